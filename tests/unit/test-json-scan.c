/* SPDX-License-Identifier: MIT
 * test-json-scan.c - the scanner takes what the JSON library takes, and gives the same values */
#include <jansson.h>
#include <string.h>

#include "../../src/io/json-scan.h"

#define LINES      40000
#define DEEP       2048
#define FAR_DEEPER 500000

static GArray *
members_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CadJsonMember));
}

/* Half of a surrogate pair is a fault to the library and U+FFFD to us; a zero is U+FFFD, and no key of the library's; numbers of
 * any size are fine, since they stay as they are written; keys may come twice below the object. */
static gboolean
is_allowed_difference (const json_error_t *fault)
{
  static const char *const faults[] = { "invalid Unicode", "NUL byte in object key", "too big",
                                        "real number overflow" };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    if (strstr (fault->text, faults[i]) != NULL)
      return TRUE;
  return FALSE;
}

static GString *
with_replacements (const json_t *string)
{
  GString *text = g_string_new (NULL);
  const char *p = json_string_value (string);

  for (gsize i = 0; i < json_string_length (string); i++)
    if (p[i] == '\0')
      g_string_append (text, "\xEF\xBF\xBD");
    else
      g_string_append_c (text, p[i]);
  return text;
}

static void
compare_value (CadJsonValue value, const json_t *expected)
{
  if (json_is_string (expected)) {
    GString *text = with_replacements (expected);

    g_assert_cmpint (value.kind, ==, CAD_JSON_STRING);
    cad_json_unescape (&value);
    g_assert_cmpmem (value.start, value.length, text->str, text->len);
    g_string_free (text, TRUE);
    return;
  }
  json_t *own = json_loadb (value.start, value.length, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);

  g_assert_true (json_equal (own, expected));
  json_decref (own);
}

/* The last of equal keys is the one that the library keeps. */
static void
compare_members (GArray *members, json_t *object)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < members->len; i++) {
    CadJsonMember *member = &g_array_index (members, CadJsonMember, i);

    cad_json_unescape (&member->key);
    g_hash_table_replace (last, g_strdup (member->key.start), &member->value);
  }
  g_assert_cmpuint (g_hash_table_size (last), ==, json_object_size (object));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    const CadJsonValue *found = value;
    json_t *expected = json_object_get (object, key);

    g_assert_nonnull (expected);
    compare_value (*found, expected);
  }
}

/* Returns whether the line is an object. */
static gboolean
compare (const char *line, gsize length, GArray *members)
{
  g_autofree char *copy = g_malloc (length + 1);
  json_error_t fault;
  json_t *object = json_loadb (line, length, JSON_ALLOW_NUL, &fault);

  memcpy (copy, line, length);
  copy[length] = '\0';
  gboolean fine = cad_json_scan (copy, length, members);

  if (object == NULL && is_allowed_difference (&fault))
    return FALSE;
  if (fine != json_is_object (object))
    g_test_message ("%.*s: %s", (int) MIN (length, 2000), line, object == NULL ? fault.text : "fine");
  g_assert_cmpint (fine, ==, json_is_object (object));
  if (fine)
    compare_members (members, object);
  json_decref (object);
  return fine;
}

static void
test_lines (void)
{
  static const char *const lines[] = {
    "{}",
    " { \"a\" : \"b\" , \"c\":1 } ",
    "{\"a\":\"\\u00e9\\n\\\"\\\\\\/\\ud83d\\ude00\\u0000\"}",
    "{\"a\":\"\\ud83d\",\"b\":\"\\ude00x\"}",
    "{\"a\":\"\\ud83d\\u0041\"}",
    "{\"a\":[{},[],[{\"b\":null}],1.5e-3,-0,true,false]}",
    "{\"a\":[1,]}",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{\"a\":01}",
    "{\"a\":-}",
    "{\"a\":1.}",
    "{\"a\":1e}",
    "{\"a\":tru}",
    "{\"a\":\"\t\"}",
    "{\"a\":\"\\x\"}",
    "{\"a\":\"\\u12g4\"}",
    "{\"a\":\"b}",
    "{\"a\":{\"b\":[}]}",
    "{\"a\":1}}",
    "{\"a\":1} x",
    "[1]",
    "",
    "\"a\"",
    "{\"a\":123456789012345678901234567890}",
    "{\"a\":1e999}",
    "{\"\\u0000\":1}",
    "{\"a\":\"\xC3\xA9\xE2\x80\x99\xF0\x9F\x98\x80\"}",
    "{\"a\":\"\xC3\"}",
    "{\"a\":\"\xED\xA0\x80\"}",
    "{\"a\":\"\xC0\x80\"}",
    "{\"a\":\"\xF4\x90\x80\x80\"}",
    "{\"a\":\"\xE2\x80",
    "{\"a\":1,\"a\":2}",
    "{a:1}",
    "{'a':1}",
    "{\"a\":NaN}",
    "{\"a\":\x01}",
  };
  g_autoptr (GArray) members = members_new ();
  guint objects = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    objects += compare (lines[i], strlen (lines[i]), members);
  g_assert_cmpuint (objects, ==, 6);
}

/* Pieces of JSON in any order, mostly well formed. */
static void
add_value (GString *out, GRand *rand, guint depth)
{
  static const char *const values[] = {
    "\"\"",
    "\"d\xC3\xA9j\xC3\xA0 vu, c\xE2\x80\x99"
    "est\"",
    "\"\\u00e9\\t\\n\\\\\\\"\"",
    "\"\\uD83D\\uDE00\"",
    "\"\\ud83d\"",
    "12",
    "-0.5E+7",
    "true",
    "false",
    "null",
    " [ ] ",
    "{ }",
    "\"\\u0000\"",
    "\"\xE2\x82\xAC\"",
    "0",
  };
  guint n = g_rand_int_range (rand, 0, 24);

  if (n < G_N_ELEMENTS (values) || depth == 0) {
    g_string_append (out, values[n % G_N_ELEMENTS (values)]);
    return;
  }
  gboolean list = n % 2;

  g_string_append_c (out, list ? '[' : '{');
  for (guint i = 0; i < n % 5; i++) {
    if (i > 0)
      g_string_append_c (out, ',');
    if (!list)
      g_string_append_printf (out, "\"k%u\" :", g_rand_int_range (rand, 0, 100));
    add_value (out, rand, depth - 1);
  }
  g_string_append_c (out, list ? ']' : '}');
}

static void
test_random_lines (void)
{
  static const char bytes[] = "\"\\{}[],:u0-.eE \tn\x7F\x80\xA9\xC3\xE2\xED\xF4\xFF";
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201216);
  g_autoptr (GArray) members = members_new ();
  guint fine = 0;

  for (guint i = 0; i < LINES; i++) {
    GString *line = g_string_new ("{");

    for (guint j = 0; j < i % 7; j++) {
      g_string_append_printf (line, "%s\"key%u\":", j > 0 ? ", " : "", j);
      add_value (line, rand, 4);
    }
    g_string_append_c (line, '}');
    for (guint j = 0; j < i % 3; j++)
      line->str[g_rand_int_range (rand, 0, line->len)] = bytes[g_rand_int_range (rand, 0, sizeof bytes - 1)];
    fine += compare (line->str, line->len, members);
    g_string_free (line, TRUE);
  }
  g_test_message ("%u of %u lines are objects", fine, LINES);
  g_assert_cmpuint (fine, >, LINES / 4);
  g_assert_cmpuint (fine, <, LINES - LINES / 8);
}

static gboolean
scan_nested (guint depth)
{
  g_autoptr (GArray) members = members_new ();
  GString *line = g_string_new ("{\"a\":");

  for (guint i = 0; i < depth; i++)
    g_string_append_c (line, '[');
  for (guint i = 0; i < depth; i++)
    g_string_append_c (line, ']');
  g_string_append_c (line, '}');
  gboolean fine = cad_json_scan (line->str, line->len, members);

  g_string_free (line, TRUE);
  return fine;
}

static void
test_depth (void)
{
  g_assert_true (scan_nested (DEEP - 1));
  g_assert_false (scan_nested (DEEP));
  g_test_timer_start ();
  g_assert_false (scan_nested (FAR_DEEPER));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 1.0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/lines-are-read-as-the-library-reads-them", test_lines);
  g_test_add_func ("/json-scan/so-are-forty-thousand-random-ones", test_random_lines);
  g_test_add_func ("/json-scan/depth-is-limited", test_depth);
  return g_test_run ();
}
