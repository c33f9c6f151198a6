"""Reports of a data frame, coded."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Optional

from ..coder import REPORT_FIELDS, Coder, report_line

# So many reports are in memory as text, line and coding at a time, whatever the size of Spark's batches.
_SLICE = 64

_EVENT = """struct<
    id: string, type: string, modes: array<string>, contexts: array<string>, quad: int, score: double, cameo: string,
    trigger: struct<text: string, start: int, end: int, `in`: string>, status: string, alleged: boolean,
    salience: string,
    actors: array<{party}>, recipients: array<{party}>,
    place: struct<text: string, start: int, end: int, `in`: string, name: string, country: string, admin1: string, lat: double, lon: double,
        geonames: bigint, precision: string>,
    date: struct<text: string, start: int, end: int, `in`: string, `from`: string, `to`: string, precision: string, basis: string>,
    numbers: array<struct<what: string, low: double, high: double, operator: string,
        of: struct<text: string, sector: string, country: string>, claimant: string, text: string, start: int,
        end: int, `in`: string>>,
    attribution: array<struct<text: string, kind: string, start: int, end: int, `in`: string>>,
    rule: string, confidence: double>""".format(
    party="struct<text: string, start: int, end: int, `in`: string, name: string, id: string, country: string, "
    "sector: string, basis: string>"
)


def code(frame, text: str = "text", *, home: Optional[str] = None, options: Optional[Mapping] = None, **columns):
    """A data frame with two columns more: `coding`, the JSON of `griot code`, and `error`, why there is none.

    - `text` and the other names (`id="uri"`, `title=…`, `lang=…`, `published=…`, `url=…`, `outlet=…`) say in which
      columns the fields of a report stand. A field that is not named is taken from the column of its own name, if
      there is one.
    - `home` is the folder with models and places on every worker; see `griot.Coder`, which takes `options` too.

    `error` is JSON with a `code` and a `message`: a report that cannot be coded is a row with an error, and never
    ends the job. What can end it is that the coder cannot be opened (`griot.SetupError`). Rows keep their
    partitions; the coder is opened once in a worker, and partitions are streamed through it.
    """
    taken = _taken(frame.columns, {"text": text, **columns})
    for name in ("coding", "error"):
        if name in frame.columns:
            raise ValueError(f"the data frame has a column '{name}' already; rename it first")
    # Days and times become the text that they are written as; ids of numbers stay numbers.
    from pyspark.sql import functions as f
    from pyspark.sql import types as t

    plain = (t.StringType, t.ByteType, t.ShortType, t.IntegerType, t.LongType)
    fields = {field.name: field.dataType for field in frame.schema.fields}
    told = [
        (f.col(_quoted(column)) if isinstance(fields[column], plain) else _as_text(f, t, column, fields[column]))
        .alias(f"griot_{field}")
        for field, column in taken.items()
    ]
    schema = t.StructType(
        frame.schema.fields + [t.StructField("coding", t.StringType()), t.StructField("error", t.StringType())]
    )
    settings = {**(options or {}), **({"home": home} if home else {})}
    return frame.select("*", *told).mapInArrow(_Mapping(list(taken), settings), schema)


def _taken(present: list[str], named: Mapping[str, Optional[str]]) -> dict[str, str]:
    """For each field of a report the column that it stands in."""
    for field, column in named.items():
        if field not in REPORT_FIELDS:
            raise TypeError(f"a report has no field '{field}'; expected one of {', '.join(REPORT_FIELDS)}")
        if column is not None and column not in present:
            raise ValueError(f"the data frame has no column '{column}'; it has {', '.join(present)}")
    taken = {field: field for field in REPORT_FIELDS if field in present and field not in named}
    taken.update((field, column) for field, column in named.items() if column is not None)
    return {field: taken[field] for field in REPORT_FIELDS if field in taken}


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _as_text(f, t, column, kind):
    if isinstance(kind, t.TimestampType):
        return f.date_format(f.to_utc_timestamp(f.col(_quoted(column)), f.current_timezone()), "yyyy-MM-dd'T'HH:mm:ss'Z'")
    return f.col(_quoted(column)).cast("string")


class _Mapping:
    """What Spark runs in each worker: batches of rows in, the same with their codings out."""

    def __init__(self, fields: list[str], options: dict):
        self.fields, self.options = fields, options

    def __call__(self, batches: Iterable) -> Iterator:
        import pyarrow

        coder = _coder(self.options)
        count = len(self.fields)
        for batch in batches:
            for start in range(0, batch.num_rows, _SLICE):
                part = batch.slice(start, _SLICE)
                told = [column.to_pylist() for column in part.columns[-count:]]
                codings, errors = _answers(coder, self.fields, told)
                kept = part.columns[:-count] + [
                    pyarrow.array(codings, pyarrow.string()), pyarrow.array(errors, pyarrow.string())
                ]
                names = part.schema.names[:-count] + ["coding", "error"]
                yield pyarrow.RecordBatch.from_arrays(kept, names)


def _answers(coder: Coder, fields: list[str], told: list[list]) -> tuple[list, list]:
    lines = b"".join(report_line(dict(zip(fields, row))) for row in zip(*told))
    codings: list[Optional[str]] = []
    errors: list[Optional[str]] = []
    for answer in coder.code_lines(lines)[0].decode().split("\n")[:-1]:
        if answer.startswith('{"report":'):
            codings.append(answer)
            errors.append(None)
        else:
            problem = json.loads(answer)["error"]
            codings.append(None)
            errors.append(json.dumps({key: problem[key] for key in ("code", "message")}, ensure_ascii=False))
    return codings, errors


_coders: dict[str, Coder] = {}


def _coder(options: dict) -> Coder:
    """The coder of this worker, opened when the first partition comes."""
    key = json.dumps(options, sort_keys=True)
    if key not in _coders:
        _coders[key] = Coder(**options)
    return _coders[key]


def events(coded, *keep: str):
    """One row an event: the columns to `keep`, then the fields of an event as `griot code` has them.

    Nested fields are structs and arrays: `actors[0].name`, `place.lat`, `date.from`.
    """
    from pyspark.sql import functions as f

    parsed = f.from_json(f.col("coding"), f"struct<report: struct<id: string>, events: array<{_EVENT}>>")
    rows = coded.where("coding is not null").select(*keep, parsed.alias("griot"))
    return rows.select(*keep, f.col("griot.report.id").alias("report"), f.explode("griot.events").alias("event")).select(
        *keep, "report", "event.*"
    )


def read_reports(spark, path: str):
    """Reports from Parquet, or from JSON lines with the fields of a report as text."""
    if _is_parquet(spark, path):
        return spark.read.parquet(path)
    return spark.read.json(path, schema=", ".join(f"{field} string" for field in REPORT_FIELDS))


def _is_parquet(spark, path: str) -> bool:
    if path.rstrip("/").endswith(".parquet"):
        return True
    hadoop = spark._jvm.org.apache.hadoop.fs.Path(path)
    system = hadoop.getFileSystem(spark._jsc.hadoopConfiguration())
    return any(status.getPath().getName().endswith(".parquet") for status in system.globStatus(
        spark._jvm.org.apache.hadoop.fs.Path(path.rstrip("/") + "/*")
    ) or [])


def coded_lines(coded, text: str = "text", **columns):
    """Codings with their reports as lines of JSON, which `griot add FILE --coded -` takes into a record.

    A data frame with one column `value`. Reports that could not be coded are left out.
    """
    from pyspark.sql import functions as f

    taken = _taken([name for name in coded.columns if name not in ("coding", "error")], {"text": text, **columns})
    report = f.to_json(f.struct(*[f.col(_quoted(column)).cast("string").alias(field) for field, column in taken.items()]))
    line = f.concat(f.expr("substring(griot, 1, length(griot) - 1)"), f.lit(',"coding":'), f.col("coding"), f.lit("}"))
    return coded.where("coding is not null").withColumn("griot", report).select(line.alias("value"))
