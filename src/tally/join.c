/* SPDX-License-Identifier: MIT
 * join.c - two lines of one article become one, as its texts would have been added up in memory */
#include <string.h>

#include "tally-file.h"

typedef enum { FIELD_DATE = 3, FIELD_TITLE, FIELD_LEXICONS } Field;

/* The fields @first to @last as they are written, with the "|" before them. */
static void
append_raw (GString *key, const CadTallyLine *line, guint first, guint last)
{
  guint32 from = first > 0 ? line->ends[first - 1] : 0;

  g_string_append_len (key, line->text + from, line->ends[last] - from);
}

/* The line whose field is the smaller, an empty one being none. */
static const CadTallyLine *
smaller (const CadTallyLine *a, const CadTallyLine *b, Field field)
{
  g_autofree char *x = cad_tally_line_field (a, field), *y = cad_tally_line_field (b, field);

  if (*x == '\0' || *y == '\0')
    return *y == '\0' ? a : b;
  return strcmp (x, y) <= 0 ? a : b;
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
add_lexicons (GPtrArray *ids, const CadTallyLine *line)
{
  g_autofree char *list = cad_tally_line_field (line, FIELD_LEXICONS);
  g_auto (GStrv) parts = g_strsplit (list, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_ptr_array_find_with_equal_func (ids, parts[i], g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (parts[i]));
}

void
cad_tally_join_articles (const CadTallyLine *a, const CadTallyLine *b, GString *key)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  add_lexicons (ids, a);
  add_lexicons (ids, b);
  g_ptr_array_sort (ids, by_bytes);
  g_ptr_array_add (ids, NULL);
  g_autofree char *list = g_strjoinv (",", (char **) ids->pdata);

  g_string_truncate (key, 0);
  append_raw (key, a, 0, 2);
  append_raw (key, smaller (a, b, FIELD_DATE), FIELD_DATE, FIELD_DATE);
  append_raw (key, smaller (a, b, FIELD_TITLE), FIELD_TITLE, FIELD_TITLE);
  g_string_append_c (key, '|');
  cad_tally_append_field (key, list);
}
