/* SPDX-License-Identifier: MIT
 * chart-frame.c - what charts have in common: heading, legend, rows of sources, poles, foot */
#include "chart-frame.h"

#include <math.h>

#define TITLE_PITCH    26.0
#define LINE_PITCH     19.0
#define LEGEND_PITCH   23.0
#define LEGEND_INDENT  20.0
#define LEGEND_GAP     12.0
#define NUMBER_MIN     0.07 /* narrower parts of a bar carry no number */
#define NAME_WIDTH_MAX 240.0

static double
write_lines (CadCanvas *canvas, GPtrArray *lines, CadInk ink, double top)
{
  double pitch = ink == CAD_INK_TITLE ? TITLE_PITCH : LINE_PITCH;

  for (guint i = 0; i < lines->len; i++) {
    CadSpot at = { CAD_CHART_MARGIN, top + pitch * (i + 0.5) };

    cad_canvas_text (canvas, ink, at, ink == CAD_INK_TITLE ? CAD_COLOUR_TEXT : CAD_COLOUR_GREY, lines->pdata[i]);
  }
  return top + pitch * lines->len;
}

double
cad_frame_head (CadCanvas *canvas, const char *title, const char *subtitle)
{
  double room = canvas->width - 2 * CAD_CHART_MARGIN;
  g_autofree char *clean_title = cad_ink_clean (title);
  g_autofree char *clean_subtitle = cad_ink_clean (subtitle);
  g_autoptr (GPtrArray) titles = cad_ink_balance (clean_title, CAD_INK_TITLE, room, 2);
  g_autoptr (GPtrArray) subtitles = cad_ink_balance (clean_subtitle, CAD_INK_TEXT_LEFT, room, 2);
  double y = write_lines (canvas, titles, CAD_INK_TITLE, 17.0);

  return write_lines (canvas, subtitles, CAD_INK_TEXT_LEFT, y + 2.0);
}

double
cad_frame_foot (CadCanvas *canvas, double top, const char *text)
{
  double room = canvas->width - 2 * CAD_CHART_MARGIN;
  g_autofree char *clean = cad_ink_clean (text);
  g_autoptr (GPtrArray) lines = cad_ink_balance (clean, CAD_INK_SMALL_LEFT, room, 4);
  double y = write_lines (canvas, lines, CAD_INK_SMALL_LEFT, top);

  canvas->height = (int) (y + 14.5);
  return canvas->height;
}

static void
legend_item_clear (gpointer item)
{
  g_free (((CadLegendItem *) item)->text);
}

GArray *
cad_frame_legend_new (void)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (CadLegendItem));

  g_array_set_clear_func (items, legend_item_clear);
  return items;
}

void
cad_frame_legend_add (GArray *items, CadShape shape, guint32 colour, const char *text)
{
  CadLegendItem item = { shape, colour, shape == CAD_SHAPE_FRAME ? CAD_COLOUR_GREY : CAD_COLOUR_TEXT,
                         cad_ink_clean (text) };

  g_array_append_val (items, item);
}

static void
paint_square (CadCanvas *canvas, CadSpot centre, double half, guint32 colour)
{
  CadBox box = { centre.x - half, centre.y - half, centre.x + half, centre.y + half };

  cad_canvas_box (canvas, box, colour);
}

void
cad_frame_shape (CadCanvas *canvas, CadShape shape, CadSpot centre, guint32 colour)
{
  switch (shape) {
  case CAD_SHAPE_BOX:
    paint_square (canvas, centre, 7.0, colour);
    break;
  case CAD_SHAPE_FRAME:
    paint_square (canvas, centre, 7.0, colour);
    paint_square (canvas, centre, 5.5, CAD_COLOUR_WHITE);
    break;
  case CAD_SHAPE_DISC:
    cad_canvas_disc (canvas, centre, 4.3, CAD_COLOUR_WHITE);
    cad_canvas_disc (canvas, centre, 3.6, colour);
    break;
  case CAD_SHAPE_RING:
    cad_canvas_disc (canvas, centre, 3.7, colour);
    cad_canvas_disc (canvas, centre, 2.1, CAD_COLOUR_WHITE);
    break;
  case CAD_SHAPE_TRIANGLE:
    cad_canvas_triangle (canvas, centre, 3.6, colour);
    break;
  }
}

/* Paints the items from @left on; nothing is painted without a canvas. Returns: the number of rows */
static guint
lay_items (CadCanvas *canvas, GArray *items, double left, double top)
{
  double right = CAD_CHART_WIDTH - CAD_CHART_MARGIN;
  double x = left;
  guint row = 0;

  for (guint i = 0; i < items->len; i++) {
    const CadLegendItem *item = &g_array_index (items, CadLegendItem, i);
    g_autofree char *text = cad_ink_fit (item->text, CAD_INK_SMALL_LEFT, right - left - LEGEND_INDENT);
    double width = LEGEND_INDENT + cad_ink_width (text, CAD_INK_SMALL_LEFT);

    if (x > left && x + width > right) {
      x = left;
      row++;
    }
    if (canvas != NULL) {
      double y = top + LEGEND_PITCH * (row + 0.5);

      cad_frame_shape (canvas, item->shape, (CadSpot){ x + 7.0, y }, item->colour);
      cad_canvas_text (canvas, CAD_INK_SMALL_LEFT, (CadSpot){ x + LEGEND_INDENT, y }, item->ink, text);
    }
    x += width + LEGEND_GAP;
  }
  return items->len > 0 ? row + 1 : 0;
}

double
cad_frame_legend (CadCanvas *canvas, GArray *items, double left, double top)
{
  guint rows = lay_items (NULL, items, left, 0.0);
  guint wide_rows = lay_items (NULL, items, CAD_CHART_MARGIN, 0.0);

  if (wide_rows < rows) {
    left = CAD_CHART_MARGIN;
    rows = wide_rows;
  }
  lay_items (canvas, items, left, top);
  return top + LEGEND_PITCH * rows;
}

static double
widest (GPtrArray *texts, CadInk ink)
{
  double width = 0.0;

  for (guint i = 0; i < texts->len; i++) {
    g_autofree char *clean = cad_ink_clean (texts->pdata[i]);

    width = MAX (width, cad_ink_width (clean, ink));
  }
  return width;
}

void
cad_lanes_init (CadLanes *rows, GPtrArray *names, GPtrArray *notes)
{
  double name_width = widest (names, CAD_INK_TEXT_RIGHT);
  double note_width = widest (notes, CAD_INK_SMALL_LEFT);
  double pitch = names->len <= 16 ? 33.0 : names->len <= 32 ? 28.0 : 24.0;

  rows->n = names->len;
  rows->pitch = name_width > NAME_WIDTH_MAX ? MAX (pitch, 36.0) : pitch;
  rows->name_right = CAD_CHART_MARGIN + CLAMP (name_width, 60.0, NAME_WIDTH_MAX);
  rows->left = rows->name_right + 24.0;
  rows->note_left = CAD_CHART_WIDTH - CAD_CHART_MARGIN - note_width;
  rows->right = rows->note_left - 24.0;
  rows->top = 0.0;
}

double
cad_lanes_middle (const CadLanes *rows, guint row)
{
  return rows->top + rows->pitch * (row + 0.5);
}

double
cad_lanes_bottom (const CadLanes *rows)
{
  return rows->top + rows->pitch * rows->n;
}

void
cad_lanes_name (const CadLanes *rows, CadCanvas *canvas, guint row, guint32 colour, const char *name)
{
  double room = rows->name_right - CAD_CHART_MARGIN + 0.5;
  double y = cad_lanes_middle (rows, row);
  g_autofree char *clean = cad_ink_clean (name);

  if (cad_ink_width (clean, CAD_INK_TEXT_RIGHT) <= room) {
    cad_canvas_text (canvas, CAD_INK_TEXT_RIGHT, (CadSpot){ rows->name_right, y }, colour, clean);
    return;
  }
  g_autoptr (GPtrArray) lines = cad_ink_balance (clean, CAD_INK_SMALL_RIGHT, room, 2);

  for (guint i = 0; i < lines->len; i++) {
    CadSpot at = { rows->name_right, y + 16.0 * (i - (lines->len - 1) / 2.0) };

    cad_canvas_text (canvas, CAD_INK_SMALL_RIGHT, at, colour, lines->pdata[i]);
  }
}

void
cad_lanes_note (const CadLanes *rows, CadCanvas *canvas, guint row, guint32 colour, const char *note)
{
  CadSpot at = { rows->note_left, cad_lanes_middle (rows, row) };

  cad_canvas_text (canvas, CAD_INK_SMALL_LEFT, at, colour, note);
}

static void
paint_number (CadCanvas *canvas, CadBox box, double share, guint32 colour)
{
  g_autofree char *number = g_strdup_printf ("%.0f", round (100.0 * share));
  CadSpot at = { (box.left + box.right) / 2, (box.top + box.bottom) / 2 };

  if (share >= NUMBER_MIN && cad_ink_width (number, CAD_INK_SMALL_CENTRE) + 4.0 <= box.right - box.left)
    cad_canvas_text (canvas, CAD_INK_SMALL_CENTRE, at, cad_colour_on (colour), number);
}

void
cad_lanes_bar (const CadLanes *rows, CadCanvas *canvas, guint row, const CadStack *stack)
{
  double y = cad_lanes_middle (rows, row);
  double half = stack->few ? 4.0 : MIN (12.0, rows->pitch / 2 - 4.0);
  double x = stack->x;

  for (guint i = 0; i < stack->parts->len; i++) {
    const CadPart *part = &g_array_index (stack->parts, CadPart, i);
    double width = part->share * stack->unit;
    double gap = MIN (0.75, width / 4);
    CadBox box = { x + gap, y - half, x + width - gap, y + half };

    x += width;
    if (part->share <= 0.0)
      continue;
    cad_canvas_box (canvas, box, stack->few ? cad_colour_mix (part->colour, CAD_COLOUR_WHITE, 0.35) : part->colour);
    if (!stack->few)
      paint_number (canvas, box, part->share, part->colour);
  }
}

double
cad_lanes_poles (const CadLanes *rows, CadCanvas *canvas, double top, const CadAxis *axis, const char *interface)
{
  double room = (rows->right - rows->left) / 2 - 8.0;
  double y = top + LINE_PITCH / 2;
  g_autofree char *minus = g_strconcat ("\u2190 ", cad_title_get (&axis->minus, interface, "\u22121"), NULL);
  g_autofree char *plus = g_strconcat (cad_title_get (&axis->plus, interface, "+1"), " \u2192", NULL);
  g_autofree char *clean_minus = cad_ink_clean (minus);
  g_autofree char *clean_plus = cad_ink_clean (plus);
  g_autofree char *left = cad_ink_fit (clean_minus, CAD_INK_SMALL_LEFT, room);
  g_autofree char *right = cad_ink_fit (clean_plus, CAD_INK_SMALL_RIGHT, room);

  cad_canvas_text (canvas, CAD_INK_SMALL_LEFT, (CadSpot){ rows->left, y }, CAD_COLOUR_MINUS, left);
  cad_canvas_text (canvas, CAD_INK_SMALL_RIGHT, (CadSpot){ rows->right, y }, CAD_COLOUR_PLUS, right);
  return top + LINE_PITCH;
}

CadChart *
cad_chart_new (const char *stem, const char *id, const char *title)
{
  CadChart *chart = g_new0 (CadChart, 1);
  g_autofree char *safe = g_strdup (id);

  g_strcanon (safe, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", '-');
  chart->name = *safe == '\0' ? g_strdup (stem) : g_strdup_printf ("%s-%.60s", stem, safe);
  chart->title = cad_ink_clean (title);
  return chart;
}

void
cad_chart_take (CadChart *chart, const CadCanvas *canvas)
{
  chart->width = (guint) canvas->width;
  chart->height = (guint) canvas->height;
  chart->files = cad_canvas_files (canvas);
}
