# Everything a contributor runs. The environment lives in .venv, pinned by hashes (requirements.txt).
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := graph queries api viz seed
# each worker has a database of its own, so a given one serves only one
WORKERS := $(if $(NEO4J_URI),0,2)

.PHONY: install demo test soak check docs pictures lock

install: .venv/installed

.venv/installed: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

demo: install  ## load the papers and an illustrative council, print the gaps, serve the pages (ARGS=--no-serve ends there)
	$(BIN)/partnerships demo $(ARGS)

test: install  ## every test, on a real Neo4j
	$(BIN)/pytest -n $(WORKERS) --dist loadfile $(ARGS)

soak: install  ## the same faults, far more often: minutes, by hand
	$(BIN)/pytest -m soak $(ARGS)

check: install  ## lint, types, import contracts, then the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

docs: install  ## regenerate the generated pages of docs/
	$(BIN)/python tools/make_docs.py

lock:  ## regenerate the hash-locked requirements from pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		--group dev pyproject.toml -o requirements.txt

pictures: install  ## screenshots of the key pages into docs/pictures (needs Debian's chromium)
	$(BIN)/python tools/take_pictures.py
