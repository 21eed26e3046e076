/* SPDX-License-Identifier: MIT
 * keys.c - words, stems and wildcards by which predicates are found */
#include "keys.h"

#include <string.h>

static void
table_init (CadKeyTable *table)
{
  table->view = FALSE;
  cad_texts_init (&table->texts);
  table->heads = g_array_new (FALSE, FALSE, sizeof (guint32));
}

static void
table_clear (CadKeyTable *table)
{
  cad_texts_clear (&table->texts);
  cad_flat_array_clear (&table->heads, table->view);
}

void
cad_keys_init (CadKeys *keys)
{
  CadKeyLink none = { 0 };

  *keys = (CadKeys){ 0 };
  table_init (&keys->forms);
  table_init (&keys->stems);
  keys->links = g_array_new (FALSE, FALSE, sizeof (CadKeyLink));
  g_array_append_val (keys->links, none);
}

void
cad_keys_clear (CadKeys *keys)
{
  cad_flat_array_clear (&keys->links, keys->view);
  table_clear (&keys->forms);
  table_clear (&keys->stems);
  for (guint i = 0; i < CAD_KEY_BUCKETS; i++)
    g_clear_pointer (&keys->wildcards[i], g_array_unref);
}

static CadKeyLink *
link_at (const CadKeys *keys, guint32 number)
{
  return &g_array_index (keys->links, CadKeyLink, number);
}

static void
enter_text (CadKeys *keys, CadKeyTable *table, const char *text, guint32 predicate)
{
  guint32 known = cad_texts_enter (&table->texts, text), added = keys->links->len, last = 0;
  CadKeyLink link = { predicate, 0 };

  if (known == table->heads->len)
    g_array_append_val (table->heads, last);
  for (guint32 i = g_array_index (table->heads, guint32, known); i != 0; i = link_at (keys, i)->next) {
    if (link_at (keys, i)->predicate == predicate)
      return;
    last = i;
  }
  if (last != 0)
    link_at (keys, last)->next = added;
  else
    g_array_index (table->heads, guint32, known) = added;
  g_array_append_val (keys->links, link);
}

static void
wildcard_clear (gpointer data)
{
  CadWildcard *wildcard = data;

  g_pattern_spec_free (wildcard->spec);
  g_free (wildcard->pattern);
}

/* The byte of a pattern, or 0 when it stands for any. */
static guchar
literal (char byte)
{
  return byte == '*' || byte == '?' ? 0 : (guchar) byte;
}

static void
enter_wildcard (CadKeys *keys, const char *pattern, guint32 predicate)
{
  guchar first = literal (pattern[0]), last = *pattern != '\0' ? literal (pattern[strlen (pattern) - 1]) : 0;
  CadWildcard wildcard = { g_pattern_spec_new (pattern), g_strdup (pattern), last, predicate };

  if (keys->wildcards[first] == NULL) {
    keys->wildcards[first] = g_array_new (FALSE, FALSE, sizeof (CadWildcard));
    g_array_set_clear_func (keys->wildcards[first], wildcard_clear);
  }
  g_array_append_val (keys->wildcards[first], wildcard);
}

void
cad_keys_enter (CadKeys *keys, CadWordMode mode, const char *key, guint32 predicate)
{
  if (mode == CAD_WORD_BY_WILDCARD)
    enter_wildcard (keys, key, predicate);
  else
    enter_text (keys, mode == CAD_WORD_BY_STEM ? &keys->stems : &keys->forms, key, predicate);
}

guint32
cad_keys_find (const CadKeyTable *table, const char *text, guint32 hash)
{
  guint32 known = cad_texts_find_hashed (&table->texts, text, hash);

  return known != CAD_TEXTS_NONE ? g_array_index (table->heads, guint32, known) : 0;
}

static void
table_put (const CadKeyTable *table, GByteArray *out)
{
  cad_texts_put (&table->texts, out);
  cad_flat_put_array (out, table->heads);
}

static void
table_read (CadKeyTable *table, CadFlat *flat)
{
  table->view = TRUE;
  cad_texts_read (&table->texts, flat);
  table->heads = cad_flat_view (flat, sizeof (guint32));
  flat->failed |= table->heads->len != cad_texts_count (&table->texts);
}

void
cad_keys_put (const CadKeys *keys, GByteArray *out)
{
  guint n = 0;

  table_put (&keys->forms, out);
  table_put (&keys->stems, out);
  cad_flat_put_array (out, keys->links);
  for (guint i = 0; i < CAD_KEY_BUCKETS; i++)
    n += keys->wildcards[i] != NULL ? keys->wildcards[i]->len : 0;
  cad_flat_put_number (out, n);
  for (guint i = 0; i < CAD_KEY_BUCKETS; i++)
    for (guint j = 0; keys->wildcards[i] != NULL && j < keys->wildcards[i]->len; j++) {
      const CadWildcard *wildcard = &g_array_index (keys->wildcards[i], CadWildcard, j);

      cad_flat_put_text (out, wildcard->pattern);
      cad_flat_put_number (out, wildcard->predicate);
    }
}

void
cad_keys_read (CadKeys *keys, CadFlat *flat)
{
  *keys = (CadKeys){ 0 };
  table_read (&keys->forms, flat);
  table_read (&keys->stems, flat);
  keys->links = cad_flat_view (flat, sizeof (CadKeyLink));
  keys->view = TRUE;
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    const char *pattern = cad_flat_text (flat);
    guint32 predicate = cad_flat_number (flat);

    enter_wildcard (keys, pattern != NULL ? pattern : "", predicate);
  }
}
