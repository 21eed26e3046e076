/* SPDX-License-Identifier: MIT
 * sieve.h - told without stemming: which words cannot have any of some stems */
#pragma once

#include <cadrage/flat.h>
#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

/* What a stemmer does to words; known of some. */
typedef struct _CadStemHabits CadStemHabits;

typedef struct {
  const CadStemHabits *habits; /* NULL: every word passes */
  GArray *cells;               /* of guint8 */
  gboolean view;               /* @cells lie in bytes that were read */
} CadSieve;

/* @stemmer is its name, or NULL: words are their own stems. */
void cad_sieve_init (CadSieve *sieve, const char *stemmer);
void cad_sieve_clear (CadSieve *sieve);

/* @stem is one that is sought: words that may have it pass from then on. */
void cad_sieve_add (CadSieve *sieve, const char *stem);

/* FALSE when the stem of @word is none of those added. TRUE says nothing. */
gboolean cad_sieve_passes (const CadSieve *sieve, const CadWord *word);

/* Lays it flat at the end of @out. */
void cad_sieve_put (const CadSieve *sieve, GByteArray *out);

/* Initialises @sieve with what cad_sieve_put() wrote, a view of the bytes; empty after a fault. */
void cad_sieve_read (CadSieve *sieve, const char *stemmer, CadFlat *flat);

G_END_DECLS
