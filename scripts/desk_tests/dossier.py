"""What the example reports tell of the Alliance of Sahel States: each fact on its dossier, or a press away."""
import re

from desk_tests.page import quiet, visit

DOSSIER = "/actors/aes"
# What an analyst asks, and what the page must say; with a path, on the page that the dossier's link to it leads to.
FACTS = [
    ("where the summit's news was written", r"BAMAKO, Dec 23 \(Sahel Wire\)", "/reports/aes-summit-1-agency-en"),
    ("its members", r"Government of Mali has as member .*Government of Burkina Faso has as member .*Government of Niger has as member", None),
    ("the body that they left", r"Government of Niger former member · ECOWAS", None),
    ("its head", r"Ibrahim Traoré président, head", None),
    ("what else its head is", r"Ibrahim Traoré président de la transition · Government of Burkina Faso", None),
    ("what it plans", r"Planned: Unified Force of the AES attacked jihadist fighters", None),
    ("its force, and under whom", r"Unified Force of the AES affiliated .*Daouda Traoré commandant, commander · Unified Force of the AES", None),
    ("how strong the force is, and who says so", r"5,000 5,000 soldiers MOBILIZE, occurred .{20,200} Sahel Wire .*~ 5,000 environ 5\s000 hommes", None),
    ("the summit", r"Government of Niger held talks of several parties, Bamako", None),
    ("the exit from ECOWAS, as history", r"withdrew from ECOWAS, Jan 2025 background", None),
    ("whose groups its enemies are", r"The armed factions affiliated · al-Qaeda .*The armed factions affiliated · Islamic State", None),
    ("how bad it is, in the outlet's own words", r"the deadliest theatre of jihadist war in the world", "/reports/aes-summit-6-analysis-en"),
    ("the coups", r"used force or law, Mali, 2020 background", None),
    ("the expulsion of the French forces", r"expelled or suspended French Armed Forces, Jan 2025 background", None),
    ("the exit of the American forces", r"United States Armed Forces withdrew, Niger, 2024 background", None),
    ("who speaks for it", r"Our men will go wherever the enemy hides.? Hama Diakité, spokesman for the summit", None),
    ("its partner", r"Government of Niger agreed with Government of Russia", None),
    ("its partner's soldiers", r"Africa Corps affiliated · Government of Russia", None),
    ("the sanctions", r"ECOWAS sanctioned or broke with Government of Mali and Government of Niger background", None),
    ("what analysts say", r"The bloc is more united than anyone expected", None),
    ("who the analysts are", r"Mariam Sow-Keller affiliated · Dakar Institute for Strategic Inquiry", None),
]
TEXT = "document.querySelector('main').innerText.replace(/\\s+/g, ' ')"


def check_facts(desk, browser):
    """Each fact stands on the dossier, or on a page that it leads to."""
    missing = []
    for name, words, path in FACTS:
        visit(browser, desk, DOSSIER)
        if path:
            link = f"document.querySelector('main a[href=\"{path}\"]')"
            if not browser.eval(f"Boolean({link})"):
                missing.append(f"{name}: no link to {path}")
                continue
            browser.eval(f"{link}.click()")
            browser.wait(f"location.pathname === '{path}' && document.readyState === 'complete'")
        if not re.search(words, browser.eval(TEXT)):
            missing.append(name)
    quiet(browser)
    assert not missing, "; ".join(missing)


def check_roles_are_drawn(desk, browser):
    """There is a lane for each holder of a role, and a mark for each dated report that says so."""
    visit(browser, desk, DOSSIER)
    lanes = browser.eval("document.querySelectorAll('svg.lanes')[0].querySelectorAll('text.strong').length")
    holders = browser.eval("[...document.querySelectorAll('table.tbl')[0].tBodies[0].rows].filter(row => row.cells[0].innerText).length")
    assert lanes == min(holders, 16), f"{lanes} lanes for {holders} holders"
    marks = browser.eval("[...document.querySelectorAll('svg.lanes')[0].querySelectorAll('circle title')].map(each => each.textContent)")
    assert len(marks) >= holders and all(re.search(r": .", each) for each in marks), marks[:2]


def check_words_that_moved(desk, browser):
    """A story draws what was said to come beside what is told as done, and has the words of each report."""
    for story in desk.json("/stories.json?limit=1000")["data"]:
        visit(browser, desk, "/stories/" + story["id"])
        for drawn in browser.eval("[...document.querySelectorAll('svg.drift')].map(svg => [svg.querySelectorAll('.node.plan').length, svg.querySelectorAll('.node.is').length])"):
            assert drawn[0] and drawn[1], f"{story['id']}: {drawn}"
        if len(story["reports"]) > 1 and browser.eval("Boolean(document.querySelector('.ladder'))"):
            browser.click(".choices a:nth-child(4)")
            browser.wait("location.search.includes('slot=place')")
            assert browser.eval("document.querySelectorAll('.ladder tbody tr').length") > 0
    quiet(browser)
