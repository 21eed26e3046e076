/* SPDX-License-Identifier: MIT
 * chart-ink.h - texts of a chart: made harmless, measured, shortened, wrapped */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The hands a text can be written in. chart.gp paints each from its own file. */
typedef enum {
  CAD_INK_TITLE,
  CAD_INK_TEXT_LEFT,
  CAD_INK_TEXT_RIGHT,
  CAD_INK_SMALL_LEFT,
  CAD_INK_SMALL_CENTRE,
  CAD_INK_SMALL_RIGHT,
  CAD_INK_TINY_CENTRE,
  CAD_INK_STRONG_LEFT,
  CAD_INK_STRONG_RIGHT,
  CAD_INK_ITALIC_LEFT,
  CAD_INK_ITALIC_RIGHT,
  CAD_INK_SLANT, /* turned 40 degrees, its foot at the left */
  CAD_N_INKS
} CadInk;

typedef enum { CAD_ANCHOR_LEFT, CAD_ANCHOR_CENTRE, CAD_ANCHOR_RIGHT } CadAnchor;

typedef struct {
  const char *file;
  double px;
  gboolean bold;
  CadAnchor anchor;
} CadInkFace;

const CadInkFace *cad_ink_face (CadInk ink);

/* Valid UTF-8 on one line, without controls and without marks that turn the direction. Returns: (transfer full) */
char *cad_ink_clean (const char *text);

/* Pixels, never less than in Inter or DejaVu Sans. */
double cad_ink_width (const char *text, CadInk ink);

/* @text, cut with an ellipsis when it is wider than @width. Returns: (transfer full) */
char *cad_ink_fit (const char *text, CadInk ink, double width);

/* Lines of at most @width, the last of at most @lines cut with an ellipsis. Returns: (transfer full) of char* */
GPtrArray *cad_ink_wrap (const char *text, CadInk ink, double width, guint lines);

/* The same number of lines, of about one length. Returns: (transfer full) of char* */
GPtrArray *cad_ink_balance (const char *text, CadInk ink, double width, guint lines);

G_END_DECLS
