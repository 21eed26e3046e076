/* SPDX-License-Identifier: MIT
 * corpus-fields.c - names of columns and keys, and the cells of a line */
#include "corpus-private.h"

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

CadCorpusField
cad_corpus_field (const char *name)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (bare, names[i].name) == 0)
      return names[i].field;
  return CAD_FIELD_UNKNOWN;
}

static void
take (char **place, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_free (*place);
  *place = g_utf8_make_valid (value, -1);
}

/* 2020, 2020-12 or 2020-12-16, perhaps with a time behind it; anything else is not guessed at. */
static char *
plain_date (const char *value)
{
  static const char shape[] = "dddd-dd-dd";
  gsize n = 0;

  while (n < strlen (shape) && (shape[n] == 'd' ? g_ascii_isdigit (value[n]) : value[n] == shape[n]))
    n++;
  if (n == 10 && (value[n] == '\0' || value[n] == 'T' || value[n] == ' '))
    return g_strndup (value, 10);
  if ((n == 4 || n == 7) && value[n] == '\0')
    return g_strndup (value, n);
  return NULL;
}

void
cad_corpus_fields_apply (const CadCorpusFields *fields, CadDocument *document)
{
  g_autofree char *date = fields->date != NULL ? plain_date (fields->date) : NULL;

  take (&document->id, fields->id);
  take (&document->source, fields->source);
  take (&document->date, date);
  take (&document->title, fields->title);
  take (&document->url, fields->url);
  take (&document->language, fields->language);
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

  while (p != NULL)
    g_ptr_array_add (cells, next_cell (&p, delimiter));
  return cells;
}
