/* SPDX-License-Identifier: MIT
 * axis.c - the terms of an axis by choice */
#include "axis.h"

#include <math.h>
#include <string.h>

#include "dirichlet.h"
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

/* What the posterior adds to how often each wording of @choice was named. */
static double
prior_of (const CadAxisTerms *axis, guint choice)
{
  return 1.0 / axis->wordings[choice];
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
    posterior->gammas[i] = cad_gamma_of (counts[i] + prior_of (axis, axis->choice[i]));
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

/* Adds @shape to that of the terms of the same lean: their shares together have its sum. */
static void
pool (double *leans, double *shapes, guint *n, double lean, double shape)
{
  guint i = 0;

  while (i < *n && leans[i] != lean)
    i++;
  if (i == *n) {
    leans[i] = lean;
    shapes[i] = 0;
    *n += 1;
  }
  shapes[i] += shape;
}

CadBounds
cad_axis_choice_bounds (const CadAxisTerms *axis, const double *counts, guint choice)
{
  g_autofree double *leans = g_new (double, axis->n_terms + 1);
  g_autofree double *shapes = g_new (double, axis->n_terms + 1);
  guint n = 0;

  for (guint i = 0; i < axis->n_terms; i++)
    if (axis->choice[i] == choice)
      pool (leans, shapes, &n, axis->lean[i], counts[i] + prior_of (axis, choice));
  return cad_dirichlet_mean_bounds (&(CadDirichletMean){ leans, shapes, n }, CAD_TAIL);
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
