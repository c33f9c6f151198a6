#!/usr/bin/env python3
"""Trains the points of clues, Sources/Coding/Lexicon/clues.tsv, on reports with a gold of their events.

usage: train-clues.py GRIOT FOLDER… [--test FOLDER]… [--folds N] [--only QUESTION,…] [--out TABLE]

GRIOT answers each report by its rules alone, and says which other answers the report offers and what is to be
seen of each (`griot choices`). A FOLDER holds reports.json and gold.json (Evaluation/README.md). For each question a
log-linear model is fitted that gives the answers that are right by the gold the greatest probability: minus the log-likelihood plus a
penalty on the squares of the weights, by L-BFGS. A clue counts for all events, for those of its quad class, of its
type, and of its type and mode. What comes out are whole numbers, thousandths of a logit.
--folds N also says how well it does on each N-th part of the reports when it is trained on the rest. Needs numpy and scipy.
"""
import argparse
import collections
import importlib.util
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

# Clues with fewer points than this are left out of the table.
LEAST = 40
SCALES = [0.7, 0.7, 0.7, 0.5]
# For each question: the penalty, and the fewest events that show a clue.
SETTINGS = {"actor": (4.0, 3), "recipient": (4.0, 3), "place": (4.0, 3), "killed": (4.0, 3), "event": (6.0, 3)}
# By how much another answer must win, in logits: more where the rules have one, and most where it would be taken away,
# for whoever annotates fills in what is meant, and readers of a coding trust what it says.
MARGINS = {
    "actor": {"current": 0.4, "current somebody": 0.6, "none against somebody": -0.4},
    "recipient": {"current": 0.3, "current somebody": 0.3, "none against somebody": -0.4},
    "place": {"current": 0.3, "current somewhere": 0.4, "none against somewhere": -1.0},
    "killed": {"current": 1.0},
    "event": {"any": -1.0},
}


def load_scorer():
    spec = importlib.util.spec_from_file_location("score_events", pathlib.Path(__file__).with_name("score-events.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


score = load_scorer()


def run(command, text):
    out = subprocess.run(command, input=text, capture_output=True, text=True)
    if out.returncode not in (0, 2):
        sys.exit(f"{command[0]} {command[1]} failed: {out.stderr}")
    return [json.loads(line) for line in out.stdout.split("\n") if line.strip()]


def load(griot, folder, tables):
    """The choices of a set's events that match one of the gold, or none: with what is right of each."""
    reports = json.loads((folder / "reports.json").read_text(encoding="utf-8"))
    gold = {entry["id"]: entry for entry in json.loads((folder / "gold.json").read_text(encoding="utf-8"))}
    text = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    coded = {line["report"]["id"]: line for line in run([griot, "code", "--jsonl", "-", "--tables", tables], text) if "report" in line}
    choices = {line["id"]: line["choices"] for line in run([griot, "choices", "-", "--tables", tables], text) if "choices" in line}
    examples = []
    for report in reports:
        wanted = gold[report["id"]]["events"]
        for event in wanted:
            event.setdefault("salience", "main")
            event["sentence"] = event["sentence"] if isinstance(event.get("sentence"), int) else 0
        events = coded.get(report["id"], {}).get("events", [])
        found = {j: i for i, j in score.pairs(report, wanted, events).items()}
        for choice in choices.get(report["id"], []):
            event = events[choice["event"]]
            match = wanted[found[choice["event"]]] if choice["event"] in found else None
            example = judge(choice, event, match)
            if example:
                example.update(folder=folder.name, report=report["id"], question=choice["question"], levels=choice["levels"], gold=match)
                examples.append(example)
    return examples


def judge(choice, event, gold):
    """How right each option is, from 0 to 1; nothing where the gold does not say."""
    question, options = choice["question"], choice["options"]
    if question == "event":
        is_right = gold is not None
        if not is_right and event["salience"] == "background":
            return None
        rights = [float(is_right), float(not is_right)]
    elif gold is None:
        return None
    elif question in ("actor", "recipient"):
        rights = [party_f1(gold[question], option["answer"]) for option in options]
    elif question == "place":
        if not gold.get("place"):
            # Where the gold is silent, a place is not wrong for certain: only what would be added is.
            if options[0]["answer"]:
                return None
            rights = [float(not option["answer"]) for option in options]
        else:
            target = score.words(gold["place"]["text"])
            rights = [
                float(any(target & (score.words(one["text"]) | score.words(one["name"])) for one in option["answer"])) for option in options
            ]
    elif question == "killed":
        figures = [toll(option["answer"]) for option in options]
        if gold.get("killed") is None:
            rights = [float(not values) for values in figures]
        else:
            rights = [float(gold["killed"] in values) for values in figures]
    return {"clues": [option["clues"] for option in options], "answers": [option["answer"] for option in options], "rights": rights}


def toll(figures):
    """The numbers of a toll, and their sum, as the scorer takes them."""
    values = [int(figure["name"]) for figure in figures]
    return set(values) | ({sum(values)} if values else set())


def party_f1(gold, parties):
    if not gold and not parties:
        return 1.0
    return score.f1(score.shared(gold, parties), len(parties), len(gold))


def vocabulary(examples, fewest):
    """A column for each level, kind of event and clue that enough events show."""
    counts = collections.Counter()
    for example in examples:
        clues = {clue for clues in example["clues"] for clue in clues}
        counts.update((level, name, clue) for level, name in enumerate(example["levels"]) for clue in clues)
    return {key: i for i, key in enumerate(sorted(key for key, count in counts.items() if count >= fewest))}


def matrix(examples, index):
    """One row an answer, with the first row of each example."""
    rows, columns, values, starts, size = [], [], [], [], 0
    for example in examples:
        starts.append(size)
        for clues in example["clues"]:
            for level, name in enumerate(example["levels"]):
                for clue in clues:
                    column = index.get((level, name, clue))
                    if column is not None:
                        rows.append(size)
                        columns.append(column)
                        values.append(SCALES[level])
            size += 1
    return csr_matrix((values, (rows, columns)), shape=(size, len(index))), np.array(starts)


def fit(examples, penalty, fewest):
    """The points of the clues, by kind of event and clue, without margins."""
    usable = [example for example in examples if max(example["rights"]) > 0]
    index = vocabulary(usable, fewest)
    clues, starts = matrix(usable, index)
    right = np.concatenate([np.array([value >= max(example["rights"]) - 1e-9 for value in example["rights"]]) for example in usable])
    of = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))

    def loss(weights):
        points = clues @ weights
        powers = np.exp(points - np.maximum.reduceat(points, starts)[of])
        total, hit = np.add.reduceat(powers, starts), np.add.reduceat(powers * right, starts)
        slope = clues.T @ (powers / total[of] - powers * right / hit[of])
        return (np.log(total) - np.log(hit)).sum() + penalty * weights @ weights / 2, slope + penalty * weights

    weights = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    table = {}
    for (level, name, clue), column in index.items():
        points = round(1000 * SCALES[level] * weights[column])
        if points:
            table[name, clue] = points
    return table


def with_margins(table, question):
    table = dict(table)
    for clue, margin in MARGINS[question].items():
        table["", clue] = table.get(("", clue), 0) + round(1000 * margin)
    return table


def chosen(example, table):
    """The answer that a table chooses, the first of equals."""
    points = [sum(table.get((level, clue), 0) for level in example["levels"] for clue in clues) for clues in example["clues"]]
    return points.index(max(points))


class Tally:
    """Figures before and after, for the main events of a question."""

    def __init__(self):
        self.counts = collections.Counter()

    def add(self, example, option):
        gold, question = example["gold"], example["question"]
        if question == "event":
            main = gold is None or gold["salience"] == "main"
            if main:
                for name, choice in (("before", 0), ("after", option)):
                    self.counts[name, "right" if gold else "extra"] += choice == 0
            return
        if gold["salience"] != "main" or question == "place" and not gold.get("place") or question == "killed" and gold.get("killed") is None and example["rights"][0] and example["rights"][option]:
            return
        self.counts["of"] += 1
        self.counts["changed"] += option != 0
        self.counts["best"] += max(example["rights"]) > 0.99
        for name, choice in (("before", 0), ("after", option)):
            self.counts[name, "exact"] += example["rights"][choice] > 0.99
            if question in ("actor", "recipient"):
                self.counts[name, "hits"] += score.shared(gold[question], example["answers"][choice])
                self.counts[name, "coded"] += len(example["answers"][choice])
                self.counts["gold"] += len(gold[question]) if name == "before" else 0

    def text(self, question):
        count = self.counts
        if question == "event":
            return "right %d -> %d, extra %d -> %d" % (count["before", "right"], count["after", "right"], count["before", "extra"], count["after", "extra"])
        parts = [f"of {count['of']}", f"changed {count['changed']}", f"best {count['best'] / max(1, count['of']):.3f}"]
        for name in ("before", "after"):
            parts.append(f"{name} exact {count[name, 'exact'] / max(1, count['of']):.3f}")
            if question in ("actor", "recipient"):
                parts.append(f"F1 {score.f1(count[name, 'hits'], count[name, 'coded'], count['gold']):.3f}")
        return ", ".join(parts)


def cross_validate(examples, question, settings, folds):
    names = sorted({(example["folder"], example["report"]) for example in examples})
    random.Random(1).shuffle(names)
    fold = {name: i % folds for i, name in enumerate(names)}
    groups = collections.defaultdict(Tally)
    for k in range(folds):
        table = with_margins(fit([e for e in examples if fold[e["folder"], e["report"]] != k], *settings), question)
        for example in examples:
            if fold[example["folder"], example["report"]] == k:
                option = chosen(example, table)
                groups["all"].add(example, option)
                groups[example["folder"]].add(example, option)
    for name, tally in sorted(groups.items()):
        print(f"{question}, {name}: {tally.text(question)}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("griot")
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--test", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only")
    parser.add_argument("--out", type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as empty:
        # Without clues the rules answer alone.
        (pathlib.Path(empty) / "clues.tsv").write_text("question\tlevel\tclue\tpoints\n")
        examples = [example for folder in options.folders for example in load(options.griot, folder, empty)]
        tests = [example for folder in options.test for example in load(options.griot, folder, empty)]
    rows = []
    for question, settings in SETTINGS.items():
        if options.only and question not in options.only.split(","):
            continue
        mine = [example for example in examples if example["question"] == question]
        if options.folds:
            cross_validate(mine, question, settings, options.folds)
        table = with_margins(fit(mine, *settings), question)
        if options.test:
            tally = Tally()
            for example in tests:
                if example["question"] == question:
                    tally.add(example, chosen(example, table))
            print(f"{question}, test: {tally.text(question)}", flush=True)
        rows += [(question, level, clue, points) for (level, clue), points in sorted(table.items()) if abs(points) >= LEAST]
    if options.out:
        lines = [
            "# What speaks for and against the answers that a report offers, in thousandths of a logit: made by scripts/train,",
            "# from the reports of Evaluation. Format: docs/reference/clues.md",
            "question\tlevel\tclue\tpoints",
        ] + ["\t".join(map(str, row)) for row in rows]
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
