/* SPDX-License-Identifier: MIT
 * distances.c - how far apart the wordings of any two sources are */
#include "distances.h"

#include <cadrage/comparison.h>
#include <math.h>

#include "model.h"

#define DRAWN_MOST                                                                                                     \
  24 /* with more sources distances have no intervals: drawing them would take longer than all the rest */

static const CadEstimate unknown = { .value = NAN, .low = NAN, .high = NAN };

static void
free_table (gpointer data)
{
  CadDistanceTable *table = data;

  g_free (table->pairs);
  g_free (table);
}

/* Choices of the lexicon that both sources name, and their mentions. */
static void
count_shared (const CadReport *report, const CadLexicon *lexicon, guint a, guint b, CadEstimate *pair)
{
  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    if (table->lexicon != lexicon || table->n_wordings < 2 || table->own[a] == 0 || table->own[b] == 0)
      continue;
    pair->total++;
    pair->n += table->own[a] + table->own[b];
  }
}

static CadEstimate *
without_intervals (const CadReport *report, const CadLexicon *lexicon, GArray *terms)
{
  guint n = report->tally->sources->len;
  g_autofree double *values = cad_distance_matrix (report->tally, terms);
  CadEstimate *pairs = g_new (CadEstimate, (gsize) n * n + 1);

  for (guint a = 0; a < n; a++)
    for (guint b = 0; b < n; b++) {
      CadEstimate *pair = &pairs[(gsize) a * n + b];

      *pair = unknown;
      pair->value = values[(gsize) a * n + b];
      count_shared (report, lexicon, a, b, pair);
    }
  return pairs;
}

static CadEstimate *
with_intervals (const CadReport *report, GArray *terms)
{
  guint n = report->tally->sources->len;
  g_autofree int *sources = g_new (int, n);

  for (guint i = 0; i < n; i++)
    sources[i] = (int) i;
  return cad_distance_estimates (report->tally, sources, n, terms, report->settings.seed);
}

static gboolean
has_distance (const CadReport *report, const CadDistanceTable *table, guint source)
{
  for (guint other = 0; other < report->sources->len; other++)
    if (other != source && !isnan (cad_distance_between (report, table, source, other)->value))
      return TRUE;
  return FALSE;
}

GPtrArray *
cad_distances_new (const CadReport *report)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (free_table);

  for (guint i = 0; report->sources->len > 1 && i < report->lexicons->len; i++) {
    g_autoptr (GArray) terms = cad_report_lean_terms (report, report->lexicons->pdata[i], NULL);
    CadDistanceTable *table = g_new0 (CadDistanceTable, 1);
    gboolean any = FALSE;

    table->lexicon = report->lexicons->pdata[i];
    table->pairs = report->sources->len <= DRAWN_MOST ? with_intervals (report, terms)
                                                      : without_intervals (report, table->lexicon, terms);
    for (guint source = 0; source < report->sources->len && !any; source++)
      any = has_distance (report, table, source);
    if (any)
      g_ptr_array_add (tables, table);
    else
      free_table (table);
  }
  return tables;
}

const CadEstimate *
cad_distance_between (const CadReport *report, const CadDistanceTable *table, guint a, guint b)
{
  return &table->pairs[(gsize) a * report->sources->len + b];
}

static int
compare_words (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadReport *report = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  guint64 words = g_array_index (report->sources, CadSourceRow, one).words;
  guint64 other_words = g_array_index (report->sources, CadSourceRow, other).words;

  if (words != other_words)
    return words > other_words ? -1 : 1;
  return one < other ? -1 : one > other;
}

GArray *
cad_distance_sources (const CadReport *report, const CadDistanceTable *table, guint most, guint *found)
{
  GArray *sources = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint source = 0; source < report->sources->len; source++)
    if (has_distance (report, table, source))
      g_array_append_val (sources, source);
  *found = sources->len;
  g_array_sort_with_data (sources, compare_words, (gpointer) report);
  g_array_set_size (sources, MIN (*found, most));
  return sources;
}
