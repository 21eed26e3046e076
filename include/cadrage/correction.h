/* SPDX-License-Identifier: MIT
 * correction.h - p-values of many tests, corrected for their number */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAD_CORRECTION_BH,         /* q: share of false finds (Benjamini & Hochberg 1995) */
  CAD_CORRECTION_BY,         /* the same for tests that depend on one another (Benjamini & Yekutieli 2001) */
  CAD_CORRECTION_HOLM,       /* chance of any false find (Holm 1979) */
  CAD_CORRECTION_HOCHBERG,   /* the same, for tests that are independent (Hochberg 1988) */
  CAD_CORRECTION_BONFERRONI, /* the same, the plainest and least powerful */
  CAD_CORRECTION_NONE,       /* p as it is */
  CAD_N_CORRECTIONS
} CadCorrection;

/* "bh", "by", "holm", "hochberg", "bonferroni", "none", and back: -1 when there is no such name. */
const char *cad_correction_name (CadCorrection method);
int cad_correction_of (const char *name);

/* Corrects @n p-values into @q; those that are NAN are left out of the family and stay NAN. */
void cad_correct (CadCorrection method, const double *p, guint n, double *q);

G_END_DECLS
