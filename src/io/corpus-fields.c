/* SPDX-License-Identifier: MIT
 * corpus-fields.c - names of columns and keys, and what they say of an article */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_LONGEST 60 /* bytes: longer ones are sentences, */
#define NAME_BLANKS  2  /* and so are those with more blanks */
#define NAMES_SHOWN  20

/* Without accents and capitals, blanks for _ and -. Of two in one file the one that stands first here is taken. */
static const struct {
  const char *name;
  CadCorpusField field;
} names[] = {
  { "id", CAD_FIELD_ID },
  { "docid", CAD_FIELD_ID },
  { "doc id", CAD_FIELD_ID },
  { "stories id", CAD_FIELD_ID },
  { "identifiant", CAD_FIELD_ID },
  { "source", CAD_FIELD_SOURCE },
  { "source.name", CAD_FIELD_SOURCE },
  { "source name", CAD_FIELD_SOURCE },
  { "media", CAD_FIELD_SOURCE },
  { "media name", CAD_FIELD_SOURCE },
  { "journal", CAD_FIELD_SOURCE },
  { "nom du journal", CAD_FIELD_SOURCE },
  { "outlet", CAD_FIELD_SOURCE },
  { "newspaper", CAD_FIELD_SOURCE },
  { "organe", CAD_FIELD_SOURCE },
  { "publication", CAD_FIELD_SOURCE },
  { "publisher", CAD_FIELD_SOURCE },
  { "source domain", CAD_FIELD_SOURCE },
  { "date", CAD_FIELD_DATE },
  { "date de parution", CAD_FIELD_DATE },
  { "date de publication", CAD_FIELD_DATE },
  { "publish date", CAD_FIELD_DATE },
  { "publication date", CAD_FIELD_DATE },
  { "date publish", CAD_FIELD_DATE },
  { "date published", CAD_FIELD_DATE },
  { "published at", CAD_FIELD_DATE },
  { "publishedat", CAD_FIELD_DATE },
  { "pubdate", CAD_FIELD_DATE },
  { "datetime", CAD_FIELD_DATE },
  { "title", CAD_FIELD_TITLE },
  { "titre", CAD_FIELD_TITLE },
  { "titre de l'article", CAD_FIELD_TITLE },
  { "headline", CAD_FIELD_TITLE },
  { "url", CAD_FIELD_URL },
  { "canonical url", CAD_FIELD_URL },
  { "link", CAD_FIELD_URL },
  { "lien", CAD_FIELD_URL },
  { "language", CAD_FIELD_LANGUAGE },
  { "lang", CAD_FIELD_LANGUAGE },
  { "langue", CAD_FIELD_LANGUAGE },
  { "text", CAD_FIELD_TEXT },
  { "texte", CAD_FIELD_TEXT },
  { "full text", CAD_FIELD_TEXT },
  { "fulltext", CAD_FIELD_TEXT },
  { "texte integral", CAD_FIELD_TEXT },
  { "texte de l'article", CAD_FIELD_TEXT },
  { "maintext", CAD_FIELD_TEXT },
  { "article text", CAD_FIELD_TEXT },
  { "content", CAD_FIELD_TEXT },
  { "contenu", CAD_FIELD_TEXT },
  { "body", CAD_FIELD_TEXT },
  { "corps", CAD_FIELD_TEXT },
  { "corps du texte", CAD_FIELD_TEXT },
  { "path", CAD_FIELD_PATH },
  { "chemin", CAD_FIELD_PATH },
};

/* The options that give a field a column, by field. */
static const struct {
  const char *option;
  gsize offset;     /* of a const char * in CadCorpusOptions */
  const char *like; /* words that a column of this kind often has in its name */
} options[CAD_FIELD_PATH] = {
  [CAD_FIELD_ID] = { "--id", G_STRUCT_OFFSET (CadCorpusOptions, id), "id num" },
  [CAD_FIELD_SOURCE] = { "--source", G_STRUCT_OFFSET (CadCorpusOptions, source),
                         "source journal media paper outlet publi site organ editeur" },
  [CAD_FIELD_DATE] = { "--date", G_STRUCT_OFFSET (CadCorpusOptions, date), "date jour day time" },
  [CAD_FIELD_TITLE] = { "--title", G_STRUCT_OFFSET (CadCorpusOptions, title), "titre title head" },
  [CAD_FIELD_URL] = { "--url", G_STRUCT_OFFSET (CadCorpusOptions, url), "url link lien" },
  [CAD_FIELD_LANGUAGE] = { "--language-column", G_STRUCT_OFFSET (CadCorpusOptions, language), "lang" },
  [CAD_FIELD_TEXT] = { "--text", G_STRUCT_OFFSET (CadCorpusOptions, text), "text corps conten body article" },
};

static const char *
given_column (const CadCorpus *corpus, CadCorpusField field)
{
  return G_STRUCT_MEMBER (const char *, cad_corpus_options (corpus), options[field].offset);
}

static char *
fold (const char *name)
{
  char *ascii = NULL;

  if (g_str_is_ascii (name))
    ascii = g_ascii_strdown (name, -1);
  else {
    g_autofree char *valid = g_utf8_make_valid (name, -1);
    g_autofree char *lower = g_utf8_strdown (valid, -1);

    ascii = g_str_to_ascii (lower, "C");
  }
  return g_strstrip (g_strdelimit (ascii, "_-\t", ' '));
}

/* A look at the first line of every text there is: most of them are told from a header without folding a word. */
static gboolean
has_name_shape (const char *name)
{
  guint blanks = 0;
  const char *p = name;

  for (; *p != '\0' && blanks <= NAME_BLANKS; p++)
    blanks += *p == ' ';
  return *p == '\0' && p > name && p - name <= NAME_LONGEST;
}

/* Whether @name has more words than one with the shape of a name, so that nothing of it need be copied. */
static gboolean
is_sentence (const char *name)
{
  guint words = 0;

  for (const char *p = name; *p != '\0' && p - name <= NAME_LONGEST && words <= NAME_BLANKS + 1; p++)
    words += *p != ' ' && p[1] == ' ';
  return words > NAME_BLANKS + 1;
}

static gboolean
has_given_columns (const CadCorpus *corpus)
{
  for (CadCorpusField field = 0; field < CAD_FIELD_PATH; field++)
    if (given_column (corpus, field) != NULL)
      return TRUE;
  return FALSE;
}

/* The field of @name, and *@rank: the lower, the surer. A field that the user gave a column of its own has no synonyms. */
static CadCorpusField
ranked_field (const CadCorpus *corpus, const char *name, guint *rank)
{
  *rank = 0;
  if (is_sentence (name) && !has_given_columns (corpus))
    return CAD_FIELD_UNKNOWN;
  g_autofree char *bare = g_strstrip (g_strndup (name, NAME_LONGEST + 1));
  g_autofree char *folded = has_name_shape (bare) ? fold (bare) : NULL;

  for (CadCorpusField field = 0; field < CAD_FIELD_PATH; field++)
    if (g_strcmp0 (given_column (corpus, field), bare) == 0)
      return field;
  for (guint i = 0; folded != NULL && i < G_N_ELEMENTS (names); i++) {
    CadCorpusField field = names[i].field;

    *rank = i + 1;
    if (*folded == *names[i].name && g_str_equal (folded, names[i].name))
      return field < CAD_FIELD_PATH && given_column (corpus, field) != NULL ? CAD_FIELD_UNKNOWN : field;
  }
  return CAD_FIELD_UNKNOWN;
}

CadCorpusField
cad_corpus_field (const CadCorpus *corpus, const char *name)
{
  guint rank;

  return ranked_field (corpus, name, &rank);
}

void
cad_corpus_fields (const CadCorpus *corpus, const GPtrArray *columns, CadCorpusField *fields)
{
  struct {
    guint rank, column;
  } best[CAD_N_FIELDS];

  for (guint i = 0; i < CAD_N_FIELDS; i++)
    best[i].rank = G_MAXUINT;
  for (guint i = 0; i < columns->len; i++) {
    guint rank;
    CadCorpusField field = ranked_field (corpus, columns->pdata[i], &rank);

    fields[i] = CAD_FIELD_UNKNOWN;
    if (field == CAD_FIELD_UNKNOWN || rank >= best[field].rank)
      continue;
    if (best[field].rank != G_MAXUINT)
      fields[best[field].column] = CAD_FIELD_UNKNOWN;
    fields[i] = field;
    best[field].rank = rank;
    best[field].column = i;
  }
}

static gboolean
has_field (const GPtrArray *columns, const CadCorpusField *fields, CadCorpusField field)
{
  for (guint i = 0; i < columns->len; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

/* The first column that may be meant, else the first of no field; NULL when all have one. */
static const char *
likely_column (const GPtrArray *columns, const CadCorpusField *fields, CadCorpusField field)
{
  g_auto (GStrv) parts = g_strsplit (options[field].like, " ", -1);
  const char *first = NULL;

  for (guint i = 0; i < columns->len; i++) {
    g_autofree char *folded = fields[i] == CAD_FIELD_UNKNOWN ? fold (columns->pdata[i]) : NULL;

    if (folded == NULL || *folded == '\0')
      continue;
    first = first != NULL ? first : columns->pdata[i];
    for (guint j = 0; parts[j] != NULL; j++)
      if (strstr (folded, parts[j]) != NULL)
        return columns->pdata[i];
  }
  return first;
}

static char *
list_of (const GPtrArray *columns)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < MIN (columns->len, NAMES_SHOWN); i++) {
    g_autofree char *name = g_utf8_make_valid (columns->pdata[i], MIN (strlen (columns->pdata[i]), NAME_LONGEST));

    g_string_append_printf (list, "%s'%s'", i > 0 ? ", " : "", name);
  }
  if (columns->len > NAMES_SHOWN)
    g_string_append (list, " ...");
  return g_string_free (list, FALSE);
}

char *
cad_corpus_missing (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields,
                    CadCorpusField field)
{
  const char *given = given_column (corpus, field), *likely = likely_column (columns, fields, field);
  g_autofree char *list = list_of (columns);

  if (has_field (columns, fields, field))
    return NULL;
  if (given != NULL)
    return g_strdup_printf (_ ("no column '%s' for %s; the columns are %s"), given, options[field].option, list);
  if (likely == NULL)
    return g_strdup_printf (_ ("no column for %s; the columns are %s"), options[field].option, list);
  g_autofree char *quoted = strpbrk (likely, " '\"$\\;&|<>()") != NULL ? g_shell_quote (likely) : g_strdup (likely);

  return g_strdup_printf (_ ("no column for %s; the columns are %s: name it, perhaps with %s %s"),
                          options[field].option, list, options[field].option, quoted);
}

char *
cad_corpus_missing_source (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields)
{
  return cad_corpus_is_source_known (corpus) ? NULL : cad_corpus_missing (corpus, columns, fields, CAD_FIELD_SOURCE);
}

char *
cad_corpus_missing_given (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields)
{
  for (CadCorpusField field = 0; field < CAD_FIELD_PATH; field++)
    if (given_column (corpus, field) != NULL && !has_field (columns, fields, field))
      return cad_corpus_missing (corpus, columns, fields, field);
  return NULL;
}

static void
take (char **place, const char *value)
{
  if (value == NULL || value[strspn (value, " \t\r\n")] == '\0')
    return;
  g_free (*place);
  *place = g_strstrip (g_utf8_make_valid (value, -1));
}

static void
add_extra (CadDocument *document, const char *name, const char *value)
{
  GPtrArray *own = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; document->extra != NULL && i < document->extra->len; i++)
    g_ptr_array_add (own, g_strdup (document->extra->pdata[i]));
  g_ptr_array_add (own, g_strdup_printf ("%s=%s", name, value));
  g_clear_pointer (&document->extra, g_ptr_array_unref);
  document->extra = own;
}

void
cad_corpus_extra (CadDocument *document, const char *name, const char *value)
{
  g_autofree char *valid = g_strstrip (g_utf8_make_valid (value, -1));

  if (*valid != '\0')
    add_extra (document, name, valid);
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
  if (item->cells[CAD_FIELD_ID] != NULL && document->place == NULL)
    document->place = g_strdup (document->id);
  take (&document->id, item->cells[CAD_FIELD_ID]);
  take (&document->source, item->cells[CAD_FIELD_SOURCE]);
  take (&document->date, date);
  take (&document->title, item->cells[CAD_FIELD_TITLE]);
  take (&document->url, item->cells[CAD_FIELD_URL]);
  take (&document->language, item->cells[CAD_FIELD_LANGUAGE]);
  if (item->extra != NULL && document->extra == NULL)
    document->extra = g_ptr_array_ref (item->extra);
  if (given != NULL && (date == NULL || strchr (given, ':') != NULL))
    cad_corpus_extra (document, "date.given", given);
}
