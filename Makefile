# `make help` lists what there is.  Each command does the set-up it needs, once.

PORT ?= 8000
BIN := .venv/bin
RUN := .venv/installed-run
DEV := .venv/installed-dev
NODE := node_modules/.installed
# A Node that came from requirements/node.txt is found there; elsewhere the folder does not exist.
export PATH := $(CURDIR)/.venv/node:$(PATH)
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup serve test check build lint bench bench-browser bench-build bench-load bench-lighthouse audit clean upgrade

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-18s%s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(RUN) $(NODE) ## install what the guide needs, as locked
	@echo "Ready: make serve shows the guide, make test tries it."

serve: $(RUN) $(NODE) ## build the guide and show it on this machine (PORT=8000)
	@$(BIN)/guide serve --port $(PORT)

test: $(DEV) $(NODE) ## run every test, those in a real browser too (ARGS="-k words")
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/python scripts/office.py
	@sh scripts/programs.sh
	@node --test --test-reporter=dot tests/scripts/*.test.js
	@$(BIN)/python -m pytest $(ARGS)

check: $(RUN) ## check the catalog: every problem at once
	@$(BIN)/guide check

build: $(RUN) $(NODE) ## build the guide into site/
	@$(BIN)/guide build

lint: $(DEV) $(NODE) ## check the code: ruff, mypy, types and style of the scripts
	@$(BIN)/ruff check --quiet
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/mypy
	@npm run --silent types
	@npm run --silent lint
	@$(BIN)/python scripts/no_addresses.py

bench: $(RUN) ## time the main steps on this machine
	@$(BIN)/python tests/benchmarks/engine.py
	@$(BIN)/python tests/benchmarks/files.py
	@$(BIN)/python tests/benchmarks/chains.py

bench-browser: $(DEV) $(NODE) ## time what the pages do in Chromium (ARGS="9" for nine rounds)
	@$(BIN)/python scripts/chromium.py
	@$(BIN)/python tests/benchmarks/pages.py $(ARGS)

bench-build: $(RUN) $(NODE) ## time the build: clean, nothing changed, one clause changed
	@$(BIN)/python tests/benchmarks/builds.py

bench-load: $(DEV) $(NODE) ## let 200 readers at once ask nginx for the site
	@$(BIN)/python tests/benchmarks/load.py

bench-lighthouse: $(DEV) $(NODE) ## what Lighthouse says of the main pages (needs the network)
	@$(BIN)/python tests/benchmarks/lighthouse.py

audit: $(RUN) $(NODE) ## look for known weaknesses of the locked packages (needs the network)
	@sh scripts/python.sh audit
	@for group in run dev; do \
	  $(BIN)/pip-audit --strict --disable-pip --require-hashes --requirement requirements/$$group.txt || exit 1; done
	@npm audit

clean: ## remove what was built; what was downloaded stays
	@rm -rf site build .cache *.egg-info
	@find calculator macros tools tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

upgrade: $(RUN) $(NODE) ## take newer packages into the lock files (then: make test lint)
	@sh scripts/python.sh upgrade
	@sh scripts/upgrade.sh

$(RUN): requirements/run.txt pyproject.toml
	@sh scripts/python.sh run

$(DEV): requirements/dev.txt $(RUN)
	@sh scripts/python.sh dev

$(NODE): package-lock.json package.json | $(RUN)
	@sh scripts/node.sh
