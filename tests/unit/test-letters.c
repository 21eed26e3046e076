/* SPDX-License-Identifier: MIT
 * test-letters.c - sixteen bytes seen at once are what the class table says of each */
#include <glib.h>
#include <string.h>

#include "../../src/text/letters.h"

#define ROUNDS 200000

/* A character that tries the edges: letters, signs among the two-byte letters, what stands before and behind them. */
static guint
put_character (GRand *random, char *out)
{
  static const char *const odd[] = { "×", "÷", "é", "À", "ɏ", "ɐ", "ʹ", "œ", "ÿ", "’", "«", "»", " ", "…", "ö", "Ã" };

  switch (g_rand_int_range (random, 0, 4)) {
  case 0:
    return g_unichar_to_utf8 (g_rand_int_range (random, 1, 0x80), out);
  case 1:
    return g_unichar_to_utf8 (g_rand_int_range (random, 0x80, 0x800), out);
  case 2: {
    const char *character = odd[g_rand_int_range (random, 0, G_N_ELEMENTS (odd))];

    memcpy (out, character, strlen (character));
    return strlen (character);
  }
  default:
    *out = g_rand_int_range (random, 'a', 'z' + 1);
    return 1;
  }
}

static void
test_fuzzed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20201216);
  guint runs[CAD_LETTERS_BLOCK + 1] = { 0 };

  for (guint i = 0; i < ROUNDS; i++) {
    char text[2 * CAD_LETTERS_BLOCK] = { 0 };

    for (guint length = 0; length < CAD_LETTERS_BLOCK;)
      length += put_character (random, text + length);
    g_assert_cmphex (cad_letters_mask (text), ==, cad_letters_plain (text));
    runs[cad_letters_run (text)]++;
  }
  for (guint i = 0; i <= 4; i++)
    g_assert_cmpuint (runs[i], >, 0);
}

static void
test_words (void)
{
  g_assert_cmpuint (cad_letters_run ("libérées, hier  "), ==, strlen ("libérées"));
  g_assert_cmpuint (cad_letters_run ("abcdefghijklmnopqrs"), ==, CAD_LETTERS_BLOCK);
  g_assert_cmpuint (cad_letters_run ("l’Azerbaïdjan   "), ==, 1);
  g_assert_cmpuint (cad_letters_run ("é×é             "), ==, 2);
  g_assert_cmpuint (cad_letters_run (" un espace avant"), ==, 0);
  g_assert_cmpuint (cad_letters_run ("quinze lettreé  "), ==, strlen ("quinze"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/a-block-is-what-its-bytes-are", test_fuzzed);
  g_test_add_func ("/letters/a-run-ends-with-the-word", test_words);
  return g_test_run ();
}
