/* SPDX-License-Identifier: MIT
 * permutation.h - what a figure would be if articles had been shared out between two sources by chance */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAD_PERMUTATIONS 9999

/* The figure when the articles order[0] to order[n_a - 1] belong to the first source and the others to the second. */
typedef double (*CadPermuted) (const guint32 *order, guint n_a, gpointer data);

/* P of a figure as great as that of the order 0, 1, 2 ..., ties counted: exact where there are no more than CAD_PERMUTATIONS ways
 * to deal the articles out, else (b + 1) / (B + 1) of as many random ones (Phipson & Smyth 2010). */
double cad_permutation_test (guint n_a, guint n, guint64 stream, CadPermuted permuted, gpointer data);

G_END_DECLS
