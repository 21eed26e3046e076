/* SPDX-License-Identifier: MIT
 * corpus-records.c - files with one article a record: tables with a header line */
#include "corpus-private.h"
#include "records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/names.h>

#define COLUMNS_MOST 4096

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
  GPtrArray *names;        /* of char*, owned: the header's cells */
  CadCorpusField *columns; /* one for each name, owned */
  char delimiter;
} Columns;

static void
columns_close (CadCorpusInput *input)
{
  Columns *columns = (Columns *) input;

  cad_record_file_free (columns->file);
  g_clear_pointer (&columns->names, g_ptr_array_unref);
  g_free (columns->columns);
  g_free (columns);
}

static void
fill_item (const Columns *columns, GPtrArray *row, CadCorpusItem *item)
{
  for (guint i = 0; i < MIN (row->len, columns->names->len); i++) {
    const char *cell = cad_corpus_without_guard (row->pdata[i]);

    if (columns->columns[i] != CAD_FIELD_UNKNOWN && columns->columns[i] != CAD_FIELD_PATH) {
      item->cells[columns->columns[i]] = cell;
      continue;
    }
    if (*cell == '\0')
      continue;
    if (item->extra == NULL)
      item->extra = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (item->extra, g_strdup_printf ("%s=%s", (char *) columns->names->pdata[i], cell));
  }
}

static void
note_doubts (const Columns *columns, CadCorpus *corpus, const char *id, guint n_cells)
{
  if (n_cells != columns->names->len)
    cad_corpus_note (corpus, _ ("%s: %u cells where the header has %u"), id, n_cells, columns->names->len);
  if (cad_record_file_was_open (columns->file))
    cad_corpus_note (corpus, _ ("%s: a quoted cell is never closed"), id);
  if (cad_record_file_was_odd (columns->file))
    cad_corpus_note (corpus, _ ("%s: not UTF-8; read as Windows-1252"), id);
  cad_corpus_counts (corpus)->damaged += n_cells != columns->names->len || cad_record_file_was_open (columns->file);
}

static CadDocument *
columns_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Columns *columns = (Columns *) input;
  CadCorpusItem item = { 0 };
  gsize length = 0;
  char *line = cad_record_file_next (columns->file, columns->delimiter != '\t' ? columns->delimiter : '\0', &length,
                                     error);

  *more = line != NULL;
  if (line == NULL || length == 0 || !cad_corpus_takes (corpus, line, length))
    return NULL;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (columns->file),
                                         cad_record_file_line (columns->file));

  /* a NUL would end the cells where it stands */
  for (char *nul; (nul = memchr (line, '\0', length)) != NULL;)
    *nul = '\x1a';
  g_autoptr (GPtrArray) row = cad_corpus_split (line, columns->delimiter);

  cad_corpus_counts (corpus)->announced++;
  fill_item (columns, row, &item);
  g_autoptr (GPtrArray) extra = item.extra;

  note_doubts (columns, corpus, id, row->len);
  return cad_corpus_take_item (corpus, id, &item);
}

static const CadCorpusClass columns_class = { "table", columns_next, columns_close };

static char *
cell_name (const Columns *columns, const char *cell, gboolean no_headers)
{
  return no_headers ? g_strdup_printf ("%u", columns->names->len + 1) : g_strstrip (g_strdup (cell));
}

/* Texts there must be; sources are worth a word. */
static gboolean
has_columns (const Columns *columns, CadCorpus *corpus, const char *name, GError **error)
{
  g_autofree char *given = cad_corpus_missing_given (corpus, columns->names, columns->columns);
  g_autofree char *text = cad_corpus_missing (corpus, columns->names, columns->columns, CAD_FIELD_TEXT);
  g_autofree char *source = cad_corpus_missing_source (corpus, columns->names, columns->columns);
  const char *fault = given != NULL ? given : text;

  if (fault != NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:1:1: %s", name, fault);
  else if (source != NULL)
    cad_corpus_remark (corpus, "%s: %s", name, source);
  return fault == NULL;
}

static gboolean
read_head (Columns *columns, CadCorpus *corpus, CadStream *stream, GError **error)
{
  gsize length = 0;
  const char *start = cad_stream_head (stream, &length);
  gboolean no_headers = cad_corpus_options (corpus)->no_headers;

  columns->delimiter = cad_corpus_delimiter (start, length);
  char *line = cad_record_file_next (columns->file, columns->delimiter != '\t' ? columns->delimiter : '\0', &length,
                                     error);

  if (line == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("%s: empty"), cad_stream_name (stream));
    return FALSE;
  }
  if (cad_record_file_was_odd (columns->file) && !no_headers)
    cad_corpus_note (corpus, _ ("%s: not UTF-8; read as Windows-1252"), cad_stream_name (stream));
  g_autofree char *first = g_strdup (g_str_has_prefix (line, "\xef\xbb\xbf") ? line + 3 : line);
  g_autoptr (GPtrArray) head = cad_corpus_split (first, columns->delimiter);

  for (guint i = 0; i < MIN (head->len, COLUMNS_MOST); i++)
    g_ptr_array_add (columns->names, cell_name (columns, head->pdata[i], no_headers));
  columns->columns = g_new0 (CadCorpusField, columns->names->len);
  cad_corpus_fields (corpus, columns->names, columns->columns);
  if (no_headers)
    cad_record_file_back (columns->file);
  return has_columns (columns, corpus, cad_stream_name (stream), error);
}

CadCorpusInput *
cad_corpus_columns_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  Columns *columns = g_new0 (Columns, 1);

  columns->input.class = &columns_class;
  columns->file = cad_record_file_new (stream);
  columns->names = g_ptr_array_new_with_free_func (g_free);
  if (!read_head (columns, corpus, stream, error)) {
    columns_close (&columns->input);
    return NULL;
  }
  return &columns->input;
}
