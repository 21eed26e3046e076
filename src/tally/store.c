/* SPDX-License-Identifier: MIT
 * store.c - names entered once, counts folded */
#include "store.h"

#include <stdlib.h>
#include <string.h>

#include <cadrage/names.h>

static guint
key_hash (gconstpointer data)
{
  const CadKey *key = data;

  return (g_str_hash (key->lexicon) * 31 + g_str_hash (key->choice)) * 31 + g_str_hash (key->wording);
}

static gboolean
key_equal (gconstpointer a, gconstpointer b)
{
  const CadKey *x = a, *y = b;

  return strcmp (x->choice, y->choice) == 0 && strcmp (x->wording, y->wording) == 0 &&
         strcmp (x->lexicon, y->lexicon) == 0;
}

static int
find (GHashTable *table, gconstpointer name)
{
  gpointer value;

  return g_hash_table_lookup_extended (table, name, NULL, &value) ? (int) GPOINTER_TO_UINT (value) : -1;
}

static guint32
intern_string (GPtrArray *names, GHashTable *table, const char *name)
{
  int index = find (table, name);

  if (index >= 0)
    return index;
  g_ptr_array_add (names, g_strdup (name));
  g_hash_table_insert (table, names->pdata[names->len - 1], GUINT_TO_POINTER (names->len - 1));
  return names->len - 1;
}

guint32
cad_tally_intern_source (CadTally *tally, const char *name)
{
  return intern_string (tally->sources, cad_tally_store (tally)->sources, name);
}

guint32
cad_tally_intern_side (CadTally *tally, const char *name)
{
  return intern_string (tally->sides, cad_tally_store (tally)->sides, name);
}

guint32
cad_tally_intern_verb (CadTally *tally, const char *name)
{
  return intern_string (tally->verbs, cad_tally_store (tally)->verbs, name);
}

int
cad_tally_find_key (const CadTally *tally, const CadKey *key)
{
  return find (cad_tally_store (tally)->keys, key);
}

guint32
cad_tally_intern_key (CadTally *tally, const CadKey *key)
{
  int index = cad_tally_find_key (tally, key);

  if (index >= 0)
    return index;
  CadKey *copy = g_new (CadKey, 1);

  copy->lexicon = g_strdup (key->lexicon);
  copy->choice = g_strdup (key->choice);
  copy->wording = g_strdup (key->wording);
  copy->loaded = key->loaded;
  g_ptr_array_add (tally->keys, copy);
  g_hash_table_insert (cad_tally_store (tally)->keys, copy, GUINT_TO_POINTER (tally->keys->len - 1));
  return tally->keys->len - 1;
}

static gboolean
is_article (const CadArticle *article, guint32 source, const char *id)
{
  return article->source == source && strcmp (article->id, id) == 0;
}

/* The article of the source and id, or -1; *@name is where it is in the table, or belongs. Articles whose hashes are equal have
 * names in a row. */
static int
look_up_article (const CadTally *tally, guint32 source, const char *id, gpointer *name)
{
  gsize hash = cad_hash64 (id, strlen (id), source);
  gpointer index;

  for (;; hash++) {
    *name = GSIZE_TO_POINTER (hash);
    if (!g_hash_table_lookup_extended (cad_tally_store (tally)->articles, *name, NULL, &index))
      return -1;
    if (is_article (cad_tally_article (tally, GPOINTER_TO_UINT (index)), source, id))
      return (int) GPOINTER_TO_UINT (index);
  }
}

static void
index_articles (CadTally *tally)
{
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = cad_tally_article (tally, i);
    gpointer name;

    if (look_up_article (tally, article->source, article->id, &name) < 0)
      g_hash_table_insert (cad_tally_store (tally)->articles, name, GUINT_TO_POINTER (i));
  }
}

guint32
cad_tally_intern_article (CadTally *tally, guint32 source, const char *id)
{
  gpointer name;
  int index = look_up_article (tally, source, id, &name);

  if (index >= 0)
    return index;
  const CadArticle article = { .source = source, .id = g_strdup (id) };

  g_array_append_val (tally->articles, article);
  g_hash_table_insert (cad_tally_store (tally)->articles, name, GUINT_TO_POINTER (tally->articles->len - 1));
  return tally->articles->len - 1;
}

int
cad_tally_find_article (const CadTally *tally, const char *source, const char *id)
{
  int index = find (cad_tally_store (tally)->sources, source);
  gpointer name;

  return index < 0 ? -1 : look_up_article (tally, index, id, &name);
}

int
cad_tally_find_lexicon (const CadTally *tally, const char *id)
{
  for (guint i = 0; i < tally->lexicons->len; i++)
    if (strcmp (((const CadTallyLexicon *) tally->lexicons->pdata[i])->id, id) == 0)
      return i;
  return -1;
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

char *
cad_tally_lexicon_list (const CadTally *tally, guint64 set)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < tally->lexicons->len; i++)
    if (set >> i & 1)
      g_ptr_array_add (ids, ((const CadTallyLexicon *) tally->lexicons->pdata[i])->id);
  g_ptr_array_sort (ids, by_bytes);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (",", (char **) ids->pdata);
}

void
cad_tally_set_part (CadTally *tally, const char *corpus, guint n_parts, guint part)
{
  g_return_if_fail (part > 0 && part <= n_parts);

  g_free (tally->part);
  tally->part = n_parts > 1 ? g_strdup_printf ("%s|%u|%u", corpus, n_parts, part) : NULL;
}

void
cad_tally_add_lexicon (CadTally *tally, const CadTallyLexicon *lexicon)
{
  CadTallyLexicon *copy = g_new (CadTallyLexicon, 1);

  copy->id = g_strdup (lexicon->id);
  copy->language = g_strdup (lexicon->language != NULL ? lexicon->language : "");
  copy->version = lexicon->version;
  copy->sha256 = g_strdup (lexicon->sha256 != NULL ? lexicon->sha256 : "");
  copy->texts = lexicon->texts;
  g_ptr_array_add (tally->lexicons, copy);
}

void
cad_tally_count_texts (CadTally *tally, guint index)
{
  CadTallyLexicon *lexicon = tally->lexicons->pdata[index];

  lexicon->texts = 0;
  for (guint i = 0; i < tally->articles->len; i++)
    if (cad_tally_article (tally, i)->lexicons >> index & 1)
      lexicon->texts += cad_tally_article (tally, i)->texts;
}

static GHashTable *
index_names (GPtrArray *names, GHashFunc hash, GEqualFunc equal)
{
  GHashTable *table = g_hash_table_new (hash, equal);

  for (guint i = 0; i < names->len; i++)
    g_hash_table_insert (table, names->pdata[i], GUINT_TO_POINTER (i));
  return table;
}

static void
replace_table (GHashTable **table, GHashTable *fresh)
{
  g_clear_pointer (table, g_hash_table_unref);
  *table = fresh;
}

void
cad_tally_reindex (CadTally *tally)
{
  CadTallyStore *store = cad_tally_store (tally);

  replace_table (&store->sources, index_names (tally->sources, g_str_hash, g_str_equal));
  replace_table (&store->sides, index_names (tally->sides, g_str_hash, g_str_equal));
  replace_table (&store->verbs, index_names (tally->verbs, g_str_hash, g_str_equal));
  replace_table (&store->keys, index_names (tally->keys, key_hash, key_equal));
  replace_table (&store->articles, g_hash_table_new (NULL, NULL));
  index_articles (tally);
  g_ptr_array_set_size (store->known, 0);
}

/* By key, voice, stance and side. */
static guint64
count_rank (const CadCount *count)
{
  return (guint64) count->key << 32 | (guint64) count->voice << 24 | (guint64) count->stance << 16 | count->side;
}

static gint
by_count (gconstpointer a, gconstpointer b)
{
  guint64 x = count_rank (a), y = count_rank (b);

  return x < y ? -1 : x > y;
}

/* By side, stance and verb. */
static guint64
speech_rank (const CadSpeech *speech)
{
  return (guint64) speech->side << 40 | (guint64) speech->stance << 32 | speech->verb;
}

static gint
by_speech (gconstpointer a, gconstpointer b)
{
  guint64 x = speech_rank (a), y = speech_rank (b);

  return x < y ? -1 : x > y;
}

/* Whether @sorted has an equal of @item; *@at is its index, or the one that @item belongs to. */
static gboolean
find_place (GArray *sorted, gconstpointer item, GCompareFunc compare, guint *at)
{
  gsize size = g_array_get_element_size (sorted);
  guint low = 0, high = sorted->len;

  while (low < high) {
    guint middle = (low + high) / 2;
    int order = compare (item, sorted->data + middle * size);

    *at = middle;
    if (order == 0)
      return TRUE;
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  *at = low;
  return FALSE;
}

void
cad_counts_enter (GArray *counts, const CadCount *count)
{
  guint at;

  if (find_place (counts, count, by_count, &at))
    g_array_index (counts, CadCount, at).n += count->n;
  else
    g_array_insert_vals (counts, at, count, 1);
}

void
cad_speeches_enter (GArray *speeches, const CadSpeech *speech)
{
  guint at;

  if (find_place (speeches, speech, by_speech, &at))
    g_array_index (speeches, CadSpeech, at).n += speech->n;
  else
    g_array_insert_vals (speeches, at, speech, 1);
}

void
cad_article_add_counts (CadArticle *article, GArray *counts)
{
  CadCount *fresh = (CadCount *) (void *) counts->data;
  guint n = 0;

  g_array_sort (counts, by_count);
  for (guint i = 0; i < counts->len; i++) {
    CadCount *known = article->n_counts > 0
                          ? bsearch (&fresh[i], article->counts, article->n_counts, sizeof *known, by_count)
                          : NULL;

    if (known != NULL)
      known->n += fresh[i].n;
    else if (n > 0 && by_count (&fresh[n - 1], &fresh[i]) == 0)
      fresh[n - 1].n += fresh[i].n;
    else
      fresh[n++] = fresh[i];
  }
  if (n > 0) {
    article->counts = g_renew (CadCount, article->counts, article->n_counts + n);
    memcpy (article->counts + article->n_counts, fresh, n * sizeof *fresh);
    if (article->n_counts > 0)
      qsort (article->counts, article->n_counts + n, sizeof *fresh, by_count);
    article->n_counts += n;
  }
  g_array_set_size (counts, 0);
}

void
cad_article_add_speeches (CadArticle *article, GArray *speeches)
{
  CadSpeech *fresh = (CadSpeech *) (void *) speeches->data;
  guint n = 0;

  g_array_sort (speeches, by_speech);
  for (guint i = 0; i < speeches->len; i++) {
    CadSpeech *known = article->n_speeches > 0
                           ? bsearch (&fresh[i], article->speeches, article->n_speeches, sizeof *known, by_speech)
                           : NULL;

    if (known != NULL)
      known->n += fresh[i].n;
    else if (n > 0 && by_speech (&fresh[n - 1], &fresh[i]) == 0)
      fresh[n - 1].n += fresh[i].n;
    else
      fresh[n++] = fresh[i];
  }
  if (n > 0) {
    article->speeches = g_renew (CadSpeech, article->speeches, article->n_speeches + n);
    memcpy (article->speeches + article->n_speeches, fresh, n * sizeof *fresh);
    if (article->n_speeches > 0)
      qsort (article->speeches, article->n_speeches + n, sizeof *fresh, by_speech);
    article->n_speeches += n;
  }
  g_array_set_size (speeches, 0);
}

void
cad_article_describe (char **known, const char *text)
{
  if (text == NULL || *text == '\0' || (*known != NULL && strcmp (*known, text) <= 0))
    return;
  g_free (*known);
  *known = g_strdup (text);
}
