/* SPDX-License-Identifier: MIT
 * extract-worth.h - what the elements of a page hold, and which of them are no part of its article */
#pragma once

#include "markup.h"

G_BEGIN_DECLS

/* One element. Letters are bytes that are no blanks. */
typedef struct _CadWorth {
  const CadNode *node;
  struct _CadWorth *parent, *block; /* the element above; the nearest that is no part of a line, perhaps itself */
  gsize text, links;                /* letters below, and of those in links */
  gsize own, own_links;             /* the same of the lines that are its own, without those of blocks below */
  gsize paragraphs;                 /* letters of the paragraphs below that are not left out */
  double score;
  gboolean inside_link, has_title, has_body, left_out;
} CadWorth;

typedef struct {
  GPtrArray *order;  /* of CadWorth, owned: as the elements begin */
  GHashTable *worth; /* CadNode -> CadWorth */
} CadWorths;

CadWorths *cad_worths_new (const CadNode *root);
void cad_worths_free (CadWorths *worths);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadWorths, cad_worths_free)

/* NULL for texts and for what no reader sees. */
CadWorth *cad_worths_get (const CadWorths *worths, const CadNode *node);

/* h2 to h6 */
gboolean cad_node_is_heading (const CadNode *node);

double cad_worth_link_share (const CadWorth *worth);

/* Whether its own lines are long enough to be a paragraph, and no links. */
gboolean cad_worth_is_paragraph (const CadWorth *worth);

G_END_DECLS
