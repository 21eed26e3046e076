/* SPDX-License-Identifier: MIT
 * divergence.h - the Jensen-Shannon divergence term by term */
#pragma once

#include <math.h>

/* What one category with probabilities @p and @q adds to the divergence, in bits (Lin 1991). */
static inline double
cad_divergence_part (double p, double q)
{
  double m = 0.5 * (p + q), part = 0;

  if (p > 0)
    part += 0.5 * p * log2 (p / m);
  if (q > 0)
    part += 0.5 * q * log2 (q / m);
  return part;
}
