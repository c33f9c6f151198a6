"""The coder on Spark's own cluster of two workers on one machine; see test_coder.py for the environment."""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

import griot.spark

REPORTS = pathlib.Path(os.environ["REPORTS"])
EXPECTED = sorted(pathlib.Path(os.environ["EXPECTED"]).read_text(encoding="utf-8").split("\n")[:-1])


def executors():
    """The processes that run this cluster's tasks."""
    found = subprocess.run(
        ["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True, check=False
    ).stdout.split()
    return [int(process) for process in found]


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
            # What is there already is not written over.
            self.assertNotEqual(run(tools / "griot-spark-code", str(REPORTS), coded).returncode, 0)


if __name__ == "__main__":
    unittest.main()
