/* SPDX-License-Identifier: MIT
 * letters.h - how many of the next sixteen bytes are letters and digits, inside the text layer
 *
 * One bit a byte, the first byte lowest. Two-byte letters (U+00C0 to U+027F) count as both their bytes; any other character
 * beyond ASCII is none. The first of the bytes must begin a character. */
#pragma once

#include "chars.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define CAD_LETTERS_BLOCK 16

/* By the class table. */
static inline guint
cad_letters_plain (const char *p)
{
  guint mask = 0;

  for (guint i = 0; i < CAD_LETTERS_BLOCK; i++) {
    CadCharClass class = cad_byte_class (p + i);

    if (class == CAD_CHAR_LETTER)
      mask |= 1u << i;
    else if (class == CAD_CHAR_LATIN && (i + 1 == CAD_LETTERS_BLOCK || !cad_char_is_times (p + i))) {
      mask |= 3u << i;
      i++;
    }
  }
  return mask & 0xFFFF;
}

#ifdef __SSE2__
static inline __m128i
cad_letters_between (__m128i bytes, char below, char above)
{
  return _mm_and_si128 (_mm_cmpgt_epi8 (bytes, _mm_set1_epi8 (below)), _mm_cmplt_epi8 (bytes, _mm_set1_epi8 (above)));
}

/* The same without a look at each byte. */
static inline guint
cad_letters_mask (const char *p)
{
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i folded = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  __m128i ascii = _mm_or_si128 (cad_letters_between (folded, 'a' - 1, 'z' + 1),
                                cad_letters_between (bytes, '0' - 1, '9' + 1));
  guint letters = _mm_movemask_epi8 (ascii);
  guint leads = _mm_movemask_epi8 (cad_letters_between (bytes, (char) 0xC2, (char) 0xCA));

  if (leads != 0) {
    guint after = _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xC3))) << 1;
    guint times = after & _mm_movemask_epi8 (_mm_cmpeq_epi8 (folded, _mm_set1_epi8 ((char) 0xB7)));

    leads &= ~(times >> 1);
    letters |= leads | leads << 1;
  }
  return letters & 0xFFFF;
}
#else
static inline guint
cad_letters_mask (const char *p)
{
  return cad_letters_plain (p);
}
#endif

/* How many bytes of letters stand at the beginning of the sixteen bytes at @p. */
static inline guint
cad_letters_run (const char *p)
{
  return __builtin_ctz (~cad_letters_mask (p));
}

G_END_DECLS
