/* SPDX-License-Identifier: MIT
 * stops.h - a sealed trie from within: how it is laid out for walking */
#pragma once

#include "trie.h"

G_BEGIN_DECLS

#define CAD_NOWHERE G_MAXUINT32

typedef struct {
  guint32 class, gap;
  guint32 node;
} CadEdge;

/* A node as walks see it: its edges and outputs are stretches of one array each. */
typedef struct {
  guint64 bits;
  guint32 reach;
  guint32 edges, n_edges;
  guint32 outputs, n_outputs;
} CadStop;

/* What walks ask a sealed trie for: pointers in one place, since the tries of contexts are many and lie far apart. */
typedef struct {
  const CadStop *stops; /* in the order of the nodes */
  const CadEdge *edges;
  const guint32 *outputs;
} CadLayout;

struct _CadTrie {
  CadLayout layout; /* of the arrays below, once the trie is sealed */
  GArray *branches; /* of Branch; NULL once the trie is sealed */
  GArray *endings;  /* of Ending; NULL once the trie is sealed */
  guint room[2];    /* of these two */
  guint32 *slots;   /* hash -> node that a branch leads to, or 0; NULL once the trie is sealed */
  guint n_slots;    /* a power of two */
  CadSequence last; /* the pattern added last, and the nodes on its way: the next begins mostly like it */
  GArray *path;
  guint32 *begins; /* class -> node behind the root, or CAD_NOWHERE; NULL without an index */
  guint n_begins;
  gboolean view;   /* what a sealed trie holds lies in bytes that were read */
  GArray *stops;   /* of CadStop, in the order of the nodes */
  GArray *edges;   /* of CadEdge */
  GArray *outputs; /* of guint32 */
};

static inline gboolean
cad_edge_is_below (const CadEdge *edge, guint32 class, guint32 gap)
{
  return edge->class != class ? edge->class < class : edge->gap < gap;
}

G_END_DECLS
