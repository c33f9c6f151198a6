// The desk's map. It draws only what is known: a named place is a ring, a province or district a hatched area, a
// country a count on the country, and what is wider has no mark but a line under the map. The page says what there is,
// in the block `map-data`; the list on the same page has it all in words.
//
// It looks for `<div class="map" data-map>` by itself, also in a <main> that was put in later. It asks the desk to go
// where a mark leads with the event `desk:go`, and reads the block anew at `desk:change`, when the desk has carried the
// map over into the new page.
(() => {
  "use strict";

  const WORDS = {
    en: {
      map: "Map of the events found, by precision of place",
      keys: "Arrow keys move the map, plus and minus zoom, 0 shows all.",
      zoomin: "Zoom in",
      zoomout: "Zoom out",
      all: "Show all",
      close: "Close",
      event: "event",
      events: "events",
      chosen: "chosen",
      place: "place",
      near: "near it",
      admin2: "district only",
      admin1: "province only",
      country: "country only",
      region: "region",
      inCountry: "{n} in country",
      inCountries: "{n} in {c} countries",
      atPlaces: "{n} at {c} places",
      parts: "zooms in",
      lists: "opens a list",
      colon: ":",
      quads: ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"],
      future: "to come",
      contested: "contested",
      wider: "in wider places, without a mark",
      outside: "outside what is shown",
      touch: "Tap the map to move it.",
      none: "Boundaries are not installed; marks stand without them.",
      missing: "The map is not installed; everything is in the list.",
    },
    fr: {
      map: "Carte des événements trouvés, selon la précision du lieu",
      keys: "Les flèches déplacent la carte, plus et moins règlent l’échelle, 0 montre tout.",
      zoomin: "Agrandir",
      zoomout: "Réduire",
      all: "Tout montrer",
      close: "Fermer",
      event: "événement",
      events: "événements",
      chosen: "choisi",
      place: "lieu",
      near: "à proximité",
      admin2: "district seul",
      admin1: "région seule",
      country: "pays seul",
      region: "région",
      inCountry: "{n} dans le pays",
      inCountries: "{n} dans {c} pays",
      atPlaces: "{n} en {c} lieux",
      parts: "agrandit",
      lists: "ouvre une liste",
      colon: "\u00a0:",
      quads: ["coopération verbale", "coopération matérielle", "conflit verbal", "conflit matériel"],
      future: "à venir",
      contested: "contesté",
      wider: "en des lieux plus larges, sans marque",
      outside: "hors du cadre",
      touch: "Touchez la carte pour la déplacer.",
      none: "Les limites ne sont pas installées ; les marques restent.",
      missing: "La carte n’est pas installée ; tout est dans la liste.",
    },
  };
  const APART = 34; // pixels between marks, below which they are counted together
  const CLOSEST = 12,
    MOST_AT_FIRST = 7,
    DIVISIONS_FROM = 5,
    COUNTRY_WORDS_FROM = 4;
  const DESK = 'script[src*="/desk.js"]';
  let pressed = null,
    maps = 0;

  // What may stand around a division's name; scripts/desk-boundaries.py folds the names of boundaries alike.
  const AROUND = new RegExp(
    [
      "^(?:province|region|etat|state|departement|wilaya|cercle|district)(?: autonome)? (?:de la|de l|des|du|de|d) ",
      "^(?:the|gouvernorat de) ",
      " (?:province|region|state|district|governorate|department|county|prefecture)$",
    ].join("|"),
  );
  function fold(name) {
    const plain = name
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/œ/g, "oe")
      .replace(/ı/g, "i")
      .replace(/[^a-z0-9]+/g, " ")
      .trim();
    return plain.replace(AROUND, "").trim() || plain;
  }

  function make(tag, attributes = {}, ...children) {
    const drawn = ["svg", "path", "circle", "g", "defs", "pattern", "text"].includes(tag);
    const element = drawn ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value !== null && value !== false) element.setAttribute(name, value);
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // ---------- boundaries ----------

  const files = new Map();
  function load(address) {
    if (!files.has(address)) {
      files.set(
        address,
        fetch(address)
          .then((answer) => (answer.ok ? answer.json() : null))
          .catch(() => null),
      );
    }
    return files.get(address);
  }

  // Arcs in Mercator's world of 256 by 256, as Leaflet counts at zoom 0, with the box that each fills.
  function unpack(arcs, scale) {
    return arcs.map((steps) => {
      const points = new Float64Array(steps.length),
        box = [Infinity, Infinity, -Infinity, -Infinity];
      for (let i = 0, lon = 0, lat = 0; i < steps.length; i += 2) {
        lon += steps[i];
        lat += steps[i + 1];
        const x = (lon / scale / 360 + 0.5) * 256,
          sine = Math.sin((Math.max(-85.05, Math.min(85.05, lat / scale)) * Math.PI) / 180);
        const y = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
        points[i] = x;
        points[i + 1] = y;
        box[0] = Math.min(box[0], x);
        box[1] = Math.min(box[1], y);
        box[2] = Math.max(box[2], x);
        box[3] = Math.max(box[3], y);
      }
      return { points, box };
    });
  }

  const boxOf = (rings, arcs) =>
    rings.flat().reduce(
      (box, reference) => {
        const arc = arcs[reference < 0 ? ~reference : reference].box;
        return [Math.min(box[0], arc[0]), Math.min(box[1], arc[1]), Math.max(box[2], arc[2]), Math.max(box[3], arc[3])];
      },
      [Infinity, Infinity, -Infinity, -Infinity],
    );

  let land = null,
    provinces = null;
  async function countries(address) {
    if (land) return land;
    const file = await load(address);
    if (!file || land) return land;
    const arcs = unpack(file.arcs, file.scale),
      byCode = new Map();
    for (const country of file.countries) {
      country.box = boxOf(country.rings, arcs);
      country.main = boxOf(country.rings.slice(0, 1), arcs);
      byCode.set(country.iso, country);
    }
    return (land = { arcs, scale: file.scale, between: arcs.length, list: file.countries, byCode });
  }

  async function divisions(address) {
    if (provinces || !land) return provinces;
    const file = await load(address);
    if (!file || provinces) return provinces;
    land.arcs.push(...unpack(file.arcs, land.scale));
    const byName = new Map();
    for (const division of file.divisions) {
      for (const key of division.keys) {
        const name = `${division.iso} ${division.level} ${key}`;
        if (!byName.has(name)) byName.set(name, division);
      }
    }
    return (provinces = { byName });
  }

  // The area that a place means, of its own level only: the province Sourou is not the region Sourou.
  function divisionOf(place) {
    const names = [
      place.name,
      ...(place.also ?? []),
      ...(place.precision === "admin1" && place.admin1 ? [place.admin1] : []),
    ];
    for (const name of names) {
      const found = provinces?.byName.get(`${place.country} ${place.precision} ${fold(name)}`);
      if (found) return found;
    }
    return null;
  }

  // A layer that writes its path from arcs, for the part of the world that is in sight.
  function layerOf(L) {
    return L.Path.extend({
      initialize(pick, options) {
        this.pick = pick;
        L.setOptions(this, options);
      },
      _project() {},
      _update() {
        if (!this._map || !land) return;
        const scale = 2 ** this._map.getZoom(),
          origin = this._map.getPixelOrigin(),
          seen = this._renderer._bounds;
        const view = [
          (seen.min.x + origin.x) / scale,
          (seen.min.y + origin.y) / scale,
          (seen.max.x + origin.x) / scale,
          (seen.max.y + origin.y) / scale,
        ];
        const meets = (box) => box[0] <= view[2] && box[2] >= view[0] && box[1] <= view[3] && box[3] >= view[1];
        const out = [];
        for (const ring of this.pick(meets)) {
          let lastX = NaN,
            lastY = NaN,
            begun = false;
          for (const reference of ring.arcs) {
            const { points } = land.arcs[reference < 0 ? ~reference : reference],
              count = points.length / 2;
            for (let k = 0; k < count; k++) {
              const at = 2 * (reference < 0 ? count - 1 - k : k);
              const x = points[at] * scale - origin.x,
                y = points[at + 1] * scale - origin.y;
              const near = Math.abs(x - lastX) < 0.8 && Math.abs(y - lastY) < 0.8;
              if (begun && near && !(k === count - 1 && !ring.closed)) continue;
              out.push(begun ? "L" : "M", Math.round(x * 10) / 10, " ", Math.round(y * 10) / 10);
              begun = true;
              lastX = x;
              lastY = y;
            }
          }
          if (ring.closed && begun) out.push("Z");
        }
        this._renderer._setPath(this, out.join("") || "M0 0");
      },
    });
  }

  function within(country, x, y) {
    country.outline ??= country.rings[0].map((reference) => ({
      reference,
      points: land.arcs[reference < 0 ? ~reference : reference].points,
    }));
    let odd = false;
    // Where an arc is taken backwards its segments are the same, so the direction does not matter here.
    for (const { points } of country.outline) {
      for (let i = 2; i < points.length; i += 2) {
        const ay = points[i - 1],
          by = points[i + 1];
        if (ay > y !== by > y && x < ((points[i] - points[i - 2]) * (y - ay)) / (by - ay) + points[i - 2]) odd = !odd;
      }
    }
    return odd;
  }

  // The free spot in a country nearest to its middle for something of that size, in pixels of the layer, or null.
  // Where there is none, the one that hides least will do if it must stand `anyhow`.
  function roomIn(country, [halfWidth, halfHeight], middle, scale, origin, taken, anyhow = false) {
    const reach = Math.min(
        160,
        (Math.max(country.main[2] - country.main[0], country.main[3] - country.main[1]) * scale) / 2,
      ),
      spots = [];
    for (let dx = 0; dx <= reach; dx += 14)
      for (let dy = 0; dy <= reach; dy += 11) {
        for (const [x, y] of dx || dy
          ? [
              [dx, -dy],
              [-dx, dy],
              [-dx, -dy],
              [dx, dy],
            ]
          : [[0, 0]])
          spots.push([x, y, x * x + 1.5 * y * y]);
      }
    spots.sort((a, b) => a[2] - b[2]);
    let best = null,
      least = Infinity;
    for (const [dx, dy] of spots) {
      const x = middle.x + dx,
        y = middle.y + dy,
        rect = [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight];
      const hidden = anyhow
        ? taken.reduce((sum, other) => sum + shared(rect, other), 0)
        : +taken.some((other) => overlaps(rect, other));
      if (hidden >= least || (hidden && !anyhow)) continue;
      if ((dx || dy) && !within(country, (x + origin.x) / scale, (y + origin.y) / scale)) continue;
      best = { x, y, rect };
      least = hidden;
      if (!hidden) break;
    }
    return best;
  }

  const overlaps = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  const shared = (a, b) =>
    Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]));
  const closed = (rings) => rings.map((arcs) => ({ arcs, closed: true }));
  const landIn = (isOn) => (meets) =>
    land.list.filter((c) => isOn(c.iso) && meets(c.box)).flatMap((c) => closed(c.rings));
  const linesIn = (first, last) => (meets) => {
    const found = [];
    for (let i = first(); i < last(); i++) if (meets(land.arcs[i].box)) found.push({ arcs: [i], closed: false });
    return found;
  };

  // ---------- one map ----------

  function start(element) {
    element.dataset.map = "started";
    let data, words, numbers, plural, places, chosen, touched;

    // What the page says now; false where it says nothing.
    function read() {
      const tongue = document.documentElement.lang.startsWith("fr") ? "fr" : "en";
      const block = document.getElementById(element.dataset.block || "map-data");
      try {
        data = JSON.parse(block.textContent);
      } catch {
        return false;
      }
      words = { ...WORDS[tongue], ...data.words };
      numbers = new Intl.NumberFormat(tongue);
      plural = new Intl.PluralRules(tongue);
      places = data.places.map((place, index) => ({
        ...place,
        index,
        ids: place.ids ?? [],
        quads: place.quads ?? [0, 0, 0, 0],
        known: Number.isFinite(place.lat) && Number.isFinite(place.lon),
      }));
      chosen = new Set(data.chosen ?? []);
      touched = new Set(
        places.filter((place) => place.country && place.precision !== "region").map((place) => place.country),
      );
      return true;
    }
    if (!read()) return;
    // Words may say where the number stands; else it comes first.
    const say = (text, values) =>
      (text.includes("{n}") ? text : `{n} ${text}`).replace(/\{(\w)\}/g, (_, name) => numbers.format(values[name]));
    const events = (n) => say(plural.select(n) === "one" ? words.event : words.events, { n });
    const note = make("p", { class: "note map-note" });
    element.after(note);
    const L = window.L;
    if (!L) {
      element.hidden = true;
      note.textContent = words.missing;
      return;
    }

    element.hidden = false;
    if (!element.hasAttribute("role")) element.setAttribute("role", "group");
    element.tabIndex = 0;
    const number = ++maps,
      still = matchMedia("(prefers-reduced-motion: reduce)").matches,
      coarse = matchMedia("(pointer: coarse)").matches;
    const map = L.map(element, {
      attributionControl: false,
      zoomControl: false,
      keyboard: false,
      scrollWheelZoom: false,
      dragging: !coarse,
      boxZoom: false,
      zoomSnap: 0.5,
      minZoom: 1,
      maxZoom: CLOSEST,
      maxBounds: [
        [-84, -220],
        [84, 220],
      ],
      maxBoundsViscosity: 0.6,
      zoomAnimation: !still,
      fadeAnimation: !still,
      markerZoomAnimation: !still,
      inertia: !still,
    });
    for (const [name, height] of [
      ["land", 200],
      ["areas", 410],
      ["names", 450],
    ]) {
      const pane = map.createPane(name);
      pane.style.zIndex = height;
      // What is drawn there says nothing that the marks, the map's own name and the list do not.
      pane.setAttribute("aria-hidden", "true");
    }
    map.getPane("names").style.pointerEvents = "none";
    const Layer = layerOf(L),
      renderers = { land: L.svg({ pane: "land", padding: 0.4 }), areas: L.svg({ pane: "areas", padding: 0.4 }) };

    const state = {
      marks: new Map(),
      layers: [],
      names: [],
      items: [],
      wider: [],
      outside: null,
      buttons: null,
      path: location.pathname,
    };

    // Where each place stands, once the boundaries are there or are known not to be.
    function settle() {
      state.items = [];
      state.wider = [];
      for (const place of places) {
        if (place.precision === "region") {
          state.wider.push(place);
          continue;
        }
        let at = place.known && place.precision !== "country" ? [place.lat, place.lon] : null,
          area = null;
        if (place.precision === "country") {
          const country = land?.byCode.get(place.country);
          if (country) at = [country.at[1], country.at[0]];
        } else if (place.precision === "admin1" || place.precision === "admin2") {
          area = divisionOf(place);
          if (area) at = [area.at[1], area.at[0]];
        }
        // Nothing stands at a spot that nobody named: a country without its outline has no mark.
        if (at) state.items.push({ place, area, at, latLng: L.latLng(at) });
        else state.wider.push(place);
      }
    }

    // The first view has nine tenths of the events; what lies far away from the rest is said under the map.
    function fit(whole) {
      const exact = state.items.filter((item) => item.place.precision !== "country");
      const items = [...(exact.length && !whole ? exact : state.items)];
      if (!items.length) {
        map.setView([15, 5], 3, { animate: false });
        return;
      }
      const weight = (item) => Math.max(1, item.place.count);
      const total = items.reduce((sum, item) => sum + weight(item), 0);
      const middle = (side) => {
        let sum = 0;
        return [...items].sort((a, b) => a.at[side] - b.at[side]).find((item) => (sum += weight(item)) * 2 >= total).at[
          side
        ];
      };
      const lat = middle(0),
        lon = middle(1);
      items.sort((a, b) => Math.hypot(a.at[0] - lat, a.at[1] - lon) - Math.hypot(b.at[0] - lat, b.at[1] - lon));
      const bounds = L.latLngBounds([]);
      let sum = 0;
      for (const item of items) {
        if (!whole && sum >= total * 0.9) break;
        sum += weight(item);
        bounds.extend(item.latLng);
        const country = !item.area && item.place.precision === "country" && land?.byCode.get(item.place.country);
        const box = item.area ? boxOf(item.area.rings.slice(0, 1), land.arcs) : country ? country.main : null;
        if (box && !(whole && country))
          bounds.extend(map.unproject([box[0], box[1]], 0)).extend(map.unproject([box[2], box[3]], 0));
      }
      map.fitBounds(bounds, { padding: [34, 34], maxZoom: MOST_AT_FIRST, animate: whole && !still });
    }

    // ---------- marks ----------

    const shape = (quad, future, x = 0, y = 0, size = 1) => {
      const group = make("g", {
        class: `${quad < 2 ? "coop" : "conf"}${quad % 2 ? "" : " v"}${future ? " fut" : ""}`,
        transform: `translate(${x} ${y}) scale(${size})`,
      });
      group.append(quad < 2 ? make("circle", { r: 4.5 }) : make("path", { d: "M0-5.2 5.2 0 0 5.2-5.2 0Z" }));
      return group;
    };
    const quadsOf = (members) =>
      [0, 1, 2, 3].map((quad) => members.reduce((sum, item) => sum + (item.place.quads[quad] ?? 0), 0));
    const hueOf = (quads) =>
      quads[0] + quads[1] && quads[2] + quads[3] ? "both" : quads[0] + quads[1] ? "coop" : "conf";
    const total = (members, name) => members.reduce((sum, item) => sum + (item.place[name] ?? 0), 0);

    function describe(members) {
      const count = total(members, "count"),
        quads = quadsOf(members),
        parts = [];
      if (members.length === 1) {
        const { place } = members[0];
        parts.push(`${place.name}, ${words[place.precision] ?? place.precision}`, events(count));
      } else if (members[0].place.precision === "country")
        parts.push(say(words.inCountries, { n: count, c: members.length }));
      else parts.push(say(words.atPlaces, { n: count, c: members.length }));
      quads.forEach((n, quad) => {
        if (n) parts.push(`${words.quads[quad]} ${numbers.format(n)}`);
      });
      const future = total(members, "future"),
        contested = total(members, "contested");
      if (future) parts.push(say(words.future, { n: future }));
      if (contested) parts.push(say(words.contested, { n: contested }));
      if (members.length > 1) parts.push(canPart(members) ? words.parts : words.lists);
      if (members.some((item) => chosen.has(item.place.name))) parts.push(words.chosen);
      return parts.join("; ");
    }

    // Whether zooming in can ever draw the members apart.
    const canPart = (members) => {
      const points = members.map((item) => map.project(item.latLng, CLOSEST - 1));
      return points.some((point) => point.distanceTo(points[0]) > APART);
    };

    function picture(members) {
      const quads = quadsOf(members),
        present = [0, 1, 2, 3].filter((quad) => quads[quad]),
        count = total(members, "count");
      const future = count > 0 && total(members, "future") === count,
        contested = total(members, "contested");
      const loose = members.some((item) => item.place.precision !== "place");
      const svg = make("svg", { viewBox: "-16 -16 32 32", "aria-hidden": "true", focusable: "false" });
      const alone = count === 1 && present.length === 1 && members.length === 1;
      const digits = numbers.format(count),
        radius = alone ? 9 : Math.max(10, 5 + 3.1 * digits.length);
      if (members.length > 1)
        svg.append(make("circle", { class: `halo around${loose ? " loose" : ""}`, r: radius + 3 }));
      svg.append(make("circle", { class: `halo${loose ? " loose" : ""}${future ? " fut" : ""}`, r: radius }));
      if (alone) svg.append(shape(present[0], future));
      else {
        svg.append(make("text", { class: "count", y: 4 }, digits));
        const above = radius + (members.length > 1 ? 6 : 3);
        present.forEach((quad, i) =>
          svg.append(shape(quad, future, (i - (present.length - 1) / 2) * 8.4, -above, 0.68)),
        );
      }
      if (contested) svg.append(make("text", { class: "unlike", x: radius * 0.75 + 2, y: radius + 5 }, "≠"));
      return svg;
    }

    function box(members, short) {
      const quads = quadsOf(members),
        count = total(members, "count"),
        span = make("span", { class: "box" });
      const svg = make("svg", { viewBox: "0 -6 1 12", "aria-hidden": "true", focusable: "false" });
      const present = [0, 1, 2, 3].filter((quad) => quads[quad]),
        future = count > 0 && total(members, "future") === count;
      present.forEach((quad, i) => svg.append(shape(quad, future, 5 + i * 9, 0, 0.74)));
      svg.setAttribute("viewBox", `0 -6 ${1 + present.length * 9} 12`);
      svg.setAttribute("width", 1 + present.length * 9);
      const bare = short && members[0].place.precision === "country";
      const text = short
        ? numbers.format(count)
        : members.length > 1
          ? say(words.inCountries, { n: count, c: members.length })
          : say(words.inCountry, { n: count });
      span.append(bare ? "" : svg, text + (total(members, "contested") ? " ≠" : ""));
      return span;
    }

    const Sign = L.Icon.extend({
      createIcon() {
        return this.options.element;
      },
      createShadow() {
        return null;
      },
    });
    const stand = (element, latLng, pane = "markerPane") =>
      L.marker(latLng, { icon: new Sign({ element }), interactive: false, keyboard: false, pane }).addTo(map);

    function go(href, event) {
      let address;
      try {
        address = new URL(href, location.href);
      } catch {
        return;
      }
      if (address.origin !== location.origin) return;
      if (event && (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button)) return;
      event?.preventDefault();
      const detail = {
        href: address.pathname + address.search + address.hash,
        how: address.pathname === location.pathname ? "replace" : "push",
      };
      const free = document.dispatchEvent(new CustomEvent("desk:go", { detail, cancelable: true }));
      if (free && !document.querySelector(DESK)) location.href = address.href;
    }

    let down = null;
    function markOf({ members, kind, short }) {
      const single = members.length === 1,
        { place } = members[0];
      const element = make(single && place.href ? "a" : "button", {
        class: `mk ${kind}`,
        href: single && place.href ? place.href : null,
        type: single && place.href ? null : "button",
        "aria-label": describe(members),
        draggable: "false",
      });
      if (single && chosen.has(place.name)) element.setAttribute("aria-current", "true");
      if (chosen.size && !members.some((item) => chosen.has(item.place.name))) element.classList.add("out");
      element.append(kind === "ring" ? picture(members) : box(members, short));
      element.addEventListener("click", (event) => {
        event.stopPropagation();
        // The end of a drag is no press.
        if (down && Math.hypot(event.clientX - down[0], event.clientY - down[1]) > 5 && event.detail) {
          event.preventDefault();
          return;
        }
        if (single) {
          pressed = keyOf(place);
          if (place.href) go(place.href, event);
        } else open(members);
      });
      // Leaflet lets a double press on the ground zoom; on a mark it is two presses.
      element.addEventListener("dblclick", (event) => event.stopPropagation());
      const ids = members.flatMap((item) => item.place.ids);
      for (const name of ["mouseenter", "focusin"]) element.addEventListener(name, () => lightRows(ids, true));
      for (const name of ["mouseleave", "focusout"]) element.addEventListener(name, () => lightRows(ids, false));
      return element;
    }

    const keyOf = (place) => `${place.country ?? ""} ${place.precision} ${place.name}`;

    function open(members) {
      if (canPart(members)) {
        map.fitBounds(L.latLngBounds(members.map((item) => item.latLng)), {
          padding: [60, 60],
          maxZoom: CLOSEST,
          animate: !still,
        });
        return;
      }
      const list = make("ul", { class: "map-list" });
      for (const { place } of [...members].sort((a, b) => b.place.count - a.place.count)) {
        const link = make("a", { href: place.href ?? "#" }, place.name);
        link.addEventListener("click", (event) => {
          pressed = keyOf(place);
          go(place.href, event);
        });
        list.append(make("li", {}, link, ` ${words[place.precision] ?? place.precision}, ${events(place.count)}`));
      }
      const back = document.activeElement;
      const popup = L.popup({ autoPan: true, maxHeight: 220, minWidth: 160 })
        .setLatLng(members[0].latLng)
        .setContent(list)
        .openOn(map);
      popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
      list.querySelector("a").focus({ preventScroll: true });
      popup.on("remove", () => {
        if (element.contains(document.activeElement) || document.activeElement === document.body)
          (back?.isConnected ? back : element).focus({ preventScroll: true });
      });
    }

    // Marks nearer than APART are one; the largest keeps its place.
    function group(items) {
      const groups = [],
        cells = new Map();
      for (const item of items) {
        const point = map.latLngToLayerPoint(item.latLng),
          column = Math.floor(point.x / APART),
          row = Math.floor(point.y / APART);
        let home = null,
          nearest = APART;
        for (let i = -1; i <= 1; i++)
          for (let j = -1; j <= 1; j++) {
            for (const other of cells.get(`${column + i} ${row + j}`) ?? []) {
              const distance = other.point.distanceTo(point);
              if (distance < nearest) {
                nearest = distance;
                home = other;
              }
            }
          }
        if (home) {
          home.members.push(item);
          continue;
        }
        const found = { point, members: [item] },
          key = `${column} ${row}`;
        groups.push(found);
        if (cells.has(key)) cells.get(key).push(found);
        else cells.set(key, [found]);
      }
      return groups;
    }

    const byWeight = (a, b) => b.place.count - a.place.count || a.place.index - b.place.index;
    const measure = make("canvas").getContext("2d");
    const widthOf = (text, font) => {
      measure.font = font;
      return measure.measureText(text).width;
    };

    function draw() {
      const zoom = map.getZoom(),
        view = map.getPixelBounds(),
        origin = map.getPixelOrigin(),
        pad = 60;
      const sight = L.bounds(view.min.subtract(origin).subtract([pad, pad]), view.max.subtract(origin).add([pad, pad]));
      const inner = L.bounds(view.min.subtract(origin), view.max.subtract(origin));
      const focused = element.contains(document.activeElement) ? state.keyByElement?.get(document.activeElement) : null;
      const precise = state.items.filter((item) => item.place.precision !== "country").sort(byWeight);
      const coarseItems = state.items.filter((item) => item.place.precision === "country").sort(byWeight);
      // Nothing is written under the buttons or across the edge.
      const { min, max } = inner,
        [wide, high] = coarse ? [62, 106] : [46, 72],
        far = 4000;
      const taken = [
        [min.x, min.y, min.x + wide, min.y + high],
        [min.x - far, min.y - far, min.x + 2, max.y + far],
        [max.x - 2, min.y - far, max.x + far, max.y + far],
        [min.x - far, min.y - far, max.x + far, min.y + 2],
        [min.x - far, max.y - 2, max.x + far, max.y + far],
      ];
      const wanted = new Map();

      for (const { point, members } of group(precise)) {
        if (!sight.contains(point)) continue;
        const kind = members.length === 1 && members[0].area ? "area" : "ring";
        const reach = kind === "area" ? [18, 11] : [14, 16];
        taken.push([point.x - reach[0], point.y - reach[1], point.x + reach[0], point.y + reach[1]]);
        wanted.set(`${kind} ${members.map((item) => item.place.index).join(" ")}`, {
          kind,
          members,
          short: true,
          latLng: members[0].latLng,
          point,
        });
      }
      const named = new Map(),
        scale = 2 ** zoom;
      for (const { point, members } of group(coarseItems)) {
        if (!sight.contains(point)) continue;
        const country = land?.byCode.get(members[0].place.country),
          alone = members.length === 1 && country;
        let spot = null,
          short = zoom < COUNTRY_WORDS_FROM;
        if (alone && !short) {
          // The name stands above its count; where there is no room for words, the number stands alone.
          const width = Math.max(56, widthOf(country.en, "12px sans-serif") * 0.62);
          spot = roomIn(country, [width, 20], point, scale, origin, taken);
          if (spot) {
            named.set(country.iso, L.point(spot.x, spot.y - 12));
            taken.push(spot.rect);
            spot = L.point(spot.x, spot.y + 8);
          }
        }
        if (!spot) {
          short = true;
          const found = country ? roomIn(country, [13, 10], point, scale, origin, taken, true) : null;
          spot = found ? L.point(found.x, found.y) : point;
          taken.push([spot.x - 13, spot.y - 10, spot.x + 13, spot.y + 10]);
        }
        const where = [Math.round(spot.x + origin.x), Math.round(spot.y + origin.y), zoom];
        wanted.set(["country", short, ...members.map((item) => item.place.index), ...where].join(" "), {
          kind: "country",
          members,
          short,
          latLng: map.layerPointToLatLng(spot),
          point: spot,
        });
      }

      for (const [key, mark] of state.marks)
        if (!wanted.has(key)) {
          mark.marker.remove();
          state.marks.delete(key);
        }
      for (const [key, want] of wanted) {
        if (!state.marks.has(key)) {
          const made = markOf(want);
          state.marks.set(key, {
            ...want,
            element: made,
            marker: stand(made, want.latLng).setZIndexOffset(want.kind === "country" ? -2000 : 0),
          });
        }
        // What is out of sight is no stop for the keyboard: the browser would scroll the map to it.
        state.marks.get(key).element.tabIndex = inner.contains(want.point) ? 0 : -1;
      }
      state.keyByElement = new Map(
        [...state.marks.values()].map((mark) => [mark.element, mark.members[0].place.index]),
      );
      if (focused !== null && focused !== undefined && !element.contains(document.activeElement))
        refocus((place) => place.index === focused);

      write(zoom, sight, taken, wanted, named);
      mention(inner);
    }

    function refocus(wanted) {
      const mark = [...state.marks.values()].find((m) => m.members.some((item) => wanted(item.place)));
      (mark && mark.element.tabIndex === 0 ? mark.element : element).focus({ preventScroll: true });
    }

    // Names: of towns beside their rings where there is room, of countries where they fit.
    function write(zoom, sight, taken, wanted, named) {
      for (const sign of state.names) sign.remove();
      state.names = [];
      const put = (text, point, name) =>
        state.names.push(
          stand(make("span", { class: name, "aria-hidden": "true" }, text), map.layerPointToLatLng(point), "names"),
        );
      const family = getComputedStyle(element).fontFamily;
      if (land) {
        const scale = 2 ** zoom,
          origin = map.getPixelOrigin();
        for (const country of land.list) {
          const text = (data.names === "fr" ? country.fr : country.en) || country.iso;
          const on = touched.has(country.iso),
            width = text.length * 8.4;
          const place = named.get(country.iso),
            wide = (country.main[2] - country.main[0]) * scale,
            high = (country.main[3] - country.main[1]) * scale;
          const middle = place ?? map.latLngToLayerPoint([country.at[1], country.at[0]]);
          if (!sight.contains(middle) || (!place && (wide < width * 1.05 || high < 26))) continue;
          const free = place ?? roomIn(country, [width / 2, 7], middle, scale, origin, taken);
          if (!free) continue;
          if (!place) taken.push(free.rect);
          put(text, L.point(free.x, free.y), `map-name${on ? " on" : ""}`);
        }
      }
      for (const { kind, members, point } of wanted.values()) {
        if (kind === "country") continue;
        const text = members[0].place.name;
        if (members.length > 1 && zoom < 6) continue;
        const width = widthOf(text, `11px ${family}`) + 6,
          reach =
            kind === "area"
              ? 12 + 5 * quadsOf(members).filter(Boolean).length + 3 * String(members[0].place.count).length
              : 15;
        const spots = [
          ["right", [point.x + reach, point.y - 7, point.x + reach + width, point.y + 7]],
          ["left", [point.x - reach - width, point.y - 7, point.x - reach, point.y + 7]],
          ["below", [point.x - width / 2, point.y + 14, point.x + width / 2, point.y + 28]],
        ];
        const spot = spots.find(([, rect]) => !taken.some((other) => overlaps(other, rect)));
        if (!spot) continue;
        taken.push(spot[1]);
        put(
          text,
          L.point((spot[1][0] + spot[1][2]) / 2, (spot[1][1] + spot[1][3]) / 2),
          `map-town${chosen.size && !members.some((item) => chosen.has(item.place.name)) ? " out" : ""}`,
        );
      }
    }

    // ---------- what stands under the map ----------

    function compose() {
      element.setAttribute("aria-label", `${words.map}. ${words.keys}`);
      state.buttons?.remove();
      state.buttons = L.control.zoom({ zoomInTitle: words.zoomin, zoomOutTitle: words.zoomout }).addTo(map);
      element.after(note);
      note.replaceChildren();
      if (!land) note.append(make("span", {}, words.none), " ");
      if (state.wider.length) {
        const line = make(
          "span",
          {},
          say(words.wider, { n: state.wider.reduce((sum, place) => sum + place.count, 0) }) + words.colon,
        );
        for (const place of state.wider) {
          const label = `${place.name} ${numbers.format(place.count)}`,
            link = place.href ? make("a", { href: place.href }, label) : make("span", {}, label);
          if (place.href) link.addEventListener("click", (event) => go(place.href, event));
          if (chosen.has(place.name)) link.setAttribute("aria-current", "true");
          line.append(" ", link);
        }
        note.append(line, " ");
      }
      const all = make("button", { type: "button", class: "plain" }, words.all);
      all.addEventListener("click", () => fit(true));
      state.outside = make("span", { hidden: "" }, make("span"), " ", all);
      note.append(state.outside);
      if (coarse) note.append(" ", make("span", {}, words.touch));
    }

    function mention(inner) {
      if (!state.outside) return;
      const count = state.items
        .filter((item) => !inner.contains(map.latLngToLayerPoint(item.latLng)))
        .reduce((sum, item) => sum + item.place.count, 0);
      state.outside.hidden = !count;
      if (count) state.outside.firstChild.textContent = say(words.outside, { n: count });
    }

    // ---------- the list and the map light each other ----------

    function lightRows(ids, on) {
      const set = new Set(ids);
      for (const row of document.querySelectorAll("[data-id], [data-ids]")) {
        if ((row.dataset.ids ?? row.dataset.id).split(" ").some((id) => set.has(id))) row.classList.toggle("lit", on);
      }
    }
    const lightMarks = (on) => (event) => {
      const row = event.target.closest?.("[data-id], [data-ids]");
      if (!row || element.contains(row) || (event.relatedTarget && row.contains(event.relatedTarget))) return;
      const ids = (row.dataset.ids ?? row.dataset.id).split(" ");
      for (const mark of state.marks.values())
        if (mark.members.some((item) => ids.some((id) => item.place.ids.includes(id))))
          mark.element.classList.toggle("lit", on);
    };
    const listeners = [
      ["mouseover", lightMarks(true)],
      ["focusin", lightMarks(true)],
      ["mouseout", lightMarks(false)],
      ["focusout", lightMarks(false)],
    ];

    // ---------- keys, wheel and fingers ----------

    // A mark that has the focus stays where it is.
    const zoom = (by) => {
      const mark = [...state.marks.values()].find((m) => m.element === document.activeElement);
      if (mark) map.setZoomAround(mark.latLng, map.getZoom() + by, { animate: !still });
      else map.setZoom(map.getZoom() + by, { animate: !still });
    };
    const steps = { ArrowLeft: [-80, 0], ArrowRight: [80, 0], ArrowUp: [0, -80], ArrowDown: [0, 80] };
    element.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (!map._popup?.isOpen()) return;
        map.closePopup();
      } else if (event.target.closest(".leaflet-popup")) return;
      else if (steps[event.key]) map.panBy(steps[event.key], { animate: !still });
      else if (event.key === "+" || event.key === "=") zoom(1);
      else if (event.key === "-" || event.key === "_") zoom(-1);
      else if (event.key === "0") fit(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
    // The wheel, and on a touch screen one finger, belong to the page until the map is meant.
    const wake = (on) => {
      map.scrollWheelZoom[on ? "enable" : "disable"]();
      if (coarse) map.dragging[on ? "enable" : "disable"]();
      element.classList.toggle("awake", on);
    };
    element.addEventListener(
      "pointerdown",
      (event) => {
        down = [event.clientX, event.clientY];
      },
      true,
    );
    element.addEventListener("click", () => wake(true));
    const outside = (event) => {
      if (!element.contains(event.target)) wake(false);
    };
    listeners.push(["pointerdown", outside]);
    for (const [name, listener] of listeners) document.addEventListener(name, listener);

    // ---------- at work ----------

    function paint() {
      for (const layer of state.layers) layer.remove();
      state.layers = [];
      if (!land) return;
      const add = (pick, name, renderer, options = {}) => {
        const layer = new Layer(pick, { className: name, renderer, interactive: false, fill: false, ...options });
        state.layers.push(layer);
        return layer.addTo(map);
      };
      const ground = { fill: true, stroke: false };
      add(
        landIn((iso) => !touched.has(iso)),
        "land",
        renderers.land,
        ground,
      );
      add(
        landIn((iso) => touched.has(iso)),
        "land on",
        renderers.land,
        ground,
      );
      if (provinces)
        add(
          (meets) =>
            map.getZoom() < DIVISIONS_FROM
              ? []
              : linesIn(
                  () => land.between,
                  () => land.arcs.length,
                )(meets),
          "adm",
          renderers.land,
        );
      add(
        linesIn(
          () => 0,
          () => land.between,
        ),
        "border",
        renderers.land,
      );
      for (const item of state.items) {
        if (!item.area) continue;
        const hue = hueOf(item.place.quads),
          out = chosen.size && !chosen.has(item.place.name);
        const box = boxOf(item.area.rings, land.arcs);
        const layer = add(
          (meets) => (meets(box) ? closed(item.area.rings) : []),
          `extent hue-${hue}${out ? " out" : ""}`,
          renderers.areas,
          { interactive: true, fill: true, fillColor: `url(#map-${hue}-${number})` },
        );
        layer.on("click", (event) => {
          // An area that fills the view is ground: only its count is pressed then.
          const size = map.getSize(),
            scale = 2 ** map.getZoom();
          if (!item.place.href || (box[2] - box[0]) * scale > size.x * 0.8 || (box[3] - box[1]) * scale > size.y * 0.8)
            return;
          L.DomEvent.stop(event);
          pressed = keyOf(item.place);
          go(item.place.href, event.originalEvent);
        });
        layer.on("mouseover", () => lightRows(item.place.ids, true));
        layer.on("mouseout", () => lightRows(item.place.ids, false));
      }
      const svg = renderers.areas._container;
      if (svg && !svg.querySelector("defs")) {
        svg.prepend(
          make(
            "defs",
            {},
            ...["coop", "conf", "both"].map((hue) =>
              make(
                "pattern",
                {
                  id: `map-${hue}-${number}`,
                  width: 6,
                  height: 6,
                  patternUnits: "userSpaceOnUse",
                  patternTransform: "rotate(45)",
                },
                make("path", { class: `hatch hue-${hue}`, d: "M0 0V6" }),
              ),
            ),
          ),
        );
      }
    }

    async function boundaries() {
      await countries(element.dataset.countries || "/assets/map/countries.json");
      if (land && touched.size) await divisions(element.dataset.divisions || "/assets/map/divisions.json");
    }

    const seen = () => !state.items.length || state.items.some((item) => map.getBounds().contains(item.latLng));
    function show(anew) {
      settle();
      compose();
      for (const mark of state.marks.values()) mark.marker.remove();
      state.marks.clear();
      element.classList.toggle("bare", !land);
      if (anew || !seen()) fit(false);
      paint();
      draw();
      if (pressed && (document.activeElement === document.body || !document.activeElement))
        refocus((place) => keyOf(place) === pressed);
      pressed = null;
    }

    async function run() {
      await boundaries();
      if (!element.isConnected) return;
      map.setView([15, 5], 3, { animate: false });
      show(true);
      map.on("moveend", draw);
      element.classList.add("drawn");
    }

    // The page has changed under the map: where it looks stays, unless it is another page or nothing is left to see.
    async function change() {
      if (!element.isConnected || !element.classList.contains("drawn") || !read()) return;
      map.closePopup();
      await boundaries();
      if (!element.isConnected) return;
      const other = state.path !== location.pathname;
      state.path = location.pathname;
      map.invalidateSize({ animate: false });
      show(other);
    }
    document.addEventListener("desk:change", change);

    const sizes = new ResizeObserver(() => map.invalidateSize({ animate: false }));
    sizes.observe(element);
    const gone = new MutationObserver(() => {
      if (element.isConnected) return;
      gone.disconnect();
      sizes.disconnect();
      for (const [name, listener] of [...listeners, ["desk:change", change]])
        document.removeEventListener(name, listener);
      map.remove();
    });
    gone.observe(document.body, { childList: true, subtree: true });
    run();
  }

  function look() {
    for (const element of document.querySelectorAll(".map[data-map]"))
      if (element.dataset.map !== "started") start(element);
  }
  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look);
  else look();
})();
