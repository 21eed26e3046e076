/* SPDX-License-Identifier: MIT
 * messages.c - talk goes to standard error, results to standard output or to a file written whole */
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <cadrage/output.h>

void
cli_warn (const CliOptions *options, const char *format, ...)
{
  va_list args;

  if (options->quiet)
    return;
  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);

  va_end (args);
  g_printerr ("cadrage: %s\n", message);
}

static CliStatus
status_of (const GError *error)
{
  if (g_error_matches (error, CAD_ERROR, CAD_ERROR_USAGE))
    return CLI_USAGE;
  if (g_error_matches (error, CAD_ERROR, CAD_ERROR_NOTHING))
    return CLI_NOTHING;
  return CLI_FAILED;
}

CliStatus
cli_fail (const GError *error)
{
  g_printerr ("cadrage: %s\n", error->message);
  return status_of (error);
}

CliStatus
cli_usage_error (const char *command, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_autofree char *message = g_strdup_vprintf (format, args);

  va_end (args);
  g_printerr ("cadrage: %s\n", message);
  if (command != NULL)
    g_printerr (_ ("cadrage: `cadrage %s --help` shows how it is used\n"), command);
  else
    g_printerr (_ ("cadrage: `cadrage --help` shows the commands\n"));
  return CLI_USAGE;
}

static gboolean
write_all (int descriptor, const char *bytes, gsize length)
{
  while (length > 0) {
    gssize n = write (descriptor, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    bytes += n;
    length -= n;
  }
  return TRUE;
}

CliStatus
cli_print (const CliOptions *options, const GString *bytes)
{
  g_autoptr (GError) error = NULL;

  if (options->output != NULL && !g_str_equal (options->output, "-")) {
    if (!cad_output_file (options->output, bytes->str, bytes->len, &error))
      return cli_fail (error);
    return CLI_DONE;
  }
  if (!write_all (STDOUT_FILENO, bytes->str, bytes->len)) {
    g_printerr (_ ("cadrage: cannot write to standard output: %s\n"), g_strerror (errno));
    return CLI_FAILED;
  }
  return CLI_DONE;
}
