"""How a reviewer comes in, presses a key, and what the record holds afterwards."""
import time

from desk_tests.page import settled, visit

CLAIM = "document.querySelector('.keys input[name=claim]')?.value"
QUEUE = "[...document.querySelectorAll('#queue a')].map(a => new URL(a.href).searchParams.get('claim'))"
OPEN_SLOT = "document.querySelector('.slotlist > .now .opts input[name=slot]')?.value"


def enter(browser, desk, path="/review"):
    """Opens the address that was printed, with its token, then a page of reviewing."""
    browser.open(f"{desk.address}/?token={desk.token}")
    browser.wait("location.pathname === '/events' && !location.search.includes('token')")
    visit(browser, desk, path)


def written(desk, browser, act):
    """The rows that the record has after an act and had not before."""
    before = len(desk.reviews())
    act()
    end = time.monotonic() + 10
    while len(desk.reviews()) == before:
        assert time.monotonic() < end, "nothing was written"
        time.sleep(0.03)
    rows = desk.reviews()
    browser.wait(f"document.querySelector('#log .id')?.innerText === '#{rows[-1]['number']}'")
    settled(browser)
    return rows[before:]


def press(desk, browser, *keys):
    """The one row that keys have written, of which the last one writes."""
    for key in keys[:-1]:
        browser.press(key)
    rows = written(desk, browser, lambda: browser.press(keys[-1]))
    assert len(rows) == 1, rows
    return rows[0]


def unchanged(desk, act):
    """Makes sure that an act writes nothing."""
    before = (desk.reviews(), desk.lines("log"))
    act()
    time.sleep(0.4)
    assert (desk.reviews(), desk.lines("log")) == before, "something was written"


def standing(desk):
    """The rows that hold: neither undone nor the undoing itself."""
    rows = desk.reviews()
    undone = {row["other"] for row in rows if row["action"] == "undo"}
    return [row for row in rows if row["action"] != "undo" and str(row["number"]) not in undone]


def queue_of(desk, order, passed=()):
    """The queue as the record itself gives it: consequence times doubt, or scattered numbers."""
    ordering = {
        "doubt": "(1 + min(ifnull(events.killed, 0), 100) / 20.0 + 0.5 * min(events.witnesses, 6)"
                 " + (claims.salience = 'main')) * (1 - confidence + 0.3 * (events.contested > 0) + 0.1 * claims.alleged) DESC",
        "random": "(claims.number * 2654435761) % 4294967296",
    }[order]
    rows = desk.rows(
        "SELECT claims.id FROM event_claims JOIN claims ON claims.number = event_claims.claim"
        f" JOIN events ON events.number = event_claims.event ORDER BY {ordering}, claims.id")
    return [row["id"] for row in rows if row["id"] not in passed]


def event_of(desk, claim):
    """The id of the event that a claim is in."""
    rows = desk.rows(
        "SELECT events.id FROM events JOIN event_claims ON event_claims.event = events.number"
        " JOIN claims ON claims.number = event_claims.claim WHERE claims.id = ?", claim)
    return rows[0]["id"] if rows else None
