# What people and the CI run. `make` alone lists the targets.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
VECTORS ?= ../shared/vectors
SECONDS ?= 60
TARGETS ?=

# A target may import only what it names as a dependency.
FLAGS = --explicit-target-dependency-import-check error
# One file that needs no Swift on the machine that runs it, only the distribution's libcrypto.
RELEASE = --configuration release --static-swift-stdlib $(FLAGS)
SOURCES = Package.swift CLI Sources Tests Benchmarks/Package.swift Benchmarks/Sources \
  Fuzz/Package.swift Fuzz/Support Fuzz/Targets

.PHONY: help demo build test conformance bench fuzz sanitize oracle test-openssl35 install format lint generated dependencies clean

help: ## list the targets
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 18

demo: dependencies build ## show the tool at work
	@Scripts/demo

build: dependencies ## build the tool as it is installed: .build/release/mima
	$(SWIFT) build $(RELEASE) --product mima

test: dependencies lint generated ## run every test
	$(SWIFT) test --disable-xctest $(FLAGS)

sanitize: dependencies ## run the tests under the address and the thread sanitizer
	@Scripts/sanitize

oracle: dependencies ## compare a million operations with integers to GMP's and Python's, and try very long ones
	MIMA_ORACLE_OPERATIONS=$${MIMA_ORACLE_OPERATIONS:-1000000} MIMA_ORACLE_BITS=$${MIMA_ORACLE_BITS:-1048576} \
	  MIMA_LONG_NUMBERS=1 \
	  $(SWIFT) test --configuration release --disable-xctest $(FLAGS) --filter 'OracleTests|KnownValueTests|LargeNumberTests'

test-openssl35: dependencies ## run the tests against Debian 13's libcrypto, as root
	@Scripts/test-openssl35

conformance: build ## run the public test suites in VECTORS=DIR
	.build/release/mima vectors $(VECTORS)

bench: build ## measure Mima against its peers and write BENCHMARKS.md
	@Scripts/bench

fuzz: dependencies ## try each parser on made-up input for SECONDS=60, or those in TARGETS
	@Fuzz/run $(SECONDS) $(TARGETS)

# The manual is generated from a debug build: the generator's own release build is not the one that is installed.
install: build ## install the tool, its manual and completions below DESTDIR and PREFIX
	$(SWIFT) package generate-manual --configuration debug
	install -d $(addprefix $(DESTDIR)$(PREFIX)/,bin $(SHARED))
	install -s -m 755 .build/release/mima $(DESTDIR)$(PREFIX)/bin/mima
	install -m 644 .build/plugins/GenerateManual/outputs/MimaCLI/mima.1 $(DESTDIR)$(PREFIX)/share/man/man1/
	$(COMPLETIONS) bash > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/mima
	$(COMPLETIONS) zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_mima
	$(COMPLETIONS) fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/mima.fish

SHARED = $(addprefix share/,man/man1 bash-completion/completions zsh/site-functions fish/vendor_completions.d)
COMPLETIONS = .build/release/mima --generate-completion-script

format: ## format the sources
	$(SWIFT) format --in-place --recursive $(SOURCES)

lint: ## check the sources' format
	$(SWIFT) format lint --strict --recursive $(SOURCES)

generated: dependencies ## check that the generated sources are what their scripts write
	@for script in Scripts/generate-*.py; do python3 $$script --check || exit 1; done

dependencies: ## install what the build and the tests need and this machine lacks
	@Scripts/install-dependencies

clean: ## remove what was built
	$(SWIFT) package clean
