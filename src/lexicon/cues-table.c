/* SPDX-License-Identifier: MIT
 * cues-table.c - reading the tables of a language pack */
#include "cues-table.h"

#include <string.h>

#include <cadrage/names.h>

void
cad_table_fault (CadTable *table, guint cell, const char *format, ...)
{
  glong column = 1;
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);
  va_end (args);
  for (guint i = 0; i < cell && table->cells[i] != NULL; i++)
    column += g_utf8_strlen (table->cells[i], -1) + 1;
  cad_faults_add (table->faults, table->line, column, "%s", message);
}

int
cad_table_choice (CadTable *table, guint cell, const char *const *names)
{
  const char *text = table->cells[cell], *nearest;

  for (int i = 0; names[i] != NULL; i++)
    if (names[i][0] != '\0' && strcmp (names[i], text) == 0)
      return i;
  nearest = cad_names_nearest (text, names);
  if (nearest != NULL && nearest[0] != '\0')
    cad_table_fault (table, cell, "unknown name '%s'; did you mean '%s'?", text, nearest);
  else {
    g_autofree char *all = g_strjoinv (", ", (char **) names);

    cad_table_fault (table, cell, "unknown name '%s'; it can be: %s", text, all);
  }
  return -1;
}

/* `# cadrage verbs 1 CC0-1.0`: what the table is, its version, its licence. */
static void
check_first_line (const char *line, const char *name, CadTable *table)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 0);

  if (g_strv_length (words) == 5 && strcmp (words[0], "#") == 0 && strcmp (words[1], "cadrage") == 0 &&
      strcmp (words[2], name) == 0 && g_ascii_string_to_unsigned (words[3], 10, 1, 999999, NULL, NULL))
    return;
  cad_faults_add (table->faults, 1, 1, "the first line must be '# cadrage %s VERSION LICENCE'", name);
}

static gboolean
check_head (const char *const *columns, CadTable *table)
{
  g_autofree char *want = g_strjoinv (", ", (char **) columns);

  if (g_strv_equal ((const char *const *) table->cells, columns))
    return TRUE;
  cad_faults_add (table->faults, table->line, 1, "the columns must be: %s (separated by tabs)", want);
  return FALSE;
}

static void
read_row (CadTable *table, guint n_columns, CadTableRow row, gpointer data)
{
  guint n = g_strv_length (table->cells);

  for (guint i = 0; i < n; i++)
    g_strstrip (table->cells[i]);
  if (n == n_columns)
    row (table, data);
  else
    cad_faults_add (table->faults, table->line, 1, "%u cells in a table of %u columns", n, n_columns);
}

void
cad_table_read (GBytes *bytes, const CadTableShape *shape, CadTable *table, gpointer data)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autofree char *valid = g_utf8_make_valid (text, length);
  g_auto (GStrv) lines = g_strsplit (valid, "\n", 0);
  guint n_columns = g_strv_length ((char **) shape->columns);
  gboolean has_head = FALSE;

  if (!g_utf8_validate_len (text, length, NULL))
    cad_faults_add (table->faults, 1, 1, "this file is not valid UTF-8");
  check_first_line (lines[0] != NULL ? g_strchomp (lines[0]) : "", shape->name, table);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
    g_auto (GStrv) cells = NULL;

    g_strdelimit (lines[i], "\r", '\0');
    if (lines[i][0] == '\0' || lines[i][0] == '#')
      continue;
    cells = g_strsplit (lines[i], "\t", 0);
    table->cells = cells;
    table->line = i + 1;
    if (has_head)
      read_row (table, n_columns, shape->row, data);
    else if (!check_head (shape->columns, table))
      return;
    has_head = TRUE;
  }
  table->cells = NULL;
  if (!has_head)
    cad_faults_add (table->faults, 1, 1, "this table has no head");
}
