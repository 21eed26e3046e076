/* SPDX-License-Identifier: MIT
 * dispersion.c - how evenly a word is spread over articles */
#include <cadrage/dispersion.h>

#include <math.h>

static double
sum_of (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return sum;
}

double
cad_dispersion_dp (const double *counts, const double *words, guint n)
{
  double count = sum_of (counts, n), word = sum_of (words, n), sum = 0;

  if (!(count > 0 && word > 0))
    return NAN;
  for (guint i = 0; i < n; i++)
    sum += fabs (counts[i] / count - words[i] / word);
  return sum / 2;
}

double
cad_dispersion_juilland (const double *counts, const double *words, guint n)
{
  double mean = 0, squares = 0;
  guint parts = 0;

  for (guint i = 0; i < n; i++)
    if (words[i] > 0) {
      double rate = counts[i] / words[i], before = mean;

      parts++;
      mean += (rate - mean) / parts;
      squares += (rate - before) * (rate - mean);
    }
  if (parts < 2 || !(mean > 0))
    return NAN;
  return CLAMP (1 - sqrt (squares / parts) / mean / sqrt (parts - 1.0), 0, 1);
}
