/* SPDX-License-Identifier: MIT
 * corpus.h - reads corpora article by article: folders with a manifest, single texts, files of records */
#pragma once

#include <cadrage/document.h>

G_BEGIN_DECLS

/* What became of the files and records named. */
typedef struct {
  guint announced, read, refused, empty;
  guint64 bytes;
  GPtrArray *messages; /* of char*: what was refused or doubtful, and why */
} CadCorpusAudit;

typedef struct _CadCorpus CadCorpus;

/* Opens @paths (NULL-terminated; "-" is standard input). Returns: (transfer full) NULL with @error (CAD_ERROR_READ) */
CadCorpus *cad_corpus_open (const char *const *paths, GError **error);
void cad_corpus_free (CadCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCorpus, cad_corpus_free)

/* The next article, or NULL at the end (without @error) or when reading fails. Returns: (transfer full) (nullable) */
CadDocument *cad_corpus_next (CadCorpus *corpus, GError **error);

const CadCorpusAudit *cad_corpus_audit (const CadCorpus *corpus);

/* SHA-256 of everything read so far, in order. Returns: (transfer full) */
char *cad_corpus_sha256 (const CadCorpus *corpus);

G_END_DECLS
