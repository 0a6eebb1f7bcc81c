# `make run` and `make test` are all that a newcomer needs, `make check` is the quick look while one works; what is done already is not done again.

SHELL := /bin/bash
# The portal's own programs come first. Node may be one of them: see .ci/prepare.
export PATH := $(CURDIR)/.venv/bin:$(PATH)

prepare := bash .ci/prepare
styles := $(shell find static/styles static/scripts -type f)
words_on_pages := $(shell find templates portal -name '*.html' -o -name '*.py')
translations := $(patsubst %.po,%.mo,$(wildcard translations/*/LC_MESSAGES/*.po))

define look_at_code
.venv/bin/ruff check
.venv/bin/ruff format --check
.venv/bin/mypy
.venv/bin/lint-imports
endef

# Ten lines that stand twice are one thing that changes in one place only.
look_for_copies := .venv/bin/pylint portal --disable=all --enable=duplicate-code --min-similarity-lines=10 --ignore-paths=portal/migrations --score=no

.PHONY: run check test stories drills release pictures-of-pages build lock catalogues rooms consent-table clean

# Serves the portal on PORT (8000) of HOST (127.0.0.1), with an embedded database and a few sample requests.
run: export PORTAL_MODE ?= development
run: build
	@exec .venv/bin/portal run

# What can be said of the code in under a minute: its form, its types, its floors, and the tests that need nothing but it.
check: build .venv/installed-for-tests
	$(look_at_code)
	.venv/bin/python -m pytest -n 2 -m pure

# Checks everything. The tests come last, so that what they say is the last to be read.
test: build .venv/installed-for-tests
	@$(prepare) test-programs
	$(look_at_code)
	$(look_for_copies)
	.venv/bin/python -m pytest -n 2 --dist worksteal

# Walks ten stories as somebody new would, and says how many pages, taps and words each takes, beside its limit.
stories: build .venv/installed-for-tests
	.venv/bin/python -m pytest -q tests/stories/test_story_*.py

# Checks what `make test` leaves out for the sake of time: each page on both databases, every screen in every way.
drills: export PORTAL_DRILLS := yes
drills: test

# Checks that this may be released: no sentence waits for its translation, and `make test` passes.
release: build
	@.venv/bin/python .ci/not_yet.py --release
	@$(MAKE) --no-print-directory test

# Keeps what every screen looks like in artefacts/pictures-of-pages (index.html shows them all).
pictures-of-pages: build .venv/installed-for-tests
	@$(prepare) test-programs
	.venv/bin/python -m pytest -n 2 --dist worksteal tests/accessibility/screens/pictures_of_pages.py

# Everything that the portal needs before it can serve.
build: .venv/installed static/built/manifest.json static/built/pictures.json $(translations)
	@.venv/bin/python .ci/not_yet.py

.venv/bin/python:
	@$(prepare) virtual-environment

.venv/installed: requirements-build.txt requirements.txt pyproject.toml | .venv/bin/python
	@$(prepare) packages
	@touch $@

.venv/installed-for-tests: requirements-tests.txt .venv/installed
	@$(prepare) packages-for-tests
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json requirements-node.txt | .venv/bin/python
	@$(prepare) node-packages
	@touch $@

# Which names of the style sheets are used on pages: looked at after each change of a page, written only when they changed.
static/built/class_names.json: static/class_names.mjs $(words_on_pages) node_modules/.package-lock.json
	@node static/class_names.mjs

static/built/manifest.json: static/build.mjs static/class_names.mjs node_modules/.package-lock.json $(styles) static/built/class_names.json
	@echo 'Building the styles and scripts.'
	@exec node static/build.mjs

static/built/pictures.json: $(wildcard static/pictures.toml portal/pictures/*.py) node_modules/.package-lock.json .venv/installed
	@echo 'Building the pictures.'
	@.venv/bin/python -m portal build-pictures
	@touch $@

%.mo: %.po .venv/installed
	@.venv/bin/pybabel --quiet compile --input-file $< --output-file $@

# Works out anew which version of each package is used, from pyproject.toml and package.json, and writes the lock files.
lock: .venv/installed node_modules/.package-lock.json
	@$(prepare) lock

# Puts each sentence of the portal into the files of translations/, where somebody then translates what is new.
catalogues: .venv/installed
	@$(prepare) catalogues

# Draws the picture of the rooms from the contracts in pyproject.toml.
rooms: .venv/installed
	@.venv/bin/python .ci/rooms.py

# Writes docs/consent-table.md, who decides, from the table that the code reads: for lawyers to read and sign.
consent-table: .venv/installed
	@.venv/bin/python .ci/consent_table.py

# Removes what was installed and built. The instance folder stays: it holds keys and people's words.
clean:
	rm -rf .venv node_modules static/built portal.egg-info artefacts .hypothesis .*_cache translations/*/LC_MESSAGES/*.mo
