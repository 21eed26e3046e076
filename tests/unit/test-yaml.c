/* SPDX-License-Identifier: MIT
 * test-yaml.c - YAML files as trees that know their places, and what is wrong in them */
#include <string.h>
#include <time.h>

#include "../../src/lexicon/yaml.h"

static CadYamlNode *
parse (const char *text, gsize length, CadFaults **faults)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  *faults = cad_faults_new ("x.yaml", text, length);
  return cad_yaml_parse (bytes, *faults);
}

static CadYamlNode *
parse_fine (const char *text)
{
  CadFaults *faults;
  CadYamlNode *node = parse (text, strlen (text), &faults);
  g_autofree char *said = cad_faults_to_string (faults);

  g_assert_cmpstr (said, ==, "");
  g_assert_nonnull (node);
  cad_faults_free (faults);
  return node;
}

static void
assert_text (const CadYamlNode *node, const char *text, guint line, guint column)
{
  g_assert_nonnull (node);
  g_assert_cmpint (node->kind, ==, CAD_YAML_TEXT);
  g_assert_cmpstr (node->text, ==, text);
  g_assert_cmpuint (node->line, ==, line);
  g_assert_cmpuint (node->column, ==, column);
}

/* Exactly these faults: "line:column part of the message" each. */
static void
assert_faults (const char *text, gsize length, const char *const *expected)
{
  CadFaults *faults;
  CadYamlNode *node = parse (text, length, &faults);
  guint i = 0;

  for (; expected[i] != NULL; i++) {
    const CadFault *fault = cad_faults_get (faults, i);
    g_autofree char *told = fault != NULL ? g_strdup_printf ("%u:%u %s", fault->line, fault->column, fault->message)
                                          : g_strdup ("none");

    if (!g_str_has_prefix (told, expected[i]))
      g_error ("'%s' instead of '%s'", told, expected[i]);
  }
  if (cad_faults_get (faults, i) != NULL)
    g_error ("and also: %s", cad_faults_get (faults, i)->message);
  cad_yaml_free (node);
  cad_faults_free (faults);
}

static void G_GNUC_NULL_TERMINATED
assert_text_faults (const char *text, ...)
{
  g_autoptr (GPtrArray) expected = g_ptr_array_new ();
  va_list args;

  va_start (args, text);
  for (const char *fault; (fault = va_arg (args, const char *)) != NULL;)
    g_ptr_array_add (expected, (gpointer) fault);
  va_end (args);
  g_ptr_array_add (expected, NULL);
  assert_faults (text, strlen (text), (const char *const *) expected->pdata);
}

static void
every_value_knows_its_place (void)
{
  g_autoptr (CadYamlNode) root = parse_fine ("é: à\nb: [x, 'y', \"z\"]\nc:\n  - d: e\n");
  const CadYamlNode *b = cad_yaml_get (root, "b"), *c = cad_yaml_get (root, "c");

  assert_text (root->keys->pdata[0], "é", 1, 1);
  assert_text (cad_yaml_get (root, "é"), "à", 1, 4);
  g_assert_cmpint (b->kind, ==, CAD_YAML_LIST);
  g_assert_cmpuint (b->items->len, ==, 3);
  assert_text (b->items->pdata[0], "x", 2, 5);
  assert_text (b->items->pdata[1], "y", 2, 9);
  assert_text (b->items->pdata[2], "z", 2, 14);
  assert_text (cad_yaml_get (c->items->pdata[0], "d"), "e", 4, 8);
  g_assert_null (cad_yaml_get (root, "z"));
  g_assert_null (cad_yaml_get (b, "z"));
}

static void
terms_need_no_quotation_marks (void)
{
  g_autoptr (CadYamlNode) root = parse_fine ("a: [@lieu, *terroriste, =Front, libér*, h?las, (a|b) c, a ..3 b]\n"
                                             "b: @lieu\nc:\n  - opération [militaire] spéciale\n  - '@*:%`'\n");
  const CadYamlNode *a = cad_yaml_get (root, "a"), *c = cad_yaml_get (root, "c");

  assert_text (a->items->pdata[0], "@lieu", 1, 5);
  assert_text (a->items->pdata[1], "*terroriste", 1, 12);
  assert_text (a->items->pdata[6], "a ..3 b", 1, 57);
  assert_text (cad_yaml_get (root, "b"), "@lieu", 2, 4);
  assert_text (c->items->pdata[0], "opération [militaire] spéciale", 4, 5);
  assert_text (c->items->pdata[1], "@*:%`", 5, 6);
}

static void
line_ends_of_windows_and_a_byte_order_mark_are_fine (void)
{
  g_autoptr (CadYamlNode) root = parse_fine ("\xef\xbb\xbf"
                                             "a: b\r\nc: d\r\n");

  assert_text (cad_yaml_get (root, "a"), "b", 1, 4);
  assert_text (cad_yaml_get (root, "c"), "d", 2, 4);
}

static void
line_separators_of_unicode_end_no_line (void)
{
  g_autoptr (CadYamlNode) root = parse_fine ("a: \"x\u2028y\"\nb: c\n");

  assert_text (cad_yaml_get (root, "a"), "x y", 1, 5);
  assert_text (cad_yaml_get (root, "b"), "c", 2, 4);
}

static void
a_colon_in_a_text_is_told_and_read_over (void)
{
  assert_text_faults ("a: x : y\nb: z : w\nc: [x\n", "1:6 a second « : »", "2:6 a second « : »",
                      "4:1 here a comma or the ]", NULL);
}

static void
each_syntax_error_has_its_message (void)
{
  assert_text_faults ("a: \"x\nb: c\n", "1:4 this quotation mark is never closed", NULL);
  assert_text_faults ("a: 'x\n", "1:4 this quotation mark is never closed", NULL);
  assert_text_faults ("a: b\nc\nd: e\n", "2:1 this line has no « : »", NULL);
  assert_text_faults ("a: [x [y] z]\n", "1:7 here a comma or the ]", NULL);
  assert_text_faults ("a: {x: y\nb: c\n", "2:2 here a comma or the }", NULL);
  assert_text_faults ("a: [x}\n", "1:6 here a comma or the ]", NULL);
  assert_text_faults ("a: - b\n", "1:4 a list of « - » must begin", NULL);
  assert_text_faults ("a:\n  b: c\n d: e\n", "3:2 this line does not fit", NULL);
  assert_text_faults ("a: \"x\" y\n", "1:8 this line does not fit", NULL);
  assert_text_faults ("a:\n  - b\n  c: d\n", "3:3 this line is no part of the list", NULL);
  assert_text_faults ("a: \"C:\\x\"\n", "1:9 a backslash", NULL);
  assert_text_faults ("a: \"\\d\"\n", "1:5 a backslash", NULL);
  assert_text_faults ("a: %x\nb: `y\n", "1:4 '%' cannot begin", "2:4 '`' cannot begin", NULL);
  assert_text_faults ("- a\nb: c\n", "2:1 this line is no part of the list", NULL);
  assert_text_faults ("", "0:0 the file is empty", NULL);
  assert_text_faults ("# nothing\n", "0:0 the file is empty", NULL);
}

static void
anchors_and_tags_are_refused (void)
{
  assert_text_faults ("a: &x y\nb: !!str z\nc: &z [*x, *x]\n", "1:4 YAML anchors (&x)", "2:4 YAML tags",
                      "3:4 YAML anchors (&z)", NULL);
}

static void
a_key_stands_once_and_is_a_text (void)
{
  assert_text_faults ("a: 1\nb: 2\na: 3\n", "3:1 the key 'a' stands twice here; first in line 1", NULL);
  assert_text_faults ("{a: b}: c\n[x]: d\n", "1:1 a key must be a text", "2:1 a key must be a text", NULL);
  assert_text_faults ("? [[x], {y: z}]\n: {a: [b]}\n", "1:3 a key must be a text", NULL);
}

static void
one_file_is_one_document (void)
{
  assert_text_faults ("---\na: b\n---\nc: d\n", "3:1 a second document", NULL);
}

static void
tabs_are_told_by_their_line (void)
{
  assert_text_faults ("a:\n\tb: c\n\t\td: e\n", "2:1 a tab", "3:1 a tab", NULL);
  g_autoptr (CadYamlNode) inside = parse_fine ("a:\tb\n");

  assert_text (cad_yaml_get (inside, "a"), "b", 1, 4);
}

static void
tabs_beyond_ten_are_counted (void)
{
  g_autoptr (GString) text = g_string_new ("a:\n");

  for (guint i = 0; i < 1000; i++)
    g_string_append (text, "\t- b\n");
  CadFaults *faults;
  g_autoptr (CadYamlNode) node = parse (text->str, text->len, &faults);

  g_assert_cmpuint (cad_faults_count (faults, CAD_FAULT_ERROR), ==, 11);
  cad_faults_free (faults);
}

static void
bytes_that_are_no_utf8_have_a_place (void)
{
  assert_text_faults ("a: b\nc: \xc3\xa9\xe9t\n", "2:5 byte 0xE9 is not UTF-8", NULL);
  assert_faults ("\xff\xfe"
                 "a\0:\0",
                 6, (const char *const[]){ "1:1 the file is UTF-16", NULL });
  assert_faults ("a: b\0c\n", 7, (const char *const[]){ "1:5 a zero byte", NULL });
}

static void
control_characters_have_a_place (void)
{
  assert_text_faults ("a: x\x01y\n", "1:5 the control character U+0001", NULL);
  assert_text_faults ("a: \"x\\0y\"\n", "1:5 a text cannot hold the character \\0", NULL);
  assert_text_faults ("a: x\ufdd0y\n", "1:5 the control character U+FDD0", NULL);
  assert_text_faults ("a: x\ry\n", "1:5 the control character U+000D", NULL);
}

static void
nesting_ends_at_64_without_delay (void)
{
  const gsize deep = 200000;
  g_autofree char *text = g_strnfill (deep, '[');
  clock_t start = clock ();

  assert_faults (text, deep, (const char *const[]){ "1:65 lists and mappings are nested more than 64 deep", NULL });
  g_assert_cmpint ((clock () - start) / CLOCKS_PER_SEC, <, 2);
}

static void
large_files_are_refused (void)
{
  const gsize length = CAD_YAML_BYTES + 1;
  g_autofree char *text = g_strnfill (length, 'a');

  assert_faults (text, length, (const char *const[]){ "0:0 the file is larger than 8 MB", NULL });
}

static void
what_was_read_before_a_syntax_error_is_marked_as_cut (void)
{
  const char *text = "a:\n  b: [c]\n  d: [e\n";
  CadFaults *faults;
  g_autoptr (CadYamlNode) root = parse (text, strlen (text), &faults);
  const CadYamlNode *a = cad_yaml_get (root, "a");

  g_assert_true (root->cut);
  g_assert_true (a->cut);
  g_assert_false (cad_yaml_get (a, "b")->cut);
  g_assert_true (cad_yaml_get (a, "d")->cut);
  cad_faults_free (faults);
}

static void
numbers_are_strict (void)
{
  static const char *const wrong[] = { "0,5", "x", "1e999", "nan", "inf", "0x10", "1 2", "--1" };
  g_autoptr (CadYamlNode) fine = parse_fine ("a: -0.5\nb: 12\n");
  g_autoptr (CadFaults) faults = cad_faults_new ("x.yaml", NULL, 0);
  double number = 0;
  guint integer = 0;

  g_assert_true (cad_yaml_number (cad_yaml_get (fine, "a"), "a", &number, faults));
  g_assert_cmpfloat (number, ==, -0.5);
  g_assert_true (cad_yaml_integer (cad_yaml_get (fine, "b"), "b", (const guint[]){ 1, 12 }, &integer, faults));
  g_assert_cmpuint (integer, ==, 12);
  g_assert_false (cad_yaml_integer (cad_yaml_get (fine, "b"), "b", (const guint[]){ 1, 11 }, &integer, faults));
  g_assert_false (cad_yaml_integer (cad_yaml_get (fine, "a"), "a", (const guint[]){ 0, 11 }, &integer, faults));
  g_assert_cmpuint (cad_faults_count (faults, CAD_FAULT_ERROR), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *text = g_strdup_printf ("a: \"%s\"\n", wrong[i]);
    g_autoptr (CadYamlNode) root = parse_fine (text);

    g_assert_false (cad_yaml_number (cad_yaml_get (root, "a"), "a", &number, faults));
    g_assert_cmpuint (cad_faults_count (faults, CAD_FAULT_ERROR), ==, 3 + i);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/yaml/every-value-knows-its-place", every_value_knows_its_place);
  g_test_add_func ("/yaml/terms-need-no-quotation-marks", terms_need_no_quotation_marks);
  g_test_add_func ("/yaml/line-ends-of-windows-and-a-byte-order-mark-are-fine",
                   line_ends_of_windows_and_a_byte_order_mark_are_fine);
  g_test_add_func ("/yaml/line-separators-of-unicode-end-no-line", line_separators_of_unicode_end_no_line);
  g_test_add_func ("/yaml/a-colon-in-a-text-is-told-and-read-over", a_colon_in_a_text_is_told_and_read_over);
  g_test_add_func ("/yaml/each-syntax-error-has-its-message", each_syntax_error_has_its_message);
  g_test_add_func ("/yaml/anchors-and-tags-are-refused", anchors_and_tags_are_refused);
  g_test_add_func ("/yaml/a-key-stands-once-and-is-a-text", a_key_stands_once_and_is_a_text);
  g_test_add_func ("/yaml/one-file-is-one-document", one_file_is_one_document);
  g_test_add_func ("/yaml/tabs-are-told-by-their-line", tabs_are_told_by_their_line);
  g_test_add_func ("/yaml/tabs-beyond-ten-are-counted", tabs_beyond_ten_are_counted);
  g_test_add_func ("/yaml/bytes-that-are-no-utf8-have-a-place", bytes_that_are_no_utf8_have_a_place);
  g_test_add_func ("/yaml/control-characters-have-a-place", control_characters_have_a_place);
  g_test_add_func ("/yaml/nesting-ends-at-64-without-delay", nesting_ends_at_64_without_delay);
  g_test_add_func ("/yaml/large-files-are-refused", large_files_are_refused);
  g_test_add_func ("/yaml/what-was-read-before-a-syntax-error-is-marked-as-cut",
                   what_was_read_before_a_syntax_error_is_marked_as_cut);
  g_test_add_func ("/yaml/numbers-are-strict", numbers_are_strict);
  return g_test_run ();
}
