# Needs make and a Python from 3.11 to 3.13 with venv; everything else goes into .venv.

VENV := .venv
PY := $(VENV)/bin/python
DRAGOMAN := $(VENV)/bin/dragoman
PIP := $(PY) -m pip --quiet --quiet --disable-pip-version-check
LOCKED := $(PIP) install --require-hashes --requirement
RECORD := build/demo.db
PYTHON ?= python3.13 python3.12 python3.11 python3
FITS := import ensurepip, sys, venv; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
CONTACTS := import dragoman; print(*(contact.id for contact in dragoman.open_record("$(RECORD)").contacts))
COMPILE = $(UV) pip compile pyproject.toml --group build --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-header
UV = $$(command -v uv || echo $(VENV)/bin/uv)

.PHONY: help demo test evaluate benchmark lock clean
.DELETE_ON_ERROR:

help:
	@echo "make demo       read the example, print its record, write record.html"
	@echo "make test       lint, types, tests and docs, all warnings being errors"
	@echo "make evaluate   score the program on the sets in ../shared, against the pinned floors"
	@echo "make benchmark  start-up, three documents cold, documents per CPU-second beside spaCy"
	@echo "make lock       renew requirements/*.txt (needs uv)"
	@echo "make clean      remove what these commands made, but for $(VENV)"

$(VENV)/pyvenv.cfg:
	@for python in $(PYTHON); do \
		if $$python -c '$(FITS)' >/dev/null 2>&1; then \
			echo "Making $(VENV) with $$($$python --version)"; exec $$python -m venv $(VENV); \
		fi; \
	done; \
	echo "No Python from 3.11 to 3.13 with venv runs here (tried: $(PYTHON))." >&2; \
	echo "Install one (on Debian with python3-venv), or name it: make PYTHON=/path/to/python" >&2; exit 1

$(VENV)/.core: $(VENV)/pyvenv.cfg requirements/core.txt pyproject.toml
	@echo "Installing what dragoman needs (once)"
	@$(LOCKED) requirements/core.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.core requirements/dev.txt
	@echo "Installing what its tests need (once)"
	@$(LOCKED) requirements/dev.txt
	@touch $@

$(VENV)/.benchmark: $(VENV)/.core requirements/benchmark.txt
	@echo "Installing spaCy to compare with (once)"
	@$(LOCKED) requirements/benchmark.txt
	@touch $@

demo: $(VENV)/.core
	@mkdir -p build && rm -f $(RECORD) $(RECORD)-wal $(RECORD)-shm
	$(DRAGOMAN) read examples/ --record $(RECORD)
	$(DRAGOMAN) contacts --record $(RECORD)
	@for contact in $$($(PY) -c '$(CONTACTS)'); do \
		echo "$(DRAGOMAN) compare $$contact --record $(RECORD)"; \
		$(DRAGOMAN) compare $$contact --record $(RECORD) || exit; \
	done
	$(DRAGOMAN) report --record $(RECORD) --out record.html
	@echo "Open record.html in a browser: every line in it leads to its words."

test: $(VENV)/.dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -m pytest
	$(PY) -m sphinx -W --keep-going -q -b html docs build/docs

evaluate: $(VENV)/.dev
	$(PY) -m evaluation

benchmark: $(VENV)/.benchmark
	$(PY) -m benchmarks

lock:
	$(COMPILE) --output-file requirements/core.txt
	$(COMPILE) --extra dev --constraint requirements/core.txt --output-file requirements/dev.txt
	$(COMPILE) --extra benchmark --constraint requirements/dev.txt --output-file requirements/benchmark.txt

clean:
	rm -rf build dist record.html .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests docs benchmarks evaluation training -name __pycache__ -type d -exec rm -rf {} +
