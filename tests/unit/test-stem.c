/* SPDX-License-Identifier: MIT
 * test-stem.c - what a stemmer makes of words, and of what is no word */
#include <cadrage/stem.h>
#include <cadrage/vocabulary.h>

static void
test_forms_share_a_stem (void)
{
  g_autoptr (CadStemmer) stemmer = cad_stemmer_new ("french");
  g_autofree char *one = g_strdup (cad_stemmer_stem (stemmer, "offensive"));

  g_assert_cmpstr (cad_stemmer_stem (stemmer, "offensives"), ==, one);
  g_assert_cmpstr (cad_stemmer_stem (stemmer, "village"), !=, one);
}

static void
test_numbers_and_elisions_stay (void)
{
  g_autoptr (CadStemmer) stemmer = cad_stemmer_new ("french");

  g_assert_cmpstr (cad_stemmer_stem (stemmer, "1990s"), ==, "1990s");
  g_assert_cmpstr (cad_stemmer_stem (stemmer, "lorsqu'"), ==, "lorsqu'");
  g_assert_cmpstr (cad_stemmer_stem (stemmer, ""), ==, "");
}

static void
test_unknown_language_leaves_words (void)
{
  g_assert_null (cad_stemmer_new ("nonesuch"));
  g_assert_null (cad_stemmer_new (NULL));
  g_assert_cmpstr (cad_stemmer_stem (NULL, "offensives"), ==, "offensives");
}

static void
test_agrees_with_the_rules (void)
{
  static const char *const words[] = { "habitants", "arménien·ne·s", "col·lapse", "évacuées", "12e" };
  CadTextRules rules = { .stemmer = (char *) "french" };
  g_autoptr (CadStemmer) stemmer = cad_stemmer_new ("french");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autofree char *stem = cad_text_stem (&rules, words[i]);

    g_assert_cmpstr (cad_stemmer_stem (stemmer, words[i]), ==, stem);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stem/forms-of-a-word-share-a-stem", test_forms_share_a_stem);
  g_test_add_func ("/stem/numbers-and-elisions-stay", test_numbers_and_elisions_stay);
  g_test_add_func ("/stem/an-unknown-language-leaves-words-as-they-are", test_unknown_language_leaves_words);
  g_test_add_func ("/stem/one-kept-stemmer-agrees-with-one-made-each-time", test_agrees_with_the_rules);
  return g_test_run ();
}
