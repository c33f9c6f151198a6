"""What Spark costs: reports a second for one and two workers beside `griot code`, and the memory of a worker over time.

    .build-library/python/bin/python scripts/bench-spark.py .build/release/griot REPORTS.jsonl [--copies N]

Each report is coded in all of: `griot code` with one and two threads, Spark with one executor and with two. All in
one run on one machine, so that the ratios mean something where the seconds do not. Memory is what the processes
that hold the coder have resident, sampled twice a second: the most in each quarter of the run.
"""
import argparse
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

    @property
    def quarters(self):
        size = max(1, len(self.samples) // 4)
        return [max(self.samples[start : start + size], default=0) for start in range(0, 4 * size, size)]


def by_command(griot, reports, threads):
    start = time.monotonic()
    with open(reports, "rb") as lines, open(os.devnull, "wb") as nothing:
        subprocess.run([griot, "code", "--jsonl", "-", "--threads", str(threads)], stdin=lines, stdout=nothing, check=True)
    return time.monotonic() - start


def by_spark(reports, workers, folder):
    """Seconds of the job alone, without the start of the cluster, and the memory of its workers by quarter."""
    from pyspark.sql import SparkSession

    import griot.spark

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1024]")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    try:
        frame = griot.spark.read_reports(spark, str(reports)).repartition(16).persist()
        frame.count()
        # The coders are opened once a worker, and stay: that is not what a report costs.
        griot.spark.code(frame.limit(workers * 2).repartition(workers * 2)).count()
        start = time.monotonic()
        with Watch() as watch:
            griot.spark.code(frame).write.mode("overwrite").parquet(f"{folder}/coded-{workers}")
        return time.monotonic() - start, watch.quarters
    finally:
        spark.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("griot")
    parser.add_argument("reports", type=pathlib.Path)
    parser.add_argument("--copies", type=int, default=1, help="code so many copies of each report")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
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
