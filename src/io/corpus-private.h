/* SPDX-License-Identifier: MIT
 * corpus-private.h - what the readers of the single forms share */
#pragma once

#include <cadrage/corpus.h>

#include "stream.h"

G_BEGIN_DECLS

typedef enum {
  CAD_FIELD_ID,
  CAD_FIELD_SOURCE,
  CAD_FIELD_DATE,
  CAD_FIELD_TITLE,
  CAD_FIELD_URL,
  CAD_FIELD_LANGUAGE,
  CAD_FIELD_TEXT,
  CAD_FIELD_PATH,
  CAD_N_FIELDS,
  CAD_FIELD_UNKNOWN = CAD_N_FIELDS
} CadCorpusField;

/* One article as a reader found it; what it points to is the reader's. */
typedef struct {
  const char *cells[CAD_N_FIELDS + 1]; /* NULL: not known. The last takes what no field is */
  gsize length;                        /* bytes of the text, or 0 when it ends at its NUL */
  GPtrArray *extra;                    /* of char* "name=value", or NULL */
  gboolean is_valid;                   /* the text is UTF-8 without NUL already: */
  guint replaced;                      /* so many signs became U+FFFD, */
  gboolean odd;                        /* and it was taken for Windows-1252 */
} CadCorpusItem;

typedef struct _CadCorpusInput CadCorpusInput;

/* @next gives a document, or NULL: with @more TRUE when there may be another (this one was refused and noted), with @more
 * FALSE at the end, or with @error when reading fails. */
typedef struct {
  const char *format; /* as the audit names it */
  CadDocument *(*next) (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error);
  void (*close) (CadCorpusInput *input);
  double (*share) (const CadCorpusInput *input); /* read of it, or -1: not known; NULL: never asked */
  /* What comes next as an input of its own that another thread may read, or NULL where only @next can go on (NULL: always);
   * articles have had @mean bytes so far, 0: not known. And the bytes that such an input holds, NULL: none. */
  CadCorpusInput *(*cut) (CadCorpusInput *input, const CadCorpusMeasure *most, gsize mean);
  gsize (*held) (const CadCorpusInput *input);
} CadCorpusClass;

/* First member of each reader's own struct. */
struct _CadCorpusInput {
  const CadCorpusClass *class;
};

/* Opens a reader on the file that @stream (borrowed) stands in. */
typedef CadCorpusInput *(*CadCorpusOpen) (CadCorpus *corpus, CadStream *stream, GError **error);

/* The reader for what the stream's head shows, else for what its name says; never NULL. */
CadCorpusOpen cad_corpus_detect (CadCorpus *corpus, CadStream *stream);

CadCorpusInput *cad_corpus_text_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_json_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_columns_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_alceste_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_warc_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_html_open (CadCorpus *corpus, CadStream *stream, GError **error);
CadCorpusInput *cad_corpus_xml_open (CadCorpus *corpus, CadStream *stream, GError **error);

/* Inputs as the user names them: a folder, or a file with whatever is inside it. */
CadCorpusInput *cad_corpus_folder_open (CadCorpus *corpus, const char *path, GError **error);
CadCorpusInput *cad_corpus_file_open (CadCorpus *corpus, const char *path, GError **error);

/* The files inside a stream (owned by the result), each by its own reader. A file whose reader finds nothing is an error, or,
 * when the stream is one of a folder's (and borrowed), a remark. */
CadCorpusInput *cad_corpus_members_new (CadStream *stream, gboolean of_folder);

/* Whether @name ends with one of @endings (NULL-terminated), whatever its case. */
gboolean cad_corpus_has_ending (const char *name, const char *const *endings);

/* The field that a column or key name means: one that the options name, else a synonym in French or English. */
CadCorpusField cad_corpus_field (const CadCorpus *corpus, const char *name);

/* The same for all @columns (of char*) of a file: each field goes to one of them at most, the surest. */
void cad_corpus_fields (const CadCorpus *corpus, const GPtrArray *columns, CadCorpusField *fields);

/* What to say when none of the @columns is @field's: which there are, and the option that names one.
 * Returns: (transfer full) or NULL when there is one */
char *cad_corpus_missing (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields,
                          CadCorpusField field);
/* The same for the sources, NULL also where something else says them. */
char *cad_corpus_missing_source (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields);
/* The same for the first field that the options give a column which is not there. */
char *cad_corpus_missing_given (const CadCorpus *corpus, const GPtrArray *columns, const CadCorpusField *fields);

/* 2020, 2020-12 or 2020-12-16 from ISO or from French and English words, or NULL: never guessed. Returns: (transfer full) */
char *cad_corpus_date (const char *words);

/* Puts what @item knows beside its text into @document (what it does not know stays). */
void cad_corpus_item_apply (const CadCorpusItem *item, CadCorpus *corpus, CadDocument *document);

/* Keeps beside the article what no field is, unless it is blank. */
void cad_corpus_extra (CadDocument *document, const char *name, const char *value);

/* Splits a line of a manifest or table into cells in place: tabs, or RFC 4180 with @delimiter.
 * Returns: (transfer container) of char* into @line */
GPtrArray *cad_corpus_split (char *line, char delimiter);

/* Our own tables put ' before a cell that a spreadsheet would take for a formula. */
const char *cad_corpus_without_guard (const char *cell);

/* The delimiter that a header line has most of. */
char cad_corpus_delimiter (const char *line, gsize length);

/* One text becomes a document, or a line of the audit. */
CadDocument *cad_corpus_take (CadCorpus *corpus, const char *id, const char *bytes, gsize length);
CadDocument *cad_corpus_take_item (CadCorpus *corpus, const char *id, const CadCorpusItem *item);
/* The same for a text that was decoded already. Takes @document. */
CadDocument *cad_corpus_take_document (CadCorpus *corpus, CadDocument *document);

void cad_corpus_note (CadCorpus *corpus, const char *format, ...) G_GNUC_PRINTF (2, 3);   /* a fault or doubt */
void cad_corpus_remark (CadCorpus *corpus, const char *format, ...) G_GNUC_PRINTF (2, 3); /* what was done */
CadCorpusAudit *cad_corpus_counts (CadCorpus *corpus);

/* Whether the articles that come next have their source from where they lie. */
void cad_corpus_set_source_known (CadCorpus *corpus, gboolean known);
gboolean cad_corpus_is_source_known (const CadCorpus *corpus);
const CadCorpusOptions *cad_corpus_options (const CadCorpus *corpus);
/* Whether what @bytes name belongs to the part that is wanted: to be asked of an article once, before it costs anything. */
gboolean cad_corpus_takes (CadCorpus *corpus, const char *bytes, gsize length);
/* From now on it has been asked for all that comes, or for nothing. */
void cad_corpus_set_asked (CadCorpus *corpus, gboolean asked);
/* Begins and ends the audit of one file. */
void cad_corpus_file_begin (CadCorpus *corpus, const char *name);
void cad_corpus_file_end (CadCorpus *corpus, const char *format);

G_END_DECLS
