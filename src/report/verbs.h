/* SPDX-License-Identifier: MIT
 * verbs.h - the verbs that report, by source and side */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* Whose side a verb reports. */
typedef struct {
  guint first, end; /* of the source's verbs: those of one side */
  guint64 stances[CAD_N_STANCES];
} CadVerbSide;

/* The next side of @row after @side, which begins as all zero. FALSE at the end. */
gboolean cad_verb_side_next (const CadSourceRow *row, CadVerbSide *side);

G_END_DECLS
