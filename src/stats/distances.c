/* SPDX-License-Identifier: MIT
 * distances.c - framing distances of several sources, with their intervals */
#include <math.h>
#include <string.h>

#include <cadrage/comparison.h>

#include "distance.h"
#include "numerics.h"

static const CadEstimate nothing = { .value = NAN, .low = NAN, .high = NAN };

/* One source and its draws: each is drawn for itself, so that a distance has the same interval among two sources and among
 * fifty. */
typedef struct {
  CadRows *rows;
  gboolean resampled;
  CadRandom random;
  CadPosterior posterior;
  guint32 *weights;
  double *sums;     /* of a draw, by term */
  double *shares;   /* smoothed, by term */
  double *mentions; /* by choice */
  double *entropy;  /* by choice: the sum of p log2 p */
} Drawn;

typedef struct {
  CadAxisTerms axis;
  guint n;
  Drawn *drawn;
  double *draws; /* [pair * CAD_BOOTSTRAP_DRAWS + draw] */
} Distances;

static void
drawn_init (Drawn *drawn, const CadTally *tally, const CadSelection *selection, GArray *terms, const CadAxisTerms *axis)
{
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  guint64 stream = cad_stream_terms (cad_stream_of (tally, "distance", selection), tally, terms);

  cad_axis_takes (takes, terms, selection->voices, 0);
  drawn->rows = cad_rows_new (terms->len);
  cad_rows_add (drawn->rows, tally, selection->source, takes);
  drawn->resampled = cad_rows_resamplable (drawn->rows);
  cad_posterior_init (&drawn->posterior, axis, drawn->rows->sums);
  cad_random_init (&drawn->random, selection->seed, stream);
  drawn->weights = g_new (guint32, cad_rows_count (drawn->rows) + 1);
  drawn->sums = g_new0 (double, terms->len + 1);
  drawn->shares = g_new0 (double, terms->len + 1);
  drawn->mentions = g_new0 (double, terms->len + 1);
  drawn->entropy = g_new0 (double, terms->len + 1);
}

static void
drawn_clear (Drawn *drawn)
{
  cad_posterior_clear (&drawn->posterior);
  cad_rows_free (drawn->rows);
  g_free (drawn->weights);
  g_free (drawn->sums);
  g_free (drawn->shares);
  g_free (drawn->mentions);
  g_free (drawn->entropy);
}

static void
draw (Drawn *drawn, const CadAxisTerms *axis)
{
  memset (drawn->mentions, 0, axis->n_choices * sizeof *drawn->mentions);
  memset (drawn->entropy, 0, axis->n_choices * sizeof *drawn->entropy);
  if (drawn->resampled)
    cad_rows_draw (drawn->rows, &drawn->random, drawn->weights, drawn->sums);
  else
    cad_posterior_draw (&drawn->posterior, &drawn->random, drawn->sums);
  for (guint i = 0; i < axis->n_terms; i++)
    drawn->mentions[axis->choice[i]] += drawn->sums[i];
  for (guint i = 0; i < axis->n_terms; i++) {
    guint c = axis->choice[i];

    drawn->shares[i] = (drawn->sums[i] + 1.0 / axis->wordings[c]) / (drawn->mentions[c] + 1);
    drawn->entropy[c] += drawn->shares[i] * log2 (drawn->shares[i]);
  }
}

/* As cad_distance_of, from what was computed once a source: the divergence is the entropy of the mean less the mean entropy. */
static double
distance_of_draws (const CadAxisTerms *axis, const Drawn *a, const Drawn *b, double *mixed)
{
  double sum = 0, weights = 0;

  memset (mixed, 0, axis->n_choices * sizeof *mixed);
  for (guint i = 0; i < axis->n_terms; i++) {
    double share = 0.5 * (a->shares[i] + b->shares[i]);

    mixed[axis->choice[i]] += share * log2 (share);
  }
  for (guint c = 0; c < axis->n_choices; c++)
    if (a->mentions[c] > 0 && b->mentions[c] > 0 && axis->wordings[c] > 1) {
      double weight = cad_axis_weight (a->mentions[c]) * cad_axis_weight (b->mentions[c]);

      sum += weight * sqrt (CLAMP (0.5 * (a->entropy[c] + b->entropy[c]) - mixed[c], 0, 1));
      weights += weight;
    }
  return weights > 0 ? sum / weights : NAN;
}

static gsize
pair_of (guint i, guint j)
{
  return (gsize) i * (i - 1) / 2 + j;
}

static void
draw_all (Distances *distances)
{
  double *mixed = distances->axis.parts;

  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    for (guint i = 0; i < distances->n; i++)
      draw (&distances->drawn[i], &distances->axis);
    for (guint i = 0; i < distances->n; i++)
      for (guint j = 0; j < i; j++)
        distances->draws[pair_of (i, j) * CAD_BOOTSTRAP_DRAWS + b] = distance_of_draws (
            &distances->axis, &distances->drawn[j], &distances->drawn[i], mixed);
  }
}

/* Chance alone makes two samples differ, and resampling adds chance to chance: the draws are moved back by that. */
static void
remove_bias (double *draws, double value)
{
  double sum = 0;
  guint n = 0;

  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++)
    if (!isnan (draws[b])) {
      sum += draws[b];
      n++;
    }
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS && n > 0; b++)
    draws[b] = isnan (draws[b]) ? NAN : CLAMP (draws[b] - sum / n + value, 0, 1);
}

static void
count_shared (CadEstimate *distance, const CadAxisTerms *axis, const double *of_a, const double *of_b)
{
  g_autofree double *a = g_new0 (double, axis->n_choices + 1);
  g_autofree double *b = g_new0 (double, axis->n_choices + 1);

  for (guint i = 0; i < axis->n_terms; i++) {
    a[axis->choice[i]] += of_a[i];
    b[axis->choice[i]] += of_b[i];
  }
  for (guint c = 0; c < axis->n_choices; c++)
    if (a[c] > 0 && b[c] > 0 && axis->wordings[c] > 1) {
      distance->total++;
      distance->n += (guint64) (a[c] + b[c]);
    }
}

static double
tail_of (const Drawn *drawn)
{
  return drawn->resampled ? cad_rows_tail (drawn->rows) : cad_resampling_tail (0);
}

static CadEstimate
estimate (Distances *distances, guint i, guint j)
{
  const Drawn *a = &distances->drawn[j], *b = &distances->drawn[i];
  gboolean whole = a->rows->aggregate || b->rows->aggregate;
  CadEstimate distance = nothing;

  count_shared (&distance, &distances->axis, a->rows->sums, b->rows->sums);
  distance.articles = whole ? 0 : cad_rows_articles (a->rows) + cad_rows_articles (b->rows);
  if (distance.total == 0)
    return distance;
  distance.value = cad_distance_of (&distances->axis, a->rows->sums, b->rows->sums);
  if (distances->draws == NULL)
    return distance;
  double *draws = distances->draws + pair_of (i, j) * CAD_BOOTSTRAP_DRAWS;

  remove_bias (draws, distance.value);
  cad_estimate_bound (&distance, draws, MIN (tail_of (a), tail_of (b)),
                      a->resampled && b->resampled ? CAD_INTERVAL_BOOTSTRAP : CAD_INTERVAL_DIRICHLET);
  return distance;
}

CadEstimate *
cad_distance_estimates (const CadTally *tally, const int *sources, guint n, GArray *terms, guint64 seed)
{
  CadEstimate *out = g_new0 (CadEstimate, (gsize) n * n + 1);
  Distances distances = { .n = n, .drawn = g_new0 (Drawn, n + 1) };

  cad_axis_init (&distances.axis, terms);
  for (guint i = 0; i < n; i++)
    drawn_init (&distances.drawn[i], tally, &(CadSelection){ sources[i], CAD_MASK_OWN, seed }, terms, &distances.axis);
  if (n > 1 && n <= CAD_DISTANCES_DRAWN) {
    distances.draws = g_new (double, pair_of (n, 0) * CAD_BOOTSTRAP_DRAWS);
    draw_all (&distances);
  }
  for (guint i = 0; i < n; i++) {
    out[(gsize) i * n + i] = nothing;
    out[(gsize) i * n + i].value = 0;
    for (guint j = 0; j < i; j++)
      out[(gsize) i * n + j] = out[(gsize) j * n + i] = estimate (&distances, i, j);
  }
  for (guint i = 0; i < n; i++)
    drawn_clear (&distances.drawn[i]);
  cad_axis_clear (&distances.axis);
  g_free (distances.drawn);
  g_free (distances.draws);
  return out;
}

CadEstimate
cad_stats_distance (const CadTally *tally, int a, int b, GArray *terms, guint64 seed)
{
  const int sources[2] = { MIN (a, b), MAX (a, b) };
  g_autofree CadEstimate *all = cad_distance_estimates (tally, sources, 2, terms, seed);

  return all[1];
}
