# Needs Python 3.11, make and git; everything else is set up in .venv.
PYTHON ?= python3.11
BIN := .venv/bin
STAMP := .venv/.installed
SOURCES := bot conversations guard locales norms reports rounds storage webchat tests
ALONE := tests/browser tests/faults tests/webchat tests/security/test_bytes.py \
	$(addprefix tests/bot/,test_bench.py test_child.py test_guarding.py test_probe_command.py test_speech.py test_speech_recipes.py)

.PHONY: setup demo test check run kills attack rounds explore calendar report-pages screenshots lock clean

setup: $(STAMP)

$(STAMP): requirements-dev.lock pyproject.toml
	@command -v $(PYTHON) >/dev/null 2>&1 && $(PYTHON) -m venv .venv || python3 -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: setup
	$(BIN)/spiegel demo

run: setup
	$(BIN)/spiegel run

# What starts processes, browsers or clocks comes after what does not lean on time, two files at once and no more.
test: setup
	$(BIN)/pytest -n auto $(ALONE:%=--ignore=%)
	$(BIN)/pytest -n 2 --dist loadfile $(ALONE)

check: setup
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/spiegel norms check
	$(BIN)/python -m locales.linter

# The long form of the campaign that CI runs short.
kills: setup
	SPIEGEL_KILLS=200 $(BIN)/pytest tests/faults/test_kills.py
	SPIEGEL_KILLS=100 $(BIN)/pytest tests/faults/test_ticks.py

# Forty invented years, each looked through by who knows an answer or two, and by who reads all that is shown. A quarter of an hour.
attack: setup
	SPIEGEL_ATTACK=40 $(BIN)/pytest -n auto --dist loadgroup --timeout 0 tests/attack

# Random lives of rounds, longer than the tests walk them.
rounds: setup
	SPIEGEL_EXAMPLES=300 $(BIN)/pytest --timeout 0 tests/rounds/test_round_course.py tests/rounds/test_round_setup.py tests/bot/test_round_life.py

# All paths through all conversations to depth 6, and many more random people. About three quarters of an hour.
explore: setup
	SPIEGEL_EXPLORE=10 $(BIN)/pytest --timeout 0 tests/conversations/test_explorer.py tests/conversations/test_random_people.py

# Every hour of 2026 to 2035, with restarts at random. The tests walk two years of it.
calendar: setup
	SPIEGEL_CALENDAR=10 $(BIN)/pytest --timeout 0 tests/bot/test_calendar.py -s

# Pages of the report of an invented round in docs/beelden, to be looked at.
report-pages: setup
	$(BIN)/python -m tests.reports.documents.make_pages

# The pictures in docs/, made anew by the demo in a real browser.
screenshots: setup
	$(BIN)/python -m tests.browser.make_screenshots

# The locks are made anew from pyproject.toml; they hold hashes and no address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
