/* SPDX-License-Identifier: MIT
 * compare.c - cadrage compare: two sources side by side */
#include "cli.h"

#include <string.h>

#include <cadrage/names.h>

static const char help[] = N_ (
    "Usage: cadrage compare [OPTION...] A B\n"
    "       cadrage compare [OPTION...] --corpus CORPUS A B\n"
    "\n"
    "Two sources side by side: which wording each prefers, their leans, their framing distance.\n"
    "\n"
    "  cadrage compare La-Gazette/ Le-Courrier/\n"
    "  cadrage compare --corpus corpus/ 'La Gazette' 'Le Courrier' -f json\n"
    "\n"
    "A and B are folders, texts, files of records or tallies; with --corpus they are names of its sources.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -f, --format FORMAT       text, tsv or json\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --corpus CORPUS       the corpus that A and B are sources of\n"
    "      --seed N              seed of the resampling");

/* The index of source @name, or -1 with @error that gives the nearest one. */
static int
find_source (const CadTally *tally, const char *name, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < tally->sources->len; i++) {
    if (g_str_equal (tally->sources->pdata[i], name))
      return i;
    g_ptr_array_add (names, tally->sources->pdata[i]);
  }
  g_ptr_array_add (names, NULL);
  const char *nearest = cad_names_nearest (name, (const char *const *) names->pdata);
  g_autofree char *list = g_strjoinv (", ", (char **) names->pdata);

  if (nearest != NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("no source '%s'; did you mean '%s'?"), name, nearest);
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("no source '%s'; there are: %s"), name, list);
  return -1;
}

/* A name for what lies at @path: its last part, without suffix. */
static char *
label_of (const char *path)
{
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  char *label = g_path_get_basename (whole);
  char *dot = strrchr (label, '.');

  if (dot != NULL && dot != label && !g_file_test (whole, G_FILE_TEST_IS_DIR))
    *dot = '\0';
  return label;
}

static gboolean
count_two (CliCount *count, char **paths, char **labels, GError **error)
{
  for (guint i = 0; i < 2; i++) {
    const char *const one[] = { paths[i], NULL };

    if (!cli_count_add (count, one, labels[i], error))
      return FALSE;
  }
  return TRUE;
}

static CliStatus
print_comparison (const CliCount *count, GPtrArray *lexicons, guint a, guint b)
{
  const CliOptions *options = count->options;
  const CadReportSettings settings = { .interface = options->interface,
                                       .version = CADRAGE_VERSION,
                                       .seed = options->seed };
  g_autoptr (CadReport) report = cad_report_new (count->tally, lexicons, &settings);
  CadTerminal terminal;

  cli_terminal (options, &terminal);
  GString *out = cli_is_format (options, "json")  ? cad_render_compare_json (report, a, b)
                 : cli_is_format (options, "tsv") ? cad_render_compare_tsv (report, a, b)
                                                  : cad_render_compare_text (report, a, b, &terminal);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status;
}

static CliStatus
run (const CliOptions *options, const char *corpus)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };
  g_auto (GStrv) labels = g_new0 (char *, 3);
  const char *const whole[] = { corpus, NULL };

  for (guint i = 0; i < 2; i++)
    labels[i] = corpus != NULL ? g_strdup (options->arguments[i]) : label_of (options->arguments[i]);
  if (g_str_equal (labels[0], labels[1]))
    return cli_usage_error ("compare", _ ("both sources are called '%s'"), labels[0]);
  if (!cli_count_init (&count, options, 0, &error))
    return cli_fail (error);
  if (!(corpus != NULL ? cli_count_add (&count, whole, NULL, &error)
                       : count_two (&count, options->arguments, labels, &error)))
    return cli_fail (error);
  g_autoptr (GPtrArray) lexicons = cli_count_finish (&count, &error);
  int a = lexicons != NULL ? find_source (count.tally, labels[0], &error) : -1;
  int b = a >= 0 ? find_source (count.tally, labels[1], &error) : -1;

  return b >= 0 ? print_comparison (&count, lexicons, a, b) : cli_fail (error);
}

int
cli_compare (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", NULL };
  g_auto (CliOptions) options = { 0 };
  g_autofree char *corpus = NULL;
  const GOptionEntry own[] = {
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &corpus, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "compare", help, formats, own };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON && (options.arguments == NULL || g_strv_length (options.arguments) != 2))
    status = cli_usage_error (usage.name, _ ("name two sources to compare"));
  return status == CLI_GO_ON ? run (&options, corpus) : status;
}
