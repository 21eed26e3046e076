/* SPDX-License-Identifier: MIT
 * copies.h - the same text in several articles: which ones share it, and who published it first */
#pragma once

#include <cadrage/shingles.h>

G_BEGIN_DECLS

#define CAD_COPIES_SHARED 0.5 /* two articles share a text when more than this of their shingles is common */

#define CAD_COPIES_NONE G_MAXUINT

typedef struct {
  char *source, *id, *date, *title; /* owned; "" when unknown */
  guint64 key;                      /* of source, id and text: the same for articles that nothing tells apart */
  guint32 *shingles;                /* owned; NULL once the clusters are found */
  guint n_shingles;
  guint cluster;   /* index of the clusters, or CAD_COPIES_NONE */
  double likeness; /* Jaccard index with the first of its cluster; 1 for that one */
} CadCopy;

/* Two articles that share a text; @a < @b, indexes of the articles. */
typedef struct {
  guint a, b;
  double jaccard;
} CadCopyPair;

/* Articles tied by pairs. */
typedef struct {
  GArray
      *members; /* of guint, indexes of the articles: by date, source, id; the first published it first. A year or month
                      without day counts from its end, an unknown date comes last */
  guint sources; /* different ones among them */
} CadCopyCluster;

typedef struct {
  GPtrArray *articles; /* of CadCopy, owned; by source, id and text once the clusters are found */
  GArray *pairs;       /* of CadCopyPair, sorted; identical sets are tied to one of them only */
  GPtrArray *clusters; /* of CadCopyCluster, owned: the most sources first, then the most articles */
} CadCopies;

CadCopies *cad_copies_new (void);
void cad_copies_free (CadCopies *copies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCopies, cad_copies_free)

/* Adds @document as an article of @source (NULL: the source it names), with its shingles; four bytes for each of them
 * are kept. */
void cad_copies_add (CadCopies *copies, const CadDocument *document, const char *source, CadShingler *shingler);

/* Finds pairs and clusters, when all articles are there. Sketches of CAD_SKETCH_SIZE places, in 42 bands of three, say
 * which articles to compare; the exact Jaccard index of the shingles decides. A pair at 0.5 is missed once in 270.
 * Among many articles that fall together in a band, each is compared with the 128 before it that it is not tied to
 * already, so that their pairs are not all listed. O(articles), and the same whatever their order. */
void cad_copies_find (CadCopies *copies);

/* The key of CadCopy. */
guint64 cad_copies_key (const CadDocument *document, const char *source);

/* What to leave out so that each shared text is there once, by whom published it first: a table of key -> how many
 * articles with it to leave out. Returns: (transfer full) of guint64* to GUINT_TO_POINTER, keys owned */
GHashTable *cad_copies_surplus (const CadCopies *copies);

G_END_DECLS
