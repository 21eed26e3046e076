/* SPDX-License-Identifier: MIT
 * bytes.h - looking at sixteen bytes at once, inside the text layer */
#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define CAD_BYTES_BLOCK 16

/* What sixteen bytes are; one bit a byte, the first byte lowest. */
typedef struct {
  guint zero;
  guint wide;       /* not ASCII */
  guint two;        /* the first of a character of two bytes */
  guint three;      /* the same of three, but for two whose second byte is not any */
  guint continuing; /* not the first of a character */
  guint control;    /* below the space, but no break and no tab */
} CadBlock;

#ifdef __SSE2__
static inline __m128i
cad_bytes_between (__m128i bytes, guchar first, guchar last)
{
  __m128i moved = _mm_sub_epi8 (bytes, _mm_set1_epi8 ((char) first));

  return _mm_cmpeq_epi8 (_mm_min_epu8 (moved, _mm_set1_epi8 ((char) (last - first))), moved);
}

static inline CadBlock
cad_bytes_block (const char *p)
{
  __m128i bytes = _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
  __m128i three = _mm_andnot_si128 (cad_bytes_between (bytes, 0xED, 0xED), cad_bytes_between (bytes, 0xE1, 0xEF));
  __m128i control = _mm_andnot_si128 (cad_bytes_between (bytes, '\t', '\r'), cad_bytes_between (bytes, 0, 0x1F));

  return (CadBlock){
    .zero = _mm_movemask_epi8 (_mm_cmpeq_epi8 (bytes, _mm_setzero_si128 ())),
    .wide = _mm_movemask_epi8 (bytes),
    .two = _mm_movemask_epi8 (cad_bytes_between (bytes, 0xC2, 0xDF)),
    .three = _mm_movemask_epi8 (three),
    .continuing = _mm_movemask_epi8 (cad_bytes_between (bytes, 0x80, 0xBF)),
    .control = _mm_movemask_epi8 (control),
  };
}
#else
static inline CadBlock
cad_bytes_block (const char *p)
{
  CadBlock block = { 0 };

  for (guint i = 0; i < CAD_BYTES_BLOCK; i++) {
    guchar byte = p[i];

    block.zero |= (guint) (byte == 0) << i;
    block.wide |= (guint) (byte >= 0x80) << i;
    block.two |= (guint) (byte >= 0xC2 && byte <= 0xDF) << i;
    block.three |= (guint) (byte >= 0xE1 && byte <= 0xEF && byte != 0xED) << i;
    block.continuing |= (guint) ((byte & 0xC0) == 0x80) << i;
    block.control |= (guint) (byte < 0x20 && !(byte >= '\t' && byte <= '\r')) << i;
  }
  return block;
}
#endif

G_END_DECLS
