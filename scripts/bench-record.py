#!/usr/bin/env python3
"""Measures a record that grows: what adding, merging, checking and asking cost.

    bench-record.py GRIOT [--sizes 2000,20000 | --full] [--threads N] [--runs N] [--keep FOLDER]

Each record has as many reports as generate-reports.py writes for its size, all of two
years, so that a larger record is also a denser one. Prints two tables: the work by size,
with what it grows by beside the reports, and the questions to the largest record. Merging
stands as a share of adding, which is mostly coding, for seconds hang on the machine; each
question is a run of the command, its start-up included. --full takes 10,000 and 100,000.
"""

import argparse
import csv
import io
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

SCRIPTS = pathlib.Path(__file__).resolve().parent
QUARTER = ["--from", "2024-07-01", "--to", "2024-09-30"]
# What is asked for, with the options of the command before and after the record; {…} is looked up in the record.
QUESTIONS = [
    ("start-up alone", ["--version"]),
    ("events by type, country and days", ["events", "--type", "ASSAULT", "--country", "MLI", *QUARTER]),
    ("events of a party, by name", ["events", "--party", "{actor}", "--limit", "100"]),
    ("events of a party, by country and sector", ["events", "--party", "NER:MIL"]),
    ("events between two parties", ["series", "--of", "dyad", "--between", "MLI:,JNIM"]),
    ("events in a circle", ["events", "--near", "14.10,-1.63", "--radius", "80"]),
    ("events with a rare word", ["events", "--text", "{place}"]),
    ("events with a common word", ["events", "--text", "army", "--limit", "100"]),
    ("contested events", ["events", "--contested", "--limit", "100"]),
    ("events of three witnesses or more", ["events", "--witnesses", "3", "--limit", "100"]),
    ("one event as a brief", ["show", "{event}"]),
    ("one story", ["show", "{story}"]),
    ("stories", ["stories", "--limit", "100"]),
    ("reports", ["reports", "--limit", "100"]),
    ("claims by type, country and days", ["claims", "--type", "ASSAULT", "--country", "MLI", *QUARTER]),
    ("claims of a party", ["claims", "--actor", "{actor}", "--status", "negated"]),
    ("quotes of a speaker", ["quotes", "--speaker", "{speaker}"]),
    ("actors", ["actors", "--limit", "50"]),
    ("places", ["places", "--limit", "50"]),
    ("network", ["network", "--limit", "50"]),
    ("series by month and division", ["series", "--by", "month", "--of", "admin1"]),
    ("series by week, one country", ["series", "--by", "week", "--country", "BFA"]),
    ("series by dyad, one country and quarter", ["series", "--of", "dyad", "--country", "MLI", *QUARTER]),
]


class Command:
    """One run of the command: its seconds, those of the processor, its peak memory and what it printed."""

    def __init__(self, griot, *arguments):
        start = time.perf_counter()
        process = subprocess.Popen([griot, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.output = process.stdout.read()
        self.said = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds, self.megabytes = time.perf_counter() - start, usage.ru_maxrss / 1024
        self.processor = usage.ru_utime + usage.ru_stime
        self.code = process.returncode = os.waitstatus_to_exitcode(status)

    def rows(self):
        return list(csv.DictReader(io.StringIO(self.output.decode("utf-8"))))


def run(griot, *arguments):
    command = Command(griot, *arguments)
    if command.code != 0:
        raise SystemExit(f"griot {' '.join(map(str, arguments))} ended with {command.code}: {command.said.strip()}")
    return command


def made(griot, size, folder, threads):
    """A record of so many reports, and the runs that made it."""
    reports, record = folder / f"{size}.jsonl", folder / f"{size}.griot"
    with reports.open("wb") as file:
        subprocess.run([sys.executable, SCRIPTS / "generate-reports.py", str(size)], stdout=file, check=True)
    run(griot, "init", record)
    adding = run(griot, "add", record, "--jsonl", reports, "--threads", threads)
    merging = run(griot, "merge", record)
    again, verifying = run(griot, "merge", record), run(griot, "verify", record)
    events = int(re.search(r"([0-9]+) events", merging.said).group(1))
    return record, events, {"add": adding, "merge": merging, "merge again": again, "verify": verifying}


def measure_sizes(griot, sizes, folder, threads):
    """Prints a row for each size, and the largest beside the smallest; returns the largest record."""
    names = ["add", "merge", "merge again", "verify"]
    print(f"| reports | events | file | add, {threads} thread{'s' * (threads > 1)} | " + " | ".join(
        f"{name}, seconds (of adding)" for name in names[1:]) + " | memory of add | of merge |")
    print("|---:" * (len(names) + 5) + "|")
    grown = []
    for size in sizes:
        record, events, runs = made(griot, size, folder, threads)
        whole = record.stat().st_size / 2**20
        seconds = {name: runs[name].seconds for name in names}
        cells = [f"{seconds['add']:.0f} s, {size / seconds['add']:.0f} reports/s"]
        cells += [f"{seconds[name]:.1f} ({seconds[name] / seconds['add']:.3f})" for name in names[1:]]
        memory = [runs["add"].megabytes, runs["merge"].megabytes]
        cells += [f"{megabytes:,.0f} MB" for megabytes in memory]
        print(f"| {size:,} | {events:,} | {whole:,.0f} MB | {' | '.join(cells)} |", flush=True)
        grown.append([size, events, whole, *seconds.values(), *memory])
    ratios = [last / first for first, last in zip(grown[0], grown[-1])]
    if len(sizes) > 1:
        print("| " + " | ".join(f"× {ratio:.1f}" for ratio in ratios) + " |")
    return record


def known(griot, record):
    """What questions name: the event of most reports, who acts and speaks most, and a place of one event."""
    events = run(griot, "events", record, "--csv").rows()
    top = max(events, key=lambda event: (int(event["reports"]), event["id"]))
    actors = run(griot, "actors", record, "--limit", 1, "--csv").rows()
    places = [row["place"] for row in run(griot, "places", record, "--csv").rows()]
    villages = [place for place in places if place.isalpha() and len(place) > 6]
    quotes = run(griot, "quotes", record, "--csv").rows()
    speakers = sorted(quote["speaker"] for quote in quotes if quote["speaker"])
    speaker = statistics.mode(speakers) if speakers else "nobody"
    return {
        "event": top["id"], "story": top["story"], "actor": actors[0]["name"], "place": villages[-1],
        "speaker": speaker,
    }


def ask(griot, record, runs):
    """Prints the median of each question."""
    names = known(griot, record)
    print("| question | lines | median, ms | of the processor, ms |\n|---|---:|---:|---:|")
    for label, question in QUESTIONS:
        command = [part.format(**names) for part in question]
        if command[0] != "--version":
            command.insert(1, record)
        turns = [Command(griot, *command) for _ in range(runs)]
        if turns[0].code not in (0, 1):
            raise SystemExit(f"{label}: {turns[0].said.strip()}")
        median, processor = (
            1000 * statistics.median(times) for times in zip(*((turn.seconds, turn.processor) for turn in turns))
        )
        print(f"| {label} | {turns[0].output.count(10):,} | {median:.0f} | {processor:.0f} |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("griot", help="the command")
    parser.add_argument("--sizes", default="2000,20000", help="how many reports the records have (2000,20000)")
    parser.add_argument("--full", action="store_true", help="records of 10,000 and 100,000 reports")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1, help="reports to code at a time")
    parser.add_argument("--runs", type=int, default=5, help="how often each question is asked (5)")
    parser.add_argument("--keep", type=pathlib.Path, help="where the records are to stay")
    options = parser.parse_args()
    sizes = [10_000, 100_000] if options.full else [int(size) for size in options.sizes.split(",")]
    griot = str(pathlib.Path(options.griot).resolve())
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        record = measure_sizes(griot, sizes, folder, options.threads)
        print()
        ask(griot, record, options.runs)


main()
