/* SPDX-License-Identifier: MIT
 * test-render.c - mentions, scores, comparisons and tables as people and programs read them */
#include "report-fixture.h"

#include <jansson.h>

#include <cadrage/render.h>

#include "../../src/report/cells.h"
#include "../../src/report/screen.h"

/* The cells of the only line that the mentions of @fixture make. */
static GStrv
mention_cells (const Fixture *fixture, GPtrArray *lexicons)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cad_render_mentions_tsv (out, &fixture->reading, lexicons);
  g_assert_true (g_str_has_suffix (out->str, "\n"));
  g_string_truncate (out, out->len - 1);
  g_assert_null (strchr (out->str, '\n'));
  return g_strsplit (out->str, "\t", -1);
}

static void
the_head_names_all_columns (void)
{
  g_autoptr (GString) head = g_string_new (NULL);

  cad_render_mentions_head (head);
  g_assert_cmpstr (
      head->str, ==,
      "source\tarticle\tdate\tstart\tend\ttext\tlexicon\tchoice\twording\tlean\tvoice\tspeaker\tside\tverb\t"
      "stance\tcue\tconfidence\trepaired\tsentence\n");
}

static void
offsets_count_code_points (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  Fixture fixture;

  g_ptr_array_add (lexicons, lexicon);
  fixture_read (&fixture, "Été « œuvré », the liberation came.");
  fixture_mention (&fixture, "liberation", 0, 0);
  g_auto (GStrv) cells = mention_cells (&fixture, lexicons);

  g_assert_cmpuint (g_strv_length (cells), ==, 19);
  g_assert_cmpstr (cells[3], ==, "19");
  g_assert_cmpstr (cells[4], ==, "29");
  g_assert_cmpstr (cells[5], ==, "liberation");
  g_assert_cmpstr (cells[9], ==, "1");
  g_assert_cmpstr (cells[10], ==, "own");
  g_assert_cmpstr (cells[17], ==, "false");
  fixture_clear (&fixture);
}

static void
a_loaded_word_has_no_wording (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  Fixture fixture;

  g_ptr_array_add (lexicons, lexicon);
  fixture_read (&fixture, "Sheer barbarity, they said.");
  fixture_mention (&fixture, "barbarity", CAD_LOADED, 0);
  g_auto (GStrv) cells = mention_cells (&fixture, lexicons);

  g_assert_cmpstr (cells[7], ==, "barbarity");
  g_assert_cmpstr (cells[8], ==, "");
  g_assert_cmpstr (cells[9], ==, "");
  fixture_clear (&fixture);
}

static void
line_ends_become_one_space (void)
{
  g_autofree char *clean = cad_screen_clean ("a\r\n\tb\xe2\x80\xa8z", -1);

  g_assert_cmpstr (clean, ==, "a b z");
}

static void
controls_and_turned_text_are_shown_harmless (void)
{
  g_autofree char *clean = cad_screen_clean ("\x1b[31m\xc2\x9b\xe2\x80\xae"
                                             "a\0b\xff",
                                             14);

  g_assert_cmpstr (clean, ==, "\ufffd[31m\ufffd\ufffda\ufffdb\ufffd");
}

static void
formulas_are_quoted_and_numbers_are_not (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  cad_cell_text (out, "=cmd|' /C calc'!A0");
  cad_cell_text (out, "@SUM(1)");
  cad_cell_text (out, "- said he");
  cad_cell_text (out, "-0.5");
  cad_cell_text (out, NULL);
  cad_cell_number (out, -0.25);
  cad_row_end (out);
  g_assert_cmpstr (out->str, ==, "'=cmd|' /C calc'!A0\t'@SUM(1)\t'- said he\t-0.5\t\t-0.25\n");
}

static void
widths_are_measured (void)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_assert_cmpuint (cad_screen_width ("libe\u0301re\u0301"), ==, 6);
  g_assert_cmpuint (cad_screen_width ("世界"), ==, 4);
  cad_screen_fit (out, "世界人", 5);
  g_assert_cmpuint (cad_screen_width (out->str), ==, 5);
  g_string_truncate (out, 0);
  cad_screen_fit_right (out, "abcdef", 4);
  g_assert_cmpstr (out->str, ==, "…def");
  g_string_truncate (out, 0);
  cad_screen_fit (out, "ab", 4);
  g_assert_cmpstr (out->str, ==, "ab  ");
}

static void
a_sentence_without_end_is_cut (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (GString) text = g_string_new (NULL), out = g_string_new (NULL);
  Fixture fixture;

  g_ptr_array_add (lexicons, lexicon);
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "words ");
  g_string_append (text, "liberation");
  for (guint i = 0; i < 20000; i++)
    g_string_append (text, " words");
  fixture_read (&fixture, text->str);
  fixture_mention (&fixture, "liberation", 0, 0);
  cad_render_mentions_tsv (out, &fixture.reading, lexicons);
  g_assert_cmpuint (out->len, <, 2000);
  g_assert_nonnull (strstr (out->str, "\t… words"));
  g_assert_nonnull (strstr (out->str, " liberation "));
  fixture_clear (&fixture);
}

static void
fill_reading (Fixture *fixture)
{
  CadReadMention *read;

  fixture_read (fixture, "The “liberation” of Southport \x1b[31m was announced. The North calls it an occupation. "
                         "Barbarity is not the word for it, said 世界 and every other paper of this long, long line.");
  read = fixture_mention (fixture, "liberation", 0, 0);
  read->voice.kind = CAD_VOICE_DISTANCED;
  fixture_mention (fixture, "Southport", 2, 0);
  read = fixture_mention (fixture, "occupation", 0, 2);
  read->voice.kind = CAD_VOICE_ATTRIBUTED;
  read->voice.speaker = fixture_span (fixture, "North");
  read->voice.verb = "call";
  read->voice.stance = CAD_STANCE_NEUTRAL;
  read->side = 0;
  fixture_mention (fixture, "Barbarity", CAD_LOADED, 0);
}

static const char *const one_article = "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
                                       "Gazette\ta1\tislands\ttaking\tliberation\tdistanced\t1\t30\n"
                                       "Gazette\ta1\tislands\ttaking\toccupation\tattributed\t1\t30\n"
                                       "Gazette\ta1\tislands\tplace\tsud\town\t1\t30\n";

static void
a_score_keeps_the_contract (void)
{
  static const char *const members[] = { "cadrage", "lexicons", "article",  "mentions", "choices",
                                         "loaded",  "leans",    "speakers", "against" };
  World world;
  Fixture fixture;

  world_init (&world, one_article, CAD_BY_NOTHING);
  fill_reading (&fixture);
  GString *out = cad_render_score_json (world.report, &fixture.reading);
  json_t *root = json_loads (out->str, JSON_REJECT_DUPLICATES, NULL);
  const char *at = out->str;

  g_assert_nonnull (root);
  g_assert_cmpuint (json_object_size (root), ==, G_N_ELEMENTS (members));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    g_autofree char *member = g_strdup_printf ("\n \"%s\":", members[i]);

    at = strstr (at, member);
    g_assert_nonnull (at);
  }
  json_t *mention = json_array_get (json_object_get (root, "mentions"), 2);

  g_assert_cmpstr (json_string_value (json_object_get (mention, "side")), ==, "north");
  g_assert_cmpstr (json_string_value (json_object_get (mention, "verb")), ==, "call");
  g_assert_cmpstr (json_string_value (json_object_get (mention, "stance")), ==, "neutral");
  g_assert_cmpuint (json_object_size (mention), ==, 17);
  g_assert_true (json_is_null (json_object_get (root, "against")));
  json_t *loaded = json_array_get (json_object_get (root, "mentions"), 3);

  g_assert_true (json_is_null (json_object_get (loaded, "wording")));
  g_assert_true (json_is_null (json_object_get (loaded, "lean")));
  json_decref (root);
  g_string_free (out, TRUE);
  fixture_clear (&fixture);
  world_clear (&world);
}

static void
shares_without_mentions_are_null (void)
{
  World world;
  Fixture fixture;

  world_init (&world, one_article, CAD_BY_NOTHING);
  fill_reading (&fixture);
  GString *out = cad_render_score_json (world.report, &fixture.reading);

  g_assert_nonnull (strstr (out->str, "{\"wording\": \"liberation\", \"own\": 0, \"reported\": 1, \"share\": null, "
                                      "\"low\": null, \"high\": null}"));
  g_assert_nonnull (strstr (out->str, "\"verdict\": \"insufficient-evidence\""));
  g_string_free (out, TRUE);
  fixture_clear (&fixture);
  world_clear (&world);
}

static void
assert_fits (const GString *out, guint columns)
{
  g_auto (GStrv) lines = g_strsplit (out->str, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), >, 5);
  for (guint i = 0; lines[i] != NULL; i++)
    if (cad_screen_width (lines[i]) > columns)
      g_error ("%u columns: %s", cad_screen_width (lines[i]), lines[i]);
}

static void
cards_fit_the_terminal (void)
{
  World world;
  Fixture fixture;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  fill_reading (&fixture);
  for (guint columns = 60; columns <= 200; columns += 7) {
    const CadTerminal terminal = { .columns = columns, .colour = columns % 2 == 0 };
    GString *score = cad_render_score_text (world.report, &fixture.reading, &terminal);
    GString *compare = cad_render_compare_text (world.report, 0, 1, &terminal);
    GString *report = cad_render_text (world.report, &terminal);

    assert_fits (score, columns);
    assert_fits (compare, columns);
    assert_fits (report, columns);
    g_string_free (score, TRUE);
    g_string_free (compare, TRUE);
    g_string_free (report, TRUE);
  }
  fixture_clear (&fixture);
  world_clear (&world);
}

static void
voices_show_without_colour (void)
{
  const CadTerminal terminal = { .columns = 80 };
  World world;
  Fixture fixture;

  world_init (&world, one_article, CAD_BY_NOTHING);
  fill_reading (&fixture);
  GString *out = cad_render_score_text (world.report, &fixture.reading, &terminal);

  g_assert_null (strchr (out->str, '\x1b'));
  g_assert_nonnull (strstr (out->str, "~liberation~"));
  g_assert_nonnull (strstr (out->str, "[Southport]"));
  g_assert_nonnull (strstr (out->str, "‹occupation›"));
  g_assert_nonnull (strstr (out->str, "attributed: North (call)"));
  g_string_free (out, TRUE);
  fixture_clear (&fixture);
  world_clear (&world);
}

static void
a_comparison_keeps_the_contract (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  GString *out = cad_render_compare_json (world.report, 0, 1);
  json_t *root = json_loads (out->str, JSON_REJECT_DUPLICATES, NULL);

  g_assert_nonnull (root);
  json_t *choice = json_array_get (json_object_get (root, "choices"), 0);
  json_t *wording = json_array_get (json_object_get (choice, "wordings"), 2);

  g_assert_cmpstr (json_string_value (json_object_get (choice, "test")), ==, "exact");
  g_assert_true (json_is_true (json_object_get (choice, "few_articles")));
  g_assert_cmpint (json_integer_value (json_object_get (json_object_get (wording, "a"), "n")), ==, 4);
  g_assert_nonnull (json_object_get (json_object_get (wording, "difference"), "low"));
  g_assert_nonnull (json_object_get (wording, "z"));
  g_assert_nonnull (json_object_get (json_object_get (root, "distance"), "value"));
  g_assert_nonnull (json_object_get (json_array_get (json_object_get (root, "leans"), 0), "verdict"));
  json_decref (root);
  g_string_free (out, TRUE);
  world_clear (&world);
}

static char *
compare_words (const char *counts)
{
  const CadTerminal terminal = { .columns = 100 };
  World world;

  world_init (&world, counts, CAD_BY_NOTHING);
  GString *out = cad_render_compare_text (world.report, 0, 1, &terminal);

  world_clear (&world);
  return g_string_free (out, FALSE);
}

static void
a_difference_is_claimed_only_with_a_test (void)
{
  g_autofree char *few = compare_words ("source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
                                        "Courier\tc1\tislands\taction\tattack\town\t3\t400\n"
                                        "Gazette\tg1\tislands\taction\toperation\town\t2\t400\n");
  g_autofree char *alike = compare_words ("source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
                                          "Courier\tc1\tislands\taction\tattack\town\t6\t400\n"
                                          "Courier\tc2\tislands\taction\toperation\town\t6\t400\n"
                                          "Courier\tc2\tislands\taction\tattack\town\t5\t400\n"
                                          "Gazette\tg1\tislands\taction\tattack\town\t5\t400\n"
                                          "Gazette\tg2\tislands\taction\toperation\town\t6\t400\n"
                                          "Gazette\tg2\tislands\taction\tattack\town\t6\t400\n");
  g_autofree char *apart = compare_words ("source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
                                          "Courier\tc1\tislands\taction\tattack\town\t15\t400\n"
                                          "Courier\tc2\tislands\taction\tattack\town\t15\t400\n"
                                          "Gazette\tg1\tislands\taction\toperation\town\t10\t400\n"
                                          "Gazette\tg2\tislands\taction\toperation\town\t10\t400\n");

  g_assert_null (strstr (few, " more: by "));
  g_assert_null (strstr (alike, " more: by "));
  g_assert_nonnull (strstr (alike, "no clear difference"));
  g_assert_nonnull (strstr (apart, "Courier says “attack” more: by 100 points"));
}

static guint
count_tabs (const char *line)
{
  guint n = 0;

  for (; *line != '\0'; line++)
    n += *line == '\t';
  return n;
}

static void
every_row_has_all_cells (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  g_autoptr (GPtrArray) tables = cad_render_tables (world.report);

  g_assert_cmpuint (tables->len, ==, 9);
  for (guint i = 0; i < tables->len; i++) {
    const CadTable *table = g_ptr_array_index (tables, i);
    g_auto (GStrv) lines = g_strsplit (table->bytes->str, "\n", -1);

    for (guint j = 1; lines[j] != NULL && *lines[j] != '\0'; j++)
      g_assert_cmpuint (count_tabs (lines[j]), ==, count_tabs (lines[0]));
  }
  g_assert_nonnull (strstr (((CadTable *) g_ptr_array_index (tables, 0))->bytes->str,
                            "Gazette\tislands\ttaking\toccupation\t-1\town\t0\t6\t0\t0\t"));
  world_clear (&world);
}

static void
the_json_of_a_report_is_whole (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  GString *out = cad_render_json (world.report), *again = cad_render_json (world.report);
  json_t *root = json_loads (out->str, JSON_REJECT_DUPLICATES, NULL);

  g_assert_nonnull (root);
  g_assert_cmpuint (json_array_size (json_object_get (root, "sources")), ==, 2);
  g_assert_cmpuint (json_array_size (json_object_get (root, "choices")), ==, 3);
  g_assert_cmpstr (out->str, ==, again->str);
  json_decref (root);
  g_string_free (out, TRUE);
  g_string_free (again, TRUE);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/render/the-head-names-all-columns", the_head_names_all_columns);
  g_test_add_func ("/render/offsets-count-code-points", offsets_count_code_points);
  g_test_add_func ("/render/a-loaded-word-has-no-wording", a_loaded_word_has_no_wording);
  g_test_add_func ("/render/line-ends-become-one-space", line_ends_become_one_space);
  g_test_add_func ("/render/controls-and-turned-text-are-shown-harmless", controls_and_turned_text_are_shown_harmless);
  g_test_add_func ("/render/formulas-are-quoted-and-numbers-are-not", formulas_are_quoted_and_numbers_are_not);
  g_test_add_func ("/render/widths-are-measured", widths_are_measured);
  g_test_add_func ("/render/a-sentence-without-end-is-cut", a_sentence_without_end_is_cut);
  g_test_add_func ("/render/a-score-keeps-the-contract", a_score_keeps_the_contract);
  g_test_add_func ("/render/shares-without-mentions-are-null", shares_without_mentions_are_null);
  g_test_add_func ("/render/cards-fit-the-terminal", cards_fit_the_terminal);
  g_test_add_func ("/render/voices-show-without-colour", voices_show_without_colour);
  g_test_add_func ("/render/a-comparison-keeps-the-contract", a_comparison_keeps_the_contract);
  g_test_add_func ("/render/a-difference-is-claimed-only-with-a-test", a_difference_is_claimed_only_with_a_test);
  g_test_add_func ("/render/every-row-has-all-cells", every_row_has_all_cells);
  g_test_add_func ("/render/the-json-of-a-report-is-whole", the_json_of_a_report_is_whole);
  return g_test_run ();
}
