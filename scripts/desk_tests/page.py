"""What a page in the browser is asked, and how one waits for it."""
import pathlib
import time

# Where pictures are left; the folder is not committed.
PICTURES = pathlib.Path(".build/desk-pictures")

ROWS = "[...document.querySelectorAll('#list .ev')].map(row => row.dataset.id)"
SETTLED = "!document.querySelector('.asking') && !document.documentElement.hasAttribute('aria-busy')"
TEXT = "document.body.innerText.replace(/\\s+/g, ' ')"


ACCESSIBLE = r"""
(() => {
  const faults = [];
  const shown = (element) => element.getClientRects().length > 0 && getComputedStyle(element).visibility !== "hidden";
  const nameOf = (element) => {
    const labelled = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean)
      .map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
    const label = [...(element.labels ?? [])].map((each) => each.textContent).join(" ");
    const title = element.querySelector?.("title")?.textContent;
    return (labelled || element.getAttribute("aria-label") || label || title || element.getAttribute("alt") ||
      element.textContent || element.getAttribute("title") || "").trim();
  };
  if (!document.documentElement.lang) faults.push("no lang");
  const heads = [...document.querySelectorAll("h1")];
  if (heads.length !== 1) faults.push(`${heads.length} h1`);
  if (!document.title) faults.push("no title");
  if (document.querySelectorAll("main").length !== 1) faults.push("not one main");
  for (const control of document.querySelectorAll(
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [role=button]")) {
    if (shown(control) && !nameOf(control)) faults.push(`no name: ${control.outerHTML.slice(0, 100)}`);
  }
  for (const drawing of document.querySelectorAll("svg")) {
    // The map has a name as a whole.
    const hidden = drawing.closest("[aria-hidden=true], .map");
    if (shown(drawing) && !hidden && !nameOf(drawing)) faults.push(`no name: ${drawing.outerHTML.slice(0, 100)}`);
  }
  for (const table of document.querySelectorAll("table")) {
    if (!table.querySelector("th[scope]")) faults.push("a table without heads");
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`two of id ${id}`);
  for (const element of document.querySelectorAll("[aria-labelledby], [aria-describedby], [aria-controls]")) {
    for (const name of ["aria-labelledby", "aria-describedby", "aria-controls"]) {
      for (const id of (element.getAttribute(name) ?? "").split(/\s+/).filter(Boolean)) {
        if (!document.getElementById(id)) faults.push(`${name} of nothing: ${id}`);
      }
    }
  }
  for (const element of document.querySelectorAll("[style]")) {
    // A script may set styles; the server must not.
    if (!element.closest("svg, .map, .leaflet-container")) faults.push(`style: ${element.outerHTML.slice(0, 80)}`);
  }
  let last = 0;
  for (const head of document.querySelectorAll("main :is(h1, h2, h3, h4)")) {
    const level = Number(head.tagName[1]);
    if (level > last + 1) faults.push(`h${level} after h${last}: ${head.textContent.slice(0, 40)}`);
    last = level;
  }
  return faults;
})()
"""


# Light and dark text on what lies behind it, by WCAG 2's ratio; what is translucent is passed over.
CONTRAST = r"""
(() => {
  const parse = (text) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.backgroundImage !== "none") return null;
      const colour = parse(style.backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
      if (colour[3] > 0) return null;
    }
    return [255, 255, 255];
  };
  const faults = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.getClientRects().length || element.closest("svg, .map, script")) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const ink = parse(style.color);
    if (!ground || ink[3] < 1 || Number(style.opacity) < 1) continue;
    const [a, b] = [luminance(ink), luminance(ground)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24;
    if (ratio < (large ? 3 : 4.5) - 0.005) {
      faults.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${walker.currentNode.data.trim().slice(0, 30)}`);
    }
  }
  return [...faults];
})()
"""


# The element itself has the ring, or what lies over it.
FOCUS_IS_SEEN = """
[null, "::after", "::before"].some((part) => {
  const style = getComputedStyle(document.activeElement, part);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && (!part || style.content !== "none");
})
"""


# Marks of charts and of the map are drawn with a thicker edge.
MARKS_SHOW_IT = "Boolean(document.activeElement.closest('svg, .map .mk'))"


def settled(browser):
    """Waits until a page stands and nothing is on its way."""
    browser.wait("document.documentElement && document.readyState === 'complete'")
    browser.wait(SETTLED)
    time.sleep(0.05)


def address(browser):
    """Where the browser is, after the name and the port."""
    return browser.eval("location.pathname + location.search")


def choose(browser, condition):
    """Waits until a press was answered: the address holds what it should."""
    browser.wait(condition)
    settled(browser)


def quiet(browser, but=()):
    """Makes sure that the page complained of nothing, but for what holds one of some texts."""
    told = [line for line in browser.console() if not any(part in line for part in but)]
    assert not told, "the page complains: " + "; ".join(told)


def picture(browser, name, whole=False):
    """Leaves a picture for people to look at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    browser.screenshot(PICTURES / f"{name}.png", whole=whole)


def visit(browser, desk, path):
    """Opens an address of a desk and waits until its page stands."""
    browser.open(desk.address + path)
    settled(browser)
