"""Correcting claims: choosing, typing, like cases, and what is joined or split, against the record before and after a merge."""
import json

from desk_tests.desk import copied, run
from desk_tests.page import address, picture, quiet, settled, visit
from desk_tests.reviewing import CLAIM, OPEN_SLOT, enter, event_of, press, standing, unchanged, written

SLOTS = "[...document.querySelectorAll('#slots > li a.lab')].map(a => new URL(a.href).searchParams.get('slot'))"
TYPED = {
    "actor": (dict(name="Ligue d’essai", country="mli", sector="reb"), "Ligue d’essai"),
    "recipient": (dict(name="<b>Nobody</b>"), "<b>Nobody</b>"),
    "place": (dict(name="Essakane-Essai", country="BFA", admin1="Sahel"), "Essakane-Essai"),
    "date": ({"from": "2024-02-29", "to": "2024-03-01"}, "2024-02-29"),
    "killed": (dict(low="7", high="9"), "7"),
}


def check_moving(desk, browser):
    """j and k open the next and the former slot, the address has it, and the ends hold."""
    with copied(desk) as own:
        enter(browser, own)
        browser.eval("document.querySelector('#slots a.lab').click()")
        slots = browser.eval(SLOTS)
        browser.wait(f"{OPEN_SLOT} === '{slots[0]}'")
        settled(browser)
        for key, way in (("j", slots[1:] + slots[-1:]), ("k", slots[-2::-1] + slots[:1])):
            for slot in way:
                browser.press(key)
                browser.wait(f"{OPEN_SLOT} === '{slot}'")
                settled(browser)
                assert f"slot={slot}" in address(browser) and browser.eval("document.querySelectorAll('.slotlist > .now').length") == 1
                lit = browser.eval("[...document.querySelectorAll('.evid .hl')].flatMap(e => e.dataset.slot.split(' '))")
                assert all(name == slot or name in ("type", "status") for name in lit) or slot in lit, (slot, lit)
        assert not own.reviews(), "moving writes nothing"
        quiet(browser)


def check_choosing(desk, browser):
    """1–9 put what the button says in the open slot; the page shows it with the name, and the program's struck."""
    with copied(desk, "--reviewer", "somebody") as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        for slot in browser.eval(SLOTS):
            visit(browser, own, f"/review?claim={claim}&slot={slot}")
            choices = browser.eval("[...document.querySelectorAll('.opts button')].map(b => [b.dataset.key, b.value, b.querySelector('span').innerText])")
            assert [choice[0] for choice in choices] == [str(place + 1) for place in range(len(choices))], choices
            assert len({choice[2] for choice in choices}) == len(choices), f"{slot}: two choices look the same: {[c[2] for c in choices]}"
            for key, value, text in choices[1:] + choices[:1]:
                row = press(own, browser, key)
                assert (row["action"], row["claim"], row["slot"], row["value"] or "") == ("edit", claim, slot, value), (row, value)
                assert browser.eval(OPEN_SLOT) == slot, "the slot stays open"
                held = browser.eval("document.querySelector('.slotlist > .now .val').innerText")
                assert held.startswith(text) and "somebody" in held, (held, text)
                assert browser.eval(f"document.querySelector('.opts button[data-key=\"{key}\"]').getAttribute('aria-pressed')") == "true"
        picture(browser, "review-chosen")
        quiet(browser)


def check_absent_choices(desk, browser):
    """A digit without a choice writes nothing."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        visit(browser, own, f"/review?claim={claim}&slot=status")
        count = browser.eval("document.querySelectorAll('.opts button').length")
        assert count == 5, "a status is one of five"
        unchanged(own, lambda: [browser.press(str(key)) for key in range(count + 1, 10)])


def check_typing(desk, browser):
    """e opens the open slot for typing; what is typed is what the record holds, and what the page shows."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        for slot in browser.eval(SLOTS):
            visit(browser, own, f"/review?claim={claim}&slot={slot}")
            browser.press("e")
            assert browser.eval("document.activeElement.matches('.keys details[open] input, .keys details[open] select')"), "e leads to the field"
            if slot in ("type", "status"):
                word = {"type": "PROTEST", "status": "negated"}[slot]
                browser.eval(f"document.activeElement.value = '{word}'")
                shown = word if slot == "type" else "negated"
            else:
                fields, shown = TYPED[slot]
                for name, value in fields.items():
                    browser.eval(f"document.querySelector('.keys details[open] input[name={name}]').focus()")
                    browser.type(value)
            assert not any(row["slot"] == slot for row in own.reviews()), "keys are letters while one types"
            rows = written(own, browser, lambda: browser.click(".keys details[open] button.main"))
            assert len(rows) == 1 and (rows[0]["action"], rows[0]["claim"], rows[0]["slot"]) == ("edit", claim, slot), rows
            assert_typed(slot, json.loads(rows[0]["value"]))
            held = browser.eval("document.querySelector('.slotlist > .now .val').innerText")
            assert held.startswith(shown), (slot, held)
        # Esc leaves the field and puts it away; nothing typed is written.
        browser.press("e")
        unchanged(own, lambda: (browser.press("x"), browser.press("Escape")))
        assert not browser.eval("Boolean(document.querySelector('.keys details[open]'))")
        quiet(browser)


def assert_typed(slot, value):
    """The record has each field that was typed."""
    text = json.dumps(value, ensure_ascii=False)
    expected = {
        "type": ["PROTEST"], "status": ["negated"], "actor": ["Ligue d’essai", "MLI", "REB"], "recipient": ["<b>Nobody</b>"],
        "place": ["Essakane-Essai", "BFA", "Sahel"], "date": ["2024-02-29", "2024-03-01"], "killed": ["7", "9"],
    }[slot]
    assert all(f'"{part}"' in text or f": {part}" in text for part in expected), (slot, text)


def check_refused(desk, browser):
    """What cannot be is refused in words, on the page, and nothing is written."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        for slot, name, wrong in (("date", "from", "someday"), ("killed", "low", "many"), ("killed", "low", "-3"), ("date", "from", "2024-02-30")):
            visit(browser, own, f"/review?claim={claim}&slot={slot}")
            browser.press("e")
            browser.eval(f"document.querySelector('.keys details[open] input[name={name}]').focus()")
            browser.type(wrong)
            unchanged(own, lambda: browser.press("Enter"))
            told = browser.eval("document.querySelector('main [role=alert]')?.innerText ?? ''")
            assert name in told and "not understood" in told, (wrong, told)
            assert browser.eval(CLAIM) == claim and browser.eval(f"document.querySelector('.keys input[name={name}]').value") == wrong
        told = browser.console()
        assert all("400" in line for line in told), told


def with_like_cases(desk):
    """A claim, a slot and the other claims that have the same words in it, coded to the same."""
    rows = desk.rows(
        "SELECT mine.id AS claim, own.role, group_concat(other.id) AS others FROM claim_parties AS own"
        " JOIN claim_parties AS like ON like.role = own.role AND like.words = own.words AND like.name = own.name"
        " JOIN claims AS mine ON mine.number = own.claim JOIN claims AS other ON other.number = like.claim"
        " JOIN event_claims ON event_claims.claim = mine.number"
        " WHERE own.ordinal = (SELECT min(ordinal) FROM claim_parties WHERE claim = own.claim AND role = own.role)"
        " AND mine.id <> other.id GROUP BY mine.id, own.role ORDER BY count(*) DESC, mine.id")
    row = next(row for row in rows if 2 <= len(set(row["others"].split(","))) <= 12)
    return row["claim"], row["role"], set(row["others"].split(","))


def check_like_cases(desk, browser):
    """A correction is applied to all like cases, which are shown before, and one press takes all of it back."""
    with copied(desk) as own:
        enter(browser, own)
        claim, slot, others = with_like_cases(own)
        visit(browser, own, f"/review?claim={claim}&slot={slot}")
        shown = browser.eval("[...document.querySelectorAll('#like li a')].map(a => new URL(a.href).searchParams.get('claim'))")
        assert set(shown) == others, (shown, others)
        assert str(len(others)) in browser.eval("document.querySelector('#like b').innerText")
        picture(browser, "review-like")
        browser.click(".opts input[name=like]")
        rows = written(own, browser, lambda: browser.press("2"))
        assert {row["claim"] for row in rows} == others | {claim} and len(rows) == len(others) + 1, rows
        assert len({(row["batch"], row["slot"], row["value"], row["action"]) for row in rows}) == 1, rows
        for other in others:
            visit(browser, own, f"/review?claim={other}&slot={slot}")
            assert browser.eval("document.querySelector('.slotlist > .now .val del') !== null"), f"{other} shows the correction"
        rows = written(own, browser, lambda: browser.press("u"))
        assert len(rows) == len(others) + 1 and standing(own) == [], rows
        # Without the box the correction is of this claim alone.
        visit(browser, own, f"/review?claim={claim}&slot={slot}")
        assert len(written(own, browser, lambda: browser.press("2"))) == 1
        quiet(browser)


def check_like_cases_typed(desk, browser):
    """What is typed can be applied to like cases too."""
    with copied(desk) as own:
        enter(browser, own)
        claim, slot, others = with_like_cases(own)
        visit(browser, own, f"/review?claim={claim}&slot={slot}")
        browser.click(".opts input[name=like]")
        browser.press("e")
        browser.eval("document.querySelector('.keys details[open] input[name=name]').focus()")
        browser.type("Somebody else")
        rows = written(own, browser, lambda: browser.press("Enter"))
        assert {row["claim"] for row in rows} == others | {claim}, "the box holds for typing too"


def check_joining(desk, browser):
    """m joins the claim with another event of its story; the next merge puts both in one event, and undo parts them."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval(CLAIM)
        browser.press("m")
        assert browser.eval("document.activeElement.matches('.keys details[open] select[name=other]')"), "m leads to the choice"
        other = browser.eval("document.activeElement.value")
        first = own.json(f"/events/{other}.json")["claims"][0]
        rows = written(own, browser, lambda: browser.click(".keys details[open] select[name=other] ~ button"))
        assert [(row["action"], row["claim"], row["other"]) for row in rows] == [("join", claim, first)], rows
        assert browser.eval(CLAIM) == claim
        assert event_of(own, claim) != event_of(own, first), "events follow at the next merge"
        run("merge", own.record)
        assert event_of(own, claim) == event_of(own, first), "joined claims are of one event"
        visit(browser, own, f"/events/{event_of(own, claim)}")
        visit(browser, own, "/review")
        press(own, browser, "u")
        run("merge", own.record)
        assert event_of(own, claim) != event_of(own, first), "what was undone does not hold"
        quiet(browser)


def check_splitting(desk, browser):
    """s splits a claim off the others of its event, which the next merge does; undo brings it back."""
    with copied(desk) as own:
        enter(browser, own)
        event = own.richest()["id"]
        claims = own.json(f"/events/{event}.json")["claims"]
        assert len(claims) > 1
        claim = claims[-1]
        visit(browser, own, f"/review?claim={claim}")
        row = press(own, browser, "s")
        assert (row["action"], row["claim"]) == ("part", claim), row
        run("merge", own.record)
        assert event_of(own, claim) not in (None, event_of(own, claims[0])), "it is an event of its own"
        visit(browser, own, "/review")
        press(own, browser, "u")
        run("merge", own.record)
        assert event_of(own, claim) == event_of(own, claims[0])
        quiet(browser)


def check_after_merge(desk, browser):
    """After a merge the pages have what was decided: a rejected claim has left, a correction stands."""
    with copied(desk) as own:
        enter(browser, own)
        single = next(event for event in own.events if len(own.json(f"/events/{event['id']}.json")["claims"]) == 1)
        other = next(event for event in own.events if event["type"] == "CONSULT" and len(own.json(f"/events/{event['id']}.json")["claims"]) == 1
                     and event["id"] != single["id"])
        rejected, edited = (own.json(f"/events/{each['id']}.json")["claims"][0] for each in (single, other))
        visit(browser, own, f"/review?claim={rejected}")
        press(own, browser, "x")
        visit(browser, own, f"/review?claim={edited}&slot=type")
        browser.press("e")
        browser.eval("document.activeElement.value = 'PROTEST'")
        written(own, browser, lambda: browser.click(".keys details[open] button.main"))
        run("merge", own.record)
        visit(browser, own, "/events?limit=1000&sort=date")
        shown = browser.eval("[...document.querySelectorAll('#list .ev')].map(row => row.dataset.id)")
        now = own.lines("events")
        assert shown == [event["id"] for event in now], "the page follows the merge"
        assert single["id"] not in shown, "a rejected claim's event has left"
        row = next(event for event in now if event["id"] == event_of(own, edited))
        assert row["type"] == "PROTEST", row
        assert "PROTEST" in browser.eval(f"document.querySelector('#list [data-id=\"{row['id']}\"]').innerText")
        run("verify", own.record)
        quiet(browser)
