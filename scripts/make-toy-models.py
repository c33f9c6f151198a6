#!/usr/bin/env python3
"""Builds two tiny pipelines with the layers of the real ones, and records what spaCy makes with them.

    python scripts/make-toy-models.py                  builds toy_en, toy_fr and writes toy_en.jsonl, toy_fr.jsonl
    python scripts/make-toy-models.py --outputs-only   keeps the committed models, writes their outputs anew

They let the tests run without the real models: the architectures, file formats and code paths are the
same, only the widths and tables are small. They know nothing: seeded weights, a few dozen steps on the
sentences in scripts/toy-models. Training is not the same to the bit on every machine, so a model and
its outputs are always committed together.

Tokenizer rules are spaCy's own (MIT), save the French `token_match`, which here is a short one of ours.
All other words, tables and patterns are ours: scripts/toy-models.
"""
import argparse
import importlib.util
import json
import pathlib
import random
import re
import shutil

import numpy
import spacy
from spacy.lookups import Lookups
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed
from spacy.vectors import Vectors
from thinc.api import Adam, NumpyOps, set_current_ops

HERE = pathlib.Path(__file__).resolve().parent
MATERIAL = HERE / "toy-models"
SEED = 11


def neighbour(path):
    """Imports a script that stands beside this one; a hyphen in its name keeps `import` from finding it."""
    specification = importlib.util.spec_from_file_location(path.stem.replace("-", "_"), path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


fixtures = neighbour(HERE / "make-fixtures.py")
material = neighbour(MATERIAL / "material.py")

# Depths and hidden widths differ on purpose: a runtime has to read them from the file.
SHAPES = {
    "en": {"rows": [120, 50, 80, 50, 50, 50], "hidden": 16, "ner_rows": [100, 50, 80, 50], "ner_depth": 3},
    "fr": {"rows": [150, 50, 100, 50, 50, 50], "hidden": 32, "ner_rows": [120, 50, 100, 50], "ner_depth": 2},
}
WIDTH = 32
FIELDS = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]


# ---- The layers


def encoder(rows, fields, width, depth, pieces, vectors):
    return {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": width,
            "attrs": fields,
            "rows": rows,
            "include_static_vectors": vectors,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": width,
            "depth": depth,
            "window_size": 1,
            "maxout_pieces": pieces,
        },
    }


def listener():
    return {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH, "upstream": "tok2vec"}


def tagger(tok2vec):
    return {"@architectures": "spacy.Tagger.v2", "nO": None, "normalize": False, "tok2vec": tok2vec}


def transitions(kind, hidden, tok2vec):
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": tok2vec,
    }


def add_components(pipeline, language):
    shape, vectors = SHAPES[language], language == "fr"
    own = encoder(shape["ner_rows"], FIELDS[:4], WIDTH, shape["ner_depth"], 3, vectors)
    pipeline.add_pipe("tok2vec", config={"model": encoder(shape["rows"], FIELDS, WIDTH, 4, 3, vectors)})
    pipeline.add_pipe("morphologizer" if vectors else "tagger", config={"model": tagger(listener())})
    parser = transitions("parser", shape["hidden"], listener())
    pipeline.add_pipe("parser", config={"model": parser, "min_action_freq": 1})
    if language == "en":  # present on disk, never run: as in the real models
        senter = encoder([50] * 5, FIELDS[:5], 16, 2, 2, False)
        pipeline.add_pipe("senter", config={"model": tagger(senter)})
    pipeline.add_pipe("ner", config={"model": transitions("ner", shape["hidden"], own)})


# ---- Building


def example(pipeline, rows, language, bundles):
    words = [row[0] for row in rows]
    spaces = [following[5] for following in rows[1:]] + [False]
    columns = {"tags": [row[1] for row in rows]}
    if language == "fr":
        split = [row[1].split(":", 1) for row in rows]
        columns = {"pos": [pos for pos, _ in split], "morphs": [bundles.get(name, name) for _, name in split]}
    gold = Doc(
        pipeline.vocab,
        words=words,
        spaces=spaces,
        heads=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        ents=[row[4] for row in rows],
        **columns,
    )
    predicted = pipeline.make_doc(gold.text)
    assert [token.text for token in predicted] == words, (words, [token.text for token in predicted])
    return Example(predicted, gold)


def examples(pipeline, language):
    documents, bundles = material.documents(language, SEED)
    return [example(pipeline, rows, language, bundles) for rows in documents]


def tables(language):
    return json.loads((MATERIAL / f"tables-{language}.json").read_text(encoding="utf-8"))


def bare(language, folder):
    """Makes the pipeline with a vocabulary only, by way of the disk: that is how spaCy picks up `lexeme_norm`."""
    pipeline = spacy.blank(language)
    data = tables(language)
    if "lexeme_norm" in data:
        pipeline.vocab.lookups.add_table("lexeme_norm", data["lexeme_norm"])
    if "token_match" in data:
        pipeline.tokenizer.token_match = re.compile("(?iu)" + "|".join(data["token_match"])).match
    pipeline.to_disk(folder)
    pipeline = spacy.load(folder)
    if "vectors" in data:
        add_vectors(pipeline, data["vectors"])
    return pipeline


def add_vectors(pipeline, rows):
    """Gives each listed row a random vector; words in one row share it, as in the pruned table of the md model."""
    numbers = numpy.random.RandomState(SEED).normal(size=(len(rows), 20)).astype("float32")
    pipeline.vocab.vectors = Vectors(strings=pipeline.vocab.strings, shape=numbers.shape, name="toy_fr.vectors")
    pipeline.vocab.vectors.data[:] = numbers
    for row, words in enumerate(rows):
        for word in words.split(" "):
            pipeline.vocab.vectors.add(word, row=row)


def add_rules(pipeline, language):
    data = tables(language)
    ruler = pipeline.add_pipe("attribute_ruler", before="ner")
    for pattern in data["patterns"]:
        ruler.add(**pattern)
    lookups = Lookups()
    for name, table in data["lemmatizer"].items():
        lookups.add_table(name, table)
    lemmatizer = pipeline.add_pipe("lemmatizer", before="ner", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)


def train(pipeline, language, steps=90):
    learnt = examples(pipeline, language)
    optimizer = pipeline.initialize(lambda: learnt)
    optimizer.learn_rate = 0.005
    chooser = random.Random(SEED)
    for _ in range(steps):
        losses = {}
        pipeline.update(chooser.sample(learnt, 16), sgd=optimizer, losses=losses, drop=0.1)
    print(language, len(learnt), "texts to learn from;", {name: round(float(loss), 2) for name, loss in losses.items()})


def build(language, folder):
    fix_random_seed(SEED)
    shutil.rmtree(folder, ignore_errors=True)
    pipeline = bare(language, folder)
    add_components(pipeline, language)
    train(pipeline, language)
    add_rules(pipeline, language)
    if language == "en":
        pipeline.disable_pipe("senter")
    describe(pipeline)
    pipeline.to_disk(folder)
    slim(pipeline, folder)


def describe(pipeline):
    pipeline.meta.update(
        name="toy",
        version="1.0.0",
        description="A tiny pipeline for tests; it knows nothing",
        license="same as this repository; tokenizer rules: spaCy, MIT",
    )


def slim(pipeline, folder):
    """Keeps of the reverse dictionary what spaCy needs to spell its answers; it adds each word as it meets it."""
    data = tables(pipeline.lang)
    kept = {label for name in pipeline.component_names for label in getattr(pipeline.get_pipe(name), "labels", [])}
    kept |= set(strings_in([data["patterns"], data["lemmatizer"], data.get("lexeme_norm", {})]))
    kept |= {string for string in pipeline.vocab.strings if "=" in string and len(string) > 2}
    text = json.dumps(sorted(kept - {""}), ensure_ascii=False)
    (folder / "vocab" / "strings.json").write_text(text, encoding="utf-8")


def strings_in(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from strings_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_in(inner)


# ---- What spaCy makes with them


def texts_for(language):
    """Takes what the tables ask for, texts like those learnt from, and a share of the sentences of the real models."""
    probes = tables(language)["probes"]
    texts = fixtures.read_sentences(fixtures.FIXTURES / f"sentences-{language}.txt")
    return list(dict.fromkeys(probes + material.familiar_texts(language, 30, SEED + 1) + texts[:60] + texts[60::3]))


def record_outputs(folder, output, language):
    records = fixtures.firm_records([folder], texts_for(language))
    fixtures.write(output, records)
    summarize(output.name, records)


def summarize(name, records):
    tokens = sum(len(entry["words"]) for entry in records)
    entities = sum(len(entry["ents"]) for entry in records)
    sentences = sum(sum(entry["sent_start"]) for entry in records)
    labels = {label for entry in records for label in entry["dep"]}
    tags = {tag for entry in records for tag in entry["tag"]}
    print(f"{name}: {len(records)} texts, {tokens} tokens, {sentences} sentences, {entities} entities")
    print(f"  labels: {' '.join(sorted(labels))}\n  tags: {' '.join(sorted(tags))}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--outputs-only", action="store_true")
    options = arguments.parse_args()
    for language in ("en", "fr"):
        folder = fixtures.FIXTURES / f"toy_{language}"
        if not options.outputs_only:
            set_current_ops(NumpyOps())
            build(language, folder)
        record_outputs(folder, fixtures.FIXTURES / f"toy_{language}.jsonl", language)


if __name__ == "__main__":
    main()
