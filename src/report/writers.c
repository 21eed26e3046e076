/* SPDX-License-Identifier: MIT
 * writers.c - parts of JSON documents that several of them hold */
#include "writers.h"

void
cad_write_lexicons (CadJson *json, GPtrArray *lexicons)
{
  cad_json_open (json, "lexicons", '[');
  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (lexicons, i);

    if (lexicon->sha256 == NULL)
      continue;
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "id", lexicon->id);
    cad_json_string (json, "language", lexicon->language);
    cad_json_integer (json, "version", lexicon->version);
    cad_json_string (json, "sha256", lexicon->sha256);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

void
cad_write_estimate (CadJson *json, const char *name, const CadEstimate *estimate)
{
  cad_json_number (json, name, estimate->value);
  cad_json_number (json, "low", estimate->low);
  cad_json_number (json, "high", estimate->high);
}

void
cad_write_interval (CadJson *json, const char *key, const CadEstimate *estimate)
{
  cad_json_open (json, key, '{');
  cad_write_estimate (json, "value", estimate);
  cad_json_close (json, '}');
}

static void
write_speaker (CadJson *json, const CadSpeakerRow *row, gboolean shares)
{
  cad_json_open (json, NULL, '{');
  cad_json_string (json, "side", row->actor != NULL ? row->actor->id : NULL);
  cad_json_integer (json, "mentions", row->mentions);
  if (shares)
    cad_write_estimate (json, "share", &row->share);
  cad_json_open (json, "stances", '{');
  for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++)
    cad_json_integer (json, cad_stance_name (stance), row->stances[stance]);
  cad_json_close (json, '}');
  cad_json_close (json, '}');
}

void
cad_write_speakers (CadJson *json, const CadSourceRow *row, gboolean shares)
{
  cad_json_open (json, "speakers", '[');
  for (guint i = 0; row != NULL && i < row->speakers->len; i++)
    write_speaker (json, &g_array_index (row->speakers, CadSpeakerRow, i), shares);
  cad_json_close (json, ']');
}

void
cad_write_lean (CadJson *json, const CadLean *lean)
{
  cad_write_estimate (json, "lean", &lean->estimate);
  cad_json_integer (json, "mentions", lean->estimate.n);
  cad_json_integer (json, "choices", lean->choices);
  cad_json_string (json, "verdict", cad_verdict_name (lean->verdict));
}

void
cad_write_leans (CadJson *json, const CadReport *report, guint source)
{
  cad_json_open (json, "leans", '[');
  for (guint i = 0; i < report->axes->len; i++) {
    const CadAxisTable *table = g_ptr_array_index (report->axes, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", table->lexicon->id);
    cad_json_string (json, "axis", table->axis->id);
    cad_write_lean (json, &table->own[source]);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_wordings (CadJson *json, const CadChoiceTable *table, guint source)
{
  const CadCell *cells = table->cells + (gsize) source * table->n_wordings;

  cad_json_open (json, "wordings", '[');
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = g_ptr_array_index (table->choice->wordings, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "wording", wording->id);
    cad_json_integer (json, "own", cad_cell_count (&cells[i], CAD_MASK_OWN));
    cad_json_integer (json, "reported", cad_cell_count (&cells[i], CAD_MASK_REPORTED));
    cad_write_estimate (json, "share", &cells[i].own);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

void
cad_write_choices (CadJson *json, const CadReport *report, guint source)
{
  cad_json_open (json, "choices", '[');
  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", table->lexicon->id);
    cad_json_string (json, "choice", table->choice->id);
    write_wordings (json, table, source);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

void
cad_write_loaded (CadJson *json, const CadReport *report, guint source)
{
  cad_json_open (json, "loaded", '[');
  for (guint i = 0; i < report->loaded->len; i++) {
    const CadLoadedTable *table = g_ptr_array_index (report->loaded, i);
    const CadCell *cell = &table->cells[source];

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", table->lexicon->id);
    cad_json_string (json, "term", table->group->id);
    cad_json_integer (json, "own", cad_cell_count (cell, CAD_MASK_OWN));
    cad_json_integer (json, "reported", cad_cell_count (cell, CAD_MASK_REPORTED));
    cad_json_number (json, "rate", cell->own.value);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}
