/* SPDX-License-Identifier: MIT
 * comparison.h - two sources side by side: shares, their differences, and whether they choose words alike */
#pragma once

#include <cadrage/correction.h>
#include <cadrage/stats.h>

G_BEGIN_DECLS

#define CAD_PRIOR_MENTIONS 10.0 /* alpha0: what the corpus's own counts weigh as a prior */

typedef enum {
  CAD_TEST_NONE,        /* one of the sources never names the choice in its own voice */
  CAD_TEST_PERMUTATION, /* of article labels */
  CAD_TEST_EXACT,       /* Fisher, Freeman and Halton: treats mentions as independent */
  CAD_TEST_CHI_SQUARE,  /* of G2, where there are too many mentions to deal out: treats them as independent */
} CadTest;

typedef struct {
  guint32 key; /* of the tally */
  CadEstimate a, b, difference;
  double log_odds,
      z; /* a against b; NAN when one never names the choice, or the corpus never or only uses the wording */
} CadWordingComparison;

typedef struct {
  CadTest test;
  double p, q;  /* NAN without a test; q is set by cad_comparison_correct */
  double error; /* standard error of p, when the exact test was drawn */
  gboolean few_articles;
  guint n_wordings;
  CadWordingComparison *wordings; /* owned */
} CadChoiceComparison;

/* Compares own-voice wordings of one choice in sources @a and @b. Returns: (transfer full) */
CadChoiceComparison *cad_comparison_choice (const CadTally *tally, const int sources[2], const guint32 *keys,
                                            guint n_keys, guint64 seed);
void cad_choice_comparison_free (CadChoiceComparison *comparison);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadChoiceComparison, cad_choice_comparison_free)

/* Sets q over all @comparisons (of CadChoiceComparison). */
void cad_comparison_correct (GPtrArray *comparisons, CadCorrection method);

/* P of a difference of two rates as great as that of @key in own voice, when articles are permuted: NAN with fewer than
 * CAD_MIN_ARTICLES articles in one of the sources. */
double cad_comparison_rate (const CadTally *tally, const int sources[2], guint32 key, guint64 seed);

typedef struct {
  CadLean a, b;
  CadEstimate difference; /* a - b */
  CadVerdict verdict;     /* minus: a leans more to the minus pole than b does */
} CadLeanComparison;

CadLeanComparison cad_comparison_lean (const CadTally *tally, const int sources[2], GArray *terms, guint64 seed);

/* Jensen-Shannon divergence of two vectors of counts, in bits (Lin 1991): 0 to 1. NAN when one is empty. */
double cad_jensen_shannon (const double *a, const double *b, guint n);

/* Framing distances of all sources (as cad_stats_distance, without intervals): [i * n + j], NAN without a shared choice.
 * Returns: (transfer full) */
double *cad_distance_matrix (const CadTally *tally, GArray *terms);

#define CAD_DISTANCES_DRAWN 128 /* with more sources distances have no intervals */

/* The same of @n @sources with their intervals; the diagonal is 0. Returns: (transfer full) */
CadEstimate *cad_distance_estimates (const CadTally *tally, const int *sources, guint n, GArray *terms, guint64 seed);

/* Whether several sources word a choice alike. */
typedef struct {
  CadTest test;
  double p, q;    /* NAN without a test; q is for the caller to set */
  double error;   /* standard error of p, when mentions were dealt out */
  guint articles; /* behind it, 0 when the counts are of whole sources */
  guint sources;  /* that took part: with five articles or more for the permutation, else all that name the choice */
  guint64 mentions;
} CadContest;

/* Permutes article labels among those of @sources (of int) that have CAD_MIN_ARTICLES with the choice; with fewer than two such sources
 * deals out mentions with all sums of the table kept (Freeman and Halton), or for more than CAD_MENTIONS_DEALT of them takes
 * G2 for chi-square. @keys (of guint32) are the choice's wordings, in own voice. */
CadContest cad_contest (const CadTally *tally, GArray *sources, GArray *keys, guint64 seed);

#define CAD_MENTIONS_DEALT 200000

/* One step of clustering: clusters below @n are items, n + i is what step i made. */
typedef struct {
  guint left, right, size;
  double height;
} CadMerge;

/* Average linkage (UPGMA) of @n items; a missing distance counts as 1. @order gets the items as a tree's leaves.
 * Returns: (transfer full) n - 1 steps */
CadMerge *cad_cluster (const double *distances, guint n, guint *order);

G_END_DECLS
