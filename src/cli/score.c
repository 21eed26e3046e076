/* SPDX-License-Identifier: MIT
 * score.c - cadrage score: one article */
#include "cli.h"

static const char help[] = N_ (
    "Usage: cadrage score [OPTION...] [FILE...]\n"
    "\n"
    "One article: what it names how, in whose voice, which way it leans and on what evidence.\n"
    "\n"
    "  cadrage score < article.txt\n"
    "  cadrage score -l haut-karabakh -f json article.txt\n"
    "\n"
    "Without FILE, or with -, the article is read from standard input.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the text's language)\n"
    "  -L, --language CODE       language of the text (default: found out)\n"
    "  -f, --format FORMAT       text, tsv or json\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --explain             text: why each mention has its voice: the cue, its reach, the rule\n"
    "      --seed N              seed of the intervals' draws");

typedef struct {
  const CliOptions *options;
  CadTerminal terminal;
  GString *out;
  guint found, articles;
} Score;

static gboolean
score_article (const CadReading *reading, GPtrArray *lexicons, gpointer data, GError **error)
{
  Score *self = data;
  const CadReportSettings settings = { .interface = self->options->interface,
                                       .version = CADRAGE_VERSION,
                                       .seed = self->options->seed,
                                       .own_leans = !cli_is_format (self->options, "json") };
  g_autoptr (CadTally) tally = cad_tally_new (0);

  (void) error;
  for (guint i = 0; i < lexicons->len; i++)
    cad_tally_declare (tally, lexicons->pdata[i]);
  cad_tally_add (tally, reading, lexicons);
  cad_tally_finish (tally);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);
  GString *page = cli_is_format (self->options, "json")  ? cad_render_score_json (report, reading)
                  : cli_is_format (self->options, "tsv") ? cad_render_score_tsv (report, reading)
                                                         : cad_render_score_text (report, reading, &self->terminal);

  if (self->articles++ > 0 && cli_is_format (self->options, "text"))
    g_string_append_c (self->out, '\n');
  g_string_append_len (self->out, page->str, page->len);
  g_string_free (page, TRUE);
  self->found += reading->mentions->len;
  return TRUE;
}

static int
run (Score *self, const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpus) corpus = cli_corpus_open (self->options, paths, TRUE, &error);
  g_autoptr (CliKnowledge) knowledge = corpus != NULL ? cli_knowledge_new (self->options, &error) : NULL;

  if (knowledge == NULL)
    return cli_fail (error);
  CliPass pass = {
    .options = self->options, .knowledge = knowledge, .corpus = corpus, .func = score_article, .data = self
  };

  if (!cli_read_corpus (&pass, &error))
    return cli_fail (error);
  CliStatus status = self->articles > 0 ? cli_print (self->options, self->out) : CLI_DONE;

  return status != CLI_DONE ? status : self->found > 0 ? CLI_DONE : CLI_NOTHING;
}

int
cli_score (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", NULL };
  static const char *const standard_input[] = { "-", NULL };
  gboolean explain = FALSE;
  const GOptionEntry own[] = {
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "score", help, formats, own, TRUE };
  g_auto (CliOptions) options = { 0 };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status != CLI_GO_ON)
    return status;
  Score self = { .options = &options, .out = g_string_new (NULL) };

  cli_terminal (&options, &self.terminal);
  self.terminal.explain = explain;
  status = run (&self, options.arguments != NULL ? (const char *const *) options.arguments : standard_input);
  g_string_free (self.out, TRUE);
  return status;
}
