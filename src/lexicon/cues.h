/* SPDX-License-Identifier: MIT
 * cues.h - the insides of the cue tables, for the files that fill and ask them */
#pragma once

#include <cadrage/cues.h>
#include <cadrage/pairs.h>
#include <cadrage/texts.h>

G_BEGIN_DECLS

typedef struct {
  char *text;
  guint8 class;    /* CadClass */
  guint8 at_least; /* bytes of the word */
  guint32 next;    /* of those with the same last byte: index plus one, or 0 */
  gsize length;
} CadCueEnding;

/* A word of the tables; its number is that of its text. */
typedef struct {
  guint64 classes;
  guint32 form;  /* the first of its forms: index of forms, or 0 */
  guint32 first; /* the node of the phrases that it begins, or 0 */
} CadCueWord;

/* A node of the tree of phrases. The mask spares nearly all looks for a word that does not follow: they would read memory
 * that nothing else does. */
typedef struct {
  guint32 phrase; /* that ends here: index of phrases, or 0 */
  guint32 next;   /* mask of the words that can follow, by cad_cue_mask() */
} CadCueNode;

struct _CadCues {
  CadTexts texts;         /* of the words; the first is empty and nobody's */
  GArray *words;          /* of CadCueWord */
  GArray *forms;          /* of CadCueForm; the first is nobody's */
  GArray *verbs;          /* of CadCueVerb */
  GHashTable *lemmas;     /* lemma of forms.tsv, owned -> GArray of guint32: its words; for reading frames.tsv only */
  GArray *phrases;        /* of CadPhrase; the first is nobody's */
  GArray *nodes;          /* of CadCueNode; node 0 is the root */
  CadPairs edges;         /* (node, word) -> node, but for the root's */
  GArray *endings;        /* of CadCueEnding */
  guint32 last[256];      /* the first of them by last byte (0 for the empty ending): index plus one, or 0 */
  GHashTable *unending;   /* set: words that only look as if they had the ending */
  GPtrArray *cond_ends;   /* endings of the conditional that are cut off */
  GPtrArray *cond_bases;  /* what then must stand at the end */
  GHashTable *cond_words; /* set: whole bases */
  GHashTable *cond_exceptions; /* set: bases that are none */
  gboolean view;               /* words, forms, phrases and nodes lie in bytes that were read */
};

/* Takes @ending over with its text. */
void cad_cues_add_ending (CadCues *cues, CadCueEnding ending);

/* The number of @text's entry, made at need. */
guint32 cad_cues_intern (CadCues *cues, const char *text);

/* The same of a word as it is written. */
guint32 cad_cues_intern_word (CadCues *cues, const char *word);

static inline CadCueWord *
cad_cues_word (const CadCues *cues, guint32 number)
{
  return &g_array_index (cues->words, CadCueWord, number);
}

static inline CadCueNode *
cad_cues_node (const CadCues *cues, guint32 number)
{
  return &g_array_index (cues->nodes, CadCueNode, number);
}

static inline guint32
cad_cue_mask (guint32 word)
{
  return 1u << (word & 31);
}

/* Empty tables. */
CadCues *cad_cues_new (void);

/* Puts phrases into the tree: frames.tsv and what its signs mean. */
void cad_cues_read_frames (CadCues *cues, GBytes *bytes, CadFaults *faults);

/* Names of the classes of words.tsv, NULL-terminated. */
extern const char *const cad_class_names[];

G_END_DECLS
