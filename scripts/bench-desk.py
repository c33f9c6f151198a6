#!/usr/bin/env python3
"""Measures the desk under many readers: pages of a record, asked for by wrk, alone and while a merge is written.

    scripts/bench-desk.py .build/release/griot sahel.griot [--seconds 5] [--readers 50] [--rounds 0]

The record is copied; a report is added to the copy before the merge, so that the merge has something to write. Prints a
Markdown table: the median and the 99th percentile of the time to an answer, answers a second, and errors. Answers are
kept while the record stands still, so that the first of each page is timed by itself.
"""

import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGES = [
    "events", "events?country=MLI", "events?type=ASSAULT&from=2024-06&to=2024-08", "events?q=soldiers", "stories",
    "actors", "places", "outlets", "reports", "relations", "events.json",
]
UNITS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}


def address_of(server):
    return server.stdout.readline().decode().split("?")[0].strip()


def first_answer(url):
    start = time.perf_counter()
    with urllib.request.urlopen(url) as answer:
        answer.read()
    return 1000 * (time.perf_counter() - start)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * UNITS[unit]


def wrk(url, readers, seconds):
    """The median and 99th percentile in milliseconds, answers a second, and errors."""
    command = ["wrk", "-t", "2", "-c", str(readers), "-d", f"{seconds}s", "--latency", url]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    at = {share: milliseconds(value) for share, value in re.findall(r"^\s+(\d+)%\s+(\S+)$", said, re.M)}
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    failed = re.search(r"Non-2xx or 3xx responses: (\d+)", said)
    sockets = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    errors = int(failed.group(1)) if failed else 0
    errors += sum(map(int, sockets.groups())) if sockets else 0
    return at["50"], at["99"], rate, errors


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("griot")
    options.add_argument("record", type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--readers", type=int, default=50)
    options.add_argument("--rounds", type=int, default=0, help="end the merge after so many rounds; 0 waits for its end")
    given = options.parse_args()
    if not shutil.which("wrk"):
        sys.exit("bench-desk: 'wrk' is not there; on Debian: apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder:
        record = pathlib.Path(folder, "bench.griot")
        shutil.copyfile(given.record, record)
        server = subprocess.Popen([given.griot, "serve", record, "--read-only"], stdout=subprocess.PIPE)
        try:
            measure(given, record, address_of(server))
        finally:
            server.terminate()


def measure(given, record, address):
    print(f"| page, {given.readers} readers | first answer, ms | median, ms | 99 %, ms | answers a second | errors |")
    print("|---|---:|---:|---:|---:|---:|")
    for page in PAGES:
        first = first_answer(address + page)
        row(page, first, wrk(address + page, given.readers, given.seconds))
    report = "Soldiers repelled an attack near Ansongo on Monday and killed four gunmen, the governor said."
    added = subprocess.run(
        [given.griot, "add", record, "-"], input=report.encode(), capture_output=True
    )
    if added.returncode != 0:
        sys.exit("bench-desk: " + added.stderr.decode())
    merge = subprocess.Popen([given.griot, "merge", record], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen = {}
    while merge.poll() is None and (not given.rounds or len(seen.get(PAGES[0], [])) < given.rounds):
        for page in PAGES[:3]:
            first_answer(address + page)
            seen.setdefault(page, []).append(wrk(address + page, given.readers, given.seconds))
    state = "was still being made" if merge.poll() is None else "came to its end"
    merge.terminate()
    merge.wait()
    # The slowest of the rounds, and the errors of all.
    for page, rounds in seen.items():
        errors = sum(figures[3] for figures in rounds)
        row(f"{page} (slowest of {len(rounds)} rounds while a merge {state})", None, (*max(rounds)[:3], errors))


def row(page, first, figures):
    median, late, rate, errors = figures
    start = "" if first is None else f"{first:.0f}"
    print(f"| `/{page}` | {start} | {median:.1f} | {late:.1f} | {rate:.0f} | {errors} |", flush=True)


if __name__ == "__main__":
    main()
