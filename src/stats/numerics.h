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

/* 2.5 % and 97.5 % quantiles of the values that are not NAN; reorders them. FALSE when fewer than half are left. */
gboolean cad_percentiles (double *values, gsize n, CadBounds *bounds);

G_END_DECLS
