"""The desk in French: nothing of the interface is left in English, and what the record holds is the same."""
import pathlib
import re

from desk_tests.desk import copied
from desk_tests.page import ROWS, picture, quiet, visit
from desk_tests.reviewing import enter, press

LEXICON = pathlib.Path("Sources/Serving/Lexicon")

# Every text of a page and every attribute that is read out, but for words of reports (which have their own `lang`, or are
# quotations) and what the record itself names.
LABELS = r"""
(() => {
  const own = "q, bdi, del, [lang]:not(html), code, kbd, .paper, .article, .evid p, .id, .rec, script, style, abbr, dialog:not([open]) kbd";
  const texts = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.replace(/\s+/g, " ").trim();
    if (text && !walker.currentNode.parentElement.closest(own)) texts.add(text);
  }
  for (const element of document.querySelectorAll("[aria-label], [placeholder], [alt], [title]")) {
    if (element.closest("[lang]:not(html)")) continue;
    for (const name of ["aria-label", "placeholder", "alt", "title"]) if (element.getAttribute(name)) texts.add(element.getAttribute(name));
  }
  return [...texts];
})()
"""


def messages():
    """The rows of the messages: key, English, French."""
    rows = [line.split("\t") for line in (LEXICON / "messages.tsv").read_text().splitlines() if line and not line.startswith("#")]
    return [row for row in rows if len(row) == 3]


def phrases():
    """What the scripts themselves say, in the form of messages."""
    rows = []
    for name in ("desk.js", "map.js"):
        tables = re.findall(r"\b(en|fr): \{\n(.*?)\n\s*\},", (LEXICON / name).read_text(), re.S)
        english, french = (dict(re.findall(r'(\w+): "([^"]*)"', body)) for _, body in tables[:2])
        assert english and set(english) == set(french), f"{name}: the languages have other keys: {set(english) ^ set(french)}"
        rows += [(f"{name} {key}", english[key], french[key]) for key in english]
    return rows


def english_alone():
    """Messages of the English column that stand nowhere in the French one."""
    rows = messages() + phrases()
    french = {row[2].casefold() for row in rows}
    return {row[1]: row[0] for row in rows if row[1].casefold() not in french and not row[0].startswith("act.")}


def pages_in_french(desk):
    """The name and the French address of every page."""
    return [(name, path + ("&" if "?" in path else "?") + "lang=fr") for name, path, _ in desk.pages()]


def assert_french(labels, names, where):
    """No label is an English message, by itself or as a part between signs, but for names of the record."""
    english = english_alone()
    found = {}
    for label in labels:
        for part in {label, *re.split(r"\s*(?:[·:;,()|→/]|\d[\d\s,.]*)\s*", label)}:
            if part in english and part not in names:
                found[part] = english[part]
    return [f"{where}: '{part}' ({key})" for part, key in found.items()]


def names_of(desk):
    """What the record calls actors, places, outlets and titles."""
    names = set()
    for view in ("actors", "places", "outlets", "stories", "reports"):
        for row in desk.json(f"/{view}.json")["data"]:
            names |= {str(row.get(key)) for key in ("name", "title", "sector", "id")}
    return names


def check_no_english(desk, browser):
    """No page in French has a word of the English interface, in its text or in what is read out."""
    names, faults = names_of(desk), []
    for name, path in pages_in_french(desk):
        visit(browser, desk, path)
        assert browser.eval("document.documentElement.lang") == "fr"
        # Closed parts are there as text too.
        browser.eval("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        faults += assert_french(browser.eval(LABELS), names, path)
        picture(browser, f"{name}-fr")
    assert not faults, f"{len(faults)}: " + "; ".join(faults[:12])


def check_errors_in_french(desk, browser):
    """What went wrong is said in French too."""
    for path in ("/actors/nobody-of-this-name?lang=fr", "/events?lang=fr&from=someday", "/nothing?lang=fr"):
        visit(browser, desk, path)
        text = browser.eval("document.querySelector('main').innerText")
        english = re.findall(r"\b(?:is not|in this record|not understood|expected)\b", text)
        assert not english, f"{path}: {text}"


def check_review_in_french(desk, browser):
    """Reviewing in French stays French through every key, and writes the same rows."""
    with copied(desk) as own:
        names, faults = names_of(own), []
        enter(browser, own, "/review?lang=fr")
        for key, action in (("a", "accept"), ("x", "reject"), (" ", "skip"), ("f", "flag"), ("s", "part"), ("2", "edit"), ("u", "undo")):
            row = press(own, browser, key)
            assert row["action"] == action
            assert browser.eval("document.documentElement.lang") == "fr" and "lang=fr" in browser.eval("location.search"), action
            browser.eval("document.querySelectorAll('details').forEach(each => { each.open = true; })")
            faults += assert_french(browser.eval(LABELS), names, action)
        browser.press("?")
        faults += assert_french(browser.eval(LABELS), names, "?")
        picture(browser, "review-fr-keys")
        assert not faults, "; ".join(faults)
        quiet(browser)


def check_messages(desk):
    """Each message is there in both languages, each key once, with French signs where French has them."""
    rows, faults = messages(), []
    assert len({row[0] for row in rows}) == len(rows), "a key twice"
    for key, english, french in rows:
        if not english or not french:
            faults.append(f"{key} is empty")
        if "'" in french:
            faults.append(f"{key}: an apostrophe of a typewriter in '{french}'")
        if re.search(r"[^\s\u202f\u00a0][;!?»]|«[^\s\u202f\u00a0]", french):
            faults.append(f"{key}: no space before a sign in '{french}'")
    assert not faults, "; ".join(faults[:10])


def check_same_record(desk, browser):
    """A page has the same rows in both languages, and links keep the language."""
    for name, path in pages_in_french(desk):
        visit(browser, desk, path)
        if name == "error":
            continue
        links = browser.eval("[...document.querySelectorAll('main a[href^=\"/\"], .bar nav a, .bar .mark')].map(a => a.getAttribute('href'))")
        lost = [link for link in links if "lang=fr" not in link and not re.search(r"\.(json|csv|geojson|atom|md)(\?|$)", link)]
        assert not lost, f"{path}: {lost[:3]} leave French"
    counts = []
    for mark in ("", "&lang=fr"):
        visit(browser, desk, "/events?limit=1000&sort=date" + mark)
        counts.append(browser.eval(ROWS))
    assert counts[0] == counts[1] == [event["id"] for event in desk.events]


def check_data_in_french(desk):
    """Data are the same in both languages, but for sentences of feeds."""
    for path in ("/events.json", "/actors.json", "/places.csv", "/events.csv", "/reports.geojson"):
        plain, french = desk.ask(path).text, desk.ask(path + "?lang=fr").text
        assert french.replace("lang=fr&", "").replace("?lang=fr", "") == plain or path.endswith("csv") and plain == french, path


def check_numbers_in_french(desk, browser):
    """Days and numbers are written as French has them."""
    visit(browser, desk, "/events?limit=1000&lang=fr")
    text = browser.eval("document.querySelector('#list').innerText")
    months = "janv\\.|févr\\.|mars|avr\\.|mai|juin|juill\\.|août|sept\\.|oct\\.|nov\\.|déc\\."
    assert re.search(rf"\b\d{{1,2}} ({months})", text), text[:300]
    english = re.findall(r"\b\d{1,2} (?:Feb|Apr|May|Jun|Jul|Aug|Dec)\b", text)
    assert not english, english[:5]
