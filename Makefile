# `make demo` and `make test` need nothing but make and a Python of 3.11 or newer: they set up .venv.
# Another interpreter: `make test PYTHON=/path/to/python3`. More for pytest: `make test ARGS="-k anchor"`.

PYTHON ?=
ARGS   ?=
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# Which interpreter makes .venv: the first of these that is new enough and can put pip into an environment.
PYTHONS := $(if $(PYTHON),$(PYTHON),python3.14 python3.13 python3.12 python3.11 python3)
USABLE  := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))

.DEFAULT_GOAL := help
.NOTPARALLEL: # two pips must not work in one environment
.DELETE_ON_ERROR:
.PHONY: help demo test test-thorough lint format types drift check bench schema golden browser clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | \
	    while IFS='|' read -r name does; do printf '  make %-14s %s\n' "$$name" "$$does"; done

demo: $(VENV)/.installed ## annotate, check and convert the demo article
	@$(BIN)/newsml demo

# Coverage halves the speed, and what the laws and their like run is run by the others already. A process that has
# nothing left takes from the other's tests, some of which run for seconds.
LONG := law or hypothesis or heavy

test: $(VENV)/.installed-dev ## all tests (on two cores), the short ones with branch coverage
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not ($(LONG))" --cov --cov-report=term $(ARGS)
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "$(LONG)" $(ARGS)

test-thorough: $(VENV)/.installed-dev ## each law for NEWSML_LAW_SECONDS (120) on fresh random examples
	HYPOTHESIS_PROFILE=thorough $(BIN)/python -m pytest -n 2 --dist worksteal -m law $(ARGS)

lint: $(VENV)/.installed-dev ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.installed-dev ## let ruff mend what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.installed-dev ## mypy --strict on package, tests and benchmarks
	$(BIN)/mypy

drift: $(VENV)/.installed-dev ## is schema/ what the code would write?
	$(BIN)/newsml schema --check schema/

check: ## the whole gate: tests, lint, types, drift, wheel
	@bash .ci/run

bench: $(VENV)/.installed-dev ## time newsml against its peers
	$(BIN)/python -m benchmarks $(ARGS)

schema: $(VENV)/.installed-dev ## write schema/ anew
	$(BIN)/newsml schema schema/

golden: $(VENV)/.installed-dev ## write the golden outputs of fixtures/articles/ and the tables in docs/ anew
	$(BIN)/python -m tests.golden
	$(BIN)/python -m tests.reference
	$(BIN)/python -m tests.mapping
	$(BIN)/python -m tests.linked_page
	$(BIN)/python -m tests.tables_page
	$(BIN)/python -m tests.rulebook
	$(BIN)/python -m tests.index

browser: ## install Debian's Chromium, in which the pages are tested (as root)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -qq --yes --no-install-recommends chromium fonts-noto-core

clean: ## remove what can be made again, .venv included
	rm -rf $(VENV) build dist htmlcov .coverage .coverage.* .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps: repeat runs are quick, and a changed pyproject.toml installs anew.
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) --editable '.[dev,testing]'
	@touch $(VENV)/.installed $@

# An interpreter that cannot make an environment leaves half of one behind: it goes, the next one tries.
$(BIN)/python:
	@for python in $(PYTHONS); do \
	    "$$python" -c '$(USABLE)' >/dev/null 2>&1 || continue; \
	    echo "setting up $(VENV) with $$("$$python" --version)"; \
	    "$$python" -m venv --clear $(VENV) && exit 0; \
	    rm -rf $(VENV); \
	done; \
	echo "newsml needs Python 3.11 or newer with venv and ensurepip; none among: $(PYTHONS)." >&2; \
	echo "Install one (Debian, Ubuntu: apt install python3 python3-venv)," >&2; \
	echo "or name it: make PYTHON=/path/to/python3" >&2; \
	exit 1
