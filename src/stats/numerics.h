/* SPDX-License-Identifier: MIT
 * numerics.h - what several statistics need and the C library lacks */
#pragma once

#include <cadrage/intervals.h>

G_BEGIN_DECLS

double cad_log_gamma (double x); /* x > 0; without the global sign of lgamma() */

/* Log of the hypergeometric probability by Loader's saddle point (2000), which loses no digits for large counts:
 * @x of the @drawn are among the @marked of @total. */
double cad_log_hypergeometric (double x, double marked, double drawn, double total);

double cad_log_add (double a, double b); /* log (exp a + exp b) */

#define CAD_TAIL 0.025 /* that an interval of 95 % leaves out at either end */

/* The quantiles @tail and 1 - @tail of the values that are not NAN; reorders them. FALSE when fewer than half are left. */
gboolean cad_percentiles_at (double *values, gsize n, double tail, CadBounds *bounds);

/* The tail to cut off so that a percentile interval of @n resampled units is not too narrow: resamples vary by (n - 1) / n too
 * little, and have a normal's tails instead of Student's (Hesterberg 2015). CAD_TAIL from thirty units on. */
double cad_resampling_tail (guint n);

G_END_DECLS
