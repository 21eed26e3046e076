/* SPDX-License-Identifier: MIT
 * timeline.h - makes and reads the timeline of a report */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* The figures of @report's choices and axes by period. Returns: (transfer full) NULL when no article has a date */
CadTimeline *cad_timeline_new (const CadReport *report, CadBy by);

/* Whether there is more than one period. */
gboolean cad_timeline_is_shown (const CadReport *report);

/* The row of all sources together is beyond the last source. */
gboolean cad_timeline_is_all (const CadReport *report, guint row);

const CadLean *cad_timeline_lean (const CadReport *report, guint axis, guint period, guint row);

/* The shares of the wordings of a choice; that of the first one has the total of all. */
const CadEstimate *cad_timeline_shares (const CadReport *report, guint choice, guint period, guint row);

/* Mentions behind a row of an axis or a choice in all periods. */
guint64 cad_timeline_lean_mentions (const CadReport *report, guint axis, guint row);
guint64 cad_timeline_choice_mentions (const CadReport *report, guint choice, guint row);

const CadPeriod *cad_timeline_period (const CadReport *report, guint period);

/* The name of a row: the source's, or "all sources". Returns: (transfer full) */
char *cad_timeline_row_name (const CadReport *report, guint row);

/* "Armenian or Azerbaijani words: month by month". Returns: (transfer full) */
char *cad_timeline_title (const CadReport *report, guint axis);

/* What is in no period, or NULL. Returns: (transfer full) */
char *cad_timeline_left_out (const CadReport *report);

G_END_DECLS
