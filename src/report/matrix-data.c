/* SPDX-License-Identifier: MIT
 * matrix-data.c - several sources at once in machine formats */
#include <math.h>

#include <cadrage/permutation.h>
#include <cadrage/render.h>

#include "cells.h"
#include "matrix.h"
#include "writers.h"

static void
write_sources (CadJson *json, const CadMatrix *matrix)
{
  cad_json_open (json, "sources", '[');
  for (guint i = 0; i < matrix->sources->len; i++) {
    int source = g_array_index (matrix->sources, int, i);
    const CadSourceRow *row = &g_array_index (matrix->report->sources, CadSourceRow, source);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "source", row->name);
    cad_json_integer (json, "articles", row->articles);
    cad_json_integer (json, "words", row->words);
    cad_json_integer (json, "own", row->groups[CAD_VOICES_OWN]);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_pair (CadJson *json, const CadMatrix *matrix, guint i, guint j)
{
  const CadEstimate *distance = cad_matrix_distance (matrix, i, j);

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "a", cad_matrix_name (matrix, i));
  cad_json_string (json, "b", cad_matrix_name (matrix, j));
  cad_write_estimate (json, "value", distance);
  cad_json_string (json, "interval",
                   distance->interval != CAD_INTERVAL_NONE ? cad_interval_name (distance->interval) : NULL);
  cad_json_integer (json, "choices", distance->total);
  cad_json_integer (json, "mentions", distance->n);
  cad_json_boolean (json, "insufficient_evidence", cad_matrix_is_insufficient (matrix, i, j));
  cad_json_close (json, '}');
}

static void
write_distances (CadJson *json, const CadMatrix *matrix)
{
  guint n = matrix->sources->len;

  cad_json_open (json, "matrix", '[');
  for (guint i = 0; i < n; i++) {
    cad_json_open (json, NULL, '[');
    for (guint j = 0; j < n; j++)
      cad_json_number (json, NULL, cad_matrix_distance (matrix, i, j)->value);
    cad_json_close (json, ']');
  }
  cad_json_close (json, ']');
  cad_json_open (json, "distances", '[');
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      write_pair (json, matrix, i, j);
  cad_json_close (json, ']');
}

static void
write_contests (CadJson *json, const CadMatrix *matrix)
{
  cad_json_open (json, "choices", '[');
  for (guint c = 0; c < matrix->report->choices->len; c++) {
    const CadChoiceTable *table = g_ptr_array_index (matrix->report->choices, c);
    const CadContest *contest = &matrix->contests[c];

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", table->lexicon->id);
    cad_json_string (json, "choice", table->choice->id);
    cad_json_string (json, "test", cad_test_name (contest->test));
    cad_json_number (json, "p", contest->p);
    cad_json_number (json, "q", contest->q);
    cad_json_number (json, "p_error", contest->error > 0 ? contest->error : NAN);
    cad_json_integer (json, "sources", contest->sources);
    cad_json_integer (json, "mentions", contest->mentions);
    cad_json_string (json, "verdict", cad_contrast_verdict_name (cad_matrix_verdict (contest)));
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_series (CadJson *json, const char *key, const double *values, guint n)
{
  cad_json_open (json, key, '[');
  for (guint i = 0; values != NULL && i < n; i++)
    cad_json_number (json, NULL, values[i]);
  cad_json_close (json, ']');
}

static void
write_point (CadJson *json, const CadPoint *point, guint n_axes)
{
  cad_json_number (json, "mass", point->mass);
  cad_json_number (json, "inertia", point->inertia);
  cad_json_number (json, "distance", point->distance);
  write_series (json, "principal", point->principal, n_axes);
  write_series (json, "standard", point->standard, n_axes);
  write_series (json, "cos2", point->cos2, n_axes);
  write_series (json, "contribution", point->contribution, n_axes);
}

static void
write_points (CadJson *json, const CadMatrix *matrix)
{
  cad_json_open (json, "rows", '[');
  for (guint i = 0; i < matrix->sources->len; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_string (json, "source", cad_matrix_name (matrix, i));
    write_point (json, &matrix->map->rows[i], matrix->map->n_axes);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_open (json, "columns", '[');
  for (guint i = 0; i < matrix->columns->len; i++) {
    const CadMatrixColumn *column = &g_array_index (matrix->columns, CadMatrixColumn, i);
    const CadWording *wording = g_ptr_array_index (column->table->choice->wordings, column->wording);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "lexicon", column->table->lexicon->id);
    cad_json_string (json, "choice", column->table->choice->id);
    cad_json_string (json, "wording", wording->id);
    write_point (json, &matrix->map->columns[i], matrix->map->n_axes);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

static void
write_map (CadJson *json, const CadMatrix *matrix)
{
  const CadCorrespondence *map = matrix->map;

  if (map == NULL) {
    cad_json_null (json, "correspondence");
    return;
  }
  cad_json_open (json, "correspondence", '{');
  cad_json_number (json, "inertia", map->total);
  cad_json_open (json, "axes", '[');
  for (guint i = 0; i < map->n_axes; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_number (json, "eigenvalue", map->eigenvalues[i]);
    cad_json_number (json, "percent", map->total > 0 ? 100 * map->eigenvalues[i] / map->total : NAN);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  write_points (json, matrix);
  cad_json_close (json, '}');
}

static void
write_members (CadJson *json, const char *key, const CadMatrix *matrix, guint cluster)
{
  g_autoptr (GArray) members = cad_matrix_members (matrix, cluster);

  cad_json_open (json, key, '[');
  for (guint i = 0; i < members->len; i++)
    cad_json_string (json, NULL, cad_matrix_name (matrix, g_array_index (members, guint, i)));
  cad_json_close (json, ']');
}

static void
write_tree (CadJson *json, const CadMatrix *matrix)
{
  guint n = matrix->sources->len;

  cad_json_open (json, "order", '[');
  for (guint i = 0; i < n; i++)
    cad_json_string (json, NULL, cad_matrix_name (matrix, matrix->order[i]));
  cad_json_close (json, ']');
  cad_json_open (json, "clusters", '[');
  for (guint i = 0; i + 1 < n; i++) {
    cad_json_open (json, NULL, '{');
    cad_json_number (json, "height", matrix->merges[i].height);
    write_members (json, "left", matrix, matrix->merges[i].left);
    write_members (json, "right", matrix, matrix->merges[i].right);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
}

GString *
cad_render_matrix_json (const CadReport *report, GArray *sources)
{
  g_autoptr (CadMatrix) matrix = cad_matrix_new (report, sources);
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 2;
  json.digits = CAD_DIGITS_EXACT;
  cad_json_open (&json, NULL, '{');
  cad_json_string (&json, "cadrage", report->settings.version);
  cad_write_lexicons (&json, report->lexicons);
  cad_json_integer (&json, "seed", (gint64) report->settings.seed);
  cad_json_integer (&json, "draws", CAD_BOOTSTRAP_DRAWS);
  cad_json_integer (&json, "permutations", CAD_PERMUTATIONS);
  cad_json_integer (&json, "family", matrix->family);
  cad_json_string (&json, "correction", cad_correction_name (matrix->report->settings.correction));
  write_sources (&json, matrix);
  write_distances (&json, matrix);
  write_contests (&json, matrix);
  write_map (&json, matrix);
  write_tree (&json, matrix);
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}

/* One row of the table: what, of which two things, and the figure with its interval. */
typedef struct {
  const char *table, *a, *b;
} Row;

static void
add_row (GString *out, Row row, const CadEstimate *estimate, const char *note)
{
  cad_cell_text (out, row.table);
  cad_cell_text (out, row.a);
  cad_cell_text (out, row.b);
  cad_cell_exact (out, estimate->value);
  cad_cell_exact (out, estimate->low);
  cad_cell_exact (out, estimate->high);
  cad_cell_text (out, note);
  cad_row_end (out);
}

static void
add_number (GString *out, Row row, double value, const char *note)
{
  add_row (out, row, &(CadEstimate){ .value = value, .low = NAN, .high = NAN }, note);
}

static void
add_distances (GString *out, const CadMatrix *matrix)
{
  for (guint i = 0; i < matrix->sources->len; i++)
    for (guint j = i + 1; j < matrix->sources->len; j++)
      add_row (out, (Row){ "distance", cad_matrix_name (matrix, i), cad_matrix_name (matrix, j) },
               cad_matrix_distance (matrix, i, j),
               cad_matrix_is_insufficient (matrix, i, j) ? "insufficient-evidence" : "");
}

static void
add_contests (GString *out, const CadMatrix *matrix)
{
  for (guint c = 0; c < matrix->report->choices->len; c++) {
    const CadChoiceTable *table = g_ptr_array_index (matrix->report->choices, c);
    const CadContest *contest = &matrix->contests[c];
    const char *verdict = cad_contrast_verdict_name (cad_matrix_verdict (contest));

    add_number (out, (Row){ "p", table->lexicon->id, table->choice->id }, contest->p, cad_test_name (contest->test));
    add_number (out, (Row){ "q", table->lexicon->id, table->choice->id }, contest->q, verdict);
  }
}

static void
add_point (GString *out, const char *table, const char *name, const CadPoint *point, const CadCorrespondence *map)
{
  add_number (out, (Row){ table, name, "mass" }, point->mass, "");
  add_number (out, (Row){ table, name, "inertia" }, point->inertia, "");
  for (guint i = 0; i < map->n_axes; i++) {
    g_autofree char *axis = g_strdup_printf ("%u", i + 1);
    g_autofree char *contribution = g_strdup_printf ("contribution %u", i + 1);

    add_number (out, (Row){ table, name, axis }, point->principal[i], "");
    add_number (out, (Row){ table, name, contribution }, point->contribution[i], "");
  }
}

static void
add_map (GString *out, const CadMatrix *matrix)
{
  const CadCorrespondence *map = matrix->map;

  for (guint i = 0; map != NULL && i < map->n_axes; i++) {
    g_autofree char *axis = g_strdup_printf ("%u", i + 1);

    add_number (out, (Row){ "eigenvalue", axis, "" }, map->eigenvalues[i], "");
  }
  for (guint i = 0; map != NULL && i < matrix->sources->len; i++)
    add_point (out, "source", cad_matrix_name (matrix, i), &map->rows[i], map);
  for (guint i = 0; map != NULL && i < matrix->columns->len; i++) {
    const CadMatrixColumn *column = &g_array_index (matrix->columns, CadMatrixColumn, i);
    const CadWording *wording = g_ptr_array_index (column->table->choice->wordings, column->wording);
    g_autofree char *name = g_strconcat (column->table->choice->id, "/", wording->id, NULL);

    add_point (out, "wording", name, &map->columns[i], map);
  }
}

static char *
join_members (const CadMatrix *matrix, guint cluster)
{
  g_autoptr (GArray) members = cad_matrix_members (matrix, cluster);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " + " : "",
                            cad_matrix_name (matrix, g_array_index (members, guint, i)));
  return g_string_free (names, FALSE);
}

GString *
cad_render_matrix_tsv (const CadReport *report, GArray *sources)
{
  g_autoptr (CadMatrix) matrix = cad_matrix_new (report, sources);
  GString *out = g_string_new ("table\ta\tb\tvalue\tlow\thigh\tnote\n");

  add_distances (out, matrix);
  add_contests (out, matrix);
  add_map (out, matrix);
  for (guint i = 0; i + 1 < sources->len; i++) {
    g_autofree char *left = join_members (matrix, matrix->merges[i].left);
    g_autofree char *right = join_members (matrix, matrix->merges[i].right);

    add_number (out, (Row){ "cluster", left, right }, matrix->merges[i].height, "");
  }
  return out;
}
