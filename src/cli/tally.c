/* SPDX-License-Identifier: MIT
 * tally.c - cadrage tally and cadrage merge: counts as files that add up */
#include "cli.h"

#define EXCERPTS_PER_CELL 12

static const char tally_help[] = N_ (
    "Usage: cadrage tally [OPTION...] CORPUS...\n"
    "\n"
    "The counts of a corpus as a tally file: `key TAB integer` lines that add up. Every command that takes a\n"
    "corpus takes tallies.\n"
    "\n"
    "  cadrage tally corpus/2023/ -o 2023.tally\n"
    "  cadrage report 2022.tally 2023.tally -o report/\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -o, --output FILE         write there instead of standard output");

static const char merge_help[] = N_ ("Usage: cadrage merge [OPTION...] TALLY...\n"
                                     "\n"
                                     "Adds tallies up into one; the order does not matter.\n"
                                     "\n"
                                     "  cadrage merge january.tally february.tally -o winter.tally\n"
                                     "\n"
                                     "  -o, --output FILE         write there instead of standard output");

/* Tallies of nothing are tallies too: an empty shard must not look like a failure. */
static CliStatus
count_and_print (const CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };

  if (!cli_count_init (&count, options, EXCERPTS_PER_CELL, &error) ||
      !cli_count_add (&count, (const char *const *) options->arguments, NULL, &error))
    return cli_fail (error);
  cad_tally_finish (count.tally);
  GString *out = cad_tally_write (count.tally);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status;
}

static int
run (const CliUsage *usage, const char *missing, int argc, char **argv)
{
  g_auto (CliOptions) options = { 0 };
  int status = cli_options_parse (&options, usage, argc, argv);

  if (status == CLI_GO_ON && options.arguments == NULL)
    status = cli_usage_error (usage->name, "%s", missing);
  return status == CLI_GO_ON ? count_and_print (&options) : status;
}

int
cli_tally (int argc, char **argv)
{
  static const CliUsage usage = { "tally", tally_help, NULL, NULL, TRUE };

  return run (&usage, _ ("name a corpus: a folder, a text or a file of records"), argc, argv);
}

int
cli_merge (int argc, char **argv)
{
  static const CliUsage usage = { "merge", merge_help, NULL, NULL };

  return run (&usage, _ ("name the tallies to add up"), argc, argv);
}
