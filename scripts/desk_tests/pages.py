"""What holds for every page: both languages, widths, ways from one to the next, and the policy."""
import json
import time

from desk_tests.page import ACCESSIBLE, CONTRAST, FOCUS_IS_SEEN, MARKS_SHOW_IT, ROWS, TEXT, address, choose, picture, quiet, settled

# Names that actors of the examples have in French.
FRENCH = {
    "Government of Mali": "Gouvernement du Mali", "Government of Niger": "Gouvernement du Niger",
    "Government of Burkina Faso": "Gouvernement du Burkina Faso", "Alliance of Sahel States": "Alliance des États du Sahel",
    "ECOWAS": "CEDEAO",
}


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
                words = FRENCH.get(words, words) if language == "fr" else words
                whole = browser.eval(TEXT)
                assert " ".join(words.split()).casefold() in whole.casefold(), f"{path}: '{words}' is not shown"
            # Chromium itself logs that an address was not found.
            quiet(browser, but=["404 (Not Found)"] if name == "error" else [])


def check_widths(desk, browser):
    """No page scrolls sideways on a phone, and all words can be read by light and by dark."""
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
                picture(browser, f"{name}-{width}-{'dark' if dark else 'light'}", whole=width < 640)
                wide = browser.eval("document.scrollingElement.scrollWidth")
                if wide > width:
                    faults.append(f"{path} is {wide} px wide at {width} px")
                faults += [f"{path} {'dark' if dark else 'light'}: contrast {each}" for each in browser.eval(CONTRAST)[:4]]
    browser.size(1280, 900)
    browser.media()
    browser.console()
    assert not faults, "\n    ".join(faults)


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
