/* SPDX-License-Identifier: MIT
 * html.c - markup written by type */
#include "html.h"

#include <stdarg.h>
#include <string.h>

#include "screen.h"

void
cad_html_markup (GString *out, const char *markup)
{
  g_string_append (out, markup);
}

static void
append_escaped (GString *out, const char *text)
{
  g_autofree char *clean = cad_screen_clean (text, -1);
  const char *p = clean;

  for (gsize n = strcspn (p, "&<>\"'"); p[n] != '\0'; n = strcspn (p, "&<>\"'")) {
    g_string_append_len (out, p, n);
    switch (p[n]) {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    default:
      g_string_append (out, "&#39;");
    }
    p += n + 1;
  }
  g_string_append (out, p);
}

void
cad_html_text (GString *out, const char *text)
{
  append_escaped (out, text);
}

void
cad_html_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value);
  g_string_append_c (out, '"');
}

void
cad_html_open (GString *out, const char *tag, ...)
{
  va_list args;

  g_string_append_printf (out, "<%s", tag);
  va_start (args, tag);
  for (const char *name = va_arg (args, const char *); name != NULL; name = va_arg (args, const char *)) {
    const char *value = va_arg (args, const char *);

    if (value != NULL)
      cad_html_attribute (out, name, value);
  }
  va_end (args);
  g_string_append_c (out, '>');
}

void
cad_html_close (GString *out, const char *tag)
{
  g_string_append_printf (out, "</%s>", tag);
}

void
cad_html_element (GString *out, const char *tag, const char *class, const char *text)
{
  cad_html_open (out, tag, "class", class, NULL);
  cad_html_text (out, text);
  cad_html_close (out, tag);
}

void
cad_html_data_link (GString *out, const char *type, const GString *bytes)
{
  g_autofree char *base64 = g_base64_encode ((const guchar *) bytes->str, bytes->len);

  g_string_append_printf (out, " href=\"data:%s;base64,%s\"", type, base64);
}

/* The value of the hole named by [@name, @end), or NULL. */
static const char *
hole_value (const CadHole *holes, const char *name, const char *end)
{
  for (; holes->name != NULL; holes++)
    if (strlen (holes->name) == (gsize) (end - name) && strncmp (holes->name, name, end - name) == 0)
      return holes->value;
  return NULL;
}

static void
fill_hole (GString *out, const char *hole, const char *end, const CadHole *holes)
{
  const char *colon = memchr (hole, ':', end - hole);

  g_assert (colon != NULL);
  const char *value = hole_value (holes, colon + 1, end);

  g_assert (value != NULL);
  if (g_str_has_prefix (hole, "markup:"))
    g_string_append (out, value);
  else
    append_escaped (out, value);
}

GString *
cad_html_fill (const char *page, const CadHole *holes)
{
  GString *out = g_string_new (NULL);
  const char *p = page;

  for (const char *open = strstr (p, "{{"); open != NULL; open = strstr (p, "{{")) {
    const char *close = strstr (open, "}}");

    g_assert (close != NULL);
    g_string_append_len (out, p, open - p);
    fill_hole (out, open + 2, close, holes);
    p = close + 2;
  }
  g_string_append (out, p);
  return out;
}

char *
cad_html_hash (const char *text, gsize length)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize digest_length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, length);
  g_checksum_get_digest (checksum, digest, &digest_length);
  g_autofree char *base64 = g_base64_encode (digest, digest_length);

  return g_strconcat ("sha256-", base64, NULL);
}
