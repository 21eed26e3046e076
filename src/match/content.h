/* SPDX-License-Identifier: MIT
 * content.h - what terms say, as a key: lists of the same terms are compiled once */
#pragma once

#include <cadrage/lexicon.h>

G_BEGIN_DECLS

/* Arrays of CadTerm of one lexicon with equal keys find the same words. Returns: (transfer full) */
GBytes *cad_content_of (const GPtrArray *terms);

G_END_DECLS
