/* SPDX-License-Identifier: MIT
 * model.c - every number that any rendering shows, computed once from a tally */
#include "model.h"

#include <string.h>

#include "distances.h"
#include "timeline.h"

/* Counts of all articles of one source, by key and voice: [(source * n_keys + key) * CAD_N_VOICES + voice]. */
static guint64 *
sum_counts (const CadTally *tally)
{
  guint64 *sums = g_new0 (guint64, (gsize) MAX (1, tally->sources->len) * MAX (1, tally->keys->len) * CAD_N_VOICES);

  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = &g_array_index (tally->articles, CadArticle, i);

    for (guint j = 0; j < article->n_counts; j++) {
      const CadCount *count = &article->counts[j];

      sums[((gsize) article->source * tally->keys->len + count->key) * CAD_N_VOICES + count->voice] += count->n;
    }
  }
  return sums;
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const CadExcerpt *x = *(CadExcerpt *const *) a, *y = *(CadExcerpt *const *) b;

  if (x->article != y->article)
    return x->article < y->article ? -1 : 1;
  return (x->offset > y->offset) - (x->offset < y->offset);
}

/* The excerpts of each source and key; NULL where there is none. */
static GPtrArray **
sort_excerpts (const CadTally *tally)
{
  GPtrArray **cells = g_new0 (GPtrArray *, (gsize) MAX (1, tally->sources->len) * MAX (1, tally->keys->len));

  for (guint i = 0; i < tally->excerpts->len; i++) {
    CadExcerpt *excerpt = g_ptr_array_index (tally->excerpts, i);
    guint source = g_array_index (tally->articles, CadArticle, excerpt->article).source;
    GPtrArray **cell = &cells[(gsize) source * tally->keys->len + excerpt->key];

    if (*cell == NULL)
      *cell = g_ptr_array_new ();
    g_ptr_array_add (*cell, excerpt);
  }
  return cells;
}

static CadSelection
selection_of (const CadReport *report, guint source, guint voices)
{
  return (CadSelection){ .source = source, .voices = voices, .seed = report->settings.seed };
}

guint64
cad_cell_count (const CadCell *cell, guint voices)
{
  guint64 n = 0;

  for (guint voice = 0; voice < CAD_N_VOICES; voice++)
    n += voices & 1u << voice ? cell->counts[voice] : 0;
  return n;
}

static void
fill_cell (CadModelling *modelling, CadCell *cell, guint source, guint32 key)
{
  gsize at = (gsize) source * modelling->report->tally->keys->len + key;
  GPtrArray *excerpts = modelling->excerpts[at];

  cell->key = key;
  memcpy (cell->counts, modelling->sums + at * CAD_N_VOICES, sizeof cell->counts);
  cell->excerpts = excerpts != NULL ? g_ptr_array_ref (excerpts) : g_ptr_array_new ();
  g_ptr_array_sort (cell->excerpts, by_place);
}

/* The keys of the wordings of @choice, or NULL when the tally does not know the choice. */
static guint32 *
choice_keys (const CadTally *tally, const CadLexicon *lexicon, const CadChoice *choice)
{
  g_autofree guint32 *keys = g_new (guint32, MAX (1, choice->wordings->len));

  for (guint i = 0; i < choice->wordings->len; i++) {
    const CadWording *wording = g_ptr_array_index (choice->wordings, i);
    int key = cad_tally_key (tally, lexicon->id, choice->id, wording->id);

    if (key < 0)
      return NULL;
    keys[i] = key;
  }
  return g_steal_pointer (&keys);
}

static void
free_choice_table (gpointer data)
{
  CadChoiceTable *table = data;

  g_free (table->cells);
  g_free (table->own);
  g_free (table->reported);
  g_free (table->silence);
  g_free (table);
}

static void
fill_shares (CadModelling *modelling, CadChoiceTable *table, guint source, const guint32 *keys)
{
  const CadReport *report = modelling->report;
  CadCell *cells = table->cells + (gsize) source * table->n_wordings;
  CadSelection own = selection_of (report, source, CAD_MASK_OWN);
  CadSelection reported = selection_of (report, source, CAD_MASK_REPORTED);
  CadSelection all = selection_of (report, source, CAD_MASK_ALL);
  g_autofree CadEstimate *shares = g_new0 (CadEstimate, MAX (1, table->n_wordings));

  cad_stats_shares (report->tally, &own, keys, table->n_wordings, shares);
  for (guint i = 0; i < table->n_wordings; i++)
    cells[i].own = shares[i];
  cad_stats_shares (report->tally, &reported, keys, table->n_wordings, shares);
  for (guint i = 0; i < table->n_wordings; i++)
    cells[i].reported = shares[i];
  table->silence[source] = cad_stats_silence (report->tally, &all, keys, table->n_wordings);
}

static guint64
count_choice (CadModelling *modelling, CadChoiceTable *table, const guint32 *keys)
{
  guint64 n = 0;

  for (guint source = 0; source < modelling->n_sources; source++)
    for (guint i = 0; i < table->n_wordings; i++) {
      CadCell *cell = &table->cells[source * table->n_wordings + i];

      fill_cell (modelling, cell, source, keys[i]);
      table->own[source] += cad_cell_count (cell, CAD_MASK_OWN);
      table->reported[source] += cad_cell_count (cell, CAD_MASK_REPORTED);
      n += cad_cell_count (cell, CAD_MASK_ALL);
    }
  return n;
}

static void
clear_cells (CadCell *cells, gsize n)
{
  for (gsize i = 0; i < n; i++)
    g_clear_pointer (&cells[i].excerpts, g_ptr_array_unref);
}

static void
add_choice (CadModelling *modelling, const CadLexicon *lexicon, const CadChoice *choice)
{
  CadReport *report = modelling->report;
  g_autofree guint32 *keys = choice_keys (report->tally, lexicon, choice);

  if (keys == NULL)
    return;
  CadChoiceTable *table = g_new0 (CadChoiceTable, 1);
  gsize n_cells = (gsize) modelling->n_sources * choice->wordings->len;

  table->lexicon = lexicon;
  table->choice = choice;
  table->n_wordings = choice->wordings->len;
  table->cells = g_new0 (CadCell, n_cells);
  table->own = g_new0 (guint64, modelling->n_sources);
  table->reported = g_new0 (guint64, modelling->n_sources);
  table->silence = g_new0 (CadEstimate, modelling->n_sources);
  if (count_choice (modelling, table, keys) == 0) {
    clear_cells (table->cells, n_cells);
    free_choice_table (table);
    g_ptr_array_add (report->unmentioned, (gpointer) choice);
    return;
  }
  for (guint source = 0; source < modelling->n_sources; source++)
    fill_shares (modelling, table, source, keys);
  g_ptr_array_add (report->choices, table);
}

GArray *
cad_report_lean_terms (const CadReport *report, const CadLexicon *lexicon, const CadAxis *axis)
{
  GArray *terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint i = 0; i < lexicon->choices->len; i++) {
    const CadChoice *choice = g_ptr_array_index (lexicon->choices, i);

    if (axis != NULL && g_strcmp0 (choice->axis, axis->id) != 0)
      continue;
    for (guint j = 0; j < choice->wordings->len; j++) {
      const CadWording *wording = g_ptr_array_index (choice->wordings, j);
      int key = cad_tally_key (report->tally, lexicon->id, choice->id, wording->id);
      CadLeanTerm term = { .key = key, .choice = i, .lean = wording->lean };

      if (key >= 0 && (wording->has_lean || axis == NULL))
        g_array_append_val (terms, term);
    }
  }
  return terms;
}

static void
free_axis_table (gpointer data)
{
  CadAxisTable *table = data;

  g_free (table->own);
  g_free (table->reported);
  g_free (table->loadedness);
  g_free (table->borrowed);
  g_free (table);
}

static guint64
fill_axis (CadModelling *modelling, CadAxisTable *table, GArray *terms)
{
  const CadReport *report = modelling->report;
  guint64 n = 0;

  for (guint source = 0; source < modelling->n_sources; source++) {
    CadSelection own = selection_of (report, source, CAD_MASK_OWN);
    CadSelection reported = selection_of (report, source, CAD_MASK_REPORTED);
    CadSelection all = selection_of (report, source, CAD_MASK_ALL);

    reported.bare = report->settings.own_leans;
    table->own[source] = cad_stats_lean (report->tally, &own, terms);
    table->reported[source] = cad_stats_lean (report->tally, &reported, terms);
    table->loadedness[source] = cad_stats_loadedness (report->tally, &own, terms);
    table->borrowed[source] = cad_stats_borrowed (report->tally, &all, terms);
    n += table->own[source].estimate.n + table->reported[source].estimate.n;
  }
  return n;
}

static void
add_axis (CadModelling *modelling, const CadLexicon *lexicon, const CadAxis *axis)
{
  g_autoptr (GArray) terms = cad_report_lean_terms (modelling->report, lexicon, axis);
  CadAxisTable *table = g_new0 (CadAxisTable, 1);

  table->lexicon = lexicon;
  table->axis = axis;
  table->own = g_new0 (CadLean, modelling->n_sources);
  table->reported = g_new0 (CadLean, modelling->n_sources);
  table->loadedness = g_new0 (CadEstimate, modelling->n_sources);
  table->borrowed = g_new0 (CadEstimate, modelling->n_sources);
  if (fill_axis (modelling, table, terms) > 0)
    g_ptr_array_add (modelling->report->axes, table);
  else
    free_axis_table (table);
}

static void
free_loaded_table (gpointer data)
{
  CadLoadedTable *table = data;

  g_free (table->cells);
  g_free (table);
}

static guint64
fill_loaded (CadModelling *modelling, CadLoadedTable *table, guint32 key)
{
  const CadReport *report = modelling->report;
  guint64 n = 0;

  for (guint source = 0; source < modelling->n_sources; source++) {
    CadCell *cell = &table->cells[source];
    CadSelection own = selection_of (report, source, CAD_MASK_OWN);
    CadSelection reported = selection_of (report, source, CAD_MASK_REPORTED);

    fill_cell (modelling, cell, source, key);
    cell->own = cad_stats_rate (report->tally, &own, &key, 1);
    cell->reported = cad_stats_rate (report->tally, &reported, &key, 1);
    n += cad_cell_count (cell, CAD_MASK_ALL);
  }
  return n;
}

static void
add_loaded (CadModelling *modelling, const CadLexicon *lexicon, const CadWording *group)
{
  int key = cad_tally_key (modelling->report->tally, lexicon->id, group->id, "");

  if (key < 0)
    return;
  CadLoadedTable *table = g_new0 (CadLoadedTable, 1);

  table->lexicon = lexicon;
  table->group = group;
  table->cells = g_new0 (CadCell, modelling->n_sources);
  if (fill_loaded (modelling, table, key) > 0) {
    g_ptr_array_add (modelling->report->loaded, table);
    return;
  }
  clear_cells (table->cells, modelling->n_sources);
  free_loaded_table (table);
}

static void
add_lexicon (CadModelling *modelling, const CadLexicon *lexicon)
{
  g_ptr_array_add (modelling->report->lexicons, (gpointer) lexicon);
  for (guint i = 0; i < lexicon->choices->len; i++)
    add_choice (modelling, lexicon, g_ptr_array_index (lexicon->choices, i));
  for (guint i = 0; i < lexicon->axes->len; i++)
    add_axis (modelling, lexicon, g_ptr_array_index (lexicon->axes, i));
  for (guint i = 0; i < lexicon->loaded->len; i++)
    add_loaded (modelling, lexicon, g_ptr_array_index (lexicon->loaded, i));
}

static void
free_excerpts (CadModelling *modelling)
{
  gsize n = (gsize) modelling->n_sources * modelling->report->tally->keys->len;

  for (gsize i = 0; i < n; i++)
    g_clear_pointer (&modelling->excerpts[i], g_ptr_array_unref);
  g_free (modelling->excerpts);
}

static CadReport *
report_new (const CadTally *tally, const CadReportSettings *settings)
{
  CadReport *report = g_new0 (CadReport, 1);

  report->settings = *settings;
  report->tally = tally;
  report->lexicons = g_ptr_array_new ();
  report->sources = g_array_new (FALSE, TRUE, sizeof (CadSourceRow));
  report->choices = g_ptr_array_new_with_free_func (free_choice_table);
  report->unmentioned = g_ptr_array_new ();
  report->axes = g_ptr_array_new_with_free_func (free_axis_table);
  report->loaded = g_ptr_array_new_with_free_func (free_loaded_table);
  report->warnings = g_ptr_array_new_with_free_func (g_free);
  return report;
}

CadReport *
cad_report_new (const CadTally *tally, GPtrArray *lexicons, const CadReportSettings *settings)
{
  g_return_val_if_fail (tally != NULL && lexicons != NULL && settings != NULL, NULL);
  CadReport *report = report_new (tally, settings);

  report->unlisted = cad_report_unlisted (tally, lexicons);
  CadModelling modelling = {
    .report = report, .n_sources = tally->sources->len, .sums = sum_counts (tally), .excerpts = sort_excerpts (tally)
  };

  for (guint i = 0; i < lexicons->len; i++)
    add_lexicon (&modelling, g_ptr_array_index (lexicons, i));
  for (guint i = 0; i < report->unlisted->len; i++)
    add_lexicon (&modelling, g_ptr_array_index (report->unlisted, i));
  cad_model_sources (&modelling);
  report->timeline = cad_timeline_new (report, settings->by);
  report->distances = settings->distances ? cad_distances_new (report) : g_ptr_array_new ();
  cad_model_warnings (report);
  free_excerpts (&modelling);
  g_free (modelling.sums);
  return report;
}

void
cad_report_free (CadReport *report)
{
  if (report == NULL)
    return;
  for (guint i = 0; i < report->choices->len; i++) {
    CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    clear_cells (table->cells, (gsize) report->sources->len * table->n_wordings);
  }
  for (guint i = 0; i < report->loaded->len; i++) {
    CadLoadedTable *table = g_ptr_array_index (report->loaded, i);

    clear_cells (table->cells, report->sources->len);
  }
  for (guint i = 0; i < report->sources->len; i++) {
    g_array_unref (g_array_index (report->sources, CadSourceRow, i).speakers);
    g_array_unref (g_array_index (report->sources, CadSourceRow, i).verbs);
  }
  g_ptr_array_unref (report->lexicons);
  g_ptr_array_unref (report->unlisted);
  g_array_unref (report->sources);
  g_ptr_array_unref (report->choices);
  g_ptr_array_unref (report->unmentioned);
  g_ptr_array_unref (report->axes);
  g_ptr_array_unref (report->loaded);
  g_ptr_array_unref (report->warnings);
  cad_timeline_free (report->timeline);
  g_ptr_array_unref (report->distances);
  g_free (report);
}
