.DEFAULT_GOAL := help
PYTHON := .venv/bin/python

.PHONY: help setup test lint bench editions wheel schema fonts picture clean

help: ## say what each target does
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: ## make .venv with the library and all that its tests, lint and benchmarks need
	sh .ci/setup test lint bench

test: ## run the tests
	$(PYTHON) -m pytest

lint: ## check style and types
	$(PYTHON) -m ruff check .
	$(PYTHON) -m mypy

bench: ## time each stage on a magazine issue, beside pandoc and typst on the same text
	$(PYTHON) -m pytest benchmarks --benchmark-columns=min,median,rounds --benchmark-sort=name -s

editions: ## build the editions of the five seeds into dist/
	.venv/bin/build-edition seeds/*.txt -o dist --ignore-system-fonts

wheel: ## build the wheel into build/
	$(PYTHON) -m pip wheel --no-deps -w build .

schema: ## write docs/schema.json from the model's classes
	$(PYTHON) -m tests.update_schema

fonts: ## make the bundled faces again from their sources
	$(PYTHON) fonts/build.py

picture: ## draw the page that the README shows
	sh .ci/picture

clean: ## take away what was built
	rm -rf build dist .benchmarks .pytest_cache .ruff_cache .mypy_cache .hypothesis
