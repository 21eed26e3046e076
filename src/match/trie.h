/* SPDX-License-Identifier: MIT
 * trie.h - patterns sharing their beginnings, walked over the symbols of tokens */
#pragma once

#include <cadrage/tokens.h>

#include "expand.h"

G_BEGIN_DECLS

/* A pattern found: tokens [first, last]. */
typedef struct {
  guint32 first, last;
  guint32 words;  /* from first to last, words between included; marks are none */
  guint32 output; /* what was given with the pattern */
} CadMatch;

/* Class bits of a type: of which lexicons it begins a term, and whether one that a lexicon is about or an actor; behind
 * them a bit for each group of contexts it begins. Lexicons and groups share bits: a bit that is not set rules them out. */
enum {
  CAD_BEGINS_TERM = 0xF,
  CAD_BEGINS_ABOUT = 1 << 4,
  CAD_BEGINS_ACTOR = 1 << 5,
  CAD_BEGINS = 0x3F,
};

static inline guint64
cad_lexicon_bit (guint lexicon)
{
  return G_GUINT64_CONSTANT (1) << lexicon % 4;
}

static inline guint64
cad_group_bit (guint32 group)
{
  return G_GUINT64_CONSTANT (1) << (6 + group % 58);
}

/* Symbols share bits of their own. */
static inline guint64
cad_symbol_bit (guint32 symbol)
{
  return G_GUINT64_CONSTANT (1) << symbol % 64;
}

/* The class bits of token @index, 0 for marks. */
static inline guint64
cad_token_bits (const CadTokens *tokens, guint index)
{
  return cad_tokens_facts (tokens, index)->classes[0];
}

#define CAD_LEARNT_BITS 14

/* With which of its symbols a word goes on from a node of a trie: a bit for each, the last one for all that are left. */
typedef struct {
  gconstpointer node;
  guint32 facts, symbols;
} CadLearntStep;

/* What walks have learnt, at the places of hashes; valid while the vocabulary keeps its numbers. */
typedef struct {
  guint64 pairs[1 << CAD_LEARNT_BITS]; /* two words' facts, and with which of its symbols the first can begin a term */
  CadLearntStep steps[1 << CAD_LEARNT_BITS];
} CadLearnt;

static inline guint
cad_learnt_place (guint64 key)
{
  return (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> (64 - CAD_LEARNT_BITS);
}

static inline guint
cad_learnt_step_place (gconstpointer node, guint32 facts)
{
  return cad_learnt_place ((guint64) (gsize) node << 16 ^ facts);
}

/* Whether it was learnt that a word of @facts goes nowhere from @node. */
static inline gboolean
cad_learnt_is_barren (const CadLearnt *learnt, gconstpointer node, guint32 facts)
{
  const CadLearntStep *known = &learnt->steps[cad_learnt_step_place (node, facts)];

  return known->node == node && known->facts == facts && known->symbols == 0;
}

/* Tokens to be searched. */
typedef struct {
  const CadTokens *tokens;
  guint end;              /* the token at which every walk ends: that behind a sentence */
  CadLearnt *learnt;      /* or NULL: nothing is remembered */
  const guint8 *begin;    /* by facts, the lowest class bits side by side; or NULL */
  const guint64 *symbols; /* by facts, the bits of their symbols; or NULL */
} CadView;

typedef struct _CadTrie CadTrie;

CadTrie *cad_trie_new (void);
void cad_trie_free (CadTrie *trie);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTrie, cad_trie_free)

/* Adds @pattern, for which @output is given when it is found. Outputs come in rising order. Its steps are borrowed until
 * the trie is sealed. */
void cad_trie_add (CadTrie *trie, CadSequence pattern, guint32 output);

/* When all patterns are in: lays the trie out for walking, and nothing can be added any more. Comes before all below. */
void cad_trie_seal (CadTrie *trie);

/* Lays a sealed trie flat, and reads it back. Returns: (transfer full) never NULL */
void cad_trie_put (const CadTrie *trie, GByteArray *out);
CadTrie *cad_trie_read (CadFlat *flat);

/* Makes beginnings quick to find. From then on walks trust that the symbols of a type which begin a pattern come before
 * its others. */
void cad_trie_index (CadTrie *trie, guint n_classes);

/* The node of a sealed trie that every walk begins at, as what is learnt names it. */
gconstpointer cad_trie_root (const CadTrie *trie);

/* Sets @bit in @bits (of guint64, by class) for the classes that begin a pattern. */
void cad_trie_mark_beginnings (const CadTrie *trie, GArray *bits, guint64 bit);

/* Adds to @matches (of CadMatch) all patterns that begin at token @first. Between the words of a pattern only quotation
 * marks may stand; in its gaps any mark. The patterns of one output come shortest gap first. */
void cad_trie_walk (const CadTrie *trie, const CadView *view, guint first, GArray *matches);

#define CAD_WAYS 16

/* With which of its symbols a word of facts @first can begin a pattern of an indexed trie when the word right behind it,
 * past quotation marks, has the facts @next (without symbols: no word): a bit for each, the last one for all that are
 * left. */
guint32 cad_trie_ways (const CadTrie *trie, const CadFacts *first, const CadFacts *next);

/* Has the processor fetch what cad_trie_walk_ways() will begin with: one walk long before, nothing is waited for. */
void cad_trie_expect (const CadTrie *trie, const CadFacts *first, guint32 ways);

/* cad_trie_walk() of an indexed trie with the symbols of @ways only. */
void cad_trie_walk_ways (const CadTrie *trie, const CadView *view, guint first, guint32 ways, GArray *matches);

G_END_DECLS
