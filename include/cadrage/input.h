/* SPDX-License-Identifier: MIT
 * input.h - reads whole files and standard input */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

/* All bytes of the file at @path, or of standard input for "-", NUL-terminated. FALSE with @error (CAD_ERROR_READ) */
gboolean cad_input_file (const char *path, char **bytes, gsize *length, GError **error);

/* `cannot read 'x.tsv': no such file`, for the errno @code. */
void cad_input_fail (const char *path, int code, GError **error);

G_END_DECLS
