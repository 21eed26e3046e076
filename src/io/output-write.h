/* SPDX-License-Identifier: MIT
 * output-write.h - all bytes or an error */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Returns: 0, or the code of the error */
int cad_output_write (int descriptor, const char *bytes, gsize length);

G_END_DECLS
