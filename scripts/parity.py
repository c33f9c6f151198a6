"""Compares griot's parses with spaCy's own, and prints a table.

    parity.py GRIOT FOLDER [FOLDER ...]

A folder has files such as en_core_web_sm.jsonl, a text a line with spaCy's
output as scripts/make-fixtures.py writes it. Exits with 1 where a token
differs that is not excused below.
"""

import json
import os
import pathlib
import re
import subprocess
import sys

MODELS = ["en_core_web_sm", "fr_core_news_md", "fr_core_news_sm"]
FIELDS = ["text", "start", "ws", "tag", "pos", "morph", "lemma", "head", "dep", "sent", "ent"]

# Texts in which a decision hangs on less than 1e-4, by the start of the text. There are none so far.
EXCUSED: set[str] = set()


def expected(record):
    """spaCy's tokens of one text, as griot writes them."""
    count = len(record["words"])
    entities = ["O"] * count
    for start, end, label in record["ents"]:
        for index in range(start, end):
            entities[index] = ("B-" if index == start else "I-") + label
    columns = zip(
        record["words"], record["idx"], map(bool, record["space"]), record["tag"], record["pos"], record["morph"],
        record["lemma"], record["head"], record["dep"], map(bool, record["sent_start"]), entities,
    )
    return [dict(zip(FIELDS, column)) for column in columns]


def parse(griot, model, texts, kernel):
    """griot's tokens of all texts."""
    lines = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts))
    run = subprocess.run(
        [griot, "parse", "--lang", model[:2], "--model", model, "--jsonl", "-"],
        input=lines.encode(), stdout=subprocess.PIPE, check=True, env=os.environ | {"GRIOT_KERNEL": kernel},
    )
    return [json.loads(line)["tokens"] for line in run.stdout.split(b"\n") if line]


def kernels(griot):
    doctor = subprocess.run([griot, "doctor"], stdout=subprocess.PIPE, text=True).stdout
    return re.search(r"this machine runs ([a-z0-9, ]+)", doctor).group(1).split(", ")


def compare(griot, path, kernel):
    """The counts of one file with one kernel: tokens, identical ones, texts, identical ones, differing fields."""
    records = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    parses = parse(griot, path.stem, [record["text"] for record in records], kernel)
    tokens = same = same_texts = 0
    fields = {}
    for record, got in zip(records, parses, strict=True):
        want = expected(record)
        tokens += len(want)
        wrong = 0
        for index, token in enumerate(want):
            found = got[index] if index < len(got) else {}
            differing = [field for field in FIELDS if found.get(field) != token[field]]
            for field in differing:
                fields[field] = fields.get(field, 0) + 1
            wrong += bool(differing)
        same += len(want) - wrong
        if wrong == 0 and len(got) == len(want):
            same_texts += 1
        elif record["text"][:60] not in EXCUSED:
            print(f"differs: {record['text'][:60]!r}", file=sys.stderr)
    return tokens, same, len(records), same_texts, fields


def main():
    griot, *folders = sys.argv[1:]
    failed = False
    print("| model | texts from | kernel | texts | identical | tokens | identical | fields that differ |")
    print("|---|---|---|---:|---:|---:|---:|---|")
    for folder in map(pathlib.Path, folders):
        origin = "our fixtures" if folder.name == "Fixtures" else folder.name
        for model in MODELS:
            path = folder / f"{model}.jsonl"
            for kernel in kernels(griot) if path.exists() else []:
                tokens, same, texts, same_texts, fields = compare(griot, path, kernel)
                differing = ", ".join(f"{name} {count}" for name, count in sorted(fields.items())) or "none"
                print(f"| {model} | {origin} | {kernel} | {texts:,} | {same_texts:,} | {tokens:,} | {same:,} | {differing} |")
                failed |= same_texts + len(EXCUSED) < texts
    sys.exit(1 if failed else 0)


main()
