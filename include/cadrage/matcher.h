/* SPDX-License-Identifier: MIT
 * matcher.h - lexicons compiled to find mentions in tokens */
#pragma once

#include <cadrage/mentions.h>

G_BEGIN_DECLS

typedef struct _CadMatcher CadMatcher;

/* Compiles @lexicons (of const CadLexicon, borrowed, all of one language) with the @rules (borrowed) of their language.
 * Returns: (transfer full) or NULL with @error (CAD_ERROR_FORMAT) when a term grows beyond all bounds */
CadMatcher *cad_matcher_new (GPtrArray *lexicons, const CadTextRules *rules, GError **error);
void cad_matcher_free (CadMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadMatcher, cad_matcher_free)

/* The lexicons it was made of (of const CadLexicon). */
GPtrArray *cad_matcher_lexicons (const CadMatcher *matcher);

/* The test for slot 0 of a vocabulary; @data is the matcher, which is only read (several threads may share it). */
guint64 cad_matcher_test (const CadWord *word, GArray *symbols, gpointer data);

/* A search that keeps its buffers, and what it learnt of words side by side, from article to article: one a worker. */
typedef struct _CadFinder CadFinder;

/* @matcher is borrowed. All tokens searched must be of one vocabulary. Returns: (transfer full) */
CadFinder *cad_finder_new (const CadMatcher *matcher);
void cad_finder_free (CadFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadFinder, cad_finder_free)

/* All mentions in @tokens, by their place in the text, replacing what @mentions (of CadMention) held. Inside a choice they
 * do not overlap (the longest wins, then the leftmost, then the one listed first); those of different choices may. */
void cad_finder_find (CadFinder *finder, const CadTokens *tokens, GArray *mentions);

/* The same without the terms of some lexicons: those that are not 0 in @left_out (of guint8, one a lexicon). */
void cad_finder_find_without (CadFinder *finder, const CadTokens *tokens, const GArray *left_out, GArray *mentions);

/* Whether one of the terms that lexicon number @lexicon is about stands in @tokens; always, when it names none. */
gboolean cad_finder_is_about (CadFinder *finder, const CadTokens *tokens, guint lexicon);

/* The same as cad_finder_find() once. */
void cad_matcher_find (const CadMatcher *matcher, const CadTokens *tokens, GArray *mentions);

/* The actor (index of lexicon->actors of lexicon number @lexicon) that tokens [first, last] name, or -1. */
int cad_matcher_actor (const CadMatcher *matcher, const CadTokens *tokens, guint first, guint last, guint lexicon);

/* Lays @matcher flat; and reads it back for @lexicons, which may be such as cad_lexicon_read() gives.
 * Returns: (transfer full) NULL after a fault */
void cad_matcher_put (const CadMatcher *matcher, GByteArray *out);
CadMatcher *cad_matcher_read (CadFlat *flat, GPtrArray *lexicons, const CadTextRules *rules);

/* Runs the proofs of lexicon number @lexicon; each failure is a fault that says what was found instead.
 * Returns: how many proofs were run */
guint cad_matcher_prove (const CadMatcher *matcher, guint lexicon, CadFaults *faults);

/* Faults of craft that only a compiled lexicon shows: terms that can never match, terms shadowed everywhere, the same term
 * under two wordings of a choice. */
void cad_matcher_lint (const CadMatcher *matcher, guint lexicon, CadFaults *faults);

G_END_DECLS
