/* SPDX-License-Identifier: MIT
 * store.h - the inside of the vocabulary: what the tokeniser's hot path must see of it */
#pragma once

#include <string.h>

#include <cadrage/stem.h>
#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

#define CAD_STORE_CHUNK_BITS   12
#define CAD_STORE_CHUNK_MASK   ((1u << CAD_STORE_CHUNK_BITS) - 1)
#define CAD_STORE_BLOCK_BITS   16
#define CAD_STORE_TRAITS_SHIFT 24
#define CAD_STORE_NONE         G_MAXUINT32
#define CAD_STORE_SETS         3
#define CAD_STORE_PARTS        4
#define CAD_STORE_WORD_MAX     204 /* bytes: what is longer is cut */

/* What the tokeniser asks of a type, one byte each. */
typedef enum {
  CAD_TRAIT_SEEN = 1 << 0,         /* tried as words run together */
  CAD_TRAIT_CUT = 1 << 1,          /* and cut */
  CAD_TRAIT_ELISION = 1 << 2,      /* one of the language's elisions */
  CAD_TRAIT_LEADS = 1 << 3,        /* an elision that also begins an unsplit word */
  CAD_TRAIT_UNSPLIT = 1 << 4,      /* an apostrophe word that stays whole */
  CAD_TRAIT_ABBREVIATION = 1 << 5, /* its dot ends no sentence */
  CAD_TRAIT_INITIAL = 1 << 6,      /* a single capital letter */
  CAD_TRAIT_LOWER = 1 << 7,        /* begins with a lower-case letter */
} CadTrait;

/* The words that a type is really made of. */
typedef struct {
  guint n;
  guint8 lengths[CAD_STORE_PARTS];
  guint32 types[CAD_STORE_PARTS];
} CadCut;

/* @key is the word itself up to seven bytes, else a hash; its length, at most 255, is the highest byte. */
typedef struct {
  guint64 key;
  guint32 type; /* CAD_STORE_NONE in an empty slot */
  guint32 raw;  /* block and place of the written form */
} CadStoreEntry;

/* The lengths that the words of a set have by their first letter, so that most questions need no look-up. */
typedef struct {
  GHashTable *set;      /* borrowed, normalised words */
  guint32 lengths[128]; /* by first letter: bit n for words of n bytes, n below 32 */
} CadWordShapes;

struct _CadVocabulary {
  CadFactTable table; /* first: cad_vocabulary_facts() */
  const CadTextRules *rules;
  CadWordShapes shapes[CAD_STORE_SETS]; /* of the sets asked when words are cut */
  CadStemmer *stemmer;
  CadWordTest tests[CAD_VOCABULARY_SLOTS];
  gpointer data[CAD_VOCABULARY_SLOTS];

  CadStoreEntry *entries;
  guint shift; /* 64 less the bits of the table's size */

  GPtrArray *chunks; /* of CadWord[], owned: words never move */
  GArray *facts_of;  /* of guint32, by type: index of facts, and its traits in the highest byte */
  GArray *facts;     /* of CadFacts */
  GHashTable *cuts;  /* type -> CadCut, owned */
  guint n_types;

  GPtrArray *blocks; /* of char *, owned: all strings and symbols, which never move */
  gsize block_used;
  gsize bytes;

  GArray *scratch; /* of guint32: symbols of the type being tested */
};

/* TRUE when the written form, were it entered, would have symbols. */
gboolean cad_vocabulary_knows (CadVocabulary *vocabulary, const char *word, gsize length);

/* Enters the type whose key is @key. */
guint32 cad_vocabulary_enter (CadVocabulary *vocabulary, guint64 key, const char *word, gsize length);

static inline guint64
cad_store_load (const char *p, gsize bytes)
{
  guint64 value = 0;

  memcpy (&value, p, bytes);
  return value;
}

static inline guint64
cad_store_short_key (const char *word, gsize length)
{
  if (length >= 4)
    return cad_store_load (word, 4) | (cad_store_load (word + length - 4, 4) >> (8 * (8 - length)) << 32);
  if (length == 0)
    return 0;
  return (guint64) (guchar) word[0] | (guint64) (guchar) word[length / 2] << 8 |
         (guint64) (guchar) word[length - 1] << 16;
}

static inline guint64
cad_store_long_key (const char *word, gsize length)
{
  guint64 hash = length;

  for (gsize i = 0; i + 8 < length; i += 8) {
    hash = (hash ^ cad_store_load (word + i, 8)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
  }
  hash = (hash ^ cad_store_load (word + length - 8, 8)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  return (hash ^ hash >> 32) >> 8;
}

static inline guint64
cad_store_key (const char *word, gsize length)
{
  return (length < 8 ? cad_store_short_key (word, length) : cad_store_long_key (word, length)) | (guint64) length << 56;
}

static inline const char *
cad_store_raw (const CadVocabulary *vocabulary, guint32 raw)
{
  const char *block = vocabulary->blocks->pdata[raw >> CAD_STORE_BLOCK_BITS];

  return block + (raw & ((1u << CAD_STORE_BLOCK_BITS) - 1));
}

static inline guint64
cad_store_slot (const CadVocabulary *vocabulary, guint64 key)
{
  return (key * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15)) >> vocabulary->shift;
}

/* Whether two words of the same @length, 8 or more, are the same. */
static inline gboolean
cad_store_same (const char *a, const char *b, gsize length)
{
  if (length > 16)
    return memcmp (a, b, length) == 0;
  return cad_store_load (a, 8) == cad_store_load (b, 8) &&
         cad_store_load (a + length - 8, 8) == cad_store_load (b + length - 8, 8);
}

/* @length is at most 255. */
static inline guint32
cad_vocabulary_look_up (CadVocabulary *vocabulary, const char *word, gsize length)
{
  guint64 key = cad_store_key (word, length);
  guint64 mask = G_MAXUINT64 >> vocabulary->shift;

  for (guint64 i = cad_store_slot (vocabulary, key);; i = (i + 1) & mask) {
    const CadStoreEntry *entry = &vocabulary->entries[i];

    if (entry->type == CAD_STORE_NONE)
      return cad_vocabulary_enter (vocabulary, key, word, length);
    if (entry->key == key && (length < 8 || cad_store_same (cad_store_raw (vocabulary, entry->raw), word, length)))
      return entry->type;
  }
}

static inline guint8
cad_vocabulary_traits (const CadVocabulary *vocabulary, guint32 type)
{
  return vocabulary->table.of[type] >> CAD_STORE_TRAITS_SHIFT;
}

G_END_DECLS
