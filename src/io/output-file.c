/* SPDX-License-Identifier: MIT
 * output-file.c - a file written bit by bit, nameless until it is whole */
#include "output-write.h"

#include <cadrage/output.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define DESCRIPTORS "/proc/self/fd"

struct _CadOutput {
  char *path;      /* or NULL: standard output */
  char *temporary; /* beside @path, or NULL: a device or a pipe, which is written to as it is */
  int descriptor;
  gboolean nameless; /* nothing bears the name @temporary yet */
};

static gboolean
fail (GError **error, const char *path, int code)
{
  if (path == NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("cannot write to standard output: %s"), g_strerror (code));
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("cannot write '%s': %s"), path, g_strerror (code));
  return FALSE;
}

int
cad_output_write (int descriptor, const char *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (descriptor, bytes, length);

    if (n < 0 && errno != EINTR)
      return errno;
    bytes += MAX (n, 0);
    length -= MAX (n, 0);
  }
  return 0;
}

/* A file without a name goes away with the process, whatever ends it; where the file system has none it has a name. */
static void
open_beside (CadOutput *output)
{
  g_autofree char *folder = g_path_get_dirname (output->path);

  output->temporary = g_strdup_printf ("%s.tmp.%d", output->path, (int) getpid ());
  output->descriptor = g_access (DESCRIPTORS, X_OK) == 0 ? g_open (folder, O_WRONLY | O_TMPFILE | O_CLOEXEC, 0644) : -1;
  output->nameless = output->descriptor >= 0;
  if (!output->nameless)
    output->descriptor = g_open (output->temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
}

CadOutput *
cad_output_open (const char *path, GError **error)
{
  GStatBuf status = { 0 };
  gboolean exists = g_stat (path, &status) == 0;

  if (exists && S_ISDIR (status.st_mode)) {
    fail (error, path, EISDIR);
    return NULL;
  }
  CadOutput *output = g_new0 (CadOutput, 1);

  output->path = g_strdup (path);
  if (exists && !S_ISREG (status.st_mode))
    output->descriptor = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  else
    open_beside (output);
  if (output->descriptor >= 0)
    return output;
  fail (error, path, errno);
  g_clear_pointer (&output->temporary, g_free); /* it may be another's */
  cad_output_free (output);
  return NULL;
}

CadOutput *
cad_output_standard (void)
{
  CadOutput *output = g_new0 (CadOutput, 1);

  output->descriptor = STDOUT_FILENO;
  return output;
}

gboolean
cad_output_add (CadOutput *output, const char *bytes, gsize length, GError **error)
{
  int code = cad_output_write (output->descriptor, bytes, length);

  return code == 0 || fail (error, output->path, code);
}

gboolean
cad_output_is_hidden (const CadOutput *output)
{
  return output->temporary != NULL;
}

static int
put_in_place (CadOutput *output)
{
  if (output->nameless) {
    g_autofree char *open = g_strdup_printf (DESCRIPTORS "/%d", output->descriptor);

    if (linkat (AT_FDCWD, open, AT_FDCWD, output->temporary, AT_SYMLINK_FOLLOW) != 0)
      return errno;
    output->nameless = FALSE;
  }
  return g_rename (output->temporary, output->path) == 0 ? 0 : errno;
}

gboolean
cad_output_end (CadOutput *output, GError **error)
{
  int code = output->path == NULL || fsync (output->descriptor) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno;

  if (code == 0 && output->temporary != NULL)
    code = put_in_place (output);
  if (code != 0)
    return fail (error, output->path, code);
  g_clear_pointer (&output->temporary, g_free);
  return TRUE;
}

void
cad_output_free (CadOutput *output)
{
  if (output == NULL)
    return;
  if (output->descriptor >= 0 && output->path != NULL)
    close (output->descriptor);
  if (output->temporary != NULL && !output->nameless)
    g_unlink (output->temporary);
  g_free (output->temporary);
  g_free (output->path);
  g_free (output);
}

gboolean
cad_output_file (const char *path, const char *bytes, gsize length, GError **error)
{
  g_autoptr (CadOutput) output = cad_output_open (path, error);

  return output != NULL && cad_output_add (output, bytes, length, error) && cad_output_end (output, error);
}
