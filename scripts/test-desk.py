#!/usr/bin/env python3
"""Clicks through the desk in a real browser and compares what is on screen with what the record holds.

The record is that of the examples; it is asked twice, on the page and by `griot events --jsonl` and the like. The checks
are the functions of `desk_tests` whose names begin with `check_`. Each gets the desk and a browser of its own, or the desk
alone, and asserts. What is written is written to copies of the record.
"""
import argparse
import inspect
import pathlib
import sys
import tempfile
import time
import traceback

from browser import Browser
from desk_tests import acled, data, dossier, events, french, gate, hostile, keyboard, lists, names, pages, review, slots, words
from desk_tests.desk import Desk, make_record
from desk_tests.page import PICTURES

MODULES = [pages, names, dossier, events, lists, words, keyboard, french, review, slots, gate, hostile, data, acled]


def checks_of(only, client):
    """The checks that are asked for: of a module, or one by its name; those with a client of ACLED's where there is one."""
    for module in MODULES:
        group = module.__name__.rpartition(".")[2]
        if only == "browser" and group == "acled" or group == "acled" and not client:
            continue
        for name, check in list(vars(module).items()):
            if name.startswith("check_") and only in (None, "browser", group, name[6:]):
                yield f"{group} {name[6:]}", check


def make(check, desk, client):
    """Makes a check with what it asks for by the names of its parameters."""
    wanted = inspect.signature(check).parameters
    if "client" in wanted:
        check(desk, client)
    elif "browser" in wanted:
        with Browser(width=1280, height=900) as browser:
            check(desk, browser)
    else:
        check(desk)


def place_of(problem):
    """The file and line of a check where it failed."""
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if "desk_tests" in frame.filename]
    return f"{pathlib.Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--client", help="a Python that has the client of ACLED's")
    parser.add_argument("--only", help="a module, or one check by its name: 'review', 'facets'; 'browser' for all but 'acled'")
    arguments = parser.parse_args()
    failed = made = 0
    with tempfile.TemporaryDirectory() as folder:
        record = make_record(str(pathlib.Path(folder) / "examples.griot"))
        with Desk(record, "--read-only") as desk:
            for name, check in checks_of(arguments.only, arguments.client):
                start, made = time.monotonic(), made + 1
                try:
                    make(check, desk, arguments.client)
                    print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
                except Exception as problem:  # Whatever goes wrong in one check, the others are made.
                    failed += 1
                    print(f"FAILED  {name}, {place_of(problem)}: {type(problem).__name__} {problem}", flush=True)
    print(f"{made} checks, {failed} failed" + (f"; pictures: {PICTURES}" if PICTURES.is_dir() else ""), file=sys.stderr)
    sys.exit(1 if failed or not made else 0)


if __name__ == "__main__":
    main()
