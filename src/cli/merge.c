/* SPDX-License-Identifier: MIT
 * merge.c - cadrage merge: tallies added up, nothing kept of a sum that turned out wrong */
#include "cli.h"

#include <errno.h>
#include <stdio.h>
#include <unistd.h>

#include <cadrage/merge.h>

#define COPY_BYTES (64 * 1024)

static const char help[] = N_ (
    "Usage: cadrage merge [OPTION...] TALLY...\n"
    "\n"
    "Adds tallies up into one; the order does not matter. A tally that is cut off, damaged, there twice or made with\n"
    "another version of a lexicon is refused; the parts that `tally --shard` makes are whole when all are there.\n"
    "\n"
    "  cadrage merge january.tally february.tally -o winter.tally\n"
    "  LC_ALL=C sort -m mapped-* | cadrage merge --combine - > combined\n"
    "  cadrage merge --pieces reduced-* -o all.tally\n"
    "\n"
    "      --combine             add up sorted lines and judge nothing: between map and reduce, as often as wanted\n"
    "      --pieces              the files together, not each alone, are whole: what reducers left; so is what comes\n"
    "                            alone from standard input (-): sorted lines of any number of tallies\n"
    "      --whole               fail when parts are missing\n"
    "  -o, --output FILE         write there instead of standard output");

/* The sum on its way to where it is seen at once, which must not be before it is known to be right. */
typedef struct {
  CliPrinter *printer;
  FILE *held; /* or NULL: the printer may have it at once */
} Result;

static gboolean
fail_held (GError **error)
{
  g_set_error (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("cannot write a temporary file: %s"), g_strerror (errno));
  return FALSE;
}

static gboolean
take (const char *bytes, gsize length, gpointer data, GError **error)
{
  const Result *result = data;

  if (result->held == NULL)
    return cli_printer_add (result->printer, bytes, length, error);
  return fwrite (bytes, 1, length, result->held) == length || fail_held (error);
}

static FILE *
open_held (GError **error)
{
  g_autofree char *path = NULL;
  int descriptor = g_file_open_tmp ("cadrage-XXXXXX", &path, error);

  if (descriptor < 0)
    return NULL;
  unlink (path);
  FILE *file = fdopen (descriptor, "w+b");

  if (file == NULL) {
    fail_held (error);
    close (descriptor);
  }
  return file;
}

static gboolean
give_held (const Result *result, GError **error)
{
  g_autofree char *bytes = g_malloc (COPY_BYTES);
  gsize n;

  if (fflush (result->held) != 0 || fseeko (result->held, 0, SEEK_SET) != 0)
    return fail_held (error);
  while ((n = fread (bytes, 1, COPY_BYTES, result->held)) > 0)
    if (!cli_printer_add (result->printer, bytes, n, error))
      return FALSE;
  return !ferror (result->held) || fail_held (error);
}

static gboolean
merge_into (Result *result, const CliOptions *options, const CadSumRules *rules, GError **error)
{
  return cad_merge_files ((const char *const *) options->arguments, rules, take, result, error) &&
         (result->held == NULL || give_held (result, error)) && cli_printer_end (result->printer, error);
}

static CliStatus
run (const CliOptions *options, const CadSumRules *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CliPrinter) printer = cli_printer_new (options, &error);
  Result result = { .printer = printer };

  if (printer == NULL)
    return cli_fail (error);
  if (!cli_printer_is_hidden (printer) && rules->mode != CAD_SUM_COMBINE && (result.held = open_held (&error)) == NULL)
    return cli_fail (error);
  gboolean merged = merge_into (&result, options, rules, &error);

  if (result.held != NULL)
    fclose (result.held);
  return merged ? CLI_DONE : cli_fail (error);
}

int
cli_merge (int argc, char **argv)
{
  g_auto (CliOptions) options = { 0 };
  CadSumRules rules = { 0 };
  gboolean combine = FALSE, pieces = FALSE;
  const GOptionEntry own[] = {
    { "combine", 0, 0, G_OPTION_ARG_NONE, &combine, NULL, NULL },
    { "pieces", 0, 0, G_OPTION_ARG_NONE, &pieces, NULL, NULL },
    { "whole", 0, 0, G_OPTION_ARG_NONE, &rules.whole, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { .name = "merge", .help = help, .own = own };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status != CLI_GO_ON)
    return status;
  if (options.arguments == NULL)
    return cli_usage_error ("merge", _ ("name the tallies to add up"));
  if (combine && (pieces || rules.whole))
    return cli_usage_error ("merge", _ ("--combine judges nothing: it goes neither with --pieces nor with --whole"));
  /* what comes through a pipe may be the lines of many tallies */
  pieces |= g_str_equal (options.arguments[0], "-") && options.arguments[1] == NULL;
  rules.mode = combine ? CAD_SUM_COMBINE : pieces ? CAD_SUM_PIECES : CAD_SUM_TALLIES;
  return run (&options, &rules);
}
