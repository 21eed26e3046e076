/* SPDX-License-Identifier: MIT
 * chart-colour.h - colours of leans, series and furniture, as 0xRRGGBB */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CAD_COLOUR_TEXT  0x1a1d21
#define CAD_COLOUR_GREY  0x5c6470
#define CAD_COLOUR_PALE  0x9aa1ab
#define CAD_COLOUR_GRID  0xe3e5e8
#define CAD_COLOUR_AXIS  0x9aa1ab
#define CAD_COLOUR_BLACK 0x000000
#define CAD_COLOUR_WHITE 0xffffff
#define CAD_COLOUR_OWN   0x0072b2
#define CAD_COLOUR_OTHER 0xd55e00
#define CAD_COLOUR_MINUS 0x542788
#define CAD_COLOUR_PLUS  0x8f4606

/* From 542788 at -1 over D8DAEB at 0 to B35806 at +1. */
guint32 cad_colour_lean (double lean);

/* The @index-th of several with the same @lean: tints of one colour. */
guint32 cad_colour_tint (double lean, guint index);

/* Series without a lean; repeats in paler rounds. */
guint32 cad_colour_series (guint index);

/* @share 0 is @a, 1 is @b. */
guint32 cad_colour_mix (guint32 a, guint32 b, double share);

/* WCAG 2: 1 to 21. */
double cad_colour_contrast (guint32 a, guint32 b);

/* The text colour, dark or white, that is read best on @background. */
guint32 cad_colour_on (guint32 background);

G_END_DECLS
