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

from reports.copying import copied
from reports.slots import named
from reports.world import Past
from reports.writing import Writer

FIRST_DAY = datetime.date(2024, 1, 1)
DAYS = 730
OUTLETS = named("outlet")


def reports_of(event, size, writer, dice, is_noise):
    """The reports of one event, copies after what they are taken from."""
    start = datetime.datetime.combine(event.day, datetime.time(event.hour, dice.randrange(60)))
    share_of_french = 0.35 if event.country.names in ("coast", "horn", "south") else 0.55
    language = "fr" if dice.random() < share_of_french else "en"
    if is_noise:
        published = start + datetime.timedelta(hours=dice.randint(1, 30))
        reports = [writer.noise(event, language, published, dice)]
    else:
        count = max(1, round(size * dice.uniform(0.3, 0.8)))
        reports = accounts(event, count, language, start, writer, dice)
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
    rises = event.kind.counted == "killed" and event.kind.name != "strike" and dice.random() < 0.35
    toll, old, published = event.toll, None, start
    reports = []
    for number in range(count):
        published += datetime.timedelta(minutes=dice.randint(60, 1500))
        old = None
        if rises and number > 0 and dice.random() < 0.6:
            published += datetime.timedelta(days=dice.randint(0, 4))
            old, toll = toll, toll + dice.randint(1, max(2, toll // 2))
        code = language if number == 0 or dice.random() < 0.6 else ("en" if language == "fr" else "fr")
        # A third in one language would have sentences of the others.
        if sum(report.language == code for report in reports) == 2:
            continue
        reports.append(writer.report(event, code, published, dice, toll, old))
    return reports


def sizes_of(count, seed):
    """How many reports each event has, `count` in all."""
    dice = random.Random(f"{seed} sizes")
    sizes = []
    while count > 0:
        sizes.append(min(count, dice.choices(range(1, 9), [30, 20, 15, 12, 9, 6, 5, 3])[0]))
        count -= sizes[-1]
    return sizes


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
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
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
