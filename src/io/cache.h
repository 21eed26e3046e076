/* SPDX-License-Identifier: MIT
 * cache.h - what was made of files, kept in the user's cache folder as long as the files are the same */
#pragma once

#include <cadrage/flat.h>
#include <cadrage/library.h>

G_BEGIN_DECLS

/* The bytes of the file called @name, in whatever folder, as they were noted; NULL when there was none.
 * Returns: (transfer none) */
GBytes *cad_sources_find_named (const CadSources *sources, const char *name);

/* Notes that @path holds @bytes (NULL: that it is no file). */
void cad_sources_note (CadSources *sources, const char *path, GBytes *bytes);

/* Says that what is made of the files depends on more than them. */
void cad_sources_spoil (CadSources *sources);

/* The payload kept under @key (NULL-terminated): when the file is this user's, whole, written by this very program, and made of
 * files that hold now what they held then; *@sources are these. Returns: (transfer full) NULL otherwise, for whatever reason */
GBytes *cad_cache_get (const char *const *key, CadSources **sources);

/* Keeps @payload under @key; whether that worked is nobody's concern. */
void cad_cache_put (const char *const *key, const CadSources *sources, const GByteArray *payload);

G_END_DECLS
