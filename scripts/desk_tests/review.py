"""Deciding on claims: every key against the row that it leaves in the record."""
import re

from desk_tests.desk import Desk, copied, run
from desk_tests.page import address, picture, quiet, settled, visit
from desk_tests.reviewing import CLAIM, QUEUE, enter, press, queue_of, standing, unchanged, written

WORDS = {"accept": "accepted", "reject": "rejected", "skip": "skipped", "flag": "flagged", "part": "split off", "undo": "undone"}


def check_deciding(desk, browser):
    """a, x with a reason and Space decide and lead to the next claim; f and s stay with the claim."""
    with copied(desk) as own:
        enter(browser, own)
        for key, action, leaves in (("a", "accept", True), ("x", "reject", True), (" ", "skip", True),
                                    ("f", "flag", False), ("s", "part", False)):
            claim, queue = browser.eval(CLAIM), browser.eval(QUEUE)
            assert claim == queue[0], "the first of the queue is open"
            row = press(own, browser, key)
            assert (row["action"], row["claim"], row["reason"]) == (action, claim, None), row
            assert browser.eval(CLAIM) == (queue[1] if leaves else claim), f"after {action}"
            assert (claim in browser.eval(QUEUE)) == (not leaves), f"after {action}"
            said = browser.eval("document.querySelector('#said').textContent")
            assert WORDS[action] in said, said
        assert browser.eval("document.querySelector('#done').innerText") == "2", "accepted and rejected are decided"
        picture(browser, "review-decided")
        quiet(browser)


def check_reasons(desk, browser):
    """Each reason that is offered is written with the rejection, and read back in the log."""
    with copied(desk) as own:
        enter(browser, own)
        reasons = browser.eval("[...document.querySelectorAll('.keys select[name=reason] option')].map(o => [o.value, o.innerText])")
        assert len(reasons) > 5, reasons
        for value, text in reasons[1:]:
            claim = browser.eval(CLAIM)
            browser.eval(f"document.querySelector('.keys select[name=reason]').value = '{value}'")
            row = press(own, browser, "x")
            assert (row["action"], row["claim"], row["reason"]) == ("reject", claim, value), row
            first = browser.eval("document.querySelector('#log li').innerText")
            assert text in first, first
            assert browser.eval("document.querySelector('.keys select[name=reason]').value") == "", "the reason is of one claim alone"
        quiet(browser)


def check_reason_by_keys(desk, browser):
    """The reason can be chosen without a mouse, and keys are letters while one chooses it."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        browser.eval("document.querySelector('.keys select[name=reason]').focus()")
        unchanged(own, lambda: browser.press("a"))
        browser.eval("document.querySelector('.keys select[name=reason]').value = 'wrong-type'")
        browser.press("Escape")
        row = press(own, browser, "x")
        assert (row["claim"], row["reason"]) == (claim, "wrong-type"), row


def check_undo(desk, browser):
    """u and Backspace take back the last press, again and again until nothing is left."""
    with copied(desk) as own:
        enter(browser, own)
        done = [press(own, browser, key) for key in ("a", "x", "f", " ", "s", "a", "2", "a")]
        assert len(standing(own)) == len(done)
        for place, former in enumerate(reversed(done)):
            row = press(own, browser, "Backspace" if place % 2 else "u")
            assert (row["action"], row["other"], row["claim"]) == ("undo", str(former["number"]), former["claim"]), row
            assert browser.eval(CLAIM) == former["claim"], "undo leads back to the claim"
        assert standing(own) == []
        assert browser.eval("document.querySelector('#done').innerText") == "0"
        unchanged(own, lambda: browser.press("u"))
        visit(browser, own, "/review")
        assert browser.eval(QUEUE) == queue_of(own, "doubt")[:12], "the queue is as it was"
        # What was undone can be done anew, and undone.
        press(own, browser, "a")
        press(own, browser, "u")
        assert standing(own) == []
        quiet(browser)


def check_other_keys(desk, browser):
    """Keys do nothing with Ctrl, Alt or Meta, and ? shows all that review has."""
    with copied(desk) as own:
        enter(browser, own)
        for key in ("a", "x", " ", "f", "s", "u", "2"):
            for modifier in ("Control", "Alt", "Meta"):
                unchanged(own, lambda: browser.press(key, modifier))
        browser.press("?")
        assert browser.eval("document.querySelector('dialog#help').open")
        keys = set(browser.eval("[...document.querySelectorAll('dialog#help kbd')].map(k => k.innerText)"))
        assert {"a", "x", "Space", "e", "u", "f", "m", "s", "1–9", "j", "k", "?"} <= keys, keys
        unchanged(own, lambda: browser.press("a"))
        browser.press("Escape")
        assert not browser.eval("document.querySelector('dialog#help').open")
        browser.press("j")
        settled(browser)
        press(own, browser, "a")


def check_buttons(desk, browser):
    """Each button of the bar does by mouse what its key does, and Space skips after it."""
    with copied(desk) as own:
        enter(browser, own)
        bar = browser.eval("[...document.querySelectorAll('.keys kbd')].map(k => k.innerText)")
        assert sorted(bar) == sorted(["a", "x", "Space", "f", "s", "u", "e", "m"]), bar
        for action in ("accept", "reject", "skip", "flag", "part", "undo"):
            rows = written(own, browser, lambda: browser.click(f".keys button[value={action}]"))
            assert [row["action"] for row in rows] == [action], rows
        assert press(own, browser, " ")["action"] == "skip"
        rows = written(own, browser, lambda: browser.click(".opts button[data-key='2']"))
        assert rows[0]["action"] == "edit", rows
        quiet(browser)


def check_phone(desk, browser):
    """On a phone the bar has buttons that a thumb can press, and the page does not scroll sideways."""
    with copied(desk) as own:
        browser.size(390, 844, touch=True)
        enter(browser, own)
        small = browser.eval("[...document.querySelectorAll('.keys button, .keys summary')].filter(b => b.getClientRects().length"
                             " && (b.getBoundingClientRect().height < 44 || b.getBoundingClientRect().width < 44))"
                             ".map(b => b.innerText + ' ' + Math.round(b.getBoundingClientRect().width) + '×' + Math.round(b.getBoundingClientRect().height))")
        wide = browser.eval("document.scrollingElement.scrollWidth")
        picture(browser, "review-390")
        assert wide <= 390, f"{wide} px wide"
        rows = written(own, browser, lambda: browser.tap(".keys button[value=accept]"))
        assert rows[0]["action"] == "accept"
        assert not small, f"less than 44 px: {small}"


def check_orders(desk, browser):
    """The queue has the order that the record gives: consequence times doubt, or by chance; what is decided leaves it."""
    with copied(desk) as own:
        enter(browser, own)
        passed = [press(own, browser, key)["claim"] for key in ("a", "x", " ")]
        for order in ("doubt", "random"):
            browser.click(f".queue-col a.plain[href='/review{'' if order == 'doubt' else '?queue=' + order}']")
            browser.wait(f"(new URLSearchParams(location.search).get('queue') ?? 'doubt') === '{order}'")
            settled(browser)
            assert browser.eval(QUEUE) == queue_of(own, order, passed)[:12], order
            assert "random share" in browser.eval("document.querySelector('#queue').innerText") or order == "doubt"
        # The random share hides what others say, in whichever slot, and stays chosen after a press.
        passed.append(press(own, browser, "a")["claim"])
        assert "queue=random" in address(browser) and browser.eval(QUEUE) == queue_of(own, "random", passed)[:12]
        contested = next(event for event in own.events if event["contested"])
        claim = own.json(f"/events/{contested['id']}.json")["claims"][0]
        for order, said in (("doubt", True), ("random", False)):
            visit(browser, own, f"/review?queue={order}&claim={claim}&slot={contested['contested'][0]}")
            assert ("Witnesses on this slot" in browser.eval("document.body.innerText")) == said, order
        quiet(browser)


def check_own(desk, browser):
    """A reviewer can go through what he or she has decided: `queue=mine`."""
    with copied(desk) as own:
        enter(browser, own)
        done = [press(own, browser, key)["claim"] for key in ("a", "x", "f")]
        visit(browser, own, "/review?queue=mine")
        assert set(browser.eval(QUEUE)) == set(done), "the queue of one's own has what one decided"


def check_log(desk, browser):
    """The log on screen has the rows of the record, the last first, and `griot log` an entry for each press."""
    with copied(desk, "--reviewer", "Aïssa <b>") as own:
        before = len(own.lines("log"))
        enter(browser, own)
        for key in ("a", "x", " ", "f", "s", "u", "2", "u", "u"):
            press(own, browser, key)
        rows = own.reviews()[::-1]
        shown = browser.eval("[...document.querySelectorAll('#log li')].map(li => li.innerText.replace(/\\s+/g, ' '))")
        assert len(shown) == len(rows)
        for row, line in zip(rows, shown):
            word = WORDS.get(row["action"], "corrected")
            assert word in line and f"#{row['number']}" in line and f"{row['reviewer']} · {row['at']}" in line, (line, row)
        assert {row["reviewer"] for row in rows} == {"Aïssa <b>"}
        log = own.lines("log")
        assert [entry["step"] for entry in log[before:]] == ["review"] * len(rows)
        # It ends with an error where a row is not as it was written.
        run("verify", own.record)
        quiet(browser)


def check_agreement(desk, browser):
    """Alpha on screen is that of the decisions: of the program with reviewers, and of reviewers with each other."""
    verdicts = {"one": "axaaxaxa", "two": "axaxxaaa"}
    with copied(desk, "--reviewer", "one") as one, Desk(one.record, "--reviewer", "two") as two:
        for own, keys in ((one, verdicts["one"]), (two, verdicts["two"])):
            enter(browser, own)
            for key in keys:
                press(own, browser, key)
            assert browser.eval("document.querySelector('#done').innerText") == str(len(keys)), "one's own are counted"
        pairs = {}
        for row in standing(one):
            pairs.setdefault(row["claim"], {})[row["reviewer"]] = "yes" if row["action"] == "accept" else "no"
        assert len(pairs) == len(verdicts["one"]), "both see the same queue"
        machine = alpha([["yes", said] for both in pairs.values() for said in both.values()])
        reviewers = alpha([list(both.values()) for both in pairs.values()])
        visit(browser, two, "/review")
        shown = browser.eval("[...document.querySelectorAll('.alpha tbody tr')].map(tr => [...tr.children].map(td => td.innerText.trim()))")
        row = next(row for row in shown if row[0] == "event at all")
        for text, expected, units in ((row[1], machine, 16), (row[2], reviewers, 8)):
            found = re.match(r"([−\d.]+) ([−\d.]+)–([−\d.]+), (\d+)$", text)
            assert found, text
            value, low, high = (float(part.replace("−", "-")) for part in found.groups()[:3])
            assert abs(value - expected) < 0.006 and low <= value <= high and int(found.group(4)) == units, (text, expected)
        picture(browser, "review-agreement")
        quiet(browser)


def alpha(units):
    """Krippendorff's alpha for nominal values (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability)."""
    counts, observed = {}, 0
    for values in units:
        for value in values:
            counts[value] = counts.get(value, 0) + 1
        observed += sum(one != other for one in values for other in values) / (len(values) - 1)
    total = sum(counts.values())
    expected = total * total - sum(count * count for count in counts.values())
    return 1 - (total - 1) * observed / expected
