/* SPDX-License-Identifier: MIT
 * distance.h - the framing distance of two vectors of counts */
#pragma once

#include "axis.h"

G_BEGIN_DECLS

/* Of two sources' counts of the terms of @axis. NAN without a shared choice. */
double cad_distance_of (CadAxisTerms *axis, const double *a, const double *b);

G_END_DECLS
