/* SPDX-License-Identifier: MIT
 * contexts.c - exceptions and near-conditions in the sentence of a candidate */
#include "compiled.h"

/* The matches of one group. */
typedef struct {
  guint32 group;
  guint from, n; /* of the matches */
  guint longest; /* tokens between the first and the last of a match, at most */
} Group;

void
cad_contexts_init (CadContexts *contexts, const CadMatcher *matcher)
{
  contexts->matcher = matcher;
  contexts->view = (CadView){ NULL, 0, NULL };
  contexts->begin = 0;
  contexts->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  contexts->matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  contexts->positions = g_array_new (FALSE, FALSE, sizeof (guint32));
}

void
cad_contexts_clear (CadContexts *contexts)
{
  g_array_unref (contexts->groups);
  g_array_unref (contexts->matches);
  g_array_unref (contexts->positions);
}

void
cad_contexts_turn_to (CadContexts *contexts, const CadView *view, guint sentence)
{
  contexts->view = *view;
  contexts->begin = view->tokens->sentences[sentence];
  contexts->view.end = view->tokens->sentences[sentence + 1];
  g_array_set_size (contexts->groups, 0);
  g_array_set_size (contexts->matches, 0);
  g_array_set_size (contexts->positions, 0);
}

static const CadMatch *
match_at (const CadContexts *contexts, guint index)
{
  return &g_array_index (contexts->matches, CadMatch, index);
}

/* Seeks the patterns of @number in the sentence, unless that was done. */
static Group
find_group (CadContexts *contexts, guint32 number)
{
  const CadTrie *trie = contexts->matcher->contexts->pdata[number];
  Group group = { number, contexts->matches->len, 0, 0 };

  for (guint i = 0; i < contexts->groups->len; i++)
    if (g_array_index (contexts->groups, Group, i).group == number)
      return g_array_index (contexts->groups, Group, i);
  for (guint i = contexts->begin; i < contexts->view.end; i++)
    if (cad_token_bits (contexts->view.tokens, i) & cad_group_bit (number))
      cad_trie_walk (trie, &contexts->view, i, contexts->matches);
  group.n = contexts->matches->len - group.from;
  for (guint i = group.from; i < contexts->matches->len; i++)
    group.longest = MAX (group.longest, match_at (contexts, i)->last - match_at (contexts, i)->first);
  g_array_append_val (contexts->groups, group);
  return group;
}

/* The first match of @group that begins at or after token @first. */
static guint
lower_bound (const CadContexts *contexts, const Group *group, guint32 first)
{
  guint low = group->from, high = group->from + group->n;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (match_at (contexts, middle)->first < first)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
cad_contexts_cover (CadContexts *contexts, guint32 group, const CadMatch *match)
{
  Group found = find_group (contexts, group);

  for (guint i = lower_bound (contexts, &found, match->first + 1); i > found.from; i--) {
    const CadMatch *cover = match_at (contexts, i - 1);

    if (cover->last >= match->last)
      return TRUE;
    if (cover->first + found.longest < match->last)
      return FALSE;
  }
  return FALSE;
}

static void
count_positions (CadContexts *contexts)
{
  guint32 words = 0;

  for (guint i = contexts->begin; i < contexts->view.end; i++) {
    const CadToken *token = &contexts->view.tokens->tokens[i];

    words += token->kind == CAD_TOKEN_WORD && !(token->flags & CAD_TOKEN_HYPHEN);
    g_array_append_val (contexts->positions, words);
  }
}

/* How many words lie from token @a to token @b; of two words side by side, one. */
static guint32
distance (CadContexts *contexts, guint32 a, guint32 b)
{
  if (contexts->positions->len == 0)
    count_positions (contexts);
  return g_array_index (contexts->positions, guint32, b - contexts->begin) -
         g_array_index (contexts->positions, guint32, a - contexts->begin);
}

/* Finds the match of @group that ends nearest before @match; @last becomes its last token. */
static gboolean
find_before (const CadContexts *contexts, const Group *group, const CadMatch *match, guint32 *last)
{
  gboolean found = FALSE;

  for (guint i = lower_bound (contexts, group, match->first); i > group->from; i--) {
    const CadMatch *other = match_at (contexts, i - 1);

    if (found && other->first + group->longest <= *last)
      break;
    if (other->last >= match->first || (found && other->last <= *last))
      continue;
    *last = other->last;
    found = TRUE;
  }
  return found;
}

gboolean
cad_contexts_near (CadContexts *contexts, const CadNearness *nearness, const CadMatch *match)
{
  Group group = find_group (contexts, nearness->group);
  guint after = lower_bound (contexts, &group, match->last + 1);
  guint32 last;

  if (find_before (contexts, &group, match, &last) &&
      (nearness->within == 0 || distance (contexts, last, match->first) <= nearness->within))
    return TRUE;
  return after < group.from + group.n &&
         (nearness->within == 0 ||
          distance (contexts, match->last, match_at (contexts, after)->first) <= nearness->within);
}
