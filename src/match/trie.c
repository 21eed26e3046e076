/* SPDX-License-Identifier: MIT
 * trie.c - patterns sharing their beginnings, walked over the symbols of tokens */
#include "trie.h"

#include <stdlib.h>

#define NOWHERE      G_MAXUINT32
#define FEWEST_SLOTS 64
#define MOST_STEPS   512 /* from one first word: gap upon gap in a repetitive text */
#define GAP_REACH    16  /* tokens seen beyond four for each word of a gap, since marks and compounds cost none */

typedef struct {
  guint32 class, gap;
  guint32 node;
} Edge;

/* An edge of a trie that still grows; the node it leads to is its place plus one. */
typedef struct {
  guint32 from, class, gap;
} Branch;

typedef struct {
  guint32 node, output;
} Ending;

/* A node as walks see it: its edges and outputs are stretches of one array each. */
typedef struct {
  guint64 bits;
  guint32 reach;
  guint32 edges, n_edges;
  guint32 outputs, n_outputs;
} Stop;

struct _CadTrie {
  GArray *branches; /* of Branch; NULL once the trie is sealed */
  GArray *endings;  /* of Ending; NULL once the trie is sealed */
  guint32 *slots;   /* hash -> node that a branch leads to, or 0; NULL once the trie is sealed */
  guint n_slots;    /* a power of two */
  CadSequence last; /* the pattern added last, and the nodes on its way: the next begins mostly like it */
  GArray *path;
  guint32 *begins; /* class -> node behind the root, or NOWHERE; NULL without an index */
  guint n_begins;
  gboolean view;   /* what a sealed trie holds lies in bytes that were read */
  GArray *stops;   /* of Stop, in the order of the nodes */
  GArray *edges;   /* of Edge */
  GArray *outputs; /* of guint32 */
};

CadTrie *
cad_trie_new (void)
{
  CadTrie *trie = g_new0 (CadTrie, 1);

  trie->branches = g_array_new (FALSE, FALSE, sizeof (Branch));
  trie->endings = g_array_new (FALSE, FALSE, sizeof (Ending));
  trie->path = g_array_new (FALSE, FALSE, sizeof (guint32));
  trie->n_slots = FEWEST_SLOTS;
  trie->slots = g_new0 (guint32, trie->n_slots);
  trie->stops = g_array_new (FALSE, TRUE, sizeof (Stop));
  trie->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
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

static inline gboolean
is_below (const Edge *edge, guint32 class, guint32 gap)
{
  return edge->class != class ? edge->class < class : edge->gap < gap;
}

/* The place of the first of @n @edges that is not below @class and @gap. */
static inline guint
find_edge (const Edge *edges, guint n, guint32 class, guint32 gap)
{
  guint low = 0, high = n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (is_below (&edges[middle], class, gap))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
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
  g_array_append_val (trie->branches, branch);
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
  g_array_set_size (trie->path, pattern.n);
  for (guint i = shared; i < pattern.n; i++) {
    ending.node = follow_or_add (trie, ending.node, &pattern.steps[i]);
    g_array_index (trie->path, guint32, i) = ending.node;
  }
  trie->last = pattern;
  g_array_append_val (trie->endings, ending);
}

static gint
by_class_and_gap (gconstpointer a, gconstpointer b)
{
  const Edge *x = a, *y = b;

  return is_below (x, y->class, y->gap) ? -1 : is_below (y, x->class, x->gap);
}

/* The edges of each node, one node after the other, by class and gap. */
static void
lay_edges (CadTrie *trie)
{
  Stop *stops = (Stop *) trie->stops->data;
  Edge *edges = (Edge *) trie->edges->data;

  for (guint i = 0; i < trie->branches->len; i++)
    stops[g_array_index (trie->branches, Branch, i).from].edges++;
  for (guint i = 0, place = 0; i < trie->stops->len; i++) {
    guint32 n = stops[i].edges;

    stops[i].edges = place;
    place += n;
  }
  for (guint i = 0; i < trie->branches->len; i++) {
    const Branch *branch = &g_array_index (trie->branches, Branch, i);
    Stop *stop = &stops[branch->from];

    edges[stop->edges + stop->n_edges++] = (Edge){ branch->class, branch->gap, i + 1 };
    stop->bits |= cad_symbol_bit (branch->class);
    stop->reach = MAX (stop->reach, branch->gap);
  }
  for (guint i = 0; i < trie->stops->len; i++)
    if (stops[i].n_edges > 1)
      qsort (edges + stops[i].edges, stops[i].n_edges, sizeof (Edge), by_class_and_gap);
}

/* The outputs of each node, one node after the other, in the order of adding; each once. */
static void
lay_outputs (CadTrie *trie)
{
  Stop *stops = (Stop *) trie->stops->data;
  guint32 *outputs = (guint32 *) trie->outputs->data;

  for (guint i = 0; i < trie->endings->len; i++)
    stops[g_array_index (trie->endings, Ending, i).node].outputs++;
  for (guint i = 0, place = 0; i < trie->stops->len; i++) {
    guint32 n = stops[i].outputs;

    stops[i].outputs = place;
    place += n;
  }
  for (guint i = 0; i < trie->endings->len; i++) {
    const Ending *ending = &g_array_index (trie->endings, Ending, i);
    Stop *stop = &stops[ending->node];
    guint32 *own = outputs + stop->outputs;

    if (stop->n_outputs == 0 || own[stop->n_outputs - 1] != ending->output)
      own[stop->n_outputs++] = ending->output;
  }
}

void
cad_trie_seal (CadTrie *trie)
{
  g_array_set_size (trie->stops, trie->branches->len + 1);
  g_array_set_size (trie->edges, trie->branches->len);
  g_array_set_size (trie->outputs, trie->endings->len);
  lay_edges (trie);
  lay_outputs (trie);
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
  trie->stops = cad_flat_view (flat, sizeof (Stop));
  trie->edges = cad_flat_view (flat, sizeof (Edge));
  trie->outputs = cad_flat_view (flat, sizeof (guint32));
  gconstpointer begins = cad_flat_bytes (flat, &length);

  trie->n_begins = length / sizeof (guint32);
  trie->begins = length > 0 ? (guint32 *) begins : NULL;
  flat->failed |= trie->stops->len == 0;
  return trie;
}

static const Stop *
stop_at (const CadTrie *trie, guint32 number)
{
  return &g_array_index (trie->stops, Stop, number);
}

static const Edge *
edges_of (const CadTrie *trie, const Stop *stop)
{
  return &g_array_index (trie->edges, Edge, stop->edges);
}

void
cad_trie_index (CadTrie *trie, guint n_classes)
{
  const Stop *root = stop_at (trie, 0);
  const Edge *edges = edges_of (trie, root);

  trie->n_begins = n_classes + 1;
  trie->begins = g_new (guint32, trie->n_begins);
  for (guint i = 0; i < trie->n_begins; i++)
    trie->begins[i] = NOWHERE;
  for (guint i = 0; i < root->n_edges; i++)
    trie->begins[edges[i].class] = edges[i].node;
}

void
cad_trie_mark_beginnings (const CadTrie *trie, GArray *bits, guint64 bit)
{
  const Stop *root = stop_at (trie, 0);
  const Edge *edges = edges_of (trie, root);

  for (guint i = 0; i < root->n_edges; i++)
    g_array_index (bits, guint64, edges[i].class) |= bit;
}

typedef struct {
  const CadTrie *trie;
  const CadTokens *tokens;
  CadBarren *barren;
  guint first, end;
  guint steps; /* that may still be made */
  GArray *matches;
} Walk;

/* Where a walk stands behind the last word matched. */
typedef struct {
  guint last;       /* the last word matched */
  guint32 words;    /* words from the first to it */
  guint32 skipped;  /* words passed over since */
  gboolean touches; /* nothing but quotation marks since */
} Position;

static void walk_from (Walk *walk, guint32 number, Position at);

static void
emit (const Walk *walk, const Stop *stop, const Position *at)
{
  for (guint i = 0; i < stop->n_outputs; i++) {
    CadMatch match = { walk->first, at->last, at->words,
                       g_array_index (walk->trie->outputs, guint32, stop->outputs + i) };

    g_array_append_val (walk->matches, match);
  }
}

#define FACTS_MOST (1u << 19) /* facts below it and the place of a node, whose low bits are none, fit one number */

/* Where it is remembered that no edge of @stop takes @facts; NULL when that cannot be. */
static inline guint64 *
barren_place (const Walk *walk, const Stop *stop, guint32 facts, guint64 *key)
{
  *key = (guint64) (gsize) stop << 16 | facts;
  return walk->barren != NULL && facts < FACTS_MOST ? cad_barren_place (walk->barren, *key) : NULL;
}

/* Whether one of the @n @edges around @place is of @class, whatever its gap. */
static inline gboolean
has_class (const Edge *edges, guint n, guint place, guint32 class)
{
  return (place < n && edges[place].class == class) || (place > 0 && edges[place - 1].class == class);
}

/* Follows every edge of @stop that token @index satisfies. */
static void
step_on (Walk *walk, const Stop *stop, guint index, const Position *at)
{
  Position next = { index, at->words + at->skipped + 1, 0, TRUE };
  const Edge *edges = edges_of (walk->trie, stop);
  const CadFacts *facts = cad_tokens_facts (walk->tokens, index);
  gboolean taken = FALSE;
  guint64 key, *known = barren_place (walk, stop, walk->tokens->tokens[index].facts, &key);

  if (known != NULL && *known == key)
    return;
  for (guint i = 0; i < facts->n[0]; i++) {
    guint32 symbol = facts->symbols[0][i];

    if (!(stop->bits & cad_symbol_bit (symbol)))
      continue;
    guint place = find_edge (edges, stop->n_edges, symbol, at->touches ? 0 : MAX (at->skipped, 1));

    taken |= has_class (edges, stop->n_edges, place, symbol);
    for (; place < stop->n_edges && edges[place].class == symbol; place++)
      walk_from (walk, edges[place].node, next);
  }
  if (!taken && known != NULL)
    *known = key;
}

/* Passes over the words and marks that the gaps of @stop may hold. */
static void
walk_gap (Walk *walk, const Stop *stop, Position at)
{
  const CadToken *tokens = walk->tokens->tokens;
  guint limit = MIN (walk->end, at.last + 4 * stop->reach + GAP_REACH);

  for (guint i = at.last + 1; i < limit && at.skipped <= stop->reach; i++) {
    if (tokens[i].kind == CAD_TOKEN_QUOTE)
      continue;
    if (cad_token_bits (walk->tokens, i) & stop->bits)
      step_on (walk, stop, i, &at);
    at.touches = FALSE;
    if (tokens[i].kind == CAD_TOKEN_WORD)
      at.skipped += at.skipped == 0 || !(tokens[i].flags & CAD_TOKEN_HYPHEN);
  }
}

static void
walk_from (Walk *walk, guint32 number, Position at)
{
  const Stop *stop = stop_at (walk->trie, number);
  guint next = at.last + 1;

  emit (walk, stop, &at);
  if (stop->n_edges == 0 || walk->steps == 0)
    return;
  walk->steps--;
  if (stop->reach > 0) {
    walk_gap (walk, stop, at);
    return;
  }
  while (next < walk->end && walk->tokens->tokens[next].kind == CAD_TOKEN_QUOTE)
    next++;
  if (next < walk->end && (cad_token_bits (walk->tokens, next) & stop->bits))
    step_on (walk, stop, next, &at);
}

static void
walk_from_index (Walk *walk, const Position *at)
{
  const CadFacts *facts = cad_tokens_facts (walk->tokens, at->last);

  for (guint i = 0; i < facts->n[0] && walk->trie->begins[facts->symbols[0][i]] != NOWHERE; i++)
    walk_from (walk, walk->trie->begins[facts->symbols[0][i]], *at);
}

void
cad_trie_walk (const CadTrie *trie, const CadView *view, guint first, guint end, GArray *matches)
{
  const Stop *root = stop_at (trie, 0);
  Walk walk = { trie, view->tokens, view->barren, first, end, MOST_STEPS, matches };
  Position before = { first, 0, 0, TRUE }, at = { first, 1, 0, TRUE };

  if (trie->begins != NULL)
    walk_from_index (&walk, &at);
  else if (cad_token_bits (view->tokens, first) & root->bits)
    step_on (&walk, root, first, &before);
}

static gboolean
has_edge (const CadTrie *trie, const Stop *stop, const CadFacts *next)
{
  const Edge *edges = edges_of (trie, stop);

  if (!(stop->bits & next->classes[0]))
    return FALSE;
  for (guint i = 0; i < next->n[0]; i++) {
    guint place = find_edge (edges, stop->n_edges, next->symbols[0][i], 0);

    if (place < stop->n_edges && edges[place].class == next->symbols[0][i])
      return TRUE;
  }
  return FALSE;
}

gboolean
cad_trie_can_begin (const CadTrie *trie, const CadFacts *first, const CadFacts *next)
{
  for (guint i = 0; i < first->n[0] && trie->begins[first->symbols[0][i]] != NOWHERE; i++) {
    const Stop *stop = stop_at (trie, trie->begins[first->symbols[0][i]]);

    if (stop->n_outputs > 0 || stop->reach > 0 || has_edge (trie, stop, next))
      return TRUE;
  }
  return FALSE;
}
