/* SPDX-License-Identifier: MIT
 * oracles.h - known-correct statistics, read from CSV files beside the repository (or in CADRAGE_ORACLES) */
#pragma once

#include <glib.h>
#include <math.h>
#include <string.h>

typedef struct {
  GPtrArray *rows; /* of char**, owned; row 0 is the header */
} Oracle;

static inline void
oracle_free (Oracle *oracle)
{
  g_ptr_array_unref (oracle->rows);
  g_free (oracle);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Oracle, oracle_free)

/* One line of CSV; fields in quotation marks may hold commas and doubled marks. */
static inline char **
oracle_split (const char *line)
{
  GPtrArray *fields = g_ptr_array_new ();
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line;; p++) {
    if (*p == '"' && quoted && p[1] == '"')
      g_string_append_c (field, *p++);
    else if (*p == '"')
      quoted = !quoted;
    else if (*p == '\0' || (*p == ',' && !quoted)) {
      g_ptr_array_add (fields, g_string_free (field, FALSE));
      if (*p == '\0')
        break;
      field = g_string_new (NULL);
    } else if (*p != '\r')
      g_string_append_c (field, *p);
  }
  g_ptr_array_add (fields, NULL);
  return (char **) g_ptr_array_free (fields, FALSE);
}

/* The file @name, or NULL: then the test is skipped and says so. */
static inline Oracle *
oracle_read (const char *name)
{
  const char *dir = g_getenv ("CADRAGE_ORACLES");
  g_autofree char *path = g_build_filename (dir != NULL ? dir : "../shared/oracles", name, NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL)) {
    g_autofree char *reason = g_strdup_printf ("no %s; set CADRAGE_ORACLES to the directory that holds it", path);

    g_test_skip (reason);
    return NULL;
  }
  Oracle *oracle = g_new (Oracle, 1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  oracle->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (oracle->rows, oracle_split (lines[i]));
  g_assert_cmpuint (oracle->rows->len, >, 1);
  return oracle;
}

static inline guint
oracle_columns (const Oracle *oracle)
{
  return g_strv_length (oracle->rows->pdata[0]);
}

static inline const char *
oracle_text (const Oracle *oracle, guint row, const char *column)
{
  char **header = oracle->rows->pdata[0];

  for (guint i = 0; header[i] != NULL; i++)
    if (strcmp (header[i], column) == 0)
      return ((char **) oracle->rows->pdata[row])[i];
  g_error ("the oracle has no column '%s'", column);
}

/* NA and NaN are NAN, Inf is INFINITY. */
static inline double
oracle_number (const Oracle *oracle, guint row, const char *column)
{
  const char *text = oracle_text (oracle, row, column);

  if (strcmp (text, "NA") == 0 || *text == '\0')
    return NAN;
  return g_ascii_strtod (text, NULL);
}

static inline void
assert_near (double found, double expected, double tolerance, const char *what)
{
  if (isnan (expected) ? isnan (found) : isinf (expected) ? found == expected : fabs (found - expected) <= tolerance)
    return;
  g_error ("%s: found %.17g, expected %.17g, allowed %g", what, found, expected, tolerance);
}

static inline void
assert_close (double found, double expected, double relative, const char *what)
{
  assert_near (found, expected, relative * fabs (expected), what);
}
