/* SPDX-License-Identifier: MIT
 * paper.h - tables in words for documents: made once, written as Markdown or LaTeX */
#pragma once

#include <cadrage/render.h>

G_BEGIN_DECLS

typedef struct {
  char *name;       /* for a file: letters, digits and hyphens */
  char *title;      /* owned */
  guint words;      /* the first columns hold words, the others numbers */
  GPtrArray *heads; /* of char*, owned */
  GPtrArray *cells; /* of char*, owned: row after row */
  GPtrArray *notes; /* of char*, owned: below the table */
} CadPaperTable;

/* @id may hold anything, or be NULL. Returns: (transfer full) */
CadPaperTable *cad_paper_table_new (const char *stem, const char *id, const char *title, guint words);
void cad_paper_table_free (CadPaperTable *table);

void cad_paper_head (CadPaperTable *table, const char *text);
void cad_paper_cell (CadPaperTable *table, const char *text);
void cad_paper_take (CadPaperTable *table, char *text); /* takes @text */
void cad_paper_note (CadPaperTable *table, const char *text);

guint cad_paper_rows (const CadPaperTable *table);
const char *cad_paper_at (const CadPaperTable *table, guint row, guint column);

/* All return (transfer full) of CadPaperTable, owned. */
GPtrArray *cad_paper_report (const CadReport *report);
GPtrArray *cad_paper_timeline (const CadReport *report);
GPtrArray *cad_paper_compare (const CadReport *report, guint a, guint b);
GPtrArray *cad_paper_score (const CadReport *report, const CadReading *reading);

/* A cell "9/12 75% [46–91]" or "–", with † when the mentions are few. */
void cad_paper_share (CadPaperTable *table, const CadReport *report, const CadEstimate *share);

/* Cells: lean, interval, mentions, choices. */
void cad_paper_lean_heads (CadPaperTable *table);
void cad_paper_lean (CadPaperTable *table, const CadReport *report, const CadLean *lean);

G_END_DECLS
