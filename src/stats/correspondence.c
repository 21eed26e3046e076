/* SPDX-License-Identifier: MIT
 * correspondence.c - correspondence analysis (Benzécri 1973; Greenacre 2007) */
#include <cadrage/correspondence.h>

#include <math.h>

#include "svd.h"

#define NO_INERTIA 1e-12 /* of an axis, against the first: rounding */

/* The table without its empty rows and columns, the longer side down. */
typedef struct {
  guint n[2];   /* 0: rows of the user's table, 1: its columns; only what is not empty */
  guint *at[2]; /* where they were */
  double *mass[2];
  double *p; /* [i * n[1] + j], sums to 1 */
} Profile;

static void
profile_clear (Profile *profile)
{
  for (guint side = 0; side < 2; side++) {
    g_free (profile->at[side]);
    g_free (profile->mass[side]);
  }
  g_free (profile->p);
}

/* FALSE when there is nothing to analyse. */
static gboolean
profile_init (Profile *profile, const double *table, guint n_rows, guint n_columns)
{
  const guint n[2] = { n_rows, n_columns };
  double sum = 0;

  for (guint side = 0; side < 2; side++) {
    profile->at[side] = g_new (guint, n[side]);
    profile->mass[side] = g_new0 (double, n[side]);
    profile->n[side] = 0;
    for (guint i = 0; i < n[side]; i++) {
      double total = 0;

      for (guint j = 0; j < n[!side]; j++)
        total += side == 0 ? table[(gsize) i * n_columns + j] : table[(gsize) j * n_columns + i];
      if (total > 0) {
        profile->at[side][profile->n[side]] = i;
        profile->mass[side][profile->n[side]++] = total;
        sum += side == 0 ? total : 0;
      }
    }
  }
  profile->p = g_new (double, (gsize) profile->n[0] * profile->n[1] + 1);
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < profile->n[side]; i++)
      profile->mass[side][i] /= sum;
  for (guint i = 0; i < profile->n[0]; i++)
    for (guint j = 0; j < profile->n[1]; j++)
      profile->p[(gsize) i * profile->n[1] + j] = table[(gsize) profile->at[0][i] * n_columns + profile->at[1][j]] /
                                                  sum;
  return profile->n[0] >= 2 && profile->n[1] >= 2;
}

static CadPoint *
points_new (guint n, guint n_axes)
{
  CadPoint *points = g_new0 (CadPoint, n);

  for (guint i = 0; i < n; i++) {
    points[i].principal = g_new (double, n_axes);
    points[i].standard = g_new (double, n_axes);
    points[i].cos2 = g_new (double, n_axes);
    points[i].contribution = g_new (double, n_axes);
    points[i].distance = NAN;
    for (guint k = 0; k < n_axes; k++)
      points[i].principal[k] = points[i].standard[k] = points[i].cos2[k] = points[i].contribution[k] = NAN;
  }
  return points;
}

static void
points_free (CadPoint *points, guint n)
{
  for (guint i = 0; i < n && points != NULL; i++) {
    g_free (points[i].principal);
    g_free (points[i].standard);
    g_free (points[i].cos2);
    g_free (points[i].contribution);
  }
  g_free (points);
}

/* Standardised residuals: [column * rows + row] of the longer by the shorter side. */
static double *
residuals (const Profile *profile, guint longer)
{
  guint m = profile->n[longer], n = profile->n[!longer];
  double *columns = g_new (double, (gsize) m *n);

  for (guint j = 0; j < n; j++)
    for (guint i = 0; i < m; i++) {
      double expected = profile->mass[longer][i] * profile->mass[!longer][j];
      double p = longer == 0 ? profile->p[(gsize) i * profile->n[1] + j] : profile->p[(gsize) j * profile->n[1] + i];

      columns[(gsize) j * m + i] = (p - expected) / sqrt (expected);
    }
  return columns;
}

/* One coordinate: @vector is an entry of a singular vector of length 1. */
static void
place (CadPoint *point, guint axis, double vector, double value)
{
  point->standard[axis] = vector / sqrt (point->mass);
  point->principal[axis] = value * point->standard[axis];
  point->contribution[axis] = vector * vector;
  point->cos2[axis] = point->distance > 0
                          ? point->principal[axis] * point->principal[axis] / (point->distance * point->distance)
                          : 0;
}

static void
set_inertias (CadPoint *points, const Profile *profile, guint side, const double *cells, gboolean down)
{
  guint m = profile->n[down ? side : !side], n = profile->n[side];

  for (guint i = 0; i < n; i++) {
    CadPoint *point = &points[profile->at[side][i]];
    guint other = profile->n[!side];

    point->mass = profile->mass[side][i];
    for (guint j = 0; j < other; j++) {
      double cell = down ? cells[(gsize) j * m + i] : cells[(gsize) i * m + j];

      point->inertia += cell * cell;
    }
    point->distance = sqrt (point->inertia / point->mass);
  }
}

/* The sign of an axis is free: the row that contributes most is put on the positive side. */
static gboolean
is_turned (const CadPoint *rows, guint n, guint axis)
{
  guint most = 0;

  for (guint i = 1; i < n; i++)
    if (!isnan (rows[i].contribution[axis]) &&
        (isnan (rows[most].contribution[axis]) ||
         rows[i].contribution[axis] > rows[most].contribution[axis] * (1 + 1e-9)))
      most = i;
  return rows[most].principal[axis] < 0;
}

static void
turn (CadPoint *points, guint n, guint axis)
{
  for (guint i = 0; i < n; i++) {
    points[i].principal[axis] = -points[i].principal[axis];
    points[i].standard[axis] = -points[i].standard[axis];
  }
}

static void
place_points (CadCorrespondence *analysis, const Profile *profile, guint longer, const double *vectors[2])
{
  CadPoint *sides[2] = { analysis->rows, analysis->columns };
  guint m = profile->n[longer], n = profile->n[!longer];

  for (guint k = 0; k < analysis->n_axes; k++) {
    double value = sqrt (analysis->eigenvalues[k]);

    for (guint i = 0; i < m; i++)
      place (&sides[longer][profile->at[longer][i]], k, vectors[0][(gsize) k * m + i] / value, value);
    for (guint j = 0; j < n; j++)
      place (&sides[!longer][profile->at[!longer][j]], k, vectors[1][(gsize) k * n + j], value);
    if (is_turned (analysis->rows, analysis->n_rows, k)) {
      turn (analysis->rows, analysis->n_rows, k);
      turn (analysis->columns, analysis->n_columns, k);
    }
  }
}

static void
analyse (CadCorrespondence *analysis, const Profile *profile)
{
  guint longer = profile->n[0] >= profile->n[1] ? 0 : 1, n = profile->n[!longer];
  g_autofree double *columns = residuals (profile, longer);
  g_autofree double *right = g_new (double, (gsize) n *n);
  g_autofree double *values = g_new (double, n);
  g_autofree double *cells = g_memdup2 (columns, (gsize) profile->n[longer] * n * sizeof *columns);

  cad_svd (columns, profile->n[longer], n, right, values);
  for (guint k = 0; k + 1 < n && values[k] > 0 && values[k] > NO_INERTIA * values[0]; k++)
    analysis->n_axes++;
  analysis->eigenvalues = g_new (double, analysis->n_axes + 1);
  for (guint k = 0; k < analysis->n_axes; k++)
    analysis->eigenvalues[k] = values[k] * values[k];
  analysis->rows = points_new (analysis->n_rows, analysis->n_axes);
  analysis->columns = points_new (analysis->n_columns, analysis->n_axes);
  set_inertias (analysis->rows, profile, 0, cells, longer == 0);
  set_inertias (analysis->columns, profile, 1, cells, longer == 1);
  for (guint i = 0; i < analysis->n_rows; i++)
    analysis->total += analysis->rows[i].inertia;
  place_points (analysis, profile, longer, (const double *[]){ columns, right });
}

CadCorrespondence *
cad_correspondence_new (const double *table, guint n_rows, guint n_columns)
{
  CadCorrespondence *analysis = NULL;
  Profile profile = { 0 };

  if (profile_init (&profile, table, n_rows, n_columns)) {
    analysis = g_new0 (CadCorrespondence, 1);
    analysis->n_rows = n_rows;
    analysis->n_columns = n_columns;
    analyse (analysis, &profile);
  }
  profile_clear (&profile);
  return analysis;
}

void
cad_correspondence_free (CadCorrespondence *analysis)
{
  if (analysis == NULL)
    return;
  points_free (analysis->rows, analysis->n_rows);
  points_free (analysis->columns, analysis->n_columns);
  g_free (analysis->eigenvalues);
  g_free (analysis);
}
