/* SPDX-License-Identifier: MIT
 * trie.c - patterns sharing their beginnings: how they are put together */
#include "stops.h"

#include <stdlib.h>

#include "grow.h"

#define FEWEST_SLOTS 64
#define FEW_EDGES    16

/* An edge of a trie that still grows; the node it leads to is its place plus one. */
typedef struct {
  guint32 from, class, gap;
} Branch;

typedef struct {
  guint32 node, output;
} Ending;

CadTrie *
cad_trie_new (void)
{
  CadTrie *trie = g_new0 (CadTrie, 1);

  trie->branches = g_array_new (FALSE, FALSE, sizeof (Branch));
  trie->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  trie->path = g_array_new (FALSE, FALSE, sizeof (guint32));
  trie->n_slots = FEWEST_SLOTS;
  trie->slots = g_new0 (guint32, trie->n_slots);
  trie->stops = g_array_new (FALSE, TRUE, sizeof (CadStop));
  trie->edges = g_array_new (FALSE, FALSE, sizeof (CadEdge));
  trie->outputs = g_array_new (FALSE, TRUE, sizeof (guint32));
  return trie;
}

void
cad_trie_free (CadTrie *trie)
{
  if (trie == NULL)
    return;
  g_clear_pointer (&trie->branches, g_array_unref);
  g_clear_pointer (&trie->endings, g_array_unref);
  g_clear_pointer (&trie->path, g_array_unref);
  g_free (trie->slots);
  cad_flat_array_clear (&trie->stops, trie->view);
  cad_flat_array_clear (&trie->edges, trie->view);
  cad_flat_array_clear (&trie->outputs, trie->view);
  if (!trie->view)
    g_free (trie->begins);
  g_free (trie);
}

/* The slot of @branch: the one that leads to its node, or the empty one where it belongs. */
static guint32 *
slot_of (const CadTrie *trie, const Branch *branch)
{
  guint32 hash = branch->from * 0x9E3779B1U ^ branch->class * 0x85EBCA77U ^ branch->gap * 0xC2B2AE3DU;
  guint32 *slot = NULL;

  for (guint32 i = hash ^ hash >> 15;; i++) {
    slot = &trie->slots[i & (trie->n_slots - 1)];
    if (*slot == 0)
      return slot;
    const Branch *known = &g_array_index (trie->branches, Branch, *slot - 1);

    if (known->from == branch->from && known->class == branch->class && known->gap == branch->gap)
      return slot;
  }
}

static void
widen (CadTrie *trie)
{
  g_free (trie->slots);
  trie->n_slots *= 4;
  trie->slots = g_new0 (guint32, trie->n_slots);
  for (guint i = 0; i < trie->branches->len; i++)
    *slot_of (trie, &g_array_index (trie->branches, Branch, i)) = i + 1;
}

/* The node that @step leads to from node @number, made when there is none. */
static guint32
follow_or_add (CadTrie *trie, guint32 number, const CadStep *step)
{
  Branch branch = { number, step->class, step->gap };
  guint32 *slot = slot_of (trie, &branch);

  if (*slot != 0)
    return *slot;
  *(Branch *) cad_grow (trie->branches, &trie->room[0], sizeof branch) = branch;
  *slot = trie->branches->len;
  if (trie->branches->len * 2 > trie->n_slots)
    widen (trie);
  return trie->branches->len;
}

/* How many steps @pattern begins with that the last one begins with too. */
static guint
shared_steps (const CadTrie *trie, CadSequence pattern)
{
  guint most = MIN (pattern.n, trie->last.n), n = 0;

  while (n < most && pattern.steps[n].class == trie->last.steps[n].class &&
         pattern.steps[n].gap == trie->last.steps[n].gap)
    n++;
  return n;
}

void
cad_trie_add (CadTrie *trie, CadSequence pattern, guint32 output)
{
  guint shared = shared_steps (trie, pattern);
  Ending ending = { 0, output };

  if (shared > 0)
    ending.node = g_array_index (trie->path, guint32, shared - 1);
  if (pattern.n > trie->path->len)
    g_array_set_size (trie->path, pattern.n);
  for (guint i = shared; i < pattern.n; i++) {
    ending.node = follow_or_add (trie, ending.node, &pattern.steps[i]);
    g_array_index (trie->path, guint32, i) = ending.node;
  }
  trie->last = pattern;
  *(Ending *) cad_grow (trie->endings, &trie->room[1], sizeof ending) = ending;
}

static gint
by_class_and_gap (gconstpointer a, gconstpointer b)
{
  const CadEdge *x = a, *y = b;

  return cad_edge_is_below (x, y->class, y->gap) ? -1 : cad_edge_is_below (y, x->class, x->gap);
}

/* Nearly all nodes have a few edges, and qsort() is a long way round for them. */
static void
sort_edges (CadEdge *edges, guint n)
{
  if (n > FEW_EDGES) {
    qsort (edges, n, sizeof (CadEdge), by_class_and_gap);
    return;
  }
  for (guint i = 1; i < n; i++) {
    CadEdge edge = edges[i];
    guint place = i;

    for (; place > 0 && cad_edge_is_below (&edge, edges[place - 1].class, edges[place - 1].gap); place--)
      edges[place] = edges[place - 1];
    edges[place] = edge;
  }
}

/* Where each node shall lie: those of one depth side by side, since walks come to the first far more often than to the
 * others. Returns: (transfer full) */
static guint32 *
order_nodes (const CadTrie *trie)
{
  guint n = trie->branches->len + 1;
  g_autofree guint32 *depths = g_new0 (guint32, n), *next = g_new0 (guint32, n + 1);
  guint32 *places = g_new (guint32, n);

  for (guint i = 1; i < n; i++)
    depths[i] = depths[g_array_index (trie->branches, Branch, i - 1).from] + 1;
  for (guint i = 0; i < n; i++)
    next[depths[i] + 1]++;
  for (guint i = 1; i <= n; i++)
    next[i] += next[i - 1];
  for (guint i = 0; i < n; i++)
    places[i] = next[depths[i]]++;
  return places;
}

/* The edges of each node, one node after the other, by class and gap. */
static void
lay_edges (CadTrie *trie, const guint32 *places)
{
  CadStop *stops = (CadStop *) trie->stops->data;
  CadEdge *edges = (CadEdge *) trie->edges->data;

  for (guint i = 0; i < trie->branches->len; i++)
    stops[places[g_array_index (trie->branches, Branch, i).from]].edges++;
  for (guint i = 0, place = 0; i < trie->stops->len; i++) {
    guint32 n = stops[i].edges;

    stops[i].edges = place;
    place += n;
  }
  for (guint i = 0; i < trie->branches->len; i++) {
    const Branch *branch = &g_array_index (trie->branches, Branch, i);
    CadStop *stop = &stops[places[branch->from]];

    edges[stop->edges + stop->n_edges++] = (CadEdge){ branch->class, branch->gap, places[i + 1] };
    stop->bits |= cad_symbol_bit (branch->class);
    stop->reach = MAX (stop->reach, branch->gap);
  }
  for (guint i = 0; i < trie->stops->len; i++)
    sort_edges (edges + stops[i].edges, stops[i].n_edges);
}

/* The outputs of each node, one node after the other, in the order of adding; each once. */
static void
lay_outputs (CadTrie *trie, const guint32 *places)
{
  CadStop *stops = (CadStop *) trie->stops->data;
  guint32 *outputs = (guint32 *) trie->outputs->data;

  for (guint i = 0; i < trie->endings->len; i++)
    stops[places[g_array_index (trie->endings, Ending, i).node]].outputs++;
  for (guint i = 0, place = 0; i < trie->stops->len; i++) {
    guint32 n = stops[i].outputs;

    stops[i].outputs = place;
    place += n;
  }
  for (guint i = 0; i < trie->endings->len; i++) {
    const Ending *ending = &g_array_index (trie->endings, Ending, i);
    CadStop *stop = &stops[places[ending->node]];
    guint32 *own = outputs + stop->outputs;

    if (stop->n_outputs == 0 || own[stop->n_outputs - 1] != ending->output)
      own[stop->n_outputs++] = ending->output;
  }
}

static void
lay_open (CadTrie *trie)
{
  trie->layout.stops = (const CadStop *) trie->stops->data;
  trie->layout.edges = (const CadEdge *) trie->edges->data;
  trie->layout.outputs = (const guint32 *) trie->outputs->data;
}

void
cad_trie_seal (CadTrie *trie)
{
  g_autofree guint32 *places = order_nodes (trie);

  g_array_set_size (trie->stops, trie->branches->len + 1);
  g_array_set_size (trie->edges, trie->branches->len);
  g_array_set_size (trie->outputs, trie->endings->len);
  lay_edges (trie, places);
  lay_outputs (trie, places);
  lay_open (trie);
  g_clear_pointer (&trie->branches, g_array_unref);
  g_clear_pointer (&trie->endings, g_array_unref);
  g_clear_pointer (&trie->path, g_array_unref);
  g_clear_pointer (&trie->slots, g_free);
}

void
cad_trie_put (const CadTrie *trie, GByteArray *out)
{
  cad_flat_put_array (out, trie->stops);
  cad_flat_put_array (out, trie->edges);
  cad_flat_put_array (out, trie->outputs);
  cad_flat_put_bytes (out, trie->begins, trie->n_begins * sizeof (guint32));
}

CadTrie *
cad_trie_read (CadFlat *flat)
{
  CadTrie *trie = g_new0 (CadTrie, 1);
  gsize length;

  trie->view = TRUE;
  trie->stops = cad_flat_view (flat, sizeof (CadStop));
  trie->edges = cad_flat_view (flat, sizeof (CadEdge));
  trie->outputs = cad_flat_view (flat, sizeof (guint32));
  gconstpointer begins = cad_flat_bytes (flat, &length);

  trie->n_begins = length / sizeof (guint32);
  trie->begins = length > 0 ? (guint32 *) begins : NULL;
  flat->failed |= trie->stops->len == 0;
  lay_open (trie);
  return trie;
}

void
cad_trie_index (CadTrie *trie, guint n_classes)
{
  const CadStop *root = trie->layout.stops;
  const CadEdge *edges = trie->layout.edges;

  trie->n_begins = n_classes + 1;
  trie->begins = g_new (guint32, trie->n_begins);
  for (guint i = 0; i < trie->n_begins; i++)
    trie->begins[i] = CAD_NOWHERE;
  for (guint i = 0; i < root->n_edges; i++)
    trie->begins[edges[i].class] = edges[i].node;
}

gconstpointer
cad_trie_root (const CadTrie *trie)
{
  return trie->layout.stops;
}

void
cad_trie_mark_beginnings (const CadTrie *trie, GArray *bits, guint64 bit)
{
  const CadStop *root = trie->layout.stops;
  const CadEdge *edges = trie->layout.edges;

  for (guint i = 0; i < root->n_edges; i++)
    g_array_index (bits, guint64, edges[i].class) |= bit;
}
