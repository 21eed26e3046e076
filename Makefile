# SPDX-License-Identifier: MIT
# cadrage - `make help` lists what can be made; everything made lies under $(BUILD)

VERSION := 0.1.0
BUILD ?= build
PREFIX ?= /usr/local
LIBDIR ?= $(PREFIX)/lib
DESTDIR ?=
CC ?= cc
PKG_CONFIG ?= pkg-config
LAYERS ?= base text lexicon match voice tally stats report io cli
PACKAGES := glib-2.0 yaml-0.1 jansson libseccomp
FORMAT_PACKAGES := libxml-2.0 libarchive
SANITIZE ?=

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings \
            -Wno-missing-field-initializers -Werror=implicit-function-declaration -Werror=incompatible-pointer-types
# asked for when the first recipe needs them, since `make setup` may install pkg-config itself
PACKAGE_CFLAGS = $(eval PACKAGE_CFLAGS := $$(shell $(PKG_CONFIG) --cflags $(PACKAGES) $(FORMAT_PACKAGES)))$(PACKAGE_CFLAGS)
PACKAGE_LIBS = $(eval PACKAGE_LIBS := $$(shell $(PKG_CONFIG) --libs $(PACKAGES)) -lstemmer -lm)$(PACKAGE_LIBS)
FORMAT_LIBS = $(eval FORMAT_LIBS := $$(shell $(PKG_CONFIG) --libs $(FORMAT_PACKAGES)))$(FORMAT_LIBS)
ALL_CFLAGS = -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -Iinclude $(PACKAGE_CFLAGS) -DG_LOG_DOMAIN=\"cadrage\" \
              -DGETTEXT_PACKAGE=\"cadrage\" -DCADRAGE_VERSION=\"$(VERSION)\" -DCADRAGE_DATADIR=\"$(PREFIX)/share/cadrage\" \
              -DCADRAGE_LIBDIR=\"$(LIBDIR)/cadrage\" \
              $(CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer)
# the build id tells which program compiled lexicons belong to
ALL_LDFLAGS := -Wl,--build-id $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE))

SOURCES := $(foreach layer,$(LAYERS),$(wildcard src/$(layer)/*.c))
# the readers of archives and pages are a plug-in (src/io/formats.h); tests are linked with them and know no plug-in
FORMAT_SOURCES := $(filter src/io/markup.c src/io/unpack.c,$(SOURCES))
FORMAT_OBJECTS := $(FORMAT_SOURCES:%.c=$(BUILD)/obj/%.o)
PLUGIN := $(if $(FORMAT_SOURCES),$(BUILD)/cadrage-formats.so)
PLUGIN_OBJECTS := $(FORMAT_OBJECTS) $(BUILD)/obj/src/io/formats-plugin.o $(BUILD)/obj/src/base/error.o
LIBRARY_SOURCES := $(filter-out src/cli/% src/io/formats%.c $(FORMAT_SOURCES),$(SOURCES))
CLI_SOURCES := $(filter src/cli/%,$(SOURCES))
RESOURCES := $(wildcard reports/html/* reports/charts/*)
RESOURCE_OBJECT := $(if $(and $(RESOURCES),$(filter report,$(LAYERS))),$(BUILD)/obj/resources.o)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/obj/%.o) $(RESOURCE_OBJECT)
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libcadrage.a
PROGRAM := $(BUILD)/cadrage
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test-*.c))
CATALOGUES := $(patsubst reports/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/cadrage.mo,$(wildcard reports/po/*.po))
Q := $(if $(V),,@)

# what each user's first start would compile; where the program cannot run, being built for another machine, there is none of it
COMPILED := $(BUILD)/compiled

all: $(PROGRAM) $(PLUGIN) $(CATALOGUES) $(COMPILED).made ## build the program (default); installs nothing

$(PROGRAM): $(CLI_OBJECTS) $(BUILD)/obj/src/io/formats.o $(LIBRARY)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PACKAGE_LIBS)

$(PLUGIN_OBJECTS): PIC := -fPIC
$(BUILD)/cadrage-formats.so: $(PLUGIN_OBJECTS)
	$(Q)$(CC) $(ALL_LDFLAGS) -shared -o $@ $^ $(PACKAGE_LIBS) $(FORMAT_LIBS)

# folders too, which change when a file goes
$(COMPILED).made: $(PROGRAM) $(wildcard lexicons/* lexicons/*/* lexicons/languages/*/*)
	$(Q)rm -rf $(COMPILED) && mkdir -p $(COMPILED)
	$(Q)CADRAGE_DATA_DIR=lexicons $(PROGRAM) lexicon compile $(COMPILED) || \
	  { echo 'the lexicons are not compiled: a first start will take longer' >&2; rm -f $(COMPILED)/*; }
	$(Q)touch $@

$(LIBRARY): $(LIBRARY_OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

# objects depend on the flags they were made with
FLAGS_STAMP := $(BUILD)/flags
$(FLAGS_STAMP): FORCE
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(CC) $(ALL_CFLAGS) $(LAYERS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(LAYERS)' >$@

$(BUILD)/obj/%.o: %.c $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) $(PIC) -MMD -MP -c -o $@ $<

$(BUILD)/resources.c: reports/embed.sh $(RESOURCES)
	$(Q)mkdir -p $(@D)
	$(Q)reports/embed.sh reports $(RESOURCES:reports/%=%) >$@.new && mv $@.new $@

$(BUILD)/obj/resources.o: $(BUILD)/resources.c $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Isrc/report -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/cadrage.mo: reports/po/%.po
	$(Q)mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY) $(FORMAT_OBJECTS) $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $(ALL_LDFLAGS) -o $@ $< $(FORMAT_OBJECTS) $(LIBRARY) $(PACKAGE_LIBS) $(FORMAT_LIBS)

# --- what is needed, for `make setup`
BUILD_PACKAGES := gcc libc6-dev pkg-config libglib2.0-dev libstemmer-dev libyaml-dev libjansson-dev libxml2-dev \
                  libarchive-dev libseccomp-dev gettext
RUN_PACKAGES := gnuplot-nox fonts-dejavu-core fonts-inter
CHECK_PACKAGES := perl binutils libxml2-utils clang-format python3-minimal parallel
BROWSER_PACKAGES := chromium $(if $(shell command -v npm),,nodejs npm)

setup: ## install what is missing (as root or with sudo); with `check` also what the tests need
	$(Q).ci/setup $(BUILD_PACKAGES) $(RUN_PACKAGES) $(if $(filter check,$(MAKECMDGOALS)),$(CHECK_PACKAGES) $(BROWSER_PACKAGES))

ifneq (,$(filter setup,$(MAKECMDGOALS)))
$(FLAGS_STAMP) $(BUILD)/resources.c $(CATALOGUES) $(BUILD)/browser/node_modules: | setup
endif

DEMO := $(BUILD)/demo
demo: all ## write the framing report of the sample corpus and say where
	$(Q)$(PROGRAM) report tests/corpus -l haut-karabakh -o $(DEMO) --quiet
	@echo 'The framing report of the sample corpus: $(abspath $(DEMO))/index.html'

# --- tests; each prints TAP, prove counts them
TEST_ENVIRONMENT := CADRAGE=$(abspath $(PROGRAM)) CADRAGE_DATA_DIR=$(CURDIR)/lexicons BUILD=$(abspath $(BUILD)) \
                    XDG_CACHE_HOME=$(abspath $(BUILD))/cache
PROVE := prove --exec ''

unit: all $(UNIT_TESTS) ## build and run the unit tests only
	$(Q)$(TEST_ENVIRONMENT) $(PROVE) $(UNIT_TESTS)

lint: ## layout of the code and the rules of the house
	$(Q)clang-format --dry-run -Werror $(SOURCES) $(wildcard include/cadrage/*.h src/*/*.h tests/unit/*.c)
	$(Q)perl tests/house/house.pl . $(BUILD)

$(BUILD)/browser/node_modules: tests/browser/package.json tests/browser/package-lock.json
	$(Q)mkdir -p $(@D) && cp tests/browser/package.json tests/browser/package-lock.json $(@D)/
	$(Q)npm ci --prefix $(@D) --no-audit --no-fund --silent || \
	  { rm -rf $@; echo 'npm could not get what looks at pages in a browser: those tests will be skipped' >&2; }
	$(Q)mkdir -p $@ && touch $@

# the sanitized build is a make of its own, with its own flags
ASAN_BUILD := $(BUILD)/asan
ASAN_ENVIRONMENT := ASAN_OPTIONS=detect_leaks=1 UBSAN_OPTIONS=halt_on_error=1 G_SLICE=always-malloc
ASAN_MAKE := $(MAKE) --no-print-directory BUILD=$(ASAN_BUILD) SANITIZE=address,undefined \
             CFLAGS='-O1 -g -fno-sanitize-recover=all'
ASAN_TESTS := tests/cli/cli.t tests/lexicons/lexicons.t
asan: ## unit and command line tests with address and undefined behaviour checks
	$(Q)$(ASAN_MAKE) sanitized

sanitized: all $(UNIT_TESTS)
	$(Q)$(ASAN_ENVIRONMENT) $(TEST_ENVIRONMENT) $(PROVE) $(UNIT_TESTS) $(ASAN_TESTS)

CHECKS := $(UNIT_TESTS) $(wildcard tests/*/*.t)
check: all $(UNIT_TESTS) $(if $(wildcard tests/browser/package.json),$(BUILD)/browser/node_modules) ## all tests, then `asan`
	$(Q)$(TEST_ENVIRONMENT) $(PROVE) $(CHECKS)
	$(Q)$(ASAN_MAKE) sanitized

MEGABYTES ?= 100
bench: all ## time tally and score against wc on a generated corpus
	$(Q)$(TEST_ENVIRONMENT) tests/bench/bench.sh $(MEGABYTES)

bench-stages: $(LIBRARY) $(FORMAT_OBJECTS) ## what each stage of a tally costs: ns a token and, with valgrind, instructions a byte (MEGABYTES=100)
	$(Q)mkdir -p $(BUILD)/bench
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $(BUILD)/bench/stages tests/bench/stages.c $(FORMAT_OBJECTS) $(LIBRARY) $(PACKAGE_LIBS) $(FORMAT_LIBS)
	$(Q)$(TEST_ENVIRONMENT) tests/bench/stages.sh $(BUILD)/bench/stages $(MEGABYTES)

ARTICLES ?= 100000
bench-copies: all ## precision and recall of shared texts, and the time for ARTICLES=100000 on one core
	$(Q)mkdir -p $(BUILD)/bench
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $(BUILD)/bench/copies tests/bench/copies.c $(LIBRARY) $(PACKAGE_LIBS)
	$(Q)$(BUILD)/bench/copies
	$(Q)$(TEST_ENVIRONMENT) tests/bench/copies.sh $(BUILD)/bench/copies $(ARTICLES)

REFERENCES ?= ../shared/gold
bench-accuracy: all ## precision and recall of the voices, from reference files (REFERENCES=../shared/gold)
	$(Q)$(TEST_ENVIRONMENT) tests/bench/accuracy.py $(abspath $(PROGRAM)) $(REFERENCES)

bench-extraction: all ## precision and recall of the main text of web pages, by words
	$(Q)$(TEST_ENVIRONMENT) tests/bench/extraction.pl $(abspath $(PROGRAM)) 0.86

bench-statistics: $(LIBRARY) ## coverage of intervals, level and power of tests by simulation
	$(Q)mkdir -p $(BUILD)/bench
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $(BUILD)/bench/statistics tests/bench/statistics.c $(LIBRARY) $(PACKAGE_LIBS)
	$(Q)$(BUILD)/bench/statistics

SECONDS_EACH ?= 600
fuzz: ## fuzz each reader (needs clang), SECONDS_EACH=600
	$(Q)tests/fuzz/fuzz.sh $(abspath $(BUILD))/fuzz $(SECONDS_EACH)

# --- installing
install: all ## install below $(DESTDIR)$(PREFIX)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/cadrage $(DESTDIR)$(PREFIX)/share/man/man1
	install $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/cadrage
	install src/cluster/cadrage-slurm $(DESTDIR)$(PREFIX)/bin/cadrage-slurm
	install -d $(DESTDIR)$(LIBDIR)/cadrage
	install -m 644 $(PLUGIN) $(DESTDIR)$(LIBDIR)/cadrage/
	rm -rf $(DESTDIR)$(LIBDIR)/cadrage/compiled
	cp -r $(COMPILED) $(DESTDIR)$(LIBDIR)/cadrage/
	cp -r lexicons $(DESTDIR)$(PREFIX)/share/cadrage/
	chmod -R u=rwX,go=rX $(DESTDIR)$(LIBDIR)/cadrage $(DESTDIR)$(PREFIX)/share/cadrage
	cp -r $(BUILD)/locale $(DESTDIR)$(PREFIX)/share/
	install -m 644 docs/man/*.1 $(DESTDIR)$(PREFIX)/share/man/man1/

uninstall: ## remove what install put there
	rm -rf $(DESTDIR)$(PREFIX)/bin/cadrage $(DESTDIR)$(PREFIX)/bin/cadrage-slurm $(DESTDIR)$(LIBDIR)/cadrage $(DESTDIR)$(PREFIX)/share/cadrage $(DESTDIR)$(PREFIX)/share/man/man1/cadrage*.1
	rm -f $(DESTDIR)$(PREFIX)/share/locale/*/LC_MESSAGES/cadrage.mo

dist: ## a source archive of what is committed
	git archive --prefix=cadrage-$(VERSION)/ -o $(BUILD)/cadrage-$(VERSION).tar.gz HEAD

format: ## lay the code out
	clang-format -i $(SOURCES) $(wildcard include/cadrage/*.h src/*/*.h tests/unit/*.c)

-include $(LIBRARY_OBJECTS:.o=.d) $(PLUGIN_OBJECTS:.o=.d) $(BUILD)/obj/src/io/formats.d $(CLI_OBJECTS:.o=.d) $(UNIT_TESTS:%=%.d)

clean: ## remove everything that was made
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

FORCE:
.PHONY: all setup demo unit lint asan sanitized check bench bench-stages bench-copies bench-accuracy bench-extraction bench-statistics fuzz install uninstall dist format clean help FORCE
.SECONDARY:
