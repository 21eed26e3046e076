# SPDX-License-Identifier: MIT
# cadrage - `make help` lists what can be made; everything made lies under $(BUILD)

VERSION := 0.1.0
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
CC ?= cc
PKG_CONFIG ?= pkg-config
LAYERS ?= base text lexicon match voice tally stats report io cli
PACKAGES := glib-2.0 gio-2.0 yaml-0.1 jansson libxml-2.0 libseccomp
SANITIZE ?=

CFLAGS ?= -O2 -g
WARNINGS := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith -Wwrite-strings \
            -Wno-missing-field-initializers -Werror=implicit-function-declaration -Werror=incompatible-pointer-types
PACKAGE_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PACKAGE_LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null) -lstemmer -lm
ALL_CFLAGS := -std=gnu11 -D_GNU_SOURCE $(WARNINGS) -Iinclude $(PACKAGE_CFLAGS) -DG_LOG_DOMAIN=\"cadrage\" \
              -DGETTEXT_PACKAGE=\"cadrage\" -DCADRAGE_VERSION=\"$(VERSION)\" -DCADRAGE_DATADIR=\"$(PREFIX)/share/cadrage\" \
              $(CFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-omit-frame-pointer)
ALL_LDFLAGS := $(LDFLAGS) $(if $(SANITIZE),-fsanitize=$(SANITIZE))

SOURCES := $(foreach layer,$(LAYERS),$(wildcard src/$(layer)/*.c))
LIBRARY_SOURCES := $(filter-out src/cli/%,$(SOURCES))
CLI_SOURCES := $(filter src/cli/%,$(SOURCES))
RESOURCES := $(wildcard reports/resources.xml)
RESOURCE_OBJECT := $(if $(and $(RESOURCES),$(filter report,$(LAYERS))),$(BUILD)/obj/resources.o)
LIBRARY_OBJECTS := $(LIBRARY_SOURCES:%.c=$(BUILD)/obj/%.o) $(RESOURCE_OBJECT)
CLI_OBJECTS := $(CLI_SOURCES:%.c=$(BUILD)/obj/%.o)
LIBRARY := $(BUILD)/libcadrage.a
PROGRAM := $(BUILD)/cadrage
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/%,$(wildcard tests/unit/test-*.c))
CATALOGUES := $(patsubst reports/po/%.po,$(BUILD)/locale/%/LC_MESSAGES/cadrage.mo,$(wildcard reports/po/*.po))
Q := $(if $(V),,@)

all: $(PROGRAM) $(CATALOGUES) ## build the program (default); installs nothing

$(PROGRAM): $(CLI_OBJECTS) $(LIBRARY)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $(CLI_OBJECTS) $(LIBRARY) $(PACKAGE_LIBS)

$(LIBRARY): $(LIBRARY_OBJECTS)
	$(Q)rm -f $@ && ar rcs $@ $^

# objects depend on the flags they were made with
FLAGS_STAMP := $(BUILD)/flags
$(FLAGS_STAMP): FORCE
	$(Q)mkdir -p $(@D)
	$(Q)echo '$(CC) $(ALL_CFLAGS) $(LAYERS)' | cmp -s - $@ || echo '$(CC) $(ALL_CFLAGS) $(LAYERS)' >$@

$(BUILD)/obj/%.o: %.c $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$(BUILD)/resources.c: reports/resources.xml $(wildcard reports/html/* reports/charts/*)
	$(Q)mkdir -p $(@D)
	$(Q)glib-compile-resources --generate-source --manual-register --c-name cad_resources --sourcedir=reports --target=$@ $<

$(BUILD)/obj/resources.o: $(BUILD)/resources.c $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Wno-missing-prototypes -c -o $@ $<

$(BUILD)/locale/%/LC_MESSAGES/cadrage.mo: reports/po/%.po
	$(Q)mkdir -p $(@D)
	$(Q)msgfmt --check -o $@ $<

$(BUILD)/tests/%: tests/unit/%.c $(LIBRARY) $(FLAGS_STAMP)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -MF $@.d $(ALL_LDFLAGS) -o $@ $< $(LIBRARY) $(PACKAGE_LIBS)

unit: $(UNIT_TESTS) ## build and run the unit tests only
	$(Q)CADRAGE_DATA_DIR=$(CURDIR)/lexicons prove --exec '' $(UNIT_TESTS) :: --tap

-include $(LIBRARY_OBJECTS:.o=.d) $(CLI_OBJECTS:.o=.d) $(UNIT_TESTS:%=%.d)

clean: ## remove everything that was made
	rm -rf $(BUILD)

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

FORCE:
.PHONY: all unit clean help FORCE
.SECONDARY:
