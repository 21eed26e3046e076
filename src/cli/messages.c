/* SPDX-License-Identifier: MIT
 * messages.c - talk goes to standard error, results to standard output or to a file written whole */
#include "cli.h"

#include <cadrage/output.h>

#define FLUSH_BYTES (64 * 1024)

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

gboolean
cli_is_standard_output (const CliOptions *options)
{
  return options->output == NULL || g_str_equal (options->output, "-");
}

struct _CliPrinter {
  CadOutput *output; /* owned */
  GString *held;     /* what it has still to get */
};

CliPrinter *
cli_printer_new (const CliOptions *options, GError **error)
{
  CadOutput *output = cli_is_standard_output (options) ? cad_output_standard ()
                                                       : cad_output_open (options->output, error);

  if (output == NULL)
    return NULL;
  CliPrinter *printer = g_new (CliPrinter, 1);

  printer->output = output;
  printer->held = g_string_new (NULL);
  return printer;
}

static gboolean
flush (CliPrinter *printer, GError **error)
{
  gboolean written = cad_output_add (printer->output, printer->held->str, printer->held->len, error);

  g_string_truncate (printer->held, 0);
  return written;
}

gboolean
cli_printer_add (CliPrinter *printer, const char *bytes, gsize length, GError **error)
{
  if (length >= FLUSH_BYTES) /* not worth a copy */
    return flush (printer, error) && cad_output_add (printer->output, bytes, length, error);
  g_string_append_len (printer->held, bytes, length);
  return printer->held->len < FLUSH_BYTES || flush (printer, error);
}

gboolean
cli_printer_is_hidden (const CliPrinter *printer)
{
  return cad_output_is_hidden (printer->output);
}

gboolean
cli_printer_end (CliPrinter *printer, GError **error)
{
  return flush (printer, error) && cad_output_end (printer->output, error);
}

void
cli_printer_free (CliPrinter *printer)
{
  if (printer == NULL)
    return;
  if (!cad_output_is_hidden (printer->output))
    flush (printer, NULL);
  cad_output_free (printer->output);
  g_string_free (printer->held, TRUE);
  g_free (printer);
}

CliStatus
cli_print (const CliOptions *options, const GString *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliPrinter) printer = cli_printer_new (options, &error);

  if (printer == NULL || !cli_printer_add (printer, bytes->str, bytes->len, &error) ||
      !cli_printer_end (printer, &error))
    return cli_fail (error);
  return CLI_DONE;
}
