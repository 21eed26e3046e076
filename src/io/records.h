/* SPDX-License-Identifier: MIT
 * records.h - reads a stream record by record, each bounded, in constant memory */
#pragma once

#include "stream.h"

G_BEGIN_DECLS

typedef struct _CadRecordFile CadRecordFile;

/* @stream is borrowed and stands in a file. Returns: (transfer full) */
CadRecordFile *cad_record_file_new (CadStream *stream);
void cad_record_file_free (CadRecordFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadRecordFile, cad_record_file_free)

/* The next record without its line end, NUL-terminated and UTF-8, valid until the next call; NULL at the end or with @error.
 * With a @delimiter a record goes on over line ends inside the "..." of a cell; 0: each line is one. */
char *cad_record_file_next (CadRecordFile *file, char delimiter, gsize *length, GError **error);

/* The same as the bytes stand in the file, whatever they are. They may be changed in place. */
char *cad_record_file_next_raw (CadRecordFile *file, char delimiter, gsize *length, GError **error);

/* The record last read as UTF-8: itself when it is, else taken for Windows-1252 or, where most of it is UTF-8, with U+FFFD for
 * what is not. */
char *cad_record_file_decode (CadRecordFile *file, gsize *length);

/* Takes the record back, so that the next call gives it again. */
void cad_record_file_back (CadRecordFile *file);

/* The whole lines that have been read ahead, as a file of their own that another thread may read; NULL when there is none.
 * Returns: (transfer full) (nullable) */
CadRecordFile *cad_record_file_cut (CadRecordFile *file);

/* Bytes that were read ahead. */
gsize cad_record_file_held (const CadRecordFile *file);

/* Exactly @length bytes from here on, NUL-terminated, valid until the next call; NULL when there are fewer or with @error. */
char *cad_record_file_bytes (CadRecordFile *file, gsize length, GError **error);

/* Passes over @length bytes; FALSE when there are fewer or with @error. */
gboolean cad_record_file_skip (CadRecordFile *file, guint64 length, GError **error);

/* Line of the record last read, from 1. */
guint cad_record_file_line (const CadRecordFile *file);
const char *cad_record_file_name (const CadRecordFile *file);

/* Whether the record last read was not UTF-8 and has been taken for Windows-1252. */
gboolean cad_record_file_was_odd (const CadRecordFile *file);

/* How many of its bytes became U+FFFD. */
guint cad_record_file_invalid (const CadRecordFile *file);

/* Whether the last record ended with its file inside "...". */
gboolean cad_record_file_was_open (const CadRecordFile *file);

G_END_DECLS
