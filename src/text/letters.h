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
/* Which of the bytes lie between @first and @last: moved to the end of what a signed byte holds, they are above the rest. */
static inline __m128i
cad_letters_between (__m128i bytes, guchar first, guchar last)
{
  __m128i moved = _mm_add_epi8 (bytes, _mm_set1_epi8 ((char) (0x7F - last)));

  return _mm_cmpgt_epi8 (moved, _mm_set1_epi8 ((char) (0x7E - (last - first))));
}

/* The same without a look at each byte. */
static inline guint
cad_letters_mask (const char *p)
{
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i folded = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
  __m128i ascii = _mm_or_si128 (cad_letters_between (folded, 'a', 'z'), cad_letters_between (bytes, '0', '9'));
  __m128i leads = cad_letters_between (bytes, 0xC3, 0xC9);
  __m128i after = _mm_slli_si128 (_mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) 0xC3)), 1);
  __m128i times = _mm_and_si128 (after, _mm_cmpeq_epi8 (folded, _mm_set1_epi8 ((char) 0xB7)));

  leads = _mm_andnot_si128 (_mm_srli_si128 (times, 1), leads);
  return _mm_movemask_epi8 (_mm_or_si128 (ascii, _mm_or_si128 (leads, _mm_slli_si128 (leads, 1))));
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
  return __builtin_ctz (cad_letters_mask (p) ^ 0xFFFFFFFF);
}

G_END_DECLS
