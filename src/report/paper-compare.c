/* SPDX-License-Identifier: MIT
 * paper-compare.c - two sources side by side, and one article, as tables in words */
#include "paper.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "compare.h"
#include "labels.h"
#include "numbers.h"
#include "places.h"

static void
add_pair_heads (CadPaperTable *table, const CadContrast *contrast)
{
  g_autofree char *a = cad_label_source (contrast->report, contrast->a);
  g_autofree char *b = cad_label_source (contrast->report, contrast->b);

  cad_paper_head (table, a);
  cad_paper_head (table, b);
  cad_paper_head (table, _ ("Difference"));
}

/* "+0.42 [+0.10, +0.70]" or "–". */
static void
add_difference (CadPaperTable *table, const CadReport *report, const CadEstimate *difference)
{
  const char *interface = report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, difference->value, 2, CAD_NUMBER_SIGNED);
  g_autofree char *range = cad_number_range (interface, difference, 2, CAD_NUMBER_SIGNED);

  cad_paper_take (table, g_strconcat (value, *range != '\0' ? " " : "", range, NULL));
}

static CadPaperTable *
lean_table (const CadContrast *contrast)
{
  CadPaperTable *table = cad_paper_table_new ("compare-leans", NULL, _ ("Lean of their own words"), 1);

  cad_paper_head (table, _ ("Axis"));
  add_pair_heads (table, contrast);
  for (guint i = 0; i < contrast->axes->len; i++) {
    const CadAxisContrast *axis = &g_array_index (contrast->axes, CadAxisContrast, i);

    cad_paper_cell (table, cad_label_axis (contrast->report, axis->table->axis));
    add_difference (table, contrast->report, &axis->comparison.a.estimate);
    add_difference (table, contrast->report, &axis->comparison.b.estimate);
    add_difference (table, contrast->report, &axis->comparison.difference);
  }
  return table;
}

static const char *
verdict_words (CadContrastVerdict verdict)
{
  static const char *const words[] = { N_ ("insufficient evidence"), N_ ("no clear difference"),
                                       N_ ("the sources differ") };

  return _ (words[verdict]);
}

static void
add_choice (CadPaperTable *table, const CadContrast *contrast, const CadChoiceContrast *choice)
{
  const CadReport *report = contrast->report;
  g_autofree char *q = isnan (choice->comparison->q) ? g_strdup ("–")
                                                     : cad_number_decimal (report->settings.interface,
                                                                           choice->comparison->q, 3, CAD_NUMBER_PLAIN);

  for (guint i = 0; i < choice->table->n_wordings; i++) {
    cad_paper_cell (table, cad_label_choice (report, choice->table->choice));
    cad_paper_cell (table, cad_label_wording (report, g_ptr_array_index (choice->table->choice->wordings, i)));
    cad_paper_cell (table, verdict_words (choice->verdict));
    cad_paper_share (table, report, &choice->a[i].own);
    cad_paper_share (table, report, &choice->b[i].own);
    add_difference (table, report, &choice->comparison->wordings[i].difference);
    cad_paper_cell (table, q);
  }
}

static CadPaperTable *
choice_table (const CadContrast *contrast)
{
  CadPaperTable *table = cad_paper_table_new ("compare-shares", NULL, _ ("What they name, and how (own voice)"), 3);
  const CadReport *report = contrast->report;
  const char *interface = report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, contrast->distance.value, 2, CAD_NUMBER_PLAIN);
  g_autofree char *range = cad_number_range (interface, &contrast->distance, 2, CAD_NUMBER_PLAIN);
  g_autofree char *distance = g_strdup_printf (
      contrast->distance_insufficient ? _ ("Framing distance: insufficient evidence (%s %s)")
                                      : _ ("Framing distance: %s %s (0: the same words, 1: never the same word)"),
      value, range);

  cad_paper_head (table, _ ("Choice"));
  cad_paper_head (table, _ ("Wording"));
  cad_paper_head (table, _ ("Verdict"));
  add_pair_heads (table, contrast);
  cad_paper_head (table, "q");
  for (guint i = 0; i < contrast->choices->len; i++)
    add_choice (table, contrast, &g_array_index (contrast->choices, CadChoiceContrast, i));
  if (isfinite (contrast->distance.value))
    cad_paper_note (table, distance);
  cad_paper_note (table, _ ("Mentions of the wording and of the choice, share, interval. †: fewer than 5 mentions."));
  cad_paper_note (table, _ ("q: of the test over a whole choice, corrected for the number of choices."));
  return table;
}

GPtrArray *
cad_paper_compare (const CadReport *report, guint a, guint b)
{
  g_autoptr (CadContrast) contrast = cad_contrast_new (report, a, b);
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_paper_table_free);

  g_ptr_array_add (tables, lean_table (contrast));
  g_ptr_array_add (tables, choice_table (contrast));
  return tables;
}

static CadPaperTable *
article_leans (const CadReport *report)
{
  CadPaperTable *table = cad_paper_table_new ("score-leans", NULL, _ ("Lean of its own words"), 2);

  cad_paper_head (table, _ ("Axis"));
  cad_paper_head (table, _ ("Verdict"));
  cad_paper_lean_heads (table);
  for (guint i = 0; report->sources->len > 0 && i < report->axes->len; i++) {
    const CadAxisTable *axis = g_ptr_array_index (report->axes, i);

    cad_paper_cell (table, cad_label_axis (report, axis->axis));
    cad_paper_take (table, cad_label_lean (report, axis->axis, &axis->own[0]));
    cad_paper_lean (table, report, &axis->own[0]);
  }
  return table;
}

/* One mention a row: what it names, with which words, in whose voice, in which sentence. */
static CadPaperTable *
article_mentions (const CadReport *report, const CadReading *reading)
{
  CadPaperTable *table = cad_paper_table_new ("score-mentions", NULL, _ ("The sentences"), 5);
  CadPlaces places;
  CadPlace place;

  cad_paper_head (table, _ ("Choice"));
  cad_paper_head (table, _ ("Wording"));
  cad_paper_head (table, _ ("Words"));
  cad_paper_head (table, _ ("Voice"));
  cad_paper_head (table, _ ("Sentence"));
  cad_places_init (&places, reading, report->lexicons);
  while (cad_places_next (&places, &place)) {
    cad_paper_cell (table, place.choice != NULL ? cad_label_choice (report, place.choice) : _ ("Loaded words"));
    cad_paper_cell (table, cad_label_wording (report, place.wording));
    cad_paper_take (table, cad_reading_text (reading, place.read->mention.span));
    cad_paper_cell (table, cad_label_voice (place.read->voice.kind));
    cad_paper_take (table, cad_place_sentence_text (reading, &place));
  }
  return table;
}

GPtrArray *
cad_paper_score (const CadReport *report, const CadReading *reading)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_paper_table_free);

  if (report->axes->len > 0)
    g_ptr_array_add (tables, article_leans (report));
  g_ptr_array_add (tables, article_mentions (report, reading));
  return tables;
}
