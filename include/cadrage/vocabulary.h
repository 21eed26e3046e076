/* SPDX-License-Identifier: MIT
 * vocabulary.h - every written form once: normalised, stemmed and tested at first sight, then only looked up */
#pragma once

#include <cadrage/rules.h>
#include <cadrage/stem.h>

G_BEGIN_DECLS

typedef enum {
  CAD_WORD_CAPITAL = 1 << 0,  /* first letter upper case */
  CAD_WORD_CAPITALS = 1 << 1, /* two letters or more, all upper case */
  CAD_WORD_NUMBER = 1 << 2,   /* begins with a digit */
  CAD_WORD_ELISION = 1 << 3,  /* ends in an apostrophe and is one of the language's elisions */
  CAD_WORD_LATIN =
      1 << 4, /* nothing but letters of ASCII and accented ones of U+00C0 to U+00FF, without the ligature */
  CAD_WORD_INNER = 1 << 5, /* such a word with a capital right behind a small letter */
} CadWordFlags;

/* A type: one written form. Borrowed from the vocabulary, valid until it is trimmed. */
typedef struct {
  const char *norm; /* NFC, lower case, ' for every apostrophe, œ as oe, without soft hyphens and zero-width marks */
  CadStemmer *stemmer; /* of the vocabulary, or NULL */
  guint16 flags;       /* of CadWordFlags */
  guint16 length;      /* bytes of @norm */
  guint32 hash;        /* cad_texts_hash() of @norm */
} CadWord;

/* The stem of @word's normal form: that form itself, or bytes that stay valid until the next stem is asked for. It is made
 * anew each time, which takes longer than all else that is done to a word. */
static inline const char *
cad_word_stem (const CadWord *word)
{
  return cad_stemmer_stem (word->stemmer, word->norm);
}

#define CAD_VOCABULARY_SLOTS 2 /* 0: the matcher's symbols; 1: the language pack's cues and word classes */

/* Called once a type. Adds to @symbols (of guint32) what the type can stand for and returns its class bits. Must be a
 * pure function of the word. */
typedef guint64 (*CadWordTest) (const CadWord *word, GArray *symbols, gpointer data);

typedef struct _CadVocabulary CadVocabulary;

/* @rules is borrowed and must outlive the vocabulary. Returns: (transfer full) */
CadVocabulary *cad_vocabulary_new (const CadTextRules *rules);
void cad_vocabulary_free (CadVocabulary *vocabulary);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadVocabulary, cad_vocabulary_free)

/* Sets the test of @slot; to be done before the first word. */
void cad_vocabulary_set_test (CadVocabulary *vocabulary, guint slot, CadWordTest test, gpointer data);

/* How many bytes it may take before it is emptied, less than it would alone. What is read does not depend on it. */
void cad_vocabulary_set_room (CadVocabulary *vocabulary, gsize bytes);

const CadTextRules *cad_vocabulary_rules (const CadVocabulary *vocabulary);

/* The type of the written form @word (of which 204 bytes are read), entered at first sight. Types are numbered from 0. */
guint32 cad_vocabulary_type (CadVocabulary *vocabulary, const char *word, gsize length);

const CadWord *cad_vocabulary_word (const CadVocabulary *vocabulary, guint32 type);

/* What the tests said of a type. */
typedef struct {
  guint64 classes[CAD_VOCABULARY_SLOTS];
  const guint32 *symbols[CAD_VOCABULARY_SLOTS];
  guint n[CAD_VOCABULARY_SLOTS];
} CadFacts;

/* The first member of every vocabulary, laid open because every token is asked for it: no call on the hot path. Valid
 * until the next type is entered. */
typedef struct {
  const CadFacts *facts; /* the first says nothing */
  const guint32 *of;     /* by type: the number of its facts; the highest byte is the tokeniser's */
  guint n_facts;
  guint emptied; /* how often types and facts were numbered anew */
} CadFactTable;

#define CAD_FACTS_MASK 0xFFFFFFu

/* How often the vocabulary was emptied: numbers of types and facts from before mean something else now. */
static inline guint
cad_vocabulary_emptied (const CadVocabulary *vocabulary)
{
  return ((const CadFactTable *) vocabulary)->emptied;
}

/* Facts by their own number, which many types can share. */
static inline const CadFacts *
cad_vocabulary_facts_at (const CadVocabulary *vocabulary, guint32 number)
{
  return &((const CadFactTable *) vocabulary)->facts[number];
}

/* How many there are of them; more only when types are entered. */
static inline guint
cad_vocabulary_n_facts (const CadVocabulary *vocabulary)
{
  return ((const CadFactTable *) vocabulary)->n_facts;
}

static inline const CadFacts *
cad_vocabulary_facts (const CadVocabulary *vocabulary, guint32 type)
{
  const CadFactTable *table = (const CadFactTable *) vocabulary;

  return cad_vocabulary_facts_at (vocabulary, table->of[type] & CAD_FACTS_MASK);
}

/* What the test of @slot said of @type: its class bits, and its symbols (borrowed). */
static inline guint64
cad_vocabulary_classes (const CadVocabulary *vocabulary, guint32 type, guint slot)
{
  return cad_vocabulary_facts (vocabulary, type)->classes[slot];
}

static inline const guint32 *
cad_vocabulary_symbols (const CadVocabulary *vocabulary, guint32 type, guint slot, guint *n)
{
  const CadFacts *facts = cad_vocabulary_facts (vocabulary, type);

  *n = facts->n[slot];
  return facts->symbols[slot];
}

/* Empties the vocabulary when it takes more than its room; called by the tokeniser between documents. */
void cad_vocabulary_trim (CadVocabulary *vocabulary);

/* The normal form that terms and words are compared in (see CadWord). Returns: (transfer full) */
char *cad_text_normalise (const char *word, gssize length);

/* The stem of a normalised word. Returns: (transfer full) */
char *cad_text_stem (const CadTextRules *rules, const char *norm);

G_END_DECLS
