/* SPDX-License-Identifier: MIT
 * stats.h - shares, rates, leans and distances of sources, with their uncertainty: numbers in, numbers out.
 * Formulas: docs/method.md */
#pragma once

#include <cadrage/tally.h>

G_BEGIN_DECLS

#define CAD_SEED_DEFAULT      20201110
#define CAD_BOOTSTRAP_DRAWS   2000
#define CAD_MIN_ARTICLES      5 /* fewer: Wilson, Poisson or Dirichlet intervals, marked */
#define CAD_MIN_MENTIONS      5 /* fewer: a share is printed with its counts and marked */
#define CAD_LEAN_MIN_CHOICES  3
#define CAD_LEAN_MIN_MENTIONS 8
#define CAD_LEAN_K            3.0 /* weight of a choice: N / (N + k) */

typedef enum {
  CAD_INTERVAL_NONE,
  CAD_INTERVAL_BOOTSTRAP, /* percentile, over articles */
  CAD_INTERVAL_WILSON,    /* over mentions; over articles where resampling has nothing to vary */
  CAD_INTERVAL_POISSON,   /* exact (Garwood) */
  CAD_INTERVAL_DIRICHLET, /* of each choice's posterior */
} CadInterval;

/* A figure with its interval at 95 %. @value, @low, @high are NAN when there is nothing to estimate (@total is 0). */
typedef struct {
  double value, low, high;
  guint64 n, total; /* the counts behind it */
  guint articles;   /* articles behind it; 0 when the counts are of whole sources */
  CadInterval interval;
} CadEstimate;

typedef enum { CAD_VERDICT_INSUFFICIENT, CAD_VERDICT_MINUS, CAD_VERDICT_PLUS, CAD_VERDICT_NONE } CadVerdict;

typedef struct {
  CadEstimate estimate; /* n = mentions, articles = articles with a mention of the axis */
  guint choices;        /* choices with a mention */
  CadVerdict verdict;
} CadLean;

/* Which articles and voices a figure is over. */
typedef struct {
  int source;   /* index of tally->sources, or -1: all */
  guint voices; /* set of 1 << CadVoiceKind; CAD_VOICES_* masks below */
  guint64 seed;
  gboolean bare; /* a lean without interval and verdict, which cost much more than it */
} CadSelection;

#define CAD_MASK_OWN (1u << CAD_VOICE_OWN)
#define CAD_MASK_ATTRIBUTED                                                                                            \
  (1u << CAD_VOICE_QUOTED | 1u << CAD_VOICE_PARTIAL | 1u << CAD_VOICE_ATTRIBUTED | 1u << CAD_VOICE_DENIED)
#define CAD_MASK_HEDGED   (1u << CAD_VOICE_DISTANCED | 1u << CAD_VOICE_HEARSAY)
#define CAD_MASK_REPORTED (CAD_MASK_ATTRIBUTED | CAD_MASK_HEDGED)
#define CAD_MASK_ALL      (CAD_MASK_OWN | CAD_MASK_REPORTED)

/* One wording on an axis, for leans: @key of the tally, @choice any number that is the same for one choice. */
typedef struct {
  guint32 key;
  guint32 choice;
  double lean;
} CadLeanTerm;

/* All figures want a finished tally, and are the same for the same seed whatever was computed before. */

/* Shares of the @n_keys wordings of one choice; @out has room for as many. */
void cad_stats_shares (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys,
                       CadEstimate *out);

/* Count of @keys together per 1,000 words. */
CadEstimate cad_stats_rate (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys);

/* In how many of the articles the choice is not named at all: value = share of silent articles. */
CadEstimate cad_stats_silence (const CadTally *tally, const CadSelection *selection, const guint32 *keys, guint n_keys);

/* Lean over @terms (GArray of CadLeanTerm). */
CadLean cad_stats_lean (const CadTally *tally, const CadSelection *selection, GArray *terms);

/* Share of own-voice mentions on wordings with |lean| >= 0.5, and the share of loaded mentions in other voices. */
CadEstimate cad_stats_loadedness (const CadTally *tally, const CadSelection *selection, GArray *terms);
CadEstimate cad_stats_borrowed (const CadTally *tally, const CadSelection *selection, GArray *terms);

/* Shares of the voice groups own, attributed and hedged in all mentions, of choices and of loaded words, in @out. */
void cad_stats_voices (const CadTally *tally, const CadSelection *selection, CadEstimate out[CAD_VOICES_NAMED]);

/* The baseline of quoting: the share that is left to reported voices, which is what the outlet's own leaves. */
CadEstimate cad_stats_quoting (const CadEstimate voices[CAD_VOICES_NAMED]);

/* Voice balance: of the mentions whose speaker is of one of @sides (indexes of tally->sides), the share of each, in @out, which
 * has room for as many. */
void cad_stats_balance (const CadTally *tally, const CadSelection *selection, const guint *sides, guint n_sides,
                        CadEstimate *out);

/* Framing distance of two sources over all choices of @terms, own voice. Value in [0, 1]; total = shared choices. */
CadEstimate cad_stats_distance (const CadTally *tally, int a, int b, GArray *terms, guint64 seed);

/* Difference of one wording's shares, pair[0] - pair[1] (of two sources, same voices and seed): bootstrap over articles, or
 * Newcombe's interval. */
CadEstimate cad_stats_difference (const CadTally *tally, const CadSelection pair[2], const guint32 *keys, guint n_keys,
                                  guint which);

/* Wilson's score interval of n of total at 95 %. */
CadEstimate cad_stats_wilson (guint64 n, guint64 total);

/* "leans-minus", "leans-plus", "no-clear-lean", "insufficient-evidence" */
const char *cad_verdict_name (CadVerdict verdict);

G_END_DECLS
