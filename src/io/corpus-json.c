/* SPDX-License-Identifier: MIT
 * corpus-json.c - JSON Lines: one article an object; the only file that names the JSON library */
#include "corpus-private.h"
#include "records.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#define NESTED_MOST 8

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

static char *
encode (const json_t *value)
{
  char *text = json_dumps (value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

/* What no field is goes with the article, nested keys joined by a dot. */
static void
add_extra (CadCorpusItem *item, const char *key, json_t *value, guint depth)
{
  const char *below;
  json_t *inner;

  if (json_is_object (value) && depth < NESTED_MOST) {
    json_object_foreach (value, below, inner)
    {
      g_autofree char *joined = g_strdup_printf ("%s.%s", key, below);

      add_extra (item, joined, inner, depth + 1);
    }
    return;
  }
  g_autofree char *encoded = json_is_string (value) || json_is_null (value) ? NULL : encode (value);
  const char *text = json_is_string (value) ? json_string_value (value) : encoded;

  if (text == NULL)
    return;
  if (item->extra == NULL)
    item->extra = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (item->extra, g_strdup_printf ("%s=%s", key, text));
}

static CadDocument *
document_of (CadCorpus *corpus, json_t *object, const char *id)
{
  CadCorpusItem item = { 0 };
  g_autoptr (GPtrArray) keep = g_ptr_array_new_with_free_func (g_free);
  const char *key;
  const json_t *text = NULL;
  json_t *value;

  json_object_foreach (object, key, value)
  {
    CadCorpusField field = cad_corpus_field (corpus, key);

    item.cells[field] = as_text (value, keep);
    if (field == CAD_FIELD_TEXT)
      text = value;
    else if (field == CAD_FIELD_UNKNOWN || field == CAD_FIELD_PATH)
      add_extra (&item, key, value, 0);
  }
  g_autoptr (GPtrArray) extra = item.extra;

  if (!json_is_string (text)) {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, _ ("%s: refused: no string 'text' in the object"), id);
    return NULL;
  }
  item.length = json_string_length (text);
  return cad_corpus_take_item (corpus, id, &item);
}

static CadDocument *
json_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  JsonLines *lines = (JsonLines *) input;
  json_error_t fault;
  gsize length = 0;
  char *line = cad_record_file_next (lines->file, '\0', &length, error);
  gsize mark = line != NULL && g_str_has_prefix (line, "\xef\xbb\xbf") ? 3 : 0;

  *more = line != NULL;
  if (line == NULL || length == mark)
    return NULL;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (lines->file),
                                         cad_record_file_line (lines->file));
  json_t *object = json_loadb (line + mark, length - mark, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &fault);
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

static const CadCorpusClass json_class = { "JSON Lines", json_next, json_close };

CadCorpusInput *
cad_corpus_json_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  CadRecordFile *file = cad_record_file_new (stream, error);

  (void) corpus;
  if (file == NULL)
    return NULL;
  JsonLines *lines = g_new0 (JsonLines, 1);

  lines->input.class = &json_class;
  lines->file = file;
  return &lines->input;
}
