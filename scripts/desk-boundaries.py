"""Writes the boundaries of the desk's map from Natural Earth's divisions of the world.

    desk-boundaries.py WORLD_MAP.gpkg COUNTRIES.tsv PLACES-ADMIN.tsv FOLDER

Everything is made of arcs: lines between two points where more than two areas meet. An arc is simplified once, for both
of its neighbours, so that they still touch. `countries.json` has the arcs between countries and along coasts,
`divisions.json` those inside countries; it counts its arcs on from the other file. A ring is a list of arcs, `~i`
(that is -1 - i) one taken backwards, as in TopoJSON; an arc is its first point and then steps, in thousandths of a
degree.

The same input gives the same bytes.
"""

import csv
import difflib
import json
import math
import pathlib
import re
import sqlite3
import struct
import sys
import unicodedata

SCALE = 1000
TOLERANCE = 0.006 * SCALE
LEAST_AREA = 0.0006 * SCALE * SCALE  # about 7 square kilometres at the equator; smaller islands are left out

# Natural Earth's own codes for areas, where ISO 3166-1 has another or none (Kosovo: XKX by use).
CODES = {
    "ALD": "ALA", "ATC": "AUS", "CLP": "FRA", "CYN": "CYP", "ESB": "GBR", "IOA": "AUS", "KAB": "KAZ", "KAS": "IND",
    "KOS": "XKX", "PGA": "PHL", "PSX": "PSE", "SAH": "ESH", "SDS": "SSD", "SOL": "SOM", "USG": "CUB", "WSB": "GBR",
}
# Countries whose areas in Natural Earth are what GeoNames counts as second-level divisions.
SECOND_LEVEL = {"BEL", "BFA", "ESP", "FRA", "GBR", "GIN", "IRL", "ITA", "MWI", "PHL", "UGA"}
# Natural Earth shortens this name, and the table of countries has states alone.
WRITTEN_OUT = {"ESH": {"en": "Western Sahara", "fr": "Sahara occidental"}}
# What may stand around a division's name, in what Natural Earth and GeoNames call it.
AROUND = re.compile(
    r"^(province|region|etat|state|departement|wilaya|cercle|district)( autonome)? (de la|de l|des|du|de|d) "
    r"|^(the|gouvernorat de|gobierno de) | (province|region|state|district|governorate|department|county|prefecture)$"
)


def folded(name):
    """Equal for spellings that differ in accents, capitals, marks or the word for the kind of division."""
    plain = "".join(c for c in unicodedata.normalize("NFD", name.lower()) if not unicodedata.combining(c))
    plain = re.sub(r"[^a-z0-9]+", " ", plain.replace("œ", "oe").replace("ı", "i")).strip()
    return AROUND.sub("", plain).strip() or plain


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def polygons(blob):
    """The rings of a GeoPackage's MULTIPOLYGON (OGC 12-128r15, 2.1.3), on the grid and without repeated points."""
    at = 8 + (0, 32, 48, 48, 64)[(blob[3] >> 1) & 7]
    (count,) = struct.unpack_from("<5xI", blob, at)
    at += 9
    for _ in range(count):
        (parts,) = struct.unpack_from("<5xI", blob, at)
        at += 9
        for _ in range(parts):
            (points,) = struct.unpack_from("<I", blob, at)
            numbers = struct.unpack_from(f"<{2 * points}d", blob, at + 4)
            at += 4 + 16 * points
            yield cleaned([(round(x * SCALE), round(y * SCALE)) for x, y in zip(numbers[::2], numbers[1::2])])


def cleaned(ring):
    """An open ring without points that the grid made equal, and without spikes that go out and come back."""
    kept = []
    for point in ring:
        if kept and kept[-1] == point:
            continue
        if len(kept) > 1 and kept[-2] == point:
            kept.pop()
            continue
        kept.append(point)
    while len(kept) > 1 and kept[0] == kept[-1]:
        kept.pop()
    while len(kept) > 2 and kept[1] == kept[-1]:
        kept = kept[1:-1] + [kept[-1]] if len(kept) > 3 else []
    return kept if len(kept) > 2 else []


def area(points):
    """Signed, in squares of the grid."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, points[1:] + points[:1])) / 2


def simplified(line):
    """Douglas and Peucker's choice of points (1973); longitudes count for less towards the poles."""
    shrink = math.cos(math.radians(line[0][1] / SCALE))
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    if line[0] == line[-1]:
        far = max(range(len(line)), key=lambda i: math.dist(line[0], line[i]))
        keep.add(far)
        spans = [(0, far), (far, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        ax, ay = line[first][0] * shrink, line[first][1]
        dx, dy = line[last][0] * shrink - ax, line[last][1] - ay
        length = math.hypot(dx, dy)
        worst, found = -1.0, first
        for index in range(first + 1, last):
            x, y = line[index][0] * shrink - ax, line[index][1] - ay
            if length:
                along = max(0.0, min(1.0, (x * dx + y * dy) / (length * length)))
                distance = math.hypot(x - along * dx, y - along * dy)
            else:
                distance = math.hypot(x, y)
            if distance > worst:
                worst, found = distance, index
        if worst > TOLERANCE:
            keep.add(found)
            spans += [(first, found), (found, last)]
    return [line[index] for index in sorted(keep)]


class Topology:
    """Arcs of all rings, each once."""

    def __init__(self, units):
        self.arcs, self.index, self.owners = [], {}, []
        edges, neighbours = {}, {}
        for number, unit in enumerate(units):
            for ring in unit["points"]:
                for a, b in zip(ring, ring[1:] + ring[:1]):
                    edges.setdefault((min(a, b), max(a, b)), set()).add(number)
                    neighbours.setdefault(a, set()).add(b)
                    neighbours.setdefault(b, set()).add(a)
        self.edges = edges
        self.junctions = {
            point for point, others in neighbours.items()
            if len(others) != 2 or len({frozenset(edges[min(point, o), max(point, o)]) for o in others}) > 1
        }
        for unit in units:
            unit["rings"] = [self.ring(points) for points in unit["points"]]

    def ring(self, points):
        cuts = [i for i, point in enumerate(points) if point in self.junctions]
        if not cuts:
            start = points.index(min(points))
            line = points[start:] + points[:start] + [points[start]]
            return [self.arc(line)]
        turned = points[cuts[0]:] + points[:cuts[0]]
        cuts = [i - cuts[0] for i in cuts] + [len(points)]
        turned.append(turned[0])
        return [self.arc(turned[first:last + 1]) for first, last in zip(cuts, cuts[1:])]

    def arc(self, line):
        way, back = tuple(line), tuple(reversed(line))
        key = min(way, back)
        if key not in self.index:
            self.index[key] = len(self.arcs)
            self.owners.append(frozenset(self.edges[min(key[0], key[1]), max(key[0], key[1])]))
            self.arcs.append(simplified(list(key)))
        number = self.index[key]
        return number if key == way else ~number

    def ends(self, reference):
        line = self.arcs[reference if reference >= 0 else ~reference]
        return (line[0], line[-1]) if reference >= 0 else (line[-1], line[0])

    def points(self, ring):
        found = []
        for reference in ring:
            line = self.arcs[reference if reference >= 0 else ~reference]
            found += (line if reference >= 0 else line[::-1])[:-1]
        return found

    def union(self, rings):
        """The outline of several areas: arcs that two of them share fall away, the rest is chained anew."""
        count = {}
        for ring in rings:
            for reference in ring:
                number = reference if reference >= 0 else ~reference
                count[number] = count.get(number, 0) + 1
        starts = {}
        left = [r for ring in rings for r in ring if count[r if r >= 0 else ~r] == 1]
        for reference in reversed(left):
            starts.setdefault(self.ends(reference)[0], []).append(reference)
        used, outline = set(), []
        for reference in left:
            if reference in used:
                continue
            chain, current = [], reference
            while current is not None and current not in used:
                used.add(current)
                chain.append(current)
                following = starts.get(self.ends(current)[1], [])
                current = next((r for r in reversed(following) if r not in used), None)
            outline.append(chain)
        return outline

    def worth_drawing(self, rings):
        """Rings from the largest on, without specks; the largest always stays."""
        sized = [(-abs(area(self.points(ring))), number, ring) for number, ring in enumerate(rings)]
        first, *others = sorted(sized, key=lambda entry: entry[:2])
        return [first[2]] + [ring for size, _, ring in others if -size >= LEAST_AREA]


def label_point(ring):
    """A point well inside: of the middles of what fifteen lines cut out of the ring, the one farthest from its edge."""
    ys = [y for _, y in ring]
    low, high = min(ys), max(ys)
    shrink = math.cos(math.radians((low + high) / 2 / SCALE))
    corners = ring[:: max(1, len(ring) // 300)]
    best, most = ring[0], -1.0
    for line in range(1, 16):
        level = low + (high - low) * line / 16 + 0.25
        crossings = sorted(
            ax + (level - ay) * (bx - ax) / (by - ay)
            for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]) if (ay > level) != (by > level)
        )
        for left, right in zip(crossings[::2], crossings[1::2]):
            middle = (left + right) / 2
            nearest = min(math.hypot((x - middle) * shrink, y - level) for x, y in corners)
            room = min((right - left) * shrink / 2, nearest)
            if room > most:
                best, most = (middle, level), room
    return [round(best[0] / SCALE, 2), round(best[1] / SCALE, 2)]


def read_units(path):
    """Natural Earth's first-level areas, with the country that ISO knows them under."""
    base = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    units = []
    # The column woe_name is not read: it often names the neighbour or what the area was once part of.
    query = "SELECT adm0_a3, name, gn_name, geom FROM states_provinces ORDER BY fid"
    for code, name, geonames, blob in base.execute(query):
        points = [ring for ring in polygons(blob) if ring]
        if points:
            units.append({"iso": CODES.get(code, code), "names": [n for n in (name, geonames) if n], "points": points})
    known = base.execute("SELECT ISO_A3, NAME FROM countries ORDER BY fid")
    return units, {iso: name for iso, name in known if iso and name}


def alike(names, others):
    return max(difflib.SequenceMatcher(None, folded(a), folded(b)).ratio() for a in names for b in others)


def place_unnamed(divisions, places, topology):
    """Gives divisions that no name led to the names of the place inside them whose name is the most like theirs.

    A place inside a division that has its names already is a newer, smaller one, which Natural Earth does not have."""
    without = {}
    for division in divisions:
        if division["level"] == "admin1" and division["rings"] and not division["known"]:
            without.setdefault(division["iso"], []).append((division, topology.points(division["rings"][0])))
    known = {(d["iso"], key) for d in divisions if d["known"] for key in d["keys"]}
    found = {}
    for place in places:
        if place["level"] != "admin1" or not place["lat"] or (place["country"], folded(place["name"])) in known:
            continue
        names = [place["name"], *filter(None, place["spellings"].split("|"))]
        point = (round(float(place["lon"]) * SCALE), round(float(place["lat"]) * SCALE))
        for division, ring in without.get(place["country"], []):
            if inside(point, ring):
                found.setdefault(id(division), (division, []))[1].append((alike(division["keys"], names), names))
    for division, choices in found.values():
        likeness, names = max(choices)
        if likeness >= (0.6 if len(choices) == 1 else 0.85):
            division["keys"] = keys(division["keys"] + names)


def inside(point, ring):
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1]):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def named(units, places, topology):
    """Divisions by the names that the record uses, and those of a country's regions that are made of its districts."""
    divisions, parents = [], {}
    spellings = {}
    for place in places:
        names = [place["name"], *filter(None, place["spellings"].split("|"))]
        spellings[place["country"], place["level"], folded(place["name"])] = names
        for name in names:
            spellings.setdefault((place["country"], place["level"], folded(name)), names)
        if place["level"] == "admin2":
            parents[place["country"], folded(place["name"])] = place["admin1"]
    wholes = {}
    for unit in units:
        level = "admin2" if unit["iso"] in SECOND_LEVEL else "admin1"
        if not unit["names"]:
            continue
        known = next((k for n in unit["names"] if (k := spellings.get((unit["iso"], level, folded(n))))), [])
        division = {"iso": unit["iso"], "level": level, "name": unit["names"][0],
                    "keys": keys(unit["names"] + known), "rings": unit["rings"], "known": bool(known)}
        divisions.append(division)
        parent = next((parents[k] for n in unit["names"] if (k := (unit["iso"], folded(n))) in parents), None)
        if level == "admin2" and parent:
            wholes.setdefault((unit["iso"], parent), []).append(division)
    for (iso, name), parts in sorted(wholes.items()):
        known = spellings.get((iso, "admin1", folded(name)), [name])
        rings = [ring for part in parts for ring in part["rings"]]
        divisions.append({"iso": iso, "level": "admin1", "name": name, "keys": keys(known), "known": True,
                          "rings": None, "parts": rings})
    place_unnamed(divisions, places, topology)
    return divisions


def keys(names):
    return sorted({folded(name) for name in names} - {""})


def packed(line):
    numbers, (x, y) = [*line[0]], line[0]
    for nx, ny in line[1:]:
        numbers += [nx - x, ny - y]
        x, y = nx, ny
    return numbers


def write(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


def main(world, countries, admin, folder):
    units, known = read_units(world)
    topology = Topology(units)
    words = {row["country"]: row for row in rows(countries) if row["kind"] == "state"} | WRITTEN_OUT

    outlines = {}
    for unit in units:
        outlines.setdefault(unit["iso"], []).extend(unit["rings"])
    # Two specks in the sea have no code of three letters.
    named_outlines = sorted((iso, rings) for iso, rings in outlines.items() if len(iso) == 3)
    outlines = {iso: topology.worth_drawing(topology.union(rings)) for iso, rings in named_outlines}

    divisions = named(units, list(rows(admin)), topology)
    for division in divisions:
        rings = division["rings"] if division["rings"] is not None else topology.union(division.pop("parts"))
        division["rings"] = topology.worth_drawing(rings)
        division["at"] = label_point(topology.points(division["rings"][0]))

    # Arcs of countries come first; what no ring uses is left out of both files.
    number = {}
    for rings in [*outlines.values(), *(division["rings"] for division in divisions)]:
        for ring in rings:
            for reference in ring:
                number.setdefault(reference if reference >= 0 else ~reference, len(number))
    between = {r if r >= 0 else ~r for rings in outlines.values() for ring in rings for r in ring}
    order = sorted(number, key=number.get)
    renumbered = lambda rings: [[number[r] if r >= 0 else ~number[~r] for r in ring] for ring in rings]

    write(pathlib.Path(folder, "countries.json"), {
        "origin": "Natural Earth 4.1.0, 1:10m, public domain", "scale": SCALE,
        "arcs": [packed(topology.arcs[a]) for a in order if a in between],
        "countries": [
            {"iso": iso, "en": words.get(iso, {}).get("en") or known.get(iso, iso),
             "fr": words.get(iso, {}).get("fr") or known.get(iso, iso),
             "at": label_point(topology.points(rings[0])), "rings": renumbered(rings)}
            for iso, rings in outlines.items()
        ],
    })
    write(pathlib.Path(folder, "divisions.json"), {
        "first": len(between), "arcs": [packed(topology.arcs[a]) for a in order if a not in between],
        "divisions": [
            {"iso": d["iso"], "level": d["level"], "name": d["name"], "keys": d["keys"], "at": d["at"],
             "rings": renumbered(d["rings"])}
            for d in divisions
        ],
    })


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    main(*sys.argv[1:])
