/* SPDX-License-Identifier: MIT
 * lines.h - tallies as streams of lines, judged and added up in constant memory */
#pragma once

#include <cadrage/error.h>
#include <cadrage/faults.h>

G_BEGIN_DECLS

typedef enum {
  CAD_LINE_LEXICON,
  CAD_LINE_PART,
  CAD_LINE_SAMPLE,
  CAD_LINE_SCHEMA,
  CAD_LINE_ARTICLE,
  CAD_LINE_COUNT,
  CAD_LINE_EXCERPT,
  CAD_LINE_KEY,
  CAD_LINE_QUALITY,
  CAD_LINE_SPEECH,
  CAD_LINE_TOTAL,
  CAD_LINE_END,
  CAD_N_LINES
} CadLineKind;

#define CAD_LINE_FIELDS 20 /* the most a line has, its kind among them */

/* One line of a tally; @text is borrowed. */
typedef struct {
  const char *text;
  guint32 length; /* of the key, which a TAB and the value follow */
  CadLineKind kind;
  guint32 ends[CAD_LINE_FIELDS]; /* byte behind each field, as it is escaped */
  guint64 value;
} CadTallyLine;

/* Splits @length bytes at @text, a line without its line feed. FALSE when it is no line of a tally, with what is wrong added to
 * @faults as of line @number. */
gboolean cad_tally_line_parse (CadTallyLine *line, const char *text, gsize length, CadFaults *faults, guint number);

/* The field @index (0: the kind) as text, unescaped. Returns: (transfer full) */
char *cad_tally_line_field (const CadTallyLine *line, guint index);

/* All fields as text, unescaped, in @scratch, which @fields then points into. */
void cad_tally_line_fields (const CadTallyLine *line, GString *scratch, char *fields[CAD_LINE_FIELDS]);

/* Whether @bytes begin as a tally does, whatever their file is called. */
gboolean cad_tally_looks_like (const char *bytes, gsize length);

/* Judges a whole tally line by line: order, sums, check and end. */
typedef struct _CadTallyAudit CadTallyAudit;

/* @faults (borrowed) takes what is wrong. @added_up: the lines are sums of the lines of several tallies, so that the end may
 * speak of more lines than there are. Returns: (transfer full) */
CadTallyAudit *cad_tally_audit_new (CadFaults *faults, gboolean added_up);
void cad_tally_audit_free (CadTallyAudit *audit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTallyAudit, cad_tally_audit_free)

/* Takes the next line, the @number-th of its file. */
void cad_tally_audit_take (CadTallyAudit *audit, const CadTallyLine *line, guint number);

/* The tally ends here, after @lines lines. */
void cad_tally_audit_end (CadTallyAudit *audit, guint lines);

/* How lines are added up. */
typedef enum {
  CAD_SUM_TALLIES, /* of whole tallies: each article may be in one of them only */
  CAD_SUM_PIECES,  /* of lines that make one whole tally, some of them added up already */
  CAD_SUM_COMBINE, /* of any lines: nothing is judged */
  CAD_SUM_RUNS,    /* of runs (CAD_TALLY_RUN): articles that are in several add up */
} CadSumMode;

typedef struct {
  CadSumMode mode;
  gboolean whole; /* it is an error when parts of the sum are missing */
} CadSumRules;

/* Where a line comes from, for messages. */
typedef struct {
  const char *file; /* borrowed, must outlive the adder */
  guint number;
} CadLineOrigin;

/* Takes bytes of the sum. FALSE with @error to stop. */
typedef gboolean (*CadSumSink) (const char *bytes, gsize length, gpointer data, GError **error);

typedef struct _CadTallySum CadTallySum;

/* Copies @rules. Returns: (transfer full) */
CadTallySum *cad_tally_sum_new (const CadSumRules *rules, CadSumSink sink, gpointer data);
void cad_tally_sum_free (CadTallySum *sum);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTallySum, cad_tally_sum_free)

/* Takes the next line; keys must not fall. FALSE with @error (CAD_ERROR_FORMAT) when the lines cannot be those of one tally. */
gboolean cad_tally_sum_take (CadTallySum *sum, const CadTallyLine *line, const CadLineOrigin *origin, GError **error);

/* There are no more lines. FALSE with @error as above. */
gboolean cad_tally_sum_end (CadTallySum *sum, GError **error);

G_END_DECLS
