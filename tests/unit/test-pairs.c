/* SPDX-License-Identifier: MIT
 * test-pairs.c - tables from pairs to numbers */
#include <cadrage/pairs.h>

static void
test_many (void)
{
  CadPairs pairs;

  cad_pairs_init (&pairs);
  for (guint32 i = 0; i < 5000; i++)
    cad_pairs_set (&pairs, i % 70, i, i + 1);
  for (guint32 i = 0; i < 5000; i++)
    g_assert_cmpuint (cad_pairs_get (&pairs, i % 70, i), ==, i + 1);
  g_assert_cmpuint (cad_pairs_get (&pairs, 3, 4), ==, 0);
  g_assert_cmpuint (cad_pairs_get (&pairs, 70, 0), ==, 0);
  cad_pairs_clear (&pairs);
}

static void
test_replaced (void)
{
  CadPairs pairs;

  cad_pairs_init (&pairs);
  cad_pairs_set (&pairs, 0, 1, 7);
  cad_pairs_set (&pairs, 0, 1, 8);
  g_assert_cmpuint (cad_pairs_get (&pairs, 0, 1), ==, 8);
  g_assert_cmpuint (cad_pairs_get (&pairs, 1, 0), ==, 0);
  g_assert_cmpuint (pairs.n, ==, 1);
  cad_pairs_clear (&pairs);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pairs/thousands-of-pairs-keep-their-values", test_many);
  g_test_add_func ("/pairs/a-pair-set-twice-has-its-last-value", test_replaced);
  return g_test_run ();
}
