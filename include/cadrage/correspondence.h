/* SPDX-License-Identifier: MIT
 * correspondence.h - correspondence analysis: sources and wordings on one map */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One row or column of the table. Coordinates are in the order of the axes. */
typedef struct {
  double mass, inertia, distance; /* distance: chi-square distance to the centre */
  double *principal;              /* F */
  double *standard;               /* S */
  double *cos2, *contribution;
} CadPoint;

typedef struct {
  guint n_rows, n_columns, n_axes;
  double total;             /* inertia */
  double *eigenvalues;      /* principal inertias, falling */
  CadPoint *rows, *columns; /* empty ones have NAN coordinates and no mass */
} CadCorrespondence;

/* Analyses the @n_rows by @n_columns table of counts (row by row). The sign of an axis is that of the row that contributes most.
 * Returns: (transfer full) NULL when fewer than two rows or columns hold anything */
CadCorrespondence *cad_correspondence_new (const double *table, guint n_rows, guint n_columns);
void cad_correspondence_free (CadCorrespondence *analysis);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCorrespondence, cad_correspondence_free)

G_END_DECLS
