/* SPDX-License-Identifier: MIT
 * block.h - looking at sixteen bytes at once, inside the tally layer; one bit a byte, the first byte lowest */
#pragma once

#include <glib.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define CAD_BLOCK 16

/* The bytes of the blocks of text that matter to those who copy it. */
typedef struct {
  guint special;    /* may begin white space or a control */
  guint space;      /* the space */
  guint continuing; /* not the first of a character */
} CadTextBlock;

#ifdef __SSE2__
static inline __m128i
cad_block_load (const char *p)
{
  return _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
}

static inline __m128i
cad_block_equal (__m128i bytes, guchar byte)
{
  return _mm_cmpeq_epi8 (bytes, _mm_set1_epi8 ((char) byte));
}

static inline __m128i
cad_block_most (__m128i bytes, guchar byte)
{
  return _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, _mm_set1_epi8 ((char) byte)), bytes);
}

/* The bytes that a key escapes. */
static inline guint
cad_block_escapes (const char *p)
{
  __m128i bytes = cad_block_load (p);
  __m128i signs = _mm_or_si128 (cad_block_equal (bytes, '%'), cad_block_equal (bytes, '|'));
  __m128i controls = _mm_or_si128 (cad_block_most (bytes, 0x1F), cad_block_equal (bytes, 0x7F));

  return _mm_movemask_epi8 (_mm_or_si128 (signs, controls));
}

static inline CadTextBlock
cad_block_text (const char *p)
{
  __m128i bytes = cad_block_load (p);
  __m128i ascii = _mm_or_si128 (cad_block_most (bytes, ' '), cad_block_equal (bytes, 0x7F));
  __m128i wide = cad_block_most (_mm_sub_epi8 (bytes, _mm_set1_epi8 ((char) 0xE1)), 2);

  wide = _mm_or_si128 (wide, cad_block_equal (bytes, 0xC2));
  return (CadTextBlock){
    .special = _mm_movemask_epi8 (_mm_or_si128 (ascii, wide)),
    .space = _mm_movemask_epi8 (cad_block_equal (bytes, ' ')),
    .continuing = _mm_movemask_epi8 (_mm_cmplt_epi8 (bytes, _mm_set1_epi8 ((char) 0xC0))),
  };
}
#else
static inline guint
cad_block_escapes (const char *p)
{
  guint mask = 0;

  for (guint i = 0; i < CAD_BLOCK; i++) {
    guchar byte = p[i];

    mask |= (guint) (byte < 0x20 || byte == 0x7F || byte == '%' || byte == '|') << i;
  }
  return mask;
}

static inline CadTextBlock
cad_block_text (const char *p)
{
  CadTextBlock block = { 0 };

  for (guint i = 0; i < CAD_BLOCK; i++) {
    guchar byte = p[i];

    block.special |= (guint) (byte <= ' ' || byte == 0x7F || byte == 0xC2 || (byte >= 0xE1 && byte <= 0xE3)) << i;
    block.space |= (guint) (byte == ' ') << i;
    block.continuing |= (guint) ((byte & 0xC0) == 0x80) << i;
  }
  return block;
}
#endif

G_END_DECLS
