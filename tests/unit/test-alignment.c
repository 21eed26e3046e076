/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <cadrage/alignment.h>
#include <cadrage/names.h>

typedef struct {
  GArray *words, *sentences;
  CadWordText text;
} Text;

/* Sentences end in " . ". */
static void
text_init (Text *text, const char *written)
{
  g_auto (GStrv) words = g_strsplit (written, " ", -1);
  guint32 start = 0;

  text->words = g_array_new (FALSE, FALSE, sizeof (guint64));
  text->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; words[i] != NULL; i++) {
    guint64 hash = cad_hash64 (words[i], strlen (words[i]), 0);

    if (text->words->len == start)
      g_array_append_val (text->sentences, start);
    if (g_str_equal (words[i], "."))
      start = text->words->len;
    else
      g_array_append_val (text->words, hash);
  }
  g_array_append_val (text->sentences, text->words->len);
  text->text = (CadWordText){ (const guint64 *) (const void *) text->words->data,
                              (const guint32 *) (const void *) text->sentences->data, text->words->len,
                              text->sentences->len - 1 };
}

static void
text_clear (Text *text)
{
  g_array_unref (text->words);
  g_array_unref (text->sentences);
}

/* "0 1 - 3": the place opposite each word. */
static char *
aligned (const char *a, const char *b)
{
  Text first, second;
  g_auto (CadAlignment) alignment = { 0 };
  GString *out = g_string_new (NULL);

  text_init (&first, a);
  text_init (&second, b);
  cad_alignment_init (&alignment, &first.text, &second.text);
  for (guint i = 0; i < first.text.n_words; i++) {
    g_string_append (out, i > 0 ? " " : "");
    if (alignment.words[i] == CAD_ALIGNED_NONE)
      g_string_append_c (out, '-');
    else
      g_string_append_printf (out, "%u", alignment.words[i]);
  }
  text_clear (&first);
  text_clear (&second);
  return g_string_free (out, FALSE);
}

static void
assert_aligned (const char *a, const char *b, const char *expected)
{
  g_autofree char *found = aligned (a, b);

  g_assert_cmpstr (found, ==, expected);
}

static void
a_changed_word_stands_between_its_neighbours (void)
{
  assert_aligned ("une ville a été prise hier soir", "une ville a été libérée hier soir", "0 1 2 3 - 5 6");
  assert_aligned ("une ville du nord a été prise hier", "une ville du nord a hier été prise", "0 1 2 3 4 6 7 -");
  assert_aligned ("une ville prise", "une ville prise", "0 1 2");
}

static void
sentences_may_be_moved_cut_and_added (void)
{
  assert_aligned ("le pont est rouvert . la route reste fermée", "la route reste barrée . le pont est rouvert",
                  "4 5 6 7 0 1 2 -");
  assert_aligned ("le pont est rouvert . la route reste fermée", "la route reste fermée", "- - - - 0 1 2 3");
  assert_aligned ("la route reste fermée", "tout autre chose ici . la route reste fermée", "4 5 6 7");
}

static void
sentences_that_share_little_are_not_versions (void)
{
  assert_aligned ("le pont est rouvert depuis hier", "le train de nuit est parti sans moi hier", "- - - - - -");
  assert_aligned ("", "le pont", "");
}

static void
long_repetitions_stay_linear (void)
{
  GString *text = g_string_new ("le pont");

  for (guint i = 0; i < 40000; i++)
    g_string_append (text, i % 7 == 0 ? " . le pont" : " est rouvert");
  g_autofree char *found = aligned (text->str, text->str);

  g_assert_nonnull (found);
  g_string_free (text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/alignment/a-changed-word-stands-between-its-neighbours",
                   a_changed_word_stands_between_its_neighbours);
  g_test_add_func ("/alignment/sentences-may-be-moved-cut-and-added", sentences_may_be_moved_cut_and_added);
  g_test_add_func ("/alignment/sentences-that-share-little-are-not-versions",
                   sentences_that_share_little_are_not_versions);
  g_test_add_func ("/alignment/long-repetitions-stay-linear", long_repetitions_stay_linear);
  return g_test_run ();
}
