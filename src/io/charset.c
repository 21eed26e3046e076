/* SPDX-License-Identifier: MIT
 * charset.c - declared encodings, read as browsers do */
#include "charset.h"

#include <string.h>

#include "utf16.h"

#define LOOK         4096
#define NAME_LONGEST 40
#define REPLACEMENT  "\xEF\xBF\xBD"

/* Browsers read these as Windows-1252, and so do we, by the text layer's last resort. */
static gboolean
is_windows_1252 (const char *name)
{
  static const char *const names[] = { "iso-8859-1", "iso8859-1", "latin1",         "latin-1", "windows-1252",
                                       "cp1252",     "us-ascii",  "x-user-defined", "ascii",   NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_strv_contains (names, lower);
}

char *
cad_charset_declared (const char *bytes, gsize length)
{
  static const char *const keys[] = { "charset=", "encoding=" };
  g_autofree char *head = g_ascii_strdown (bytes, MIN (length, LOOK));

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *found = strstr (head, keys[i]);

    if (found == NULL)
      continue;
    const char *name = found + strlen (keys[i]);
    gsize n = 0;

    name += *name == '"' || *name == '\'';
    while (g_ascii_isalnum (name[n]) || (name[n] != '\0' && strchr ("-_.:", name[n]) != NULL))
      n++;
    if (n > 0 && n <= NAME_LONGEST)
      return g_strndup (name, n);
  }
  return NULL;
}

/* A byte that the converter refuses becomes U+FFFD, and the rest goes on. */
static GString *
convert (GIConv converter, const char *bytes, gsize length, guint *replaced)
{
  GString *out = g_string_sized_new (length * 2);
  char *in = (char *) bytes;
  gsize left = length;
  char buffer[4096];

  while (left > 0) {
    char *to = buffer;
    gsize room = sizeof buffer;
    gsize had = left;
    gsize code = g_iconv (converter, &in, &left, &to, &room);

    g_string_append_len (out, buffer, to - buffer);
    if (code == (gsize) -1 && left > 0 && left == had && to == buffer) {
      g_string_append (out, REPLACEMENT);
      (*replaced)++;
      in++;
      left--;
    }
  }
  return out;
}

static CadDocument *
decode_declared (const char *id, const char *bytes, gsize length, const char *declared, GError **error)
{
  GIConv converter = g_iconv_open ("UTF-8", declared);
  guint replaced = 0;

  if (converter == (GIConv) -1)
    return cad_document_new (id, bytes, length, error);
  GString *text = convert (converter, bytes, length, &replaced);

  g_iconv_close (converter);
  CadDocument *document = cad_document_new (id, text->str, text->len, error);

  g_string_free (text, TRUE);
  if (document != NULL) {
    document->encoding = g_intern_string (declared);
    document->replaced += replaced;
  }
  return document;
}

/* The bytes say it by themselves, else the declaration does, where they are not UTF-8 (a declaration survives decoding). */
static CadUtf16Order
utf16_order (const char *bytes, gsize length, const char *declared, gboolean *marked)
{
  CadUtf16Order order = cad_utf16_order (bytes, length, marked);

  if (order != CAD_UTF16_NONE || declared == NULL || g_ascii_strncasecmp (declared, "utf-16", 6) != 0 ||
      g_utf8_validate_len (bytes, length, NULL))
    return order;
  return g_ascii_strcasecmp (declared, "utf-16be") == 0 ? CAD_UTF16_BIG : CAD_UTF16_LITTLE;
}

static CadDocument *
decode_utf16 (const char *id, const char *bytes, gsize length, CadUtf16 *utf16, GError **error)
{
  g_autofree char *text = g_malloc (cad_utf16_room (length));
  gsize n = cad_utf16_decode (utf16, bytes, length, TRUE, text);
  CadDocument *document = cad_document_new_valid (id, text, n, error);

  if (document != NULL) {
    document->encoding = "UTF-16";
    document->replaced = utf16->replaced;
  }
  return document;
}

CadDocument *
cad_charset_decode (const char *id, const char *bytes, gsize length, const char *declared, GError **error)
{
  gboolean marked;
  CadUtf16 utf16 = { .order = utf16_order (bytes, length, declared, &marked) };

  if (utf16.order != CAD_UTF16_NONE)
    return decode_utf16 (id, bytes + (marked ? 2 : 0), length - (marked ? 2 : 0), &utf16, error);
  gboolean ask = declared != NULL && !is_windows_1252 (declared) && g_ascii_strncasecmp (declared, "utf", 3) != 0 &&
                 !g_utf8_validate (bytes, length, NULL);
  CadDocument *document = ask ? decode_declared (id, bytes, length, declared, error)
                              : cad_document_new (id, bytes, length, error);

  /* declared is not doubtful */
  if (document != NULL && declared != NULL && strcmp (document->encoding, "Windows-1252") == 0 &&
      is_windows_1252 (declared))
    document->encoding = "windows-1252";
  return document;
}
