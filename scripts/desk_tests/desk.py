"""A record that is served on a free port of this machine, and the ways to ask it beside the browser."""
import contextlib
import http.client
import json
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import tempfile
import urllib.parse

GRIOT = os.environ.get("GRIOT", ".build/release/griot")
EXAMPLES = "examples/reports.jsonl"


def run(*arguments):
    """What the command prints."""
    return subprocess.run([GRIOT, *arguments], check=True, capture_output=True, text=True).stdout


def quote(text):
    """A name as it stands in an address."""
    return urllib.parse.quote(text, safe="")


def make_record(path, reports=EXAMPLES):
    """Makes a record of the reports of a file."""
    run("init", path)
    run("add", path, reports)
    run("merge", path)
    return path


class Desk:
    """An open desk: its address, its token where it has one, and its record."""

    def __init__(self, record, *options):
        self.record = str(record)
        self.server = subprocess.Popen([GRIOT, "serve", self.record, "-p", "0", *options], stdout=subprocess.PIPE, text=True)
        line = self.server.stdout.readline().strip()
        found = re.match(r"(http://127\.0\.0\.1:(\d+))/(?:\?token=(\S+))?$", line)
        assert found, f"the first line of 'griot serve' is {line!r}"
        self.address, self.port, self.token = found.group(1), int(found.group(2)), found.group(3)
        self.events = self.lines("events")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait(10)

    def lines(self, command, *options):
        """The rows that a command lists of this record; nothing found is its exit 1."""
        try:
            return [json.loads(line) for line in run(command, self.record, *options, "--jsonl").splitlines()]
        except subprocess.CalledProcessError as problem:
            assert problem.returncode == 1, problem.stderr
            return []

    def found(self, *choice):
        """The ids of the events that the command finds."""
        return {event["id"] for event in self.lines("events", *choice)}

    def rows(self, sql, *values):
        """Rows of the record itself, as dictionaries; it is opened for reading alone."""
        with contextlib.closing(sqlite3.connect(f"file:{self.record}?mode=ro", uri=True)) as database:
            database.row_factory = sqlite3.Row
            return [dict(row) for row in database.execute(sql, values)]

    def reviews(self):
        """All rows that reviewers left, the undoing too."""
        return self.rows("SELECT * FROM reviews ORDER BY number")

    def ask(self, path, method="GET", body=None, **headers):
        """An answer with its headers of lower case and its body as text; headers are named with `_` for `-`."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        own = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in own)
        if body is not None:
            own.setdefault("Content-Type", "application/x-www-form-urlencoded")
            own["Content-Length"] = str(len(body.encode()))
        for name, value in own.items():
            connection.putheader(name, value)
        connection.endheaders(body.encode() if body is not None else None)
        answer = connection.getresponse()
        answer.lines = {name.lower(): value for name, value in answer.getheaders()}
        answer.text = answer.read().decode()
        connection.close()
        return answer

    def json(self, path):
        answer = self.ask(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        return json.loads(answer.text)

    def richest(self):
        """The event that most witnesses tell of."""
        return max(self.events, key=lambda event: (event["witnesses"], len(event["reports"])))

    def pages(self):
        """A name and an address of every page, with words that must stand on it."""
        richest = self.richest()
        story = self.json("/stories.json")["data"][0]
        reports = self.json("/reports.json")["data"]
        copy = next((each for each in reports if each["of"]), None)
        actor = self.json("/actors.json")["data"][0]
        place = self.json("/places.json")["data"][0]
        outlet = next(each for each in self.json("/outlets.json")["data"] if each["name"])
        tie = self.json("/relations.json")["data"][0]
        dossier = next((each for each in self.json("/actors.json")["data"] if each["id"] == "aes"), actor)
        pages = [
            ("events", "/events", richest["type"]), ("event", "/events/" + quote(richest["id"]), richest["id"]),
            ("stories", "/stories", story["title"]), ("story", "/stories/" + quote(story["id"]), None),
            ("actors", "/actors", actor["name"]), ("actor", "/actors/" + quote(actor["id"] or actor["name"]), actor["name"]),
            ("dossier", "/actors/" + quote(dossier["id"] or dossier["name"]), dossier["name"]),
            ("places", "/places", place["name"]), ("place", "/places/" + quote(place["name"]), place["name"]),
            ("outlets", "/outlets", outlet["name"]), ("outlet", "/outlets/" + quote(outlet["name"]), outlet["name"]),
            ("reports", "/reports", reports[0]["title"]),
            ("report", "/reports/" + quote(reports[0]["id"]), reports[0]["title"]),
            ("relations", "/relations", tie["actor"]), ("countries", "/relations?by=country", None),
            ("dyad", f"/relations?actor={quote(tie['actor'])}&with={quote(tie['recipient'])}", tie["recipient"]),
            ("review", "/review", None), ("random", "/review?queue=random", None),
            ("error", "/actors/nobody-of-this-name", None),
        ]
        if copy:
            pages.append(("versions", f"/reports/{quote(copy['id'])}?against={quote(copy['of'])}", copy["of"]))
        return pages


@contextlib.contextmanager
def copied(desk, *options):
    """A desk of a copy of a desk's record, which may be written to."""
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder) / "copy.griot"
        shutil.copy(desk.record, record)
        with Desk(record, *options) as other:
            yield other


@contextlib.contextmanager
def desk_of(reports, *options):
    """A desk of reports that are given as dictionaries."""
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "reports.jsonl"
        file.write_text("".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports))
        with Desk(make_record(str(pathlib.Path(folder) / "own.griot"), str(file)), *options) as desk:
            yield desk
