/* SPDX-License-Identifier: MIT
 * shelf.h - what reads one language, compiled; kept in the user's cache from one start to the next */
#pragma once

#include <cadrage/library.h>
#include <cadrage/matcher.h>

G_BEGIN_DECLS

typedef struct {
  CadLanguage *language; /* owned */
  GPtrArray *lexicons;   /* of CadLexicon, owned; empty: nothing reads this language */
  CadMatcher *matcher;   /* owned */
  GBytes *kept;          /* owned: the bytes of the cache that the others lie in, or NULL */
} CadShelf;

/* Compiles @lexicons (taken over) for @language (taken over). Returns: (transfer full) or NULL with @error */
CadShelf *cad_shelf_new (CadLanguage *language, GPtrArray *lexicons, GError **error);
void cad_shelf_free (CadShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadShelf, cad_shelf_free)

/* The shelf that cad_shelf_keep() kept under @key (NULL-terminated), when all files it was made of are still the same. Of
 * its lexicons only what cad_lexicon_put() lays flat is there.
 * Returns: (transfer full) (nullable) */
CadShelf *cad_shelf_find (const char *const *key);

/* Keeps @shelf, which was made of @sources, under @key; without a word when that cannot be. */
void cad_shelf_keep (const CadShelf *shelf, const char *const *key, const CadSources *sources);

/* The rules of @languages (of char*), as cad_library_language_rules() gives them, from the cache when they are there.
 * Returns: (transfer full) of CadLanguage, or NULL with @error */
GPtrArray *cad_shelf_rules (const GPtrArray *languages, GError **error);

G_END_DECLS
