/* SPDX-License-Identifier: MIT
 * marks.h - an article's sentences on a terminal, each mention marked by its voice, with or without colour */
#pragma once

#include "blocks.h"
#include "places.h"

G_BEGIN_DECLS

/* The sentences that hold mentions, each followed by what was found in it. */
void cad_card_sentences (const CadCard *card, const CadReading *reading);

/* One line that explains the marks of the voices in @reading. */
void cad_card_legend (const CadCard *card, const CadReading *reading);

G_END_DECLS
