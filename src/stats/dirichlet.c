/* SPDX-License-Identifier: MIT
 * dirichlet.c - the distribution of a mean of fixed values whose weights have a Dirichlet distribution */
#include "dirichlet.h"

#include <math.h>

#define STEP    0.3    /* of the logarithm of a frequency, at most */
#define TURN    1.3    /* the same times the square root of all shapes */
#define FIRST   (-5.4) /* such logarithm, below which the integrand is a straight line to seven digits */
#define NOTHING 1e-7   /* of the integrand */
#define CLOSE   1e-6   /* to a quantile, as a part of the range of the values */
#define TURNS   100

/* The integrand of Gil-Pelaez's inversion (1951) for the sum of (value - @x) times a gamma, over the logarithm of the frequency.
 * *@modulus is what it cannot exceed. */
static double
integrand (const CadDirichletMean *mean, double x, double frequency, double *modulus)
{
  double angle = 0, fall = 0;

  for (guint i = 0; i < mean->n; i++) {
    double a = (mean->values[i] - x) * frequency;

    angle += mean->shapes[i] * atan (a);
    fall += mean->shapes[i] * log1p (a * a);
  }
  *modulus = exp (-0.5 * fall);
  return *modulus * sin (angle);
}

/* The mean is at most x when the sum of (value - x) times a gamma is at most 0 (Provost & Cheong 2000). The trapezoidal rule has the
 * more digits the smaller its steps, in proportion (Trefethen & Weideman 2014); before its first step the integrand is a
 * geometric series. A value of many mentions makes the integrand turn as fast as the root of their number, and one that was never
 * named keeps it from fading meanwhile: with steps in proportion the rule is off by exp (-2 (pi / TURN)^2) at most. */
double
cad_dirichlet_mean_lower (const CadDirichletMean *mean, double x)
{
  double squares = 0, total = 0, modulus = 1;

  for (guint i = 0; i < mean->n; i++) {
    squares += mean->shapes[i] * pow (mean->values[i] - x, 2);
    total += mean->shapes[i];
  }
  if (!(squares > 0))
    return 1;
  double unit = 1 / sqrt (squares), step = MIN (STEP, TURN / sqrt (total));
  double first = integrand (mean, x, unit * exp (FIRST), &modulus), integral = first + first / expm1 (step);

  for (guint i = 1; FIRST + i * step <= 0 || modulus > NOTHING; i++)
    integral += integrand (mean, x, unit * exp (FIRST + i * step), &modulus);
  return 0.5 - step * integral / G_PI;
}

/* The quantile between @low and @high, by inverse quadratic interpolation where that is safe, else bisection (Chandrupatla 1997). */
static double
find_quantile (const CadDirichletMean *mean, double p, double low, double high, double close)
{
  double a = low, b = high, f_a = -p, f_b = 1 - p, t = 0.5;

  for (int turn = 0; turn < TURNS && f_a != 0 && fabs (b - a) > 2 * close; turn++) {
    double x = a + t * (b - a), f = cad_dirichlet_mean_lower (mean, x) - p, c = a, f_c = f_a;

    if ((f > 0) != (f_a > 0)) {
      c = b;
      f_c = f_b;
      b = a;
      f_b = f_a;
    }
    a = x;
    f_a = f;
    double xi = (a - b) / (c - b), phi = (f_a - f_b) / (f_c - f_b), least = MIN (0.5, close / fabs (b - a));

    t = 0.5;
    if (phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)
      t = f_a / (f_b - f_a) * f_c / (f_b - f_c) + (c - a) / (b - a) * f_a / (f_c - f_a) * f_b / (f_c - f_b);
    t = CLAMP (t, least, 1 - least);
  }
  return fabs (f_a) < fabs (f_b) ? a : b;
}

CadBounds
cad_dirichlet_mean_bounds (const CadDirichletMean *mean, double tail)
{
  double least = INFINITY, most = -INFINITY, total = 0, centre = 0, spread = 0;

  for (guint i = 0; i < mean->n; i++) {
    least = MIN (least, mean->values[i]);
    most = MAX (most, mean->values[i]);
    total += mean->shapes[i];
    centre += mean->shapes[i] * mean->values[i];
  }
  centre /= total;
  for (guint i = 0; i < mean->n; i++)
    spread += mean->shapes[i] * pow (mean->values[i] - centre, 2);
  /* no distribution has more than @tail beyond so many standard deviations (Cantelli 1928) */
  double far = sqrt ((1 / tail - 1) * spread / (total * (total + 1))), close = CLOSE * (most - least);
  double low = MAX (least, centre - far), high = MIN (most, centre + far);

  if (!(least < most))
    return (CadBounds){ least, most };
  return (CadBounds){ find_quantile (mean, tail, low, high, close), find_quantile (mean, 1 - tail, low, high, close) };
}
