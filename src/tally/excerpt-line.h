/* SPDX-License-Identifier: MIT
 * excerpt-line.h - an excerpt as it is written */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* The most bytes that its line takes from the hash on, without the value. */
gsize cad_excerpt_line_room (const CadTally *tally, const CadExcerpt *excerpt);

/* Writes its line from the hash on at @end, where there is room. Returns: the new end */
char *cad_excerpt_put_line (char *end, const CadTally *tally, const CadExcerpt *excerpt);

/* The same, which settles the order of excerpts whose hashes are equal. Returns: (transfer full) */
char *cad_excerpt_line (const CadTally *tally, const CadExcerpt *excerpt);

G_END_DECLS
