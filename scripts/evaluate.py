#!/usr/bin/env python3
"""Measures the coding on the sets of an evaluation folder and on our own, and prints a table in Markdown.

usage: evaluate.py GRIOT SETS [--own FOLDER] [--only SET,…] [--keep FOLDER] [--tables FOLDER]

SETS is a folder with the scorers score_events.py, score_gsr.py, score_actors.py, score_dates.py and the sets that
they read (sahel-dev, sahel-check, gsr-dev.json, ngec-actors-dev.tsv, dates.tsv). FOLDER holds reports.json and gold.json
in the form of sahel-dev.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

FIELDS = [
    ("event_F1", "event F1"), ("event_P", "P"), ("event_R", "R"), ("fully_right", "fully right"), ("rare_F1", "rare F1"),
    ("actor_F1", "actor F1"), ("recipient_F1", "recipient F1"), ("mode_acc", "mode"), ("status_acc", "status"),
    ("alleged_acc", "alleged"), ("killed_acc", "killed"), ("place_acc", "place"), ("date_acc", "date"),
    ("attributed_acc", "attributed"), ("quote_F1", "quote F1"), ("speaker_acc", "speaker"), ("irrelevant_silent", "silent"),
]


EXTRA = []


def run(command, **kwargs):
    return subprocess.run(command, check=True, capture_output=True, text=True, **kwargs).stdout


def code(griot, reports, path):
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    out = subprocess.run([griot, "code", "--jsonl", "-", *EXTRA], input=lines, capture_output=True, text=True)
    if out.returncode not in (0, 2):
        sys.exit(f"griot code failed: {out.stderr}")
    path.write_text(out.stdout)


def events(griot, scorer, folder, path, lang=None):
    reports = json.loads((folder / "reports.json").read_text())
    if not path.exists():
        code(griot, reports, path)
    command = [sys.executable, scorer, folder / "gold.json", folder / "reports.json", path, "--json"]
    return json.loads(run(command + (["--lang", lang] if lang else [])))


def last_json(text):
    return json.loads([line for line in text.splitlines() if line.startswith("{")][-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("griot")
    parser.add_argument("sets", type=pathlib.Path)
    parser.add_argument("--own", type=pathlib.Path)
    parser.add_argument("--only")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--tables", help="a folder of coding tables in place of the program's own")
    options = parser.parse_args()
    if options.tables:
        EXTRA.extend(["--tables", options.tables])
    only = options.only.split(",") if options.only else None
    with tempfile.TemporaryDirectory() as temporary:
        scratch = options.keep or pathlib.Path(temporary)
        scratch.mkdir(exist_ok=True, parents=True)
        for old in scratch.glob("*.coded.jsonl"):
            old.unlink()
        scorer = options.sets / "score_events.py"
        rows = []
        folders = [("sahel-dev", options.sets / "sahel-dev"), ("sahel-check", options.sets / "sahel-check")]
        if options.own:
            folders.append(("world", options.own))
        for name, folder in folders:
            if (only and name not in only) or not folder.exists():
                continue
            coded = scratch / f"{name}.coded.jsonl"
            for lang in (None, "en", "fr"):
                rows.append((name + (f", {lang}" if lang else ""), events(options.griot, scorer, folder, coded, lang)))
        if rows:
            print("| set | reports | " + " | ".join(label for _, label in FIELDS) + " |")
            print("|---|" + "---:|" * (len(FIELDS) + 1))
        for name, score in rows:
            values = ["–" if score[key] is None else f"{score[key]:.2f}" for key, _ in FIELDS]
            print(f"| {name} | {score['reports']} | " + " | ".join(values) + " |")
        if not only or "gsr" in only:
            gold = options.sets / "gsr-dev.json"
            reports = [json.loads(line) for line in run([sys.executable, options.sets / "score_gsr.py", "--input", gold]).splitlines()]
            coded = scratch / "gsr.coded.jsonl"
            code(options.griot, reports, coded)
            print("\ngsr-dev:", json.dumps(last_json(run([sys.executable, options.sets / "score_gsr.py", gold, coded]))))
        for name, script, table in [("actors", "score_actors.py", "ngec-actors-dev.tsv"), ("dates", "score_dates.py", "dates.tsv")]:
            if only and name not in only:
                continue
            out = subprocess.run([sys.executable, options.sets / script, options.griot, options.sets / table], capture_output=True, text=True)
            print(f"\n{name}:", out.stdout.strip() or out.stderr.strip()[-300:])


main()
