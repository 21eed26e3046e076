/* SPDX-License-Identifier: MIT
 * distance.c - how differently two sources choose their words */
#include <math.h>
#include <string.h>

#include <cadrage/comparison.h>

#include "distance.h"

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

double
cad_distance_of (CadAxisTerms *axis, const double *a, const double *b)
{
  double *of_a = axis->parts, *of_b = of_a + axis->n_choices, *divergence = of_b + axis->n_choices;
  double sum = 0, weights = 0;

  memset (axis->parts, 0, 3 * axis->n_choices * sizeof *axis->parts);
  for (guint i = 0; i < axis->n_terms; i++) {
    of_a[axis->choice[i]] += a[i];
    of_b[axis->choice[i]] += b[i];
  }
  for (guint i = 0; i < axis->n_terms; i++) {
    guint c = axis->choice[i];
    double prior = 1.0 / axis->wordings[c];

    divergence[c] += divergence_part ((a[i] + prior) / (of_a[c] + 1), (b[i] + prior) / (of_b[c] + 1));
  }
  for (guint c = 0; c < axis->n_choices; c++)
    if (of_a[c] > 0 && of_b[c] > 0 && axis->wordings[c] > 1) {
      double weight = cad_axis_weight (of_a[c]) * cad_axis_weight (of_b[c]);

      sum += weight * sqrt (CLAMP (divergence[c], 0, 1));
      weights += weight;
    }
  return weights > 0 ? sum / weights : NAN;
}

double *
cad_distance_matrix (const CadTally *tally, GArray *terms)
{
  guint n = tally->sources->len, width = terms->len;
  double *distances = g_new0 (double, (gsize) n *n);
  g_autofree double *sums = g_new0 (double, (gsize) (n + 1) * width);
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
      distances[(gsize) i * n + j] = cad_distance_of (&axis, sums + (gsize) j * width, sums + (gsize) i * width);
      distances[(gsize) j * n + i] = distances[(gsize) i * n + j];
    }
  cad_axis_clear (&axis);
  return distances;
}
