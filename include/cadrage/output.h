/* SPDX-License-Identifier: MIT
 * output.h - writes files and folders whole or not at all */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

/* Writes @bytes to @path through a temporary file beside it, synced and renamed. FALSE with @error (CAD_ERROR_WRITE) */
gboolean cad_output_file (const char *path, const char *bytes, gsize length, GError **error);

/* The same for bytes that come one after another. */
typedef struct _CadOutput CadOutput;

/* Returns: (transfer full) or NULL with @error (CAD_ERROR_WRITE) */
CadOutput *cad_output_open (const char *path, GError **error);

/* Standard output, which gets everything at once and stays open. Returns: (transfer full) */
CadOutput *cad_output_standard (void);

gboolean cad_output_add (CadOutput *output, const char *bytes, gsize length, GError **error);

/* Whether nothing of @output is seen before cad_output_end(): what a device or a pipe was given stays given. */
gboolean cad_output_is_hidden (const CadOutput *output);

/* Puts the file in its place. */
gboolean cad_output_end (CadOutput *output, GError **error);

/* Without cad_output_end nothing of it is left. */
void cad_output_free (CadOutput *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadOutput, cad_output_free)

/* Whether a report may be written to @path: it does not exist, is empty or holds an earlier report, and its parent can be
 * written to. FALSE with @error (CAD_ERROR_WRITE) that says why; to be asked before long work. */
gboolean cad_output_folder_check (const char *path, GError **error);

/* Makes folder @path with @files (path below it -> GBytes): everything is written beside it first, then put in its place, so
 * that the old report or the new one is there, never a mixture. FALSE with @error (CAD_ERROR_WRITE) */
gboolean cad_output_folder (const char *path, GHashTable *files, GError **error);

G_END_DECLS
