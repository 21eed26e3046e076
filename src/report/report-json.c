/* SPDX-License-Identifier: MIT
 * report-json.c - a report with everything in it, as JSON */
#include <cadrage/render.h>

#include "cells.h"
#include "dispatches.h"
#include "distances.h"
#include "writers.h"

static void
write_settings (CadJson *json, const CadReport *report)
{
  const CadReportSettings *settings = &report->settings;

  cad_json_string (json, "cadrage", settings->version);
  cad_json_string (json, "title", settings->title);
  cad_json_string (json, "command", settings->command);
  cad_json_string (json, "corpus_sha256", settings->corpus_sha256);
  cad_json_integer (json, "seed", settings->seed);
  cad_json_integer (json, "articles", report->tally->articles->len);
}

/* null when the counts were made before. */
static void
write_corpus (CadJson *json, const CadReportCorpus *corpus)
{
  if (corpus == NULL) {
    cad_json_null (json, "corpus");
    return;
  }
  cad_json_open (json, "corpus", '{');
  cad_json_integer (json, "announced", corpus->announced);
  cad_json_integer (json, "read", corpus->read);
  cad_json_integer (json, "empty", corpus->empty);
  cad_json_integer (json, "refused", corpus->refused);
  cad_json_open (json, "messages", '[');
  for (guint i = 0; corpus->messages != NULL && i < corpus->messages->len; i++)
    cad_json_string (json, NULL, g_ptr_array_index (corpus->messages, i));
  cad_json_close (json, ']');
  cad_write_files (json, corpus->files);
  cad_json_close (json, '}');
}

static void
write_warnings (CadJson *json, const CadReport *report)
{
  cad_json_open (json, "warnings", '[');
  for (guint i = 0; i < report->warnings->len; i++)
    cad_json_string (json, NULL, g_ptr_array_index (report->warnings, i));
  cad_json_close (json, ']');
}

static void
write_verbs (CadJson *json, const CadSourceRow *row)
{
  cad_json_open (json, "verbs", '[');
  for (guint i = 0; i < row->verbs->len; i++) {
    const CadVerbRow *verb = &g_array_index (row->verbs, CadVerbRow, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", verb->lexicon != NULL ? verb->lexicon->id : NULL);
    cad_json_string (json, "side", verb->actor != NULL ? verb->actor->id : NULL);
    cad_json_string (json, "verb", verb->verb);
    cad_json_string (json, "stance", verb->stance == CAD_STANCE_NONE ? "none" : cad_stance_name (verb->stance));
    cad_json_integer (json, "n", verb->n);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_figure (CadJson *json, const char *key, const char *name, const CadEstimate *estimate)
{
  cad_json_open (json, key, '{');
  cad_json_integer (json, "n", estimate->n);
  cad_json_integer (json, "total", estimate->total);
  cad_json_integer (json, "articles", estimate->articles);
  cad_write_estimate (json, name, estimate);
  cad_json_string (json, "interval",
                   *cad_interval_name (estimate->interval) != '\0' ? cad_interval_name (estimate->interval) : NULL);
  cad_json_close (json, '}');
}

static void
write_source (CadJson *json, const CadSourceRow *row)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "source", row->name);
  cad_json_integer (json, "articles", row->articles);
  cad_json_integer (json, "words", row->words);
  cad_json_string (json, "first_date", row->first_date);
  cad_json_string (json, "last_date", row->last_date);
  cad_json_integer (json, "own", row->groups[CAD_VOICES_OWN]);
  cad_json_integer (json, "reported", row->groups[CAD_VOICES_ATTRIBUTED]);
  cad_json_integer (json, "hedged", row->groups[CAD_VOICES_HEDGED]);
  cad_json_integer (json, "named", row->groups[CAD_VOICES_NAMED]);
  cad_json_integer (json, "repaired", row->repaired);
  cad_json_integer (json, "doubtful_marks", row->doubtful_marks);
  cad_json_integer (json, "replaced", row->replaced);
  write_figure (json, "quoting", "share", &row->quoting);
  cad_write_speakers (json, row, TRUE);
  write_verbs (json, row);
  cad_json_close (json, '}');
}

static void
write_voices (CadJson *json, const CadCell *cell)
{
  cad_json_open (json, "voices", '{');
  for (guint voice = 0; voice < CAD_N_VOICES; voice++)
    cad_json_integer (json, cad_voice_name (voice), cell->counts[voice]);
  cad_json_close (json, '}');
}

static void
write_cell (CadJson *json, const CadReport *report, guint source, const CadCell *cell, const char *figure)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "source", g_array_index (report->sources, CadSourceRow, source).name);
  write_figure (json, "own", figure, &cell->own);
  write_figure (json, "reported", figure, &cell->reported);
  write_voices (json, cell);
  cad_json_close (json, '}');
}

static void
write_wording (CadJson *json, const CadReport *report, const CadChoiceTable *table, guint i)
{
  const CadWording *wording = g_ptr_array_index (table->choice->wordings, i);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "wording", wording->id);
  if (wording->has_lean && table->choice->axis != NULL)
    cad_json_number (json, "lean", wording->lean);
  else
    cad_json_null (json, "lean");
  cad_json_open (json, "sources", '[');
  for (guint source = 0; source < report->sources->len; source++)
    write_cell (json, report, source, &table->cells[(gsize) source * table->n_wordings + i], "share");
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_choice (CadJson *json, const CadReport *report, const CadChoiceTable *table)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", table->lexicon->id);
  cad_json_string (json, "choice", table->choice->id);
  cad_json_string (json, "axis", table->choice->axis);
  cad_json_open (json, "wordings", '[');
  for (guint i = 0; i < table->n_wordings; i++)
    write_wording (json, report, table, i);
  cad_json_close (json, ']');
  cad_json_open (json, "silence", '[');
  for (guint source = 0; source < report->sources->len; source++)
    write_figure (json, NULL, "share", &table->silence[source]);
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_axis (CadJson *json, const CadReport *report, const CadAxisTable *table)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", table->lexicon->id);
  cad_json_string (json, "axis", table->axis->id);
  cad_json_open (json, "sources", '[');
  for (guint source = 0; source < report->sources->len; source++) {
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "source", g_array_index (report->sources, CadSourceRow, source).name);
    cad_json_open (json, "own", '{');
    cad_write_lean (json, &table->own[source]);
    cad_json_close (json, '}');
    cad_json_open (json, "reported", '{');
    cad_write_lean (json, &table->reported[source]);
    cad_json_close (json, '}');
    write_figure (json, "loadedness", "share", &table->loadedness[source]);
    write_figure (json, "borrowed", "share", &table->borrowed[source]);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_loaded (CadJson *json, const CadReport *report, const CadLoadedTable *table)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", table->lexicon->id);
  cad_json_string (json, "term", table->group->id);
  cad_json_open (json, "sources", '[');
  for (guint source = 0; source < report->sources->len; source++)
    write_cell (json, report, source, &table->cells[source], "rate");
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

static void
write_pair (CadJson *json, const CadReport *report, const CadDistanceTable *table, guint a, guint b)
{
  const CadEstimate *distance = cad_distance_between (report, table, a, b);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "a", g_array_index (report->sources, CadSourceRow, a).name);
  cad_json_string (json, "b", g_array_index (report->sources, CadSourceRow, b).name);
  cad_json_integer (json, "choices", distance->total);
  cad_json_integer (json, "mentions", distance->n);
  cad_write_estimate (json, "distance", distance);
  cad_json_close (json, '}');
}

static void
write_distances (CadJson *json, const CadReport *report)
{
  cad_json_open (json, "distances", '[');
  for (guint i = 0; i < report->distances->len; i++) {
    const CadDistanceTable *table = g_ptr_array_index (report->distances, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", table->lexicon->id);
    cad_json_open (json, "pairs", '[');
    for (guint a = 0; a < report->sources->len; a++)
      for (guint b = a + 1; b < report->sources->len; b++)
        write_pair (json, report, table, a, b);
    cad_json_close (json, ']');
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

/* null when shared texts were not looked for. */
static void
write_shared (CadJson *json, const CadReportSettings *settings)
{
  if (settings->shared == NULL) {
    cad_json_null (json, "copies");
    return;
  }
  cad_json_boolean (json, "once", settings->once);
  cad_write_copies (json, settings->shared);
}

static void
write_tables (CadJson *json, const CadReport *report)
{
  cad_json_open (json, "sources", '[');
  for (guint i = 0; i < report->sources->len; i++)
    write_source (json, &g_array_index (report->sources, CadSourceRow, i));
  cad_json_close (json, ']');
  cad_json_open (json, "leans", '[');
  for (guint i = 0; i < report->axes->len; i++)
    write_axis (json, report, g_ptr_array_index (report->axes, i));
  cad_json_close (json, ']');
  cad_json_open (json, "choices", '[');
  for (guint i = 0; i < report->choices->len; i++)
    write_choice (json, report, g_ptr_array_index (report->choices, i));
  cad_json_close (json, ']');
  cad_json_open (json, "unmentioned", '[');
  for (guint i = 0; i < report->unmentioned->len; i++)
    cad_json_string (json, NULL, ((const CadChoice *) g_ptr_array_index (report->unmentioned, i))->id);
  cad_json_close (json, ']');
  cad_json_open (json, "loaded", '[');
  for (guint i = 0; i < report->loaded->len; i++)
    write_loaded (json, report, g_ptr_array_index (report->loaded, i));
  cad_json_close (json, ']');
}

GString *
cad_render_json (const CadReport *report)
{
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 3;
  cad_json_open (&json, NULL, '{');
  write_settings (&json, report);
  cad_write_lexicons (&json, report->lexicons);
  write_corpus (&json, report->settings.corpus);
  write_warnings (&json, report);
  write_tables (&json, report);
  write_shared (&json, &report->settings);
  write_distances (&json, report);
  if (report->timeline != NULL) {
    cad_json_open (&json, "timeline", '{');
    cad_write_timeline (&json, report);
    cad_json_close (&json, '}');
  } else
    cad_json_null (&json, "timeline");
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}
