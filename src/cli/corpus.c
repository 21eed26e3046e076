/* SPDX-License-Identifier: MIT
 * corpus.c - cadrage corpus: what was read and how damaged it is, and the same articles in another form */
#include "cli-copies.h"
#include "corpus-parts.h"

#include <string.h>

#include <cadrage/names.h>
#include <cadrage/output.h>

#define READY_BYTES (1 << 20) /* put out at a time */

static const char help[] = N_ (
    "Usage: cadrage corpus check|copies|convert [OPTION...] CORPUS...\n"
    "\n"
    "  cadrage corpus check export-europresse.html       what was read, what was refused, what is damaged\n"
    "  cadrage corpus copies corpus/                     who prints the same text, and who changed which word of it\n"
    "  cadrage corpus convert *.html -f jsonl -o corpus.jsonl\n"
    "  cadrage corpus convert corpus.csv --text Corps --source Journal -f tei -o xtz/\n"
    "\n"
    "A corpus is a folder, a text, JSON Lines, CSV, IRaMuTeQ, Europresse, Factiva, TEI, WARC or HTML, also compressed "
    "or\n"
    "in an archive; its content says which. check leaves with status 1 when something was refused or is damaged.\n"
    "\n"
    "  -f, --format FORMAT       check: text or tsv; copies: text, tsv or json; convert: jsonl, csv, iramuteq or tei\n"
    "      --wordings            copies, tsv: the changed words, not the articles\n"
    "  -o, --output PATH         write there instead of standard output (tei: a folder)");

static void
say_audit (const CliOptions *options, const CadCorpus *corpus, guint changed)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);

  for (guint i = 0; i < audit->messages->len; i++)
    cli_warn (options, "%s", (char *) audit->messages->pdata[i]);
  if (changed > 0)
    cli_warn (options,
              ngettext ("%u value cannot be held by this form and was changed",
                        "%u values cannot be held by this form and were changed", changed),
              changed);
  if (audit->read < audit->announced)
    cli_warn (options, _ ("%u of %u articles read, %u empty, %u refused"), audit->read, audit->announced, audit->empty,
              audit->refused);
}

static gboolean
print_ready (CliPrinter *printer, CadCorpusWriter *writer, GError **error)
{
  g_autoptr (GString) ready = cad_corpus_writer_file (writer);

  return cli_printer_add (printer, ready->str, ready->len, error);
}

/* With --strict a remark is a failure. What a form writes article by article is put out on the way. */
static gboolean
convert_articles (const CliOptions *options, CadCorpus *corpus, CadCorpusWriter *writer, CliPrinter *printer,
                  GError **error)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);
  CadDocument *document;

  while ((document = cad_corpus_next (corpus, error)) != NULL) {
    cad_corpus_writer_add (writer, document);
    if (options->strict && audit->messages->len > 0)
      break;
    if (cad_corpus_writer_ready (writer) >= READY_BYTES && !print_ready (printer, writer, error))
      return FALSE;
  }
  if (error != NULL && *error != NULL)
    return FALSE;
  if (options->strict && audit->messages->len > 0)
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("stopped by --strict: %s"), (char *) audit->messages->pdata[0]);
  return !options->strict || audit->messages->len == 0;
}

static gboolean
convert_to_file (const CliOptions *options, CadCorpus *corpus, CadCorpusWriter *writer, GError **error)
{
  g_autoptr (CliPrinter) printer = cli_printer_new (options, error);

  return printer != NULL && convert_articles (options, corpus, writer, printer, error) &&
         print_ready (printer, writer, error) && cli_printer_end (printer, error);
}

static gboolean
convert_to_folder (const CliOptions *options, CadCorpus *corpus, CadCorpusWriter *writer, GError **error)
{
  if (!convert_articles (options, corpus, writer, NULL, error))
    return FALSE;
  g_autoptr (GHashTable) files = cad_corpus_writer_files (writer);

  return cad_output_folder (options->output, files, error);
}

static const char *const forms[] = { "jsonl", "csv", "iramuteq", "tei", NULL };

static CliStatus
run_convert (const CliOptions *options, CadCorpus *corpus)
{
  g_autoptr (GError) error = NULL;
  CadCorpusForm form = 0;

  while (forms[form] != NULL && !cli_is_format (options, forms[form]))
    form++;
  if (form == CAD_CORPUS_TEI && options->output == NULL)
    return cli_usage_error ("corpus", _ ("TEI is a folder: name it with -o"));
  g_autoptr (CadCorpusWriter) writer = cad_corpus_writer_new (form);
  gboolean fine = form == CAD_CORPUS_TEI ? convert_to_folder (options, corpus, writer, &error)
                                         : convert_to_file (options, corpus, writer, &error);

  if (!fine)
    return cli_fail (error);
  say_audit (options, corpus, cad_corpus_writer_changed (writer));
  return cad_corpus_audit (corpus)->read > 0 ? CLI_DONE : CLI_NOTHING;
}

static const char *const check_formats[] = { "text", "tsv", NULL };
static const char *const copies_formats[] = { "text", "tsv", "json", NULL };

static const struct {
  const char *name;
  const char *const *formats;
  CliStatus (*run) (const CliOptions *options, CadCorpus *corpus); /* NULL: reads by itself */
} subcommands[] = { { "check", check_formats, cli_corpus_check },
                    { "copies", copies_formats, NULL },
                    { "convert", forms, run_convert } };

/* Without -f a corpus is converted to JSON Lines. */
static CliStatus
check_format (CliOptions *options, const char *const *formats)
{
  if (formats == forms && cli_is_format (options, "text")) {
    g_free (options->format);
    options->format = g_strdup (forms[0]);
  }
  if (g_strv_contains (formats, options->format))
    return CLI_GO_ON;
  return cli_usage_error ("corpus", _ ("check has the formats text and tsv; copies has text, tsv and json; convert has "
                                       "jsonl, csv, iramuteq and tei"));
}

static CliStatus
run (CliOptions *options, gboolean wordings)
{
  g_autoptr (GError) error = NULL;
  const char *name = options->arguments != NULL ? options->arguments[0] : "";
  guint i = 0;

  while (i < G_N_ELEMENTS (subcommands) && !g_str_equal (name, subcommands[i].name))
    i++;
  if (i == G_N_ELEMENTS (subcommands))
    return cli_usage_error ("corpus", _ ("say check, copies or convert"));
  if (options->arguments[1] == NULL)
    return cli_usage_error ("corpus", _ ("name a corpus: a folder, a text or a file of records"));
  CliStatus status = check_format (options, subcommands[i].formats);

  if (status != CLI_GO_ON)
    return status;
  if (subcommands[i].run == NULL)
    return cli_corpus_copies (options, wordings);
  g_autoptr (CadCorpus) corpus = cli_corpus_open (options, (const char *const *) options->arguments + 1, FALSE, &error);

  return corpus != NULL ? subcommands[i].run (options, corpus) : cli_fail (error);
}

int
cli_corpus (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", "jsonl", "csv", "iramuteq", "tei", NULL };
  g_auto (CliOptions) options = { 0 };
  gboolean wordings = FALSE;
  const GOptionEntry own[] = { { "wordings", 0, 0, G_OPTION_ARG_NONE, &wordings, NULL, NULL }, { NULL } };
  const CliUsage usage = { "corpus", help, formats, own, TRUE };
  CliStatus status = cli_options_parse (&options, &usage, argc, argv);

  return status == CLI_GO_ON ? run (&options, wordings) : status;
}
