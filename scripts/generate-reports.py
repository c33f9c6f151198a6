#!/usr/bin/env python3
"""Writes invented reports as JSON lines, and what is true of them.

    generate-reports.py COUNT [--seed N] [--truth FILE]

The reports tell of known events in English and French, each event in one to eight of
them: written independently, or copied (word for word, cut short, lightly edited,
rewritten). Agencies put the same background below unrelated reports, tolls rise, some
events look like others, and some reports tell of nothing. All of it is invented but the
names of towns, countries and groups. The sentences and names stand in scripts/reports/.

FILE gets a line for each event, with its type, parties, place, date and tolls, and a line
for each report, with its event and its witness: the report that its text goes back to.
The same COUNT and seed give the same bytes.
"""

import argparse
import datetime
import heapq
import json
import pathlib
import random
import re
import sys

FOLDER = pathlib.Path(__file__).resolve().parent / "reports"
FIRST_DAY = datetime.date(2024, 1, 1)
DAYS = 730


# Templates


class Templates:
    """The sentences of a language by section, each a tree of texts, slots and choices."""

    def __init__(self, path):
        self.sections = {}
        section = None
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("== "):
                section = self.sections.setdefault(line[3:], [])
            elif line and not line.startswith("#"):
                section.append(parsed(line))

    def count(self):
        return sum(map(len, self.sections.values()))


def parsed(template):
    """Reads `<a|b>` as a choice and `{name}` as a slot, one inside the other."""
    stack = [[[]]]
    for piece in re.findall(r"[<|>]|\{\w+\}|[^<|>{]+", template):
        if piece == "<":
            stack.append([[]])
        elif piece == "|" and len(stack) > 1:
            stack[-1].append([])
        elif piece == ">":
            choice = stack.pop()
            stack[-1][-1].append(choice)
        elif piece[0] == "{":
            stack[-1][-1].append((piece[1:-1],))
        else:
            stack[-1][-1].append(piece)
    return stack[0][0]


def rendered(tree, values, pick):
    parts = []
    for node in tree:
        if type(node) is str:
            parts.append(node)
        elif type(node) is tuple:
            value = values[node[0]]
            parts.append(value if type(value) is str else value())
        else:
            parts.append(rendered(pick(node), values, pick))
    return "".join(parts)


def sentence(tree, values, pick):
    text = rendered(tree, values, pick)
    place = next((i for i, letter in enumerate(text) if letter.isalpha() or letter.isdigit()), 0)
    text = text[:place] + text[place].upper() + text[place + 1 :]
    return text.replace(".m..", ".m.")


# The world


def table(name):
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


class Country:
    def __init__(self, row):
        self.iso, self.name, self.adjective, self.french = row[:4]
        self.french_adjectives = row[4:8]
        self.capital = {"en": row[8], "fr": row[9]}
        self.names = row[10]
        self.towns, self.groups = [], []


COUNTRIES = {row[0]: Country(row) for row in table("countries.tsv")}
for row in table("places.tsv"):
    COUNTRIES[row[0]].towns.append(row[1:])
for row in table("groups.tsv"):
    COUNTRIES[row[0]].groups.append(row[1:])
BACKGROUND = {}
for number, row in enumerate(table("background.tsv")):
    BACKGROUND.setdefault((row[0], row[1]), []).append((f"b{number}", row[2], row[3]))

NAMES = {
    "sahel": (
        "Amadou Moussa Ibrahim Oumar Boubacar Seydou Souleymane Fatoumata Aminata Mariam Salif Issa "
        "Adama Hamidou Abdoulaye Aïssata Modibo Yacouba Idrissa Rokia".split(),
        "Diallo Traoré Keïta Coulibaly Ouédraogo Sawadogo Maïga Cissé Touré Dicko Barry Sangaré Konaté "
        "Zongo Kaboré Sidibé Dembélé Haïdara Tall Sow Bah Djibo Abdou Mahamadou".split(),
    ),
    "coast": (
        "Emeka Chinedu Ngozi Yusuf Bello Musa Aisha Kwame Kofi Ama Abiodun Folake Sani Halima Kodjo "
        "Afi Uche Garba".split(),
        "Okafor Adeyemi Mensah Abubakar Danjuma Owusu Balogun Eze Lawal Agbo Boateng Dossou Amegah "
        "Umar Ojo Nwosu Akande Idris".split(),
    ),
    "central": (
        "Jean Pierre Marie Joseph Emmanuel Patrick Grâce Esther Dieudonné Alphonse Béatrice Célestin "
        "Félix Honoré Josué Rachel".split(),
        "Mbala Kabongo Ngoma Ilunga Mukendi Tshibanda Kasongo Ndongo Essomba Abena Bisimwa Mugisha "
        "Habimana Ngassa Yakete Mbaye".split(),
    ),
    "horn": (
        "Ahmed Mohamed Abdi Hassan Amina Hodan Omar Yasin Tesfaye Bekele Almaz Deng Garang Nyandeng "
        "Khalid Salma Osman Hawa".split(),
        "Ali Hussein Abdullahi Farah Warsame Elmi Tadesse Girma Haile Mabior Lual Bashir Elamin "
        "Suleiman Nur Jama Abebe Kuol".split(),
    ),
    "south": (
        "João Carlos Ana Mateus Peter Grace Daniel Mercy Samuel Wanjiru Otieno Fatima Pedro Rosa".split(),
        "Machava Sitoe Mondlane Kamau Mwangi Ochieng Kipkorir Macuácua Nhantumbo Mutua Wekesa".split(),
    ),
    "north": (
        "Karim Samir Leila Nadia Mehdi Rachid Mustafa Salah Huda Emre Zeynep Kamel".split(),
        "Benali Haddad Mansouri Bouzid Al-Zway Yilmaz Kaya Demir Boudiaf Belkacem El-Mabrouk".split(),
    ),
    "europe": (
        "Claire Antoine Sophie Julien Dmitri Irina Li Wei Camille Olivier Nina Sergei".split(),
        "Martin Bernard Lefèvre Moreau Petrov Volkov Zhang Chen Girard Roussel Orlova Lambert".split(),
    ),
}
STARTS = "Tin Koi Bou Ban Dio Kara Sama Gou Dou Bara Yori Niam Tondi Kou Kani Songo Ouen Mala Fere Zim".split()
MIDDLES = ["", "ba", "ra", "man", "si", "go", "lé", "ma", "di", "ko", "na", "ta"]
ENDS = "gou koira bougou dou ssa na go ri la tenga déré bé wol ndi mboro kuy".split()
AGENCIES = {"en": ["AFP", "Reuters", "AP", "Xinhua", "APA"], "fr": ["AFP", "APA", "Xinhua", "PANA"]}
OUTLETS = {
    "en": "Sahel Courier|The Daily Baobab|River Post|Harmattan News|The Savanna Times|Market Square|Delta Herald|"
    "Northern Star|The Lake Chad Monitor|Continental Wire|Coast Today|The Acacia|Horizon Daily|Gulf Observer|"
    "Plateau Voice|The Caravan|Red Sea Gazette|Kivu Dispatch|Morning Drum|The Border Post|Open Plains|"
    "Radio Hirondelle|The Millet|World Report".split("|"),
    "fr": "Le Baobab|Sahel Matin|Le Courrier du fleuve|L'Harmattan Info|La Savane|Studio Kora|Les Échos du désert|"
    "Le Quotidien du lac|Radio Djoliba|Infos Plateau|Le Caravanier|La Tribune du Golfe|Soir du Faso|"
    "L'Étoile du Nord|Le Mil|Afrique Dépêches|Le Griot du jour|La Voix des dunes|Horizons|Le Relais|"
    "Kibaré|Nouvelles du Kivu|Le Tambour|Monde Info".split("|"),
}
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
}
WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche".split(),
}
SMALL = {
    "en": "zero one two three four five six seven eight nine".split(),
    "fr": "zéro un deux trois quatre cinq six sept huit neuf".split(),
}
INSTITUTES = {
    "en": ["Institute for Sahel Studies", "Lake Chad Research Centre", "Centre for Peace Research",
           "African Security Forum", "Observatory of Conflicts"],
    "fr": ["Institut d'études sahéliennes", "Observatoire des conflits", "Institut de recherche sur la paix",
           "Académie des politiques africaines"],
}

# What may fill a slot, in English and French.
WORDS = {
    "victims": ["civilians|civils", "villagers|villageois", "farmers|cultivateurs", "herders|bergers",
                "traders|commerçants", "gold miners|orpailleurs"],
    "people": ["traders|commerçants", "teachers|enseignants", "villagers|villageois", "passengers|passagers",
               "herders|bergers", "aid workers|travailleurs humanitaires", "students|élèves"],
    "suspects": ["opposition activists|militants de l'opposition", "journalists|journalistes",
                 "suspected jihadists|jihadistes présumés", "protesters|manifestants", "smugglers|trafiquants",
                 "students|étudiants", "trade unionists|syndicalistes"],
    "freed": ["hostages|otages", "prisoners|prisonniers", "teachers|enseignants", "soldiers|soldats",
              "kidnapped traders|commerçants enlevés"],
    "protesters": ["students|étudiants", "residents|habitants", "traders|commerçants", "young people|jeunes",
                   "protesters|manifestants"],
    "workers": ["teachers|enseignants", "nurses|infirmiers", "doctors|médecins", "civil servants|fonctionnaires",
                "lorry drivers|chauffeurs routiers", "magistrates|magistrats", "railway workers|cheminots"],
    "issue": ["power cuts|les coupures d'électricité", "insecurity|l'insécurité", "high prices|la vie chère",
              "the delay of elections|le report des élections", "a new tax|une nouvelle taxe",
              "the presence of foreign troops|la présence de troupes étrangères",
              "the killing of villagers|le massacre de villageois"],
    "matter": ["border security|la sécurité des frontières", "trade|le commerce", "debt|la dette",
               "the sharing of water|le partage de l'eau", "energy|l'énergie", "transport|les transports",
               "the return of refugees|le retour des réfugiés", "the fight against terrorism|la lutte antiterroriste",
               "military cooperation|la coopération militaire", "the health system|le système de santé"],
    "fault": ["the delay of elections|le report des élections", "the detention of opponents|la détention d'opposants",
              "human rights abuses|des violations des droits humains", "arms smuggling|un trafic d'armes",
              "the coup|le coup d'État"],
    "misdeed": ["supporting rebels|soutenir des rebelles", "violating its airspace|violer son espace aérien",
                "arming terrorists|armer des terroristes", "destabilising the country|déstabiliser le pays",
                "sheltering deserters|abriter des déserteurs", "spying|faire de l'espionnage"],
    "body": ["ECOWAS|la Cédéao", "the European Union|l'Union européenne", "the African Union|l'Union africaine",
             "the United Nations|l'ONU"],
    "agency": ["the World Food Programme|le Programme alimentaire mondial", "the Red Cross|la Croix-Rouge",
               "UNICEF|l'Unicef", "Doctors Without Borders|Médecins sans frontières"],
    "donor": ["the World Bank|la Banque mondiale", "the European Union|l'Union européenne", "China|la Chine",
              "the African Development Bank|la Banque africaine de développement", "Germany|l'Allemagne"],
    "medium": ["Radio Tamani|la radio Tamani", "the newspaper Le Témoin|la gazette Le Témoin",
               "the television station Canal Sud|la chaîne Canal Sud", "the BBC|la BBC", "TV5 Monde|la chaîne TV5 Monde"],
    "favour": ["reopen the border|de rouvrir la frontière", "free the fishermen|de libérer les pêcheurs",
               "receive mediators|de recevoir des médiateurs", "resume flights|de reprendre les vols"],
    "rule": ["the curfew|le couvre-feu", "the state of emergency|l'état d'urgence",
             "the ban on demonstrations|l'interdiction de manifester",
             "the ban on motorcycles|l'interdiction des motos"],
    "force": ["the UN mission|la mission de l'ONU|UN peacekeepers", "the French army|l'armée française|French troops",
              "the Turkish army|l'armée turque|Turkish troops", "the regional force|la force régionale|Regional troops"],
    "claimant": ["The Red Cross|La Croix-Rouge", "The opposition|L'opposition", "A human rights group|Une ONG",
                 "A hospital source|Une source hospitalière"],
}
WORDS = {name: [entry.split("|") for entry in entries] for name, entries in WORDS.items()}

# Kind: PLOVER type, how often, who acts and on whom, what is counted from how many to how many, in steps of.
KINDS = {
    "raid": ("ASSAULT", 12, "group", "victims", "killed", 3, 45, 1),
    "ambush": ("ASSAULT", 8, "group", "army", "killed", 3, 30, 1),
    "bomb": ("ASSAULT", 6, "group", "people of the place", "killed", 3, 40, 1),
    "strike": ("ASSAULT", 6, "army", "group", "killed", 5, 80, 1),
    "clash": ("ASSAULT", 6, "army", "group", "killed", 3, 60, 1),
    "abduct": ("ASSAULT", 6, "group", "people", "abducted", 3, 30, 1),
    "arrest": ("COERCE", 7, "police", "suspects", "arrested", 3, 25, 1),
    "ban": ("COERCE", 3, "government", "medium", None, 0, 0, 1),
    "march": ("PROTEST", 7, "protesters", "government", "size", 200, 20000, 100),
    "walkout": ("PROTEST", 4, "workers", "government", None, 0, 0, 1),
    "deploy": ("MOBILIZE", 5, "army", None, "size", 100, 2000, 50),
    "meet": ("CONSULT", 6, "government", "other government", None, 0, 0, 1),
    "deal": ("SUPPORT", 4, "government", "other government", None, 0, 0, 1),
    "agree": ("AGREE", 4, "government", "other government", None, 0, 0, 1),
    "relief": ("AID", 5, "agency", "displaced people", None, 100, 3000, 50),
    "fund": ("AID", 3, "donor", "government", "sum", 0, 0, 1),
    "sanction": ("SANCTION", 3, "body", "government", None, 0, 0, 1),
    "accuse": ("ACCUSE", 5, "government", "other government", None, 0, 0, 1),
    "reject": ("REJECT", 3, "government", "body", None, 0, 0, 1),
    "threaten": ("THREATEN", 3, "group or body", "people of the place", None, 0, 0, 1),
    "appeal": ("REQUEST", 3, "body", "government", None, 0, 0, 1),
    "withdraw": ("RETREAT", 2, "force", None, "size", 50, 900, 50),
    "release": ("RETREAT", 4, "group", "freed", "freed", 3, 40, 1),
    "lift": ("CONCEDE", 4, "government", "people of the place", None, 0, 0, 1),
    "back": ("SUPPORT", 2, "other government", "government", None, 0, 0, 1),
    "drill": ("COOPERATE", 2, "army", "other army", "size", 100, 3000, 100),
}
IN_CAPITAL = {"meet", "deal"}
# What happens nowhere in particular, and what tells two such events of one country apart.
NOWHERE = {"accuse": "other", "back": "other", "agree": "other", "fund": "donor", "sanction": "body",
           "reject": "body", "appeal": "body", "ban": "medium"}
ARMED = {"raid", "ambush", "bomb", "strike", "clash", "abduct", "threaten", "release"}
KIND_NAMES = [kind for kind, entry in KINDS.items() for _ in range(entry[1])]
FAR = [(country.capital["en"], country.capital["fr"]) for country in COUNTRIES.values()]
# Where the reports of violence come from: the weights are rough.
AT_WAR = "MLI MLI MLI MLI MLI BFA BFA BFA BFA NER NER NER NGA NGA NGA TCD CMR BEN TGO CAF COD COD MOZ SDN SDN SSD SOM SOM ETH".split()
ANYWHERE = AT_WAR + "MLI BFA NER MRT SEN CIV GIN GHA KEN DZA LBY".split()


def contracted(preposition, noun):
    """`de` or `à` before a French noun with its article."""
    short = {"de": ("du ", "des "), "à": ("au ", "aux ")}[preposition]
    if noun.startswith("le "):
        return short[0] + noun[3:]
    if noun.startswith("les "):
        return short[1] + noun[4:]
    if noun.startswith("des "):
        noun = noun[4:]
    # "d'hommes", but "de Hombori".
    if preposition == "de" and noun[0] in "AEIOUYÉÈÎaeiouéèîh":
        return "d'" + noun
    return f"{preposition} {noun}"


# Events


class Event:
    """Something that happened, in the world of the reports."""

    def __init__(self, number, day, dice, twin=None):
        self.id = f"e{number:06}"
        self.day = day
        self.twin = twin.id if twin else None
        self.kind = twin.kind if twin else dice.choice(KIND_NAMES)
        entry = KINDS[self.kind]
        isos = AT_WAR if self.kind in ARMED else ANYWHERE
        self.country = twin.country if twin else COUNTRIES[dice.choice(isos)]
        self.town = twin.town if twin else dice.choice(self.country.towns)
        self.group = twin.group if twin else (dice.choice(self.country.groups) if self.country.groups else None)
        self.is_known = twin.is_known if twin else dice.random() < 0.6
        others = [country for country in COUNTRIES.values() if country is not self.country]
        self.other = twin.other if twin else dice.choice(others)
        self.village = dice.choice(STARTS) + dice.choice(MIDDLES) + dice.choice(ENDS)
        self.words = {name: dice.choice(entries) for name, entries in WORDS.items()}
        low, high, step = entry[5:]
        # More small numbers than large ones.
        self.toll = low + int((high - low) * dice.random() ** 2.5 / step) * step if high else None
        self.sum = dice.choice([5, 8, 12, 20, 25, 40, 60, 75, 90, 120, 150, 200, 350])
        self.official = person(self.country, dice)
        self.rank = dice.randrange(4)
        self.minister = person(self.country, dice)
        self.hour = dice.randrange(24)

    def party(self, role):
        names = {
            "group": self.group[0] if self.group and self.is_known else "gunmen",
            "group or body": self.group[0] if self.group else "gunmen",
            "army": f"{self.country.adjective} army",
            "police": f"{self.country.adjective} police",
            "government": f"government of {self.country.name}",
            "other government": f"government of {self.other.name}",
            "other army": f"{self.other.adjective} army",
        }
        return names.get(role) or (self.words[role][0] if role in self.words else role)

    @property
    def happening(self):
        """What no two events of a few weeks have in common, unless they are to look alike."""
        if self.kind in IN_CAPITAL or NOWHERE.get(self.kind) == "other":
            return self.kind, self.country.iso, self.other.iso
        if self.kind in NOWHERE:
            return self.kind, self.country.iso, self.words[NOWHERE[self.kind]][0]
        return self.kind, self.country.iso, self.town[0]

    @property
    def place(self):
        if self.kind in NOWHERE:
            return None
        return self.country.capital["en"] if self.kind in IN_CAPITAL else self.town[0]

    def truth(self, tolls):
        kind, _, actor, recipient, quantity = KINDS[self.kind][:5]
        return {
            "kind": "event", "event": self.id, "type": kind, "what": self.kind, "actor": self.party(actor),
            "recipient": self.party(recipient) if recipient else None, "country": self.country.iso,
            "place": self.place, "village": self.village if self.kind == "raid" else None,
            "admin1": self.town[2] if self.place == self.town[0] else None, "date": self.day.isoformat(), "counted": quantity, "tolls": tolls,
            "looks_like": self.twin,
        }


def person(country, dice):
    first, last = NAMES[country.names]
    return f"{dice.choice(first)} {dice.choice(last)}"


def number_of(value, language):
    if value < 10:
        return SMALL[language][value]
    return f"{value:,}".replace(",", "," if language == "en" else ".")


def values_of(event, language, published, toll, old, dice):
    """What fills the slots of one report; functions where each use draws anew."""
    french = language == "fr"
    index = 1 if french else 0
    country, other = event.country, event.other
    pick = dice.choice
    town, region = event.town[index], event.town[2 + index]
    count = lambda low, high: lambda: number_of(dice.randint(low, high), language)
    weekday = lambda: pick(WEEKDAYS[language])
    values = {name: words[index] for name, words in event.words.items()}
    values.update(
        town=town, region=region, village=event.village, country=country.name,
        capital=country.capital[language], n=number_of(toll, language) if toll else "",
        old=number_of(old, language) if old else "", m=count(3, 60), k=count(3, 9), km=count(3, 80),
        sum=number_of(event.sum, language), year=str(2013 + event.rank), age=str(dice.randint(19, 74)),
        rival=lambda: number_of((toll or 10) + dice.randint(2, 9), language),
        local=lambda: person(country, dice), analyst=lambda: person(pick(list(COUNTRIES.values())), dice),
        elsewhere=lambda: pick(country.towns)[index], far=lambda: pick(FAR)[index], minister=event.minister, institute=lambda: pick(INSTITUTES[language]), weekday=weekday,
        month=lambda: pick(MONTHS[language]), protesters_some="des " + values["protesters"],
        body_of=values["body"], matter_of=contracted("de", values["matter"]),
    )
    values.update(dates(event, language, published, dice))
    if french:
        values.update(french_names(event, town, dice))
    else:
        values.update(english_names(event, town, dice))
    return values


def dates(event, language, published, dice):
    french = language == "fr"
    month, weekday = MONTHS[language][event.day.month - 1], WEEKDAYS[language][event.day.weekday()]
    now = WEEKDAYS[language][published.weekday()]
    if (published.date() - event.day).days > 5:
        date = f"{'1er' if french and event.day.day == 1 else event.day.day} {month}"
        when = f"le {date}" if french else f"on {date}"
        return {"when": when, "when_first": when, "when_now": now if french else f"on {now}", "hour": clock(event, language)}
    if french:
        part = "matin" if event.hour < 12 else "soir" if event.hour >= 18 else "après-midi"
        forms = [weekday, weekday, f"{weekday} {part}"]
    else:
        part = "morning" if event.hour < 12 else "evening" if event.hour >= 18 else "afternoon"
        forms = [f"on {weekday}", f"on {weekday}", f"on {weekday} {part}"]
    return {
        "when": dice.choice(forms), "when_first": dice.choice(forms),
        "when_now": now if french else f"on {now}", "hour": clock(event, language),
    }


def clock(event, language):
    if language == "fr":
        return f"{event.hour} heures" if event.hour > 1 else "minuit"
    return f"{event.hour % 12 or 12} {'a.m.' if event.hour < 12 else 'p.m.'}"


def english_names(event, town, dice):
    group = event.group or ["gunmen", "gunmen"]
    if event.is_known and event.group:
        actors = ["fighters of {0}", "members of {0}", "suspected members of {0}", "fighters from {0}"]
    else:
        actors = ["gunmen", "armed men", "unidentified gunmen", "suspected jihadists"]
    ranks = ["army spokesman Colonel {0}", "{1} governor {0}", "Security Minister {0}", "{2} mayor {0}"]
    rank = event.rank if dice.random() < 0.6 else dice.randrange(4)
    km = dice.randint(4, 60)
    force = event.words["force"]
    return {
        "adj": event.country.adjective, "other": event.other.name, "other_adj": event.other.adjective,
        "actor": dice.choice(actors).format(group[0]), "group": group[0], "group_short": group[1],
        "official": ranks[rank].format(event.official, event.town[2], town), "place": f"in {town}",
        "near": lambda: dice.choice(["near {0}", "near {0}", "outside {0}", "not far from {0}", "{1} kilometres from {0}"]).format(town, km),
        "releaser": group[0] if event.is_known and event.group else f"the {event.country.adjective} authorities",
        "withdrawers": force[2], "withdrawers_of": force[0],
        "ordinal": lambda: dice.choice(["second", "third", "fourth", "fifth"]),
    }


def french_names(event, town, dice):
    group = event.group or ["", "", "un groupe armé", "un groupe armé", "hommes armés"]
    named = group[2]
    adjective, feminine, plural, feminine_plural = event.country.french_adjectives
    if event.is_known and event.group:
        fighters = dice.choice(["combattants", "membres", group[4]])
        actor = f"{fighters} présumés {contracted('de', named)}" if dice.random() < 0.3 else f"{fighters} {contracted('de', named)}"
    else:
        actor = dice.choice(["hommes armés", "individus armés", "hommes armés non identifiés", "jihadistes présumés"])
    ranks = ["le colonel {0}", "le gouverneur {1} {0}", "le ministre de la Sécurité {0}", "le maire {2} {0}"]
    rank = event.rank if dice.random() < 0.6 else dice.randrange(4)
    km = dice.randint(4, 60)
    force, the = event.words["force"], event.country.french
    other, others = event.other.french, event.other.french_adjectives
    return {
        "adj": adjective, "adj_f": feminine, "adj_pl": plural, "adj_fpl": feminine_plural,
        "other_adj": others[0], "other_adj_f": others[1], "other_adj_pl": others[2], "other_the": other,
        "country_the": the, "country_to": contracted("à", the), "country_of": contracted("de", the),
        "of_other": contracted("de", other), "of_rule": contracted("de", event.words["rule"][1]),
        "of_town": contracted("de", town),
        "of_elsewhere": lambda: contracted("de", dice.choice(event.country.towns)[1]),
        "country_head": re.sub(r"^(le |la |l')", "", the),
        "actor": "des " + actor, "actor_by": contracted("de", "des " + actor),
        "group": named, "group_of": contracted("de", named), "group_short": group[3],
        "group_one": f"la direction {contracted('de', named)}" if named.startswith("les ") else named,
        "official": ranks[rank].format(event.official, contracted("de", event.town[3]), contracted("de", town)),
        "place": f"à {town}",
        "near": lambda: dice.choice(["près {0}", "près {0}", "non loin {0}", "aux environs {0}", "à {1} kilomètres {0}"]).format(contracted("de", town), km),
        "releaser": named if event.is_known and event.group and not named.startswith("les ") else f"le gouvernement {adjective}",
        "withdrawers": force[1], "withdrawers_of": force[1],
        "ordinal": lambda: dice.choice(["deuxième", "troisième", "quatrième"]),
        "ordinal_m": lambda: dice.choice(["deuxième", "troisième", "quatrième"]),
    }


# Reports


class Report:
    """A report, and what it has of another."""

    def __init__(self, language, title, paragraphs, published, event, toll, agency, background):
        self.language, self.title, self.paragraphs, self.published = language, title, paragraphs, published
        self.event, self.toll, self.agency, self.background = event, toll, agency, background
        self.id = self.outlet = self.original = None
        self.how, self.label = "independent", "independent"

    @property
    def text(self):
        return "\n\n".join(self.paragraphs)


VOICES = ["say.official", "say.witness", "say.analyst", "react", "react"]


class Writer:
    """Writes reports of events from the templates."""

    def __init__(self):
        self.templates = {"en": Templates(FOLDER / "english.txt"), "fr": Templates(FOLDER / "french.txt")}

    def report(self, event, language, published, dice, used, toll=None, old=None):
        sections, pick = self.templates[language].sections, dice.choice
        values = values_of(event, language, published, toll, old, dice)
        say = lambda section: sentence(fresh(sections[section], used, dice), values, pick)
        kind = event.kind
        paragraphs = [say(f"{kind}.lead")]
        if old:
            paragraphs.append(say("toll.update"))
        more = [say(f"{kind}.more") for _ in range(dice.randint(2, 3))]
        if toll and KINDS[kind][4] in ("killed", "abducted", "arrested") and dice.random() < 0.15:
            more.insert(1, say("dispute"))
        voices = [say(dice.choice(VOICES)) for _ in range(dice.randint(3, 7))]
        around = [say(dice.choice(["recall", "scene"])) for _ in range(dice.randint(1, 4))]
        closing = around + [say("close") for _ in range(dice.randint(0, 3))]
        dice.shuffle(closing)
        paragraphs += joined(more + voices, dice)
        agency = pick(AGENCIES[language]) if dice.random() < 0.5 else None
        background = self.background(event, language, agency, dice)
        paragraphs += [paragraph for _, _, paragraph in background] + joined(closing, dice)
        paragraphs[0] = dateline(event, language, published, agency, dice) + paragraphs[0]
        title = sentence(pick(sections[f"{kind}.head"]), values, pick)
        return Report(language, title, paragraphs, published, event, toll, agency, [name for name, _, _ in background])

    def noise(self, event, language, published, dice):
        sections, pick = self.templates[language].sections, dice.choice
        values, used = values_of(event, language, published, None, None, dice), {}
        say = lambda section: sentence(fresh(sections[section], used, dice), values, pick)
        sentences = [say("noise.more") for _ in range(4)] + [say("say.witness"), say("close"), say("close"), say("scene")]
        dice.shuffle(sentences)
        background = self.background(event, language, None, dice)
        paragraphs = [say("noise.lead")] + joined(sentences, dice) + [text for _, _, text in background]
        title = sentence(pick(sections["noise.head"]), values, pick)
        return Report(language, title, paragraphs, published, None, None, None, [name for name, _, _ in background])

    def background(self, event, language, agency, dice):
        """The paragraphs of the agency, or of any where the outlet does not say which it uses."""
        found = BACKGROUND.get((event.country.iso, language), []) + BACKGROUND.get(("*", language), [])
        own = [entry for entry in found if agency in (None, entry[1])]
        return dice.sample(own, min(len(own), dice.choice([0, 0, 1, 1, 2])))


def fresh(trees, used, dice):
    """A template that the reports of the event have used least."""
    counts = [used.get(id(tree), 0) for tree in trees]
    tree = dice.choice([tree for tree, count in zip(trees, counts) if count == min(counts)])
    used[id(tree)] = used.get(id(tree), 0) + 1
    return tree


def joined(sentences, dice):
    """Sentences as paragraphs of one to three."""
    paragraphs, place = [], 0
    while place < len(sentences):
        length = dice.randint(1, 3)
        paragraphs.append(" ".join(sentences[place : place + length]))
        place += length
    return paragraphs


def dateline(event, language, published, agency, dice):
    if not agency and dice.random() < 0.5:
        return ""
    city, month = event.country.capital[language], MONTHS[language][published.month - 1]
    mark = f" ({agency})" if agency else ""
    if language == "fr":
        return f"{city}, {published.day} {month}{mark} – "
    return f"{city.upper()}, {month[:3]} {published.day}{mark} – "


# Copies

EDITS = {
    "en": {"said": "stated", "killed": "slain", "told": "informed", "attacked": "assaulted", "residents": "inhabitants",
           "wounded": "hurt", "near": "close to", "announced": "declared", "arrived": "turned up", "asked": "demanded",
           "village": "hamlet", "several": "a number of", "about": "around", "reported": "related", "soldiers": "troops"},
    "fr": {"selon": "d'après", "indiqué": "précisé", "déclaré": "affirmé", "annoncé": "fait savoir", "plusieurs": "de nombreux",
           "village": "hameau", "soldats": "militaires", "habitants": "riverains", "raconte": "relate", "environ": "à peu près",
           "notamment": "entre autres", "attaqué": "assailli", "tués": "abattus"},
}
CREDITS = {"en": ["With {0}", "{0}", "Source: {0}"], "fr": ["Avec {0}", "(avec {0})", "Source : {0}"]}
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d{1,2}(?![\d.,])")


def copied(report, writer, published, dice):
    """A report that another outlet took from this one."""
    how = dice.choices(["verbatim", "trimmed", "edited", "rewritten"], [40, 25, 25, 10])[0]
    copy = Report(report.language, report.title, list(report.paragraphs), published, report.event, report.toll,
                  report.agency, report.background)
    copy.how, copy.original = how, report
    copy.label = {"verbatim": "same", "trimmed": "light", "edited": "light", "rewritten": "rewrite"}[how]
    if how == "trimmed":
        copy.paragraphs = copy.paragraphs[: max(2, len(copy.paragraphs) * dice.randint(5, 8) // 10)]
    elif how == "edited":
        edit(copy, dice)
    elif how == "rewritten":
        rewrite(copy, writer, dice)
    if how != "verbatim" and report.agency and dice.random() < 0.6:
        copy.paragraphs.append(dice.choice(CREDITS[copy.language]).format(report.agency))
    if report.event and dice.random() < 0.4:
        values = values_of(report.event, copy.language, published, copy.toll, None, dice)
        heads = writer.templates[copy.language].sections[f"{report.event.kind}.head"]
        copy.title = sentence(dice.choice(heads), values, dice.choice)
    return copy


def edit(copy, dice):
    """Changes a few words, and one number."""
    text, left = copy.text, dice.randint(2, 6)
    for old, new in dice.sample(sorted(EDITS[copy.language].items()), len(EDITS[copy.language])):
        text, count = re.subn(rf"\b{old}\b", new, text, count=1)
        left -= count
        if left <= 0:
            break
    # Not in the dateline, where it would be another day.
    numbers = list(NUMBER.finditer(text, 40))
    if numbers:
        found = dice.choice(numbers)
        changed = int(found[0]) + dice.randint(1, 3)
        text = text[: found.start()] + str(changed) + text[found.end() :]
        if copy.toll == int(found[0]):
            copy.toll = changed
    copy.paragraphs = text.split("\n\n")


def rewrite(copy, writer, dice):
    """Tells the news in another sentence, and keeps about half of the others."""
    kept = [paragraph for paragraph in copy.paragraphs[1:] if dice.random() < 0.65] or copy.paragraphs[1:2]
    if copy.event:
        other = writer.report(copy.event, copy.language, copy.published, dice, {}, copy.toll)
        kept = other.paragraphs[:2] + kept
    copy.paragraphs = kept
    edit(copy, dice)


# All of it


def reports_of(event, size, writer, dice, is_noise):
    """The reports of one event, copies after what they are taken from."""
    start = datetime.datetime.combine(event.day, datetime.time(event.hour, dice.randrange(60)))
    language = "fr" if dice.random() < (0.35 if event.country.names in ("coast", "horn", "south") else 0.55) else "en"
    if is_noise:
        published = start + datetime.timedelta(hours=dice.randint(1, 30))
        reports = [writer.noise(event, language, published, dice)]
    else:
        reports = accounts(event, max(1, round(size * dice.uniform(0.3, 0.8))), language, start, writer, dice)
    while len(reports) < size:
        recent = dice.choice(reports)
        original = recent if recent.how == "independent" or dice.random() < 0.15 else recent.original
        later = original.published + datetime.timedelta(minutes=dice.randint(15, 1800))
        reports.append(copied(original, writer, later, dice))
    outlets = {code: dice.sample(OUTLETS[code], len(OUTLETS[code])) for code in ("en", "fr")}
    for report in reports:
        report.outlet = outlets[report.language].pop()
    return reports


def accounts(event, count, language, start, writer, dice):
    """Reports written independently, the later ones with a higher toll where it rises."""
    rises = KINDS[event.kind][4] == "killed" and event.kind != "strike" and dice.random() < 0.35
    toll, old, published, used = event.toll, None, start, {"en": {}, "fr": {}}
    reports = []
    for number in range(count):
        published += datetime.timedelta(minutes=dice.randint(60, 1500))
        old = None
        if rises and number > 0 and dice.random() < 0.6:
            published += datetime.timedelta(days=dice.randint(0, 4))
            old, toll = toll, toll + dice.randint(1, max(2, toll // 2))
        code = language if number == 0 or dice.random() < 0.6 else ("en" if language == "fr" else "fr")
        reports.append(writer.report(event, code, published, dice, used[code], toll, old))
    return reports


def sizes_of(count, seed):
    """How many reports each event has, `count` in all."""
    dice = random.Random(f"{seed} sizes")
    sizes = []
    while count > 0:
        sizes.append(min(count, dice.choices(range(1, 9), [30, 20, 15, 12, 9, 6, 5, 3])[0]))
        count -= sizes[-1]
    return sizes


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


def reports(count, seed, take_event):
    """All reports in the order in which they are published; events go to `take_event`."""
    writer, past, waiting, made = Writer(), Past(), [], 0
    sizes = sizes_of(count, seed)
    for number, size in enumerate(sizes):
        dice = random.Random(f"{seed} event {number}")
        day = FIRST_DAY + datetime.timedelta(days=number * DAYS // len(sizes))
        is_noise = size == 1 and dice.random() < 0.2
        event = past.event(number, day, dice)
        told = reports_of(event, size, writer, dice, is_noise)
        if not is_noise:
            take_event(event.truth([report.toll for report in told if report.how == "independent"]))
        for report in told:
            heapq.heappush(waiting, (report.published, made, report))
            made += 1
        while waiting and waiting[0][0].date() < day:
            yield heapq.heappop(waiting)[2]
    while waiting:
        yield heapq.heappop(waiting)[2]


def line_of(report):
    published = report.published.strftime("%Y-%m-%dT%H:%M:00Z")
    site = re.sub(r"\W+", "-", report.outlet.lower())
    return {
        "id": report.id, "title": report.title, "text": report.text, "lang": report.language,
        "published": published, "outlet": report.outlet,
        "url": f"https://{site}.example/{published[:10].replace('-', '/')}/{report.id}",
    }


def truth_of(report):
    root = report
    while root.original:
        root = root.original
    return {
        "kind": "report", "report": report.id, "event": report.event.id if report.event else None,
        "witness": root.id, "label": report.label, "of": report.original.id if report.original else None,
        "how": report.how, "toll": report.toll, "agency": report.agency, "background": report.background,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, help="how many reports")
    parser.add_argument("--seed", type=int, default=1, help="another number gives other reports (1)")
    parser.add_argument("--truth", type=pathlib.Path, help="where to write what is true of them")
    options = parser.parse_args()
    truth = options.truth.open("w", encoding="utf-8") if options.truth else None

    def tell(value):
        if truth:
            truth.write(json.dumps(value, ensure_ascii=False) + "\n")

    sys.stdout.reconfigure(encoding="utf-8")
    for number, report in enumerate(reports(options.count, options.seed, tell)):
        report.id = f"r{number + 1:07}"
        tell(truth_of(report))
        sys.stdout.write(json.dumps(line_of(report), ensure_ascii=False) + "\n")
    if truth:
        truth.close()


if __name__ == "__main__":
    main()
