# Two commands: `make start` to try Colonnade out, `make test` to run every test.
# They need Python 3.11 or later with pip, make and git; all else goes into .venv and node_modules.

PORT ?= 8000
ARGS ?=
VENV := .venv
PY := $(VENV)/bin/python
READY := $(VENV)/.ready
PIP := $(PY) -m pip install --quiet --disable-pip-version-check
LOCKS := -r requirements/run.txt -r requirements/dev.txt
ASSETS := colonnade/ui/assets/served/staticfiles.json
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help start test check fix docs pictures bench lock package clean

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

start: $(READY) $(ASSETS) ## try Colonnade out with a made-up trust (PORT=8000)
	@$(VENV)/bin/colonnade start --demo --port $(PORT)

test: $(READY) $(ASSETS) ## run every test (ARGS='-k audit' goes to pytest)
	@$(PY) -m tests.legs $(ARGS)

check: $(READY) $(ASSETS) ## look for mistakes without running the tests; change nothing
	@$(PY) -m tests.check

fix: $(READY) ## mend what can be mended by a tool
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

docs: $(READY) ## write the pages of the documentation that are made from the code
	@$(PY) -m docs.generate

pictures: $(READY) $(ASSETS) ## take the pictures in the documents anew, by the browser tests
	@COLONNADE_PICTURES=docs/pictures $(PY) -m pytest tests/browser/test_demonstration.py

bench: $(READY) $(ASSETS) ## print how long things take, against one another (ARGS=tables for one part)
	@$(PY) -m tests.benchmarks $(ARGS)

lock: $(READY) ## lock the newest packages that the .in files allow
	cd requirements && for name in run dev; do ../$(VENV)/bin/uv pip compile --quiet --upgrade --generate-hashes \
		--no-header --python-version 3.11 --no-emit-index-url --no-emit-find-links \
		$$name.in --output-file $$name.txt || exit 1; done

package: $(READY) $(ASSETS) ## build a wheel with pages, catalogue and demonstration inside
	$(PY) -m build --wheel --no-isolation --outdir dist .

clean: ## take away what was built; `var`, where a site's data is, stays
	rm -rf $(VENV) node_modules build dist colonnade/ui/assets .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# uv comes from the lock and installs the rest much faster; where it cannot (a mirror that only pip is told of), pip does.
$(READY): requirements/run.txt requirements/dev.txt requirements/run.in requirements/metadata.py requirements/bundle.py pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed; name it with PYTHON=..." >&2; exit 1; }
	@echo "Building the environment in $(VENV): once, and it takes a minute ..."
	@test -x $(PY) || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ ]/ { on = /^uv==/ } on' requirements/dev.txt > $(VENV)/uv.txt
	@$(PIP) --require-hashes -r $(VENV)/uv.txt
	@$(VENV)/bin/uv pip install --quiet --system-certs --python $(PY) --require-hashes $(LOCKS) 2>/dev/null \
		|| $(PIP) --require-hashes $(LOCKS)
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(ASSETS): package.json package-lock.json colonnade/ui/build.py colonnade/ui/storage.py $(wildcard colonnade/ui/static/*) | $(READY)
	@echo "Building the pages' style and pictures ..."
	@$(PY) -m colonnade.ui.build
	@touch $@
