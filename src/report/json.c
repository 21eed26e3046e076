/* SPDX-License-Identifier: MIT
 * json.c - writes JSON with a fixed key order and number format */
#include <cadrage/json.h>

#include <math.h>
#include <string.h>

#define TINY  1e-4 /* below, a number keeps significant digits instead of decimals: a p-value is never 0 */
#define LARGE 1e15

void
cad_json_init (CadJson *json, GString *out)
{
  *json = (CadJson){ .out = out };
}

static void
append_escaped (GString *out, gunichar c)
{
  switch (c) {
  case '"':
    g_string_append (out, "\\\"");
    break;
  case '\\':
    g_string_append (out, "\\\\");
    break;
  case '\n':
    g_string_append (out, "\\n");
    break;
  case '\t':
    g_string_append (out, "\\t");
    break;
  case '\r':
    g_string_append (out, "\\r");
    break;
  default:
    g_string_append_printf (out, "\\u%04x", c);
  }
}

/* `<` and U+2028/9 are escaped so that the JSON can stand inside a script element. */
static gboolean
must_escape (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == '"' || c == '\\' || c == '<' || c == 0x2028 || c == 0x2029;
}

static void
append_quoted (GString *out, const char *text, gsize length)
{
  const char *p = text, *end = text + length, *kept = text;

  g_string_append_c (out, '"');
  while (p < end) {
    gunichar c = *p == '\0' ? 0 : g_utf8_get_char_validated (p, end - p);
    gboolean valid = c != (gunichar) -1 && c != (gunichar) -2;
    const char *next = valid ? p + MAX (1, g_unichar_to_utf8 (c, NULL)) : p + 1;

    if (!valid || must_escape (c)) {
      g_string_append_len (out, kept, p - kept);
      append_escaped (out, valid ? c : 0xfffd);
      kept = next;
    }
    p = next;
  }
  g_string_append_len (out, kept, p - kept);
  g_string_append_c (out, '"');
}

static void
append_separator (CadJson *json)
{
  gboolean line = json->depth > 0 && json->depth <= json->lines;

  if (json->comma)
    g_string_append (json->out, line ? "," : ", ");
  if (line) {
    g_string_append_c (json->out, '\n');
    for (guint i = 0; i < json->depth; i++)
      g_string_append_c (json->out, ' ');
  }
}

static void
begin_value (CadJson *json, const char *key)
{
  append_separator (json);
  if (key != NULL) {
    append_quoted (json->out, key, strlen (key));
    g_string_append (json->out, ": ");
  }
  json->comma = TRUE;
}

void
cad_json_open (CadJson *json, const char *key, char bracket)
{
  begin_value (json, key);
  g_string_append_c (json->out, bracket);
  json->depth++;
  json->comma = FALSE;
}

void
cad_json_close (CadJson *json, char bracket)
{
  g_return_if_fail (json->depth > 0);
  json->depth--;
  g_string_append_c (json->out, bracket);
  json->comma = TRUE;
}

void
cad_json_string (CadJson *json, const char *key, const char *value)
{
  if (value == NULL)
    cad_json_null (json, key);
  else
    cad_json_string_len (json, key, value, strlen (value));
}

void
cad_json_string_len (CadJson *json, const char *key, const char *value, gsize length)
{
  begin_value (json, key);
  append_quoted (json->out, value, length);
}

void
cad_json_integer (CadJson *json, const char *key, gint64 value)
{
  begin_value (json, key);
  g_string_append_printf (json->out, "%" G_GINT64_FORMAT, value);
}

static void
strip_zeros (char *number)
{
  char *end = number + strlen (number);

  if (strchr (number, '.') == NULL || strchr (number, 'e') != NULL)
    return;
  while (end[-1] == '0')
    *--end = '\0';
  if (end[-1] == '.')
    *--end = '\0';
}

void
cad_number_append (GString *out, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean tiny = fabs (value) < TINY || fabs (value) >= LARGE;

  g_ascii_formatd (number, sizeof number, tiny ? "%.6g" : "%.6f", value);
  strip_zeros (number);
  g_string_append (out, strcmp (number, "-0") == 0 ? "0" : number);
}

void
cad_number_append_digits (GString *out, double value, guint digits)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE], format[] = "%.00g";

  format[2] = '0' + MIN (digits, 17) / 10;
  format[3] = '0' + MIN (digits, 17) % 10;
  g_ascii_formatd (number, sizeof number, format, value);
  g_string_append (out, strcmp (number, "-0") == 0 ? "0" : number);
}

void
cad_json_number (CadJson *json, const char *key, double value)
{
  if (!isfinite (value)) {
    cad_json_null (json, key);
    return;
  }
  begin_value (json, key);
  if (json->digits > 0)
    cad_number_append_digits (json->out, value, json->digits);
  else
    cad_number_append (json->out, value);
}

void
cad_json_boolean (CadJson *json, const char *key, gboolean value)
{
  begin_value (json, key);
  g_string_append (json->out, value ? "true" : "false");
}

void
cad_json_null (CadJson *json, const char *key)
{
  begin_value (json, key);
  g_string_append (json->out, "null");
}
