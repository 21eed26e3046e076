/* SPDX-License-Identifier: MIT
 * bands.c - sketches cut into bands: articles that agree in all places of one band are compared (Indyk & Motwani 1998) */
#include "bands.h"

#include <string.h>

#include <cadrage/names.h>

#define ROWS     3
#define BANDS    (CAD_SKETCH_SIZE / ROWS)
#define WINDOW   128  /* articles of one bucket that an article is compared with */
#define UNLIKELY 0.34 /* estimates below: more than three and a half standard errors under 0.5 */
#define NOBODY   G_MAXUINT32

typedef struct {
  const CadCopy *const *articles;
  guint n;
  const guint32 *sketches; /* [article * CAD_SKETCH_SIZE + place] */
  guint64 *crowded;        /* by article: in which bands it stood in a bucket of more than the window */
  guint32 *table;          /* the last article of each bucket, found by linear probing */
  guint mask;
  guint32 *before;    /* by article: the one before it in its bucket */
  guint32 *positions; /* by article: how many are before it */
  guint32 *parents;
  GArray *pairs;
} Bands;

G_STATIC_ASSERT (BANDS <= 64);

static const guint32 *
sketch_of (const Bands *bands, guint article)
{
  return bands->sketches + (gsize) article * CAD_SKETCH_SIZE;
}

static gboolean
same_band (const Bands *bands, guint a, guint b, guint band)
{
  return memcmp (sketch_of (bands, a) + band * ROWS, sketch_of (bands, b) + band * ROWS, ROWS * sizeof (guint32)) == 0;
}

guint
cad_bands_root (guint32 *parents, guint article)
{
  while (parents[article] != article) {
    parents[article] = parents[parents[article]];
    article = parents[article];
  }
  return article;
}

static void
add_pair (Bands *bands, guint a, guint b, double jaccard)
{
  CadCopyPair pair = { a, b, jaccard };
  guint x = cad_bands_root (bands->parents, a), y = cad_bands_root (bands->parents, b);

  bands->parents[MAX (x, y)] = MIN (x, y);
  g_array_append_val (bands->pairs, pair);
}

/* Both met in an earlier band, or stand in a crowd and are tied already. */
static gboolean
is_known (const Bands *bands, guint a, guint b, guint band)
{
  if (bands->positions[b] > WINDOW && cad_bands_root (bands->parents, a) == cad_bands_root (bands->parents, b))
    return TRUE;
  for (guint i = 0; i < band; i++)
    if ((bands->crowded[b] >> i & 1) == 0 && same_band (bands, a, b, i))
      return TRUE;
  return FALSE;
}

static void
compare (Bands *bands, guint a, guint b)
{
  const CadCopy *x = bands->articles[a], *y = bands->articles[b];

  if (cad_sketch_likeness (sketch_of (bands, a), sketch_of (bands, b)) < UNLIKELY)
    return;
  double jaccard = cad_jaccard_above (x->shingles, x->n_shingles, y->shingles, y->n_shingles, CAD_COPIES_SHARED);

  if (jaccard > CAD_COPIES_SHARED)
    add_pair (bands, a, b, jaccard);
}

/* The bucket of @article in the table. */
static guint32 *
find_bucket (Bands *bands, guint article, guint band)
{
  guint64 hash = cad_hash64 (sketch_of (bands, article) + band * ROWS, ROWS * sizeof (guint32), band);

  for (guint i = hash & bands->mask;; i = (i + 1) & bands->mask)
    if (bands->table[i] == NOBODY || same_band (bands, bands->table[i], article, band))
      return &bands->table[i];
}

static void
enter (Bands *bands, guint article, guint band)
{
  guint32 *bucket = find_bucket (bands, article, band);
  guint32 other = *bucket;

  bands->before[article] = other;
  bands->positions[article] = other != NOBODY ? bands->positions[other] + 1 : 0;
  if (bands->positions[article] > WINDOW)
    bands->crowded[article] |= G_GUINT64_CONSTANT (1) << band;
  for (guint i = 0; i < WINDOW && other != NOBODY; i++, other = bands->before[other])
    if (!is_known (bands, other, article, band))
      compare (bands, other, article);
  *bucket = article;
}

/* Articles of one set of shingles are tied to the first of them, which alone is compared with others. */
static void
enter_same (Bands *bands, guint article, guint8 *alone)
{
  const CadCopy *copy = bands->articles[article];
  gsize length = copy->n_shingles * sizeof *copy->shingles;

  for (guint i = cad_hash64 (copy->shingles, length, 0) & bands->mask;; i = (i + 1) & bands->mask) {
    guint32 other = bands->table[i];

    alone[article] = other == NOBODY;
    if (alone[article]) {
      bands->table[i] = article;
      return;
    }
    if (bands->articles[other]->n_shingles == copy->n_shingles &&
        memcmp (bands->articles[other]->shingles, copy->shingles, length) == 0) {
      add_pair (bands, other, article, 1);
      return;
    }
  }
}

static void
clear_table (Bands *bands)
{
  memset (bands->table, 0xff, ((gsize) bands->mask + 1) * sizeof *bands->table);
}

/* Of each text that stands there word by word, the first article: their indexes in @distinct. */
static guint
find_same (Bands *bands, guint32 *distinct)
{
  g_autofree guint8 *alone = g_new0 (guint8, MAX (1, bands->n));
  guint n = 0;

  clear_table (bands);
  for (guint i = 0; i < bands->n; i++) {
    if (bands->articles[i]->n_shingles > 0)
      enter_same (bands, i, alone);
    if (alone[i])
      distinct[n++] = i;
  }
  return n;
}

void
cad_bands_find (GPtrArray *articles, guint32 *parents, GArray *pairs)
{
  guint n = articles->len;
  g_autofree guint32 *sketches = g_new (guint32, MAX (1, (gsize) n * CAD_SKETCH_SIZE));
  g_autofree guint64 *crowded = g_new0 (guint64, MAX (1, n));
  g_autofree guint32 *before = g_new (guint32, MAX (1, n)), *positions = g_new (guint32, MAX (1, n));
  g_autofree guint32 *distinct = g_new (guint32, MAX (1, n));
  guint mask = (1u << g_bit_storage (MAX (1, n))) * 2 - 1;
  g_autofree guint32 *table = g_new (guint32, (gsize) mask + 1);
  Bands bands = {
    (const CadCopy *const *) articles->pdata, n, sketches, crowded, table, mask, before, positions, parents, pairs
  };
  guint n_distinct = find_same (&bands, distinct);

  for (guint i = 0; i < n_distinct; i++) {
    const CadCopy *copy = articles->pdata[distinct[i]];

    cad_sketch (copy->shingles, copy->n_shingles, sketches + (gsize) distinct[i] * CAD_SKETCH_SIZE);
  }
  for (guint band = 0; band < BANDS; band++) {
    clear_table (&bands);
    for (guint i = 0; i < n_distinct; i++)
      enter (&bands, distinct[i], band);
  }
}
