/* SPDX-License-Identifier: MIT
 * resemblance.c - a Dirichlet-multinomial model of who would have written these wordings */
#include <cadrage/resemblance.h>

#include <math.h>

#include "axis.h"
#include "numerics.h"

void
cad_resemblance_clear (CadResemblance *resemblance)
{
  g_clear_pointer (&resemblance->posterior, g_free);
}

/* Own-voice mentions of the terms in all of @tally (@source -1) or in one source. Keys of @known are found by name. */
static double *
count_terms (const CadTally *tally, int source, const CadTally *known, GArray *terms)
{
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  g_autoptr (CadRows) rows = cad_rows_new (terms->len);

  for (guint i = 0; i < terms->len; i++) {
    const CadKey *name = known->keys->pdata[g_array_index (terms, CadLeanTerm, i).key];
    int key = cad_tally_key (tally, name->lexicon, name->choice, name->wording);
    CadTake take = { (guint32) key, CAD_MASK_OWN, i, 1 };

    if (key >= 0)
      g_array_append_val (takes, take);
  }
  cad_rows_add (rows, tally, source, takes);
  return g_memdup2 (rows->sums, terms->len * sizeof (double));
}

/* The log of the probability of @seen, given the counts of one source; a constant is left out. */
static double
log_evidence (const CadAxisTerms *axis, const double *counts, const double *seen)
{
  double *known = axis->parts, *asked = axis->parts + axis->n_choices, sum = 0;

  for (guint c = 0; c < 2 * axis->n_choices; c++)
    axis->parts[c] = 0;
  for (guint i = 0; i < axis->n_terms; i++) {
    double alpha = counts[i] + 1.0 / axis->wordings[axis->choice[i]];

    known[axis->choice[i]] += alpha;
    asked[axis->choice[i]] += seen[i];
    sum += cad_log_gamma (alpha + seen[i]) - cad_log_gamma (alpha);
  }
  for (guint c = 0; c < axis->n_choices; c++)
    sum -= cad_log_gamma (known[c] + asked[c]) - cad_log_gamma (known[c]);
  return sum;
}

/* From logs to probabilities that sum to 1. */
static void
normalise (double *logs, guint n)
{
  double total = -INFINITY;

  for (guint i = 0; i < n; i++)
    total = cad_log_add (total, logs[i]);
  for (guint i = 0; i < n; i++)
    logs[i] = exp (logs[i] - total);
}

void
cad_resemblance_init (CadResemblance *resemblance, const CadTally *known, const CadTally *article, GArray *terms)
{
  guint n = known->sources->len;
  g_autofree double *seen = count_terms (article, -1, known, terms);
  CadAxisTerms axis;

  cad_axis_init (&axis, terms);
  resemblance->mentions = 0;
  resemblance->posterior = g_new (double, n + 1);
  for (guint i = 0; i < terms->len; i++)
    resemblance->mentions += (guint64) seen[i];
  for (guint s = 0; s < n; s++) {
    g_autofree double *counts = count_terms (known, s, known, terms);

    resemblance->posterior[s] = resemblance->mentions > 0 ? log_evidence (&axis, counts, seen) : NAN;
  }
  if (resemblance->mentions > 0)
    normalise (resemblance->posterior, n);
  cad_axis_clear (&axis);
}
