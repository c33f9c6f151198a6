"""Coded reports merged: which carry one text, which tell one story, and which claims are of one happening.

It does what `griot merge` does, and comes to the same, on as many machines as Spark has. The library takes every decision
(`griot_merge_step`); here rows are joined, counted and sorted between its steps, as docs/reference/merge-steps.md has it.
"""
from __future__ import annotations

import json
import uuid
from typing import NamedTuple, Optional

from .._library import merge_step
from ._engine import Engine, followed
from ._steps import Made, packed, step, task, unpacked
from .coding import coded_lines

# So many reports or claims that follow each other in time are compared in one task; copies come within days, so that
# most of what a task needs stands in its own block.
_BLOCK = 256
# So many rows are handed to the library at a time.
_SLICE = 128


class Merged(NamedTuple):
    """What a merge found, as data frames."""

    reports: object
    """One row a report: `id`, `witness` (the id of the report that its text goes back to), `label`, `of` and
    `containment` (from which report it was taken, and how much of it is there), `story`."""
    events: object
    """One row an event: its fields as columns, and `line`, the event as `griot events --jsonl` has it."""
    links: object
    """Ties between witnesses that may go back to one origin: `kind`, `report`, `other`, `share`, `because`."""
    errors: object
    """Rows whose coding could not be read, or is not of their text, and which were left out: `id`, `code`, `message`."""


def merge(coded, folder: Optional[str] = None, text: str = "text", **columns) -> Merged:
    """Finds the witnesses, stories and events of coded reports.

    - `coded` is what `griot.spark.code` gave: reports with an id and a column `coding`. Rows without a coding are left out.
    - `folder` is where what is found is kept, as Parquet: a folder that is not there yet, of any kind that Spark reads
      and writes; without one it is a new one in Spark's folder of checkpoints, else in that of its tables. What is only
      needed on the way stands there too while it runs.
    - `text` and `columns` say in which columns the fields of a report stand, as for `griot.spark.code`.

    The outcome is that of `griot add --coded` and `griot merge` with the same reports, coded by griot, in any order and in
    any number of partitions. Two texts under one id or one URL are a `ValueError`: a record takes the later for a version of
    the earlier, and here none is later.
    """
    spark = coded.sparkSession
    if folder is None:
        place = spark._jsc.sc().getCheckpointDir()
        place = place.get() if place.isDefined() else spark.conf.get("spark.sql.warehouse.dir")
        folder = f"{place.rstrip('/')}/griot-merge-{uuid.uuid4().hex}"
    path, files = _path(spark, folder)
    if files.exists(path):
        raise ValueError(f"'{folder}' is there already; name a folder that is not")
    between, found = Engine(spark, f"{folder.rstrip('/')}/between"), Engine(spark, folder)
    made = _Merging(between)
    lines = coded_lines(coded, text, **columns)
    files.mkdirs(path)
    try:
        reports, errors = made.read(lines)
        reports = made.stories(reports, made.witnesses(reports))
        return Merged(
            errors=found.kept("errors", errors),
            reports=found.kept("reports", made.standings(reports)),
            events=found.kept("events", made.events(made.accounts(reports))),
            links=found.kept("links", made.links(reports)),
        )
    finally:
        files.delete(_path(spark, between.folder)[0], True)


def _path(spark, folder: str):
    """A folder as Hadoop knows it, and the file system that it is in."""
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    return path, path.getFileSystem(spark._jsc.hadoopConfiguration())


class _Merging:
    """The steps of one merge."""

    def __init__(self, engine: Engine):
        self.engine = engine
        self.settings = step("settings", ["{}"])[0]

    # Reports

    def read(self, lines):
        """The reports with what they are joined by, and the rows that are none: `n` is a report's place in the order in
        which they were written, `r` that in the order of publication."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        told = self.engine.kept("read", lines.mapInArrow(_read, _READ))
        read = told.where("code is null").drop("code", "message")
        for column, what in (("id", "id"), ("url", "URL")):
            named = read.where(f"{column} != ''" if column == "url" else "true")
            double = named.groupBy(column).agg(f.countDistinct("content").alias("texts")).where("texts > 1").first()
            if double:
                raise ValueError(f"{double['texts']} texts have the {what} '{double[column]}'; keep the one that counts")
        # Of rows with one id and one text one counts.
        row = f.row_number().over(Window.partitionBy("id").orderBy("report"))
        read = self.engine.kept("once", read.withColumn("row", row).where("row = 1").drop("row", "content"))
        standing = self.engine.numbered("standing", read.select("id", "standing"), "n", "standing").drop("standing")
        published = self.engine.numbered("published", read.select("id", "publication"), "r", "publication").drop("publication")
        placed = read.drop("standing", "publication").join(standing, "id").join(published, "id")
        return self.engine.kept("placed", placed), told.where("code is not null").select("id", "code", "message")

    def witnesses(self, reports):
        """For each report `n` its witness, by the report that it goes back to, and what it was taken from."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        first = f.when(f.col("twins").isNotNull(), f.min("n").over(Window.partitionBy("twins"))).otherwise(f.col("n"))
        twins = reports.select("n", first.alias("first"))
        firsts = reports.select("n", "keys", "shingles").join(twins.where("n = first").select("n"), "n")
        pairs = self.engine.kept("pairs", self._pairs(firsts))
        shingles = self.engine.kept("shingles", firsts.select("n", f.explode("shingles").alias("shingle")))
        usual = self.settings["families"]
        singles = self.engine.kept(
            "singles", shingles.groupBy("shingle").agg(f.count("*").alias("families")).where(f"families > {usual}")
        )
        likely = self.engine.kept("likely", self._compared(reports, pairs, shingles, singles, _likely, _LIKELY))
        families = self.engine.components("families", likely.where("family").select("one", "other"))
        family = f.coalesce("root", "n")
        named = shingles.join(singles.select("shingle"), "shingle").join(families.withColumnRenamed("node", "n"), "n", "left")
        counted = self.engine.kept(
            "counted",
            named.groupBy("shingle").agg(f.countDistinct(family).alias("families")).where(f"families > {usual}"),
        )
        ties = self.engine.kept("ties", self._compared(reports, likely.drop("family"), shingles, counted, _ties, _TIES))
        same = twins.where("n != first").select(f.col("n").alias("one"), f.col("first").alias("other"))
        groups = self.engine.components("copies", ties.select("one", "other").union(same))
        texts = groups.select(f.col("node").alias("n"), "root").join(reports.select("n", "report"), "n")
        tied = ties.join(groups.withColumnRenamed("node", "one"), "one")
        told = _by_root(texts).cogroup(_by_root(tied)).applyInPandas(_witnesses, _STANDING)
        return self.engine.kept("standings", told)

    def _pairs(self, firsts):
        """The reports that share a key, each with the next ones under it."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        most, reach = self.settings["all_pairs"], self.settings["reports"]
        keyed = firsts.select("n", f.explode("keys").alias("key"))
        sized = keyed.withColumn("size", f.count("*").over(Window.partitionBy("key"))).where("size > 1")
        few = followed(sized.where(f"size <= {most}"), "key", ["n"], "n", most - 1, "other")
        return few.union(followed(sized.where(f"size > {most}"), "key", ["n"], "n", reach, "other")).distinct()

    def _compared(self, reports, pairs, shingles, counts, work, schema):
        """Pairs of reports compared, with the counts of the shingles that they have."""
        from pyspark.sql import functions as f

        counted = shingles.join(counts, "shingle").groupBy("n").agg(f.collect_list(f.struct("shingle", "families")).alias("known"))
        told = counted.select("n", f.expr("transform(known, k -> k.shingle)").alias("shingles"),
                              f.expr("transform(known, k -> k.families)").alias("families"))
        texts = reports.select("n", "report").join(told, "n", "left")
        return _in_blocks(texts, "n", pairs, work, schema)

    # Stories

    def stories(self, reports, standings):
        """The reports with their witness and story, by the places of the reports that these begin with."""
        from pyspark.sql import functions as f

        alone = {"witness": f.col("n"), "label": f.lit("independent")}
        known = reports.join(standings, "n", "left")
        known = known.withColumns({name: f.coalesce(name, value) for name, value in alone.items()})
        known = self.engine.kept("told", known.drop("keys", "shingles", "twins"))
        # A witness is one text, with the place in the order of publication of its first report.
        dated = f.min(f.when(f.col("first_day").isNotNull(), f.struct("r", "first_day", "last_day"))).alias("dated")
        texts = known.groupBy("witness").agg(f.min("r").alias("t"), f.collect_list("terms").alias("texts"), dated)
        texts = self.engine.kept("texts", texts.mapInPandas(_united, _TEXT))
        vectors = self._weighed(texts)
        near = self.engine.kept("near", self._near(vectors))
        neighbours = self.engine.kept(
            "neighbours", _in_blocks(vectors.select("t", "vector"), "t", near, _neighbours, _NEIGHBOURS)
        )
        groups = self.engine.components("stories", neighbours.select("one", "other"))
        grouped = groups.withColumnRenamed("node", "t").join(vectors, "t").drop("heaviest")
        tied = neighbours.join(groups.withColumnRenamed("node", "one"), "one")
        told = self.engine.kept("grouped", _by_root(grouped).cogroup(_by_root(tied)).applyInPandas(_stories, _STORY))
        placed = texts.select("witness", "t").join(told, "t", "left").select("witness", f.coalesce("s", "t").alias("s"))
        names = known.select(f.col("r").alias("s"), f.col("story").alias("name"))
        return self.engine.kept("stood", known.drop("story", "terms").join(placed, "witness").join(names, "s"))

    def _weighed(self, texts):
        from pyspark.sql import functions as f

        total = texts.count()
        terms = texts.select("t", f.posexplode("ids").alias("place", "term"))
        counts = terms.groupBy("term").agg(f.count("*").alias("count"))
        told = terms.join(counts, "term").groupBy("t").agg(f.sort_array(f.collect_list(f.struct("place", "count"))).alias("told"))
        counted = told.select("t", f.expr("transform(told, k -> k.count)").alias("counts"))
        joined = texts.join(counted, "t", "left").select("t", "terms", "first_day", "last_day", "counts", f.lit(total).alias("total"))
        return self.engine.kept("vectors", joined.mapInPandas(_weighed, _VECTOR))

    def _near(self, vectors):
        """Texts that may be alike: each block has its own entries, and as many after each as a text may meet."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        entries = vectors.select("t", f.explode("heaviest").alias("entry")).select("t", "entry.term", "entry.weight")
        before = Window.partitionBy("term").orderBy("t").rowsBetween(-self.settings["entries"], 0)
        needed = entries.withColumn("blocks", f.collect_set(_block("t")).over(before))
        needed = needed.select("t", "term", "weight", f.explode("blocks").alias("block"))
        return needed.groupBy("block").applyInPandas(_near, _PAIR)

    # Events

    def accounts(self, reports):
        """The claims of all reports: `p` is their place in the order in which they were told."""
        from pyspark.sql import functions as f

        pairs = f.arrays_zip("claims", "accounts")
        columns = ["n", "given", "day", "outlet", "witness", "s", "name"]
        claims = reports.select(*columns, f.posexplode(pairs).alias("k", "told"))
        claims = claims.select(*columns, "k", "told.claims", "told.accounts").toDF(*columns, "k", "claim", "account")
        order = [f.col("day").asc_nulls_last(), "claim", "n", "k"]
        return self.engine.kept("claims", self.engine.numbered("claimed", claims, "p", *order))

    def events(self, accounts):
        from pyspark.sql import functions as f

        keyed = self.engine.kept("keys", accounts.mapInPandas(_keys, "p long, day long, keys array<long>"))
        entries = keyed.select("p", "day", f.explode("keys").alias("key"))
        met = followed(entries, "key", ["day", "p"], "p", self.settings["accounts"], "other").where("one != other")
        pairs = self.engine.kept("met", met.select(f.least("one", "other").alias("one"), f.greatest("one", "other").alias("other")).distinct())
        links = self.engine.kept("linked", _in_blocks(accounts, "p", pairs, _linked, _LINK))
        groups = self.engine.components("happenings", links.select("one", "other"))
        rooted = accounts.join(groups.withColumnRenamed("node", "p"), "p", "left").withColumn("root", f.coalesce("root", "p"))
        tied = links.join(groups.withColumnRenamed("node", "one"), "one")
        told = _by_root(rooted).cogroup(_by_root(tied)).applyInPandas(_events, "line string")
        return told.select(f.from_json("line", _EVENT).alias("event"), "line").select("event.*", "line")

    # What is found

    def standings(self, reports):
        from pyspark.sql import functions as f

        ids = reports.select(f.col("n").alias("k"), f.col("id").alias("known"))
        of = ids.select(f.col("k").alias("source"), f.col("known").alias("of"))
        witness = ids.select(f.col("k").alias("witness"), f.col("known").alias("origin"))
        told = reports.select("id", "witness", "label", "source", "containment", "name").join(witness, "witness")
        return told.join(of, "source", "left").select(
            "id", f.col("origin").alias("witness"), "label", "of", "containment", f.col("name").alias("story")
        )

    def links(self, reports):
        """The ties between witnesses of one story."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        origins = reports.where("n = witness").withColumn("cast", f.count("*").over(Window.partitionBy("s")))
        told = origins.where("cast > 1").select("id", "s", "report", "accounts")
        schema = "kind string, report string, other string, share double, because string"
        return told.groupBy("s").applyInPandas(_tied, schema)


# Blocks


def _block(column: str):
    from pyspark.sql import functions as f

    return f.floor(f.col(column) / _BLOCK)


def _by_root(frame):
    """Rows in groups of some that hang together: those of one root are in one group."""
    from pyspark.sql import functions as f

    # Under names of their own: Spark does not tell columns apart that two frames have from a third.
    own = frame.select(*[f.col(column).alias(column) for column in frame.columns])
    return own.groupBy(_block("root").alias("block"))


def _in_blocks(rows, key: str, pairs, work, schema: str):
    """Hands each block of pairs (`one`, `other`), with the rows that they need, to the library."""
    from pyspark.sql import functions as f

    block = _block("one").alias("block")
    sides = [pairs.select(block, f.col(side).alias(key)) for side in ("one", "other")]
    told = sides[0].union(sides[1]).distinct().join(rows, key)
    return told.groupBy("block").cogroup(pairs.withColumn("block", block).groupBy("block")).applyInPandas(work, schema)


def _frame(columns: str, rows):
    """Rows as pandas has them, whole numbers and absent values as they are."""
    import pandas

    names = [column.split()[0] for column in columns.split(", ")]
    values = list(zip(*rows)) or [()] * len(names)
    return pandas.DataFrame({name: pandas.Series(list(value), dtype=object) for name, value in zip(names, values)})


def _places(keys) -> dict:
    return {key: place for place, key in enumerate(keys)}


def _flat(rows) -> list[int]:
    return [int(number) for row in rows for number in row]


def _rows(numbers: list[int], width: int):
    return [numbers[start : start + width] for start in range(0, len(numbers), width)]


def _slices(frame):
    for start in range(0, len(frame), _SLICE):
        yield frame.iloc[start : start + _SLICE]


# Reading

_READ = (
    "id string, given string, report string, url string, outlet string, day long, first_day long, last_day long, "
    "story string, standing string, publication string, twins string, keys array<long>, shingles array<long>, "
    "terms string, claims array<string>, accounts array<string>, content string, code string, message string"
)


def _read(batches):
    import pyarrow

    kinds = {"string": pyarrow.string(), "long": pyarrow.int64(), "array<long>": pyarrow.list_(pyarrow.int64()),
             "array<string>": pyarrow.list_(pyarrow.string())}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in (column.split() for column in _READ.split(", "))])
    for batch in batches:
        for start in range(0, batch.num_rows, _SLICE):
            lines = batch.slice(start, _SLICE).columns[0].to_pylist()
            answers = merge_step("read", "\n".join(lines).encode())[0].decode().split("\n")[:-1]
            told = [json.loads(answer) for answer in answers]
            for line, row in zip(lines, told):
                if "error" in row:
                    row.update(row.pop("error"), id=json.loads(line).get("id"))
                    continue
                row["first_day"], row["last_day"] = row.pop("days") or (None, None)
                row["keys"], row["shingles"] = unpacked(row["keys"]), unpacked(row["shingles"])
            columns = [pyarrow.array([row.get(field.name) for row in told], field.type) for field in schema]
            yield pyarrow.RecordBatch.from_arrays(columns, schema=schema)


# Witnesses

_PAIR = "one long, other long"
_LIKELY = f"{_PAIR}, family boolean"
_TIE = "first_in_second long, second_in_first long, first_covered long, second_covered long, least long, first_retold long, second_retold long"
_TIES = f"{_PAIR}, {_TIE}"
_STANDING = "n long, witness long, label string, source long, containment double"


def _comparison(name: str, texts, pairs):
    """A step's answer for pairs of reports, and the places of the reports."""
    known = {}
    for shingles, families in zip(texts["shingles"], texts["families"]):
        if shingles is not None:
            known.update(zip(shingles, families))
    numbers = list(texts["n"])
    places = _places(numbers)
    told = task(
        reports=Made.list(texts["report"]),
        shingles=packed(list(known)),
        families=packed(list(known.values()), 32),
        pairs=_flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"])),
    )
    return step(name, [told])[0], numbers


def _likely(texts, pairs):
    answer, numbers = _comparison("likely", texts, pairs)
    families = {tuple(row) for row in _rows(answer["families"], 2)}
    rows = _rows(answer["likely"], 2)
    return _frame(_LIKELY, [(numbers[one], numbers[other], (one, other) in families) for one, other in rows])


def _ties(texts, pairs):
    answer, numbers = _comparison("ties", texts, pairs)
    return _frame(_TIES, [(numbers[row[0]], numbers[row[1]], *row[2:]) for row in _rows(answer["ties"], 9)])


def _witnesses(texts, ties):
    numbers = list(texts["n"])
    places = _places(numbers)
    names = [column.split()[0] for column in _TIES.split(", ")]
    rows = zip(*(ties[name] for name in names))
    tied = _flat((places[one], places[other], *rest) for one, other, *rest in rows)
    found = step("witnesses", [task(reports=Made.list(texts["report"]), ties=tied)])[0]["witnesses"]
    return _frame(_STANDING, [
        (numbers[member["report"]], numbers[members[0]["report"]], member["label"],
         None if member["of"] is None else numbers[member["of"]], member["containment"])
        for members in found for member in members
    ])


# Stories

_TEXT = "witness long, t long, terms string, ids array<long>, first_day long, last_day long"
_VECTOR = "t long, vector string, first_day long, last_day long, heaviest array<struct<term: long, weight: long>>"
_NEIGHBOURS = f"{_PAIR}, likeness long"
_STORY = "t long, s long"


def _days(first, last) -> Optional[list[int]]:
    return None if first is None or first != first else [int(first), int(last)]


def _united(frames):
    """The terms of each witness."""
    for frame in frames:
        for part in _slices(frame):
            many = [texts for texts in part["texts"] if len(texts) > 1]
            united = iter(step("union", [task(texts=list(texts)) for texts in many]) if many else [])
            rows = []
            for witness, t, texts, dated in zip(part["witness"], part["t"], part["texts"], part["dated"]):
                terms = texts[0] if len(texts) == 1 else next(united)["terms"]
                days = (None, None) if dated is None else (dated["first_day"], dated["last_day"])
                rows.append((witness, t, terms, unpacked(terms, 32)[::2], *days))
            yield _frame(_TEXT, rows)


def _weighed(frames):
    """The terms of each text by how rare they are, with the heaviest."""
    for frame in frames:
        for part in _slices(frame):
            tasks = [
                task(terms=terms, counts=packed([] if counts is None else counts, 32), total=int(total))
                for terms, counts, total in zip(part["terms"], part["counts"], part["total"])
            ]
            rows = []
            for t, first, last, answer in zip(part["t"], part["first_day"], part["last_day"], step("weigh", tasks)):
                heaviest = _rows(unpacked(answer["heaviest"], 32).tolist(), 2)
                days = _days(first, last) or (None, None)
                rows.append((t, answer["vector"], *days, [{"term": term, "weight": weight} for term, weight in heaviest]))
            yield _frame("t long, vector string, first_day long, last_day long, heaviest array", rows)


def _near(key, entries):
    entries = entries.sort_values(["term", "t"])
    numbers = sorted(set(entries["t"]))
    places = _places(numbers)
    own = [places[t] for t in numbers if t // _BLOCK == key[0]]
    rows = zip(entries["term"], (places[t] for t in entries["t"]), entries["weight"])
    told = task(count=len(numbers), texts=own, entries=packed(_flat(rows), 32))
    near = _rows(step("near", [told])[0]["near"], 2)
    return _frame(_PAIR, [(numbers[one], numbers[other]) for one, other in near])


def _neighbours(texts, pairs):
    numbers = list(texts["t"])
    places = _places(numbers)
    told = task(
        texts=list(texts["vector"]),
        pairs=_flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"])),
    )
    found = _rows(step("neighbours", [told])[0]["pairs"], 3)
    return _frame(_NEIGHBOURS, [(numbers[one], numbers[other], bits) for one, other, bits in found])


def _stories(texts, pairs):
    texts = texts.sort_values("t")
    numbers = list(texts["t"])
    places = _places(numbers)
    told = task(
        texts=Made.list(
            task(vector=vector, days=_days(first, last))
            for vector, first, last in zip(texts["vector"], texts["first_day"], texts["last_day"])
        ),
        pairs=_flat(
            (places[one], places[other], bits)
            for one, other, bits in zip(pairs["one"], pairs["other"], pairs["likeness"])
        ),
    )
    found = step("stories", [told])[0]["stories"]
    return _frame(_STORY, [(numbers[place], numbers[story[0]]) for story in found for place in story])


# Events

_LINK = f"{_PAIR}, points long"
_ACTORS = "array<struct<name: string, id: string, country: string, sectors: array<string>, kind: string>>"
_ESTIMATE = "struct<low: bigint, best: bigint, high: bigint>"
_EVENT = f"""struct<
    id: string, story: string, type: string, modes: array<string>, contexts: array<string>, quad: int, score: double,
    status: string, alleged: boolean, salience: string, actors: {_ACTORS}, recipients: {_ACTORS},
    place: struct<name: string, country: string, admin1: string, lat: double, lon: double, geonames: bigint,
        precision: string>,
    date: struct<`from`: string, `to`: string, precision: string, basis: string>,
    numbers: array<struct<what: string, contested: boolean, acled: {_ESTIMATE}, ucdp: {_ESTIMATE}, median: {_ESTIMATE},
        `latest-official`: {_ESTIMATE}>>,
    contested: array<string>, witnesses: bigint, outlets: bigint, reports: array<string>, claims: array<string>,
    denials: array<string>>"""


def _whole(number) -> Optional[int]:
    return None if number is None or number != number else int(number)


def _text(value) -> Optional[str]:
    return value if isinstance(value, str) else None


def _accounts(rows) -> dict:
    """The members of a task that say which claims are meant, and what is known of their reports."""
    reports: dict = {}
    accounts = []
    for row in rows.itertuples(index=False):
        place, _ = reports.setdefault(row.n, (len(reports), task(
            given=row.given, day=_whole(row.day), outlet=_text(row.outlet), witness=row.witness, story=row.s, story_name=row.name,
        )))
        accounts.append(task(report=place, account=Made(row.account)))
    return {"reports": Made.list(told for _, told in reports.values()), "accounts": Made.list(accounts)}


def _keys(frames):
    for frame in frames:
        for part in _slices(frame):
            found = step("keys", [task(**_accounts(part))])[0]["accounts"]
            yield _frame("p long, day long, keys array", [
                (p, account["day"], unpacked(account["keys"])) for p, account in zip(part["p"], found)
            ])


def _linked(accounts, pairs):
    numbers = list(accounts["p"])
    places = _places(numbers)
    met = _flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"]))
    found = _rows(step("links", [task(**_accounts(accounts), pairs=met)])[0]["links"], 3)
    return _frame(_LINK, [(numbers[one], numbers[other], points) for one, other, points in found])


def _events(accounts, links):
    accounts = accounts.sort_values("p")
    places = _places(accounts["p"])
    tied = _flat(
        (places[one], places[other], points) for one, other, points in zip(links["one"], links["other"], links["points"])
    )
    found = step("events", [task(**_accounts(accounts), links=tied)])[0]["events"]
    return _frame("line string", [(event["line"],) for event in found])


def _tied(reports):
    accounts = [
        task(report=place, account=Made(account)) for place, told in enumerate(reports["accounts"]) for account in told
    ]
    told = task(reports=Made.list(reports["report"]), accounts=Made.list(accounts))
    ids = list(reports["id"])
    return _frame("kind string, report string, other string, share double, because string", [
        (link["kind"], ids[link["report"]], ids[link["other"]], link["share"], link["because"])
        for link in step("origins", [told])[0]["links"]
    ])
