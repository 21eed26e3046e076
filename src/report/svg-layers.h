/* SPDX-License-Identifier: MIT
 * svg-layers.h - filled shapes of a picture gathered by colour, as far as nothing lies between them */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: (transfer full) of layers, from below */
GPtrArray *cad_layers_new (void);

/* Adds a polygon of gnuplot's ("x,y x,y ..."). FALSE when @points are none. */
gboolean cad_layers_add (GPtrArray *layers, const char *fill, const char *points);

/* Writes one path a layer, and empties @layers. */
void cad_layers_write (GPtrArray *layers, GString *out);

G_END_DECLS
