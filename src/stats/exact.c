/* SPDX-License-Identifier: MIT
 * exact.c - Fisher's test, and Freeman and Halton's */
#include <cadrage/exact.h>

#include <math.h>
#include <stdlib.h>

#include <cadrage/permutation.h>

#include "numerics.h"
#include "random.h"

#define TABLES_MOST 200000 /* more are drawn, not enumerated */
#define TIE         1e-7   /* tables whose probabilities differ by less are equally probable, as in R */

/* The hypergeometric distribution of f1 given all sums. */
typedef struct {
  double marked, drawn, total, low, high;
} Support;

static Support
support_of (CadUses uses)
{
  Support support = { uses.f1 + uses.f2, uses.n1, uses.n1 + uses.n2, 0, 0 };

  support.low = MAX (0, support.marked + support.drawn - support.total);
  support.high = MIN (support.marked, support.drawn);
  return support;
}

/* The log probabilities of all x, from the lowest on. */
static double *
log_probabilities (const Support *s, gsize *n)
{
  *n = (gsize) (s->high - s->low) + 1;
  double *logs = g_new (double, *n);

  for (gsize i = 0; i < *n; i++)
    logs[i] = cad_log_hypergeometric (s->low + (double) i, s->marked, s->drawn, s->total);
  return logs;
}

/* Whether there are so many tables that counting them gives what chi-square gives. */
static gboolean
is_wide (const Support *support)
{
  return support->high - support->low > CAD_EXACT_MOST;
}

static double
two_sided (CadUses uses)
{
  Support support = support_of (uses);
  gsize n;

  if (is_wide (&support))
    return cad_chi2_upper (cad_g2 (uses), 1);
  g_autofree double *logs = log_probabilities (&support, &n);
  double seen = logs[(gsize) (uses.f1 - support.low)], sum = 0;

  for (gsize i = 0; i < n; i++)
    if (logs[i] <= seen + TIE)
      sum += exp (logs[i]);
  return MIN (1, sum);
}

double
cad_fisher (CadUses uses, CadSides sides)
{
  if (!(uses.n1 > 0 && uses.n2 > 0))
    return NAN;
  if (sides == CAD_TWO_SIDED)
    return two_sided (uses);
  return exp (G_LN10 * (sides == CAD_GREATER ? cad_specificity_upper (uses) : cad_specificity_lower (uses)));
}

/* The mean of x when the log odds ratio is @log_odds. */
static double
mean_at (const Support *support, const double *logs, gsize n, double log_odds)
{
  double most = -INFINITY, sum = 0, weighted = 0;

  for (gsize i = 0; i < n; i++)
    most = MAX (most, logs[i] + log_odds * (double) i);
  for (gsize i = 0; i < n; i++) {
    double p = exp (logs[i] + log_odds * (double) i - most);

    sum += p;
    weighted += p * (double) i;
  }
  return support->low + weighted / sum;
}

double
cad_conditional_odds_ratio (CadUses uses)
{
  Support support = support_of (uses);
  double low = -60, high = 60;
  gsize n;

  if (!(uses.n1 > 0 && uses.n2 > 0) || uses.f1 <= support.low || uses.f1 >= support.high)
    return NAN;
  if (is_wide (&support))
    return uses.f1 / (uses.n1 - uses.f1) * ((uses.n2 - uses.f2) / uses.f2);
  g_autofree double *logs = log_probabilities (&support, &n);

  for (int i = 0; i < 100 && high - low > 1e-14; i++) {
    double middle = 0.5 * (low + high);

    if (mean_at (&support, logs, n, middle) < uses.f1)
      low = middle;
    else
      high = middle;
  }
  return exp (0.5 * (low + high));
}

/* A table of two columns: given the rows' sums, only the first column is free. */
typedef struct {
  const guint64 *a, *b;
  guint n;
  double *choose; /* log (row! / (x! (row - x)!)), rows one after another */
  gsize *starts;  /* where a row begins in @choose */
  guint64 *rest;  /* sum of all rows from here on */
  double seen;    /* log of the product for the table seen */
  double total;   /* log of the sum of all products */
  double p;
} TwoColumns;

static double
log_choose (double n, double k)
{
  return cad_log_gamma (n + 1) - cad_log_gamma (k + 1) - cad_log_gamma (n - k + 1);
}

static void
columns_init (TwoColumns *columns)
{
  gsize at = 0;

  columns->starts = g_new (gsize, columns->n);
  columns->rest = g_new0 (guint64, columns->n + 1);
  for (guint i = columns->n; i-- > 0;)
    columns->rest[i] = columns->rest[i + 1] + columns->a[i] + columns->b[i];
  columns->choose = g_new (double, columns->rest[0] + columns->n);
  columns->seen = columns->p = 0;
  for (guint i = 0; i < columns->n; i++) {
    guint64 row = columns->a[i] + columns->b[i];

    columns->starts[i] = at;
    for (guint64 x = 0; x <= row; x++)
      columns->choose[at++] = log_choose (row, x);
    columns->seen += columns->choose[columns->starts[i] + columns->a[i]];
  }
}

static void
columns_clear (TwoColumns *columns)
{
  g_free (columns->starts);
  g_free (columns->rest);
  g_free (columns->choose);
}

/* Sums the probabilities of all tables whose rows from @row on hold @left in the first column; @log_p is that of the rows
 * before. */
static void
enumerate (TwoColumns *columns, guint row, guint64 left, double log_p)
{
  if (row == columns->n) {
    if (log_p <= columns->seen + TIE)
      columns->p += exp (log_p - columns->total);
    return;
  }
  guint64 size = columns->a[row] + columns->b[row], after = columns->rest[row + 1];
  guint64 from = left > after ? left - after : 0, to = MIN (size, left);

  for (guint64 x = from; x <= to; x++)
    enumerate (columns, row + 1, left - x, log_p + columns->choose[columns->starts[row] + x]);
}

/* The product of all but the largest row: what enumeration costs at most. */
static double
count_tables (const TwoColumns *columns)
{
  double product = 1, most = 1;

  for (guint i = 0; i < columns->n; i++) {
    double size = (double) (columns->a[i] + columns->b[i]) + 1;

    product *= size;
    most = MAX (most, size);
  }
  return product / most;
}

/* Chop-down from the mode outwards: as many steps as the spread of the distribution is wide. */
static guint64
draw_hypergeometric (CadRandom *random, guint64 marked, guint64 drawn, guint64 total)
{
  double m = marked, d = drawn, t = total, low = MAX (0, m + d - t), high = MIN (m, d);
  double up = CLAMP (floor ((m + 1) * (d + 1) / (t + 2)), low, high), down = up;
  double p_up = exp (cad_log_hypergeometric (up, m, d, t)), p_down = p_up;
  double u = cad_random_uniform (random) - p_up;

  while (u > 0 && (up < high || down > low)) {
    if (up < high) {
      p_up *= (m - up) / (up + 1) * ((d - up) / (t - m - d + up + 1));
      up++;
      if ((u -= p_up) <= 0)
        return (guint64) up;
    }
    if (down > low) {
      p_down *= down / (m - down + 1) * ((t - m - d + down) / (d - down + 1));
      down--;
      u -= p_down;
      if (u <= 0)
        return (guint64) down;
    }
  }
  return (guint64) CLAMP (floor ((m + 1) * (d + 1) / (t + 2)), low, high);
}

/* Mentions dealt out to the two columns by chance, row by row. */
static CadExactTest
draw_tables (const TwoColumns *columns, guint64 in_a, guint64 stream)
{
  CadRandom random;
  guint hits = 0;

  cad_random_init (&random, 0, stream);
  for (guint draw = 0; draw < CAD_PERMUTATIONS; draw++) {
    guint64 left = in_a;
    double log_p = 0;

    for (guint i = 0; i < columns->n; i++) {
      guint64 x = draw_hypergeometric (&random, columns->a[i] + columns->b[i], left, columns->rest[i]);

      log_p += columns->choose[columns->starts[i] + x];
      left -= x;
    }
    hits += log_p <= columns->seen + TIE;
  }
  double p = (hits + 1.0) / (CAD_PERMUTATIONS + 1.0);

  return (CadExactTest){ p, sqrt (p * (1 - p) / CAD_PERMUTATIONS) };
}

/* G2 of the whole table against chi-square. */
static CadExactTest
approximate (const guint64 *a, const guint64 *b, guint n)
{
  double in_a = 0, in_b = 0, g2 = 0;
  guint rows = 0;

  for (guint i = 0; i < n; i++) {
    in_a += (double) a[i];
    in_b += (double) b[i];
    rows += a[i] + b[i] > 0;
  }
  for (guint i = 0; i < n; i++) {
    double size = (double) a[i] + (double) b[i], share = in_a / (in_a + in_b);

    if (a[i] > 0)
      g2 += 2 * (double) a[i] * log ((double) a[i] / (size * share));
    if (b[i] > 0)
      g2 += 2 * (double) b[i] * log ((double) b[i] / (size * (1 - share)));
  }
  return (CadExactTest){ rows > 1 ? cad_chi2_upper (MAX (0, g2), rows - 1.0) : 1, 0 };
}

CadExactTest
cad_freeman_halton (const guint64 *a, const guint64 *b, guint n, guint64 stream)
{
  TwoColumns columns = { .a = a, .b = b, .n = n };
  CadExactTest test = { NAN, 0 };
  guint64 in_a = 0, in_b = 0;

  for (guint i = 0; i < n; i++) {
    in_a += a[i];
    in_b += b[i];
  }
  if (in_a == 0 || in_b == 0)
    return test;
  if (in_a + in_b > CAD_EXACT_MOST)
    return approximate (a, b, n);
  columns_init (&columns);
  columns.total = log_choose ((double) (in_a + in_b), (double) in_a);
  if (count_tables (&columns) > TABLES_MOST) {
    test = draw_tables (&columns, in_a, stream);
  } else {
    enumerate (&columns, 0, in_a, 0);
    test.p = MIN (1, columns.p);
  }
  columns_clear (&columns);
  return test;
}
