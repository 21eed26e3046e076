/* SPDX-License-Identifier: MIT
 * bands.h - which articles of many share a text, without comparing all with all */
#pragma once

#include <cadrage/copies.h>

G_BEGIN_DECLS

/* Articles tied to one another, directly or through others, have one root: the lowest of their indexes. */
guint cad_bands_root (guint32 *parents, guint article);

/* Adds to @pairs (of CadCopyPair) the pairs of @articles (of CadCopy) that share a text, some of them twice, and ties
 * them together in @parents, of as many members as there are articles, each its own parent. */
void cad_bands_find (GPtrArray *articles, guint32 *parents, GArray *pairs);

G_END_DECLS
