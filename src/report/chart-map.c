/* SPDX-License-Identifier: MIT
 * chart-map.c - sources and wordings on one map: correspondence analysis of the wordings in own voice */
#include "chart-kinds.h"
#include "chart-tags.h"
#include "map.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEIGHT        520.0
#define RADIUS_MAX    7.0
#define RADIUS_MIN    1.8
#define LABEL_MAX     200.0
#define COLOUR_SOURCE 0x0b4f79
#define COLOUR_WORD   0x9a4400

/* One scale for both axes: distances must look as they are. */
typedef struct {
  CadBox range, frame;
  double unit;
} View;

static void
widen (CadBox *range, const CadPoint *points, guint n)
{
  for (guint i = 0; i < n; i++) {
    if (isnan (points[i].principal[0]))
      continue;
    range->left = MIN (range->left, points[i].principal[0]);
    range->right = MAX (range->right, points[i].principal[0]);
    range->top = MIN (range->top, points[i].principal[1]);
    range->bottom = MAX (range->bottom, points[i].principal[1]);
  }
}

static View
find_view (const CadMap *map, double top)
{
  View view = { { 0, 0, 0, 0 }, { CAD_CHART_MARGIN, top, CAD_CHART_WIDTH - CAD_CHART_MARGIN, top + HEIGHT } };
  double across, down;

  widen (&view.range, map->analysis->rows, map->analysis->n_rows);
  widen (&view.range, map->analysis->columns, map->analysis->n_columns);
  across = MAX (view.range.right - view.range.left, 1e-6);
  down = MAX (view.range.bottom - view.range.top, 1e-6);
  view.unit = MIN ((view.frame.right - view.frame.left - 160.0) / across, (HEIGHT - 60.0) / down);
  return view;
}

static CadSpot
spot_of (const View *view, double x, double y)
{
  double middle_x = (view->range.left + view->range.right) / 2, middle_y = (view->range.top + view->range.bottom) / 2;

  return (CadSpot){ (view->frame.left + view->frame.right) / 2 + (x - middle_x) * view->unit,
                    (view->frame.top + view->frame.bottom) / 2 - (y - middle_y) * view->unit };
}

static double
radius_of (const CadMap *map, const CadMapItem *source)
{
  double part = (double) source->n / g_array_index (map->sources, CadMapItem, 0).n;

  return MAX (RADIUS_MAX * sqrt (part), RADIUS_MIN);
}

/* As it stands beside its point. Returns: (transfer full) */
static char *
label_of (const CadMap *map, const CadMapItem *item)
{
  gboolean source = item->table == NULL;
  const CadWording *wording = source ? NULL : cad_map_wording (item);
  g_autofree char *clean = cad_ink_clean (
      source ? cad_chart_source (map->report, item->index)
             : cad_title_get (&wording->title, map->report->settings.interface, wording->id));

  return cad_ink_fit (clean, source ? CAD_INK_STRONG_LEFT : CAD_INK_ITALIC_LEFT, LABEL_MAX);
}

static void
add_tags (const CadMap *map, const View *view, GArray *tags, GPtrArray *labels, gboolean sources)
{
  GArray *items = sources ? map->sources : map->wordings;
  const CadPoint *points = sources ? map->analysis->rows : map->analysis->columns;

  for (guint i = 0; i < items->len; i++) {
    const CadMapItem *item = &g_array_index (items, CadMapItem, i);
    CadTag tag = { .radius = sources ? radius_of (map, item) : 4.0,
                   .left = sources ? CAD_INK_STRONG_LEFT : CAD_INK_ITALIC_LEFT,
                   .right = sources ? CAD_INK_STRONG_RIGHT : CAD_INK_ITALIC_RIGHT,
                   .text = label_of (map, item) };

    g_ptr_array_add (labels, (char *) tag.text);
    if (isnan (points[i].principal[0]))
      continue;
    tag.at = spot_of (view, points[i].principal[0], points[i].principal[1]);
    g_array_append_val (tags, tag);
  }
}

static void
paint_tags (CadCanvas *canvas, GArray *tags)
{
  for (guint i = 0; i < tags->len; i++) {
    const CadTag *tag = &g_array_index (tags, CadTag, i);
    gboolean source = tag->left == CAD_INK_STRONG_LEFT;

    if (tag->fixed)
      continue;
    if (source)
      cad_canvas_disc (canvas, tag->at, tag->radius, CAD_COLOUR_OWN);
    else
      cad_canvas_triangle (canvas, tag->at, 3.2, CAD_COLOUR_OTHER);
    if (!tag->crowded)
      cad_tag_paint (tag, canvas, source ? COLOUR_SOURCE : COLOUR_WORD);
  }
}

static char *
axis_name (const CadMap *map, guint axis)
{
  g_autofree char *percent = cad_number_percent (map->report->settings.interface, cad_map_part (map, axis));

  return g_strdup_printf (_ ("axis %u (%s)"), axis + 1, percent);
}

/* The cross through the centre; labels keep clear of the names of its lines. */
static void
paint_axes (const CadMap *map, const View *view, CadCanvas *canvas, GArray *tags)
{
  CadSpot centre = spot_of (view, 0, 0);
  g_autofree char *first = axis_name (map, 0);
  g_autofree char *second = axis_name (map, 1);
  CadBox across = { view->frame.left, centre.y - 0.5, view->frame.right, centre.y + 0.5 };
  CadBox down = { centre.x - 0.5, view->frame.top - 18.0, centre.x + 0.5, view->frame.bottom + 8.0 };
  CadSpot first_at = { view->frame.right, centre.y + 11.0 }, second_at = { centre.x + 6.0, view->frame.top - 10.0 };

  cad_canvas_box (canvas, across, CAD_COLOUR_GRID);
  cad_canvas_box (canvas, down, CAD_COLOUR_GRID);
  cad_canvas_text (canvas, CAD_INK_SMALL_RIGHT, first_at, CAD_COLOUR_GREY, first);
  cad_canvas_text (canvas, CAD_INK_SMALL_LEFT, second_at, CAD_COLOUR_GREY, second);

  CadTag kept = { .at = first_at, .fixed = TRUE };

  kept.box = (CadBox){ first_at.x - cad_ink_width (first, CAD_INK_SMALL_RIGHT), centre.y, first_at.x, centre.y + 22.0 };
  g_array_append_val (tags, kept);
}

static char *
describe (const CadMap *map)
{
  GString *words = g_string_new (_ ("From one end of the first axis to the other:"));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < map->sources->len; i++) {
    double x = map->analysis->rows[i].principal[0];
    guint place = 0;

    if (isnan (x))
      continue;
    for (guint j = 0; j < i; j++)
      place += map->analysis->rows[j].principal[0] <= x;
    g_ptr_array_insert (
        names, MIN (place, names->len),
        cad_ink_clean (cad_chart_source (map->report, g_array_index (map->sources, CadMapItem, i).index)));
  }
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (words, "%s %s", i > 0 ? "," : "", (const char *) names->pdata[i]);
  g_string_append_c (words, '.');
  return g_string_free (words, FALSE);
}

static double
paint_legend (CadCanvas *canvas, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  cad_frame_legend_add (items, CAD_SHAPE_DISC, CAD_COLOUR_OWN, _ ("source"));
  cad_frame_legend_add (items, CAD_SHAPE_TRIANGLE, CAD_COLOUR_OTHER, _ ("wording"));
  return cad_frame_legend (canvas, items, CAD_CHART_MARGIN, top);
}

static CadChart *
paint (const CadMap *map)
{
  const char *title = _ ("Map of the framings");
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (CadTag));
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  CadChart *chart = cad_chart_new ("map", map->lexicon->id, title);
  double y = cad_frame_head (
      canvas, title,
      _ ("Correspondence analysis: sources that are close use the same words, and are drawn to their own"));
  View view = find_view (map, paint_legend (canvas, y + 8.0) + 20.0);

  paint_axes (map, &view, canvas, tags);
  add_tags (map, &view, tags, labels, TRUE);
  add_tags (map, &view, tags, labels, FALSE);
  cad_tags_place (tags, view.frame);
  paint_tags (canvas, tags);
  cad_frame_foot (canvas, view.frame.bottom + 28.0,
                  _ ("Own voice; the wordings used most. The surface of a disc is the number of mentions."));
  cad_chart_take (chart, canvas);
  chart->description = describe (map);
  return chart;
}

CadChart *
cad_chart_map (const CadReport *report, guint lexicon)
{
  g_autoptr (CadMap) map = cad_map_new (report, lexicon);

  return map != NULL ? paint (map) : NULL;
}
