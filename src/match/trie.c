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
  GArray *edges;   /* of Edge, sorted by class and gap once finished */
  GArray *outputs; /* of guint32 */
  guint32 reach;   /* the widest gap of its edges */
} Node;

struct _CadTrie {
  GPtrArray *nodes; /* of Node, owned; 0 is the root */
  guint32 *begins;  /* class -> node behind the root, or NOWHERE */
  guint n_classes;
};

static void
node_free (gpointer data)
{
  Node *node = data;

  g_clear_pointer (&node->edges, g_array_unref);
  g_clear_pointer (&node->outputs, g_array_unref);
  g_free (node);
}

CadTrie *
cad_trie_new (void)
{
  CadTrie *trie = g_new0 (CadTrie, 1);

  trie->nodes = g_ptr_array_new_with_free_func (node_free);
  g_ptr_array_add (trie->nodes, g_new0 (Node, 1));
  return trie;
}

void
cad_trie_free (CadTrie *trie)
{
  if (trie == NULL)
    return;
  g_ptr_array_unref (trie->nodes);
  g_free (trie->begins);
  g_free (trie);
}

static gint
by_class (gconstpointer a, gconstpointer b)
{
  const Edge *x = a, *y = b;

  if (x->class != y->class)
    return x->class < y->class ? -1 : 1;
  return x->gap < y->gap ? -1 : x->gap > y->gap;
}

/* The place of the first edge of @edges that is not below @class and @gap. */
static guint
find_edge (const GArray *edges, guint32 class, guint32 gap)
{
  guint low = 0, high = edges == NULL ? 0 : edges->len;
  Edge wanted = { class, gap, 0 };

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (by_class (&g_array_index (edges, Edge, middle), &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The node that @step leads to from @node, made when there is none. */
static guint32
follow_or_add (CadTrie *trie, guint32 number, const CadStep *step)
{
  Node *node = trie->nodes->pdata[number];
  guint place = find_edge (node->edges, step->class, step->gap);

  if (node->edges == NULL)
    node->edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  if (place < node->edges->len) {
    const Edge *edge = &g_array_index (node->edges, Edge, place);

    if (edge->class == step->class && edge->gap == step->gap)
      return edge->node;
  }
  Edge edge = { step->class, step->gap, trie->nodes->len };

  g_array_insert_val (node->edges, place, edge);
  node->reach = MAX (node->reach, step->gap);
  g_ptr_array_add (trie->nodes, g_new0 (Node, 1));
  return edge.node;
}

gboolean
cad_trie_add (CadTrie *trie, const GArray *pattern, guint32 output)
{
  guint32 number = 0;

  for (guint i = 0; i < pattern->len; i++)
    number = follow_or_add (trie, number, &g_array_index (pattern, CadStep, i));
  Node *node = trie->nodes->pdata[number];

  if (node->outputs == NULL)
    node->outputs = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < node->outputs->len; i++)
    if (g_array_index (node->outputs, guint32, i) == output)
      return FALSE;
  g_array_append_val (node->outputs, output);
  return TRUE;
}

void
cad_trie_finish (CadTrie *trie, guint n_classes)
{
  const Node *root = trie->nodes->pdata[0];

  trie->n_classes = n_classes;
  trie->begins = g_new (guint32, n_classes + 1);
  for (guint i = 0; i < n_classes; i++)
    trie->begins[i] = NOWHERE;
  for (guint i = 0; root->edges != NULL && i < root->edges->len; i++) {
    const Edge *edge = &g_array_index (root->edges, Edge, i);

    trie->begins[edge->class] = edge->node;
  }
}

gboolean
cad_trie_begins (const CadTrie *trie, guint32 symbol)
{
  return symbol < trie->n_classes && trie->begins[symbol] != NOWHERE;
}

typedef struct {
  const CadTrie *trie;
  const CadTokens *tokens;
  guint first, end;
  guint steps; /* that may still be made */
  GArray *matches;
} Walk;

static void walk_from (Walk *walk, guint32 number, guint last, guint32 words);

static void
emit (const Walk *walk, const Node *node, guint last, guint32 words)
{
  for (guint i = 0; node->outputs != NULL && i < node->outputs->len; i++) {
    CadMatch match = { walk->first, last, words, g_array_index (node->outputs, guint32, i) };

    g_array_append_val (walk->matches, match);
  }
}

/* Where the walk stands behind the last word matched. */
typedef struct {
  guint last;       /* the last word matched */
  guint32 words;    /* words from the first to it */
  guint32 skipped;  /* words passed over since */
  gboolean touches; /* nothing but quotation marks since */
} Position;

/* Follows every edge of @node that token @index satisfies. */
static void
step_on (Walk *walk, const Node *node, guint index, const Position *at)
{
  guint n;
  const guint32 *symbols = cad_vocabulary_symbols (walk->tokens->vocabulary, walk->tokens->tokens[index].type, 0, &n);

  for (guint i = 0; i < n; i++) {
    guint place = find_edge (node->edges, symbols[i], at->touches ? 0 : MAX (at->skipped, 1));

    for (; place < node->edges->len; place++) {
      const Edge *edge = &g_array_index (node->edges, Edge, place);

      if (edge->class != symbols[i])
        break;
      walk_from (walk, edge->node, index, at->words + at->skipped + 1);
    }
  }
}

static void
walk_from (Walk *walk, guint32 number, guint last, guint32 words)
{
  const Node *node = walk->trie->nodes->pdata[number];
  const CadToken *tokens = walk->tokens->tokens;
  Position at = { last, words, 0, TRUE };

  emit (walk, node, last, words);
  if (node->edges == NULL || walk->steps == 0)
    return;
  walk->steps--;
  guint limit = node->reach > 0 ? last + 4 * node->reach + GAP_REACH : walk->end;

  for (guint i = last + 1; i < walk->end && i < limit; i++) {
    if (tokens[i].kind == CAD_TOKEN_QUOTE)
      continue;
    if (tokens[i].kind == CAD_TOKEN_MARK) {
      at.touches = FALSE;
      if (node->reach == 0)
        return;
      continue;
    }
    step_on (walk, node, i, &at);
    at.touches = FALSE;
    at.skipped += at.skipped == 0 || !(tokens[i].flags & CAD_TOKEN_HYPHEN);
    if (at.skipped > node->reach)
      return;
  }
}

void
cad_trie_walk (const CadTrie *trie, const CadTokens *tokens, guint first, guint end, GArray *matches)
{
  Walk walk = { trie, tokens, first, end, MOST_STEPS, matches };
  guint n;
  const guint32 *symbols = cad_vocabulary_symbols (tokens->vocabulary, tokens->tokens[first].type, 0, &n);

  for (guint i = 0; i < n; i++)
    if (cad_trie_begins (trie, symbols[i]))
      walk_from (&walk, trie->begins[symbols[i]], first, 1);
}
