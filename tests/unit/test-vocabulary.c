/* SPDX-License-Identifier: MIT
 * test-vocabulary.c - written forms, their normal forms and stems, and what the tests said of them */
#include <cadrage/vocabulary.h>

#include <string.h>

static void
rules_init_french (CadTextRules *rules)
{
  cad_text_rules_init (rules);
  rules->stemmer = g_strdup ("french");
  g_hash_table_add (rules->elisions, g_strdup ("l'"));
}

static const CadWord *
word_of (CadVocabulary *vocabulary, const char *word)
{
  return cad_vocabulary_word (vocabulary, cad_vocabulary_type (vocabulary, word, strlen (word)));
}

static void
test_normal_forms (void)
{
  static const char *const cases[][2] = {
    { "Libéré", "libéré" },
    { "LIBÉRÉE", "libérée" },
    { "libe\xCC\x81re\xCC\x81", "libéré" }, /* decomposed */
    { "L’", "l'" },
    { "Jusqu\xCA\xBC", "jusqu'" },
    { "Cœur", "coeur" },
    { "ŒUVRE", "oeuvre" },
    { "ex æquo", "ex aequo" },
    { "arm\xC2\xAD\xE2\x80\x8B"
      "ée",
      "armée" }, /* soft hyphen, zero-width space */
    { "cessez\xE2\x80\x91le", "cessez-le" },
    { "\xC4\xB0lham", "ilham" }, /* dotted capital I */
    { "o\xEF\xAC\x83"
      "cier",
      "officier" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *norm = cad_text_normalise (cases[i][0], -1);
    g_autofree char *again = cad_text_normalise (norm, -1);

    g_assert_cmpstr (norm, ==, cases[i][1]);
    g_assert_cmpstr (again, ==, norm);
  }
}

static void
test_same_form_same_type (void)
{
  g_auto (GStrv) words = g_strsplit ("a ab abc abcd abcde abcdef abcdefg abcdefgh abcdefghi abcdefghabcdefgh "
                                     "é éa aé abcdefgi bbcdefgh abcdefghabcdefgi x'y",
                                     " ", -1);
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;

  rules_init_french (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  for (guint round = 0; round < 2; round++)
    for (guint i = 0; words[i] != NULL; i++) {
      guint32 type = cad_vocabulary_type (vocabulary, words[i], strlen (words[i]));

      g_assert_cmpuint (type, ==, i);
      g_assert_cmpstr (cad_vocabulary_word (vocabulary, type)->norm, ==, words[i]);
    }
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_words_never_move (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  const CadWord *first;

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  first = word_of (vocabulary, "premier");
  for (guint i = 0; i < 50000; i++) {
    g_autofree char *word = g_strdup_printf ("w%u", i);

    g_assert_cmpuint (cad_vocabulary_type (vocabulary, word, strlen (word)), ==, i + 1);
  }
  g_assert_true (word_of (vocabulary, "premier") == first);
  g_assert_cmpstr (first->norm, ==, "premier");
  g_assert_cmpstr (word_of (vocabulary, "w49999")->norm, ==, "w49999");
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_flags (void)
{
  static const struct {
    const char *word;
    guint32 flags;
  } cases[] = {
    { "armée", CAD_WORD_LATIN },
    { "Armée", CAD_WORD_LATIN | CAD_WORD_CAPITAL },
    { "E\xCC\x81tat", CAD_WORD_CAPITAL },
    { "ONU", CAD_WORD_LATIN | CAD_WORD_CAPITAL | CAD_WORD_CAPITALS },
    { "A", CAD_WORD_LATIN | CAD_WORD_CAPITAL },
    { "auHaut", CAD_WORD_LATIN | CAD_WORD_INNER },
    { "McÉtat", CAD_WORD_LATIN | CAD_WORD_INNER | CAD_WORD_CAPITAL },
    { "ONUs", CAD_WORD_LATIN | CAD_WORD_CAPITAL },
    { "T72", CAD_WORD_CAPITAL },
    { "13h", CAD_WORD_NUMBER },
    { "L’", CAD_WORD_CAPITAL | CAD_WORD_ELISION },
    { "x'", 0 },
    { "cœur", 0 },
  };
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;

  rules_init_french (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmphex (word_of (vocabulary, cases[i].word)->flags, ==, cases[i].flags);
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_stems (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  g_autofree char *stem = NULL;
  const CadWord *word;

  rules_init_french (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  stem = cad_text_stem (&rules, "libération");
  g_assert_cmpstr (cad_word_stem (word_of (vocabulary, "Libérations")), ==, stem);
  g_assert_cmpstr (cad_word_stem (word_of (vocabulary, "l’")), ==, "l'");
  g_assert_cmpstr (cad_word_stem (word_of (vocabulary, "soldat·e·s")), ==, "soldat");
  g_clear_pointer (&vocabulary, cad_vocabulary_free);

  g_clear_pointer (&rules.stemmer, g_free);
  vocabulary = cad_vocabulary_new (&rules);
  word = word_of (vocabulary, "libérations");
  g_assert_true (cad_word_stem (word) == word->norm);
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static guint64
count_and_test (const CadWord *word, GArray *symbols, gpointer data)
{
  guint *calls = data;
  guint32 length = strlen (word->norm);

  (*calls)++;
  if (*word->norm != 's')
    return 0;
  g_array_append_val (symbols, length);
  g_array_append_val (symbols, *calls);
  return 1 << 5;
}

static void
test_facts (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  guint calls = 0, n;
  guint32 with, without;

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  cad_vocabulary_set_test (vocabulary, 1, count_and_test, &calls);
  without = cad_vocabulary_type (vocabulary, "armée", 6);
  with = cad_vocabulary_type (vocabulary, "soldat", 6);
  g_assert_cmpuint (cad_vocabulary_type (vocabulary, "soldat", 6), ==, with);
  g_assert_cmpuint (calls, ==, 2);
  g_assert_cmphex (cad_vocabulary_classes (vocabulary, with, 1), ==, 1 << 5);
  g_assert_cmphex (cad_vocabulary_classes (vocabulary, without, 1), ==, 0);
  g_assert_cmpuint (cad_vocabulary_symbols (vocabulary, with, 1, &n)[0], ==, 6);
  g_assert_cmpuint (n, ==, 2);
  cad_vocabulary_symbols (vocabulary, with, 0, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (cad_vocabulary_symbols (vocabulary, without, 1, &n));
  g_assert_cmpuint (n, ==, 0);
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

/* Says of a word like w341 its number, but the same of each 400th. */
static guint64
tell_number (const CadWord *word, GArray *symbols, gpointer data)
{
  guint32 number = g_ascii_strtoull (word->norm + 1, NULL, 10) % 400;

  (void) data;
  g_array_append_val (symbols, number);
  return 1;
}

static void
test_shared_facts (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  guint32 types[1200];

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  cad_vocabulary_set_test (vocabulary, 0, tell_number, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    g_autofree char *word = g_strdup_printf ("w%u", i);

    types[i] = cad_vocabulary_type (vocabulary, word, strlen (word));
  }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++) {
    const CadFacts *facts = cad_vocabulary_facts (vocabulary, types[i]);

    g_assert_cmpuint (facts->symbols[0][0], ==, i % 400);
    g_assert_true (facts == cad_vocabulary_facts (vocabulary, types[i % 400]));
  }
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

/* Words of each length around the sixteen bytes that are their own key, which differ in one byte only. */
static void
test_lengths (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  for (guint length = 1; length <= 40; length++)
    for (guint at = 0; at < length; at++) {
      g_autofree char *word = g_strnfill (length, 'a');

      word[at] = 'b';
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (cad_vocabulary_type (vocabulary, word, length) + 1)));
      g_assert_false (g_hash_table_add (seen, GUINT_TO_POINTER (cad_vocabulary_type (vocabulary, word, length) + 1)));
    }
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_trim (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  char word[32];

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  cad_vocabulary_type (vocabulary, "premier", 7);
  cad_vocabulary_trim (vocabulary);
  g_assert_cmpuint (cad_vocabulary_type (vocabulary, "second", 6), ==, 1);
  for (guint i = 0; i < 500000; i++) {
    g_snprintf (word, sizeof word, "%x", i);
    cad_vocabulary_type (vocabulary, word, strlen (word));
  }
  cad_vocabulary_trim (vocabulary);
  g_assert_cmpuint (cad_vocabulary_type (vocabulary, "second", 6), ==, 0);
  g_assert_cmpstr (word_of (vocabulary, "second")->norm, ==, "second");
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_little_room (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  char word[32];

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  cad_vocabulary_set_room (vocabulary, 1024 * 1024);
  for (guint i = 0; i < 20000; i++) {
    g_snprintf (word, sizeof word, "%x", i);
    cad_vocabulary_type (vocabulary, word, strlen (word));
    if (i == 5000)
      cad_vocabulary_trim (vocabulary);
  }
  g_assert_cmpuint (cad_vocabulary_emptied (vocabulary), ==, 0);
  cad_vocabulary_trim (vocabulary);
  g_assert_cmpuint (cad_vocabulary_emptied (vocabulary), ==, 1);
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

static void
test_long_word (void)
{
  CadTextRules rules;
  g_autoptr (CadVocabulary) vocabulary = NULL;
  g_autofree char *word = g_strnfill (100000, 'a');

  cad_text_rules_init (&rules);
  vocabulary = cad_vocabulary_new (&rules);
  g_assert_cmpuint (strlen (word_of (vocabulary, word)->norm), <, 300);
  memcpy (word + 203, "é", 2);
  g_assert_true (g_utf8_validate (word_of (vocabulary, word)->norm, -1, NULL));
  g_clear_pointer (&vocabulary, cad_vocabulary_free);
  cad_text_rules_clear (&rules);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vocabulary/spellings-of-a-word-meet-in-its-normal-form", test_normal_forms);
  g_test_add_func ("/vocabulary/a-written-form-is-one-type", test_same_form_same_type);
  g_test_add_func ("/vocabulary/words-never-move", test_words_never_move);
  g_test_add_func ("/vocabulary/flags-say-how-it-is-written", test_flags);
  g_test_add_func ("/vocabulary/stems", test_stems);
  g_test_add_func ("/vocabulary/a-test-runs-once-a-type", test_facts);
  g_test_add_func ("/vocabulary/types-of-which-the-same-is-said-share-it", test_shared_facts);
  g_test_add_func ("/vocabulary/words-of-any-length-are-told-apart", test_lengths);
  g_test_add_func ("/vocabulary/over-its-limit-it-is-emptied", test_trim);
  g_test_add_func ("/vocabulary/with-little-room-it-is-emptied-early", test_little_room);
  g_test_add_func ("/vocabulary/an-endless-word-is-cut", test_long_word);
  return g_test_run ();
}
