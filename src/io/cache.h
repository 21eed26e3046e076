/* SPDX-License-Identifier: MIT
 * cache.h - what was made of files, kept as long as the files are the same: in the user's cache folder, or beside the program */
#pragma once

#include <cadrage/flat.h>
#include <cadrage/library.h>

G_BEGIN_DECLS

/* The bytes of the file called @name, in whatever folder, as they were noted; NULL when there was none.
 * Returns: (transfer none) */
GBytes *cad_sources_find_named (const CadSources *sources, const char *name);

/* Notes what @more has of the folder @folder. */
void cad_sources_add_of (CadSources *sources, const CadSources *more, const char *folder);

/* Notes that @path holds @bytes (NULL: that it is no file). */
void cad_sources_note (CadSources *sources, const char *path, GBytes *bytes);

/* Says that what is made of the files depends on more than them. */
void cad_sources_spoil (CadSources *sources);

/* The part of @path inside the folder @library, or NULL when it lies elsewhere. */
const char *cad_cache_inside (const char *library, const char *path);

/* The payload kept under @key (NULL-terminated), beside the program or by the user: when the file is theirs, whole, written by
 * this very program, and made of files that hold now what they held then, those of the library wherever it lies now; *@sources
 * are these. Returns: (transfer full) NULL otherwise, for whatever reason */
GBytes *cad_cache_get (const char *const *key, CadSources **sources);

/* Whether the user has, and wants, a cache folder. */
gboolean cad_cache_is_there (void);

/* Keeps @payload under @key in the user's cache folder; whether that worked is nobody's concern. */
void cad_cache_put (const char *const *key, const CadSources *sources, const GByteArray *payload);

/* The same in @folder, to be put beside the program, for all who run it. What cannot be kept is left out. */
gboolean cad_cache_put_in (const char *folder, const char *const *key, const CadSources *sources,
                           const GByteArray *payload, GError **error);

G_END_DECLS
