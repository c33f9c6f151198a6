"""From a value to its words: the matrix of an event and the codings of a report."""
from desk_tests.desk import quote
from desk_tests.page import address, quiet, settled


def check_matrix(desk, browser):
    """Each cell of a matrix shows its words, marked, in its report; its address does the same."""
    event = desk.richest()
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
    event = desk.richest()
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
    browser.open(f"{desk.address}/reports/{quote(report['id'])}")
    settled(browser)
    listed = browser.eval("[...document.querySelectorAll('#codings > li')].map(li => li.dataset.coding)")
    coding = desk.json(f"/reports/{quote(report['id'])}.json")
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
