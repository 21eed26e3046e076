/* SPDX-License-Identifier: MIT
 * timeline.c - cadrage timeline: shares and leans by month or year */
#include "cli.h"

static const char help[] = N_ (
    "Usage: cadrage timeline [OPTION...] CORPUS...\n"
    "\n"
    "Shares and leans by month or by year, with their intervals and counts: leans of each source, wordings of\n"
    "all sources together (each source apart with -f tsv or -f json).\n"
    "\n"
    "  cadrage timeline corpus/\n"
    "  cadrage timeline --by year 2019.tally 2020.tally -f tsv\n"
    "\n"
    "By month when the articles lie within three years, else by year. An article of which only the year is\n"
    "known is in no month; one without a date is in no period: both are counted and said.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -f, --format FORMAT       text, tsv, json or markdown\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --by month|year       length of a period\n"
    "      --seed N              seed of the resampling");

static CliStatus
print_timeline (const CliCount *count, GPtrArray *lexicons, CadBy by)
{
  const CliOptions *options = count->options;
  const CadReportSettings settings = {
    .interface = options->interface, .version = CADRAGE_VERSION, .seed = options->seed, .by = by
  };
  g_autoptr (CadReport) report = cad_report_new (count->tally, lexicons, &settings);
  g_autoptr (GError) error = NULL;
  CadTerminal terminal;
  GString *out;

  if (report->timeline == NULL || report->timeline->periods->len == 0) {
    g_set_error (&error, CAD_ERROR, CAD_ERROR_NOTHING,
                 by == CAD_BY_MONTH ? _ ("no article says its month") : _ ("no article has a date"));
    return cli_fail (error);
  }
  cli_terminal (options, &terminal);
  if (cli_is_format (options, "json"))
    out = cad_render_timeline_json (report);
  else if (cli_is_format (options, "markdown"))
    out = cad_render_timeline_markdown (report);
  else if (cli_is_format (options, "tsv"))
    out = cad_render_timeline_tsv (report);
  else
    out = cad_render_timeline_text (report, &terminal);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status;
}

static CliStatus
run (const CliOptions *options, CadBy by)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };
  g_autoptr (GPtrArray) lexicons = NULL;

  if (!cli_count_init (&count, options, 0, &error) ||
      !cli_count_add (&count, (const char *const *) options->arguments, NULL, &error) ||
      (lexicons = cli_count_finish (&count, &error)) == NULL)
    return cli_fail (error);
  return print_timeline (&count, lexicons, by);
}

static CliStatus
parse_by (const char *text, CadBy *by)
{
  *by = CAD_BY_SPAN;
  if (text == NULL)
    return CLI_GO_ON;
  *by = g_str_equal (text, "month") ? CAD_BY_MONTH : CAD_BY_YEAR;
  if (*by == CAD_BY_YEAR && !g_str_equal (text, "year"))
    return cli_usage_error ("timeline", _ ("--by cannot be '%s'; it is month or year"), text);
  return CLI_GO_ON;
}

int
cli_timeline (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", "markdown", NULL };
  g_auto (CliOptions) options = { 0 };
  g_autofree char *period = NULL;
  const GOptionEntry own[] = { { "by", 0, 0, G_OPTION_ARG_STRING, &period, NULL, NULL }, { NULL } };
  const CliUsage usage = { "timeline", help, formats, own, TRUE };
  CadBy by = CAD_BY_SPAN;
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON)
    status = parse_by (period, &by);
  if (status == CLI_GO_ON && options.arguments == NULL)
    status = cli_usage_error (usage.name, _ ("name a corpus: a folder, a file of records or a tally"));
  return status == CLI_GO_ON ? run (&options, by) : status;
}
