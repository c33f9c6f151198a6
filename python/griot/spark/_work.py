"""What a worker does with its part of a frame in a merge: rows made to tasks for the library, answers made to rows."""
from __future__ import annotations

import json
from typing import Optional

from .._library import merge_step
from ._steps import Made, packed, step, task, unpacked

# So many rows are handed to the library at a time.
_SLICE = 128


def _names(columns: str) -> list[str]:
    return [column.split()[0] for column in columns.split(", ")]


def _frame(columns: str, rows):
    """Rows as pandas has them, whole numbers and absent values as they are."""
    import pandas

    names = _names(columns)
    values = list(zip(*rows)) or [()] * len(names)
    return pandas.DataFrame({name: pandas.Series(list(value), dtype=object) for name, value in zip(names, values)})


def _rows(numbers, width: int):
    """Numbers that stand one after the other, as an array with so many in a row."""
    import numpy

    return numpy.asarray(numbers, dtype=numpy.int64).reshape(-1, width)


def _flat(*columns) -> list[int]:
    import numpy

    return numpy.column_stack([numpy.asarray(column, dtype=numpy.int64) for column in columns]).ravel().tolist()


class _Numbered:
    """The rows of a task: Spark knows them by their numbers, the library by their places in the task."""

    def __init__(self, numbers):
        import numpy

        self.numbers = numpy.asarray(numbers, dtype=numpy.int64)
        self._order = numpy.argsort(self.numbers)

    def places(self, numbers):
        import numpy

        found = numpy.searchsorted(self.numbers, numbers, sorter=self._order)
        places = self._order[numpy.minimum(found, len(self._order) - 1)]
        if not numpy.array_equal(self.numbers[places], numbers):
            raise KeyError("a row of a pair is not in its task")
        return places

    def told(self, columns: str, pairs) -> list[int]:
        """Rows of whole numbers, the first two those of a pair, as the library reads them."""
        one, other, *more = (pairs[name] for name in _names(columns))
        return _flat(self.places(one), self.places(other), *more)

    def found(self, columns: str, told: list[int]):
        """The same rows out of what the library answers."""
        import pandas

        names = _names(columns)
        rows = _rows(told, len(names))
        rows[:, :2] = self.numbers[rows[:, :2]]
        return pandas.DataFrame(rows, columns=names)


def _slices(frame):
    for start in range(0, len(frame), _SLICE):
        yield frame.iloc[start : start + _SLICE]


# Reading

READ = (
    "id string, given string, report string, url string, outlet string, day long, first_day long, last_day long, "
    "story string, standing string, publication string, twins string, keys array<long>, sketch string, shingles array<long>, "
    "terms string, claims array<string>, accounts array<string>, content string, code string, message string"
)


def read(batches):
    import pyarrow

    kinds = {"string": pyarrow.string(), "long": pyarrow.int64(), "array<long>": pyarrow.list_(pyarrow.int64()),
             "array<string>": pyarrow.list_(pyarrow.string())}
    schema = pyarrow.schema([(name, kinds[kind]) for name, kind in (column.split() for column in READ.split(", "))])
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

PAIR = "one long, other long"
_TIE = "first_in_second long, second_in_first long, first_covered long, second_covered long, least long, first_retold long, second_retold long"
TIES = f"{PAIR}, {_TIE}"
STANDING = "n long, witness long, label string, source long, containment double"


def _counts(texts) -> dict:
    """The members of a task that say in how many families shingles are."""
    import numpy

    told = [(shingles, families) for shingles, families in zip(texts["counted"], texts["families"]) if shingles is not None]
    shingles, families = (numpy.concatenate([numpy.empty(0, numpy.int64), *lists]) for lists in (zip(*told) if told else [[], []]))
    known, first = numpy.unique(shingles, return_index=True)
    return {"shingles": packed(known), "families": packed(families[first], 32)}


def _sketched(name: str, texts, pairs):
    numbered = _Numbered(texts["n"])
    sketches = Made.list(
        f'{sketch[:-1]},"shingles":"{packed(shingles)}"}}' for sketch, shingles in zip(texts["sketch"], texts["shingles"])
    )
    told = task(sketches=sketches, pairs=numbered.told(PAIR, pairs), **_counts(texts))
    return numbered.found(PAIR, step(name, [told])[0][name])


def families(texts, pairs):
    return _sketched("families", texts, pairs)


def likely(texts, pairs):
    return _sketched("likely", texts, pairs)


def ties(texts, pairs):
    numbered = _Numbered(texts["n"])
    told = task(reports=Made.list(texts["report"]), pairs=numbered.told(PAIR, pairs), **_counts(texts))
    return numbered.found(TIES, step("ties", [told])[0]["ties"])


def witnesses(texts, ties):
    numbered = _Numbered(texts["n"])
    told = task(reports=Made.list(texts["report"]), ties=numbered.told(TIES, ties))
    numbers = numbered.numbers.tolist()
    return _frame(STANDING, [
        (numbers[member["report"]], numbers[members[0]["report"]], member["label"],
         None if member["of"] is None else numbers[member["of"]], member["containment"])
        for members in step("witnesses", [told])[0]["witnesses"] for member in members
    ])


# Stories

TEXT = "witness long, t long, terms string, ids array<long>, first_day long, last_day long"
VECTOR = "t long, vector string, first_day long, last_day long, heaviest array<struct<term: long, weight: long>>"
NEIGHBOURS = f"{PAIR}, likeness long"
STORY = "t long, s long"


def _days(first, last) -> Optional[list[int]]:
    return None if first is None or first != first else [int(first), int(last)]


def united(frames):
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
            yield _frame(TEXT, rows)


def weighed(frames):
    """The terms of each text by how rare they are, with the heaviest."""
    for frame in frames:
        for part in _slices(frame):
            tasks = [
                task(terms=terms, counts=packed([] if counts is None else counts, 32), total=int(total))
                for terms, counts, total in zip(part["terms"], part["counts"], part["total"])
            ]
            rows = []
            for t, first, last, answer in zip(part["t"], part["first_day"], part["last_day"], step("weigh", tasks)):
                heaviest = _rows(unpacked(answer["heaviest"], 32), 2).tolist()
                days = _days(first, last) or (None, None)
                rows.append((t, answer["vector"], *days, [{"term": term, "weight": weight} for term, weight in heaviest]))
            yield _frame("t long, vector string, first_day long, last_day long, heaviest array", rows)


def near(block: int, size: int, entries):
    """Blocks are of so many texts."""
    import numpy

    entries = entries.sort_values(["term", "t"])
    numbered = _Numbered(numpy.unique(entries["t"]))
    rows = _flat(entries["term"], numbered.places(entries["t"]), entries["weight"])
    own = numpy.flatnonzero(numbered.numbers // size == block).tolist()
    told = task(count=len(numbered.numbers), texts=own, entries=packed(rows, 32))
    return numbered.found(PAIR, step("near", [told])[0]["near"])


def neighbours(texts, pairs):
    # Of equals the earlier are kept.
    texts = texts.sort_values("t")
    numbered = _Numbered(texts["t"])
    told = task(texts=list(texts["vector"]), pairs=numbered.told(PAIR, pairs))
    return numbered.found(NEIGHBOURS, step("neighbours", [told])[0]["pairs"])


def stories(texts, pairs):
    texts = texts.sort_values("t")
    numbered = _Numbered(texts["t"])
    told = task(
        texts=Made.list(
            task(vector=vector, days=_days(first, last))
            for vector, first, last in zip(texts["vector"], texts["first_day"], texts["last_day"])
        ),
        pairs=numbered.told(NEIGHBOURS, pairs),
    )
    numbers = numbered.numbers.tolist()
    found = step("stories", [told])[0]["stories"]
    return _frame(STORY, [(numbers[place], numbers[story[0]]) for story in found for place in story])


# Events

LINK = f"{PAIR}, points long"
_ACTORS = "array<struct<name: string, id: string, country: string, sectors: array<string>, kind: string>>"
_ESTIMATE = "struct<low: bigint, best: bigint, high: bigint>"
EVENT = f"""struct<
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
        if row.n not in reports:
            told = {"given": row.given, "day": _whole(row.day), "outlet": _text(row.outlet)}
            reports[row.n] = (len(reports), task(**told, witness=row.witness, story=row.s, story_name=row.name))
        accounts.append(task(report=reports[row.n][0], account=Made(row.account)))
    return {"reports": Made.list(told for _, told in reports.values()), "accounts": Made.list(accounts)}


def keys(frames):
    for frame in frames:
        for part in _slices(frame):
            found = step("keys", [task(**_accounts(part))])[0]["accounts"]
            yield _frame("p long, day long, keys array", [
                (p, account["day"], unpacked(account["keys"])) for p, account in zip(part["p"], found)
            ])


def linked(accounts, pairs):
    numbered = _Numbered(accounts["p"])
    told = task(**_accounts(accounts), pairs=numbered.told(PAIR, pairs))
    return numbered.found(LINK, step("links", [told])[0]["links"])


def events(accounts, links):
    accounts = accounts.sort_values("p")
    told = task(**_accounts(accounts), links=_Numbered(accounts["p"]).told(LINK, links))
    return _frame("line string", [(event["line"],) for event in step("events", [told])[0]["events"]])


def tied(reports):
    accounts = [
        task(report=place, account=Made(account)) for place, told in enumerate(reports["accounts"]) for account in told
    ]
    told = task(reports=Made.list(reports["report"]), accounts=Made.list(accounts))
    ids = list(reports["id"])
    return _frame("kind string, report string, other string, share double, because string", [
        (link["kind"], ids[link["report"]], ids[link["other"]], link["share"], link["because"])
        for link in step("origins", [told])[0]["links"]
    ])
