/* SPDX-License-Identifier: MIT
 * model.h - the steps that make a report's model */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

typedef struct {
  CadReport *report;
  guint n_sources;
  guint64 *sums;        /* [(source * n_keys + key) * CAD_N_VOICES + voice] */
  GPtrArray **excerpts; /* [source * n_keys + key], NULL where there is none */
} CadModelling;

void cad_model_sources (CadModelling *modelling);

/* The verbs of each source; @sides as the tally's, named. */
void cad_model_verbs (CadReport *report, const CadSpeakerRow *sides);

void cad_model_warnings (CadReport *report);

/* Mentions of a cell in a set of voices (CAD_MASK_*). */
guint64 cad_cell_count (const CadCell *cell, guint voices);

/* The wordings of an axis (NULL: of all choices), for cad_stats_*. Returns: (transfer full) of CadLeanTerm */
GArray *cad_report_lean_terms (const CadReport *report, const CadLexicon *lexicon, const CadAxis *axis);

/* Lexicons made of the keys of @tally that none of @lexicons lists, as in a table of counts from elsewhere: no titles, no
 * leans, no sha256. Returns: (transfer full) of CadLexicon, owned */
GPtrArray *cad_report_unlisted (const CadTally *tally, GPtrArray *lexicons);

G_END_DECLS
