/* SPDX-License-Identifier: MIT
 * dispatches.h - what the renderings of shared texts have in common */
#pragma once

#include <cadrage/json.h>
#include <cadrage/reprints.h>

G_BEGIN_DECLS

/* A cluster with what it holds. */
typedef struct {
  const CadShared *shared;
  guint index;
  const CadCopyCluster *cluster;
  const GPtrArray *agencies;  /* of char* */
  guint variants, n_variants; /* its own among the shared variants */
} CadDispatch;

/* The next cluster after @dispatch, which begins as all zero but for @shared. FALSE at the end. */
gboolean cad_dispatch_next (CadDispatch *dispatch);

/* Member @i, in the order of publication. */
const CadCopy *cad_dispatch_member (const CadDispatch *dispatch, guint i);

/* Change @i of a word, and the article of its second side. */
const CadVariant *cad_dispatch_variant (const CadDispatch *dispatch, guint i);
const CadCopy *cad_dispatch_other (const CadDispatch *dispatch, guint i);

/* The names of @agencies, with commas; "" without any. Returns: (transfer full) */
char *cad_dispatch_agencies (const GPtrArray *agencies);

/* The source's name on one line, or words for none. Returns: (transfer full) */
char *cad_dispatch_source (const CadCopy *copy);

/* How a person reads one side: the label of the wording, or the words in its place, and the voice when it is what
 * differs. Returns: (transfer full) */
char *cad_dispatch_side (const CadVariant *variant, guint side, const char *interface);

/* "3 articles of 2 sources, credited to AFP". Returns: (transfer full) */
char *cad_dispatch_summary (const CadDispatch *dispatch, const char *interface);

/* What is at stake: the label of the choice or of the loaded words. */
const char *cad_dispatch_subject (const CadVariant *variant, const char *interface);

/* Whether a report has shared texts to show. */
gboolean cad_copies_are_shown (const CadReport *report);

/* A member "copies": the clusters with articles and changed words. */
void cad_write_copies (CadJson *json, const CadShared *shared);

G_END_DECLS
