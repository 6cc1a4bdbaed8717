# Every target sets up what it needs: a virtual environment in .venv, Node.js (as a Python wheel) in it, the in-page
# code, and for the tests a browser. The machine needs Python 3.11 or newer, make and its package indexes.
# What is set up already is not set up again until the files it came from change.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help demo serve test test-all check bench bench-tours bench-search reference screenshots browser lock setup clean clean-all

# The Python that makes .venv: the newest that is found, or `make PYTHON=…`.
PYTHON ?=
PYTEST_FLAGS ?=
BENCH_FLAGS ?=
TOUR_FLAGS ?=
SEARCH_FLAGS ?=
LOCK_FLAGS ?=

VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
STAMPS := $(VENV)/stamps
SAY := @printf 'guidewright: %s\n'
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

RUNTIME := $(shell find runtime -name node_modules -prune -o -name tests -prune -o -type f -print)

help: ## Say what there is to make
	@echo 'make <target>, where the target is one of:'
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile
	@echo 'Each one sets up everything it needs. Begin with: make demo'

demo: setup ## Build the sample academy and open it with the product and its tours
	$(SAY) 'building Ledgerline Academy and starting the demo'
	@$(BIN)/guidewright demo

serve: setup ## Serve the sample academy and rebuild it whenever a file changes
	$(SAY) 'serving Ledgerline Academy; a saved file shows within seconds; Ctrl-C ends it'
	@$(BIN)/guidewright serve

test: setup runtime/node_modules/.complete browser lint ## Run every check and test except the slow ones (minutes)
	$(SAY) 'runtime tests: vitest'
	@cd runtime && npm test --silent && npm run size --silent
	$(SAY) 'compiler, product and site tests: pytest'
	@$(PY) -m pytest -n logical --maxprocesses 8 --dist worksteal -m 'not slow' $(PYTEST_FLAGS)
	$(SAY) 'all passed. Next: `make demo` shows the result, `make test-all` adds the slow tests.'

test-all: setup runtime/node_modules/.complete browser lint ## Run every check and every test, the slow ones too
	$(SAY) 'runtime tests: vitest'
	@cd runtime && npm test --silent && npm run size --silent
	$(SAY) 'compiler, product, site and packaging tests: pytest'
	@$(PY) -m pytest -n logical --maxprocesses 8 --dist worksteal $(PYTEST_FLAGS)
	$(SAY) 'search: the queries of content/search, in each language'
	@$(BIN)/guidewright search test
	$(SAY) 'all passed, slow tests included. Next: `make bench` measures speed and memory.'

check: setup runtime/node_modules/.complete lint ## Check code and content without running tests (seconds)
	$(SAY) 'content: guidewright check'
	@$(BIN)/guidewright check
	$(SAY) 'manual: guidewright check docs'
	@$(BIN)/guidewright check docs
	$(SAY) 'all clean. Next: `make test` runs the tests, `make serve` shows the content.'

bench: setup browser ## Compare with MkDocs, Zensical and Hugo on 200 to 10,000 generated articles
	$(SAY) 'measuring on generated academies; this takes about twenty minutes, on a machine with nothing else to do'
	@$(PY) -m benchmarks $(BENCH_FLAGS)
	@$(MAKE) --no-print-directory bench-tours
	$(SAY) 'done. Next: read benchmarks/results.md. (`make bench BENCH_FLAGS=--quick` measures the small ones alone.)'

bench-tours: setup browser runtime/node_modules/.complete benchmarks/tours/node_modules/.complete ## Compare tours with driver.js, shepherd.js, intro.js and react-joyride
	$(SAY) 'measuring tours in a browser; this takes about twenty-five minutes, on a machine with nothing else to do'
	@$(PY) -m benchmarks.tours $(TOUR_FLAGS)
	$(SAY) 'done. Next: read benchmarks/tours.md. (`make bench-tours TOUR_FLAGS="--turns 1"` takes ten.)'

bench-search: setup browser runtime/node_modules/.complete ## Compare the search with Material's and Pagefind, and weigh it (SEARCH_FLAGS=--full: 10,000 articles)
	$(SAY) 'measuring the search in a browser; this takes some minutes, on a machine with nothing else to do'
	@$(PY) -m benchmarks.search $(SEARCH_FLAGS)
	$(SAY) 'done. Next: read benchmarks/search.md.'

reference: setup ## Write the manual's reference pages anew, from the code
	$(SAY) 'keys, rules, commands, events, contracts, templates, words'
	@$(PY) -m guidewright.cli.reference
	$(SAY) 'done. Next: look at the changes in docs/content/articles/reference, then commit them.'

screenshots: setup browser ## Take the pictures of the README anew
	$(SAY) 'building the sample academy and photographing it'
	@$(PY) scripts/screenshots.py
	$(SAY) 'done. Next: look at docs/images, then commit them.'

lock: $(STAMPS)/environment ## Bring the lock files up to date (LOCK_FLAGS=--upgrade takes newer releases)
	$(SAY) 'resolving the Python packages'
	@test -x .venv-lock/bin/python || $(PY) -m venv .venv-lock
	@.venv-lock/bin/python -m pip install --quiet 'uv>=0.11,<1'
	@.venv-lock/bin/uv pip compile --quiet --universal --python-version 3.11 --extra verify --group dev \
		--generate-hashes --no-annotate --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make lock' $(LOCK_FLAGS) --output-file requirements/dev.lock pyproject.toml
	$(SAY) 'resolving the npm packages'
	@$(PY) -m pip install --quiet --require-hashes -r requirements/dev.lock
	@cd runtime && npm install --package-lock-only --silent && { test -z '$(LOCK_FLAGS)' || npm update --package-lock-only --silent; }
	$(SAY) 'lock files written. Next: `make test-all`, then commit them.'

clean: ## Remove what was built, and the tools' caches
	rm -rf build site dist test-results .pytest_cache .mypy_cache .ruff_cache .hypothesis .guidewright
	find generator tests -name __pycache__ -type d -prune -exec rm -rf {} +
	$(SAY) 'clean. Next: `make demo`. (`make clean-all` also removes the environments.)'

clean-all: clean ## Remove the environments too, as if freshly cloned
	rm -rf $(VENV) .venv-lock benchmarks/.cache benchmarks/tours/node_modules runtime/node_modules generator/guidewright/_runtime

# Parts of the above.

.PHONY: lint
lint: setup runtime/node_modules/.complete
	$(SAY) 'Python: ruff'
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --check --quiet .
	$(SAY) 'Python: mypy'
	@$(PY) -m mypy
	$(SAY) 'TypeScript: tsc'
	@cd runtime && npm run check --silent

browser: setup
	@$(PY) -m guidewright.browser

setup: $(STAMPS)/installed

$(STAMPS)/environment:
	@python=$$(scripts/find-python $(PYTHON)) && \
		printf 'guidewright: making %s with %s (%s)\n' $(VENV) "$$python" "$$("$$python" --version)" && \
		"$$python" -m venv --clear $(VENV)
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dependencies: $(STAMPS)/environment requirements/dev.lock
	$(SAY) 'installing the packages of requirements/dev.lock (the first time about 250 MB: a minute or two)'
	@$(PY) -m pip install --quiet --require-hashes -r requirements/dev.lock
	@touch $@

$(STAMPS)/installed: $(STAMPS)/dependencies pyproject.toml hatch_build.py $(RUNTIME)
	$(SAY) 'compiling the in-page code and installing guidewright'
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

runtime/node_modules/.complete: $(STAMPS)/dependencies runtime/package-lock.json
	$(SAY) 'installing the npm packages that the checks need'
	@cd runtime && npm ci --silent
	@touch $@

benchmarks/tours/node_modules/.complete: $(STAMPS)/dependencies benchmarks/tours/package-lock.json
	$(SAY) 'installing the tour libraries to compare with'
	@cd benchmarks/tours && npm ci --silent
	@touch $@
