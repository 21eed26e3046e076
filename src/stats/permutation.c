/* SPDX-License-Identifier: MIT
 * permutation.c - permutation tests */
#include <cadrage/permutation.h>

#include <math.h>

#include "random.h"

#define TIE 1e-9 /* figures whose relative difference is less are equal */

/* How many ways there are to choose @k of @n, at most CAD_PERMUTATIONS + 1. */
static guint
count_choices (guint n, guint k)
{
  guint64 ways = 1;

  k = MIN (k, n - k);
  for (guint i = 1; i <= k && ways <= CAD_PERMUTATIONS; i++)
    ways = ways * (n - k + i) / i;
  return (guint) MIN (ways, CAD_PERMUTATIONS + 1);
}

/* Puts the marked items first. */
static void
order_by_mark (const gboolean *marked, guint n, guint32 *order)
{
  guint at = 0;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n; i++)
      if (marked[i] == (pass == 0))
        order[at++] = i;
}

/* The next choice of as many items, in the order of binary numbers; FALSE after the last. */
static gboolean
next_choice (gboolean *marked, guint n)
{
  guint ones = 0, i = 0;

  while (i < n && !marked[i])
    i++;
  for (; i < n && marked[i]; i++)
    ones++;
  if (i == n)
    return FALSE;
  marked[i] = TRUE;
  for (guint j = 0; j < i; j++)
    marked[j] = j < ones - 1;
  return TRUE;
}

/* All ways to deal the articles out. */
static double
enumerate (guint n_a, guint n, double enough, CadPermuted permuted, gpointer data)
{
  g_autofree gboolean *marked = g_new0 (gboolean, n);
  g_autofree guint32 *order = g_new (guint32, n);
  guint hits = 0, ways = 0;

  for (guint i = 0; i < n_a; i++)
    marked[i] = TRUE;
  do {
    order_by_mark (marked, n, order);
    hits += permuted (order, n_a, data) >= enough;
    ways++;
  } while (next_choice (marked, n));
  return (double) hits / ways;
}

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

  if (count_choices (n, n_a) <= CAD_PERMUTATIONS)
    return enumerate (n_a, n, enough, permuted, data);
  cad_random_init (&random, 0, stream);
  for (guint b = 0; b < CAD_PERMUTATIONS; b++) {
    cad_random_deal (&random, order, n, n_a);
    hits += permuted (order, n_a, data) >= enough;
  }
  return (hits + 1.0) / (CAD_PERMUTATIONS + 1.0);
}
