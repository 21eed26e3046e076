/* SPDX-License-Identifier: MIT
 * corpus-detect.c - what a file is, by its first bytes, and only then by its name */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/lines.h>

#define HEADER_CELLS 512
#define TALLY_HEAD   64 /* bytes that show whether a file is a tally */

static gboolean
begins_with_word (const char *p, const char *word)
{
  gsize n = strlen (word);

  return g_ascii_strncasecmp (p, word, n) == 0 && !g_ascii_isalnum (p[n]);
}

static gboolean
is_html (const char *p)
{
  static const char *const starts[] = { "<!doctype html", "<html", "<head", "<body",  "<meta", "<title", "<article",
                                        "<div",           "<main", "<p",    "<table", "<h1",   "<span",  "<section" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (begins_with_word (p, starts[i]))
      return TRUE;
  return g_str_has_prefix (p, "<!--") && strcasestr (p, "<html") != NULL;
}

static gboolean
is_xml (const char *p)
{
  static const char *const starts[] = { "<TEI", "<teiCorpus", "<text", "<PPSResponse", "<article" };

  if (g_str_has_prefix (p, "<?xml"))
    return strcasestr (p, "<html") == NULL;
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    if (g_str_has_prefix (p, starts[i]) && strchr (" >\t\r\n", p[strlen (starts[i])]) != NULL)
      return i < 4 || strstr (p, "accessionNo") != NULL;
  return FALSE;
}

static gboolean
is_alceste (const char *p)
{
  if (g_str_has_prefix (p, "****"))
    return p[4] == ' ' || p[4] == '\t' || p[4] == '*' || p[4] == '\r' || p[4] == '\n';
  gsize digits = strspn (p, "0123456789");

  return digits == 4 && p[4] == ' ' && p[5] == '*';
}

/* A line that names the column of the texts and another one. */
static gboolean
is_table (CadCorpus *corpus, const char *p)
{
  gsize length = strcspn (p, "\r\n");
  g_autofree char *line = g_strndup (p, length);
  g_autoptr (GPtrArray) cells = cad_corpus_split (line, cad_corpus_delimiter (line, length));
  gboolean has_text = FALSE;
  guint known = 0;

  for (guint i = 0; cells->len > 1 && i < MIN (cells->len, HEADER_CELLS); i++) {
    CadCorpusField field = cad_corpus_field (corpus, cells->pdata[i]);

    has_text |= field == CAD_FIELD_TEXT;
    known += field != CAD_FIELD_UNKNOWN;
  }
  return has_text && (known > 1 || (cells->len > 1 && cad_corpus_options (corpus)->text != NULL));
}

/* An object's first key, or an empty object; also where it is one of a list, or has lines of its own. */
static gboolean
is_json (const char *p)
{
  if (*p == '[')
    p += 1 + strspn (p + 1, " \t\r\n");
  if (*p != '{')
    return FALSE;
  p += 1 + strspn (p + 1, " \t\r\n");
  return *p == '"' || *p == '}';
}

gboolean
cad_corpus_has_ending (const char *name, const char *const *endings)
{
  gsize length = strlen (name);

  for (guint i = 0; endings[i] != NULL; i++) {
    gsize n = strlen (endings[i]);

    if (length >= n && g_ascii_strcasecmp (name + length - n, endings[i]) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Without what says how the file is packed. Returns: (transfer full) */
static char *
plain_name (const char *name)
{
  static const char *const packed[] = { ".gz", ".zst", ".xz", ".bz2", NULL };

  return g_strndup (name, cad_corpus_has_ending (name, packed) ? (gsize) (strrchr (name, '.') - name) : strlen (name));
}

static CadCorpusOpen
by_name (const CadStream *stream)
{
  static const struct {
    const char *const endings[4];
    CadCorpusOpen open;
  } kinds[] = {
    { { ".jsonl", ".ndjson", NULL }, cad_corpus_json_open },
    { { ".csv", ".tsv", NULL }, cad_corpus_columns_open },
    { { ".html", ".htm", ".xhtml", NULL }, cad_corpus_html_open },
    { { ".xml", ".tei", NULL }, cad_corpus_xml_open },
    { { ".warc", NULL }, cad_corpus_warc_open },
  };
  g_autofree char *name = plain_name (cad_stream_name (stream));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (cad_corpus_has_ending (name, kinds[i].endings))
      return kinds[i].open;
  return cad_corpus_text_open;
}

/* Counts where texts are read: not the file of a tally itself, which never comes here. */
static CadCorpusInput *
refuse_tally (CadCorpus *corpus, CadStream *stream, GError **error)
{
  (void) corpus;
  g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE,
               _ ("%s: a tally among texts, compressed or on standard input; unpack it and name its file"),
               cad_stream_name (stream));
  return NULL;
}

CadCorpusOpen
cad_corpus_detect (CadCorpus *corpus, CadStream *stream)
{
  gsize length = 0;
  const char *head = cad_stream_head (stream, &length);

  head += g_str_has_prefix (head, "\xEF\xBB\xBF") ? 3 : 0;
  const char *p = head + strspn (head, " \t\r\n");

  if (*p == '\0')
    return cad_corpus_text_open;
  if (cad_tally_looks_like (head, strnlen (head, TALLY_HEAD)))
    return refuse_tally;
  if (cad_corpus_options (corpus)->no_headers)
    return cad_corpus_columns_open;
  if (g_str_has_prefix (p, "WARC/"))
    return cad_corpus_warc_open;
  if (is_alceste (p))
    return cad_corpus_alceste_open;
  if (is_json (p))
    return cad_corpus_json_open;
  if (*p == '<' && is_xml (p))
    return cad_corpus_xml_open;
  if (*p == '<' && is_html (p))
    return cad_corpus_html_open;
  return is_table (corpus, p) ? cad_corpus_columns_open : by_name (stream);
}
