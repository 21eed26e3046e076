/* SPDX-License-Identifier: MIT
 * test-report.c - the model of a report, its warnings, its headline, its numbers */
#include "report-fixture.h"

#include <math.h>

#include "../../src/report/headline.h"
#include "../../src/report/labels.h"
#include "../../src/report/model.h"
#include "../../src/report/numbers.h"
#include "../../src/report/verbs.h"

static gboolean
is_warned (const CadReport *report, const char *words)
{
  for (guint i = 0; i < report->warnings->len; i++)
    if (strstr (g_ptr_array_index (report->warnings, i), words) != NULL)
      return TRUE;
  return FALSE;
}

static void
counts_are_kept_by_voice (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  const CadChoiceTable *table = g_ptr_array_index (world.report->choices, 0);

  g_assert_cmpstr (table->choice->id, ==, "taking");
  g_assert_cmpuint (table->n_wordings, ==, 3);
  g_assert_cmpstr (g_array_index (world.report->sources, CadSourceRow, 1).name, ==, "Gazette");
  const CadCell *liberation = &table->cells[3];
  const CadCell *occupation = &table->cells[5];

  g_assert_cmpuint (cad_cell_count (liberation, CAD_MASK_OWN), ==, 5);
  g_assert_cmpuint (liberation->own.n, ==, 5);
  g_assert_cmpuint (liberation->own.total, ==, 6);
  g_assert_cmpuint (occupation->counts[CAD_VOICE_QUOTED], ==, 1);
  g_assert_cmpuint (cad_cell_count (occupation, CAD_MASK_OWN), ==, 0);
  g_assert_cmpuint (table->own[1], ==, 6);
  g_assert_cmpuint (table->reported[1], ==, 1);
  world_clear (&world);
}

static void
choices_nobody_names_stand_apart (void)
{
  World world;

  world_init (&world,
              "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tislands\taction\tattack\town\t3\t400\n",
              CAD_BY_NOTHING);
  g_assert_cmpuint (world.report->choices->len, ==, 1);
  g_assert_cmpuint (world.report->unmentioned->len, ==, 2);
  g_assert_cmpuint (world.report->loaded->len, ==, 0);
  g_assert_cmpuint (world.report->axes->len, ==, 1);
  world_clear (&world);
}

static void
a_name_alone_is_no_mention (void)
{
  World world;

  world_init (&world,
              "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tislands\taction\tattack\tnamed\t3\t400\n",
              CAD_BY_NOTHING);
  g_assert_cmpuint (world.report->choices->len, ==, 0);
  g_assert_cmpuint (g_array_index (world.report->sources, CadSourceRow, 0).groups[CAD_VOICES_NAMED], ==, 3);
  world_clear (&world);
}

/* One speech of @verb in article 0, for the side "islands:north" or none. */
static void
speak (CadTally *tally, guint verb, guint16 side, CadStance stance)
{
  CadArticle *article = &g_array_index (tally->articles, CadArticle, 0);
  const CadSpeech speech = { .verb = verb, .side = side, .stance = stance, .n = 1 };

  article->speeches = g_renew (CadSpeech, article->speeches, article->n_speeches + 1);
  article->speeches[article->n_speeches++] = speech;
}

static void
verbs_are_counted_by_side (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (CadTally) tally = fixture_tally_of (fixture_counts, lexicon);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  const CadReportSettings settings = { .interface = "en", .version = "0.0.0" };
  CadVerbSide side = { 0 };
  guint verbs = tally->verbs->len;

  g_assert_cmpuint (tally->sides->len, ==, 1);
  g_ptr_array_add (tally->sides, g_strdup ("islands:north"));
  g_ptr_array_add (tally->sides, g_strdup ("elsewhere:east"));
  for (const char *const *verb = (const char *const[]){ "say", "claim", "", NULL }; *verb != NULL; verb++)
    g_ptr_array_add (tally->verbs, g_strdup (*verb));
  speak (tally, verbs, 1, CAD_STANCE_NEUTRAL);
  speak (tally, verbs + 1, 1, CAD_STANCE_DOUBTING);
  speak (tally, verbs + 1, 1, CAD_STANCE_DOUBTING);
  speak (tally, verbs, 2, CAD_STANCE_NEUTRAL);
  speak (tally, verbs, 0, CAD_STANCE_NEUTRAL);
  speak (tally, verbs + 2, 1, CAD_STANCE_NONE);
  g_ptr_array_add (lexicons, lexicon);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);
  const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, 0);

  g_assert_cmpuint (row->verbs->len, ==, 3);
  g_assert_true (cad_verb_side_next (row, &side));
  g_assert_cmpstr (g_array_index (row->verbs, CadVerbRow, 0).actor->id, ==, "north");
  g_assert_cmpstr (g_array_index (row->verbs, CadVerbRow, 0).verb, ==, "claim");
  g_assert_cmpuint (side.end, ==, 2);
  g_assert_cmpuint (side.stances[CAD_STANCE_DOUBTING], ==, 2);
  g_assert_cmpuint (side.stances[CAD_STANCE_NEUTRAL], ==, 1);
  g_assert_true (cad_verb_side_next (row, &side));
  g_assert_null (g_array_index (row->verbs, CadVerbRow, 2).actor);
  g_assert_cmpuint (g_array_index (row->verbs, CadVerbRow, 2).n, ==, 2);
  g_assert_false (cad_verb_side_next (row, &side));
}

static void
a_small_lean_is_worded_with_care (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  const CadAxisTable *table = g_ptr_array_index (world.report->axes, 0);
  CadLean lean = { .verdict = CAD_VERDICT_PLUS, .estimate = { .value = 0.099, .low = 0.01, .high = 0.2 } };
  g_autofree char *small = cad_label_lean (world.report, table->axis, &lean);

  g_assert_cmpstr (small, ==, "leans slightly to “southern”");
  lean.estimate.value = 0.1;
  g_autofree char *plain = cad_label_lean (world.report, table->axis, &lean);

  g_assert_cmpstr (plain, ==, "leans to “southern”");
  lean = (CadLean){ .verdict = CAD_VERDICT_NONE, .estimate = { .value = 0.05, .low = -0.01, .high = 0.2 } };
  g_autofree char *none = cad_label_lean (world.report, table->axis, &lean);

  g_assert_cmpstr (none, ==, "no clear lean");
  for (guint i = 0; i < world.report->sources->len; i++)
    table->own[i] = (CadLean){ .verdict = CAD_VERDICT_MINUS,
                               .estimate = { .value = -0.05, .low = -0.09, .high = -0.01 } };
  g_autofree char *headline = cad_headline (world.report);

  g_assert_nonnull (strstr (headline, "leans slightly to “northern” (−0.05"));
  world_clear (&world);
}

static void
what_was_not_read_is_warned_of (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (CadTally) tally = fixture_tally_of (fixture_counts, lexicon);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new (), messages = g_ptr_array_new ();
  CadReportCorpus corpus = { .announced = 1203, .read = 1200, .empty = 1, .refused = 2, .messages = messages };
  const CadReportSettings settings = { .interface = "en", .version = "0.0.0", .corpus = &corpus };

  g_ptr_array_add (messages, (gpointer) "a.jsonl:3: not JSON");
  g_ptr_array_add (lexicons, lexicon);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);

  g_assert_true (is_warned (report, "Not all was read: 1,200 of 1,203 articles, 1 empty, 2 refused."));
  g_assert_true (is_warned (report, "On reading: a.jsonl:3: not JSON"));
  g_ptr_array_set_size (messages, 0);
  corpus = (CadReportCorpus){ .announced = 4, .read = 4, .messages = messages };
  g_autoptr (CadReport) whole = cad_report_new (tally, lexicons, &settings);

  g_assert_false (is_warned (whole, "read"));
}

static void
few_articles_are_warned_of (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  g_assert_true (is_warned (world.report, "Fewer than 5 articles each from Courier, Gazette"));
  world_clear (&world);
}

static void
a_dominant_source_is_warned_of (void)
{
  World world;

  world_init (&world,
              "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tislands\taction\tattack\town\t30\t400\n"
              "Courier\tc1\tislands\taction\tattack\town\t3\t400\n",
              CAD_BY_NOTHING);
  g_assert_true (is_warned (world.report, "Gazette gives 91% of all mentions"));
  world_clear (&world);
  world_init (&world,
              "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tislands\taction\tattack\town\t4\t400\n"
              "Courier\tc1\tislands\taction\tattack\town\t3\t400\n",
              CAD_BY_NOTHING);
  g_assert_false (is_warned (world.report, "of all mentions"));
  world_clear (&world);
}

static void
doubts_are_counted (void)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (CadTally) tally = fixture_tally_of (fixture_counts, lexicon);
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  const CadReportSettings settings = { .interface = "en", .version = "0.0.0" };

  g_array_index (tally->articles, CadArticle, 0).doubtful_marks = 1;
  g_array_index (tally->articles, CadArticle, 1).repaired = 1200;
  g_array_index (tally->articles, CadArticle, 2).replaced = 2;
  g_ptr_array_add (lexicons, lexicon);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);

  g_assert_true (is_warned (report, "1 quotation mark is never closed"));
  g_assert_true (is_warned (report, "1,200 words ran together"));
  g_assert_true (is_warned (report, "2 bytes were no text"));
}

static void
speakers_without_a_side_are_one_row (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  GArray *speakers = g_array_index (world.report->sources, CadSourceRow, 0).speakers;

  g_assert_cmpuint (speakers->len, ==, 1);
  g_assert_null (g_array_index (speakers, CadSpeakerRow, 0).actor);
  g_assert_cmpuint (g_array_index (speakers, CadSpeakerRow, 0).mentions, ==, 2);
  world_clear (&world);
}

static void
the_headline_claims_nothing_without_evidence (void)
{
  World world;

  world_init (&world,
              "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tislands\taction\tattack\town\t3\t400\n",
              CAD_BY_NOTHING);
  g_autofree char *headline = cad_headline (world.report);

  g_assert_nonnull (strstr (headline, "Insufficient evidence"));
  g_assert_null (strstr (headline, "leans to"));
  world_clear (&world);
}

static void
the_headline_names_who_leans (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  g_autofree char *headline = cad_headline (world.report);

  g_assert_nonnull (strstr (headline, "Gazette leans to “southern”"));
  g_assert_null (strstr (headline, "Courier"));
  world_clear (&world);
}

static void
sources_with_little_evidence_come_last (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_NOTHING);
  g_autofree guint *order = cad_sources_by_lean (world.report, g_ptr_array_index (world.report->axes, 0));

  g_assert_cmpuint (order[0], ==, 1);
  g_assert_cmpuint (order[1], ==, 0);
  world_clear (&world);
}

static void
counts_from_elsewhere_need_no_lexicon (void)
{
  World world;

  world_init (&world,
              "source\tarticle\tchoice\twording\tvoice\tn\twords\n"
              "Gazette\tg1\tcolour\tred\town\t30\t400\n"
              "Gazette\tg1\tcolour\tblue\town\t10\t400\n"
              "Courier\tc1\tcolour\tblue\town\t3\t400\n",
              CAD_BY_NOTHING);
  const CadChoiceTable *table = g_ptr_array_index (world.report->choices, 0);

  g_assert_cmpuint (world.report->choices->len, ==, 1);
  g_assert_cmpstr (table->choice->id, ==, "colour");
  g_assert_cmpuint (table->n_wordings, ==, 2);
  g_assert_cmpuint (table->own[1], ==, 40);
  g_assert_cmpuint (world.report->axes->len, ==, 0);
  world_clear (&world);
}

static void
an_empty_tally_makes_a_report (void)
{
  World world;

  world_init (&world, "source\tchoice\twording\tn\n", CAD_BY_NOTHING);
  g_autofree char *headline = cad_headline (world.report);

  g_assert_cmpuint (world.report->choices->len, ==, 0);
  g_assert_nonnull (headline);
  world_clear (&world);
}

/* Takes @actual. */
static void
assert_words (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
numbers_follow_the_interface (void)
{
  const CadEstimate estimate = { .value = 0.3, .low = -0.1, .high = 0.7 };

  assert_words (cad_number_decimal ("fr", -0.425, 2, CAD_NUMBER_SIGNED), "−0,42");
  assert_words (cad_number_decimal ("en", 0.5, 2, CAD_NUMBER_SIGNED), "+0.50");
  assert_words (cad_number_decimal ("fr", -0.001, 2, CAD_NUMBER_SIGNED), "0,00");
  assert_words (cad_number_decimal ("fr", NAN, 2, CAD_NUMBER_PLAIN), "–");
  assert_words (cad_number_count ("fr", 1234567), "1\u202f234\u202f567");
  assert_words (cad_number_count ("en", 999), "999");
  assert_words (cad_number_percent ("fr", 0.345), "34\u202f%");
  assert_words (cad_number_percent ("en", 1), "100%");
  assert_words (cad_number_range ("fr", &estimate, 1, CAD_NUMBER_SIGNED), "[−0,1\u202f;\u00a0+0,7]");
  assert_words (cad_number_p ("fr", 0.0001), "<\u00a00,001");
}

static void
dates_are_said_in_words (void)
{
  assert_words (cad_number_date ("fr", "2020-12-16"), "16 décembre 2020");
  assert_words (cad_number_date ("fr", "2021-05-01"), "1er mai 2021");
  assert_words (cad_number_date ("en", "2020-12"), "December 2020");
  assert_words (cad_number_date ("en", "2020"), "2020");
  assert_words (cad_number_date ("en", "2020-13"), "2020-13");
  assert_words (cad_number_date ("en", "last week!"), "last week!");
  g_assert_null (cad_number_date ("en", NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/counts-are-kept-by-voice", counts_are_kept_by_voice);
  g_test_add_func ("/report/choices-nobody-names-stand-apart", choices_nobody_names_stand_apart);
  g_test_add_func ("/report/a-name-alone-is-no-mention", a_name_alone_is_no_mention);
  g_test_add_func ("/report/few-articles-are-warned-of", few_articles_are_warned_of);
  g_test_add_func ("/report/a-dominant-source-is-warned-of", a_dominant_source_is_warned_of);
  g_test_add_func ("/report/doubts-are-counted", doubts_are_counted);
  g_test_add_func ("/report/a-small-lean-is-worded-with-care", a_small_lean_is_worded_with_care);
  g_test_add_func ("/report/what-was-not-read-is-warned-of", what_was_not_read_is_warned_of);
  g_test_add_func ("/report/verbs-are-counted-by-side", verbs_are_counted_by_side);
  g_test_add_func ("/report/speakers-without-a-side-are-one-row", speakers_without_a_side_are_one_row);
  g_test_add_func ("/report/the-headline-claims-nothing-without-evidence",
                   the_headline_claims_nothing_without_evidence);
  g_test_add_func ("/report/the-headline-names-who-leans", the_headline_names_who_leans);
  g_test_add_func ("/report/sources-with-little-evidence-come-last", sources_with_little_evidence_come_last);
  g_test_add_func ("/report/counts-from-elsewhere-need-no-lexicon", counts_from_elsewhere_need_no_lexicon);
  g_test_add_func ("/report/an-empty-tally-makes-a-report", an_empty_tally_makes_a_report);
  g_test_add_func ("/report/numbers-follow-the-interface", numbers_follow_the_interface);
  g_test_add_func ("/report/dates-are-said-in-words", dates_are_said_in_words);
  return g_test_run ();
}
