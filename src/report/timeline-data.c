/* SPDX-License-Identifier: MIT
 * timeline-data.c - a timeline for machines: one row a figure that has a mention */
#include <cadrage/render.h>

#include "cells.h"
#include "timeline.h"
#include "writers.h"

/* The places of a figure: when, whose, of what. */
static void
add_place (GString *out, const CadReport *report, guint period, guint row)
{
  gboolean all = cad_timeline_is_all (report, row);

  cad_cell_text (out, cad_timeline_period (report, period)->name);
  cad_cell_text (out, all ? "all" : "source");
  cad_cell_text (out, all ? NULL : g_array_index (report->sources, CadSourceRow, row).name);
}

static void
add_lean (GString *out, const CadReport *report, guint axis, guint period, guint row)
{
  const CadAxisTable *table = g_ptr_array_index (report->axes, axis);
  const CadLean *lean = cad_timeline_lean (report, axis, period, row);

  if (lean->estimate.n == 0)
    return;
  add_place (out, report, period, row);
  cad_cell_text (out, table->lexicon->id);
  cad_cell_text (out, "lean");
  cad_cell_text (out, table->axis->id);
  cad_cell_text (out, NULL);
  cad_cell_integer (out, lean->estimate.n);
  cad_cell_integer (out, lean->estimate.total);
  cad_cell_estimate (out, &lean->estimate);
  cad_cell_text (out, cad_interval_name (lean->estimate.interval));
  cad_cell_integer (out, lean->estimate.articles);
  cad_cell_integer (out, lean->choices);
  cad_cell_text (out, cad_verdict_name (lean->verdict));
  cad_row_end (out);
}

static void
add_shares (GString *out, const CadReport *report, guint choice, guint period, guint row)
{
  const CadChoiceTable *table = g_ptr_array_index (report->choices, choice);
  const CadEstimate *shares = cad_timeline_shares (report, choice, period, row);

  for (guint i = 0; i < table->n_wordings && shares[i].total > 0; i++) {
    add_place (out, report, period, row);
    cad_cell_text (out, table->lexicon->id);
    cad_cell_text (out, "share");
    cad_cell_text (out, table->choice->id);
    cad_cell_text (out, ((const CadWording *) g_ptr_array_index (table->choice->wordings, i))->id);
    cad_cell_integer (out, shares[i].n);
    cad_cell_integer (out, shares[i].total);
    cad_cell_estimate (out, &shares[i]);
    cad_cell_text (out, cad_interval_name (shares[i].interval));
    cad_cell_integer (out, shares[i].articles);
    cad_cell_text (out, NULL);
    cad_cell_text (out, NULL);
    cad_row_end (out);
  }
}

GString *
cad_render_timeline_tsv (const CadReport *report)
{
  GString *out = g_string_new ("period\tscope\tsource\tlexicon\tfigure\tname\twording\tn\ttotal\tvalue\tlow\thigh\t"
                               "interval\tarticles\tchoices\tverdict\n");

  if (report->timeline == NULL)
    return out;
  for (guint row = 0; row < report->timeline->n_rows; row++)
    for (guint period = 0; period < report->timeline->periods->len; period++) {
      for (guint axis = 0; axis < report->axes->len; axis++)
        add_lean (out, report, axis, period, row);
      for (guint choice = 0; choice < report->choices->len; choice++)
        add_shares (out, report, choice, period, row);
    }
  return out;
}

static void
write_periods (CadJson *json, const CadReport *report)
{
  cad_json_open (json, "periods", '[');
  for (guint i = 0; i < report->timeline->periods->len; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "period", cad_timeline_period (report, i)->name);
    cad_json_integer (json, "articles", cad_timeline_period (report, i)->articles);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

/* A null source is all of them together. */
static void
write_row (CadJson *json, const CadReport *report, guint row)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "source",
                   cad_timeline_is_all (report, row) ? NULL : g_array_index (report->sources, CadSourceRow, row).name);
  cad_json_open (json, "periods", '[');
}

static void
end_row (CadJson *json)
{
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_axis (CadJson *json, const CadReport *report, guint axis)
{
  const CadAxisTable *table = g_ptr_array_index (report->axes, axis);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", table->lexicon->id);
  cad_json_string (json, "axis", table->axis->id);
  cad_json_open (json, "sources", '[');
  for (guint row = 0; row < report->timeline->n_rows; row++) {
    if (cad_timeline_lean_mentions (report, axis, row) == 0)
      continue;
    write_row (json, report, row);
    for (guint period = 0; period < report->timeline->periods->len; period++) {
      const CadLean *lean = cad_timeline_lean (report, axis, period, row);

      if (lean->estimate.n == 0)
        continue;
      cad_json_open (json, NULL, '{');
      cad_json_string (json, "period", cad_timeline_period (report, period)->name);
      cad_write_lean (json, lean);
      cad_json_close (json, '}');
    }
    end_row (json);
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_shares (CadJson *json, const CadReport *report, guint choice, guint period, guint row)
{
  const CadChoiceTable *table = g_ptr_array_index (report->choices, choice);
  const CadEstimate *shares = cad_timeline_shares (report, choice, period, row);

  if (table->n_wordings == 0 || shares[0].total == 0)
    return;
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "period", cad_timeline_period (report, period)->name);
  cad_json_integer (json, "total", shares[0].total);
  cad_json_open (json, "wordings", '[');
  for (guint i = 0; i < table->n_wordings; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "wording", ((const CadWording *) g_ptr_array_index (table->choice->wordings, i))->id);
    cad_json_integer (json, "n", shares[i].n);
    cad_write_estimate (json, "share", &shares[i]);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_choice (CadJson *json, const CadReport *report, guint choice)
{
  const CadChoiceTable *table = g_ptr_array_index (report->choices, choice);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", table->lexicon->id);
  cad_json_string (json, "choice", table->choice->id);
  cad_json_open (json, "sources", '[');
  for (guint row = 0; row < report->timeline->n_rows; row++) {
    if (cad_timeline_choice_mentions (report, choice, row) == 0)
      continue;
    write_row (json, report, row);
    for (guint period = 0; period < report->timeline->periods->len; period++)
      write_shares (json, report, choice, period, row);
    end_row (json);
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

void
cad_write_timeline (CadJson *json, const CadReport *report)
{
  const CadTimeline *timeline = report->timeline;

  cad_json_string (json, "by", timeline->by == CAD_BY_MONTH ? "month" : "year");
  cad_json_integer (json, "undated", timeline->undated);
  cad_json_integer (json, "year_only", timeline->coarse);
  write_periods (json, report);
  cad_json_open (json, "leans", '[');
  for (guint i = 0; i < report->axes->len; i++)
    write_axis (json, report, i);
  cad_json_close (json, ']');
  cad_json_open (json, "choices", '[');
  for (guint i = 0; i < report->choices->len; i++)
    write_choice (json, report, i);
  cad_json_close (json, ']');
}

GString *
cad_render_timeline_json (const CadReport *report)
{
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 3;
  cad_json_open (&json, NULL, '{');
  cad_json_string (&json, "cadrage", report->settings.version);
  cad_json_integer (&json, "seed", report->settings.seed);
  cad_write_lexicons (&json, report->lexicons);
  if (report->timeline != NULL)
    cad_write_timeline (&json, report);
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}
