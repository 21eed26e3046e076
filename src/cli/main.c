/* SPDX-License-Identifier: MIT
 * main.c - finds the command and runs it */
#include "cli.h"

#include <string.h>

#include <cadrage/names.h>

typedef struct {
  const char *name;
  int (*run) (int argc, char **argv);
  const char *summary;
} CliCommand;

static const CliCommand commands[] = {
  { "score", cli_score, N_ ("one article: what it names how, in whose voice, its lean") },
  { "compare", cli_compare, N_ ("two sources side by side") },
  { "report", cli_report, N_ ("the framing report of a corpus: page, charts, tables") },
  { "timeline", cli_timeline, N_ ("shares and leans by month or year") },
  { "mentions", cli_mentions, N_ ("every mention with its sentence (a concordance)") },
  { "tally", cli_tally, N_ ("the counts of a corpus, as a tally file") },
  { "merge", cli_merge, N_ ("add tallies up") },
  { "lexicon", cli_lexicon, N_ ("list, show and check lexicons") },
  { "corpus", cli_corpus, N_ ("what a corpus holds and how damaged it is; convert it") },
  { "agreement", cli_agreement, N_ ("how far coders agree: Krippendorff's alpha") },
};

static void
print_help (void)
{
  g_print ("%s\n", _ ("cadrage measures and compares how news sources frame contested things.\n"
                      "\n"
                      "  cadrage score < article.txt                 one article, from standard input\n"
                      "  cadrage compare La-Gazette/ Le-Courrier/    two outlets, side by side\n"
                      "  cadrage report corpus/ -o report/           the framing report of a corpus\n"
                      "\n"
                      "Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-11s %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", _ ("`cadrage COMMAND --help` shows a command's options. Lexicons: `cadrage lexicon list`."));
}

static CliStatus
unknown_command (const char *name)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i].name;
  const char *nearest = cad_names_nearest (name, names);

  if (nearest != NULL)
    return cli_usage_error (NULL, _ ("no command '%s'; did you mean '%s'?"), name, nearest);
  return cli_usage_error (NULL, _ ("no command '%s'"), name);
}

int
main (int argc, char **argv)
{
  /* GLib makes a locale at the first number; of two threads that want it at once, one would find errno set by its waiting
   * and take a good number for a wrong one */
  g_ascii_strtoull ("0", NULL, 10);
  cli_interface_init ();
  if (argc < 2) {
    print_help ();
    return CLI_USAGE;
  }
  const char *name = argv[1];

  if (g_str_equal (name, "-h") || g_str_equal (name, "--help") || g_str_equal (name, "help")) {
    print_help ();
    return CLI_DONE;
  }
  if (g_str_equal (name, "--version")) {
    g_print ("cadrage %s\n", CADRAGE_VERSION);
    return CLI_DONE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (name, commands[i].name))
      return commands[i].run (argc - 1, argv + 1);
  if (*name == '-')
    return cli_usage_error (NULL, _ ("the command comes first, then its options: cadrage COMMAND %s"), name);
  return unknown_command (name);
}
