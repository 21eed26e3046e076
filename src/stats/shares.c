/* SPDX-License-Identifier: MIT
 * shares.c - shares, rates, silence and differences of shares */
#include <cadrage/stats.h>

#include <math.h>

#include "numerics.h"
#include "rows.h"

#define LEVEL 0.95

static const CadEstimate nothing = { .value = NAN, .low = NAN, .high = NAN };

static GArray *
takes_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CadTake));
}

static void
take (GArray *takes, guint32 key, guint voices, guint32 column)
{
  CadTake item = { key, voices, column, 1 };

  g_array_append_val (takes, item);
}

/* What resampling cannot see has still been seen only in so many articles: where all articles agree, the interval is
 * Wilson's with articles for trials. */
static void
set_wilson (CadEstimate *share, guint articles)
{
  double trials = articles > 0 ? articles : (double) share->total;
  CadBounds bounds = cad_wilson (share->value * trials, trials, LEVEL);

  share->low = bounds.low;
  share->high = bounds.high;
  share->interval = CAD_INTERVAL_WILSON;
}

static void
set_bounds (CadEstimate *estimate, CadBounds bounds, CadInterval interval)
{
  estimate->low = MIN (bounds.low, estimate->value);
  estimate->high = MAX (bounds.high, estimate->value);
  estimate->interval = interval;
}

static void
compute_shares (const double *sums, gpointer data, double *out)
{
  guint n = *(const guint *) data;
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += sums[i];
  for (guint i = 0; i < n; i++)
    out[i] = total > 0 ? sums[i] / total : NAN;
}

/* Shares of the columns of @rows, in their sum. */
static void
estimate_shares (const CadRows *rows, guint64 seed, guint64 stream, CadEstimate *out)
{
  guint n = rows->n_columns;
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += rows->sums[i];
  for (guint i = 0; i < n; i++) {
    out[i] = nothing;
    out[i].n = (guint64) rows->sums[i];
    out[i].total = (guint64) total;
    out[i].articles = cad_rows_articles (rows);
    if (total > 0)
      out[i].value = rows->sums[i] / total;
  }
  if (total == 0)
    return;
  g_autofree double *draws = cad_rows_resamplable (rows)
                                 ? cad_rows_bootstrap (rows, seed, stream,
                                                       &(CadFigure){ compute_shares, (gpointer) &rows->n_columns, n })
                                 : NULL;

  for (guint i = 0; i < n; i++) {
    CadBounds bounds;

    if (draws == NULL)
      set_wilson (&out[i], 0);
    else if (cad_percentiles_at (draws + (gsize) i * CAD_BOOTSTRAP_DRAWS, CAD_BOOTSTRAP_DRAWS, cad_rows_tail (rows),
                                 &bounds) &&
             bounds.low < bounds.high)
      set_bounds (&out[i], bounds, CAD_INTERVAL_BOOTSTRAP);
    else
      set_wilson (&out[i], cad_rows_articles (rows));
  }
}

void
cad_stats_shares (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys,
                  CadEstimate *out)
{
  g_autoptr (CadRows) rows = cad_rows_new (n_keys);
  g_autoptr (GArray) takes = takes_new ();
  guint64 stream = cad_stream_of (tally, "shares", selection);

  for (guint i = 0; i < n_keys; i++) {
    take (takes, keys[i], selection->voices, i);
    stream = cad_stream_key (stream, tally, keys[i]);
  }
  cad_rows_add (rows, tally, selection->source, takes);
  estimate_shares (rows, selection->seed, stream, out);
}

static void
compute_rate (const double *sums, gpointer data, double *out)
{
  (void) data;
  out[0] = sums[1] > 0 ? 1000 * sums[0] / sums[1] : NAN;
}

/* Articles with something in column 0. */
static guint
count_hits (const CadRows *rows)
{
  guint hits = 0;

  for (guint i = 0; i < rows->entries->len; i++)
    hits += g_array_index (rows->entries, CadEntry, i).column == 0;
  return hits;
}

CadEstimate
cad_stats_rate (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys)
{
  g_autoptr (CadRows) rows = cad_rows_new (2);
  g_autoptr (GArray) takes = takes_new ();
  guint64 stream = cad_stream_of (tally, "rate", selection);
  CadEstimate rate = nothing;
  CadBounds bounds;

  for (guint i = 0; i < n_keys; i++) {
    take (takes, keys[i], selection->voices, 0);
    stream = cad_stream_key (stream, tally, keys[i]);
  }
  cad_rows_add_words (rows, tally, selection->source, takes, 1);
  rate.n = (guint64) rows->sums[0];
  rate.total = (guint64) rows->sums[1];
  rate.articles = cad_rows_articles (rows);
  if (rate.total == 0)
    return rate;
  rate.value = 1000 * rows->sums[0] / rows->sums[1];
  if (!rows->aggregate && count_hits (rows) >= CAD_MIN_ARTICLES) {
    g_autofree double *draws = cad_rows_bootstrap (rows, selection->seed, stream,
                                                   &(CadFigure){ compute_rate, NULL, 1 });

    if (cad_percentiles_at (draws, CAD_BOOTSTRAP_DRAWS, cad_rows_tail (rows), &bounds) && bounds.low < bounds.high) {
      set_bounds (&rate, bounds, CAD_INTERVAL_BOOTSTRAP);
      return rate;
    }
  }
  bounds = cad_garwood (rows->sums[0], LEVEL);
  bounds.low *= 1000 / rows->sums[1];
  bounds.high *= 1000 / rows->sums[1];
  set_bounds (&rate, bounds, CAD_INTERVAL_POISSON);
  return rate;
}

/* Whether the article names one of the keys that @wanted marks. */
static gboolean
names_any (const CadArticle *article, const gboolean *wanted, guint voices)
{
  for (guint i = 0; i < article->n_counts; i++)
    if (wanted[article->counts[i].key] && (voices >> article->counts[i].voice & 1))
      return TRUE;
  return FALSE;
}

CadEstimate
cad_stats_silence (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys)
{
  g_autofree gboolean *wanted = g_new0 (gboolean, tally->keys->len);
  CadEstimate silence = nothing;
  guint first, end;

  for (guint i = 0; i < n_keys; i++)
    wanted[keys[i]] = TRUE;
  cad_articles_of (tally, selection->source, &first, &end);
  for (guint i = first; i < end; i++) {
    const CadArticle *article = &g_array_index (tally->articles, CadArticle, i);

    if (*article->id == '\0' || cad_article_is_block (article) ||
        (n_keys > 0 && !cad_article_eligible (tally, article, keys[0])))
      continue;
    silence.total++;
    silence.n += !names_any (article, wanted, selection->voices);
  }
  silence.articles = silence.total;
  if (silence.total == 0)
    return silence;
  silence.value = (double) silence.n / silence.total;
  set_wilson (&silence, 0);
  return silence;
}

/* A share of two columns: what is asked for, and the rest. */
static CadEstimate
estimate_part (const CadTally *tally, const CadSelection *selection, GArray *takes, const char *kind)
{
  g_autoptr (CadRows) rows = cad_rows_new (2);
  guint64 stream = cad_stream_of (tally, kind, selection);
  CadEstimate out[2];

  for (guint i = 0; i < takes->len; i++)
    stream = cad_stream_key (stream, tally, g_array_index (takes, CadTake, i).key);
  cad_rows_add (rows, tally, selection->source, takes);
  estimate_shares (rows, selection->seed, stream, out);
  return out[0];
}

static gboolean
is_loaded (const CadLeanTerm *term)
{
  return fabs (term->lean) >= 0.5;
}

CadEstimate
cad_stats_loadedness (const CadTally *tally, const CadSelection *selection, GArray *terms)
{
  g_autoptr (GArray) takes = takes_new ();

  for (guint i = 0; i < terms->len; i++) {
    const CadLeanTerm *term = &g_array_index (terms, CadLeanTerm, i);

    take (takes, term->key, selection->voices, !is_loaded (term));
  }
  return estimate_part (tally, selection, takes, "loadedness");
}

CadEstimate
cad_stats_borrowed (const CadTally *tally, const CadSelection *selection, GArray *terms)
{
  g_autoptr (GArray) takes = takes_new ();

  for (guint i = 0; i < terms->len; i++) {
    const CadLeanTerm *term = &g_array_index (terms, CadLeanTerm, i);

    if (!is_loaded (term))
      continue;
    take (takes, term->key, CAD_MASK_REPORTED, 0);
    take (takes, term->key, CAD_MASK_OWN, 1);
  }
  return estimate_part (tally, selection, takes, "borrowed");
}

CadEstimate
cad_stats_quoting (const CadEstimate voices[CAD_VOICES_NAMED])
{
  CadEstimate quoting = voices[CAD_VOICES_OWN];

  quoting.n = quoting.total - quoting.n;
  quoting.value = 1 - voices[CAD_VOICES_OWN].value;
  quoting.low = 1 - voices[CAD_VOICES_OWN].high;
  quoting.high = 1 - voices[CAD_VOICES_OWN].low;
  return quoting;
}

void
cad_stats_voices (const CadTally *tally, const CadSelection *selection, CadEstimate out[CAD_VOICES_NAMED])
{
  static const guint masks[CAD_VOICES_NAMED] = { CAD_MASK_OWN, CAD_MASK_ATTRIBUTED, CAD_MASK_HEDGED };
  g_autoptr (CadRows) rows = cad_rows_new (CAD_VOICES_NAMED);
  g_autoptr (GArray) takes = takes_new ();

  for (guint32 key = 0; key < tally->keys->len; key++)
    for (guint group = 0; group < CAD_VOICES_NAMED; group++)
      take (takes, key, masks[group], group);
  cad_rows_add (rows, tally, selection->source, takes);
  estimate_shares (rows, selection->seed, cad_stream_of (tally, "voices", selection), out);
}

void
cad_stats_balance (const CadTally *tally, const CadSelection *selection, const guint *sides, guint n_sides,
                   CadEstimate *out)
{
  g_autoptr (CadRows) rows = cad_rows_new (n_sides);
  guint64 stream = cad_stream_of (tally, "balance", selection);

  for (guint i = 0; i < n_sides; i++)
    stream = cad_stream_string (stream, tally->sides->pdata[sides[i]]);
  cad_rows_add_sides (rows, tally, selection, sides, n_sides);
  estimate_shares (rows, selection->seed, stream, out);
}

/* One wording against the rest of its choice, in two sources: columns a, rest of a, b, rest of b. */
static void
compute_difference (const double *sums, gpointer data, double *out)
{
  (void) data;
  out[0] = sums[0] / (sums[0] + sums[1]) - sums[2] / (sums[2] + sums[3]);
}

static CadRows *
difference_rows (const CadTally *tally, const CadSelection pair[2], const guint32 *keys, guint n_keys, guint which)
{
  CadRows *rows = cad_rows_new (4);

  for (guint g = 0; g < 2; g++) {
    g_autoptr (GArray) takes = takes_new ();

    for (guint i = 0; i < n_keys; i++)
      take (takes, keys[i], pair[g].voices, 2 * g + (i != which));
    cad_rows_add (rows, tally, pair[g].source, takes);
  }
  return rows;
}

/* The share of keys[which] in one source, for the interval of a difference that cannot be resampled. */
static CadBounds
share_bounds (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys, guint which)
{
  g_autofree CadEstimate *shares = g_new (CadEstimate, n_keys);

  cad_stats_shares (tally, selection, keys, n_keys, shares);
  return (CadBounds){ shares[which].low, shares[which].high };
}

static gboolean
varies (double part, double rest)
{
  return part > 0 && rest > 0;
}

/* Resampled, when both shares can vary. */
static void
resample_difference (CadEstimate *difference, const CadRows *rows, guint64 seed, guint64 stream)
{
  const double *sums = rows->sums;
  CadBounds bounds;

  if (!cad_rows_resamplable (rows) || !varies (sums[0], sums[1]) || !varies (sums[2], sums[3]))
    return;
  g_autofree double *draws = cad_rows_bootstrap (rows, seed, stream, &(CadFigure){ compute_difference, NULL, 1 });

  if (cad_percentiles_at (draws, CAD_BOOTSTRAP_DRAWS, cad_rows_tail (rows), &bounds) && bounds.low < bounds.high)
    set_bounds (difference, bounds, CAD_INTERVAL_BOOTSTRAP);
}

/* pair[0] - pair[1], for sources in the order of their names. */
static CadEstimate
sorted_difference (const CadTally *tally, const CadSelection pair[2], const guint32 *keys, guint n_keys, guint which)
{
  g_autoptr (CadRows) rows = difference_rows (tally, pair, keys, n_keys, which);
  const double *sums = rows->sums;
  guint64 stream = cad_stream_of (tally, "difference", &pair[0]);
  CadEstimate difference = nothing;

  difference.n = (guint64) (sums[0] + sums[2]);
  difference.total = (guint64) (sums[0] + sums[1] + sums[2] + sums[3]);
  difference.articles = cad_rows_articles (rows);
  if (sums[0] + sums[1] == 0 || sums[2] + sums[3] == 0)
    return difference;
  compute_difference (sums, NULL, &difference.value);
  stream = cad_stream_number (cad_stream_of (tally, "from", &pair[1]), stream);
  resample_difference (&difference, rows, pair[0].seed, cad_stream_key (stream, tally, keys[which]));
  if (difference.interval == CAD_INTERVAL_NONE) {
    double a = sums[0] / (sums[0] + sums[1]), b = sums[2] / (sums[2] + sums[3]);

    set_bounds (&difference,
                cad_difference_bounds (a, share_bounds (tally, &pair[0], keys, n_keys, which), b,
                                       share_bounds (tally, &pair[1], keys, n_keys, which)),
                CAD_INTERVAL_WILSON);
  }
  return difference;
}

/* The sources are taken in the order of their names, so that b - a is -(a - b) exactly. */
CadEstimate
cad_stats_difference (const CadTally *tally, const CadSelection pair[2], const guint32 *keys, guint n_keys, guint which)
{
  const CadSelection turned[2] = { pair[1], pair[0] };

  if (pair[0].source <= pair[1].source)
    return sorted_difference (tally, pair, keys, n_keys, which);
  CadEstimate difference = sorted_difference (tally, turned, keys, n_keys, which);
  double low = difference.low;

  difference.value = -difference.value;
  difference.low = -difference.high;
  difference.high = -low;
  return difference;
}

CadEstimate
cad_stats_wilson (guint64 n, guint64 total)
{
  CadEstimate share = nothing;

  share.n = n;
  share.total = total;
  if (total == 0)
    return share;
  share.value = (double) n / (double) total;
  set_wilson (&share, 0);
  return share;
}
