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

struct _CadStream {
  char *path, *name;
  char *label;    /* @name, or its last part when it is a path */
  char *member;   /* archive and path inside, or NULL */
  int descriptor; /* -1: the bytes of memory */
  const char *bytes;
  gsize length;      /* of @bytes */
  gsize at;          /* bytes read of the file or of @bytes */
  GByteArray *outer; /* first bytes of the file itself, which unpacking needs again */
  gsize outer_at;
  CadUnpack *unpack; /* or NULL */
  GByteArray *head;  /* first bytes of the file inside, as UTF-8 when they are UTF-16 */
  gsize head_at;
  CadUtf16 utf16;
  gboolean marked;
  gboolean entered;
  gboolean ended; /* @descriptor has no more */
  gboolean empty; /* the file inside */
};

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

    stream->ended |= n == 0;
    stream->at += MAX (n, 0);
    if (n >= 0 || errno != EINTR)
      return n;
  }
}

static gsize
take (GByteArray *from, gsize *at, char *buffer, gsize room)
{
  gsize n = MIN (room, from->len - *at);

  if (n > 0)
    memcpy (buffer, from->data + *at, n);
  *at += n;
  return n;
}

static gssize
read_packed (gpointer data, char *buffer, gsize room)
{
  CadStream *stream = data;
  gsize n = take (stream->outer, &stream->outer_at, buffer, room);

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
    cad_input_fail (stream->path, errno, error);
  return n;
}

static gboolean
look_outside (CadStream *stream, GError **error)
{
  gssize n = 1;

  g_byte_array_set_size (stream->outer, CAD_STREAM_HEAD);
  gsize had = 0;

  while (n > 0 && had < CAD_STREAM_HEAD) {
    n = read_below (stream, (char *) stream->outer->data + had, CAD_STREAM_HEAD - had);
    had += MAX (n, 0);
  }
  g_byte_array_set_size (stream->outer, had);
  if (n < 0) {
    cad_input_fail (stream->path, errno, error);
    return FALSE;
  }
  if (!cad_unpack_is_packed ((const char *) stream->outer->data, had))
    return TRUE;
  stream->unpack = cad_unpack_new (stream->path, read_packed, stream, error);
  return stream->unpack != NULL;
}

static CadStream *
stream_new (const char *path, const char *name, int descriptor)
{
  CadStream *stream = g_new0 (CadStream, 1);

  stream->path = g_strdup (g_str_equal (path, "-") ? _ ("standard input") : path);
  stream->name = g_strdup (name);
  stream->label = g_str_equal (path, name) ? g_path_get_basename (name) : g_strdup (name);
  stream->descriptor = descriptor;
  stream->outer = g_byte_array_new ();
  stream->head = g_byte_array_new ();
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

void
cad_stream_free (CadStream *stream)
{
  if (stream == NULL)
    return;
  cad_unpack_free (stream->unpack);
  if (stream->descriptor > STDIN_FILENO)
    close (stream->descriptor);
  g_byte_array_unref (stream->outer);
  g_byte_array_unref (stream->head);
  g_free (stream->path);
  g_free (stream->name);
  g_free (stream->label);
  g_free (stream->member);
  g_free (stream);
}

/* The head becomes UTF-8 without its mark. */
static void
decode_head (CadStream *stream)
{
  g_autoptr (GByteArray) raw = g_steal_pointer (&stream->head);
  gsize from = stream->marked ? 2 : 0;

  stream->head = g_byte_array_new ();
  g_byte_array_set_size (stream->head, cad_utf16_room (raw->len));
  gsize length = cad_utf16_decode (&stream->utf16, (const char *) raw->data + from, raw->len - from,
                                   raw->len < CAD_STREAM_HEAD, (char *) stream->head->data);

  g_byte_array_set_size (stream->head, length);
}

static gboolean
look_inside (CadStream *stream, GError **error)
{
  gsize had = 0;
  gssize n = 1;

  if (stream->unpack == NULL) {
    GByteArray *empty = stream->head;

    stream->head = stream->outer;
    stream->outer = empty;
    had = stream->head->len;
  }
  g_byte_array_set_size (stream->head, CAD_STREAM_HEAD);
  stream->head_at = 0;
  while (n > 0 && had < CAD_STREAM_HEAD) {
    n = read_inside (stream, (char *) stream->head->data + had, CAD_STREAM_HEAD - had, error);
    had += MAX (n, 0);
  }
  g_byte_array_set_size (stream->head, had);
  stream->empty = had == 0;
  stream->utf16 = (CadUtf16){ .order = cad_utf16_order ((const char *) stream->head->data, had, &stream->marked) };
  if (stream->utf16.order != CAD_UTF16_NONE)
    decode_head (stream);
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
    stream->member = g_strdup_printf ("%s/%s", stream->label, cad_unpack_member (stream->unpack));
  }
  return look_inside (stream, error);
}

const char *
cad_stream_name (const CadStream *stream)
{
  return stream->member != NULL ? stream->member : stream->name;
}

const char *
cad_stream_label (const CadStream *stream)
{
  return stream->member != NULL ? stream->member : stream->label;
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
  *length = stream->head->len;
  return (const char *) stream->head->data;
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
  gsize n = take (stream->head, &stream->head_at, buffer, room);

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
  return stream->ended && stream->unpack == NULL && stream->utf16.order == CAD_UTF16_NONE &&
         stream->head_at == stream->head->len;
}

char *
cad_stream_read_all (CadStream *stream, gsize most, gsize *length, GError **error)
{
  GByteArray *all = stream->head_at == 0 ? stream->head : g_byte_array_new ();

  if (all == stream->head)
    stream->head = g_byte_array_new ();
  for (gssize n = is_exhausted (stream) ? 0 : 1; n > 0;) {
    gsize had = all->len;

    g_byte_array_set_size (all, had + BLOCK + 1);
    n = cad_stream_read (stream, (char *) all->data + had, BLOCK, error);
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
