/* SPDX-License-Identifier: MIT
 * random.c - streams of random numbers and the distributions drawn from them */
#include "random.h"

#include <math.h>
#include <string.h>

#include <cadrage/names.h>

/* splitmix64 (Steele, Lea & Flood 2014), as Vigna recommends for seeding. */
static guint64
split_mix (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

void
cad_random_init (CadRandom *random, guint64 seed, guint64 stream)
{
  guint64 state = cad_stream_number (seed, stream);

  for (guint i = 0; i < 4; i++)
    random->state[i] = split_mix (&state);
}

guint64
cad_stream_string (guint64 stream, const char *text)
{
  return cad_hash64 (text, strlen (text), stream);
}

guint64
cad_stream_number (guint64 stream, guint64 number)
{
  guint64 bytes = GUINT64_TO_LE (number);

  return cad_hash64 (&bytes, sizeof bytes, stream);
}

/* Marsaglia's polar method. The second number is thrown away, so that a stream has no hidden state. */
double
cad_random_normal (CadRandom *random)
{
  double x, y, s;

  do {
    x = 2 * cad_random_uniform (random) - 1;
    y = 2 * cad_random_uniform (random) - 1;
    s = x * x + y * y;
  } while (s >= 1 || s == 0);
  return x * sqrt (-2 * log (s) / s);
}

/* Marsaglia & Tsang, "A simple method for generating gamma variables", ACM TOMS 26 (2000). */
CadGamma
cad_gamma_of (double shape)
{
  double whole = shape < 1 ? shape + 1 : shape, d = whole - 1.0 / 3;

  return (CadGamma){ d, 1 / sqrt (9 * d), shape < 1 ? 1 / shape : 0 };
}

static double
draw_whole (const CadGamma *gamma, CadRandom *random)
{
  double d = gamma->d;

  for (;;) {
    double x = cad_random_normal (random), v = 1 + gamma->c * x;

    if (v <= 0)
      continue;
    v = v * v * v;
    double u = cad_random_uniform (random);

    /* the first test is inside the second and spares nearly all of its logarithms */
    if (u < 1 - 0.0331 * (x * x) * (x * x) || log (u) < 0.5 * x * x + d - d * v + d * log (v))
      return d * v;
  }
}

double
cad_gamma_draw (const CadGamma *gamma, CadRandom *random)
{
  double whole = draw_whole (gamma, random);

  return gamma->power == 0 ? whole : whole * pow (cad_random_uniform (random), gamma->power);
}

double
cad_random_gamma (CadRandom *random, double shape)
{
  CadGamma gamma = cad_gamma_of (shape);

  return cad_gamma_draw (&gamma, random);
}

void
cad_random_deal (CadRandom *random, guint32 *items, guint n, guint k)
{
  for (guint i = 0; i < k; i++) {
    guint j = i + cad_random_index (random, n - i);
    guint32 item = items[i];

    items[i] = items[j];
    items[j] = item;
  }
}
