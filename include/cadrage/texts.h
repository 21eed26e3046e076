/* SPDX-License-Identifier: MIT
 * texts.h - texts numbered from 0, found by their letters; kept in three arrays, so that a table is read back at once */
#pragma once

#include <cadrage/flat.h>

G_BEGIN_DECLS

/* The hash spares looking at the letters of other texts. */
typedef struct {
  guint32 number; /* plus one, or 0 in an empty slot */
  guint32 hash;
} CadTextSlot;

typedef struct {
  GArray *letters; /* of char: all texts, each with a NUL behind it */
  GArray *starts;  /* of guint32: where each begins */
  GArray *slots;   /* of CadTextSlot; a power of two of them */
  gboolean view;   /* the arrays lie in bytes that were read, and nothing can be entered */
} CadTexts;

#define CAD_TEXTS_NONE G_MAXUINT32

void cad_texts_init (CadTexts *texts);
void cad_texts_clear (CadTexts *texts);

static inline guint
cad_texts_count (const CadTexts *texts)
{
  return texts->starts->len;
}

/* The number of @text, entered at first sight: then it is cad_texts_count() as it was before. */
guint32 cad_texts_enter (CadTexts *texts, const char *text);

/* The number of @text, or CAD_TEXTS_NONE. */
guint32 cad_texts_find (const CadTexts *texts, const char *text);

/* What a text of @length bytes is found by; and the same with it known. */
guint32 cad_texts_hash (const char *text, gsize length);
guint32 cad_texts_find_hashed (const CadTexts *texts, const char *text, guint32 hash);

/* Borrowed; valid until the next text is entered. */
static inline const char *
cad_texts_get (const CadTexts *texts, guint32 number)
{
  return texts->letters->data + g_array_index (texts->starts, guint32, number);
}

void cad_texts_put (const CadTexts *texts, GByteArray *out);

/* Initialises @texts with what cad_texts_put() wrote, a view of the bytes; empty after a fault. */
void cad_texts_read (CadTexts *texts, CadFlat *flat);

G_END_DECLS
