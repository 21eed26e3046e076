/* SPDX-License-Identifier: MIT
 * intervals.h - intervals of proportions, of their difference and of rates, and the distributions behind them */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  double low, high;
} CadBounds;

/* Intervals of @x successes in @n trials at @level (0.95). @n 0 gives NAN bounds. */
CadBounds cad_wilson (double x, double n, double level);
CadBounds cad_jeffreys (double x, double n, double level);        /* 0 and 1 at the ends (Brown, Cai & DasGupta 2001) */
CadBounds cad_clopper_pearson (double x, double n, double level); /* exact */

/* x1 / n1 - x2 / n2: Newcombe's method 10 (1998), without continuity correction. */
CadBounds cad_newcombe (double x1, double n1, double x2, double n2, double level);

/* The difference a - b of two figures from their own intervals (Zou & Donner 2008; with Wilson's it is Newcombe's). */
CadBounds cad_difference_bounds (double a, CadBounds of_a, double b, CadBounds of_b);

/* The mean of a Poisson count @x: Garwood's exact interval. */
CadBounds cad_garwood (double x, double level);

double cad_normal_quantile (double p);
double cad_normal_upper (double z); /* P(Z > z) */

/* Regularised incomplete functions and their inverses. */
double cad_beta_lower (double x, double a, double b);
double cad_beta_quantile (double p, double a, double b);
double cad_gamma_lower (double x, double a);
double cad_gamma_upper (double x, double a);
double cad_gamma_quantile (double p, double a);
double cad_chi2_upper (double x, double degrees);

/* The type-7 quantile (as R's default) of @n sorted values. */
double cad_quantile (const double *sorted, gsize n, double p);

G_END_DECLS
