# Needs only make and a Python >= 3.11 with venv. Everything else goes into .venv.

# A newer interpreter than the default one may be named: make setup PYTHON=python3.12
PYTHON ?= $(shell for name in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& command -v $$name && break; done)
BIN := .venv/bin
STAMP := .venv/.set-up
NPM_STAMP := tests/npm/node_modules/.set-up
PAGES := kiosk_server/web/browser
PAGES_STAMP := $(PAGES)/node_modules/.set-up
CHROMIUM_STAMP := .venv/.headless-chromium
AS_ROOT := $(if $(filter 0,$(shell id -u)),,sudo -n)
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

.PHONY: setup run test check format bench lock wheel clean
.DEFAULT_GOAL := setup

setup: $(STAMP) $(PAGES_STAMP) $(NPM_STAMP) $(CHROMIUM_STAMP)

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

# What pages use of other people's packages: fetched, then only the listed files copied and checked.
$(PAGES_STAMP): $(PAGES)/package.json $(PAGES)/package-lock.json $(PAGES)/npm_files.sha256 | $(STAMP)
	cd $(PAGES) && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --silent --ignore-scripts
	$(BIN)/python -m kiosk_server.web.pages.npm_assets
	@touch $@

# The browser of the tests, Chromium without windows: the one on the path, else the system's, else one
# that Playwright fetches.
$(CHROMIUM_STAMP): | $(STAMP)
	@command -v chromium-headless-shell >/dev/null || { $(AS_ROOT) apt-get update -qq && $(AS_ROOT) \
		apt-get install -qq -y --no-install-recommends chromium-headless-shell; } \
		|| $(BIN)/playwright install --only-shell chromium
	@touch $@

# PLAN=FILE-OR-FOLDER opens another plan than the sample hospital. Needs no browser and no test package.
run: $(STAMP) $(PAGES_STAMP)
	$(BIN)/kiosk-server demo $(if $(PLAN),--plan "$(PLAN)")

# Compiled once, for the hundreds of processes that the tests start.
test: check
	@$(BIN)/python -m compileall -q accessibility devices floorplans i18n kiosk_server
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal --durations 30

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# The programs, then the long forms of the tests, also where an aim was missed: the status tells of
# both. Pytest answers 5 where there is no such test.
bench: setup
	$(BIN)/python -m tests.benchmarks; missed=$$?; \
	$(BIN)/python -m pytest -m bench --hypothesis-profile=bench || test $$? -eq 5 || exit 1; \
	exit $$missed

# Takes new versions only where the committed locks must change; with UPGRADE=1 everywhere.
lock: $(STAMP)
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --output-file requirements/runtime.txt
	@$(LOCK) $(if $(UPGRADE),--upgrade) pyproject.toml --extra oidc --extra postgresql --extra redis \
		--extra voice --group dev --constraint requirements/runtime.txt --output-file requirements/development.txt
	cd tests/npm && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --silent --package-lock-only \
		$(if $(UPGRADE),&& PATH="$(CURDIR)/$(BIN):$$PATH" npm update --silent --package-lock-only)
	cd $(PAGES) && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --silent --ignore-scripts \
		$(if $(UPGRADE),&& PATH="$(CURDIR)/$(BIN):$$PATH" npm update --silent --ignore-scripts)
	$(BIN)/python tests/npm/lock_without_addresses.py
	$(BIN)/python -m kiosk_server.web.pages.npm_assets --renew

wheel: $(STAMP) $(PAGES_STAMP)
	$(BIN)/python -m build --wheel --no-isolation --outdir dist .

clean:
	rm -rf .venv tests/npm/node_modules $(PAGES)/node_modules $(PAGES)/npm build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(wildcard kiosk_server floorplans devices i18n accessibility tests) \
		-name __pycache__ -type d -prune -exec rm -rf {} +
