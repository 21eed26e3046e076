/* SPDX-License-Identifier: MIT
 * comparison.c - two sources side by side, choice by choice and axis by axis */
#include <cadrage/comparison.h>

#include <math.h>
#include <string.h>

#include <cadrage/exact.h>
#include <cadrage/permutation.h>

#include "rows.h"

/* Articles of both sources with the choice, those of the first source first. */
typedef struct {
  const CadRows *rows;
  double *sums; /* of the articles given to the first source */
} Labels;

static double
cell (double observed, double expected)
{
  return observed > 0 ? observed * log (observed / expected) : 0;
}

/* G2 of the wording by source table. */
static double
table_g2 (const double *in_a, const double *in_both, guint n)
{
  double a = 0, both = 0, sum = 0;

  for (guint i = 0; i < n; i++) {
    a += in_a[i];
    both += in_both[i];
  }
  for (guint i = 0; i < n && both > 0; i++)
    sum += cell (in_a[i], in_both[i] * a / both) + cell (in_both[i] - in_a[i], in_both[i] * (both - a) / both);
  return 2 * sum;
}

static double
permuted_g2 (const guint32 *order, guint n_a, gpointer data)
{
  const Labels *labels = data;
  const CadRows *rows = labels->rows;

  memset (labels->sums, 0, rows->n_columns * sizeof *labels->sums);
  for (guint i = 0; i < n_a; i++) {
    guint32 row = order[i], end = g_array_index (rows->ends, guint32, row);

    for (guint32 e = row > 0 ? g_array_index (rows->ends, guint32, row - 1) : 0; e < end; e++) {
      const CadEntry *entry = &g_array_index (rows->entries, CadEntry, e);

      labels->sums[entry->column] += entry->value;
    }
  }
  return table_g2 (labels->sums, rows->sums, rows->n_columns);
}

static GArray *
takes_of (const guint32 *keys, guint n_keys)
{
  GArray *takes = g_array_new (FALSE, FALSE, sizeof (CadTake));

  for (guint i = 0; i < n_keys; i++) {
    CadTake take = { keys[i], CAD_MASK_OWN, i, 1 };

    g_array_append_val (takes, take);
  }
  return takes;
}

/* Both sources as groups of one set of rows; the one whose name comes first is first. */
static CadRows *
rows_of (const CadTally *tally, const int sources[2], GArray *takes, guint n_columns)
{
  CadRows *rows = cad_rows_new (n_columns);

  cad_rows_add (rows, tally, MIN (sources[0], sources[1]), takes);
  cad_rows_add (rows, tally, MAX (sources[0], sources[1]), takes);
  return rows;
}

static guint64
stream_of (const CadTally *tally, const char *kind, const int sources[2], guint64 seed)
{
  guint64 stream = cad_stream_number (cad_stream_string (0, kind), seed);

  stream = cad_stream_string (stream, tally->sources->pdata[MIN (sources[0], sources[1])]);
  return cad_stream_string (stream, tally->sources->pdata[MAX (sources[0], sources[1])]);
}

static void
test_exactly (CadChoiceComparison *comparison, guint64 stream)
{
  g_autofree guint64 *a = g_new (guint64, comparison->n_wordings);
  g_autofree guint64 *b = g_new (guint64, comparison->n_wordings);

  for (guint i = 0; i < comparison->n_wordings; i++) {
    a[i] = comparison->wordings[i].a.n;
    b[i] = comparison->wordings[i].b.n;
  }
  CadExactTest test = cad_freeman_halton (a, b, comparison->n_wordings, stream);

  comparison->test = isnan (test.p) ? CAD_TEST_NONE
                     : comparison->wordings[0].a.total + comparison->wordings[0].b.total > CAD_EXACT_MOST
                         ? CAD_TEST_CHI_SQUARE
                         : CAD_TEST_EXACT;
  comparison->p = test.p;
  comparison->error = test.error;
}

static void
test_choice (CadChoiceComparison *comparison, const CadRows *rows, guint64 stream)
{
  comparison->few_articles = !cad_rows_resamplable (rows);
  if (comparison->few_articles) {
    test_exactly (comparison, stream);
    return;
  }
  g_autofree double *sums = g_new (double, rows->n_columns);
  Labels labels = { rows, sums };

  comparison->test = CAD_TEST_PERMUTATION;
  comparison->p = cad_permutation_test (g_array_index (rows->groups, guint32, 0), cad_rows_count (rows), stream,
                                        permuted_g2, &labels);
}

/* The prior is how the whole corpus names the thing. */
static void
weigh_wordings (CadChoiceComparison *comparison, const CadRows *corpus)
{
  double pooled = 0;

  for (guint i = 0; i < corpus->n_columns; i++)
    pooled += corpus->sums[i];
  for (guint i = 0; i < comparison->n_wordings; i++) {
    CadWordingComparison *wording = &comparison->wordings[i];
    CadUses uses = { (double) wording->a.n, (double) wording->a.total, (double) wording->b.n,
                     (double) wording->b.total };
    CadLogOdds odds = { NAN, NAN, NAN };

    if (uses.n1 > 0 && uses.n2 > 0)
      odds = cad_log_odds (uses, CAD_PRIOR_MENTIONS * corpus->sums[i] / pooled, CAD_PRIOR_MENTIONS);
    wording->log_odds = odds.value;
    wording->z = odds.z;
  }
}

CadChoiceComparison *
cad_comparison_choice (const CadTally *tally, const int sources[2], const guint32 *keys, guint n_keys, guint64 seed)
{
  const CadSelection pair[2] = { { sources[0], CAD_MASK_OWN, seed }, { sources[1], CAD_MASK_OWN, seed } };
  CadChoiceComparison *comparison = g_new0 (CadChoiceComparison, 1);
  g_autoptr (GArray) takes = takes_of (keys, n_keys);
  g_autoptr (CadRows) rows = rows_of (tally, sources, takes, n_keys);
  g_autoptr (CadRows) corpus = cad_rows_new (n_keys);
  g_autofree CadEstimate *a = g_new (CadEstimate, n_keys);
  g_autofree CadEstimate *b = g_new (CadEstimate, n_keys);
  guint64 stream = stream_of (tally, "choice", sources, seed);

  comparison->p = comparison->q = NAN;
  comparison->n_wordings = n_keys;
  comparison->wordings = g_new0 (CadWordingComparison, n_keys);
  cad_rows_add (corpus, tally, -1, takes);
  cad_stats_shares (tally, &pair[0], keys, n_keys, a);
  cad_stats_shares (tally, &pair[1], keys, n_keys, b);
  for (guint i = 0; i < n_keys; i++) {
    comparison->wordings[i].key = keys[i];
    comparison->wordings[i].a = a[i];
    comparison->wordings[i].b = b[i];
    comparison->wordings[i].difference = cad_stats_difference (tally, pair, keys, n_keys, i);
    stream = cad_stream_key (stream, tally, keys[i]);
  }
  test_choice (comparison, rows, stream);
  weigh_wordings (comparison, corpus);
  return comparison;
}

void
cad_choice_comparison_free (CadChoiceComparison *comparison)
{
  if (comparison == NULL)
    return;
  g_free (comparison->wordings);
  g_free (comparison);
}

void
cad_comparison_correct (GPtrArray *comparisons, CadCorrection method)
{
  g_autofree double *p = g_new (double, comparisons->len);
  g_autofree double *q = g_new (double, comparisons->len);

  for (guint i = 0; i < comparisons->len; i++)
    p[i] = ((const CadChoiceComparison *) comparisons->pdata[i])->p;
  cad_correct (method, p, comparisons->len, q);
  for (guint i = 0; i < comparisons->len; i++)
    ((CadChoiceComparison *) comparisons->pdata[i])->q = q[i];
}
