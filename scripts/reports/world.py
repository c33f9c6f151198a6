"""The world that invented reports tell of: its countries and people, and what happens."""

import datetime
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent


def table(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def grouped(rows):
    """The rows by their first entry, without it, in their order."""
    groups = {}
    for name, *rest in rows:
        groups.setdefault(name, []).append(rest)
    return groups


class Country:
    def __init__(self, row):
        self.iso, self.name, self.adjective, self.french = row[:4]
        self.french_adjectives = row[4:8]
        self.capital = {"en": row[8], "fr": row[9]}
        self.names = row[10]
        self.towns, self.groups = TOWNS.get(self.iso, []), GROUPS.get(self.iso, [])


class Kind:
    """A kind of event: what PLOVER calls it, who has a part in it and what is counted."""

    def __init__(self, row):
        self.name, self.type = row[:2]
        self.weight = int(row[2])
        self.actor, self.recipient, self.counted = (entry or None for entry in row[3:6])
        self.low, self.high, self.step = map(int, row[6:9])
        self.where, self.telling, armed = row[9:12]
        self.is_armed = armed == "armed"


TOWNS, GROUPS = grouped(table("places.tsv")), grouped(table("groups.tsv"))
COUNTRIES = {row[0]: Country(row) for row in table("countries.tsv")}
KINDS = [kind for kind in map(Kind, table("kinds.tsv")) for _ in range(kind.weight)]
WORDS = grouped(table("words.tsv"))
NAMES = {row[0]: (row[1].split(), row[2].split()) for row in table("names.tsv")}
# Syllables of villages that are in no gazetteer.
STARTS = "Tin Koi Bou Ban Dio Kara Sama Gou Dou Bara Yori Niam Tondi Kou Kani Songo Ouen Mala Zim".split()
MIDDLES = ["", "ba", "ra", "man", "si", "go", "lé", "ma", "di", "ko", "na", "ta"]
ENDS = "gou koira bougou dou ssa na go ri la tenga déré bé wol ndi mboro kuy".split()
# Where the reports of violence come from, and the others: the weights are rough.
AT_WAR = (
    ["MLI"] * 5 + ["BFA"] * 4 + ["NER"] * 3 + ["NGA"] * 3 + ["COD", "SDN", "SOM"] * 2
    + ["TCD", "CMR", "BEN", "TGO", "CAF", "MOZ", "SSD", "ETH"]
)
ANYWHERE = AT_WAR + ["MLI", "BFA", "NER", "MRT", "SEN", "CIV", "GIN", "GHA", "KEN", "DZA", "LBY"]
SUMS = [5, 8, 12, 20, 25, 40, 60, 75, 90, 120, 150, 200, 350]


class Event:
    """Something that happened, in the world of the reports."""

    def __init__(self, number, day, dice, twin=None):
        self.id, self.day, self.twin = f"e{number:06}", day, twin.id if twin else None
        self.kind = twin.kind if twin else dice.choice(KINDS)
        isos = AT_WAR if self.kind.is_armed else ANYWHERE
        self.country = twin.country if twin else COUNTRIES[dice.choice(isos)]
        self.town = twin.town if twin else dice.choice(self.country.towns)
        self.group = twin.group if twin else dice.choice(self.country.groups or [None])
        self.is_group_known = twin.is_group_known if twin else bool(self.group) and dice.random() < 0.6
        others = [country for country in COUNTRIES.values() if country is not self.country]
        self.other = twin.other if twin else dice.choice(others)
        self.village = dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(ENDS)
        self.words = {name: dice.choice(entries) for name, entries in WORDS.items()}
        # More small numbers than large ones.
        steps = (self.kind.high - self.kind.low) // self.kind.step
        self.toll = self.kind.low + int(steps * dice.random() ** 2.5) * self.kind.step if steps else None
        self.sum = dice.choice(SUMS)
        self.official, self.minister = person(self.country, dice), person(self.country, dice)
        # How often each template has told of it, by language.
        self.used = {"en": {}, "fr": {}}
        self.rank, self.hour = dice.randrange(4), dice.randrange(24)

    def party(self, role):
        group = self.group[0] if self.group else "gunmen"
        government = f"government of {self.country.name}"
        names = {
            "group": group if self.is_group_known else "gunmen",
            "named group": group,
            "releaser": group if self.is_group_known else government,
            "army": f"{self.country.adjective} army",
            "police": f"{self.country.adjective} police",
            "government": government,
            "other government": f"government of {self.other.name}",
            "other army": f"{self.other.adjective} army",
        }
        return names.get(role) or (self.words[role][0] if role in self.words else role)

    @property
    def happening(self):
        """What no two events of a few weeks have in common, unless they are to look alike."""
        telling = {"town": self.town[0], "other": self.other.iso}.get(self.kind.telling)
        return self.kind.name, self.country.iso, telling or self.words[self.kind.telling][0]

    @property
    def place(self):
        places = {"town": self.town[0], "capital": self.country.capital["en"]}
        return places.get(self.kind.where)

    def truth(self, tolls):
        kind = self.kind
        return {
            "kind": "event", "event": self.id, "type": kind.type, "what": kind.name,
            "actor": self.party(kind.actor), "recipient": self.party(kind.recipient),
            "country": self.country.iso, "place": self.place,
            "village": self.village if kind.name == "raid" else None,
            "admin1": self.town[2] if kind.where == "town" else None,
            "date": self.day.isoformat(), "counted": kind.counted, "tolls": tolls, "looks_like": self.twin,
        }


def person(country, dice):
    first, last = NAMES[country.names]
    return f"{dice.choice(first)} {dice.choice(last)}"


class Past:
    """The events so far, so that no two are alike by accident, and some by design."""

    def __init__(self):
        self.recent = []
        self.last = {}

    def event(self, number, day, dice):
        self.recent = [event for event in self.recent[-300:] if (day - event.day).days <= 20]
        twins = [event for event in self.recent if event.toll and self.days_since(event, day) >= 2]
        twin = dice.choice(twins) if twins and dice.random() < 0.08 else None
        for _ in range(100):
            event = Event(number, day, dice, twin)
            if twin or self.days_since(event, day) > 20:
                break
        self.last[event.happening] = day
        self.recent.append(event)
        return event

    def days_since(self, event, day):
        """How long ago there was an event that this one looks like."""
        return (day - self.last.get(event.happening, datetime.date.min)).days
