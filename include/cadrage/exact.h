/* SPDX-License-Identifier: MIT
 * exact.h - exact tests of counts */
#pragma once

#include <cadrage/keyness.h>

G_BEGIN_DECLS

#define CAD_EXACT_MOST 10000000 /* mentions; with more, G2 against chi-square and the odds ratio seen say the same */

typedef enum { CAD_TWO_SIDED, CAD_GREATER, CAD_LESS } CadSides;

/* Fisher's exact test. Two-sided: all tables that are not more probable than the one seen, as R does. */
double cad_fisher (CadUses uses, CadSides sides);

/* The odds ratio most likely given all sums of the table; INFINITY never: NAN when it has no finite positive value. */
double cad_conditional_odds_ratio (CadUses uses);

typedef struct {
  double p;     /* NAN when there is nothing to test */
  double error; /* standard error of @p when it was drawn, else 0 */
} CadExactTest;

/* Freeman and Halton's test of a table of @n rows and two columns @a and @b: enumerated, or drawn 9,999 times when there are too
 * many tables. @stream names the random numbers. */
CadExactTest cad_freeman_halton (const guint64 *a, const guint64 *b, guint n, guint64 stream);

G_END_DECLS
