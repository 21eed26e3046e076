/* SPDX-License-Identifier: MIT
 * rates.c - whether two sources use a word at the same rate */
#include <math.h>

#include <cadrage/comparison.h>
#include <cadrage/permutation.h>

#include "rows.h"

/* Column 0: mentions, column 1: words. */
static double
permuted_difference (const guint32 *order, guint n_a, gpointer data)
{
  const CadRows *rows = data;
  double sums[2] = { 0, 0 };

  for (guint i = 0; i < n_a; i++) {
    guint32 row = order[i], end = g_array_index (rows->ends, guint32, row);

    for (guint32 e = row > 0 ? g_array_index (rows->ends, guint32, row - 1) : 0; e < end; e++) {
      const CadEntry *entry = &g_array_index (rows->entries, CadEntry, e);

      sums[entry->column] += entry->value;
    }
  }
  double words = rows->sums[1] - sums[1];

  if (!(sums[1] > 0 && words > 0))
    return 0;
  return fabs (sums[0] / sums[1] - (rows->sums[0] - sums[0]) / words);
}

double
cad_comparison_rate (const CadTally *tally, const int sources[2], guint32 key, guint64 seed)
{
  g_autoptr (CadRows) rows = cad_rows_new (2);
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  CadTake take = { key, CAD_MASK_OWN, 0, 1 };
  guint64 stream = cad_stream_number (cad_stream_string (0, "rates"), seed);

  g_array_append_val (takes, take);
  for (guint g = 0; g < 2; g++) {
    int source = g == 0 ? MIN (sources[0], sources[1]) : MAX (sources[0], sources[1]);

    cad_rows_add_words (rows, tally, source, takes, 1);
    stream = cad_stream_string (stream, tally->sources->pdata[source]);
  }
  if (!cad_rows_resamplable (rows) || rows->sums[0] == 0)
    return NAN;
  return cad_permutation_test (g_array_index (rows->groups, guint32, 0), cad_rows_count (rows),
                               cad_stream_key (stream, tally, key), permuted_difference, rows);
}
