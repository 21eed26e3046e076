/* SPDX-License-Identifier: MIT
 * report.c - cadrage report: the framing report of a corpus */
#include "cli-copies.h"

#include <string.h>

#include <cadrage/gnuplot.h>
#include <cadrage/output.h>

#define EXCERPTS_PER_CELL 12

static const char help[] = N_ (
    "Usage: cadrage report [OPTION...] CORPUS... -o FOLDER\n"
    "\n"
    "The framing report of a corpus: a page (index.html), charts (PNG and SVG), tables (TSV, LaTeX, Markdown)\n"
    "and everything as JSON, each figure with the sentences it was counted from.\n"
    "\n"
    "  cadrage report corpus/ -o report/\n"
    "\n"
    "CORPUS is a folder whose first-level folders are the sources (or with a manifest corpus.tsv), a file of\n"
    "records (.jsonl, .csv, .tsv), a tally or a table of counts. FOLDER is new, empty or an earlier report.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the texts' language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -o, --output FOLDER       where the report goes\n"
    "      --title TEXT          the report's title\n"
    "      --once                count each shared text once, for who published it first\n"
    "      --charts              fail when the charts cannot be drawn\n"
    "      --no-charts           draw none\n"
    "      --seed N              seed of the resampling");

typedef struct {
  char *title;
  gboolean charts, no_charts;
} ReportOptions;

static void
add_file (GHashTable *files, const char *folder, const char *name, GBytes *bytes)
{
  g_hash_table_replace (files, g_build_filename (folder, name, NULL), g_bytes_ref (bytes));
}

static void
add_string (GHashTable *files, const char *folder, const char *name, const GString *string)
{
  g_autoptr (GBytes) bytes = g_bytes_new (string->str, string->len);

  add_file (files, folder, name, bytes);
}

/* Adds the pictures to @files. Returns: (transfer full) the SVGs for the page, or NULL without charts */
static GPtrArray *
draw (GPtrArray *charts, GHashTable *files, GError **error)
{
  g_autoptr (GArray) pictures = cad_gnuplot_render (charts, error);

  if (pictures == NULL)
    return NULL;
  GPtrArray *svgs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < pictures->len; i++) {
    const CadPicture *picture = &g_array_index (pictures, CadPicture, i);
    const CadChart *chart = charts->pdata[i];
    g_autofree char *png = g_strconcat (chart->name, ".png", NULL);
    g_autofree char *svg = g_strconcat (chart->name, ".svg", NULL);

    add_file (files, "charts", png, picture->png);
    add_file (files, "charts", svg, picture->svg);
    g_ptr_array_add (svgs, g_bytes_ref (picture->svg));
  }
  return svgs;
}

static void
render_pages (const CadReport *report, GPtrArray *charts, GPtrArray *svgs, GHashTable *files)
{
  g_autoptr (GPtrArray) tables = cad_render_tables (report);
  GString *page = cad_render_html (report, svgs != NULL ? charts : NULL, svgs, tables);
  GString *json = cad_render_json (report);

  add_string (files, "", "index.html", page);
  add_string (files, "", "report.json", json);
  for (guint i = 0; i < tables->len; i++) {
    const CadTable *table = tables->pdata[i];

    add_string (files, "tables", table->name, table->bytes);
  }
  g_autoptr (GPtrArray) papers = cad_render_latex (report);
  GString *markdown = cad_render_markdown (report);

  for (guint i = 0; i < papers->len; i++) {
    const CadTable *table = papers->pdata[i];

    add_string (files, "tables", table->name, table->bytes);
  }
  add_string (files, "", "report.md", markdown);
  g_string_free (markdown, TRUE);
  g_string_free (page, TRUE);
  g_string_free (json, TRUE);
}

/* How many words at @word say only where the report goes or how many threads make it. */
static int
words_of_no_effect (char *const *word)
{
  static const char *const options[] = { "-o", "--output", "-j", "--jobs" };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++) {
    gsize length = strlen (options[i]);

    if (strncmp (*word, options[i], length) != 0)
      continue;
    if ((*word)[length] == '\0')
      return word[1] != NULL ? 2 : 1;
    if (length == 2 || (*word)[length] == '=')
      return 1;
  }
  return 0;
}

/* The command, with one name for the place it writes to, so that the same report elsewhere has the same bytes. */
static char *
command_line (int argc, char **argv)
{
  GString *line = g_string_new ("cadrage");

  for (int i = 0, skip; i < argc; i += MAX (skip, 1)) {
    skip = words_of_no_effect (argv + i);
    if (skip > 0)
      continue;
    g_autofree char *quoted = strpbrk (argv[i], " '\"$&;|<>()*?\\`") != NULL ? g_shell_quote (argv[i])
                                                                             : g_strdup (argv[i]);

    g_string_append_printf (line, " %s", quoted);
  }
  g_string_append (line, " -o report/");
  return g_string_free (line, FALSE);
}

static CliStatus
write_report (const CliCount *count, const CadReport *report, const ReportOptions *own)
{
  g_autoptr (GHashTable)
      files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) charts = cad_charts_new (report);
  g_autoptr (GPtrArray) svgs = NULL;
  g_autoptr (GError) error = NULL;

  if (!own->no_charts && charts->len > 0)
    svgs = draw (charts, files, &error);
  if (error != NULL && (own->charts || count->options->strict))
    return cli_fail (error);
  if (error != NULL)
    cli_warn (count->options, _ ("no charts: %s"), error->message);
  g_clear_error (&error);
  render_pages (report, charts, svgs, files);
  if (!cad_output_folder (count->options->output, files, &error))
    return cli_fail (error);
  g_autofree char *page = g_build_filename (count->options->output, "index.html", NULL);

  if (!count->options->quiet)
    g_print ("%s\n", page);
  return CLI_DONE;
}

/* Finds the texts that articles share, where they can be read twice; what is not counted with --once goes to @count.
 * Returns: (transfer full) NULL with @error, or when there is nothing to look at */
static CadCopies *
find_copies (CliCount *count, const CliPlace *place, GError **error)
{
  if (!cli_place_is_lasting (place) && !place->options->once) {
    cli_warn (place->options, _ ("shared texts are not looked for: standard input and pipes cannot be read twice"));
    return NULL;
  }
  g_autoptr (CadCopies) copies = cli_copies_find (place, 1, error);

  if (copies != NULL && place->options->once)
    count->surplus = cad_copies_surplus (copies);
  return copies != NULL && copies->articles->len > 0 ? g_steal_pointer (&copies) : NULL;
}

static CliStatus
run (const CliOptions *options, const ReportOptions *own, const char *command)
{
  g_autoptr (GError) error = NULL;
  g_auto (CliCount) count = { 0 };
  g_autoptr (GPtrArray) lexicons = NULL;
  g_autoptr (CadShared) shared = NULL;
  const CliPlace place = { options, (const char *const *) options->arguments, NULL };

  if (!cad_output_folder_check (options->output, &error) ||
      !cli_count_init (&count, options, EXCERPTS_PER_CELL, &error))
    return cli_fail (error);
  count.wants_sha256 = TRUE;
  g_autoptr (CadCopies) copies = find_copies (&count, &place, &error);

  if (error != NULL || !cli_count_add (&count, place.paths, NULL, &error) ||
      (lexicons = cli_count_finish (&count, &error)) == NULL)
    return cli_fail (error);
  if (copies != NULL && (shared = cli_shared_new (g_steal_pointer (&copies), &place, count.knowledge, &error)) == NULL)
    return cli_fail (error);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, count.sha256->str, count.sha256->len);
  const CadReportSettings settings = { .interface = options->interface,
                                       .version = CADRAGE_VERSION,
                                       .command = command,
                                       .title = own->title,
                                       .corpus_sha256 = sha256,
                                       .seed = options->seed,
                                       .corpus = count.corpus.announced > 0 ? &count.corpus : NULL,
                                       .by = CAD_BY_SPAN,
                                       .distances = TRUE,
                                       .shared = shared,
                                       .once = options->once };
  g_autoptr (CadReport) report = cad_report_new (count.tally, lexicons, &settings);

  return write_report (&count, report, own);
}

int
cli_report (int argc, char **argv)
{
  g_auto (CliOptions) options = { 0 };
  ReportOptions mine = { 0 };
  const GOptionEntry own[] = {
    { "once", 0, 0, G_OPTION_ARG_NONE, &options.once, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &mine.title, NULL, NULL },
    { "charts", 0, 0, G_OPTION_ARG_NONE, &mine.charts, NULL, NULL },
    { "no-charts", 0, 0, G_OPTION_ARG_NONE, &mine.no_charts, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "report", help, NULL, own, TRUE };
  g_autofree char *command = command_line (argc, argv);
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON && options.arguments == NULL)
    status = cli_usage_error (usage.name, _ ("name a corpus: a folder, a file of records or a tally"));
  if (status == CLI_GO_ON && options.output == NULL)
    status = cli_usage_error (usage.name, _ ("say with -o FOLDER where the report goes"));
  if (status == CLI_GO_ON)
    status = run (&options, &mine, command);
  g_free (mine.title);
  return status;
}
