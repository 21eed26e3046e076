/* SPDX-License-Identifier: MIT
 * stream.c - one way to read whatever holds bytes */
#include "stream.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cadrage/input.h>

#include "unpack.h"
#include "utf16.h"

#define BLOCK (64 * 1024)

/* First bytes of a file. */
typedef struct {
  char *bytes; /* owned, or NULL */
  gsize length, at;
} Head;

/* What is known of the file that is being read. */
typedef struct {
  char *path, *name;
  char *label; /* @name, or its last part when it is a path */
} Place;

struct _CadStream {
  const CadStreamFolder *folder; /* whose files are read one after the other, their names borrowed; or NULL */
  Place place;
  char *member;   /* archive and path inside, or NULL */
  int descriptor; /* -1: the bytes of memory */
  const char *bytes;
  gsize length;      /* of @bytes */
  gsize at;          /* bytes read of the file or of @bytes */
  Head outer;        /* of the file itself, which unpacking needs again */
  CadUnpack *unpack; /* or NULL */
  Head head;         /* of the file inside, as UTF-8 when it is UTF-16 */
  CadUtf16 utf16;
  gboolean marked;
  gboolean entered;
  gboolean ended; /* @descriptor has no more */
  gboolean empty; /* the file inside */
};

/* Returns: (transfer full) */
static char *
whole_path (const CadStream *stream)
{
  return stream->folder != NULL ? g_build_filename (stream->folder->path, stream->place.path, NULL)
                                : g_strdup (stream->place.path);
}

static void
fail (const CadStream *stream, int code, GError **error)
{
  g_autofree char *path = whole_path (stream);

  cad_input_fail (path, code, error);
}

/* The file itself, without what was looked at. */
static gssize
read_below (CadStream *stream, char *buffer, gsize room)
{
  if (stream->descriptor < 0) {
    gsize n = MIN (room, stream->length - stream->at);

    if (n > 0)
      memcpy (buffer, stream->bytes + stream->at, n);
    stream->at += n;
    return n;
  }
  for (;;) {
    gssize n = stream->ended ? 0 : read (stream->descriptor, buffer, room);

    stream->at += MAX (n, 0);
    stream->ended |= n == 0; /* a read that comes short says nothing: some file systems give what they have at hand */
    if (n >= 0 || errno != EINTR)
      return n;
  }
}

static gsize
take (Head *head, char *buffer, gsize room)
{
  gsize n = MIN (room, head->length - head->at);

  if (n > 0)
    memcpy (buffer, head->bytes + head->at, n);
  head->at += n;
  return n;
}

static gssize
read_packed (gpointer data, char *buffer, gsize room)
{
  CadStream *stream = data;
  gsize n = take (&stream->outer, buffer, room);

  return n > 0 ? (gssize) n : read_below (stream, buffer, room);
}

/* The file inside, without its head. */
static gssize
read_inside (CadStream *stream, char *buffer, gsize room, GError **error)
{
  if (stream->unpack != NULL)
    return cad_unpack_read (stream->unpack, buffer, room, error);
  gssize n = read_packed (stream, buffer, room);

  if (n < 0)
    fail (stream, errno, error);
  return n;
}

/* Room for all that can be looked at, and for a NUL. */
static void
begin_head (Head *head)
{
  if (head->bytes == NULL)
    head->bytes = g_malloc (CAD_STREAM_HEAD + 1);
  head->length = head->at = 0;
}

static gboolean
look_outside (CadStream *stream, GError **error)
{
  Head *outer = &stream->outer;
  gssize n = 1;

  begin_head (outer);
  while (n > 0 && outer->length < CAD_STREAM_HEAD) {
    n = read_below (stream, outer->bytes + outer->length, CAD_STREAM_HEAD - outer->length);
    outer->length += MAX (n, 0);
  }
  if (n < 0) {
    fail (stream, errno, error);
    return FALSE;
  }
  if (!cad_unpack_is_packed (outer->bytes, outer->length))
    return TRUE;
  g_autofree char *path = whole_path (stream);

  stream->unpack = cad_unpack_new (path, read_packed, stream, error);
  return stream->unpack != NULL;
}

static CadStream *
stream_new (const char *path, const char *name, int descriptor)
{
  CadStream *stream = g_new0 (CadStream, 1);

  stream->place.path = g_strdup (g_str_equal (path, "-") ? _ ("standard input") : path);
  stream->place.name = g_strdup (name);
  stream->place.label = g_str_equal (path, name) ? g_path_get_basename (name) : g_strdup (name);
  stream->descriptor = descriptor;
  return stream;
}

CadStream *
cad_stream_open (const char *path, const char *name, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  int descriptor = standard ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (descriptor < 0) {
    cad_input_fail (path, errno, error);
    return NULL;
  }
  g_autoptr (CadStream) stream = stream_new (path, name, descriptor);

  return look_outside (stream, error) ? g_steal_pointer (&stream) : NULL;
}

CadStream *
cad_stream_new_bytes (const char *name, const char *bytes, gsize length, GError **error)
{
  g_autoptr (CadStream) stream = stream_new (name, name, -1);

  stream->bytes = bytes;
  stream->length = length;
  return look_outside (stream, error) ? g_steal_pointer (&stream) : NULL;
}

CadStream *
cad_stream_new_folder (const CadStreamFolder *folder)
{
  CadStream *stream = g_new0 (CadStream, 1);

  stream->folder = folder;
  stream->descriptor = -1;
  return stream;
}

/* What belongs to one file. */
static void
leave_file (CadStream *stream)
{
  g_clear_pointer (&stream->unpack, cad_unpack_free);
  g_clear_pointer (&stream->member, g_free);
  if (stream->descriptor > STDIN_FILENO)
    close (stream->descriptor);
  stream->descriptor = -1;
}

gboolean
cad_stream_open_below (CadStream *stream, const char *name, GError **error)
{
  const CadStream fresh = { .folder = stream->folder, .outer = stream->outer, .head = stream->head };

  leave_file (stream);
  *stream = fresh;
  stream->place = (Place){ (char *) name, (char *) name, (char *) name };
  stream->descriptor = openat (stream->folder->descriptor, name, O_RDONLY | O_CLOEXEC);
  if (stream->descriptor < 0)
    fail (stream, errno, error);
  return stream->descriptor >= 0 && look_outside (stream, error);
}

void
cad_stream_free (CadStream *stream)
{
  if (stream == NULL)
    return;
  leave_file (stream);
  g_free (stream->outer.bytes);
  g_free (stream->head.bytes);
  if (stream->folder == NULL) {
    g_free (stream->place.path);
    g_free (stream->place.name);
    g_free (stream->place.label);
  }
  g_free (stream);
}

/* The head becomes UTF-8 without its mark. */
static void
decode_head (CadStream *stream)
{
  Head *head = &stream->head;
  gsize from = stream->marked ? 2 : 0;
  char *decoded = g_malloc (MAX (cad_utf16_room (head->length), CAD_STREAM_HEAD) + 1);

  head->length = cad_utf16_decode (&stream->utf16, head->bytes + from, head->length - from,
                                   head->length < CAD_STREAM_HEAD, decoded);
  g_free (head->bytes);
  head->bytes = decoded;
}

static gboolean
look_inside (CadStream *stream, GError **error)
{
  Head *head = &stream->head;
  gssize n = 1;

  if (stream->unpack == NULL) {
    Head empty = *head;

    *head = stream->outer;
    stream->outer = empty;
    stream->outer.length = stream->outer.at = 0;
  } else {
    begin_head (head);
  }
  while (n > 0 && head->length < CAD_STREAM_HEAD) {
    n = read_inside (stream, head->bytes + head->length, CAD_STREAM_HEAD - head->length, error);
    head->length += MAX (n, 0);
  }
  stream->empty = head->length == 0;
  stream->utf16 = (CadUtf16){ .order = cad_utf16_order (head->bytes, head->length, &stream->marked) };
  if (stream->utf16.order != CAD_UTF16_NONE)
    decode_head (stream);
  head->bytes[head->length] = '\0';
  return n >= 0;
}

gboolean
cad_stream_next (CadStream *stream, GError **error)
{
  if (stream->unpack == NULL && stream->entered)
    return FALSE;
  stream->entered = TRUE;
  if (stream->unpack != NULL && !cad_unpack_next (stream->unpack, error))
    return FALSE;
  if (stream->unpack != NULL && cad_unpack_member (stream->unpack) != NULL) {
    g_free (stream->member);
    stream->member = g_strdup_printf ("%s/%s", stream->place.label, cad_unpack_member (stream->unpack));
  }
  return look_inside (stream, error);
}

const char *
cad_stream_name (const CadStream *stream)
{
  return stream->member != NULL ? stream->member : stream->place.name;
}

const char *
cad_stream_label (const CadStream *stream)
{
  return stream->member != NULL ? stream->member : stream->place.label;
}

double
cad_stream_share (const CadStream *stream)
{
  struct stat status;

  if (stream->descriptor < 0)
    return stream->length > 0 ? (double) stream->at / stream->length : -1;
  if (fstat (stream->descriptor, &status) != 0 || !S_ISREG (status.st_mode) || status.st_size == 0)
    return -1;
  return MIN (1.0, (double) stream->at / status.st_size);
}

gboolean
cad_stream_is_archive (const CadStream *stream)
{
  return stream->member != NULL;
}

gboolean
cad_stream_is_empty (const CadStream *stream)
{
  return stream->empty;
}

const char *
cad_stream_head (const CadStream *stream, gsize *length)
{
  *length = stream->head.length;
  return stream->head.bytes;
}

/* A block of UTF-16 that is not longer than @room as UTF-8. */
static gssize
read_utf16 (CadStream *stream, char *buffer, gsize room, GError **error)
{
  gsize most = (room - cad_utf16_room (0)) / 3 * 2;
  g_autofree char *raw = g_malloc (most);
  gsize written = 0;

  while (written == 0) {
    gssize n = read_inside (stream, raw, most, error);

    if (n < 0)
      return n;
    written = cad_utf16_decode (&stream->utf16, raw, n, n == 0, buffer);
    if (n == 0)
      break;
  }
  return written;
}

gssize
cad_stream_read (CadStream *stream, char *buffer, gsize room, GError **error)
{
  gsize n = take (&stream->head, buffer, room);

  if (n > 0)
    return n;
  return stream->utf16.order == CAD_UTF16_NONE ? read_inside (stream, buffer, room, error)
                                               : read_utf16 (stream, buffer, room, error);
}

guint
cad_stream_replaced (const CadStream *stream)
{
  return stream->utf16.replaced;
}

gboolean
cad_stream_is_unmarked (const CadStream *stream)
{
  return stream->utf16.order != CAD_UTF16_NONE && !stream->marked;
}

/* Most files are their heads. */
static gboolean
is_exhausted (const CadStream *stream)
{
  return stream->ended && stream->unpack == NULL && stream->utf16.order == CAD_UTF16_NONE;
}

const char *
cad_stream_whole (const CadStream *stream, gsize *length)
{
  if (!is_exhausted (stream) || stream->head.at > 0)
    return NULL;
  *length = stream->head.length;
  return stream->head.bytes;
}

char *
cad_stream_read_all (CadStream *stream, gsize most, gsize *length, GError **error)
{
  GByteArray *all = g_byte_array_new ();

  for (gssize n = 1; n > 0;) {
    gsize had = all->len, left = stream->head.length - stream->head.at;
    gsize room = is_exhausted (stream) ? left : BLOCK;

    g_byte_array_set_size (all, had + room + 1);
    n = room > 0 ? cad_stream_read (stream, (char *) all->data + had, room, error) : 0;
    g_byte_array_set_size (all, had + MAX (n, 0));
    if (n >= 0 && all->len > most) {
      g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': larger than %u MB"),
                   cad_stream_name (stream), (guint) (most >> 20));
      n = -1;
    }
    if (n < 0) {
      g_byte_array_unref (all);
      return NULL;
    }
  }
  *length = all->len;
  g_byte_array_append (all, (const guint8 *) "", 1);
  return (char *) g_byte_array_free (all, FALSE);
}
