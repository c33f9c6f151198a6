"""Reports are strangers' words: nothing of them runs, and signs that hide or turn text are seen."""
import re

from desk_tests.desk import desk_of, quote
from desk_tests.page import TEXT, picture, quiet, visit
from desk_tests.reviewing import enter, press

# Each would leave a mark in the window if it ran.
TRICKS = [
    "<script>window.ran = 1</script>", "<svg onload=\"window.ran = 2\">", "\"><img src=x onerror=\"window.ran = 3\">",
    "</script><script>window.ran = 4</script>", "</title><script>window.ran = 5</script>", "'><svg/onload=alert(6)>",
    "<iframe srcdoc=\"<script>parent.ran = 7</script>\">", "<a href=\"javascript:window.ran=8\">", "<style>*{display:none}</style>",
    "<details open ontoggle=\"window.ran = 9\">", "<!--", "]]>", "{{7*7}}", "${7*7}",
]
SIGNS = {"\u202e": "U+202E", "\u2066": "U+2066", "\u200b": "U+200B", "\ufeff": "U+FEFF", "\u200f": "U+200F", "\u00ad": "U+00AD"}


def reports():
    """Reports that tell of attacks and quarrels, with a trick in each text that a report can have."""
    made = []
    for number, trick in enumerate(TRICKS + list(SIGNS)):
        sign = trick if trick in SIGNS else ""
        word = f"Essai{sign}ville" if sign else trick
        made.append({
            "id": f"hostile-{number} {trick}", "title": f"Army kills 12 fighters near Djibo {word}",
            "text": f"The army of Burkina Faso killed 12 fighters near Djibo on Monday, {word} the Colonel{sign} said.\n\n"
                    f"“We {word} will go on,” President Ibrahim Traoré said. Mali accused Niger of {word} lies.",
            "published": f"2025-03-{number + 1:02d}T10:00:00Z", "outlet": f"Outlet {trick}", "url": f"javascript:window.ran={number}",
            "lang": "en",
        })
    return made


WATCH = "window.ran === undefined && !document.querySelector('main script:not([type]), main iframe, main img[onerror], main svg[onload], main style')"
HREFS = "[...document.querySelectorAll('a[href], form[action]')].map(e => e.getAttribute('href') ?? e.getAttribute('action')).filter(h => /^\\s*(javascript|data|vbscript):/i.test(h))"


def addresses(desk):
    """Every list, and every page of what these reports tell of."""
    found = ["/" + view for view in ("events", "stories", "actors", "places", "outlets", "reports", "relations", "review")]
    found += ["/reports/" + quote(each["id"]) for each in desk.json("/reports.json")["data"]]
    found += ["/outlets/" + quote(each["name"]) for each in desk.json("/outlets.json")["data"] if each["name"]]
    found += ["/stories/" + quote(each["id"]) for each in desk.json("/stories.json")["data"]][:6]
    found += ["/actors/" + quote(each["id"] or each["name"]) for each in desk.json("/actors.json")["data"]][:12]
    found += ["/events/" + quote(each["id"]) for each in desk.events][:12]
    return found + [f"/events?q={quote(trick)}" for trick in TRICKS[:6]] + [f"/actors/{quote(TRICKS[0])}", f"/{quote(TRICKS[1])}"]


def check_hostile_text(desk, browser):
    """No page of a record of hostile reports runs anything, and none complains; both languages."""
    with desk_of(reports()) as own:
        assert own.events, "the reports tell of events"
        for path in addresses(own):
            # The words around those of reports are others in French, and put together elsewhere.
            for mark in ("", "?lang=fr") if path.count("/") == 1 and "?" not in path else ("",):
                visit(browser, own, path + mark)
                assert browser.eval(WATCH), f"{path}: something ran, or is there as markup"
                assert not browser.eval(HREFS), path
                quiet(browser, but=["404 (Not Found)"])
        visit(browser, own, "/reports")
        text = browser.eval(TEXT)
        for trick in TRICKS:
            assert trick in text or trick.replace("  ", " ") in text, f"'{trick}' is not shown as it is"
        picture(browser, "hostile-reports")


def check_hostile_review(desk, browser):
    """Reviewing such claims runs nothing, also where a reviewer's name and what is typed are such."""
    with desk_of(reports(), "--reviewer", TRICKS[0]) as own:
        enter(browser, own)
        for key in ("a", "f", "2", "x", "u"):
            press(own, browser, key)
            assert browser.eval(WATCH)
        assert "<script>" in browser.eval("document.querySelector('#log').innerText")
        picture(browser, "hostile-review")
        quiet(browser)


def check_hidden_signs(desk, browser):
    """Signs that hide or turn text are named where a report has them: in lists, titles and text."""
    with desk_of(reports()) as own:
        rows = own.json("/reports.json")["data"]
        for sign, name in SIGNS.items():
            row = next(each for each in rows if each["id"].endswith(sign))
            for path in ("/reports", "/reports/" + quote(row["id"])):
                visit(browser, own, path)
                text = browser.eval("document.querySelector('main').innerText")
                assert name in text, f"{name} is not named on {path}"
                assert sign not in text, f"{name} stands raw on {path}"
                assert sign not in browser.eval("document.title"), f"{name} stands raw in the title of {path}"
        visit(browser, own, "/reports/" + quote(next(each for each in rows if each["id"].endswith("\u202e"))["id"]))
        picture(browser, "hostile-signs")


def check_hostile_data(desk):
    """Data keep the words as they are: JSON as text, feeds as escaped text, tables quoted."""
    with desk_of(reports()) as own:
        given = {report["id"]: report["title"] for report in reports()}
        rows = own.json("/reports.json")["data"]
        assert {row["id"]: row["title"] for row in rows} == given, "JSON has what was given"
        for path in ("/reports.atom", "/events.atom", "/outlets.atom"):
            answer = own.ask(path)
            assert "<script" not in answer.text and "<svg" not in answer.text, path
            assert answer.lines["content-type"].startswith("application/atom+xml")
        for path in ("/events.json", "/reports.csv", "/events.csv", "/events.geojson"):
            assert not re.match(r"text/html", own.ask(path).lines["content-type"]), path
