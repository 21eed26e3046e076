/* SPDX-License-Identifier: MIT
 * keyness.c - measures of how one part of a corpus differs from another in one word */
#include <cadrage/keyness.h>

#include <math.h>

#include "numerics.h"

static gboolean
is_empty (CadUses uses)
{
  return !(uses.n1 > 0 && uses.n2 > 0);
}

int
cad_uses_sign (CadUses uses)
{
  double a = uses.f1 * uses.n2, b = uses.f2 * uses.n1;

  return (a > b) - (a < b);
}

static double
chi2 (CadUses uses, gboolean corrected)
{
  double n = uses.n1 + uses.n2, f = uses.f1 + uses.f2;
  double determinant = fabs (uses.f1 * (uses.n2 - uses.f2) - uses.f2 * (uses.n1 - uses.f1));

  if (is_empty (uses))
    return NAN;
  if (f == 0 || f == n)
    return 0;
  if (corrected)
    determinant = MAX (0, determinant - n / 2);
  return n * determinant / (f * (n - f)) * (determinant / (uses.n1 * uses.n2));
}

double
cad_chi2 (CadUses uses)
{
  return chi2 (uses, FALSE);
}

double
cad_chi2_yates (CadUses uses)
{
  return chi2 (uses, TRUE);
}

static double
g2_cell (double observed, double expected)
{
  return observed > 0 ? observed * log (observed / expected) : 0;
}

double
cad_g2 (CadUses uses)
{
  double n = uses.n1 + uses.n2, f = uses.f1 + uses.f2, rest = n - f;

  if (is_empty (uses))
    return NAN;
  double sum = g2_cell (uses.f1, f * uses.n1 / n) + g2_cell (uses.f2, f * uses.n2 / n) +
               g2_cell (uses.n1 - uses.f1, rest * uses.n1 / n) + g2_cell (uses.n2 - uses.f2, rest * uses.n2 / n);

  return MAX (0, 2 * sum);
}

double
cad_log_ratio (CadUses uses)
{
  double f1 = uses.f1 > 0 ? uses.f1 : 0.5, f2 = uses.f2 > 0 ? uses.f2 : 0.5;

  if (is_empty (uses) || uses.f1 + uses.f2 == 0)
    return NAN;
  return log2 (f1 / uses.n1) - log2 (f2 / uses.n2);
}

/* Given f1 + f2, f1 is binomial with the odds r n1 / n2 where r is the ratio of the rates. */
double
cad_log_ratio_conservative (CadUses uses, double level, double family)
{
  double f = uses.f1 + uses.f2, offset = log2 (uses.n2 / uses.n1);

  if (is_empty (uses) || f == 0)
    return NAN;
  CadBounds p = cad_clopper_pearson (uses.f1, f, 1 - (1 - level) / MAX (1, family));

  if (p.low > 0 && log2 (p.low / (1 - p.low)) + offset > 0)
    return log2 (p.low / (1 - p.low)) + offset;
  if (p.high < 1 && log2 (p.high / (1 - p.high)) + offset < 0)
    return log2 (p.high / (1 - p.high)) + offset;
  return 0;
}

static double
mode_of (CadUses uses)
{
  return floor ((uses.n1 + 1) * (uses.f1 + uses.f2 + 1) / (uses.n1 + uses.n2 + 2));
}

/* log P(X >= x) for x above the mode, where the terms only fall. */
static double
log_upper (double x, double marked, double drawn, double total)
{
  double term = 1, sum = 1;

  for (; term > sum * 1e-18; x++) {
    term *= (marked - x) / (x + 1) * ((drawn - x) / (total - marked - drawn + x + 1));
    sum += term;
  }
  return log (sum);
}

/* log P(X <= x) for x below the mode. */
static double
log_lower (double x, double marked, double drawn, double total)
{
  double term = 1, sum = 1;

  for (; x > 0 && term > sum * 1e-18; x--) {
    term *= x / (marked - x + 1) * ((total - marked - drawn + x) / (drawn - x + 1));
    sum += term;
  }
  return log (sum);
}

static double
log_tail (CadUses uses, gboolean upper)
{
  double marked = uses.f1 + uses.f2, drawn = uses.n1, total = uses.n1 + uses.n2, x = uses.f1;
  double low = MAX (0, marked + drawn - total), high = MIN (marked, drawn);

  if (upper ? x <= low : x >= high)
    return 0;
  if (upper && x > mode_of (uses))
    return cad_log_hypergeometric (x, marked, drawn, total) + log_upper (x, marked, drawn, total);
  if (upper)
    return log1p (
        -exp (cad_log_hypergeometric (x - 1, marked, drawn, total) + log_lower (x - 1, marked, drawn, total)));
  if (x < mode_of (uses))
    return cad_log_hypergeometric (x, marked, drawn, total) + log_lower (x, marked, drawn, total);
  return log1p (-exp (cad_log_hypergeometric (x + 1, marked, drawn, total) + log_upper (x + 1, marked, drawn, total)));
}

double
cad_specificity_upper (CadUses uses)
{
  return is_empty (uses) ? NAN : log_tail (uses, TRUE) / G_LN10;
}

double
cad_specificity_lower (CadUses uses)
{
  return is_empty (uses) ? NAN : log_tail (uses, FALSE) / G_LN10;
}

double
cad_specificity (CadUses uses)
{
  if (is_empty (uses))
    return NAN;
  return uses.f1 > mode_of (uses) ? 0 - cad_specificity_upper (uses) : cad_specificity_lower (uses);
}

CadLogOdds
cad_log_odds (CadUses uses, double alpha, double alpha0)
{
  static const CadLogOdds nothing = { NAN, NAN, NAN };
  double y1 = uses.f1 + alpha, y2 = uses.f2 + alpha;
  double rest1 = uses.n1 + alpha0 - y1, rest2 = uses.n2 + alpha0 - y2;

  if (!(y1 > 0 && y2 > 0 && rest1 > 0 && rest2 > 0))
    return nothing;
  CadLogOdds odds = { log (y1 / rest1) - log (y2 / rest2), 1 / y1 + 1 / y2, 0 };

  odds.z = odds.value / sqrt (odds.variance);
  return odds;
}
