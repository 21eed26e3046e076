/* SPDX-License-Identifier: MIT
 * intervals.c - intervals of proportions, differences and rates */
#include <cadrage/intervals.h>

#include <math.h>

static const CadBounds nothing = { NAN, NAN };

static double
critical (double level)
{
  return cad_normal_quantile (0.5 + level / 2);
}

/* Wilson 1927. */
CadBounds
cad_wilson (double x, double n, double level)
{
  if (!(n > 0))
    return nothing;
  double z = critical (level), p = x / n, q = (n - x) / n, z2 = z * z;
  double centre = (x + z2 / 2) / (n + z2), half = z / (n + z2) * sqrt (n * p * q + z2 / 4);

  /* the formula gives exactly 0 and 1 at the ends; rounding does not */
  return (CadBounds){ x <= 0 ? 0 : MAX (0, centre - half), x >= n ? 1 : MIN (1, centre + half) };
}

CadBounds
cad_jeffreys (double x, double n, double level)
{
  double tail = (1 - level) / 2;

  if (!(n > 0))
    return nothing;
  return (CadBounds){ x <= 0 ? 0 : cad_beta_quantile (tail, x + 0.5, n - x + 0.5),
                      x >= n ? 1 : cad_beta_quantile (1 - tail, x + 0.5, n - x + 0.5) };
}

CadBounds
cad_clopper_pearson (double x, double n, double level)
{
  double tail = (1 - level) / 2;

  if (!(n > 0))
    return nothing;
  return (CadBounds){ x <= 0 ? 0 : cad_beta_quantile (tail, x, n - x + 1),
                      x >= n ? 1 : cad_beta_quantile (1 - tail, x + 1, n - x) };
}

CadBounds
cad_difference_bounds (double a, CadBounds of_a, double b, CadBounds of_b)
{
  double d = a - b;

  return (CadBounds){ d - hypot (a - of_a.low, of_b.high - b), d + hypot (of_a.high - a, b - of_b.low) };
}

CadBounds
cad_newcombe (double x1, double n1, double x2, double n2, double level)
{
  if (!(n1 > 0 && n2 > 0))
    return nothing;
  return cad_difference_bounds (x1 / n1, cad_wilson (x1, n1, level), x2 / n2, cad_wilson (x2, n2, level));
}

CadBounds
cad_garwood (double x, double level)
{
  double tail = (1 - level) / 2;

  return (CadBounds){ x <= 0 ? 0 : cad_gamma_quantile (tail, x), cad_gamma_quantile (1 - tail, x + 1) };
}
