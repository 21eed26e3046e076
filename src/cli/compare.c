/* SPDX-License-Identifier: MIT
 * compare.c - cadrage compare: two sources side by side */
#include "cli-copies.h"

#include <string.h>

#include <cadrage/names.h>

static const char help[] = N_ (
    "Usage: cadrage compare [OPTION...] A B\n"
    "       cadrage compare [OPTION...] --corpus CORPUS A B\n"
    "       cadrage compare [OPTION...] --all CORPUS...\n"
    "\n"
    "Two sources side by side: which wording each prefers, their leans, their framing distance.\n"
    "\n"
    "  cadrage compare La-Gazette/ Le-Courrier/\n"
    "  cadrage compare --corpus corpus/ 'La Gazette' 'Le Courrier' -f json\n"
    "\n"
    "A and B are folders, texts, files of records, tallies or tables of counts; with --corpus they are names\n"
    "of its sources.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -f, --format FORMAT       text, tsv or json; of two sources also markdown or latex\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --corpus CORPUS       the corpus that A and B are sources of\n"
    "      --once                count each shared text once, for who published it first\n"
    "      --all                 all sources at once: distances, clusters, a map, a test of each choice; with\n"
    "                            --corpus and names only those\n"
    "      --loaded              loaded words of both: chi-squared, G2, log ratio, specificity, odds ratio, z\n"
    "      --totals NA,NB        with --loaded: the words of A and of B, instead of those counted\n"
    "      --correct METHOD      for the number of tests: bh (default), by, holm, hochberg, bonferroni, none\n"
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
  const char *const a[] = { paths[0], NULL }, *const b[] = { paths[1], NULL };
  const CliPlace places[] = { { count->options, a, labels[0] }, { count->options, b, labels[1] } };

  return cli_copies_surplus (places, G_N_ELEMENTS (places), &count->surplus, error) &&
         cli_count_add (count, a, labels[0], error) && cli_count_add (count, b, labels[1], error);
}

/* Each article of the source that its corpus says. */
static gboolean
count_all (CliCount *count, const char *const *paths, GError **error)
{
  const CliPlace place = { count->options, paths, NULL };

  return cli_copies_surplus (&place, 1, &count->surplus, error) && cli_count_add (count, paths, NULL, error);
}

typedef struct {
  char *corpus, *totals, *correct;
  gboolean all, loaded;
  guint64 words[2]; /* of --totals, or 0 */
  CadCorrection correction;
} CompareOptions;

static GString *
render_pair (const CadReport *report, const CliOptions *options, const CadTerminal *terminal, const int sources[2])
{
  if (cli_is_format (options, "json"))
    return cad_render_compare_json (report, sources[0], sources[1]);
  if (cli_is_format (options, "tsv"))
    return cad_render_compare_tsv (report, sources[0], sources[1]);
  if (cli_is_format (options, "markdown"))
    return cad_render_compare_markdown (report, sources[0], sources[1]);
  if (cli_is_format (options, "latex"))
    return cad_render_compare_latex (report, sources[0], sources[1]);
  return cad_render_compare_text (report, sources[0], sources[1], terminal);
}

static GString *
render_loaded (const CadReport *report, const CliOptions *options, const CadTerminal *terminal,
               const CadKeynessPair *pair)
{
  if (cli_is_format (options, "json"))
    return cad_render_keyness_json (report, pair);
  if (cli_is_format (options, "tsv"))
    return cad_render_keyness_tsv (report, pair);
  return cad_render_keyness_text (report, pair, terminal);
}

static GString *
render_all (const CadReport *report, const CliOptions *options, const CadTerminal *terminal, GArray *sources)
{
  if (cli_is_format (options, "json"))
    return cad_render_matrix_json (report, sources);
  if (cli_is_format (options, "tsv"))
    return cad_render_matrix_tsv (report, sources);
  return cad_render_matrix_text (report, sources, terminal);
}

static CliStatus
print_comparison (const CliCount *count, GPtrArray *lexicons, GArray *sources, const CompareOptions *own)
{
  const CliOptions *options = count->options;
  const CadReportSettings settings = {
    .interface = options->interface, .version = CADRAGE_VERSION, .seed = options->seed, .correction = own->correction
  };
  g_autoptr (CadReport) report = cad_report_new (count->tally, lexicons, &settings);
  const int *chosen = (const int *) (const void *) sources->data;
  CadTerminal terminal;
  GString *out;

  cli_terminal (options, &terminal);
  if (own->all)
    out = render_all (report, options, &terminal, sources);
  else if (own->loaded)
    out = render_loaded (report, options, &terminal,
                         &(CadKeynessPair){ chosen[0], chosen[1], { own->words[0], own->words[1] } });
  else
    out = render_pair (report, options, &terminal, chosen);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status;
}

/* What is read: the corpus, or each argument as one source. */
static gboolean
count_sources (CliCount *count, const CompareOptions *own, char **labels, GError **error)
{
  const char *const corpus[] = { own->corpus, NULL };

  if (own->corpus != NULL)
    return count_all (count, corpus, error);
  if (own->all)
    return count_all (count, (const char *const *) count->options->arguments, error);
  return count_two (count, count->options->arguments, labels, error);
}

/* The indexes of the sources named, of all of them without names. Returns: (transfer full) NULL with @error */
static GArray *
choose_sources (const CadTally *tally, const CompareOptions *own, char **labels, GError **error)
{
  g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean named = labels[0] != NULL && (!own->all || own->corpus != NULL);

  for (guint i = 0; !named && i < tally->sources->len; i++)
    g_array_append_val (sources, i);
  for (guint i = 0; named && labels[i] != NULL; i++) {
    int source = find_source (tally, labels[i], error);

    if (source < 0)
      return NULL;
    g_array_append_val (sources, source);
  }
  return g_steal_pointer (&sources);
}

static char **
labels_of (const CliOptions *options, const CompareOptions *own)
{
  guint n = options->arguments != NULL ? g_strv_length (options->arguments) : 0;
  char **labels = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    labels[i] = own->corpus != NULL ? g_strdup (options->arguments[i]) : label_of (options->arguments[i]);
  return labels;
}

static CliStatus
run (const CliOptions *options, const CompareOptions *own)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };
  g_auto (GStrv) labels = labels_of (options, own);

  for (guint i = 0; labels[i] != NULL && (!own->all || own->corpus != NULL); i++)
    if (g_strv_contains ((const char *const *) labels + i + 1, labels[i]))
      return cli_usage_error ("compare", _ ("both sources are called '%s'"), labels[i]);
  if (!cli_count_init (&count, options, 0, &error) || !count_sources (&count, own, labels, &error))
    return cli_fail (error);
  g_autoptr (GPtrArray) lexicons = cli_count_finish (&count, &error);
  g_autoptr (GArray) sources = lexicons != NULL ? choose_sources (count.tally, own, labels, &error) : NULL;

  return sources != NULL ? print_comparison (&count, lexicons, sources, own) : cli_fail (error);
}

/* --totals NA,NB: the words of both sources. */
static CliStatus
parse_totals (CompareOptions *own)
{
  char *end = own->totals;

  for (guint i = 0; i < 2; i++) {
    char *start = end;

    own->words[i] = g_ascii_strtoull (start, &end, 10);
    if (end == start || !g_ascii_isdigit (*start) || own->words[i] == 0 || *end != (i == 0 ? ',' : '\0'))
      return cli_usage_error ("compare", _ ("--totals '%s' is not two numbers of words like 80000,98160"), own->totals);
    end++;
  }
  return CLI_GO_ON;
}

static CliStatus
parse_correction (CompareOptions *own)
{
  int method = own->correct != NULL ? cad_correction_of (own->correct) : CAD_CORRECTION_BH;

  if (method < 0)
    return cli_usage_error ("compare", _ ("--correct '%s' is none of bh, by, holm, hochberg, bonferroni, none"),
                            own->correct);
  own->correction = method;
  return CLI_GO_ON;
}

static CliStatus
check (const CliOptions *options, CompareOptions *own)
{
  guint n = options->arguments != NULL ? g_strv_length (options->arguments) : 0;

  if ((own->all || own->loaded) && (cli_is_format (options, "markdown") || cli_is_format (options, "latex")))
    return cli_usage_error ("compare", _ ("markdown and latex are formats of two sources alone"));
  if (own->all && own->loaded)
    return cli_usage_error ("compare", _ ("--all and --loaded do not go together"));
  if (own->totals != NULL && !own->loaded)
    return cli_usage_error ("compare", _ ("--totals goes with --loaded"));
  if (own->all && own->corpus == NULL && n == 0)
    return cli_usage_error ("compare", _ ("name a corpus whose sources are to be compared"));
  if (own->all && own->corpus != NULL && n == 1)
    return cli_usage_error ("compare", _ ("name two sources or more, or none for all of them"));
  if (!own->all && n != 2)
    return cli_usage_error ("compare", _ ("name two sources to compare"));
  return own->totals != NULL ? parse_totals (own) : CLI_GO_ON;
}

int
cli_compare (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", "markdown", "latex", NULL };
  g_auto (CliOptions) options = { 0 };
  CompareOptions mine = { 0 };
  const GOptionEntry own[] = {
    { "once", 0, 0, G_OPTION_ARG_NONE, &options.once, NULL, NULL },
    { "corpus", 0, 0, G_OPTION_ARG_FILENAME, &mine.corpus, NULL, NULL },
    { "all", 0, 0, G_OPTION_ARG_NONE, &mine.all, NULL, NULL },
    { "loaded", 0, 0, G_OPTION_ARG_NONE, &mine.loaded, NULL, NULL },
    { "totals", 0, 0, G_OPTION_ARG_STRING, &mine.totals, NULL, NULL },
    { "correct", 0, 0, G_OPTION_ARG_STRING, &mine.correct, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "compare", help, formats, own, TRUE };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON)
    status = check (&options, &mine);
  if (status == CLI_GO_ON)
    status = parse_correction (&mine);
  if (status == CLI_GO_ON)
    status = run (&options, &mine);
  g_free (mine.corpus);
  g_free (mine.totals);
  g_free (mine.correct);
  return status;
}
