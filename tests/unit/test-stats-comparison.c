/* SPDX-License-Identifier: MIT
 * test-stats-comparison.c - two sources side by side: tests, divergences, clusters */
#include <cadrage/comparison.h>
#include <cadrage/exact.h>
#include <cadrage/permutation.h>

#include "../statistics/counts.h"
#include "../statistics/oracles.h"

/* Numbers in one field, with blanks between. */
static guint
parse_numbers (const char *text, double *numbers)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    numbers[i] = g_ascii_strtod (words[i], NULL);
  return n;
}

typedef struct {
  double values[32];
  guint n;
  gboolean two_sided;
} Means;

static double
permuted_means (const guint32 *order, guint n_a, gpointer data)
{
  const Means *means = data;
  double a = 0, b = 0;

  for (guint i = 0; i < means->n; i++)
    *(i < n_a ? &a : &b) += means->values[order[i]];
  double difference = a / n_a - b / (means->n - n_a);

  return means->two_sided ? fabs (difference) : difference;
}

static void
test_permutation (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("permutation_exact.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    Means means = { 0 };
    guint n_a = parse_numbers (oracle_text (oracle, i, "a"), means.values);

    means.n = n_a + parse_numbers (oracle_text (oracle, i, "b"), means.values + n_a);
    assert_near (cad_permutation_test (n_a, means.n, i, permuted_means, &means), oracle_number (oracle, i, "p_greater"),
                 1e-15, "greater");
    means.two_sided = TRUE;
    assert_near (cad_permutation_test (n_a, means.n, i, permuted_means, &means),
                 oracle_number (oracle, i, "p_two_sided"), 1e-15, "two-sided");
  }
}

/* Eight articles against eight can be dealt out in 12,870 ways: too many to try all, few enough to do so here. */
static void
test_drawn_permutation (void)
{
  Means means = { .values = { 9, 4, 7, 8, 6, 5, 9, 7, 3, 6, 5, 2, 7, 4, 6, 5 }, .n = 16, .two_sided = TRUE };
  const guint32 given[16] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 };
  double seen = permuted_means (given, 8, &means);
  guint hits = 0, ways = 0;

  for (guint set = 0; set < 1u << 16; set++) {
    guint32 order[16];
    guint first = 0, last = 16;

    for (guint32 i = 0; i < 16; i++)
      order[set >> i & 1 ? first++ : --last] = i;
    if (first != 8)
      continue;
    ways++;
    hits += permuted_means (order, 8, &means) >= seen - 1e-9;
  }
  double p = (double) hits / ways;

  g_assert_cmpuint (ways, ==, 12870);
  assert_near (cad_permutation_test (8, 16, 1, permuted_means, &means), p,
               4 * sqrt (p * (1 - p) / CAD_PERMUTATIONS) + 1e-4, "two-sided");
}

static void
test_divergence (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("jensen_shannon.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    double a[32], b[32];
    guint n = parse_numbers (oracle_text (oracle, i, "counts_a"), a);

    parse_numbers (oracle_text (oracle, i, "counts_b"), b);
    assert_near (cad_jensen_shannon (a, b, n), oracle_number (oracle, i, "jsd_bits"), 1e-12, "divergence");
  }
}

/* How five outlets named one caravan of migrants. */
static void
test_outlets (void)
{
  g_autoptr (Oracle) table = oracle_read ("table_newswcl50_migrant_caravan.csv");
  g_autoptr (Oracle) oracle = table != NULL ? oracle_read ("jsd_newswcl50_caravan.csv") : NULL;

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    g_autofree double *a = g_new (double, table->rows->len), *b = g_new (double, table->rows->len);

    if (!g_str_equal (oracle_text (oracle, i, "kind"), "pair"))
      continue;
    for (guint row = 1; row < table->rows->len; row++) {
      a[row - 1] = oracle_number (table, row, oracle_text (oracle, i, "a"));
      b[row - 1] = oracle_number (table, row, oracle_text (oracle, i, "b"));
    }
    assert_near (cad_jensen_shannon (a, b, table->rows->len - 1), oracle_number (oracle, i, "jsd_bits"), 1e-12,
                 "divergence");
  }
}

static void
test_divergence_by_hand (void)
{
  const double a[] = { 1, 0 }, b[] = { 0, 5 }, both[] = { 1, 1 }, none[] = { 0, 0 };

  assert_near (cad_jensen_shannon (a, b, 2), 1, 1e-15, "nothing in common");
  assert_near (cad_jensen_shannon (both, both, 2), 0, 1e-15, "the same");
  /* middle (3/4, 1/4): 1/2 log2 (4/3) + 1/2 (1/2 log2 (2/3) + 1/2 log2 2) */
  assert_near (cad_jensen_shannon (a, both, 2), 0.5 * log2 (4.0 / 3) + 0.25 * (log2 (2.0 / 3) + 1), 1e-15, "half");
  g_assert_true (isnan (cad_jensen_shannon (a, none, 2)));
}

/* @articles of each source; source A says x in @x_in_a of ten mentions, B in @x_in_b. */
static CadTally *
two_sources (guint articles, guint x_in_a, guint x_in_b)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < articles; i++)
    g_string_append_printf (rows, "A c0 x %u %u own\nA c0 y %u %u own\nB c0 x %u %u own\nB c0 y %u %u own\n",
                            x_in_a + i % 2, i, 10 - x_in_a, i, x_in_b, i, 10 - x_in_b + i % 3, i);
  return tally_of (rows->str);
}

static CadChoiceComparison *
compare (const CadTally *tally, int a, int b)
{
  const guint32 keys[] = { key_of (tally, "c0", "x"), key_of (tally, "c0", "y") };

  return cad_comparison_choice (tally, (const int[]){ a, b }, keys, 2, CAD_SEED_DEFAULT);
}

static void
test_choice_apart (void)
{
  g_autoptr (CadTally) tally = two_sources (8, 9, 1);
  g_autoptr (CadChoiceComparison) ab = compare (tally, 0, 1), ba = compare (tally, 1, 0);

  g_assert_cmpuint (ab->test, ==, CAD_TEST_PERMUTATION);
  g_assert_false (ab->few_articles);
  /* one way in 12,870 to deal the labels, and its mirror: p is near 2 / 12,870 */
  g_assert_cmpfloat (ab->p, <, 0.002);
  g_assert_cmpfloat (ab->p, >=, 1.0 / 10000);
  g_assert_cmpfloat (ab->p, ==, ba->p);
  g_assert_cmpfloat (ab->wordings[0].difference.low, >, 0.7);
  g_assert_cmpfloat (ab->wordings[0].z, >, 5);
  assert_near (ab->wordings[0].z, -ba->wordings[0].z, 1e-12, "z turned round");
  assert_near (ab->wordings[0].log_odds, -ab->wordings[1].log_odds, 1e-12, "two wordings mirror each other");
}

static void
test_choice_alike (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (rows, "A c0 x %u %u own\nA c0 y %u %u own\nB c0 x %u %u own\nB c0 y %u %u own\n", 1 + i % 4,
                            i, 1 + i % 3, i, 1 + (i + 2) % 4, i, 1 + (i + 1) % 3, i);
  g_autoptr (CadTally) tally = tally_of (rows->str);
  g_autoptr (CadChoiceComparison) comparison = compare (tally, 0, 1);

  g_assert_cmpfloat (comparison->p, >, 0.05);
  g_assert_cmpfloat (fabs (comparison->wordings[0].z), <, 2);
}

static void
test_choice_few (void)
{
  g_autoptr (CadTally)
      tally = tally_of ("A c0 x 3 1 own\nA c0 y 1 1 own\nB c0 x 1 1 own\nB c0 y 3 1 own\nC c0 y 0 1\n");
  g_autoptr (CadChoiceComparison) few = compare (tally, 0, 1), none = compare (tally, 0, 2);
  /* prior: 10 mentions, half and half: (3 + 5) / (4 + 10 - 8) against (1 + 5) / (4 + 10 - 6) */
  double odds = log (8.0 / 6) - log (6.0 / 8);

  g_assert_cmpuint (few->test, ==, CAD_TEST_EXACT);
  g_assert_true (few->few_articles);
  assert_near (few->p, 34.0 / 70, 1e-12, "Fisher");
  assert_near (few->wordings[0].log_odds, odds, 1e-14, "log odds");
  assert_near (few->wordings[0].z, odds / sqrt (1.0 / 8 + 1.0 / 6), 1e-14, "z");
  g_assert_cmpuint (none->test, ==, CAD_TEST_NONE);
  g_assert_true (isnan (none->p));
  g_assert_true (isnan (none->wordings[0].log_odds) && isnan (none->wordings[0].z));
}

static void
test_correction (void)
{
  g_autoptr (GPtrArray) comparisons = g_ptr_array_new_with_free_func (g_free);
  const double p[] = { 0.01, NAN, 0.04, 0.03 }, q[] = { 0.03, NAN, 0.04, 0.04 };

  for (guint i = 0; i < 4; i++) {
    CadChoiceComparison *comparison = g_new0 (CadChoiceComparison, 1);

    comparison->p = p[i];
    g_ptr_array_add (comparisons, comparison);
  }
  cad_comparison_correct (comparisons, CAD_CORRECTION_BH);
  for (guint i = 0; i < 4; i++)
    assert_near (((CadChoiceComparison *) comparisons->pdata[i])->q, q[i], 1e-15, "q");
}

static void
test_leans (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint i = 0; i < 24; i++)
    g_string_append_printf (rows, "A c%u x %u %u own\nB c%u y %u %u own\nB c%u x 1 %u own\n", i % 3, 1 + i % 2, i,
                            i % 3, 2 + i % 2, i, i % 3, i);
  g_autoptr (CadTally) tally = tally_of (rows->str);

  for (guint c = 0; c < 3; c++) {
    add_term (terms, tally, c, "x", 1);
    add_term (terms, tally, c, "y", -1);
  }
  CadLeanComparison ab = cad_comparison_lean (tally, (const int[]){ 0, 1 }, terms, 1);
  CadLeanComparison ba = cad_comparison_lean (tally, (const int[]){ 1, 0 }, terms, 1);

  assert_near (ab.difference.value, ab.a.estimate.value - ab.b.estimate.value, 1e-15, "difference");
  g_assert_cmpuint (ab.verdict, ==, CAD_VERDICT_PLUS);
  g_assert_cmpuint (ba.verdict, ==, CAD_VERDICT_MINUS);
  assert_near (ba.difference.low, -ab.difference.high, 0, "turned round");
  g_assert_cmpuint (ab.difference.interval, ==, CAD_INTERVAL_BOOTSTRAP);
}

static void
test_matrix (void)
{
  g_autoptr (CadTally)
      tally = tally_of ("A c0 x 3 1 own\nA c0 y 1 1 own\nB c0 x 1 1 own\nB c0 y 3 1 own\nC c1 z 1 1 own\n"
                        "D c0 x 4 1 own\nD c1 z 1 1 own\nD c1 w 1 1 own\n");
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  add_term (terms, tally, 0, "x", 0);
  add_term (terms, tally, 0, "y", 0);
  add_term (terms, tally, 1, "z", 0);
  add_term (terms, tally, 1, "w", 0);
  g_autofree double *distances = cad_distance_matrix (tally, terms);

  for (int i = 0; i < 4; i++)
    for (int j = 0; j < 4; j++)
      assert_near (distances[4 * i + j], i == j ? 0 : cad_stats_distance (tally, i, j, terms, 1).value, 0, "distance");
  g_assert_true (isnan (distances[2]));
}

/* The same sources among many or alone: the same distance and interval. */
static void
test_many_distances (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (rows,
                            "A c0 x %u %u own\nB c0 y %u %u own\nB c0 x 1 %u own\nC c0 x 2 %u own\nC c0 y %u %u own\n",
                            1 + i % 3, i, 1 + i % 4, i, i, i, i % 2, i);
  g_string_append (rows, "D c0 x 3 1 own\nD c0 y 1 2 own\n");
  g_autoptr (CadTally) tally = tally_of (rows->str);

  add_term (terms, tally, 0, "x", 0);
  add_term (terms, tally, 0, "y", 0);
  g_autofree CadEstimate *all = cad_distance_estimates (tally, (const int[]){ 0, 1, 2, 3 }, 4, terms, 7);
  CadEstimate bc = cad_stats_distance (tally, 1, 2, terms, 7), bd = cad_stats_distance (tally, 3, 1, terms, 7);

  g_assert_cmpmem (&all[6], sizeof bc, &bc, sizeof bc);
  g_assert_cmpmem (&all[9], sizeof bc, &bc, sizeof bc);
  g_assert_cmpmem (&all[7], sizeof bd, &bd, sizeof bd);
  g_assert_cmpuint (bc.interval, ==, CAD_INTERVAL_BOOTSTRAP);
  g_assert_cmpuint (bd.interval, ==, CAD_INTERVAL_DIRICHLET);
  g_assert_true (bc.low <= bc.value && bc.value <= bc.high && bc.low < bc.high);
}

static CadContest
contest_of (const CadTally *tally, guint64 seed)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < tally->sources->len; i++)
    g_array_append_val (sources, i);
  for (guint i = 0; i < 2; i++) {
    guint32 key = key_of (tally, "c0", i == 0 ? "x" : "y");

    g_array_append_val (keys, key);
  }
  return cad_contest (tally, sources, keys, seed);
}

/* Three x and six y dealt to three sources of three mentions: 84 orders, of which 3 give all x to one source. */
static void
test_contest_of_mentions (void)
{
  g_autoptr (CadTally) alike = totals_of ("A c0 x 1\nA c0 y 2\nB c0 x 1\nB c0 y 2\nC c0 x 1\nC c0 y 2\n");
  g_autoptr (CadTally) apart = totals_of ("A c0 x 3\nA c0 y 0\nB c0 x 0\nB c0 y 3\nC c0 x 0\nC c0 y 3\n");
  CadContest same = contest_of (alike, 1), different = contest_of (apart, 1);

  g_assert_cmpuint (same.test, ==, CAD_TEST_EXACT);
  g_assert_cmpuint (same.sources, ==, 3);
  assert_near (same.p, 1, 0, "the most probable table");
  assert_near (different.p, 3.0 / 84, 4 * different.error, "one of three tables among 84 orders");
}

static void
test_contest_of_articles (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 8; i++)
    g_string_append_printf (rows, "A c0 x 2 %u own\nB c0 x %u %u own\nB c0 y %u %u own\nC c0 y 3 %u own\n", i, i % 2, i,
                            (i + 1) % 2, i, i);
  g_string_append (rows, "D c0 x 9 1 own\n");
  g_autoptr (CadTally) tally = tally_of (rows->str);
  CadContest contest = contest_of (tally, 1), again = contest_of (tally, 1);

  g_assert_cmpuint (contest.test, ==, CAD_TEST_PERMUTATION);
  g_assert_cmpuint (contest.sources, ==, 3);
  g_assert_cmpuint (contest.mentions, ==, 48);
  assert_near (contest.p, 1e-4, 1e-4, "three habits");
  g_assert_cmpmem (&contest.p, sizeof contest.p, &again.p, sizeof again.p);
}

static void
test_rates (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (rows, "A c0 x %u %u own 100\nB c0 x %u %u own 100\n", 4 + i % 2, i, i % 3, i);
  g_autoptr (CadTally) tally = tally_of (rows->str);
  g_autoptr (CadTally) few = tally_of ("A c0 x 1 1 own 100\nB c0 x 2 1 own 100\n");

  assert_near (cad_comparison_rate (tally, (const int[]){ 0, 1 }, key_of (tally, "c0", "x"), 1), 1e-4, 1e-4, "apart");
  g_assert_true (isnan (cad_comparison_rate (few, (const int[]){ 0, 1 }, key_of (few, "c0", "x"), 1)));
}

/* Counts of 10^9, for which tables cannot be listed: the p of chi-square, by hand 6.6664 with one degree of freedom. */
static void
test_huge_counts (void)
{
  const guint64 a[] = { 1000000000, 3000000000 }, b[] = { 1000100000, 2999900000 };
  CadExactTest test = cad_freeman_halton (a, b, 2, 1);

  assert_near (test.p, 0.0098245, 1e-7, "p");
  assert_near (cad_fisher ((CadUses){ 1e9, 4e9, 1.0001e9, 4e9 }, CAD_TWO_SIDED), test.p, 1e-9, "Fisher");
  assert_near (cad_conditional_odds_ratio ((CadUses){ 1e9, 4e9, 1.0001e9, 4e9 }), 0.99986667999867, 1e-12,
               "odds ratio");
}

/* Ten choices named once each: the prior pulls every one to the middle, and the lean must not be left outside. */
static void
test_lean_inside (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint c = 0; c < 10; c++)
    g_string_append_printf (rows, "A c%u x %u 1 own\nA c%u y %u 1 own\nA c%u z 0 1 own\n", c, c < 7 ? 2 : 1, c,
                            c < 7 ? 0 : 1, c);
  g_autoptr (CadTally) tally = tally_of (rows->str);

  for (guint c = 0; c < 10; c++) {
    add_term (terms, tally, c, "x", 1);
    add_term (terms, tally, c, "y", 0);
    add_term (terms, tally, c, "z", -1);
  }
  CadEstimate lean = cad_stats_lean (tally, &(CadSelection){ 0, CAD_MASK_OWN, 1 }, terms).estimate;

  g_assert_cmpuint (lean.interval, ==, CAD_INTERVAL_DIRICHLET);
  g_assert_cmpfloat (lean.low, <, lean.value - 0.05);
  g_assert_cmpfloat (lean.high, >, lean.value + 0.03);
}

/* Worked by hand: 0 and 1 at 1, then 2 at (4 + 6) / 2, then 3 at (9 + 9 + 9) / 3. */
static void
test_clusters (void)
{
  const double distances[] = { 0, 1, 4, 9, 1, 0, 6, 9, 4, 6, 0, 9, 9, 9, 9, 0 };
  const double missing[] = { 0, NAN, NAN, 0 };
  guint order[4];
  g_autofree CadMerge *merges = cad_cluster (distances, 4, order);
  g_autofree CadMerge *unknown = cad_cluster (missing, 2, order + 2);

  assert_near (merges[0].height, 1, 0, "first");
  assert_near (merges[1].height, 5, 0, "second");
  assert_near (merges[2].height, 9, 0, "third");
  g_assert_cmpuint (merges[2].size, ==, 4);
  g_assert_cmpuint (merges[1].left, ==, 2);
  g_assert_cmpuint (merges[1].right, ==, 4);
  assert_near (unknown[0].height, 1, 0, "a missing distance is 1");
  g_assert_cmpuint (order[2] + order[3], ==, 1);
}

static void
test_leaves (void)
{
  const double distances[] = { 0, 8, 1, 8, 8, 0, 8, 2, 1, 8, 0, 8, 8, 2, 8, 0 };
  guint order[4];
  g_autofree CadMerge *merges = cad_cluster (distances, 4, order);

  g_assert_cmpuint (merges[0].left, ==, 0);
  g_assert_cmpuint (merges[0].right, ==, 2);
  g_assert_cmpuint (order[0] + order[1], ==, 2);
  g_assert_cmpuint (order[2] + order[3], ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/permutation-as-the-oracle", test_permutation);
  g_test_add_func ("/comparison/drawn-permutations-agree-with-all", test_drawn_permutation);
  g_test_add_func ("/comparison/divergence-by-hand", test_divergence_by_hand);
  g_test_add_func ("/comparison/divergence-as-the-oracle", test_divergence);
  g_test_add_func ("/comparison/five-outlets-as-the-oracle", test_outlets);
  g_test_add_func ("/comparison/other-words-are-found-out", test_choice_apart);
  g_test_add_func ("/comparison/the-same-words-are-not", test_choice_alike);
  g_test_add_func ("/comparison/few-articles-are-tested-exactly", test_choice_few);
  g_test_add_func ("/comparison/q-leaves-out-what-was-not-tested", test_correction);
  g_test_add_func ("/comparison/leans-differ-either-way-round", test_leans);
  g_test_add_func ("/comparison/the-matrix-holds-the-distances", test_matrix);
  g_test_add_func ("/comparison/clusters-by-hand", test_clusters);
  g_test_add_func ("/comparison/leaves-of-a-cluster-stand-together", test_leaves);
  g_test_add_func ("/comparison/a-distance-is-the-same-among-many", test_many_distances);
  g_test_add_func ("/comparison/many-sources-mentions-dealt-out", test_contest_of_mentions);
  g_test_add_func ("/comparison/many-sources-articles-permuted", test_contest_of_articles);
  g_test_add_func ("/comparison/rates-are-permuted-by-articles", test_rates);
  g_test_add_func ("/comparison/a-lean-lies-inside-its-interval", test_lean_inside);
  g_test_add_func ("/comparison/counts-of-a-thousand-million", test_huge_counts);
  return g_test_run ();
}
