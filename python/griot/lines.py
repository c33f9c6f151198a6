"""Codings out of Parquet as lines for a record: griot-coded-lines CODED | griot add FILE --coded -

CODED is a folder or file that `griot-spark-code`, or `griot.spark.code`, wrote: reports with a column "coding".
Reports without a coding are left out, and counted on standard error.
"""
from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping
from typing import Optional

from .coder import REPORT_FIELDS


def coded_lines(path: str, columns: Optional[Mapping[str, str]] = None) -> Iterator[bytes]:
    """Lines of JSON, each a report and its coding, one batch of Parquet in memory at a time.

    `columns` says where fields of a report stand that do not stand under their own names: `{"text": "body"}`.
    """
    try:
        from pyarrow import dataset
    except ImportError:
        raise ImportError("reading Parquet needs pyarrow: pip install 'griot[spark]'") from None
    coded = dataset.dataset(path, format="parquet")
    present = coded.schema.names
    named = dict(columns or {})
    missing = [column for column in [*named.values(), "coding"] if column not in present]
    if missing:
        raise ValueError(f"'{path}' has no column '{missing[0]}'; it has {', '.join(present)}")
    taken = {field: named.get(field, field) for field in REPORT_FIELDS}
    taken = {field: column for field, column in taken.items() if column in present}
    for batch in coded.to_batches(columns=[*taken.values(), "coding"]):
        for row in batch.to_pylist():
            if row["coding"] is None:
                continue
            report = {field: row[column] for field, column in taken.items() if row[column] is not None}
            line = json.dumps(report, ensure_ascii=False, default=str)
            yield f'{line[:-1]},"coding":{row["coding"]}}}\n'.encode()


def columns_named(words: str) -> dict[str, str]:
    """What `--map` says: in which column a field of a report stands, as `text=body,id=uri`."""
    try:
        return dict(pair.split("=", 1) for pair in words.split(",") if pair)
    except ValueError:
        raise ValueError("'--map' is no list of field=column, such as text=body,published=date") from None


def main(words=None):
    parser = argparse.ArgumentParser(
        prog="griot-coded-lines", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("coded", help="a folder or file of Parquet")
    parser.add_argument("--map", default="", help="columns, as field=column: text=body,id=uri")
    told = parser.parse_args(words)
    try:
        for line in coded_lines(told.coded, columns_named(told.map)):
            sys.stdout.buffer.write(line)
    except (ValueError, OSError) as problem:
        sys.exit(f"griot-coded-lines: {problem}")


if __name__ == "__main__":
    main()
