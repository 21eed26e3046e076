/* SPDX-License-Identifier: MIT
 * correction.c - p-values of many tests, corrected for their number */
#include <cadrage/correction.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const names[CAD_N_CORRECTIONS] = { "bh", "by", "holm", "hochberg", "bonferroni", "none" };

const char *
cad_correction_name (CadCorrection method)
{
  return names[method];
}

int
cad_correction_of (const char *name)
{
  for (guint i = 0; i < CAD_N_CORRECTIONS; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

typedef struct {
  double p;
  guint index;
} Ranked;

static int
by_p (const void *a, const void *b)
{
  double x = ((const Ranked *) a)->p, y = ((const Ranked *) b)->p;

  return x < y ? -1 : x > y;
}

/* What Benjamini and Yekutieli pay for tests that depend on one another in any way. */
static double
harmonic (guint m)
{
  double sum = 0;

  for (guint i = m; i > 0; i--)
    sum += 1.0 / i;
  return sum;
}

/* What the p-value of @rank (from 1) of @m is multiplied by. */
static double
factor (CadCorrection method, guint rank, guint m)
{
  switch (method) {
  case CAD_CORRECTION_BH:
    return (double) m / rank;
  case CAD_CORRECTION_BY:
    return m * harmonic (m) / rank;
  case CAD_CORRECTION_HOLM:
  case CAD_CORRECTION_HOCHBERG:
    return m - rank + 1;
  case CAD_CORRECTION_BONFERRONI:
    return m;
  default:
    return 1;
  }
}

/* No test may come out better than one with a smaller p. Holm goes down from the smallest p, the others up from the largest. */
static void
make_monotone (Ranked *ranked, guint m, gboolean down)
{
  for (guint i = 1; down && i < m; i++)
    ranked[i].p = MAX (ranked[i].p, ranked[i - 1].p);
  for (guint i = m; !down && i-- > 1;)
    ranked[i - 1].p = MIN (ranked[i - 1].p, ranked[i].p);
}

void
cad_correct (CadCorrection method, const double *p, guint n, double *q)
{
  g_autofree Ranked *ranked = g_new (Ranked, n + 1);
  guint m = 0;

  for (guint i = 0; i < n; i++) {
    q[i] = NAN;
    if (!isnan (p[i]))
      ranked[m++] = (Ranked){ p[i], i };
  }
  qsort (ranked, m, sizeof *ranked, by_p);
  for (guint i = 0; i < m; i++)
    ranked[i].p = MIN (1, ranked[i].p * factor (method, i + 1, m));
  make_monotone (ranked, m, method == CAD_CORRECTION_HOLM);
  for (guint i = 0; i < m; i++)
    q[ranked[i].index] = ranked[i].p;
}
