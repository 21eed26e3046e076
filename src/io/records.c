/* SPDX-License-Identifier: MIT
 * records.c - lines of a stream, bounded */
#include "records.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/document.h>

#define RECORD_LARGEST (16 * 1024 * 1024)
#define BLOCK          (192 * 1024) /* less than what the allocator asks the system for each time (cli/tally.c) */

struct _CadRecordFile {
  CadStream *stream; /* borrowed; NULL: all there is lies in @buffer */
  char *label;       /* or NULL: the stream's */
  char *buffer;
  gsize room;       /* of @buffer, without the byte for a NUL */
  gsize at, until;  /* what of @buffer is still to be given */
  gsize start;      /* of the record last read: what is before may go */
  gsize length;     /* of that record */
  char replaced;    /* what stood where a NUL ends it now */
  GString *decoded; /* the record when it was not UTF-8, else empty */
  gboolean ended, terminated, back, odd, open;
  GError *failure; /* of reading, said behind what was read before it */
  guint lines, record_line, invalid;
};

CadRecordFile *
cad_record_file_new (CadStream *stream)
{
  CadRecordFile *file = g_new0 (CadRecordFile, 1);

  file->stream = stream;
  file->decoded = g_string_new (NULL);
  file->room = BLOCK;
  file->buffer = g_malloc (file->room + 1);
  return file;
}

void
cad_record_file_free (CadRecordFile *file)
{
  if (file == NULL)
    return;
  g_free (file->label);
  g_free (file->buffer);
  g_clear_error (&file->failure);
  g_string_free (file->decoded, TRUE);
  g_free (file);
}

/* Room behind what is held: what was given is let go, and where that is little the buffer doubles. */
static void
make_room (CadRecordFile *file)
{
  if (file->until + BLOCK / 4 <= file->room)
    return;
  if (file->start > 0) {
    memmove (file->buffer, file->buffer + file->start, file->until - file->start);
    file->at -= file->start;
    file->until -= file->start;
    file->start = 0;
  }
  if (file->until * 2 <= file->room)
    return;
  file->room *= 2;
  file->buffer = g_realloc (file->buffer, file->room + 1);
}

/* Whether there are more bytes behind what is held. */
static gboolean
fill (CadRecordFile *file)
{
  if (file->ended)
    return FALSE;
  make_room (file);
  gssize n = cad_stream_read (file->stream, file->buffer + file->until, file->room - file->until, &file->failure);

  file->until += MAX (n, 0);
  file->ended = n <= 0;
  return n > 0;
}

/* Says, once, that reading has failed. */
static void
say_failure (CadRecordFile *file, GError **error)
{
  if (file->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&file->failure));
}

/* What stands behind the last record is to be given yet. */
static void
begin_record (CadRecordFile *file)
{
  if (file->terminated)
    file->buffer[file->start + file->length] = file->replaced;
  file->terminated = file->odd = file->open = FALSE;
  file->invalid = 0;
  file->start = file->at;
  file->length = 0;
}

static void
end_record (CadRecordFile *file, gsize length)
{
  char *end = file->buffer + file->start + length;

  file->length = length;
  file->replaced = *end;
  file->terminated = TRUE;
  *end = '\0';
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

/* Goes behind the next line end; FALSE at the end or with @error. */
static gboolean
add_line (CadRecordFile *file, GError **error)
{
  gsize from = file->at;

  for (;;) {
    const char *end = memchr (file->buffer + file->at, '\n', file->until - file->at);

    file->at = end != NULL ? (gsize) (end - file->buffer) + 1 : file->until;
    if (file->at - file->start > RECORD_LARGEST)
      return too_long (file, error);
    if (end != NULL)
      break;
    gsize before = file->start;
    gboolean more = fill (file);

    from -= before - file->start;
    if (!more)
      break;
  }
  file->lines += file->at > from;
  return file->at > from;
}

/* One line, or several when marks of a cell are open at their ends. */
static gboolean
read_record (CadRecordFile *file, char delimiter, GError **error)
{
  CellState state = CELL_START;
  gsize seen = 0;

  begin_record (file);
  file->record_line = file->lines + 1;
  for (;;) {
    g_autoptr (GError) failure = NULL;

    if (!add_line (file, &failure)) {
      file->open = state == CELL_QUOTED;
      if (failure == NULL && file->at > file->start)
        return TRUE;
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        say_failure (file, error);
      return FALSE;
    }
    if (delimiter == '\0')
      return TRUE;
    for (; seen < file->at - file->start; seen++)
      state = next_state (state, file->buffer[file->start + seen], delimiter);
    if (state != CELL_QUOTED)
      return TRUE;
  }
}

char *
cad_record_file_next_raw (CadRecordFile *file, char delimiter, gsize *length, GError **error)
{
  if (!file->back) {
    if (!read_record (file, delimiter, error))
      return NULL;
    const char *record = file->buffer + file->start;
    gsize n = file->at - file->start;

    while (n > 0 && (record[n - 1] == '\n' || record[n - 1] == '\r'))
      n--;
    end_record (file, n);
  }
  file->back = FALSE;
  *length = file->length;
  return file->buffer + file->start;
}

char *
cad_record_file_decode (CadRecordFile *file, gsize *length)
{
  char *record = file->buffer + file->start;

  *length = file->length;
  if (cad_document_is_utf8 (record, file->length))
    return record;
  g_autoptr (CadDocument) document = cad_document_new ("-", record, file->length, NULL);

  if (document == NULL)
    return record;
  file->odd = strcmp (document->encoding, "Windows-1252") == 0;
  file->invalid = document->replaced;
  g_string_truncate (file->decoded, 0);
  g_string_append_len (file->decoded, document->text, document->length);
  *length = document->length;
  return file->decoded->str;
}

char *
cad_record_file_next (CadRecordFile *file, char delimiter, gsize *length, GError **error)
{
  return cad_record_file_next_raw (file, delimiter, length, error) != NULL ? cad_record_file_decode (file, length)
                                                                           : NULL;
}

void
cad_record_file_back (CadRecordFile *file)
{
  file->back = TRUE;
}

/* Where the whole lines that are held end, none of them too long; adds to @n how many there are. */
static gsize
end_of_lines (const CadRecordFile *file, guint *n)
{
  const char *p = file->buffer + file->at, *until = file->buffer + file->until, *end;

  for (; (end = memchr (p, '\n', until - p)) != NULL && end - p < RECORD_LARGEST; p = end + 1)
    (*n)++;
  return p - file->buffer;
}

/* The buffer goes to the part, so that no line is copied but the one that has only begun. */
CadRecordFile *
cad_record_file_cut (CadRecordFile *file)
{
  guint n = 0;

  if (file->back)
    return NULL;
  begin_record (file);
  if (memchr (file->buffer + file->at, '\n', file->until - file->at) == NULL)
    fill (file);
  gsize end = end_of_lines (file, &n), rest = file->until - end;

  if (n == 0)
    return NULL;
  CadRecordFile *part = g_new0 (CadRecordFile, 1);

  part->label = g_strdup (cad_record_file_name (file));
  part->decoded = g_string_new (NULL);
  part->buffer = file->buffer;
  part->room = file->room;
  part->at = part->start = file->at;
  part->until = end;
  part->lines = file->lines;
  part->ended = TRUE;
  file->room = MAX (BLOCK, rest);
  file->buffer = g_malloc (file->room + 1);
  memcpy (file->buffer, part->buffer + end, rest);
  file->at = file->start = 0;
  file->until = rest;
  file->lines += n;
  return part;
}

gsize
cad_record_file_held (const CadRecordFile *file)
{
  return file->until - file->at;
}

char *
cad_record_file_bytes (CadRecordFile *file, gsize length, GError **error)
{
  begin_record (file);
  while (file->until - file->start < length && fill (file))
    ;
  file->at = file->start + MIN (length, file->until - file->start);
  end_record (file, file->at - file->start);
  if (file->length == length)
    return file->buffer + file->start;
  say_failure (file, error);
  return NULL;
}

gboolean
cad_record_file_skip (CadRecordFile *file, guint64 length, GError **error)
{
  begin_record (file);
  while (length > 0 && (file->at < file->until || fill (file))) {
    gsize n = MIN (length, file->until - file->at);

    file->at += n;
    file->start = file->at;
    length -= n;
  }
  if (length > 0)
    say_failure (file, error);
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
  return file->label != NULL ? file->label : cad_stream_label (file->stream);
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

guint
cad_record_file_invalid (const CadRecordFile *file)
{
  return file->invalid;
}
