/* SPDX-License-Identifier: MIT
 * matrix.h - several sources of a report at once: distances, a map, a tree, a test a choice */
#pragma once

#include <cadrage/comparison.h>
#include <cadrage/correspondence.h>
#include <cadrage/report.h>

#include "compare.h"

G_BEGIN_DECLS

/* A wording as a column of the map. */
typedef struct {
  const CadChoiceTable *table;
  guint wording;
} CadMatrixColumn;

typedef struct {
  const CadReport *report;
  GArray *sources;        /* of int: indexes of report->sources, borrowed */
  GArray *columns;        /* of CadMatrixColumn */
  CadEstimate *distances; /* [i * n + j], owned */
  CadMerge *merges;       /* n - 1, owned */
  guint *order;           /* leaves of the tree: positions in @sources, owned */
  CadCorrespondence *map; /* rows are @sources, or NULL */
  CadContest *contests;   /* per choice of the report, owned */
  guint family;           /* choices with a test */
} CadMatrix;

/* Returns: (transfer full) */
CadMatrix *cad_matrix_new (const CadReport *report, GArray *sources);
void cad_matrix_free (CadMatrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadMatrix, cad_matrix_free)

/* The name of source @i of the matrix. */
const char *cad_matrix_name (const CadMatrix *matrix, guint i);

const CadEstimate *cad_matrix_distance (const CadMatrix *matrix, guint i, guint j);
gboolean cad_matrix_is_insufficient (const CadMatrix *matrix, guint i, guint j);

/* Whether the sources differ in a choice. */
CadContrastVerdict cad_matrix_verdict (const CadContest *contest);

/* The positions of the sources in cluster @cluster (numbers as in CadMerge). Returns: (transfer full) of guint */
GArray *cad_matrix_members (const CadMatrix *matrix, guint cluster);

G_END_DECLS
