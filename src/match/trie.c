/* SPDX-License-Identifier: MIT
 * trie.c - patterns sharing their beginnings, walked over the symbols of tokens */
#include "trie.h"

#define NOWHERE    G_MAXUINT32
#define MOST_STEPS 512 /* from one first word: gap upon gap in a repetitive text */
#define GAP_REACH  16  /* tokens seen beyond four for each word of a gap, since marks and compounds cost none */

typedef struct {
  guint32 class, gap;
  guint32 node;
} Edge;

typedef struct {
  GArray *edges;   /* of Edge, sorted by class and gap, or NULL */
  GArray *outputs; /* of guint32, or NULL */
  guint64 bits;    /* of the classes of its edges */
  guint32 reach;   /* the widest gap of its edges */
} Node;

struct _CadTrie {
  GArray *nodes;   /* of Node; 0 is the root */
  guint32 *begins; /* class -> node behind the root, or NOWHERE; NULL without an index */
};

void
cad_view_init (CadView *view, const CadTokens *tokens, guint first, guint end)
{
  view->tokens = tokens;
  view->first = first;
  view->bits = g_array_sized_new (FALSE, FALSE, sizeof (guint64), end - first);
  g_array_set_size (view->bits, end - first);
  for (guint i = first; i < end; i++) {
    const CadToken *token = &tokens->tokens[i];

    g_array_index (view->bits, guint64, i - first) = token->kind == CAD_TOKEN_WORD
                                                         ? cad_vocabulary_classes (tokens->vocabulary, token->type, 0)
                                                         : 0;
  }
}

void
cad_view_clear (CadView *view)
{
  g_array_unref (view->bits);
}

static void
node_clear (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->edges, g_array_unref);
  g_clear_pointer (&node->outputs, g_array_unref);
}

CadTrie *
cad_trie_new (void)
{
  CadTrie *trie = g_new0 (CadTrie, 1);

  trie->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  g_array_set_clear_func (trie->nodes, node_clear);
  g_array_set_size (trie->nodes, 1);
  return trie;
}

void
cad_trie_free (CadTrie *trie)
{
  if (trie == NULL)
    return;
  g_array_unref (trie->nodes);
  g_free (trie->begins);
  g_free (trie);
}

static gboolean
is_below (const Edge *edge, guint32 class, guint32 gap)
{
  return edge->class != class ? edge->class < class : edge->gap < gap;
}

/* The place of the first edge of @node that is not below @class and @gap. */
static guint
find_edge (const Node *node, guint32 class, guint32 gap)
{
  guint low = 0, high = node->edges == NULL ? 0 : node->edges->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (is_below (&g_array_index (node->edges, Edge, middle), class, gap))
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The node that @step leads to from node @number, made when there is none. */
static guint32
follow_or_add (CadTrie *trie, guint32 number, const CadStep *step)
{
  Node *node = &g_array_index (trie->nodes, Node, number);
  guint place = find_edge (node, step->class, step->gap);
  Edge edge = { step->class, step->gap, trie->nodes->len };

  if (node->edges == NULL)
    node->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  if (place < node->edges->len) {
    const Edge *known = &g_array_index (node->edges, Edge, place);

    if (known->class == step->class && known->gap == step->gap)
      return known->node;
  }
  g_array_insert_val (node->edges, place, edge);
  node->bits |= cad_symbol_bit (step->class);
  node->reach = MAX (node->reach, step->gap);
  g_array_set_size (trie->nodes, trie->nodes->len + 1);
  return edge.node;
}

void
cad_trie_add (CadTrie *trie, const GArray *pattern, guint32 output)
{
  guint32 number = 0;

  for (guint i = 0; i < pattern->len; i++)
    number = follow_or_add (trie, number, &g_array_index (pattern, CadStep, i));
  Node *node = &g_array_index (trie->nodes, Node, number);

  if (node->outputs == NULL)
    node->outputs = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < node->outputs->len; i++)
    if (g_array_index (node->outputs, guint32, i) == output)
      return;
  g_array_append_val (node->outputs, output);
}

void
cad_trie_index (CadTrie *trie, guint n_classes)
{
  const Node *root = &g_array_index (trie->nodes, Node, 0);

  trie->begins = g_new (guint32, n_classes + 1);
  for (guint i = 0; i < n_classes; i++)
    trie->begins[i] = NOWHERE;
  for (guint i = 0; root->edges != NULL && i < root->edges->len; i++) {
    const Edge *edge = &g_array_index (root->edges, Edge, i);

    trie->begins[edge->class] = edge->node;
  }
}

void
cad_trie_mark_beginnings (const CadTrie *trie, GArray *bits, guint64 bit)
{
  const Node *root = &g_array_index (trie->nodes, Node, 0);

  for (guint i = 0; root->edges != NULL && i < root->edges->len; i++)
    g_array_index (bits, guint64, g_array_index (root->edges, Edge, i).class) |= bit;
}

typedef struct {
  const CadTrie *trie;
  const CadView *view;
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
emit (const Walk *walk, const Node *node, const Position *at)
{
  for (guint i = 0; node->outputs != NULL && i < node->outputs->len; i++) {
    CadMatch match = { walk->first, at->last, at->words, g_array_index (node->outputs, guint32, i) };

    g_array_append_val (walk->matches, match);
  }
}

/* Follows every edge of @node that token @index satisfies. */
static void
step_on (Walk *walk, const Node *node, guint index, const Position *at)
{
  const CadTokens *tokens = walk->view->tokens;
  Position next = { index, at->words + at->skipped + 1, 0, TRUE };
  guint n;
  const guint32 *symbols = cad_vocabulary_symbols (tokens->vocabulary, tokens->tokens[index].type, 0, &n);

  for (guint i = 0; i < n; i++) {
    if (!(node->bits & cad_symbol_bit (symbols[i])))
      continue;
    for (guint place = find_edge (node, symbols[i], at->touches ? 0 : MAX (at->skipped, 1));
         place < node->edges->len && g_array_index (node->edges, Edge, place).class == symbols[i]; place++)
      walk_from (walk, g_array_index (node->edges, Edge, place).node, next);
  }
}

/* Passes over the words and marks that the gaps of @node may hold. */
static void
walk_gap (Walk *walk, const Node *node, Position at)
{
  const CadToken *tokens = walk->view->tokens->tokens;
  guint limit = MIN (walk->end, at.last + 4 * node->reach + GAP_REACH);

  for (guint i = at.last + 1; i < limit && at.skipped <= node->reach; i++) {
    if (tokens[i].kind == CAD_TOKEN_QUOTE)
      continue;
    if (cad_view_bits (walk->view, i) & node->bits)
      step_on (walk, node, i, &at);
    at.touches = FALSE;
    if (tokens[i].kind == CAD_TOKEN_WORD)
      at.skipped += at.skipped == 0 || !(tokens[i].flags & CAD_TOKEN_HYPHEN);
  }
}

static void
walk_from (Walk *walk, guint32 number, Position at)
{
  const Node *node = &g_array_index (walk->trie->nodes, Node, number);
  guint next = at.last + 1;

  emit (walk, node, &at);
  if (node->edges == NULL || walk->steps == 0)
    return;
  walk->steps--;
  if (node->reach > 0) {
    walk_gap (walk, node, at);
    return;
  }
  while (next < walk->end && walk->view->tokens->tokens[next].kind == CAD_TOKEN_QUOTE)
    next++;
  if (next < walk->end && (cad_view_bits (walk->view, next) & node->bits))
    step_on (walk, node, next, &at);
}

static void
walk_from_index (Walk *walk, const Position *at)
{
  const CadTokens *tokens = walk->view->tokens;
  guint n;
  const guint32 *symbols = cad_vocabulary_symbols (tokens->vocabulary, tokens->tokens[at->last].type, 0, &n);

  for (guint i = 0; i < n && walk->trie->begins[symbols[i]] != NOWHERE; i++)
    walk_from (walk, walk->trie->begins[symbols[i]], *at);
}

void
cad_trie_walk (const CadTrie *trie, const CadView *view, guint first, guint end, GArray *matches)
{
  const Node *root = &g_array_index (trie->nodes, Node, 0);
  Walk walk = { trie, view, first, end, MOST_STEPS, matches };
  Position before = { first, 0, 0, TRUE }, at = { first, 1, 0, TRUE };

  if (trie->begins != NULL)
    walk_from_index (&walk, &at);
  else if (cad_view_bits (view, first) & root->bits)
    step_on (&walk, root, first, &before);
}
