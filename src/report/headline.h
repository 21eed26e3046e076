/* SPDX-License-Identifier: MIT
 * headline.h - what a report found, in words that its intervals allow */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* One or two sentences. Returns: (transfer full) */
char *cad_headline (const CadReport *report);

/* The axis with most own-voice mentions, or NULL. */
const CadAxisTable *cad_headline_axis (const CadReport *report);

/* All sources: from the greatest lean in own voice to the least, those with insufficient evidence last.
 * Returns: (transfer full) */
guint *cad_sources_by_lean (const CadReport *report, const CadAxisTable *table);

G_END_DECLS
