/* SPDX-License-Identifier: MIT
 * numerics.c - the normal distribution, logs and quantiles */
#include "numerics.h"

#define ENOUGH 30 /* resampled units, for which plain percentiles hold what they should */

#include <math.h>

double
cad_log_gamma (double x)
{
  int sign;

  return lgamma_r (x, &sign);
}

double
cad_log_add (double a, double b)
{
  double high = MAX (a, b), low = MIN (a, b);

  return isinf (low) ? high : high + log1p (exp (low - high));
}

/* Wichura, AS 241 (1988): 16 digits. */
static double
ratio (const double *top, const double *bottom, double x)
{
  double p = top[7], q = bottom[7];

  for (int i = 6; i >= 0; i--) {
    p = p * x + top[i];
    q = q * x + bottom[i];
  }
  return p / q;
}

double
cad_normal_quantile (double p)
{
  static const double a[] = { 3.3871328727963666080e0,  1.3314166789178437745e+2, 1.9715909503065514427e+3,
                              1.3731693765509461125e+4, 4.5921953931549871457e+4, 6.7265770927008700853e+4,
                              3.3430575583588128105e+4, 2.5090809287301226727e+3 };
  static const double b[] = { 1.0,
                              4.2313330701600911252e+1,
                              6.8718700749205790830e+2,
                              5.3941960214247511077e+3,
                              2.1213794301586595867e+4,
                              3.9307895800092710610e+4,
                              2.8729085735721942674e+4,
                              5.2264952788528545610e+3 };
  static const double c[] = { 1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                              3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                              2.27238449892691845833e-2, 7.74545014278341407640e-4 };
  static const double d[] = { 1.0,
                              2.05319162663775882187e0,
                              1.67638483018380384940e0,
                              6.89767334985100004550e-1,
                              1.48103976427480074590e-1,
                              1.51986665636164571966e-2,
                              5.47593808499534494600e-4,
                              1.05075007164441684324e-9 };
  static const double e[] = { 6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                              2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                              2.71155556874348757815e-5, 2.01033439929228813265e-7 };
  static const double f[] = { 1.0,
                              5.99832206555887937690e-1,
                              1.36929880922735805310e-1,
                              1.48753612908506148525e-2,
                              7.86869131145613259100e-4,
                              1.84631831751005468180e-5,
                              1.42151175831644588870e-7,
                              2.04426310338993978564e-15 };
  double q = p - 0.5;

  g_return_val_if_fail (p > 0 && p < 1, NAN);
  if (fabs (q) <= 0.425)
    return q * ratio (a, b, 0.180625 - q * q);
  double r = sqrt (-log (q < 0 ? p : 1 - p));
  double z = r <= 5 ? ratio (c, d, r - 1.6) : ratio (e, f, r - 5);

  return q < 0 ? -z : z;
}

double
cad_normal_upper (double z)
{
  return 0.5 * erfc (z * M_SQRT1_2);
}

double
cad_quantile (const double *sorted, gsize n, double p)
{
  double place = p * (double) (n - 1);
  gsize below = (gsize) place;

  g_return_val_if_fail (n > 0 && p >= 0 && p <= 1, NAN);
  if (below + 1 >= n)
    return sorted[n - 1];
  return sorted[below] + (place - (double) below) * (sorted[below + 1] - sorted[below]);
}

static void
swap (double *values, gsize i, gsize j)
{
  double value = values[i];

  values[i] = values[j];
  values[j] = value;
}

/* Puts the value that sorting would put at @k there, smaller ones before it and greater ones after (Hoare 1961). */
static void
place (double *values, gsize n, gsize k)
{
  gsize low = 0, high = n - 1;

  while (low < high) {
    double pivot = values[low + (high - low) / 2];
    gsize i = low, j = high;

    for (;;) {
      while (values[i] < pivot)
        i++;
      while (values[j] > pivot)
        j--;
      if (i >= j)
        break;
      swap (values, i++, j--);
    }
    if (k <= j)
      high = j;
    else
      low = j + 1;
  }
}

/* The quantile of values in any order. */
static double
select_quantile (double *values, gsize n, double p)
{
  double at = p * (double) (n - 1);
  gsize below = (gsize) at;
  double next = INFINITY;

  place (values, n, below);
  if (below + 1 >= n)
    return values[below];
  for (gsize i = below + 1; i < n; i++)
    next = MIN (next, values[i]);
  return values[below] + (at - (double) below) * (next - values[below]);
}

double
cad_resampling_tail (guint n)
{
  if (n < 2 || n >= ENOUGH)
    return CAD_TAIL;
  double degrees = n - 1, x = cad_beta_quantile (2 * CAD_TAIL, degrees / 2, 0.5),
         student = sqrt (degrees * (1 - x) / x);

  return cad_normal_upper (student * sqrt (n / degrees));
}

gboolean
cad_percentiles_at (double *values, gsize n, double tail, CadBounds *bounds)
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      values[kept++] = values[i];
  if (kept == 0 || kept < n / 2)
    return FALSE;
  bounds->low = select_quantile (values, kept, tail);
  bounds->high = select_quantile (values, kept, 1 - tail);
  return TRUE;
}
