/* SPDX-License-Identifier: MIT
 * gnuplot.h - runs gnuplot on a chart in a scratch directory, with nothing of the user's environment, and checks what it made */
#pragma once

#include <cadrage/charts.h>

G_BEGIN_DECLS

typedef struct {
  GBytes *png; /* 2x */
  GBytes *svg; /* dressed */
} CadPicture;

void cad_picture_clear (CadPicture *picture);

/* Renders @charts (of CadChart); pictures (GArray of CadPicture, same order). NULL with @error (CAD_ERROR_CHART) when
 * gnuplot is missing (the message names the package), too old, fails, or makes a damaged picture. */
GArray *cad_gnuplot_render (GPtrArray *charts, GError **error);

G_END_DECLS
