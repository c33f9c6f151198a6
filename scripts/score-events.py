#!/usr/bin/env python3
"""Scores codings of whole reports against a gold of their events, and prints the figures as JSON.

usage: score-events.py FOLDER CODED.jsonl [--lang LANG] [--errors N]

FOLDER holds reports.json and gold.json in the form of Evaluation/README.md; CODED.jsonl is what
`griot code --jsonl -` makes of the reports. An event that was coded matches one of the gold if their types
are the same and their triggers stand in one line of the report, or they share a party; the best pairs
first, each event once. Background is neither rewarded nor punished.
"""
import argparse
import collections
import json
import pathlib
import re
import sys
import unicodedata

SMALL = set(
    "the a an of and in on at to for by with from its his her their this that le la les l un une des du de d et en au "
    "aux à par pour sur son sa ses ce cette".split()
)
RARE = ["AID", "PROTEST", "CONCEDE", "MOBILIZE", "COOPERATE", "SUPPORT", "THREATEN", "REJECT"]
FIGURES = ["killed", "injured", "abducted"]


def words(text):
    plain = unicodedata.normalize("NFKD", text or "").lower()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return {word for word in re.findall(r"\w+", plain) if word not in SMALL}


def line_of(report, place):
    """The line of the text in which something stands; the title is line -1."""
    return -1 if place.get("in") == "title" else report["text"][: place["start"]].count("\n")


def is_same_party(gold, coded):
    if gold.get("country") and coded.get("country") and gold["country"] != coded["country"]:
        return False
    names = words(gold.get("name")), words(coded.get("name"))
    if all(names) and (names[0] <= names[1] or names[1] <= names[0] or len(names[0] & names[1]) > 1):
        return True
    if gold.get("country") and coded.get("country") and (gold.get("sector") or "")[:3] == (coded.get("sector") or "")[:3]:
        return True
    return bool(words(gold.get("text")) & words(coded.get("text")))


def shared(gold, coded):
    """How many parties of the gold are among the coded, each of those taken once."""
    left, count = list(coded), 0
    for party in gold:
        found = next((other for other in left if is_same_party(party, other)), None)
        if found is not None:
            left.remove(found)
            count += 1
    return count


def figures(event, what):
    """The figures of a kind that count as right: each one, and the sum over sides of each claimant."""
    entries = [entry for entry in event["numbers"] if entry["what"] == what and entry["low"] is not None]
    sums = collections.Counter()
    for entry in entries:
        sums[entry["claimant"]] += entry["low"]
    return {entry["low"] for entry in entries} | set(sums.values())


def pairs(report, gold, coded):
    """Which coded event stands for which of the gold, as index by index."""
    candidates = []
    for i, wanted in enumerate(gold):
        for j, event in enumerate(coded):
            if wanted["type"] != event["type"]:
                continue
            in_line = line_of(report, event["trigger"]) == wanted["sentence"]
            has_words = bool(words(wanted["trigger"]) & words(event["trigger"]["text"]))
            parties = shared(wanted["actor"] + wanted["recipient"], event["actors"] + event["recipients"])
            if in_line or parties:
                weight = 2 * (in_line and has_words) + in_line + 0.5 * has_words + parties
                candidates.append((weight + 0.1 * (wanted["salience"] == "main"), i, j))
    candidates.sort(key=lambda candidate: -candidate[0])
    found = {}
    for _, i, j in candidates:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def ratio(part, whole):
    return part / whole if whole else None


def f1(right, coded, gold):
    precision, recall = ratio(right, coded) or 0, ratio(right, gold) or 0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0


class Score:
    def __init__(self):
        self.counts = collections.Counter()
        self.types = collections.defaultdict(collections.Counter)
        self.errors = []

    def judge(self, name, is_right):
        self.counts[name, "of"] += 1
        self.counts[name] += bool(is_right)
        return is_right

    def report(self, report, gold, line):
        count = self.counts
        events, wanted = line.get("events", []), gold["events"]
        count["reports"] += 1
        if not gold.get("relevant", True):
            self.judge("silent", not any(event["salience"] == "main" for event in events))
        found = pairs(report, wanted, events)
        quiet = {j for i, j in found.items() if wanted[i]["salience"] != "main"}
        quiet |= {j for j, event in enumerate(events) if j not in found.values() and event["salience"] == "background"}
        for j, event in enumerate(events):
            if j not in quiet:
                count["coded"] += 1
                self.types[event["type"]]["coded"] += 1
                if j not in found.values():
                    self.errors.append(("extra", report["id"], event["type"], event["trigger"]["text"]))
        for i, event in enumerate(wanted):
            if event["salience"] != "main":
                continue
            count["gold"] += 1
            self.types[event["type"]]["gold"] += 1
            if i not in found:
                self.errors.append(("missed", report["id"], event["type"], event["trigger"]))
                continue
            count["right"] += 1
            self.types[event["type"]]["right"] += 1
            self.event(event, events[found[i]])
        self.quotations(gold["quotes"], line.get("quotes", []))

    def event(self, gold, coded):
        is_full = True
        for key, plural in (("actor", "actors"), ("recipient", "recipients")):
            hits = shared(gold[key], coded[plural])
            for name, number in (("right", hits), ("gold", len(gold[key])), ("coded", len(coded[plural]))):
                self.counts[key, name] += number
            is_full &= hits == len(gold[key]) == len(coded[plural])
        if gold.get("mode"):
            self.judge("mode", gold["mode"] in coded["modes"])
        is_full &= self.judge("status", gold.get("status", "occurred") == coded["status"])
        self.judge("alleged", bool(gold.get("alleged")) == coded["alleged"])
        if gold.get("place"):
            place = coded["place"] or {}
            self.judge("place", words(gold["place"]["text"]) & (words(place.get("text")) | words(place.get("name"))))
        if gold.get("date"):
            self.judge("date", ((coded["date"] or {}).get("from") or "").startswith(gold["date"]))
        for what in FIGURES:
            if gold.get(what) is not None:
                is_full &= self.judge(what, gold[what] in figures(coded, what))
            else:
                is_full &= not figures(coded, what)
        if gold.get("source"):
            self.judge("attributed", any(words(gold["source"]) & words(one["text"]) for one in coded["attribution"]))
        self.counts["full"] += is_full

    def quotations(self, gold, coded):
        self.counts["quote", "gold"] += len(gold)
        self.counts["quote", "coded"] += len(coded)
        for quotation in gold:
            wanted = words(quotation["text"])
            for other in coded:
                if len(wanted & words(other["text"])) >= 0.6 * max(1, len(wanted)):
                    self.counts["quote", "right"] += 1
                    speaker = other["speaker"] or {}
                    self.judge("speaker", words(quotation["speaker"]) & (words(speaker.get("text")) | words(speaker.get("name"))))
                    break

    def figures(self):
        count = self.counts
        rare = [sum(self.types[name][key] for name in RARE) for key in ("right", "coded", "gold")]
        share = lambda name: ratio(count[name], count[name, "of"])
        return {
            "reports": count["reports"], "event_F1": f1(count["right"], count["coded"], count["gold"]),
            "event_P": ratio(count["right"], count["coded"]), "event_R": ratio(count["right"], count["gold"]),
            "fully_right": ratio(count["full"], count["gold"]), "rare_F1": f1(*rare),
            **{f"{key}_F1": f1(*(count[key, part] for part in ("right", "coded", "gold"))) for key in ("actor", "recipient", "quote")},
            **{f"{key}_acc": share(key) for key in ("mode", "status", "alleged", "killed", "place", "date", "attributed", "speaker")},
            "irrelevant_silent": share("silent"),
        }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("coded", type=pathlib.Path)
    parser.add_argument("--lang")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--json", action="store_true", help="for likeness with other scorers; it is always JSON")
    options = parser.parse_args()
    gold = {entry["id"]: entry for entry in json.loads((options.folder / "gold.json").read_text(encoding="utf-8"))}
    lines = [json.loads(line) for line in options.coded.read_text(encoding="utf-8").splitlines() if line.strip()]
    coded = {line["report"]["id"]: line for line in lines}
    score = Score()
    for report in json.loads((options.folder / "reports.json").read_text(encoding="utf-8")):
        if not options.lang or report["lang"] == options.lang:
            score.report(report, gold[report["id"]], coded.get(report["id"], {}))
    print(json.dumps(score.figures()))
    for error in score.errors[: options.errors]:
        print(*error, file=sys.stderr)


if __name__ == "__main__":
    main()
