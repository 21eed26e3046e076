/* SPDX-License-Identifier: MIT
 * test-tally-file.c - the tally file: what is written is read, what is damaged is refused */
#include <cadrage/tally.h>

#include "../statistics/readings.h"

static char *
example (guint n_articles)
{
  CadLexicon *lexicon = lexicon_of ("camp", "aaaa");
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (CadTally) tally = cad_tally_new (2);

  g_ptr_array_add (lexicons, lexicon);
  cad_tally_declare (tally, lexicon);
  for (guint i = 0; i < n_articles; i++) {
    g_autoptr (Article) article = article_drawn (i);

    cad_tally_add (tally, &article->reading, lexicons);
  }
  lexicon_clear (lexicon);
  return g_string_free (cad_tally_write (tally), FALSE);
}

/* What reading @text says, or NULL when it is taken. */
static char *
refusal (const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadTally) tally = cad_tally_read ("x.tally", text, length, &error);

  g_assert_true ((tally == NULL) == (error != NULL));
  if (error == NULL)
    return NULL;
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "x.tally"));
  return g_strdup (error->message);
}

static void
assert_refused (const char *text, const char *why)
{
  g_autofree char *message = refusal (text, strlen (text));

  g_assert_nonnull (message);
  if (strstr (message, why) == NULL)
    g_error ("'%s' does not say '%s'", message, why);
}

static char *
replaced (const char *text, const char *from, const char *to)
{
  const char *found = strstr (text, from);

  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int) (found - text), text, to, found + strlen (from));
}

static void
test_round_trip (void)
{
  g_autofree char *text = example (30);
  g_autoptr (GError) error = NULL;
  g_autoptr (CadTally) tally = cad_tally_read ("x.tally", text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tally->articles->len, ==, 30);
  g_assert_cmpstr (tally->sources->pdata[0], ==, "journal A|");
  g_assert_cmpuint (tally->excerpts->len, >, 0);
  g_autofree char *again = g_string_free (cad_tally_write (tally), FALSE);

  g_assert_true (g_str_equal (again, text));
}

static void
test_rules (void)
{
  g_autofree char *text = example (30);
  g_autoptr (CadTally) tally = cad_tally_read ("x.tally", text, strlen (text), NULL);
  guint n = 0;

  g_assert_nonnull (tally);
  for (guint i = 0; i < tally->excerpts->len; i++) {
    const CadExcerpt *excerpt = tally->excerpts->pdata[i];

    g_assert_cmpstr (excerpt->rule, ==, excerpt->voice == CAD_VOICE_OWN ? NULL : "incise|%");
    n += excerpt->rule != NULL;
  }
  g_assert_cmpuint (n, >, 0);
}

static void
test_empty (void)
{
  g_autoptr (CadTally) tally = cad_tally_new (5);
  g_autoptr (GString) text = cad_tally_write (tally);
  g_autoptr (CadTally) read = cad_tally_read ("x.tally", text->str, text->len, NULL);

  g_assert_nonnull (read);
  g_assert_cmpuint (read->articles->len, ==, 0);
  g_assert_cmpuint (read->excerpts_per_cell, ==, 5);
  assert_refused ("", "truncated");
}

static void
test_sorted (void)
{
  g_autofree char *text = example (30);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines) - 1;

  g_assert_cmpuint (n, >, 100);
  for (guint i = 0; i < n; i++) {
    const char *tab = strchr (lines[i], '\t');

    g_assert_nonnull (tab);
    g_assert_cmpuint (strspn (tab + 1, "0123456789"), ==, strlen (tab + 1));
    if (i > 0)
      g_assert_cmpint (strcmp (lines[i - 1], lines[i]), <, 0);
  }
  g_assert_true (g_str_has_prefix (lines[n - 1], "~end\t"));
  g_assert_cmpstr (lines[n], ==, "");
}

static void
test_truncated (void)
{
  g_autofree char *text = example (3);

  for (gsize length = strlen (text); length-- > 0;) {
    if (length % 5 > 0 && text[length] != '\n' && (length == 0 || text[length - 1] != '\n'))
      continue;
    g_autofree char *message = refusal (text, length);

    g_assert_nonnull (message);
  }
  *strrchr (text, '~') = '\0';
  assert_refused (text, "truncated");
}

static void
test_damaged (void)
{
  g_autofree char *text = example (2);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++) {
    guint bit = 1u << i % 8;

    text[i] ^= bit;
    g_autofree char *message = refusal (text, length);

    g_assert_nonnull (message);
    text[i] ^= bit;
  }
  g_assert_null (refusal (text, length));
}

static void
test_doubled (void)
{
  g_autofree char *text = example (6);
  g_autofree char *twice = g_strconcat (text, text, NULL);
  g_autofree char *line = g_strndup (text, strchr (text, '\n') + 1 - text);
  g_autofree char *doubled = g_strconcat (line, text, NULL);

  assert_refused (twice, "after the end line");
  assert_refused (doubled, "x.tally:2:1: the lines are not sorted, or one is there twice");
}

static void
test_mixed (void)
{
  g_autofree char *text = example (6);
  g_autofree char *mixed = replaced (text, "!lexicon|camp|fr|3|aaaa\t6\n",
                                     "!lexicon|camp|fr|3|aaaa\t6\n!lexicon|camp|fr|4|bbbb\t6\n");
  g_autofree char *unlisted = replaced (text, "key|camp|group||loaded", "key|camp|other||loaded");
  g_autofree char *future = replaced (text, "schema|2\t", "schema|3\t");

  assert_refused (mixed, "two versions of lexicon 'camp' are mixed");
  assert_refused (unlisted, "this line says");
  assert_refused (future, "schema 3 is unknown");
}

static void
test_foreign (void)
{
  assert_refused ("bonjour\n", "x.tally:1:1: not a line of a tally");
  assert_refused ("count|a\t1\n", "a line 'count' has 9 fields, this one has 2");
  assert_refused ("hello|a\t1\n", "unknown kind of line 'hello'");
  assert_refused ("article|A|1|||\t-1\n", "not a line of a tally");
  assert_refused ("article|A|1%0|||\t1\n", "not a line of a tally");
  assert_refused ("article|A|1|||\t9223372036854775808\n", "not a line of a tally");
  assert_refused ("article|A|1%41|||\t1\n", "not a line of a tally");
  assert_refused ("!sample|2\t0\r\n", "x.tally:1:1: the line ends in CR LF");
  assert_refused ("article|A|1|||l\t1\n", "no schema comes before this line");
  assert_refused ("count|A|1|l|c|w|own|||\t1\n", "has 9 fields, this one has 10");
  assert_refused ("count|A|1|l|c|w|mine||\t1\n", "unknown name 'mine'");
  assert_refused ("count|A|1|l|c|w|own||\t1\n", "counted but not listed");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tally-file/what-is-written-is-read", test_round_trip);
  g_test_add_func ("/tally-file/an-excerpt-keeps-the-rule-of-its-voice", test_rules);
  g_test_add_func ("/tally-file/an-empty-tally-is-a-tally", test_empty);
  g_test_add_func ("/tally-file/lines-are-sorted-and-hold-integers", test_sorted);
  g_test_add_func ("/tally-file/every-truncation-is-refused", test_truncated);
  g_test_add_func ("/tally-file/every-flipped-bit-is-refused", test_damaged);
  g_test_add_func ("/tally-file/doubles-are-refused-with-their-line", test_doubled);
  g_test_add_func ("/tally-file/mixed-versions-are-refused", test_mixed);
  g_test_add_func ("/tally-file/what-is-no-tally-is-refused", test_foreign);
  return g_test_run ();
}
