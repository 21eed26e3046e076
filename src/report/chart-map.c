/* SPDX-License-Identifier: MIT
 * chart-map.c - sources and wordings on one map: correspondence analysis of the wordings in own voice */
#include "chart-kinds.h"
#include "chart-tags.h"
#include "numbers.h"

#include <cadrage/correspondence.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define SOURCES_MAX   20
#define WORDINGS_MAX  18
#define HEIGHT        520.0
#define LABEL_MAX     200.0
#define COLOUR_SOURCE 0x0b4f79
#define COLOUR_WORD   0x9a4400

/* A source or a wording. */
typedef struct {
  const CadChoiceTable *table; /* NULL for a source */
  guint index;                 /* of the source or of the wording */
  guint64 n;
  char *name;
} Item;

typedef struct {
  const CadReport *report;
  const CadLexicon *lexicon;
  GArray *sources, *wordings; /* of Item, the most used first */
  CadCorrespondence *analysis;
} Map;

static guint64
own_count (const CadChoiceTable *table, guint source, guint wording)
{
  return table->cells[(gsize) source * table->n_wordings + wording].counts[CAD_VOICE_OWN];
}

static void
item_clear (gpointer item)
{
  g_free (((Item *) item)->name);
}

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (one->name, other->name);
}

static GArray *
items_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  g_array_set_clear_func (items, item_clear);
  return items;
}

static void
keep_most (GArray *items, guint most)
{
  g_array_sort (items, compare_items);
  if (items->len > most)
    g_array_set_size (items, most);
}

static void
add_item (GArray *items, Item item, CadInk ink, const char *name)
{
  g_autofree char *clean = cad_ink_clean (name);

  if (item.n < CAD_MIN_MENTIONS)
    return;
  item.name = cad_ink_fit (clean, ink, LABEL_MAX);
  g_array_append_val (items, item);
}

static void
find_wordings (Map *map)
{
  map->wordings = items_new ();
  for (guint i = 0; i < map->report->choices->len; i++) {
    const CadChoiceTable *table = map->report->choices->pdata[i];

    for (guint j = 0; j < table->n_wordings && table->lexicon == map->lexicon; j++) {
      const CadWording *wording = table->choice->wordings->pdata[j];
      Item item = { table, j, 0 };

      for (guint source = 0; source < map->report->sources->len; source++)
        item.n += own_count (table, source, j);
      add_item (map->wordings, item, CAD_INK_ITALIC_LEFT,
                cad_title_get (&wording->title, map->report->settings.interface, wording->id));
    }
  }
  keep_most (map->wordings, WORDINGS_MAX);
}

static void
find_sources (Map *map)
{
  map->sources = items_new ();
  for (guint source = 0; source < map->report->sources->len; source++) {
    Item item = { NULL, source, 0 };

    for (guint i = 0; i < map->wordings->len; i++) {
      const Item *wording = &g_array_index (map->wordings, Item, i);

      item.n += own_count (wording->table, source, wording->index);
    }
    add_item (map->sources, item, CAD_INK_STRONG_LEFT, cad_chart_source (map->report, source));
  }
  keep_most (map->sources, SOURCES_MAX);
}

static CadCorrespondence *
analyse (const Map *map)
{
  guint n_rows = map->sources->len, n_columns = map->wordings->len;
  g_autofree double *table = g_new0 (double, (gsize) n_rows *n_columns);

  for (guint i = 0; i < n_rows; i++) {
    for (guint j = 0; j < n_columns; j++) {
      const Item *wording = &g_array_index (map->wordings, Item, j);

      table[(gsize) i * n_columns + j] = own_count (wording->table, g_array_index (map->sources, Item, i).index,
                                                    wording->index);
    }
  }
  return cad_correspondence_new (table, n_rows, n_columns);
}

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
find_view (const Map *map, double top)
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
radius_of (const Map *map, const Item *source)
{
  return 3.0 + 4.0 * sqrt ((double) source->n / g_array_index (map->sources, Item, 0).n);
}

static void
add_tags (const Map *map, const View *view, GArray *tags, gboolean sources)
{
  GArray *items = sources ? map->sources : map->wordings;
  const CadPoint *points = sources ? map->analysis->rows : map->analysis->columns;

  for (guint i = 0; i < items->len; i++) {
    const Item *item = &g_array_index (items, Item, i);
    CadTag tag = { .radius = sources ? radius_of (map, item) : 4.0,
                   .left = sources ? CAD_INK_STRONG_LEFT : CAD_INK_ITALIC_LEFT,
                   .right = sources ? CAD_INK_STRONG_RIGHT : CAD_INK_ITALIC_RIGHT,
                   .text = item->name };

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
axis_name (const Map *map, guint axis)
{
  double part = map->analysis->eigenvalues[axis] / map->analysis->total;
  g_autofree char *percent = cad_number_percent (map->report->settings.interface, part);

  return g_strdup_printf (_ ("axis %u (%s)"), axis + 1, percent);
}

/* The cross through the centre; labels keep clear of the names of its lines. */
static void
paint_axes (const Map *map, const View *view, CadCanvas *canvas, GArray *tags)
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
describe (const Map *map)
{
  GString *words = g_string_new (_ ("From one end of the first axis to the other:"));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < map->sources->len; i++) {
    double x = map->analysis->rows[i].principal[0];
    guint place = 0;

    if (isnan (x))
      continue;
    for (guint j = 0; j < i; j++)
      place += map->analysis->rows[j].principal[0] <= x;
    g_ptr_array_insert (names, MIN (place, names->len), g_array_index (map->sources, Item, i).name);
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
paint (const Map *map)
{
  const char *title = _ ("Map of the framings");
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  g_autoptr (GArray) tags = g_array_new (FALSE, FALSE, sizeof (CadTag));
  CadChart *chart = cad_chart_new ("map", map->lexicon->id, title);
  double y = cad_frame_head (
      canvas, title,
      _ ("Correspondence analysis: sources that are close use the same words, and are drawn to their own"));
  View view = find_view (map, paint_legend (canvas, y + 8.0) + 20.0);

  paint_axes (map, &view, canvas, tags);
  add_tags (map, &view, tags, TRUE);
  add_tags (map, &view, tags, FALSE);
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
  Map map = { report, report->lexicons->pdata[lexicon] };
  CadChart *chart = NULL;

  find_wordings (&map);
  find_sources (&map);
  if (map.sources->len > 2 && map.wordings->len > 2) {
    map.analysis = analyse (&map);
    if (map.analysis != NULL && map.analysis->n_axes > 1 && map.analysis->eigenvalues[1] > 1e-9)
      chart = paint (&map);
    g_clear_pointer (&map.analysis, cad_correspondence_free);
  }
  g_array_unref (map.sources);
  g_array_unref (map.wordings);
  return chart;
}
