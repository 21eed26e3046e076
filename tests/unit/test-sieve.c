/* SPDX-License-Identifier: MIT
 * test-sieve.c - whatever a stemmer makes of a word, a sieve that holds the stem lets the word pass */
#include <cadrage/sieve.h>

#include <string.h>

#include "packs.h"

#define MADE_WORDS 60000

/* What words of the two languages, and words that look like them, are made of. */
static const char *const beginnings[] = {
  "a",  "é",   "i",   "o",  "u",  "y",   "ou",  "ai",   "eu", "au", "ba",  "co",    "dé",    "fi",
  "gu", "ha",  "je",  "ka", "lo", "mi",  "no",  "par",  "po", "qu", "ré",  "sè",    "ti",    "tu",
  "va", "wi",  "xe",  "yé", "zo", "ch",  "bl",  "cr",   "dr", "st", "par", "gener", "t",     "d",
  "l",  "col", "tap", "ç",  "ï",  "haï", "naï", "ambi", "s",  "bb", "",    "â",     "commun"
};
static const char *const middles[] = { "",   "b",  "c",  "d",  "f",   "g",  "l",  "m",   "n",   "p",  "r",
                                       "s",  "t",  "v",  "x",  "z",   "ll", "nn", "tt",  "ff",  "rr", "pp",
                                       "gu", "qu", "ch", "st", "nt",  "mm", "é",  "è",   "ë",   "ï",  "ay",
                                       "oy", "uy", "iv", "at", "eus", "ic", "ab", "abl", "bil", "iz", "en",
                                       "on", "et", "el", "ér", "èt",  "y",  "i",  "u",   "w",   "ç" };
static const char *const endings[] = {
  "",         "s",      "e",       "es",      "x",      "t",      "n",       "ance",   "ances",   "iques",  "ismes",
  "able",     "istes",  "eux",     "atrice",  "ateurs", "ations", "logie",   "logies", "usion",   "utions", "ence",
  "ences",    "ement",  "ements",  "ité",     "ités",   "if",     "ives",    "eaux",   "aux",     "euse",   "euses",
  "issement", "amment", "emment",  "ments",   "îmes",   "ira",    "iraIent", "issons", "it",      "ions",   "ée",
  "ées",      "er",     "era",     "eraient", "ez",     "iez",    "âtes",    "ait",    "ant",     "antes",  "assions",
  "ier",      "ière",   "ell",     "enn",     "onn",    "eill",   "ing",     "ingly",  "ed",      "edly",   "eed",
  "ies",      "ied",    "sses",    "'s",      "y",      "ey",     "tional",  "enci",   "ency",    "ancy",   "ably",
  "ently",    "izer",   "ization", "ational", "ator",   "alism",  "ality",   "ally",   "fulness", "ously",  "ousness",
  "iveness",  "ivity",  "bility",  "bly",     "ogy",    "fully",  "lessly",  "ly",     "alize",   "icate",  "icity",
  "ical",     "ful",    "ness",    "ative",   "ement",  "ment",   "ent",     "ism",    "ate",     "ous",    "ive",
  "ize",      "ion",    "l",       "·e·s",    "’"
};

typedef struct {
  CadTextRules rules;
  CadVocabulary *vocabulary;
} Words;

static void
words_init (Words *words, const char *stemmer)
{
  cad_text_rules_init (&words->rules);
  words->rules.stemmer = g_strdup (stemmer);
  words->vocabulary = cad_vocabulary_new (&words->rules);
}

static void
words_clear (Words *words)
{
  cad_vocabulary_free (words->vocabulary);
  cad_text_rules_clear (&words->rules);
}

static const CadWord *
word_of (Words *words, const char *written)
{
  cad_vocabulary_trim (words->vocabulary);
  return cad_vocabulary_word (words->vocabulary, cad_vocabulary_type (words->vocabulary, written, strlen (written)));
}

static gboolean
passes (const Words *words, const char *stem, const CadWord *word)
{
  CadSieve sieve;
  gboolean result;

  cad_sieve_init (&sieve, words->rules.stemmer);
  cad_sieve_add (&sieve, stem);
  result = cad_sieve_passes (&sieve, word);
  cad_sieve_clear (&sieve);
  return result;
}

static void
check_word (Words *words, const char *written)
{
  const CadWord *word = word_of (words, written);
  const char *stem = cad_word_stem (word);

  if (!passes (words, stem, word))
    g_error ("the %s stemmer makes '%s' of '%s', which the sieve does not expect", words->rules.stemmer, stem,
             word->norm);
}

static const char *
one_of (GRand *chance, const char *const *of, guint n)
{
  return of[g_rand_int_range (chance, 0, n)];
}

static void
test_made_words (gconstpointer name)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20);
  Words words;

  words_init (&words, name);
  for (guint i = 0; i < MADE_WORDS; i++) {
    g_autoptr (GString) word = g_string_new (one_of (chance, beginnings, G_N_ELEMENTS (beginnings)));

    for (int j = g_rand_int_range (chance, 0, 4); j > 0; j--) {
      g_string_append (word, one_of (chance, middles, G_N_ELEMENTS (middles)));
      g_string_append_c (word, "aeiouy"[g_rand_int_range (chance, 0, 6)]);
    }
    g_string_append (word, one_of (chance, middles, G_N_ELEMENTS (middles)));
    for (int j = g_rand_int_range (chance, 1, 4); j > 0; j--)
      g_string_append (word, one_of (chance, endings, G_N_ELEMENTS (endings)));
    check_word (&words, word->str);
  }
  words_clear (&words);
}

/* Each cell of a table, taken for a word. */
static void
check_table (Words *words, const char *pack, const char *file)
{
  g_autoptr (GBytes) bytes = pack_open (file, (gpointer) pack);
  g_auto (GStrv) cells = NULL;

  g_assert_nonnull (bytes);
  cells = g_strsplit_set (g_bytes_get_data (bytes, NULL), " \t\n,|", -1);
  g_assert_cmpuint (g_strv_length (cells), >, 100);
  for (guint i = 0; cells[i] != NULL; i++)
    check_word (words, cells[i]);
}

static void
test_words_of_the_packs (void)
{
  static const char *const packs[][2] = { { "french", "fr" }, { "english", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++) {
    Words words;

    words_init (&words, packs[i][0]);
    check_table (&words, packs[i][1], "forms.tsv");
    check_table (&words, packs[i][1], "words.tsv");
    words_clear (&words);
  }
}

static void
test_odd_words (void)
{
  static const char *const french[] = { "chevaux",     "cheval",  "indicatif", "violemment", "bruyamment",
                                        "essuyés",     "règlera", "mesquine",  "naïve",      "soldat·e·s",
                                        "aujourd'hui", "1990s",   "été" };
  static const char *const english[] = { "dying", "lying", "tying", "skies",  "idly",
                                         "ugly",  "early", "'tis",  "hoping", "by" };
  Words words;

  words_init (&words, "french");
  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    check_word (&words, french[i]);
  words_clear (&words);
  words_init (&words, "english");
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    check_word (&words, english[i]);
  words_clear (&words);
}

static void
test_other_words_are_told_apart (void)
{
  static const struct {
    const char *stem, *word;
    gboolean passes;
  } cases[] = {
    { "soldat", "village", FALSE }, { "soldat", "sold", FALSE }, { "camp", "campbell", FALSE },
    { "camp", "Camper", TRUE },     { "port", "portov", FALSE }, { "l'", "la", FALSE },
    { "cheval", "cheveu", FALSE },  { "cheval", "aïe", FALSE },  { "soldat", "vill-age", TRUE },
  };
  Words words;

  words_init (&words, "french");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (passes (&words, cases[i].stem, word_of (&words, cases[i].word)), ==, cases[i].passes);
  words_clear (&words);
}

static void
test_unknown_habits (void)
{
  static const char *const names[] = { "turkish", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    Words words;

    words_init (&words, names[i]);
    g_assert_true (passes (&words, "asker", word_of (&words, "kitap")));
    words_clear (&words);
  }
}

static void
test_laid_flat (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CadSieve sieve, again;
  Words words;

  words_init (&words, "french");
  cad_sieve_init (&sieve, "french");
  cad_sieve_add (&sieve, "libéralis");
  cad_sieve_put (&sieve, bytes);
  CadFlat flat = { bytes->data, bytes->data + bytes->len, FALSE };

  cad_sieve_read (&again, "french", &flat);
  g_assert_false (flat.failed);
  g_assert_true (cad_sieve_passes (&again, word_of (&words, "libéralisation")));
  g_assert_false (cad_sieve_passes (&again, word_of (&words, "librairie")));
  cad_sieve_clear (&again);
  flat = (CadFlat){ bytes->data, bytes->data + 8, FALSE };
  cad_sieve_read (&again, "french", &flat);
  g_assert_true (flat.failed);
  cad_sieve_clear (&again);
  cad_sieve_clear (&sieve);
  words_clear (&words);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/sieve/what-is-made-of-french-words-is-expected", "french", test_made_words);
  g_test_add_data_func ("/sieve/what-is-made-of-english-words-is-expected", "english", test_made_words);
  g_test_add_func ("/sieve/and-of-the-words-of-the-packs", test_words_of_the_packs);
  g_test_add_func ("/sieve/and-of-odd-words", test_odd_words);
  g_test_add_func ("/sieve/other-words-are-told-apart", test_other_words_are_told_apart);
  g_test_add_func ("/sieve/words-of-an-unknown-stemmer-pass", test_unknown_habits);
  g_test_add_func ("/sieve/it-can-be-laid-flat", test_laid_flat);
  return g_test_run ();
}
