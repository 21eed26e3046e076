/* SPDX-License-Identifier: MIT
 * contest.c - whether several sources word a choice alike */
#include <math.h>
#include <string.h>

#include <cadrage/comparison.h>
#include <cadrage/exact.h>
#include <cadrage/permutation.h>

#include "numerics.h"
#include "rows.h"

#define TIE 1e-9 /* figures whose relative difference is less are equal */

typedef struct {
  guint32 wording, n;
} Part;

/* What is dealt out among the sources: articles, or single mentions. */
typedef struct {
  guint n_sources, n_wordings, n_units;
  guint16 *source; /* per unit */
  guint32 *ends;   /* per unit: where its parts end */
  GArray *parts;   /* of Part */
  guint64 *table;  /* [source * n_wordings + wording] */
  double *cell;    /* what a count adds to the figure; no count is greater than all mentions together */
  double *total;   /* what the mentions of a source take from it, or NULL: nothing */
} Deal;

static void
add_unit (Deal *deal, guint16 source)
{
  deal->source[deal->n_units] = source;
  deal->ends[deal->n_units++] = deal->parts->len;
}

static void
fill_table (Deal *deal)
{
  const Part *parts = (const Part *) (const void *) deal->parts->data;
  guint32 at = 0;

  memset (deal->table, 0, (gsize) deal->n_sources * deal->n_wordings * sizeof *deal->table);
  for (guint u = 0; u < deal->n_units; u++)
    for (guint64 *row = deal->table + (gsize) deal->source[u] * deal->n_wordings; at < deal->ends[u]; at++)
      row[parts[at].wording] += parts[at].n;
}

static double
figure (const Deal *deal)
{
  double sum = 0;

  for (guint s = 0; s < deal->n_sources; s++) {
    const guint64 *row = deal->table + (gsize) s * deal->n_wordings;
    guint64 n = 0;

    for (guint w = 0; w < deal->n_wordings; w++) {
      sum += deal->cell[row[w]];
      n += row[w];
    }
    if (deal->total != NULL)
      sum -= deal->total[n];
  }
  return sum;
}

/* Two indexes of one random number: there are fewer than 2^32 units. */
static void
shuffle (guint16 *items, guint n, CadRandom *random)
{
  for (guint i = n; i > 1; i--) {
    guint64 bits = cad_random_next (random);
    guint32 j = (guint32) ((bits >> 32) * i >> 32);
    guint16 kept = items[j];

    items[j] = items[i - 1];
    items[i - 1] = kept;
    if (--i < 2)
      return;
    j = (guint32) ((bits & G_MAXUINT32) * i >> 32);
    kept = items[j];
    items[j] = items[i - 1];
    items[i - 1] = kept;
  }
}

static guint
count_hits (Deal *deal, guint64 stream)
{
  CadRandom random;
  guint hits = 0;

  fill_table (deal);
  double seen = figure (deal), enough = seen - TIE * (1 + fabs (seen));

  cad_random_init (&random, 0, stream);
  for (guint b = 0; b < CAD_PERMUTATIONS; b++) {
    shuffle (deal->source, deal->n_units, &random);
    fill_table (deal);
    hits += figure (deal) >= enough;
  }
  return hits;
}

static void
deal_init (Deal *deal, guint n_sources, guint n_wordings, guint64 mentions)
{
  *deal = (Deal){ .n_sources = n_sources, .n_wordings = n_wordings };
  deal->source = g_new (guint16, mentions + 1);
  deal->ends = g_new (guint32, mentions + 1);
  deal->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  deal->table = g_new (guint64, (gsize) n_sources * n_wordings + 1);
  deal->cell = g_new (double, mentions + 1);
}

static void
deal_clear (Deal *deal)
{
  g_free (deal->source);
  g_free (deal->ends);
  g_array_unref (deal->parts);
  g_free (deal->table);
  g_free (deal->cell);
  if (deal->total != deal->cell)
    g_free (deal->total);
}

/* G2 of a table with fixed sums of wordings is, but for constants, the sum of n log n over cells less that over sources. */
static void
measure_g2 (Deal *deal, guint64 mentions)
{
  for (guint64 n = 0; n <= mentions; n++)
    deal->cell[n] = n > 0 ? (double) n * log ((double) n) : 0;
  deal->total = deal->cell;
}

/* The probability of a table with all sums fixed falls with the product of the factorials of its cells. */
static void
measure_improbability (Deal *deal, guint64 mentions)
{
  for (guint64 n = 0; n <= mentions; n++)
    deal->cell[n] = cad_log_gamma ((double) n + 1);
}

static guint
group_start (const CadRows *rows, guint group)
{
  return group > 0 ? g_array_index (rows->groups, guint32, group - 1) : 0;
}

static guint
group_size (const CadRows *rows, guint group)
{
  return g_array_index (rows->groups, guint32, group) - group_start (rows, group);
}

static void
add_row (Deal *deal, const CadRows *rows, guint row, guint16 source)
{
  guint32 at = row > 0 ? g_array_index (rows->ends, guint32, row - 1) : 0;

  for (; at < g_array_index (rows->ends, guint32, row); at++) {
    const CadEntry *entry = &g_array_index (rows->entries, CadEntry, at);
    Part part = { entry->column, (guint32) entry->value };

    g_array_append_val (deal->parts, part);
  }
  add_unit (deal, source);
}

static guint64
sum_of (const CadRows *rows)
{
  double sum = 0;

  for (guint i = 0; i < rows->n_columns; i++)
    sum += rows->sums[i];
  return (guint64) sum;
}

/* Groups with enough articles take part. */
static void
permute_articles (CadContest *contest, const CadRows *rows, guint64 stream)
{
  Deal deal;
  guint64 mentions = sum_of (rows);

  deal_init (&deal, contest->sources, rows->n_columns, MAX (mentions, cad_rows_count (rows)));
  measure_g2 (&deal, mentions);
  contest->sources = 0;
  for (guint g = 0; g < rows->groups->len; g++) {
    if (group_size (rows, g) < CAD_MIN_ARTICLES)
      continue;
    for (guint i = 0; i < group_size (rows, g); i++)
      add_row (&deal, rows, group_start (rows, g) + i, contest->sources);
    contest->sources++;
  }
  contest->test = CAD_TEST_PERMUTATION;
  contest->p = (count_hits (&deal, stream) + 1.0) / (CAD_PERMUTATIONS + 1.0);
  contest->mentions = 0;
  for (guint i = 0; i < deal.parts->len; i++)
    contest->mentions += g_array_index (deal.parts, Part, i).n;
  deal_clear (&deal);
}

/* The table of the groups that have something: [group * n_columns + column]. Returns: (transfer full) */
static guint64 *
table_of (const CadRows *rows, guint *n_groups)
{
  guint64 *table = g_new0 (guint64, (gsize) rows->groups->len * rows->n_columns + 1);
  guint at = 0;

  for (guint g = 0; g < rows->groups->len; g++) {
    guint first = group_start (rows, g), end = first + group_size (rows, g);
    guint32 e = first > 0 ? g_array_index (rows->ends, guint32, first - 1) : 0;

    if (first == end)
      continue;
    for (; e < g_array_index (rows->ends, guint32, end - 1); e++) {
      const CadEntry *entry = &g_array_index (rows->entries, CadEntry, e);

      table[(gsize) at * rows->n_columns + entry->column] += (guint64) entry->value;
    }
    at++;
  }
  *n_groups = at;
  return table;
}

static void
deal_mentions (CadContest *contest, const guint64 *table, guint n_wordings, guint64 stream)
{
  Deal deal;

  deal_init (&deal, contest->sources, n_wordings, contest->mentions);
  measure_improbability (&deal, contest->mentions);
  for (guint s = 0; s < contest->sources; s++)
    for (guint w = 0; w < n_wordings; w++)
      for (guint64 i = 0; i < table[(gsize) s * n_wordings + w]; i++) {
        Part part = { w, 1 };

        g_array_append_val (deal.parts, part);
        add_unit (&deal, s);
      }
  contest->p = (count_hits (&deal, stream) + 1.0) / (CAD_PERMUTATIONS + 1.0);
  contest->error = sqrt (contest->p * (1 - contest->p) / CAD_PERMUTATIONS);
  contest->test = CAD_TEST_EXACT;
  deal_clear (&deal);
}

/* G2 of the whole table against chi-square. */
static void
approximate (CadContest *contest, const guint64 *table, const CadRows *rows)
{
  double g2 = 0, total = (double) contest->mentions;
  guint wordings = 0;

  for (guint w = 0; w < rows->n_columns; w++)
    wordings += rows->sums[w] > 0;
  for (guint s = 0; s < contest->sources; s++) {
    const guint64 *row = table + (gsize) s * rows->n_columns;
    double n = 0;

    for (guint w = 0; w < rows->n_columns; w++)
      n += (double) row[w];
    for (guint w = 0; w < rows->n_columns; w++)
      if (row[w] > 0)
        g2 += 2 * (double) row[w] * log ((double) row[w] / (n * (rows->sums[w] / total)));
  }
  contest->test = CAD_TEST_CHI_SQUARE;
  contest->p = cad_chi2_upper (MAX (0, g2), (contest->sources - 1.0) * (wordings - 1.0));
}

static gboolean
is_contested (const CadContest *contest, const CadRows *rows)
{
  guint wordings = 0;

  for (guint w = 0; w < rows->n_columns; w++)
    wordings += rows->sums[w] > 0;
  return contest->sources > 1 && wordings > 1;
}

static void
test_mentions (CadContest *contest, const CadRows *rows, guint64 stream)
{
  g_autofree guint64 *table = table_of (rows, &contest->sources);

  contest->mentions = sum_of (rows);
  if (!is_contested (contest, rows))
    return;
  if (contest->sources == 2) {
    CadExactTest exact = cad_freeman_halton (table, table + rows->n_columns, rows->n_columns, stream);

    contest->test = contest->mentions > CAD_EXACT_MOST ? CAD_TEST_CHI_SQUARE : CAD_TEST_EXACT;
    contest->p = exact.p;
    contest->error = exact.error;
  } else if (contest->mentions <= CAD_MENTIONS_DEALT)
    deal_mentions (contest, table, rows->n_columns, stream);
  else
    approximate (contest, table, rows);
}

CadContest
cad_contest (const CadTally *tally, GArray *sources, GArray *keys, guint64 seed)
{
  CadContest contest = { .p = NAN, .q = NAN };
  g_autoptr (GArray) takes = g_array_new (FALSE, FALSE, sizeof (CadTake));
  g_autoptr (CadRows) rows = cad_rows_new (keys->len);
  guint64 stream = cad_stream_number (cad_stream_string (0, "contest"), seed);

  for (guint i = 0; i < keys->len; i++) {
    CadTake take = { g_array_index (keys, guint32, i), CAD_MASK_OWN, i, 1 };

    g_array_append_val (takes, take);
    stream = cad_stream_key (stream, tally, take.key);
  }
  for (guint i = 0; i < sources->len; i++) {
    stream = cad_stream_string (stream, tally->sources->pdata[g_array_index (sources, int, i)]);
    cad_rows_add (rows, tally, g_array_index (sources, int, i), takes);
  }
  for (guint g = 0; g < rows->groups->len; g++)
    contest.sources += group_size (rows, g) >= CAD_MIN_ARTICLES;
  contest.articles = cad_rows_articles (rows);
  if (contest.sources > 1 && !rows->aggregate && sum_of (rows) <= G_MAXUINT32 >> 4)
    permute_articles (&contest, rows, stream);
  else
    test_mentions (&contest, rows, stream);
  return contest;
}
