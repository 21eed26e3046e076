/* SPDX-License-Identifier: MIT
 * chart-kinds.h - the kinds of charts */
#pragma once

#include "chart-frame.h"

G_BEGIN_DECLS

/* Each returns (transfer full), or NULL when there is nothing to show. */
CadChart *cad_chart_shares (const CadReport *report, guint choice);
CadChart *cad_chart_leans (const CadReport *report, guint axis);
CadChart *cad_chart_voices (const CadReport *report);
CadChart *cad_chart_heat (const CadReport *report, guint axis);
CadChart *cad_chart_distances (const CadReport *report, guint index);
CadChart *cad_chart_map (const CadReport *report, guint lexicon);
CadChart *cad_chart_time (const CadReport *report, guint axis);

/* "bootstrap over articles (2,000 draws, seed 1); with fewer than 5 articles, @few". Returns: (transfer full) */
char *cad_chart_method (const CadReport *report, const char *few);

/* The name of a source, or words for one without a name. Returns: (transfer none) */
const char *cad_chart_source (const CadReport *report, guint source);

/* "n = 12", "n = 3, too few". Returns: (transfer full) */
char *cad_chart_count_note (const char *interface, guint64 n);

/* So many sources are told to those who do not see the chart. */
#define CAD_CHART_ROWS_TOLD 12

/* Beyond this the least mentioned sources are left out, and the foot says so. */
#define CAD_CHART_ROWS_MAX 100

/* A source in a chart. */
typedef struct {
  guint source;
  guint64 n;    /* mentions behind its row */
  double place; /* for the order: NAN last */
} CadChartRow;

/* Keeps the @most rows (of structs that begin with a CadChartRow) with most mentions, highest place first. Returns how many there
 * were. */
guint cad_chart_rank_rows (GArray *rows, guint most);

/* The sentence for the foot when of @found sources only @shown are, or "". Returns: (transfer full) */
char *cad_chart_left_out (const CadReport *report, guint found, guint shown);

G_END_DECLS
