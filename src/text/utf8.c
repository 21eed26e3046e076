/* SPDX-License-Identifier: MIT
 * utf8.c - UTF-8 sixteen bytes at once: French has an accent in two of three such blocks, so none is worth a branch */
#include "utf8.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define BLOCK  16
#define STRIDE (4 * BLOCK) /* bytes that are judged together */
#define SUM    255         /* blocks whose bytes are counted before a count of one byte can run over */

static gboolean
continues (const char *p)
{
  return ((guchar) *p & 0xC0) == 0x80;
}

gsize
cad_utf8_sequence (const char *p, gsize room)
{
  guchar first = p[0], second = room > 1 ? p[1] : 0;

  if (first < 0xC2 || first > 0xF4 || (second & 0xC0) != 0x80)
    return 0;
  if (first < 0xE0)
    return 2;
  if (first == 0xE0 ? second < 0xA0 : first == 0xED && second >= 0xA0)
    return 0;
  if (room < 3 || !continues (p + 2))
    return 0;
  if (first < 0xF0)
    return 3;
  if (first == 0xF0 ? second < 0x90 : first == 0xF4 && second >= 0x90)
    return 0;
  return room > 3 && continues (p + 3) ? 4 : 0;
}

/* Passes valid characters until one ends at or behind @stop. */
static const char *
pass_characters (const char *p, const char *stop, const char *end)
{
  while (p < stop && *p != '\0') {
    gsize length = (guchar) *p < 0x80 ? 1 : cad_utf8_sequence (p, end - p);

    if (length == 0)
      break;
    p += length;
  }
  return p;
}

const char *
cad_utf8_end_plain (const char *p, const char *end)
{
  return pass_characters (p, end, end);
}

#ifdef __SSE2__
static inline __m128i
load (const char *p)
{
  return _mm_loadu_si128 ((const __m128i *) (gconstpointer) p);
}

static inline __m128i
all (guchar byte)
{
  return _mm_set1_epi8 ((char) byte);
}

static inline __m128i
are_continuing (__m128i bytes)
{
  return _mm_cmplt_epi8 (bytes, all (0xC0));
}

static inline gboolean
are_none (__m128i wrong)
{
  return _mm_movemask_epi8 (_mm_cmpeq_epi8 (wrong, _mm_setzero_si128 ())) == 0xFFFF;
}

/* Behind E0 no byte below A0 goes on, behind ED none from there on; four bytes are no plain character. Scripts of India have E0 in
 * every letter, Korean has ED: slower than French, but not left to be read byte by byte. */
static gboolean
is_in_range (const char *p)
{
  __m128i wrong = _mm_setzero_si128 ();

  for (guint i = 0; i < STRIDE; i += BLOCK) {
    __m128i before = load (p + i - 1), high = _mm_cmpgt_epi8 (load (p + i), all (0x9F));

    wrong = _mm_or_si128 (wrong, _mm_andnot_si128 (high, _mm_cmpeq_epi8 (before, all (0xE0))));
    wrong = _mm_or_si128 (wrong, _mm_and_si128 (high, _mm_cmpeq_epi8 (before, all (0xED))));
    wrong = _mm_or_si128 (wrong, _mm_subs_epu8 (before, all (0xEF)));
  }
  return are_none (wrong);
}

/* Whether the bytes at @p, two of which before it can be read, are text of characters of one to three bytes: after most first bytes
 * any byte may follow that continues. The last one may go on behind them. */
static inline gboolean
is_plain_stride (const char *p)
{
  __m128i zero = _mm_setzero_si128 (), wrong = zero, strict = zero, lowest = all (0xFF);

  for (guint i = 0; i < STRIDE; i += BLOCK) {
    __m128i bytes = load (p + i), before = load (p + i - 1);
    __m128i due = _mm_or_si128 (_mm_subs_epu8 (before, all (0xC1)), _mm_subs_epu8 (load (p + i - 2), all (0xDF)));

    wrong = _mm_or_si128 (wrong, _mm_cmpeq_epi8 (are_continuing (bytes), _mm_cmpeq_epi8 (due, zero)));
    wrong = _mm_or_si128 (wrong, _mm_cmpeq_epi8 (_mm_and_si128 (bytes, all (0xFE)), all (0xC0)));
    strict = _mm_or_si128 (strict,
                           _mm_or_si128 (_mm_subs_epu8 (before, all (0xEC)), _mm_cmpeq_epi8 (before, all (0xE0))));
    lowest = _mm_min_epu8 (lowest, bytes);
  }
  wrong = _mm_or_si128 (wrong, _mm_cmpeq_epi8 (lowest, zero));
  return are_none (wrong) && (are_none (strict) || is_in_range (p));
}

/* The first place behind @p, at which a character begins, that is not in a stride of plain text; a character begins there too. */
static const char *
pass_strides (const char *p, const char *end)
{
  const char *start = p;

  while (end - p >= STRIDE && is_plain_stride (p))
    p += STRIDE;
  if (p == start)
    return p;
  for (p--; continues (p); p--)
    ;
  return p;
}

/* The bytes of @counts, added up. */
static inline gsize
sum (__m128i counts)
{
  __m128i halves = _mm_sad_epu8 (counts, _mm_setzero_si128 ());

  return _mm_cvtsi128_si32 (halves) + _mm_extract_epi16 (halves, 4);
}

static inline __m128i
are_controls (__m128i bytes)
{
  __m128i low = _mm_cmpeq_epi8 (_mm_min_epu8 (bytes, all (0x1F)), bytes), behind = _mm_sub_epi8 (bytes, all ('\t'));

  return _mm_andnot_si128 (_mm_cmpeq_epi8 (_mm_min_epu8 (behind, all ('\r' - '\t')), behind), low);
}

/* Counts the bytes that @are, and leaves *@at behind the last whole block. */
static inline gsize
count_blocks (const char **at, const char *end, __m128i (*are) (__m128i bytes))
{
  const char *p = *at;
  gsize n = 0;

  while (end - p >= BLOCK) {
    __m128i counts = _mm_setzero_si128 ();
    const char *stop = p + MIN ((end - p) / BLOCK, SUM) * BLOCK;

    for (; p < stop; p += BLOCK)
      counts = _mm_sub_epi8 (counts, are (load (p)));
    n += sum (counts);
  }
  *at = p;
  return n;
}
#endif

const char *
cad_utf8_end (const char *p, const char *end)
{
#ifdef __SSE2__
  gsize step = 2; /* that a stride looks back */

  while (end - p > STRIDE) {
    const char *near = pass_characters (p, p + step, end);

    if (near < p + step)
      return near;
    p = pass_strides (near, end);
    step = STRIDE;
  }
#endif
  return cad_utf8_end_plain (p, end);
}

gsize
cad_utf8_count (const char *p, const char *end)
{
  gsize n = end - p;

#ifdef __SSE2__
  n -= count_blocks (&p, end, are_continuing);
#endif
  for (; p < end; p++)
    n -= continues (p);
  return n;
}

gsize
cad_utf8_controls (const char *p, const char *end)
{
  gsize n = 0;

#ifdef __SSE2__
  n += count_blocks (&p, end, are_controls);
#endif
  for (; p < end; p++)
    n += (guchar) *p < 0x20 && !(*p >= '\t' && *p <= '\r');
  return n;
}
