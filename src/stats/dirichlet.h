/* SPDX-License-Identifier: MIT
 * dirichlet.h - a mean of fixed values whose weights have a Dirichlet distribution */
#pragma once

#include <cadrage/intervals.h>

G_BEGIN_DECLS

/* Each value's weight is its share of independent gammas of these shapes; borrowed. */
typedef struct {
  const double *values, *shapes;
  guint n;
} CadDirichletMean;

/* P (mean <= @x) to five digits, for @x within 8 standard deviations of its expectation. */
double cad_dirichlet_mean_lower (const CadDirichletMean *mean, double x);

/* The quantiles @tail and 1 - @tail, of which 0.01 < @tail < 0.5. */
CadBounds cad_dirichlet_mean_bounds (const CadDirichletMean *mean, double tail);

G_END_DECLS
