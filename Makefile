# Two commands matter: `make run` and `make test`. Both set themselves up; nothing but Python 3.11+ and make is needed.
SHELL := /bin/sh
PYTHON ?= python3
BIN := .venv/bin
PORT ?= 8000
export PORT

.PHONY: run test lint format test-services test-browser build lock messages clean help bench-pages bench-search bench-accounts fuzz-api

help:
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/ —/'

# pip takes the tools' locked versions; the stamp spares a second start the work.
.venv/installed: requirements/dev.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

lms/frontend/node_modules/.installed: lms/frontend/package-lock.json .venv/installed
	$(BIN)/python lms/frontend/node.py npm ci --prefix lms/frontend --no-audit --no-fund --loglevel=error
	@touch $@

FRONT := $(shell find lms/frontend -path '*/node_modules' -prune -o -path '*/dist' -prune -o -type f -print 2>/dev/null)
lms/frontend/dist/.vite/manifest.json: $(FRONT) lms/frontend/node_modules/.installed
	$(BIN)/python lms/frontend/node.py npm run --prefix lms/frontend build --silent

CATALOGUES := $(wildcard */locale/zh_Hans/LC_MESSAGES/django.po lms/translations/wagtail/locale/*/*/*.po)
var/.messages: $(CATALOGUES) .venv/installed
	@mkdir -p var
	$(BIN)/python manage.py messages --compile
	@touch $@

ready: .venv/installed lms/frontend/dist/.vite/manifest.json var/.messages
.PHONY: ready

# The server sends what is packed here: hashed names, gzip and brotli beside every file.
var/.static: lms/frontend/dist/.vite/manifest.json requirements/dev.txt
	$(BIN)/python manage.py collectstatic --no-input --clear --verbosity 0
	@touch $@

run: ready var/.static ## set up, migrate, load the demo once, start web and worker
	@$(BIN)/python manage.py serve

test: ready ## the default suite on the embedded defaults
	$(BIN)/pytest -q -n 2

lint: ready ## ruff, types, floors, templates, migrations, translations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(BIN)/djlint --lint --quiet .
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py messages --check

format: .venv/installed ## put code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test-services: ready ## the same suite against the services that the environment names
	$(BIN)/python tests/services.py

fuzz-api: ready ## Schemathesis over the whole API as every role, far more cases than in the suite, others each time
	FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)} FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-100} $(BIN)/pytest -q -n 2 --maxfail=20 tests/architecture/test_api_fuzz.py

test-browser: ready var/.static ## the journeys in Chromium
	$(BIN)/pytest -q tests/journeys

build: ready var/.static ## production assets

bench-pages: ready var/.static ## queries, bytes and requests of the learner pages against their budgets
	$(BIN)/python -m bench.pages

bench-search: .venv/installed ## both search engines on real Chinese text: speed of building, size, time of a question
	$(BIN)/python -m bench.search

bench-accounts: ready ## people and unions at full size: filling, officers' pages, moves in the tree, rosters, keys
	$(BIN)/python -m bench.people
	$(BIN)/python -m bench.accounts_tree
	$(BIN)/python -m bench.rosters
	$(BIN)/python -m bench.keys

messages: .venv/installed ## bring the Chinese catalogues up to date
	$(BIN)/python manage.py messages

lock: .venv/installed ## lock the requirements anew, without addresses
	for set in base services dev; do $(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --no-annotate -q requirements/$$set.in -o requirements/$$set.txt; done

clean: ## what was made here, but for the data in var/
	rm -rf lms/frontend/dist lms/frontend/node_modules var/static var/.static var/.messages .venv
