"""The lists as data: each form against what the command lists, pages by their links, and tags."""
import csv
import io
import json
import pathlib
import tempfile
import time
import xml.etree.ElementTree as ElementTree

from desk_tests.desk import Desk, EXAMPLES, copied, make_record, quote, run

LISTS = ("events", "stories", "actors", "places", "outlets", "reports", "relations")
FORMS = {"json": "application/json", "csv": "text/csv", "geojson": "application/geo+json", "atom": "application/atom+xml"}
ATOM = "{http://www.w3.org/2005/Atom}"


def walked(desk, path):
    """The answers of a list, page by page, by the links that it gives itself; JSON says the same in its body."""
    answers, seen = [], set()
    while path:
        assert path not in seen and len(seen) < 100, f"{path} leads back"
        seen.add(path)
        answer = desk.ask(path)
        assert answer.status == 200, f"{path}: {answer.status}"
        answers.append(answer)
        link = answer.lines.get("link")
        path = link[1:link.index(">")] if link else None
        if answer.lines["content-type"].startswith("application/json"):
            assert json.loads(answer.text)["next"] == path, "the link of the body is that of the header"
    return answers


def rows_of(desk, path, form):
    """All rows of a list in one of its forms."""
    rows = []
    for answer in walked(desk, path):
        if form == "json":
            rows += json.loads(answer.text)["data"]
        elif form == "csv":
            rows += csv.DictReader(io.StringIO(answer.text, newline=""))
        elif form == "geojson":
            rows += json.loads(answer.text)["features"]
        else:
            rows += ElementTree.fromstring(answer.text).findall(ATOM + "entry")
    return rows


def expected_rows(desk, name):
    """The rows that the command lists, by the names that the desk has for them."""
    if name == "outlets":
        return outlets(desk)
    rows = desk.lines("network" if name == "relations" else name)
    others = {"story": "id"} if name == "stories" else {"place": "name", "lat": "latitude", "lon": "longitude"} if name == "places" else {}
    return [{others.get(key, key): value for key, value in row.items()} for row in rows]


def outlets(desk):
    """Who publishes, as the record has it; the command does not list them."""
    return desk.rows(
        "SELECT reports.outlet AS name, count(DISTINCT reports.document) AS reports,"
        " sum(standings.original IS NOT NULL AND own.outlet IS NOT reports.outlet) AS copies,"
        " min(reports.published) AS first, max(reports.published) AS last FROM current_codings"
        " JOIN reports ON reports.number = current_codings.report JOIN standings ON standings.report = reports.number"
        " LEFT JOIN reports AS own ON own.number = standings.original GROUP BY reports.outlet")


def same(one, other):
    """Whether two values are the same; the command rounds scores to hundredths."""
    if isinstance(one, float) or isinstance(other, float):
        return one is not None and other is not None and abs(one - other) < 0.00501
    return one == other


def assert_rows(name, got, expected):
    """Each row once, with the same values wherever both have a name for them."""
    assert len(got) == len(expected), f"{name}: {len(got)} rows and not {len(expected)}"
    place = lambda row: json.dumps([row.get(key) for key in ("id", "name", "actor", "recipient", "country", "admin1")])
    for one, other in zip(sorted(got, key=place), sorted(expected, key=place)):
        shared = [key for key in other if key in one]
        assert len(shared) >= 3, (name, sorted(one), sorted(other))
        for key in shared:
            assert same(one[key], other[key]), f"{name} {place(one)}: {key} is {one[key]!r} and not {other[key]!r}"


def check_json(desk):
    """The rows of events are those of the command to the byte."""
    data = json.loads(desk.ask("/events.json?limit=1000").text)["data"]
    assert data == desk.events
    whole = desk.ask("/events.json?limit=1000").text
    for line in run("events", desk.record, "--jsonl").splitlines():
        assert line in whole


def check_events_csv_and_geojson(desk):
    """Tables and maps of events are what the command exports."""
    with tempfile.TemporaryDirectory() as folder:
        run("export", desk.record, "--profile", "native", "--output", folder)
        exported = list(csv.DictReader((pathlib.Path(folder) / "events.csv").open(newline="")))
    shown = rows_of(desk, "/events.csv?limit=1000", "csv")
    assert [row["event_id"] for row in shown] == [row["event_id"] for row in exported]
    others = {key for one, other in zip(shown, exported) for key in other if one.get(key) != other[key]}
    assert not others, f"columns that differ from the export's: {sorted(others)}"
    geojson = json.loads(run("export", desk.record, "--profile", "geojson"))["features"]
    assert rows_of(desk, "/events.geojson?limit=1000", "geojson") == geojson


def check_lists_json(desk):
    """Each list has the rows that the command lists."""
    faults = []
    for name in LISTS[1:]:
        try:
            assert_rows(name, rows_of(desk, f"/{name}.json", "json"), expected_rows(desk, name))
        except AssertionError as fault:
            faults.append(str(fault)[:200])
    assert not faults, "; ".join(faults)


def check_lists_in_all_forms(desk):
    """The forms of a list have the same rows in the same order, and say what they are."""
    for name in LISTS:
        rows = rows_of(desk, f"/{name}.json", "json")
        for form, type in FORMS.items():
            answer = desk.ask(f"/{name}.{form}")
            assert answer.status == 200 and answer.lines["content-type"].startswith(type), f"{name}.{form}"
            got = rows_of(desk, f"/{name}.{form}", form)
            assert len(got) == len(rows), f"{name}.{form}: {len(got)} rows and not {len(rows)}"
            if form == "csv" and name != "events":
                for line, row in zip(got, rows):
                    assert list(line) == list(row)
                    for key, value in row.items():
                        text = "; ".join(value) if isinstance(value, list) else "" if value is None else value
                        is_same = float(line[key]) == text if isinstance(text, (int, float)) else line[key] == text
                        assert is_same, (name, key, line[key], text)
            if form == "geojson" and name != "events":
                assert [feature["properties"] for feature in got] == rows
                for feature, row in zip(got, rows):
                    assert (feature["geometry"] is None) == (row.get("latitude") is None), row
                    if feature["geometry"]:
                        assert feature["geometry"]["coordinates"] == [row["longitude"], row["latitude"]]


def check_filters(desk):
    """Questions in the address find what the command's options find, list by list."""
    options = [("country", "--country", "BFA"), ("type", "--type", "ASSAULT"), ("status", "--status", "future"), ("party", "--party", "ecowas"),
               ("from", "--from", "2024-01-01"), ("to", "--to", "2024-12-31"), ("q", "--text", "convoi"), ("place", "--place", "Niamey"),
               ("actor", "--actor", "MLI:GOV"), ("recipient", "--recipient", "ecowas"), ("admin1", "--admin1", "Niamey")]
    for name, option, value in options:
        ids = {row["id"] for row in rows_of(desk, f"/events.json?{name}={quote(value)}", "json")}
        assert ids == desk.found(option, value), f"{name}={value}"
        for view in ("stories", "actors", "places"):
            got = rows_of(desk, f"/{view}.json?{name}={quote(value)}", "json")
            expected = desk.lines(view, option, value)
            assert len(got) == len(expected), f"/{view}?{name}={value}: {len(got)} rows and not {len(expected)}"


def check_paging(desk):
    """Walked to the end, every page's `next` gives every row once, in every form."""
    ids = [event["id"] for event in desk.events]
    for limit in (1000, 100, 7):
        assert [row["id"] for row in rows_of(desk, f"/events.json?limit={limit}", "json")] == ids, limit
    assert [row["event_id"] for row in rows_of(desk, "/events.csv?limit=50", "csv")] == ids
    assert [row["id"] for row in rows_of(desk, "/events.geojson?limit=50", "geojson")] == ids
    feed = [row.find(ATOM + "id").text.rpartition(":")[2] for row in rows_of(desk, "/events.atom?limit=50", "atom")]
    assert sorted(feed) == sorted(ids), "the feed has every event once"
    newest = [row["id"] for row in rows_of(desk, "/events.json?limit=33&sort=-date", "json")]
    assert sorted(newest) == sorted(ids) and newest != ids
    for question in ("country=BFA", "q=convoi", "status=future&sort=-date"):
        rows = [row["id"] for row in rows_of(desk, f"/events.json?limit=3&{question}", "json")]
        assert len(rows) == len(set(rows)) and set(rows) == {row["id"] for row in desk.json(f"/events.json?limit=1000&{question}")["data"]}, question
    assert desk.json("/events.json?page=1000")["data"] == []


def check_paging_of_lists(desk):
    """Lists beside events page by what the address asks for too."""
    faults = []
    for name in LISTS[1:]:
        if "limit" not in parameters(desk, f"/{name}.json"):
            continue
        answer = desk.json(f"/{name}.json?limit=2")
        if len(answer["data"]) != 2:
            faults.append(f"/{name}.json?limit=2 has {len(answer['data'])} rows")
    assert not faults, "; ".join(faults)


def parameters(desk, path):
    """The names that an address understands, as /openapi.json says."""
    return {each["name"] for each in desk.json("/openapi.json")["paths"][path]["get"].get("parameters", [])}


def check_tags(desk):
    """An answer's ETag brings 304 without a body until the record changes; others have other tags."""
    with copied(desk) as own:
        paths = [f"/{name}.{form}" for name in LISTS for form in FORMS] + [path for _, path, _ in own.pages() if "nobody" not in path]
        paths += ["/openapi.json", "/api/acled/read", "/assets/desk.js", f"/events/{own.events[0]['id']}.json"]
        tags = {}
        for path in paths:
            answer = own.ask(path)
            tag = tags[path] = answer.lines.get("etag")
            assert answer.status == 200 and tag, f"{path}: {answer.status}, {tag}"
            again = own.ask(path, If_None_Match=tag)
            assert again.status == 304 and again.text == "" and again.lines.get("etag") == tag, f"{path}: {again.status}"
            assert own.ask(path, If_None_Match='"other"').status == 200
            assert own.ask(path, If_None_Match=f'"other", {tag}').status == 304
            head = own.ask(path, "HEAD")
            assert head.status == 200 and head.text == "" and head.lines.get("etag") == tag, path
        assert len(set(tags.values())) == len(tags), "two addresses have one tag"
        claim = own.rows("SELECT claims.id FROM claims JOIN event_claims ON claim = claims.number")[0]["id"]
        assert own.ask("/review", "POST", f"claim={claim}&action=accept", X_Griot_Token=own.token).status == 303
        for path in ("/review", "/events.json", f"/events/{own.events[0]['id']}.json"):
            assert own.ask(path, If_None_Match=tags[path]).status == 200, f"{path}: the record has changed"


def check_since(desk):
    """`since` finds what is new or has changed since a time, as `griot diff` has it between merges."""
    with tempfile.TemporaryDirectory() as folder:
        lines = pathlib.Path(EXAMPLES).read_text().splitlines(keepends=True)
        first, second = pathlib.Path(folder) / "first.jsonl", pathlib.Path(folder) / "second.jsonl"
        # The copies and the analysis come later than what they copy.
        first.write_text("".join(lines[:1] + lines[6:20]))
        second.write_text("".join(lines[1:6] + lines[20:]))
        record = make_record(str(pathlib.Path(folder) / "two.griot"), str(first))
        time.sleep(2.1)
        run("add", record, str(second))
        run("merge", record)
        with Desk(record, "--read-only") as own:
            merges = [row["at"] for row in own.rows("SELECT at FROM merges ORDER BY number")]
            changed = {row["event"] for row in own.lines("diff") if row["change"] in ("new", "changed")}
            assert 0 < len(changed) < len(own.events), (len(changed), len(own.events))
            found = lambda since: {row["id"] for row in rows_of(own, f"/events.json?since={quote(since)}", "json")}
            assert found(merges[0]) == {event["id"] for event in own.events}
            assert found(merges[1]) == changed & {event["id"] for event in own.events}, merges
            assert found(merges[0][:10]) == {event["id"] for event in own.events}
            assert found("2100-01-01") == set()


def check_feeds(desk):
    """Feeds are as RFC 4287 has them: ids that are addresses, links to pages that are there, times, each id once."""
    faults = []
    for name in LISTS:
        root = ElementTree.fromstring(desk.ask(f"/{name}.atom").text)
        assert root.tag == ATOM + "feed" and all(root.find(ATOM + part) is not None for part in ("id", "title", "updated", "author"))
        ids = [entry.find(ATOM + "id").text for entry in root.iter(ATOM + "entry")]
        assert len(ids) == len(set(ids)), f"{name}: an id twice"
        faults += [f"{name}: '{each}' is no address" for each in ids if any(sign in each for sign in " →<>\"")][:1]
        entries = list(root.iter(ATOM + "entry"))
        links = [entry.find(ATOM + "link").get("href") for entry in entries]
        if len(links) > 1 and len(set(links)) == 1:
            faults.append(f"{name}: all entries lead to {links[0]}")
        for link in links[:5] + links[-5:]:
            assert desk.ask(link).status == 200, f"{name}: {link}"
        for entry in entries:
            time.strptime(entry.find(ATOM + "updated").text, "%Y-%m-%dT%H:%M:%SZ")
            assert entry.find(ATOM + "title").text, name
    assert not faults, "; ".join(faults)


def check_openapi(desk):
    """Each address of /openapi.json answers with the type that it names, and each parameter is looked at."""
    document = desk.json("/openapi.json")
    assert document["openapi"].startswith("3.1")
    for path, methods in document["paths"].items():
        event, report = desk.events[0]["id"], desk.events[0]["reports"][0]
        address = path.replace("{version}", "24.1").replace("{id}", quote(report if path.startswith("/reports") else event))
        answer = desk.ask(address)
        assert answer.status == 200, f"{address}: {answer.status}"
        types = methods["get"]["responses"]["200"]["content"]
        assert any(answer.lines["content-type"].startswith(type) for type in types), (address, answer.lines["content-type"], list(types))
        if "json" in answer.lines["content-type"]:
            json.loads(answer.text)


def check_wrong_values(desk):
    """What is no value is refused with the reason, in the form that was asked for."""
    for question in ("limit=0", "limit=x", "limit=1001", "page=0", "type=NONSENSE", "quad=zz", "status=done", "contested=2", "from=someday", "to=2024-13",
                     "near=1", "bbox=1,2,3", "since=then", "sort=up", "country=Mali", "witnesses=9"):
        for form in ("json", "csv", "atom", "geojson"):
            answer = desk.ask(f"/events.{form}?{question}")
            assert answer.status == 400, f"{form} {question}: {answer.status}"
            assert question.split("=")[0] in answer.text, answer.text[:100]
        error = json.loads(desk.ask(f"/events.json?{question}").text)["error"]
        assert error["code"] == "desk.value", error
    for path in ("/nothing.json", "/events/nothing.json", "/reports/nothing.json", "/nothing"):
        assert desk.ask(path).status == 404, path


def check_one_event(desk):
    """One event as JSON and as a brief, and one report's coding, are what the command shows."""
    for event in desk.events[::40]:
        got = desk.json(f"/events/{event['id']}.json")
        assert {key: got[key] for key in event if key in got} == event, event["id"]
        assert desk.ask(f"/events/{event['id']}.md").text.strip() == run("show", desk.record, event["id"]).strip(), event["id"]
