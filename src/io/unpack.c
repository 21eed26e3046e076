/* SPDX-License-Identifier: MIT
 * unpack.c - the only file that names the archive library */
#include "unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>

#define BLOCK        (64 * 1024)
#define FREE_BYTES   ((guint64) 16 << 20) /* below this any ratio is harmless */
#define RATIO_MOST   200                  /* text seldom shrinks more than fifty times */
#define TOTAL_MOST   ((guint64) 64 << 30)
#define MEMBERS_MOST 1000000

struct _CadUnpack {
  struct archive *archive;
  char *path;
  CadUnpackRead read;
  gpointer data;
  char block[BLOCK];
  char *member;
  guint64 bytes_in, bytes_out;
  guint members;
};

static la_ssize_t
give_block (struct archive *archive, void *data, const void **buffer)
{
  CadUnpack *unpack = data;
  gssize n = unpack->read (unpack->data, unpack->block, BLOCK);

  if (n < 0)
    archive_set_error (archive, EIO, "%s", _ ("it cannot be read"));
  unpack->bytes_in += MAX (n, 0);
  *buffer = unpack->block;
  return n;
}

static gboolean
fail (CadUnpack *unpack, GError **error)
{
  const char *reason = archive_error_string (unpack->archive);
  g_autofree char *valid = g_utf8_make_valid (reason != NULL ? reason : _ ("damaged"), -1);

  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': %s"), unpack->path, valid);
  return FALSE;
}

CadUnpack *
cad_unpack_new (const char *path, CadUnpackRead read, gpointer data, GError **error)
{
  g_autoptr (CadUnpack) unpack = g_new0 (CadUnpack, 1);

  unpack->path = g_strdup (path);
  unpack->read = read;
  unpack->data = data;
  unpack->archive = archive_read_new ();
  archive_read_support_filter_gzip (unpack->archive);
  archive_read_support_filter_zstd (unpack->archive);
  archive_read_support_filter_xz (unpack->archive);
  archive_read_support_filter_bzip2 (unpack->archive);
  archive_read_support_format_zip (unpack->archive);
  archive_read_support_format_tar (unpack->archive);
  archive_read_support_format_raw (unpack->archive);
  archive_read_support_format_empty (unpack->archive);
  if (archive_read_open (unpack->archive, unpack, NULL, give_block, NULL) != ARCHIVE_OK) {
    fail (unpack, error);
    return NULL;
  }
  return g_steal_pointer (&unpack);
}

void
cad_unpack_free (CadUnpack *unpack)
{
  if (unpack == NULL)
    return;
  archive_read_free (unpack->archive);
  g_free (unpack->member);
  g_free (unpack->path);
  g_free (unpack);
}

static gboolean
is_raw (const CadUnpack *unpack)
{
  return archive_format (unpack->archive) == ARCHIVE_FORMAT_RAW;
}

gboolean
cad_unpack_next (CadUnpack *unpack, GError **error)
{
  struct archive_entry *entry;
  int code;

  while ((code = archive_read_next_header (unpack->archive, &entry)) == ARCHIVE_OK || code == ARCHIVE_WARN) {
    const char *name = archive_entry_pathname (entry);

    if (++unpack->members > MEMBERS_MOST) {
      g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': more than %d files inside"), unpack->path,
                   MEMBERS_MOST);
      return FALSE;
    }
    if (!is_raw (unpack) && archive_entry_filetype (entry) != AE_IFREG)
      continue;
    g_free (unpack->member);
    unpack->member = g_utf8_make_valid (name != NULL ? name : "?", -1);
    return TRUE;
  }
  if (code != ARCHIVE_EOF)
    fail (unpack, error);
  return FALSE;
}

const char *
cad_unpack_member (const CadUnpack *unpack)
{
  return is_raw (unpack) ? NULL : unpack->member;
}

static gboolean
is_within_limits (const CadUnpack *unpack, GError **error)
{
  if (unpack->bytes_out > FREE_BYTES && unpack->bytes_out / RATIO_MOST > unpack->bytes_in)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': it unpacks to more than %d times its size"),
                 unpack->path, RATIO_MOST);
  else if (unpack->bytes_out > TOTAL_MOST)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': it unpacks to more than 64 GB"), unpack->path);
  else
    return TRUE;
  return FALSE;
}

gssize
cad_unpack_read (CadUnpack *unpack, char *buffer, gsize room, GError **error)
{
  la_ssize_t n = archive_read_data (unpack->archive, buffer, room);

  if (n < 0) {
    fail (unpack, error);
    return -1;
  }
  unpack->bytes_out += n;
  return is_within_limits (unpack, error) ? n : -1;
}
