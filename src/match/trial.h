/* SPDX-License-Identifier: MIT
 * trial.h - a matcher tried on single sentences: proofs and samples of terms */
#pragma once

#include "compiled.h"

G_BEGIN_DECLS

typedef struct _CadTrial CadTrial;

/* Returns: (transfer full) */
CadTrial *cad_trial_new (const CadMatcher *matcher);
void cad_trial_free (CadTrial *trial);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTrial, cad_trial_free)

/* The mentions (of CadMention) in @text, valid until the next run. Returns: (transfer none) */
const GArray *cad_trial_run (CadTrial *trial, const char *text, CadFindFlags flags);

/* The letters of a mention of the last run. Returns: (transfer full) */
char *cad_trial_text (const CadTrial *trial, const CadMention *mention);

const CadWording *cad_trial_wording (const CadTrial *trial, const CadMention *mention);

G_END_DECLS
