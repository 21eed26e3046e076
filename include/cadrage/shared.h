/* SPDX-License-Identifier: MIT
 * shared.h - the texts that articles share: whose dispatch it was, and who changed which word of it */
#pragma once

#include <cadrage/agencies.h>
#include <cadrage/copies.h>
#include <cadrage/variants.h>

G_BEGIN_DECLS

/* One word changed: side 0 is the article that came first, side 1 another of its cluster. */
typedef struct {
  guint cluster;      /* index of the clusters */
  guint first, other; /* indexes of the articles */
  CadVariant *variant;
} CadSharedVariant;

typedef struct {
  CadCopies *copies;   /* owned */
  GPtrArray *agencies; /* by cluster: GPtrArray of char*, those credited, in the order of the articles; owned */
  GPtrArray *variants; /* of CadSharedVariant, owned: by cluster, article and place */
  gpointer priv;
} CadShared;

/* Takes @copies, whose clusters are found. Returns: (transfer full) */
CadShared *cad_shared_new (CadCopies *copies);
void cad_shared_free (CadShared *shared);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadShared, cad_shared_free)

/* Whether @document, of @source if that is not NULL, belongs to a cluster and is still to be added. */
gboolean cad_shared_wants (const CadShared *shared, const CadDocument *document, const char *source);

/* Adds an article that is wanted, read with @lexicons (which must outlive @shared) in @language. */
void cad_shared_add (CadShared *shared, const CadReading *reading, GPtrArray *lexicons, const CadLanguage *language);

/* Compares the articles of each cluster with the first of them. */
void cad_shared_finish (CadShared *shared);

/* Articles whose text another source had published before. */
guint cad_shared_repeated (const CadShared *shared);

G_END_DECLS
