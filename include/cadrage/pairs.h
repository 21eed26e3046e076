/* SPDX-License-Identifier: MIT
 * pairs.h - a table from pairs of numbers to numbers, for trees of words: one probe, no call of a comparison */
#pragma once

#include <cadrage/flat.h>

G_BEGIN_DECLS

typedef struct {
  guint64 key; /* first << 32 | second; no pair is (0, 0) with value 0 */
  guint32 value;
} CadPair;

typedef struct {
  CadPair *slots;
  guint32 n, mask; /* pairs held; slots - 1, a power of two less one */
  gboolean view;   /* @slots lie in bytes that were read, and nothing can be set */
} CadPairs;

void cad_pairs_init (CadPairs *pairs);
void cad_pairs_clear (CadPairs *pairs);

/* Lays the table flat; and initialises @pairs with what was written, a view of the bytes, empty after a fault. */
void cad_pairs_put (const CadPairs *pairs, GByteArray *out);
void cad_pairs_read (CadPairs *pairs, CadFlat *flat);

/* Sets the value, not 0, of a pair. */
void cad_pairs_set (CadPairs *pairs, guint32 first, guint32 second, guint32 value);

/* The value of a pair, or 0. */
static inline guint32
cad_pairs_get (const CadPairs *pairs, guint32 first, guint32 second)
{
  guint64 key = (guint64) first << 32 | second;

  for (guint32 i = (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32 & pairs->mask;; i = (i + 1) & pairs->mask) {
    if (pairs->slots[i].value == 0 || pairs->slots[i].key == key)
      return pairs->slots[i].value;
  }
}

G_END_DECLS
