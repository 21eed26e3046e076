/* SPDX-License-Identifier: MIT
 * names.h - the name that a user probably meant */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The one of @names (NULL-terminated) nearest to @name by edit distance, or NULL when none is near.
 * Returns: (transfer none) (nullable) */
const char *cad_names_nearest (const char *name, const char *const *names);

/* A 64-bit hash of @bytes that never changes between versions or machines (used for samples and blocks). */
guint64 cad_hash64 (const void *bytes, gsize length, guint64 seed);

G_END_DECLS
