#!/usr/bin/env python3
"""Prints what `griot code` gave for a file of reports: a heading and a table a report, and a summary.

usage: demo-tables.py REPORTS.jsonl CODED.jsonl
"""
import collections
import json
import sys

COLUMNS = [("what", 22), ("who → whom", 50), ("where", 16), ("when", 21), ("how many", 16), ("how it is told", 0)]


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    reports, coded = (lines(path) for path in sys.argv[1:3])
    for report, coding in zip(reports, coded, strict=True):
        print_report(report, coding)
    print_summary(coded)


def print_report(report, coding):
    print(f"\n{report['id']}  {report['outlet']}, {report['published'][:10]}\n{report['title']}")
    if "error" in coding:
        print(f"  not coded: {coding['error']['message']}")
    elif not coding["events"]:
        print("  no events")
    else:
        print_row([name for name, _ in COLUMNS])
        for event in coding["events"]:
            print_row(row(event))


def print_row(cells):
    print(("  " + " ".join(fit(cell, width) for cell, (_, width) in zip(cells, COLUMNS))).rstrip())


def fit(cell, width):
    if not width:
        return cell
    return (cell if len(cell) <= width else cell[: width - 1] + "…").ljust(width)


def row(event):
    date = event["date"] or {}
    days = [date[end] for end in ("from", "to") if date.get(end)]
    return [
        " ".join([event["type"], *event["modes"]]),
        parties(event),
        (event["place"] or {}).get("name") or "",
        shortened(days, date.get("precision")),
        ", ".join(map(figure, event["numbers"])),
        told(event),
    ]


def parties(event):
    who, whom = (", ".join(map(party, event[role])) for role in ("actors", "recipients"))
    return f"{who or '(nobody named)'} → {whom}" if whom else who or "(nobody named)"


def party(party):
    return party["name"] or party["text"]


def shortened(days, precision):
    """2024-01-01 to 2024-12-31 is 2024 to a reader."""
    if not days:
        return ""
    digits = {"year": 4, "years": 4, "month": 7}.get(precision, 10)
    first, last = days[0][:digits], days[-1][:digits]
    return first if first == last else f"{first}…{last}"


def figure(number):
    low, high = number["low"], number["high"]
    sign = "" if number["operator"] in ("=", "range") else number["operator"]
    many = f"{low}–{high}" if None not in (low, high) and low != high else f"{low if low is not None else high}"
    return f"{sign}{many} {number['what']}"


def told(event):
    words = [event["status"]] * (event["status"] != "occurred")
    words += ["alleged"] * event["alleged"] + ["background"] * (event["salience"] == "background")
    words += [f"by {attribution['text']}" for attribution in event["attribution"][-1:]]
    return ", ".join(words)


def print_summary(coded):
    events = [event for coding in coded for event in coding.get("events", [])]
    print(f"\nIn sum: {len(coded)} reports, {len(events)} events; a copied text counts each time until the record is kept.")
    print_counts("Events by type", (event["type"] for event in events), 16)
    # A group such as "the three countries" is an entry for each member, so an event may name several actors.
    named = (party(actor) for event in events for actor in event["actors"])
    print_counts("Actors most often named", named, 12)


def print_counts(heading, names, most):
    print(f"\n{heading}")
    for name, count in collections.Counter(names).most_common(most):
        print(f"  {count:4}  {name}")


if __name__ == "__main__":
    main()
