/* SPDX-License-Identifier: MIT
 * utf16.h - UTF-16 becomes UTF-8 block by block */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { CAD_UTF16_NONE, CAD_UTF16_LITTLE, CAD_UTF16_BIG } CadUtf16Order;

/* What stands between two blocks. All zero but @order is the beginning. */
typedef struct {
  CadUtf16Order order;
  guchar odd; /* the first byte of a unit that the block cut in two */
  gboolean has_odd;
  guint16 high;   /* the first half of a pair, or 0 */
  guint replaced; /* zeros, halves of pairs and half units that became U+FFFD */
} CadUtf16;

/* What the first bytes of a file say: a byte-order mark, else the zeros that the Latin letters of UTF-16 bring. *@marked says
 * which. */
CadUtf16Order cad_utf16_order (const char *bytes, gsize length, gboolean *marked);

/* Most bytes that @length of UTF-16 can become. */
gsize cad_utf16_room (gsize length);

/* Writes what @bytes are to @out; @last: nothing follows. Returns: the bytes written */
gsize cad_utf16_decode (CadUtf16 *utf16, const char *bytes, gsize length, gboolean last, char *out);

G_END_DECLS
