"""What fills the slots of the templates for one report."""

import re

from reports.world import COUNTRIES, person, table

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
ORDINALS = {"en": ["second", "third", "fourth", "fifth"], "fr": ["deuxième", "troisième", "quatrième"]}
ANY_COUNTRY = list(COUNTRIES.values())


def named(kind):
    """The names of outlets, agencies or institutes by language."""
    rows = [row for row in table("outlets.tsv") if row[0] == kind]
    return {code: [name for _, language, name in rows if language == code] for code in ("en", "fr")}


INSTITUTES = named("institute")


def number_of(value, language):
    if value < 10:
        return SMALL[language][value]
    return f"{value:,}".replace(",", "," if language == "en" else ".")


def contracted(preposition, noun):
    """`de` or `à` before a French noun with its article."""
    short = {"de": ("du ", "des "), "à": ("au ", "aux ")}[preposition]
    if noun.startswith("le "):
        return short[0] + noun[3:]
    if noun.startswith("les "):
        return short[1] + noun[4:]
    # "d'hommes", but "de Hombori".
    if preposition == "de" and noun[0] in "AEIOUYÉÈÎaeiouéèîh":
        return "d'" + noun
    return f"{preposition} {noun}"


def values_of(event, language, published, toll, old, dice):
    """Texts, and functions where each use of a slot draws anew."""
    index, country, pick = ("en", "fr").index(language), event.country, dice.choice
    count = lambda low, high: lambda: number_of(dice.randint(low, high), language)
    values = {name: words[index] for name, words in event.words.items()}
    values |= {
        "town": event.town[index], "region": event.town[2 + index], "village": event.village,
        "country": country.name, "capital": country.capital[language], "minister": event.minister,
        "n": number_of(toll, language) if toll else "", "old": number_of(old, language) if old else "",
        "m": count(3, 60), "k": count(3, 9), "km": count(3, 80), "sum": number_of(event.sum, language),
        "rival": lambda: number_of((toll or 10) + dice.randint(2, 9), language),
        "year": str(2013 + event.rank), "age": str(dice.randint(19, 74)),
        "local": lambda: person(country, dice), "analyst": lambda: person(pick(ANY_COUNTRY), dice),
        "elsewhere": lambda: pick(country.towns)[index], "far": lambda: pick(ANY_COUNTRY).capital[language],
        "institute": lambda: pick(INSTITUTES[language]), "ordinal": lambda: pick(ORDINALS[language]),
        "weekday": lambda: pick(WEEKDAYS[language]), "month": lambda: pick(MONTHS[language]),
        "hour": clock(event.hour, language),
    }
    values |= dates(event, language, published, dice)
    return values | (english_names(event, dice) if language == "en" else french_names(event, dice))


def dates(event, language, published, dice):
    month, weekday = MONTHS[language][event.day.month - 1], WEEKDAYS[language][event.day.weekday()]
    on = "on " if language == "en" else ""
    if (published.date() - event.day).days > 5:
        number = "1er" if language == "fr" and event.day.day == 1 else event.day.day
        forms = [f"{on or 'le '}{number} {month}"]
    else:
        parts = {"en": ["morning", "afternoon", "evening"], "fr": ["matin", "après-midi", "soir"]}[language]
        part = parts[(event.hour >= 12) + (event.hour >= 18)]
        forms = [f"{on}{weekday}", f"{on}{weekday}", f"{on}{weekday} {part}"]
    now = on + WEEKDAYS[language][published.weekday()]
    return {"when": dice.choice(forms), "when_first": dice.choice(forms), "when_now": now}


def clock(hour, language):
    if language == "fr":
        return f"{hour} heures" if hour > 1 else "minuit"
    return f"{hour % 12 or 12} {'a.m.' if hour < 12 else 'p.m.'}"


def english_names(event, dice):
    town, adjective, group, force = event.town[0], event.country.adjective, event.group, event.words["force"]
    known = ["fighters of {0}", "members of {0}", "suspected members of {0}", "fighters from {0}"]
    unknown = ["gunmen", "armed men", "unidentified gunmen", "suspected jihadists"]
    ranks = ["army spokesman Colonel {0}", "{1} governor {0}", "Security Minister {0}", "{2} mayor {0}"]
    near = ["near {0}", "near {0}", "outside {0}", "not far from {0}", "{1} kilometres from {0}"]
    rank = event.rank if dice.random() < 0.6 else dice.randrange(4)
    km = dice.randint(4, 60)
    names = {
        "adj": adjective, "other": event.other.name, "other_adj": event.other.adjective,
        "official": ranks[rank].format(event.official, event.town[2], town), "place": f"in {town}",
        "near": lambda: dice.choice(near).format(town, km),
        "actor": dice.choice(known if event.is_group_known else unknown).format(group and group[0]),
        "releaser": group[0] if event.is_group_known else f"the {adjective} authorities",
        "withdrawers": force[2], "withdrawers_of": force[0],
    }
    return names | ({"group": group[0], "group_short": group[1]} if group else {})


def french_names(event, dice):
    town, the, other, group = event.town[1], event.country.french, event.other, event.group
    masculine, feminine, plural, feminine_plural = event.country.french_adjectives
    ranks = [
        "le colonel {0}", "le gouverneur {1} {0}", "le ministre de la Sécurité {0}", "le maire {2} {0}",
    ]
    near = ["près {0}", "près {0}", "non loin {0}", "aux environs {0}", "à {1} kilomètres {0}"]
    rank = event.rank if dice.random() < 0.6 else dice.randrange(4)
    km, of_town = dice.randint(4, 60), contracted("de", town)
    names = {
        "adj": masculine, "adj_f": feminine, "adj_pl": plural, "adj_fpl": feminine_plural,
        "other_adj": other.french_adjectives[0], "other_adj_f": other.french_adjectives[1],
        "other_adj_pl": other.french_adjectives[2], "other_the": other.french,
        "of_other": contracted("de", other.french), "country_the": the, "country_to": contracted("à", the),
        "country_of": contracted("de", the), "country_head": re.sub(r"^(le |la |l')", "", the),
        "official": ranks[rank].format(event.official, contracted("de", event.town[3]), of_town),
        "place": f"à {town}", "of_town": of_town, "near": lambda: dice.choice(near).format(of_town, km),
        "of_elsewhere": lambda: contracted("de", dice.choice(event.country.towns)[1]),
        "of_rule": contracted("de", event.words["rule"][1]), "body_of": event.words["body"][1],
        "matter_of": contracted("de", event.words["matter"][1]),
        "protesters_some": f"des {event.words['protesters'][1]}",
        "withdrawers": event.words["force"][1], "withdrawers_of": event.words["force"][1],
        "ordinal_m": lambda: dice.choice(ORDINALS["fr"]), "releaser": f"le gouvernement {masculine}",
    }
    return names | french_fighters(event, dice)


def french_fighters(event, dice):
    if not event.group:
        return {}
    _, _, group, short, fighters = event.group
    of_group = contracted("de", group)
    # A name in the plural would need a verb in the plural.
    one = f"la direction {of_group}" if group.startswith("les ") else group
    if event.is_group_known:
        who = dice.choice(["combattants", "membres", fighters])
        actor = f"{who}{dice.choice(['', '', ' présumés'])} {of_group}"
    else:
        actor = dice.choice(
            ["hommes armés", "individus armés", "hommes armés non identifiés", "jihadistes présumés"]
        )
    names = {
        "group": group, "group_of": of_group, "group_short": short, "group_one": one,
        "actor": f"des {actor}", "actor_by": contracted("de", actor),
    }
    return names | ({"releaser": one} if event.is_group_known else {})
