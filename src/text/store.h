/* SPDX-License-Identifier: MIT
 * store.h - the inside of the vocabulary: what the tokeniser's hot path must see of it */
#pragma once

#include <string.h>

#include <cadrage/stem.h>
#include <cadrage/vocabulary.h>

#include "facts.h"
#include "unsplit.h"

G_BEGIN_DECLS

#define CAD_STORE_CHUNK_BITS   12
#define CAD_STORE_CHUNK_MASK   ((1u << CAD_STORE_CHUNK_BITS) - 1)
#define CAD_STORE_BLOCK_BITS   16
#define CAD_STORE_TRAITS_SHIFT 24
#define CAD_STORE_NONE         G_MAXUINT32
#define CAD_STORE_PARTS        4
#define CAD_STORE_WORD_MAX     204 /* bytes: what is longer is cut */
#define CAD_STORE_SHORT        16  /* bytes of a word that is its own key */

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

/* What a written form is found by: itself, filled up with zeros, when it has sixteen bytes at most; else a hash and a last
 * byte that no text has. */
typedef struct {
  guint64 low, high;
} CadStoreKey;

typedef struct {
  CadStoreKey key;
  guint32 type;  /* plus one: 0 in an empty slot */
  guint32 facts; /* as the table has them: index of facts, and traits in the highest byte */
  guint32 raw;   /* block and place of the written form */
  guint32 length;
} CadStoreEntry;

/* Sets of words that every type is asked for at first sight. */
typedef enum {
  CAD_STORE_ELISIONS,
  CAD_STORE_GLUE_BEFORE,
  CAD_STORE_GLUE_AFTER,
  CAD_STORE_UNSPLIT,
  CAD_STORE_ABBREVIATIONS,
  CAD_STORE_SETS,
} CadStoreSet;

/* The lengths that the words of a set have by their first and by their last byte, so that most questions need no look-up. */
typedef struct {
  GHashTable *set;    /* borrowed, normalised words */
  guint32 first[256]; /* bit n for words of n bytes, the last bit for all that are longer */
  guint32 last[256];
} CadWordShapes;

struct _CadVocabulary {
  CadFactTable table; /* first: cad_vocabulary_facts() */
  const CadTextRules *rules;
  CadWordShapes shapes[CAD_STORE_SETS];
  CadUnsplit unsplit;
  CadStemmer *stemmer;
  CadWordTest tests[CAD_VOCABULARY_SLOTS];
  gpointer data[CAD_VOCABULARY_SLOTS];

  CadStoreEntry *entries;
  guint64 mask; /* the table's size, a power of two, less one */
  guint shift;  /* of a hash, to a place in the table */

  GPtrArray *chunks; /* of CadWord[], owned: words never move */
  GArray *facts_of;  /* of guint32, by type: index of facts, and its traits in the highest byte */
  CadFactStore facts;
  GHashTable *cuts; /* type -> CadCut, owned */
  guint n_types;

  GPtrArray *blocks; /* of char *, owned: all strings and symbols, which never move */
  gsize block_used;
  gsize bytes, room;

  GArray *scratch; /* of guint32: symbols of the type being tested */
};

/* By length: the bits of sixteen bytes that are the word's. */
extern const CadStoreKey cad_store_kept[CAD_STORE_SHORT + 1];

/* TRUE when the written form, were it entered, would have symbols. */
gboolean cad_vocabulary_knows (CadVocabulary *vocabulary, const char *word, gsize length);

/* Enters the type whose key is @key. */
const CadStoreEntry *cad_vocabulary_enter (CadVocabulary *vocabulary, CadStoreKey key, const char *word, gsize length);

/* The entry of the type with the facts it has now. */
const CadStoreEntry *cad_vocabulary_refresh (CadVocabulary *vocabulary, const char *word, gsize length);

static inline guint64
cad_store_load (const char *p, gsize bytes)
{
  guint64 value = 0;

  memcpy (&value, p, bytes);
  return value;
}

/* Seven bytes at most. */
static inline guint64
cad_store_load_few (const char *word, gsize length)
{
  if (length >= 4)
    return cad_store_load (word, 4) | (cad_store_load (word + length - 4, 4) >> (8 * (8 - length)) << 32);
  if (length == 0)
    return 0;
  return (guint64) (guchar) word[0] | (guint64) (length > 1 ? (guchar) word[1] : 0) << 8 |
         (guint64) (length > 2 ? (guchar) word[2] : 0) << 16;
}

static inline CadStoreKey
cad_store_long_key (const char *word, gsize length)
{
  guint64 hash = length;
  CadStoreKey key;

  for (gsize i = 0; i + 8 < length; i += 8) {
    hash = (hash ^ cad_store_load (word + i, 8)) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    hash ^= hash >> 32;
  }
  key.low = hash;
  key.high = (hash ^ cad_store_load (word + length - 8, 8)) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  key.high |= (guint64) 0xFF << 56;
  return key;
}

static inline CadStoreKey
cad_store_key (const char *word, gsize length)
{
  if (length > CAD_STORE_SHORT)
    return cad_store_long_key (word, length);
  if (length < 8)
    return (CadStoreKey){ cad_store_load_few (word, length), 0 };
  return (CadStoreKey){ cad_store_load (word, 8),
                        length == 8 ? 0 : cad_store_load (word + length - 8, 8) >> (8 * (16 - length)) };
}

/* The same for at most sixteen bytes of a word when sixteen can be read. */
static inline CadStoreKey
cad_store_key_in_block (const char *word, gsize length)
{
  const CadStoreKey *kept = &cad_store_kept[length];

  return (CadStoreKey){ cad_store_load (word, 8) & kept->low, cad_store_load (word + 8, 8) & kept->high };
}

static inline const char *
cad_store_raw (const CadVocabulary *vocabulary, guint32 raw)
{
  const char *block = vocabulary->blocks->pdata[raw >> CAD_STORE_BLOCK_BITS];

  return block + (raw & ((1u << CAD_STORE_BLOCK_BITS) - 1));
}

static inline guint64
cad_store_slot (const CadVocabulary *vocabulary, CadStoreKey key)
{
  guint64 hash = key.low * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) + key.high * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);

  return hash >> vocabulary->shift;
}

/* The entry of the written form @word, of at most 255 bytes, valid until the next type is entered. */
static inline const CadStoreEntry *
cad_vocabulary_entry (CadVocabulary *vocabulary, CadStoreKey key, const char *word, gsize length)
{
  for (guint64 i = cad_store_slot (vocabulary, key);; i = (i + 1) & vocabulary->mask) {
    const CadStoreEntry *entry = &vocabulary->entries[i];

    if (entry->type == 0)
      return cad_vocabulary_enter (vocabulary, key, word, length);
    if (entry->key.low == key.low && entry->key.high == key.high &&
        (length <= CAD_STORE_SHORT ||
         (entry->length == length && memcmp (cad_store_raw (vocabulary, entry->raw), word, length) == 0)))
      return entry;
  }
}

/* @length is at most 255. */
static inline const CadStoreEntry *
cad_vocabulary_look_up (CadVocabulary *vocabulary, const char *word, gsize length)
{
  return cad_vocabulary_entry (vocabulary, cad_store_key (word, length), word, length);
}

static inline guint32
cad_store_type (const CadStoreEntry *entry)
{
  return entry->type - 1;
}

static inline guint8
cad_store_traits (const CadStoreEntry *entry)
{
  return entry->facts >> CAD_STORE_TRAITS_SHIFT;
}

static inline guint8
cad_vocabulary_traits (const CadVocabulary *vocabulary, guint32 type)
{
  return vocabulary->table.of[type] >> CAD_STORE_TRAITS_SHIFT;
}

G_END_DECLS
