/* SPDX-License-Identifier: MIT
 * test-letters.c - many bytes seen at once are what the class table says of each */
#include <glib.h>
#include <string.h>

#include "../../src/text/letters.h"

#define ROUNDS 100000
#define MOST   (CAD_LETTERS_BLOCKS * CAD_LETTERS_BLOCK)

/* A character that tries the edges: letters, signs among the two-byte letters, what stands before and behind them. */
static guint
put_character (GRand *random, char *out)
{
  static const char *const odd[] = { "×", "÷", "é", "À", "ɏ", "ɐ", "ʹ", "œ", "ÿ", "’", "«", "»", " ", "…", "ö", "Ã" };

  switch (g_rand_int_range (random, 0, 8)) {
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

  for (guint i = 0; i < ROUNDS; i++) {
    char text[MOST + 8] = { 0 };

    for (guint length = 0; length < MOST;)
      length += put_character (random, text + length);
    for (guint blocks = 1; blocks <= CAD_LETTERS_BLOCKS; blocks++)
      g_assert_cmphex (cad_letters_mask (text, blocks), ==, cad_letters_plain (text, blocks));
  }
}

/* The letters at the beginning of @text, which blanks are put behind. */
static guint
run_of (const char *text)
{
  g_autofree char *padded = g_strdup_printf ("%-64s", text);
  CadLettersWindow window = { 0 };

  g_assert_true (cad_letters_open (&window, padded, strlen (padded)));
  return cad_letters_run (&window, padded);
}

static void
test_words (void)
{
  g_assert_cmpuint (run_of ("libérées, hier"), ==, strlen ("libérées"));
  g_assert_cmpuint (run_of ("l’Azerbaïdjan"), ==, 1);
  g_assert_cmpuint (run_of ("é×é"), ==, 2);
  g_assert_cmpuint (run_of (" un espace avant"), ==, 0);
  g_assert_cmpuint (run_of ("anticonstitutionnellement"), >=, CAD_LETTERS_BLOCK);
  g_assert_cmpuint (run_of ("unmotquiaplusdelettresquunefenetreetquinefinitpasmemequandellefinit"), >=,
                    CAD_LETTERS_BLOCK);
}

static void
test_windows (void)
{
  const char *text = "quatorze signes une lettre é à cheval, et puis la suite du même texte encore";
  const char *place = strstr (text, "puis");
  CadLettersWindow window = { 0 };

  g_assert_true (cad_letters_open (&window, text, strlen (text)));
  g_assert_true (window.last >= place);
  g_assert_cmpuint (cad_letters_run (&window, place), ==, strlen ("puis"));
  g_assert_cmpuint (cad_letters_run (&window, strstr (text, "à")), ==, strlen ("à"));
  g_assert_true (cad_letters_open (&window, text, 2 * CAD_LETTERS_BLOCK));
  g_assert_true (window.last < text + CAD_LETTERS_BLOCK);
  g_assert_false (cad_letters_open (&window, text, 2 * CAD_LETTERS_BLOCK - 1));
  g_assert_false (cad_letters_open (&window, text, -3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letters/a-block-is-what-its-bytes-are", test_fuzzed);
  g_test_add_func ("/letters/a-run-ends-with-the-word", test_words);
  g_test_add_func ("/letters/a-window-tells-of-the-runs-in-it", test_windows);
  return g_test_run ();
}
