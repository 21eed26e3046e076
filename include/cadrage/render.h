/* SPDX-License-Identifier: MIT
 * render.h - the renderings of a report, a comparison, a score and a concordance: into memory, never into a file */
#pragma once

#include <cadrage/agreement.h>
#include <cadrage/report.h>

G_BEGIN_DECLS

typedef struct {
  char *name;     /* file name below tables/: "shares.tsv" */
  GString *bytes; /* owned */
} CadTable;

void cad_table_free (CadTable *table);

typedef struct {
  guint columns;    /* width of the terminal, 60 to 200 */
  gboolean colour;  /* ANSI colours */
  gboolean explain; /* score: why each mention has its voice */
} CadTerminal;

/* --- the framing report --- */

/* One HTML page. @charts (of CadChart) and their dressed SVGs (@svgs, of GBytes, same order) may be NULL: then the page has
 * no charts. Returns: (transfer full) */
GString *cad_render_html (const CadReport *report, GPtrArray *charts, GPtrArray *svgs, GPtrArray *tables);

/* Returns: (transfer full) of CadTable, owned */
GPtrArray *cad_render_tables (const CadReport *report);
GString *cad_render_json (const CadReport *report);
GString *cad_render_text (const CadReport *report, const CadTerminal *terminal);
GString *cad_render_markdown (const CadReport *report);

/* LaTeX tables, for documents with the package booktabs. Returns: (transfer full) of CadTable, owned */
GPtrArray *cad_render_latex (const CadReport *report);

/* --- one article: @report is made of its tally alone, with the lexicons of its reader in the same order --- */

GString *cad_render_score_json (const CadReport *report, const CadReading *reading);
GString *cad_render_score_tsv (const CadReport *report, const CadReading *reading);
GString *cad_render_score_markdown (const CadReport *report, const CadReading *reading);
GString *cad_render_score_text (const CadReport *report, const CadReading *reading, const CadTerminal *terminal);

/* --- two sources: @a and @b are indexes of report->sources --- */

GString *cad_render_compare_json (const CadReport *report, guint a, guint b);
GString *cad_render_compare_tsv (const CadReport *report, guint a, guint b);
GString *cad_render_compare_markdown (const CadReport *report, guint a, guint b);
GString *cad_render_compare_latex (const CadReport *report, guint a, guint b);
GString *cad_render_compare_text (const CadReport *report, guint a, guint b, const CadTerminal *terminal);

/* --- several sources: @sources (of int) are indexes of report->sources --- */

GString *cad_render_matrix_json (const CadReport *report, GArray *sources);
GString *cad_render_matrix_tsv (const CadReport *report, GArray *sources);
GString *cad_render_matrix_text (const CadReport *report, GArray *sources, const CadTerminal *terminal);

/* --- loaded words of two sources; @totals are their numbers of words, 0 where the tally's hold --- */

typedef struct {
  guint a, b; /* indexes of report->sources */
  guint64 totals[2];
} CadKeynessPair;

GString *cad_render_keyness_json (const CadReport *report, const CadKeynessPair *pair);
GString *cad_render_keyness_tsv (const CadReport *report, const CadKeynessPair *pair);
GString *cad_render_keyness_text (const CadReport *report, const CadKeynessPair *pair, const CadTerminal *terminal);

/* --- over time: @report has a timeline --- */

GString *cad_render_timeline_json (const CadReport *report);
GString *cad_render_timeline_tsv (const CadReport *report);
GString *cad_render_timeline_markdown (const CadReport *report);
GString *cad_render_timeline_text (const CadReport *report, const CadTerminal *terminal);

/* What became of each file of a corpus (of CadReportFile). */
GString *cad_render_files_tsv (const GPtrArray *files);

/* --- coders: @agreements holds cad_codings_metrics (@codings) of them --- */

GString *cad_render_agreement_json (const CadCodings *codings, const CadAgreement *agreements, guint64 seed);
GString *cad_render_agreement_tsv (const CadCodings *codings, const CadAgreement *agreements);
GString *cad_render_agreement_text (const CadCodings *codings, const CadAgreement *agreements, const char *interface);

/* --- a concordance --- */

/* The header line, and the lines of one reading's mentions, in the columns of interface.md, ended by a line feed.
 * @lexicons are those of the matcher. */
void cad_render_mentions_head (GString *out);
void cad_render_mentions_tsv (GString *out, const CadReading *reading, GPtrArray *lexicons);
void cad_render_mentions_text (GString *out, const CadReading *reading, GPtrArray *lexicons,
                               const CadTerminal *terminal);
void cad_render_mentions_json (GString *out, const CadReading *reading,
                               GPtrArray *lexicons); /* one JSON object a line */

G_END_DECLS
