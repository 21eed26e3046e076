/* SPDX-License-Identifier: MIT
 * contexts.c - exceptions and near-conditions in the sentence of a candidate */
#include "compiled.h"

void
cad_contexts_init (CadContexts *contexts)
{
  contexts->matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  contexts->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
  contexts->begin = 0;
  contexts->longest = 0;
}

void
cad_contexts_clear (CadContexts *contexts)
{
  g_array_unref (contexts->matches);
  g_array_unref (contexts->positions);
}

static gint
by_group (gconstpointer a, gconstpointer b)
{
  const CadMatch *x = a, *y = b;

  if (x->output != y->output)
    return x->output < y->output ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->last < y->last ? -1 : x->last > y->last;
}

void
cad_contexts_read (CadContexts *contexts, const CadMatcher *matcher, const CadTokens *tokens, guint sentence)
{
  guint end = tokens->sentences[sentence + 1];
  guint32 words = 0;

  contexts->begin = tokens->sentences[sentence];
  contexts->longest = 0;
  g_array_set_size (contexts->matches, 0);
  g_array_set_size (contexts->positions, 0);
  for (guint i = contexts->begin; i < end; i++) {
    const CadToken *token = &tokens->tokens[i];

    words += token->kind == CAD_TOKEN_WORD && !(token->flags & CAD_TOKEN_HYPHEN);
    g_array_append_val (contexts->positions, words);
    if (token->kind == CAD_TOKEN_WORD &&
        (cad_vocabulary_classes (tokens->vocabulary, token->type, 0) & CAD_BEGINS_CONTEXT))
      cad_trie_walk (matcher->contexts, tokens, i, end, contexts->matches);
  }
  for (guint i = 0; i < contexts->matches->len; i++) {
    const CadMatch *match = &g_array_index (contexts->matches, CadMatch, i);

    contexts->longest = MAX (contexts->longest, match->last - match->first);
  }
  g_array_sort (contexts->matches, by_group);
}

/* The first match of @group that begins at or after token @first. */
static guint
lower_bound (const CadContexts *contexts, guint32 group, guint32 first)
{
  CadMatch wanted = { first, 0, 0, group };
  guint low = 0, high = contexts->matches->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (by_group (&g_array_index (contexts->matches, CadMatch, middle), &wanted) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Match @index when it is one of @group. */
static const CadMatch *
match_at (const CadContexts *contexts, guint index, guint32 group)
{
  const CadMatch *match;

  if (index >= contexts->matches->len)
    return NULL;
  match = &g_array_index (contexts->matches, CadMatch, index);
  return match->output == group ? match : NULL;
}

gboolean
cad_contexts_cover (const CadContexts *contexts, guint32 group, const CadMatch *match)
{
  const CadMatch *cover;

  for (guint i = lower_bound (contexts, group, match->first + 1);
       i > 0 && (cover = match_at (contexts, i - 1, group)) != NULL; i--) {
    if (cover->last >= match->last)
      return TRUE;
    if (cover->first + contexts->longest < match->last)
      return FALSE;
  }
  return FALSE;
}

static guint32
position (const CadContexts *contexts, guint32 token)
{
  return g_array_index (contexts->positions, guint32, token - contexts->begin);
}

/* Words from the nearest match that ends before @match to it, or G_MAXUINT32. */
static guint32
distance_before (const CadContexts *contexts, guint32 group, const CadMatch *match)
{
  guint32 last = G_MAXUINT32;
  const CadMatch *other;

  for (guint i = lower_bound (contexts, group, match->first);
       i > 0 && (other = match_at (contexts, i - 1, group)) != NULL; i--) {
    if (last != G_MAXUINT32 && other->first + contexts->longest <= last)
      break;
    if (other->last < match->first && (last == G_MAXUINT32 || other->last > last))
      last = other->last;
  }
  return last == G_MAXUINT32 ? G_MAXUINT32 : position (contexts, match->first) - position (contexts, last);
}

static guint32
distance_after (const CadContexts *contexts, guint32 group, const CadMatch *match)
{
  const CadMatch *other = match_at (contexts, lower_bound (contexts, group, match->last + 1), group);

  return other == NULL ? G_MAXUINT32 : position (contexts, other->first) - position (contexts, match->last);
}

gboolean
cad_contexts_near (const CadContexts *contexts, const CadNearness *nearness, const CadMatch *match)
{
  guint32 before = distance_before (contexts, nearness->group, match);
  guint32 after = distance_after (contexts, nearness->group, match);
  guint32 nearest = MIN (before, after);

  return nearest != G_MAXUINT32 && (nearness->within == 0 || nearest <= nearness->within);
}
