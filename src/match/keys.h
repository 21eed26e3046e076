/* SPDX-License-Identifier: MIT
 * keys.h - words, stems and wildcards by which predicates are found */
#pragma once

#include <cadrage/lexicon.h>
#include <cadrage/texts.h>

G_BEGIN_DECLS

#define CAD_KEY_BUCKETS 256 /* wildcards by their first byte; those that begin with * or ? in bucket 0 */

/* The predicates of one key, one after the other. */
typedef struct {
  guint32 predicate;
  guint32 next; /* of the links, or 0 */
} CadKeyLink;

typedef struct {
  GPatternSpec *spec;
  char *pattern; /* it was made from */
  guchar last;   /* byte of what it matches, or 0: any */
  guint32 predicate;
} CadWildcard;

typedef struct {
  CadTexts texts;
  GArray *heads; /* of guint32, by text: the first of its links */
  gboolean view; /* @heads lie in bytes that were read */
} CadKeyTable;

typedef struct {
  CadKeyTable forms, stems;
  GArray *links;                      /* of CadKeyLink; the first is nobody's */
  GArray *wildcards[CAD_KEY_BUCKETS]; /* of CadWildcard, or NULL */
  gboolean view;                      /* @links lie in bytes that were read */
} CadKeys;

void cad_keys_init (CadKeys *keys);
void cad_keys_clear (CadKeys *keys);

/* Makes @predicate found by @key: a form, a stem or a wildcard, as @mode says. */
void cad_keys_enter (CadKeys *keys, CadWordMode mode, const char *key, guint32 predicate);

/* The first link of @text, whose cad_texts_hash() is @hash, or 0. */
guint32 cad_keys_find (const CadKeyTable *table, const char *text, guint32 hash);

void cad_keys_put (const CadKeys *keys, GByteArray *out);

/* Initialises @keys. */
void cad_keys_read (CadKeys *keys, CadFlat *flat);

G_END_DECLS
