/* SPDX-License-Identifier: MIT
 * put.h - writing into memory whose room was made before: each function writes at @end and returns the new end */
#pragma once

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

#define CAD_PUT_NUMBER_MOST 20 /* digits */
#define CAD_PUT_VALUE_MOST  (CAD_PUT_NUMBER_MOST + 2)

/* Some bytes; not ended by NUL. */
typedef struct {
  const char *bytes;
  gsize length;
} CadPiece;

static inline CadPiece
cad_piece_of (const char *text)
{
  return (CadPiece){ text, strlen (text) };
}

static inline char *
cad_put_piece (char *end, CadPiece piece)
{
  return (char *) memcpy (end, piece.bytes, piece.length) + piece.length;
}

static inline char *
cad_put_byte (char *end, char byte)
{
  *end = byte;
  return end + 1;
}

static inline char *
cad_put_number (char *end, guint64 number)
{
  char digits[CAD_PUT_NUMBER_MOST], *p = digits + sizeof digits;

  do {
    *--p = '0' + number % 10;
    number /= 10;
  } while (number > 0);
  return cad_put_piece (end, (CadPiece){ p, digits + sizeof digits - p });
}

/* A line's value, behind its key. */
static inline char *
cad_put_value (char *end, guint64 value)
{
  return cad_put_byte (cad_put_number (cad_put_byte (end, '\t'), value), '\n');
}

/* Sixteen digits. */
static inline char *
cad_put_hash (char *end, guint64 hash)
{
  for (int shift = 60; shift >= 0; shift -= 4)
    end = cad_put_byte (end, "0123456789abcdef"[hash >> shift & 15]);
  return end;
}

G_END_DECLS
