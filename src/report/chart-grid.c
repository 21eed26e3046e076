/* SPDX-License-Identifier: MIT
 * chart-grid.c - a table of coloured cells: names at the left, slanted headings above, or numbers where names are too many */
#include "chart-grid.h"

#include <math.h>

#define HEADING_MAX 280.0
#define CELL_MAX    58.0
#define CELL_GAP    0.75
#define LEADING     1.1 /* from one slanted line to the next, of the height of the writing */

static const double slope = 40.0 * G_PI / 180.0; /* of the headings, as in chart.gp */

static double
heading_width (const CadGrid *grid, guint column)
{
  g_autofree char *clean = cad_ink_clean (grid->headings->pdata[column]);

  return MIN (cad_ink_width (clean, CAD_INK_SLANT), HEADING_MAX);
}

void
cad_grid_init_numbered (CadGrid *grid, GPtrArray *names, GPtrArray *numbers)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  cad_lanes_init (&grid->lanes, names, notes);
  grid->headings = numbers;
  grid->level = TRUE;
  grid->cell = MIN (CELL_MAX, (CAD_CHART_WIDTH - CAD_CHART_MARGIN - grid->lanes.left) / MAX (numbers->len, 1));
}

/* Headings lean to the right: the last ones must end on the canvas. */
void
cad_grid_init (CadGrid *grid, GPtrArray *names, GPtrArray *headings)
{
  cad_grid_init_numbered (grid, names, headings);
  grid->level = FALSE;
  for (guint i = 0; i < headings->len; i++) {
    double overhang = heading_width (grid, i) * cos (slope) + 12.0;

    grid->cell = MIN (grid->cell, (CAD_CHART_WIDTH - CAD_CHART_MARGIN - grid->lanes.left - overhang) / (i + 0.5));
  }
}

gboolean
cad_grid_is_crowded (const CadGrid *grid)
{
  return !grid->level && grid->cell * sin (slope) < LEADING * cad_ink_face (CAD_INK_SLANT)->px;
}

void
cad_grid_place (CadGrid *grid, double top)
{
  double widest = 0.0;

  for (guint i = 0; i < grid->headings->len && !grid->level; i++)
    widest = MAX (widest, heading_width (grid, i));
  grid->lanes.top = top + widest * sin (slope) + 22.0;
}

void
cad_grid_heading (const CadGrid *grid, CadCanvas *canvas, guint column, guint32 colour)
{
  g_autofree char *clean = cad_ink_clean (grid->headings->pdata[column]);
  g_autofree char *text = cad_ink_fit (clean, CAD_INK_SLANT, HEADING_MAX);
  CadSpot middle = { grid->lanes.left + grid->cell * (column + 0.5), grid->lanes.top - 12.0 };
  CadSpot foot = { middle.x - 2.0, middle.y };

  cad_canvas_text (canvas, grid->level ? CAD_INK_TINY_CENTRE : CAD_INK_SLANT, grid->level ? middle : foot, colour,
                   text);
}

CadBox
cad_grid_box (const CadGrid *grid, guint row, guint column)
{
  double x = grid->lanes.left + grid->cell * column;
  double y = cad_lanes_middle (&grid->lanes, row);
  double half = grid->lanes.pitch / 2 - CELL_GAP;

  return (CadBox){ x + CELL_GAP, y - half, x + grid->cell - CELL_GAP, y + half };
}

void
cad_grid_cell (const CadGrid *grid, CadCanvas *canvas, CadBox box, guint32 colour, const char *text)
{
  CadSpot middle = { (box.left + box.right) / 2, (box.top + box.bottom) / 2 };

  if (text == NULL) {
    cad_canvas_text (canvas, CAD_INK_TINY_CENTRE, middle, CAD_COLOUR_PALE, "·");
    return;
  }
  cad_canvas_box (canvas, box, colour);
  if (cad_ink_width (text, CAD_INK_TINY_CENTRE) < grid->cell - 2.0)
    cad_canvas_text (canvas, CAD_INK_TINY_CENTRE, middle, cad_colour_on (colour), text);
}
