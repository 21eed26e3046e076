/* SPDX-License-Identifier: MIT
 * test-utf8.c - sixteen bytes at once give what one character at a time gives */
#include <glib.h>
#include <string.h>

#include "../../src/text/utf8.h"

#define MOST 400

/* Text of every length of sequence, and all that UTF-8 forbids. */
static const char *const pieces[] = {
  "a",
  "mot ",
  "seize caractères",
  "é",
  "\xC2\x80",
  "\xDF\xBF",
  "’",
  "\xE0\xA0\x80",
  "\xE1\x80\x80",
  "\xEC\xBF\xBF",
  "\xED\x9F\xBF",
  "\xEE\x80\x80",
  "\xEF\xBF\xBF",
  "\xF0\x90\x80\x80",
  "\xF4\x8F\xBF\xBF",
};

static const char *const faults[] = {
  "\x80",
  "\xBF",
  "\xC0\x80",
  "\xC1\xBF",
  "\xC3",
  "\xC3\xC3\xA9",
  "\xC3\xC0",
  "\xE0\x9F\xBF",
  "\xE2\x80",
  "\xE2\x80\xC1",
  "\xED\xA0\x80",
  "\xF0\x8F\xBF\xBF",
  "\xF4\x90\x80\x80",
  "\xF5\x80\x80\x80",
  "\xFF",
  "\xE2\x80\xA9\xA9",
};

/* @n pieces, of which none is wide when @narrow. Returns: the bytes */
static gsize
fill (GRand *rand, char *bytes, guint n, gboolean narrow)
{
  gsize length = 0;

  for (guint i = 0; i < n; i++) {
    const char *piece = pieces[g_rand_int_range (rand, 0, narrow ? 7 : (gint32) G_N_ELEMENTS (pieces))];

    memcpy (bytes + length, piece, strlen (piece));
    length += strlen (piece);
  }
  return length;
}

static void
check_end (const char *bytes, gsize length)
{
  const char *end = cad_utf8_end (bytes, bytes + length), *valid;

  g_assert_cmpuint (end - bytes, ==, cad_utf8_end_plain (bytes, bytes + length) - bytes);
  g_utf8_validate_len (bytes, length, &valid);
  g_assert_cmpuint (end - bytes, ==, valid - bytes);
}

/* Copied to its length exactly, so that a sanitizer sees a byte read beyond. */
static void
check_copy (const char *bytes, gsize length)
{
  g_autofree char *copy = g_memdup2 (bytes, MAX (length, 1));

  check_end (copy, length);
}

static void
test_valid (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  char bytes[MOST * 16];

  for (guint round = 0; round < 2000; round++)
    check_copy (bytes, fill (rand, bytes, g_rand_int_range (rand, 0, MOST), round % 2));
}

static void
test_faults (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  char bytes[MOST * 16 + 8];

  for (guint round = 0; round < 20000; round++) {
    const char *fault = faults[g_rand_int_range (rand, 0, G_N_ELEMENTS (faults))];
    gsize length = fill (rand, bytes, g_rand_int_range (rand, 0, 40), round % 3);

    memcpy (bytes + length, fault, strlen (fault));
    length += strlen (fault);
    check_copy (bytes, length + fill (rand, bytes + length, g_rand_int_range (rand, 0, 40), round % 2));
  }
}

static void
test_every_place (void)
{
  char bytes[200];

  for (guint i = 0; i < sizeof bytes; i++)
    for (guint byte = 0; byte < 256; byte++) {
      memset (bytes, 'a', sizeof bytes);
      bytes[i] = byte;
      check_copy (bytes, sizeof bytes);
      if (i > 0) {
        bytes[i - 1] = (char) 0xC3;
        check_end (bytes, sizeof bytes);
      }
      if (i > 1) {
        memcpy (bytes + i - 2, "\xE2\x80", 2);
        check_end (bytes, sizeof bytes);
      }
      check_end (bytes, i + 1);
    }
}

/* Two bytes that not all bytes may follow, in text of the scripts that have them. */
static void
test_every_pair (void)
{
  static const char *const letters[] = { "\xE0\xA4\xAD", "\xED\x95\x9C", "\xEF\xBC\x8C", "\xE4\xB8\xAD" };
  char bytes[3 * 60];

  for (guint lead = 0xE0; lead <= 0xF5; lead++)
    for (guint byte = 0x7F; byte <= 0xC2; byte++)
      for (gsize i = 0; i + 3 <= sizeof bytes; i += 3) {
        for (gsize j = 0; j < sizeof bytes; j += 3)
          memcpy (bytes + j, letters[lead % G_N_ELEMENTS (letters)], 3);
        bytes[i] = lead;
        bytes[i + 1] = byte;
        check_end (bytes, sizeof bytes);
      }
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  char bytes[300];

  for (guint round = 0; round < 20000; round++) {
    gsize length = g_rand_int_range (rand, 0, sizeof bytes);

    for (gsize i = 0; i < length; i++)
      bytes[i] = g_rand_int_range (rand, 0, 8) == 0 ? g_rand_int_range (rand, 0, 256)
                                                    : ' ' + g_rand_int_range (rand, 0, 90);
    check_copy (bytes, length);
  }
}

static void
test_counts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  gsize length = 20000;
  g_autofree char *bytes = g_malloc (length);

  for (guint kind = 0; kind < 3; kind++) {
    gsize characters = 0, controls = 0;

    /* the same byte all over fills every count of one byte */
    for (gsize i = 0; i < length; i++)
      bytes[i] = kind == 0 ? g_rand_int_range (rand, 0, 256) : kind == 1 ? 0x80 : 0x01;
    for (gsize i = 0; i < length; i++) {
      if (i < 300 || i % 777 == 0) {
        g_assert_cmpuint (cad_utf8_count (bytes, bytes + i), ==, characters);
        g_assert_cmpuint (cad_utf8_controls (bytes, bytes + i), ==, controls);
      }
      characters += ((guchar) bytes[i] & 0xC0) != 0x80;
      controls += (guchar) bytes[i] < 0x20 && memchr ("\t\n\v\f\r", bytes[i], 5) == NULL;
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/utf8/text-of-all-scripts-is-valid-to-its-end", test_valid);
  g_test_add_func ("/utf8/a-fault-is-found-wherever-it-stands", test_faults);
  g_test_add_func ("/utf8/every-byte-at-every-place", test_every_place);
  g_test_add_func ("/utf8/every-pair-at-every-place-of-other-scripts", test_every_pair);
  g_test_add_func ("/utf8/noise-ends-where-glib-says", test_noise);
  g_test_add_func ("/utf8/characters-and-controls-are-counted", test_counts);
  return g_test_run ();
}
