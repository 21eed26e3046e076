/* SPDX-License-Identifier: MIT
 * json.h - writes JSON with a fixed key order and number format */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  GString *out; /* borrowed */
  guint depth;
  gboolean comma; /* a value stands before the next one */
  guint lines;    /* down to this depth each value begins a line; 0: everything on one line */
  guint digits;   /* significant digits of numbers; 0: at most 6 decimals */
} CadJson;

void cad_json_init (CadJson *json, GString *out);
void cad_json_open (CadJson *json, const char *key, char bracket);        /* key NULL inside arrays; bracket { or [ */
void cad_json_close (CadJson *json, char bracket);                        /* } or ] */
void cad_json_string (CadJson *json, const char *key, const char *value); /* NULL value: null */
void cad_json_string_len (CadJson *json, const char *key, const char *value, gsize length);
void cad_json_integer (CadJson *json, const char *key, gint64 value);
void cad_json_number (CadJson *json, const char *key, double value); /* NAN: null; as @digits says */

/* The number alone, as all machine formats write it. @value is finite. */
void cad_number_append (GString *out, double value);

#define CAD_DIGITS_EXACT 15 /* what a double holds for certain */

/* The same with so many significant digits. */
void cad_number_append_digits (GString *out, double value, guint digits);
void cad_json_boolean (CadJson *json, const char *key, gboolean value);
void cad_json_null (CadJson *json, const char *key);

G_END_DECLS
