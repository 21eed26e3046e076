/* SPDX-License-Identifier: MIT
 * axis.h - the terms of an axis by choice, and what their shares might be */
#pragma once

#include "rows.h"

G_BEGIN_DECLS

/* The terms of an axis by choice. */
typedef struct {
  guint n_terms, n_choices;
  guint32 *choice; /* per term, from 0 */
  double *lean;    /* per term */
  guint *wordings; /* per choice */
  double *parts;   /* room for 4 figures a choice */
} CadAxisTerms;

void cad_axis_init (CadAxisTerms *axis, GArray *terms);
void cad_axis_clear (CadAxisTerms *axis);

/* How much a choice counts that was named so often: once 1/4, often nearly 1. */
double cad_axis_weight (double mentions);

/* Takes of all terms, from column @first_column on. */
void cad_axis_takes (GArray *takes, GArray *terms, guint voices, guint first_column);

guint64 cad_stream_terms (guint64 stream, const CadTally *tally, GArray *terms);

/* The Dirichlet posterior of the shares of every choice that was named; the prior weighs one mention, spread evenly over
 * the wordings (Perks 1947; Berger, Bernardo & Sun 2015). */
typedef struct {
  const CadAxisTerms *axis; /* borrowed */
  CadGamma *gammas;         /* per term */
  double *mentions;         /* per choice */
  double *drawn;            /* room, per choice */
} CadPosterior;

void cad_posterior_init (CadPosterior *posterior, const CadAxisTerms *axis, const double *counts);
void cad_posterior_clear (CadPosterior *posterior);

/* Draws how often each term is named when the choices are named as often as they were. */
void cad_posterior_draw (CadPosterior *posterior, CadRandom *random, double *sums);

/* The middle 95 % of the lean of @choice, which was named, under the same posterior. */
CadBounds cad_axis_choice_bounds (const CadAxisTerms *axis, const double *counts, guint choice);

/* The interval of the draws without @tail of them at each end, widened to hold the value; nothing when too few draws have a value. */
void cad_estimate_bound (CadEstimate *estimate, double *draws, double tail, CadInterval interval);

G_END_DECLS
