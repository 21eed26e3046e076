/* SPDX-License-Identifier: MIT
 * shingles.h - what two texts share: sets of five words in a row, and short sketches of such sets */
#pragma once

#include <cadrage/document.h>

G_BEGIN_DECLS

#define CAD_SHINGLE_WORDS 5

/* Reads texts one after the other, with buffers of its own; one for each thread. */
typedef struct _CadShingler CadShingler;

CadShingler *cad_shingler_new (void);
void cad_shingler_free (CadShingler *shingler);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadShingler, cad_shingler_free)

/* The shingles of the words of @document's body as numbers, sorted, each once. Case, apostrophes, marks and white
 * space make no difference. A text of fewer words is one shingle, a text without words has none. O(words). Returns:
 * (transfer none) valid until the next text; @n is how many there are */
const guint32 *cad_shingler_read (CadShingler *shingler, const CadDocument *document, guint *n);

#define CAD_SKETCH_SIZE 128

/* The sketch of a set: each of its places is the same in the sketches of two sets with the probability of their
 * Jaccard index, as with so many independent MinHash permutations (Broder 1997), but made in O(n + k log k) instead of
 * O(nk): fast similarity sketching (Dahlgaard, Knudsen & Thorup 2017). @n is not 0. */
void cad_sketch (const guint32 *set, guint n, guint32 sketch[CAD_SKETCH_SIZE]);

/* The share of places that are the same: estimates the Jaccard index with a standard error of 0.044 at 0.5. */
double cad_sketch_likeness (const guint32 *a, const guint32 *b);

/* The Jaccard index of two sets, sorted, each element once: shared elements by all elements; NAN when both are empty. */
double cad_jaccard (const guint32 *a, guint n_a, const guint32 *b, guint n_b);

/* The same, or 0 as soon as it is certain that it is below @floor. */
double cad_jaccard_above (const guint32 *a, guint n_a, const guint32 *b, guint n_b, double floor);

G_END_DECLS
