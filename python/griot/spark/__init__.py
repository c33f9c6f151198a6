"""griot on Apache Spark: the coder in each worker, partitions streamed through it.

    import griot.spark

    coded = griot.spark.code(reports, text="body", id="uri", published="date")
    coded.write.parquet("coded")                        # the reports, with "coding" and "error"
    griot.spark.events(coded).groupBy("type").count()   # one row an event

The result is the same, byte for byte, for any number of partitions, workers and retries.
"""
from .coding import code, coded_lines, events, read_reports
from .merging import Merged, merge

__all__ = ["Merged", "code", "coded_lines", "events", "merge", "read_reports"]
