/* SPDX-License-Identifier: MIT
 * distributions.c - binomial, hypergeometric, beta and gamma probabilities, and the inverses of the last two */
#include "numerics.h"

#include <math.h>

#define STEPS_MOST 200000
#define TINY       1e-300

/* The error of Stirling's formula: log n! - log (sqrt (2 pi n) (n / e)^n). */
static double
stirling_error (double n)
{
  double n2 = n * n;

  if (n <= 0)
    return 0;
  if (n < 16)
    return cad_log_gamma (n + 1) - (n + 0.5) * log (n) + n - 0.5 * log (2 * G_PI);
  return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 / n2) / n2) / n2) / n2) / n;
}

/* x log (x / m) + m - x, without cancellation when x is near m. */
static double
deviance (double x, double m)
{
  if (x <= 0)
    return m;
  if (fabs (x - m) >= 0.1 * (x + m))
    return x * log (x / m) + m - x;
  double v = (x - m) / (x + m), sum = (x - m) * v, term = 2 * x * v;

  for (int j = 1; j < 1000; j++) {
    term *= v * v;
    double next = sum + term / (2 * j + 1);

    if (next == sum)
      break;
    sum = next;
  }
  return sum;
}

/* Loader, "Fast and accurate computation of binomial probabilities" (2000); @q is 1 - @p, not computed here. */
static double
log_binomial (double x, double n, double p, double q)
{
  if (x < 0 || x > n)
    return -INFINITY;
  if (p <= 0 || q <= 0)
    return (p <= 0 ? x == 0 : x == n) ? 0 : -INFINITY;
  if (x == 0)
    return n == 0 ? 0 : p < 0.1 ? -deviance (n, n * q) - n * p : n * log (q);
  if (x == n)
    return q < 0.1 ? -deviance (n, n * p) - n * q : n * log (p);
  double errors = stirling_error (n) - stirling_error (x) - stirling_error (n - x);

  return errors - deviance (x, n * p) - deviance (n - x, n * q) - 0.5 * (log (2 * G_PI) + log (x) + log1p (-x / n));
}

double
cad_log_hypergeometric (double x, double marked, double drawn, double total)
{
  double p = drawn / total, q = (total - drawn) / total;

  if (x < MAX (0, marked + drawn - total) || x > MIN (marked, drawn))
    return -INFINITY;
  if (drawn == 0 || drawn == total)
    return 0;
  return log_binomial (x, marked, p, q) + log_binomial (drawn - x, total - marked, p, q) -
         log_binomial (drawn, total, p, q);
}

/* The continued fraction of the incomplete beta function, by Lentz's method; best for x < (a + 1) / (a + b + 2). */
static double
beta_fraction (double x, double a, double b)
{
  double c = 1, d = 1 - (a + b) * x / (a + 1);

  d = 1 / (fabs (d) < TINY ? TINY : d);
  double value = d;

  for (int m = 1; m < STEPS_MOST; m++) {
    double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (fabs (d) < TINY ? TINY : d);
    c = fabs (c) < TINY ? TINY : c;
    value *= d * c;
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (fabs (d) < TINY ? TINY : d);
    c = fabs (c) < TINY ? TINY : c;
    value *= d * c;
    if (fabs (d * c - 1) < 1e-16)
      break;
  }
  return value;
}

/* I_x(a, b) with @y = 1 - @x given apart, so that neither end loses digits. */
static double
beta_lower (double x, double y, double a, double b)
{
  if (x <= 0)
    return 0;
  if (y <= 0)
    return 1;
  double density = exp (log_binomial (a, a + b, x, y));

  if (x < (a + 1) / (a + b + 2))
    return density * b / (a + b) * beta_fraction (x, a, b);
  return 1 - density * a / (a + b) * beta_fraction (y, b, a);
}

double
cad_beta_lower (double x, double a, double b)
{
  g_return_val_if_fail (a > 0 && b > 0, NAN);
  return beta_lower (x, 1 - x, a, b);
}

/* Bisection on the logit: both ends of (0, 1) are reached with full precision. */
double
cad_beta_quantile (double p, double a, double b)
{
  double low = -745, high = 745;

  g_return_val_if_fail (p >= 0 && p <= 1 && a > 0 && b > 0, NAN);
  if (p <= 0 || p >= 1)
    return p;
  for (int i = 0; i < 200 && high - low > 1e-15 * fabs (low + high); i++) {
    double t = 0.5 * (low + high);

    if (beta_lower (1 / (1 + exp (-t)), 1 / (1 + exp (t)), a, b) < p)
      low = t;
    else
      high = t;
  }
  return 1 / (1 + exp (-0.5 * (low + high)));
}

/* x^a e^-x / Gamma (a + 1) */
static double
poisson_density (double a, double x)
{
  return exp (-stirling_error (a) - deviance (a, x)) / sqrt (2 * G_PI * a);
}

static double
gamma_series (double x, double a)
{
  double term = 1, sum = 1;

  for (int n = 1; n < STEPS_MOST && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return poisson_density (a, x) * sum;
}

static double
gamma_fraction (double x, double a)
{
  double b = x + 1 - a, c = 1 / TINY, d = 1 / b, value = d;

  for (int i = 1; i < STEPS_MOST; i++) {
    double n = -i * (i - a);

    b += 2;
    d = n * d + b;
    c = b + n / c;
    d = 1 / (fabs (d) < TINY ? TINY : d);
    c = fabs (c) < TINY ? TINY : c;
    value *= d * c;
    if (fabs (d * c - 1) < 1e-16)
      break;
  }
  return poisson_density (a, x) * a * value;
}

double
cad_gamma_lower (double x, double a)
{
  g_return_val_if_fail (a > 0, NAN);
  if (x <= 0)
    return 0;
  return x < a + 1 ? gamma_series (x, a) : 1 - gamma_fraction (x, a);
}

double
cad_gamma_upper (double x, double a)
{
  g_return_val_if_fail (a > 0, NAN);
  if (x <= 0)
    return 1;
  return x < a + 1 ? 1 - gamma_series (x, a) : gamma_fraction (x, a);
}

double
cad_gamma_quantile (double p, double a)
{
  double low = -745, high = 709;

  g_return_val_if_fail (p >= 0 && p < 1 && a > 0, NAN);
  if (p <= 0)
    return 0;
  for (int i = 0; i < 200 && high - low > 1e-16 * fabs (low + high); i++) {
    double t = 0.5 * (low + high);

    if (cad_gamma_lower (exp (t), a) < p)
      low = t;
    else
      high = t;
  }
  return exp (0.5 * (low + high));
}

double
cad_chi2_upper (double x, double degrees)
{
  return cad_gamma_upper (0.5 * x, 0.5 * degrees);
}
