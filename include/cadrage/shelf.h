/* SPDX-License-Identifier: MIT
 * shelf.h - what reads one language, compiled; kept from one start to the next */
#pragma once

#include <cadrage/library.h>
#include <cadrage/matcher.h>

G_BEGIN_DECLS

typedef struct {
  CadLanguage *language; /* owned */
  GPtrArray *lexicons;   /* of CadLexicon, owned; empty: nothing reads this language */
  CadMatcher *matcher;   /* owned */
  GBytes *kept;          /* owned: the bytes of the cache that the others lie in, or NULL */
  GBytes *pack;          /* owned: those that @language alone lies in, or NULL */
} CadShelf;

/* Compiles @lexicons (taken over) for @language (taken over). Returns: (transfer full) or NULL with @error */
CadShelf *cad_shelf_new (CadLanguage *language, GPtrArray *lexicons, GError **error);

/* The same with the pack of @language, out of the compiled shipped lexicons of the language when they are there; noted in
 * @sources (or NULL). */
CadShelf *cad_shelf_new_for (const char *language, GPtrArray *lexicons, CadSources *sources, GError **error);
void cad_shelf_free (CadShelf *shelf);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadShelf, cad_shelf_free)

/* Compiles the lexicons @ids (of char*) for @language, noting in @sources what was read; warnings as cad_library_lexicon() has them.
 * Returns: (transfer full) or NULL with @error */
CadShelf *cad_shelf_compile (const char *language, const GPtrArray *ids, GPtrArray *warnings, CadSources *sources,
                             GError **error);

/* What the shelf of all shipped lexicons of @language, @ids, is kept under. Returns: (transfer full) */
GStrv cad_shelf_key_shipped (const char *language, const GPtrArray *ids);

/* The same of the lexicons @names (NULL-terminated) that a user asks for, with the language that he wants to read them in or
 * NULL. Returns: (transfer full) (nullable) NULL: there is no such lexicon */
GStrv cad_shelf_key_named (const char *language, const char *const *names);

/* The shelf kept under @key (NULL-terminated), in the user's cache or beside the program, when all files it was made of are
 * still the same. Of its lexicons only what cad_lexicon_put() lays flat is there.
 * Returns: (transfer full) (nullable) */
CadShelf *cad_shelf_find (const char *const *key);

/* Keeps @shelf, which was made of @sources, under @key in the user's cache; without a word when that cannot be. */
void cad_shelf_keep (const CadShelf *shelf, const char *const *key, const CadSources *sources);

/* The rules of @languages (of char*), as cad_library_language_rules() gives them, from the cache when they are there.
 * Returns: (transfer full) of CadLanguage, or NULL with @error */
GPtrArray *cad_shelf_rules (const GPtrArray *languages, GError **error);

/* Compiles what ships and keeps it in @folder: for each language all its lexicons together and each alone, and the rules of
 * the languages. To be put beside the program, so that nobody's first start is slow. The same library and program give the
 * same bytes. */
gboolean cad_shelf_keep_shipped (const char *folder, GError **error);

G_END_DECLS
