/* SPDX-License-Identifier: MIT
 * flat.h - numbers, texts and arrays laid out as bytes of this machine, and read back within bounds */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Everything begins at a multiple of eight bytes. */
void cad_flat_put_number (GByteArray *out, guint64 number);
void cad_flat_put_text (GByteArray *out, const char *text); /* may be NULL */
void cad_flat_put_bytes (GByteArray *out, gconstpointer bytes, gsize length);
void cad_flat_put_array (GByteArray *out, const GArray *array);

/* The keys of a set (text -> anything), in order. */
void cad_flat_put_set (GByteArray *out, GHashTable *set);

/* Bytes being read. After a fault @failed is TRUE and everything read is 0, NULL or empty. */
typedef struct {
  const guint8 *at, *end; /* both aligned to eight bytes */
  gboolean failed;
} CadFlat;

guint64 cad_flat_number (CadFlat *flat);

/* A number of things to come, each of which takes eight bytes or more. */
guint cad_flat_count (CadFlat *flat);

/* Borrowed from the bytes; ends with NUL. Returns: (transfer none) (nullable) */
const char *cad_flat_text (CadFlat *flat);

/* The same as a copy. Returns: (transfer full) (nullable) */
char *cad_flat_dup (CadFlat *flat);

/* Borrowed from the bytes. Returns: (transfer none) never NULL */
gconstpointer cad_flat_bytes (CadFlat *flat, gsize *length);

/* An array of elements of @size bytes. Returns: (transfer full) */
GArray *cad_flat_array (CadFlat *flat, guint size);

/* The same in the bytes themselves, which must outlive it. Only g_array_index() and ->len may be asked of it: it is none of
 * GLib's arrays. Returns: (transfer full) to be freed with g_free() */
GArray *cad_flat_view (CadFlat *flat, guint size);

/* Puts a view of the next array, of elements as large as those of @array, in its place. */
void cad_flat_replace (GArray **array, CadFlat *flat);

/* Frees an array that may be a view. */
void cad_flat_array_clear (GArray **array, gboolean view);

/* Adds copies of the keys to @set. */
void cad_flat_set (CadFlat *flat, GHashTable *set);

/* A 64-bit sum of @bytes: no change of eight neighbouring bytes leaves it as it was. Not against malice. */
guint64 cad_flat_sum (gconstpointer bytes, gsize length);

G_END_DECLS
