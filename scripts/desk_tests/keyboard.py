"""The desk without a mouse: Tab reaches everything and shows where it is, and Esc leads back out."""
import json

from desk_tests.desk import copied
from desk_tests.page import FOCUS_IS_SEEN, MARKS_SHOW_IT, ROWS, address, choose, picture, quiet, settled, visit
from desk_tests.reviewing import enter, press

# Each control that can be seen gets a number, so that one can say which of them Tab has reached.
NUMBERED = """
(() => {
  const controls = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")]
    .filter((each) => each.getClientRects().length && each.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !each.disabled)
    // What is walked with the arrows is one stop: its other parts have tabindex -1.
    .filter((each) => each.tabIndex >= 0);
  controls.forEach((each, place) => each.setAttribute("data-tab", place));
  return controls.length;
})()
"""
REACHED = "document.activeElement?.getAttribute?.('data-tab') ?? null"
NAMED = "(place) => document.querySelector(`[data-tab=\"${place}\"]`)?.outerHTML.slice(0, 100)"
MOST = 700


def walk(browser):
    """The numbers of what Tab reaches until it comes round; each must show that it has the focus."""
    # Marks that are drawn after the numbering would have none.
    browser.wait("!document.querySelector('.map[data-map]') || document.querySelector('.map .mk, .map-note')")
    settled(browser)
    count = browser.eval(NUMBERED)
    order, unseen = [], []
    for _ in range(min(2 * count + 60, 2 * MOST)):
        browser.press("Tab")
        place = browser.eval(REACHED)
        # Regions that scroll are stops too, and no controls.
        if place is None or int(place) in order:
            if len(order) == count:
                break
            continue
        order.append(int(place))
        if not browser.eval(f"{FOCUS_IS_SEEN} || {MARKS_SHOW_IT}"):
            unseen.append(browser.eval(f"({NAMED})({place})"))
    return count, order, unseen


def whole_pages(desk):
    """The pages, but for that of an error."""
    return [(name, path) for name, path, _ in desk.pages() if name != "error"]


def check_tab_reaches_all(desk, browser):
    """On every page Tab reaches every control, and each shows it by a ring; the first is the way to the content."""
    faults = []
    for name, path, _ in desk.pages():
        visit(browser, desk, path + ("?type=ASSAULT" if path == "/events" else ""))
        count, order, unseen = walk(browser)
        if count < MOST:
            missed = sorted(set(range(count)) - set(order))
            if missed:
                faults.append(f"{path}: {len(missed)} of {count} are not reached, {browser.eval(f'({NAMED})({missed[0]})')}")
        faults += [f"{path}: no ring on {each}" for each in unseen[:2]]
        if name != "error" and "skip" not in browser.eval(f"({NAMED})({order[0]})"):
            faults.append(f"{path}: the first stop is not the way to the content")
        quiet(browser, but=["404 (Not Found)"])
    assert not faults, f"{len(faults)}: " + "; ".join(faults[:8])


def check_skipping(desk, browser):
    """The first stop leads past the bar to the content."""
    for path in ("/events", "/actors", "/review"):
        visit(browser, desk, path)
        browser.press("Tab")
        assert browser.eval("document.activeElement.getClientRects()[0].top >= 0"), "the way to the content is seen when it has the focus"
        browser.press("Enter")
        browser.wait("location.hash === '#main'")
        browser.press("Tab")
        assert browser.eval("document.activeElement.closest('main') !== null"), path


def check_tab_in_review(desk, browser):
    """In review Tab reaches values, choices and the bar, and a choice can be made with Enter."""
    with copied(desk) as own:
        enter(browser, own)
        count, order, unseen = walk(browser)
        missed = sorted(set(range(count)) - set(order))
        assert not missed, f"{len(missed)} of {count} are not reached: " + browser.eval(f"({NAMED})({missed[0]})")
        assert not unseen, unseen
        browser.eval("document.querySelectorAll('.opts button')[1].focus()")
        row = press(own, browser, "Enter")
        assert row["action"] == "edit", row
        assert browser.eval("document.activeElement.closest('.opts') !== null"), "focus stays on the choice"
        quiet(browser)


def check_help(desk, browser):
    """? opens the keys on every page, Tab stays within, Esc and ? close them, and focus comes back."""
    for name, path in whole_pages(desk):
        visit(browser, desk, path)
        browser.press("Tab")
        before = browser.eval("document.activeElement.outerHTML.slice(0, 60)")
        browser.press("?")
        assert browser.eval("document.querySelector('dialog#help').open"), path
        for _ in range(4):
            browser.press("Tab")
            assert browser.eval("document.activeElement === document.body || document.activeElement.closest('dialog') !== null"), path
        browser.press("?" if name == "actors" else "Escape")
        assert not browser.eval("document.querySelector('dialog#help').open"), path
        assert browser.eval("document.activeElement.outerHTML.slice(0, 60)") == before, path
    visit(browser, desk, "/events")
    browser.press("?")
    picture(browser, "help")


def check_search_everywhere(desk, browser):
    """/ leads to the search from every page, and Esc leaves the field."""
    for name, path in whole_pages(desk):
        visit(browser, desk, path)
        browser.press("/")
        browser.wait("document.activeElement?.matches('input[type=search]')")
        settled(browser)
        browser.press("Escape")
        assert not browser.eval("document.activeElement.matches('input')"), path


def check_rows_by_keys(desk, browser):
    """j and k walk the rows of every list to its ends, and Enter opens the one that has the focus."""
    for view in ("events", "stories", "actors", "places", "outlets", "reports", "relations"):
        visit(browser, desk, f"/{view}")
        focused = "document.activeElement.getAttribute('href')"
        seen = []
        for _ in range(4):
            browser.press("j")
            seen.append(browser.eval(focused))
        assert len(set(seen)) == 4 and all(seen), (view, seen)
        back = []
        for _ in range(3):
            browser.press("k")
            back.append(browser.eval(focused))
        assert back == seen[2::-1], (view, seen, back)
        browser.press("k")
        assert browser.eval(focused) == seen[0], "the first row is the end"
        assert browser.eval(FOCUS_IS_SEEN), view
        browser.press("Enter")
        browser.wait(f"location.pathname + location.search === {json.dumps(seen[0])}")
        settled(browser)
    quiet(browser)


def check_last_row(desk, browser):
    """Past the last row j comes to the next page, and Enter opens it."""
    visit(browser, desk, "/events?sort=date&limit=5")
    for _ in range(6):
        browser.press("j")
    assert browser.eval("document.activeElement.rel") == "next"
    browser.press("Enter")
    choose(browser, "location.search.includes('page=2')")
    assert browser.eval(ROWS) == [event["id"] for event in desk.events[5:10]]
    quiet(browser)


def check_matrix_by_keys(desk, browser):
    """Cells of a matrix are pressed with Enter and Space, and moved among with the keyboard alone."""
    event = desk.richest()
    visit(browser, desk, f"/events/{event['id']}")
    for _ in range(60):
        browser.press("Tab")
        if browser.eval("document.activeElement.matches('.cell')"):
            break
    assert browser.eval("document.activeElement.matches('.cell')"), "Tab comes to the matrix"
    for key in ("Enter", "Tab", " "):
        browser.press(key)
    cell = browser.eval("[document.activeElement.dataset.report, document.activeElement.dataset.slot, document.activeElement.getAttribute('aria-pressed')]")
    assert cell[2] == "true", cell
    assert f"cell={cell[0]}.{cell[1]}" in browser.eval("decodeURIComponent(location.search)"), address(browser)


def check_map_and_timeline_by_keys(desk, browser):
    """Marks of the map and of the timeline are reached by keys and chosen with Enter."""
    visit(browser, desk, "/events?type=ASSAULT")
    browser.wait("document.querySelector('.map .mk')")
    reached = set()
    for _ in range(150):
        browser.press("Tab")
        for name, part in (("map", ".map"), ("timeline", "svg.tl")):
            if browser.eval(f"document.activeElement.closest('{part}') !== null"):
                reached.add(name)
        if len(reached) == 2:
            break
    assert reached == {"map", "timeline"}, f"only {reached} is reached"
    mark = browser.eval("document.querySelector('svg.tl .marks a[data-id]').dataset.id")
    browser.eval("document.querySelector('svg.tl .marks a[data-id]').focus()")
    browser.press("Enter")
    browser.wait(f"location.pathname === '/events/{mark}'")


def check_error_page(desk, browser):
    """The page of an error has what every page has: the bar, the way to the content, keys and search."""
    visit(browser, desk, "/actors/nobody-of-this-name")
    there = browser.eval("['.bar nav a', '.skip', 'dialog#help', 'footer', 'main h1'].filter(each => !document.querySelector(each))")
    quiet(browser, but=["404 (Not Found)"])
    assert not there, f"missing: {there}"
