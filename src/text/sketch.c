/* SPDX-License-Identifier: MIT
 * sketch.c - sketches of sets, and how much two sets share */
#include <cadrage/shingles.h>

#include <math.h>

#define EMPTY G_MAXUINT16

/* The finaliser of SplitMix64 (Steele, Lea & Flood 2014): the element's random number of @round. */
static guint64
draw (guint32 element, guint round)
{
  guint64 z = ((guint64) round << 32 | element) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ z >> 30) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ z >> 27) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ z >> 31;
}

/* In the first rounds every element falls into a random place; round k + i puts all of them in place i. The first
 * round that reaches a place decides it, by the least number. */
void
cad_sketch (const guint32 *set, guint n, guint32 sketch[CAD_SKETCH_SIZE])
{
  guint16 rounds[CAD_SKETCH_SIZE];
  guint left = CAD_SKETCH_SIZE;

  g_return_if_fail (n > 0);
  for (guint i = 0; i < CAD_SKETCH_SIZE; i++)
    rounds[i] = EMPTY;
  for (guint round = 0; left > 0; round++)
    for (guint i = 0; i < n; i++) {
      guint64 drawn = draw (set[i], round);
      guint place = round < CAD_SKETCH_SIZE ? (drawn >> 32) % CAD_SKETCH_SIZE : round - CAD_SKETCH_SIZE;
      guint32 value = (guint32) drawn;

      if (rounds[place] == EMPTY) {
        rounds[place] = round;
        sketch[place] = value;
        left--;
      } else if (rounds[place] == round && value < sketch[place]) {
        sketch[place] = value;
      }
    }
}

double
cad_sketch_likeness (const guint32 *a, const guint32 *b)
{
  guint same = 0;

  for (guint i = 0; i < CAD_SKETCH_SIZE; i++)
    same += a[i] == b[i];
  return (double) same / CAD_SKETCH_SIZE;
}

#define STRIDE 64 /* elements between two looks at what can still be reached */

double
cad_jaccard_above (const guint32 *a, guint n_a, const guint32 *b, guint n_b, double floor)
{
  guint i = 0, j = 0, shared = 0;
  double wanted = floor * ((double) n_a + n_b) / (1 + floor);

  while (i < n_a && j < n_b) {
    if (shared + MIN (n_a - i, n_b - j) < wanted)
      return 0;
    for (guint step = 0; step < STRIDE && i < n_a && j < n_b; step++) {
      guint32 x = a[i], y = b[j];

      shared += x == y;
      i += x <= y;
      j += y <= x;
    }
  }
  return n_a + n_b > 0 ? (double) shared / (n_a + n_b - shared) : NAN;
}

double
cad_jaccard (const guint32 *a, guint n_a, const guint32 *b, guint n_b)
{
  return cad_jaccard_above (a, n_a, b, n_b, 0);
}
