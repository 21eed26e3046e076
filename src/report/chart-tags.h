/* SPDX-License-Identifier: MIT
 * chart-tags.h - labels of points on a map, put where they hide neither points nor each other */
#pragma once

#include "chart-canvas.h"

G_BEGIN_DECLS

/* A point and its label. @left is the ink for labels at the right of their point, @right for those at its left. */
typedef struct {
  CadSpot at;
  double radius;
  CadInk left, right;
  const char *text; /* borrowed, clean */
  gboolean fixed;   /* @box is given: others keep clear of it, and it is not painted */
  CadBox box;       /* found: where the label lies */
  gboolean ends;    /* found: the label ends at its point */
  guint ring;       /* found: 0 beside the point; from 1 on a line leads to it */
  gboolean crowded; /* found: no free place */
} CadTag;

/* Finds places for the labels of @tags (of CadTag) inside @frame. Earlier ones choose first. */
void cad_tags_place (GArray *tags, CadBox frame);

void cad_tag_paint (const CadTag *tag, CadCanvas *canvas, guint32 colour);

G_END_DECLS
