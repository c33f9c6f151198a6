#!/usr/bin/env python3
"""Clicks through the desk in a real browser and compares what is on screen with what the record holds.

The record is that of the examples; it is asked twice, on the page and by `griot events --jsonl` and the like. Each check
is a function whose name begins with `check_`; it gets the desk, and asserts.
"""
import argparse
import csv
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse
import urllib.request

from browser import Browser, BrowserError

GRIOT = os.environ.get("GRIOT", ".build/release/griot")
PICTURES = pathlib.Path(".build/desk-pictures")


class Desk:
    """The record of the examples, served on a free port of this machine."""

    def __init__(self, folder, writes=False):
        self.record = str(pathlib.Path(folder) / "examples.griot")
        self.run("init", self.record)
        self.run("add", self.record, "examples/reports.jsonl")
        self.run("merge", self.record)
        options = [] if writes else ["--read-only"]
        self.server = subprocess.Popen([GRIOT, "serve", self.record, "-p", "0", *options], stdout=subprocess.PIPE, text=True)
        line = self.server.stdout.readline().strip()
        found = re.match(r"(http://127\.0\.0\.1:\d+)/(\?token=\S+)?$", line)
        assert found, f"the first line of 'griot serve' is {line!r}"
        self.address = found.group(1)
        self.events = self.lines("events", self.record)

    def close(self):
        self.server.terminate()
        self.server.wait(10)

    @staticmethod
    def run(*arguments):
        return subprocess.run([GRIOT, *arguments], check=True, capture_output=True, text=True).stdout

    def lines(self, *arguments):
        return [json.loads(line) for line in self.run(*arguments, "--jsonl").splitlines()]

    def found(self, *choice):
        """The ids of the events that the command finds."""
        try:
            return {event["id"] for event in self.lines("events", self.record, *choice)}
        except subprocess.CalledProcessError as problem:
            # Nothing found is exit 1.
            assert problem.returncode == 1, problem.stderr
            return set()

    def json(self, path):
        with urllib.request.urlopen(self.address + path) as answer:
            return json.load(answer)

    def pages(self):
        """An address of every page, with words that must stand on it."""
        richest = max(self.events, key=lambda event: (event["witnesses"], len(event["reports"])))
        story = self.json("/stories.json")["data"][0]
        report = self.json("/reports.json")["data"]
        copy = next((each for each in report if each["of"]), None)
        actor = self.json("/actors.json")["data"][0]
        place = self.json("/places.json")["data"][0]
        outlet = next(each for each in self.json("/outlets.json")["data"] if each["name"])
        tie = self.json("/relations.json")["data"][0]
        quote = lambda text: urllib.parse.quote(text, safe="")
        pages = [
            ("events", "/events", richest["type"]), ("event", "/events/" + quote(richest["id"]), richest["id"]),
            ("stories", "/stories", story["title"]), ("story", "/stories/" + quote(story["id"]), None),
            ("actors", "/actors", actor["name"]), ("actor", "/actors/" + quote(actor["id"] or actor["name"]), actor["name"]),
            ("places", "/places", place["name"]), ("place", "/places/" + quote(place["name"]), place["name"]),
            ("outlets", "/outlets", outlet["name"]), ("outlet", "/outlets/" + quote(outlet["name"]), outlet["name"]),
            ("reports", "/reports", report[0]["title"]), ("report", "/reports/" + quote(report[0]["id"]), report[0]["title"]),
            ("relations", "/relations", tie["actor"]),
            ("dyad", f"/relations?actor={quote(tie['actor'])}&with={quote(tie['recipient'])}", tie["recipient"]),
            ("review", "/review", None), ("error", "/actors/nobody-of-this-name", None),
        ]
        if copy:
            pages.append(("versions", f"/reports/{quote(copy['id'])}?against={quote(copy['of'])}", copy["of"]))
        return pages


# What the page itself is asked.

ROWS = "[...document.querySelectorAll('#list .ev')].map(row => row.dataset.id)"
SETTLED = "!document.querySelector('.asking') && !document.documentElement.hasAttribute('aria-busy')"
TEXT = "document.body.innerText.replace(/\\s+/g, ' ')"

ACCESSIBLE = r"""
(() => {
  const faults = [];
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const nameOf = (element) => {
    const labelled = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const label = [...(element.labels ?? [])].map((each) => each.textContent).join(" ");
    const title = element.querySelector?.("title")?.textContent;
    return (labelled || element.getAttribute("aria-label") || label || title || element.getAttribute("alt") ||
      element.textContent || element.getAttribute("title") || "").trim();
  };
  if (!document.documentElement.lang) faults.push("no lang");
  const heads = [...document.querySelectorAll("h1")];
  if (heads.length !== 1) faults.push(`${heads.length} h1`);
  if (!document.title) faults.push("no title");
  if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
  for (const control of document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [role=button]")) {
    if (shown(control) && !nameOf(control)) faults.push(`no name: ${control.outerHTML.slice(0, 100)}`);
  }
  for (const drawing of document.querySelectorAll("svg")) {
    // The map has a name as a whole.
    const hidden = drawing.closest("[aria-hidden=true], .map");
    if (shown(drawing) && !hidden && !nameOf(drawing)) faults.push(`no name: ${drawing.outerHTML.slice(0, 100)}`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.querySelector("th[scope]")) faults.push("a table without heads");
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two of id ${id}`);
  for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls]")) {
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
      for (const id of (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean)) {
        if (!document.getElementById(id)) faults.push(`${name} of nothing: ${id}`);
      }
    }
  }
  for (const element of document.querySelectorAll("[style]")) {
    // A script may set styles; the server must not.
    if (!element.closest("svg, .map, .leaflet-container")) faults.push(`style: ${element.outerHTML.slice(0, 80)}`);
  }
  let last = 0;
  for (const head of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
    const level = Number(head.tagName[1]);
    if (level > last + 1) faults.push(`h${level} after h${last}: ${head.textContent.slice(0, 40)}`);
    last = level;
  }
  return faults;
})()
"""

# Light and dark text on what lies behind it, by WCAG 2's ratio; what is translucent is passed over.
CONTRAST = r"""
(() => {
  const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
      if (colour[3] > 0) return null;
    }
    return [255, 255, 255];
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest("svg, .map, script")) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const ink = parse(style.color);
    if (!ground || ink[3] < 1 || Number(style.opacity) < 1) continue;
    const [a, b] = [luminance(ink), luminance(ground)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5) - 0.005) {
      faults.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${walker.currentNode.data.trim().slice(0, 30)}`);
    }
  }
  return [...faults];
})()
"""


# The element itself has the ring, or what lies over it.
FOCUS_IS_SEEN = """
[null, "::after", "::before"].some((part) => {
  const style = getComputedStyle(document.activeElement, part);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && (!part || style.content !== "none");
})
"""


# Marks of charts and of the map are drawn with a thicker edge.
MARKS_SHOW_IT = "Boolean(document.activeElement.closest('svg, .map .mk'))"


def settled(browser):
    browser.wait("document.documentElement && document.readyState === 'complete'")
    browser.wait(SETTLED)
    time.sleep(0.05)


def address(browser):
    return browser.eval("location.pathname + location.search")


def choose(browser, condition):
    """Waits until a press was answered: the address holds what it should."""
    browser.wait(condition)
    settled(browser)


def quiet(browser, but=()):
    told = [line for line in browser.console() if not any(part in line for part in but)]
    assert not told, "the page complains: " + "; ".join(told)


# The checks.

def check_pages(desk, browser):
    """Every page is there in both languages, without complaint, readable, and says what the record holds."""
    for language in ("en", "fr"):
        for name, path, words in desk.pages():
            mark = "" if language == "en" else ("&" if "?" in path else "?") + "lang=fr"
            browser.open(desk.address + path + mark)
            settled(browser)
            assert browser.eval("document.documentElement.lang") == language, path
            faults = browser.eval(ACCESSIBLE)
            assert not faults, f"{path} ({language}): " + "; ".join(faults[:6])
            if words:
                whole = browser.eval(TEXT)
                assert " ".join(words.split()).casefold() in whole.casefold(), f"{path}: '{words}' is not shown"
            # Chromium itself logs that an address was not found.
            quiet(browser, but=["404 (Not Found)"] if name == "error" else [])


def check_widths(desk, browser):
    """No page scrolls sideways on a phone, and all words can be read by light and by dark."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    faults = []
    for width, height in ((1280, 900), (390, 844)):
        browser.size(width, height, touch=width < 640)
        for dark in (False, True):
            browser.media(dark=dark)
            for name, path, _ in desk.pages():
                browser.open(desk.address + path)
                settled(browser)
                # The map comes last, with its boundaries.
                browser.wait("!document.querySelector('.map[data-map]') || document.querySelector('.map .mk, .map-note, .map path')")
                time.sleep(0.3)
                browser.screenshot(PICTURES / f"{name}-{width}-{'dark' if dark else 'light'}.png", whole=width < 640)
                wide = browser.eval("document.scrollingElement.scrollWidth")
                if wide > width:
                    faults.append(f"{path} is {wide} px wide at {width} px")
                faults += [f"{path} {'dark' if dark else 'light'}: contrast {each}" for each in browser.eval(CONTRAST)[:4]]
    browser.size(1280, 900)
    browser.media()
    browser.console()
    assert not faults, "\n    ".join(faults)


def check_list(desk, browser):
    """The list has the events that the command finds, in order, with their dead and their witnesses."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    assert browser.eval(ROWS) == [event["id"] for event in desk.events]
    for event in desk.events:
        row = f"document.querySelector('#list [data-id=\"{event['id']}\"]')"
        text = browser.eval(f"{row}.innerText.replace(/\\s+/g, ' ')")
        assert event["type"] in text, text
        assert f"{event['witnesses']} w {len(event['reports'])} r" in text, f"{event['id']}: {text}"
        killed = next((tally for tally in event.get("numbers", []) if tally["what"] == "killed"), None)
        assert bool(killed) == ("killed" in browser.eval(f"{row}.querySelector('.num')?.innerText ?? ''")), text
    count = browser.eval("document.querySelector('.result b').innerText")
    assert count.split()[0] == str(len(desk.events)), count
    quiet(browser)


def check_facets(desk, browser):
    """A press on a facet finds what the command finds; the chip takes it off again; the other facets count on."""
    options = {"type": "--type", "status": "--status", "country": "--country"}
    for facet, option in options.items():
        browser.open(desk.address + "/events?limit=1000")
        settled(browser)
        values = browser.eval(
            f"[...document.querySelectorAll('[data-facet={facet}] a[data-value]')].map(a => [a.dataset.value, a.querySelector('.n').innerText])")
        assert values, facet
        for value, count in values:
            if not value:
                continue
            browser.eval(f"document.querySelector('[data-facet={facet}] a[data-value=\"{value}\"]').scrollIntoView({{block: 'center'}})")
            browser.click(f"[data-facet={facet}] a[data-value='{value}']")
            choose(browser, f"new URLSearchParams(location.search).get('{facet}') === '{value}'")
            rows = set(browser.eval(ROWS))
            assert rows == desk.found(option, value), f"{facet}={value}"
            assert str(len(rows)) == count, f"{facet}={value}: {len(rows)} and not {count}"
            again = browser.eval(f"document.querySelector('[data-facet={facet}] a[data-value=\"{value}\"] .n').innerText")
            assert again == count, f"a facet must count without its own choice: {again} and not {count}"
            assert browser.eval("document.activeElement.dataset.value") == value, "focus stays on what was pressed"
            browser.click(".chip a")
            choose(browser, f"!new URLSearchParams(location.search).has('{facet}')")
            assert len(browser.eval(ROWS)) == len(desk.events)
    # Typing and choosing replace the entry in history; they do not pile up.
    assert browser.eval("history.length") < 60
    quiet(browser)


def check_search(desk, browser):
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    browser.press("/")
    assert browser.eval("document.activeElement.matches('input[type=search]')"), "/ leads to the search"
    browser.type("convoi")
    browser.press("Enter")
    choose(browser, "new URLSearchParams(location.search).get('q') === 'convoi'")
    assert set(browser.eval(ROWS)) == desk.found("--text", "convoi")
    # Keys are letters while one types.
    before = address(browser)
    browser.eval("document.querySelector('main input[type=search]').focus()")
    browser.press("c")
    assert "contested" not in address(browser) and browser.eval("document.activeElement.value").endswith("c"), before
    browser.press("Escape")
    assert not browser.eval("document.activeElement.matches('input')"), "Esc leaves the field"
    quiet(browser)


def check_keys(desk, browser):
    """/ ? Esc j k Enter [ ] c, never with Ctrl, Alt or Meta."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    browser.press("?")
    assert browser.eval("document.querySelector('dialog#help').open"), "? opens the keys"
    browser.press("Escape")
    assert not browser.eval("document.querySelector('dialog#help').open"), "Esc closes them"
    focused = "document.activeElement.closest('.ev')?.dataset.id ?? null"
    rows = browser.eval(ROWS)
    browser.press("j")
    assert browser.eval(focused) == rows[0]
    assert browser.eval(FOCUS_IS_SEEN), "focus is not to be seen"
    browser.press("j")
    browser.press("j")
    browser.press("k")
    assert browser.eval(focused) == rows[1]
    for modifier in ("Control", "Alt", "Meta"):
        browser.press("j", modifier)
        assert browser.eval(focused) == rows[1], f"j with {modifier} must do nothing"
    browser.press("Enter")
    browser.wait(f"location.pathname === '/events/{rows[1]}'")
    settled(browser)
    browser.eval("history.back()")
    browser.wait("location.pathname === '/events'")
    settled(browser)
    browser.press("c")
    choose(browser, "new URLSearchParams(location.search).get('contested') === '1'")
    assert set(browser.eval(ROWS)) == desk.found("--contested")
    browser.press("c")
    choose(browser, "!new URLSearchParams(location.search).has('contested')")
    browser.press("]")
    choose(browser, "new URLSearchParams(location.search).has('from')")
    check_brushed(desk, browser)
    # The last month is chosen first, so that the way from it is back.
    first = address(browser)
    browser.press("[")
    browser.wait(f"location.pathname + location.search !== '{first}'")
    settled(browser)
    check_brushed(desk, browser)
    browser.press("]")
    browser.wait(f"location.pathname + location.search === '{first}'")
    settled(browser)
    browser.press("Escape")
    choose(browser, "!new URLSearchParams(location.search).has('from')")
    assert len(browser.eval(ROWS)) == len(desk.events)
    quiet(browser)


def drawn(browser):
    """How many events the timeline draws, as marks and in bars."""
    return browser.eval(r"""
        [...document.querySelectorAll('svg.tl .month-bar title')]
          .flatMap((title) => title.textContent.split(':')[1].match(/\d+/g).map(Number)).reduce((a, b) => a + b, 0) +
        new Set([...document.querySelectorAll('svg.tl .marks a[data-id]')].map((mark) => mark.dataset.id)).size
    """)


def check_brushed(desk, browser):
    """The list shows the months that are chosen; the timeline still shows all."""
    chosen = dict(urllib.parse.parse_qsl(urllib.parse.urlparse(address(browser)).query))
    last = {"02": "28"}.get(chosen["to"][5:], "30" if chosen["to"][5:] in ("04", "06", "09", "11") else "31")
    expected = desk.found("--from", chosen["from"] + "-01", "--to", f"{chosen['to']}-{last}")
    assert set(browser.eval(ROWS)) == expected, chosen
    assert drawn(browser) >= len(expected), "the timeline shows all months still"


def check_brush(desk, browser):
    """Dragging over the timeline chooses months."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    browser.drag("svg.tl", (0.3, 0.5), (0.7, 0.5))
    choose(browser, "new URLSearchParams(location.search).has('from')")
    check_brushed(desk, browser)
    quiet(browser)


def check_timeline(desk, browser):
    """Every dated event is drawn: one mark each, or counted in the bar of its month where they are many."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    dated = {event["id"] for event in desk.events if event["date"]}
    assert drawn(browser) == len(dated), f"{drawn(browser)} of {len(dated)} dated events are drawn"
    height = browser.eval("document.querySelector('svg.tl').getBoundingClientRect().height")
    assert height < 500, f"the timeline is {height} px tall"
    # Few events have a mark each, and it is a link with a name.
    browser.open(desk.address + "/events?type=ASSAULT")
    settled(browser)
    marks = browser.eval("[...document.querySelectorAll('svg.tl .marks a[data-id]')].map(mark => [mark.dataset.id, mark.textContent || mark.getAttribute('aria-label')])")
    assaults = {event["id"] for event in desk.events if event["date"] and event["type"] == "ASSAULT"}
    assert {mark[0] for mark in marks} == assaults and all(mark[1] for mark in marks), marks
    quiet(browser)


def check_map(desk, browser):
    """The map's counts add up to the placed events; a press on a mark chooses its place."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    data = browser.eval("JSON.parse(document.getElementById('map-data').textContent)")
    placed = [event for event in desk.events if event["place"]]
    assert sum(place["count"] for place in data["places"]) == len(placed)
    browser.wait("document.querySelector('.map .mk')")
    links = browser.eval("[...document.querySelectorAll('.map .mk')].map(mark => mark.className + ' ' + (mark.getAttribute('aria-label') ?? ''))")
    assert links and all(len(link.split()) > 1 for link in links), links
    single = browser.eval("""(() => {
        const all = [...document.querySelectorAll('.map .mk')].filter((mark) => mark.matches('a[href], button, [role=button]') && !mark.matches('.cluster'));
        all.forEach((mark, index) => mark.dataset.test = index);
        return all.map((mark) => mark.getAttribute('href')).findIndex((href) => href?.includes('place='));
    })()""")
    if single >= 0:
        browser.eval(f"document.querySelector('.map [data-test=\"{single}\"]').click()")
        choose(browser, "new URLSearchParams(location.search).has('place')")
        place = urllib.parse.parse_qs(urllib.parse.urlparse(address(browser)).query)["place"][0]
        assert set(browser.eval(ROWS)) == {event["id"] for event in placed if event["place"]["name"] == place}, place
    quiet(browser)


def check_matrix(desk, browser):
    """Each cell of a matrix shows its words, marked, in its report; its address does the same."""
    event = max(desk.events, key=lambda event: (event["witnesses"], len(event["reports"])))
    path = f"/events/{event['id']}"
    browser.open(desk.address + path)
    settled(browser)
    assert browser.eval("document.querySelectorAll('#matrix tbody tr').length") == event["witnesses"]
    cells = browser.eval("[...document.querySelectorAll('#matrix .cell')].map(cell => [cell.dataset.report, cell.dataset.slot])")
    assert cells
    for index, (report, slot) in enumerate(cells):
        browser.eval(f"document.querySelectorAll('#matrix .cell')[{index}].focus()")
        browser.press("Enter")
        browser.wait(f"document.querySelectorAll('#matrix .cell')[{index}].getAttribute('aria-pressed') === 'true'")
        shown = browser.eval("[...document.querySelectorAll('.paper')].filter(p => !p.hidden).map(p => p.dataset.report)")
        assert shown == [report], f"{slot}: report {shown} and not {report}"
        lit = browser.eval("[...document.querySelectorAll('.paper:not([hidden]) .hl')].map(e => e.dataset.slot).join(' ')")
        assert slot in lit.split(), f"{slot} is not marked: {lit}"
        assert browser.eval("document.querySelectorAll('#matrix [aria-pressed=true]').length") == 1
        assert browser.eval("new URLSearchParams(location.search).get('cell')") == f"{report}.{slot}"
    here = address(browser)
    browser.open(desk.address + here)
    settled(browser)
    lit = browser.eval("[...document.querySelectorAll('.paper:not([hidden]) .hl')].map(e => e.dataset.slot).join(' ')")
    assert cells[-1][1] in lit.split()
    contested = browser.eval("[...document.querySelectorAll('#matrix th.contest')].map(e => e.id.slice(2))")
    assert set(contested) == set(event["contested"]), contested
    quiet(browser)


def check_sheet(desk, browser):
    """On a phone the words come from below, and Esc puts them away."""
    event = max(desk.events, key=lambda event: (event["witnesses"], len(event["reports"])))
    browser.size(390, 844, touch=True)
    browser.open(f"{desk.address}/events/{event['id']}")
    settled(browser)
    browser.tap("#matrix .cell")
    browser.wait("document.querySelector('.sheet')")
    browser.press("Escape")
    assert not browser.eval("Boolean(document.querySelector('.sheet'))")
    small = browser.eval("[...document.querySelectorAll('.bar a, .bar button, .cell')].filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 24).map(e => e.outerHTML.slice(0, 80))")
    assert not small, small
    browser.size(1280, 900)
    quiet(browser)


def check_codings(desk, browser):
    """A coding of a report lights its words, and its words light the coding."""
    report = max(desk.json("/reports.json")["data"], key=lambda report: report["claims"])
    browser.open(f"{desk.address}/reports/{urllib.parse.quote(report['id'], safe='')}")
    settled(browser)
    listed = browser.eval("[...document.querySelectorAll('#codings > li')].map(li => li.dataset.coding)")
    coding = desk.json(f"/reports/{urllib.parse.quote(report['id'], safe='')}.json")
    assert len(listed) == len(coding["events"]) + len(coding["quotes"]) + len(coding["relations"])
    marked = set(browser.eval("[...document.querySelectorAll('.article mark')].flatMap(m => m.dataset.coding.split(' '))"))
    assert set(listed[:len(coding["events"])]) <= marked
    browser.press("j")
    number = browser.eval("document.activeElement.closest('li')?.dataset.coding")
    assert number == listed[0]
    browser.wait(f"[...document.querySelectorAll('.article mark[data-coding~=\"{number}\"]')].every(m => m.classList.contains('lit') || m.classList.contains('now'))")
    first = coding["events"][0]
    words = browser.eval("document.querySelector('.article mark.t[data-coding~=\"1\"]').firstChild.data")
    assert words and words in first["trigger"]["text"], (words, first["trigger"])
    quiet(browser)


def check_languages(desk, browser):
    """EN and FR lead to the same page in the other language, with the same choice."""
    browser.open(desk.address + "/events?status=future")
    settled(browser)
    rows = browser.eval(ROWS)
    browser.click(".tools a[hreflang=fr]")
    browser.wait("document.documentElement?.lang === 'fr'")
    settled(browser)
    assert "status=future" in address(browser) and browser.eval(ROWS) == rows
    assert "événements" in browser.eval(TEXT) or "événement" in browser.eval(TEXT)
    browser.click("[data-facet=quad] a")
    choose(browser, "location.search.includes('quad=')")
    assert browser.eval("document.documentElement.lang") == "fr"
    browser.click(".tools a[hreflang=en]")
    browser.wait("document.documentElement?.lang === 'en'")
    quiet(browser)


def check_views(desk, browser):
    """The bar leads to each view, and marks the one that is open."""
    browser.open(desk.address + "/events")
    settled(browser)
    names = browser.eval("[...document.querySelectorAll('.bar nav a')].map(a => a.getAttribute('href'))")
    assert len(names) == 8, names
    for name in names:
        browser.click(f".bar nav a[href='{name}']")
        browser.wait(f"location.pathname === '{name}'")
        settled(browser)
        assert browser.eval("document.querySelector('.bar nav [aria-current=page]').getAttribute('href')") == name
    quiet(browser)


def check_rows(desk, browser):
    """j and Enter open the first row of every list."""
    for view in ("stories", "actors", "places", "outlets", "reports", "relations"):
        browser.open(f"{desk.address}/{view}")
        settled(browser)
        browser.press("j")
        target = browser.eval("document.activeElement.closest('a')?.getAttribute('href') ?? null")
        assert target, f"{view}: j leads to no row"
        browser.press("Enter")
        browser.wait(f"location.pathname + location.search === {json.dumps(target)}")
        settled(browser)
        quiet(browser)


def check_policy(desk, browser):
    """Nothing that is not the desk's own runs or is fetched."""
    browser.open(desk.address + "/events")
    settled(browser)
    browser.eval("""(() => {
        window.ran = false;
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        const image = document.createElement('img');
        image.src = 'https://example.com/x.png';
        document.body.append(image);
    })()""")
    assert browser.eval("window.ran") is False, "a script of the page ran"
    told = browser.console()
    assert any("Content Security Policy" in line or "content security policy" in line for line in told), told
    assert not browser.eval("Boolean([...document.images].find((image) => image.naturalWidth))")


def check_tab(desk, browser):
    """Tab goes through every control in the order of the page, and each shows that it has the focus."""
    for path in ("/reports", "/events?type=ASSAULT"):
        browser.open(desk.address + path)
        settled(browser)
        seen = []
        for _ in range(60):
            browser.press("Tab")
            seen.append(browser.eval("document.activeElement.outerHTML.slice(0, 90)"))
            assert browser.eval(FOCUS_IS_SEEN) or browser.eval(MARKS_SHOW_IT), seen[-1]
        assert len(set(seen)) > 10, seen
        assert "skip" in seen[0], f"the first is the way to the content: {seen[0]}"
    quiet(browser)


def check_without_answer(desk, browser):
    """Where the desk does not answer, the page stays and says so."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    rows = len(browser.eval(ROWS))
    browser.offline()
    browser.click("[data-facet=status] a")
    browser.wait("/griot did not answer/.test(document.body.innerText)")
    assert len(browser.eval(ROWS)) == rows
    browser.offline(False)
    browser.console()


def check_acled(desk, client):
    """A client of ACLED's, unchanged, gets what the export gives."""
    script = """
import json, sys
from acled import AcledClient
client = AcledClient(api_key="x", email="a@b.c")
rows = [json.loads(json.dumps(event, default=str)) for event in client.get_data(limit=5000)]
few = client.get_data(limit=2, page=1, fields="event_id_cnty|fatalities")
country = client.get_data(limit=5000, country=rows[0]["country"]) if rows else []
json.dump([rows, len(few), sorted({event["country"] for event in country}), len(country)], sys.stdout)
"""
    environment = dict(os.environ, ACLED_API_HOST=f"{desk.address}/api", NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    answer = subprocess.run([client, "-c", script], env=environment, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    rows, few, countries, count = json.loads(answer.stdout.splitlines()[-1])
    table = list(csv.DictReader(desk.run("export", desk.record, "--profile", "acled").splitlines()))
    by_id = {row["event_id_cnty"]: row for row in rows}
    assert len(rows) == len(table) and set(by_id) == {row["event_id_cnty"] for row in table}
    for expected in table:
        got = by_id[expected["event_id_cnty"]]
        for column, value in expected.items():
            if column in ("latitude", "longitude", "fatalities", "year", "iso", "time_precision", "geo_precision", "timestamp"):
                assert same_number(got[column], value), (column, got[column], value)
            elif column != "event_date":
                assert (got[column] or "") == value, (column, got[column], value)
        assert str(got["event_date"])[:10] == expected["event_date"]
    assert few == min(2, len(table))
    if table:
        assert countries == [rows[0]["country"]] and count == sum(1 for row in table if row["country"] == countries[0])


def same_number(one, other):
    one, other = ("" if value is None else str(value) for value in (one, other))
    try:
        return abs(float(one) - float(other)) < 1e-6
    except ValueError:
        # The client makes a time of a time stamp.
        return one == other or bool(re.match(r"\d{4}-\d{2}-\d{2}", one))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", help="a Python that has the client of ACLED's")
    parser.add_argument("--only", help="one check by its name: 'facets', 'acled'; 'browser' for all but 'acled'")
    arguments = parser.parse_args()
    checks = {name[6:]: check for name, check in globals().items() if name.startswith("check_") and name != "check_brushed"}
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(folder)
        try:
            for name, check in checks.items():
                if arguments.only and not (arguments.only == name or arguments.only == "browser" and name != "acled"):
                    continue
                if name == "acled" and not arguments.client:
                    continue
                start = time.monotonic()
                try:
                    if name == "acled":
                        check(desk, arguments.client)
                    else:
                        with Browser(width=1280, height=900) as browser:
                            check(desk, browser)
                    print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
                except Exception as problem:  # Whatever goes wrong in one check, the others are made.
                    failed += 1
                    line = traceback.extract_tb(problem.__traceback__)
                    place = [frame.lineno for frame in line if frame.filename.endswith("test-desk.py")][-1]
                    print(f"FAILED  {name}, line {place}: {type(problem).__name__} {problem}", flush=True)
        finally:
            desk.close()
    print(f"pictures: {PICTURES}" if PICTURES.is_dir() else "", file=sys.stderr)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
