"""A coding as values with types, as it stands in the JSON that griot prints.

Fields that a newer library adds are in `raw`, which is the whole of the JSON. All offsets count code points
of the report's `title` or `text`, from 0, the end not included: they are Python's own.
"""
from __future__ import annotations

import dataclasses
import functools
import json
import typing
from typing import Any, Optional


def _made(kind, value):
    """A value of JSON as what a field is declared to be."""
    if value is None:
        return () if typing.get_origin(kind) is tuple else None
    if typing.get_origin(kind) is typing.Union:
        return _made(typing.get_args(kind)[0], value)
    if typing.get_origin(kind) is tuple:
        return tuple(_made(typing.get_args(kind)[0], part) for part in value)
    if dataclasses.is_dataclass(kind):
        return kind(**{name: _made(hint, value.get(name)) for name, hint in _fields(kind).items()})
    return float(value) if kind is float else value


@functools.lru_cache(maxsize=None)
def _fields(kind) -> dict:
    return typing.get_type_hints(kind)


@dataclasses.dataclass(frozen=True)
class Span:
    """Where a sentence stands: in the title or in the text."""

    in_: str
    start: int
    end: int


@dataclasses.dataclass(frozen=True)
class Words:
    """Words of the report that something rests on."""

    text: str
    start: int
    end: int
    in_: str


@dataclasses.dataclass(frozen=True)
class Party:
    """Who acts, or whom the act is done to."""

    text: str
    start: int
    end: int
    in_: str
    name: Optional[str]
    id: Optional[str]
    country: Optional[str]
    sector: Optional[str]
    basis: str


@dataclasses.dataclass(frozen=True)
class Place:
    """Where it was; `precision` says how exact the point is."""

    text: Optional[str]
    start: Optional[int]
    end: Optional[int]
    in_: Optional[str]
    name: Optional[str]
    country: Optional[str]
    admin1: Optional[str]
    lat: Optional[float]
    lon: Optional[float]
    geonames: Optional[int]
    precision: str


@dataclasses.dataclass(frozen=True)
class Period:
    """Some days, the last included; `basis` says how they are known."""

    from_: str
    to: str
    precision: str
    basis: str


@dataclasses.dataclass(frozen=True)
class Date:
    """When it was: a period, and the words for it where there are some."""

    text: Optional[str]
    start: Optional[int]
    end: Optional[int]
    in_: Optional[str]
    from_: str
    to: str
    precision: str
    basis: str


@dataclasses.dataclass(frozen=True)
class Counted:
    """Whom or what a figure counts."""

    text: Optional[str]
    sector: Optional[str]
    country: Optional[str]


@dataclasses.dataclass(frozen=True)
class Number:
    """A figure, between `low` and `high`, with who claims it."""

    what: str
    low: Optional[float]
    high: Optional[float]
    operator: str
    of: Optional[Counted]
    claimant: Optional[str]
    text: str
    start: int
    end: int
    in_: str


@dataclasses.dataclass(frozen=True)
class Attribution:
    """On whose word: a link of the chain, the outermost first."""

    text: str
    kind: str
    start: int
    end: int
    in_: str


@dataclasses.dataclass(frozen=True)
class Event:
    """Who did what to whom, where and when, as one report tells it."""

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad: Optional[int]
    score: Optional[float]
    cameo: Optional[str]
    trigger: Words
    sentence: Span
    status: str
    alleged: bool
    salience: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Optional[Place]
    date: Optional[Date]
    numbers: tuple[Number, ...]
    attribution: tuple[Attribution, ...]
    rule: Optional[str]
    confidence: Optional[float]


@dataclasses.dataclass(frozen=True)
class Speaker:
    text: str
    start: int
    end: int
    in_: str
    name: Optional[str]
    id: Optional[str]
    role: Optional[str]


@dataclasses.dataclass(frozen=True)
class Quote:
    """What somebody is quoted with."""

    text: str
    start: int
    end: int
    in_: str
    speaker: Optional[Speaker]


@dataclasses.dataclass(frozen=True)
class Relation:
    """Who holds which office, belongs to which body, or is tied to whom."""

    kind: str
    subject: Party
    object: Party
    role: Optional[str]
    since: Optional[Period]
    until: Optional[Period]
    text: str
    start: int
    end: int
    in_: str


@dataclasses.dataclass(frozen=True)
class Mention:
    """A name, place, date or number wherever it stands."""

    text: str
    start: int
    end: int
    in_: str
    kind: str
    id: Optional[str]


@dataclasses.dataclass(frozen=True)
class Problem:
    """Why a report has no coding."""

    code: str
    message: str


@dataclasses.dataclass(frozen=True)
class Coding:
    """What one report says was done, or in `error` why that cannot be told.

    `line` is the JSON as `griot code` prints it, byte for byte, without its line break.
    """

    line: bytes

    @functools.cached_property
    def raw(self) -> dict[str, Any]:
        return json.loads(self.line)

    @property
    def error(self) -> Optional[Problem]:
        return _made(Problem, self.raw.get("error"))

    @property
    def report(self) -> dict[str, Any]:
        """What identifies the report: `id`, `lang`, `published`, `outlet`, `url`, `text_sha256`."""
        return self.raw["report"]

    @property
    def coder(self) -> dict[str, str]:
        """Which versions coded it."""
        return self.raw.get("coder", {})

    @functools.cached_property
    def events(self) -> tuple[Event, ...]:
        return self._parts(Event, "events")

    @functools.cached_property
    def quotes(self) -> tuple[Quote, ...]:
        return self._parts(Quote, "quotes")

    @functools.cached_property
    def relations(self) -> tuple[Relation, ...]:
        return self._parts(Relation, "relations")

    @functools.cached_property
    def mentions(self) -> tuple[Mention, ...]:
        return self._parts(Mention, "mentions")

    def _parts(self, kind, key):
        return tuple(_made(kind, _renamed(part)) for part in self.raw.get(key, ()))

    def to_pandas(self, table: str = "events"):
        """One of its tables; see `Codings.to_pandas`."""
        return Codings([self]).to_pandas(table)


def _renamed(value):
    """JSON with `in` and `from`, which are words of Python, as `in_` and `from_`."""
    if isinstance(value, dict):
        return {{"in": "in_", "from": "from_"}.get(key, key): _renamed(part) for key, part in value.items()}
    return [_renamed(part) for part in value] if isinstance(value, list) else value


class Codings(list):
    """Codings of many reports, in the order in which the reports came."""

    def to_pandas(self, table: str = "events"):
        """A table as a pandas `DataFrame`, tidy: one row for each `table`, joined by `report` and `event`.

        `events`, `actors` (parties of events, with their side), `numbers`, `attribution`, `quotes`, `relations`,
        `mentions`, `reports`, `errors`. All have their columns also where they have no rows.
        """
        from .tables import frame

        return frame(self, table)
