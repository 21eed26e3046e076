/* SPDX-License-Identifier: MIT
 * output.h - writes files and folders whole or not at all */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

/* Writes @bytes to @path through a temporary file beside it, synced and renamed. FALSE with @error (CAD_ERROR_WRITE) */
gboolean cad_output_file (const char *path, const char *bytes, gsize length, GError **error);

/* Whether a report may be written to @path: it does not exist, is empty or holds an earlier report, and its parent can be
 * written to. FALSE with @error (CAD_ERROR_WRITE) that says why; to be asked before long work. */
gboolean cad_output_folder_check (const char *path, GError **error);

/* Makes folder @path with @files (path below it -> GBytes): everything is written beside it first, then put in its place, so
 * that the old report or the new one is there, never a mixture. FALSE with @error (CAD_ERROR_WRITE) */
gboolean cad_output_folder (const char *path, GHashTable *files, GError **error);

G_END_DECLS
