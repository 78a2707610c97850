# Two commands matter: `make try` shows the whole path on this machine, `make test` proves it.
# Each target installs what it needs (tools/packages) and ends non-zero when anything failed.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

DESTDIR ?=
DEBUG := .build/debug
RELEASE := .build/release

FUZZ_SECONDS ?= 600

.PHONY: help setup setup-build setup-try setup-test setup-deb build release try test torture fuzz lint bench install deb deb-check clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: setup-test ## installs every package that any target needs

setup-build:
	@tools/setup build

setup-try:
	@tools/setup build run try

setup-deb:
	@tools/setup build deb

setup-test:
	@tools/setup build run try deb test pypi

build: setup-build ## the programs, for development
	@echo "build: the programs, for development"
	swift build
	@ppd/build $(DEBUG)/ppd

release: setup-build ## the programs as they are installed: optimised, Swift's runtime inside
	@echo "release: the programs, optimised, Swift's runtime inside"
	tools/build-release

try: setup-try build ## sandbox, daemon and a private CUPS: prints letters and shows them posted (KEEP=1 leaves it running)
	@cups/try

test: setup-test ## everything: build, lint, unit tests, platform contract, end to end
	@tools/test

torture: setup-test build ## kill points, worst disks, refused calls, as many as an hour allows
	@.build-venv/bin/python Tests/Torture/torture

lint: setup-test ## formatting, scripts, PPD, units, road map
	@tools/lint

fuzz: setup-test ## libFuzzer on the address reader, damaged documents on the confined worker, merges of any content (FUZZ_SECONDS for each, 600)
	Tests/Fuzz/run $(FUZZ_SECONDS)
	seed=$${CLICKPOST_FUZZ_SEED:-$$(od -An -N6 -tu8 /dev/urandom | tr -d ' ')}; \
	CLICKPOST_FUZZ_SEED=$$seed CLICKPOST_FUZZ_SECONDS=$(FUZZ_SECONDS) swift test --disable-xctest --filter 'FuzzTests|AlteredSamples|SubstitutedAddresses|anyContent'

bench: setup-test release ## the figures of Benchmarks, release builds
	@status=0; for one in run cut-link merge accepts rows; do Benchmarks/$$one || status=1; done; exit $$status

install: ## the release's programs and files, under DESTDIR
	@tools/install "$(RELEASE)" "$(DESTDIR)"

deb: setup-deb release ## the Debian packages, in .build/deb
	@tools/deb

deb-check: setup-deb ## the packages of make deb: lintian, then install, first letter, upgrade and removal in a bare Debian (as root)
	@tools/deb-check

clean: ## removes what was built
	rm -rf .build .build-venv
