/* SPDX-License-Identifier: MIT
 * find.c - one pass over the tokens: candidates, their conditions, and the mentions that are left */
#include "compiled.h"

#include <string.h>

/* Where a term may begin: a token, and with which of its symbols. */
typedef struct {
  guint32 token, ways;
} Start;

struct _CadFinder {
  const CadMatcher *matcher;
  CadView view; /* the tokens being searched */
  CadFindFlags flags;
  const guint8 *left_out; /* not 0 for each lexicon whose terms are not sought; or NULL */
  guint8 begins;          /* class bits of the words that terms sought begin with */
  GArray *candidates;     /* of CadCandidate */
  GArray *matches;        /* of CadMatch: those of one first word */
  GArray *begin;          /* of guint8, and */
  GArray *symbols;        /* of guint64: what @view has of them */
  GArray *starts;         /* of Start */
  CadContexts contexts;
  guint emptied; /* how often the vocabulary had been when walks began to learn */
};

CadFinder *
cad_finder_new (const CadMatcher *matcher)
{
  CadFinder *finder = g_new0 (CadFinder, 1);

  finder->matcher = matcher;
  finder->candidates = g_array_new (FALSE, FALSE, sizeof (CadCandidate));
  finder->matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  finder->begin = g_array_new (FALSE, FALSE, sizeof (guint8));
  finder->symbols = g_array_new (FALSE, FALSE, sizeof (guint64));
  finder->starts = g_array_new (FALSE, FALSE, sizeof (Start));
  cad_contexts_init (&finder->contexts, matcher);
  finder->view.learnt = g_new0 (CadLearnt, 1);
  return finder;
}

void
cad_finder_free (CadFinder *finder)
{
  if (finder == NULL)
    return;
  cad_contexts_clear (&finder->contexts);
  g_array_unref (finder->starts);
  g_array_unref (finder->symbols);
  g_array_unref (finder->begin);
  g_array_unref (finder->matches);
  g_array_unref (finder->candidates);
  g_free (finder->view.learnt);
  g_free (finder);
}

/* What nearly all tokens are asked for shall lie side by side. */
static void
learn_facts (CadFinder *finder, const CadVocabulary *vocabulary)
{
  guint known = finder->begin->len, n = cad_vocabulary_n_facts (vocabulary);

  if (known == n)
    return;
  g_array_set_size (finder->begin, n);
  g_array_set_size (finder->symbols, n);
  for (guint i = known; i < n; i++) {
    const CadFacts *facts = cad_vocabulary_facts_at (vocabulary, i);
    guint64 *bits = &g_array_index (finder->symbols, guint64, i);

    g_array_index (finder->begin, guint8, i) = facts->classes[0] & CAD_BEGINS;
    *bits = 0;
    for (guint j = 0; j < facts->n[0]; j++)
      *bits |= cad_symbol_bit (facts->symbols[0][j]);
  }
  finder->view.begin = (const guint8 *) finder->begin->data;
  finder->view.symbols = (const guint64 *) finder->symbols->data;
}

static void
turn_to (CadFinder *finder, const CadTokens *tokens)
{
  guint emptied = cad_vocabulary_emptied (tokens->vocabulary);

  finder->view.tokens = tokens;
  g_array_set_size (finder->candidates, 0);
  if (finder->emptied != emptied) {
    finder->emptied = emptied;
    memset (finder->view.learnt, 0, sizeof (CadLearnt));
    g_array_set_size (finder->begin, 0);
    g_array_set_size (finder->symbols, 0);
  }
  learn_facts (finder, tokens->vocabulary);
}

/* With which of its symbols token @index can begin a term, by what the word behind it is. Most words that begin terms are
 * articles and prepositions, and stand before words that no term goes on with. */
static inline guint32
ways_at (CadFinder *finder, guint index)
{
  const CadToken *tokens = finder->view.tokens->tokens;
  guint next = index + 1, end = finder->view.tokens->n_tokens;
  guint64 pair, *known;

  while (next < end && tokens[next].kind == CAD_TOKEN_QUOTE && !(tokens[next].flags & CAD_TOKEN_SENTENCE))
    next++;
  pair = (guint64) tokens[index].facts << 24;
  if (next < end && !(tokens[next].flags & CAD_TOKEN_SENTENCE))
    pair |= tokens[next].facts;
  known = &finder->view.learnt->pairs[cad_learnt_place (pair)];
  if (*known >> CAD_WAYS != pair)
    *known = pair << CAD_WAYS |
             cad_trie_ways (finder->matcher->terms, cad_tokens_facts (finder->view.tokens, index),
                            cad_vocabulary_facts_at (finder->view.tokens->vocabulary, pair & CAD_FACTS_MASK));
  return *known & ((1u << CAD_WAYS) - 1);
}

static gboolean
was_found (const GArray *matches, guint n, guint32 output)
{
  for (guint i = 0; i < n; i++)
    if (g_array_index (matches, CadMatch, i).output == output)
      return TRUE;
  return FALSE;
}

static gboolean
is_sought (const CadFinder *finder, guint32 target)
{
  return finder->left_out == NULL ||
         !finder->left_out[g_array_index (finder->matcher->targets, CadTarget, target).lexicon];
}

/* Adds the terms that begin at @start. A pattern with a gap is taken at its nearest end. */
static void
add_candidates (CadFinder *finder, guint sentence, const Start *start)
{
  cad_array_empty (finder->matches);
  cad_trie_walk_ways (finder->matcher->terms, &finder->view, start->token, start->ways, finder->matches);
  for (guint i = 0; i < finder->matches->len; i++) {
    CadCandidate candidate = { g_array_index (finder->matches, CadMatch, i), sentence };

    if (was_found (finder->matches, i, candidate.match.output))
      continue;
    candidate.match.output = g_array_index (finder->matcher->patterns, CadPattern, candidate.match.output).target;
    if (is_sought (finder, candidate.match.output))
      g_array_append_val (finder->candidates, candidate);
  }
}

static gboolean
stands_anywhere (CadFinder *finder, const CadTarget *target, const CadMatch *match)
{
  return (finder->flags & CAD_FIND_EXCEPTED) || target->except == CAD_NO_GROUP ||
         !cad_contexts_cover (&finder->contexts, target->except, match);
}

/* Nearness comes first: where it is asked for it rules out most. */
static gboolean
stands (CadFinder *finder, const CadMatch *match)
{
  const CadTarget *target = &g_array_index (finder->matcher->targets, CadTarget, match->output);
  CadContexts *contexts = &finder->contexts;

  if (finder->flags & CAD_FIND_ANYWHERE)
    return stands_anywhere (finder, target, match);
  if (target->near.group != CAD_NO_GROUP && !cad_contexts_near (contexts, &target->near, match))
    return FALSE;
  if (!(finder->flags & CAD_FIND_BESIDE) && target->not_near.group != CAD_NO_GROUP &&
      cad_contexts_near (contexts, &target->not_near, match))
    return FALSE;
  return stands_anywhere (finder, target, match);
}

/* Drops the candidates from @from on, all of @sentence, that their exceptions or conditions rule out. */
static void
drop_ruled_out (CadFinder *finder, guint sentence, guint from)
{
  guint kept = from;

  cad_contexts_turn_to (&finder->contexts, &finder->view, sentence);
  for (guint i = from; i < finder->candidates->len; i++) {
    CadCandidate candidate = g_array_index (finder->candidates, CadCandidate, i);

    if (stands (finder, &candidate.match))
      g_array_index (finder->candidates, CadCandidate, kept++) = candidate;
  }
  g_array_set_size (finder->candidates, kept);
}

/* Takes down where terms may begin. The loops have no branch that depends on it: guesses would fail too often. Returns: how
 * many such tokens there are */
static guint
take_starts (CadFinder *finder)
{
  const CadToken *tokens = finder->view.tokens->tokens;
  const guint8 *begin = finder->view.begin;
  guint8 begins = finder->begins;
  guint n_tokens = finder->view.tokens->n_tokens, n = 0, kept = 0;

  if (finder->starts->len < n_tokens)
    g_array_set_size (finder->starts, n_tokens);
  Start *starts = (Start *) finder->starts->data;

  for (guint i = 0; i < n_tokens; i++) {
    starts[n].token = i;
    n += (begin[tokens[i].facts] & begins) != 0;
  }
  for (guint i = 0; i < n; i++) {
    Start start = { starts[i].token, ways_at (finder, starts[i].token) };

    starts[kept] = start;
    kept += start.ways != 0;
  }
  return kept;
}

static void
search_sentences (CadFinder *finder)
{
  const guint32 *bounds = finder->view.tokens->sentences;
  guint n = take_starts (finder), sentence = 0;
  const Start *starts = (const Start *) finder->starts->data;

  for (guint i = 0; i < n; sentence++) {
    guint from = finder->candidates->len;

    finder->view.end = bounds[sentence + 1];
    for (; i < n && starts[i].token < finder->view.end; i++) {
      if (i + 1 < n)
        cad_trie_expect (finder->matcher->terms, cad_tokens_facts (finder->view.tokens, starts[i + 1].token),
                         starts[i + 1].ways);
      add_candidates (finder, sentence, &starts[i]);
    }
    if (finder->candidates->len > from)
      drop_ruled_out (finder, sentence, from);
  }
}

static CadMention
mention_of (const CadFinder *finder, const CadCandidate *candidate)
{
  const CadTarget *target = &g_array_index (finder->matcher->targets, CadTarget, candidate->match.output);
  CadMention mention = { 0 };

  mention.first = candidate->match.first;
  mention.last = candidate->match.last;
  mention.span = cad_tokens_span (finder->view.tokens, mention.first, mention.last);
  mention.sentence = candidate->sentence;
  mention.lexicon = target->lexicon;
  mention.choice = target->choice;
  mention.wording = target->wording;
  mention.term = target->term;
  for (guint32 i = mention.first; i <= mention.last; i++)
    mention.repaired |= (finder->view.tokens->tokens[i].flags & CAD_TOKEN_REPAIRED) != 0;
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

static guint8
begins_of (const CadMatcher *matcher, const guint8 *left_out)
{
  guint8 begins = 0;

  for (guint i = 0; i < matcher->lexicons->len; i++)
    if (left_out == NULL || !left_out[i])
      begins |= cad_lexicon_bit (i);
  return begins;
}

static void
search (CadFinder *finder, const CadTokens *tokens, CadFindFlags flags, const guint8 *left_out, GArray *mentions)
{
  turn_to (finder, tokens);
  finder->flags = flags;
  finder->left_out = left_out;
  finder->begins = begins_of (finder->matcher, left_out);
  g_array_set_size (mentions, 0);
  if (finder->begins != 0)
    search_sentences (finder);
  cad_candidates_resolve (finder->matcher, finder->candidates);
  for (guint i = 0; i < finder->candidates->len; i++) {
    CadMention mention = mention_of (finder, &g_array_index (finder->candidates, CadCandidate, i));

    g_array_append_val (mentions, mention);
  }
  g_array_sort (mentions, by_place);
}

void
cad_finder_find_with (CadFinder *finder, const CadTokens *tokens, CadFindFlags flags, GArray *mentions)
{
  search (finder, tokens, flags, NULL, mentions);
}

void
cad_finder_find (CadFinder *finder, const CadTokens *tokens, GArray *mentions)
{
  search (finder, tokens, CAD_FIND_ALL, NULL, mentions);
}

void
cad_finder_find_without (CadFinder *finder, const CadTokens *tokens, const GArray *left_out, GArray *mentions)
{
  g_return_if_fail (left_out->len == finder->matcher->lexicons->len);

  search (finder, tokens, CAD_FIND_ALL, (const guint8 *) left_out->data, mentions);
}

gboolean
cad_finder_is_about (CadFinder *finder, const CadTokens *tokens, guint lexicon)
{
  turn_to (finder, tokens);
  return cad_view_is_about (&finder->view, finder->matcher, lexicon, finder->matches);
}

void
cad_matcher_find (const CadMatcher *matcher, const CadTokens *tokens, GArray *mentions)
{
  g_autoptr (CadFinder) finder = cad_finder_new (matcher);

  cad_finder_find (finder, tokens, mentions);
}
