/* SPDX-License-Identifier: MIT
 * tape.c - the lines of one tally file */
#include "tape.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cadrage/input.h>
#include <cadrage/names.h>

#include "stream.h"
#include "unpack.h"

#define LINE_USUAL ((gsize) 4 << 10) /* bytes that few lines exceed */

struct _CadTape {
  char *path;
  const char *name;  /* of @path, or what standard input is called */
  CadStream *stream; /* of standard input, of a pipe, of a compressed file; NULL: the file is opened for each block */
  int descriptor;    /* open all the time (borrowed), or -1 */
  struct stat identity;
  goffset at; /* in the file */
  char *buffer;
  gsize room, start, end; /* of @buffer; the bytes still to be read are from @start to @end */
  gsize block;
  gboolean at_end;
  guint number; /* of the line */
  CadTallyLine line;
  guint64 articles, signature;
  GString *previous; /* key of the line before, when nothing else holds the order */
  CadFaults *faults;
  CadTallyAudit *audit; /* or NULL: pieces are judged together */
};

static gssize
read_block (int descriptor, char *buffer, gsize room, goffset at)
{
  gssize n;

  do
    n = pread (descriptor, buffer, room, at);
  while (n < 0 && errno == EINTR);
  return n;
}

static gboolean
same_file (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static gssize
fail_read (const CadTape *tape, int code, GError **error)
{
  cad_input_fail (tape->name, code, error);
  return -1;
}

static gssize
read_open (CadTape *tape, char *buffer, gsize room, GError **error)
{
  gssize n = read_block (tape->descriptor, buffer, room, tape->at);

  tape->at += MAX (n, 0);
  return n < 0 ? fail_read (tape, errno, error) : n;
}

/* Opens the file anew for the bytes behind those that were read. */
static gssize
read_file (CadTape *tape, char *buffer, gsize room, GError **error)
{
  if (tape->descriptor >= 0)
    return read_open (tape, buffer, room, error);
  int descriptor = g_open (tape->path, O_RDONLY | O_CLOEXEC, 0);
  struct stat now;

  if (descriptor < 0)
    return fail_read (tape, errno, error);
  gssize n = fstat (descriptor, &now) == 0 ? read_block (descriptor, buffer, room, tape->at) : -1;
  int code = errno;

  close (descriptor);
  if (n < 0)
    return fail_read (tape, code, error);
  if (!same_file (&now, &tape->identity)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("'%s' was changed while it was read"), tape->name);
    return -1;
  }
  tape->at += n;
  return n;
}

/* Reads a block on, behind what is left in the buffer. */
static gboolean
fill (CadTape *tape, GError **error)
{
  gsize left = tape->end - tape->start;

  if (tape->start > 0)
    memmove (tape->buffer, tape->buffer + tape->start, left);
  if (tape->room < left + tape->block) {
    tape->room = left > LINE_USUAL ? 2 * (left + tape->block) : LINE_USUAL + tape->block;
    tape->buffer = g_realloc (tape->buffer, tape->room);
  }
  tape->start = 0;
  tape->end = left;
  gssize n = tape->stream != NULL ? cad_stream_read (tape->stream, tape->buffer + left, tape->block, error)
                                  : read_file (tape, tape->buffer + left, tape->block, error);

  tape->at_end = n == 0;
  tape->end += MAX (n, 0);
  return n >= 0;
}

/* A regular file that is not compressed can be read by blocks; all else stays open. */
static gboolean
open_file (CadTape *tape, GError **error)
{
  gboolean standard = g_str_equal (tape->path, "-");

  if (!standard && g_stat (tape->path, &tape->identity) != 0)
    return fail_read (tape, errno, error) == 0;
  if (!standard && S_ISDIR (tape->identity.st_mode))
    return fail_read (tape, EISDIR, error) == 0;
  if (!standard && S_ISREG (tape->identity.st_mode)) {
    if (!fill (tape, error))
      return FALSE;
    if (!cad_unpack_is_packed (tape->buffer, tape->end))
      return TRUE;
    tape->end = 0;
  }
  tape->stream = cad_stream_open (tape->path, tape->name, error);
  return tape->stream != NULL && cad_stream_next (tape->stream, error);
}

static CadTape *
tape_new (const char *path, const char *name, gsize block)
{
  CadTape *tape = g_new0 (CadTape, 1);

  tape->path = g_strdup (path);
  tape->name = name != NULL ? name : tape->path;
  tape->descriptor = -1;
  tape->block = block;
  tape->faults = cad_faults_new (tape->name, NULL, 0);
  tape->previous = g_string_new (NULL);
  return tape;
}

CadTape *
cad_tape_new_open (int descriptor, const char *name, gsize block)
{
  CadTape *tape = tape_new (NULL, name, block);

  tape->descriptor = descriptor;
  return tape;
}

CadTape *
cad_tape_new (const char *path, CadSumMode mode, gsize block, GError **error)
{
  g_autoptr (CadTape) tape = tape_new (path, g_str_equal (path, "-") ? _ ("standard input") : NULL, block);

  if (mode == CAD_SUM_TALLIES)
    tape->audit = cad_tally_audit_new (tape->faults, FALSE);
  return open_file (tape, error) ? g_steal_pointer (&tape) : NULL;
}

void
cad_tape_free (CadTape *tape)
{
  if (tape == NULL)
    return;
  cad_tally_audit_free (tape->audit);
  cad_faults_free (tape->faults);
  cad_stream_free (tape->stream);
  g_string_free (tape->previous, TRUE);
  g_free (tape->buffer);
  g_free (tape->path);
  g_free (tape);
}

/* The next line of bytes, without its line feed, or NULL at the end or with @error. */
static const char *
next_bytes (CadTape *tape, gsize *length, GError **error)
{
  gsize seen = 0;

  for (;;) {
    const char *start = tape->buffer + tape->start;
    gsize left = tape->end - tape->start;
    const char *newline = left > seen ? memchr (start + seen, '\n', left - seen) : NULL;

    if (newline != NULL) {
      *length = newline - start;
      tape->start += *length + 1;
      return start;
    }
    if (tape->at_end) {
      if (left > 0)
        cad_faults_add (tape->faults, tape->number + 1, 1, "the last line has no end: the file is truncated");
      return NULL;
    }
    seen = left;
    if (!fill (tape, error))
      return NULL;
  }
}

static void
check_order (CadTape *tape)
{
  const CadTallyLine *line = &tape->line;
  int order = memcmp (line->text, tape->previous->str, MIN (line->length, tape->previous->len));

  if (order < 0 || (order == 0 && line->length < tape->previous->len))
    cad_faults_add (tape->faults, tape->number, 1, "the lines are not sorted by bytes (LC_ALL=C sort)");
  g_string_truncate (tape->previous, 0);
  g_string_append_len (tape->previous, line->text, line->length);
}

gboolean
cad_tape_next (CadTape *tape, gboolean *more, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gsize length = 0;
  const char *bytes = next_bytes (tape, &length, &failure);

  *more = bytes != NULL;
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  tape->number += bytes != NULL;
  if (bytes == NULL && tape->audit != NULL)
    cad_tally_audit_end (tape->audit, tape->number);
  else if (bytes != NULL && cad_tally_line_parse (&tape->line, bytes, length, tape->faults, tape->number)) {
    if (tape->audit != NULL)
      cad_tally_audit_take (tape->audit, &tape->line, tape->number);
    else
      check_order (tape);
    if (tape->line.kind == CAD_LINE_SCHEMA)
      tape->articles += tape->line.value;
    if (tape->line.kind >= CAD_LINE_TOTAL)
      tape->signature = cad_hash64 (bytes, length, tape->signature);
  }
  return cad_faults_propagate (tape->faults, error);
}

guint64
cad_tape_signature (const CadTape *tape)
{
  return tape->articles > 0 ? tape->signature : 0;
}

const CadTallyLine *
cad_tape_line (const CadTape *tape)
{
  return &tape->line;
}

CadLineOrigin
cad_tape_origin (const CadTape *tape)
{
  return (CadLineOrigin){ tape->name, tape->number };
}
