/* SPDX-License-Identifier: MIT
 * compare.c - two sources of a report set side by side */
#include "compare.h"

#include "model.h"

static void
add_axis (CadContrast *contrast, const CadAxisTable *table)
{
  const CadReport *report = contrast->report;
  const int sources[] = { contrast->a, contrast->b };
  g_autoptr (GArray) terms = cad_report_lean_terms (report, table->lexicon, table->axis);
  CadAxisContrast axis = { table, cad_comparison_lean (report->tally, sources, terms, report->settings.seed) };

  g_array_append_val (contrast->axes, axis);
}

static void
add_choice (CadContrast *contrast, const CadChoiceTable *table)
{
  const CadReport *report = contrast->report;
  const int sources[] = { contrast->a, contrast->b };
  CadChoiceContrast choice = { .table = table };
  g_autofree guint32 *keys = g_new (guint32, MAX (1, table->n_wordings));

  if (table->own[contrast->a] + table->own[contrast->b] == 0)
    return;
  choice.a = table->cells + (gsize) contrast->a * table->n_wordings;
  choice.b = table->cells + (gsize) contrast->b * table->n_wordings;
  for (guint i = 0; i < table->n_wordings; i++)
    keys[i] = choice.a[i].key;
  g_ptr_array_add (contrast->comparisons,
                   cad_comparison_choice (report->tally, sources, keys, table->n_wordings, report->settings.seed));
  choice.comparison = g_ptr_array_index (contrast->comparisons, contrast->comparisons->len - 1);
  g_array_append_val (contrast->choices, choice);
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
  contrast->choices = g_array_new (FALSE, FALSE, sizeof (CadChoiceContrast));
  contrast->axes = g_array_new (FALSE, FALSE, sizeof (CadAxisContrast));
  contrast->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_choice_comparison_free);
  for (guint i = 0; i < report->choices->len; i++)
    add_choice (contrast, g_ptr_array_index (report->choices, i));
  cad_comparison_correct (contrast->comparisons);
  for (guint i = 0; i < report->axes->len; i++)
    add_axis (contrast, g_ptr_array_index (report->axes, i));
  return contrast;
}

void
cad_contrast_free (CadContrast *contrast)
{
  if (contrast == NULL)
    return;
  g_array_unref (contrast->choices);
  g_array_unref (contrast->axes);
  g_ptr_array_unref (contrast->comparisons);
  g_free (contrast);
}

const char *
cad_test_name (CadTest test)
{
  switch (test) {
  case CAD_TEST_PERMUTATION:
    return "permutation";
  case CAD_TEST_EXACT:
    return "exact";
  default:
    return NULL;
  }
}
