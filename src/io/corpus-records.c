/* SPDX-License-Identifier: MIT
 * corpus-records.c - files with one article a record: tables with a header line */
#include "corpus-private.h"
#include "records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
  CadCorpusField columns[64];
  guint n_columns;
  char delimiter;
} Columns;

static void
columns_close (CadCorpusInput *input)
{
  Columns *columns = (Columns *) input;

  cad_record_file_free (columns->file);
  g_free (columns);
}

static CadDocument *
columns_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Columns *columns = (Columns *) input;
  const char *cells[CAD_N_FIELDS + 1] = { NULL };
  gsize length = 0;
  char *line = cad_record_file_next (columns->file, columns->delimiter != '\t', &length, error);

  *more = line != NULL;
  if (line == NULL || length == 0)
    return NULL;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (columns->file),
                                         cad_record_file_line (columns->file));
  g_autoptr (GPtrArray) row = cad_corpus_split (line, columns->delimiter);

  cad_corpus_counts (corpus)->announced++;
  for (guint i = 0; i < MIN (row->len, columns->n_columns); i++)
    if (columns->columns[i] != CAD_FIELD_UNKNOWN)
      cells[columns->columns[i]] = row->pdata[i];
  if (row->len != columns->n_columns)
    cad_corpus_note (corpus, _ ("%s: %u cells where the header has %u"), id, row->len, columns->n_columns);
  const char *text = cells[CAD_FIELD_TEXT] != NULL ? cells[CAD_FIELD_TEXT] : "";
  CadDocument *document = cad_corpus_take (corpus, id, text, strlen (text));

  if (document != NULL) {
    const CadCorpusFields fields = { cells[CAD_FIELD_ID],    cells[CAD_FIELD_SOURCE], cells[CAD_FIELD_DATE],
                                     cells[CAD_FIELD_TITLE], cells[CAD_FIELD_URL],    cells[CAD_FIELD_LANGUAGE] };

    cad_corpus_fields_apply (&fields, document);
  }
  return document;
}

static const CadCorpusClass columns_class = { columns_next, columns_close };

/* The delimiter that the header line has most of. */
static char
sniff (const char *head)
{
  guint tabs = 0, commas = 0, semicolons = 0;

  for (const char *p = head; *p != '\0'; p++) {
    tabs += *p == '\t';
    commas += *p == ',';
    semicolons += *p == ';';
  }
  return tabs > 0 ? '\t' : semicolons > commas ? ';' : ',';
}

static gboolean
read_head (Columns *columns, const char *path, GError **error)
{
  gsize length = 0;
  gboolean has_text = FALSE;
  char *line = cad_record_file_next (columns->file, FALSE, &length, error);

  if (line == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("%s: empty"), path);
    return FALSE;
  }
  columns->delimiter = sniff (line);
  g_autoptr (GPtrArray)
      head = cad_corpus_split (g_str_has_prefix (line, "\xef\xbb\xbf") ? line + 3 : line, columns->delimiter);

  for (; columns->n_columns < MIN (head->len, G_N_ELEMENTS (columns->columns)); columns->n_columns++) {
    CadCorpusField field = cad_corpus_field (head->pdata[columns->n_columns]);

    columns->columns[columns->n_columns] = field;
    has_text |= field == CAD_FIELD_TEXT;
  }
  if (!has_text)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s:1:1: the header names no column 'text'"), path);
  return has_text;
}

CadCorpusInput *
cad_corpus_columns_open (const char *path, GError **error)
{
  CadRecordFile *file = cad_record_file_open (path, error);

  if (file == NULL)
    return NULL;
  Columns *columns = g_new0 (Columns, 1);

  columns->input.class = &columns_class;
  columns->file = file;
  if (!read_head (columns, path, error)) {
    columns_close (&columns->input);
    return NULL;
  }
  return &columns->input;
}
