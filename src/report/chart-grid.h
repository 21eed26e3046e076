/* SPDX-License-Identifier: MIT
 * chart-grid.h - a table of coloured cells: names at the left, slanted headings above, or numbers where names are too many */
#pragma once

#include "chart-frame.h"

G_BEGIN_DECLS

typedef struct {
  CadLanes lanes;
  GPtrArray *headings; /* of char*, borrowed */
  gboolean level;      /* headings are short and stand upright above their cells */
  double cell;         /* width */
} CadGrid;

/* @names and @headings (of char*) as they will be written, headings slanted. */
void cad_grid_init (CadGrid *grid, GPtrArray *names, GPtrArray *headings);

/* The same with headings that are numbers. */
void cad_grid_init_numbered (CadGrid *grid, GPtrArray *names, GPtrArray *numbers);

/* Whether slanted headings lie on each other. */
gboolean cad_grid_is_crowded (const CadGrid *grid);

/* Sets the first row so that the headings have room below @top. */
void cad_grid_place (CadGrid *grid, double top);

void cad_grid_heading (const CadGrid *grid, CadCanvas *canvas, guint column, guint32 colour);

/* The room of a cell, a white line left around it. */
CadBox cad_grid_box (const CadGrid *grid, guint row, guint column);

/* A cell of @colour with a text when there is room for it; a pale dot without colour when @text is NULL. */
void cad_grid_cell (const CadGrid *grid, CadCanvas *canvas, CadBox box, guint32 colour, const char *text);

G_END_DECLS
