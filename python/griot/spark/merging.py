"""Coded reports merged: which carry one text, which tell one story, and which claims are of one happening.

It does what `griot merge` does, and comes to the same, on as many machines as Spark has. The library takes every decision
(`griot_merge_step`); here rows are joined, counted and sorted between its steps, as docs/reference/merge-steps.md has it.
"""
from __future__ import annotations

import uuid
from typing import NamedTuple, Optional

from . import _work as work
from ._engine import Engine, block_of, followed, in_blocks, in_groups
from ._steps import step
from .coding import coded_lines


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
    if type(spark).__module__.startswith("pyspark.sql.connect"):
        raise ValueError("a merge looks after its folder by Spark's JVM, which Spark Connect has not; use a classic session")
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
        stood = made.stories(reports, made.witnesses(reports))
        return Merged(
            errors=found.kept("errors", errors),
            reports=found.kept("reports", made.standings(reports, stood)),
            events=found.kept("events", made.events(made.accounts(reports, stood))),
            links=found.kept("links", made.links(reports, stood)),
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

        told = self.engine.kept("read", lines.mapInArrow(work.read, work.READ))
        read = told.where("code is null").drop("code", "message")
        self._require_one_version(read)
        if read.groupBy("id").count().where("count > 1").first():
            # Of rows with one id and one text one counts.
            row = f.row_number().over(Window.partitionBy("id").orderBy("report"))
            read = self.engine.kept("once", read.withColumn("row", row).where("row = 1").drop("row"))
        read = read.drop("content")
        standing = self.engine.numbered("standing", read.select("id", "standing"), "n", "standing").drop("standing")
        published = self.engine.numbered("published", read.select("id", "publication"), "r", "publication").drop("publication")
        placed = read.drop("standing", "publication").join(standing.join(published, "id"), "id")
        return self.engine.kept("placed", placed), told.where("code is not null").select("id", "code", "message")

    def _require_one_version(self, reports):
        from pyspark.sql import functions as f

        named = f.explode(f.create_map(f.lit("id"), "id", f.lit("URL"), "url")).alias("what", "name")
        versions = reports.select(named, "content").where("what = 'id' or name != ''").groupBy("what", "name")
        double = versions.agg(f.countDistinct("content").alias("texts")).where("texts > 1").first()
        if double:
            what = f"{double['texts']} texts have the {double['what']} '{double['name']}'"
            raise ValueError(f"{what}; keep the one that counts")

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
        sketches = reports.select("n", "sketch", "shingles")
        family = self.engine.kept("family", self._compared(sketches, pairs, shingles, singles, work.families, work.PAIR))
        families = self.engine.components("families", family)
        named = shingles.join(singles.select("shingle"), "shingle").join(families.withColumnRenamed("node", "n"), "n", "left")
        who = f.countDistinct(f.coalesce("root", "n")).alias("families")
        counted = self.engine.kept("counted", named.groupBy("shingle").agg(who).where(f"families > {usual}"))
        likely = self.engine.kept("likely", self._compared(sketches, pairs, shingles, counted, work.likely, work.PAIR))
        texts = reports.select("n", "report")
        ties = self.engine.kept("ties", self._compared(texts, likely, shingles, counted, work.ties, work.TIES))
        same = twins.where("n != first").select(f.col("n").alias("one"), f.col("first").alias("other"))
        groups = self.engine.components("copies", ties.select("one", "other").union(same))
        texts = groups.select(f.col("node").alias("n"), "root").join(texts, "n")
        tied = ties.join(groups.withColumnRenamed("node", "one"), "one")
        return self.engine.kept("standings", self._in_groups(texts, tied, groups, work.witnesses, work.STANDING))

    def _pairs(self, firsts):
        """The reports that share a key, each with the next ones under it."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        most, reach = self.settings["all_pairs"], self.settings["reports"]
        keyed = firsts.select("n", f.explode("keys").alias("key"))
        sized = keyed.withColumn("size", f.count("*").over(Window.partitionBy("key"))).where("size > 1")
        few = followed(sized.where(f"size <= {most}"), "key", ["n"], "n", most - 1, "other")
        return few.union(followed(sized.where(f"size > {most}"), "key", ["n"], "n", reach, "other")).distinct()

    def _compared(self, texts, pairs, shingles, counts, does, schema):
        """Pairs of reports compared, with the counts of the shingles that they have."""
        from pyspark.sql import functions as f

        counted = shingles.join(counts, "shingle").groupBy("n").agg(f.collect_list(f.struct("shingle", "families")).alias("known"))
        told = counted.select("n", f.expr("transform(known, k -> k.shingle)").alias("counted"),
                              f.expr("transform(known, k -> k.families)").alias("families"))
        return self._in_blocks(texts.join(told, "n", "left"), "n", pairs, does, schema)

    def _in_blocks(self, rows, key, pairs, does, schema):
        return in_blocks(rows, key, pairs, self.engine.block, does, schema)

    def _in_groups(self, rows, pairs, groups, does, schema):
        return in_groups(rows, pairs, groups.count(), self.engine.block, does, schema)

    # Stories

    def stories(self, reports, standings):
        """For each report `n` its witness and story, by the places of the reports that these begin with."""
        from pyspark.sql import functions as f

        alone = {"witness": f.col("n"), "label": f.lit("independent")}
        known = reports.select("n", "r", "first_day", "last_day", "terms").join(standings, "n", "left")
        known = known.withColumns({name: f.coalesce(name, value) for name, value in alone.items()})
        # A witness is one text, with the place in the order of publication of its first report.
        dated = f.min(f.when(f.col("first_day").isNotNull(), f.struct("r", "first_day", "last_day"))).alias("dated")
        texts = known.groupBy("witness").agg(f.min("r").alias("t"), f.collect_list("terms").alias("texts"), dated)
        texts = self.engine.kept("texts", texts.mapInPandas(work.united, work.TEXT))
        vectors = self._weighed(texts)
        near = self.engine.kept("near", self._near(vectors))
        neighbours = self.engine.kept(
            "neighbours", self._in_blocks(vectors.select("t", "vector"), "t", near, work.neighbours, work.NEIGHBOURS)
        )
        groups = self.engine.components("stories", neighbours.select("one", "other"))
        groups = spans(self.engine, groups, neighbours, self.settings["span"])
        grouped = groups.withColumnRenamed("node", "t").join(vectors, "t").drop("heaviest")
        ends = groups.select(f.col("node").alias("other"), f.col("root").alias("end"))
        tied = neighbours.join(groups.withColumnRenamed("node", "one"), "one").join(ends, "other").where("root = end")
        told = self.engine.kept("grouped", self._in_groups(grouped, tied, groups, work.stories, work.STORY))
        placed = texts.select("witness", "t").join(told, "t", "left").select("witness", f.coalesce("s", "t").alias("s"))
        names = reports.select(f.col("r").alias("s"), f.col("story").alias("name"))
        known = known.drop("r", "first_day", "last_day", "terms")
        return self.engine.kept("stood", known.join(placed, "witness").join(names, "s"))

    def _weighed(self, texts):
        from pyspark.sql import functions as f

        total = texts.count()
        terms = texts.select("t", f.posexplode("ids").alias("place", "term"))
        counts = terms.groupBy("term").agg(f.count("*").alias("count"))
        told = terms.join(counts, "term").groupBy("t").agg(f.sort_array(f.collect_list(f.struct("place", "count"))).alias("told"))
        counted = told.select("t", f.expr("transform(told, k -> k.count)").alias("counts"))
        joined = texts.join(counted, "t", "left").select("t", "terms", "first_day", "last_day", "counts", f.lit(total).alias("total"))
        return self.engine.kept("vectors", joined.mapInPandas(work.weighed, work.VECTOR))

    def _near(self, vectors):
        """Texts that may be alike: each block has its own entries, and as many after each as a text may meet."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        entries = vectors.select("t", f.explode("heaviest").alias("entry")).select("t", "entry.term", "entry.weight")
        before = Window.partitionBy("term").orderBy("t").rowsBetween(-self.settings["entries"], 0)
        size = self.engine.block
        needed = entries.withColumn("blocks", f.collect_set(block_of("t", size)).over(before))
        needed = needed.select("t", "term", "weight", f.explode("blocks").alias("block"))
        return needed.groupBy("block").applyInPandas(lambda key, own: work.near(key[0], size, own), work.PAIR)

    # Events

    def accounts(self, reports, stood):
        """The claims of all reports: `p` is their place in the order in which they were told."""
        from pyspark.sql import functions as f

        order = [f.col("day").asc_nulls_last(), "claim", "n", "k"]
        told = reports.select("n", "day", f.posexplode("claims").alias("k", "claim"))
        placed = self.engine.numbered("claimed", told, "p", *order).groupBy("n")
        placed = placed.agg(f.sort_array(f.collect_list(f.struct("k", "p"))).alias("places"))
        columns = ["n", "given", "day", "outlet", "witness", "s", "name"]
        known = reports.select("n", "given", "day", "outlet", "accounts").join(stood, "n").join(placed, "n")
        pairs = f.explode(f.arrays_zip(f.expr("transform(places, k -> k.p)").alias("p"), "accounts")).alias("told")
        claims = known.select(*columns, pairs).select(*columns, "told.p", f.col("told.accounts").alias("account"))
        return self.engine.kept("claims", claims)

    def events(self, accounts):
        from pyspark.sql import functions as f

        keyed = self.engine.kept("keys", accounts.mapInPandas(work.keys, "p long, day long, keys array<long>"))
        entries = keyed.select("p", "day", f.explode("keys").alias("key"))
        met = followed(entries, "key", ["day", "p"], "p", self.settings["accounts"], "other").where("one != other")
        met = met.select(f.least("one", "other").alias("one"), f.greatest("one", "other").alias("other"))
        pairs = self.engine.kept("met", met.distinct())
        links = self.engine.kept("linked", self._in_blocks(accounts, "p", pairs, work.linked, work.LINK))
        groups = self.engine.components("happenings", links.select("one", "other"))
        rooted = accounts.join(groups.withColumnRenamed("node", "p"), "p", "left").withColumn("root", f.coalesce("root", "p"))
        tied = links.join(groups.withColumnRenamed("node", "one"), "one")
        told = self._in_groups(rooted, tied, accounts, work.events, "line string")
        return told.select(f.from_json("line", work.EVENT).alias("event"), "line").select("event.*", "line")

    # What is found

    def standings(self, reports, stood):
        from pyspark.sql import functions as f

        ids = reports.select(f.col("n").alias("k"), f.col("id").alias("known"))
        told = stood.join(reports.select("n", "id"), "n")
        told = told.join(ids.select(f.col("k").alias("witness"), f.col("known").alias("origin")), "witness")
        told = told.join(ids.select(f.col("k").alias("source"), f.col("known").alias("of")), "source", "left")
        return told.select("id", f.col("origin").alias("witness"), "label", "of", "containment", f.col("name").alias("story"))

    def links(self, reports, stood):
        """The ties between witnesses of one story."""
        from pyspark.sql import Window
        from pyspark.sql import functions as f

        origins = stood.where("n = witness").withColumn("cast", f.count("*").over(Window.partitionBy("s")))
        told = origins.where("cast > 1").select("n", "s").join(reports.select("n", "id", "report", "accounts"), "n")
        schema = "kind string, report string, other string, share double, because string"
        return told.groupBy("s").applyInPandas(work.tied, schema)


def spans(engine: Engine, groups, pairs, length: int):
    """Groups (`node`, `root`) of which those of 1.5 `length` nodes or more are cut in the order of the nodes.

    Around each multiple of `length` they are cut where the fewest `pairs` (`one`, `other`) are parted, as `StorySpans` of
    `griot merge` does.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    sizes = groups.groupBy("root").agg(f.count("*").alias("size"))
    large = engine.kept("large", sizes.where(f"size >= {length + length // 2}"))
    if not large.first():
        return groups
    of_root = Window.partitionBy("root").orderBy("node")
    placed = groups.join(f.broadcast(large), "root").withColumn("place", f.row_number().over(of_root) - 1)
    placed = engine.kept("places", placed)
    # How many pairs more, or fewer, a cut before a node parts than one before the node before it.
    steps = None
    for side, step in (("one", 1), ("other", -1)):
        nodes = pairs.select(f.col(side).alias("node")).join(placed, "node")
        after = nodes.select("root", (f.col("place") + 1).alias("place"), f.lit(step).alias("step"))
        steps = after if steps is None else steps.union(after)
    steps = steps.groupBy("root", "place").agg(f.sum("step").alias("step"))
    parted = f.sum(f.coalesce("step", f.lit(0))).over(of_root)
    placed = placed.withColumn("number", f.floor((f.col("place") + length // 4) / length))
    may = placed.join(steps, ["root", "place"], "left").withColumn("parted", parted)
    may = may.where(f"number > 0 and (place + {length // 4}) % {length} < {length // 2}")
    may = may.where(f"number * {length} + {length // 2} <= size")
    cuts = may.groupBy("root", "number").agg(f.min(f.struct("parted", "place")).getField("place").alias("cut"))
    last = f.floor((f.col("size") - length // 2) / length)
    told = placed.withColumn("number", f.least("number", last)).join(cuts, ["root", "number"], "left")
    told = told.withColumn("span", f.col("number") - f.when(f.col("place") < f.col("cut"), 1).otherwise(0))
    first = f.min("node").over(Window.partitionBy("root", "span"))
    whole = groups.join(f.broadcast(large), "root", "left_anti").select("node", "root")
    return engine.kept("spans", whole.union(told.select("node", first.alias("root"))))
