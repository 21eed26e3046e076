/* SPDX-License-Identifier: MIT
 * merge.c - tallies added up, and the one order in which every tally ends */
#include "store.h"

#include <string.h>

#include <cadrage/names.h>

#include "tally-file.h"

#define LEFT_OUT G_MAXUINT32 /* of an article that is not taken over */

/* The lexicon of the same id that @tally lists, or NULL. */
static const CadTallyLexicon *
namesake (const CadTally *tally, const CadTallyLexicon *lexicon)
{
  int index = cad_tally_find_lexicon (tally, lexicon->id);

  return index >= 0 ? tally->lexicons->pdata[index] : NULL;
}

static gboolean
fail_lexicons (const CadTallyLexicon *a, const CadTallyLexicon *b, GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT,
               "the tallies were made with different lexicons '%s': version %u (%.12s) and version %u (%.12s)", b->id,
               a->version, a->sha256, b->version, b->sha256);
  return FALSE;
}

static gboolean
check_lexicons (const CadTally *tally, const CadTally *other, GError **error)
{
  guint fresh = 0;

  for (guint i = 0; i < other->lexicons->len; i++) {
    const CadTallyLexicon *b = other->lexicons->pdata[i];
    const CadTallyLexicon *a = namesake (tally, b);

    fresh += a == NULL;
    if (a == NULL || strcmp (a->sha256, b->sha256) == 0)
      continue;
    return fail_lexicons (a, b, error);
  }
  if (tally->lexicons->len + fresh <= CAD_TALLY_LEXICONS)
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "a tally holds at most %d lexicons", CAD_TALLY_LEXICONS);
  return FALSE;
}

gboolean
cad_tally_agrees (const CadTally *tally, const CadTally *other, GError **error)
{
  for (guint i = 0; i < other->lexicons->len; i++) {
    const CadTallyLexicon *b = other->lexicons->pdata[i];
    const CadTallyLexicon *a = namesake (tally, b);

    if (a != NULL && strcmp (a->sha256, b->sha256) != 0 && g_strcmp0 (a->language, b->language) == 0)
      return fail_lexicons (a, b, error);
  }
  return TRUE;
}

/* All that an article counts; as much as TALLY_MOST stands for more. */
static guint64
counted (const CadArticle *article)
{
  guint64 sum = MIN (article->words, TALLY_MOST);

  for (guint i = 0; i < article->n_counts; i++)
    sum = MIN (sum + MIN (article->counts[i].n, TALLY_MOST), TALLY_MOST);
  return sum;
}

/* Only blocks may be in both, and only as far as their sums can be written. */
static gboolean
check_articles (const CadTally *tally, const CadTally *other, GError **error)
{
  for (guint i = 0; i < other->articles->len; i++) {
    const CadArticle *article = cad_tally_article (other, i);
    const char *source = other->sources->pdata[article->source];
    int index = cad_tally_find_article (tally, source, article->id);

    if (index < 0 ||
        (cad_article_is_block (article) && counted (article) < TALLY_MOST - counted (cad_tally_article (tally, index))))
      continue;
    if (cad_article_is_block (article))
      g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT,
                   "the counts of source '%s' add up to more than %" G_GUINT64_FORMAT, source, TALLY_MOST);
    else if (*article->id == '\0')
      g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "both tallies hold the counts of source '%s'", source);
    else
      g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "both tallies hold article '%s' of source '%s'", article->id,
                   source);
    return FALSE;
  }
  return TRUE;
}

/* Where the names of one tally are found in another. */
typedef struct {
  guint32 *sources, *keys, *sides, *verbs, *articles, *lexicons;
  guint n_lexicons;
} Maps;

static void
maps_clear (Maps *maps)
{
  g_free (maps->sources);
  g_free (maps->keys);
  g_free (maps->sides);
  g_free (maps->verbs);
  g_free (maps->articles);
  g_free (maps->lexicons);
}

static void
map_names (Maps *maps, CadTally *tally, const CadTally *other)
{
  maps->sources = g_new (guint32, other->sources->len);
  maps->keys = g_new (guint32, other->keys->len);
  maps->sides = g_new (guint32, other->sides->len);
  maps->verbs = g_new (guint32, other->verbs->len);
  maps->articles = g_new (guint32, other->articles->len);
  maps->lexicons = g_new (guint32, other->lexicons->len);
  maps->n_lexicons = other->lexicons->len;
  for (guint i = 0; i < other->lexicons->len; i++) {
    const CadTallyLexicon *lexicon = other->lexicons->pdata[i];

    cad_tally_list_lexicon (tally, lexicon);
    maps->lexicons[i] = cad_tally_find_lexicon (tally, lexicon->id);
  }
  for (guint i = 0; i < other->sources->len; i++)
    maps->sources[i] = cad_tally_intern_source (tally, other->sources->pdata[i]);
  for (guint i = 0; i < other->keys->len; i++)
    maps->keys[i] = cad_tally_intern_key (tally, other->keys->pdata[i]);
  for (guint i = 0; i < other->sides->len; i++)
    maps->sides[i] = cad_tally_intern_side (tally, other->sides->pdata[i]);
  for (guint i = 0; i < other->verbs->len; i++)
    maps->verbs[i] = cad_tally_intern_verb (tally, other->verbs->pdata[i]);
}

static guint64
map_set (guint64 set, const Maps *maps)
{
  guint64 mapped = 0;

  for (guint i = 0; i < maps->n_lexicons; i++)
    if (set >> i & 1)
      mapped |= G_GUINT64_CONSTANT (1) << maps->lexicons[i];
  return mapped;
}

static void
add_mapped (CadArticle *article, const CadArticle *from, const Maps *maps)
{
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (CadCount));
  g_autoptr (GArray) speeches = g_array_new (FALSE, FALSE, sizeof (CadSpeech));

  g_array_append_vals (counts, from->counts, from->n_counts);
  g_array_append_vals (speeches, from->speeches, from->n_speeches);
  for (guint i = 0; i < counts->len; i++) {
    CadCount *count = &g_array_index (counts, CadCount, i);

    count->key = maps->keys[count->key];
    count->side = maps->sides[count->side];
  }
  for (guint i = 0; i < speeches->len; i++) {
    CadSpeech *speech = &g_array_index (speeches, CadSpeech, i);

    speech->verb = maps->verbs[speech->verb];
    speech->side = maps->sides[speech->side];
  }
  cad_article_add_counts (article, counts);
  cad_article_add_speeches (article, speeches);
}

/* Adds @from as the article @id, which is new unless it is a block. */
static guint32
merge_article (CadTally *tally, const CadArticle *from, const char *id, const Maps *maps)
{
  guint32 index = cad_tally_intern_article (tally, maps->sources[from->source], id);
  CadArticle *article = cad_tally_article (tally, index);

  if (!cad_article_is_block (article)) {
    cad_article_describe (&article->date, from->date);
    cad_article_describe (&article->title, from->title);
  }
  article->lexicons |= map_set (from->lexicons, maps);
  article->texts += from->texts;
  article->words += from->words;
  article->repaired += from->repaired;
  article->doubtful_marks += from->doubtful_marks;
  article->replaced += from->replaced;
  add_mapped (article, from, maps);
  return index;
}

static void
merge_excerpts (CadTally *tally, const CadTally *other, const Maps *maps)
{
  g_autoptr (GPtrArray) list = cad_sample_list (other);

  for (guint i = 0; i < list->len; i++) {
    const CadExcerpt *from = list->pdata[i];

    if (maps->articles[from->article] == LEFT_OUT)
      continue;
    CadExcerpt excerpt = *from;

    excerpt.article = maps->articles[from->article];
    excerpt.key = maps->keys[from->key];
    cad_sample_take (tally, &excerpt);
  }
}

/* A sample of the smaller size is contained in both. */
static void
shrink_sample (CadTally *tally, guint size)
{
  if (size >= tally->excerpts_per_cell)
    return;
  g_autoptr (GPtrArray) list = cad_sample_list (tally);

  tally->excerpts_per_cell = size;
  cad_sample_refill (tally, list);
}

static void
add_all (CadTally *tally, const CadTally *other)
{
  Maps maps = { 0 };

  g_ptr_array_set_size (tally->excerpts, 0);
  map_names (&maps, tally, other);
  for (guint i = 0; i < other->articles->len; i++)
    maps.articles[i] = merge_article (tally, cad_tally_article (other, i), cad_tally_article (other, i)->id, &maps);
  shrink_sample (tally, other->excerpts_per_cell);
  merge_excerpts (tally, other, &maps);
  maps_clear (&maps);
}

gboolean
cad_tally_merge (CadTally *tally, const CadTally *other, GError **error)
{
  g_return_val_if_fail (tally != other, FALSE);
  if (!check_lexicons (tally, other, error) || !check_articles (tally, other, error))
    return FALSE;
  add_all (tally, other);
  return TRUE;
}

void
cad_tally_absorb (CadTally *tally, CadTally *other)
{
  g_return_if_fail (tally != other && tally->excerpts_per_cell == other->excerpts_per_cell);
  if (tally->articles->len == 0 && tally->keys->len == 0 && tally->lexicons->len == 0) {
    CadTally empty = *tally;

    *tally = *other;
    *other = empty;
  } else {
    add_all (tally, other);
  }
  cad_tally_free (other);
}

CadTally *
cad_tally_filter (const CadTally *tally, CadArticleTest wanted, gpointer data)
{
  CadTally *part = cad_tally_new (tally->excerpts_per_cell);
  Maps maps = { 0 };

  map_names (&maps, part, tally);
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = cad_tally_article (tally, i);

    maps.articles[i] = wanted (tally, article, data) ? merge_article (part, article, article->id, &maps) : LEFT_OUT;
  }
  merge_excerpts (part, tally, &maps);
  maps_clear (&maps);
  for (guint i = 0; i < part->lexicons->len; i++)
    cad_tally_count_texts (part, i);
  cad_tally_finish (part);
  return part;
}

/* Articles read with other lexicons are not counts of the same wordings, so their blocks are others. */
char *
cad_tally_block_id (const CadTally *tally, const char *id, guint64 lexicons, guint n_blocks)
{
  guint64 hash = cad_hash64 (id, strlen (id), n_blocks);
  g_autofree char *list = cad_tally_lexicon_list (tally, lexicons);

  if (*id == CAD_BLOCK_MARK || *id == '\0')
    return g_strdup (id);
  return g_strdup_printf ("%c%u/%u %s", CAD_BLOCK_MARK, (guint) (hash % n_blocks), n_blocks, list);
}

CadTally *
cad_tally_block (const CadTally *tally, guint n_blocks)
{
  CadTally *blocks = cad_tally_new (tally->excerpts_per_cell);
  Maps maps = { 0 };

  g_return_val_if_fail (n_blocks > 0, NULL);
  map_names (&maps, blocks, tally);
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = cad_tally_article (tally, i);
    g_autofree char *id = cad_tally_block_id (tally, article->id, article->lexicons, n_blocks);

    maps.articles[i] = merge_article (blocks, article, id, &maps);
  }
  merge_excerpts (blocks, tally, &maps);
  maps_clear (&maps);
  cad_tally_finish (blocks);
  return blocks;
}

/* Sorts @items and returns where each went. */
static guint32 *
sort_items (GPtrArray *items, GCompareDataFunc compare)
{
  guint n = items->len;
  g_autofree guint32 *order = g_new (guint32, n);
  g_autofree gpointer *sorted = g_new (gpointer, n);
  guint32 *map = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n > 0)
    g_qsort_with_data (order, n, sizeof *order, compare, items->pdata);
  for (guint i = 0; i < n; i++) {
    sorted[i] = items->pdata[order[i]];
    map[order[i]] = i;
  }
  if (n > 0)
    memcpy (items->pdata, sorted, n * sizeof *sorted);
  return map;
}

static gint
by_string (gconstpointer a, gconstpointer b, gpointer data)
{
  char *const *items = data;

  return strcmp (items[*(const guint32 *) a], items[*(const guint32 *) b]);
}

static gint
by_lexicon (gconstpointer a, gconstpointer b, gpointer data)
{
  CadTallyLexicon *const *items = data;

  return strcmp (items[*(const guint32 *) a]->id, items[*(const guint32 *) b]->id);
}

static gint
by_key (gconstpointer a, gconstpointer b, gpointer data)
{
  CadKey *const *items = data;
  const CadKey *x = items[*(const guint32 *) a], *y = items[*(const guint32 *) b];
  int order = strcmp (x->lexicon, y->lexicon);

  if (order == 0)
    order = strcmp (x->choice, y->choice);
  return order != 0 ? order : strcmp (x->wording, y->wording);
}

static gint
by_article (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadArticle *items = data, *x = &items[*(const guint32 *) a], *y = &items[*(const guint32 *) b];

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  return strcmp (x->id, y->id);
}

static guint32 *
sort_articles (CadTally *tally)
{
  guint n = tally->articles->len;
  g_autofree guint32 *order = g_new (guint32, n);
  g_autofree CadArticle *sorted = g_new (CadArticle, n);
  guint32 *map = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  if (n > 0)
    g_qsort_with_data (order, n, sizeof *order, by_article, tally->articles->data);
  for (guint i = 0; i < n; i++) {
    sorted[i] = *cad_tally_article (tally, order[i]);
    map[order[i]] = i;
  }
  if (n > 0)
    memcpy (tally->articles->data, sorted, n * sizeof *sorted);
  return map;
}

static gint
by_cell (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadExcerpt *x = *(CadExcerpt *const *) a, *y = *(CadExcerpt *const *) b;
  guint32 s = cad_tally_article (data, x->article)->source, t = cad_tally_article (data, y->article)->source;

  if (s != t)
    return s < t ? -1 : 1;
  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (x->voice != y->voice)
    return x->voice < y->voice ? -1 : 1;
  if (x->hash != y->hash)
    return x->hash < y->hash ? -1 : 1;
  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;
  return x->offset != y->offset ? (x->offset < y->offset ? -1 : 1) : g_strcmp0 (x->sentence, y->sentence);
}

static void
finish_excerpts (CadTally *tally, const Maps *maps)
{
  g_autoptr (GPtrArray) list = cad_sample_list (tally);

  for (guint i = 0; i < list->len; i++) {
    CadExcerpt *excerpt = list->pdata[i];

    excerpt->article = maps->articles[excerpt->article];
    excerpt->key = maps->keys[excerpt->key];
  }
  cad_sample_refill (tally, list);
  g_ptr_array_sort_with_data (list, by_cell, tally);
  g_ptr_array_set_size (tally->excerpts, 0);
  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (tally->excerpts, list->pdata[i]);
}

void
cad_tally_finish (CadTally *tally)
{
  Maps maps = { 0 };

  maps.n_lexicons = tally->lexicons->len;
  maps.lexicons = sort_items (tally->lexicons, by_lexicon);
  maps.sources = sort_items (tally->sources, by_string);
  maps.keys = sort_items (tally->keys, by_key);
  maps.sides = sort_items (tally->sides, by_string);
  maps.verbs = sort_items (tally->verbs, by_string);
  for (guint i = 0; i < tally->articles->len; i++) {
    CadArticle *article = cad_tally_article (tally, i), before = *article;

    article->source = maps.sources[before.source];
    article->lexicons = map_set (before.lexicons, &maps);
    article->counts = NULL;
    article->speeches = NULL;
    article->n_counts = article->n_speeches = 0;
    add_mapped (article, &before, &maps);
    g_free (before.counts);
    g_free (before.speeches);
  }
  maps.articles = sort_articles (tally);
  cad_tally_reindex (tally);
  finish_excerpts (tally, &maps);
  maps_clear (&maps);
}
