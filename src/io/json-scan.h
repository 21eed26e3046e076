/* SPDX-License-Identifier: MIT
 * json-scan.h - one object of JSON as slices of its line: checked in one pass, nothing copied */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAD_JSON_STRING,
  CAD_JSON_NUMBER,
  CAD_JSON_WORD, /* true, false, null */
  CAD_JSON_NESTED
} CadJsonKind;

/* A slice of the line: of a string what stands between its marks, of a nested value all of it. */
typedef struct {
  char *start;
  gsize length;
  CadJsonKind kind;
  gboolean escaped; /* a string with escapes */
} CadJsonValue;

typedef struct {
  CadJsonValue key, value;
} CadJsonMember;

/* Takes apart the object that @line is, and nothing but it: RFC 8259 with strict UTF-8, at most 2,048 levels deep. Keys may
 * repeat. @members (of CadJsonMember) is emptied first. Returns: FALSE when @line is no such object */
gboolean cad_json_scan (char *line, gsize length, GArray *members);

/* Undoes the escapes of a string in place and ends it with a NUL, where its mark stood. A zero and half of a surrogate pair
 * become U+FFFD. Returns: how many did */
guint cad_json_unescape (CadJsonValue *value);

G_END_DECLS
