/* SPDX-License-Identifier: MIT
 * compiled.h - what a matcher holds, shared by the files of this layer */
#pragma once

#include <cadrage/matcher.h>

#include "trie.h"

G_BEGIN_DECLS

#define CAD_NO_GROUP G_MAXUINT32

/* near or not-near: a group of patterns, one of the matcher's contexts. */
typedef struct {
  guint32 group; /* or CAD_NO_GROUP */
  guint within;
} CadNearness;

/* A term and what it is a term of. Targets are numbered in the order of listing. They are laid flat as they are, so that there
 * are no holes between. */
typedef struct {
  const CadTerm *term;
  guint32 lexicon, choice, wording;
  guint32 except; /* group, or CAD_NO_GROUP */
  CadNearness near, not_near;
  guint32 first_pattern, n_patterns; /* of matcher->patterns */
} CadTarget;

typedef struct {
  guint32 target;
  CadSequence steps; /* of matcher->steps */
} CadPattern;

struct _CadMatcher {
  GPtrArray *lexicons; /* of const CadLexicon, borrowed */
  const CadTextRules *rules;
  CadClasses *classes;
  CadSteps *steps;
  CadTrie *terms;      /* outputs: patterns */
  GPtrArray *contexts; /* of CadTrie, one a group, owned; outputs: 0 */
  GPtrArray *actors;   /* of CadTrie, one a lexicon, owned; outputs: actors */
  GArray *about;       /* of guint32, one a lexicon: the group of the terms it is about, or CAD_NO_GROUP */
  GArray *bits;        /* of guint64: what each class adds to the class bits of a type */
  GArray *targets;     /* of CadTarget */
  GArray *patterns;    /* of CadPattern */
};

/* An empty matcher. Returns: (transfer full) */
CadMatcher *cad_matcher_alloc (GPtrArray *lexicons, const CadTextRules *rules);

typedef enum {
  CAD_FIND_ALL = 0,
  CAD_FIND_ANYWHERE = 1 << 0, /* near and not-near do not count */
  CAD_FIND_EXCEPTED = 1 << 1, /* exceptions do not count */
  CAD_FIND_BESIDE = 1 << 2,   /* not-near does not count */
} CadFindFlags;

/* A term found, before anything was taken for another. */
typedef struct {
  CadMatch match; /* its output is the target */
  guint32 sentence;
} CadCandidate;

/* As cad_finder_find. */
void cad_finder_find_with (CadFinder *finder, const CadTokens *tokens, CadFindFlags flags, GArray *mentions);

/* As cad_finder_is_about; @matches (of CadMatch) is scratch. */
gboolean cad_view_is_about (const CadView *view, const CadMatcher *matcher, guint lexicon, GArray *matches);

/* Leaves in @candidates (of CadCandidate) those that win: inside a choice none overlaps another. */
void cad_candidates_resolve (const CadMatcher *matcher, GArray *candidates);

/* Empties @array, whose elements own nothing. */
static inline void
cad_array_empty (GArray *array)
{
  array->len = 0;
}

typedef struct _CadContextGroup CadContextGroup;

/* What exceptions and conditions find in one sentence, sought when first asked for. */
typedef struct {
  const CadMatcher *matcher;
  CadView view;
  guint begin;             /* the first token of the sentence */
  guint64 turn;            /* which sentence it is */
  CadContextGroup *groups; /* of the matcher's contexts */
} CadContexts;

void cad_contexts_init (CadContexts *contexts, const CadMatcher *matcher);
void cad_contexts_clear (CadContexts *contexts);

/* Forgets the sentence before and turns to @sentence of @view. */
void cad_contexts_turn_to (CadContexts *contexts, const CadView *view, guint sentence);

/* Whether a match of @group covers @match. */
gboolean cad_contexts_cover (CadContexts *contexts, guint32 group, const CadMatch *match);

/* Whether a match of the group stands near enough to @match, and beside it. */
gboolean cad_contexts_near (CadContexts *contexts, const CadNearness *nearness, const CadMatch *match);

G_END_DECLS
