/* SPDX-License-Identifier: MIT
 * bytes.h - looking at eight bytes at once, inside the text layer */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define CAD_EACH_BYTE G_GUINT64_CONSTANT (0x0101010101010101)
#define CAD_HIGH_BITS G_GUINT64_CONSTANT (0x8080808080808080)

static inline guint64
cad_bytes_load (const char *p)
{
  guint64 eight;

  memcpy (&eight, p, sizeof eight);
  return eight;
}

/* Nonzero when one of the bytes is below @limit, which is at most 0x80; bytes from 0x80 on never are. */
static inline guint64
cad_bytes_below (guint64 eight, guchar limit)
{
  return (eight - CAD_EACH_BYTE * limit) & ~eight & CAD_HIGH_BITS;
}

/* How many of the bytes go on with a character that began before them. */
static inline guint
cad_bytes_continuing (guint64 eight)
{
  return ((eight >> 7 & ~(eight >> 6)) & CAD_EACH_BYTE) * CAD_EACH_BYTE >> 56;
}

G_END_DECLS
