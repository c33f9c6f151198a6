# Everything that is done with griot from a clone; each target does all it needs.

SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -eu -o pipefail -c

.PHONY: help build models demo test library wheel spark desk check bench evaluate train parity manual fuzz clean

help:  ## Say what there is to make.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

build:  ## Install what the program needs and leave it as .build/release/griot.
	@scripts/system
	scripts/build
	scripts/models
	scripts/gazetteer
	scripts/desk || [ $$? -eq 69 ]

models: build  ## Install the language models (build does it too).

demo: build  ## Code the example reports and print them as tables.
	@scripts/demo

library:  ## Build the C library as .build-library/libgriot.so, with griot.h beside it.
	@scripts/system g++
	scripts/library

wheel: library  ## Build the Python package as dist/griot-*.whl, with the library in it.
	@scripts/system python3-venv
	scripts/wheel

test: build wheel  ## Run all tests, those on the real models too, from Swift, C and Python.
	@scripts/test
	scripts/test-library
	scripts/test-shell
	scripts/test-python coder merge

spark: build wheel  ## Code and merge on a cluster of Spark on this machine and compare with the program; it needs Java 17.
	@scripts/system openjdk-17-jre-headless
	scripts/test-library
	scripts/test-python spark

desk: build  ## Click through the desk in a real browser and read it with a client of ACLED's.
	@scripts/test-desk

check: build  ## Check format, imports, arrows, tables, docs and the ARM64 kernel.
	@scripts/check

bench: build wheel  ## Measure speed, memory and start-up beside spaCy's in one run.
	@scripts/bench

parity: build  ## Compare every token with spaCy's, on our fixtures and on PARITY=folder if it is given.
	@scripts/parity

evaluate: parity  ## Measure accuracy on our sets and on EVALUATION=folder, and write it into docs/accuracy.md.
	@scripts/evaluate

fuzz:  ## Have a fuzzer try RUNS inputs (a million) on each reader: pages, feeds, web archives, mails, archives.
	for target in html feeds warc mail archive; do scripts/fuzz $$target $${RUNS:-1000000}; done

train: build  ## Train the points that weigh what the rules answer, Sources/Coding/Lexicon/clues.tsv.
	@scripts/train

manual: build  ## Write manual pages and shell completions into .build/share.
	@scripts/manual

clean:  ## Remove what was built; installed models stay.
	rm -rf .build .build-test .build-library dist
