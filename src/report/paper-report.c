/* SPDX-License-Identifier: MIT
 * paper-report.c - the tables of a report and of a timeline, in words */
#include "paper.h"

#include <glib/gi18n-lib.h>

#include "compare.h"
#include "distances.h"
#include "headline.h"
#include "labels.h"
#include "numbers.h"
#include "timeline.h"

static void
add_source (CadPaperTable *table, const CadReport *report, guint source)
{
  cad_paper_take (table, cad_label_source (report, source));
}

static void
note_method (CadPaperTable *table, const CadReport *report, const char *few)
{
  g_autofree char *draws = cad_number_count (report->settings.interface, CAD_BOOTSTRAP_DRAWS);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, report->settings.seed);
  g_autofree char *note = g_strdup_printf (
      _ ("Own voice. 95%% intervals: bootstrap over articles (%s draws, seed %s); with fewer than %u articles, %s."),
      draws, seed, (guint) CAD_MIN_ARTICLES, few);

  cad_paper_note (table, note);
}

static CadPaperTable *
lean_table (const CadReport *report, const CadAxisTable *axis)
{
  CadPaperTable *table = cad_paper_table_new ("leans", axis->axis->id, cad_label_axis (report, axis->axis), 2);
  g_autofree guint *order = cad_sources_by_lean (report, axis);
  g_autofree char *poles = g_strdup_printf (_ ("−1: %s; +1: %s."), cad_label_pole (report, axis->axis, -1),
                                            cad_label_pole (report, axis->axis, 1));

  cad_paper_head (table, _ ("Source"));
  cad_paper_head (table, _ ("Verdict"));
  cad_paper_lean_heads (table);
  cad_paper_head (table, _ ("Loaded in own voice"));
  cad_paper_head (table, _ ("Loaded words left to others"));
  for (guint i = 0; i < report->sources->len; i++) {
    const CadLean *lean = &axis->own[order[i]];

    add_source (table, report, order[i]);
    cad_paper_take (table, cad_label_lean (report, axis->axis, lean));
    cad_paper_lean (table, report, lean);
    cad_paper_share (table, report, &axis->loadedness[order[i]]);
    cad_paper_share (table, report, &axis->borrowed[order[i]]);
  }
  cad_paper_note (table, poles);
  note_method (table, report, _ ("Dirichlet posterior"));
  return table;
}

static CadPaperTable *
choice_table (const CadReport *report, const CadChoiceTable *choice)
{
  CadPaperTable *table = cad_paper_table_new ("shares", choice->choice->id, cad_label_choice (report, choice->choice),
                                              1);

  cad_paper_head (table, _ ("Source"));
  for (guint i = 0; i < choice->n_wordings; i++)
    cad_paper_head (table, cad_label_wording (report, g_ptr_array_index (choice->choice->wordings, i)));
  for (guint source = 0; source < report->sources->len; source++) {
    add_source (table, report, source);
    for (guint i = 0; i < choice->n_wordings; i++)
      cad_paper_share (table, report, &choice->cells[(gsize) source * choice->n_wordings + i].own);
  }
  cad_paper_note (table, _ ("Mentions of the wording and of the choice, share, interval. †: fewer than 5 mentions."));
  note_method (table, report, _ ("Wilson’s"));
  return table;
}

static CadPaperTable *
loaded_table (const CadReport *report)
{
  CadPaperTable *table = cad_paper_table_new ("loaded", NULL, _ ("Loaded words"), 1);
  const char *interface = report->settings.interface;

  cad_paper_head (table, _ ("Source"));
  for (guint i = 0; i < report->loaded->len; i++)
    cad_paper_head (
        table, cad_label_wording (report, ((const CadLoadedTable *) g_ptr_array_index (report->loaded, i))->group));
  for (guint source = 0; source < report->sources->len; source++) {
    add_source (table, report, source);
    for (guint i = 0; i < report->loaded->len; i++) {
      const CadEstimate *rate = &((const CadLoadedTable *) g_ptr_array_index (report->loaded, i))->cells[source].own;
      g_autofree char *value = cad_number_decimal (interface, rate->value, 2, CAD_NUMBER_PLAIN);
      g_autofree char *range = cad_number_range (interface, rate, 2, CAD_NUMBER_PLAIN);

      cad_paper_take (table, g_strdup_printf ("%s %s", value, range));
    }
  }
  cad_paper_note (table, _ ("Mentions per 1,000 words."));
  note_method (table, report, _ ("exact Poisson"));
  return table;
}

static CadPaperTable *
source_table (const CadReport *report)
{
  CadPaperTable *table = cad_paper_table_new ("sources", NULL, _ ("What was read of each source"), 2);
  const char *interface = report->settings.interface;

  cad_paper_head (table, _ ("Source"));
  cad_paper_head (table, _ ("Period"));
  cad_paper_head (table, _ ("Articles"));
  cad_paper_head (table, _ ("Words"));
  for (guint group = CAD_VOICES_OWN; group < CAD_VOICES_NAMED; group++)
    cad_paper_head (table, cad_label_group (group));
  for (guint source = 0; source < report->sources->len; source++) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, source);
    g_autofree char *first = cad_number_date (interface, row->first_date);
    g_autofree char *last = cad_number_date (interface, row->last_date);

    add_source (table, report, source);
    cad_paper_take (table, first == NULL               ? g_strdup (_ ("no date"))
                           : g_str_equal (first, last) ? g_strdup (first)
                                                       : g_strdup_printf ("%s – %s", first, last));
    cad_paper_take (table, cad_number_count (interface, row->articles));
    cad_paper_take (table, cad_number_count (interface, row->words));
    for (guint group = CAD_VOICES_OWN; group < CAD_VOICES_NAMED; group++)
      cad_paper_share (table, report, &row->voices[group]);
  }
  return table;
}

static CadPaperTable *
speaker_table (const CadReport *report)
{
  CadPaperTable *table = cad_paper_table_new ("speakers", NULL, _ ("Who is made to speak"), 2);

  cad_paper_head (table, _ ("Source"));
  cad_paper_head (table, _ ("Side"));
  cad_paper_head (table, _ ("Mentions"));
  for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++)
    cad_paper_head (table, cad_label_stance (stance));
  for (guint source = 0; source < report->sources->len; source++) {
    GArray *rows = g_array_index (report->sources, CadSourceRow, source).speakers;

    for (guint i = 0; i < rows->len; i++) {
      const CadSpeakerRow *speaker = &g_array_index (rows, CadSpeakerRow, i);

      add_source (table, report, source);
      cad_paper_cell (table, cad_label_side (report, speaker));
      cad_paper_take (table, cad_number_count (report->settings.interface, speaker->mentions));
      for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++)
        cad_paper_take (table, cad_number_count (report->settings.interface, speaker->stances[stance]));
    }
  }
  return table;
}

static CadPaperTable *
distance_table (const CadReport *report, const CadDistanceTable *distances)
{
  CadPaperTable *table = cad_paper_table_new ("distances", distances->lexicon->id, _ ("Framing distances"), 2);
  const char *interface = report->settings.interface;
  guint found;
  g_autoptr (GArray) sources = cad_distance_sources (report, distances, CAD_DISTANCES_SHOWN, &found);

  cad_paper_head (table, _ ("Source"));
  cad_paper_head (table, _ ("Other source"));
  cad_paper_head (table, _ ("Distance"));
  cad_paper_head (table, _ ("95% interval"));
  cad_paper_head (table, _ ("Choices both name"));
  for (guint i = 0; i < sources->len; i++)
    for (guint j = i + 1; j < sources->len; j++) {
      guint a = g_array_index (sources, guint, i), b = g_array_index (sources, guint, j);
      const CadEstimate *distance = cad_distance_between (report, distances, a, b);

      add_source (table, report, a);
      add_source (table, report, b);
      cad_paper_take (table, cad_number_decimal (interface, distance->value, 2, CAD_NUMBER_PLAIN));
      cad_paper_take (table, cad_number_range (interface, distance, 2, CAD_NUMBER_PLAIN));
      cad_paper_take (table, cad_number_count (interface, distance->total));
    }
  cad_paper_note (table, _ ("0: the same words, 1: never the same word. Own voice."));
  return table;
}

static GPtrArray *
tables_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) cad_paper_table_free);
}

GPtrArray *
cad_paper_report (const CadReport *report)
{
  GPtrArray *tables = tables_new ();

  for (guint i = 0; i < report->axes->len; i++)
    g_ptr_array_add (tables, lean_table (report, g_ptr_array_index (report->axes, i)));
  for (guint i = 0; i < report->choices->len; i++)
    g_ptr_array_add (tables, choice_table (report, g_ptr_array_index (report->choices, i)));
  if (report->loaded->len > 0)
    g_ptr_array_add (tables, loaded_table (report));
  for (guint i = 0; i < report->distances->len; i++)
    g_ptr_array_add (tables, distance_table (report, g_ptr_array_index (report->distances, i)));
  g_ptr_array_add (tables, source_table (report));
  g_ptr_array_add (tables, speaker_table (report));
  return tables;
}

static CadPaperTable *
lean_periods (const CadReport *report, guint index)
{
  const CadAxisTable *axis = g_ptr_array_index (report->axes, index);
  g_autofree char *title = cad_timeline_title (report, index);
  CadPaperTable *table = cad_paper_table_new ("timeline", axis->axis->id, title, 2);

  cad_paper_head (table, _ ("Source"));
  cad_paper_head (table, _ ("Period"));
  cad_paper_lean_heads (table);
  for (guint row = 0; row < report->timeline->n_rows; row++)
    for (guint period = 0; period < report->timeline->periods->len; period++) {
      const CadLean *lean = cad_timeline_lean (report, index, period, row);

      if (lean->estimate.n == 0)
        continue;
      cad_paper_take (table, cad_timeline_row_name (report, row));
      cad_paper_cell (table, cad_timeline_period (report, period)->name);
      cad_paper_lean (table, report, lean);
    }
  note_method (table, report, _ ("Dirichlet posterior"));
  return table;
}

/* All sources together. */
static CadPaperTable *
choice_periods (const CadReport *report, guint index)
{
  const CadChoiceTable *choice = g_ptr_array_index (report->choices, index);
  CadPaperTable *table = cad_paper_table_new ("timeline", choice->choice->id, cad_label_choice (report, choice->choice),
                                              1);

  cad_paper_head (table, _ ("Period"));
  for (guint i = 0; i < choice->n_wordings; i++)
    cad_paper_head (table, cad_label_wording (report, g_ptr_array_index (choice->choice->wordings, i)));
  for (guint period = 0; period < report->timeline->periods->len; period++) {
    const CadEstimate *shares = cad_timeline_shares (report, index, period, report->timeline->n_rows - 1);

    if (choice->n_wordings == 0 || shares[0].total == 0)
      continue;
    cad_paper_cell (table, cad_timeline_period (report, period)->name);
    for (guint i = 0; i < choice->n_wordings; i++)
      cad_paper_share (table, report, &shares[i]);
  }
  if (report->sources->len > 1)
    cad_paper_note (table, _ ("All sources together."));
  note_method (table, report, _ ("Wilson’s"));
  return table;
}

GPtrArray *
cad_paper_timeline (const CadReport *report)
{
  GPtrArray *tables = tables_new ();

  for (guint i = 0; report->timeline != NULL && i < report->axes->len; i++)
    g_ptr_array_add (tables, lean_periods (report, i));
  for (guint i = 0; report->timeline != NULL && i < report->choices->len; i++)
    g_ptr_array_add (tables, choice_periods (report, i));
  return tables;
}
