/* SPDX-License-Identifier: MIT
 * resemblance.h - which known source's wordings an article's wordings are most like */
#pragma once

#include <cadrage/stats.h>

G_BEGIN_DECLS

typedef struct {
  double *posterior; /* per source of the known tally, owned; sums to 1, or NAN when the article has no mention */
  guint64 mentions;  /* own-voice mentions of the article that it rests on */
} CadResemblance;

void cad_resemblance_clear (CadResemblance *resemblance);

/* Posterior over the sources of @known, all equally probable before, under a Dirichlet-multinomial model of own-voice wordings: each
 * choice's shares have the source's counts and one more mention spread evenly for a prior. @terms (of CadLeanTerm) are keys of
 * @known; those of @article are found by name. */
void cad_resemblance_init (CadResemblance *resemblance, const CadTally *known, const CadTally *article, GArray *terms);

G_END_DECLS
