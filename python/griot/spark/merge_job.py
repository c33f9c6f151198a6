"""Merges coded reports on Spark: griot-spark-merge CODED FOLDER.

    griot-spark-merge coded merged                        # on this machine
    griot-spark-merge --submit "--master yarn --archives griot.tar.gz#griot" hdfs:///coded hdfs:///merged

CODED is what griot-spark-code wrote: Parquet with the columns of the reports and "coding". FOLDER is not there yet; in it
come "reports" (witness, label and story of each), "events", "links", and "errors" with the rows left out, as Parquet. The outcome is
that of `griot merge` with the same reports.
"""
from __future__ import annotations

import argparse
import os
import sys


def _arguments(words):
    parser = argparse.ArgumentParser(
        prog="griot-spark-merge", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("coded", help="Parquet that griot-spark-code wrote")
    parser.add_argument("folder", help="a folder that is not there yet")
    parser.add_argument("--map", default="", help="columns, as field=column: text=body,id=uri")
    parser.add_argument("--submit", help="hand the job to spark-submit, with these options")
    return parser.parse_args(words)


def main(words=None):
    words = sys.argv[1:] if words is None else words
    if words == ["--path"]:
        return print(os.path.abspath(__file__))
    told = _arguments(words)
    from griot.spark.job import columns_of, submitted

    if told.submit is not None:
        submitted(told.submit, __file__, words)
    columns = columns_of(told.map, "griot-spark-merge")

    from pyspark.sql import SparkSession

    from griot.errors import GriotError
    from griot.spark import merge

    spark = SparkSession.builder.appName("griot-spark-merge").getOrCreate()
    try:
        merged = merge(spark.read.parquet(told.coded), told.folder, columns.pop("text", "text"), **columns)
    except (GriotError, ValueError) as problem:
        sys.exit(f"griot-spark-merge: {problem}")
    reports = merged.reports.selectExpr("count(*)", "count(distinct witness)", "count(distinct story)").first()
    left = merged.errors.count()
    print(
        f"griot-spark-merge: {reports[0]} reports, {reports[1]} witnesses, {reports[2]} stories, "
        f"{merged.events.count()} events in {told.folder}" + (f"; {left} rows left out, see its errors" if left else ""),
        file=sys.stderr,
    )
    spark.stop()


if __name__ == "__main__":
    main()
