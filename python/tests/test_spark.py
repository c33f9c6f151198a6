"""The coder on Spark's own cluster of two workers on one machine; see test_coder.py for the environment."""
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import unittest.mock

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

import griot.spark
from griot.spark._engine import Engine
from griot.spark import merging
from griot.spark.merging import spans
from test_merge import InMemory, components, cut, lines

REPORTS = pathlib.Path(os.environ["REPORTS"])
MERGED = pathlib.Path(os.environ["MERGED"])
EXPECTED = sorted(pathlib.Path(os.environ["EXPECTED"]).read_text(encoding="utf-8").split("\n")[:-1])


def executors():
    """The processes that run this cluster's tasks: those whose parents' parents … are this one."""
    told = subprocess.run(["ps", "-eo", "pid=,ppid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in told.splitlines()]
    parents = {int(row[0]): int(row[1]) for row in rows}

    def is_ours(process):
        while process in parents and process != os.getpid():
            process = parents[process]
        return process == os.getpid()

    return [int(row[0]) for row in rows if "CoarseGrainedExecutorBackend" in row[-1] and is_ours(int(row[0]))]


class OnSpark(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        settings = {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.driver.host": "127.0.0.1",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.executor.memory": "1g",
            "spark.sql.session.timeZone": "Africa/Bamako",
            "spark.sql.shuffle.partitions": "4",
        }
        builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("griot-tests")
        for key, value in settings.items():
            builder = builder.config(key, value)
        cls.spark = builder.getOrCreate()
        cls.spark.sparkContext.setLogLevel("OFF")
        cls.reports = griot.spark.read_reports(cls.spark, str(REPORTS))

    @classmethod
    def tearDownClass(cls):
        cls.spark.stop()

    def coded(self, frame, **settings):
        return sorted(row.coding for row in griot.spark.code(frame, **settings).select("coding").collect())

    def test_gives_what_the_program_gives_however_it_is_cut(self):
        for partitions in (1, 64):
            shuffled = self.reports.orderBy(f.rand(7)).repartition(partitions)
            self.assertEqual(self.coded(shuffled), EXPECTED)

    def test_gives_the_same_when_an_executor_is_killed(self):
        copies = 12
        copy = self.spark.range(copies).withColumnRenamed("id", "copy")
        many = self.reports.crossJoin(copy).repartition(48).drop("copy")
        killed = []

        def kill():
            # In the middle: some tasks are done, others have not begun.
            tracker = self.spark.sparkContext.statusTracker()
            deadline = time.monotonic() + 120
            while time.monotonic() < deadline:
                stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
                if any(stage and stage.numTasks == 48 and stage.numCompletedTasks >= 4 for stage in stages):
                    killed.append(executors()[0])
                    os.kill(killed[0], signal.SIGKILL)
                    return
                time.sleep(0.02)

        killer = threading.Thread(target=kill)
        killer.start()
        lines = self.coded(many)
        killer.join()
        self.assertEqual(len(killed), 1)
        self.assertEqual(lines, sorted(EXPECTED * copies))

    def test_makes_errors_rows(self):
        rows = [("a", None), ("b", "Ruhe."), ("c", "Gunmen killed five farmers in Djibo on Monday.")]
        frame = self.spark.createDataFrame(rows, "uri string, body string").withColumn("lang", f.lit("en"))
        frame = frame.withColumn("lang", f.when(f.col("uri") == "b", "de").otherwise(f.col("lang")))
        coded = griot.spark.code(frame, text="body", id="uri").collect()
        self.assertEqual(
            [row.error and json.loads(row.error)["code"] for row in coded], ["report.text", "language.unsupported", None]
        )
        self.assertEqual([row.coding is None for row in coded], [True, True, False])
        self.assertEqual(coded[2].uri, "c")

    def test_reads_columns_of_days_and_times(self):
        text = "Gunmen killed five farmers in Djibo on Monday."
        frame = self.spark.createDataFrame([(1, text)], "id long, text string")
        for column in ("date'2025-06-03'", "timestamp'2025-06-03 10:00:00'", "'2025-06-03'"):
            coded = griot.spark.code(frame.withColumn("day", f.expr(column)), published="day")
            event = griot.spark.events(coded).first()
            self.assertEqual((event.report, event.type, event.date["from"]), ("1", "ASSAULT", "2025-06-02"))
        with self.assertRaises(ValueError):
            griot.spark.code(frame, text="body")
        with self.assertRaises(TypeError):
            griot.spark.code(frame, author="id")

    def test_ends_with_a_clear_error_without_a_setup(self):
        with self.assertRaises(Exception) as raised:
            griot.spark.code(self.reports, home="/nowhere", options={"languages": ["en"]}).collect()
        self.assertIn("model.missing", str(raised.exception))

    def test_merges_as_the_program_does_however_it_is_cut_and_who_is_killed(self):
        reports = [json.loads(line) for line in (MERGED / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
        codings = (MERGED / "coded.jsonl").read_text(encoding="utf-8").split("\n")
        names = ["id", "title", "text", "lang", "published", "outlet", "url"]
        rows = [(*[report.get(name) for name in names], coding) for report, coding in zip(reports, codings)]
        frame = self.spark.createDataFrame(rows, ", ".join(f"{name} string" for name in [*names, "coding"]))
        listed = {
            name: [json.loads(line) for line in (MERGED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
            for name in ("witnesses", "stories", "links")
        }
        standings = {
            (member["id"], witness["group"], member["label"], member["of"], member["containment"])
            for witness in listed["witnesses"] for member in witness["reports"]
        }
        stories = {(report, story["story"]) for story in listed["stories"] for report in story["reports"]}
        keys = ("kind", "report", "other", "share", "because")
        links = {tuple(link[key] for key in keys) for link in listed["links"]}
        self.assertEqual({link["kind"] for link in listed["links"]}, {"translation", "attribution"})
        events = sorted((MERGED / "events.jsonl").read_text(encoding="utf-8").splitlines())
        killed = []
        for partitions in (1, 64):
            with tempfile.TemporaryDirectory() as folder:
                shuffled = frame.orderBy(f.rand(partitions)).repartition(partitions)

                def kill():
                    # In the middle: some frames are kept, others are not begun.
                    deadline = time.monotonic() + 300
                    while time.monotonic() < deadline:
                        if os.path.exists(f"{folder}/merged/between/likely"):
                            killed.append(executors()[0])
                            os.kill(killed[0], signal.SIGKILL)
                            return
                        time.sleep(0.02)

                killer = threading.Thread(target=kill) if partitions > 1 else None
                if killer:
                    killer.start()
                # Once what hangs together is found by one worker, and all in a task or two; once by all and in many.
                few, block = (Engine.few, Engine.block) if partitions == 1 else (0, 64)
                with unittest.mock.patch.multiple(Engine, few=few, block=block):
                    merged = griot.spark.merge(shuffled, f"{folder}/merged")
                if killer:
                    killer.join()
                found = merged.reports.collect()
                self.assertEqual({(r.id, r.witness, r.label, r.of, r.containment) for r in found}, standings)
                self.assertEqual({(r.id, r.story) for r in found}, stories)
                self.assertEqual({tuple(link[key] for key in keys) for link in merged.links.collect()}, links)
                rows = merged.events.collect()
                self.assertEqual(sorted(event.line for event in rows), events)
                for row in rows:
                    told, had = json.loads(row.line), row.asDict(recursive=True)
                    del had["line"]
                    self.assertEqual(had, told)
                self.assertEqual(sorted(os.listdir(f"{folder}/merged")), ["errors", "events", "links", "reports"])
        self.assertEqual(len(killed), 1)

    def test_finds_what_hangs_together_and_cuts_what_is_too_large(self):
        dice = random.Random(3)
        # A long group, one that is just large enough, one that is not, and pairs, all mixed.
        nodes = dice.sample(range(1000), 160)
        edges = set()
        for start, end, reach in ((0, 90, 6), (90, 102, 3), (102, 113, 3)):
            own = sorted(nodes[start:end])
            edges |= {(one, own[place + 1]) for place, one in enumerate(own[:-1])}
            edges |= {(one, dice.choice(own[place + 1 : place + 1 + reach])) for place, one in enumerate(own[:-1])}
        edges |= {tuple(sorted(pair)) for pair in zip(nodes[113::2], nodes[114::2])}
        edges = sorted(edges)
        roots = components(edges)
        expected = cut(roots, edges, 8)
        self.assertGreater(len(set(expected.values())), len(set(roots.values())) + 8)
        pairs = self.spark.createDataFrame(edges, "one long, other long").repartition(3)
        with tempfile.TemporaryDirectory() as folder:
            engine = Engine(self.spark, folder)
            for few in (len(edges) - 1, len(edges)):
                with unittest.mock.patch.object(Engine, "few", few):
                    groups = engine.components(f"some-{few}", pairs)
                    self.assertEqual({row.node: row.root for row in groups.collect()}, roots)
            found = spans(engine, groups, pairs, 8)
            self.assertEqual({row.node: row.root for row in found.collect()}, expected)
            found = spans(Engine(self.spark, f"{folder}/whole"), groups, pairs, 64)
            self.assertEqual({row.node: row.root for row in found.collect()}, roots)

    def test_cuts_stories_as_it_is_done_in_memory(self):
        coded = lines("coded-reports.jsonl")
        expected = InMemory(coded)
        expected = {expected.reports[n]["id"]: name for n, (_, name) in expected.stories(expected.witnesses(), 16).items()}
        with tempfile.TemporaryDirectory() as folder, unittest.mock.patch.object(Engine, "block", 64):
            made = merging._Merging(Engine(self.spark, folder))
            made.settings = {**made.settings, "span": 16}
            reports, _ = made.read(self.spark.createDataFrame([(line,) for line in coded], "line string").repartition(3))
            stood = made.stories(reports, made.witnesses(reports))
            found = {row.id: row.story for row in made.standings(reports, stood).collect()}
        self.assertEqual(found, expected)
        whole = {report: story["story"] for story in map(json.loads, lines("stories.jsonl")) for report in story["reports"]}
        self.assertNotEqual(found, whole)

    def test_merges_into_a_folder_of_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            self.spark.sparkContext.setCheckpointDir(folder)
            merged = griot.spark.merge(griot.spark.code(self.reports))
            self.assertEqual(merged.reports.count(), len(EXPECTED))
            self.assertIn("/griot-merge-", merged.events.inputFiles()[0])

    def test_does_not_merge_versions(self):
        rows = [("a", "Gunmen killed five farmers."), ("a", "Gunmen killed six farmers.")]
        coded = griot.spark.code(self.spark.createDataFrame(rows, "id string, text string").withColumn("lang", f.lit("en")))
        with tempfile.TemporaryDirectory() as folder:
            with self.assertRaisesRegex(ValueError, "2 texts have the id 'a'"):
                griot.spark.merge(coded, f"{folder}/merged")
            for name, column, value in (("id", "id", ""), ("URL", "url", "https://example.org/a")):
                told = coded.withColumn("url", f.lit("")).withColumn("id", f.monotonically_increasing_id().cast("string"))
                told = griot.spark.code(told.drop("coding", "error").withColumn(column, f.lit(value)))
                with self.assertRaisesRegex(ValueError, f"2 texts have the {name} '{value}'"):
                    griot.spark.merge(told, f"{folder}/merged-{name}")
            # Nothing is written over, and nothing of others removed.
            os.makedirs(f"{folder}/own/between/mine")
            with self.assertRaisesRegex(ValueError, "is there already"):
                griot.spark.merge(coded, f"{folder}/own")
            self.assertTrue(os.path.exists(f"{folder}/own/between/mine"))

    def test_merges_what_can_be_read(self):
        rows = [("a", "Gunmen killed five farmers.", ""), ("b", "Gunmen killed six farmers.", ""), (None, "Gunmen fled.", "x")]
        frame = self.spark.createDataFrame(rows, "id string, text string, url string").withColumn("lang", f.lit("en"))
        coded = griot.spark.code(frame)
        # A text that grew after it was coded, and a row that came twice.
        cut = f.when(f.col("id") == "b", f.lit("Gunmen killed six farmers. Others fled.")).otherwise(f.col("text"))
        coded = coded.withColumn("text", cut).union(coded.where("id = 'a'"))
        with tempfile.TemporaryDirectory() as folder:
            merged = griot.spark.merge(coded, f"{folder}/merged")
            self.assertEqual([row.id for row in merged.reports.collect()], ["a"])
            errors = sorted((row.id or "", row.code) for row in merged.errors.collect())
            self.assertEqual(errors, [("", "coding.missing"), ("b", "coding.text")])

    def test_runs_as_a_job(self):
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "MASTER": "local[2]", "SPARK_LOCAL_IP": "127.0.0.1"}
            tools = pathlib.Path(sys.executable).parent

            def run(*words):
                return subprocess.run(words, env=environment, capture_output=True, text=True, check=False)

            # JSON lines in, by itself.
            coded = f"{folder}/coded.parquet"
            done = run(tools / "griot-spark-code", str(REPORTS), coded)
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])
            self.assertEqual(sorted(row.coding for row in self.spark.read.parquet(coded).collect()), EXPECTED)
            # Parquet in, under other names, by spark-submit, and lines for a record too.
            reports = f"{folder}/reports.parquet"
            self.reports.withColumnRenamed("text", "body").write.parquet(reports)
            job = [tools / "griot-spark-code", "--submit", "--master local[2]", "--map", "text=body"]
            done = run(*job, "--lines", f"{folder}/lines", reports, f"{folder}/again")
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])
            lines = sorted(row.value for row in self.spark.read.text(f"{folder}/lines").collect())
            self.assertEqual(sorted(line[line.index(',"coding":') + 10 : -1] for line in lines), EXPECTED)
            texts = {json.loads(line)["id"]: json.loads(line)["text"] for line in REPORTS.read_text().splitlines()}
            self.assertEqual({json.loads(line)["id"]: json.loads(line)["text"] for line in lines}, texts)
            # The same lines out of Parquet, and into a record.
            done = run(tools / "griot-coded-lines", "--map", "text=body", f"{folder}/again")
            self.assertEqual(sorted(map(json.loads, done.stdout.splitlines()), key=lambda line: line["id"]),
                             sorted(map(json.loads, lines), key=lambda line: line["id"]))
            if os.environ.get("GRIOT"):
                record = f"{folder}/record.griot"
                subprocess.run([os.environ["GRIOT"], "init", record], check=True, capture_output=True)
                added = subprocess.run(
                    [os.environ["GRIOT"], "add", record, "--coded", "-"], input=done.stdout, capture_output=True, text=True,
                    check=False,
                )
                self.assertEqual(added.returncode, 0, added.stderr)
                self.assertIn(f"{len(EXPECTED)} new, 0 known", added.stderr)
            # And merged.
            done = run(tools / "griot-spark-merge", "--map", "text=body", f"{folder}/again", f"{folder}/merged")
            self.assertEqual(done.returncode, 0, done.stderr[-2000:])
            self.assertIn(f"{len(EXPECTED)} reports", done.stderr)
            # What is there already is not written over.
            self.assertNotEqual(run(tools / "griot-spark-code", str(REPORTS), coded).returncode, 0)


if __name__ == "__main__":
    unittest.main()
