/* SPDX-License-Identifier: MIT
 * agreement.c - Krippendorff's alpha */
#include <cadrage/agreement.h>

#include <math.h>

#include <cadrage/stats.h>

#include "numerics.h"
#include "random.h"

const char *
cad_metric_name (CadMetric metric)
{
  static const char *const names[CAD_N_METRICS] = { "nominal", "ordinal", "interval", "ratio" };

  return names[metric];
}

/* Codes of one unit: [first, first + n) of those that can be compared. */
typedef struct {
  guint32 first, n;
} Unit;

typedef struct {
  guint n_values;
  GArray *units;       /* of Unit */
  GArray *values;      /* of guint32: the codes, unit by unit */
  double *differences; /* [i * n_values + j]: the squared difference of two values by the metric */
} Table;

/* Units that only one coder coded tell nothing of agreement. */
static void
gather_units (Table *table, const CadCodings *codings)
{
  const CadCode *codes = (const CadCode *) (const void *) codings->codes->data;
  guint n = codings->codes->len;

  for (guint first = 0, end; first < n; first = end) {
    Unit unit = { table->values->len, 0 };

    for (end = first; end < n && codes[end].unit == codes[first].unit; end++)
      unit.n++;
    if (unit.n < 2)
      continue;
    for (guint i = first; i < end; i++)
      g_array_append_val (table->values, codes[i].value);
    g_array_append_val (table->units, unit);
  }
}

/* Between two ranks lie all codes between them and half of those at each. */
static double
ordinal_difference (const double *counts, guint i, guint j)
{
  double between = 0;

  for (guint g = MIN (i, j); g <= MAX (i, j); g++)
    between += counts[g];
  return i == j ? 0 : between - (counts[i] + counts[j]) / 2;
}

static double
difference (const CadCodings *codings, CadMetric metric, const double *counts, guint i, guint j)
{
  const double *x = codings->numbers;

  switch (metric) {
  case CAD_METRIC_ORDINAL:
    return ordinal_difference (counts, i, j);
  case CAD_METRIC_INTERVAL:
    return x[i] - x[j];
  case CAD_METRIC_RATIO:
    return x[i] + x[j] != 0 ? (x[i] - x[j]) / (x[i] + x[j]) : 0;
  default:
    return i != j;
  }
}

/* How often each value was given, in the units that @weights (NULL: each once) chooses. */
static void
count_values (const Table *table, const guint32 *weights, double *counts)
{
  for (guint v = 0; v < table->n_values; v++)
    counts[v] = 0;
  for (guint u = 0; u < table->units->len; u++) {
    const Unit *unit = &g_array_index (table->units, Unit, u);

    for (guint i = 0; i < unit->n; i++)
      counts[g_array_index (table->values, guint32, unit->first + i)] += weights != NULL ? weights[u] : 1;
  }
}

static void
table_init (Table *table, const CadCodings *codings, CadMetric metric)
{
  guint n = codings->values->len;
  g_autofree double *counts = g_new (double, n + 1);

  table->n_values = n;
  table->units = g_array_new (FALSE, FALSE, sizeof (Unit));
  table->values = g_array_new (FALSE, FALSE, sizeof (guint32));
  table->differences = g_new (double, (gsize) n *n + 1);
  gather_units (table, codings);
  count_values (table, NULL, counts);
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++) {
      double d = difference (codings, metric, counts, i, j);

      table->differences[(gsize) i * n + j] = d * d;
    }
}

static void
table_clear (Table *table)
{
  g_array_unref (table->units);
  g_array_unref (table->values);
  g_free (table->differences);
}

/* The difference of the codes of one unit: over all its ordered pairs, by coder. */
static double
unit_difference (const Table *table, const Unit *unit)
{
  const guint32 *values = &g_array_index (table->values, guint32, unit->first);
  double sum = 0;

  for (guint i = 0; i < unit->n; i++)
    for (guint j = 0; j < i; j++)
      sum += 2 * table->differences[(gsize) values[i] * table->n_values + values[j]];
  return sum / (unit->n - 1);
}

/* 1 - observed / expected difference. @observed has a number a unit; @counts room for one a value. */
static double
alpha_of (const Table *table, const double *observed, const guint32 *weights, double *counts)
{
  double seen = 0, expected = 0, n = 0;

  count_values (table, weights, counts);
  for (guint u = 0; u < table->units->len; u++)
    seen += observed[u] * (weights != NULL ? weights[u] : 1);
  for (guint i = 0; i < table->n_values; i++) {
    n += counts[i];
    for (guint j = 0; j < i && counts[i] > 0; j++)
      expected += 2 * counts[i] * counts[j] * table->differences[(gsize) i * table->n_values + j];
  }
  return expected > 0 ? 1 - (n - 1) * seen / expected : NAN;
}

/* Units are drawn with replacement, since it is for other units that one wants to know. */
static void
bound_alpha (const Table *table, const double *observed, guint64 seed, CadAgreement *agreement)
{
  g_autofree double *draws = g_new (double, CAD_BOOTSTRAP_DRAWS);
  g_autofree double *counts = g_new (double, table->n_values + 1);
  g_autofree guint32 *weights = g_new (guint32, table->units->len + 1);
  CadRandom random;
  CadBounds bounds;
  guint n = table->units->len;

  cad_random_init (&random, seed, cad_stream_string (0, "agreement"));
  for (guint b = 0; b < CAD_BOOTSTRAP_DRAWS; b++) {
    for (guint u = 0; u < n; u++)
      weights[u] = 0;
    for (guint u = 0; u < n; u++)
      weights[cad_random_index (&random, n)]++;
    draws[b] = alpha_of (table, observed, weights, counts);
  }
  if (cad_percentiles_at (draws, CAD_BOOTSTRAP_DRAWS, cad_resampling_tail (n), &bounds)) {
    agreement->low = MIN (bounds.low, agreement->alpha);
    agreement->high = MAX (bounds.high, agreement->alpha);
  }
}

static double
share_of_equal_pairs (const Table *table)
{
  double equal = 0, pairs = 0;

  for (guint u = 0; u < table->units->len; u++) {
    const Unit *unit = &g_array_index (table->units, Unit, u);
    const guint32 *values = &g_array_index (table->values, guint32, unit->first);

    for (guint i = 0; i < unit->n; i++)
      for (guint j = 0; j < i; j++) {
        equal += values[i] == values[j];
        pairs++;
      }
  }
  return pairs > 0 ? equal / pairs : NAN;
}

CadAgreement
cad_agreement (const CadCodings *codings, CadMetric metric, guint64 seed)
{
  CadAgreement agreement = { .alpha = NAN, .low = NAN, .high = NAN };
  Table table;

  g_return_val_if_fail (metric == CAD_METRIC_NOMINAL || codings->numbers != NULL, agreement);
  table_init (&table, codings, metric);
  g_autofree double *observed = g_new (double, table.units->len + 1);
  g_autofree double *counts = g_new (double, table.n_values + 1);

  for (guint u = 0; u < table.units->len; u++)
    observed[u] = unit_difference (&table, &g_array_index (table.units, Unit, u));
  agreement.units = table.units->len;
  agreement.codes = table.values->len;
  agreement.agreement = share_of_equal_pairs (&table);
  agreement.alpha = alpha_of (&table, observed, NULL, counts);
  if (!isnan (agreement.alpha) && agreement.units >= CAD_MIN_ARTICLES)
    bound_alpha (&table, observed, seed, &agreement);
  table_clear (&table);
  return agreement;
}
