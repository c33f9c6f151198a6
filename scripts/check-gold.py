#!/usr/bin/env python3
"""Checks that a gold set speaks of its reports: every word it copies is found, and every trigger in its line.

usage: check-gold.py FOLDER… [--examples FOLDER]

Each FOLDER holds reports.json and gold.json. With --examples the reports of the first one must also be those of that
folder's reports.jsonl and .txt files, letter for letter.
"""
import argparse
import json
import pathlib
import sys

TYPES = set("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
STATUSES = {"occurred", "ongoing", "future", "hypothetical", "negated"}


def problems(report, gold):
    title = report["title"] or ""
    whole = title + "\n" + report["text"]
    lines = report["text"].split("\n")
    for event in gold["events"]:
        line = event["sentence"]
        if not -1 <= line < len(lines):
            yield f"no line {line}"
        elif event["trigger"] not in (title if line == -1 else lines[line]):
            yield f"trigger '{event['trigger']}' is not in line {line}"
        if event["type"] not in TYPES or event["status"] not in STATUSES:
            yield f"'{event['type']}' or '{event['status']}' is no type or status"
        copied = [party["text"] for party in event["actor"] + event["recipient"]]
        copied += [event.get("source"), event.get("killed_side"), (event.get("place") or {}).get("text")]
        yield from (f"'{words}' of '{event['trigger']}' is not in the report" for words in copied if words and words not in whole)
    for quote in gold["quotes"]:
        yield from (f"'{words}' is not in the report" for words in quote.values() if words and words not in whole)


def read(folder, name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def differences(reports, examples):
    lines = [json.loads(line) for line in (examples / "reports.jsonl").read_text(encoding="utf-8").splitlines()]
    if [(line["id"], line["title"], line["text"]) for line in lines] != [(report["id"], report["title"], report["text"]) for report in reports]:
        yield "reports.jsonl has other reports"
    for report in reports:
        path = examples / f"{report['id']}.txt"
        if path.exists() and path.read_text(encoding="utf-8") != f"{report['title']}\n\n{report['text']}\n":
            yield f"{path.name} has another text"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--examples", type=pathlib.Path)
    options = parser.parse_args()
    found = []
    for folder in options.folders:
        gold = {entry["id"]: entry for entry in read(folder, "gold.json")}
        for report in read(folder, "reports.json"):
            entry = gold.pop(report["id"], None)
            found += [f"{report['id']}: {what}" for what in (problems(report, entry) if entry else ["has no gold"])]
        found += [f"{id}: has no report" for id in gold]
    if options.examples:
        found += differences(read(options.folders[0], "reports.json"), options.examples)
    print("\n".join(found) or "all words are where the gold says")
    sys.exit(1 if found else 0)


main()
