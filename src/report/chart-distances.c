/* SPDX-License-Identifier: MIT
 * chart-distances.c - how far apart the wordings of any two sources are, those alike beside each other */
#include "chart-grid.h"
#include "chart-kinds.h"
#include "distances.h"
#include "numbers.h"

#include <cadrage/comparison.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define COLOUR_NEAR 0x01665e
#define COLOUR_FAR  0xf6f6f4

typedef struct {
  const CadReport *report;
  const CadDistanceTable *table;
  GArray *sources; /* of guint: those shown, in order */
  guint found;
} Distances;

static double
distance_of (const Distances *distances, guint a, guint b)
{
  return cad_distance_between (distances->report, distances->table, a, b)->value;
}

/* Neighbours in the tree of clusters stand beside each other. */
static void
order_sources (Distances *distances)
{
  guint n = distances->sources->len;
  g_autofree double *shown = g_new (double, (gsize) n *n);
  g_autofree guint *order = g_new (guint, n);
  g_autoptr (GArray) before = g_steal_pointer (&distances->sources);

  for (guint i = 0; i < n; i++) {
    for (guint j = 0; j < n; j++)
      shown[(gsize) i * n + j] = distance_of (distances, g_array_index (before, guint, i),
                                              g_array_index (before, guint, j));
  }
  g_free (cad_cluster (shown, n, order));
  distances->sources = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    g_array_append_val (distances->sources, g_array_index (before, guint, order[i]));
}

static void
find_sources (Distances *distances)
{
  distances->sources = cad_distance_sources (distances->report, distances->table, CAD_DISTANCES_SHOWN,
                                             &distances->found);
  if (distances->sources->len > 2)
    order_sources (distances);
}

/* The names of the rows and the headings of the columns. */
typedef struct {
  GPtrArray *names, *headings; /* of char*, owned */
} Labels;

static const char *
name_of (const Distances *distances, guint row)
{
  return cad_chart_source (distances->report, g_array_index (distances->sources, guint, row));
}

/* Where so many names do not fit above the columns, numbers stand for them. */
static void
place_labels (const Distances *distances, Labels *labels, CadGrid *grid)
{
  labels->names = g_ptr_array_new_with_free_func (g_free);
  labels->headings = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < distances->sources->len; i++)
    g_ptr_array_add (labels->names, g_strdup (name_of (distances, i)));
  cad_grid_init (grid, labels->names, labels->names);
  if (!cad_grid_is_crowded (grid))
    return;
  g_ptr_array_set_size (labels->names, 0);
  for (guint i = 0; i < distances->sources->len; i++) {
    g_ptr_array_add (labels->names, g_strdup_printf ("%u. %s", i + 1, name_of (distances, i)));
    g_ptr_array_add (labels->headings, g_strdup_printf ("%u", i + 1));
  }
  cad_grid_init_numbered (grid, labels->names, labels->headings);
}

static void
paint_row (const Distances *distances, const CadGrid *grid, CadCanvas *canvas, guint row)
{
  guint source = g_array_index (distances->sources, guint, row);

  for (guint column = 0; column < distances->sources->len; column++) {
    double distance = distance_of (distances, source, g_array_index (distances->sources, guint, column));
    g_autofree char *number = cad_number_decimal (distances->report->settings.interface, distance, 2, CAD_NUMBER_PLAIN);
    guint32 colour = cad_colour_mix (COLOUR_NEAR, COLOUR_FAR, isnan (distance) ? 1.0 : CLAMP (distance, 0.0, 1.0));

    if (column != row)
      cad_grid_cell (grid, canvas, cad_grid_box (grid, row, column), colour, isnan (distance) ? NULL : number);
  }
}

static double
paint_scale (const CadGrid *grid, CadCanvas *canvas, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  cad_frame_legend_add (items, CAD_SHAPE_BOX, COLOUR_NEAR, _ ("0: the same words"));
  cad_frame_legend_add (items, CAD_SHAPE_BOX, cad_colour_mix (COLOUR_NEAR, COLOUR_FAR, 0.9),
                        _ ("1: never the same word"));
  return cad_frame_legend (canvas, items, grid->lanes.left, top);
}

static char *
foot_text (const Distances *distances)
{
  guint left_out = distances->found - distances->sources->len;
  g_autofree char *count = cad_number_count (distances->report->settings.interface, left_out);
  g_autofree char *rest = g_strdup_printf (ngettext ("%s source with the fewest words is not shown.",
                                                     "The %s sources with the fewest words are not shown.", left_out),
                                           count);

  return g_strjoin (" ",
                    _ ("Own voice; the choices that both sources name. Sources that are alike stand side by side."),
                    _ ("“·”: no choice in common."), left_out > 0 ? rest : NULL, NULL);
}

/* The nearest other source for each. */
static char *
describe (const Distances *distances)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (distances->sources->len, CAD_CHART_ROWS_TOLD); i++) {
    guint source = g_array_index (distances->sources, guint, i), nearest = source;

    for (guint j = 0; j < distances->sources->len; j++) {
      guint other = g_array_index (distances->sources, guint, j);
      double distance = distance_of (distances, source, other);

      if (other != source && !isnan (distance) &&
          (nearest == source || distance < distance_of (distances, source, nearest)))
        nearest = other;
    }
    g_autofree char *name = cad_ink_clean (cad_chart_source (distances->report, source));
    g_autofree char *near_name = cad_ink_clean (cad_chart_source (distances->report, nearest));
    g_autofree char *number = cad_number_decimal (distances->report->settings.interface,
                                                  distance_of (distances, source, nearest), 2, CAD_NUMBER_PLAIN);

    if (nearest != source)
      g_string_append_printf (words, _ ("%s: nearest %s, %s."), name, near_name, number);
    g_string_append_c (words, ' ');
  }
  return g_strchomp (g_string_free (words, FALSE));
}

static CadChart *
paint (const Distances *distances)
{
  const char *title = _ ("Who frames like whom");
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("distances", distances->table->lexicon->id, title);
  g_autofree char *foot = foot_text (distances);
  Labels labels;
  CadGrid grid;
  double y = cad_frame_head (canvas, title, _ ("Framing distance of each pair of sources, from 0 to 1"));

  place_labels (distances, &labels, &grid);
  cad_grid_place (&grid, y + 8.0);
  for (guint i = 0; i < labels.names->len; i++) {
    cad_grid_heading (&grid, canvas, i, CAD_COLOUR_TEXT);
    cad_lanes_name (&grid.lanes, canvas, i, CAD_COLOUR_TEXT, labels.names->pdata[i]);
    paint_row (distances, &grid, canvas, i);
  }
  g_ptr_array_unref (labels.names);
  g_ptr_array_unref (labels.headings);
  y = paint_scale (&grid, canvas, cad_lanes_bottom (&grid.lanes) + 8.0);
  cad_frame_foot (canvas, y + 10.0, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (distances);
  return chart;
}

CadChart *
cad_chart_distances (const CadReport *report, guint index)
{
  Distances distances = { .report = report, .table = g_ptr_array_index (report->distances, index) };

  find_sources (&distances);

  CadChart *chart = distances.sources->len > 2 ? paint (&distances) : NULL;

  g_array_unref (distances.sources);
  return chart;
}
