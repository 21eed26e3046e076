/* SPDX-License-Identifier: MIT
 * compare.h - two sources of a report set side by side */
#pragma once

#include <cadrage/comparison.h>
#include <cadrage/report.h>

G_BEGIN_DECLS

typedef struct {
  const CadChoiceTable *table;
  const CadCell *a, *b;                  /* n_wordings each */
  const CadChoiceComparison *comparison; /* wordings in the same order */
} CadChoiceContrast;

typedef struct {
  const CadAxisTable *table;
  CadLeanComparison comparison;
} CadAxisContrast;

typedef struct {
  const CadReport *report;
  guint a, b; /* indexes of report->sources */
  CadEstimate distance;
  GArray *choices;        /* of CadChoiceContrast: those that one of the two names in its own voice */
  GArray *axes;           /* of CadAxisContrast */
  GPtrArray *comparisons; /* of CadChoiceComparison, owned: those of @choices */
} CadContrast;

/* Returns: (transfer full) */
CadContrast *cad_contrast_new (const CadReport *report, guint a, guint b);
void cad_contrast_free (CadContrast *contrast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadContrast, cad_contrast_free)

/* "permutation", "exact", or NULL when no test was made. */
const char *cad_test_name (CadTest test);

G_END_DECLS
