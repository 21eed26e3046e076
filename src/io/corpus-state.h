/* SPDX-License-Identifier: MIT
 * corpus-state.h - a corpus from inside: what is read, and what became of it */
#pragma once

#include "corpus-private.h"

G_BEGIN_DECLS

/* Where reading is; what is cut off begins with it. */
typedef struct {
  gboolean in_file;      /* one has begun and not ended */
  gboolean source_known; /* by the folder that is being read */
  gboolean all_asked;    /* what comes belongs to the part that is wanted */
} CadCorpusPlace;

struct _CadCorpus {
  CadCorpusOptions options;
  GPtrArray *inputs; /* of CadCorpusInput, owned */
  guint at;
  CadCorpusPlace place;
  gboolean one_asked;   /* the next article belongs to the part that is wanted */
  GPtrArray *documents; /* of CadDocument, owned, NULL where given: those read when this was cut off; or NULL */
  guint given;          /* of @documents */
  gsize held;           /* bytes of @documents */
  GError *failure;      /* behind them, or NULL */
  CadCorpusAudit audit;
  CadCorpusAudit before; /* the counts when the present file began, or since they were last added to it */
  CadCorpusFile *file;   /* the present file, without a name when it began before this was cut off; or NULL */
  GHashTable *seen;      /* hashes of the texts read, or NULL: nobody asked */
  GChecksum *checksum;   /* or NULL: nobody asked */
  guint64 fingerprint;   /* sum of the hashes of all parts */
  gboolean (*wants) (gpointer data, const CadDocument *document); /* or NULL */
  gpointer wants_data;
  gint mean; /* bytes of an article, as far as is known; read and set by two threads */
};

/* One of @options (or NULL) without any input. */
CadCorpus *cad_corpus_new (const CadCorpusOptions *options);

/* The next article of @corpus, what is said of it going to @into. NULL at the end or with @error */
CadDocument *cad_corpus_read (CadCorpus *corpus, CadCorpus *into, GError **error);

/* Adds the audit of @piece to that of @corpus and empties it. */
void cad_corpus_add_audit (CadCorpus *corpus, CadCorpus *piece);

void cad_corpus_file_free (gpointer file);

G_END_DECLS
