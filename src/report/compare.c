/* SPDX-License-Identifier: MIT
 * compare.c - two sources of a report set side by side */
#include "compare.h"

#include <math.h>

#include "model.h"

/* The interval of a difference from the intervals of both figures (MOVER, Zou and Donner 2008). */
static CadEstimate
difference_of (const CadEstimate *a, const CadEstimate *b)
{
  CadEstimate d = { .value = a->value - b->value, .n = a->n + b->n, .interval = a->interval };

  d.low = d.value - hypot (a->value - a->low, b->high - b->value);
  d.high = d.value + hypot (a->high - a->value, b->value - b->low);
  return d;
}

static CadContrastVerdict
verdict_of (const CadLean *a, const CadLean *b, const CadEstimate *difference)
{
  if (a->verdict == CAD_VERDICT_INSUFFICIENT || b->verdict == CAD_VERDICT_INSUFFICIENT || isnan (difference->low))
    return CAD_CONTRAST_INSUFFICIENT;
  if (difference->high < 0)
    return CAD_CONTRAST_MINUS;
  return difference->low > 0 ? CAD_CONTRAST_PLUS : CAD_CONTRAST_NONE;
}

static void
add_axis (CadContrast *contrast, const CadAxisTable *table)
{
  const CadLean *a = &table->own[contrast->a], *b = &table->own[contrast->b];
  CadAxisContrast axis = { .table = table, .difference = difference_of (&a->estimate, &b->estimate) };

  axis.verdict = verdict_of (a, b, &axis.difference);
  g_array_append_val (contrast->axes, axis);
}

static void
free_choice (gpointer data)
{
  CadChoiceContrast *choice = data;

  g_free (choice->differences);
  g_free (choice->log_odds);
  g_free (choice->z);
  g_free (choice);
}

static gboolean
has_few_articles (const CadCell *cells)
{
  return cells[0].own.articles < CAD_MIN_ARTICLES;
}

static void
add_choice (CadContrast *contrast, const CadChoiceTable *table)
{
  if (table->own[contrast->a] + table->own[contrast->b] == 0)
    return;
  CadChoiceContrast *choice = g_new0 (CadChoiceContrast, 1);
  g_autofree guint32 *keys = g_new (guint32, table->n_wordings);

  choice->table = table;
  choice->a = table->cells + (gsize) contrast->a * table->n_wordings;
  choice->b = table->cells + (gsize) contrast->b * table->n_wordings;
  choice->differences = g_new0 (CadEstimate, table->n_wordings);
  choice->log_odds = g_new (double, table->n_wordings);
  choice->z = g_new (double, table->n_wordings);
  choice->p = choice->q = NAN;
  choice->few_articles = has_few_articles (choice->a) || has_few_articles (choice->b);
  for (guint i = 0; i < table->n_wordings; i++)
    keys[i] = choice->a[i].key;
  for (guint i = 0; i < table->n_wordings; i++) {
    choice->log_odds[i] = choice->z[i] = NAN;
    choice->differences[i] = cad_stats_difference (contrast->report->tally, contrast->a, contrast->b, keys,
                                                   table->n_wordings, i);
  }
  g_ptr_array_add (contrast->choices, choice);
}

/* The wordings of all choices of all lexicons, choices numbered through. */
static GArray *
all_terms (const CadReport *report)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));
  guint32 offset = 0;

  for (guint i = 0; i < report->lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (report->lexicons, i);
    g_autoptr (GArray) terms = cad_report_lean_terms (report, lexicon, NULL);

    for (guint j = 0; j < terms->len; j++)
      g_array_index (terms, CadLeanTerm, j).choice += offset;
    if (terms->len > 0)
      g_array_append_vals (all, terms->data, terms->len);
    offset += lexicon->choices->len;
  }
  return all;
}

CadContrast *
cad_contrast_new (const CadReport *report, guint a, guint b)
{
  g_return_val_if_fail (a < report->sources->len && b < report->sources->len, NULL);
  CadContrast *contrast = g_new0 (CadContrast, 1);
  g_autoptr (GArray) terms = all_terms (report);

  contrast->report = report;
  contrast->a = a;
  contrast->b = b;
  contrast->distance = cad_stats_distance (report->tally, a, b, terms, report->settings.seed);
  contrast->choices = g_ptr_array_new_with_free_func (free_choice);
  contrast->axes = g_array_new (FALSE, FALSE, sizeof (CadAxisContrast));
  for (guint i = 0; i < report->choices->len; i++)
    add_choice (contrast, g_ptr_array_index (report->choices, i));
  for (guint i = 0; i < report->axes->len; i++)
    add_axis (contrast, g_ptr_array_index (report->axes, i));
  return contrast;
}

void
cad_contrast_free (CadContrast *contrast)
{
  if (contrast == NULL)
    return;
  g_ptr_array_unref (contrast->choices);
  g_array_unref (contrast->axes);
  g_free (contrast);
}

const char *
cad_contrast_verdict_name (CadContrastVerdict verdict)
{
  static const char *const names[] = {
    [CAD_CONTRAST_INSUFFICIENT] = "insufficient-evidence",
    [CAD_CONTRAST_NONE] = "no-clear-difference",
    [CAD_CONTRAST_MINUS] = "a-more-minus",
    [CAD_CONTRAST_PLUS] = "a-more-plus",
  };

  return names[verdict];
}
