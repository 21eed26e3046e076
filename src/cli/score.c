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
    "  -f, --format FORMAT       text, tsv, json or markdown\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --explain             text: why each mention has its voice: the cue, its reach, the rule\n"
    "      --seed N              seed of the intervals' draws");

typedef struct {
  const CliOptions *options;
  CadTerminal terminal;
  CliPrinter *printer;
  guint found;
  gboolean is_begun; /* something was put out */
} Score;

/* What one worker scores. */
typedef struct {
  const Score *score;
  guint found;
} ScoreState;

static gpointer
score_begin (gpointer data)
{
  ScoreState *state = g_new0 (ScoreState, 1);

  state->score = data;
  return state;
}

static void
score_article (gpointer data, const CadReading *reading, GPtrArray *lexicons, GString *out)
{
  ScoreState *state = data;
  const Score *self = state->score;
  const CadReportSettings settings = { .interface = self->options->interface,
                                       .version = CADRAGE_VERSION,
                                       .seed = self->options->seed,
                                       .own_leans = cli_is_format (self->options, "text") };
  g_autoptr (CadTally) tally = cad_tally_new (0);

  for (guint i = 0; i < lexicons->len; i++)
    cad_tally_declare (tally, lexicons->pdata[i]);
  cad_tally_add (tally, reading, lexicons);
  cad_tally_finish (tally);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);
  GString *page = cli_is_format (self->options, "json")  ? cad_render_score_json (report, reading)
                  : cli_is_format (self->options, "tsv") ? cad_render_score_tsv (report, reading)
                  : cli_is_format (self->options, "markdown")
                      ? cad_render_score_markdown (report, reading)
                      : cad_render_score_text (report, reading, &self->terminal);

  if (cli_is_format (self->options, "text"))
    g_string_append_c (out, '\n');
  g_string_append_len (out, page->str, page->len);
  g_string_free (page, TRUE);
  state->found += reading->mentions->len;
}

/* Texts are parted by the empty line that each begins with. */
static gboolean
score_emit (gpointer data, const GString *out, GError **error)
{
  Score *self = data;
  gboolean first = !self->is_begun && cli_is_format (self->options, "text");

  if (out->len == 0)
    return TRUE;
  self->is_begun = TRUE;
  return cli_printer_add (self->printer, out->str + first, out->len - first, error);
}

static void
score_end (gpointer data, gpointer own)
{
  Score *self = data;
  ScoreState *state = own;

  self->found += state->found;
  g_free (state);
}

static const CliWork scoring = { score_begin, score_article, score_emit, score_end, TRUE };

static int
run (Score *self, const char *const *paths)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpus) corpus = cli_corpus_open (self->options, paths, TRUE, &error);
  g_autoptr (CliKnowledge) knowledge = corpus != NULL ? cli_knowledge_new (self->options, &error) : NULL;

  if (knowledge == NULL)
    return cli_fail (error);
  CliPass pass = { .options = self->options, .knowledge = knowledge, .corpus = corpus, .work = &scoring, .data = self };
  g_autoptr (CliPrinter) printer = cli_printer_new (self->options, &error);

  self->printer = printer;
  if (printer == NULL || !cli_read_corpus (&pass, &error) || (self->is_begun && !cli_printer_end (printer, &error)))
    return cli_fail (error);
  return self->found > 0 ? CLI_DONE : CLI_NOTHING;
}

int
cli_score (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", "markdown", NULL };
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
  Score self = { .options = &options };

  cli_terminal (&options, &self.terminal);
  self.terminal.explain = explain;
  status = run (&self, options.arguments != NULL ? (const char *const *) options.arguments : standard_input);
  return status;
}
