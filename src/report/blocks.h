/* SPDX-License-Identifier: MIT
 * blocks.h - the parts that cards on a terminal are built of */
#pragma once

#include <cadrage/render.h>

G_BEGIN_DECLS

/* A card being written. */
typedef struct {
  GString *out;
  const CadReport *report;
  const CadTerminal *terminal;
} CadCard;

/* An empty line, then @title in bold, wrapped. */
void cad_card_heading (const CadCard *card, const char *title);

/* A line of text wrapped at the terminal's width, after @indent spaces. */
void cad_card_paragraph (const CadCard *card, guint indent, const char *text);

/* The warnings of the report, when there are any. */
void cad_card_warnings (const CadCard *card);

/* @width columns, of which @share are filled; all light when @share is NAN. */
void cad_card_bar (const CadCard *card, double share, guint width);

/* An axis from -1 to +1 in @width columns with the interval and the value on it; ○ instead of ● when the evidence is
 * insufficient. */
void cad_card_scale (const CadCard *card, const CadLean *lean, guint width);

/* "3/4 75% [30–95]": mentions of the wording and of the choice, share, interval. Returns: (transfer full) */
char *cad_words_share (const CadReport *report, const CadEstimate *share);

/* "+0.42 [+0.10, +0.70]". Returns: (transfer full) */
char *cad_words_lean (const CadReport *report, const CadEstimate *lean);

/* "12 mentions, 5 choices". Returns: (transfer full) */
char *cad_words_evidence (const CadReport *report, const CadLean *lean);

/* Who speaks in a source, by side and stance: one line a side. */
void cad_card_speakers (const CadCard *card, const CadSourceRow *row);

/* What q is, when it is not Benjamini and Hochberg's. */
void cad_card_correction (const CadCard *card);

/* The width that the labels of @n strings need, at most @most. */
guint cad_card_label_width (const char *const *labels, guint n, guint most);

G_END_DECLS
