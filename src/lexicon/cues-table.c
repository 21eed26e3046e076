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

char *
cad_table_word (char **rest)
{
  char *word = *rest, *end;

  if (word == NULL)
    return NULL;
  end = strchr (word, ' ');
  if (end != NULL)
    *end = '\0';
  *rest = end != NULL ? end + 1 : NULL;
  return word;
}

/* Cuts @line into @cells where its tabs are. */
static void
split_row (char *line, GPtrArray *cells)
{
  g_ptr_array_set_size (cells, 0);
  for (char *cell = line, *end; cell != NULL; cell = end != NULL ? end + 1 : NULL) {
    end = strchr (cell, '\t');
    if (end != NULL)
      *end = '\0';
    g_ptr_array_add (cells, cell);
  }
  g_ptr_array_add (cells, NULL);
}

static void
read_row (CadTable *table, guint n, guint n_columns, const CadTableShape *shape, gpointer data)
{
  for (guint i = 0; i < n; i++)
    table->cells[i] = g_strstrip (table->cells[i]);
  if (n == n_columns)
    shape->row (table, data);
  else
    cad_faults_add (table->faults, table->line, 1, "%u cells in a table of %u columns", n, n_columns);
}

/* Returns: (transfer none) the line at *@rest, NULL behind the last; *@rest moves on */
static char *
next_line (char **rest)
{
  char *line = *rest, *end;

  if (line == NULL)
    return NULL;
  end = strchr (line, '\n');
  if (end != NULL)
    *end = '\0';
  *rest = end != NULL ? end + 1 : NULL;
  line[strcspn (line, "\r")] = '\0';
  return line;
}

void
cad_table_read (GBytes *bytes, const CadTableShape *shape, CadTable *table, gpointer data)
{
  gsize length;
  const char *given = g_bytes_get_data (bytes, &length), *text = given != NULL ? given : "";
  gboolean is_valid = g_utf8_validate_len (text, length, NULL), has_head = FALSE;
  g_autofree char *own = is_valid ? g_strndup (text, length) : g_utf8_make_valid (text, length);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint n_columns = g_strv_length ((char **) shape->columns);
  char *rest = own, *line = next_line (&rest);

  if (!is_valid)
    cad_faults_add (table->faults, 1, 1, "this file is not valid UTF-8");
  check_first_line (g_strchomp (line), shape->name, table);
  for (guint i = 2; (line = next_line (&rest)) != NULL; i++) {
    if (line[0] == '\0' || line[0] == '#')
      continue;
    split_row (line, cells);
    table->cells = (char **) cells->pdata;
    table->line = i;
    if (has_head)
      read_row (table, cells->len - 1, n_columns, shape, data);
    else if (!check_head (shape->columns, table))
      return;
    has_head = TRUE;
  }
  table->cells = NULL;
  if (!has_head)
    cad_faults_add (table->faults, 1, 1, "this table has no head");
}
