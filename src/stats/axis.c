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
  axis->parts = g_new0 (double, 4 * terms->len + 1);
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
cad_posterior_init (CadPosterior *posterior, const CadAxisTerms *axis, const double *counts)
{
  posterior->axis = axis;
  posterior->gammas = g_new (CadGamma, axis->n_terms + 1);
  posterior->mentions = g_new0 (double, axis->n_choices + 1);
  posterior->drawn = g_new (double, axis->n_choices + 1);
  for (guint i = 0; i < axis->n_terms; i++) {
    posterior->mentions[axis->choice[i]] += counts[i];
    posterior->gammas[i] = cad_gamma_of (counts[i] + 1.0 / axis->wordings[axis->choice[i]]);
  }
}

void
cad_posterior_clear (CadPosterior *posterior)
{
  g_free (posterior->gammas);
  g_free (posterior->mentions);
  g_free (posterior->drawn);
}

void
cad_posterior_draw (CadPosterior *posterior, CadRandom *random, double *sums)
{
  const CadAxisTerms *axis = posterior->axis;
  double *drawn = posterior->drawn;

  memset (drawn, 0, axis->n_choices * sizeof *drawn);
  for (guint i = 0; i < axis->n_terms; i++) {
    guint choice = axis->choice[i];

    sums[i] = posterior->mentions[choice] > 0 ? cad_gamma_draw (&posterior->gammas[i], random) : 0;
    drawn[choice] += sums[i];
  }
  for (guint c = 0; c < axis->n_choices; c++)
    drawn[c] = drawn[c] > 0 ? posterior->mentions[c] / drawn[c] : 1;
  for (guint i = 0; i < axis->n_terms; i++)
    sums[i] *= drawn[axis->choice[i]];
}

/* Draws of each choice's lean, those of the first choice first; NAN where a choice was never named. */
double *
cad_axis_choice_leans (CadAxisTerms *axis, const double *counts, guint64 stream)
{
  double *leans = g_new (double, (gsize) axis->n_choices *CAD_BOOTSTRAP_DRAWS + 1);
  g_autofree double *sums = g_new0 (double, axis->n_terms + 1);
  CadPosterior posterior;
  CadRandom random;

  cad_random_init (&random, 0, stream);
  cad_posterior_init (&posterior, axis, counts);
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    const double *mentions = posterior.mentions;

    cad_posterior_draw (&posterior, &random, sums);
    for (guint c = 0; c < axis->n_choices; c++)
      leans[(gsize) c * CAD_BOOTSTRAP_DRAWS + b] = mentions[c] > 0 ? 0 : NAN;
    for (guint i = 0; i < axis->n_terms; i++)
      if (mentions[axis->choice[i]] > 0)
        leans[(gsize) axis->choice[i] * CAD_BOOTSTRAP_DRAWS + b] += axis->lean[i] * sums[i] / mentions[axis->choice[i]];
  }
  cad_posterior_clear (&posterior);
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
