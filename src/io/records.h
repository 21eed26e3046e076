/* SPDX-License-Identifier: MIT
 * records.h - reads a file line by line, each line bounded, in constant memory */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CadRecordFile CadRecordFile;

/* Returns: (transfer full) or NULL with @error (CAD_ERROR_READ); "-" is standard input */
CadRecordFile *cad_record_file_open (const char *path, GError **error);
void cad_record_file_free (CadRecordFile *file);

/* The next record without its line end, valid until the next call; NULL at the end or with @error. With @quoted a record goes
 * on over line ends inside "...". */
char *cad_record_file_next (CadRecordFile *file, gboolean quoted, gsize *length, GError **error);

/* Line of the record last read, from 1. */
guint cad_record_file_line (const CadRecordFile *file);
const char *cad_record_file_name (const CadRecordFile *file);

G_END_DECLS
