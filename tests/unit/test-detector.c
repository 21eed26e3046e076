/* SPDX-License-Identifier: MIT
 * test-detector.c - a word that is read fast speaks for the languages that it speaks for letter by letter */
#include <cadrage/language.h>

#include <string.h>

#include <cadrage/vocabulary.h>

#include "packs.h"

#define SAMPLE  4096
#define LONGEST 64

static gboolean
speaks_for (const CadTextRules *rules, const char *word)
{
  if (g_hash_table_contains (rules->function_words, word) || g_hash_table_contains (rules->elisions, word) ||
      g_hash_table_contains (rules->variants, word))
    return TRUE;
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    g_autofree char *letter = g_strndup (p, g_utf8_next_char (p) - p);

    if ((guchar) *p >= 0x80 && g_hash_table_contains (rules->letters, letter))
      return TRUE;
  }
  return FALSE;
}

static guint
count (const CadTextRules *rules, const char *text)
{
  gsize length = strlen (text), size = MIN (length, SAMPLE);
  guint n = 0;

  while (size < length && ((guchar) text[size] & 0xC0) == 0x80)
    size--;
  for (const char *p = text, *end = text + size; p < end;) {
    const char *start = p;

    while (p < end && g_unichar_isalpha (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    if (p == start) {
      p = g_utf8_next_char (p);
      continue;
    }
    if (p < end && (*p == '\'' || g_utf8_get_char (p) == 0x2019))
      p = g_utf8_next_char (p);
    g_autofree char *norm = cad_text_normalise (start, p - start);

    n += p - start <= LONGEST && speaks_for (rules, norm);
  }
  return n;
}

/* Against a language without rules one word is enough to win. */
static const char *const pairs[][2] = { { "xx", "fr" }, { "xx", "en" }, { "en", "fr" }, { "fr", "en" } };

typedef struct {
  GPtrArray *languages[G_N_ELEMENTS (pairs)]; /* of CadLanguage, owned */
  CadDetector *detectors[G_N_ELEMENTS (pairs)];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    fixture->languages[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_language_free);
    for (guint j = 0; j < 2; j++)
      g_ptr_array_add (fixture->languages[i], pack_shipped (pairs[i][j]));
    fixture->detectors[i] = cad_language_detector (fixture->languages[i]);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    cad_detector_free (fixture->detectors[i]);
    g_ptr_array_unref (fixture->languages[i]);
  }
}

static void
check (const Fixture *fixture, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++) {
    const CadLanguage *const *languages = (const CadLanguage *const *) fixture->languages[i]->pdata;
    guint second = count (&languages[1]->rules, text) > count (&languages[0]->rules, text);

    if (cad_detector_find (fixture->detectors[i], text, strlen (text)) != second)
      g_error ("%s or %s: %s", pairs[i][0], pairs[i][1], text);
  }
}

static void
test_every_letter (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (gunichar c = 1; c < 0x3000; c++) {
    char letter[7] = "";

    g_unichar_to_utf8 (c, letter);
    const char *const shapes[] = { "%s", "a%s", "%sla", "the%s", "l%s", "L%s avion", "%s’" };

    for (guint i = 0; i < G_N_ELEMENTS (shapes); i++) {
      g_auto (GStrv) parts = g_strsplit (shapes[i], "%s", 0);
      g_autofree char *text = g_strjoinv (letter, parts);

      check (fixture, text);
    }
  }
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const char *const pieces[] = { "le",  "LA",    "l",  "the",      "The", "d",         "qu", "été",
                                        "ÉTÉ", "jusqu", "ou", "\xC3\xB9", "œ",   "ß",         "ÿ",  "Ÿ",
                                        "×",   "÷",     "Æ",  "a",        "B",   "3",         " ",  "-",
                                        "’",   "'",     "`",  "ъ",        "α",   "e\xCC\x81", "ﬁ",  "quarante" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  (void) data;

  for (guint round = 0; round < 4000; round++) {
    g_autoptr (GString) text = g_string_new (NULL);
    guint n = round % 20 == 0 ? 2000 : g_rand_int_range (rand, 1, 40);
    int blank = g_rand_int_range (rand, 2, 30);

    for (guint i = 0; i < n; i++) {
      g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (g_rand_int_range (rand, 0, blank) == 0)
        g_string_append_c (text, ' ');
    }
    check (fixture, text->str);
  }
}

static void
test_long_words (Fixture *fixture, gconstpointer data)
{
  (void) data;
  for (guint n = 0; n < 80; n++) {
    g_autofree char *letters = g_strnfill (n, 'a');
    const char *const ends[] = { "", "é", "é'", "é’", "éa", "œ", "’", "éé" };

    for (guint i = 0; i < G_N_ELEMENTS (ends); i++) {
      g_autofree char *text = g_strconcat (letters, ends[i], NULL);

      check (fixture, text);
    }
  }
}

/* A language pack can list a soft hyphen for a word: its normal form is empty. */
static void
test_empty_word (void)
{
  CadTextRules rules[2];
  const CadTextRules *const both[] = { &rules[0], &rules[1] };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    cad_text_rules_init (&rules[i]);
  g_hash_table_add (rules[1].function_words, g_strdup (""));
  for (char c = 'a'; c <= 'z'; c++)
    g_string_append_printf (text, "%cda %cto ", c, c);
  g_autoptr (CadDetector) detector = cad_detector_new (both, G_N_ELEMENTS (both));

  g_assert_cmpuint (cad_detector_find (detector, text->str, text->len), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    cad_text_rules_clear (&rules[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/detector/every-letter-in-every-place", Fixture, NULL, set_up, test_every_letter, tear_down);
  g_test_add ("/detector/words-and-what-only-looks-like-words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/detector/words-too-long-to-speak", Fixture, NULL, set_up, test_long_words, tear_down);
  g_test_add_func ("/detector/an-empty-word-speaks-for-no-language", test_empty_word);
  return g_test_run ();
}
