/* SPDX-License-Identifier: MIT
 * gnuplot-check.h - whether a picture is whole: gnuplot ends well even when the disk is full */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

/* A PNG of @width x @height pixels whose chunks reach to its end. */
gboolean cad_check_png (GBytes *png, guint width, guint height);

/* Ends as an SVG does; that it is well-formed is seen when it is dressed. */
gboolean cad_check_svg (GBytes *svg);

G_END_DECLS
