/* SPDX-License-Identifier: MIT
 * test-proofs.c - the proofs of a lexicon, and the terms that cannot do what they should */
#include "bench.h"

/* All faults that the matcher has with a lexicon. */
static char *
faults_of (const char *yaml)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", NULL, 0);
  g_autoptr (GError) error = NULL;
  Bench bench;

  bench_init (&bench, yaml, &error);
  g_assert_no_error (error);
  cad_matcher_lint (bench.matcher, 0, faults);
  cad_matcher_prove (bench.matcher, 0, faults);
  bench_clear (&bench);
  return cad_faults_to_string (faults);
}

static void
test_proofs_hold (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [libérer], found: [\"Ils ont libéré la ville.\"], not: [\"Une "
      "ville.\"]}}}}\nloaded: {b: {terms: [barbare], found: [\"Des barbares.\"]}}\n");

  g_assert_cmpstr (said, ==, "");
}

static void
test_proofs_count (void)
{
  g_autoptr (CadFaults) faults = cad_faults_new ("t.yaml", NULL, 0);
  Bench bench;

  bench_init (&bench, "choices: {c: {wordings: {a: {terms: [x], found: [x, \"un x\"], not: [y]}}}}\n", NULL);
  g_assert_cmpuint (cad_matcher_prove (bench.matcher, 0, faults), ==, 3);
  bench_clear (&bench);
}

static void
test_proofs_fail (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {liberation: {terms: [libérer], found: [\"Reprendre, libérer.\", \"Reprendre.\", "
      "\"Rien.\"], not: [\"Libérer.\"]}, reconquest: {terms: [reprendre]}}}}\n");

  g_assert_cmpstr (said, ==,
                   "t.yaml:11:89: proof fails: 'liberation' not found here (found: reconquest \"Reprendre\")\n"
                   "t.yaml:11:103: proof fails: 'liberation' not found here (found: nothing)\n"
                   "t.yaml:11:119: proof fails: 'liberation' must not be found here (found: \"Libérer\", by the term "
                   "'libérer')");
}

static void
test_shadowed_proofs (void)
{
  g_autofree char *said = faults_of ("choices: {c: {wordings: {a: {terms: [grande offensive]}, b: {terms: [offensive], "
                                     "found: [\"La grande offensive.\"]}}}}\n");

  g_assert_nonnull (
      strstr (said, "warning: 'b' is shadowed: other wordings of its choice are found in all of its proofs"));
}

static void
test_lint_double (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [offensif]}, b: {terms: [x, offensive]}}}}\n");

  g_assert_cmpstr (said, ==,
                   "t.yaml:11:65: 'offensive' stands under 'b' and, as 'offensif', under 'a' (line 11, column 38): "
                   "only the first counts");
}

static void
test_lint_conditional_double (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [soldat], near: [\"@armenian\"]}, b: {terms: [soldat]}}}}\n");

  g_assert_cmpstr (said, ==, "");
}

static void
test_lint_shadowed (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [offensif]}, b: {terms: [=offensive, =offensives]}}}}\n");

  g_assert_nonnull (strstr (said, "warning: '=offensive' is shadowed: 'offensif' of 'a' (line 11, column 38)"));
  g_assert_nonnull (strstr (said, "warning: '=offensives' is shadowed"));
}

static void
test_lint_excepted (void)
{
  g_autofree char *said = faults_of (
      "choices: {c: {wordings: {a: {terms: [libérer, =offensive, prise], except: [libér*, =offensive, prises]}}}}\n");

  g_assert_nonnull (strstr (said, "'libérer' can never match: an exception of 'a' cancels it"));
  g_assert_nonnull (strstr (said, "'=offensive' can never match: an exception of 'a' cancels it"));
  g_assert_null (strstr (said, "'prise'"));
}

static void
test_lint_unreadable (void)
{
  g_autofree char *said = faults_of ("choices: {c: {wordings: {a: {terms: [ou/et, attaqué]}}}}\n");

  g_assert_nonnull (strstr (said, "'ou/et' can never match: no text is read as these words"));
  g_assert_null (strstr (said, "'attaqué'"));
}

static void
test_proofs_say_why (void)
{
  static const char *const cases[][2] = {
    { "near: {of: [ville], within: 2}, found: [\"Libérer trois fois la ville.\"]",
      "(found: nothing; 'Libérer' was seen, but no term of its near condition stands within 2 words)" },
    { "near: [ville], found: [\"Libérer.\"]", "no term of its near condition stands in the sentence)" },
    { "not-near: {of: [otage], within: 3}, found: [\"Libérer un otage.\"]",
      "'Libérer' was seen, but a term of its not-near condition stands within 3 words)" },
    { "except: [libérer la place], found: [\"Libérer la place.\"]",
      "'Libérer' was seen, but stands inside an exception)" },
    { "near: [ville], except: [libérer la place], found: [\"Libérer la place.\"]",
      "'Libérer' was seen, but its exceptions and conditions rule it out)" },
    { "found: [\"Rien.\"]", "(found: nothing)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *yaml = g_strdup_printf ("choices: {c: {wordings: {a: {terms: [libérer], %s}}}}\n", cases[i][0]);
    g_autofree char *said = faults_of (yaml);

    if (strstr (said, cases[i][1]) == NULL)
      g_error ("'%s' is not in: %s", cases[i][1], said);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proofs/those-that-hold-say-nothing", test_proofs_hold);
  g_test_add_func ("/proofs/are-counted", test_proofs_count);
  g_test_add_func ("/proofs/failures-say-what-was-found", test_proofs_fail);
  g_test_add_func ("/proofs/found-by-others-only-is-shadowed", test_shadowed_proofs);
  g_test_add_func ("/proofs/failures-say-what-kept-a-term-out", test_proofs_say_why);
  g_test_add_func ("/lint/the-same-term-twice", test_lint_double);
  g_test_add_func ("/lint/twice-with-a-condition-is-fine", test_lint_conditional_double);
  g_test_add_func ("/lint/shadowed-by-a-wider-term", test_lint_shadowed);
  g_test_add_func ("/lint/cancelled-by-its-own-exception", test_lint_excepted);
  g_test_add_func ("/lint/words-that-no-text-holds", test_lint_unreadable);
  return g_test_run ();
}
