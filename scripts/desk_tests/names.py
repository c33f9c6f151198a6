"""What a screen reader is told, from the browser's own tree of accessibility: names, landmarks, heads and tables."""
from desk_tests.desk import copied
from desk_tests.page import quiet, visit
from desk_tests.reviewing import enter

# Roles that say nothing without a name.
NAMED = {
    "button", "link", "checkbox", "radio", "textbox", "searchbox", "combobox", "listbox", "option", "switch", "tab", "menuitem", "slider",
    "spinbutton", "heading", "img", "image", "figure", "graphics-document", "dialog", "alertdialog", "region", "form", "group", "navigation",
    "columnheader", "rowheader", "progressbar", "meter", "DisclosureTriangle",
}
LANDMARKS = {"banner", "navigation", "main", "contentinfo", "complementary", "region", "search", "form"}


def tree(browser):
    """The nodes that a screen reader is told of: role, name, and what is known of each."""
    browser.call("Accessibility.enable")
    nodes = browser.call("Accessibility.getFullAXTree")["nodes"]
    return [node for node in nodes if not node.get("ignored")]


def role(node):
    """What a node is."""
    return node.get("role", {}).get("value", "")


def name(node):
    """What a node is called; empty where it is not."""
    return (node.get("name", {}).get("value") or "").strip()


def outline(browser, node):
    """The beginning of the element of a node."""
    if "backendDOMNodeId" not in node:
        return role(node)
    return browser.call("DOM.getOuterHTML", backendNodeId=node["backendDOMNodeId"])["outerHTML"][:110]


def faults_of(browser):
    """What a page does not say to those who do not see it."""
    browser.wait("!document.querySelector('.map[data-map]') || document.querySelector('.map .mk, .map-note')")
    nodes = tree(browser)
    faults = [f"{role(node)} without a name: {outline(browser, node)}" for node in nodes if role(node) in NAMED - {"group", "form", "option", "figure"} and not name(node)]
    # Groups of the browser's own (details) need none; those that a page names a group do.
    faults += [f"group without a name: {outline(browser, node)}" for node in nodes
               if role(node) == "group" and not name(node) and "role=\"group\"" in outline(browser, node)]
    roles = [role(node) for node in nodes]
    faults += [f"{roles.count(each)} of {each}" for each in ("banner", "main", "contentinfo") if roles.count(each) != 1]
    heads = [node for node in nodes if role(node) == "heading"]
    levels = [next(each["value"]["value"] for each in node["properties"] if each["name"] == "level") for node in heads]
    if levels.count(1) != 1:
        faults.append(f"{levels.count(1)} heads of level 1")
    # A form without a name is no landmark.
    named = [(role(node), name(node)) for node in nodes if role(node) in LANDMARKS and (name(node) or role(node) != "form")]
    faults += [f"two landmarks {each}" for each in sorted(set(named)) if named.count(each) > 1]
    return faults


# What the tree does not tell: heads of tables by their scope, captions or names, and words of another language.
TABLES = """
[...document.querySelectorAll("table")].filter((table) => table.checkVisibility()).flatMap((table) => {
  const faults = [];
  const columns = Math.max(...[...table.rows].map((row) => [...row.cells].reduce((sum, cell) => sum + cell.colSpan, 0)));
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  if (!heads.length) faults.push("no row of heads");
  if (heads.length && heads.reduce((sum, cell) => sum + cell.colSpan, 0) !== columns) faults.push("heads of some columns alone");
  if (heads.some((cell) => cell.tagName !== "TH" || cell.scope !== "col" && cell.scope !== "colgroup")) faults.push("a head that is no th of a column");
  if (heads.filter((cell) => !cell.textContent.trim()).length > 1) faults.push("more than one empty head");
  const named = table.caption || table.closest("[aria-label], [aria-labelledby]:not(main)") || table.closest("section")?.querySelector("h2, h3");
  // A list that is all that its page has is named by the page's head.
  if (!named && document.querySelectorAll("main table").length > 1) faults.push("no name and no head above it");
  return faults.map((fault) => `${fault}: ${table.className} ${table.innerText.slice(0, 40)}`);
})
"""
INPUTS = """
[...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((field) => !field.labels?.length && !field.getAttribute("aria-label") && !field.getAttribute("aria-labelledby"))
  .map((field) => field.outerHTML.slice(0, 100))
"""
QUOTES = """
[...document.querySelectorAll("main q")].filter((quote) => !quote.closest("[lang]:not(html)")).map((quote) => quote.outerHTML.slice(0, 80))
"""
REGIONS = """
[...document.querySelectorAll("main *")].filter((each) => each.checkVisibility() && /auto|scroll/.test(getComputedStyle(each).overflowX)
    && each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0)
  .filter((each) => each.tabIndex < 0 && !each.querySelector("a[href], button, [tabindex='0']"))
  .map((each) => each.outerHTML.slice(0, 80))
"""


def check_names(desk, browser):
    """Nothing with a role lacks a name, each page has one h1 and its landmarks, in both languages."""
    faults = []
    for language in ("", "lang=fr"):
        for page, path, _ in desk.pages():
            visit(browser, desk, path + (("&" if "?" in path else "?") + language if language else ""))
            found = faults_of(browser)
            if page == "error":
                found = [fault for fault in found if not fault.startswith(("0 of banner", "0 of contentinfo"))]
            faults += [f"{path} {language}: {fault}" for fault in found[:5]]
    assert not faults, f"{len(faults)}: " + "; ".join(faults[:12])


def check_tables(desk, browser):
    """Tables have heads for each column and a name; fields have labels."""
    faults = []
    for _, path, _ in desk.pages():
        visit(browser, desk, path)
        for script in (TABLES, INPUTS):
            faults += [f"{path}: {fault}" for fault in browser.eval(script)[:3]]
    assert not faults, f"{len(faults)}: " + "; ".join(faults[:10])


def check_quotations(desk, browser):
    """Quotations say in which language they are, in both languages of the page."""
    faults = []
    for _, path, _ in desk.pages():
        visit(browser, desk, path)
        found = browser.eval(QUOTES)
        if found:
            faults.append(f"{path}: {len(found)}, {found[0]}")
    assert not faults, "; ".join(faults)


def check_scrolling_regions(desk, browser):
    """What scrolls sideways within a page can be reached and scrolled by keys, on a phone too."""
    faults = []
    for width in (1280, 390):
        browser.size(width, 844, touch=width < 640)
        for _, path, _ in desk.pages():
            visit(browser, desk, path)
            faults += [f"{path} at {width} px: {each}" for each in browser.eval(REGIONS)[:2]]
    browser.size(1280, 900)
    assert not faults, "; ".join(faults[:8])


def check_names_in_review(desk, browser):
    """Reviewing says what each field and choice is, what is pressed and what was done."""
    with copied(desk) as own:
        enter(browser, own)
        claim = browser.eval("document.querySelector('.keys input[name=claim]').value")
        faults = []
        for slot in browser.eval("[...document.querySelectorAll('#slots a.lab')].map(a => new URL(a.href).searchParams.get('slot'))"):
            visit(browser, own, f"/review?claim={claim}&slot={slot}")
            browser.eval("document.querySelectorAll('.keys details').forEach(each => { each.open = true; })")
            faults += [f"{slot}: {each}" for each in faults_of(browser) + browser.eval(INPUTS)]
            pressed = browser.eval("document.querySelectorAll('.opts [aria-pressed=true]').length")
            if pressed > 1:
                faults.append(f"{slot}: {pressed} are pressed")
        assert not faults, "; ".join(faults[:10])
        assert browser.eval("document.querySelector('#said').getAttribute('aria-live')") == "polite"
        quiet(browser)


def check_states(desk, browser):
    """What is open, chosen or pressed is said, not only drawn."""
    visit(browser, desk, "/events?type=ASSAULT&status=occurred")
    nodes = tree(browser)
    chosen = browser.eval("[...document.querySelectorAll('[data-facet] a[aria-current], [data-facet] a[aria-pressed=true], [data-facet] a[aria-checked=true], [data-facet] a[aria-selected=true]')].map(a => a.dataset.value)")
    assert {"ASSAULT", "occurred"} <= set(chosen), f"chosen facets are said: {chosen}"
    assert any(role(node) == "link" and name(node) == "Events" for node in nodes)
    current = browser.eval("document.querySelector('.bar nav [aria-current=page]').innerText")
    assert current == "Events"


def check_live_regions(desk, browser):
    """How many events are found is said when it changes."""
    visit(browser, desk, "/events")
    live = browser.eval("[...document.querySelectorAll('[aria-live], [role=status], output')].map(each => each.id || each.className || each.tagName)")
    assert live, "no live region"
    browser.click("[data-facet=type] a[data-value='ASSAULT']")
    browser.wait("location.search.includes('type=ASSAULT')")
    count = str(len(desk.found("--type", "ASSAULT")))
    browser.wait(f"[...document.querySelectorAll('[aria-live], [role=status], output')].some(each => each.textContent.includes('{count}'))")


def check_contrast_and_print(desk, browser):
    """With more contrast asked for, and in print, pages are whole and complain of nothing."""
    for setting in (dict(contrast=True), dict(print=True), dict(contrast=True, dark=True)):
        browser.media(**setting)
        for page, path, words in desk.pages():
            visit(browser, desk, path)
            assert browser.eval("document.querySelector('main').getBoundingClientRect().height") > 40, (path, setting)
            quiet(browser, but=["404 (Not Found)"])
    browser.media()
