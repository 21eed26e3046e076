/* SPDX-License-Identifier: MIT
 * page.h - the parts of the page of a report */
#pragma once

#include <cadrage/charts.h>
#include <cadrage/render.h>

#include "html.h"

G_BEGIN_DECLS

/* A page being written. */
typedef struct {
  GString *out;
  const CadReport *report;
  GPtrArray *charts, *svgs; /* or NULL */
  GPtrArray *tables;        /* or NULL */
  GHashTable *budget;       /* set of cells: how many sentences of each are shown; NULL: none */
} CadPage;

/* The sections, in the order of the page. */
void cad_page_warnings (const CadPage *page);
void cad_page_leans (const CadPage *page);
void cad_page_choices (const CadPage *page);
void cad_page_loaded (const CadPage *page);
void cad_page_time (const CadPage *page);
void cad_page_distances (const CadPage *page);
void cad_page_copies (const CadPage *page);
void cad_page_sources (const CadPage *page);
void cad_page_verbs (const CadPage *page); /* inside the sources */
void cad_page_method (const CadPage *page);
void cad_page_downloads (const CadPage *page);

/* "c3" for @kind 'c' and @i 3; "c3-s1-w2" for a cell. Returns: (transfer full) */
char *cad_page_id (char kind, guint i);
char *cad_page_cell_id (char kind, guint i, guint source, guint wording);

/* A section with its heading (level 2 or 3); closed by cad_html_close (out, "section"). */
void cad_page_section (const CadPage *page, guint level, const char *id, const char *title);

void cad_page_paragraph (const CadPage *page, const char *class, const char *text);

/* A table in a region that scrolls by itself; its caption says of what @subject (or NULL) it shows which @measure. Then the
 * heads, cad_page_body, the rows, cad_page_table_end. */
void cad_page_table (const CadPage *page, const char *id, const char *subject, const char *measure);
void cad_page_head (const CadPage *page, const char *class, const char *label);
void cad_page_body (const CadPage *page);
void cad_page_table_end (const CadPage *page);

/* The head of a row that leads to @target ("#a1"), after its start tag. */
void cad_page_row_link (const CadPage *page, const char *target, const char *name);

/* A row with the name of @source as its head. */
void cad_page_row (const CadPage *page, guint source);

/* A cell of text, or of a number that sorts by @value. */
void cad_page_cell (const CadPage *page, const char *text);
void cad_page_number (const CadPage *page, double value, const char *text);
void cad_page_count (const CadPage *page, guint64 value);

/* Below a figure: the counts behind it, and its interval, which is not broken. */
void cad_page_beside (const CadPage *page, const char *counts, const char *range);

/* A share in per cent with its counts and interval below. */
void cad_page_share (const CadPage *page, const CadEstimate *share);

/* The same with @beside (or NULL), what it is to be read against, below. */
void cad_page_share_beside (const CadPage *page, const CadEstimate *share, const char *beside);

/* Start tag of a cell that sorts by @value; @id may be NULL. Close with "td". */
void cad_page_open_number (const CadPage *page, const char *id, double value);

/* The class of a lean: "p2" "p1" "z" "m1" "m2"; "n" for NAN. */
const char *cad_page_lean_class (double lean);

/* The charts about @subject. */
void cad_page_charts (const CadPage *page, CadChartSubject subject, guint index);

/* How many sentences of each cell a page has room for that has @without bytes before any sentence. Returns: (transfer full) */
GHashTable *cad_page_budget (const CadReport *report, gsize without);

/* The sentences that stand behind the figures of a cell (all but bare names): how many were kept, how many the page shows. */
guint cad_page_kept (const CadCell *cell);
guint cad_page_shown (const CadPage *page, const CadCell *cell);

/* Evidence: the excerpts of cells under one heading. */
typedef struct {
  const CadCell *cells; /* [source * n_wordings + wording] */
  GPtrArray *wordings;  /* of const CadWording, n_wordings */
  const char *language; /* of the texts */
  const char *title;    /* what the figures are about, or NULL when the place says it */
  char kind;            /* 'c' or 'l', of ids */
  guint index;          /* of ids */
} CadEvidence;

void cad_page_evidence (const CadPage *page, const CadEvidence *evidence);

/* What a cell shows besides counts: the figure in bold, its interval, the id of its evidence (or NULL). */
typedef struct {
  const char *figure, *range, *evidence;
} CadCellWords;

/* The figure, counts and interval of own voice, then what other voices say, each with a link to its evidence. */
void cad_page_voices (const CadPage *page, const CadCell *cell, const CadCellWords *words);

G_END_DECLS
