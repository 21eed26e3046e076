/* SPDX-License-Identifier: MIT
 * error.h - the one error domain: the code tells the caller what to do, the message tells the user where */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* clang-format off */
#define CAD_ERROR (cad_error_quark ())
/* clang-format on */

typedef enum {
  CAD_ERROR_USAGE,   /* wrong options or names: exit status 2 */
  CAD_ERROR_READ,    /* an input cannot be read */
  CAD_ERROR_FORMAT,  /* one of our own files is wrong: every fault is in the message */
  CAD_ERROR_NOTHING, /* nothing found: exit status 1 */
  CAD_ERROR_WRITE,   /* an output cannot be written */
  CAD_ERROR_CHART,   /* gnuplot is missing or failed */
} CadErrorCode;

GQuark cad_error_quark (void);

G_END_DECLS
