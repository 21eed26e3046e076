/* SPDX-License-Identifier: MIT
 * labels.h - names for people, in the interface's language */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* The source's name on one line, or words for a source without a name. Returns: (transfer full) */
char *cad_label_source (const CadReport *report, guint source);

const char *cad_label_choice (const CadReport *report, const CadChoice *choice);
const char *cad_label_wording (const CadReport *report, const CadWording *wording);
const char *cad_label_axis (const CadReport *report, const CadAxis *axis);
const char *cad_label_lexicon (const CadReport *report, const CadLexicon *lexicon);

/* The side of a row of speakers, or words for an unknown one. */
const char *cad_label_side (const CadReport *report, const CadSpeakerRow *row);

/* The pole of @axis on the side of @value. */
const char *cad_label_pole (const CadReport *report, const CadAxis *axis, double value);

const char *cad_label_voice (CadVoiceKind kind);
const char *cad_label_group (CadVoiceGroup group);
const char *cad_label_stance (CadStance stance);
const char *cad_label_interval (CadInterval interval);

/* "leans azerbaijani", "no clear lean", "insufficient evidence". Returns: (transfer full) */
char *cad_label_verdict (const CadReport *report, const CadAxis *axis, CadVerdict verdict);

/* The same of a lean: a small one "leans slightly", however sure it is. Returns: (transfer full) */
char *cad_label_lean (const CadReport *report, const CadAxis *axis, const CadLean *lean);

/* Whether a clear lean is so small that words must say it. */
gboolean cad_lean_is_slight (const CadLean *lean);

/* The language that @document was read in: its own, else that of the lexicons; or NULL. */
const char *cad_report_language (const CadReport *report, const CadDocument *document);

G_END_DECLS
