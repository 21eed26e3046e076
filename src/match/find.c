/* SPDX-License-Identifier: MIT
 * find.c - one pass over the tokens: candidates, their conditions, and the mentions that are left */
#include "compiled.h"

typedef struct {
  const CadMatcher *matcher;
  const CadTokens *tokens;
  CadFindFlags flags;
  CadView view;
  GArray *candidates; /* of CadCandidate */
  GArray *matches;    /* of CadMatch: those of one first word */
  CadContexts contexts;
} Search;

static void
search_init (Search *search, const CadMatcher *matcher, const CadTokens *tokens, CadFindFlags flags)
{
  search->matcher = matcher;
  search->tokens = tokens;
  search->flags = flags;
  cad_view_init (&search->view, tokens, 0, tokens->n_tokens);
  search->candidates = g_array_new (FALSE, FALSE, sizeof (CadCandidate));
  search->matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  cad_contexts_init (&search->contexts, matcher, &search->view);
}

static void
search_clear (Search *search)
{
  cad_contexts_clear (&search->contexts);
  g_array_unref (search->matches);
  g_array_unref (search->candidates);
  cad_view_clear (&search->view);
}

static gboolean
was_found (const GArray *matches, guint n, guint32 output)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (matches, CadMatch, i).output == output)
      return TRUE;
  return FALSE;
}

/* Adds the terms that begin at token @index. A pattern with a gap is taken at its nearest end. */
static void
add_candidates (Search *search, guint sentence, guint index)
{
  g_array_set_size (search->matches, 0);
  cad_trie_walk (search->matcher->terms, &search->view, index, search->tokens->sentences[sentence + 1],
                 search->matches);
  for (guint i = 0; i < search->matches->len; i++) {
    CadCandidate candidate = { g_array_index (search->matches, CadMatch, i), sentence };

    if (was_found (search->matches, i, candidate.match.output))
      continue;
    candidate.match.output = g_array_index (search->matcher->patterns, CadPattern, candidate.match.output).target;
    g_array_append_val (search->candidates, candidate);
  }
}

static gboolean
stands (Search *search, const CadMatch *match)
{
  const CadTarget *target = &g_array_index (search->matcher->targets, CadTarget, match->output);
  CadContexts *contexts = &search->contexts;

  if (!(search->flags & CAD_FIND_EXCEPTED) && target->except != CAD_NO_GROUP &&
      cad_contexts_cover (contexts, target->except, match))
    return FALSE;
  if (search->flags & CAD_FIND_ANYWHERE)
    return TRUE;
  if (target->near.group != CAD_NO_GROUP && !cad_contexts_near (contexts, &target->near, match))
    return FALSE;
  return (search->flags & CAD_FIND_BESIDE) || target->not_near.group == CAD_NO_GROUP ||
         !cad_contexts_near (contexts, &target->not_near, match);
}

/* Drops the candidates from @from on, all of @sentence, that their exceptions or conditions rule out. */
static void
drop_ruled_out (Search *search, guint sentence, guint from)
{
  guint kept = from;

  cad_contexts_turn_to (&search->contexts, sentence);
  for (guint i = from; i < search->candidates->len; i++) {
    CadCandidate candidate = g_array_index (search->candidates, CadCandidate, i);

    if (stands (search, &candidate.match))
      g_array_index (search->candidates, CadCandidate, kept++) = candidate;
  }
  g_array_set_size (search->candidates, kept);
}

static void
search_sentence (Search *search, guint sentence)
{
  const guint32 *bounds = &search->tokens->sentences[sentence];
  guint from = search->candidates->len;

  for (guint i = bounds[0]; i < bounds[1]; i++)
    if (cad_view_bits (&search->view, i) & CAD_BEGINS_TERM)
      add_candidates (search, sentence, i);
  if (search->candidates->len > from)
    drop_ruled_out (search, sentence, from);
}

static CadMention
mention_of (const Search *search, const CadCandidate *candidate)
{
  const CadTarget *target = &g_array_index (search->matcher->targets, CadTarget, candidate->match.output);
  CadMention mention = { 0 };

  mention.first = candidate->match.first;
  mention.last = candidate->match.last;
  mention.span = cad_tokens_span (search->tokens, mention.first, mention.last);
  mention.sentence = candidate->sentence;
  mention.lexicon = target->lexicon;
  mention.choice = target->choice;
  mention.wording = target->wording;
  mention.term = target->term;
  for (guint32 i = mention.first; i <= mention.last; i++)
    mention.repaired |= (search->tokens->tokens[i].flags & CAD_TOKEN_REPAIRED) != 0;
  return mention;
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const CadMention *x = a, *y = b;

  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  if (x->last != y->last)
    return x->last < y->last ? -1 : 1;
  if (x->lexicon != y->lexicon)
    return x->lexicon < y->lexicon ? -1 : 1;
  return x->choice < y->choice ? -1 : x->choice > y->choice;
}

void
cad_matcher_find_with (const CadMatcher *matcher, const CadTokens *tokens, CadFindFlags flags, GArray *mentions)
{
  Search search;

  search_init (&search, matcher, tokens, flags);
  g_array_set_size (mentions, 0);
  for (guint i = 0; i < tokens->n_sentences; i++)
    search_sentence (&search, i);
  cad_candidates_resolve (matcher, search.candidates);
  for (guint i = 0; i < search.candidates->len; i++) {
    CadMention mention = mention_of (&search, &g_array_index (search.candidates, CadCandidate, i));

    g_array_append_val (mentions, mention);
  }
  g_array_sort (mentions, by_place);
  search_clear (&search);
}

void
cad_matcher_find (const CadMatcher *matcher, const CadTokens *tokens, GArray *mentions)
{
  cad_matcher_find_with (matcher, tokens, CAD_FIND_ALL, mentions);
}
