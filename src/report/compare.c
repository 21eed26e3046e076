/* SPDX-License-Identifier: MIT
 * compare.c - two sources of a report set side by side */
#include "compare.h"

#include <math.h>

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

static double
divergence_of (const CadChoiceComparison *comparison)
{
  g_autofree double *a = g_new (double, comparison->n_wordings + 1);
  g_autofree double *b = g_new (double, comparison->n_wordings + 1);

  for (guint i = 0; i < comparison->n_wordings; i++) {
    a[i] = (double) comparison->wordings[i].a.n;
    b[i] = (double) comparison->wordings[i].b.n;
  }
  return cad_jensen_shannon (a, b, comparison->n_wordings);
}

/* A side with too few mentions, or all of them in one article, says nothing of its source. */
static gboolean
is_thin (const CadEstimate *side)
{
  return side->total < CAD_MIN_MENTIONS || side->articles == 1;
}

static CadContrastVerdict
judge_choice (const CadChoiceComparison *comparison)
{
  if (comparison->test == CAD_TEST_NONE || comparison->n_wordings == 0 || is_thin (&comparison->wordings[0].a) ||
      is_thin (&comparison->wordings[0].b))
    return CAD_CONTRAST_INSUFFICIENT;
  return comparison->q <= CAD_LEVEL ? CAD_CONTRAST_DIFFERENT : CAD_CONTRAST_NONE;
}

static void
judge_choices (CadContrast *contrast, CadCorrection method)
{
  cad_comparison_correct (contrast->comparisons, method);
  for (guint i = 0; i < contrast->choices->len; i++) {
    CadChoiceContrast *choice = &g_array_index (contrast->choices, CadChoiceContrast, i);

    contrast->family += !isnan (choice->comparison->p);
    choice->verdict = judge_choice (choice->comparison);
  }
}

guint
cad_source_articles (const CadReport *report, guint source)
{
  guint n = 0;

  for (guint i = 0; i < report->tally->articles->len; i++) {
    const CadArticle *article = &g_array_index (report->tally->articles, CadArticle, i);

    if (article->source != source)
      continue;
    if (*article->id == '\0')
      return 0;
    n++;
  }
  return n;
}

gboolean
cad_distance_is_insufficient (const CadReport *report, const CadEstimate *distance, guint a, guint b)
{
  return distance->total < CAD_LEAN_MIN_CHOICES || distance->n < 2 * CAD_LEAN_MIN_MENTIONS ||
         cad_source_articles (report, a) == 1 || cad_source_articles (report, b) == 1;
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
  choice.divergence = divergence_of (choice.comparison);
  g_array_append_val (contrast->choices, choice);
}

GArray *
cad_report_all_terms (const CadReport *report)
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
  g_autoptr (GArray) terms = cad_report_all_terms (report);

  contrast->report = report;
  contrast->a = a;
  contrast->b = b;
  contrast->distance = cad_stats_distance (report->tally, a, b, terms, report->settings.seed);
  contrast->distance_insufficient = cad_distance_is_insufficient (report, &contrast->distance, a, b);
  contrast->choices = g_array_new (FALSE, FALSE, sizeof (CadChoiceContrast));
  contrast->axes = g_array_new (FALSE, FALSE, sizeof (CadAxisContrast));
  contrast->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_choice_comparison_free);
  for (guint i = 0; i < report->choices->len; i++)
    add_choice (contrast, g_ptr_array_index (report->choices, i));
  judge_choices (contrast, report->settings.correction);
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
  case CAD_TEST_CHI_SQUARE:
    return "chi-square";
  default:
    return NULL;
  }
}

const char *
cad_contrast_verdict_name (CadContrastVerdict verdict)
{
  static const char *const names[] = { "insufficient-evidence", "no-clear-difference", "different" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (names), "");
  return names[verdict];
}
