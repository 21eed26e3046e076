/* SPDX-License-Identifier: MIT
 * quote.h - what an excerpt shows of its article */
#pragma once

#include "store.h"

G_BEGIN_DECLS

#define QUOTE_SENTENCE_MOST 400 /* code points */
#define QUOTE_NAME_MOST     200 /* code points of a speaker or cue */
#define QUOTE_MARGIN        24  /* bytes of "…" on either side, of the end, and of a block that is copied whole */

/* Room for the texts of an excerpt until the sample has taken a copy. */
typedef struct {
  char sentence[4 * 3 * QUOTE_SENTENCE_MOST + QUOTE_MARGIN]; /* before, of and behind the mention */
  char speaker[4 * QUOTE_NAME_MOST + QUOTE_MARGIN], cue[4 * QUOTE_NAME_MOST + QUOTE_MARGIN];
} CadQuote;

/* The sentence, mention and speaker of mention @index of @reading. The texts of @excerpt are in @quote or borrowed from @reading. */
void cad_excerpt_quote (CadExcerpt *excerpt, CadQuote *quote, const CadReading *reading, guint index);

G_END_DECLS
