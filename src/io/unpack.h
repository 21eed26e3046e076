/* SPDX-License-Identifier: MIT
 * unpack.h - compressed files and archives, read one member after the other within limits */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

typedef struct _CadUnpack CadUnpack;

/* Gives the next bytes of the packed file: 0 at its end, -1 when it cannot be read. */
typedef gssize (*CadUnpackRead) (gpointer data, char *buffer, gsize room);

/* Whether a file that begins with @head is compressed (gzip, zstd, xz, bzip2) or an archive (zip, tar). */
gboolean cad_unpack_is_packed (const char *head, gsize length);

/* @data must live as long as the result. Returns: (transfer full) or NULL with @error (CAD_ERROR_READ) */
CadUnpack *cad_unpack_new (const char *path, CadUnpackRead read, gpointer data, GError **error);
void cad_unpack_free (CadUnpack *unpack);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadUnpack, cad_unpack_free)

/* Goes to the next file inside; FALSE at the end or with @error. */
gboolean cad_unpack_next (CadUnpack *unpack, GError **error);

/* Path of the member inside the archive, or NULL when the file is only compressed. Never used to open anything. */
const char *cad_unpack_member (const CadUnpack *unpack);

/* Bytes of the member: 0 at its end, -1 with @error. More than the limits allow is an error. */
gssize cad_unpack_read (CadUnpack *unpack, char *buffer, gsize room, GError **error);

G_END_DECLS
