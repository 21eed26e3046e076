/* SPDX-License-Identifier: MIT
 * chart-canvas.h - what is painted, in pixels from the upper left corner, and its data files for chart.gp */
#pragma once

#include "chart-ink.h"

G_BEGIN_DECLS

typedef struct {
  double x, y;
} CadSpot;

typedef struct {
  double left, top, right, bottom;
} CadBox;

typedef enum {
  CAD_SHEET_BOXES,
  CAD_SHEET_BANDS,
  CAD_SHEET_LINES,
  CAD_SHEET_STROKES,
  CAD_SHEET_DISCS,
  CAD_SHEET_TRIANGLES,
  CAD_SHEET_TEXTS, /* the first of CAD_N_INKS */
  CAD_N_SHEETS = CAD_SHEET_TEXTS + CAD_N_INKS
} CadSheet;

typedef struct {
  double width, height;
  GString *sheets[CAD_N_SHEETS]; /* owned; empty ones are not painted */
} CadCanvas;

/* Returns: (transfer full) */
CadCanvas *cad_canvas_new (double width);
void cad_canvas_free (CadCanvas *canvas);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCanvas, cad_canvas_free)

/* Sheets lie on each other in the order of CadSheet, and what is painted later on a sheet lies above. */
void cad_canvas_box (CadCanvas *canvas, CadBox box, guint32 colour);
void cad_canvas_disc (CadCanvas *canvas, CadSpot centre, double radius, guint32 colour);
void cad_canvas_triangle (CadCanvas *canvas, CadSpot centre, double radius, guint32 colour);

/* A thin straight line, and a thicker one. */
void cad_canvas_line (CadCanvas *canvas, CadSpot from, CadSpot to, guint32 colour);
void cad_canvas_stroke (CadCanvas *canvas, CadSpot from, CadSpot to, guint32 colour);

/* A filled shape of @n corners. */
void cad_canvas_band (CadCanvas *canvas, const CadSpot *corners, guint n, guint32 colour);

/* @text at @at: its left end, middle or right end as @ink says, and its middle height. */
void cad_canvas_text (CadCanvas *canvas, CadInk ink, CadSpot at, guint32 colour, const char *text);

/* The data files: name -> GBytes. Returns: (transfer full) */
GHashTable *cad_canvas_files (const CadCanvas *canvas);

G_END_DECLS
