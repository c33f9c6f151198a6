"""What a merge asks of Spark: frames that are kept, rows in order, pairs of rows that share a key, and what hangs together."""
from __future__ import annotations

# The place of a row in its partition is below this, as Spark's monotonically increasing ids have it.
_PARTITION = 1 << 33
# Rows in a batch of Arrow.
_BATCH = 1 << 16


class Engine:
    """Frames of one merge, each kept in a folder: what comes after reads it, and a lost executor costs no more."""

    # Up to so many pairs one worker finds what hangs together, which is faster than to divide them.
    few = 1 << 20
    # So many reports, texts or claims that follow each other in time are compared in one task; copies come within days,
    # so that much of what a task needs stands in its own block.
    block = 2048

    def __init__(self, spark, folder: str):
        self.spark, self.folder = spark, folder.rstrip("/")

    def kept(self, name: str, frame):
        path = f"{self.folder}/{name}"
        frame.write.parquet(path)
        return self.spark.read.parquet(path)

    def numbered(self, name: str, frame, column: str, *order):
        """The rows of a frame with a column more: their places in an order, from 0."""
        from pyspark.sql import functions as f

        placed = self.kept(name, frame.orderBy(*order).withColumn("place", f.monotonically_increasing_id()))
        part = f.shiftright("place", 33)
        sizes = {row[0]: row[1] for row in placed.groupBy(part.alias("part")).count().collect()}
        starts, start = [], 0
        for number in sorted(sizes):
            starts.append((number, start))
            start += sizes[number]
        known = self.spark.createDataFrame(starts or [(0, 0)], "part long, start long")
        joined = placed.withColumn("part", part).join(f.broadcast(known), "part")
        return joined.withColumn(column, f.col("start") + f.col("place") % _PARTITION).drop("part", "start", "place")

    def components(self, name: str, edges):
        """The nodes of pairs (`one`, `other`), each with the least of all that it hangs together with (`root`)."""
        if edges.count() <= self.few:
            return self.kept(name, edges.repartition(1).mapInArrow(_roots, "node long, root long"))
        return self.stars(name, edges)

    def stars(self, name: str, edges):
        """What `components` finds, by as many workers as there are.

        Stars grow by turns around smaller and larger neighbours: Kiveris et al., "Connected components in MapReduce and
        beyond" (2014). It takes O(log² n) turns, mostly three or four.
        """
        from pyspark.sql import functions as f

        def state(frame):
            return frame.agg(f.count("*"), f.sum(f.hash("u", "v").cast("long"))).first()

        pairs = edges.select(f.greatest("one", "other").alias("u"), f.least("one", "other").alias("v"))
        current = self.kept(f"{name}-0", pairs.where("u != v").distinct())
        before, turn = state(current), 0
        while True:
            turn += 1
            both = current.union(current.select(f.col("v").alias("u"), f.col("u").alias("v")))
            least = both.groupBy("u").agg(f.min("v").alias("m")).select("u", f.least("u", "m").alias("m"))
            large = both.join(least, "u").where("v > u").select(f.col("v").alias("u"), f.col("m").alias("v")).distinct()
            least = large.groupBy("u").agg(f.min("v").alias("m"))
            joined = large.join(least, "u")
            small = joined.select(f.col("v").alias("u"), f.col("m").alias("v")).union(joined.select("u", f.col("m").alias("v")))
            current = self.kept(f"{name}-{turn}", small.where("u != v").distinct())
            after = state(current)
            if after == before:
                break
            before = after
        roots = current.select(f.col("v").alias("node"), f.col("v").alias("root")).distinct()
        return current.select(f.col("u").alias("node"), f.col("v").alias("root")).union(roots)


def _roots(batches):
    """The same for pairs that one worker holds (Tarjan 1975)."""
    import pyarrow

    parents: dict = {}

    def root(node):
        while parents[node] != node:
            parents[node] = node = parents[parents[node]]
        return node

    for batch in batches:
        for one, other in zip(batch.column(0).to_pylist(), batch.column(1).to_pylist()):
            one, other = root(parents.setdefault(one, one)), root(parents.setdefault(other, other))
            parents[max(one, other)] = min(one, other)
    nodes = sorted(parents)
    for start in range(0, len(nodes), _BATCH):
        some = nodes[start : start + _BATCH]
        told = {"node": pyarrow.array(some, pyarrow.int64()), "root": pyarrow.array([root(node) for node in some], pyarrow.int64())}
        yield pyarrow.RecordBatch.from_pydict(told)


def in_blocks(rows, key: str, pairs, size: int, does, schema: str):
    """What a function says of each block of pairs (`one`, `other`) and the rows that they need.

    A block has all pairs whose first is among `size` numbers that follow each other.
    """
    from pyspark.sql import functions as f

    block = block_of("one", size).alias("block")
    sides = [pairs.select(block, f.col(side).alias(key)) for side in ("one", "other")]
    told = sides[0].union(sides[1]).distinct().join(rows, key)
    return told.groupBy("block").cogroup(pairs.withColumn("block", block).groupBy("block")).applyInPandas(does, schema)


def in_groups(rows, pairs, count: int, size: int, does, schema: str):
    """What a function says of rows that hang together (`root`), with the pairs among them.

    There are `count` rows. A task has some `size` of them, or those of a group that has more.
    """
    from pyspark.sql import functions as f

    part = f.pmod(f.xxhash64("root"), f.lit(count // size + 1)).alias("part")
    # Under names of their own: Spark does not tell columns apart that two frames have from a third.
    sides = [side.select(*[f.col(column).alias(column) for column in side.columns]).groupBy(part) for side in (rows, pairs)]
    return sides[0].cogroup(sides[1]).applyInPandas(does, schema)


def block_of(column: str, size: int):
    from pyspark.sql import functions as f

    return f.floor(f.col(column) / size)


def followed(frame, partition: str, order, one: str, reach: int, other: str):
    """For each row of `frame` with a value `one` the values in the next rows of its partition, `reach` of them at most.

    A frame of pairs, `one` and `other`; a value that is followed by itself is in pairs with itself.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    after = Window.partitionBy(partition).orderBy(*order).rowsBetween(1, reach)
    nexts = frame.withColumn("nexts", f.collect_list(one).over(after))
    return nexts.select(f.col(one).alias("one"), f.explode("nexts").alias(other))
