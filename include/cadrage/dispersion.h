/* SPDX-License-Identifier: MIT
 * dispersion.h - whether a word is spread over a source's articles or one article's hobby-horse */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gries' deviation of proportions (2008) of @counts over @n articles of @words words: 0 when spread like the words, near 1 when one
 * article has it all. NAN when the word or the words are missing. */
double cad_dispersion_dp (const double *counts, const double *words, guint n);

/* Juilland's D (1970), of the relative frequencies: 1 when spread evenly, 0 when one article has it all. NAN as above, and for
 * fewer than two articles. */
double cad_dispersion_juilland (const double *counts, const double *words, guint n);

G_END_DECLS
