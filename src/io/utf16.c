/* SPDX-License-Identifier: MIT
 * utf16.c - units of two bytes, in either order */
#include "utf16.h"

#define LOOK 256

/* A zero in at least half of the units, always the same byte of them: letters of our alphabets. */
static CadUtf16Order
order_of_zeros (const char *bytes, gsize length)
{
  gsize seen = MIN (length, LOOK) & ~(gsize) 1, zeros[2] = { 0, 0 };

  for (gsize i = 0; i < seen; i++)
    zeros[i % 2] += bytes[i] == '\0';
  if (seen < 4 || (zeros[0] > 0) == (zeros[1] > 0) || (zeros[0] + zeros[1]) * 4 < seen)
    return CAD_UTF16_NONE;
  return zeros[1] > 0 ? CAD_UTF16_LITTLE : CAD_UTF16_BIG;
}

CadUtf16Order
cad_utf16_order (const char *bytes, gsize length, gboolean *marked)
{
  *marked = length >= 2;
  if (length >= 2 && (guchar) bytes[0] == 0xFF && (guchar) bytes[1] == 0xFE)
    return CAD_UTF16_LITTLE;
  if (length >= 2 && (guchar) bytes[0] == 0xFE && (guchar) bytes[1] == 0xFF)
    return CAD_UTF16_BIG;
  *marked = FALSE;
  return order_of_zeros (bytes, length);
}

gsize
cad_utf16_room (gsize length)
{
  return length / 2 * 3 + 9; /* a unit, a half pair and a half unit held from before */
}

static char *
put (char *out, gunichar c)
{
  return out + g_unichar_to_utf8 (c, out);
}

static char *
replace (CadUtf16 *utf16, char *out)
{
  utf16->replaced++;
  return put (out, 0xFFFD);
}

static char *
take_unit (CadUtf16 *utf16, guint16 unit, char *out)
{
  guint16 high = utf16->high;

  utf16->high = 0;
  if (high != 0 && unit >= 0xDC00 && unit < 0xE000)
    return put (out, 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
  if (high != 0)
    out = replace (utf16, out);
  if (unit >= 0xD800 && unit < 0xDC00) {
    utf16->high = unit;
    return out;
  }
  return unit == 0 || (unit >= 0xDC00 && unit < 0xE000) ? replace (utf16, out) : put (out, unit);
}

gsize
cad_utf16_decode (CadUtf16 *utf16, const char *bytes, gsize length, gboolean last, char *out)
{
  const char *start = out;

  for (gsize i = 0; i < length; i++) {
    guchar byte = bytes[i];

    if (utf16->has_odd)
      out = take_unit (utf16, utf16->order == CAD_UTF16_BIG ? utf16->odd << 8 | byte : byte << 8 | utf16->odd, out);
    utf16->odd = byte;
    utf16->has_odd = !utf16->has_odd;
  }
  if (last && utf16->high != 0)
    out = replace (utf16, out);
  if (last && utf16->has_odd)
    out = replace (utf16, out);
  if (last)
    utf16->has_odd = utf16->high = 0;
  return out - start;
}
