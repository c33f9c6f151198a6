"""How outlets take reports from one another."""

import re

from reports.slots import values_of
from reports.world import table
from reports.writing import Report, sentence

EDITS = {}
for language, old, new in table("edits.tsv"):
    EDITS.setdefault(language, {})[old] = new
CREDITS = {"en": ["With {0}", "{0}", "Source: {0}"], "fr": ["Avec {0}", "(avec {0})", "Source : {0}"]}
NUMBER = re.compile(r"(?<![\d.,])[1-9]\d{1,2}(?![\d.,])")


def copied(report, writer, published, dice):
    """A report that another outlet took from this one."""
    how = dice.choices(["verbatim", "trimmed", "edited", "rewritten"], [40, 25, 25, 10])[0]
    copy = Report(
        report.language, report.title, list(report.paragraphs), published,
        report.event, report.toll, report.agency, report.background,
    )
    copy.how, copy.original = how, report
    copy.label = {"verbatim": "same", "trimmed": "light", "edited": "light", "rewritten": "rewrite"}[how]
    if how == "trimmed":
        cut_short(copy, dice)
    elif how == "edited":
        edit(copy, dice)
    elif how == "rewritten":
        rewrite(copy, writer, dice)
    if how != "verbatim" and report.agency and dice.random() < 0.6:
        copy.paragraphs.append(dice.choice(CREDITS[copy.language]).format(report.agency))
    if report.event and dice.random() < 0.4:
        values = values_of(report.event, copy.language, published, copy.toll, None, dice)
        heads = writer.templates[copy.language].sections[f"{report.event.kind.name}.head"]
        copy.title = sentence(dice.choice(heads), values, dice.choice)
    return copy


def cut_short(copy, dice):
    copy.paragraphs = copy.paragraphs[: max(1, len(copy.paragraphs) * dice.randint(5, 8) // 10)]


def edit(copy, dice):
    """Changes a few words, and one number; cuts short what has neither."""
    before = copy.text
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
    if text == before:
        cut_short(copy, dice)


def rewrite(copy, writer, dice):
    """Tells the news in another sentence, and keeps about half of the others."""
    kept = [paragraph for paragraph in copy.paragraphs[1:] if dice.random() < 0.65] or copy.paragraphs[1:2]
    if copy.event:
        other = writer.report(copy.event, copy.language, copy.published, dice, copy.toll)
        kept = other.paragraphs[:2] + kept
    copy.paragraphs = kept
    edit(copy, dice)
