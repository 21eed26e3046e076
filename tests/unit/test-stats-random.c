/* SPDX-License-Identifier: MIT
 * test-stats-random.c - the random numbers and the resampling that every interval rests on */
#include "../../src/stats/random.h"

#include "../../src/stats/dirichlet.h"
#include "../../src/stats/numerics.h"
#include "../../src/stats/rows.h"
#include "../statistics/counts.h"
#include "../statistics/oracles.h"

/* The first numbers of xoshiro256** from the state 1, 2, 3, 4, as its authors' code gives them. */
static void
test_xoshiro (void)
{
  CadRandom random = { { 1, 2, 3, 4 } };
  const guint64 expected[] = { 11520, 0, 1509978240, 1215971899390074240 };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (cad_random_next (&random), ==, expected[i]);
}

static void
test_streams (void)
{
  CadRandom a, b, c;

  cad_random_init (&a, 1, 2);
  cad_random_init (&b, 1, 2);
  cad_random_init (&c, 2, 1);
  g_assert_cmpuint (cad_random_next (&a), ==, cad_random_next (&b));
  g_assert_cmpuint (cad_random_next (&a), !=, cad_random_next (&c));
  g_assert_cmpuint (cad_stream_string (cad_stream_string (0, "ab"), "c"), !=,
                    cad_stream_string (cad_stream_string (0, "a"), "bc"));
}

static void
test_moments (void)
{
  const guint n = 200000;
  const double shapes[] = { 0.1, 0.5, 1, 7.5 };
  CadRandom random;
  double sum = 0, squares = 0, uniform = 0;

  cad_random_init (&random, 20201110, 0);
  for (guint i = 0; i < n; i++) {
    double z = cad_random_normal (&random);

    sum += z;
    squares += z * z;
    uniform += cad_random_uniform (&random);
  }
  assert_near (sum / n, 0, 5 / sqrt (n), "mean of the normal");
  assert_near (squares / n, 1, 5 * sqrt (2.0 / n), "variance of the normal");
  assert_near (uniform / n, 0.5, 5 * sqrt (1.0 / 12 / n), "mean of the uniform");
  for (guint k = 0; k < G_N_ELEMENTS (shapes); k++) {
    sum = 0;
    for (guint i = 0; i < n; i++)
      sum += cad_random_gamma (&random, shapes[k]);
    assert_near (sum / n, shapes[k], 5 * sqrt (shapes[k] / n), "mean of the gamma");
  }
}

static void
test_deal (void)
{
  guint hits[6] = { 0 };
  guint32 items[6] = { 0, 1, 2, 3, 4, 5 };
  CadRandom random;

  cad_random_init (&random, 1, 1);
  for (guint i = 0; i < 60000; i++) {
    cad_random_deal (&random, items, 6, 2);
    hits[items[0]]++;
    hits[items[1]]++;
  }
  for (guint i = 0; i < 6; i++)
    assert_near (hits[i], 20000, 600, "each item is dealt as often");
}

static void
compute_share (const double *sums, gpointer data, double *out)
{
  (void) data;
  out[0] = sums[0] / (sums[0] + sums[1]);
}

/* Three articles, 3/4, 1/5 and 0/2: all 27 resamples are known. */
static void
test_all_resamples (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("cluster_bootstrap_exact27.csv");
  g_autoptr (CadTally)
      tally = tally_of ("S c0 x 3 1 own\nS c0 y 1 1 own\nS c0 x 1 2 own\nS c0 y 4 2 own\nS c0 y 2 3 own\n");
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  g_autoptr (CadRows) rows = cad_rows_new (2);
  const CadTake both[] = { { key_of (tally, "c0", "x"), CAD_MASK_OWN, 0, 1 },
                           { key_of (tally, "c0", "y"), CAD_MASK_OWN, 1, 1 } };

  if (oracle == NULL)
    return;
  g_array_append_vals (takes, both, 2);
  cad_rows_add (rows, tally, 0, takes);
  g_autofree double *draws = cad_rows_bootstrap (rows, 7, 7, &(CadFigure){ compute_share, NULL, 1 });

  for (guint i = 1; i < oracle->rows->len; i++) {
    double share = oracle_number (oracle, i, "share"), p = oracle_number (oracle, i, "cum_prob");
    guint below = 0;

    if (i + 1 < oracle->rows->len && oracle_number (oracle, i + 1, "share") - share < 1e-9)
      continue;
    for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++)
      below += draws[b] <= share + 1e-9;
    assert_near ((double) below / CAD_BOOTSTRAP_DRAWS, p, 4 * sqrt (p * (1 - p) / CAD_BOOTSTRAP_DRAWS) + 1e-12,
                 "cumulative probability");
  }
}

static void
test_percentiles (void)
{
  double values[] = { NAN, 3, 1, NAN, 2 }, empty[] = { NAN, NAN, NAN, 1, NAN };
  CadBounds bounds = { 0, 0 };

  g_assert_true (cad_percentiles_at (values, 5, CAD_TAIL, &bounds));
  assert_near (bounds.low, 1.05, 1e-15, "low");
  assert_near (bounds.high, 2.95, 1e-15, "high");
  g_assert_false (cad_percentiles_at (empty, 5, CAD_TAIL, &bounds));
}

static gint
by_value (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Finding two quantiles without sorting gives those of sorting, ties and all. */
static void
test_selection (void)
{
  CadRandom random;

  cad_random_init (&random, 3, 3);
  for (guint n = 1; n < 400; n++) {
    g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));
    CadBounds bounds;

    for (guint i = 0; i < n; i++) {
      double value = n % 3 ? cad_random_uniform (&random) : cad_random_index (&random, 5);

      g_array_append_val (values, value);
    }
    g_autoptr (GArray) sorted = g_array_copy (values);

    g_array_sort (sorted, by_value);
    g_assert_true (cad_percentiles_at (&g_array_index (values, double, 0), n, CAD_TAIL, &bounds));
    assert_near (bounds.low, cad_quantile (&g_array_index (sorted, double, 0), n, 0.025), 0, "low");
    assert_near (bounds.high, cad_quantile (&g_array_index (sorted, double, 0), n, 0.975), 0, "high");
  }
}

/* Two values: the mean is that of a beta distribution, near the ends and of many mentions too. */
static void
test_dirichlet_of_two (void)
{
  const double values[] = { -0.5, 1 };
  const double shapes[][2] = { { 1.5, 1.5 },  { 0.5, 3.5 }, { 0.02, 10 },   { 2.25, 0.25 },
                               { 30, 400.5 }, { 1e5, 3.5 }, { 0.5, 100.5 }, { 1000.5, 0.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (double tail = 0.02; tail < 0.3; tail *= 2) {
      CadBounds bounds = cad_dirichlet_mean_bounds (&(CadDirichletMean){ values, shapes[i], 2 }, tail);

      assert_near (bounds.low, -0.5 + 1.5 * cad_beta_quantile (tail, shapes[i][1], shapes[i][0]), 5e-5, "low");
      assert_near (bounds.high, -0.5 + 1.5 * cad_beta_quantile (1 - tail, shapes[i][1], shapes[i][0]), 5e-5, "high");
    }
}

/* Several values: as many draws lie below a quantile as should. */
static void
test_dirichlet_of_many (void)
{
  const guint n = 100000;
  const double values[] = { -1, -0.5, 0, 0.25, 1 };
  const double shapes[][5] = {
    { 0.2, 0.2, 0.2, 0.2, 3.2 }, { 2.2, 0.2, 0.4, 1.2, 3.2 }, { 0.5, 40, 7, 1, 0.5 }, { 0.2, 0.2, 1000.2, 0.2, 0.2 }
  };
  CadRandom random;

  cad_random_init (&random, 1922, 0);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
    CadBounds bounds = cad_dirichlet_mean_bounds (&(CadDirichletMean){ values, shapes[i], 5 }, CAD_TAIL);
    guint below = 0, above = 0;

    for (guint draw = 0; draw < n; draw++) {
      double sum = 0, weights = 0;

      for (guint k = 0; k < 5; k++) {
        double weight = cad_random_gamma (&random, shapes[i][k]);

        sum += values[k] * weight;
        weights += weight;
      }
      below += sum / weights < bounds.low;
      above += sum / weights > bounds.high;
    }
    assert_near ((double) below / n, CAD_TAIL, 4 * sqrt (CAD_TAIL / n), "below");
    assert_near ((double) above / n, CAD_TAIL, 4 * sqrt (CAD_TAIL / n), "above");
  }
}

static void
test_dirichlet_of_one (void)
{
  CadBounds bounds = cad_dirichlet_mean_bounds (
      &(CadDirichletMean){ (const double[]){ 0.5 }, (const double[]){ 3 }, 1 }, CAD_TAIL);

  assert_near (bounds.low, 0.5, 0, "low");
  assert_near (bounds.high, 0.5, 0, "high");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random/the-generator-is-xoshiro", test_xoshiro);
  g_test_add_func ("/random/streams-are-named", test_streams);
  g_test_add_func ("/random/distributions-have-their-moments", test_moments);
  g_test_add_func ("/random/dealing-is-fair", test_deal);
  g_test_add_func ("/random/all-resamples-of-three-articles-as-the-oracle", test_all_resamples);
  g_test_add_func ("/random/draws-without-value-are-left-out", test_percentiles);
  g_test_add_func ("/random/quantiles-are-found-without-sorting", test_selection);
  g_test_add_func ("/random/a-dirichlet-mean-of-two-values-is-a-beta", test_dirichlet_of_two);
  g_test_add_func ("/random/a-dirichlet-mean-leaves-out-the-draws-it-should", test_dirichlet_of_many);
  g_test_add_func ("/random/a-dirichlet-mean-of-one-value-is-that-value", test_dirichlet_of_one);
  return g_test_run ();
}
