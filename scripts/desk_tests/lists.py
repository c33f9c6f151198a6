"""The lists and pages beside events: what stands in their rows against what the command lists."""
import pathlib
import re
import urllib.parse

from desk_tests.desk import quote
from desk_tests.page import quiet, visit

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
TABLE = "[...document.querySelectorAll('main table.tbl')].map(t => [...t.tBodies[0].rows].map(r => [...r.cells].map(c => c.innerText.replace(/\\s+/g, ' ').trim())))"

COUNTRIES = dict(
    line.split("\t")[:2]
    for line in (pathlib.Path(__file__).parents[2] / "Sources/Serving/Lexicon/countries.tsv").read_text().splitlines()
    if not line.startswith("#")
)


def rows_on_screen(browser, desk, path):
    """The rows of the first table, page after page."""
    rows = []
    while path:
        visit(browser, desk, path)
        rows += browser.eval(TABLE)[0]
        path = browser.eval("document.querySelector('.pager a[rel=next]')?.getAttribute('href') ?? null")
    return rows


def day(text):
    """24 Aug 2024 of 2024-08-24, as pages have it."""
    if not text:
        return ""
    year, month, date = text[:10].split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


def words(text):
    """A text as a page has it, with single spaces."""
    return " ".join((text or "").split())


def score(number):
    """−5.2 of -5.1875; what is worth nothing has no sign."""
    tenths = int(abs(number) * 10 + 0.5 + 1e-9)
    return ("" if not tenths else "−" if number < 0 else "+") + f"{tenths // 10}.{tenths % 10}"


def check_stories(desk, browser):
    """Stories with their events, witnesses and reports."""
    expected = [[words(row["title"]), str(len(row["events"])), str(row["witnesses"]), str(len(row["reports"])), day(row["first"]), day(row["last"])]
                for row in desk.lines("stories")]
    assert_same(rows_on_screen(browser, desk, "/stories"), expected)


def check_actors(desk, browser):
    """Who acts, page after page."""
    rows = rows_on_screen(browser, desk, "/actors")
    expected = desk.lines("actors")
    assert_same([[row[0], *row[2:4]] for row in rows], [[words(each["name"]), str(each["acts"]), str(each["receives"])] for each in expected])
    for row, each in zip(rows, expected):
        assert all(part in row[1] for part in (each["country"] or "", each["sector"] or "")), (row, each)


def check_places(desk, browser):
    """Places with their events and their dead."""
    expected = [[words(row["place"]), str(row["events"]), str(row["killed"] or ""), day(row["first"]), day(row["last"])] for row in desk.lines("places")]
    assert_same([[row[0], *row[2:]] for row in rows_on_screen(browser, desk, "/places")], expected)


def check_reports(desk, browser):
    """All reports, the newest first, each with its outlet, its witness's label and its claims."""
    labels = {"independent": "its own text", "same": "the same text", "light": "light edit", "rewrite": "rewritten"}
    standing = {each["id"]: each for group in desk.lines("witnesses") for each in group["reports"]}
    expected = []
    for row in sorted(desk.lines("reports"), key=lambda row: row["published"], reverse=True):
        stands = standing[row["id"]]
        label = labels[stands["label"]] + (f" of {stands['of']}" if stands["of"] else "")
        expected.append([day(row["published"]), row["outlet"], words(row["title"]), label, str(row["claims"])])
    assert_same(sorted(rows_on_screen(browser, desk, "/reports")), sorted(expected))


def check_relations(desk, browser):
    """Who acts on whom, by name and by country."""
    faults = []
    for path, options in (("/relations?limit=1000", ()), ("/relations?limit=1000&by=country", ("--by-country",))):
        named = COUNTRIES.get if options else (lambda name, _: name)
        expected = [[words(named(row[end], row[end])) for end in ("actor", "recipient")] + [str(row["events"]), score(row["score"])]
                    for row in desk.lines("network", *options)]
        shown = [row[:4] for row in rows_on_screen(browser, desk, path)]
        missing = [row for row in expected if row not in shown]
        if missing:
            faults.append(f"{path}: {len(missing)} of {len(expected)} are not shown, {missing[0]}")
        faults += [f"{path}: {row} is not in the record" for row in shown if row not in expected][:2]
    assert not faults, "; ".join(faults)


def check_dyad(desk, browser):
    """The months of two parties are those of `griot series`."""
    for tie in desk.lines("network")[:3]:
        visit(browser, desk, f"/relations?actor={quote(tie['actor'])}&with={quote(tie['recipient'])}")
        shown = browser.eval(TABLE)[0]
        ids = {row["name"]: row["id"] or row["name"] for row in desk.lines("actors")}
        both = f"{ids[tie['actor']]},{ids[tie['recipient']]}"
        months = {}
        for row in desk.lines("series", "--of", "dyad", "--between", both):
            if row["events"]:
                months.setdefault(row["period"][:7], []).append(row)
        names = [f"{MONTHS[int(month[5:]) - 1]} {month[:4]}" for month in sorted(months)]
        assert [row[0] for row in shown] == names, (tie, shown, names)
        for row, month in zip(shown, sorted(months)):
            events = sum(each["events"] for each in months[month])
            mean = sum(each["score"] * each["events"] for each in months[month]) / events
            assert row[1] == str(events) and abs(float(row[2].replace("−", "-")) - mean) < 0.06, (tie, row, months[month])
    quiet(browser)


def check_place_pages(desk, browser):
    """The page of a place has its events, and no others."""
    for place in desk.lines("places")[:6]:
        visit(browser, desk, "/places/" + quote(place["place"]))
        shown = browser.eval("[...document.querySelectorAll('#list .ev')].map(row => row.dataset.id)")
        expected = [event["id"] for event in desk.lines("events", "--place", place["place"])]
        assert sorted(shown) == sorted(expected)[:len(shown)] or set(shown) <= set(expected) and len(shown) == 100, place["place"]


def check_outlet_pages(desk, browser):
    """The page of an outlet has its reports, and from whom and by whom they were taken."""
    standing = {each["id"]: each for group in desk.lines("witnesses") for each in group["reports"]}
    reports = desk.lines("reports")
    outlet_of = {row["id"]: row["outlet"] for row in reports}
    for outlet in sorted({row["outlet"] for row in reports if row["outlet"]}):
        visit(browser, desk, "/outlets/" + quote(outlet))
        tables = browser.eval(TABLE)
        own = [row for row in reports if row["outlet"] == outlet]
        assert sorted(row[2] for row in tables[-1]) == sorted(words(row["title"]) for row in own), outlet
        others = {}
        for report, each in standing.items():
            if each["of"] and outlet in (outlet_of[report], outlet_of[each["of"]]) and outlet_of[report] != outlet_of[each["of"]]:
                taken = outlet_of[report] == outlet
                other = outlet_of[each["of"]] if taken else outlet_of[report]
                counts = others.setdefault(other, [0, 0])
                counts[0 if taken else 1] += 1
        shown = {row[0]: [int(row[1]), int(row[2])] for row in tables[0]} if len(tables) > 1 else {}
        assert shown == others, (outlet, shown, others)


def check_story_pages(desk, browser):
    """The page of a story has its reports and its events."""
    for story in desk.lines("stories")[:5]:
        visit(browser, desk, "/stories/" + story["story"])
        shown = browser.eval("[...document.querySelectorAll('.list .ev')].map(row => row.dataset.id)")
        assert set(shown) == set(story["events"]), story["story"]
        titles = {words(row["title"]) for row in desk.lines("reports") if row["id"] in story["reports"]}
        assert {row[2] for row in browser.eval(TABLE)[-1]} == titles, story["title"]


def check_event_pages(desk, browser):
    """The page of an event has its witnesses, its reports and each figure with its words."""
    for event in sorted(desk.events, key=lambda event: -event["witnesses"])[:8]:
        visit(browser, desk, "/events/" + event["id"])
        assert browser.eval("document.querySelectorAll('#matrix tbody tr').length") == event["witnesses"], event["id"]
        links = set(browser.eval("[...document.querySelectorAll('main a[href^=\"/reports/\"]')].map(a => decodeURIComponent(new URL(a.href).pathname.slice(9)))"))
        assert set(event["reports"]) <= links, (event["id"], links)
        text = browser.eval("document.querySelector('main').innerText")
        for tally in event["numbers"]:
            for figure in re.findall(r'"(?:low|high)": (\d+)', str(tally).replace("'", '"')):
                assert figure in text.replace("\u202f", "").replace(",", ""), (event["id"], tally)


def check_links(desk):
    """Every link of every page leads to a page: all are followed from the start, up to two thousand."""
    seen, wait, faults = set(), ["/events"], []
    while wait and len(seen) < 2000:
        path = wait.pop(0)
        if path in seen:
            continue
        seen.add(path)
        answer = desk.ask(path)
        if answer.status not in (200, 303):
            faults.append(f"{path}: {answer.status}")
        if not answer.lines.get("content-type", "").startswith("text/html") or "lang=fr" in path:
            continue
        for link in re.findall(r'(?:href|action)="([^"]*)"', answer.text):
            link = link.replace("&amp;", "&").partition("#")[0]
            address = urllib.parse.urlsplit(link)
            # Choices of facets are without end when put together; one of each is enough.
            if link.startswith("/") and len(urllib.parse.parse_qsl(address.query)) <= 1:
                wait.append(link)
    assert not faults, f"{len(faults)} of {len(seen)}: " + "; ".join(faults[:6])


def assert_same(shown, expected):
    """The rows of a table, one by one."""
    assert len(shown) == len(expected), f"{len(shown)} rows and not {len(expected)}"
    for one, other in zip(shown, expected):
        assert one == other, f"{one} and not {other}"
