/* SPDX-License-Identifier: MIT
 * keyness.c - loaded words of two sources, by every measure that the field prints */
#include "keyness.h"

#include <math.h>

#include <cadrage/exact.h>

#include "model.h"

static double
words_of (const CadKeyness *keyness, guint source)
{
  const CadKeynessPair *pair = keyness->pair;

  if (source == pair->a && pair->totals[0] > 0)
    return (double) pair->totals[0];
  if (source == pair->b && pair->totals[1] > 0)
    return (double) pair->totals[1];
  return (double) g_array_index (keyness->report->sources, CadSourceRow, source).words;
}

static double
count_of (const CadLoadedTable *table, guint source)
{
  return (double) cad_cell_count (&table->cells[source], CAD_MASK_OWN);
}

/* The prior is the whole corpus: its own-voice mentions among its words. */
static CadLogOdds
weigh (const CadKeyness *keyness, const CadLoadedTable *table, CadUses uses)
{
  double pooled = 0;

  for (guint i = 0; i < keyness->report->sources->len; i++)
    pooled += count_of (table, i);
  return cad_log_odds (uses, pooled, keyness->prior);
}

/* Whether the table's odds ratio is infinite: nothing speaks for the second source, or against the first. */
static gboolean
has_infinite_odds (CadUses uses)
{
  double rest1 = uses.n1 - uses.f1, rest2 = uses.n2 - uses.f2;

  return uses.f1 * rest2 > 0 && (uses.f2 == 0 || rest1 == 0);
}

static double
odds_ratio (CadUses uses)
{
  double rest1 = uses.n1 - uses.f1, rest2 = uses.n2 - uses.f2;

  if (uses.f2 * rest1 > 0 && (uses.f1 == 0 || rest2 == 0))
    return 0;
  return cad_conditional_odds_ratio (uses);
}

static void
test_row (const CadKeyness *keyness, CadKeynessRow *row)
{
  const CadKeynessPair *pair = keyness->pair;
  const CadReport *report = keyness->report;
  const int sources[] = { pair->a, pair->b };

  row->fisher = cad_fisher (row->uses, CAD_TWO_SIDED);
  row->p = row->fisher;
  row->test = isnan (row->p) ? CAD_TEST_NONE : CAD_TEST_EXACT;
  if (pair->totals[0] > 0 || pair->totals[1] > 0)
    return;
  double p = cad_comparison_rate (report->tally, sources, row->table->cells[pair->a].key, report->settings.seed);

  if (isnan (p))
    return;
  row->p = p;
  row->test = CAD_TEST_PERMUTATION;
}

static void
add_row (CadKeyness *keyness, const CadLoadedTable *table)
{
  guint a = keyness->pair->a, b = keyness->pair->b;
  CadKeynessRow row = { .table = table, .odds_ratio = NAN, .lrc = NAN, .fisher = NAN, .p = NAN, .q = NAN };

  row.uses = (CadUses){ count_of (table, a), keyness->words[0], count_of (table, b), keyness->words[1] };
  row.log_odds = (CadLogOdds){ NAN, NAN, NAN };
  if (row.uses.f1 + row.uses.f2 > 0 && row.uses.f1 <= row.uses.n1 && row.uses.f2 <= row.uses.n2 && row.uses.n1 > 0 &&
      row.uses.n2 > 0) {
    row.log_odds = weigh (keyness, table, row.uses);
    row.infinite = has_infinite_odds (row.uses);
    row.odds_ratio = row.infinite ? NAN : odds_ratio (row.uses);
    test_row (keyness, &row);
    keyness->family += !isnan (row.p);
  }
  g_array_append_val (keyness->rows, row);
}

static CadContrastVerdict
judge (const CadKeyness *keyness, const CadKeynessRow *row)
{
  guint a = keyness->pair->a, b = keyness->pair->b;

  if (isnan (row->p) || row->uses.f1 + row->uses.f2 < CAD_MIN_MENTIONS ||
      cad_source_articles (keyness->report, a) == 1 || cad_source_articles (keyness->report, b) == 1)
    return CAD_CONTRAST_INSUFFICIENT;
  return row->q <= CAD_LEVEL ? CAD_CONTRAST_DIFFERENT : CAD_CONTRAST_NONE;
}

/* What needs to know how many words were looked at. */
static void
correct (CadKeyness *keyness)
{
  guint n = keyness->rows->len;
  g_autofree double *p = g_new (double, n + 1);
  g_autofree double *q = g_new (double, n + 1);

  for (guint i = 0; i < n; i++)
    p[i] = g_array_index (keyness->rows, CadKeynessRow, i).p;
  cad_correct (keyness->report->settings.correction, p, n, q);
  for (guint i = 0; i < n; i++) {
    CadKeynessRow *row = &g_array_index (keyness->rows, CadKeynessRow, i);

    row->q = q[i];
    row->verdict = judge (keyness, row);
    if (!isnan (row->p))
      row->lrc = cad_log_ratio_conservative (row->uses, 0.95, keyness->family);
  }
}

CadKeyness *
cad_keyness_new (const CadReport *report, const CadKeynessPair *pair)
{
  CadKeyness *keyness = g_new0 (CadKeyness, 1);

  keyness->report = report;
  keyness->pair = pair;
  keyness->rows = g_array_new (FALSE, FALSE, sizeof (CadKeynessRow));
  keyness->words[0] = words_of (keyness, pair->a);
  keyness->words[1] = words_of (keyness, pair->b);
  for (guint i = 0; i < report->sources->len; i++)
    keyness->prior += words_of (keyness, i);
  for (guint i = 0; i < report->loaded->len; i++)
    add_row (keyness, g_ptr_array_index (report->loaded, i));
  correct (keyness);
  return keyness;
}

void
cad_keyness_free (CadKeyness *keyness)
{
  if (keyness == NULL)
    return;
  g_array_unref (keyness->rows);
  g_free (keyness);
}
