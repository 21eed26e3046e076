/* SPDX-License-Identifier: MIT
 * corpus-private.h - what the readers of the single forms share */
#pragma once

#include <cadrage/corpus.h>

G_BEGIN_DECLS

typedef struct _CadCorpusInput CadCorpusInput;

/* @next gives a document, or NULL: with @more TRUE when there may be another (this one was refused and noted), with @more
 * FALSE at the end, or with @error when reading fails. */
typedef struct {
  CadDocument *(*next) (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error);
  void (*close) (CadCorpusInput *input);
} CadCorpusClass;

/* First member of each reader's own struct. */
struct _CadCorpusInput {
  const CadCorpusClass *class;
};

/* What is known of an article beside its text; all strings may be NULL. */
typedef struct {
  const char *id, *source, *date, *title, *url, *language;
} CadCorpusFields;

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

/* The field that a column or key name means, synonyms in French and English included. */
CadCorpusField cad_corpus_field (const char *name);

/* Puts what @fields know into @document (what they do not know stays). */
void cad_corpus_fields_apply (const CadCorpusFields *fields, CadDocument *document);

/* Splits a line of a manifest or table into cells in place: tabs, or RFC 4180 with @delimiter.
 * Returns: (transfer container) of char* into @line */
GPtrArray *cad_corpus_split (char *line, char delimiter);

CadCorpusInput *cad_corpus_text_open (const char *path, GError **error);
CadCorpusInput *cad_corpus_folder_open (const char *path, GError **error);
CadCorpusInput *cad_corpus_json_open (const char *path, GError **error);
CadCorpusInput *cad_corpus_columns_open (const char *path, GError **error);

CadDocument *cad_corpus_take (CadCorpus *corpus, const char *id, const char *bytes, gsize length);
void cad_corpus_note (CadCorpus *corpus, const char *format, ...) G_GNUC_PRINTF (2, 3);
CadCorpusAudit *cad_corpus_counts (CadCorpus *corpus);

G_END_DECLS
