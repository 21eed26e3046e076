/* SPDX-License-Identifier: MIT
 * keyness.h - how strongly a word sets one part of a corpus apart from another: one table of four cells, many measures */
#pragma once

#include <cadrage/intervals.h>

G_BEGIN_DECLS

/* A word was used @f1 times among @n1 words (or mentions) of one part, @f2 times among @n2 of the other. All measures are NAN
 * when a part is empty. Signs: positive when the first part uses it more. */
typedef struct {
  double f1, n1, f2, n2;
} CadUses;

double cad_chi2 (CadUses uses);       /* Pearson, unsigned */
double cad_chi2_yates (CadUses uses); /* with continuity correction, unsigned */
double cad_g2 (CadUses uses);         /* log-likelihood over all four cells (Dunning 1993), unsigned */
int cad_uses_sign (CadUses uses);     /* 1, -1, or 0 when both use it alike */

/* log2 of the ratio of relative frequencies (Hardie 2014); a count of 0 is taken as 0.5. NAN when both are 0. */
double cad_log_ratio (CadUses uses);

/* The bound nearest to 0 of the exact interval of the log ratio at @level, Bonferroni-corrected for @family terms; 0 when the
 * interval holds 0 (Evert 2022; the interval is conditional on f1 + f2, with Clopper and Pearson's bounds). */
double cad_log_ratio_conservative (CadUses uses, double level, double family);

/* Lafon's specificity (1980) as TXM prints it: -log10 P(X >= f1) above the mode, log10 P(X <= f1) up to it, for X
 * hypergeometric. Computed in log space. */
double cad_specificity (CadUses uses);

/* log10 of P(X >= f1) and of P(X <= f1). */
double cad_specificity_upper (CadUses uses);
double cad_specificity_lower (CadUses uses);

/* The log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, equations 16 and 22).
 * @value is NAN when the prior leaves an odds empty. */
typedef struct {
  double value, variance, z;
} CadLogOdds;

/* @alpha: the word's part of the prior's total @alpha0. */
CadLogOdds cad_log_odds (CadUses uses, double alpha, double alpha0);

G_END_DECLS
