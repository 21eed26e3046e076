/* SPDX-License-Identifier: MIT
 * html.h - markup written by type: text, attribute values and data links are escaped where they are written */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Our own markup, a constant of the program; never anything that was read. */
void cad_html_markup (GString *out, const char *markup);

/* Text between tags, on one line (see screen.h). */
void cad_html_text (GString *out, const char *text);

/* An attribute with a space before it. */
void cad_html_attribute (GString *out, const char *name, const char *value);

/* A start tag; attribute names and values in pairs, ended by NULL. A NULL value leaves its attribute out. */
void cad_html_open (GString *out, const char *tag, ...) G_GNUC_NULL_TERMINATED;
void cad_html_close (GString *out, const char *tag);

/* An element that holds only text; @class may be NULL. */
void cad_html_element (GString *out, const char *tag, const char *class, const char *text);

/* An attribute href that holds @bytes themselves. @type is a media type of ours. */
void cad_html_data_link (GString *out, const char *type, const GString *bytes);

/* What fills the holes of a page: `{{text:name}}`, `{{attribute:name}}` are escaped, `{{markup:name}}` is written by the
 * functions above. */
typedef struct {
  const char *name;
  const char *value;
} CadHole;

/* Fills @page; @holes end with a NULL name. Every hole of the page must be among them. Returns: (transfer full) */
GString *cad_html_fill (const char *page, const CadHole *holes);

/* "sha256-…" of an inline style or script, for a content security policy. Returns: (transfer full) */
char *cad_html_hash (const char *text, gsize length);

G_END_DECLS
