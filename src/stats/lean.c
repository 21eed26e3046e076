/* SPDX-License-Identifier: MIT
 * lean.c - a source's lean, and the difference of two leans */
#include <math.h>
#include <string.h>

#include <cadrage/comparison.h>

#include "axis.h"
#include "numerics.h"

static const CadEstimate nothing = { .value = NAN, .low = NAN, .high = NAN };

/* The mean of the choices' leans, weighted by how often each was named. */
static double
mean_lean (const double *leans, const double *mentions, guint n)
{
  double sum = 0, weights = 0;

  for (guint c = 0; c < n; c++) {
    double weight = cad_axis_weight (mentions[c]);

    if (mentions[c] > 0) {
      sum += weight * leans[c] / mentions[c];
      weights += weight;
    }
  }
  return weights > 0 ? sum / weights : NAN;
}

static void
compute_lean (const double *sums, gpointer data, double *out)
{
  CadAxisTerms *axis = data;
  double *leans = axis->parts, *mentions = axis->parts + axis->n_choices;

  memset (axis->parts, 0, 2 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++) {
    leans[axis->choice[i]] += axis->lean[i] * sums[i];
    mentions[axis->choice[i]] += sums[i];
  }
  out[0] = mean_lean (leans, mentions, axis->n_choices);
}

static CadVerdict
judge (const CadLean *lean)
{
  if (lean->choices < CAD_LEAN_MIN_CHOICES || lean->estimate.n < CAD_LEAN_MIN_MENTIONS)
    return CAD_VERDICT_INSUFFICIENT;
  if (lean->estimate.low > 0)
    return CAD_VERDICT_PLUS;
  return lean->estimate.high < 0 ? CAD_VERDICT_MINUS : CAD_VERDICT_NONE;
}

static guint
count_named (const CadAxisTerms *axis, const double *sums)
{
  g_autofree double *mentions = g_new0 (double, axis->n_choices + 1);
  guint named = 0;

  for (guint i = 0; i < axis->n_terms; i++)
    mentions[axis->choice[i]] += sums[i];
  for (guint c = 0; c < axis->n_choices; c++)
    named += mentions[c] > 0;
  return named;
}

/* The distances from each choice's lean to the ends of its own interval, weighted and added as squares (Zou & Donner 2008). The
 * posterior of the whole lean would not do: each choice's prior pulls to the middle, and over many choices the pull adds up
 * while the spread averages out, so that the interval would leave the lean outside. */
static CadBounds
add_squares (const CadAxisTerms *axis, const double *sums, double value)
{
  g_autofree double *leans = g_new0 (double, axis->n_choices + 1);
  g_autofree double *mentions = g_new0 (double, axis->n_choices + 1);
  double below = 0, above = 0, weights = 0;

  for (guint i = 0; i < axis->n_terms; i++) {
    leans[axis->choice[i]] += axis->lean[i] * sums[i];
    mentions[axis->choice[i]] += sums[i];
  }
  for (guint c = 0; c < axis->n_choices; c++) {
    double weight = cad_axis_weight (mentions[c]), lean = leans[c] / mentions[c];

    if (mentions[c] == 0)
      continue;
    const CadBounds bounds = cad_axis_choice_bounds (axis, sums, c);

    below += pow (weight * MAX (0, lean - bounds.low), 2);
    above += pow (weight * MAX (0, bounds.high - lean), 2);
    weights += weight;
  }
  return (CadBounds){ MAX (-1, value - sqrt (below) / weights), MIN (1, value + sqrt (above) / weights) };
}

static void
bound_by_posterior (CadLean *lean, const CadAxisTerms *axis, const double *sums)
{
  CadBounds bounds = add_squares (axis, sums, lean->estimate.value);

  lean->estimate.low = bounds.low;
  lean->estimate.high = bounds.high;
  lean->estimate.interval = CAD_INTERVAL_DIRICHLET;
}

static void
estimate_lean (CadLean *lean, CadAxisTerms *axis, const CadRows *rows, const CadSelection *selection, guint64 stream)
{
  CadFigure figure = { compute_lean, axis, 1 };

  lean->estimate = nothing;
  lean->estimate.articles = cad_rows_articles (rows);
  lean->choices = count_named (axis, rows->sums);
  for (guint i = 0; i < axis->n_terms; i++)
    lean->estimate.n += (guint64) rows->sums[i];
  lean->estimate.total = lean->estimate.n;
  if (lean->estimate.n == 0)
    return;
  compute_lean (rows->sums, axis, &lean->estimate.value);
  if (selection->bare)
    return;
  if (cad_rows_resamplable (rows)) {
    g_autofree double *draws = cad_rows_bootstrap (rows, selection->seed, stream, &figure);

    cad_estimate_bound (&lean->estimate, draws, cad_rows_tail (rows), CAD_INTERVAL_BOOTSTRAP);
  }
  if (!(lean->estimate.low < lean->estimate.high))
    bound_by_posterior (lean, axis, rows->sums);
}

CadLean
cad_stats_lean (const CadTally *tally, const CadSelection *selection, GArray *terms)
{
  g_autoptr (CadRows) rows = cad_rows_new (terms->len);
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  guint64 stream = cad_stream_terms (cad_stream_of (tally, "lean", selection), tally, terms);
  CadLean lean = { 0 };
  CadAxisTerms axis;

  cad_axis_init (&axis, terms);
  cad_axis_takes (takes, terms, selection->voices, 0);
  cad_rows_add (rows, tally, selection->source, takes);
  estimate_lean (&lean, &axis, rows, selection, stream);
  lean.verdict = selection->bare ? CAD_VERDICT_INSUFFICIENT : judge (&lean);
  cad_axis_clear (&axis);
  return lean;
}

/* Column sums of two sources: the terms of the first, then those of the second. */
static void
compute_lean_difference (const double *sums, gpointer data, double *out)
{
  const CadAxisTerms *axis = data;
  double a, b;

  compute_lean (sums, data, &a);
  compute_lean (sums + axis->n_terms, data, &b);
  out[0] = a - b;
}

static void
resample_difference (CadEstimate *difference, CadAxisTerms *axis, const CadRows *rows, guint64 seed, guint64 stream)
{
  CadFigure figure = { compute_lean_difference, axis, 1 };

  compute_lean_difference (rows->sums, axis, &difference->value);
  if (!cad_rows_resamplable (rows))
    return;
  g_autofree double *draws = cad_rows_bootstrap (rows, seed, stream, &figure);

  cad_estimate_bound (difference, draws, cad_rows_tail (rows), CAD_INTERVAL_BOOTSTRAP);
}

/* Where both cannot be resampled together, the difference has the intervals of both leans. */
static void
bound_difference (CadEstimate *difference, const CadEstimate *a, const CadEstimate *b)
{
  CadBounds bounds = cad_difference_bounds (a->value, (CadBounds){ a->low, a->high }, b->value,
                                            (CadBounds){ b->low, b->high });

  difference->low = bounds.low;
  difference->high = bounds.high;
  difference->interval = CAD_INTERVAL_DIRICHLET;
}

/* One article tells how that article leans, not how its source does. */
static gboolean
can_speak_for_source (const CadLean *lean)
{
  return lean->verdict != CAD_VERDICT_INSUFFICIENT && lean->estimate.articles != 1;
}

static CadVerdict
judge_difference (const CadLeanComparison *comparison)
{
  if (!can_speak_for_source (&comparison->a) || !can_speak_for_source (&comparison->b))
    return CAD_VERDICT_INSUFFICIENT;
  if (comparison->difference.low > 0)
    return CAD_VERDICT_PLUS;
  return comparison->difference.high < 0 ? CAD_VERDICT_MINUS : CAD_VERDICT_NONE;
}

static void
turn_round (CadEstimate *difference)
{
  double low = difference->low;

  difference->value = -difference->value;
  difference->low = -difference->high;
  difference->high = -low;
}

/* The sources are taken in the order of their names, so that b - a is -(a - b) exactly. */
CadLeanComparison
cad_comparison_lean (const CadTally *tally, const int sources[2], GArray *terms, guint64 seed)
{
  const int sorted[2] = { MIN (sources[0], sources[1]), MAX (sources[0], sources[1]) };
  g_autoptr (CadRows) rows = cad_rows_new (2 * terms->len);
  guint64 stream = cad_stream_of (tally, "lean difference", &(CadSelection){ sorted[0], CAD_MASK_OWN, 0 });
  CadLeanComparison comparison = { .difference = nothing };
  CadAxisTerms axis;

  comparison.a = cad_stats_lean (tally, &(CadSelection){ sources[0], CAD_MASK_OWN, seed }, terms);
  comparison.b = cad_stats_lean (tally, &(CadSelection){ sources[1], CAD_MASK_OWN, seed }, terms);
  comparison.difference.n = comparison.difference.total = comparison.a.estimate.n + comparison.b.estimate.n;
  cad_axis_init (&axis, terms);
  for (guint g = 0; g < 2; g++) {
    g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));

    cad_axis_takes (takes, terms, CAD_MASK_OWN, g * terms->len);
    cad_rows_add (rows, tally, sorted[g], takes);
  }
  comparison.difference.articles = cad_rows_articles (rows);
  stream = cad_stream_terms (cad_stream_string (stream, tally->sources->pdata[sorted[1]]), tally, terms);
  resample_difference (&comparison.difference, &axis, rows, seed, stream);
  cad_axis_clear (&axis);
  if (sources[0] > sources[1])
    turn_round (&comparison.difference);
  if (!(comparison.difference.low < comparison.difference.high) && !isnan (comparison.difference.value))
    bound_difference (&comparison.difference, &comparison.a.estimate, &comparison.b.estimate);
  comparison.verdict = judge_difference (&comparison);
  return comparison;
}

const char *
cad_verdict_name (CadVerdict verdict)
{
  static const char *const names[] = {
    [CAD_VERDICT_INSUFFICIENT] = "insufficient-evidence",
    [CAD_VERDICT_MINUS] = "leans-minus",
    [CAD_VERDICT_PLUS] = "leans-plus",
    [CAD_VERDICT_NONE] = "no-clear-lean",
  };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), "");
  return names[verdict];
}
