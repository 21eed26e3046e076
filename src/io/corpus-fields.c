/* SPDX-License-Identifier: MIT
 * corpus-fields.c - names of columns and keys, and the cells of a line */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct {
  const char *name;
  CadCorpusField field;
} names[] = {
  { "id", CAD_FIELD_ID },
  { "docid", CAD_FIELD_ID },
  { "stories_id", CAD_FIELD_ID },
  { "source", CAD_FIELD_SOURCE },
  { "media", CAD_FIELD_SOURCE },
  { "journal", CAD_FIELD_SOURCE },
  { "outlet", CAD_FIELD_SOURCE },
  { "media_name", CAD_FIELD_SOURCE },
  { "date", CAD_FIELD_DATE },
  { "publish_date", CAD_FIELD_DATE },
  { "datetime", CAD_FIELD_DATE },
  { "title", CAD_FIELD_TITLE },
  { "titre", CAD_FIELD_TITLE },
  { "headline", CAD_FIELD_TITLE },
  { "url", CAD_FIELD_URL },
  { "canonical_url", CAD_FIELD_URL },
  { "language", CAD_FIELD_LANGUAGE },
  { "lang", CAD_FIELD_LANGUAGE },
  { "langue", CAD_FIELD_LANGUAGE },
  { "text", CAD_FIELD_TEXT },
  { "texte", CAD_FIELD_TEXT },
  { "content", CAD_FIELD_TEXT },
  { "contenu", CAD_FIELD_TEXT },
  { "body", CAD_FIELD_TEXT },
  { "corps", CAD_FIELD_TEXT },
  { "path", CAD_FIELD_PATH },
  { "chemin", CAD_FIELD_PATH },
};

/* A field that the user gave a column of its own has no synonyms. */
static CadCorpusField
named_field (const CadCorpusOptions *options, const char *name, gboolean *taken)
{
  const char *given[] = {
    [CAD_FIELD_ID] = options->id,       [CAD_FIELD_SOURCE] = options->source, [CAD_FIELD_DATE] = options->date,
    [CAD_FIELD_TITLE] = options->title, [CAD_FIELD_URL] = options->url,       [CAD_FIELD_LANGUAGE] = options->language,
    [CAD_FIELD_TEXT] = options->text
  };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++) {
    taken[i] = given[i] != NULL;
    if (given[i] != NULL && g_strcmp0 (given[i], name) == 0)
      return i;
  }
  return CAD_FIELD_UNKNOWN;
}

CadCorpusField
cad_corpus_field (const CadCorpus *corpus, const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));
  gboolean taken[CAD_N_FIELDS] = { FALSE };
  CadCorpusField field = named_field (cad_corpus_options (corpus), bare, taken);

  if (field != CAD_FIELD_UNKNOWN)
    return field;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (bare, names[i].name) == 0)
      return taken[names[i].field] ? CAD_FIELD_UNKNOWN : names[i].field;
  return CAD_FIELD_UNKNOWN;
}

static void
take (char **place, const char *value)
{
  if (value == NULL || value[strspn (value, " \t\r\n")] == '\0')
    return;
  g_free (*place);
  *place = g_strstrip (g_utf8_make_valid (value, -1));
}

void
cad_corpus_item_apply (const CadCorpusItem *item, CadCorpus *corpus, CadDocument *document)
{
  const char *given = item->cells[CAD_FIELD_DATE];
  g_autofree char *date = given != NULL ? cad_corpus_date (given) : NULL;

  if (given != NULL && date == NULL && given[strspn (given, " \t\r\n")] != '\0') {
    g_autofree char *valid = g_utf8_make_valid (given, MIN (strlen (given), 60));

    cad_corpus_counts (corpus)->undated++;
    cad_corpus_remark (corpus, _ ("%s: the date '%s' is not understood and was left empty"), document->id, valid);
  }
  take (&document->id, item->cells[CAD_FIELD_ID]);
  take (&document->source, item->cells[CAD_FIELD_SOURCE]);
  take (&document->date, date);
  take (&document->title, item->cells[CAD_FIELD_TITLE]);
  take (&document->url, item->cells[CAD_FIELD_URL]);
  take (&document->language, item->cells[CAD_FIELD_LANGUAGE]);
  if (item->extra != NULL && document->extra == NULL)
    document->extra = g_ptr_array_ref (item->extra);
}

/* An unquoted cell of a table of tabs; quotes of a spreadsheet show only where they are doubled inside. */
static void
unquote_tab_cell (char *cell)
{
  gsize length = strlen (cell);

  if (length < 4 || cell[0] != '"' || cell[length - 1] != '"' || strstr (cell + 1, "\"\"") == NULL)
    return;
  char *out = cell;

  for (const char *in = cell + 1; in < cell + length - 1; in++) {
    in += in[0] == '"' && in[1] == '"' && in + 1 < cell + length - 1;
    *out++ = *in;
  }
  *out = '\0';
}

/* The cell that begins at *@p, unquoted in place; moves *@p behind its delimiter, or to NULL at the line's end. */
static char *
next_cell (char **p, char delimiter)
{
  char *cell = *p, *in = *p, *out = *p;

  if (*in == '"' && delimiter != '\t') {
    for (in++; *in != '\0' && !(*in == '"' && in[1] != '"'); in++) {
      in += *in == '"';
      *out++ = *in;
    }
    in += *in == '"';
  }
  while (*in != '\0' && *in != delimiter)
    *out++ = *in++;
  *p = *in == delimiter ? in + 1 : NULL;
  *out = '\0';
  return cell;
}

GPtrArray *
cad_corpus_split (char *line, char delimiter)
{
  GPtrArray *cells = g_ptr_array_new ();
  char *p = line;

  while (p != NULL) {
    char *cell = next_cell (&p, delimiter);

    if (delimiter == '\t')
      unquote_tab_cell (cell);
    g_ptr_array_add (cells, cell);
  }
  return cells;
}

char
cad_corpus_delimiter (const char *line, gsize length)
{
  guint tabs = 0, commas = 0, semicolons = 0;

  for (gsize i = 0; i < length && line[i] != '\n'; i++) {
    tabs += line[i] == '\t';
    commas += line[i] == ',';
    semicolons += line[i] == ';';
  }
  return tabs > 0 ? '\t' : semicolons > commas ? ';' : ',';
}
