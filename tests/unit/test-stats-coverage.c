/* SPDX-License-Identifier: MIT
 * test-stats-coverage.c - how often the intervals hold the truth, when articles have habits of their own */
#include <cadrage/intervals.h>
#include <cadrage/stats.h>

#include "../statistics/counts.h"
#include "../statistics/oracles.h"

#define DRAWS 200

static guint
draw_count (GRand *rand, guint mentions, double share)
{
  guint n = 0;

  for (guint i = 0; i < mentions; i++)
    n += g_rand_double (rand) < share;
  return n;
}

/* A third of the articles always say x, the others with probability 1/10: in all, 0.4. */
static double
drawn_share (GRand *rand)
{
  return g_rand_int_range (rand, 0, 3) == 0 ? 1 : 0.1;
}

static void
test_shares (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201110);
  guint held = 0, held_naively = 0;

  for (guint draw = 0; draw < DRAWS; draw++) {
    g_autoptr (GString) rows = g_string_new (NULL);

    for (guint i = 0; i < 40; i++) {
      guint mentions = g_rand_int_range (rand, 1, 8), x = draw_count (rand, mentions, drawn_share (rand));

      g_string_append_printf (rows, "S c0 x %u %u own\nS c0 y %u %u own\n", x, i, mentions - x, i);
    }
    g_autoptr (CadTally) tally = tally_of (rows->str);
    const guint32 keys[] = { key_of (tally, "c0", "x"), key_of (tally, "c0", "y") };
    CadEstimate shares[2];

    cad_stats_shares (tally, &(CadSelection){ 0, CAD_MASK_OWN, draw }, keys, 2, shares);
    CadBounds naive = cad_wilson (shares[0].n, shares[0].total, 0.95);

    held += shares[0].low <= 0.4 && 0.4 <= shares[0].high;
    held_naively += naive.low <= 0.4 && 0.4 <= naive.high;
  }
  g_test_message ("95 %% intervals of a share held the truth in %u of %d draws; Wilson's over mentions in %u", held,
                  DRAWS, held_naively);
  g_assert_cmpuint (held, >=, 180);
  g_assert_cmpuint (held_naively, <, 170);
}

/* Six choices with wordings at 1, 0 and -1; every article settles on one wording of each choice it names. Whatever the
 * weights, the lean is 0.5 - 0.2. */
static CadTally *
draw_source (GRand *rand, guint articles, guint choices_named)
{
  g_autoptr (GString) rows = g_string_new ("S c0 x 0 0\nS c0 y 0 0\nS c0 z 0 0\n");

  for (guint c = 1; c < 6; c++)
    g_string_append_printf (rows, "S c%u x 0 0\nS c%u y 0 0\nS c%u z 0 0\n", c, c, c);
  for (guint i = 0; i < articles; i++)
    for (guint k = 0; k < choices_named; k++) {
      double u = g_rand_double (rand);

      g_string_append_printf (rows, "S c%u %s %u %u own\n", g_rand_int_range (rand, 0, 6),
                              u < 0.5   ? "x"
                              : u < 0.8 ? "y"
                                        : "z",
                              articles < CAD_MIN_ARTICLES ? 1 : g_rand_int_range (rand, 1, 4), i);
    }
  return tally_of (rows->str);
}

static guint
count_held (GRand *rand, guint articles, guint choices_named, CadInterval interval)
{
  guint held = 0;

  for (guint draw = 0; draw < DRAWS; draw++) {
    g_autoptr (CadTally) tally = draw_source (rand, articles, choices_named);
    g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

    for (guint c = 0; c < 6; c++) {
      add_term (terms, tally, c, "x", 1);
      add_term (terms, tally, c, "y", 0);
      add_term (terms, tally, c, "z", -1);
    }
    CadLean lean = cad_stats_lean (tally, &(CadSelection){ 0, CAD_MASK_OWN, draw }, terms);

    g_assert_cmpuint (lean.estimate.interval, ==, interval);
    held += lean.estimate.low <= 0.3 && 0.3 <= lean.estimate.high;
  }
  return held;
}

static void
test_leans (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201110);
  guint many = count_held (rand, 40, 4, CAD_INTERVAL_BOOTSTRAP), few = count_held (rand, 4, 10, CAD_INTERVAL_DIRICHLET);

  g_test_message ("95 %% intervals of a lean held the truth in %u of %d draws over 40 articles, in %u over 4", many,
                  DRAWS, few);
  g_assert_cmpuint (many, >=, 180);
  g_assert_cmpuint (few, >=, 180);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/shares-of-articles-with-habits", test_shares);
  g_test_add_func ("/coverage/leans-of-many-and-of-few-articles", test_leans);
  return g_test_run ();
}
