/* SPDX-License-Identifier: MIT
 * letters.h - which of the next 64 bytes are letters and digits, inside the text layer
 *
 * One bit a byte, the first byte lowest. Two-byte letters (U+00C0 to U+027F) count as both their bytes; any other character
 * beyond ASCII is none. The first of the bytes must begin a character. */
#pragma once

#include "chars.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define CAD_LETTERS_BLOCK  16
#define CAD_LETTERS_BLOCKS 4 /* at most */

/* By the class table. */
static inline guint64
cad_letters_plain (const char *p, guint blocks)
{
  guint n = blocks * CAD_LETTERS_BLOCK;
  guint64 mask = 0;

  for (guint i = 0; i < n; i++) {
    CadCharClass class = cad_byte_class (p + i);

    if (class == CAD_CHAR_LETTER)
      mask |= G_GUINT64_CONSTANT (1) << i;
    else if (class == CAD_CHAR_LATIN && (i + 1 == n || !cad_char_is_times (p + i))) {
      mask |= G_GUINT64_CONSTANT (3) << i;
      i++;
    }
  }
  return mask;
}

#ifdef __SSE2__
/* Which of the bytes lie between @first and @last: moved to the end of what a signed byte holds, they are above the rest. */
static inline __m128i
cad_letters_between (__m128i bytes, guchar first, guchar last)
{
  __m128i moved = _mm_add_epi8 (bytes, _mm_set1_epi8 ((char) (0x7F - last)));

  return _mm_cmpgt_epi8 (moved, _mm_set1_epi8 ((char) (0x7E - (last - first))));
}

/* The same without a look at each byte, but where × or ÷ may stand. */
static inline guint64
cad_letters_mask (const char *p, guint blocks)
{
  guint64 letters = 0, wide = 0;
  __m128i times = _mm_setzero_si128 ();

  for (guint i = 0; i < blocks; i++) {
    __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p + i);
    __m128i folded = _mm_or_si128 (bytes, _mm_set1_epi8 (0x20));
    __m128i ascii = _mm_or_si128 (cad_letters_between (folded, 'a', 'z'), cad_letters_between (bytes, '0', '9'));
    __m128i either = _mm_or_si128 (ascii, cad_letters_between (bytes, 0xC3, 0xC9));

    times = _mm_or_si128 (times, _mm_cmpeq_epi8 (folded, _mm_set1_epi8 ((char) 0xB7)));
    letters |= (guint64) _mm_movemask_epi8 (either) << (i * CAD_LETTERS_BLOCK);
    wide |= (guint64) _mm_movemask_epi8 (bytes) << (i * CAD_LETTERS_BLOCK);
  }
  if (G_UNLIKELY (_mm_movemask_epi8 (times) != 0))
    return cad_letters_plain (p, blocks);
  letters |= (letters & wide) << 1;
  return letters;
}
#else
static inline guint64
cad_letters_mask (const char *p, guint blocks)
{
  return cad_letters_plain (p, blocks);
}
#endif

/* A stretch of text whose letters are known. */
typedef struct {
  const char *first;
  const char *last; /* the last place that a run can be asked for */
  guint64 letters;
} CadLettersWindow;

/* FALSE when @room, the bytes that can be read at @p, are too few. */
static inline gboolean
cad_letters_open (CadLettersWindow *window, const char *p, gssize room)
{
  guint blocks = MIN (room / CAD_LETTERS_BLOCK, CAD_LETTERS_BLOCKS);

  if (room < 2 * CAD_LETTERS_BLOCK)
    return FALSE;
  window->first = p;
  window->last = p + (blocks - 1) * CAD_LETTERS_BLOCK - 1;
  window->letters = blocks == CAD_LETTERS_BLOCKS ? cad_letters_mask (p, CAD_LETTERS_BLOCKS)
                                                 : cad_letters_mask (p, blocks);
  return TRUE;
}

/* How many bytes of letters stand at @p, as far as the window shows; 63 of them where it is full of letters. */
static inline guint
cad_letters_run (const CadLettersWindow *window, const char *p)
{
  return __builtin_ctzll (~(window->letters >> (p - window->first)) | G_GUINT64_CONSTANT (1) << 63);
}

G_END_DECLS
