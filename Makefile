# One word per habit. `make demo` and `make test` are all that a newcomer needs.
SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?=
TESTS := $(BIN)/python -m pytest -o faulthandler_timeout=900
# The parts of `make test`: each begins when one before it ends, so no core waits. First those that take longest, and
# `web`, where programs start and stop and there is much to wait for.
APART := harmonisation landscape web
define PARTS
tests/stories -m demo
tests/stories/test_[a-k]*.py -m 'not demo'
tests/stories/test_[l-z]*.py -m 'not demo'
tests/contexts/web
tests/contexts/harmonisation
tests/engines
tests/contexts/landscape
tests/contexts $(addprefix --ignore=tests/contexts/,$(APART))
endef
export PARTS
# Outside the engines, what tries more the more examples are asked for.
SEEDED = $(shell grep -rl -e hypothesis -e tests.examples tests/contexts --include=*.py)
export STROOMLIJN_DATA ?= $(abspath ../shared/data)
# Compiling Django and all else anew takes each of the many programs that start three times as long as starting.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup demo test check format bench attack faults conformance lock clean
.DEFAULT_GOAL := help

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: $(VENV)/.product src/stroomlijn/web/static/built/.done ## environment and front-end files, nothing else

demo: setup ## start Stroomlijn with a small generated landscape
	@$(BIN)/stroomlijn start --demo $(if $(DATA),--data $(DATA))

test: $(VENV)/.develop src/stroomlijn/web/static/built/.done ## every test, with a real database and a real browser
	@$(BIN)/python tools/ensure_browser.py
	@# Each with a database of its own; what a part said is shown when it ends. Stories wait for one thing after another:
	@# the others take the time that they leave.
	@printf '%s' "$$PARTS" | tr '\n' '\0' | xargs -0 -P 5 -I{} sh -c \
	    'case "{}" in tests/stories*) yields=0;; *) yields=10;; esac; said=$$(mktemp) && \
	    { nice -n $$yields $(TESTS) {} > $$said 2>&1; told=$$?; cat $$said; rm $$said; exit $$told; }'

check: $(VENV)/.develop ## style, types, import direction, migrations, bare texts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python tools/check_migrations.py
	@$(BIN)/python tools/check_texts.py
	@! grep -rnE --include='*.py' '^\s*(from|import) .*\btest_' tests # helpers stand in modules of their own

format: $(VENV)/.develop ## let ruff write the style
	@$(BIN)/ruff check --fix -q . ; $(BIN)/ruff format -q .

bench: $(VENV)/.develop src/stroomlijn/web/static/built/.done ## every headline figure (SHORT=1 for the short form)
	@$(BIN)/python -m benchmarks $(if $(SHORT),--short)

attack: $(VENV)/.develop src/stroomlijn/web/static/built/.done ## hostile files and requests (SHORT=1 for the short form)
	@SHORT=$(SHORT) $(BIN)/python -m pytest tests/attack -s
	@$(if $(filter-out 0,$(SHORT)),,$(BIN)/python -m pytest tests/engines $(SEEDED) --hypothesis-profile=thorough)

faults: $(VENV)/.develop src/stroomlijn/web/static/built/.done ## kill -9 and its like (SHORT=1 for the short form)
	@SHORT=$(SHORT) $(BIN)/python -m pytest tests/faults -s

conformance: $(VENV)/.develop src/stroomlijn/web/static/built/.done ## the ZGW standard: its suites, documents, schemathesis, a client library (SHORT=1 for the short form)
	@SHORT=$(SHORT) $(BIN)/python -m pytest tests/conformance -s

lock: $(VENV)/bin/uv ## pin every dependency with its hashes
	@for f in product develop node; do $(BIN)/uv pip compile -q --universal --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-header --python-version 3.11 requirements/$$f.in -o requirements/$$f.txt; done

clean: ## remove what setup made
	@rm -rf $(VENV) node_modules tests/conformance/node_modules src/stroomlijn/web/static/vendor src/stroomlijn/web/static/built src/stroomlijn/web/collected

# --- what the habits stand on ---------------------------------------------------------------------------------------

# pip's --python puts uv into an environment without pip: works where the system's Python is externally managed too.
$(VENV)/bin/uv:
	@command -v $(PYTHON) >/dev/null || { echo "Python ontbreekt: installeer Python 3.11 of nieuwer."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Stroomlijn heeft Python 3.11 of nieuwer nodig."; exit 1; }
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || { echo "pip ontbreekt: installeer het pakket python3-pip."; exit 1; }
	@echo "Omgeving maken in $(VENV) ..."
	@$(PYTHON) -m venv --without-pip $(VENV)
	@$(PYTHON) -m pip --python $(VENV)/bin/python install -q --disable-pip-version-check uv

$(VENV)/.product: requirements/product.txt pyproject.toml | $(VENV)/bin/uv
	@echo "Pakketten van het product ophalen ..."
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --require-hashes -r requirements/product.txt
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps -e .
	@touch $@

$(VENV)/.develop: requirements/develop.txt $(VENV)/.product
	@echo "Pakketten voor de tests ophalen ..."
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --require-hashes -r requirements/develop.txt
	@touch $@

# The stylesheet holds what templates, scripts and forms name, so it follows them; without news this takes two seconds.
src/stroomlijn/web/static/built/.done: package.json package-lock.json $(wildcard tools/*.py) $(VENV)/.product \
    $(shell find src/stroomlijn -name collected -prune -o -name built -prune -o -name vendor -prune -o \
    \( -name '*.html' -o -name '*.css' -o -name '*.js' -o -name '*.svg' -o -path '*/templatetags/*.py' -o -name 'forms*.py' \) -print 2>/dev/null)
	@echo "Bestanden voor de schermen maken ..."
	@$(BIN)/python -m tools.build_static
	@touch $@
