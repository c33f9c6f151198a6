"""Codes the reports of a file or folder on Spark: griot-spark-code INPUT OUTPUT.

    griot-spark-code reports.jsonl coded                  # on this machine
    griot-spark-code --submit "--master yarn --archives griot.tar.gz#griot" hdfs:///reports hdfs:///coded
    spark-submit --master yarn $(python3 -m griot.spark.job --path) hdfs:///reports hdfs:///coded

INPUT are JSON lines or Parquet with the fields of a report. OUTPUT is a folder that is not there yet: Parquet with
the columns of INPUT, "coding" and "error". With --lines FOLDER there are JSON lines of reports with their codings
beside it, for `griot add FILE --coded -`; griot-coded-lines makes them of OUTPUT at any time.
"""
from __future__ import annotations

import argparse
import os
import shlex
import shutil
import sys


def _arguments(words):
    parser = argparse.ArgumentParser(
        prog="griot-spark-code", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input", help="JSON lines or Parquet, a file or a folder")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--lines", metavar="FOLDER", help="write JSON lines of reports with their codings too")
    parser.add_argument("--map", default="", help="columns, as field=column: text=body,published=date")
    parser.add_argument("--home", help="the folder with models and places on every worker")
    parser.add_argument("--lang", help="the language of all reports: en or fr")
    parser.add_argument("--published", help="when the reports appeared, where they do not say so")
    parser.add_argument("--partitions", type=int, help="into how many parts the reports are split")
    parser.add_argument("--submit", help="hand the job to spark-submit, with these options")
    return parser.parse_args(words)


def main(words=None):
    words = sys.argv[1:] if words is None else words
    if words == ["--path"]:
        return print(os.path.abspath(__file__))
    told = _arguments(words)
    if told.submit is not None:
        submitted(told.submit, __file__, words)
    columns = columns_of(told.map, "griot-spark-code")
    from pyspark.sql import SparkSession

    from griot import spark as griot_spark

    spark = SparkSession.builder.appName("griot-spark-code").getOrCreate()
    reports = griot_spark.read_reports(spark, told.input)
    if told.partitions:
        reports = reports.repartition(told.partitions)
    options = {key: value for key, value in (("lang", told.lang), ("published", told.published)) if value}
    text = columns.pop("text", "text")
    coded = griot_spark.code(reports, text, home=told.home, options=options, **columns)
    coded.write.parquet(told.output)
    written = spark.read.parquet(told.output)
    counts = written.selectExpr("count(*)", "count(error)").first()
    if told.lines:
        griot_spark.coded_lines(written, text, **columns).write.text(told.lines)
    print(f"griot-spark-code: {counts[0]} reports in {told.output}, {counts[1]} with an error", file=sys.stderr)
    spark.stop()


def submitted(options: str, path: str, words):
    """Ends this process as `spark-submit` of a job: that of the cluster, else the one that came with pyspark."""
    submit = shutil.which("spark-submit") or os.path.join(os.path.dirname(sys.executable), "spark-submit")
    os.execv(submit, [submit, *shlex.split(options), os.path.abspath(path), *_without_submit(words)])


def columns_of(map: str, program: str) -> dict:
    """What `--map` says; ends the program where that is nothing."""
    from griot.lines import columns_named

    try:
        return columns_named(map)
    except ValueError as problem:
        sys.exit(f"{program}: {problem}")


def _without_submit(words):
    words = iter(words)
    for word in words:
        if word == "--submit":
            next(words, None)
        elif not word.startswith("--submit="):
            yield word


if __name__ == "__main__":
    main()
