#!/usr/bin/env python3
"""Writes manual pages (roff, man-pages(7)) from the help that swift-argument-parser dumps as JSON on standard input.

usage: griot --experimental-dump-help | manual-pages.py FOLDER
"""
import json
import pathlib
import sys

EXIT_CODES = [
    ("0", "done"), ("1", "nothing found, or a check failed"), ("2", "some records failed; each is reported"),
    ("64", "wrong usage"), ("65", "bad data"), ("66", "input missing"), ("69", "something needed is not installed"),
    ("74", "input or output failed"), ("130", "interrupted"),
]


def roff(text):
    """Text with what roff would take for its own made plain."""
    lines = text.replace("\\", "\\e").replace("-", "\\-").splitlines()
    return "\n".join("\\&" + line if line[:1] in (".", "'") else line for line in lines)


def paragraphs(text):
    """Paragraphs; lines that are indented stand as they are."""
    out = []
    for block in text.strip().split("\n\n"):
        if any(line.startswith("  ") for line in block.splitlines()):
            out += [".PP", ".nf", roff(block), ".fi"]
        else:
            out += [".PP", roff(block)]
    return "\n".join(out)


def option(argument):
    names = ["-" + n["name"] if n["kind"] == "short" else "--" + n["name"] for n in argument.get("names", [])]
    value = argument.get("valueName", "")
    label = ", ".join(names) if names else value
    if names and argument["kind"] == "option":
        label += f" <{value}>"
    text = argument.get("abstract", "")
    if argument.get("defaultValue"):
        text += f" (default: {argument['defaultValue']})"
    return [".TP", f"\\fB{roff(label)}\\fR", roff(text)]


def page(command, path):
    name = "-".join(path)
    arguments = [a for a in command.get("arguments", []) if a.get("shouldDisplay", True)]
    out = [f'.TH "{name.upper()}" 1', ".SH NAME", f"{roff(name)} \\- {roff(command.get('abstract', ''))}", ".SH SYNOPSIS"]
    operands = [f"<{a['valueName']}>{' ...' if a.get('isRepeating') else ''}" for a in arguments if a["kind"] == "positional"]
    out.append(f"\\fB{' '.join(path)}\\fR {roff(' '.join(operands))} [options]")
    if command.get("discussion"):
        out += [".SH DESCRIPTION", paragraphs(command["discussion"])]
    if arguments:
        out.append(".SH OPTIONS")
        for argument in arguments:
            out += option(argument)
    children = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    if children:
        out.append(".SH COMMANDS")
        for child in children:
            out += [".TP", f"\\fB{roff('-'.join(path + [child['commandName']]))}\\fR(1)", roff(child.get("abstract", ""))]
    out.append(".SH EXIT STATUS")
    for code, meaning in EXIT_CODES:
        out += [".TP", f"\\fB{code}\\fR", meaning]
    return "\n".join(out) + "\n", children


def write(command, path, folder):
    text, children = page(command, path)
    (folder / ("-".join(path) + ".1")).write_text(text, encoding="utf-8")
    for child in children:
        write(child, path + [child["commandName"]], folder)


def main():
    folder = pathlib.Path(sys.argv[1])
    help_of_all = json.load(sys.stdin)
    write(help_of_all["command"], [help_of_all["command"]["commandName"]], folder)


if __name__ == "__main__":
    main()
