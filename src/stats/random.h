/* SPDX-License-Identifier: MIT
 * random.h - random numbers that are the same on every run and every machine */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* xoshiro256** 1.0 (Blackman & Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47, 2021). */
typedef struct {
  guint64 state[4];
} CadRandom;

/* A stream is named by the user's seed and what is estimated, so that no estimate depends on which came before it. */
void cad_random_init (CadRandom *random, guint64 seed, guint64 stream);

/* Extends the name of a stream. */
guint64 cad_stream_string (guint64 stream, const char *text);
guint64 cad_stream_number (guint64 stream, guint64 number);

static inline guint64
cad_random_next (CadRandom *random)
{
  guint64 *s = random->state, x = s[1] * 5, t = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= t;
  s[3] = s[3] << 45 | s[3] >> 19;
  return (x << 7 | x >> 57) * 9;
}

/* Uniform in [0, n). The bias of the multiplication is below n / 2^64. */
static inline guint32
cad_random_index (CadRandom *random, guint32 n)
{
  return (guint32) ((unsigned __int128) cad_random_next (random) * n >> 64);
}

/* In (0, 1). */
static inline double
cad_random_uniform (CadRandom *random)
{
  return ((double) (cad_random_next (random) >> 12) + 0.5) * 0x1p-52;
}

double cad_random_normal (CadRandom *random);

/* A gamma distribution of scale 1, computed once for many draws. */
typedef struct {
  double d, c;
  double power; /* of a shape below 1: its inverse; else 0 */
} CadGamma;

CadGamma cad_gamma_of (double shape);
double cad_gamma_draw (const CadGamma *gamma, CadRandom *random);
double cad_random_gamma (CadRandom *random, double shape); /* scale 1 */

/* Puts a random choice of @k of the @n items first (Fisher-Yates). */
void cad_random_deal (CadRandom *random, guint32 *items, guint n, guint k);

G_END_DECLS
