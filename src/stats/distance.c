/* SPDX-License-Identifier: MIT
 * distance.c - how differently two sources choose their words */
#include <math.h>
#include <string.h>

#include <cadrage/comparison.h>

#include "axis.h"

static const CadEstimate nothing = { .value = NAN, .low = NAN, .high = NAN };

/* What one category with probabilities @p and @q adds to the Jensen-Shannon divergence, in bits. */
static double
divergence_part (double p, double q)
{
  double m = 0.5 * (p + q), part = 0;

  if (p > 0)
    part += 0.5 * p * log2 (p / m);
  if (q > 0)
    part += 0.5 * q * log2 (q / m);
  return part;
}

double
cad_jensen_shannon (const double *a, const double *b, guint n)
{
  double in_a = 0, in_b = 0, sum = 0;

  for (guint i = 0; i < n; i++) {
    in_a += a[i];
    in_b += b[i];
  }
  if (!(in_a > 0 && in_b > 0))
    return NAN;
  for (guint i = 0; i < n; i++)
    sum += divergence_part (a[i] / in_a, b[i] / in_b);
  return CLAMP (sum, 0, 1);
}

/* Column sums of two sources: the terms of the first, then those of the second. */
static void
compute_distance (const double *sums, gpointer data, double *out)
{
  CadAxisTerms *axis = data;
  double *of_a = axis->parts, *of_b = of_a + axis->n_choices, *divergence = of_b + axis->n_choices;
  double sum = 0, weights = 0;

  memset (axis->parts, 0, 3 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++) {
    of_a[axis->choice[i]] += sums[i];
    of_b[axis->choice[i]] += sums[axis->n_terms + i];
  }
  for (guint i = 0; i < axis->n_terms; i++) {
    guint c = axis->choice[i];
    double prior = 1.0 / axis->wordings[c];

    divergence[c] += divergence_part ((sums[i] + prior) / (of_a[c] + 1),
                                      (sums[axis->n_terms + i] + prior) / (of_b[c] + 1));
  }
  for (guint c = 0; c < axis->n_choices; c++)
    if (of_a[c] > 0 && of_b[c] > 0 && axis->wordings[c] > 1) {
      double weight = cad_axis_weight (of_a[c]) * cad_axis_weight (of_b[c]);

      sum += weight * sqrt (CLAMP (divergence[c], 0, 1));
      weights += weight;
    }
  out[0] = weights > 0 ? sum / weights : NAN;
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
count_shared (CadEstimate *distance, const CadAxisTerms *axis, const double *sums)
{
  const double *of_a = sums, *of_b = sums + axis->n_terms;
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

static void
estimate_distance (CadEstimate *distance, CadAxisTerms *axis, const CadRows *rows, guint64 seed, guint64 stream)
{
  CadFigure figure = { compute_distance, axis, 1 };

  count_shared (distance, axis, rows->sums);
  distance->articles = cad_rows_articles (rows);
  if (distance->total == 0)
    return;
  compute_distance (rows->sums, axis, &distance->value);
  gboolean resamplable = cad_rows_resamplable (rows);
  g_autofree double *draws = NULL;

  if (resamplable)
    draws = cad_rows_bootstrap (rows, seed, stream, &figure);
  else
    draws = cad_axis_posterior (axis, rows->sums, 2, cad_stream_number (stream, seed), &figure);
  remove_bias (draws, distance->value);
  cad_estimate_bound (distance, draws, resamplable ? CAD_INTERVAL_BOOTSTRAP : CAD_INTERVAL_DIRICHLET);
}

CadEstimate
cad_stats_distance (const CadTally *tally, int a, int b, GArray *terms, guint64 seed)
{
  const int sources[2] = { MIN (a, b), MAX (a, b) };
  g_autoptr (CadRows) rows = cad_rows_new (2 * terms->len);
  guint64 stream = cad_stream_of (tally, "distance", &(CadSelection){ sources[0], CAD_MASK_OWN, 0 });
  CadEstimate distance = nothing;
  CadAxisTerms axis;

  cad_axis_init (&axis, terms);
  for (guint g = 0; g < 2; g++) {
    g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));

    cad_axis_takes (takes, terms, CAD_MASK_OWN, g * terms->len);
    cad_rows_add (rows, tally, sources[g], takes);
  }
  stream = cad_stream_terms (cad_stream_string (stream, tally->sources->pdata[sources[1]]), tally, terms);
  estimate_distance (&distance, &axis, rows, seed, stream);
  cad_axis_clear (&axis);
  return distance;
}

double *
cad_distance_matrix (const CadTally *tally, GArray *terms)
{
  guint n = tally->sources->len, width = terms->len;
  double *distances = g_new0 (double, (gsize) n *n);
  g_autofree double *sums = g_new0 (double, (gsize) (n + 1) * width);
  g_autofree double *pair = g_new (double, 2 * (gsize) width);
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  CadAxisTerms axis;

  cad_axis_init (&axis, terms);
  cad_axis_takes (takes, terms, CAD_MASK_OWN, 0);
  for (guint i = 0; i < n; i++) {
    g_autoptr (CadRows) rows = cad_rows_new (width);

    cad_rows_add (rows, tally, i, takes);
    memcpy (sums + (gsize) i * width, rows->sums, width * sizeof *sums);
  }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < i; j++) {
      memcpy (pair, sums + (gsize) j * width, width * sizeof *pair);
      memcpy (pair + width, sums + (gsize) i * width, width * sizeof *pair);
      compute_distance (pair, &axis, &distances[(gsize) i * n + j]);
      distances[(gsize) j * n + i] = distances[(gsize) i * n + j];
    }
  cad_axis_clear (&axis);
  return distances;
}
