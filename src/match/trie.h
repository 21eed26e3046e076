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

typedef struct _CadTrie CadTrie;

CadTrie *cad_trie_new (void);
void cad_trie_free (CadTrie *trie);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTrie, cad_trie_free)

/* Adds @pattern (of CadStep). FALSE when it was there with the same output. */
gboolean cad_trie_add (CadTrie *trie, const GArray *pattern, guint32 output);

/* To be called when all patterns are in; nothing can be added afterwards. */
void cad_trie_finish (CadTrie *trie, guint n_classes);

/* Whether a pattern begins with class @symbol. */
gboolean cad_trie_begins (const CadTrie *trie, guint32 symbol);

/* Adds to @matches (of CadMatch) all patterns that begin at token @first and end before token @end. Between the words of a
 * pattern only quotation marks may stand; in its gaps any mark. The patterns of one output come shortest gap first. */
void cad_trie_walk (const CadTrie *trie, const CadTokens *tokens, guint first, guint end, GArray *matches);

G_END_DECLS
