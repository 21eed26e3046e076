/* SPDX-License-Identifier: MIT
 * permutation.c - permutation tests */
#include <cadrage/permutation.h>

#include <math.h>

#include "random.h"

#define TIE 1e-9 /* figures whose relative difference is less are equal */

double
cad_permutation_test (guint n_a, guint n, guint64 stream, CadPermuted permuted, gpointer data)
{
  g_autofree guint32 *order = g_new (guint32, n);
  CadRandom random;
  guint hits = 0;

  g_return_val_if_fail (n_a <= n && n > 0, NAN);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  double seen = permuted (order, n_a, data), enough = seen - TIE * (1 + fabs (seen));

  cad_random_init (&random, 0, stream);
  for (guint b = 0; b < CAD_PERMUTATIONS; b++) {
    cad_random_deal (&random, order, n, n_a);
    hits += permuted (order, n_a, data) >= enough;
  }
  return (hits + 1.0) / (CAD_PERMUTATIONS + 1.0);
}
