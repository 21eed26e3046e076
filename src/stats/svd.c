/* SPDX-License-Identifier: MIT
 * svd.c - singular values by one-sided Jacobi rotations */
#include "svd.h"

#include <math.h>
#include <string.h>

#define SWEEPS_MOST 60
#define ORTHOGONAL  1e-15 /* cosine of two columns that need no rotation */

static double
dot (const double *a, const double *b, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += a[i] * b[i];
  return sum;
}

static void
rotate (double *a, double *b, guint n, double cosine, double sine)
{
  for (guint i = 0; i < n; i++) {
    double x = a[i], y = b[i];

    a[i] = cosine * x - sine * y;
    b[i] = sine * x + cosine * y;
  }
}

/* Makes columns @i and @j orthogonal. FALSE when they were. */
static gboolean
orthogonalise (double *columns, guint m, double *right, guint n, const guint pair[2])
{
  double *a = columns + (gsize) pair[0] * m, *b = columns + (gsize) pair[1] * m;
  double aa = dot (a, a, m), bb = dot (b, b, m), ab = dot (a, b, m);

  if (fabs (ab) <= ORTHOGONAL * sqrt (aa * bb))
    return FALSE;
  double zeta = (bb - aa) / (2 * ab);
  double tangent = (zeta >= 0 ? 1 : -1) / (fabs (zeta) + sqrt (1 + zeta * zeta));
  double cosine = 1 / sqrt (1 + tangent * tangent);

  rotate (a, b, m, cosine, cosine * tangent);
  rotate (right + (gsize) pair[0] * n, right + (gsize) pair[1] * n, n, cosine, cosine * tangent);
  return TRUE;
}

static void
swap_columns (double *a, double *b, guint n)
{
  for (guint i = 0; i < n; i++) {
    double x = a[i];

    a[i] = b[i];
    b[i] = x;
  }
}

static void
sort_columns (double *columns, guint m, guint n, double *right, double *values)
{
  for (guint i = 0; i < n; i++) {
    guint most = i;

    for (guint j = i + 1; j < n; j++)
      if (values[j] > values[most])
        most = j;
    if (most == i)
      continue;
    double value = values[i];

    values[i] = values[most];
    values[most] = value;
    swap_columns (columns + (gsize) i * m, columns + (gsize) most * m, m);
    swap_columns (right + (gsize) i * n, right + (gsize) most * n, n);
  }
}

void
cad_svd (double *columns, guint m, guint n, double *right, double *values)
{
  gboolean rotated = TRUE;

  memset (right, 0, (gsize) n * n * sizeof *right);
  for (guint i = 0; i < n; i++)
    right[(gsize) i * n + i] = 1;
  for (guint sweep = 0; rotated && sweep < SWEEPS_MOST; sweep++) {
    rotated = FALSE;
    for (guint i = 0; i < n; i++)
      for (guint j = i + 1; j < n; j++)
        rotated |= orthogonalise (columns, m, right, n, (const guint[]){ i, j });
  }
  for (guint i = 0; i < n; i++)
    values[i] = sqrt (dot (columns + (gsize) i * m, columns + (gsize) i * m, m));
  sort_columns (columns, m, n, right, values);
}
