/* SPDX-License-Identifier: MIT
 * compare.h - two sources of a report set side by side */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

typedef enum {
  CAD_CONTRAST_INSUFFICIENT,
  CAD_CONTRAST_NONE,
  CAD_CONTRAST_MINUS, /* a stands nearer to the axis's minus pole than b */
  CAD_CONTRAST_PLUS,
} CadContrastVerdict;

typedef struct {
  const CadChoiceTable *table;
  const CadCell *a, *b;     /* n_wordings each */
  CadEstimate *differences; /* of the shares, a - b */
  double *log_odds, *z;     /* NAN when not computed */
  const char *test;         /* "permutation", "exact", or NULL when none was made */
  double p, q;              /* NAN then */
  gboolean few_articles;
} CadChoiceContrast;

typedef struct {
  const CadAxisTable *table;
  CadEstimate difference;
  CadContrastVerdict verdict;
} CadAxisContrast;

typedef struct {
  const CadReport *report;
  guint a, b; /* indexes of report->sources */
  CadEstimate distance;
  GPtrArray *choices; /* of CadChoiceContrast: those one of the two names in its own voice */
  GArray *axes;       /* of CadAxisContrast */
} CadContrast;

/* Returns: (transfer full) */
CadContrast *cad_contrast_new (const CadReport *report, guint a, guint b);
void cad_contrast_free (CadContrast *contrast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadContrast, cad_contrast_free)

/* "a-more-minus", "a-more-plus", "no-clear-difference", "insufficient-evidence" */
const char *cad_contrast_verdict_name (CadContrastVerdict verdict);

G_END_DECLS
