/* SPDX-License-Identifier: MIT
 * chart-frame.h - what charts have in common: heading, legend, rows of sources, poles, foot */
#pragma once

#include <cadrage/charts.h>

#include "chart-canvas.h"
#include "chart-colour.h"

G_BEGIN_DECLS

#define CAD_CHART_WIDTH  900.0
#define CAD_CHART_MARGIN 24.0

typedef enum { CAD_SHAPE_BOX, CAD_SHAPE_FRAME, CAD_SHAPE_DISC, CAD_SHAPE_RING, CAD_SHAPE_TRIANGLE } CadShape;

typedef struct {
  CadShape shape;
  guint32 colour, ink;
  char *text; /* owned */
} CadLegendItem;

/* Rows of sources: names right-aligned at the left, a plot, notes at the right. */
typedef struct {
  double left, right; /* of the plot */
  double name_right;  /* where names end */
  double note_left;   /* where notes begin */
  double top, pitch;
  guint n;
} CadLanes;

/* One part of a bar; its share is of the bar. */
typedef struct {
  double share;
  guint32 colour;
} CadPart;

typedef struct {
  GArray *parts;  /* of CadPart, from the left */
  double x, unit; /* where it begins; pixels of share 1 */
  gboolean few;   /* too few mentions: thin, pale, without numbers */
} CadStack;

/* All give the height where the next thing begins. */
double cad_frame_head (CadCanvas *canvas, const char *title, const char *subtitle);
double cad_frame_legend (CadCanvas *canvas, GArray *items, double left, double top); /* items: of CadLegendItem */
double cad_frame_foot (CadCanvas *canvas, double top, const char *text);             /* sets the canvas' height */

/* Returns: (transfer full) empty, of CadLegendItem */
GArray *cad_frame_legend_new (void);
void cad_frame_legend_add (GArray *items, CadShape shape, guint32 colour, const char *text);

/* A shape as legends show it. */
void cad_frame_shape (CadCanvas *canvas, CadShape shape, CadSpot centre, guint32 colour);

/* Makes room for @names and @notes (of char*). */
void cad_lanes_init (CadLanes *rows, GPtrArray *names, GPtrArray *notes);
double cad_lanes_middle (const CadLanes *rows, guint row);
double cad_lanes_bottom (const CadLanes *rows);
void cad_lanes_name (const CadLanes *rows, CadCanvas *canvas, guint row, guint32 colour, const char *name);
void cad_lanes_note (const CadLanes *rows, CadCanvas *canvas, guint row, guint32 colour, const char *note);

void cad_lanes_bar (const CadLanes *rows, CadCanvas *canvas, guint row, const CadStack *stack);

/* The names of both poles of @axis, at the ends of the plot. */
double cad_lanes_poles (const CadLanes *rows, CadCanvas *canvas, double top, const CadAxis *axis,
                        const char *interface);

/* A chart named after @stem and what of @id a file name can hold. Returns: (transfer full) */
CadChart *cad_chart_new (const char *stem, const char *id, const char *title);

/* Takes the size and the files from @canvas. */
void cad_chart_take (CadChart *chart, const CadCanvas *canvas);

G_END_DECLS
