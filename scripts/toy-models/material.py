"""Reads the sentences that the toy models learn from and puts them together into texts.

A sentence is a list of rows [form, tag, head, label, entity tag, space before], heads counted from 0.
"""
import pathlib
import random
import re

HERE = pathlib.Path(__file__).resolve().parent
INNER = {"en": "compound", "fr": "flat:name"}  # the label inside a name of several words
SPACE_TAG = {"en": "_SP", "fr": "SPACE:"}


def documents(language, seed):
    """Returns texts of one to three sentences, each template filled four times, and the bundles of features."""
    templates, slots, bundles = read(language)
    chooser = random.Random(seed)
    sentences = [fill(template, slots, language, chooser) for _ in range(4) for template in templates]
    chooser.shuffle(sentences)
    result = []
    while sentences:
        count = chooser.choice([1, 1, 2, 3])
        result.append(join(sentences[:count], language, chooser))
        sentences = sentences[count:]
    return result, bundles


def familiar_texts(language, count, seed):
    """Returns plain texts of the kind learnt from, with other fillers and in another order."""
    templates, slots, _ = read(language)
    chooser = random.Random(seed)
    result = []
    for index in range(count):
        sentences = [fill(chooser.choice(templates), slots, language, chooser) for _ in range(1 + index % 3)]
        rows = join(sentences, language, chooser)
        result.append("".join(" " * (row[5] and place > 0) + row[0] for place, row in enumerate(rows)))
    return result


def read(language):
    """Reads the templates, the slots {name: (entity label or None, fillers)} and the bundles of features."""
    templates, slots, bundles = [], {}, {}
    for line in (HERE / f"training-{language}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("= "):
            head, fillers = line[2:].split(" : ")
            name, _, entity = head.partition(" ENTITY:")
            slots[name] = (entity or None, fillers.split(", "))
        elif line.startswith("& "):
            name, features = line[2:].split(" : ")
            bundles[name] = features
        elif line and not line.startswith("#"):
            templates.append([token.split("~") for token in line.split(" ")])
    return templates, slots, bundles


def fill(template, slots, language, chooser):
    """Fills the slots; a name of several words is headed by its last word in English, by its first in French."""
    rows, tops = [], []  # tops: where the n-th token of the template, or the head of its filler, ended up
    for form, tag, head, label in template:
        entity, words = fillings(form.lstrip("+"), slots, chooser)
        first = len(rows)
        top = first if language == "fr" else first + len(words) - 1
        tops.append(top)
        for place, word in enumerate(words, start=first):
            mark = f"{'B' if place == first else 'I'}-{entity}" if entity else "O"
            spaced = place > first or not form.startswith("+")
            link = (int(head) - 1, label) if place == top else (None, INNER[language])
            rows.append([word, tag, *link, mark, spaced, top])
    for place, row in enumerate(rows):
        top = row.pop()
        row[2] = top if row[2] is None else place if row[2] < 0 else tops[row[2]]
    rows[0][0] = rows[0][0][0].upper() + rows[0][0][1:]
    return rows


def fillings(form, slots, chooser):
    slot = re.fullmatch(r"\{(\w+)\}", form)
    if not slot:
        return None, [form]
    entity, fillers = slots[slot[1]]
    return entity, chooser.choice(fillers).split(" ")


def join(sentences, language, chooser):
    """Makes one text of several sentences; now and then a line break or a second space stands between them."""
    rows = []
    for sentence in sentences:
        gap = chooser.choice(["", "", "\n", " ", "\n\n"]) if rows else ""
        if gap:
            rows.append([gap, SPACE_TAG[language], len(rows) - 1, "dep", "O", gap == " "])
        start = len(rows)
        for form, tag, head, label, mark, spaced in sentence:
            rows.append([form, tag, head + start, label, mark, spaced and not (gap and len(rows) == start)])
    return rows
