#!/usr/bin/env python3
"""Measures the coding on our own sets and on those of an evaluation folder, and prints tables in Markdown.

usage: evaluate.py GRIOT [SETS] [--own FOLDER]… [--only SET,…] [--keep FOLDER] [--tables FOLDER]

A FOLDER holds reports.json and gold.json, and is scored by score-events.py beside this file. SETS has scorers of its own:
score_events.py, score_gsr.py, score_actors.py, score_dates.py, score_stories.py, score_pages.py, and what they read (sahel-dev, sahel-check, gsr-dev.json,
ngec-actors-dev.tsv, dates.tsv, pages); what is missing is left out.
"""
import argparse
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

FIELDS = [
    ("event_F1", "event F1"), ("event_P", "P"), ("event_R", "R"), ("fully_right", "fully right"), ("rare_F1", "rare F1"),
    ("actor_F1", "actor F1"), ("recipient_F1", "recipient F1"), ("mode_acc", "mode"), ("status_acc", "status"),
    ("alleged_acc", "alleged"), ("killed_acc", "killed"), ("place_acc", "place"), ("date_acc", "date"),
    ("attributed_acc", "attributed"), ("quote_F1", "quote F1"), ("speaker_acc", "speaker"), ("irrelevant_silent", "silent"),
]

# Options that every run of griot gets.
EXTRA = []
OWN_SCORER = pathlib.Path(__file__).with_name("score-events.py")


def run(command, **kwargs):
    return subprocess.run(command, check=True, capture_output=True, text=True, **kwargs).stdout


def code(griot, reports, path):
    lines = "".join(json.dumps(report, ensure_ascii=False) + "\n" for report in reports)
    out = subprocess.run([griot, "code", "--jsonl", "-", *EXTRA], input=lines, capture_output=True, text=True)
    if out.returncode not in (0, 2):
        sys.exit(f"griot code failed: {out.stderr}")
    path.write_text(out.stdout)


def events(griot, scorer, folder, path, lang=None):
    """The figures of a set; the folder is what our own scorer takes, the two files what others take."""
    if not path.exists():
        code(griot, json.loads((folder / "reports.json").read_text()), path)
    files = [folder] if scorer == OWN_SCORER else [folder / "gold.json", folder / "reports.json"]
    return json.loads(run([sys.executable, scorer, *files, path, "--json"] + (["--lang", lang] if lang else [])))


def last_json(text):
    return json.loads([line for line in text.splitlines() if line.startswith("{")][-1])


def print_events(rows):
    print("| set | reports | " + " | ".join(label for _, label in FIELDS) + " |")
    print("|---|" + "---:|" * (len(FIELDS) + 1))
    for name, score in rows:
        values = ["–" if score[key] is None else f"{score[key]:.2f}" for key, _ in FIELDS]
        print(f"| {name} | {score['reports']} | " + " | ".join(values) + " |")


def print_others(griot, sets, scratch, is_wanted):
    gold = sets / "gsr-dev.json"
    if is_wanted("gsr") and gold.exists():
        lines = run([sys.executable, sets / "score_gsr.py", "--input", gold]).splitlines()
        coded = scratch / "gsr.coded.jsonl"
        code(griot, [json.loads(line) for line in lines], coded)
        print("\n- gsr-dev:", json.dumps(last_json(run([sys.executable, sets / "score_gsr.py", gold, coded]))))
    for name, script, table in [("actors", "score_actors.py", "ngec-actors-dev.tsv"), ("dates", "score_dates.py", "dates.tsv")]:
        if is_wanted(name) and (sets / table).exists():
            out = subprocess.run([sys.executable, sets / script, griot, sets / table], capture_output=True, text=True)
            print(f"- {name}:", " ".join((out.stdout.strip() or out.stderr.strip()[-300:]).split()))


def print_stories(griot, sets):
    """Stories and witnesses: all documents of ECB+ in one record, and all reports of both sahel sets in one."""
    scorer = sets / "score_stories.py"
    reports = [sets / name / "reports.json" for name in ("sahel-dev", "sahel-check")]
    inputs = [("stories of ecb-dev", sets / "ecb-dev.jsonl"), ("stories of the sahel sets", ",".join(map(str, reports)))]
    if not scorer.exists():
        return
    for name, path in inputs:
        if all(pathlib.Path(part).exists() for part in str(path).split(",")):
            out = subprocess.run([sys.executable, scorer, griot, path], capture_output=True, text=True)
            print(f"- {name}:", out.stdout.strip() or out.stderr.strip()[-300:])


def print_pages(griot, sets, scratch):
    """The text of saved pages, by the words that it shares with what people marked, and what a page costs."""
    gold, folder = sets / "pages" / "ground-truth.json", sets / "pages" / "html"
    if not gold.exists():
        return
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    lines = run([griot, "read", "--jsonl", folder])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    read = scratch / "pages.jsonl"
    read.write_text(lines)
    found = json.loads(run([sys.executable, sets / "score_pages.py", gold, read]))
    readings = [json.loads(line) for line in lines.splitlines()]
    known = lambda key: sum(bool(reading.get(key)) for reading in readings)
    print("- pages:", json.dumps(found))
    print(f"- of {len(readings)} pages, title {known('title')}, published {known('published')}, outlet {known('outlet')}, "
          f"byline {known('byline')}, lang {known('lang')}; {1000 * seconds / max(1, len(readings)):.1f} ms of processor a page, start included")


def print_feeds(griot):
    """A thousand feeds on loopback, many slow, broken or lying, polled twice."""
    watch = pathlib.Path(__file__).with_name("bench-watch.py")
    out = subprocess.run([sys.executable, watch, "--griot", griot], capture_output=True, text=True)
    print("\nA thousand feeds on loopback, polled twice (`scripts/bench-watch.py`):\n\n```\n"
          + (out.stdout.strip() or out.stderr.strip()[-300:]) + "\n```")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("griot")
    parser.add_argument("sets", type=pathlib.Path, nargs="?")
    parser.add_argument("--own", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--only")
    parser.add_argument("--keep", type=pathlib.Path)
    parser.add_argument("--tables", help="a folder of coding tables in place of the program's own")
    options = parser.parse_args()
    if options.tables:
        EXTRA.extend(["--tables", options.tables])
    only = options.only.split(",") if options.only else None
    is_wanted = lambda name: not only or name in only
    with tempfile.TemporaryDirectory() as temporary:
        scratch = options.keep or pathlib.Path(temporary)
        scratch.mkdir(exist_ok=True, parents=True)
        for old in scratch.glob("*.coded.jsonl"):
            old.unlink()
        folders = [(folder.name, folder, OWN_SCORER) for folder in options.own]
        if options.sets:
            scorer = options.sets / "score_events.py"
            folders += [(name, options.sets / name, scorer) for name in ("sahel-dev", "sahel-check")]
        rows = []
        for name, folder, scorer in folders:
            if is_wanted(name) and folder.exists():
                coded = scratch / f"{name}.coded.jsonl"
                for lang in (None, "en", "fr"):
                    rows.append((name + (f", {lang}" if lang else ""), events(options.griot, scorer, folder, coded, lang)))
        if rows:
            print_events(rows)
        if options.sets:
            print_others(options.griot, options.sets, scratch, is_wanted)
        if options.sets and is_wanted("stories"):
            print_stories(options.griot, options.sets)
        if options.sets and is_wanted("pages"):
            print_pages(options.griot, options.sets, scratch)
        if is_wanted("feeds"):
            print_feeds(options.griot)


main()
