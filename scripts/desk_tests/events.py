"""The three views of the events: each press and key against what the command finds."""
import urllib.parse

from desk_tests.page import FOCUS_IS_SEEN, ROWS, address, choose, quiet, settled


def check_list(desk, browser):
    """The list has the events that the command finds, in order, with their dead and their witnesses."""
    browser.open(desk.address + "/events?limit=1000&sort=date")
    settled(browser)
    assert browser.eval(ROWS) == [event["id"] for event in desk.events]
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    assert sorted(browser.eval(ROWS)) == sorted(event["id"] for event in desk.events)
    assert browser.eval(ROWS)[0] == max((event for event in desk.events if event["date"]), key=lambda event: event["date"]["from"])["id"]
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
    """/ and words find what the command finds; Esc leaves the field, in which keys are letters."""
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
    assert_brushed(desk, browser)
    # The last month is chosen first, so that the way from it is back.
    first = address(browser)
    browser.press("[")
    browser.wait(f"location.pathname + location.search !== '{first}'")
    settled(browser)
    assert_brushed(desk, browser)
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


def assert_brushed(desk, browser):
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
    assert_brushed(desk, browser)
    quiet(browser)


def check_timeline(desk, browser):
    """Every dated event is drawn: one mark each, or counted in the bar of its month where they are many."""
    browser.open(desk.address + "/events?limit=1000")
    settled(browser)
    dated = {event["id"] for event in desk.events if event["date"]}
    # A few old ones would squeeze the others: a note beneath counts them, and leads to them.
    note = browser.eval("document.querySelector('figure:has(svg.tl) .note a')?.innerText ?? '0'")
    earlier = int(note.split()[0])
    assert earlier * 30 <= len(dated) and drawn(browser) + earlier == len(dated), f"{drawn(browser)} and {earlier} of {len(dated)} dated events are drawn"
    if earlier:
        browser.click("figure:has(svg.tl) .note a")
        choose(browser, "location.search.includes('to=')")
        assert len(browser.eval(ROWS)) == earlier and drawn(browser) == len(dated)
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
