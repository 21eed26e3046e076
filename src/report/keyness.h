/* SPDX-License-Identifier: MIT
 * keyness.h - loaded words of two sources, by every measure that the field prints */
#pragma once

#include <cadrage/keyness.h>
#include <cadrage/render.h>

#include "compare.h"

G_BEGIN_DECLS

typedef struct {
  const CadLoadedTable *table;
  CadUses uses; /* own-voice mentions and words of both sources */
  CadLogOdds log_odds;
  double odds_ratio; /* conditional; NAN when infinite or not to be had */
  gboolean infinite; /* the odds ratio is */
  double lrc, fisher;
  CadTest test;
  double p, q;
  CadContrastVerdict verdict;
} CadKeynessRow;

typedef struct {
  const CadReport *report;
  const CadKeynessPair *pair;
  double words[2], prior; /* totals of the two sources, and of the whole corpus */
  guint family;           /* groups with a test */
  GArray *rows;           /* of CadKeynessRow, in the lexicons' order */
} CadKeyness;

/* Returns: (transfer full) */
CadKeyness *cad_keyness_new (const CadReport *report, const CadKeynessPair *pair);
void cad_keyness_free (CadKeyness *keyness);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadKeyness, cad_keyness_free)

G_END_DECLS
