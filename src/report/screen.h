/* SPDX-License-Identifier: MIT
 * screen.h - foreign text made harmless for one line of a terminal or a table, and lines measured in columns */
#pragma once

#include <cadrage/render.h>

G_BEGIN_DECLS

/* @text on one line: runs of tabs and line ends become one space; control characters and marks that turn the writing
 * direction become U+FFFD. Returns: (transfer full) */
char *cad_screen_clean (const char *text, gssize length);

/* Columns that @text takes on a terminal (wide characters two, combining ones none). */
guint cad_screen_width (const char *text);

/* Appends @text cut to @width columns (with … when cut), and spaces up to them. */
void cad_screen_fit (GString *out, const char *text, guint width);

/* The same with the spaces in front: numbers, and what stands left of a word. @text is cut at its begin. */
void cad_screen_fit_right (GString *out, const char *text, guint width);

/* Appends @text (one line, words between spaces) broken into lines of @width columns, each after @indent spaces; the first
 * line stands at @column already. Escape sequences (ESC [ ... m) take no column. */
typedef struct {
  guint width, indent, column;
} CadWrap;

void cad_screen_wrap (GString *out, const char *text, const CadWrap *wrap);

/* ANSI styles: 1 bold, 2 dim, 4 underlined ...; nothing when the terminal has no colour. */
void cad_screen_style (GString *out, const CadTerminal *terminal, const char *code);

G_END_DECLS
