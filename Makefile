# Two commands on a machine with nothing but Python 3.11 or newer: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test lint eval bench bench-api clients lock clean

run: $(VENV)/.installed
	$(BIN)/marsad up

test: $(VENV)/.installed-dev
	$(BIN)/pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

eval: $(VENV)/.installed-dev
	$(BIN)/pytest tests/evaluation -q
	$(BIN)/marsad evaluate samples/gold
	@if [ -n "$(MARSAD_EVAL_DIR)" ]; then $(BIN)/marsad evaluate "$(MARSAD_EVAL_DIR)/gold/dev"; fi

bench: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks.ingest
	$(BIN)/python -m tests.benchmarks.extraction
	$(BIN)/python -m tests.benchmarks.lists
	$(BIN)/python -m tests.benchmarks.stream
	$(BIN)/python -m tests.benchmarks.screening.benchmark

# At size: half an hour to fill, then minutes; ARTICLES=10000 is quicker. A datasette on the PATH,
# or named by DATASETTE, is measured in the same run.
bench-api: $(VENV)/.installed-dev
	$(BIN)/python -m tests.benchmarks.api.benchmark --articles $(or $(ARTICLES),100000) \
		$(if $(DATASETTE),--datasette $(DATASETTE))

# Needs npm: the typed client, made from the OpenAPI document and checked against it.
clients:
	cd clients/typescript && npm ci --no-audit --no-fund && npm run check

# The lock files carry hashes and no host names; both follow pyproject.toml.
lock: $(VENV)/.installed-dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml $(LOCK) -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra dev -c requirements.lock $(LOCK) -o requirements-dev.lock

LOCK := --generate-hashes --universal --python-version 3.11 --no-header --no-annotate \
        --no-emit-index-url --no-emit-find-links --quiet

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Marsad needs Python 3.11 or newer; run: make PYTHON=/path/to/python3.11 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) build dist *.egg-info
