/* SPDX-License-Identifier: MIT
 * test-stats-intervals.c - intervals against known values */
#include <cadrage/intervals.h>

#include "../statistics/oracles.h"

static void
test_normal (void)
{
  assert_near (cad_normal_quantile (0.975), 1.9599639845400545, 1e-15, "z of 95 %");
  assert_near (cad_normal_quantile (0.5), 0, 0, "median");
  assert_near (cad_normal_quantile (1e-20), -9.2623400897985230, 1e-12, "far tail");
  for (double z = -4; z < 8; z += 0.37)
    assert_near (cad_normal_quantile (cad_normal_upper (z)), -z, 1e-9, "there and back");
  assert_close (cad_normal_upper (30), 4.906713927148187e-198, 1e-12, "P(Z > 30)");
}

static void
test_gamma (void)
{
  assert_close (cad_gamma_upper (1, 1), exp (-1), 1e-14, "exponential");
  assert_close (cad_chi2_upper (3.841458820694124, 1), 0.05, 1e-13, "chi square, 1 degree");
  assert_close (cad_chi2_upper (18.307038053275146, 10), 0.05, 1e-13, "chi square, 10 degrees");
  assert_close (cad_gamma_lower (1e-8, 0.5), 2 * sqrt (1e-8 / G_PI), 1e-7, "near 0");
  for (double a = 0.5; a < 2000; a *= 1.7)
    for (double p = 0.001; p < 1; p += 0.111)
      assert_near (cad_gamma_lower (cad_gamma_quantile (p, a), a), p, 1e-12, "there and back");
}

static void
test_beta (void)
{
  assert_close (cad_beta_lower (0.5, 0.5, 0.5), 0.5, 1e-14, "arcsine");
  assert_close (cad_beta_lower (0.2, 1, 3), 1 - 0.8 * 0.8 * 0.8, 1e-14, "a is 1");
  for (double a = 0.5; a < 1e5; a *= 3.7)
    for (double b = 0.5; b < 1e5; b *= 4.1)
      for (double p = 0.025; p < 1; p += 0.19)
        assert_near (cad_beta_lower (cad_beta_quantile (p, a, b), a, b), p, 1e-8, "there and back");
}

static void
test_garwood (void)
{
  CadBounds none = cad_garwood (0, 0.95), ten = cad_garwood (10, 0.95);

  assert_near (none.low, 0, 0, "nothing seen");
  assert_close (none.high, -log (0.025), 1e-13, "nothing seen");
  assert_close (ten.low, 4.7953886961324337, 1e-13, "ten seen");
  assert_close (ten.high, 18.390356042017779, 1e-13, "ten seen");
}

/* Of nobody asked, nothing is known: no value, never an infinite one. */
static void
test_nothing (void)
{
  g_assert_true (isnan (cad_wilson (0, 0, 0.95).low));
  g_assert_true (isnan (cad_jeffreys (0, 0, 0.95).high));
  g_assert_true (isnan (cad_clopper_pearson (0, 0, 0.95).high));
  g_assert_true (isnan (cad_newcombe (0, 0, 1, 2, 0.95).low));
}

static void
test_quantile (void)
{
  const double values[] = { 1, 2, 4, 8 };

  assert_near (cad_quantile (values, 4, 0), 1, 0, "least");
  assert_near (cad_quantile (values, 4, 0.5), 3, 1e-15, "median");
  assert_near (cad_quantile (values, 4, 0.9), 6.8, 1e-14, "type 7");
  assert_near (cad_quantile (values, 4, 1), 8, 0, "most");
}

static void
check_bounds (const Oracle *oracle, guint row, CadBounds bounds, const char *name)
{
  g_autofree char *low = g_strconcat (name, "_lo", NULL);
  g_autofree char *high = g_strconcat (name, "_hi", NULL);

  assert_near (bounds.low, oracle_number (oracle, row, low), 1e-9, low);
  assert_near (bounds.high, oracle_number (oracle, row, high), 1e-9, high);
}

static void
test_proportions (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("proportion_intervals.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    double x = oracle_number (oracle, i, "x"), n = oracle_number (oracle, i, "n");
    double level = oracle_number (oracle, i, "conf");

    check_bounds (oracle, i, cad_wilson (x, n, level), "wilson");
    check_bounds (oracle, i, cad_jeffreys (x, n, level), "jeffreys");
    check_bounds (oracle, i, cad_clopper_pearson (x, n, level), "clopper_pearson");
  }
}

static void
test_newcombe (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("newcombe_difference.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++)
    check_bounds (oracle, i,
                  cad_newcombe (oracle_number (oracle, i, "x1"), oracle_number (oracle, i, "n1"),
                                oracle_number (oracle, i, "x2"), oracle_number (oracle, i, "n2"), 0.95),
                  "newcombe10");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intervals/normal-quantile-has-sixteen-digits", test_normal);
  g_test_add_func ("/intervals/gamma-and-its-inverse-agree", test_gamma);
  g_test_add_func ("/intervals/beta-and-its-inverse-agree", test_beta);
  g_test_add_func ("/intervals/garwood-of-nothing-has-an-upper-bound", test_garwood);
  g_test_add_func ("/intervals/no-trials-have-no-interval", test_nothing);
  g_test_add_func ("/intervals/quantiles-are-type-7", test_quantile);
  g_test_add_func ("/intervals/proportions-as-the-oracle", test_proportions);
  g_test_add_func ("/intervals/newcombe-as-the-oracle", test_newcombe);
  return g_test_run ();
}
