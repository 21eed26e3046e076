/* SPDX-License-Identifier: MIT
 * corpus-write.c - articles as JSON Lines, CSV, IRaMuTeQ or TEI-XTZ */
#include <cadrage/corpus.h>

#include <string.h>

#include <cadrage/json.h>
#include <cadrage/names.h>

struct _CadCorpusWriter {
  CadCorpusForm form;
  GString *out;
  GPtrArray *documents; /* of CadDocument, owned: where the columns must be known first */
  guint changed;
};

CadCorpusWriter *
cad_corpus_writer_new (CadCorpusForm form)
{
  CadCorpusWriter *writer = g_new0 (CadCorpusWriter, 1);

  writer->form = form;
  writer->out = g_string_new (NULL);
  writer->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_document_free);
  return writer;
}

void
cad_corpus_writer_free (CadCorpusWriter *writer)
{
  if (writer == NULL)
    return;
  g_string_free (writer->out, TRUE);
  g_ptr_array_unref (writer->documents);
  g_free (writer);
}

guint
cad_corpus_writer_changed (const CadCorpusWriter *writer)
{
  return writer->changed;
}

static const char *const names[] = { "id", "source", "date", "title", "url", "language" };

static const char *
field (const CadDocument *document, guint i)
{
  const char *const fields[] = { document->id,    document->source, document->date,
                                 document->title, document->url,    document->language };

  return fields[i];
}

/* "name=value" by name; a name that comes twice has its values joined. Returns: (transfer full) */
static GHashTable *
extras_of (const CadDocument *document)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; document->extra != NULL && i < document->extra->len; i++) {
    const char *pair = document->extra->pdata[i], *value = strchr (pair, '=');

    if (value == NULL)
      continue;
    g_autofree char *name = g_strndup (pair, value - pair);
    const char *had = g_hash_table_lookup (table, name);
    char *joined = had != NULL ? g_strdup_printf ("%s; %s", had, value + 1) : g_strdup (value + 1);

    g_hash_table_replace (table, g_steal_pointer (&name), joined);
  }
  return table;
}

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
sorted_names (GHashTable *table)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, name);
  g_ptr_array_sort (sorted, by_name);
  return sorted;
}

static void
write_json (CadCorpusWriter *writer, const CadDocument *document)
{
  g_autoptr (GHashTable) extras = extras_of (document);
  g_autoptr (GPtrArray) keys = sorted_names (extras);
  CadJson json;

  cad_json_init (&json, writer->out);
  cad_json_open (&json, NULL, '{');
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (field (document, i) != NULL)
      cad_json_string (&json, names[i], field (document, i));
  for (guint i = 0; i < keys->len; i++)
    cad_json_string (&json, keys->pdata[i], g_hash_table_lookup (extras, keys->pdata[i]));
  cad_json_string_len (&json, "text", document->text + document->body, document->length - document->body);
  cad_json_close (&json, '}');
  if (writer->out->str[writer->out->len - 1] != '\n')
    g_string_append_c (writer->out, '\n');
}

/* Letters and digits only, as IRaMuTeQ wants them. */
static void
write_variable (CadCorpusWriter *writer, const char *name, const char *value)
{
  g_autofree char *ascii = g_str_to_ascii (value, "C");
  GString *clean = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (clean, g_ascii_tolower (*p));
  writer->changed += strcmp (clean->str, value) != 0 && strcmp (name, "date") != 0;
  if (clean->len > 0)
    g_string_append_printf (writer->out, " *%s_%s", name, clean->str);
  g_string_free (clean, TRUE);
}

static void
write_extra_variables (CadCorpusWriter *writer, const CadDocument *document)
{
  g_autoptr (GHashTable) extras = extras_of (document);
  g_autoptr (GPtrArray) keys = sorted_names (extras);

  for (guint i = 0; i < keys->len; i++) {
    g_autofree char *name = g_str_to_ascii (keys->pdata[i], "C");

    g_strcanon (name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", 'x');
    write_variable (writer, name, g_hash_table_lookup (extras, keys->pdata[i]));
  }
}

/* What its readers would take for something else than text: the beginning of the next one, a theme. */
static gboolean
looks_starred (const char *line)
{
  return g_str_has_prefix (line, "****") || g_str_has_prefix (line, "-*") ||
         (strspn (line, "0123456789") == 4 && line[4] == ' ' && line[5] == '*');
}

/* Ends of lines are \n, and blanks at the end of a text go. */
static gboolean
is_trimmed (const char *text)
{
  gsize length = strlen (text);

  return strchr (text, '\r') == NULL && (length == 0 || strchr (" \n", text[length - 1]) == NULL);
}

static void
write_iramuteq (CadCorpusWriter *writer, const CadDocument *document)
{
  const char *body = document->text + document->body;

  g_string_append (writer->out, "****");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (field (document, i) != NULL)
      write_variable (writer, names[i], field (document, i));
  write_extra_variables (writer, document);
  g_string_append_c (writer->out, '\n');
  for (const char *p = body; *p != '\0';) {
    gsize n = strcspn (p, "\n");

    if (looks_starred (p)) {
      g_string_append_c (writer->out, ' ');
      writer->changed++;
    }
    g_string_append_len (writer->out, p, n);
    g_string_append_c (writer->out, '\n');
    p += n + (p[n] != '\0');
  }
  writer->changed += strchr (body, '_') != NULL || !is_trimmed (body);
  g_string_append_c (writer->out, '\n');
}

void
cad_corpus_writer_add (CadCorpusWriter *writer, CadDocument *document)
{
  if (writer->form == CAD_CORPUS_CSV || writer->form == CAD_CORPUS_TEI) {
    g_ptr_array_add (writer->documents, document);
    return;
  }
  if (writer->form == CAD_CORPUS_JSONL)
    write_json (writer, document);
  else
    write_iramuteq (writer, document);
  cad_document_free (document);
}

/* A spreadsheet takes = + - @ for formulas; our reader takes the ' away again. */
static void
write_cell (GString *out, const char *text, gsize length)
{
  gboolean formula = length > 0 && (strchr ("=+-@\t\r", *text) != NULL ||
                                    (*text == '\'' && text[1] != '\0' && strchr ("=+-@\t\r'", text[1]) != NULL));

  g_string_append (out, formula ? "\"'" : "\"");
  for (gsize i = 0; i < length; i++) {
    if (text[i] == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, text[i]);
  }
  g_string_append_c (out, '"');
}

static GHashTable *
all_extra_names (const CadCorpusWriter *writer)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < writer->documents->len; i++) {
    g_autoptr (GHashTable) extras = extras_of (writer->documents->pdata[i]);
    g_autoptr (GPtrArray) keys = sorted_names (extras);

    for (guint j = 0; j < keys->len; j++)
      g_hash_table_add (all, g_strdup (keys->pdata[j]));
  }
  return all;
}

/* One article: with its text, or, beside a TEI @file, with the file's name for an id. */
static void
write_row (GString *out, const CadDocument *document, GPtrArray *columns, const char *file)
{
  g_autoptr (GHashTable) extras = extras_of (document);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const char *known = i == 0 && file != NULL ? file : field (document, i);
    const char *value = known != NULL ? known : "";

    if (i > 0)
      g_string_append_c (out, ',');
    write_cell (out, value, strlen (value));
  }
  for (guint i = 0; i < columns->len; i++) {
    const char *value = g_hash_table_lookup (extras, columns->pdata[i]);

    g_string_append_c (out, ',');
    write_cell (out, value != NULL ? value : "", value != NULL ? strlen (value) : 0);
  }
  if (file == NULL) {
    g_string_append_c (out, ',');
    write_cell (out, document->text + document->body, document->length - document->body);
  }
  g_string_append_c (out, '\n');
}

static void
write_head (GString *out, GPtrArray *columns, gboolean with_text)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "," : "", names[i]);
  for (guint i = 0; i < columns->len; i++) {
    g_string_append_c (out, ',');
    write_cell (out, columns->pdata[i], strlen (columns->pdata[i]));
  }
  g_string_append (out, with_text ? ",text\n" : "\n");
}

gsize
cad_corpus_writer_ready (const CadCorpusWriter *writer)
{
  return writer->out->len;
}

static GString *
take_out (CadCorpusWriter *writer)
{
  GString *out = writer->out;

  writer->out = g_string_new (NULL);
  return out;
}

GString *
cad_corpus_writer_file (CadCorpusWriter *writer)
{
  if (writer->form != CAD_CORPUS_CSV)
    return take_out (writer);
  g_autoptr (GHashTable) all = all_extra_names (writer);
  g_autoptr (GPtrArray) columns = sorted_names (all);

  write_head (writer->out, columns, TRUE);
  for (guint i = 0; i < writer->documents->len; i++)
    write_row (writer->out, writer->documents->pdata[i], columns, NULL);
  return take_out (writer);
}

/* A name that no file system minds, and that two articles never share. */
static char *
file_name (const CadDocument *document, guint index)
{
  g_autofree char *lower = g_utf8_strdown (document->id, -1);
  g_autofree char *ascii = g_str_to_ascii (lower, "C");

  g_strcanon (ascii, "abcdefghijklmnopqrstuvwxyz0123456789", '-');
  return g_strdup_printf ("%.60s-%08x", ascii, (guint) cad_hash64 (document->id, strlen (document->id), index));
}

/* The signs that XML does not allow stay outside. */
static void
write_escaped (CadCorpusWriter *writer, GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    guchar c = text[i];

    if (c == '&')
      g_string_append (out, "&amp;");
    else if (c == '<')
      g_string_append (out, "&lt;");
    else if (c == '"')
      g_string_append (out, "&quot;");
    else if (c >= 0x20 || c == '\t')
      g_string_append_c (out, c);
    else
      writer->changed += c != '\r' && c != '\n';
  }
}

/* Paragraphs at empty lines, <lb/> at single line ends. */
static void
write_paragraphs (CadCorpusWriter *writer, GString *out, const char *text)
{
  text += strspn (text, "\r\n");
  while (*text != '\0') {
    gsize n = strcspn (text, "\n"), ends = strspn (text + n, "\r\n");
    gboolean paragraph = ends > 1 && memchr (text + n + 1, '\n', ends - 1) != NULL;

    write_escaped (writer, out, text, n);
    text += n + ends;
    if (*text != '\0')
      g_string_append (out, paragraph ? "</p>\n<p>" : "<lb/>\n");
  }
}

/* Whether paragraphs, lines and single blanks are all there is to keep. */
static gboolean
is_folded (const char *text)
{
  if (*text != '\0' && strchr (" \t\r\n", *text) != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++) {
    gsize blanks = strspn (p, " \t\r\n");
    gboolean kept = blanks == 0 || g_str_has_prefix (p, "\n\n") ? blanks <= 2 : blanks == 1 && *p != '\t' && *p != '\r';

    if (!kept || (blanks == 2 && p[1] != '\n') || (blanks > 0 && p[blanks] == '\0'))
      return FALSE;
    p += blanks > 0 ? blanks - 1 : 0;
  }
  return TRUE;
}

static GBytes *
write_tei (CadCorpusWriter *writer, const CadDocument *document)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<text");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (field (document, i) != NULL) {
      g_string_append_printf (out, " %s=\"", i == 5 ? "lang" : names[i]);
      write_escaped (writer, out, field (document, i), strlen (field (document, i)));
      g_string_append_c (out, '"');
    }
  writer->changed += !is_folded (document->text + document->body);
  g_string_append (out, ">\n<p>");
  write_paragraphs (writer, out, document->text + document->body);
  g_string_append (out, "</p>\n</text>\n");
  return g_string_free_to_bytes (out);
}

GHashTable *
cad_corpus_writer_files (CadCorpusWriter *writer)
{
  GHashTable *files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GHashTable) all = all_extra_names (writer);
  g_autoptr (GPtrArray) columns = sorted_names (all);
  GString *table = g_string_new (NULL);

  write_head (table, columns, FALSE);
  for (guint i = 0; i < writer->documents->len; i++) {
    const CadDocument *document = writer->documents->pdata[i];

    g_autofree char *name = file_name (document, i);

    write_row (table, document, columns, name);
    g_hash_table_replace (files, g_strconcat (name, ".xml", NULL), write_tei (writer, document));
  }
  g_hash_table_replace (files, g_strdup ("metadata.csv"), g_string_free_to_bytes (table));
  return files;
}
