"""What Spark costs: reports a second for one and two workers beside `griot code`, and the memory of a worker over time.

    .build-library/python/bin/python scripts/bench-spark.py .build/release/griot REPORTS.jsonl [--copies N]
    .build-library/python/bin/python scripts/bench-spark.py --memory N .build/release/griot REPORTS.jsonl
    .build-library/python/bin/python scripts/bench-spark.py --merge .build/release/griot REPORTS.jsonl

Each report is coded in all of: `griot code` with one and two threads, Spark with one executor and with two. All in
one run on one machine, so that the ratios mean something where the seconds do not. Memory is what the processes
that hold the coder have resident, sampled twice a second: the most in each quarter of the run. With --memory it is the
most in each tenth of a run of two workers over N reports, which are the beginnings of those in the file, again and
again: what grows with the number of reports shows, and the run is short. With --merge it is what merging costs.
"""
import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import time


def resident(pattern):
    """The largest resident set, in MB, of the processes whose command has `pattern` in it."""
    most = 0
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if pattern in (folder / "cmdline").read_bytes().decode(errors="replace"):
                status = (folder / "status").read_text()
                most = max(most, int(status.split("VmRSS:")[1].split()[0]) // 1024)
        except (OSError, IndexError):
            continue
    return most


class Watch:
    """Samples the memory of workers while something runs."""

    def __enter__(self):
        self.samples, self.done = [], threading.Event()
        self.thread = threading.Thread(target=self.sample)
        self.thread.start()
        return self

    def sample(self):
        while not self.done.wait(0.5):
            self.samples.append(resident("pyspark.daemon"))

    def __exit__(self, *exception):
        self.done.set()
        self.thread.join()

    def most(self, parts):
        """The most in each of so many parts of the run."""
        size = max(1, len(self.samples) // parts)
        return [max(self.samples[start : start + size], default=0) for start in range(0, parts * size, size)]


def by_command(griot, reports, threads):
    start = time.monotonic()
    with open(reports, "rb") as lines, open(os.devnull, "wb") as nothing:
        subprocess.run([griot, "code", "--jsonl", "-", "--threads", str(threads)], stdin=lines, stdout=nothing, check=True)
    return time.monotonic() - start


@contextlib.contextmanager
def cluster(workers):
    """Spark's own cluster on this machine, of workers with a core and a gigabyte each."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "8")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    try:
        yield spark
    finally:
        spark.stop()


def by_spark(reports, workers, folder, parts=4):
    """Seconds of the job alone, without the start of the cluster, and the memory of its workers by parts of the run."""
    import griot.spark

    with cluster(workers) as spark:
        frame = griot.spark.read_reports(spark, str(reports)).repartition(16).persist()
        frame.count()
        # The coders are opened once a worker, and stay: that is not what a report costs.
        griot.spark.code(frame.limit(workers * 2).repartition(workers * 2)).count()
        start = time.monotonic()
        with Watch() as watch:
            griot.spark.code(frame).write.mode("overwrite").parquet(f"{folder}/coded-{workers}")
        return time.monotonic() - start, watch.most(parts)


def merged_by_spark(coded, workers, folder):
    """Seconds of a merge, what was shuffled in MB, the most that a worker held, and the lines of the events."""
    import griot.spark

    with cluster(workers) as spark:
        frame = spark.read.parquet(str(coded))
        start = time.monotonic()
        with Watch() as watch:
            merged = griot.spark.merge(frame, f"{folder}/merged-{workers}")
        seconds = time.monotonic() - start
        quantiles = spark.sparkContext._gateway.new_array(spark._jvm.double, 0)
        stages = spark.sparkContext._jsc.sc().statusStore().stageList(None, False, False, quantiles, None)
        shuffled = sum(stages.apply(number).shuffleWriteBytes() for number in range(stages.size()))
        return seconds, shuffled / 1e6, max(watch.samples), sorted(row.line for row in merged.events.collect())


def merging(told, folder):
    """Prints what a merge costs on Spark beside `griot merge`, and whether both find the same events."""
    griot, folder = told.griot, pathlib.Path(folder)
    with cluster(2) as spark:
        import griot.spark as on_spark

        frame = on_spark.read_reports(spark, str(told.reports))
        on_spark.code(frame.repartition(8)).write.parquet(f"{folder}/coded")
        on_spark.coded_lines(spark.read.parquet(f"{folder}/coded")).write.text(f"{folder}/lines")
        count = frame.count()
    record = str(folder / "record.griot")
    subprocess.run([griot, "init", record], check=True, capture_output=True)
    lines = b"".join(path.read_bytes() for path in sorted((folder / "lines").glob("part-*")))
    subprocess.run([griot, "add", record, "--coded", "-"], input=lines, check=True, capture_output=True)
    start = time.monotonic()
    subprocess.run([griot, "merge", record], check=True)
    print(f"\n{count} reports\n\n| | seconds | shuffled, KB a report | memory of a worker, MB |\n|---|---|---|---|")
    print(f"| griot merge | {time.monotonic() - start:.1f} | | |")
    listed = subprocess.run([griot, "events", record, "--jsonl"], check=True, capture_output=True).stdout
    expected = sorted(listed.decode().splitlines())
    for workers in (1, 2):
        seconds, shuffled, most, events = merged_by_spark(folder / "coded", workers, folder)
        print(f"| Spark, {workers} workers | {seconds:.1f} | {shuffled * 1000 / count:.0f} | {most} |", flush=True)
        if events != expected:
            sys.exit("Spark found other events than griot merge")


def beginnings(reports, count, path, length=300):
    """Writes `count` reports of about `length` characters."""
    lines = reports.read_text(encoding="utf-8").splitlines()
    with open(path, "w", encoding="utf-8") as many:
        for number in range(count):
            report = json.loads(lines[number % len(lines)])
            end = report["text"].find(". ", length)
            report.update(id=f"{report['id']}-{number}", text=report["text"][: end + 1 or length])
            many.write(json.dumps(report, ensure_ascii=False) + "\n")


def memory(told, folder):
    """Prints what a worker holds over many reports."""
    reports = pathlib.Path(folder) / "reports.jsonl"
    beginnings(told.reports, told.memory, reports)
    seconds, parts = by_spark(reports, 2, folder, parts=10)
    print(f"{told.memory} reports of {reports.stat().st_size / told.memory / 1000:.1f} KB, 2 workers, {seconds:.0f} s")
    print(f"memory of a worker by tenth of the run, MB: {' '.join(str(part) for part in parts)}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("griot")
    parser.add_argument("reports", type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=1, help="code so many copies of each report")
    parser.add_argument("--memory", type=int, metavar="N", help="only watch the memory of workers over N reports")
    parser.add_argument("--merge", action="store_true", help="only merge the reports, on Spark and by griot merge")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if told.memory:
            return memory(told, folder)
        if told.merge:
            return merging(told, folder)
        reports = pathlib.Path(folder) / "reports.jsonl"
        with open(reports, "wb") as many:
            for _ in range(told.copies):
                many.write(told.reports.read_bytes())
        count = sum(1 for _ in open(reports, "rb"))
        print(f"{count} reports of {reports.stat().st_size / count / 1000:.1f} KB\n")
        print("| | seconds | reports a second | memory of a worker by quarter, MB |")
        print("|---|---|---|---|")
        seconds = {}
        for threads in (1, 2):
            seconds["code", threads] = by_command(told.griot, reports, threads)
            print(f"| griot code, {threads} threads | {seconds['code', threads]:.1f} | {count / seconds['code', threads]:.0f} | |")
        for workers in (1, 2):
            seconds["spark", workers], quarters = by_spark(reports, workers, folder)
            print(f"| Spark, {workers} workers | {seconds['spark', workers]:.1f} | {count / seconds['spark', workers]:.0f} "
                  f"| {' '.join(str(quarter) for quarter in quarters)} |")
        for number in (1, 2):
            cost = (seconds["spark", number] - seconds["code", number]) * number / count * 1000
            print(f"\nSpark costs {cost:.2f} ms of a core more for each report with {number} workers.")


if __name__ == "__main__":
    main()
