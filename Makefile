# Needs only make and a Python >= 3.11 with venv. Everything else goes into .venv.

# A newer interpreter than the default one may be named: make setup PYTHON=python3.12
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v $$name && break; done)
BIN := .venv/bin
STAMP := .venv/.set-up
NPM_STAMP := tests/npm/node_modules/.set-up
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.PHONY: setup run test check format bench lock wheel clean
.DEFAULT_GOAL := setup

setup: $(STAMP) $(NPM_STAMP)

# The stamp is touched last, so a set-up that was stopped goes on. A .venv made elsewhere is made anew.
$(STAMP): requirements/development.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo 'Found no Python >= 3.11 with venv. On Debian and Ubuntu:' \
		'apt-get install python3 python3-venv'; exit 1; }
	@test -x $(BIN)/python && test "$$($(BIN)/python -c 'import sys; print(sys.prefix)')" = "$(CURDIR)/.venv" \
		|| $(PYTHON) -m venv --clear .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--requirement requirements/development.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--editable .
	@touch $@

# What only tests and benchmarks need from npm, by the node and npm of .venv.
$(NPM_STAMP): tests/npm/package.json tests/npm/package-lock.json | $(STAMP)
	cd tests/npm && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts
	@touch $@

# PLAN=FILE-OR-FOLDER opens another plan than the small clinic.
run: setup
	$(BIN)/kiosk-server demo $(if $(PLAN),--plan "$(PLAN)")

test: check
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The programs, then the long forms of the tests. Pytest answers 5 where there is no such test.
bench: setup
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m pytest -m bench --hypothesis-profile=bench || test $$? -eq 5

# Takes new versions only where the committed locks must change; with UPGRADE=1 everywhere.
lock: setup
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --output-file requirements/runtime.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --all-extras --group dev \
		--constraint requirements/runtime.txt --output-file requirements/development.txt
	cd tests/npm && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --silent --package-lock-only \
		$(if $(UPGRADE),&& PATH="$(CURDIR)/$(BIN):$$PATH" npm update --silent --package-lock-only)
	$(BIN)/python tests/npm/lock_without_addresses.py

wheel: setup
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:
	rm -rf .venv tests/npm/node_modules build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(wildcard kiosk_server floorplans devices i18n accessibility tests) \
		-name __pycache__ -type d -prune -exec rm -rf {} +
