/* SPDX-License-Identifier: MIT
 * stream.h - the bytes of a file, of standard input or of memory, unpacked on the way */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

#define CAD_STREAM_HEAD (64 * 1024) /* bytes that can be looked at before reading */

typedef struct _CadStream CadStream;

/* Opens the file at @path ("-": standard input); @name is what messages and ids call it.
 * Returns: (transfer full) or NULL with @error (CAD_ERROR_READ) */
CadStream *cad_stream_open (const char *path, const char *name, GError **error);

/* The same for @bytes, which are borrowed. */
CadStream *cad_stream_new_bytes (const char *name, const char *bytes, gsize length, GError **error);

/* A folder whose files are opened by their names in it. */
typedef struct {
  int descriptor;
  const char *path; /* as messages name it */
} CadStreamFolder;

/* A stream that goes from file to file of @folder (borrowed), all of them regular, and uses its room again; it stands in none.
 * Returns: (transfer full) */
CadStream *cad_stream_new_folder (const CadStreamFolder *folder);

/* Leaves the file before and opens the one at @name (borrowed), which is what messages and ids call it. FALSE with @error */
gboolean cad_stream_open_below (CadStream *stream, const char *name, GError **error);
void cad_stream_free (CadStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadStream, cad_stream_free)

/* Goes to the first, then to the next file inside (a plain file has one); FALSE at the end or with @error. */
gboolean cad_stream_next (CadStream *stream, GError **error);

/* Name of the file being read: in an archive `archive.zip/member`. */
const char *cad_stream_name (const CadStream *stream);

/* The same without the folders of a path that the user named: what ids begin with. */
const char *cad_stream_label (const CadStream *stream);
gboolean cad_stream_is_archive (const CadStream *stream);
gboolean cad_stream_is_empty (const CadStream *stream);

/* How much of the file itself was read, from 0 to 1, or -1 when its size is not known. */
double cad_stream_share (const CadStream *stream);

/* The first bytes of the file being read, which stay to be read, and a NUL. */
const char *cad_stream_head (const CadStream *stream, gsize *length);

/* UTF-16 comes as UTF-8 without its mark: how many zeros and halves of characters have become U+FFFD so far, */
guint cad_stream_replaced (const CadStream *stream);
/* and whether only its zeros gave it away. */
gboolean cad_stream_is_unmarked (const CadStream *stream);

/* At most @room bytes, which is 64 at least; 0 at the end, -1 with @error */
gssize cad_stream_read (CadStream *stream, char *buffer, gsize room, GError **error);

/* The file being read when it is short and nothing was read of it yet, NUL-terminated; else NULL. Returns: (transfer none) until
 * the stream goes on */
const char *cad_stream_whole (const CadStream *stream, gsize *length);

/* All bytes that are left, those of the head too, NUL-terminated; more than @most is an error. Returns: (transfer full) or NULL with @error */
char *cad_stream_read_all (CadStream *stream, gsize most, gsize *length, GError **error);

G_END_DECLS
