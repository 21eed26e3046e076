/* SPDX-License-Identifier: MIT
 * map.c - sources and wordings on one plane: correspondence analysis of the wordings in own voice */
#include "map.h"

#include "cells.h"

#define SOURCES_MAX  20
#define WORDINGS_MAX 18
#define INERTIA_MIN  1e-9 /* an axis below shows nothing */

const CadWording *
cad_map_wording (const CadMapItem *item)
{
  return item->table->choice->wordings->pdata[item->index];
}

double
cad_map_part (const CadMap *map, guint axis)
{
  return map->analysis->eigenvalues[axis] / map->analysis->total;
}

static guint64
own_count (const CadMapItem *wording, guint source)
{
  const CadCell *cell = &wording->table->cells[(gsize) source * wording->table->n_wordings + wording->index];

  return cell->counts[CAD_VOICE_OWN];
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CadMapItem *one = a, *other = b;

  return one->n > other->n ? -1 : one->n < other->n;
}

/* Equally used ones stay in the order of the report. */
static void
keep_most (GArray *items, guint most)
{
  g_array_sort (items, compare_items);
  if (items->len > most)
    g_array_set_size (items, most);
}

static void
find_wordings (CadMap *map)
{
  for (guint i = 0; i < map->report->choices->len; i++) {
    const CadChoiceTable *table = map->report->choices->pdata[i];

    for (guint j = 0; j < table->n_wordings && table->lexicon == map->lexicon; j++) {
      CadMapItem item = { table, j, 0 };

      for (guint source = 0; source < map->report->sources->len; source++)
        item.n += own_count (&item, source);
      if (item.n >= CAD_MIN_MENTIONS)
        g_array_append_val (map->wordings, item);
    }
  }
  keep_most (map->wordings, WORDINGS_MAX);
}

static void
find_sources (CadMap *map)
{
  for (guint source = 0; source < map->report->sources->len; source++) {
    CadMapItem item = { NULL, source, 0 };

    for (guint i = 0; i < map->wordings->len; i++)
      item.n += own_count (&g_array_index (map->wordings, CadMapItem, i), source);
    if (item.n >= CAD_MIN_MENTIONS)
      g_array_append_val (map->sources, item);
  }
  keep_most (map->sources, SOURCES_MAX);
}

static CadCorrespondence *
analyse (const CadMap *map)
{
  guint n_rows = map->sources->len, n_columns = map->wordings->len;
  g_autofree double *table = g_new0 (double, (gsize) n_rows *n_columns);

  for (guint i = 0; i < n_rows; i++) {
    for (guint j = 0; j < n_columns; j++)
      table[(gsize) i * n_columns + j] = own_count (&g_array_index (map->wordings, CadMapItem, j),
                                                    g_array_index (map->sources, CadMapItem, i).index);
  }
  return cad_correspondence_new (table, n_rows, n_columns);
}

CadMap *
cad_map_new (const CadReport *report, guint lexicon)
{
  g_autoptr (CadMap) map = g_new0 (CadMap, 1);

  map->report = report;
  map->lexicon = report->lexicons->pdata[lexicon];
  map->sources = g_array_new (FALSE, FALSE, sizeof (CadMapItem));
  map->wordings = g_array_new (FALSE, FALSE, sizeof (CadMapItem));
  find_wordings (map);
  find_sources (map);
  if (map->sources->len < 3 || map->wordings->len < 3)
    return NULL;
  map->analysis = analyse (map);
  if (map->analysis == NULL || map->analysis->n_axes < 2 || map->analysis->eigenvalues[1] <= INERTIA_MIN)
    return NULL;
  return g_steal_pointer (&map);
}

void
cad_map_free (CadMap *map)
{
  if (map == NULL)
    return;
  g_array_unref (map->sources);
  g_array_unref (map->wordings);
  g_clear_pointer (&map->analysis, cad_correspondence_free);
  g_free (map);
}

static void
add_point (GString *out, const CadMap *map, const CadMapItem *item, const CadPoint *point)
{
  gboolean source = item->table == NULL;

  cad_cell_text (out, map->lexicon->id);
  cad_cell_text (out, source ? "source" : "wording");
  cad_cell_text (out, source ? g_array_index (map->report->sources, CadSourceRow, item->index).name : NULL);
  cad_cell_text (out, source ? NULL : item->table->choice->id);
  cad_cell_text (out, source ? NULL : cad_map_wording (item)->id);
  cad_cell_integer (out, item->n);
  cad_cell_number (out, point->mass);
  for (guint axis = 0; axis < 2; axis++) {
    cad_cell_number (out, point->principal[axis]);
    cad_cell_number (out, point->cos2[axis]);
    cad_cell_number (out, point->contribution[axis]);
    cad_cell_number (out, cad_map_part (map, axis));
  }
  cad_row_end (out);
}

GString *
cad_render_map_tsv (const CadReport *report)
{
  GString *out = g_string_new ("lexicon\tkind\tsource\tchoice\twording\tn\tmass\taxis1\tcos2_1\tcontribution1\tpart1\t"
                               "axis2\tcos2_2\tcontribution2\tpart2\n");

  for (guint i = 0; i < report->lexicons->len; i++) {
    g_autoptr (CadMap) map = cad_map_new (report, i);

    if (map == NULL)
      continue;
    for (guint j = 0; j < map->sources->len; j++)
      add_point (out, map, &g_array_index (map->sources, CadMapItem, j), &map->analysis->rows[j]);
    for (guint j = 0; j < map->wordings->len; j++)
      add_point (out, map, &g_array_index (map->wordings, CadMapItem, j), &map->analysis->columns[j]);
  }
  return out;
}
