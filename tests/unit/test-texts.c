/* SPDX-License-Identifier: MIT
 * test-texts.c - numbered texts, laid flat and read back; no damage to the bytes does harm */
#include <cadrage/texts.h>

#include <string.h>

static void
fill (CadTexts *texts, guint n)
{
  cad_texts_init (texts);
  for (guint i = 0; i < n; i++) {
    g_autofree char *text = g_strdup_printf ("mot%u", i);

    g_assert_cmpuint (cad_texts_enter (texts, text), ==, i);
  }
}

static void
test_a_text_has_one_number (void)
{
  CadTexts texts;

  fill (&texts, 1000);
  g_assert_cmpuint (cad_texts_count (&texts), ==, 1000);
  g_assert_cmpuint (cad_texts_enter (&texts, "mot7"), ==, 7);
  g_assert_cmpuint (cad_texts_find (&texts, "mot999"), ==, 999);
  g_assert_cmpuint (cad_texts_find (&texts, "mot1000"), ==, CAD_TEXTS_NONE);
  g_assert_cmpuint (cad_texts_find (&texts, ""), ==, CAD_TEXTS_NONE);
  g_assert_cmpstr (cad_texts_get (&texts, 42), ==, "mot42");
  cad_texts_clear (&texts);
}

static void
test_texts_come_back_from_bytes (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CadTexts texts, again;

  fill (&texts, 100);
  cad_texts_put (&texts, bytes);
  CadFlat flat = { bytes->data, bytes->data + bytes->len, FALSE };

  cad_texts_read (&again, &flat);
  g_assert_false (flat.failed);
  g_assert_true (flat.at == flat.end);
  for (guint i = 0; i < 100; i++)
    g_assert_cmpuint (cad_texts_find (&again, cad_texts_get (&texts, i)), ==, i);
  cad_texts_clear (&again);
  cad_texts_clear (&texts);
}

/* Whatever comes back, asking it ends, inside its memory. */
static void
test_damaged_bytes_do_no_harm (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  CadTexts texts;

  fill (&texts, 20);
  cad_texts_put (&texts, bytes);
  for (guint i = 0; i < bytes->len; i++) {
    g_autofree guint8 *damaged = g_memdup2 (bytes->data, bytes->len);
    const CadFlat whole = { damaged, damaged + bytes->len, FALSE }, part = { damaged, damaged + i, FALSE };

    damaged[i] ^= 0x41;
    for (guint k = 0; k < 2; k++) {
      CadFlat flat = k == 0 ? whole : part;
      CadTexts again;

      cad_texts_read (&again, &flat);
      g_assert_true (k == 0 || flat.failed);
      cad_texts_find (&again, "mot3");
      cad_texts_clear (&again);
    }
  }
  cad_texts_clear (&texts);
}

static void
test_everything_flat_comes_back (void)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GHashTable) set = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) again = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (guint16));
  const guint16 element = 513;

  g_hash_table_add (set, (gpointer) "à");
  g_array_append_val (array, element);
  cad_flat_put_number (bytes, 77);
  cad_flat_put_text (bytes, "sept");
  cad_flat_put_text (bytes, NULL);
  cad_flat_put_set (bytes, set);
  cad_flat_put_array (bytes, array);
  CadFlat flat = { bytes->data, bytes->data + bytes->len, FALSE };

  g_assert_cmpuint (cad_flat_number (&flat), ==, 77);
  g_assert_cmpstr (cad_flat_text (&flat), ==, "sept");
  g_assert_null (cad_flat_text (&flat));
  cad_flat_set (&flat, again);
  g_assert_true (g_hash_table_contains (again, "à"));
  g_autoptr (GArray) back = cad_flat_array (&flat, sizeof (guint16));

  g_assert_cmpuint (back->len, ==, 1);
  g_assert_cmpuint (g_array_index (back, guint16, 0), ==, 513);
  g_assert_true (flat.at == flat.end && !flat.failed);
  g_assert_cmpuint (cad_flat_number (&flat), ==, 0);
  g_assert_true (flat.failed);
}

static void
test_a_sum_sees_every_byte (void)
{
  guint8 bytes[61];

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = i * 7;
  guint64 sum = cad_flat_sum (bytes, sizeof bytes);

  for (guint i = 0; i < sizeof bytes; i++)
    for (guint bit = 0; bit < 8; bit++) {
      bytes[i] ^= 1 << bit;
      g_assert_true (cad_flat_sum (bytes, sizeof bytes) != sum);
      bytes[i] ^= 1 << bit;
    }
  for (guint n = 0; n < sizeof bytes; n++)
    g_assert_true (cad_flat_sum (bytes, n) != sum);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/texts/a-text-has-one-number", test_a_text_has_one_number);
  g_test_add_func ("/texts/texts-come-back-from-bytes", test_texts_come_back_from_bytes);
  g_test_add_func ("/texts/damaged-bytes-do-no-harm", test_damaged_bytes_do_no_harm);
  g_test_add_func ("/texts/everything-flat-comes-back", test_everything_flat_comes_back);
  g_test_add_func ("/texts/a-sum-sees-every-byte", test_a_sum_sees_every_byte);
  return g_test_run ();
}
