/* SPDX-License-Identifier: MIT
 * gnuplot-check.c - whether a picture is whole: gnuplot ends well even when the disk is full */
#include "gnuplot-check.h"

#include <string.h>

static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };

static guint32
big_endian (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Each chunk: length, four letters, the bytes, a checksum. */
static gboolean
chunks_reach_end (const guint8 *bytes, gsize length)
{
  gsize at = sizeof signature;

  while (length - at >= 12) {
    guint32 size = big_endian (bytes + at);
    gboolean last = memcmp (bytes + at + 4, "IEND", 4) == 0;

    if (size > length - at - 12)
      return FALSE;
    at += 12 + (gsize) size;
    if (last)
      return at == length;
  }
  return FALSE;
}

gboolean
cad_check_png (GBytes *png, guint width, guint height)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (png, &length);

  return length >= 33 && memcmp (bytes, signature, sizeof signature) == 0 && memcmp (bytes + 12, "IHDR", 4) == 0 &&
         big_endian (bytes + 16) == width && big_endian (bytes + 20) == height && chunks_reach_end (bytes, length);
}

gboolean
cad_check_svg (GBytes *svg)
{
  gsize length;
  const char *bytes = g_bytes_get_data (svg, &length);

  while (length > 0 && g_ascii_isspace (bytes[length - 1]))
    length--;
  return length >= 6 && memcmp (bytes + length - 6, "</svg>", 6) == 0;
}
