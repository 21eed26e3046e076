/* SPDX-License-Identifier: MIT
 * compare.h - two sources of a report set side by side */
#pragma once

#include <cadrage/comparison.h>
#include <cadrage/report.h>

G_BEGIN_DECLS

typedef enum { CAD_CONTRAST_INSUFFICIENT, CAD_CONTRAST_NONE, CAD_CONTRAST_DIFFERENT } CadContrastVerdict;

#define CAD_LEVEL 0.05 /* q up to which two sources are said to differ */

typedef struct {
  const CadChoiceTable *table;
  const CadCell *a, *b;                  /* n_wordings each */
  const CadChoiceComparison *comparison; /* wordings in the same order */
  double divergence;                     /* Jensen-Shannon divergence of the shares as they are, in bits */
  CadContrastVerdict verdict;
} CadChoiceContrast;

typedef struct {
  const CadAxisTable *table;
  CadLeanComparison comparison;
} CadAxisContrast;

typedef struct {
  const CadReport *report;
  guint a, b; /* indexes of report->sources */
  CadEstimate distance;
  gboolean distance_insufficient; /* too few choices or mentions, or a single article */
  guint family;                   /* choices with a test */
  GArray *choices;                /* of CadChoiceContrast: those that one of the two names in its own voice */
  GArray *axes;                   /* of CadAxisContrast */
  GPtrArray *comparisons;         /* of CadChoiceComparison, owned: those of @choices */
} CadContrast;

/* Returns: (transfer full) */
CadContrast *cad_contrast_new (const CadReport *report, guint a, guint b);
void cad_contrast_free (CadContrast *contrast);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadContrast, cad_contrast_free)

/* "permutation", "exact", "chi-square", or NULL when no test was made. */
const char *cad_test_name (CadTest test);

/* "insufficient-evidence", "no-clear-difference", "different" */
const char *cad_contrast_verdict_name (CadContrastVerdict verdict);

/* The articles of a source, 0 when its counts come without them. */
guint cad_source_articles (const CadReport *report, guint source);

/* Whether a distance rests on too little: fewer shared choices or mentions than a lean needs, or a source of one article. */
gboolean cad_distance_is_insufficient (const CadReport *report, const CadEstimate *distance, guint a, guint b);

/* The wordings of all choices of all lexicons, choices numbered through. Returns: (transfer full) of CadLeanTerm */
GArray *cad_report_all_terms (const CadReport *report);

G_END_DECLS
