/* SPDX-License-Identifier: MIT
 * test-stats.c - shares, rates, leans and distances: worked by hand, and against known values */
#include <cadrage/intervals.h>
#include <cadrage/stats.h>

#include "../statistics/counts.h"
#include "../statistics/oracles.h"

static const CadSelection own_of_first = { 0, CAD_MASK_OWN, CAD_SEED_DEFAULT };

/* Nine articles: a in every one, b in the first three. */
static const char nine_articles[] = "S c0 a 1 1 own 100\nS c0 b 2 1 own 100\nS c0 a 2 2 own 100\nS c0 b 2 2 own 100\n"
                                    "S c0 a 1 3 own 100\nS c0 b 1 3 own 100\nS c0 a 3 4 own 100\nS c0 a 1 5 own 100\n"
                                    "S c0 a 1 6 own 100\nS c0 a 1 7 own 100\nS c0 a 1 8 own 100\nS c0 a 1 9 own 100\n"
                                    "S c0 z 0 9 own 100\nS d x 1 10 own 100\nS c0 a 7 1 quoted 100\n";

static void
shares_of (const CadTally *tally, CadEstimate *shares, const char *first, const char *second)
{
  const guint32 keys[] = { key_of (tally, "c0", first), key_of (tally, "c0", second) };

  cad_stats_shares (tally, &own_of_first, keys, 2, shares);
}

static void
test_few_articles (void)
{
  g_autoptr (CadTally) tally = tally_of ("S c0 a 7 1 own\nS c0 b 3 2 own\nS c0 a 9 2 quoted\n");
  CadEstimate shares[2];
  CadBounds bounds = cad_wilson (7, 10, 0.95);

  shares_of (tally, shares, "a", "b");
  assert_near (shares[0].value, 0.7, 1e-15, "share");
  assert_near (shares[0].low, bounds.low, 1e-15, "low");
  assert_near (shares[0].high, bounds.high, 1e-15, "high");
  g_assert_cmpuint (shares[0].interval, ==, CAD_INTERVAL_WILSON);
  g_assert_cmpuint (shares[1].n, ==, 3);
  g_assert_cmpuint (shares[1].total, ==, 10);
  g_assert_cmpuint (shares[1].articles, ==, 2);
}

/* A count table without articles: each source is one lump, which cannot be resampled. */
static void
test_lump (void)
{
  g_autoptr (CadTally) tally = totals_of ("S c0 a 70 own 10000\nS c0 b 30 own\nT c0 a 1\n");
  CadEstimate shares[2];

  shares_of (tally, shares, "a", "b");
  assert_near (shares[1].high, cad_wilson (30, 100, 0.95).high, 1e-15, "high");
  g_assert_cmpuint (shares[1].interval, ==, CAD_INTERVAL_WILSON);
  g_assert_cmpuint (shares[1].articles, ==, 0);
  g_assert_true (isnan (cad_stats_silence (tally, &own_of_first, (guint32[]){ key_of (tally, "c0", "a") }, 1).value));
}

static void
test_no_mention (void)
{
  g_autoptr (CadTally) tally = tally_of ("S c0 a 0 1 own\nS c0 b 0 1 own\n");
  CadEstimate shares[2];

  shares_of (tally, shares, "a", "b");
  g_assert_true (isnan (shares[0].value) && isnan (shares[0].low) && isnan (shares[0].high));
  g_assert_cmpuint (shares[0].interval, ==, CAD_INTERVAL_NONE);
}

static void
test_bootstrap (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  CadEstimate shares[2];

  shares_of (tally, shares, "a", "b");
  assert_near (shares[0].value, 12.0 / 17, 1e-15, "share");
  g_assert_cmpuint (shares[0].interval, ==, CAD_INTERVAL_BOOTSTRAP);
  g_assert_cmpuint (shares[0].articles, ==, 9);
  g_assert_cmpfloat (shares[0].low, <, 0.6);
  g_assert_cmpfloat (shares[0].high, >, 0.9);
  g_assert_cmpfloat (shares[0].high, <=, 1);
  assert_near (shares[0].low + shares[1].high, 1, 1e-12, "two wordings mirror each other");
}

/* Avoidance is framing: what was never said in nine articles has an upper bound all the same. */
static void
test_avoided (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  const guint32 keys[] = { key_of (tally, "c0", "a"), key_of (tally, "c0", "z"), key_of (tally, "c0", "b") };
  CadEstimate shares[3];

  cad_stats_shares (tally, &own_of_first, keys, 3, shares);
  g_assert_cmpuint (shares[1].n, ==, 0);
  assert_near (shares[1].low, 0, 0, "low");
  assert_near (shares[1].high, cad_wilson (0, 9, 0.95).high, 1e-15, "high: nine articles, not seventeen mentions");
  g_assert_cmpuint (shares[1].interval, ==, CAD_INTERVAL_WILSON);
}

static void
test_same_bytes (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  CadEstimate first[2], again[2], other[2];
  CadSelection seeded = own_of_first;
  const guint32 keys[] = { key_of (tally, "c0", "a"), key_of (tally, "c0", "b") };

  shares_of (tally, first, "a", "b");
  cad_stats_rate (tally, &own_of_first, keys, 2);
  shares_of (tally, again, "a", "b");
  g_assert_cmpmem (&first[0].low, sizeof (double), &again[0].low, sizeof (double));
  g_assert_cmpmem (&first[1].high, sizeof (double), &again[1].high, sizeof (double));
  gboolean moved = FALSE;

  /* nine articles have few different resamples, so that a single seed may fall on the same ends */
  for (seeded.seed = 1; seeded.seed < 20; seeded.seed++) {
    cad_stats_shares (tally, &seeded, keys, 2, other);
    moved |= other[0].low != first[0].low || other[0].high != first[0].high;
  }
  g_assert_true (moved);
}

static void
test_order_of_rows (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  g_auto (GStrv) lines = g_strsplit (nine_articles, "\n", -1);
  g_autoptr (GString) turned = g_string_new ("A c0 b 1 1 own\n");
  CadEstimate first[2], second[2];

  for (guint i = g_strv_length (lines); i-- > 0;)
    if (*lines[i] != '\0')
      g_string_append_printf (turned, "%s\n", lines[i]);
  g_autoptr (CadTally) other = tally_of (turned->str);
  const guint32 keys[] = { key_of (other, "c0", "a"), key_of (other, "c0", "b") };

  shares_of (tally, first, "a", "b");
  cad_stats_shares (other, &(CadSelection){ 1, CAD_MASK_OWN, CAD_SEED_DEFAULT }, keys, 2, second);
  assert_near (second[0].low, first[0].low, 0, "low");
  assert_near (second[0].high, first[0].high, 0, "high");
}

static void
test_rate (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  CadEstimate rare = cad_stats_rate (tally, &own_of_first, (guint32[]){ key_of (tally, "d", "x") }, 1);
  CadEstimate often = cad_stats_rate (tally, &own_of_first, (guint32[]){ key_of (tally, "c0", "a") }, 1);
  CadEstimate never = cad_stats_rate (tally, &own_of_first, (guint32[]){ key_of (tally, "c0", "z") }, 1);

  assert_near (rare.value, 1, 1e-15, "one in a thousand words");
  assert_close (rare.high, cad_garwood (1, 0.95).high, 1e-14, "exact");
  g_assert_cmpuint (rare.interval, ==, CAD_INTERVAL_POISSON);
  g_assert_cmpuint (rare.total, ==, 1000);
  assert_near (often.value, 12, 1e-13, "twelve in a thousand words");
  g_assert_cmpuint (often.interval, ==, CAD_INTERVAL_BOOTSTRAP);
  g_assert_cmpfloat (often.low, <, 12);
  g_assert_cmpfloat (often.high, >, 12);
  assert_near (never.low, 0, 0, "never");
  assert_close (never.high, -log (0.025), 1e-13, "never, at most");
}

static void
test_rate_without_words (void)
{
  g_autoptr (CadTally) tally = tally_of ("S c0 a 3 1 own\n");

  g_assert_true (isnan (cad_stats_rate (tally, &own_of_first, (guint32[]){ 0 }, 1).value));
}

static void
test_silence (void)
{
  g_autoptr (CadTally) tally = tally_of (nine_articles);
  CadEstimate silence = cad_stats_silence (tally, &own_of_first, (guint32[]){ key_of (tally, "c0", "b") }, 1);

  g_assert_cmpuint (silence.n, ==, 7);
  g_assert_cmpuint (silence.total, ==, 10);
  assert_near (silence.low, cad_wilson (7, 10, 0.95).low, 1e-15, "articles are the trials");
}

/* The example of docs/method.md: three choices, ten mentions. */
static GArray *
example_terms (const CadTally *tally)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  add_term (terms, tally, 0, "liberation", 1);
  add_term (terms, tally, 0, "prise", 0);
  add_term (terms, tally, 1, "region", 0.5);
  add_term (terms, tally, 1, "republique", -1);
  add_term (terms, tally, 2, "riposte", 1);
  add_term (terms, tally, 2, "attaque", -0.5);
  return terms;
}

static const char example[] =
    "S c0 liberation 3 1 own\nS c0 prise 1 1 own\nS c1 region 2 1 own\nS c1 republique 0 1 own\n"
    "S c2 riposte 1 1 own\nS c2 attaque 3 1 own\nS c0 liberation 5 1 quoted\n";

static void
test_lean_by_hand (void)
{
  g_autoptr (CadTally) tally = tally_of (example);
  g_autoptr (GArray) terms = example_terms (tally);
  CadLean lean = cad_stats_lean (tally, &own_of_first, terms);
  /* leans 3/4, 1/2 and -1/8; weights 4/7, 2/5 and 4/7 */
  double expected = (4.0 / 7 * 0.75 + 2.0 / 5 * 0.5 + 4.0 / 7 * -0.125) / (4.0 / 7 + 2.0 / 5 + 4.0 / 7);

  assert_near (lean.estimate.value, expected, 1e-15, "lean");
  assert_near (expected, 0.361111111111111, 1e-12, "as printed in the page");
  g_assert_cmpuint (lean.estimate.n, ==, 10);
  g_assert_cmpuint (lean.choices, ==, 3);
  g_assert_cmpuint (lean.estimate.interval, ==, CAD_INTERVAL_DIRICHLET);
  g_assert_cmpfloat (lean.estimate.low, <, expected);
  g_assert_cmpfloat (lean.estimate.high, >, expected);
  g_assert_cmpfloat (lean.estimate.high, <, 1);
}

static CadVerdict
verdict_of (const char *rows)
{
  g_autoptr (CadTally) tally = tally_of (rows);
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint i = 0; i < tally->keys->len; i++) {
    const CadKey *key = tally->keys->pdata[i];
    CadLeanTerm term = { i, key->choice[1], *key->wording == '+' ? 1 : *key->wording == '-' ? -1 : 0 };

    g_array_append_val (terms, term);
  }
  return cad_stats_lean (tally, &own_of_first, terms).verdict;
}

static void
test_verdicts (void)
{
  g_assert_cmpuint (verdict_of ("S c0 + 9 1 own\nS c0 - 0 1 own\nS c1 + 9 1 own\nS c1 - 0 1 own\n"), ==,
                    CAD_VERDICT_INSUFFICIENT);
  g_assert_cmpuint (verdict_of ("S c0 + 3 1 own\nS c0 - 0 1 own\nS c1 + 2 1 own\nS c1 - 0 1 own\nS c2 + 2 1 own\n"), ==,
                    CAD_VERDICT_INSUFFICIENT);
  g_assert_cmpuint (verdict_of ("S c0 + 9 1 own\nS c0 - 0 1 own\nS c1 + 9 1 own\nS c1 - 0 1 own\nS c2 + 9 1 own\n"), ==,
                    CAD_VERDICT_PLUS);
  g_assert_cmpuint (verdict_of ("S c0 - 9 1 own\nS c0 + 0 1 own\nS c1 - 9 1 own\nS c1 + 0 1 own\nS c2 - 9 1 own\n"), ==,
                    CAD_VERDICT_MINUS);
  g_assert_cmpuint (verdict_of ("S c0 + 9 1 own\nS c0 - 9 1 own\nS c1 + 9 1 own\nS c1 - 9 1 own\nS c2 0 9 1 own\n"), ==,
                    CAD_VERDICT_NONE);
  g_assert_cmpstr (cad_verdict_name (CAD_VERDICT_PLUS), ==, "leans-plus");
  g_assert_cmpstr (cad_verdict_name (CAD_VERDICT_INSUFFICIENT), ==, "insufficient-evidence");
}

static void
test_lean_of_nothing (void)
{
  g_autoptr (CadTally) tally = tally_of ("S c0 + 0 1 own\nS c0 - 3 1 quoted\n");
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));
  CadLean lean = cad_stats_lean (tally, &own_of_first, terms);

  g_assert_true (isnan (lean.estimate.value) && isnan (lean.estimate.low));
  g_assert_cmpuint (lean.verdict, ==, CAD_VERDICT_INSUFFICIENT);
}

static void
test_loadedness (void)
{
  g_autoptr (CadTally) tally = tally_of (example);
  g_autoptr (GArray) terms = example_terms (tally);
  CadEstimate loaded = cad_stats_loadedness (tally, &own_of_first, terms);
  CadEstimate borrowed = cad_stats_borrowed (tally, &own_of_first, terms);

  assert_near (loaded.value, 9.0 / 10, 1e-15, "all but the one neutral mention");
  assert_near (borrowed.value, 5.0 / 14, 1e-15, "five of fourteen loaded mentions are quoted");
  assert_near (borrowed.low, cad_wilson (5, 14, 0.95).low, 1e-15, "Wilson");
}

/* What a source leaves to others anyway; loaded words count too, and what is only named does not. */
static void
test_quoting (void)
{
  g_autoptr (CadTally) tally = tally_of ("A c0 x 3 1 own\nA c0 x 1 1 quoted\nA c0 y 2 2 distanced\nA g  4 2 own\n"
                                         "A c0 y 5 2 named\nB c0 x 9 1 quoted\n");
  const CadSelection a = { source_of (tally, "A"), CAD_MASK_ALL, CAD_SEED_DEFAULT };
  CadEstimate voices[CAD_VOICES_NAMED], quoting;

  cad_stats_voices (tally, &a, voices);
  quoting = cad_stats_quoting (voices);
  assert_near (quoting.value, 3.0 / 10, 1e-15, "three of ten mentions");
  assert_near (quoting.high, cad_wilson (3, 10, 0.95).high, 1e-15, "two articles: Wilson");
  assert_near (voices[CAD_VOICES_OWN].value, 7.0 / 10, 1e-15, "own");
  assert_near (voices[CAD_VOICES_ATTRIBUTED].value, 1.0 / 10, 1e-15, "attributed");
  assert_near (voices[CAD_VOICES_HEDGED].value, 2.0 / 10, 1e-15, "hedged");
}

/* Six articles of one source quote two sides and others; @sides cycles through the counts. */
static CadTally *
tally_of_sides (void)
{
  static const guint sides[] = { 1, 2, 0, 1, 1, 2, 2 };
  CadTally *tally = tally_of ("A c0 x 4 1 quoted\nA c0 x 1 2 quoted\nA c0 x 9 3 quoted\nA c0 x 2 3 attributed\n"
                              "A c0 x 1 4 distanced\nA c0 x 1 5 quoted\nA c0 x 6 6 own\n");

  g_ptr_array_set_size (tally->sides, 0);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (tally->sides, g_strdup (((const char *const[]){ "", "l:north", "l:south" })[i]));
  for (guint i = 0, at = 0; i < tally->articles->len; i++) {
    CadArticle *article = &g_array_index (tally->articles, CadArticle, i);

    for (guint j = 0; j < article->n_counts; j++)
      article->counts[j].side = sides[at++];
  }
  return tally;
}

/* Own voice speaks for nobody and the unknown speaker is no side: north has 4 + 2 + 1 of 9, in five articles. */
static void
test_balance (void)
{
  g_autoptr (CadTally) tally = tally_of_sides ();
  const CadSelection reported = { 0, CAD_MASK_REPORTED, CAD_SEED_DEFAULT };
  const guint sides[] = { 1, 2 };
  CadEstimate shares[2];

  cad_stats_balance (tally, &reported, sides, 2, shares);
  g_assert_cmpuint (shares[0].total, ==, 9);
  assert_near (shares[0].value, 7.0 / 9, 1e-15, "north");
  assert_near (shares[1].value, 2.0 / 9, 1e-15, "south");
  g_assert_cmpuint (shares[0].articles, ==, 5);
  g_assert_cmpint (shares[0].interval, ==, CAD_INTERVAL_BOOTSTRAP);
  g_assert_true (shares[0].low < 7.0 / 9 && shares[0].high > 7.0 / 9);
}

/* Two choices; worked in docs/method.md. */
static void
test_distance_by_hand (void)
{
  g_autoptr (CadTally)
      tally = tally_of ("A c0 x 3 1 own\nA c0 y 0 1 own\nB c0 x 0 1 own\nB c0 y 3 1 own\nB c1 z 2 1 own\n");
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  add_term (terms, tally, 0, "x", 1);
  add_term (terms, tally, 0, "y", -1);
  add_term (terms, tally, 1, "z", 0);
  CadEstimate ab = cad_stats_distance (tally, 0, 1, terms, CAD_SEED_DEFAULT);
  CadEstimate ba = cad_stats_distance (tally, 1, 0, terms, CAD_SEED_DEFAULT);
  /* smoothed shares (7/8, 1/8) and (1/8, 7/8): 1 - H(1/8) bits */
  double divergence = 1 + 7.0 / 8 * log2 (7.0 / 8) + 1.0 / 8 * log2 (1.0 / 8);

  assert_near (ab.value, sqrt (divergence), 1e-14, "distance");
  assert_near (ab.value, 0.6756001, 1e-6, "as printed in the page");
  g_assert_cmpuint (ab.total, ==, 1);
  g_assert_cmpuint (ab.n, ==, 6);
  assert_near (ba.low, ab.low, 0, "the order does not matter");
  assert_near (ba.high, ab.high, 0, "the order does not matter");
  g_assert_cmpfloat (ab.low, <=, ab.value);
  g_assert_cmpfloat (ab.high, <=, 1);
}

static void
test_distance_of_the_same (void)
{
  g_autoptr (CadTally)
      tally = tally_of ("A c0 x 3 1 own\nA c0 y 1 1 own\nB c0 x 3 1 own\nB c0 y 1 1 own\nC c1 z 1 1 own\n");
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  add_term (terms, tally, 0, "x", 1);
  add_term (terms, tally, 0, "y", -1);
  assert_near (cad_stats_distance (tally, 0, 1, terms, 1).value, 0, 1e-8, "the same shares");
  g_assert_true (isnan (cad_stats_distance (tally, 0, 2, terms, 1).value));
}

static CadEstimate
difference_of (const CadTally *tally, int a, int b, const guint32 *keys)
{
  const CadSelection pair[2] = { { a, CAD_MASK_OWN, 1 }, { b, CAD_MASK_OWN, 1 } };

  return cad_stats_difference (tally, pair, keys, 2, 0);
}

static void
test_difference (void)
{
  g_autoptr (CadTally)
      tally = tally_of ("A c0 x 56 1 own\nA c0 y 14 1 own\nB c0 x 48 1 own\nB c0 y 32 1 own\nC d y 1 1 own\n");
  const guint32 keys[] = { key_of (tally, "c0", "x"), key_of (tally, "c0", "y") };
  CadEstimate ab = difference_of (tally, 0, 1, keys);
  CadEstimate ba = difference_of (tally, 1, 0, keys);
  CadBounds newcombe = cad_newcombe (56, 70, 48, 80, 0.95);

  assert_near (ab.value, 0.2, 1e-15, "difference");
  assert_near (ab.low, newcombe.low, 1e-14, "Newcombe");
  assert_near (ab.high, newcombe.high, 1e-14, "Newcombe");
  assert_near (ba.low, -ab.high, 0, "turned round");
  g_assert_true (isnan (difference_of (tally, 0, 2, keys).value));
}

static void
test_difference_by_articles (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (int i = 0; i < 8; i++)
    g_string_append_printf (rows, "A c0 x %d %d own\nA c0 y 2 %d own\nB c0 x 1 %d own\nB c0 y %d %d own\n", 1 + i % 4,
                            i, i, i, 1 + i % 3, i);
  g_autoptr (CadTally) tally = tally_of (rows->str);
  const guint32 keys[] = { key_of (tally, "c0", "x"), key_of (tally, "c0", "y") };
  CadEstimate ab = difference_of (tally, 0, 1, keys);
  CadEstimate ba = difference_of (tally, 1, 0, keys);

  g_assert_cmpuint (ab.interval, ==, CAD_INTERVAL_BOOTSTRAP);
  g_assert_cmpfloat (ab.low, <, ab.value);
  g_assert_cmpfloat (ab.value, <, ab.high);
  assert_near (ba.low, -ab.high, 0, "turned round");
}

/* Real newspapers: quoted and unquoted uses by article. */
static CadTally *
newspapers (void)
{
  g_autoptr (Oracle) input = oracle_read ("bootstrap_input_article_counts.csv");
  g_autoptr (GString) table = g_string_new ("source\tarticle\tchoice\twording\tn\n");
  g_autoptr (GError) error = NULL;

  if (input == NULL)
    return NULL;
  for (guint i = 1; i < input->rows->len; i++) {
    char **row = input->rows->pdata[i];

    g_string_append_printf (table, "%s\t%s\tc0\tquoted\t%s\n", row[0], row[1], row[2]);
    g_string_append_printf (table, "%s\t%s\tc0\tplain\t%d\n", row[0], row[1], atoi (row[3]) - atoi (row[2]));
  }
  CadTally *tally = cad_tally_read_counts ("newspapers", table->str, table->len, &error);

  g_assert_no_error (error);
  return tally;
}

static void
test_newspapers (void)
{
  g_autoptr (CadTally) tally = newspapers ();
  g_autoptr (Oracle) oracle = tally != NULL ? oracle_read ("cluster_bootstrap.csv") : NULL;

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    const guint32 keys[] = { key_of (tally, "c0", "quoted"), key_of (tally, "c0", "plain") };
    CadSelection selection = { source_of (tally, oracle_text (oracle, i, "outlet")), CAD_MASK_OWN, CAD_SEED_DEFAULT };
    double allowed = oracle_number (oracle, i, "tol_endpoint_B2000");
    CadEstimate shares[2];

    cad_stats_shares (tally, &selection, keys, 2, shares);
    assert_near (shares[0].value, oracle_number (oracle, i, "share"), 1e-15, "share");
    assert_near (shares[0].low, oracle_number (oracle, i, "boot100k_lo"), allowed, "low");
    assert_near (shares[0].high, oracle_number (oracle, i, "boot100k_hi"), allowed, "high");
    if (oracle_number (oracle, i, "articles") < 50)
      continue;
    assert_near (shares[0].low, oracle_number (oracle, i, "lin_lo"), 0.03, "linearised low");
    assert_near (shares[0].high, oracle_number (oracle, i, "lin_hi"), 0.03, "linearised high");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stats/few-articles-give-wilson", test_few_articles);
  g_test_add_func ("/stats/a-source-without-articles-gives-wilson", test_lump);
  g_test_add_func ("/stats/no-mention-is-no-value", test_no_mention);
  g_test_add_func ("/stats/five-articles-are-resampled", test_bootstrap);
  g_test_add_func ("/stats/an-avoided-wording-has-an-upper-bound", test_avoided);
  g_test_add_func ("/stats/same-seed-same-bytes", test_same_bytes);
  g_test_add_func ("/stats/the-order-of-articles-and-sources-does-not-matter", test_order_of_rows);
  g_test_add_func ("/stats/rates-are-per-thousand-words", test_rate);
  g_test_add_func ("/stats/no-words-no-rate", test_rate_without_words);
  g_test_add_func ("/stats/silence-counts-articles", test_silence);
  g_test_add_func ("/stats/lean-by-hand", test_lean_by_hand);
  g_test_add_func ("/stats/a-verdict-never-outruns-the-interval", test_verdicts);
  g_test_add_func ("/stats/lean-of-nothing-is-no-value", test_lean_of_nothing);
  g_test_add_func ("/stats/loadedness-and-borrowed-voice-by-hand", test_loadedness);
  g_test_add_func ("/stats/quoting-and-voices-by-hand", test_quoting);
  g_test_add_func ("/stats/voice-balance-by-hand", test_balance);
  g_test_add_func ("/stats/distance-by-hand", test_distance_by_hand);
  g_test_add_func ("/stats/same-shares-have-no-distance", test_distance_of_the_same);
  g_test_add_func ("/stats/difference-of-few-articles-is-newcombe", test_difference);
  g_test_add_func ("/stats/difference-turned-round-is-its-negative", test_difference_by_articles);
  g_test_add_func ("/stats/newspapers-as-the-oracle", test_newspapers);
  return g_test_run ();
}
