// What the desk does beyond its pages, which work without it: links are followed in place, charts are drawn from the
// data that stands in the page, and every action has a key. Text of reports is only ever set as text, never as markup.
"use strict";

(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
  const narrow = () => matchMedia("(max-width: 1080px)").matches;
  const language = () => document.documentElement.lang || "en";

  // The page

  /** What a data block of the page holds, or null where there is none. */
  function block(id) {
    const element = document.getElementById(id);
    if (!element) return null;
    try {
      return JSON.parse(element.textContent);
    } catch {
      return null;
    }
  }

  const phrases = {
    en: {
      asking: "asking", failed: "griot did not answer; the page shows what it had",
      refused: "griot refused: ", close: "Close", cooperation: "co-op.", conflict: "conflict", undated: "no date",
      future: "future", events: "events", one: "event", score: "score", witness: "witness", party: "party",
      contested: "contested", brush: "months shown", verbal: "verbal", material: "material",
      nothing: "nothing to draw", from: "from", pressed: "shown",
    },
    fr: {
      asking: "demande en cours", failed: "griot n’a pas répondu ; la page montre ce qu’elle avait",
      refused: "griot refuse : ", close: "Fermer", cooperation: "coop.", conflict: "conflit", undated: "sans date",
      future: "à venir", events: "événements", one: "événement", score: "score", witness: "témoin", party: "partie",
      contested: "contesté", brush: "mois affichés", verbal: "verbal", material: "matériel",
      nothing: "rien à tracer", from: "dès", pressed: "affiché",
    },
  };

  /** A word of the script's own: the page's, where it gives one, before the built-in. */
  function phrase(key, words) {
    const tables = [words, block("desk-words"), phrases[language().slice(0, 2)], phrases.en];
    return tables.find((table) => table?.[key] != null)?.[key] ?? key;
  }

  /** Days stand before months in English too. */
  const locale = () => (language() === "en" ? "en-GB" : language());
  const number = (value, options) => new Intl.NumberFormat(locale(), options).format(value);
  const signed = (value) =>
    number(value, { signDisplay: "exceptZero", maximumFractionDigits: 1 }).replace("-", "−");

  const drawing = "http://www.w3.org/2000/svg";

  /** An element of a drawing with its attributes and what stands in it. */
  function shape(name, attributes = {}, ...inside) {
    const element = document.createElementNS(drawing, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value != null) element.setAttribute(key, value);
    }
    element.append(...inside.filter((child) => child != null));
    return element;
  }

  /** How wide a drawing is: its parent's width, or what its style asks for where that scrolls. */
  const widthOf = (svg) =>
    Math.max(svg.parentElement.clientWidth, parseFloat(getComputedStyle(svg).minWidth) || 280);

  const label = (text, x, y, kind, anchor) =>
    shape("text", { x, y, class: kind, "text-anchor": anchor }, String(text));

  /** What is said is read out: the region stays, its text changes. */
  function say(text) {
    let region = one("#desk-said");
    if (!region) {
      region = document.createElement("p");
      region.id = "desk-said";
      region.className = "sr";
      region.setAttribute("role", "status");
      region.setAttribute("aria-live", "polite");
      document.body.append(region);
    }
    region.textContent = "";
    requestAnimationFrame(() => { region.textContent = text; });
  }

  // Addresses

  const here = () => location.pathname + location.search;
  let shown = here();

  /** The present address with some of its query changed; null takes a part out. */
  function changed(changes) {
    const address = new URL(location.href);
    for (const key of ["after", "next", "page"]) address.searchParams.delete(key);
    for (const [key, value] of Object.entries(changes)) {
      if (value == null || value === "") address.searchParams.delete(key);
      else address.searchParams.set(key, value);
    }
    return address;
  }

  function note(changes) {
    history.replaceState(history.state, "", changed(changes));
    shown = here();
  }

  // Going: the same address is fetched, and the new main put where the old one stands

  let asking = null;

  /** Goes to an address in place. `how` is replace, push, or none when history has moved already. */
  async function go(address, how = "replace", body = null, land = null) {
    asking?.abort();
    const ask = asking = new AbortController();
    const timer = setTimeout(tellAsking, 400);
    try {
      const response = await fetch(address, request(body, ask.signal));
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (ask !== asking) return;
      if (!one("main", page) || (!response.ok && how !== "none")) throw new Refusal(reason(page, response));
      arrive(page, addressReached(response, address, body), how, land);
    } catch (error) {
      if (error.name === "AbortError" || ask !== asking) return;
      if (how === "none") return location.reload();
      showError(error instanceof Refusal ? error.message : phrase("failed"));
    } finally {
      clearTimeout(timer);
      if (ask === asking) {
        asking = null;
        delete one("main")?.dataset.asking;
      }
    }
  }

  class Refusal extends Error {}

  /** A page that answers a decision without leading elsewhere leaves the address as it was. */
  function addressReached(response, asked, body) {
    if (body && !response.redirected) return new URL(location.href);
    const address = new URL(response.url || asked, location.href);
    if (!address.hash) address.hash = new URL(asked, location.href).hash;
    return address;
  }

  function request(body, signal) {
    const headers = { Accept: "text/html" };
    if (!body) return { headers, signal, credentials: "same-origin" };
    const token = sessionStorage.getItem("griot-token");
    if (token) headers["X-Griot-Token"] = token;
    return { method: "POST", headers, body, signal, credentials: "same-origin" };
  }

  function reason(page, response) {
    const told = (one(".error", page) ?? one("main h1", page))?.textContent.trim();
    const plain = one("main", page) ? "" : page.body.textContent.trim().slice(0, 200);
    return told || phrase("refused") + (plain || `${response.status} ${response.statusText}`);
  }

  function tellAsking() {
    const main = one("main");
    if (main) main.dataset.asking = phrase("asking");
    say(phrase("asking"));
  }

  function arrive(page, address, how, land) {
    const place = placeOfFocus();
    const typed = one("input[type=search]")?.value;
    if (how === "push") history.pushState(null, "", address);
    else if (how === "replace") history.replaceState(history.state, "", address);
    shown = here();
    takeParts(page);
    settle();
    keepTyping(place, typed);
    if (land && one(land)) one(land).scrollIntoView({ block: "start" });
    else if (how === "push") scrollTo(0, 0);
    returnFocus(place);
  }

  /** Takes what differs of the new page; a live map is carried over, and told. */
  function takeParts(page) {
    document.title = page.title;
    document.documentElement.lang = page.documentElement.lang || language();
    document.body.className = page.body.className;
    const map = one("main [data-map]");
    const next = one("main [data-map]", page);
    const drawn = map && next && map.querySelector(".leaflet-pane") ? map : null;
    for (const part of ["header.bar", "main", ".keys", "footer.foot"]) takePart(page, part);
    if (drawn) one("main [data-map]").replaceWith(drawn);
    document.dispatchEvent(new CustomEvent("desk:change", { detail: { map: drawn } }));
  }

  function takePart(page, selector) {
    const old = one(selector);
    const fresh = one(selector, page);
    if (old && fresh) {
      if (!old.isEqualNode(fresh)) old.replaceWith(document.adoptNode(fresh));
    } else if (old) {
      old.remove();
    } else if (fresh) {
      one("main").after(document.adoptNode(fresh));
    }
  }

  /** Where focus is, in words that hold for the page to come. */
  function placeOfFocus() {
    const element = document.activeElement;
    if (!element || element === document.body || element.closest("dialog")) return null;
    const path = [];
    for (let at = element; at.parentElement && at !== document.body; at = at.parentElement) {
      path.unshift([...at.parentElement.children].indexOf(at));
    }
    const facet = element.closest("[data-facet]")?.dataset.facet;
    const { f = facet, v = element.dataset.value, key } = element.dataset;
    const row = element.closest("[data-id]")?.dataset.id;
    const chip = Boolean(element.closest(".chip"));
    return { element, chip, id: element.id, name: element.name, f, v, key, row, path, tag: element.tagName,
      caret: element.selectionStart };
  }

  function returnFocus(place) {
    if (!place || place.element.isConnected) return;
    const found = find(place);
    const target = found ?? one("main");
    if (target && target.tabIndex < 0) target.setAttribute("tabindex", "-1");
    target?.focus({ preventScroll: true });
  }

  /** A value of a facet, as its link has it. */
  function facetLink(facet, value) {
    const [f, v] = [facet, value].map((text) => `"${CSS.escape(text)}"`);
    return one(`[data-facet=${f}] a[data-value=${v}], a[data-f=${f}][data-v=${v}]`);
  }

  function find({ chip, id, name, f, v, key, row, path, tag }) {
    if (chip) return one(".chip a") ?? one(".result");
    const quoted = (value) => `"${CSS.escape(value)}"`;
    if (id && document.getElementById(id)) return document.getElementById(id);
    if (f != null) {
      const choice = facetLink(f, v ?? "");
      if (choice) return choice;
    }
    if (key) return one(`[data-key=${quoted(key)}]`);
    if (row) return one(`[data-id=${quoted(row)}] a, a[data-id=${quoted(row)}]`);
    if (name) return one(`[name=${quoted(name)}]`);
    const at = path.reduce((element, index) => element?.children[index], document.body);
    return at?.tagName === tag ? at : null;
  }

  /** What was typed while the answer was on its way stays, and the caret where it was. */
  function keepTyping(place, typed) {
    const field = one("input[type=search]");
    if (!field || place?.tag !== "INPUT" || place.element.type !== "search") return;
    field.value = typed;
    field.focus({ preventScroll: true });
    field.setSelectionRange(place.caret, place.caret);
  }

  function showError(text) {
    one("main > .error[data-own]")?.remove();
    const told = document.createElement("p");
    told.className = "error";
    told.dataset.own = "";
    told.setAttribute("role", "alert");
    told.textContent = text;
    const region = one("main > .result") ?? one("main > .query");
    if (region) region.after(told);
    else one("main")?.prepend(told);
    say(text);
  }

  const isOurs = (link) => link.origin === location.origin && !link.target && !link.hasAttribute("download");
  const isPlain = (event) =>
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;

  function followLink(event) {
    const link = event.target.closest?.("a[data-go]");
    if (!link || event.defaultPrevented || !isPlain(event) || !isOurs(hrefOf(link))) return;
    event.preventDefault();
    const pages = link.closest(".pager");
    const how = pages || link.dataset.go === "push" ? "push" : "replace";
    go(hrefOf(link).href, how, null, link.dataset.land ?? (pages ? "#list" : null));
  }

  // A link within a drawing has an object for its address.
  function hrefOf(link) {
    const address = new URL(link.getAttribute("href"), location.href);
    return { href: address.href, origin: address.origin, target: link.getAttribute("target"),
      hasAttribute: (name) => link.hasAttribute(name) };
  }

  function addressOf(form) {
    const address = new URL(form.getAttribute("action") || location.pathname, location.href);
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    address.search = new URLSearchParams(fields).toString();
    return address.href;
  }

  const isAsking = (form) =>
    form.matches(".query, [role=search], [data-go]") && form.method.toLowerCase() === "get";

  function sendForm(event) {
    const form = event.target;
    if (event.defaultPrevented || form.method.toLowerCase() === "dialog") return;
    if (isAsking(form)) {
      event.preventDefault();
      go(addressOf(form), form.dataset.go === "push" ? "push" : "replace");
    } else if (form.method.toLowerCase() === "post") {
      event.preventDefault();
      post(form, event.submitter);
    }
  }

  /** Another script asks for an address; another page is opened as a link would. */
  function goAsked(event) {
    const { href, how, land } = event.detail;
    const address = new URL(href, location.href);
    if (address.origin !== location.origin) return;
    event.preventDefault();
    if (address.pathname === location.pathname) go(address.href, how ?? "replace", null, land);
    else location.assign(address);
  }

  let typingTimer = null;

  function searchWhileTyping(event) {
    const form = event.target.form;
    if (event.target.type !== "search" || event.isComposing || !form || !isAsking(form)) return;
    clearTimeout(typingTimer);
    typingTimer = setTimeout(() => form.isConnected && go(addressOf(form)), 350);
  }

  function chooseInForm(event) {
    if (event.target.tagName === "SELECT" && event.target.form && isAsking(event.target.form)) {
      event.target.form.requestSubmit();
    }
  }

  // Months and days

  /** A day as a count of days, from `2024`, `2024-03` or `2024-03-05`; `end` takes the last day of what is named. */
  function dayNumber(text, end = false) {
    const [year, month, day] = String(text).split("T")[0].split("-").map(Number);
    const time = day ? Date.UTC(year, month - 1, day)
      : end ? Date.UTC(year, month || 12, 0) : Date.UTC(year, (month || 1) - 1, 1);
    return time / 86400000;
  }

  const dateOf = (day) => new Date(day * 86400000);
  const monthIndex = (text) => {
    const [year, month] = text.split("-").map(Number);
    return year * 12 + (month || 1) - 1;
  };
  const monthText = (index) => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
  // Three letters in English, as the lists have it; British usage would give September four.
  const spoken = (date, options) =>
    new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...options }).format(date).replace("Sept ", "Sep ").replace(/^Sept$/, "Sep");
  const monthName = (index, options = { month: "short" }) =>
    spoken(new Date(Date.UTC(Math.floor(index / 12), index % 12, 1)), options);

  function dateName(text) {
    const parts = String(text).split("T")[0].split("-").length;
    const options = [{ year: "numeric" }, { year: "numeric", month: "short" },
      { year: "numeric", month: "short", day: "numeric" }][parts - 1];
    return spoken(dateOf(dayNumber(text)), options);
  }

  // Marks

  /** A quad's mark: a circle for cooperation, a diamond for conflict, hollow verbal, dashed to come. */
  function quadMark(quad, x, y, size, future, extra = "") {
    const classes = `shape ${quad <= 2 ? "coop" : "conf"}${quad % 2 ? " v" : ""}${future ? " fut" : ""}${extra}`;
    if (quad <= 2) return shape("circle", { class: classes, cx: x, cy: y, r: size * 0.9 });
    return shape("path", { class: classes, d: `M${x} ${y - size}l${size} ${size} ${-size} ${size} ${-size} ${-size}z` });
  }

  const title = (text) => (text ? shape("title", {}, text) : null);

  // The timeline

  let timeline = null;

  function drawTimeline() {
    const svg = one("svg.tl");
    const data = block("timeline-data");
    timeline = null;
    if (!svg || !data?.first || !data.last) return;
    timeline = timelineScale(svg, data);
    svg.setAttribute("role", "group");
    svg.dataset.label ??= svg.getAttribute("aria-label") ?? data.words?.title ?? "";
    paintTimeline();
  }

  function timelineScale(svg, data) {
    const first = monthIndex(data.first);
    const last = Math.max(first, monthIndex(data.unit === "year" && data.last.length === 4 ? data.last + "-12" : data.last));
    const width = widthOf(svg);
    const words = data.words ?? {};
    const undated = (data.undated ?? 0) > 0 || (data.marks ?? []).some((mark) => !mark.from);
    const left = 10 + 5.6 * Math.max(phrase("cooperation", words).length, phrase("conflict", words).length);
    const right = width - (undated ? 96 : 8);
    const months = last - first + 1;
    const start = dayNumber(monthText(first));
    const days = dayNumber(monthText(last), true) + 1 - start;
    const x = (day) => left + ((day - start) / days) * (right - left);
    const span = data.from ? [monthIndex(data.from), monthIndex(data.to ?? data.last)] : null;
    return { svg, data, words, first, last, months, width, left, right, x, start, undated, span, whole: span };
  }

  const monthX = (scale, index) => scale.x(dayNumber(monthText(index)));

  function monthAt(scale, x) {
    for (let index = scale.first; index <= scale.last; index += 1) {
      if (x < monthX(scale, index + 1)) return index;
    }
    return scale.last;
  }

  function paintTimeline() {
    const scale = timeline;
    const { svg, data } = scale;
    const all = (data.marks ?? []).map((mark) => placed(scale, mark));
    const marks = data.bars ? all.filter((mark) => inSpan(scale, mark) && !isLong(mark)) : all;
    const lanes = stack(marks);
    const bars = data.bars ?? (lanes.crowded ? countMonths(marks) : null);
    scale.marked = Boolean(marks.length) && !(bars && lanes.tight);
    const heights = bars ? barHeights(bars) : null;
    const marked = scale.marked ? lanes : { up: 0, down: 0 };
    const up = Math.max(heights?.up ?? 0, marked.up * lanes.step) + 14;
    const down = Math.max(heights?.down ?? 0, marked.down * lanes.step) + 14;
    scale.axis = Math.max(30, up) + 4;
    scale.bottom = scale.axis + Math.max(30, down);
    const height = scale.bottom + 20;
    svg.setAttribute("viewBox", `0 0 ${scale.width} ${height}`);
    svg.setAttribute("height", height);
    svg.replaceChildren(
      shape("rect", { class: "surface", x: scale.left, y: 0, width: scale.right - scale.left, height: scale.bottom }),
      shape("rect", { class: "brush", y: 1, height: scale.bottom - 1 }),
      ...axisOf(scale),
      shape("g", { class: "marks" }, ...(bars ? barsOf(scale, bars) : []),
        ...(scale.marked ? marksOf(scale, lanes, marks) : [])),
    );
    paintBrush();
    rove([...svg.querySelectorAll("a")]);
  }

  function axisOf(scale) {
    const { left, right, axis, bottom, words, width } = scale;
    const parts = [
      shape("path", { class: "ax", d: `M${left} ${axis}H${right}` }),
      label(phrase("cooperation", words), 0, axis - 12, "faint"),
      label(phrase("conflict", words), 0, axis + 20, "faint"),
      ...ticksOf(scale),
    ];
    if (scale.undated) {
      parts.push(shape("path", { class: "ax", d: `M${right + 12} ${axis}H${width}` }),
        label(phrase("undated", words), (right + 12 + width) / 2, bottom + 14, "faint", "middle"));
      const loose = (scale.data.marks ?? []).filter((mark) => !mark.from).length;
      if (!loose && scale.data.undated) parts.push(label(number(scale.data.undated), (right + 12 + width) / 2, axis - 8, "strong", "middle"));
    }
    return parts;
  }

  function ticksOf(scale) {
    const { first, last, bottom, right } = scale;
    const perMonth = (scale.right - scale.left) / scale.months;
    const step = [1, 3, 6, 12, 24, 60, 120].find((months) => months * perMonth >= (months < 12 ? 30 : 36)) ?? 240;
    const ticks = [];
    let free = scale.left - 8;
    for (let index = first; index <= last; index += 1) {
      const year = index % 12 === 0 || index === first;
      if (!(index % step === 0 || (index === first && step < 24))) continue;
      const x = monthX(scale, index);
      const text = year || step >= 12 ? String(Math.floor(index / 12)) : scale.data.months?.[index % 12] ?? monthName(index);
      ticks.push(shape("path", { class: "grid", d: `M${x} ${bottom}v4` }));
      const needed = text.length * 6;
      if (x < free || x + needed > right + 10) continue;
      free = x + needed + 6;
      ticks.push(label(text, x, bottom + 14, year ? "strong" : "faint"));
    }
    return ticks;
  }

  /** A mark with its days: a day, a month (a bar under it) or a longer span. */
  function placed(scale, mark) {
    if (!mark.from) return { ...mark, lane: null, at: (scale.right + 12 + scale.width) / 2, loose: true };
    const from = dayNumber(mark.from);
    const to = Math.max(from, dayNumber(mark.to ?? mark.from, true));
    const low = clamp(scale.x(from), scale.left, scale.right);
    const high = clamp(scale.x(to + 1), scale.left, scale.right);
    return { ...mark, start: from, end: to, low, high, at: (low + high) / 2, wide: to - from > 0 };
  }

  const roomAbove = 120;
  const mostLoose = 12;
  const isLong = (mark) => mark.wide && mark.end - mark.start > 31;

  /** Stacks marks away from the line so that none hides another; too many for the room are a crowd. */
  function stack(marks) {
    const most = marks.length > 400;
    for (const size of [5, 4, 3]) {
      const lanes = lanesOf(marks, size);
      const step = size * 2 + 2;
      if (!most && Math.max(lanes.up, lanes.down) * step <= roomAbove) return { ...lanes, size, step };
    }
    const lanes = lanesOf(marks, 3);
    const crowded = most || Math.max(lanes.up, lanes.down) * 8 > 2 * roomAbove;
    return { ...lanes, size: 3, step: 8, tight: true, crowded };
  }

  /** What lasts longer than a month lies furthest out, so that days stay by the line. */
  function lanesOf(marks, size) {
    const lanes = new Map();
    const [up, down] = [true, false].map((above) => {
      const side = marks.filter((mark) => mark.quad <= 2 === above);
      const short = packShort(side.filter((mark) => !mark.loose && !isLong(mark)), size, lanes);
      const long = packLong(side.filter((mark) => !mark.loose && isLong(mark)), size, lanes, short);
      const loose = side.filter((mark) => mark.loose);
      loose.forEach((mark, index) => lanes.set(mark, index));
      return Math.max(long, Math.min(loose.length, mostLoose));
    });
    return { lanes, up, down };
  }

  function packShort(marks, size, lanes) {
    const ends = [];
    for (const mark of [...marks].sort((a, b) => a.at - b.at || String(a.id).localeCompare(String(b.id)))) {
      const free = ends.findIndex((end) => end <= mark.at - size - 1);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = mark.at + size + 1;
      lanes.set(mark, lane);
    }
    return ends.length;
  }

  /** Events of one year, or of another long span, share its line, spread over it for want of a day. */
  function packLong(marks, size, lanes, first) {
    const groups = new Map();
    for (const mark of marks) {
      const key = `${mark.start} ${mark.end}`;
      groups.set(key, [...(groups.get(key) ?? []), mark]);
    }
    const ends = [];
    for (const group of [...groups.values()].sort((a, b) => a[0].low - b[0].low || a[0].high - b[0].high)) {
      const { low, high } = group[0];
      const room = Math.max(1, Math.floor((high - low) / (2 * size + 3)));
      for (let at = 0; at < group.length; at += room) {
        const row = group.slice(at, at + room);
        const free = ends.findIndex((end) => end <= low);
        const lane = free < 0 ? ends.length : free;
        ends[lane] = high;
        row.forEach((mark, index) => {
          mark.at = low + ((high - low) * (index + 0.5)) / row.length;
          mark.draws = index === 0;
          lanes.set(mark, first + lane);
        });
      }
    }
    return first + ends.length;
  }

  function marksOf(scale, { lanes, size, step }, marks) {
    return marks.filter((mark) => lanes.get(mark) < mostLoose || !mark.loose).map((mark) => {
      const above = mark.quad <= 2;
      const y = scale.axis + (above ? -1 : 1) * (lanes.get(mark) * step + size + 5);
      const link = shape("a", { href: mark.href, "data-id": mark.id, tabindex: "-1", "aria-label": mark.label },
        title(mark.label ?? ""), ...underline(mark, y, size), quadMark(mark.quad, mark.at, y, size, mark.future));
      link.dataset.month = mark.from ?? "";
      return link;
    });
  }

  /** A month has a short bar beneath its mark, what is longer a line from its first day to its last. */
  function underline(mark, y, size) {
    if (!mark.wide) return [];
    const kind = `lead-line ${mark.quad <= 2 ? "coop" : "conf"}${mark.future ? " fut" : ""}`;
    if (!isLong(mark)) {
      return [shape("path", { class: kind, d: `M${mark.at - size} ${y + size + 1}h${2 * size}` })];
    }
    if (!mark.draws) return [];
    return [shape("path", { class: kind, d: `M${mark.low} ${y - 2}v4M${mark.low} ${y}H${mark.high}M${mark.high} ${y - 2}v4` })];
  }

  function countMonths(marks) {
    const months = new Map();
    for (const mark of marks) {
      if (!mark.from) continue;
      const month = String(mark.from).slice(0, 7);
      if (!months.has(month)) months.set(month, [0, 0, 0, 0]);
      months.get(month)[mark.quad - 1] += 1;
    }
    return [...months].map(([month, quads]) => ({ month, quads }));
  }

  const full = 66;

  /** Both sides are drawn to one scale: the greatest month of either is as tall as the room. */
  function barHeights(bars) {
    const up = Math.max(0, ...bars.map(({ quads }) => quads[0] + quads[1]));
    const down = Math.max(0, ...bars.map(({ quads }) => quads[2] + quads[3]));
    const most = Math.max(1, up, down);
    return { most, up: (up / most) * full, down: (down / most) * full, above: up > down };
  }

  function barsOf(scale, bars) {
    const { most, above } = barHeights(bars);
    const edge = scale.axis + (above ? -full : full);
    const marksShown = scale.marked && scale.span;
    return bars.flatMap(({ month, quads }) => {
      const index = monthIndex(month);
      if (marksShown && index >= scale.span[0] && index <= scale.span[1]) return [];
      const last = month.length === 4 ? index + 11 : index;
      const low = monthX(scale, index);
      const wide = Math.max(1, monthX(scale, last + 1) - low - 1.5);
      return shape("g", { class: "month-bar", "data-month": month },
        title(barTitle(scale, month, quads)),
        ...barSide(scale, low, wide, quads[1], quads[0], (count) => (count / most) * full, -1, "coop"),
        ...barSide(scale, low, wide, quads[3], quads[2], (count) => (count / most) * full, 1, "conf"));
    }).concat(shape("path", { class: "grid", d: `M${scale.left - 3} ${edge}H${scale.right}` }),
      label(number(most), scale.left - 6, edge + 4, "faint", "end"));
  }

  function barSide(scale, x, width, material, verbal, height, way, kind) {
    const parts = [];
    let from = scale.axis;
    for (const [count, part] of [[material, " bar-m"], [verbal, " v bar-v"]]) {
      const tall = height(count);
      if (!count) continue;
      const inset = part.includes("v") ? 0.6 : 0;
      parts.push(shape("rect", { class: kind + part, x: x + 0.75 + inset,
        y: (way < 0 ? from - tall : from) + inset, width: Math.max(0.8, width - 2 * inset),
        height: Math.max(0.8, tall - 2 * inset) }));
      from += way * tall;
    }
    return parts;
  }

  function barTitle(scale, month, quads) {
    const name = month.length === 4 ? month : monthName(monthIndex(month), { month: "long", year: "numeric" });
    const coop = `${phrase("cooperation", scale.words)} ${number(quads[0] + quads[1])}`;
    return `${name}: ${coop}, ${phrase("conflict", scale.words)} ${number(quads[2] + quads[3])}`;
  }

  const inSpan = (scale, mark) => !scale.span || mark.loose
    ? !scale.span
    : monthText(scale.span[0]) <= monthOf(mark.end) && monthOf(mark.start) <= monthText(scale.span[1]);
  const monthOf = (day) => dateOf(day).toISOString().slice(0, 7);

  function paintBrush() {
    const { svg, span } = timeline;
    const brush = one(".brush", svg);
    if (!brush) return;
    brush.toggleAttribute("hidden", !span);
    if (span) {
      const low = monthX(timeline, span[0]);
      brush.setAttribute("x", low);
      brush.setAttribute("width", monthX(timeline, span[1] + 1) - low);
    }
    for (const mark of all(".marks > [data-month]", svg)) {
      mark.classList.toggle("out", Boolean(span) && !monthIsIn(mark.dataset, span));
    }
    svg.setAttribute("aria-label", timelineLabel());
  }

  function monthIsIn({ month, id }, span) {
    const mark = id != null && timeline.data.marks?.find((each) => String(each.id) === id);
    if (mark) return inSpan({ span }, placed(timeline, mark));
    return month !== "" && monthIndex(month) >= span[0] && monthIndex(month) <= span[1];
  }

  function timelineLabel() {
    const { svg, words, span } = timeline;
    const name = svg.dataset.label;
    return span ? `${name} ${phrase("brush", words)}: ${spanName(span)}`.trim() : name;
  }

  function spanName(span) {
    const [low, high] = span.map((index) => monthName(index, { month: "short", year: "numeric" }));
    return low === high ? low : `${low} – ${high}`;
  }

  let brushTimer = null;

  function brushTo(span, wait = 0) {
    timeline.span = span;
    paintBrush();
    clearTimeout(brushTimer);
    if (String(span) === String(timeline.whole)) return;
    const changes = span ? { from: monthText(span[0]), to: monthText(span[1]) } : { from: null, to: null };
    brushTimer = setTimeout(() => go(changed(changes).href), wait);
  }

  /** `[` and `]` move the brush by a month; with Shift they draw its far end in or out. */
  function moveBrush(by, widen) {
    if (!timeline) return false;
    const { span, first, last } = timeline;
    if (!span) {
      brushTo([last, last], 250);
    } else if (widen) {
      brushTo([span[0], clamp(span[1] + by, span[0], last)], 250);
    } else {
      const step = clamp(by, first - span[0], last - span[1]);
      brushTo([span[0] + step, span[1] + step], 250);
    }
    say(`${phrase("brush", timeline.words)}: ${spanName(timeline.span)}`);
    return true;
  }

  let drag = null;

  function monthUnder(event) {
    const box = timeline.svg.getBoundingClientRect();
    return monthAt(timeline, ((event.clientX - box.left) / box.width) * timeline.width);
  }

  function startBrush(event) {
    if (!timeline || event.button !== 0 || !event.target.closest("svg.tl")) return;
    const box = timeline.svg.getBoundingClientRect();
    const x = ((event.clientX - box.left) / box.width) * timeline.width;
    if (x < timeline.left - 6 || x > timeline.right + 6) return;
    drag = { from: monthUnder(event), x: event.clientX, moved: false, link: event.target.closest("a") };
  }

  function dragBrush(event) {
    if (!drag || !timeline) return;
    if (!drag.moved && Math.abs(event.clientX - drag.x) < 5) return;
    if (!drag.moved) timeline.svg.setPointerCapture?.(event.pointerId);
    drag.moved = true;
    const to = monthUnder(event);
    timeline.span = [Math.min(drag.from, to), Math.max(drag.from, to)];
    paintBrush();
  }

  function endBrush(event) {
    if (!drag || !timeline) return;
    const { from, moved, link } = drag;
    drag = null;
    if (event.type === "pointercancel") {
      timeline.span = timeline.whole;
      return paintBrush();
    }
    if (moved) return brushTo(timeline.span);
    if (link) return;
    const same = timeline.span && timeline.span[0] === from && timeline.span[1] === from;
    brushTo(same ? null : [from, from]);
  }

  /** Links of a drawing are one stop of the Tab key; arrows go from one to the next. */
  function rove(links) {
    links.forEach((link, index) => link.setAttribute("tabindex", index ? "-1" : "0"));
  }

  function roveBy(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const svg = event.target.closest?.("svg.tl, svg.net, svg.plot, svg.toll");
    if (!step || !svg) return false;
    const links = inReadingOrder(all("a", svg));
    const at = links.indexOf(event.target.closest("a"));
    const next = links[clamp(at + step, 0, links.length - 1)];
    if (!next) return false;
    links.forEach((link) => link.setAttribute("tabindex", link === next ? "0" : "-1"));
    next.focus();
    return true;
  }

  const inReadingOrder = (links) => links
    .map((link) => ({ link, box: link.getBoundingClientRect() }))
    .sort((a, b) => Math.round(a.box.left - b.box.left) || a.box.top - b.box.top)
    .map(({ link }) => link);

  // Relations by month

  function drawPlot() {
    const svg = all("svg.plot").find((each) => !each.childElementCount || each.dataset.drawn != null);
    const data = block("plot-data");
    if (!svg || !data?.months?.length) return;
    svg.dataset.drawn = "";
    const months = filledMonths(data.months);
    const width = widthOf(svg);
    const top = 8;
    const height = 214;
    const y = (score) => top + ((10 - score) / 20) * (height - top);
    const left = 34;
    const step = (width - left - 6) / months.length;
    const x = (index) => left + step * index;
    svg.setAttribute("viewBox", `0 0 ${width} ${height + 34}`);
    svg.setAttribute("height", height + 34);
    svg.setAttribute("role", "group");
    svg.replaceChildren(
      shape("rect", { class: "coopzone", x: left, y: top, width: width - left - 6, height: y(0) - top }),
      shape("rect", { class: "confzone", x: left, y: y(0), width: width - left - 6, height: height - y(0) }),
      ...[10, 5, 0, -5, -10].flatMap((score) => [
        shape("path", { class: score ? "grid" : "ax", d: `M${left} ${y(score)}H${width - 6}` }),
        label(signed(score), left - 6, y(score) + 4, "faint", "end"),
      ]),
      ...monthTicks(months, x, step, height),
      ...months.map((month, index) => plotMonth(data, month, x(index), step, y)),
    );
    rove(all("a", svg));
  }

  function filledMonths(months) {
    const known = new Map(months.map((month) => [month.month, month]));
    const indices = months.map((month) => monthIndex(month.month));
    const [low, high] = [Math.min(...indices), Math.max(...indices)];
    return Array.from({ length: high - low + 1 }, (_, at) => known.get(monthText(low + at)) ?? { month: monthText(low + at) });
  }

  function monthTicks(months, x, step, height) {
    const every = [1, 2, 3, 6, 12, 24].find((count) => count * step >= 36) ?? 60;
    let free = 0;
    return months.flatMap((month, index) => {
      const absolute = monthIndex(month.month);
      const year = absolute % 12 === 0 || index === 0;
      if (absolute % every && index) return [];
      const text = year ? String(Math.floor(absolute / 12)) : monthName(absolute);
      const at = x(index) + step / 2;
      if (at - text.length * 3 < free) return [];
      free = at + text.length * 3 + 4;
      return [label(text, at, height + 26, year ? "strong" : "faint", "middle")];
    });
  }

  function plotMonth(data, month, x, step, y) {
    if (month.score == null) return null;
    const coop = month.score >= 0;
    const middle = x + step / 2;
    const wide = clamp(step - 4, 2, 28);
    const events = `${number(month.events ?? 0)} ${phrase(month.events === 1 ? "one" : "events", data.words)}`;
    const name = `${monthName(monthIndex(month.month), { month: "long", year: "numeric" })}: ` +
      `${phrase("score", data.words)} ${signed(month.score)}, ${events}`;
    const inside = [
      title(name),
      shape("rect", { class: "hit", x, y: 8, width: step, height: 206 }),
      shape("rect", { class: `column ${coop ? "coop" : "conf"}`, x: middle - wide / 2, width: wide,
        y: Math.min(y(month.score), y(0)), height: Math.abs(y(month.score) - y(0)) }),
      quadMark(coop ? 2 : 4, middle, y(month.score), 4, false),
      step >= 26 ? label(signed(month.score), middle, y(month.score) + (coop ? -9 : 17), "strong", "middle") : null,
      step >= 18 ? label(number(month.events ?? 0), middle, 226, "faint", "middle") : null,
    ];
    return shape(month.href ? "a" : "g", { href: month.href, "aria-label": name }, ...inside);
  }

  // Toll over time

  function drawToll() {
    const svg = one("svg.toll");
    const data = block("toll-data");
    if (!svg || !data?.points) return;
    data.points = data.points.filter((point) => point.value != null || point.high != null);
    if (!data.points.length) return;
    const scale = tollScale(svg, data);
    svg.setAttribute("viewBox", `0 0 ${scale.width} ${scale.height + 24}`);
    svg.setAttribute("height", scale.height + 24);
    svg.setAttribute("role", "group");
    svg.replaceChildren(
      shape("defs", {}, hatch()),
      ...tollGrid(scale),
      ...tollDays(scale),
      ...tollRules(scale),
      ...tollPoints(scale),
    );
    rove(all("a", svg));
  }

  const hatch = () => shape("pattern", { id: "desk-band", width: 6, height: 6, patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)" }, shape("path", { class: "band-line", d: "M0 0V6" }));

  function tollScale(svg, data) {
    const width = widthOf(svg);
    const gutter = clamp(width * 0.32, 150, 230);
    const dated = data.points.flatMap((point) => [point.when, point.after]).filter(Boolean).map((day) => dayNumber(day));
    const first = dated.length ? Math.min(...dated) : 0;
    const last = dated.length ? Math.max(...dated) : 0;
    const pad = Math.max(1, (last - first) * 0.04);
    const undated = data.points.some((point) => !point.when);
    const left = 44;
    const right = width - gutter;
    const datedRight = undated ? right - (dated.length ? 40 : 0) : right - 12;
    const x = (day) => dated.length ? left + ((day - first + pad) / (last - first + 2 * pad)) * (datedRight - left) : left;
    const highest = Math.max(1, ...data.points.map((point) => point.high ?? point.value ?? 0));
    const ticks = niceTicks(highest);
    const height = Math.max(200, 30 + data.points.length * 32);
    const y = (value) => height - (value / ticks.at(-1)) * (height - 16);
    return { data, width, left, right, x, y, height, ticks, first, last, dated: dated.length > 0, undated };
  }

  function niceTicks(highest) {
    const rough = highest / 4;
    const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
    const step = Math.max(1, [1, 2, 5, 10].find((factor) => factor * power >= rough) * power);
    return Array.from({ length: Math.ceil(highest / step) + 1 }, (_, index) => index * step);
  }

  const tollGrid = ({ ticks, left, right, y }) => ticks.flatMap((value) => [
    shape("path", { class: value ? "grid" : "ax", d: `M${left} ${y(value)}H${right}` }),
    label(number(value), left - 6, y(value) + 4, "faint", "end"),
  ]);

  function tollDays(scale) {
    const { data, x, height, undated, right, left } = scale;
    const days = [...new Set(data.points.flatMap((point) => [point.when, point.after]).filter(Boolean))]
      .sort((a, b) => dayNumber(a) - dayNumber(b));
    let free = 0;
    const ticks = days.flatMap((day) => {
      const at = x(dayNumber(day));
      const text = dateName(day);
      const tick = shape("path", { class: "ax", d: `M${at} ${height}v5` });
      const low = Math.max(left - 30, at - text.length * 2.8);
      if (low < free || (undated && at + text.length * 2.8 > right - 30)) return [tick];
      free = low + text.length * 5.6 + 8;
      return [tick, label(text, low, height + 18, "faint")];
    });
    return undated ? [...ticks, label(phrase("undated", data.words), right, height + 18, "faint", "end")] : ticks;
  }

  /** What the rules make of the figures is a thin line in the accent, named; it is no figure that anyone said. */
  function tollRules({ data, left, right, y }) {
    const byBest = new Map();
    for (const rule of data.rules ?? []) {
      if (rule.best == null) continue;
      byBest.set(rule.best, [...(byBest.get(rule.best) ?? []), rule.rule]);
    }
    let free = Infinity;
    return [...byBest].sort(([a], [b]) => a - b).flatMap(([best, names]) => {
      const row = Math.min(y(best) - 3, free);
      free = row - 12;
      return [shape("path", { class: "rule-line", d: `M${left} ${y(best)}h10L${left + 13} ${row - 3}` }),
        label(names.join(", "), left + 16, row, "rule-name")];
    });
  }

  function tollPoints(scale) {
    const { data, right } = scale;
    const points = data.points.map((point) => ({ ...point, mid: scale.y(point.value ?? point.high ?? 0) }));
    const rows = spread(points, scale.height);
    return points.map((point, index) => tollPoint(scale, point, rows[index], right + 14));
  }

  /** Labels stand as near to their figures as the room allows, in the order of the figures. */
  function spread(points, height) {
    const order = points.map((_, index) => index).sort((a, b) => points[a].mid - points[b].mid || a - b);
    const rows = [];
    let free = 12;
    for (const index of order) {
      rows[index] = Math.max(free, points[index].mid);
      free = rows[index] + 30;
    }
    let limit = height - 8;
    for (const index of order.reverse()) {
      rows[index] = Math.min(rows[index], limit);
      limit = rows[index] - 30;
    }
    return rows;
  }

  function tollPoint(scale, point, row, textX) {
    const { data, left, right, x, y } = scale;
    const at = point.when ? x(dayNumber(point.when)) : right - 6;
    const value = point.value ?? point.high;
    const from = point.after ? x(dayNumber(point.after)) : left;
    const inside = [
      title(tollName(data, point)),
      point.when ? null : shape("path", { class: "reach guess", d: `M${from} ${y(value) - 5}v10M${from} ${y(value)}H${at - 7}` }),
      ...(point.high != null && point.value != null && point.high !== point.value ? rangeOf(scale, point, at) : []),
      boundMark(point, at, y(value)),
      shape("path", { class: "leader", d: `M${at + 8} ${y(value)}H${Math.max(at + 8, right + 2)}L${textX - 4} ${row - 3}` }),
      label(figure(point), textX, row + 1, "strong"),
      label(`${point.who ?? ""}${point.witness != null ? ` (${point.witness})` : ""}`, textX, row + 14, "faint"),
    ];
    return shape(point.href ? "a" : "g", { href: point.href, "aria-label": tollName(data, point),
      class: point.contested ? "contested" : null }, ...inside);
  }

  const rangeOf = ({ y }, point, at) => [
    shape("rect", { class: "band", x: at - 6, y: y(point.high), width: 12, height: y(point.value) - y(point.high), fill: "url(#desk-band)" }),
    shape("path", { class: "reach", d: `M${at - 6} ${y(point.high)}h12M${at} ${y(point.high)}V${y(point.value)}` }),
  ];

  /** At least points up, at most points down, a count is round; hollow is said by a party to the event. */
  function boundMark(point, x, y) {
    const kind = `shape${point.party ? " hollow" : ""}`;
    if (point.bound === ">=" || point.bound === ">") return shape("path", { class: kind, d: `M${x - 5} ${y + 4}h10l-5-9z` });
    if (point.bound === "<=" || point.bound === "<") return shape("path", { class: kind, d: `M${x - 5} ${y - 4}h10l-5 9z` });
    return shape("circle", { class: kind, cx: x, cy: y, r: 4.5 });
  }

  function figure(point) {
    if (point.text) return point.text;
    const sign = { ">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "~": "~ " }[point.bound] ?? "";
    const high = point.high != null && point.high !== point.value && point.value != null ? `–${number(point.high)}` : "";
    return sign + number(point.value ?? point.high) + high;
  }

  function tollName(data, point) {
    const parts = [figure(point), point.who, point.when ? dateName(point.when) : phrase("undated", data.words)];
    if (point.party) parts.push(phrase("party", data.words));
    if (point.contested) parts.push(phrase("contested", data.words));
    return parts.filter(Boolean).join(", ");
  }

  // The network of relations

  function drawNetwork() {
    const svg = one("svg.net");
    const data = block("net-data");
    if (!svg || !data?.nodes?.length) return;
    const width = widthOf(svg);
    const height = clamp(width * 0.56, 340, 640);
    const nodes = [...data.nodes].sort((a, b) => b.events - a.events || String(a.id).localeCompare(String(b.id))).slice(0, 60);
    const byId = new Map(nodes.map((node) => [node.id, { ...node }]));
    const ties = bothWays((data.ties ?? []).filter((tie) => byId.has(tie.from) && byId.has(tie.to)));
    layOut([...byId.values()], ties, byId, width, height);
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("height", height);
    svg.setAttribute("role", "group");
    svg.replaceChildren(
      ...ties.map((tie) => tieOf(data, tie, byId)),
      ...labelled([...byId.values()], width).map((node) => nodeOf(data, node)),
    );
    rove(all("a.actor", svg));
  }

  /** What two do to each other is one line, with the mean score of all their events. */
  function bothWays(ties) {
    const pairs = new Map();
    for (const tie of ties) {
      if (tie.from === tie.to) continue;
      const key = JSON.stringify([tie.from, tie.to].sort());
      const known = pairs.get(key);
      const events = tie.events ?? 1;
      const sum = (tie.score ?? 0) * events;
      if (known) Object.assign(known, { events: known.events + events, sum: known.sum + sum });
      else pairs.set(key, { ...tie, events, sum });
    }
    return [...pairs.values()].map((tie) => ({ ...tie, score: tie.sum / tie.events }));
  }

  const radius = (node) => clamp(3 + Math.sqrt(node.events ?? 1) * 0.9, 4, 13);

  /** The same nodes and ties lie alike each time: a spiral to begin with, then springs for a fixed number of steps. */
  function layOut(all, ties, byId, width, height) {
    const tied = new Set(ties.flatMap((tie) => [tie.from, tie.to]));
    const nodes = all.filter((node) => tied.has(node.id));
    const floor = layAside(all.filter((node) => !tied.has(node.id)), width, height);
    nodes.forEach((node, index) => {
      const angle = index * 2.399963;
      const far = Math.sqrt((index + 0.5) / nodes.length);
      node.x = Math.cos(angle) * far;
      node.y = Math.sin(angle) * far;
    });
    const ideal = 1.15 / Math.sqrt(nodes.length);
    for (let step = 0; step < 260; step += 1) relax(nodes, ties, byId, ideal, 0.12 * (1 - step / 260) + 0.002);
    if (!nodes.length) return;
    fit(nodes, width, floor);
    for (let step = 0; step < 40; step += 1) partOverlaps(nodes, width, floor);
  }

  /** Who deals with none of the others stands in rows at the foot; gives where the rows begin. */
  function layAside(alone, width, height) {
    const columns = Math.max(1, Math.floor(width / 200));
    const rows = Math.ceil(alone.length / columns);
    alone.forEach((node, index) => {
      node.x = 20 + (index % columns) * (width / columns);
      node.y = height - 16 - (rows - 1 - Math.floor(index / columns)) * 22;
      node.room = width / columns - 34;
    });
    return height - rows * 22;
  }

  function relax(nodes, ties, byId, ideal, heat) {
    for (const node of nodes) {
      node.dx = -node.x * 0.16;
      node.dy = -node.y * 0.16;
    }
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) push(nodes[i], nodes[j], ideal);
    }
    for (const tie of ties) pull(byId.get(tie.from), byId.get(tie.to), ideal, 0.4 + Math.log1p(tie.events ?? 1) * 0.2);
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      const by = Math.min(length, heat) / length;
      node.x += node.dx * by;
      node.y += node.dy * by;
    }
  }

  function push(a, b, ideal) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const far = Math.max(0.0004, dx * dx + dy * dy);
    const force = (ideal * ideal * 0.6) / far;
    a.dx += dx * force;
    a.dy += dy * force;
    b.dx -= dx * force;
    b.dy -= dy * force;
  }

  function pull(a, b, ideal, weight) {
    const dx = a.x - b.x;
    const dy = a.y - b.y;
    const force = (Math.hypot(dx, dy) / ideal) * 0.12 * weight;
    a.dx -= dx * force;
    a.dy -= dy * force;
    b.dx += dx * force;
    b.dy += dy * force;
  }

  function fit(nodes, width, height) {
    const spanOf = (values) => [Math.min(...values), Math.max(...values)];
    const [left, right] = spanOf(nodes.map((node) => node.x));
    const [top, bottom] = spanOf(nodes.map((node) => node.y));
    const side = Math.min(110, width * 0.16);
    for (const node of nodes) {
      node.x = right > left ? side + ((node.x - left) / (right - left)) * (width - 2 * side) : width / 2;
      node.y = bottom > top ? 26 + ((node.y - top) / (bottom - top)) * (height - 52) : height / 2;
    }
  }

  function partOverlaps(nodes, width, height) {
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) {
        const [a, b] = [nodes[i], nodes[j]];
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const near = (Math.abs(dx) < 90 ? 17 : 0) - Math.abs(dy);
        if (near <= 0 || (Math.hypot(dx, dy) > 60 && Math.abs(dy) > 13)) continue;
        const shift = (near / 2) * 0.5 * (dy < 0 ? -1 : 1);
        a.y = clamp(a.y - shift, 18, height - 18);
        b.y = clamp(b.y + shift, 18, height - 18);
      }
    }
  }

  /** A label stands beside its node where it hides the least: to the right, the left, above or below. */
  function labelled(nodes, width) {
    const taken = nodes.map((node) => {
      const r = radius(node) + 1;
      return { node, left: node.x - r, right: node.x + r, top: node.y - r, bottom: node.y + r };
    });
    for (const node of nodes) {
      const letters = Math.floor((node.room ?? Math.min(190, width * 0.4)) / 6);
      node.short = node.name.length > letters ? node.name.slice(0, Math.max(4, letters - 1)).trimEnd() + "…" : node.name;
      const places = node.room == null ? labelPlaces(node, width) : labelPlaces(node, width).slice(0, 1);
      const costs = places.map((place, index) => index + crowding(place.box, taken, node, width));
      const best = places[costs.indexOf(Math.min(...costs))];
      Object.assign(node, best);
      taken.push(best.box);
    }
    return nodes;
  }

  function labelPlaces(node, width) {
    const r = radius(node) + 4;
    const long = node.short.length * 6;
    const at = (textX, textY, anchor, left) => ({ textX, textY, anchor,
      box: { left, right: left + long, top: textY - 10, bottom: textY + 3 } });
    const right = at(node.x + r, node.y + 4, "start", node.x + r);
    const left = at(node.x - r, node.y + 4, "end", node.x - r - long);
    const beside = node.x > width / 2 && node.room == null ? [left, right] : [right, left];
    return [...beside, at(node.x, node.y - r - 2, "middle", node.x - long / 2),
      at(node.x, node.y + r + 9, "middle", node.x - long / 2)];
  }

  function crowding(box, taken, node, width) {
    const hidden = taken.filter((other) => other.node !== node).reduce((sum, other) => {
      const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
      const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      return sum + (across > 0 && down > 0 ? across * down : 0);
    }, 0);
    return hidden + 100 * (Math.max(0, 2 - box.left) + Math.max(0, box.right - width + 2));
  }

  function tieOf(data, tie, byId) {
    const [a, b] = [byId.get(tie.from), byId.get(tie.to)];
    const even = tie.score == null || Math.abs(tie.score) < 0.05;
    const kind = even ? "even" : tie.score > 0 ? "coop" : "conf";
    const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
    const name = `${a.name} – ${b.name}: ${number(tie.events ?? 0)} ${phrase(tie.events === 1 ? "one" : "events", data.words)}` +
      (tie.score == null ? "" : `, ${phrase("score", data.words)} ${signed(tie.score)}`);
    const mark = even ? shape("circle", { class: "even-mark", cx: x, cy: y, r: 2 }) : quadMark(tie.score > 0 ? 2 : 4, x, y, 3.4);
    const line = shape("path", { class: `tie ${kind}`, d: `M${a.x} ${a.y}L${b.x} ${b.y}` });
    line.style.strokeWidth = clamp(0.6 + Math.log2(1 + (tie.events ?? 1)) * 0.8, 1, 6);
    return shape(tie.href ? "a" : "g", { href: tie.href, class: "between", "data-from": tie.from, "data-to": tie.to,
      "aria-label": name, tabindex: tie.href ? "-1" : null }, title(name), line, mark);
  }

  function nodeOf(data, node) {
    const r = radius(node);
    const name = `${node.name}: ${number(node.events ?? 0)} ${phrase(node.events === 1 ? "one" : "events", data.words)}`;
    return shape("a", { href: node.href ?? "#", class: "actor", "data-node": node.id, "aria-label": name }, title(name),
      shape("circle", { class: `node${node.group ? " group" : ""}`, cx: node.x, cy: node.y, r }),
      label(node.short, node.textX, node.textY, "", node.anchor));
  }

  /** Who is looked at stands out with those it deals with. */
  function lookAt(event) {
    const svg = one("svg.net");
    if (!svg) return;
    const node = event.type === "pointerout" || event.type === "focusout" ? null : event.target.closest?.("[data-node]");
    if (!node && !svg.classList.contains("looking")) return;
    svg.classList.toggle("looking", Boolean(node));
    const near = new Set(node ? [node.dataset.node] : []);
    for (const tie of all(".between", svg)) {
      const ends = [tie.dataset.from, tie.dataset.to];
      const touches = node && ends.includes(node.dataset.node);
      if (touches) ends.forEach((end) => near.add(end));
      tie.classList.toggle("aside", Boolean(node) && !touches);
    }
    for (const other of all("[data-node]", svg)) other.classList.toggle("aside", Boolean(node) && !near.has(other.dataset.node));
  }

  // A row of the list, its mark on the timeline and its mark on the map light each other

  function light(event) {
    const owner = event.target.closest?.("[data-id], [data-ids]");
    const on = event.type === "pointerover" || event.type === "focusin";
    if (!owner || owner.closest(".slotlist, .queue")) return;
    const ids = (owner.dataset.ids ?? owner.dataset.id).split(" ");
    const wanted = new Set(ids);
    for (const other of all("[data-id], [data-ids]")) {
      const has = (other.dataset.ids ?? other.dataset.id).split(" ").some((id) => wanted.has(id));
      if (has) other.classList.toggle("lit", on);
    }
  }

  // Event: any value of the matrix shows its words

  const cells = () => all(".cell[data-report][data-slot]");
  const papers = () => all(".paper[data-report]");

  function showWords(cell, pressed) {
    const { report, slot } = cell.dataset;
    const paper = papers().find((each) => each.dataset.report === report);
    if (!paper) return false;
    for (const each of cells()) each.setAttribute("aria-pressed", String(each === cell));
    for (const each of papers()) each.hidden = each !== paper;
    for (const each of all(".paper .hl")) each.classList.remove("hl");
    const marks = all(`[data-slot~="${CSS.escape(slot)}"]`, paper);
    for (const mark of marks) mark.classList.add("hl");
    const heading = one("#words-of");
    if (heading) heading.textContent = one("b", cell)?.textContent ?? "";
    if (pressed) {
      lastCell = cell;
      note({ cell: `${report}.${slot}` });
      if (narrow()) openSheet();
      say(marks.map((mark) => mark.textContent).join(" … ") || one("b", cell)?.textContent || "");
    }
    bringIntoPaper(paper, marks[0]);
    return true;
  }

  /** Scrolls the report's own box and never the page. */
  function bringIntoPaper(paper, mark) {
    const box = narrow() ? wordsBox() : paper.parentElement;
    if (!box || !mark || box.scrollHeight <= box.clientHeight) return;
    const [outer, inner] = [box.getBoundingClientRect(), mark.getBoundingClientRect()];
    box.scrollTop += inner.top - outer.top - Math.max(40, (outer.height - inner.height) / 3);
  }

  let sheetOwner = null;
  let lastCell = null;

  /** The words are a section of their own, though more may stand beside the matrix. */
  const wordsBox = () => one(".paper[data-report]")?.closest("section") ?? one(".words");

  function openSheet() {
    const words = wordsBox();
    if (!words) return;
    sheetOwner = document.activeElement;
    if (!one(".sheet-close", words)) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sheet-close";
      button.textContent = "×";
      button.setAttribute("aria-label", phrase("close"));
      button.addEventListener("click", closeSheet);
      words.append(button);
    }
    words.classList.add("sheet");
    lastCell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function closeSheet() {
    const words = one(".sheet");
    if (!words) return false;
    words.classList.remove("sheet");
    if (words.contains(document.activeElement)) sheetOwner?.focus({ preventScroll: true });
    return true;
  }

  function pressCell(event) {
    const cell = event.target.closest?.(".cell[data-report][data-slot]") ?? cellOfLink(event.target);
    if (!cell) {
      if (!event.target.closest?.(".sheet")) closeSheet();
      return;
    }
    if (!isPlain(event) || !showWords(cell, true)) return;
    event.preventDefault();
  }

  /** The cell that a link elsewhere on the page means, as a figure of the toll does. */
  function cellOfLink(target) {
    const link = target.closest?.("a[href*='cell=']");
    if (!link || !isOurs(hrefOf(link))) return null;
    const address = new URL(hrefOf(link).href);
    return address.pathname === location.pathname ? cellNamed(address.searchParams.get("cell")) : null;
  }

  const cellNamed = (name) => cells().find((each) => `${each.dataset.report}.${each.dataset.slot}` === name);

  function firstWords() {
    if (!cells().length) return;
    const wanted = new URL(location.href).searchParams.get("cell");
    const cell = cellNamed(wanted)
      ?? cells().find((each) => each.getAttribute("aria-pressed") === "true" || each.getAttribute("aria-current") === "true")
      ?? one("td.contest .cell[data-report][data-slot]") ?? cells()[0];
    showWords(cell, false);
  }

  // Report: a coding and its words light each other

  let pinned = null;

  const codingsOf = (element) => (element?.dataset.coding ?? "").split(" ").filter(Boolean);

  function lightCoding(coding) {
    for (const element of all("[data-coding]")) {
      const on = coding != null && codingsOf(element).includes(coding);
      element.classList.toggle("lit", on);
      if (element.tagName === "LI") element.setAttribute("aria-current", String(on && coding === pinned));
    }
  }

  function hoverCoding(event) {
    const element = event.target.closest?.("[data-coding]");
    if (element) lightCoding(codingsOf(element)[0]);
  }

  function leaveCoding(event) {
    if (event.target.closest?.("[data-coding]")) lightCoding(pinned);
  }

  /** A press keeps a coding lit; where words belong to several, each press goes on to the next. */
  function pressCoding(event) {
    const element = event.target.closest?.("[data-coding]");
    if (!element || !isPlain(event) || event.target.closest("a[href]:not([data-coding])")) return;
    const codings = codingsOf(element);
    const next = codings.includes(pinned) ? codings[(codings.indexOf(pinned) + 1) % codings.length] : codings[0];
    event.preventDefault();
    pinCoding(next, element);
  }

  function pinCoding(coding, from) {
    pinned = coding;
    note({ coding });
    lightCoding(coding);
    const other = all("[data-coding]").find((each) =>
      codingsOf(each).includes(coding) && (each.tagName === "LI") !== (from?.tagName === "LI"));
    other?.scrollIntoView({ block: "nearest" });
  }

  function firstCoding() {
    pinned = new URL(location.href).searchParams.get("coding");
    if (one("[data-coding]")) lightCoding(pinned);
  }

  // Review: one key an action

  /** The token is taken off the address at once, so that it is neither bookmarked nor sent on. */
  function keepToken() {
    const address = new URL(location.href);
    const token = address.searchParams.get("token");
    if (!token) return;
    sessionStorage.setItem("griot-token", token);
    address.searchParams.delete("token");
    history.replaceState(history.state, "", address);
    shown = here();
  }

  let sending = false;

  /** Sends a decision and takes the page that follows; a second press while it is on its way does nothing. */
  async function post(form, submitter) {
    if (sending) return;
    sending = true;
    const byHand = lastPress === "pointer";
    const fields = new URLSearchParams(new FormData(form, submitter));
    // The box stands beside the choices; what is typed instead of them goes to like cases too.
    if (fields.has("typed") && one(".opts [name=like]:checked")) fields.set("like", "1");
    try {
      await go(new URL(submitter?.getAttribute("formaction") || form.getAttribute("action") || location.href, location.href).href,
        "replace", fields);
    } finally {
      sending = false;
    }
    if (byHand) leaveButton();
    const said = one("#said")?.textContent.trim();
    if (said) say(said);
  }

  let lastPress = "key";

  // After a press by hand Space shall skip, and not press the same button again.
  function leaveButton() {
    const question = one(".question") ?? one("main");
    question?.setAttribute("tabindex", "-1");
    question?.focus({ preventScroll: true });
  }

  function pressKeyed(key) {
    const names = { " ": ["Space", " "], Backspace: ["Backspace", "u"] }[key] ?? [key];
    const scopes = /^[1-9]$/.test(key) ? [".opts", ".keys"] : [".keys", "main"];
    for (const scope of scopes) {
      for (const name of names) {
        const button = one(`${scope} [data-key="${CSS.escape(name)}"]`);
        if (button && scope === ".keys" && /^[1-9]$/.test(key)) continue;
        if (button) return press(button);
      }
    }
    if (/^[1-9]$/.test(key)) {
      const option = all(".opts button, .opts a")[Number(key) - 1];
      if (option && !option.dataset.key) return press(option);
    }
    return false;
  }

  function press(button) {
    if (button.disabled || button.getAttribute("aria-disabled") === "true") return false;
    lastPress = "key";
    button.click();
    if (button.tagName === "SUMMARY" && button.parentElement.open) {
      one("input:not([type=hidden]), select, textarea", button.parentElement)?.focus();
    }
    return true;
  }

  /** In review j and k go to the next and the former slot. */
  function moveSlot(by) {
    const slots = all(".slotlist > li");
    const at = slots.findIndex((slot) => slot.classList.contains("now"));
    const next = slots[clamp(at + by, 0, slots.length - 1)];
    if (!next || next === slots[at]) return slots.length > 0;
    const link = one("a[href]", next);
    if (link) link.click();
    next.scrollIntoView({ block: "nearest" });
    return true;
  }

  // Keys

  const isReview = () => Boolean(one(".rev"));

  function isTyping(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return true;
    return Boolean(event.target.closest?.("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]"));
  }

  const rowSelector = ".list > .ev, .codings > li[data-coding], .tbl > tbody > tr:has(a[href]), .thread > li:has(a[href])";

  /** Rows of the list that was last walked in, or of the first that is on the page. */
  function rowsOf() {
    const held = document.activeElement?.closest?.(rowSelector) ?? one(".sel");
    const list = held?.parentElement ?? one(rowSelector)?.parentElement;
    return list ? [...list.children].filter((row) => row.matches(rowSelector)) : [];
  }

  function moveRow(by) {
    const rows = rowsOf();
    if (!rows.length) return false;
    const at = rows.findIndex((row) => row.contains(document.activeElement) || row.classList.contains("sel"));
    if (by > 0 && at === rows.length - 1) return stepOver(rows[at], by);
    const row = rows[clamp(at + by, 0, rows.length - 1)];
    for (const other of all(".sel")) other.classList.remove("sel");
    row.classList.add("sel");
    const target = row.tabIndex >= 0 ? row : one(".who a, a[href]", row);
    target?.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
    return true;
  }

  /** Past the last row stands the link to the next ones. */
  function stepOver() {
    one(".pager a[rel=next]")?.focus();
    return true;
  }

  function search() {
    const field = one("main input[type=search]") ?? one("input[type=search]");
    if (field) {
      field.focus();
      field.select();
    } else {
      const events = one(".bar nav a[href]") ?? one(".mark");
      if (events) location.assign(new URL(events.getAttribute("href"), location.href).href + "#search");
    }
    return true;
  }

  function help() {
    const dialog = one("dialog#help");
    if (!dialog) return false;
    if (dialog.open) dialog.close();
    else dialog.showModal();
    return true;
  }

  function contested() {
    if (!timeline && !one("[data-facet=contested], [data-f=contested]")) return false;
    const facet = facetLink("contested", "1");
    if (facet) {
      facet.click();
    } else {
      const on = new URL(location.href).searchParams.get("contested") === "1";
      go(changed({ contested: on ? null : "1" }).href);
    }
    return true;
  }

  function backOut() {
    if (closeSheet()) return true;
    if (pinned != null && one("[data-coding]")) {
      pinned = null;
      note({ coding: null });
      lightCoding(null);
      return true;
    }
    if (timeline?.span) {
      brushTo(null);
      return true;
    }
    const open = one("main details[open]:has([data-key])");
    if (open) open.open = false;
    return Boolean(open);
  }

  const everywhere = {
    "/": search,
    "?": help,
    Escape: backOut,
    j: () => (isReview() ? moveSlot(1) : moveRow(1)),
    k: () => (isReview() ? moveSlot(-1) : moveRow(-1)),
    "[": () => moveBrush(-1, false),
    "]": () => moveBrush(1, false),
    "{": () => moveBrush(-1, true),
    "}": () => moveBrush(1, true),
    c: contested,
  };

  function pressedKey(event) {
    lastPress = "key";
    if (event.defaultPrevented || one("dialog[open]")) {
      if (event.key === "?" && one("dialog#help[open]")) help();
      return;
    }
    if (event.key === "Escape" && isTyping(event)) return leaveField(event);
    if (isTyping(event)) return;
    if (roveBy(event) || pressRole(event)) return event.preventDefault();
    if (isReview() && reviewKey(event)) return event.preventDefault();
    if (everywhere[event.key]?.()) event.preventDefault();
  }

  function leaveField(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.target.blur?.();
    const open = event.target.closest?.("details[open]:has([data-key])");
    if (open) {
      open.open = false;
      one("summary", open)?.focus();
    }
  }

  /** What has a button's role is pressed by Enter and Space, though it be a link or a row. */
  function pressRole(event) {
    if (event.key !== "Enter" && event.key !== " ") return false;
    const target = event.target;
    if (target.matches?.("a.cell") && event.key === " ") return press(target);
    if (target.matches?.("li[data-coding], mark[data-coding], span[data-coding]")) {
      pinCoding(codingsOf(target)[0], target);
      return true;
    }
    return false;
  }

  function reviewKey(event) {
    if (event.repeat && !/^[jk]$/.test(event.key)) return "axsefmu".includes(event.key) || event.key === " ";
    const onControl = event.target.closest?.("button, a[href], summary");
    if (event.key === " " && onControl) return false;
    if (/^[axsefmu1-9 ]$/.test(event.key) || event.key === "Backspace") return pressKeyed(event.key);
    if (/^[jk]$/.test(event.key)) return Boolean(one(`.keys a[data-key="${event.key}"]`)) && pressKeyed(event.key);
    return false;
  }

  /** On a phone the context of a passage is folded; a press unfolds it. */
  function unfold(event) {
    event.target.closest?.(".evid > p:not(.focus-s, .note)")?.parentElement.classList.toggle("whole");
  }

  function pressKeyBar(event) {
    const button = event.target.closest?.(".keys button[data-key]");
    if (!button || button.form) return;
    const key = button.dataset.key;
    if (key === "j" || key === "k") moveSlot(key === "j" ? 1 : -1);
  }

  // Settling: what is done on each page, at first and after each change

  function drawCharts() {
    drawTimeline();
    drawPlot();
    drawToll();
    drawNetwork();
  }

  /** Whoever has no token cannot write: what only writes is not there, neither to see nor for keys. */
  function keepWhatCanWrite() {
    if (sessionStorage.getItem("griot-token")) return;
    for (const part of all(".keys, .opts")) part.remove();
  }

  function settle() {
    keepWhatCanWrite();
    pinned = null;
    drag = null;
    sheetOwner = null;
    drawCharts();
    watchWidth();
    firstWords();
    firstCoding();
    one(".bar nav [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  let widths = null;

  function watchWidth() {
    widths?.disconnect();
    const boxes = all("svg.tl, svg.plot, svg.toll, svg.net").map((svg) => svg.parentElement);
    if (!boxes.length) return;
    const known = new Map(boxes.map((box) => [box, box.clientWidth]));
    widths = new ResizeObserver(() => {
      if (drag || boxes.every((box) => known.get(box) === box.clientWidth)) return;
      for (const box of boxes) known.set(box, box.clientWidth);
      drawCharts();
    });
    for (const box of boxes) widths.observe(box);
  }

  function listen() {
    const listeners = [
      ["click", pressCell], ["click", pressCoding], ["click", followLink], ["click", pressKeyBar], ["click", unfold],
      ["click", (event) => event.target.closest?.("[data-help]") && help()],
      ["submit", sendForm], ["input", searchWhileTyping], ["change", chooseInForm],
      ["pointerdown", () => { lastPress = "pointer"; }], ["pointerdown", startBrush],
      ["pointermove", dragBrush], ["pointerup", endBrush], ["pointercancel", endBrush],
      ["pointerover", light], ["pointerout", light], ["focusin", light], ["focusout", light],
      ["pointerover", hoverCoding], ["pointerout", leaveCoding], ["focusin", hoverCoding], ["focusout", leaveCoding],
      ["pointerover", lookAt], ["pointerout", lookAt], ["focusin", lookAt], ["focusout", lookAt],
      ["keydown", pressedKey],
      ["desk:go", goAsked],
    ];
    for (const [name, listener] of listeners) document.addEventListener(name, listener);
    // A link that was dragged over would be carried off instead of brushing.
    document.addEventListener("dragstart", (event) => event.target.closest?.("svg.tl") && event.preventDefault());
    addEventListener("popstate", () => here() !== shown && go(location.href, "none"));
  }

  keepToken();
  listen();
  settle();
  if (location.hash === "#search") search();
})();
