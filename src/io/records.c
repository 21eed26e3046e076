/* SPDX-License-Identifier: MIT
 * records.c - lines of a stream, bounded */
#include "records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/document.h>

#define RECORD_LARGEST (16 * 1024 * 1024)
#define UTF16_LARGEST  ((gsize) 256 << 20)
#define BLOCK          (256 * 1024)

struct _CadRecordFile {
  CadStream *stream; /* borrowed */
  GString *record;
  char *buffer;    /* BLOCK bytes, or all of a decoded file */
  gsize at, until; /* what of @buffer is still to be given */
  gboolean decoded, ended, back, odd, open;
  guint lines, record_line;
};

/* Excel's "Unicode text" is UTF-16: it is decoded whole. */
static gboolean
decode_utf16 (CadRecordFile *file, GError **error)
{
  gsize length = 0;
  g_autofree char *bytes = cad_stream_read_all (file->stream, UTF16_LARGEST, &length, error);
  g_autoptr (CadDocument)
      document = bytes != NULL ? cad_document_new (cad_stream_name (file->stream), bytes, length, error) : NULL;

  if (document == NULL)
    return FALSE;
  file->buffer = g_steal_pointer (&document->text);
  file->until = document->length;
  file->decoded = TRUE;
  return TRUE;
}

CadRecordFile *
cad_record_file_new (CadStream *stream, GError **error)
{
  gsize length = 0;
  const char *head = cad_stream_head (stream, &length);
  CadRecordFile *file = g_new0 (CadRecordFile, 1);
  gboolean utf16 = length >= 2 && (memcmp (head, "\xFF\xFE", 2) == 0 || memcmp (head, "\xFE\xFF", 2) == 0);

  file->stream = stream;
  file->record = g_string_new (NULL);
  if (utf16 && !decode_utf16 (file, error)) {
    cad_record_file_free (file);
    return NULL;
  }
  if (!utf16)
    file->buffer = g_malloc (BLOCK);
  return file;
}

void
cad_record_file_free (CadRecordFile *file)
{
  if (file == NULL)
    return;
  g_free (file->buffer);
  g_string_free (file->record, TRUE);
  g_free (file);
}

/* Whether there are bytes to give. */
static gboolean
fill (CadRecordFile *file, GError **error)
{
  if (file->at < file->until)
    return TRUE;
  if (file->decoded || file->ended)
    return FALSE;
  gssize n = cad_stream_read (file->stream, file->buffer, BLOCK, error);

  file->at = 0;
  file->until = MAX (n, 0);
  file->ended = n <= 0;
  return n > 0;
}

typedef enum { CELL_START, CELL_PLAIN, CELL_QUOTED, CELL_CLOSING } CellState;

static CellState
next_state (CellState state, char c, char delimiter)
{
  switch (state) {
  case CELL_QUOTED:
    return c == '"' ? CELL_CLOSING : CELL_QUOTED;
  case CELL_CLOSING:
    return c == '"' ? CELL_QUOTED : c == delimiter ? CELL_START : CELL_PLAIN;
  default:
    return c == delimiter ? CELL_START : state == CELL_START && c == '"' ? CELL_QUOTED : CELL_PLAIN;
  }
}

static gboolean
too_long (const CadRecordFile *file, GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("%s:%u: a record of more than 16 MB"),
               cad_stream_name (file->stream), file->record_line);
  return FALSE;
}

/* One line with its end, added to the record; FALSE at the end or with @error. */
static gboolean
add_line (CadRecordFile *file, GError **error)
{
  gboolean any = FALSE;

  while (fill (file, error)) {
    const char *from = file->buffer + file->at;
    const char *end = memchr (from, '\n', file->until - file->at);
    gsize n = end != NULL ? (gsize) (end - from) + 1 : file->until - file->at;

    if (file->record->len + n > RECORD_LARGEST)
      return too_long (file, error);
    g_string_append_len (file->record, from, n);
    file->at += n;
    any = TRUE;
    if (end != NULL)
      break;
  }
  file->lines += any;
  return any;
}

static gboolean
read_record (CadRecordFile *file, char delimiter, GError **error)
{
  CellState state = CELL_START;
  gsize seen = 0;

  g_string_truncate (file->record, 0);
  file->record_line = file->lines + 1;
  file->open = FALSE;
  for (;;) {
    g_autoptr (GError) failure = NULL;

    if (!add_line (file, &failure)) {
      file->open = state == CELL_QUOTED;
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else if (file->record->len > 0)
        return TRUE;
      return FALSE;
    }
    if (delimiter == '\0')
      return TRUE;
    for (; seen < file->record->len; seen++)
      state = next_state (state, file->record->str[seen], delimiter);
    if (state != CELL_QUOTED)
      return TRUE;
  }
}

/* A table of an older spreadsheet: the whole record is Windows-1252. */
static void
decode_record (CadRecordFile *file)
{
  GString *record = file->record;

  file->odd = FALSE;
  if (g_utf8_validate (record->str, record->len, NULL) || memchr (record->str, '\0', record->len) != NULL)
    return;
  g_autoptr (CadDocument) document = cad_document_new ("-", record->str, record->len, NULL);

  if (document == NULL || strcmp (document->encoding, "Windows-1252") != 0)
    return;
  file->odd = TRUE;
  g_string_truncate (record, 0);
  g_string_append_len (record, document->text, document->length);
}

char *
cad_record_file_next (CadRecordFile *file, char delimiter, gsize *length, GError **error)
{
  GString *record = file->record;

  if (!file->back && !read_record (file, delimiter, error))
    return NULL;
  if (!file->back) {
    while (record->len > 0 && (record->str[record->len - 1] == '\n' || record->str[record->len - 1] == '\r'))
      g_string_truncate (record, record->len - 1);
    decode_record (file);
  }
  file->back = FALSE;
  *length = record->len;
  return record->str;
}

void
cad_record_file_back (CadRecordFile *file)
{
  file->back = TRUE;
}

char *
cad_record_file_bytes (CadRecordFile *file, gsize length, GError **error)
{
  g_string_truncate (file->record, 0);
  while (file->record->len < length && fill (file, error)) {
    gsize n = MIN (length - file->record->len, file->until - file->at);

    g_string_append_len (file->record, file->buffer + file->at, n);
    file->at += n;
  }
  return file->record->len == length ? file->record->str : NULL;
}

gboolean
cad_record_file_skip (CadRecordFile *file, guint64 length, GError **error)
{
  while (length > 0 && fill (file, error)) {
    gsize n = MIN (length, file->until - file->at);

    file->at += n;
    length -= n;
  }
  return length == 0;
}

guint
cad_record_file_line (const CadRecordFile *file)
{
  return file->record_line;
}

const char *
cad_record_file_name (const CadRecordFile *file)
{
  return cad_stream_label (file->stream);
}

gboolean
cad_record_file_was_odd (const CadRecordFile *file)
{
  return file->odd;
}

gboolean
cad_record_file_was_open (const CadRecordFile *file)
{
  return file->open;
}
