/* SPDX-License-Identifier: MIT
 * test-json.c - the JSON writer */
#include <cadrage/json.h>

#include <math.h>

#include <jansson.h>

static char *
string_as_json (const char *text, gsize length)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  cad_json_string_len (&json, NULL, text, length);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static char *
number_as_json (double value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  cad_json_number (&json, NULL, value);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_number (double value, const char *expected)
{
  g_autofree char *json = number_as_json (value);

  g_assert_cmpstr (json, ==, expected);
}

static void
assert_string (const char *text, gsize length, const char *expected)
{
  g_autofree char *json = string_as_json (text, length);

  g_assert_cmpstr (json, ==, expected);
}

static void
numbers_are_short (void)
{
  assert_number (0.5, "0.5");
  assert_number (1.0, "1");
  assert_number (-1.0, "-1");
  assert_number (1.0 / 3, "0.333333");
  assert_number (1234567.25, "1234567.25");
  assert_number (100.0, "100");
}

static void
no_value_is_null (void)
{
  assert_number (NAN, "null");
  assert_number (INFINITY, "null");
  assert_number (-0.0, "0");
}

static void
tiny_numbers_are_not_zero (void)
{
  assert_number (1.25e-9, "1.25e-09");
  assert_number (-0.0000004, "-4e-07");
}

static void
strings_are_safe_in_a_script (void)
{
  assert_string ("</script>", 9, "\"\\u003c/script>\"");
  assert_string ("a\xe2\x80\xa8z", 5, "\"a\\u2028z\"");
  assert_string ("a\xe2\x80\xa9z", 5, "\"a\\u2029z\"");
}

static void
controls_are_escaped (void)
{
  assert_string ("a\tb\nc\rd", 7, "\"a\\tb\\nc\\rd\"");
  assert_string ("a\0b", 3, "\"a\\u0000b\"");
  assert_string ("\x1b[31m\x7f", 6, "\"\\u001b[31m\\u007f\"");
  assert_string ("\xc2\x9b", 2, "\"\\u009b\"");
  assert_string ("\"\\", 2, "\"\\\"\\\\\"");
}

static void
invalid_bytes_become_replacement (void)
{
  assert_string ("a\xff"
                 "b",
                 3, "\"a\\ufffdb\"");
  assert_string ("\xc3", 1, "\"\\ufffd\"");
  assert_string ("libéré", 8, "\"libéré\"");
}

static void
structure_is_read_back (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 2;
  cad_json_open (&json, NULL, '{');
  cad_json_open (&json, "a", '[');
  cad_json_integer (&json, NULL, -3);
  cad_json_open (&json, NULL, '{');
  cad_json_close (&json, '}');
  cad_json_close (&json, ']');
  cad_json_string (&json, "b", NULL);
  cad_json_boolean (&json, "c", TRUE);
  cad_json_close (&json, '}');
  g_assert_cmpuint (json.depth, ==, 0);

  json_t *root = json_loads (out->str, JSON_REJECT_DUPLICATES, NULL);

  g_assert_nonnull (root);
  g_assert_cmpint (json_integer_value (json_array_get (json_object_get (root, "a"), 0)), ==, -3);
  g_assert_true (json_is_null (json_object_get (root, "b")));
  g_assert_true (json_is_true (json_object_get (root, "c")));
  json_decref (root);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json/numbers-keep-six-decimals-and-no-zeros", numbers_are_short);
  g_test_add_func ("/json/no-value-is-null", no_value_is_null);
  g_test_add_func ("/json/a-tiny-number-is-not-zero", tiny_numbers_are_not_zero);
  g_test_add_func ("/json/strings-are-safe-in-a-script", strings_are_safe_in_a_script);
  g_test_add_func ("/json/controls-are-escaped", controls_are_escaped);
  g_test_add_func ("/json/invalid-bytes-become-replacement", invalid_bytes_become_replacement);
  g_test_add_func ("/json/structure-is-read-back", structure_is_read_back);
  return g_test_run ();
}
