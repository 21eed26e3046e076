/* SPDX-License-Identifier: MIT
 * rows.c - articles as sparse rows, and the bootstrap over them */
#include "rows.h"

#include <math.h>
#include <string.h>

#include "numerics.h"

CadRows *
cad_rows_new (guint n_columns)
{
  CadRows *rows = g_new0 (CadRows, 1);

  rows->n_columns = n_columns;
  rows->entries = g_array_new (FALSE, FALSE, sizeof (CadEntry));
  rows->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  rows->groups = g_array_new (FALSE, FALSE, sizeof (guint32));
  rows->sums = g_new0 (double, n_columns);
  return rows;
}

void
cad_rows_free (CadRows *rows)
{
  if (rows == NULL)
    return;
  g_array_unref (rows->entries);
  g_array_unref (rows->ends);
  g_array_unref (rows->groups);
  g_free (rows->sums);
  g_free (rows);
}

static const CadArticle *
article_at (const CadTally *tally, guint index)
{
  return &g_array_index (tally->articles, CadArticle, index);
}

/* The first article whose source is not below @source. */
static guint
first_of (const CadTally *tally, guint source)
{
  guint low = 0, high = tally->articles->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (article_at (tally, middle)->source < source)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

void
cad_articles_of (const CadTally *tally, int source, guint *first, guint *end)
{
  *first = source < 0 ? 0 : first_of (tally, source);
  *end = source < 0 ? tally->articles->len : first_of (tally, source + 1);
}

gboolean
cad_article_eligible (const CadTally *tally, const CadArticle *article, guint32 key)
{
  const char *lexicon = ((const CadKey *) tally->keys->pdata[key])->lexicon;

  for (guint i = 0; i < tally->lexicons->len; i++)
    if (strcmp (((const CadTallyLexicon *) tally->lexicons->pdata[i])->id, lexicon) == 0)
      return article->lexicons >> i & 1;
  return TRUE;
}

/* What to take, found by key: takes [first[key], first[key + 1]) of the sorted array. */
typedef struct {
  GArray *takes; /* of CadTake, sorted by key */
  guint32 *first;
  double *row;     /* one article, dense */
  guint32 *filled; /* columns that are not 0 */
  gboolean *is_filled;
  guint n_filled;
} Gatherer;

static gint
by_key (gconstpointer a, gconstpointer b)
{
  guint32 x = ((const CadTake *) a)->key, y = ((const CadTake *) b)->key;

  return x < y ? -1 : x > y;
}

static void
gatherer_init (Gatherer *gatherer, const CadRows *rows, const CadTally *tally, GArray *takes)
{
  guint at = 0;

  gatherer->takes = g_array_copy (takes);
  g_array_sort (gatherer->takes, by_key);
  gatherer->first = g_new (guint32, tally->keys->len + 1);
  for (guint key = 0; key <= tally->keys->len; key++) {
    while (at < takes->len && g_array_index (gatherer->takes, CadTake, at).key < key)
      at++;
    gatherer->first[key] = at;
  }
  gatherer->row = g_new0 (double, rows->n_columns);
  gatherer->filled = g_new (guint32, rows->n_columns);
  gatherer->is_filled = g_new0 (gboolean, rows->n_columns);
  gatherer->n_filled = 0;
}

static void
gatherer_clear (Gatherer *gatherer)
{
  g_array_unref (gatherer->takes);
  g_free (gatherer->first);
  g_free (gatherer->row);
  g_free (gatherer->filled);
  g_free (gatherer->is_filled);
}

static void
fill (Gatherer *gatherer, guint32 column, double value)
{
  if (!gatherer->is_filled[column])
    gatherer->filled[gatherer->n_filled++] = column;
  gatherer->is_filled[column] = TRUE;
  gatherer->row[column] += value;
}

static void
gather (Gatherer *gatherer, const CadArticle *article)
{
  for (guint i = 0; i < article->n_counts; i++) {
    const CadCount *count = &article->counts[i];

    for (guint32 t = gatherer->first[count->key]; t < gatherer->first[count->key + 1]; t++) {
      const CadTake *take = &g_array_index (gatherer->takes, CadTake, t);

      if (take->voices >> count->voice & 1)
        fill (gatherer, take->column, take->factor * count->n);
    }
  }
}

static void
store_row (CadRows *rows, Gatherer *gatherer, const CadArticle *article)
{
  for (guint i = 0; i < gatherer->n_filled; i++) {
    guint32 column = gatherer->filled[i];
    CadEntry entry = { column, gatherer->row[column] };

    g_array_append_val (rows->entries, entry);
    rows->sums[column] += entry.value;
    gatherer->row[column] = 0;
    gatherer->is_filled[column] = FALSE;
  }
  gatherer->n_filled = 0;
  g_array_append_val (rows->ends, rows->entries->len);
  if (*article->id == '\0')
    rows->aggregate = TRUE;
}

void
cad_rows_add (CadRows *rows, const CadTally *tally, int source, GArray *takes)
{
  Gatherer gatherer;
  guint first, end;

  gatherer_init (&gatherer, rows, tally, takes);
  cad_articles_of (tally, source, &first, &end);
  for (guint i = first; i < end; i++) {
    gather (&gatherer, article_at (tally, i));
    if (gatherer.n_filled > 0)
      store_row (rows, &gatherer, article_at (tally, i));
  }
  g_array_append_val (rows->groups, rows->ends->len);
  gatherer_clear (&gatherer);
}

void
cad_rows_add_words (CadRows *rows, const CadTally *tally, int source, GArray *takes, guint words_column)
{
  Gatherer gatherer;
  guint first, end;

  gatherer_init (&gatherer, rows, tally, takes);
  cad_articles_of (tally, source, &first, &end);
  for (guint i = first; i < end; i++) {
    const CadArticle *article = article_at (tally, i);

    if (takes->len > 0 && !cad_article_eligible (tally, article, g_array_index (takes, CadTake, 0).key))
      continue;
    gather (&gatherer, article);
    fill (&gatherer, words_column, article->words);
    store_row (rows, &gatherer, article);
  }
  g_array_append_val (rows->groups, rows->ends->len);
  gatherer_clear (&gatherer);
}

void
cad_rows_add_sides (CadRows *rows, const CadTally *tally, const CadSelection *selection, const guint *sides,
                    guint n_sides)
{
  g_autofree guint32 *columns = g_new (guint32, tally->sides->len + 1);
  g_autoptr (GArray) nothing = g_array_new (FALSE, FALSE, sizeof (CadTake));
  Gatherer gatherer;
  guint first, end;

  gatherer_init (&gatherer, rows, tally, nothing);
  memset (columns, 0xFF, (tally->sides->len + 1) * sizeof *columns);
  for (guint i = 0; i < n_sides; i++)
    columns[sides[i]] = i;
  cad_articles_of (tally, selection->source, &first, &end);
  for (guint i = first; i < end; i++) {
    const CadArticle *article = article_at (tally, i);

    for (guint j = 0; j < article->n_counts; j++) {
      const CadCount *count = &article->counts[j];

      if (columns[count->side] < n_sides && (selection->voices >> count->voice & 1))
        fill (&gatherer, columns[count->side], count->n);
    }
    if (gatherer.n_filled > 0)
      store_row (rows, &gatherer, article);
  }
  g_array_append_val (rows->groups, rows->ends->len);
  gatherer_clear (&gatherer);
}

guint
cad_rows_count (const CadRows *rows)
{
  return rows->ends->len;
}

guint
cad_rows_articles (const CadRows *rows)
{
  return rows->aggregate ? 0 : rows->ends->len;
}

gboolean
cad_rows_resamplable (const CadRows *rows)
{
  guint first = 0;

  for (guint g = 0; g < rows->groups->len; g++) {
    guint end = g_array_index (rows->groups, guint32, g);

    if (end - first < CAD_MIN_ARTICLES)
      return FALSE;
    first = end;
  }
  return !rows->aggregate;
}

double
cad_rows_tail (const CadRows *rows)
{
  guint first = 0, least = G_MAXUINT;

  for (guint g = 0; g < rows->groups->len; g++) {
    guint end = g_array_index (rows->groups, guint32, g);

    least = MIN (least, end - first);
    first = end;
  }
  return cad_resampling_tail (least);
}

static void
draw_weights (const CadRows *rows, CadRandom *random, guint32 *weights)
{
  guint first = 0;

  memset (weights, 0, rows->ends->len * sizeof *weights);
  for (guint g = 0; g < rows->groups->len; g++) {
    guint end = g_array_index (rows->groups, guint32, g), n = end - first;

    for (guint i = 0; i < n; i++)
      weights[first + cad_random_index (random, n)]++;
    first = end;
  }
}

static void
weigh (const CadRows *rows, const guint32 *weights, double *sums)
{
  const CadEntry *entries = (const CadEntry *) (const void *) rows->entries->data;
  const guint32 *ends = (const guint32 *) (const void *) rows->ends->data;

  memset (sums, 0, rows->n_columns * sizeof *sums);
  for (guint32 i = 0, e = 0; i < rows->ends->len; e = ends[i++])
    if (weights[i] > 0)
      for (; e < ends[i]; e++)
        sums[entries[e].column] += weights[i] * entries[e].value;
}

void
cad_rows_draw (const CadRows *rows, CadRandom *random, guint32 *weights, double *sums)
{
  draw_weights (rows, random, weights);
  weigh (rows, weights, sums);
}

double *
cad_rows_bootstrap (const CadRows *rows, guint64 seed, guint64 stream, const CadFigure *figure)
{
  double *draws = g_new (double, (gsize) figure->n_out *CAD_BOOTSTRAP_DRAWS);
  g_autofree double *sums = g_new (double, rows->n_columns);
  g_autofree double *out = g_new (double, figure->n_out);
  g_autofree guint32 *weights = g_new (guint32, MAX (1, rows->ends->len));
  CadRandom random;

  cad_random_init (&random, seed, stream);
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    cad_rows_draw (rows, &random, weights, sums);
    figure->compute (sums, figure->data, out);
    for (guint i = 0; i < figure->n_out; i++)
      draws[(gsize) i * CAD_BOOTSTRAP_DRAWS + b] = out[i];
  }
  return draws;
}

guint64
cad_stream_of (const CadTally *tally, const char *kind, const CadSelection *selection)
{
  guint64 stream = cad_stream_string (0, kind);

  stream = cad_stream_string (stream, selection->source >= 0 ? tally->sources->pdata[selection->source] : "");
  return cad_stream_number (stream, (guint64) (selection->source >= 0) << 32 | selection->voices);
}

guint64
cad_stream_key (guint64 stream, const CadTally *tally, guint32 key)
{
  const CadKey *name = tally->keys->pdata[key];

  stream = cad_stream_string (stream, name->lexicon);
  stream = cad_stream_string (stream, name->choice);
  return cad_stream_string (stream, name->wording);
}
