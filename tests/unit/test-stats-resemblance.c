/* SPDX-License-Identifier: MIT
 * test-stats-resemblance.c - whose words an article uses, and how evenly words are spread */
#include <cadrage/dispersion.h>
#include <cadrage/resemblance.h>

#include "../statistics/counts.h"
#include "../statistics/oracles.h"

static GArray *
terms_of (const CadTally *tally)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  add_term (terms, tally, 0, "x", 0);
  add_term (terms, tally, 0, "y", 0);
  return terms;
}

/* A has said x 3 of 3 times, B 0 of 3: the next word is x with probability 3.5/4 and 0.5/4. */
static void
test_one_mention (void)
{
  g_autoptr (CadTally) known = tally_of ("A c0 x 3 1 own\nB c0 y 3 1 own\n"),
                       article = tally_of ("? c0 x 1 1 own\n? c0 y 9 1 quoted\n");
  g_autoptr (GArray) terms = terms_of (known);
  CadResemblance resemblance;

  cad_resemblance_init (&resemblance, known, article, terms);
  g_assert_cmpuint (resemblance.mentions, ==, 1);
  assert_near (resemblance.posterior[0], 7.0 / 8, 1e-14, "A");
  assert_near (resemblance.posterior[1], 1.0 / 8, 1e-14, "B");
  cad_resemblance_clear (&resemblance);
}

/* A source of which nothing is known foretells every word alike. */
static void
test_unknown_source (void)
{
  g_autoptr (CadTally) known = tally_of ("A c0 x 3 1 own\nA c0 y 0 1\nB c1 z 3 1 own\n"),
                       article = tally_of ("? c0 x 2 1 own\n");
  g_autoptr (GArray) terms = terms_of (known);
  CadResemblance resemblance;
  double a = 3.5 / 4 * 4.5 / 5, b = 0.5 * 1.5 / 2;

  cad_resemblance_init (&resemblance, known, article, terms);
  assert_near (resemblance.posterior[0], a / (a + b), 1e-14, "A");
  cad_resemblance_clear (&resemblance);
}

static void
test_silent_article (void)
{
  g_autoptr (CadTally) known = tally_of ("A c0 x 3 1 own\nA c0 y 3 1 own\n"), article = tally_of ("? c9 x 2 1 own\n");
  g_autoptr (GArray) terms = terms_of (known);
  CadResemblance resemblance;

  cad_resemblance_init (&resemblance, known, article, terms);
  g_assert_cmpuint (resemblance.mentions, ==, 0);
  g_assert_true (isnan (resemblance.posterior[0]));
  cad_resemblance_clear (&resemblance);
}

/* The example of Gries (2008): the letter a in five parts. */
static void
test_dispersion (void)
{
  const double counts[] = { 1, 2, 3, 4, 5 }, words[] = { 9, 10, 10, 10, 11 }, none[] = { 0, 0, 0, 0, 0 };
  const double even[] = { 9, 10, 10, 10, 11 }, one[] = { 0, 0, 7, 0, 0 };

  assert_near (cad_dispersion_dp (counts, words, 5), 0.18, 0.0051, "DP as published");
  assert_near (cad_dispersion_juilland (counts, words, 5), 0.785, 0.0005, "D as published");
  assert_near (cad_dispersion_dp (even, words, 5), 0, 1e-15, "like the words");
  assert_near (cad_dispersion_juilland (even, words, 5), 1, 1e-12, "evenly");
  assert_near (cad_dispersion_dp (one, words, 5), 0.8, 1e-15, "one article has it all");
  assert_near (cad_dispersion_juilland (one, words, 5), 0, 1e-12, "one article has it all");
  g_assert_true (isnan (cad_dispersion_dp (none, words, 5)));
  g_assert_true (isnan (cad_dispersion_juilland (counts, words, 1)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/resemblance/one-mention-by-hand", test_one_mention);
  g_test_add_func ("/resemblance/an-unknown-source-says-nothing", test_unknown_source);
  g_test_add_func ("/resemblance/an-article-without-mentions-resembles-nobody", test_silent_article);
  g_test_add_func ("/dispersion/as-published", test_dispersion);
  return g_test_run ();
}
