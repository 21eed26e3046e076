/* SPDX-License-Identifier: MIT
 * rows.h - what each article adds to a statistic, gathered once, and resampled by articles */
#pragma once

#include <cadrage/intervals.h>
#include <cadrage/stats.h>

#include "random.h"

G_BEGIN_DECLS

/* Mentions of @key in one of @voices add @factor each to @column. */
typedef struct {
  guint32 key;
  guint voices;
  guint32 column;
  double factor;
} CadTake;

typedef struct {
  guint32 column;
  double value;
} CadEntry;

/* One row an article: only what is not 0. Rows [starts[g], starts[g + 1]) are group g (a source), resampled for itself. */
typedef struct {
  guint n_columns;
  GArray *entries;    /* of CadEntry */
  GArray *ends;       /* of guint32: where each row ends in @entries */
  GArray *groups;     /* of guint32: where each group ends in rows */
  double *sums;       /* per column, of all rows */
  gboolean aggregate; /* a row is a whole source: articles cannot be resampled */
} CadRows;

CadRows *cad_rows_new (guint n_columns);
void cad_rows_free (CadRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadRows, cad_rows_free)

/* Adds the articles of @source (-1: all) with a mention that @takes (of CadTake) names as the next group. */
void cad_rows_add (CadRows *rows, const CadTally *tally, int source, GArray *takes);

/* Adds all articles of @source that @lexicon (NULL: any) was looked for in, their words in thousands in @words_column. */
void cad_rows_add_words (CadRows *rows, const CadTally *tally, int source, GArray *takes, guint words_column);

/* Adds the articles of @source in which one of @sides (a column each, in their order) is heard in one of @voices. */
void cad_rows_add_sides (CadRows *rows, const CadTally *tally, const CadSelection *selection, const guint *sides,
                         guint n_sides);

guint cad_rows_count (const CadRows *rows);

/* Whether each group has enough articles to be resampled. */
gboolean cad_rows_resamplable (const CadRows *rows);

/* What a bootstrap of the rows cuts off at each end (cad_resampling_tail of the smallest group). */
double cad_rows_tail (const CadRows *rows);

/* Articles behind the rows: 0 when they are whole sources. */
guint cad_rows_articles (const CadRows *rows);

/* Computes @n_out figures of the column sums. */
typedef void (*CadStatistic) (const double *sums, gpointer data, double *out);

typedef struct {
  CadStatistic compute;
  gpointer data;
  guint n_out;
} CadFigure;

/* The column sums of one draw of articles with replacement; @weights has room for a number a row. */
void cad_rows_draw (const CadRows *rows, CadRandom *random, guint32 *weights, double *sums);

/* Draws articles with replacement CAD_BOOTSTRAP_DRAWS times. Returns: (transfer full) draws of figure 0, of figure 1 ... */
double *cad_rows_bootstrap (const CadRows *rows, guint64 seed, guint64 stream, const CadFigure *figure);

/* The articles of @source, which lie together in a finished tally: [first, end). */
void cad_articles_of (const CadTally *tally, int source, guint *first, guint *end);

/* Whether @article was read with the lexicon of @key; counts from elsewhere are thought complete. */
gboolean cad_article_eligible (const CadTally *tally, const CadArticle *article, guint32 key);

/* Names the streams of an estimate: kind, source, voices, keys. */
guint64 cad_stream_of (const CadTally *tally, const char *kind, const CadSelection *selection);
guint64 cad_stream_key (guint64 stream, const CadTally *tally, guint32 key);

G_END_DECLS
