/* SPDX-License-Identifier: MIT
 * walk.c - sealed tries walked over the symbols of tokens */
#include "stops.h"

#define MOST_STEPS 512 /* from one first word: gap upon gap in a repetitive text */
#define GAP_REACH  16  /* tokens seen beyond four for each word of a gap, since marks and compounds cost none */

typedef struct {
  CadLayout trie;
  const CadToken *tokens;
  const CadFacts *facts;
  CadLearnt *learnt;
  const guint64 *symbols;
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

static Walk
begin (const CadTrie *trie, const CadView *view, guint first, GArray *matches)
{
  return (Walk){ .trie = trie->layout,
                 .tokens = view->tokens->tokens,
                 .facts = cad_vocabulary_facts_at (view->tokens->vocabulary, 0),
                 .learnt = view->learnt,
                 .symbols = view->symbols,
                 .first = first,
                 .end = view->end,
                 .steps = MOST_STEPS,
                 .matches = matches };
}

static void
emit (const Walk *walk, const CadStop *stop, const Position *at)
{
  for (guint i = 0; i < stop->n_outputs; i++) {
    CadMatch match = { walk->first, at->last, at->words, walk->trie.outputs[stop->outputs + i] };

    g_array_append_val (walk->matches, match);
  }
}

/* The place of the first of @n @edges that is not below @class and @gap. */
static inline guint
find_edge (const CadEdge *edges, guint n, guint32 class, guint32 gap)
{
  guint low = 0, high = n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (cad_edge_is_below (&edges[middle], class, gap))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* With which of its symbols a word of @facts goes on from @stop, as in CadLearntStep. */
static guint32
find_symbols (const CadLayout *trie, const CadStop *stop, const CadFacts *facts)
{
  const CadEdge *edges = trie->edges + stop->edges;
  guint32 symbols = 0;

  for (guint i = 0; i < facts->n[0]; i++) {
    guint32 symbol = facts->symbols[0][i];

    if (!(stop->bits & cad_symbol_bit (symbol)))
      continue;
    guint place = find_edge (edges, stop->n_edges, symbol, 0);

    if (place < stop->n_edges && edges[place].class == symbol)
      symbols |= 1u << MIN (i, CAD_WAYS - 1);
  }
  return symbols;
}

/* The same of a word that was perhaps met there before: most words go on from no node that they come to. */
static inline guint32
look_up_symbols (const Walk *walk, const CadStop *stop, guint32 facts)
{
  CadLearntStep *known;

  if (walk->learnt == NULL)
    return find_symbols (&walk->trie, stop, &walk->facts[facts]);
  known = &walk->learnt->steps[cad_learnt_step_place (stop, facts)];
  if (known->node != stop || known->facts != facts)
    *known = (CadLearntStep){ stop, facts, find_symbols (&walk->trie, stop, &walk->facts[facts]) };
  return known->symbols;
}

/* The index behind @i of a bit of @ways that is set, or @n; the last bit stands for all indices from there on. */
static inline guint
next_way (guint32 ways, guint i, guint n)
{
  if (i >= CAD_WAYS - 1)
    return ways >> (CAD_WAYS - 1) ? i : n;
  ways &= ~0u << i;
  return ways != 0 ? (guint) __builtin_ctz (ways) : n;
}

/* Follows the edges of @stop that are of those @symbols that token @index has. */
static void
step_on (Walk *walk, const CadStop *stop, guint index, guint32 symbols, const Position *at)
{
  Position next = { index, at->words + at->skipped + 1, 0, TRUE };
  const CadEdge *edges = walk->trie.edges + stop->edges;
  const CadFacts *facts = &walk->facts[walk->tokens[index].facts];
  guint n = facts->n[0];

  for (guint i = next_way (symbols, 0, n); i < n; i = next_way (symbols, i + 1, n)) {
    guint32 symbol = facts->symbols[0][i];
    guint place = find_edge (edges, stop->n_edges, symbol, at->touches ? 0 : MAX (at->skipped, 1));

    for (; place < stop->n_edges && edges[place].class == symbol; place++)
      walk_from (walk, edges[place].node, next);
  }
}

/* Follows every edge of @stop that token @index satisfies. */
static inline void
try_step (Walk *walk, const CadStop *stop, guint index, const Position *at)
{
  guint32 facts = walk->tokens[index].facts, symbols;

  if (walk->symbols != NULL && !(walk->symbols[facts] & stop->bits))
    return;
  symbols = look_up_symbols (walk, stop, facts);
  if (symbols != 0)
    step_on (walk, stop, index, symbols, at);
}

/* Passes over the words and marks that the gaps of @stop may hold. */
static void
walk_gap (Walk *walk, const CadStop *stop, Position at)
{
  const CadToken *tokens = walk->tokens;
  guint limit = MIN (walk->end, at.last + 4 * stop->reach + GAP_REACH);

  for (guint i = at.last + 1; i < limit && at.skipped <= stop->reach; i++) {
    if (tokens[i].kind == CAD_TOKEN_QUOTE)
      continue;
    try_step (walk, stop, i, &at);
    at.touches = FALSE;
    if (tokens[i].kind == CAD_TOKEN_WORD)
      at.skipped += at.skipped == 0 || !(tokens[i].flags & CAD_TOKEN_HYPHEN);
  }
}

static void
walk_from (Walk *walk, guint32 number, Position at)
{
  const CadStop *stop = &walk->trie.stops[number];
  guint next = at.last + 1;

  emit (walk, stop, &at);
  if (stop->n_edges == 0 || walk->steps == 0)
    return;
  walk->steps--;
  if (stop->reach > 0) {
    walk_gap (walk, stop, at);
    return;
  }
  while (next < walk->end && walk->tokens[next].kind == CAD_TOKEN_QUOTE)
    next++;
  if (next < walk->end)
    try_step (walk, stop, next, &at);
}

void
cad_trie_walk (const CadTrie *trie, const CadView *view, guint first, GArray *matches)
{
  Walk walk = begin (trie, view, first, matches);

  try_step (&walk, walk.trie.stops, first, &(Position){ first, 0, 0, TRUE });
}

void
cad_trie_walk_ways (const CadTrie *trie, const CadView *view, guint first, guint32 ways, GArray *matches)
{
  Walk walk = begin (trie, view, first, matches);
  Position at = { first, 1, 0, TRUE };
  const CadFacts *facts = &walk.facts[walk.tokens[first].facts];

  guint n = facts->n[0];

  for (guint i = next_way (ways, 0, n); i < n; i = next_way (ways, i + 1, n)) {
    guint32 node = trie->begins[facts->symbols[0][i]];

    if (node == CAD_NOWHERE)
      return;
    walk_from (&walk, node, at);
  }
}

void
cad_trie_expect (const CadTrie *trie, const CadFacts *first, guint32 ways)
{
  guint n = first->n[0];

  for (guint i = next_way (ways, 0, n); i < n && i < CAD_WAYS - 1; i = next_way (ways, i + 1, n))
    __builtin_prefetch (&trie->layout.stops[trie->begins[first->symbols[0][i]]]);
}

guint32
cad_trie_ways (const CadTrie *trie, const CadFacts *first, const CadFacts *next)
{
  guint32 ways = 0;

  for (guint i = 0; i < first->n[0] && trie->begins[first->symbols[0][i]] != CAD_NOWHERE; i++) {
    const CadStop *stop = &trie->layout.stops[trie->begins[first->symbols[0][i]]];

    if (stop->n_outputs > 0 || stop->reach > 0 || find_symbols (&trie->layout, stop, next) != 0)
      ways |= 1u << MIN (i, CAD_WAYS - 1);
  }
  return ways;
}
