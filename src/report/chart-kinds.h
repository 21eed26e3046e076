/* SPDX-License-Identifier: MIT
 * chart-kinds.h - the kinds of charts */
#pragma once

#include "chart-frame.h"

G_BEGIN_DECLS

/* Each returns (transfer full), or NULL when there is nothing to show. */
CadChart *cad_chart_shares (const CadReport *report, guint choice);
CadChart *cad_chart_leans (const CadReport *report, guint axis);

/* What the sources' numbers rest on, for the foot of a chart: the kinds of interval, draws and seed.
 * Returns: (transfer full) */
char *cad_chart_method (const CadReport *report);

G_END_DECLS
