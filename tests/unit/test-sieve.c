/* SPDX-License-Identifier: MIT
 * test-sieve.c - whatever a stemmer makes of a word, a sieve that holds the stem lets the word pass */
#include <cadrage/sieve.h>

#include <string.h>

#include <cadrage/stem.h>
#include <cadrage/vocabulary.h>

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

static gboolean
passes (const char *stemmer, const char *stem, const char *norm)
{
  CadSieve sieve;
  gboolean result;

  cad_sieve_init (&sieve, stemmer);
  cad_sieve_add (&sieve, stem);
  result = cad_sieve_passes (&sieve, norm);
  cad_sieve_clear (&sieve);
  return result;
}

static void
check_word (CadStemmer *stemmer, const char *name, const char *word)
{
  g_autofree char *norm = cad_text_normalise (word, -1);
  const char *stem = cad_stemmer_stem (stemmer, norm);

  if (!passes (name, stem, norm))
    g_error ("the %s stemmer makes '%s' of '%s', which the sieve does not expect", name, stem, norm);
}

static const char *
one_of (GRand *chance, const char *const *of, guint n)
{
  return of[g_rand_int_range (chance, 0, n)];
}

static void
test_made_words (gconstpointer name)
{
  g_autoptr (CadStemmer) stemmer = cad_stemmer_new (name);
  g_autoptr (GRand) chance = g_rand_new_with_seed (20);

  for (guint i = 0; i < MADE_WORDS; i++) {
    g_autoptr (GString) word = g_string_new (one_of (chance, beginnings, G_N_ELEMENTS (beginnings)));

    for (int j = g_rand_int_range (chance, 0, 4); j > 0; j--) {
      g_string_append (word, one_of (chance, middles, G_N_ELEMENTS (middles)));
      g_string_append_c (word, "aeiouy"[g_rand_int_range (chance, 0, 6)]);
    }
    g_string_append (word, one_of (chance, middles, G_N_ELEMENTS (middles)));
    for (int j = g_rand_int_range (chance, 1, 4); j > 0; j--)
      g_string_append (word, one_of (chance, endings, G_N_ELEMENTS (endings)));
    check_word (stemmer, name, word->str);
  }
}

/* Each cell of a table, taken for a word. */
static void
check_table (CadStemmer *stemmer, const char *name, const char *pack, const char *file)
{
  g_autoptr (GBytes) bytes = pack_open (file, (gpointer) pack);
  g_auto (GStrv) words = NULL;

  g_assert_nonnull (bytes);
  words = g_strsplit_set (g_bytes_get_data (bytes, NULL), " \t\n,|", -1);
  g_assert_cmpuint (g_strv_length (words), >, 100);
  for (guint i = 0; words[i] != NULL; i++)
    check_word (stemmer, name, words[i]);
}

static void
test_words_of_the_packs (void)
{
  static const char *const packs[][2] = { { "french", "fr" }, { "english", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (packs); i++) {
    g_autoptr (CadStemmer) stemmer = cad_stemmer_new (packs[i][0]);

    check_table (stemmer, packs[i][0], packs[i][1], "forms.tsv");
    check_table (stemmer, packs[i][0], packs[i][1], "words.tsv");
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
  g_autoptr (CadStemmer) of_french = cad_stemmer_new ("french"), of_english = cad_stemmer_new ("english");

  for (guint i = 0; i < G_N_ELEMENTS (french); i++)
    check_word (of_french, "french", french[i]);
  for (guint i = 0; i < G_N_ELEMENTS (english); i++)
    check_word (of_english, "english", english[i]);
}

static void
test_other_words_are_told_apart (void)
{
  static const struct {
    const char *stem, *word;
  } cases[] = {
    { "soldat", "village" }, { "soldat", "sold" }, { "camp", "campbell" }, { "camp", "camper" },
    { "port", "portov" },    { "l'", "la" },       { "1990", "mille" },    { "cheval", "cheveu" },
  };
  static const gboolean passing[] = { FALSE, FALSE, FALSE, TRUE, FALSE, FALSE, FALSE, FALSE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (passes ("french", cases[i].stem, cases[i].word), ==, passing[i]);
}

static void
test_unknown_habits (void)
{
  g_assert_true (passes ("turkish", "asker", "kitap"));
  g_assert_true (passes (NULL, "asker", "kitap"));
}

static void
test_laid_flat (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CadSieve sieve, again;

  cad_sieve_init (&sieve, "french");
  cad_sieve_add (&sieve, "libéralis");
  cad_sieve_put (&sieve, bytes);
  CadFlat flat = { bytes->data, bytes->data + bytes->len, FALSE };

  cad_sieve_read (&again, "french", &flat);
  g_assert_false (flat.failed);
  g_assert_true (cad_sieve_passes (&again, "libéralisation"));
  g_assert_false (cad_sieve_passes (&again, "librairie"));
  cad_sieve_clear (&again);
  flat = (CadFlat){ bytes->data, bytes->data + 8, FALSE };
  cad_sieve_read (&again, "french", &flat);
  g_assert_true (flat.failed);
  cad_sieve_clear (&again);
  cad_sieve_clear (&sieve);
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
