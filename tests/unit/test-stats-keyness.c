/* SPDX-License-Identifier: MIT
 * test-stats-keyness.c - measures of one word, exact tests and corrections, against known values */
#include <cadrage/correction.h>
#include <cadrage/exact.h>
#include <cadrage/keyness.h>

#include "../statistics/oracles.h"

static CadUses
uses_of (const Oracle *oracle, guint row)
{
  return (CadUses){ oracle_number (oracle, row, "f1"), oracle_number (oracle, row, "n1"),
                    oracle_number (oracle, row, "f2"), oracle_number (oracle, row, "n2") };
}

static void
check_measures (const Oracle *oracle, guint row, CadUses uses)
{
  assert_close (cad_chi2 (uses), oracle_number (oracle, row, "chi2"), 1e-10, "chi2");
  assert_close (cad_chi2_yates (uses), oracle_number (oracle, row, "chi2_yates"), 1e-10, "chi2_yates");
  assert_close (cad_g2 (uses), oracle_number (oracle, row, "G2_4cell"), 1e-10, "G2_4cell");
  assert_close (cad_fisher (uses, CAD_TWO_SIDED), oracle_number (oracle, row, "fisher_two_sided"), 1e-7, "fisher");
  assert_near (cad_specificity_upper (uses), oracle_number (oracle, row, "hyper_upper_log10"), 1e-8, "upper");
  assert_near (cad_specificity_lower (uses), oracle_number (oracle, row, "hyper_lower_log10"), 1e-8, "lower");
  assert_near (cad_log_ratio (uses), oracle_number (oracle, row, "log_ratio_half"), 1e-9, "log ratio");
  g_assert_cmpfloat (cad_uses_sign (uses), ==, oracle_number (oracle, row, "sign"));
}

static void
test_small (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("keyness_small.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    CadUses uses = uses_of (oracle, i);
    double odds = oracle_number (oracle, i, "fisher_cond_OR");

    check_measures (oracle, i, uses);
    assert_close (cad_fisher (uses, CAD_GREATER), oracle_number (oracle, i, "fisher_greater"), 1e-7, "greater");
    assert_close (cad_fisher (uses, CAD_LESS), oracle_number (oracle, i, "fisher_less"), 1e-7, "less");
    assert_near (cad_log_ratio_conservative (uses, 0.95, oracle->rows->len - 1),
                 oracle_number (oracle, i, "LRC_95_corpora"), 1e-9, "LRC, a family of all rows");
    if (isfinite (odds) && odds > 0)
      assert_close (cad_conditional_odds_ratio (uses), odds, 2e-4, "odds ratio: R stops its search early");
    else
      g_assert_true (isnan (cad_conditional_odds_ratio (uses)));
  }
}

static void
test_congress (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("keyness_congress109.csv");

  if (oracle == NULL)
    return;
  guint n = oracle->rows->len - 1;
  g_autofree double *p = g_new (double, n);
  g_autofree double *q = g_new (double, n);

  for (guint i = 1; i <= n; i++) {
    CadUses uses = uses_of (oracle, i);

    check_measures (oracle, i, uses);
    p[i - 1] = cad_chi2_upper (cad_chi2 (uses), 1);
  }
  cad_correct (CAD_CORRECTION_BH, p, n, q);
  for (guint i = 1; i <= n; i++)
    assert_close (q[i - 1], oracle_number (oracle, i, "q_bh_chi2"), 1e-9, "q");
}

typedef struct {
  guint row;
  double score;
} Scored;

static gint
by_score (gconstpointer a, gconstpointer b)
{
  double x = ((const Scored *) a)->score, y = ((const Scored *) b)->score;

  return x > y ? -1 : x < y;
}

/* Gentzkow and Shapiro's two lists of the most partisan phrases of two words (2010). */
static void
test_published (void)
{
  g_autoptr (Oracle) counts = oracle_read ("congress109_counts.csv");
  g_autoptr (Oracle) published = counts != NULL ? oracle_read ("published_gs_top10.csv") : NULL;
  g_autoptr (GArray) scored = g_array_new (FALSE, FALSE, sizeof (Scored));
  const char *const parties[] = { "R", "D" };

  for (guint side = 0; published != NULL && side < 2; side++) {
    g_array_set_size (scored, 0);
    for (guint i = 1; i < counts->rows->len; i++) {
      CadUses uses = { oracle_number (counts, i, "R"), 80000, oracle_number (counts, i, "D"), 98160 };
      Scored item = { i, cad_chi2 (uses) };
      const char *phrase = oracle_text (counts, i, "phrase"), *dot = strchr (phrase, '.');

      if (dot != NULL && strchr (dot + 1, '.') == NULL && cad_uses_sign (uses) == (side == 0 ? 1 : -1))
        g_array_append_val (scored, item);
    }
    g_array_sort (scored, by_score);
    for (guint i = 1; i < published->rows->len; i++)
      if (g_str_equal (oracle_text (published, i, "party"), parties[side])) {
        guint rank = (guint) oracle_number (published, i, "published_rank");

        g_assert_cmpstr (oracle_text (counts, g_array_index (scored, Scored, rank - 1).row, "phrase"), ==,
                         oracle_text (published, i, "phrase"));
      }
  }
}

static void
check_odds (const Oracle *oracle, guint row, const char *name, const double prior[2])
{
  g_autofree char *delta = g_strconcat ("delta_", name, NULL), *variance = g_strconcat ("var_", name, NULL);
  g_autofree char *z = g_strconcat ("z_", name, NULL);
  CadUses uses = { oracle_number (oracle, row, "R"), 69508, oracle_number (oracle, row, "D"), 105733 };
  CadLogOdds odds = cad_log_odds (uses, prior[0], prior[1]);

  assert_near (odds.value, oracle_number (oracle, row, delta), 1e-9, delta);
  assert_near (odds.variance, oracle_number (oracle, row, variance), 1e-9, variance);
  assert_near (odds.z, oracle_number (oracle, row, z), 1e-9, z);
}

static void
test_log_odds (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("fightin_words_congress109.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    double pooled = oracle_number (oracle, i, "R") + oracle_number (oracle, i, "D"), all = 69508 + 105733;

    check_odds (oracle, i, "u001", (const double[]){ 0.01, 0.01 * (oracle->rows->len - 1) });
    check_odds (oracle, i, "a0_500", (const double[]){ 500 * pooled / all, 500 });
    check_odds (oracle, i, "pool", (const double[]){ pooled, all });
  }
}

static void
test_specificities (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("specificities_robespierre.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    double f = oracle_number (oracle, i, "f"), t = oracle_number (oracle, i, "t");
    double word = oracle_number (oracle, i, "F"), total = oracle_number (oracle, i, "T");
    CadUses uses = { f, t, word - f, total - t };

    assert_near (cad_specificity (uses), oracle_number (oracle, i, "specificity"), 1e-4, "specificity");
    assert_close (cad_fisher (uses, CAD_GREATER), oracle_number (oracle, i, "p_upper"), 1e-9, "upper tail");
    assert_close (cad_fisher (uses, CAD_LESS), oracle_number (oracle, i, "p_lower"), 1e-9, "lower tail");
  }
}

/* 3 of 4 against 1 of 4, the tea taster: 34/70. */
static void
test_by_hand (void)
{
  CadUses tea = { 3, 4, 1, 4 };

  assert_near (cad_fisher (tea, CAD_TWO_SIDED), 34.0 / 70, 1e-14, "two-sided");
  assert_near (cad_fisher (tea, CAD_GREATER), 17.0 / 70, 1e-14, "greater");
  assert_near (cad_specificity (tea), -log10 (17.0 / 70), 1e-14, "specificity");
  assert_near (cad_chi2 (tea), 2, 1e-14, "chi2");
  assert_near (cad_log_ratio (tea), log2 (3), 1e-14, "log ratio");
  assert_near (cad_log_odds (tea, 1, 2).value, 2 * log (2), 1e-14, "log odds 4/2 against 2/4");
  assert_near (cad_log_odds (tea, 1, 2).z, 2 * log (2) / sqrt (0.75), 1e-14, "z");
}

static void
test_nothing (void)
{
  CadUses empty = { 0, 0, 3, 10 }, unused = { 0, 10, 0, 10 }, always = { 10, 10, 10, 10 };

  g_assert_true (isnan (cad_g2 (empty)) && isnan (cad_chi2 (empty)) && isnan (cad_specificity (empty)));
  g_assert_true (isnan (cad_log_ratio (unused)));
  assert_near (cad_g2 (unused), 0, 0, "never used");
  assert_near (cad_chi2 (always), 0, 0, "always used");
  assert_near (cad_fisher (always, CAD_TWO_SIDED), 1, 1e-12, "always used");
  g_assert_true (isnan (cad_log_odds (always, 10, 10).value));
  g_assert_true (isnan (cad_log_odds (unused, 0, 10).z));
}

static void
test_family (void)
{
  CadUses uses = { 120, 100000, 60, 100000 };
  double alone = cad_log_ratio_conservative (uses, 0.95, 1), among = cad_log_ratio_conservative (uses, 0.95, 1000);

  g_assert_cmpfloat (alone, >, among);
  g_assert_cmpfloat (among, >, 0);
  assert_near (cad_log_ratio_conservative (uses, 0.95, 1e9), 0, 0, "among a thousand million");
}

/* Turned round, every signed measure changes its sign: a word that is avoided is as telling as one that is used. */
static void
test_turned (void)
{
  CadUses uses = { 0, 1000, 7, 900 }, turned = { 7, 900, 0, 1000 };
  double avoided = cad_log_ratio_conservative (uses, 0.95, 1);

  /* of 7 uses, 7 lie in the second part: p at most 1 - 0.025^(1/7) */
  double p = 1 - pow (0.025, 1.0 / 7);

  assert_near (avoided, log2 (p / (1 - p) * 900 / 1000), 1e-12, "avoided");
  assert_near (cad_log_ratio_conservative (turned, 0.95, 1), -avoided, 1e-12, "turned round");
  assert_near (cad_log_ratio (turned), -cad_log_ratio (uses), 1e-12, "log ratio");
  assert_near (cad_log_odds (turned, 1, 10).z, -cad_log_odds (uses, 1, 10).z, 1e-12, "z");
}

/* 2 by 2 is Fisher's; a table of three rows is worked by hand: 1 of 3 tables is as improbable. */
static void
test_freeman_halton (void)
{
  CadExactTest tea = cad_freeman_halton ((const guint64[]){ 3, 1 }, (const guint64[]){ 1, 3 }, 2, 1);
  CadExactTest three = cad_freeman_halton ((const guint64[]){ 2, 0, 0 }, (const guint64[]){ 0, 1, 1 }, 3, 1);
  CadExactTest none = cad_freeman_halton ((const guint64[]){ 0, 0 }, (const guint64[]){ 1, 3 }, 2, 1);

  assert_near (tea.p, 34.0 / 70, 1e-12, "tea");
  assert_near (tea.error, 0, 0, "nothing was drawn");
  /* of six pairs of mentions in column a: 2 0 0 once, 0 1 1 once, 1 1 0 and 1 0 1 twice each */
  assert_near (three.p, 2.0 / 6, 1e-12, "three rows");
  g_assert_true (isnan (none.p));
}

/* A table too large to enumerate: the draws must agree with chi-square, which is good for large counts. */
static void
test_drawn (void)
{
  const guint64 a[] = { 120, 90, 100, 80, 110, 95, 40, 60 }, b[] = { 100, 95, 110, 90, 85, 100, 60, 45 };
  CadExactTest drawn = cad_freeman_halton (a, b, 8, 20201110);
  double in_a = 0, in_b = 0, chi2 = 0;

  for (guint i = 0; i < 8; i++) {
    in_a += a[i];
    in_b += b[i];
  }
  for (guint i = 0; i < 8; i++) {
    double row = a[i] + b[i], ea = row * in_a / (in_a + in_b), eb = row - ea;

    chi2 += (a[i] - ea) * (a[i] - ea) / ea + (b[i] - eb) * (b[i] - eb) / eb;
  }
  g_assert_cmpfloat (drawn.error, >, 0);
  assert_near (drawn.p, cad_chi2_upper (chi2, 7), 4 * drawn.error + 0.003, "p");
  g_assert_cmpfloat (cad_freeman_halton (a, b, 8, 20201110).p, ==, drawn.p);
}

static void
test_corrections (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("benjamini_hochberg.csv");

  for (guint first = 1; oracle != NULL && first < oracle->rows->len;) {
    double p[64], q[64];
    guint n = 0;

    while (first + n < oracle->rows->len &&
           g_str_equal (oracle_text (oracle, first + n, "set"), oracle_text (oracle, first, "set"))) {
      p[n] = oracle_number (oracle, first + n, "p");
      n++;
    }
    for (guint method = 0; method < CAD_CORRECTION_NONE; method++) {
      cad_correct (method, p, n, q);
      for (guint i = 0; i < n; i++)
        assert_near (q[i], oracle_number (oracle, first + i, cad_correction_name (method)), 1e-12,
                     cad_correction_name (method));
    }
    first += n;
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/keyness/by-hand", test_by_hand);
  g_test_add_func ("/keyness/nothing-is-no-value", test_nothing);
  g_test_add_func ("/keyness/a-larger-family-is-more-conservative", test_family);
  g_test_add_func ("/keyness/turned-round-signs-change", test_turned);
  g_test_add_func ("/keyness/small-tables-as-the-oracle", test_small);
  g_test_add_func ("/keyness/congress-as-the-oracle", test_congress);
  g_test_add_func ("/keyness/partisan-phrases-as-published", test_published);
  g_test_add_func ("/keyness/log-odds-as-the-oracle", test_log_odds);
  g_test_add_func ("/keyness/specificities-as-the-oracle", test_specificities);
  g_test_add_func ("/exact/freeman-halton-by-hand", test_freeman_halton);
  g_test_add_func ("/exact/drawn-tables-agree-with-chi-square", test_drawn);
  g_test_add_func ("/correction/five-methods-as-the-oracle", test_corrections);
  return g_test_run ();
}
