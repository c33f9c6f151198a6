"""The coder: reports in, codings out."""
from __future__ import annotations

import collections
import concurrent.futures
import itertools
import json
import os
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Optional, Union, overload

from ._library import Handle
from .errors import ReportError
from .results import Coding, Codings

Report = Union[str, Mapping]
"""A text, or `{"id", "text", "title"?, "lang"?, "published"?, "url"?, "outlet"?}`."""

REPORT_FIELDS = ("id", "text", "title", "lang", "published", "url", "outlet", "byline", "agency", "modified")
"""What a report may have; only `text` has to be there."""


class Coder:
    """Says of reports who did what to whom, where, when, how many, and on whose word.

    >>> coder = griot.Coder()
    >>> coding = coder.code({"id": "1", "text": "Gunmen killed five farmers in Djibo on Monday.", "published": "2025-06-03"})
    >>> coding.events[0].type, coding.events[0].place.name, coding.events[0].date.from_
    ('ASSAULT', 'Djibo', '2025-06-02')

    A coder is meant to be opened once; threads may share it, and it can be pickled (it opens anew, with the same
    options). `home` is the folder with models and places, `$GRIOT_HOME` or `~/.local/share/griot` if it is not
    given; `lang` the language of all reports, `published` when they appeared, where they do not say so; `tables` a
    folder of coding tables; `languages` those whose models are loaded at once. `threads` is how many reports are
    coded at a time: as many as there are processors.

    It raises `SetupError` where a model, the gazetteer or the library is missing or damaged.
    """

    def __init__(
        self,
        home: Optional[str] = None,
        *,
        lang: Optional[str] = None,
        published: Optional[str] = None,
        tables: Optional[str] = None,
        languages: Iterable[str] = (),
        threads: Optional[int] = None,
    ):
        options = {"home": home and os.fspath(home), "lang": lang, "published": published}
        options.update(tables=tables and os.fspath(tables), languages=list(languages) or None)
        self._options = {key: value for key, value in options.items() if value is not None}
        self.threads = threads or len(os.sched_getaffinity(0))
        self._guard = threading.Condition()
        self._running = 0
        self._handle: Optional[Handle] = Handle(self._options)

    @overload
    def code(self, reports: Report) -> Coding: ...
    @overload
    def code(self, reports: Iterable[Report]) -> Codings: ...
    def code(self, reports):
        """The coding of a report, or the codings of several, in their order.

        One report that cannot be coded raises `ReportError`; among several it has a coding with an `error`, and
        the others are coded.
        """
        if not isinstance(reports, (str, Mapping)):
            return Codings(self.stream(reports))
        lines, _ = self.code_lines(report_line(reports))
        coding = Coding(lines.rstrip(b"\n"))
        if coding.error:
            raise ReportError(coding.error.code, coding.error.message)
        return coding

    def stream(self, reports: Iterable[Report], *, batch: int = 16) -> Iterator[Coding]:
        """The codings of reports one after the other, in their order, as they come.

        No more than a few batches for each thread are in memory, however many reports there are.
        """
        reports = iter(reports)
        batches = iter(lambda: list(itertools.islice(reports, batch)), [])
        with concurrent.futures.ThreadPoolExecutor(self.threads) as pool:
            waiting: collections.deque = collections.deque()
            for part in batches:
                waiting.append(pool.submit(self._codings, part))
                if len(waiting) > 2 * self.threads:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()

    def _codings(self, reports: list) -> list[Coding]:
        lines, _ = self.code_lines(b"".join(report_line(report) for report in reports))
        return [Coding(line) for line in lines.split(b"\n")[:-1]]

    def code_lines(self, lines: bytes) -> tuple[bytes, int]:
        """JSON lines in, JSON lines out, as `griot code --jsonl -` has them; and how many of them are errors."""
        with self._guard:
            if self._handle is None:
                raise ValueError("the coder is closed")
            self._running += 1
        try:
            return self._handle.code_lines(lines)
        finally:
            with self._guard:
                self._running -= 1
                self._guard.notify_all()

    def close(self):
        """Frees the models, once no thread is coding; the coder cannot be used any more. Twice is no error."""
        with self._guard:
            self._guard.wait_for(lambda: self._running == 0)
            handle, self._handle = self._handle, None
        if handle:
            handle.close()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()

    def __del__(self):
        handle = getattr(self, "_handle", None)
        if handle:
            handle.close()

    def __reduce__(self):
        return _reopened, (self._options, self.threads)


def _reopened(options: dict, threads: int) -> Coder:
    return Coder(**options, threads=threads)


def report_line(report: Report) -> bytes:
    """A report as a line of JSON; half a surrogate pair, which is no text, becomes an error of that report."""
    if isinstance(report, str):
        report = {"text": report}
    elif not isinstance(report, Mapping):
        raise TypeError(f"a report is a text or a mapping with a 'text', not {type(report).__name__}")
    known = {key: report[key] for key in REPORT_FIELDS if report.get(key) is not None}
    line = json.dumps(known, ensure_ascii=False, default=str)
    try:
        return line.encode() + b"\n"
    except UnicodeEncodeError:
        return json.dumps(known, default=str).encode() + b"\n"
