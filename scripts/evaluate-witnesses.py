#!/usr/bin/env python3
"""Measures `griot witnesses` on generated reports with known copies, or on reports with a gold of stories.

usage: evaluate-witnesses.py "GRIOT witnesses" [--reports N] [--seed S]
       evaluate-witnesses.py "GRIOT witnesses" --stories FILE.jsonl   lines with "doc_id", "topic", "story", "text"

Generated: texts of made-up words whose frequencies fall as Zipf's law says, with names and figures; each is carried by none to
twelve outlets: as it is with other typography, with a few words changed, cut, or rewritten in part. Each outlet
has a footer; background paragraphs recur in reports that have nothing else in common; a tenth of the reports are look-alikes, one wording
about other places and numbers. Prints precision and recall over pairs of reports, by label where it is known, and time.
"""

import argparse
import collections
import itertools
import json
import random
import subprocess
import time

SYLLABLES = [c + v for c in "b d f g k l m n p r s t v z ch dr kr st tr".split() for v in "a e i o u ou an".split()]


def vocabulary(rng, size):
    words = set()
    while len(words) < size:
        words.add("".join(rng.choice(SYLLABLES) for _ in range(rng.choice([1, 2, 2, 3, 3, 4]))))
    return sorted(words)


class Newsroom:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.words = vocabulary(self.rng, 20000)
        self.rng.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(self.words))))
        self.names = [word.capitalize() for word in vocabulary(self.rng, 6000)]
        self.background = [self.paragraph(4) for _ in range(100)]
        self.footers = [self.paragraph(2) for _ in range(60)]
        self.templates = [[self.sentence(None) for _ in range(5)] for _ in range(20)]

    def sentence(self, facts=True):
        rng = self.rng
        words = rng.choices(self.words, cum_weights=self.weights, k=rng.randint(10, 28))
        for _ in range(rng.randint(1, 3)):
            place = rng.randrange(1, len(words))
            name = rng.random() < 0.7
            if facts is None:
                words[place] = "%N" if name else "%F"
            else:
                words[place] = rng.choice(self.names) if name else str(rng.randint(2, 9000))
        return words[0].capitalize() + " " + " ".join(words[1:]) + "."

    def paragraph(self, sentences):
        return " ".join(self.sentence() for _ in range(sentences))

    def original(self):
        sentences = [self.sentence() for _ in range(self.rng.randint(6, 22))]
        if self.rng.random() < 0.3:
            sentences.append(self.rng.choice(self.background))
        return sentences

    def lookalike(self):
        rng = self.rng
        filled = []
        for sentence in rng.choice(self.templates):
            while "%N" in sentence:
                sentence = sentence.replace("%N", rng.choice(self.names), 1)
            while "%F" in sentence:
                sentence = sentence.replace("%F", str(rng.randint(2, 9000)), 1)
            filled.append(sentence)
        return filled

    def copy(self, sentences):
        rng = self.rng
        way = rng.choice(["same", "light", "trim", "rewrite"])
        if way == "same":
            return way, [s.replace(" ", "\u00a0", 1).replace("e", "é", 1) for s in sentences]
        if way == "trim":
            return way, sentences[: max(4, int(len(sentences) * rng.uniform(0.4, 0.9)))]
        if way == "light":
            changed = []
            for sentence in sentences:
                words = sentence.split(" ")
                if rng.random() < 0.5:
                    words[rng.randrange(len(words))] = rng.choice(self.words)
                changed.append(" ".join(words))
            return way, changed
        kept = rng.uniform(0.4, 0.8)
        return way, [s if rng.random() < kept else self.sentence() for s in sentences]

    def reports(self, count):
        """Reports with `story` and `way`; the origin of a story is the earliest."""
        rng = self.rng
        reports = []
        while len(reports) < count:
            story, day = len(reports), rng.randrange(700)
            isAlike = rng.random() < 0.1
            original = self.lookalike() if isAlike else self.original()
            versions = [("origin", original)]
            if not isAlike and rng.random() < 0.3:
                versions += [self.copy(original) for _ in range(min(12, int(rng.expovariate(0.4)) + 1))]
            for place, (way, sentences) in enumerate(versions[: count - len(reports)]):
                text = "\n".join(" ".join(sentences[i : i + 3]) for i in range(0, len(sentences), 3))
                if way != "same" and rng.random() < 0.5:
                    text += "\n" + rng.choice(self.footers)
                published = f"{2023 + day // 365}-{day % 12 + 1:02}-{day % 28 + 1:02}T{6 + place:02}:00:00Z"
                reports.append({"id": f"{len(reports):06}", "text": text, "published": published, "story": story, "way": way})
        rng.shuffle(reports)
        return reports


def witnesses(griot, reports):
    keys = ("id", "title", "text", "lang", "published", "outlet", "url")
    lines = "".join(json.dumps({k: r[k] for k in keys if k in r}, ensure_ascii=False) + "\n" for r in reports)
    start = time.time()
    run = subprocess.run([*griot.split(), "--jsonl", "-"], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()], time.time() - start, len(lines)


def pairs(groups):
    return {pair for group in groups for pair in itertools.combinations(sorted(group), 2)}


def measure(reports, found, seconds, size):
    by_story = collections.defaultdict(list)
    for report in reports:
        by_story[report["story"]].append(report["id"])
    gold, ours = pairs(by_story.values()), pairs([m["id"] for m in w["reports"]] for w in found)
    right = len(gold & ours)
    print(f"{len(reports)} reports, {size / 1e6:.1f} MB, {seconds:.1f} s: {len(found)} witnesses")
    print(f"pairs: precision {right / max(len(ours), 1):.4f}, recall {right / max(len(gold), 1):.4f}, wrong {len(ours - gold)}")
    labels = {m["id"]: m["label"] for w in found for m in w["reports"]}
    for way in ("origin", "same", "light", "trim", "rewrite"):
        counts = collections.Counter(labels[r["id"]] for r in reports if r.get("way") == way)
        if counts:
            print(f"  {way}: " + ", ".join(f"{label} {number}" for label, number in counts.most_common()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("griot", help="the program with its command, such as '.build/release/griot witnesses'")
    parser.add_argument("--reports", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--stories")
    arguments = parser.parse_args()
    if arguments.stories:
        documents = [json.loads(line) for line in open(arguments.stories)]
        reports = [{"id": d["doc_id"], "text": d["text"], "story": (d["topic"], d["story"])} for d in documents]
    else:
        reports = Newsroom(arguments.seed).reports(arguments.reports)
    measure(reports, *witnesses(arguments.griot, reports))


if __name__ == "__main__":
    main()
