/* SPDX-License-Identifier: MIT
 * test-stats-correspondence.c - correspondence analysis against published tables, and at its edges */
#include <cadrage/correspondence.h>

#include "../statistics/oracles.h"

static CadCorrespondence *
analyse (const char *name, gboolean turned)
{
  g_autofree char *file = g_strdup_printf ("ca_table_%s.csv", name);
  g_autoptr (Oracle) oracle = oracle_read (file);

  if (oracle == NULL)
    return NULL;
  guint n_rows = oracle->rows->len - 1, n_columns = oracle_columns (oracle) - 1;
  g_autofree double *table = g_new (double, n_rows *n_columns);

  for (guint i = 0; i < n_rows; i++)
    for (guint j = 0; j < n_columns; j++)
      table[turned ? j * n_rows + i : i * n_columns + j] = g_ascii_strtod (
          ((char **) oracle->rows->pdata[i + 1])[j + 1], NULL);
  return turned ? cad_correspondence_new (table, n_columns, n_rows) : cad_correspondence_new (table, n_rows, n_columns);
}

/* The sign of an axis is free: @signs[axis] is 0 until the first coordinate has told it. */
static void
check_axis (const CadPoint *point, const Oracle *oracle, guint row, guint axis, int *signs)
{
  g_autofree char *f = g_strdup_printf ("F%u", axis + 1), *s = g_strdup_printf ("S%u", axis + 1);
  double expected = oracle_number (oracle, row, f);

  if (signs[axis] == 0)
    signs[axis] = expected * point->principal[axis] < 0 ? -1 : 1;
  assert_near (signs[axis] * point->principal[axis], expected, 1e-10, f);
  assert_near (signs[axis] * point->standard[axis], oracle_number (oracle, row, s), 1e-10, s);
}

static void
check_point (const CadPoint *point, const Oracle *oracle, guint row, int *signs)
{
  assert_near (point->mass, oracle_number (oracle, row, "mass"), 1e-10, "mass");
  assert_near (point->inertia, oracle_number (oracle, row, "inertia"), 1e-10, "inertia");
  assert_near (point->distance, oracle_number (oracle, row, "chidist"), 1e-10, "chidist");
  assert_near (point->cos2[0], oracle_number (oracle, row, "cos2_1"), 1e-10, "cos2_1");
  assert_near (point->contribution[0], oracle_number (oracle, row, "ctr_1"), 1e-10, "ctr_1");
  check_axis (point, oracle, row, 0, signs);
  check_axis (point, oracle, row, 1, signs);
}

static void
check_table (const Oracle *oracle, const char *name, gboolean turned)
{
  g_autoptr (CadCorrespondence) analysis = analyse (name, turned);
  int signs[2] = { 0, 0 };
  guint rows = 0, columns = 0;

  for (guint i = 1; i < oracle->rows->len; i++) {
    if (!g_str_equal (oracle_text (oracle, i, "table"), name))
      continue;
    gboolean is_row = g_str_equal (oracle_text (oracle, i, "kind"), "row") != turned;

    check_point (is_row ? &analysis->rows[rows++] : &analysis->columns[columns++], oracle, i, signs);
  }
  g_assert_cmpuint (rows, ==, analysis->n_rows);
  g_assert_cmpuint (columns, ==, analysis->n_columns);
}

static void
test_tables (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("ca_coordinates.csv");
  const char *const names[] = { "smoke", "robespierre", "caith", "children" };

  for (guint i = 0; oracle != NULL && i < G_N_ELEMENTS (names); i++) {
    gboolean known = FALSE;

    for (guint row = 1; row < oracle->rows->len; row++)
      known |= g_str_equal (oracle_text (oracle, row, "table"), names[i]);
    if (known) {
      check_table (oracle, names[i], FALSE);
      check_table (oracle, names[i], TRUE);
    }
  }
}

static void
test_eigenvalues (void)
{
  g_autoptr (Oracle) oracle = oracle_read ("ca_eigenvalues.csv");

  for (guint i = 1; oracle != NULL && i < oracle->rows->len; i++) {
    g_autoptr (CadCorrespondence) analysis = analyse (oracle_text (oracle, i, "table"), FALSE);
    guint axis = (guint) oracle_number (oracle, i, "axis") - 1;

    g_assert_cmpuint (axis, <, analysis->n_axes);
    assert_near (analysis->eigenvalues[axis], oracle_number (oracle, i, "eigenvalue"), 1e-10, "eigenvalue");
    assert_near (analysis->total, oracle_number (oracle, i, "total_inertia"), 1e-10, "total");
  }
}

/* Two sources with nothing in common: one axis with all the inertia there can be. */
static void
test_by_hand (void)
{
  const double table[] = { 3, 0, 0, 3 };
  g_autoptr (CadCorrespondence) analysis = cad_correspondence_new (table, 2, 2);

  g_assert_cmpuint (analysis->n_axes, ==, 1);
  assert_near (analysis->eigenvalues[0], 1, 1e-14, "inertia");
  assert_near (analysis->rows[0].principal[0], 1, 1e-14, "first row");
  assert_near (analysis->rows[1].principal[0], -1, 1e-14, "second row");
  assert_near (analysis->columns[1].principal[0], -1, 1e-14, "second column");
}

static void
test_edges (void)
{
  const double one[] = { 3, 0, 2, 0 }, alike[] = { 1, 2, 3, 6 }, gap[] = { 3, 0, 1, 0, 0, 0, 1, 0, 4 };
  g_autoptr (CadCorrespondence) single = cad_correspondence_new (one, 2, 2);
  g_autoptr (CadCorrespondence) flat = cad_correspondence_new (alike, 2, 2);
  g_autoptr (CadCorrespondence) holed = cad_correspondence_new (gap, 3, 3);

  g_assert_null (single);
  g_assert_cmpfloat (flat->total, <, 1e-20);
  g_assert_cmpuint (holed->n_axes, ==, 1);
  g_assert_true (isnan (holed->rows[1].principal[0]));
  g_assert_true (isnan (holed->columns[1].standard[0]));
  assert_near (holed->rows[1].mass, 0, 0, "an empty row weighs nothing");
  g_assert_true (isfinite (holed->rows[2].principal[0]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/correspondence/by-hand", test_by_hand);
  g_test_add_func ("/correspondence/empty-rows-have-no-place", test_edges);
  g_test_add_func ("/correspondence/eigenvalues-as-the-oracle", test_eigenvalues);
  g_test_add_func ("/correspondence/both-ways-round-as-the-oracle", test_tables);
  return g_test_run ();
}
