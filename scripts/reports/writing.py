"""Reports, and a writer that makes them of templates."""

import re

from reports.slots import MONTHS, named, values_of
from reports.world import FOLDER, table

AGENCIES = named("agency")
VOICES = ["say.official", "say.witness", "say.analyst", "react", "react"]
BACKGROUND = {}
for number, row in enumerate(table("background.tsv")):
    BACKGROUND.setdefault((row[0], row[1]), []).append((f"b{number}", row[2], row[3]))


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


class Writer:
    """Writes reports of events from the templates."""

    def __init__(self):
        self.templates = {"en": Templates(FOLDER / "english.txt"), "fr": Templates(FOLDER / "french.txt")}

    def report(self, event, language, published, dice, toll=None, old=None):
        sections, pick = self.templates[language].sections, dice.choice
        values = values_of(event, language, published, toll, old, dice)
        used = event.used[language]
        say = lambda section: sentence(fresh(sections[section], used, dice), values, pick)
        kind = event.kind.name
        paragraphs = [say(f"{kind}.lead")]
        if old:
            paragraphs.append(say("toll.update"))
        # No more than half of them, or two reports of one event would have sentences in common.
        most = max(1, len(sections[f"{kind}.more"]) // 2)
        more = [say(f"{kind}.more") for _ in range(dice.randint(1, most))]
        if toll and event.kind.counted in ("killed", "abducted", "arrested") and dice.random() < 0.15:
            more.insert(1, say("dispute"))
        voices = [say(dice.choice(VOICES)) for _ in range(dice.randint(4, 8))]
        around = [say(dice.choice(["recall", "scene"])) for _ in range(dice.randint(1, 4))]
        closing = around + [say("close") for _ in range(dice.randint(0, 3))]
        dice.shuffle(closing)
        paragraphs += joined(more + voices, dice)
        agency = pick(AGENCIES[language]) if dice.random() < 0.5 else None
        background = self.background(event, language, agency, dice)
        paragraphs += [paragraph for _, _, paragraph in background] + joined(closing, dice)
        paragraphs[0] = dateline(event, language, published, agency, dice) + paragraphs[0]
        title = sentence(pick(sections[f"{kind}.head"]), values, pick)
        names = [name for name, _, _ in background]
        return Report(language, title, paragraphs, published, event, toll, agency, names)

    def noise(self, event, language, published, dice):
        sections, pick = self.templates[language].sections, dice.choice
        values, used = values_of(event, language, published, None, None, dice), {}
        say = lambda section: sentence(fresh(sections[section], used, dice), values, pick)
        sentences = [say("noise.more") for _ in range(4)]
        sentences += [say(section) for section in ("say.witness", "close", "close", "scene")]
        dice.shuffle(sentences)
        background = self.background(event, language, None, dice)
        paragraphs = [say("noise.lead")] + joined(sentences, dice) + [text for _, _, text in background]
        title = sentence(pick(sections["noise.head"]), values, pick)
        names = [name for name, _, _ in background]
        return Report(language, title, paragraphs, published, None, None, None, names)

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
