/* SPDX-License-Identifier: MIT
 * contexts.c - exceptions and near-conditions in the sentence of a candidate */
#include "compiled.h"

/* What the patterns of one group find in a sentence. */
struct _CadContextGroup {
  gconstpointer root; /* of its trie */
  guint64 turn;       /* the sentence that the rest is about */
  guint sought;       /* tokens before it have been searched */
  guint longest;      /* tokens between the first and the last of a match, at most */
  GArray *matches;    /* of CadMatch, by place; NULL when the group was never asked for */
};

void
cad_contexts_init (CadContexts *contexts, const CadMatcher *matcher)
{
  contexts->matcher = matcher;
  contexts->view = (CadView){ 0 };
  contexts->begin = 0;
  contexts->turn = 0;
  contexts->groups = g_new0 (CadContextGroup, matcher->contexts->len);
  for (guint i = 0; i < matcher->contexts->len; i++)
    contexts->groups[i].root = cad_trie_root (matcher->contexts->pdata[i]);
}

void
cad_contexts_clear (CadContexts *contexts)
{
  for (guint i = 0; i < contexts->matcher->contexts->len; i++)
    if (contexts->groups[i].matches != NULL)
      g_array_unref (contexts->groups[i].matches);
  g_free (contexts->groups);
}

void
cad_contexts_turn_to (CadContexts *contexts, const CadView *view, guint sentence)
{
  contexts->view = *view;
  contexts->begin = view->tokens->sentences[sentence];
  contexts->view.end = view->tokens->sentences[sentence + 1];
  contexts->turn++;
}

static const CadMatch *
match_at (const CadContextGroup *group, guint index)
{
  return &g_array_index (group->matches, CadMatch, index);
}

static inline gboolean
may_begin (const CadContexts *contexts, const CadContextGroup *group, guint64 bit, guint index)
{
  const CadTokens *tokens = contexts->view.tokens;

  return (cad_token_bits (tokens, index) & bit) &&
         !cad_learnt_is_barren (contexts->view.learnt, group->root, tokens->tokens[index].facts);
}

/* The group of @number with all that it finds before token @until, and perhaps more. */
static const CadContextGroup *
seek_group (CadContexts *contexts, guint32 number, guint until)
{
  CadContextGroup *group = &contexts->groups[number];
  guint from;

  if (group->turn != contexts->turn) {
    if (group->matches == NULL)
      group->matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
    cad_array_empty (group->matches);
    group->turn = contexts->turn;
    group->sought = contexts->begin;
    group->longest = 0;
  }
  from = group->matches->len;
  for (; group->sought < until; group->sought++)
    if (may_begin (contexts, group, cad_group_bit (number), group->sought))
      cad_trie_walk (contexts->matcher->contexts->pdata[number], &contexts->view, group->sought, group->matches);
  for (guint i = from; i < group->matches->len; i++)
    group->longest = MAX (group->longest, match_at (group, i)->last - match_at (group, i)->first);
  return group;
}

/* The first match of @group that begins at or after token @first. */
static guint
lower_bound (const CadContextGroup *group, guint32 first)
{
  guint low = 0, high = group->matches->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (match_at (group, middle)->first < first)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

gboolean
cad_contexts_cover (CadContexts *contexts, guint32 number, const CadMatch *match)
{
  const CadContextGroup *group = seek_group (contexts, number, match->first + 1);

  for (guint i = lower_bound (group, match->first + 1); i > 0; i--) {
    const CadMatch *cover = match_at (group, i - 1);

    if (cover->last >= match->last)
      return TRUE;
    if (cover->first + group->longest < match->last)
      return FALSE;
  }
  return FALSE;
}

/* Whether at most @most words lie from token @a to token @b; of two words side by side, one. 0: no matter how many */
static gboolean
is_within (const CadContexts *contexts, guint32 a, guint32 b, guint most)
{
  const CadToken *tokens = contexts->view.tokens->tokens;
  guint words = 0;

  for (guint32 i = a + 1; i <= b && most > 0; i++) {
    words += tokens[i].kind == CAD_TOKEN_WORD && !(tokens[i].flags & CAD_TOKEN_HYPHEN);
    if (words > most)
      return FALSE;
  }
  return TRUE;
}

/* Finds the match of @group that ends nearest before @match; @last becomes its last token. */
static gboolean
find_before (const CadContextGroup *group, const CadMatch *match, guint32 *last)
{
  gboolean found = FALSE;

  for (guint i = lower_bound (group, match->first); i > 0; i--) {
    const CadMatch *other = match_at (group, i - 1);

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
  const CadContextGroup *group = seek_group (contexts, nearness->group, contexts->view.end);
  guint after = lower_bound (group, match->last + 1);
  guint32 last;

  if (find_before (group, match, &last) && is_within (contexts, last, match->first, nearness->within))
    return TRUE;
  return after < group->matches->len &&
         is_within (contexts, match->last, match_at (group, after)->first, nearness->within);
}
