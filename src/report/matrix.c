/* SPDX-License-Identifier: MIT
 * matrix.c - several sources of a report at once */
#include "matrix.h"

#include <math.h>

#include "compare.h"
#include "model.h"

static int
source_at (const CadMatrix *matrix, guint i)
{
  return g_array_index (matrix->sources, int, i);
}

const char *
cad_matrix_name (const CadMatrix *matrix, guint i)
{
  return g_array_index (matrix->report->sources, CadSourceRow, source_at (matrix, i)).name;
}

const CadEstimate *
cad_matrix_distance (const CadMatrix *matrix, guint i, guint j)
{
  return &matrix->distances[(gsize) i * matrix->sources->len + j];
}

gboolean
cad_matrix_is_insufficient (const CadMatrix *matrix, guint i, guint j)
{
  return i != j && cad_distance_is_insufficient (matrix->report, cad_matrix_distance (matrix, i, j),
                                                 source_at (matrix, i), source_at (matrix, j));
}

static void
test_choices (CadMatrix *matrix)
{
  const CadReport *report = matrix->report;
  g_autofree double *p = g_new (double, report->choices->len + 1);
  g_autofree double *q = g_new (double, report->choices->len + 1);

  matrix->contests = g_new0 (CadContest, report->choices->len + 1);
  for (guint c = 0; c < report->choices->len; c++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, c);
    g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));

    for (guint i = 0; i < table->n_wordings; i++)
      g_array_append_val (keys, table->cells[i].key);
    matrix->contests[c] = cad_contest (report->tally, matrix->sources, keys, report->settings.seed);
    p[c] = matrix->contests[c].p;
    matrix->family += !isnan (p[c]);
  }
  cad_correct (report->settings.correction, p, report->choices->len, q);
  for (guint c = 0; c < report->choices->len; c++)
    matrix->contests[c].q = q[c];
}

CadContrastVerdict
cad_matrix_verdict (const CadContest *contest)
{
  if (contest->test == CAD_TEST_NONE || contest->mentions < (guint64) contest->sources * CAD_MIN_MENTIONS)
    return CAD_CONTRAST_INSUFFICIENT;
  if (contest->articles > 0 && contest->articles < 2 * contest->sources)
    return CAD_CONTRAST_INSUFFICIENT;
  return contest->q <= CAD_LEVEL ? CAD_CONTRAST_DIFFERENT : CAD_CONTRAST_NONE;
}

/* Own-voice mentions of all wordings of all choices: sources by wordings. */
static void
draw_map (CadMatrix *matrix)
{
  const CadReport *report = matrix->report;
  guint n = matrix->sources->len, at = 0;

  for (guint c = 0; c < report->choices->len; c++)
    for (guint i = 0; i < ((const CadChoiceTable *) report->choices->pdata[c])->n_wordings; i++) {
      CadMatrixColumn column = { report->choices->pdata[c], i };

      g_array_append_val (matrix->columns, column);
    }
  g_autofree double *table = g_new0 (double, (gsize) n * matrix->columns->len + 1);

  for (guint s = 0; s < n; s++)
    for (guint i = 0; i < matrix->columns->len; i++) {
      const CadMatrixColumn *column = &g_array_index (matrix->columns, CadMatrixColumn, i);
      const CadCell *cells = column->table->cells + (gsize) source_at (matrix, s) * column->table->n_wordings;

      table[at++] = (double) cad_cell_count (&cells[column->wording], CAD_MASK_OWN);
    }
  matrix->map = cad_correspondence_new (table, n, matrix->columns->len);
}

static void
grow_tree (CadMatrix *matrix)
{
  guint n = matrix->sources->len;
  g_autofree double *values = g_new (double, (gsize) n *n + 1);

  for (gsize i = 0; i < (gsize) n * n; i++)
    values[i] = matrix->distances[i].value;
  matrix->order = g_new0 (guint, n + 1);
  matrix->merges = cad_cluster (values, n, matrix->order);
}

CadMatrix *
cad_matrix_new (const CadReport *report, GArray *sources)
{
  g_return_val_if_fail (report != NULL && sources != NULL && sources->len > 0, NULL);
  CadMatrix *matrix = g_new0 (CadMatrix, 1);
  g_autoptr (GArray) terms = cad_report_all_terms (report);

  matrix->report = report;
  matrix->sources = sources;
  matrix->columns = g_array_new (FALSE, FALSE, sizeof (CadMatrixColumn));
  matrix->distances = cad_distance_estimates (report->tally, (const int *) (const void *) sources->data, sources->len,
                                              terms, report->settings.seed);
  grow_tree (matrix);
  draw_map (matrix);
  test_choices (matrix);
  return matrix;
}

void
cad_matrix_free (CadMatrix *matrix)
{
  if (matrix == NULL)
    return;
  g_array_unref (matrix->columns);
  g_free (matrix->distances);
  g_free (matrix->merges);
  g_free (matrix->order);
  cad_correspondence_free (matrix->map);
  g_free (matrix->contests);
  g_free (matrix);
}

GArray *
cad_matrix_members (const CadMatrix *matrix, guint cluster)
{
  guint n = matrix->sources->len;
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (open, cluster);
  while (open->len > 0) {
    guint at = g_array_index (open, guint, open->len - 1);

    g_array_set_size (open, open->len - 1);
    if (at < n) {
      g_array_append_val (members, at);
      continue;
    }
    g_array_append_val (open, matrix->merges[at - n].right);
    g_array_append_val (open, matrix->merges[at - n].left);
  }
  return members;
}
