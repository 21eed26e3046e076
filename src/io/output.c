/* SPDX-License-Identifier: MIT
 * output.c - folders under a temporary name, then renamed: nothing half-written is left */
#include "output-write.h"

#include <cadrage/output.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MARKER ".cadrage-report" /* lies in every folder we made: only such a folder is replaced */

static gboolean
fail (GError **error, const char *path, int code)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("cannot write '%s': %s"), path, g_strerror (code));
  return FALSE;
}

static int
write_synced (const char *path, const char *bytes, gsize length)
{
  int descriptor = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);

  if (descriptor < 0)
    return errno;
  int code = cad_output_write (descriptor, bytes, length);

  if (code == 0 && fsync (descriptor) != 0 && errno != EINVAL)
    code = errno;
  if (close (descriptor) != 0 && code == 0)
    code = errno;
  return code;
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = NULL;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK) && (folder = g_dir_open (path, 0, NULL)) != NULL) {
    for (const char *name; (name = g_dir_read_name (folder)) != NULL;) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  }
  g_remove (path);
}

static gboolean
is_empty (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  return folder != NULL && g_dir_read_name (folder) == NULL;
}

/* The path without slashes at its end, so that a sibling's name can be made of it. */
static char *
bare_path (const char *path)
{
  gsize length = strlen (path);

  while (length > 1 && path[length - 1] == '/')
    length--;
  return g_strndup (path, length);
}

gboolean
cad_output_folder_check (const char *path, GError **error)
{
  g_autofree char *bare = bare_path (path);
  g_autofree char *parent = g_path_get_dirname (bare);
  g_autofree char *marker = g_build_filename (bare, MARKER, NULL);

  if (g_file_test (bare, G_FILE_TEST_IS_SYMLINK)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("'%s' is a symbolic link; name the folder itself"), path);
    return FALSE;
  }
  if (g_file_test (bare, G_FILE_TEST_EXISTS) && !g_file_test (bare, G_FILE_TEST_IS_DIR))
    return fail (error, path, ENOTDIR);
  if (g_file_test (bare, G_FILE_TEST_IS_DIR) && !is_empty (bare) && !g_file_test (marker, G_FILE_TEST_EXISTS)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE,
                 _ ("'%s' holds other files than an earlier report; name an empty or a new folder"), path);
    return FALSE;
  }
  if (!g_file_test (parent, G_FILE_TEST_IS_DIR))
    return fail (error, parent, ENOENT);
  g_autofree char *probe = g_strdup_printf ("%s.tmp.%d", bare, (int) getpid ());

  if (g_mkdir (probe, 0755) != 0)
    return fail (error, path, errno);
  g_rmdir (probe);
  return TRUE;
}

static int
write_files (const char *folder, GHashTable *files)
{
  GHashTableIter iter;
  gpointer name, bytes;

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    g_autofree char *parent = g_path_get_dirname (path);
    gsize length = 0;
    const char *data = g_bytes_get_data (bytes, &length);

    if (g_mkdir_with_parents (parent, 0755) != 0)
      return errno;
    int code = write_synced (path, data != NULL ? data : "", length);

    if (code != 0)
      return code;
  }
  g_autofree char *marker = g_build_filename (folder, MARKER, NULL);

  return write_synced (marker, "", 0);
}

/* Puts @made in the place of @path, whose old content goes away only when the new one is there. */
static int
replace_folder (const char *made, const char *path)
{
  if (g_rename (made, path) == 0)
    return 0;
  if (errno != ENOTEMPTY && errno != EEXIST)
    return errno;
  if (renameat2 (AT_FDCWD, made, AT_FDCWD, path, RENAME_EXCHANGE) == 0) {
    remove_tree (made);
    return 0;
  }
  g_autofree char *old = g_strconcat (made, ".old", NULL);

  if (g_rename (path, old) != 0)
    return errno;
  if (g_rename (made, path) != 0) {
    int code = errno;

    g_rename (old, path);
    return code;
  }
  remove_tree (old);
  return 0;
}

gboolean
cad_output_folder (const char *path, GHashTable *files, GError **error)
{
  g_autofree char *bare = bare_path (path);
  g_autofree char *made = g_strdup_printf ("%s.tmp.%d", bare, (int) getpid ());

  if (!cad_output_folder_check (path, error))
    return FALSE;
  if (g_mkdir (made, 0755) != 0)
    return fail (error, path, errno);
  int code = write_files (made, files);

  if (code == 0)
    code = replace_folder (made, bare);
  if (code == 0)
    return TRUE;
  remove_tree (made);
  return fail (error, path, code);
}
