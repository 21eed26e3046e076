/* SPDX-License-Identifier: MIT
 * reasons.h - why a mention was given its voice, in words */
#pragma once

#include <cadrage/tally.h>

G_BEGIN_DECLS

/* The rule's reason in the interface's language; a rule without one gives its name, NULL gives "".
 * Returns: (transfer none) */
const char *cad_reason (const char *rule);

/* "because a que-clause follows a reporting verb: “a affirmé” · reaches “...” · confidence 93".
 * Returns: (transfer full) */
char *cad_reason_line (const CadReading *reading, const CadVoice *voice);

/* The same of an excerpt, with its speaker and verb, but not how far the cue reaches. Returns: (transfer full) */
char *cad_reason_of_excerpt (const CadExcerpt *excerpt);

G_END_DECLS
