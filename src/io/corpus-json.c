/* SPDX-License-Identifier: MIT
 * corpus-json.c - JSON Lines: one article an object; the only file that names the JSON library */
#include "corpus-private.h"
#include "records.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
} JsonLines;

static void
json_close (CadCorpusInput *input)
{
  JsonLines *lines = (JsonLines *) input;

  cad_record_file_free (lines->file);
  g_free (lines);
}

/* Strings as they are, numbers and booleans as text (ids are often numbers); @keep owns what was made. */
static const char *
as_text (const json_t *value, GPtrArray *keep)
{
  if (json_is_string (value))
    return json_string_value (value);
  if (!json_is_integer (value))
    return NULL;
  char *text = g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) json_integer_value (value));

  g_ptr_array_add (keep, text);
  return text;
}

static CadDocument *
document_of (CadCorpus *corpus, json_t *object, const char *id)
{
  const char *cells[CAD_N_FIELDS + 1] = { NULL };
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  const char *key;
  const json_t *text = NULL;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    CadCorpusField field = cad_corpus_field (key);

    cells[field] = as_text (value, keep);
    if (field == CAD_FIELD_TEXT)
      text = value;
  }
  if (!json_is_string (text)) {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, _ ("%s: refused: no string 'text' in the object"), id);
    return NULL;
  }
  const CadCorpusFields fields = { cells[CAD_FIELD_ID],    cells[CAD_FIELD_SOURCE], cells[CAD_FIELD_DATE],
                                   cells[CAD_FIELD_TITLE], cells[CAD_FIELD_URL],    cells[CAD_FIELD_LANGUAGE] };
  CadDocument *document = cad_corpus_take (corpus, id, json_string_value (text), json_string_length (text));

  if (document != NULL)
    cad_corpus_fields_apply (&fields, document);
  return document;
}

static CadDocument *
json_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  JsonLines *lines = (JsonLines *) input;
  json_error_t fault;
  gsize length = 0;
  char *line = cad_record_file_next (lines->file, FALSE, &length, error);

  *more = line != NULL;
  if (line == NULL || length == 0)
    return NULL;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (lines->file),
                                         cad_record_file_line (lines->file));
  json_t *object = json_loadb (line, length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
  CadDocument *document = NULL;

  cad_corpus_counts (corpus)->announced++;
  if (json_is_object (object)) {
    document = document_of (corpus, object, id);
  } else {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, _ ("%s:%d: refused: %s"), id, object != NULL ? 1 : fault.column,
                     object != NULL ? _ ("not an object") : fault.text);
  }
  json_decref (object);
  return document;
}

static const CadCorpusClass json_class = { json_next, json_close };

CadCorpusInput *
cad_corpus_json_open (const char *path, GError **error)
{
  CadRecordFile *file = cad_record_file_open (path, error);

  if (file == NULL)
    return NULL;
  JsonLines *lines = g_new0 (JsonLines, 1);

  lines->input.class = &json_class;
  lines->file = file;
  return &lines->input;
}
