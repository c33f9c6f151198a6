#!/usr/bin/env python3
"""Kills griot again and again while it adds and merges reports, and sees that nothing is lost, doubled or broken.

    scripts/test-kill.py .build/release/griot [--reports 10000] [--seed 1]

Reports come from scripts/generate-reports.py. After each `kill -9` the record must open and `griot verify` find it
sound, with no fewer reports than before; when all are in, it must hold what a record holds that was never disturbed.
Exits with 1 where that is not so.
"""

import argparse
import pathlib
import random
import subprocess
import sys
import tempfile
import time

SCRIPTS = pathlib.Path(__file__).resolve().parent


def run(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"test-kill: {' '.join(map(str, command))} ended with {done.returncode}: {done.stderr}")
    return done.stdout


def disturbed(griot, command, after):
    """Starts a command and kills it after some seconds; whether it came to its end before."""
    process = subprocess.Popen([griot, *map(str, command)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=after)
        return True
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False


def count(griot, record):
    """How many reports a record holds; it ends with 1 where there are none."""
    done = subprocess.run([griot, "reports", record, "--csv"], capture_output=True, text=True)
    return max(0, done.stdout.count("\n") - 1)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("griot")
    options.add_argument("--reports", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        reports, calm, rough = folder / "reports.jsonl", folder / "calm.griot", folder / "rough.griot"
        reports.write_text(run(sys.executable, SCRIPTS / "generate-reports.py", given.reports))
        run(given.griot, "init", calm)
        start = time.monotonic()
        run(given.griot, "add", calm, "--jsonl", reports)
        whole = time.monotonic() - start
        run(given.griot, "merge", calm)
        run(given.griot, "init", rough)
        kills, held = 0, 0
        # Later kills come later, so that it comes to an end on a slow machine too.
        while not disturbed(given.griot, ["add", rough, "--jsonl", reports], chance.uniform(0.05, (whole / 6 + 0.5) * (1 + kills / 5))):
            kills += 1
            run(given.griot, "verify", rough)
            now = count(given.griot, rough)
            if now < held:
                sys.exit(f"test-kill: the record held {held} reports and now {now}")
            held = now
        merges = 0
        while not disturbed(given.griot, ["merge", rough], chance.uniform(0.01, (whole / 30 + 0.1) * (1 + merges))):
            merges += 1
            run(given.griot, "verify", rough)
        run(given.griot, "verify", rough)
        for question in (["reports"], ["claims"], ["events"], ["stories"], ["witnesses"]):
            if run(given.griot, *question, calm, "--csv") != run(given.griot, *question, rough, "--csv"):
                sys.exit(f"test-kill: '{question[0]}' differs from the record that was never disturbed")
        print(f"{given.reports} reports, killed {kills + merges} times: sound, and the same as undisturbed")


if __name__ == "__main__":
    main()
