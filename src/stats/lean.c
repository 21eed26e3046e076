/* SPDX-License-Identifier: MIT
 * lean.c - a source's lean, and the framing distance of two sources */
#include <cadrage/stats.h>

#include <math.h>
#include <string.h>

#include "divergence.h"
#include "numerics.h"
#include "rows.h"

static const CadEstimate nothing = { .value = NAN, .low = NAN, .high = NAN };

/* The terms of an axis by choice. */
typedef struct {
  guint n_terms, n_choices;
  guint32 *choice; /* per term, from 0 */
  double *lean;    /* per term */
  guint *wordings; /* per choice */
  double *parts;   /* room for 2 figures a choice */
} Axis;

static void
axis_init (Axis *axis, GArray *terms)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  axis->n_terms = terms->len;
  axis->n_choices = 0;
  axis->choice = g_new (guint32, terms->len);
  axis->lean = g_new (double, terms->len);
  axis->wordings = g_new0 (guint, terms->len);
  axis->parts = g_new0 (double, 2 * terms->len);
  for (guint i = 0; i < terms->len; i++) {
    const CadLeanTerm *term = &g_array_index (terms, CadLeanTerm, i);
    gpointer index;

    if (!g_hash_table_lookup_extended (seen, GUINT_TO_POINTER (term->choice), NULL, &index)) {
      index = GUINT_TO_POINTER (axis->n_choices++);
      g_hash_table_insert (seen, GUINT_TO_POINTER (term->choice), index);
    }
    axis->choice[i] = GPOINTER_TO_UINT (index);
    axis->lean[i] = term->lean;
    axis->wordings[axis->choice[i]]++;
  }
}

static void
axis_clear (Axis *axis)
{
  g_free (axis->choice);
  g_free (axis->lean);
  g_free (axis->wordings);
  g_free (axis->parts);
}

static double
weight_of (double mentions)
{
  return mentions / (mentions + CAD_LEAN_K);
}

/* The mean of the choices' leans, weighted by how often each was named. */
static double
mean_lean (const double *leans, const double *mentions, guint n)
{
  double sum = 0, weights = 0;

  for (guint c = 0; c < n; c++) {
    double weight = weight_of (mentions[c]);

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
  Axis *axis = data;
  double *leans = axis->parts, *mentions = axis->parts + axis->n_choices;

  memset (axis->parts, 0, 2 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++) {
    leans[axis->choice[i]] += axis->lean[i] * sums[i];
    mentions[axis->choice[i]] += sums[i];
  }
  out[0] = mean_lean (leans, mentions, axis->n_choices);
}

/* Draws the shares of every choice that was named from its Dirichlet posterior; the prior weighs one mention, spread
 * evenly over the wordings (Perks 1947; Berger, Bernardo & Sun 2015). The numbers of mentions stay as they are. */
static void
draw_posterior (const Axis *axis, CadRandom *random, const double *counts, double *sums)
{
  double *drawn = axis->parts, *mentions = axis->parts + axis->n_choices;

  memset (axis->parts, 0, 2 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++)
    mentions[axis->choice[i]] += counts[i];
  for (guint i = 0; i < axis->n_terms; i++) {
    guint choice = axis->choice[i];

    sums[i] = mentions[choice] > 0 ? cad_random_gamma (random, counts[i] + 1.0 / axis->wordings[choice]) : 0;
    drawn[choice] += sums[i];
  }
  for (guint i = 0; i < axis->n_terms; i++)
    if (drawn[axis->choice[i]] > 0)
      sums[i] *= mentions[axis->choice[i]] / drawn[axis->choice[i]];
}

/* Draws of a figure from the posteriors of @n_groups sources, whose counts follow each other in @counts. */
static double *
posterior_draws (Axis *axis, const double *counts, guint n_groups, guint64 stream, const CadFigure *figure)
{
  double *draws = g_new (double, CAD_BOOTSTRAP_DRAWS);
  g_autofree double *sums = g_new0 (double, n_groups * axis->n_terms);
  CadRandom random;

  cad_random_init (&random, 0, stream);
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    for (guint g = 0; g < n_groups; g++)
      draw_posterior (axis, &random, counts + g * axis->n_terms, sums + g * axis->n_terms);
    figure->compute (sums, figure->data, &draws[b]);
  }
  return draws;
}

static void
add_takes (GArray *takes, GArray *terms, guint voices, guint first_column)
{
  for (guint i = 0; i < terms->len; i++) {
    CadTake take = { g_array_index (terms, CadLeanTerm, i).key, voices, first_column + i, 1 };

    g_array_append_val (takes, take);
  }
}

static guint64
stream_of_terms (guint64 stream, const CadTally *tally, GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    stream = cad_stream_key (stream, tally, g_array_index (terms, CadLeanTerm, i).key);
  return stream;
}

static void
set_bounds (CadEstimate *estimate, double *draws, CadInterval interval)
{
  CadBounds bounds;

  if (!cad_percentiles (draws, CAD_BOOTSTRAP_DRAWS, &bounds))
    return;
  estimate->low = MIN (bounds.low, estimate->value);
  estimate->high = MAX (bounds.high, estimate->value);
  estimate->interval = interval;
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
count_named (const Axis *axis, const double *sums)
{
  g_autofree double *mentions = g_new0 (double, axis->n_choices + 1);
  guint named = 0;

  for (guint i = 0; i < axis->n_terms; i++)
    mentions[axis->choice[i]] += sums[i];
  for (guint c = 0; c < axis->n_choices; c++)
    named += mentions[c] > 0;
  return named;
}

static void
estimate_lean (CadLean *lean, Axis *axis, const CadRows *rows, guint64 seed, guint64 stream)
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
  if (cad_rows_resamplable (rows)) {
    g_autofree double *draws = cad_rows_bootstrap (rows, seed, stream, &figure);

    set_bounds (&lean->estimate, draws, CAD_INTERVAL_BOOTSTRAP);
  }
  if (!(lean->estimate.low < lean->estimate.high)) {
    g_autofree double *draws = posterior_draws (axis, rows->sums, 1, cad_stream_number (stream, seed), &figure);

    set_bounds (&lean->estimate, draws, CAD_INTERVAL_DIRICHLET);
  }
}

CadLean
cad_stats_lean (const CadTally *tally, const CadSelection *selection, GArray *terms)
{
  g_autoptr (CadRows) rows = cad_rows_new (terms->len);
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  guint64 stream = stream_of_terms (cad_stream_of (tally, "lean", selection), tally, terms);
  CadLean lean = { 0 };
  Axis axis;

  axis_init (&axis, terms);
  add_takes (takes, terms, selection->voices, 0);
  cad_rows_add (rows, tally, selection->source, takes);
  estimate_lean (&lean, &axis, rows, selection->seed, stream);
  lean.verdict = judge (&lean);
  axis_clear (&axis);
  return lean;
}

/* Column sums of two sources: the terms of the first, then those of the second. */
static void
compute_distance (const double *sums, gpointer data, double *out)
{
  Axis *axis = data;
  double *of_a = axis->parts, *of_b = axis->parts + axis->n_choices, sum = 0, weights = 0;

  memset (axis->parts, 0, 2 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++) {
    of_a[axis->choice[i]] += sums[i];
    of_b[axis->choice[i]] += sums[axis->n_terms + i];
  }
  g_autofree double *divergence = g_new0 (double, axis->n_choices + 1);

  for (guint i = 0; i < axis->n_terms; i++) {
    guint c = axis->choice[i];
    double prior = 1.0 / axis->wordings[c];

    divergence[c] += cad_divergence_part ((sums[i] + prior) / (of_a[c] + 1),
                                          (sums[axis->n_terms + i] + prior) / (of_b[c] + 1));
  }
  for (guint c = 0; c < axis->n_choices; c++)
    if (of_a[c] > 0 && of_b[c] > 0 && axis->wordings[c] > 1) {
      double weight = weight_of (of_a[c]) * weight_of (of_b[c]);

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
count_shared (CadEstimate *distance, const Axis *axis, const double *sums)
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
estimate_distance (CadEstimate *distance, Axis *axis, const CadRows *rows, guint64 seed, guint64 stream)
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
    draws = posterior_draws (axis, rows->sums, 2, cad_stream_number (stream, seed), &figure);
  remove_bias (draws, distance->value);
  set_bounds (distance, draws, resamplable ? CAD_INTERVAL_BOOTSTRAP : CAD_INTERVAL_DIRICHLET);
}

CadEstimate
cad_stats_distance (const CadTally *tally, int a, int b, GArray *terms, guint64 seed)
{
  const int sources[2] = { MIN (a, b), MAX (a, b) };
  g_autoptr (CadRows) rows = cad_rows_new (2 * terms->len);
  guint64 stream = cad_stream_of (tally, "distance", &(CadSelection){ sources[0], CAD_MASK_OWN, 0 });
  CadEstimate distance = nothing;
  Axis axis;

  axis_init (&axis, terms);
  for (guint g = 0; g < 2; g++) {
    g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));

    add_takes (takes, terms, CAD_MASK_OWN, g * terms->len);
    cad_rows_add (rows, tally, sources[g], takes);
  }
  stream = stream_of_terms (cad_stream_string (stream, tally->sources->pdata[sources[1]]), tally, terms);
  estimate_distance (&distance, &axis, rows, seed, stream);
  axis_clear (&axis);
  return distance;
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
