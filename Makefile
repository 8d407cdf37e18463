# Everything that one does with a checkout. It needs make and Python 3.11 or newer; the rest is
# installed, at the versions of constraints.txt, into .venv, which `make clean` removes.

VENV = .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
NEWEST_ENOUGH = import sys; sys.exit(sys.version_info < (3, 11))

# The first Python that is new enough; `make demo PYTHON=/path/to/python3` names another.
PYTHON = $(shell for name in python3 python3.13 python3.12 python3.11; do \
	if $$name -c '$(NEWEST_ENOUGH)' >/dev/null 2>&1; then echo $$name; break; fi; done)

NOTES = 10000
SESSIONS = 60
BENCH_JSON = build/bench.json

NO_PYTHON = weeknotes needs Python 3.11 or newer, and no python3 here is: install one, \
	or name it with PYTHON=/path/to/python3.
NO_VENV = $(PYTHON) cannot make virtual environments, because its venv or ensurepip module is \
	missing: on Debian and Ubuntu, install the package python3-venv.
NO_PACKAGES = The packages were not installed: the reason is above, and most often it is that \
	the package index was not reached; run make again once it is.

.PHONY: help
help:
	@echo 'make demo     open the app on a throw-away copy of the sample notes'
	@echo 'make test     everything that must hold before a change goes in: check, then the tests'
	@echo 'make check    style, formatting, types and the direction of imports'
	@echo 'make format   rewrite the code in the project'\''s style'
	@echo 'make bench    measure speed and size; NOTES=1000 for a shorter run'
	@echo 'make load     have 60 sessions on 10,000 notes press keys at once; SESSIONS=10 for fewer'
	@echo 'make wheel    build the package into dist/'
	@echo 'make picture  draw the pictures in the README'
	@echo 'make clean    remove everything that make has made'

.PHONY: demo
demo: $(VENV)/.installed
	@$(BIN)/weeknotes demo

.PHONY: test
test: check
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

.PHONY: check
check: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

.PHONY: format
format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

.PHONY: bench
bench: $(VENV)/.installed-dev
	@mkdir -p $(dir $(BENCH_JSON))
	@$(BIN)/python -m tests.bench --notes $(NOTES) --json $(BENCH_JSON)

.PHONY: load
load: $(VENV)/.installed-dev
	@$(BIN)/python -m tests.load --sessions $(SESSIONS) --notes $(NOTES)

.PHONY: wheel
wheel: $(VENV)/.installed-dev
	$(BIN)/python -m hatchling build -t wheel

.PHONY: picture
picture: $(VENV)/.installed
	$(BIN)/python docs/picture.py

.PHONY: clean
clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find tui tests -name __pycache__ -type d -prune -exec rm -rf {} +

# What running takes. Compiled beforehand: without .pyc files the app starts three times slower.
$(VENV)/.installed: pyproject.toml constraints.txt
	@$(or $(PYTHON),false) -c '$(NEWEST_ENOUGH)' || { echo '$(NO_PYTHON)' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo '$(NO_VENV)' >&2; exit 1; }
	@$(BIN)/python -c 'import pip; $(NEWEST_ENOUGH)' 2>/dev/null \
		|| { echo 'Making $(VENV) with $(PYTHON) ...'; $(PYTHON) -m venv --clear $(VENV); }
	@echo 'Installing what weeknotes runs on ...'
	@$(PIP) install --upgrade -c constraints.txt pip \
		&& $(PIP) install --compile -c constraints.txt --build-constraint constraints.txt -e . \
		|| { echo '$(NO_PACKAGES)' >&2; exit 1; }
	@$(BIN)/python -m compileall -q tui
	@touch $@

# What working on it takes besides.
$(VENV)/.installed-dev: $(VENV)/.installed
	@echo 'Installing what its tests and checks run on ...'
	@$(PIP) install --compile -c constraints.txt --group dev \
		|| { echo '$(NO_PACKAGES)' >&2; exit 1; }
	@$(BIN)/python tests/render/fetch_specification.py $(VENV)/share/commonmark.json
	@touch $@
