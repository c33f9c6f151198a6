"""What a worker does with its part of a frame in a merge: rows made to tasks for the library, answers made to rows."""
from __future__ import annotations

import json
from typing import Optional

from .._library import merge_step
from ._steps import Made, packed, step, task, unpacked

# So many reports or claims that follow each other in time are compared in one task; copies come within days, so that
# most of what a task needs stands in its own block.
BLOCK = 2048
# So many rows are handed to the library at a time.
_SLICE = 128


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
                row["keys"], row["shingles"] = unpacked(row["keys"]), unpacked(json.loads(row["sketch"])["shingles"])
            columns = [pyarrow.array([row.get(field.name) for row in told], field.type) for field in schema]
            yield pyarrow.RecordBatch.from_arrays(columns, schema=schema)


# Witnesses

PAIR = "one long, other long"
_TIE = "first_in_second long, second_in_first long, first_covered long, second_covered long, least long, first_retold long, second_retold long"
TIES = f"{PAIR}, {_TIE}"
STANDING = "n long, witness long, label string, source long, containment double"


def _compared(name: str, what: str, texts, pairs, width: int) -> list:
    """What a step that compares reports finds of pairs: rows of so many numbers, the first two the places `n` of two."""
    counts: dict = {}
    for shingles, families in zip(texts["shingles"], texts["families"]):
        if shingles is not None:
            counts.update(zip(shingles, families))
    numbers = list(texts["n"])
    places = _places(numbers)
    members = {
        what: Made.list(texts["told"]),
        "shingles": packed(list(counts)),
        "families": packed(list(counts.values()), 32),
        "pairs": _flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"])),
    }
    found = _rows(step(name, [task(**members)])[0][name], width)
    return [(numbers[row[0]], numbers[row[1]], *row[2:]) for row in found]


def families(texts, pairs):
    return _frame(PAIR, _compared("families", "sketches", texts, pairs, 2))


def likely(texts, pairs):
    return _frame(PAIR, _compared("likely", "sketches", texts, pairs, 2))


def ties(texts, pairs):
    return _frame(TIES, _compared("ties", "reports", texts, pairs, 9))


def witnesses(texts, ties):
    numbers = list(texts["n"])
    places = _places(numbers)
    names = [column.split()[0] for column in TIES.split(", ")]
    rows = zip(*(ties[name] for name in names))
    tied = _flat((places[one], places[other], *rest) for one, other, *rest in rows)
    found = step("witnesses", [task(reports=Made.list(texts["report"]), ties=tied)])[0]["witnesses"]
    return _frame(STANDING, [
        (numbers[member["report"]], numbers[members[0]["report"]], member["label"],
         None if member["of"] is None else numbers[member["of"]], member["containment"])
        for members in found for member in members
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
                heaviest = _rows(unpacked(answer["heaviest"], 32).tolist(), 2)
                days = _days(first, last) or (None, None)
                rows.append((t, answer["vector"], *days, [{"term": term, "weight": weight} for term, weight in heaviest]))
            yield _frame("t long, vector string, first_day long, last_day long, heaviest array", rows)


def near(key, entries):
    entries = entries.sort_values(["term", "t"])
    numbers = sorted(set(entries["t"]))
    places = _places(numbers)
    own = [places[t] for t in numbers if t // BLOCK == key[0]]
    rows = zip(entries["term"], (places[t] for t in entries["t"]), entries["weight"])
    told = task(count=len(numbers), texts=own, entries=packed(_flat(rows), 32))
    near = _rows(step("near", [told])[0]["near"], 2)
    return _frame(PAIR, [(numbers[one], numbers[other]) for one, other in near])


def neighbours(texts, pairs):
    numbers = list(texts["t"])
    places = _places(numbers)
    told = task(
        texts=list(texts["vector"]),
        pairs=_flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"])),
    )
    found = _rows(step("neighbours", [told])[0]["pairs"], 3)
    return _frame(NEIGHBOURS, [(numbers[one], numbers[other], bits) for one, other, bits in found])


def stories(texts, pairs):
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
        place, _ = reports.setdefault(row.n, (len(reports), task(
            given=row.given, day=_whole(row.day), outlet=_text(row.outlet), witness=row.witness, story=row.s, story_name=row.name,
        )))
        accounts.append(task(report=place, account=Made(row.account)))
    return {"reports": Made.list(told for _, told in reports.values()), "accounts": Made.list(accounts)}


def keys(frames):
    for frame in frames:
        for part in _slices(frame):
            found = step("keys", [task(**_accounts(part))])[0]["accounts"]
            yield _frame("p long, day long, keys array", [
                (p, account["day"], unpacked(account["keys"])) for p, account in zip(part["p"], found)
            ])


def linked(accounts, pairs):
    numbers = list(accounts["p"])
    places = _places(numbers)
    met = _flat((places[one], places[other]) for one, other in zip(pairs["one"], pairs["other"]))
    found = _rows(step("links", [task(**_accounts(accounts), pairs=met)])[0]["links"], 3)
    return _frame(LINK, [(numbers[one], numbers[other], points) for one, other, points in found])


def events(accounts, links):
    accounts = accounts.sort_values("p")
    places = _places(accounts["p"])
    tied = _flat(
        (places[one], places[other], points) for one, other, points in zip(links["one"], links["other"], links["points"])
    )
    found = step("events", [task(**_accounts(accounts), links=tied)])[0]["events"]
    return _frame("line string", [(event["line"],) for event in found])


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
