/* SPDX-License-Identifier: MIT
 * axis.c - the terms of an axis by choice */
#include "axis.h"

#include <math.h>
#include <string.h>

#include "numerics.h"

void
cad_axis_init (CadAxisTerms *axis, GArray *terms)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  axis->n_terms = terms->len;
  axis->n_choices = 0;
  axis->choice = g_new (guint32, terms->len);
  axis->lean = g_new (double, terms->len);
  axis->wordings = g_new0 (guint, terms->len);
  axis->parts = g_new0 (double, 4 * terms->len);
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

void
cad_axis_clear (CadAxisTerms *axis)
{
  g_free (axis->choice);
  g_free (axis->lean);
  g_free (axis->wordings);
  g_free (axis->parts);
}

double
cad_axis_weight (double mentions)
{
  return mentions / (mentions + CAD_LEAN_K);
}

void
cad_axis_takes (GArray *takes, GArray *terms, guint voices, guint first_column)
{
  for (guint i = 0; i < terms->len; i++) {
    CadTake take = { g_array_index (terms, CadLeanTerm, i).key, voices, first_column + i, 1 };

    g_array_append_val (takes, take);
  }
}

guint64
cad_stream_terms (guint64 stream, const CadTally *tally, GArray *terms)
{
  for (guint i = 0; i < terms->len; i++)
    stream = cad_stream_key (stream, tally, g_array_index (terms, CadLeanTerm, i).key);
  return stream;
}

void
cad_axis_draw (const CadAxisTerms *axis, CadRandom *random, const double *counts, double *sums)
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

/* Draws of each choice's lean, those of the first choice first; NAN where a choice was never named. */
double *
cad_axis_choice_leans (CadAxisTerms *axis, const double *counts, guint64 stream)
{
  double *leans = g_new (double, (gsize) axis->n_choices *CAD_BOOTSTRAP_DRAWS + 1);
  g_autofree double *sums = g_new0 (double, axis->n_terms + 1);
  double *mentions = axis->parts + axis->n_choices;
  CadRandom random;

  cad_random_init (&random, 0, stream);
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    cad_axis_draw (axis, &random, counts, sums);
    for (guint c = 0; c < axis->n_choices; c++)
      leans[(gsize) c * CAD_BOOTSTRAP_DRAWS + b] = mentions[c] > 0 ? 0 : NAN;
    for (guint i = 0; i < axis->n_terms; i++)
      if (mentions[axis->choice[i]] > 0)
        leans[(gsize) axis->choice[i] * CAD_BOOTSTRAP_DRAWS + b] += axis->lean[i] * sums[i] / mentions[axis->choice[i]];
  }
  return leans;
}

void
cad_estimate_bound (CadEstimate *estimate, double *draws, double tail, CadInterval interval)
{
  CadBounds bounds;

  if (!cad_percentiles_at (draws, CAD_BOOTSTRAP_DRAWS, tail, &bounds))
    return;
  estimate->low = MIN (bounds.low, estimate->value);
  estimate->high = MAX (bounds.high, estimate->value);
  estimate->interval = interval;
}
