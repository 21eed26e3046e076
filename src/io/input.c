/* SPDX-License-Identifier: MIT
 * input.c - reads whole files, and says why when it cannot */
#include <cadrage/input.h>

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK   (64 * 1024)
#define LARGEST ((gsize) 1 << 30) /* of one article or record file read whole: offsets are 32 bits */

void
cad_input_fail (const char *path, int code, GError **error)
{
  const char *reason = code == ENOENT   ? _ ("no such file or folder")
                       : code == EACCES ? _ ("permission denied")
                       : code == EISDIR ? _ ("it is a folder")
                       : code == EFBIG  ? _ ("larger than 1 GB")
                                        : g_strerror (code);

  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("cannot read '%s': %s"), path, reason);
}

static int
read_all (int descriptor, GByteArray *out, gsize expected)
{
  for (;;) {
    gsize had = out->len, room = MAX (expected > had ? expected - had + 1 : 0, BLOCK);

    if (had > LARGEST)
      return EFBIG;
    g_byte_array_set_size (out, had + room);
    gssize n = read (descriptor, out->data + had, room);
    int code = errno;

    g_byte_array_set_size (out, had + MAX (n, 0));
    if (n == 0)
      return 0;
    if (n < 0 && code != EINTR)
      return code;
  }
}

gboolean
cad_input_file (const char *path, char **bytes, gsize *length, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  int descriptor = standard ? STDIN_FILENO : g_open (path, O_RDONLY | O_CLOEXEC, 0);
  struct stat status = { 0 };

  if (descriptor < 0) {
    cad_input_fail (path, errno, error);
    return FALSE;
  }
  GByteArray *out = g_byte_array_new ();
  int code = fstat (descriptor, &status) != 0 ? errno : read_all (descriptor, out, status.st_size);

  if (!standard)
    close (descriptor);
  if (code != 0) {
    g_byte_array_unref (out);
    cad_input_fail (standard ? "standard input" : path, code, error);
    return FALSE;
  }
  g_byte_array_append (out, (const guint8 *) "", 1);
  *length = out->len - 1;
  *bytes = (char *) g_byte_array_free (out, FALSE);
  return TRUE;
}
