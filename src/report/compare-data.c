/* SPDX-License-Identifier: MIT
 * compare-data.c - two sources side by side in machine formats */
#include <math.h>

#include <cadrage/permutation.h>
#include <cadrage/render.h>

#include "cells.h"
#include "compare.h"
#include "writers.h"

static void
write_source (CadJson *json, const char *key, const CadReport *report, guint source)
{
  const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, source);

  cad_json_open (json, key, '{');
  cad_json_string (json, "source", row->name);
  cad_json_integer (json, "articles", row->articles);
  cad_json_integer (json, "words", row->words);
  cad_json_string (json, "first_date", row->first_date);
  cad_json_string (json, "last_date", row->last_date);
  cad_json_integer (json, "own", row->groups[CAD_VOICES_OWN]);
  cad_json_integer (json, "reported", row->groups[CAD_VOICES_ATTRIBUTED]);
  cad_json_integer (json, "hedged", row->groups[CAD_VOICES_HEDGED]);
  cad_write_interval (json, "quoting", &row->quoting);
  cad_write_speakers (json, row, TRUE);
  cad_json_close (json, '}');
}

static void
write_cell (CadJson *json, const char *key, const CadCell *cell)
{
  cad_json_open (json, key, '{');
  cad_json_integer (json, "n", cad_cell_count (cell, CAD_MASK_OWN));
  cad_write_estimate (json, "share", &cell->own);
  cad_json_integer (json, "total", cell->own.total);
  cad_json_integer (json, "articles", cell->own.articles);
  cad_json_string (json, "interval",
                   cell->own.interval != CAD_INTERVAL_NONE ? cad_interval_name (cell->own.interval) : NULL);
  cad_json_close (json, '}');
}

static void
write_wording (CadJson *json, const CadChoiceContrast *choice, guint i)
{
  const CadWording *wording = g_ptr_array_index (choice->table->choice->wordings, i);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "wording", wording->id);
  if (wording->has_lean && choice->table->choice->axis != NULL)
    cad_json_number (json, "lean", wording->lean);
  else
    cad_json_null (json, "lean");
  write_cell (json, "a", &choice->a[i]);
  write_cell (json, "b", &choice->b[i]);
  cad_write_interval (json, "difference", &choice->comparison->wordings[i].difference);
  cad_json_number (json, "log_odds", choice->comparison->wordings[i].log_odds);
  cad_json_number (json, "z", choice->comparison->wordings[i].z);
  cad_json_close (json, '}');
}

static void
write_choice (CadJson *json, const CadChoiceContrast *choice)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", choice->table->lexicon->id);
  cad_json_string (json, "choice", choice->table->choice->id);
  cad_json_string (json, "test", cad_test_name (choice->comparison->test));
  cad_json_number (json, "p", choice->comparison->p);
  cad_json_number (json, "q", choice->comparison->q);
  cad_json_number (json, "p_error", choice->comparison->error > 0 ? choice->comparison->error : NAN);
  cad_json_boolean (json, "few_articles", choice->comparison->few_articles);
  cad_json_string (json, "verdict", cad_contrast_verdict_name (choice->verdict));
  cad_json_number (json, "divergence", choice->divergence);
  cad_json_number (json, "distance", sqrt (choice->divergence));
  cad_json_open (json, "wordings", '[');
  for (guint i = 0; i < choice->table->n_wordings; i++)
    write_wording (json, choice, i);
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_axis (CadJson *json, const CadAxisContrast *axis)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", axis->table->lexicon->id);
  cad_json_string (json, "axis", axis->table->axis->id);
  cad_json_open (json, "a", '{');
  cad_write_lean (json, &axis->comparison.a);
  cad_json_close (json, '}');
  cad_json_open (json, "b", '{');
  cad_write_lean (json, &axis->comparison.b);
  cad_json_close (json, '}');
  cad_write_interval (json, "difference", &axis->comparison.difference);
  cad_json_string (json, "verdict", cad_verdict_name (axis->comparison.verdict));
  cad_json_close (json, '}');
}

static void
write_resampling (CadJson *json, const CadContrast *contrast)
{
  cad_json_integer (json, "seed", (gint64) contrast->report->settings.seed);
  cad_json_integer (json, "draws", CAD_BOOTSTRAP_DRAWS);
  cad_json_integer (json, "permutations", CAD_PERMUTATIONS);
  cad_json_integer (json, "family", contrast->family);
  cad_json_string (json, "correction", cad_correction_name (contrast->report->settings.correction));
}

static void
write_distance (CadJson *json, const CadContrast *contrast)
{
  cad_json_open (json, "distance", '{');
  cad_write_estimate (json, "value", &contrast->distance);
  cad_json_integer (json, "choices", contrast->distance.total);
  cad_json_integer (json, "mentions", contrast->distance.n);
  cad_json_boolean (json, "insufficient_evidence", contrast->distance_insufficient);
  cad_json_close (json, '}');
}

static void
write_contrast (CadJson *json, const CadContrast *contrast)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "cadrage", contrast->report->settings.version);
  cad_write_lexicons (json, contrast->report->lexicons);
  write_source (json, "a", contrast->report, contrast->a);
  write_source (json, "b", contrast->report, contrast->b);
  write_resampling (json, contrast);
  write_distance (json, contrast);
  cad_json_open (json, "choices", '[');
  for (guint i = 0; i < contrast->choices->len; i++)
    write_choice (json, &g_array_index (contrast->choices, CadChoiceContrast, i));
  cad_json_close (json, ']');
  cad_json_open (json, "leans", '[');
  for (guint i = 0; i < contrast->axes->len; i++)
    write_axis (json, &g_array_index (contrast->axes, CadAxisContrast, i));
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

GString *
cad_render_compare_json (const CadReport *report, guint a, guint b)
{
  g_autoptr (CadContrast) contrast = cad_contrast_new (report, a, b);
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 2;
  json.digits = CAD_DIGITS_EXACT;
  write_contrast (&json, contrast);
  g_string_append_c (out, '\n');
  return out;
}

static void
add_estimate (GString *out, const CadEstimate *estimate)
{
  cad_cell_exact (out, estimate->value);
  cad_cell_exact (out, estimate->low);
  cad_cell_exact (out, estimate->high);
}

static void
add_side (GString *out, const CadCell *cell)
{
  cad_cell_integer (out, cad_cell_count (cell, CAD_MASK_OWN));
  add_estimate (out, &cell->own);
}

static void
add_row (GString *out, const CadChoiceContrast *choice, guint i)
{
  const CadWording *wording = g_ptr_array_index (choice->table->choice->wordings, i);

  cad_cell_text (out, choice->table->lexicon->id);
  cad_cell_text (out, choice->table->choice->id);
  cad_cell_text (out, wording->id);
  add_side (out, &choice->a[i]);
  add_side (out, &choice->b[i]);
  add_estimate (out, &choice->comparison->wordings[i].difference);
  cad_cell_exact (out, choice->comparison->wordings[i].log_odds);
  cad_cell_exact (out, choice->comparison->wordings[i].z);
  cad_cell_text (out, cad_test_name (choice->comparison->test));
  cad_cell_exact (out, choice->comparison->p);
  cad_cell_exact (out, choice->comparison->q);
  cad_cell_text (out, choice->comparison->few_articles ? "true" : "false");
  cad_cell_text (out, cad_contrast_verdict_name (choice->verdict));
  cad_row_end (out);
}

GString *
cad_render_compare_tsv (const CadReport *report, guint a, guint b)
{
  g_autoptr (CadContrast) contrast = cad_contrast_new (report, a, b);
  GString *out = g_string_new ("lexicon\tchoice\twording\ta_n\ta_share\ta_low\ta_high\tb_n\tb_share\tb_low\tb_high\t"
                               "difference\tlow\thigh\tlog_odds\tz\ttest\tp\tq\tfew_articles\tverdict\n");

  for (guint i = 0; i < contrast->choices->len; i++) {
    const CadChoiceContrast *choice = &g_array_index (contrast->choices, CadChoiceContrast, i);

    for (guint j = 0; j < choice->table->n_wordings; j++)
      add_row (out, choice, j);
  }
  return out;
}
