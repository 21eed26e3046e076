/* SPDX-License-Identifier: MIT
 * alignment.h - which words of two versions of a text stand opposite each other */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAD_ALIGNED_NONE G_MAXUINT32

/* A text as words, each a number that is the same for the same word, in sentences: sentence i is words [sentences[i],
 * sentences[i + 1]), so that @sentences has one entry more. Borrowed. */
typedef struct {
  const guint64 *words;
  const guint32 *sentences;
  guint n_words, n_sentences;
} CadWordText;

/* For each word of one text the same word of the other, and for each sentence its version, or CAD_ALIGNED_NONE. */
typedef struct {
  guint32 *words, *sentences; /* owned */
} CadAlignment;

/* Aligns @a with @b. Two sentences are versions of one another when each is the one that shares most pairs of
 * neighbouring words with the other, and a third of them at least: so sentences may be moved, cut or added. Inside
 * them the longest common subsequence of words is aligned, in order. O(words): pairs that stand in many sentences do
 * not count, sentences of more than 500 changed words are not aligned. */
void cad_alignment_init (CadAlignment *alignment, const CadWordText *a, const CadWordText *b);
void cad_alignment_clear (CadAlignment *alignment);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CadAlignment, cad_alignment_clear)

G_END_DECLS
