/* SPDX-License-Identifier: MIT
 * svd.h - the singular values and vectors of a small matrix */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @columns holds @n columns of @m numbers each, one after another, with m >= n. It becomes the left singular vectors times
 * the singular values; @right (n columns of n numbers) the right singular vectors; @values the singular values, falling.
 * One-sided Jacobi rotations (Hestenes 1958): small singular values are as precise as large ones. */
void cad_svd (double *columns, guint m, guint n, double *right, double *values);

G_END_DECLS
