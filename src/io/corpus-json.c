/* SPDX-License-Identifier: MIT
 * corpus-json.c - JSON Lines: one article an object; the only file that names the JSON library */
#include "corpus-private.h"
#include "json-scan.h"
#include "records.h"

#include <glib/gi18n-lib.h>
#include <jansson.h>
#include <string.h>

#include <cadrage/names.h>

#define NESTED_MOST 8

/* A key and what it means. */
typedef struct {
  char *raw; /* as it stands in the file, @length bytes */
  gsize length;
  char *name;
  CadCorpusField field;
} Key;

/* Those of an object. Never changed, so that threads share them. */
typedef struct {
  GArray *list;  /* of Key */
  char *no_text; /* what to say when none of them is the text's, or NULL */
} Keys;

typedef struct {
  CadCorpusInput input;
  CadRecordFile *file;
  GArray *members; /* of CadJsonMember: the present object's, in the line */
  Keys *keys;      /* of the last object, which the next is likely to have too; a box, or NULL */
} JsonLines;

/* One line on its way to an article. */
typedef struct {
  char *bytes;
  gsize length;
  const char *id;
  CadCorpusItem item;
} Line;

static void
key_clear (gpointer data)
{
  Key *key = data;

  g_free (key->raw);
  g_free (key->name);
}

static void
keys_clear (gpointer data)
{
  Keys *keys = data;

  g_array_unref (keys->list);
  g_free (keys->no_text);
}

static void
keys_release (Keys *keys)
{
  g_atomic_rc_box_release_full (keys, keys_clear);
}

static void
json_close (CadCorpusInput *input)
{
  JsonLines *lines = (JsonLines *) input;

  cad_record_file_free (lines->file);
  g_array_unref (lines->members);
  g_clear_pointer (&lines->keys, keys_release);
  g_free (lines);
}

static gboolean
has_known_keys (const JsonLines *lines)
{
  const GArray *list = lines->keys != NULL ? lines->keys->list : NULL;
  gboolean same = list != NULL && list->len == lines->members->len;

  for (guint i = 0; same && i < list->len; i++) {
    const Key *key = &g_array_index (list, Key, i);
    const CadJsonValue *raw = &g_array_index (lines->members, CadJsonMember, i).key;

    same = key->length == raw->length && memcmp (key->raw, raw->start, raw->length) == 0;
  }
  return same;
}

/* Of all keys together; that none is the text's is said where a text is missed. */
static void
learn_fields (const JsonLines *lines, Keys *keys, CadCorpus *corpus)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree CadCorpusField *fields = g_new (CadCorpusField, keys->list->len + 1);

  for (guint i = 0; i < keys->list->len; i++)
    g_ptr_array_add (names, g_array_index (keys->list, Key, i).name);
  cad_corpus_fields (corpus, names, fields);
  for (guint i = 0; i < keys->list->len; i++)
    g_array_index (keys->list, Key, i).field = fields[i];
  keys->no_text = cad_corpus_missing (corpus, names, fields, CAD_FIELD_TEXT);
  if (cad_record_file_line (lines->file) > 1 || keys->no_text != NULL)
    return;
  g_autofree char *given = cad_corpus_missing_given (corpus, names, fields);
  g_autofree char *source = cad_corpus_missing_source (corpus, names, fields);

  if (given != NULL || source != NULL)
    cad_corpus_remark (corpus, "%s:1: %s", cad_record_file_name (lines->file), given != NULL ? given : source);
}

/* What the keys of the object mean. Returns: (transfer full) what is wrong with them, or NULL */
static char *
learn_keys (JsonLines *lines, CadCorpus *corpus)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Keys *keys = g_atomic_rc_box_new0 (Keys);

  g_clear_pointer (&lines->keys, keys_release);
  keys->list = g_array_new (FALSE, FALSE, sizeof (Key));
  g_array_set_clear_func (keys->list, key_clear);
  for (guint i = 0; i < lines->members->len; i++) {
    CadJsonValue name = g_array_index (lines->members, CadJsonMember, i).key;
    Key key = { .raw = g_strndup (name.start, name.length), .length = name.length };

    key.name = name.start = g_memdup2 (key.raw, key.length + 1);
    cad_json_unescape (&name);
    g_array_append_val (keys->list, key);
    if (!g_hash_table_add (seen, key.name)) {
      char *wrong = g_strdup_printf (_ ("the key '%s' comes twice"), key.name);

      keys_release (keys);
      return wrong;
    }
  }
  learn_fields (lines, keys, corpus);
  lines->keys = keys;
  return NULL;
}

static char *
encode (const json_t *value)
{
  char *text = json_dumps (value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_SORT_KEYS);
  char *copy = g_strdup (text);

  free (text);
  return copy;
}

/* Returns: (transfer none) the pair */
static const char *
add_pair (CadCorpusItem *item, const char *name, const char *value)
{
  char *pair = g_strdup_printf ("%s=%s", name, value);

  if (item->extra == NULL)
    item->extra = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (item->extra, pair);
  return pair;
}

/* Nested keys are joined by a dot; lists, and what is deeper, stay JSON. */
static void
add_nested (CadCorpus *corpus, CadCorpusItem *item, const char *key, json_t *value, guint depth)
{
  const char *below;
  json_t *inner;

  if (json_is_object (value) && depth < NESTED_MOST) {
    json_object_foreach (value, below, inner)
    {
      g_autofree char *joined = g_strdup_printf ("%s.%s", key, below);

      add_nested (corpus, item, joined, inner, depth + 1);
    }
    return;
  }
  g_autofree char *encoded = json_is_string (value) || json_is_null (value) ? NULL : encode (value);
  const char *text = json_is_string (value) ? json_string_value (value) : encoded;
  CadCorpusField field = depth > 0 ? cad_corpus_field (corpus, key) : CAD_FIELD_UNKNOWN;

  if (text == NULL)
    return;
  const char *pair = add_pair (item, key, text);

  if (field < CAD_FIELD_PATH && item->cells[field] == NULL)
    item->cells[field] = pair + strlen (key) + 1;
}

/* What no field is goes with the article, and so does what is nested, where a field may be too ("source": {"name": ...}). */
static void
add_extra (CadCorpus *corpus, CadCorpusItem *item, const char *key, CadJsonValue *value)
{
  if (value->kind == CAD_JSON_NESTED) {
    json_t *nested = json_loadb (value->start, value->length, JSON_ALLOW_NUL, NULL);

    add_nested (corpus, item, key, nested, 0);
    json_decref (nested);
  } else if (value->kind != CAD_JSON_WORD || *value->start != 'n') {
    cad_json_unescape (value);
    value->start[value->length] = '\0';
    add_pair (item, key, value->start);
  }
}

/* A field's value: strings, and numbers as they are written (ids often are). */
static void
take_field (CadCorpusItem *item, CadCorpusField field, CadJsonValue *value)
{
  gboolean text = field == CAD_FIELD_TEXT;

  if (value->kind != CAD_JSON_STRING && (text || value->kind != CAD_JSON_NUMBER))
    return;
  guint replaced = cad_json_unescape (value);

  value->start[value->length] = '\0';
  item->cells[field] = value->start;
  if (text) {
    item->length = value->length;
    item->replaced = replaced;
  }
}

static CadDocument *
refuse (CadCorpus *corpus, const char *id, const char *why)
{
  cad_corpus_counts (corpus)->refused++;
  cad_corpus_note (corpus, _ ("%s: refused: %s"), id, why);
  return NULL;
}

static CadDocument *
document_of (JsonLines *lines, CadCorpus *corpus, Line *line)
{
  g_autofree char *wrong = has_known_keys (lines) ? NULL : learn_keys (lines, corpus);

  if (wrong != NULL)
    return refuse (corpus, line->id, wrong);
  for (guint i = 0; i < lines->members->len; i++) {
    const Key *key = &g_array_index (lines->keys->list, Key, i);
    CadJsonValue *value = &g_array_index (lines->members, CadJsonMember, i).value;

    if (key->field >= CAD_FIELD_PATH || (value->kind == CAD_JSON_NESTED && key->field != CAD_FIELD_TEXT))
      add_extra (corpus, &line->item, key->name, value);
    else
      take_field (&line->item, key->field, value);
  }
  g_autoptr (GPtrArray) extra = line->item.extra;

  if (line->item.cells[CAD_FIELD_TEXT] == NULL)
    return refuse (corpus, line->id, lines->keys->no_text != NULL ? lines->keys->no_text : _ ("its text is no string"));
  line->item.is_valid = TRUE;
  line->item.replaced += cad_record_file_invalid (lines->file);
  line->item.odd = cad_record_file_was_odd (lines->file);
  return cad_corpus_take_item (corpus, line->id, &line->item);
}

/* What the JSON library says of a line that is no object. */
static CadDocument *
refuse_line (CadCorpus *corpus, const Line *line)
{
  json_error_t fault = { .column = 1 };
  json_t *value = json_loadb (line->bytes, line->length, JSON_ALLOW_NUL | JSON_DECODE_ANY, &fault);
  g_autofree char *place = g_strdup_printf ("%s:%d", line->id, fault.column);

  refuse (corpus, place, value != NULL ? _ ("not an object") : fault.text);
  json_decref (value);
  return NULL;
}

static CadDocument *
json_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  JsonLines *lines = (JsonLines *) input;
  Line line = { 0 };

  line.bytes = cad_record_file_next_raw (lines->file, '\0', &line.length, error);
  *more = line.bytes != NULL;
  if (line.bytes != NULL && g_str_has_prefix (line.bytes, "\xef\xbb\xbf")) {
    line.bytes += 3;
    line.length -= 3;
  }
  if (line.length == 0 || !cad_corpus_takes (corpus, line.bytes, line.length))
    return NULL;
  g_autofree char *id = g_strdup_printf ("%s:%u", cad_record_file_name (lines->file),
                                         cad_record_file_line (lines->file));
  gboolean fine = cad_json_scan (line.bytes, line.length, lines->members);

  line.id = id;
  if (!fine) {
    line.bytes = cad_record_file_decode (lines->file, &line.length);
    fine = cad_json_scan (line.bytes, line.length, lines->members);
  }
  cad_corpus_counts (corpus)->announced++;
  return fine ? document_of (lines, corpus, &line) : refuse_line (corpus, &line);
}

static JsonLines *
json_new (CadRecordFile *file, const CadCorpusClass *class)
{
  JsonLines *lines = g_new0 (JsonLines, 1);

  lines->input.class = class;
  lines->file = file;
  lines->members = g_array_new (FALSE, FALSE, sizeof (CadJsonMember));
  return lines;
}

/* All lines that were read ahead, unless articles are wanted one by one. Keys are learned before, so that what they mean is found
 * out, and said, once. */
static CadCorpusInput *
json_cut (CadCorpusInput *input, const CadCorpusMeasure *most, gsize mean)
{
  JsonLines *lines = (JsonLines *) input;
  CadRecordFile *file = lines->keys != NULL && most->articles > 1 ? cad_record_file_cut (lines->file) : NULL;

  (void) mean;
  if (file == NULL)
    return NULL;
  JsonLines *part = json_new (file, input->class);

  part->keys = g_atomic_rc_box_acquire (lines->keys);
  return &part->input;
}

static gsize
json_held (const CadCorpusInput *input)
{
  return cad_record_file_held (((const JsonLines *) input)->file);
}

static const CadCorpusClass json_class = { "JSON Lines", json_next, json_close, .cut = json_cut, .held = json_held };

/* Lists, and objects laid out on several lines, would have to be held whole. */
static gboolean
is_lines (CadStream *stream, GError **error)
{
  gsize length = 0;
  const char *head = cad_stream_head (stream, &length);
  gsize at = length >= 3 && memcmp (head, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  while (at < length && g_ascii_isspace (head[at]))
    at++;
  gboolean list = at < length && head[at] == '[',
           tall = at + 1 < length && (head[at + 1] == '\r' || head[at + 1] == '\n');

  if (list || tall)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT,
                 _ ("%s:1:1: JSON, but not one object a line; perhaps first: jq -c %s %s"), cad_stream_name (stream),
                 list ? "'.[]'" : ".", cad_stream_name (stream));
  return !list && !tall;
}

CadCorpusInput *
cad_corpus_json_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  (void) corpus;
  if (!is_lines (stream, error))
    return NULL;
  return &json_new (cad_record_file_new (stream), &json_class)->input;
}
