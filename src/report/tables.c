/* SPDX-License-Identifier: MIT
 * tables.c - the tables of a report as TSV: one row an observation */
#include <cadrage/reprints.h>

#include "cells.h"
#include "distances.h"
#include "labels.h"
#include "map.h"
#include "model.h"

typedef void (*TableFunc) (GString *out, const CadReport *report);

static const char *
source_name (const CadReport *report, guint source)
{
  return g_array_index (report->sources, CadSourceRow, source).name;
}

static void
add_lean_of (GString *out, const CadWording *wording, const char *axis)
{
  if (wording->has_lean && axis != NULL)
    cad_cell_number (out, wording->lean);
  else
    cad_cell_text (out, NULL);
}

static void
add_share (GString *out, const CadReport *report, const CadChoiceTable *table, guint source, guint i)
{
  const CadWording *wording = g_ptr_array_index (table->choice->wordings, i);
  const CadCell *cell = &table->cells[(gsize) source * table->n_wordings + i];
  const char *voices[] = { "own", "reported" };
  const CadEstimate *shares[] = { &cell->own, &cell->reported };

  for (guint j = 0; j < G_N_ELEMENTS (shares); j++) {
    cad_cell_text (out, source_name (report, source));
    cad_cell_text (out, table->lexicon->id);
    cad_cell_text (out, table->choice->id);
    cad_cell_text (out, wording->id);
    add_lean_of (out, wording, table->choice->axis);
    cad_cell_text (out, voices[j]);
    cad_cell_integer (out, shares[j]->n);
    cad_cell_integer (out, shares[j]->total);
    cad_cell_estimate (out, shares[j]);
    cad_cell_text (out, cad_interval_name (shares[j]->interval));
    cad_cell_integer (out, shares[j]->articles);
    cad_row_end (out);
  }
}

static void
add_shares (GString *out, const CadReport *report)
{
  g_string_append (out,
                   "source\tlexicon\tchoice\twording\tlean\tvoice\tn\ttotal\tshare\tlow\thigh\tinterval\tarticles\n");
  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    for (guint source = 0; source < report->sources->len; source++)
      for (guint j = 0; j < table->n_wordings; j++)
        add_share (out, report, table, source, j);
  }
}

static void
add_lean (GString *out, const CadReport *report, const CadAxisTable *table, guint source)
{
  const char *voices[] = { "own", "reported" };
  const CadLean *leans[] = { &table->own[source], &table->reported[source] };

  for (guint i = 0; i < G_N_ELEMENTS (leans); i++) {
    cad_cell_text (out, source_name (report, source));
    cad_cell_text (out, table->lexicon->id);
    cad_cell_text (out, table->axis->id);
    cad_cell_text (out, voices[i]);
    cad_cell_estimate (out, &leans[i]->estimate);
    cad_cell_integer (out, leans[i]->estimate.n);
    cad_cell_integer (out, leans[i]->choices);
    cad_cell_integer (out, leans[i]->estimate.articles);
    cad_cell_text (out, cad_interval_name (leans[i]->estimate.interval));
    cad_cell_text (out, cad_verdict_name (leans[i]->verdict));
    cad_cell_estimate (out, &table->loadedness[source]);
    cad_cell_estimate (out, &table->borrowed[source]);
    cad_cell_estimate (out, &g_array_index (report->sources, CadSourceRow, source).quoting);
    cad_row_end (out);
  }
}

static void
add_leans (GString *out, const CadReport *report)
{
  g_string_append (out,
                   "source\tlexicon\taxis\tvoice\tlean\tlow\thigh\tmentions\tchoices\tarticles\tinterval\tverdict\t"
                   "loadedness\tloadedness_low\tloadedness_high\tborrowed\tborrowed_low\tborrowed_high\tquoting\t"
                   "quoting_low\tquoting_high\n");
  for (guint i = 0; i < report->axes->len; i++)
    for (guint source = 0; source < report->sources->len; source++)
      add_lean (out, report, g_ptr_array_index (report->axes, i), source);
}

static void
add_loaded_row (GString *out, const CadReport *report, const CadLoadedTable *table, guint source)
{
  const CadCell *cell = &table->cells[source];
  const char *voices[] = { "own", "reported" };
  const CadEstimate *rates[] = { &cell->own, &cell->reported };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++) {
    cad_cell_text (out, source_name (report, source));
    cad_cell_text (out, table->lexicon->id);
    cad_cell_text (out, table->group->id);
    cad_cell_text (out, voices[i]);
    cad_cell_integer (out, rates[i]->n);
    cad_cell_integer (out, g_array_index (report->sources, CadSourceRow, source).words);
    cad_cell_estimate (out, rates[i]);
    cad_cell_text (out, cad_interval_name (rates[i]->interval));
    cad_row_end (out);
  }
}

static void
add_loaded (GString *out, const CadReport *report)
{
  g_string_append (out, "source\tlexicon\tterm\tvoice\tn\twords\trate\tlow\thigh\tinterval\n");
  for (guint i = 0; i < report->loaded->len; i++)
    for (guint source = 0; source < report->sources->len; source++)
      add_loaded_row (out, report, g_ptr_array_index (report->loaded, i), source);
}

static void
add_pair (GString *out, const CadReport *report, const CadDistanceTable *table, guint a, guint b)
{
  const CadEstimate *distance = cad_distance_between (report, table, a, b);

  cad_cell_text (out, table->lexicon->id);
  cad_cell_text (out, source_name (report, a));
  cad_cell_text (out, source_name (report, b));
  cad_cell_integer (out, distance->total);
  cad_cell_integer (out, distance->n);
  cad_cell_estimate (out, distance);
  cad_cell_text (out, cad_interval_name (distance->interval));
  cad_row_end (out);
}

static void
add_distances (GString *out, const CadReport *report)
{
  g_string_append (out, "lexicon\ta\tb\tchoices\tmentions\tdistance\tlow\thigh\tinterval\n");
  for (guint i = 0; i < report->distances->len; i++)
    for (guint a = 0; a < report->sources->len; a++)
      for (guint b = a + 1; b < report->sources->len; b++)
        add_pair (out, report, g_ptr_array_index (report->distances, i), a, b);
}

static void
add_sources (GString *out, const CadReport *report)
{
  g_string_append (out, "source\tarticles\twords\tfirst_date\tlast_date\town\treported\thedged\tnamed\trepaired\t"
                        "doubtful_marks\treplaced\n");
  for (guint i = 0; i < report->sources->len; i++) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, i);

    cad_cell_text (out, row->name);
    cad_cell_integer (out, row->articles);
    cad_cell_integer (out, row->words);
    cad_cell_text (out, row->first_date);
    cad_cell_text (out, row->last_date);
    for (guint group = 0; group < CAD_N_VOICE_GROUPS; group++)
      cad_cell_integer (out, row->groups[group]);
    cad_cell_integer (out, row->repaired);
    cad_cell_integer (out, row->doubtful_marks);
    cad_cell_integer (out, row->replaced);
    cad_row_end (out);
  }
}

static void
add_speaker_rows (GString *out, const CadSourceRow *row, const CadSpeakerRow *speaker)
{
  for (guint stance = 0; stance < CAD_N_STANCES; stance++) {
    cad_cell_text (out, row->name);
    cad_cell_text (out, speaker->lexicon != NULL ? speaker->lexicon->id : NULL);
    cad_cell_text (out, speaker->actor != NULL ? speaker->actor->id : NULL);
    cad_cell_text (out, stance == CAD_STANCE_NONE ? "none" : cad_stance_name (stance));
    cad_cell_integer (out, speaker->stances[stance]);
    cad_cell_integer (out, speaker->mentions);
    cad_cell_estimate (out, &speaker->share);
    cad_row_end (out);
  }
}

static void
add_speakers (GString *out, const CadReport *report)
{
  g_string_append (out, "source\tlexicon\tside\tstance\tn\ttotal\tshare\tlow\thigh\n");
  for (guint i = 0; i < report->sources->len; i++) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, i);

    for (guint j = 0; j < row->speakers->len; j++)
      add_speaker_rows (out, row, &g_array_index (row->speakers, CadSpeakerRow, j));
  }
}

static void
add_verbs (GString *out, const CadReport *report)
{
  g_string_append (out, "source\tlexicon\tside\tverb\tstance\tn\n");
  for (guint i = 0; i < report->sources->len; i++) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, i);

    for (guint j = 0; j < row->verbs->len; j++) {
      const CadVerbRow *verb = &g_array_index (row->verbs, CadVerbRow, j);

      cad_cell_text (out, row->name);
      cad_cell_text (out, verb->lexicon != NULL ? verb->lexicon->id : NULL);
      cad_cell_text (out, verb->actor != NULL ? verb->actor->id : NULL);
      cad_cell_text (out, verb->verb);
      cad_cell_text (out, verb->stance == CAD_STANCE_NONE ? "none" : cad_stance_name (verb->stance));
      cad_cell_integer (out, verb->n);
      cad_row_end (out);
    }
  }
}

static void
add_excerpt (GString *out, const CadReport *report, const CadExcerpt *excerpt)
{
  const CadArticle *article = &g_array_index (report->tally->articles, CadArticle, excerpt->article);
  const CadKey *key = g_ptr_array_index (report->tally->keys, excerpt->key);
  g_autofree char *mention = g_strndup (excerpt->sentence + excerpt->start, excerpt->len);

  cad_cell_text (out, source_name (report, article->source));
  cad_cell_text (out, article->id);
  cad_cell_text (out, article->date);
  cad_cell_integer (out, excerpt->offset);
  cad_cell_text (out, mention);
  cad_cell_text (out, key->lexicon);
  cad_cell_text (out, key->choice);
  cad_cell_text (out, key->wording);
  cad_cell_text (out, cad_voice_name (excerpt->voice));
  cad_cell_text (out, excerpt->speaker);
  cad_cell_text (out, excerpt->side);
  cad_cell_text (out, excerpt->verb);
  cad_cell_text (out, cad_stance_name (excerpt->stance));
  cad_cell_text (out, excerpt->cue);
  cad_cell_integer (out, excerpt->confidence);
  cad_cell_text (out, excerpt->repaired ? "true" : "false");
  cad_cell_text (out, excerpt->sentence);
  cad_row_end (out);
}

static void
add_cell_excerpts (GString *out, const CadReport *report, const CadCell *cells, gsize n)
{
  for (gsize i = 0; i < n; i++)
    for (guint j = 0; j < cells[i].excerpts->len; j++)
      add_excerpt (out, report, g_ptr_array_index (cells[i].excerpts, j));
}

static void
add_evidence (GString *out, const CadReport *report)
{
  g_string_append (out, "source\tarticle\tdate\tstart\ttext\tlexicon\tchoice\twording\tvoice\tspeaker\tside\tverb\t"
                        "stance\tcue\tconfidence\trepaired\tsentence\n");
  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    add_cell_excerpts (out, report, table->cells, (gsize) report->sources->len * table->n_wordings);
  }
  for (guint i = 0; i < report->loaded->len; i++) {
    const CadLoadedTable *table = g_ptr_array_index (report->loaded, i);

    add_cell_excerpts (out, report, table->cells, report->sources->len);
  }
}

void
cad_table_free (CadTable *table)
{
  if (table == NULL)
    return;
  g_free (table->name);
  g_string_free (table->bytes, TRUE);
  g_free (table);
}

/* Takes @bytes. */
static void
add_table (GPtrArray *tables, const char *name, GString *bytes)
{
  CadTable *table = g_new0 (CadTable, 1);

  table->name = g_strdup (name);
  table->bytes = bytes;
  g_ptr_array_add (tables, table);
}

GPtrArray *
cad_render_tables (const CadReport *report)
{
  static const struct {
    const char *name;
    TableFunc add;
  } makers[] = {
    { "shares.tsv", add_shares },       { "leans.tsv", add_leans },       { "loaded.tsv", add_loaded },
    { "sources.tsv", add_sources },     { "speakers.tsv", add_speakers }, { "verbs.tsv", add_verbs },
    { "distances.tsv", add_distances }, { "evidence.tsv", add_evidence },
  };
  GPtrArray *tables = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_table_free);

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++) {
    GString *bytes = g_string_new (NULL);

    makers[i].add (bytes, report);
    add_table (tables, makers[i].name, bytes);
  }
  add_table (tables, "map.tsv", cad_render_map_tsv (report));
  if (report->timeline != NULL)
    add_table (tables, "timeline.tsv", cad_render_timeline_tsv (report));
  if (report->settings.shared != NULL) {
    add_table (tables, "copies.tsv", cad_render_copies_tsv (report->settings.shared));
    add_table (tables, "copies-wordings.tsv", cad_render_copies_wordings_tsv (report->settings.shared));
  }
  if (report->settings.corpus != NULL && report->settings.corpus->files != NULL)
    add_table (tables, "files.tsv", cad_render_files_tsv (report->settings.corpus->files));
  return tables;
}
