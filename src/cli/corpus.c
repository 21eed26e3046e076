/* SPDX-License-Identifier: MIT
 * corpus.c - cadrage corpus: what was read and how damaged it is, and the same articles in another form */
#include "cli.h"

#include <string.h>

#include <cadrage/names.h>
#include <cadrage/output.h>

static const char help[] = N_ (
    "Usage: cadrage corpus check|convert [OPTION...] CORPUS...\n"
    "\n"
    "  cadrage corpus check export-europresse.html       what was read, what was refused, what is damaged\n"
    "  cadrage corpus convert *.html -f jsonl -o corpus.jsonl\n"
    "  cadrage corpus convert corpus.csv --text Corps --source Journal -f tei -o xtz/\n"
    "\n"
    "A corpus is a folder, a text, JSON Lines, CSV, IRaMuTeQ, Europresse, Factiva, TEI, WARC or HTML, also compressed "
    "or\n"
    "in an archive; its content says which. check leaves with status 1 when something was refused or is damaged.\n"
    "\n"
    "  -f, --format FORMAT       check: text or tsv; convert: jsonl, csv, iramuteq or tei\n"
    "  -o, --output PATH         write there instead of standard output (tei: a folder)\n"
    "      --text COLUMN         the column or key of the texts, when it has another name or number; likewise\n"
    "                            --source, --date, --title, --id, --url, --text-language\n"
    "      --no-headers          the first line of a table is an article already\n"
    "      --no-extract          all text of a web page, not only its article");

typedef struct {
  guint damages[CAD_N_DAMAGES], closings;
} FileDamage;

typedef struct {
  guint articles;
  char *first, *last; /* dates */
} Source;

typedef struct {
  guint file;
  guint64 closing;
} Closing;

typedef struct {
  const CliOptions *options;
  GArray *files;       /* of FileDamage, as the audit's files */
  GHashTable *sources; /* name -> Source, owned */
  GHashTable *counts;  /* hash of a closing paragraph and its source -> how many */
  GArray *closings;    /* of Closing */
} Check;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->first);
  g_free (source->last);
  g_free (source);
}

static void
add_source (Check *check, const CadDocument *document)
{
  const char *name = document->source != NULL ? document->source : "";
  Source *source = g_hash_table_lookup (check->sources, name);

  if (source == NULL) {
    source = g_new0 (Source, 1);
    g_hash_table_insert (check->sources, g_strdup (name), source);
  }
  source->articles++;
  if (document->date == NULL)
    return;
  if (source->first == NULL || strcmp (document->date, source->first) < 0) {
    g_free (source->first);
    source->first = g_strdup (document->date);
  }
  if (source->last == NULL || strcmp (document->date, source->last) > 0) {
    g_free (source->last);
    source->last = g_strdup (document->date);
  }
}

/* The last paragraph, with its source: when it comes twice it is no part of the article. */
static void
add_closing (Check *check, const CadDocument *document, guint file)
{
  g_autofree char *text = g_strchomp (g_strdup (document->text + document->body));
  const char *last = strrchr (text, '\n');

  if (last == NULL || strlen (last) < 20)
    return;
  guint64 seed = cad_hash64 (document->source != NULL ? document->source : "",
                             document->source != NULL ? strlen (document->source) : 0, 0);
  Closing closing = { file, cad_hash64 (last, strlen (last), seed) };
  gpointer key = GSIZE_TO_POINTER (closing.closing);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (check->counts, key));

  g_hash_table_insert (check->counts, key, GUINT_TO_POINTER (n + 1));
  g_array_append_val (check->closings, closing);
}

static void
add_article (Check *check, const CadDocument *document, guint file)
{
  if (check->files->len <= file)
    g_array_set_size (check->files, file + 1);
  cad_damage_count (document, g_array_index (check->files, FileDamage, file).damages);
  add_source (check, document);
}

static void
count_closings (Check *check, guint n_files)
{
  g_array_set_size (check->files, MAX (check->files->len, n_files + 1));
  for (guint i = 0; i < check->closings->len; i++) {
    const Closing *closing = &g_array_index (check->closings, Closing, i);

    if (GPOINTER_TO_UINT (g_hash_table_lookup (check->counts, GSIZE_TO_POINTER (closing->closing))) > 1)
      g_array_index (check->files, FileDamage, closing->file).closings++;
  }
}

static void
write_plain (GString *out, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_c (out, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
}

static void
file_tsv (GString *out, const CadCorpusFile *file, const FileDamage *damage)
{
  write_plain (out, file->name);
  g_string_append_printf (out, "\t%s\t%u\t%u\t%u\t%u\t%u\t%u\t%u", file->format, file->announced, file->read,
                          file->refused, file->empty, file->duplicate, file->damaged, file->undated);
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    g_string_append_printf (out, "\t%u", damage->damages[i]);
  g_string_append_printf (out, "\t%u\n", damage->closings);
}

static void
check_tsv (GString *out, const Check *check, const CadCorpusAudit *audit)
{
  g_string_append (out, "file\tformat\tannounced\tread\trefused\tempty\tduplicate\tdamaged\tundated");
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    g_string_append_printf (out, "\t%s", cad_damage_name (i));
  g_string_append (out, "\tclosings\n");
  for (guint i = 0; i < audit->files->len; i++)
    file_tsv (out, audit->files->pdata[i], &g_array_index (check->files, FileDamage, i));
}

static const char *
damage_label (CadDamage damage)
{
  const char *const labels[CAD_N_DAMAGES] = {
    [CAD_DAMAGE_MARKS] = _ ("paragraphs with unpaired quotation marks"),
    [CAD_DAMAGE_GLUED] = _ ("words run together"),
    [CAD_DAMAGE_MOJIBAKE] = _ ("signs of a wrong encoding"),
    [CAD_DAMAGE_BOILERPLATE] = _ ("lines that are no article (Lire aussi ...)"),
    [CAD_DAMAGE_MARKUP] = _ ("remains of HTML or XPath"),
    [CAD_DAMAGE_LINKS] = _ ("links and names of pictures"),
  };

  return labels[damage];
}

static void
file_text (GString *out, const CadCorpusFile *file, const FileDamage *damage)
{
  write_plain (out, file->name);
  g_string_append_printf (out, _ (" (%s): %u announced, %u read"), file->format, file->announced, file->read);
  const struct {
    guint n;
    const char *label;
  } counts[] = { { file->refused, _ ("refused") },
                 { file->empty, _ ("empty") },
                 { file->duplicate, _ ("seen before") },
                 { file->damaged, _ ("damaged") },
                 { file->undated, _ ("with a date that is not understood") } };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    if (counts[i].n > 0)
      g_string_append_printf (out, ", %u %s", counts[i].n, counts[i].label);
  g_string_append_c (out, '\n');
  for (guint i = 0; i < CAD_N_DAMAGES; i++)
    if (damage->damages[i] > 0)
      g_string_append_printf (out, "  %u %s\n", damage->damages[i], damage_label (i));
  if (damage->closings > 0)
    g_string_append_printf (out, "  %u %s\n", damage->closings, _ ("closing paragraphs that its source repeats"));
}

static void
sources_text (GString *out, const Check *check)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (check->sources), (GCompareFunc) strcmp);

  for (GList *l = names; l != NULL; l = l->next) {
    const Source *source = g_hash_table_lookup (check->sources, l->data);
    const char *name = l->data;

    write_plain (out, *name != '\0' ? name : _ ("(no source)"));
    g_string_append_printf (out, ngettext (": %u article", ": %u articles", source->articles), source->articles);
    if (source->first != NULL)
      g_string_append_printf (out, ", %s – %s", source->first, source->last);
    g_string_append_c (out, '\n');
  }
}

static void
messages_text (GString *out, const GPtrArray *messages)
{
  for (guint i = 0; i < messages->len; i++) {
    write_plain (out, messages->pdata[i]);
    g_string_append_c (out, '\n');
  }
}

static void
check_text (GString *out, const Check *check, const CadCorpusAudit *audit)
{
  for (guint i = 0; i < audit->files->len; i++)
    file_text (out, audit->files->pdata[i], &g_array_index (check->files, FileDamage, i));
  if (audit->ignored > 0)
    g_string_append_printf (out,
                            ngettext ("%u other file of the folders is no article by its name\n",
                                      "%u other files of the folders are no articles by their names\n", audit->ignored),
                            audit->ignored);
  g_string_append_c (out, '\n');
  sources_text (out, check);
  if (audit->messages->len + audit->remarks->len > 0)
    g_string_append_c (out, '\n');
  messages_text (out, audit->messages);
  messages_text (out, audit->remarks);
}

static gboolean
is_sound (const Check *check, const CadCorpusAudit *audit)
{
  guint sum = audit->messages->len + audit->refused + audit->undated;

  for (guint i = 0; i < check->files->len; i++) {
    const FileDamage *file = &g_array_index (check->files, FileDamage, i);

    sum += file->closings;
    for (guint j = 0; j < CAD_N_DAMAGES; j++)
      sum += file->damages[j];
  }
  return sum == 0;
}

static void
check_clear (Check *check)
{
  g_array_unref (check->files);
  g_array_unref (check->closings);
  g_hash_table_unref (check->sources);
  g_hash_table_unref (check->counts);
}

static CliStatus
print_check (Check *check, const CadCorpus *corpus)
{
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);
  g_autoptr (GString) out = g_string_new (NULL);

  count_closings (check, audit->files->len);
  if (cli_is_format (check->options, "tsv"))
    check_tsv (out, check, audit);
  else
    check_text (out, check, audit);
  CliStatus status = cli_print (check->options, out);

  return status != CLI_DONE ? status : is_sound (check, audit) ? CLI_DONE : CLI_NOTHING;
}

static CliStatus
run_check (const CliOptions *options, CadCorpus *corpus)
{
  g_autoptr (GError) error = NULL;
  Check check = { .options = options,
                  .files = g_array_new (FALSE, TRUE, sizeof (FileDamage)),
                  .sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, source_free),
                  .counts = g_hash_table_new (NULL, NULL),
                  .closings = g_array_new (FALSE, FALSE, sizeof (Closing)) };
  const CadCorpusAudit *audit = cad_corpus_audit (corpus);
  guint duplicates = 0;
  CadDocument *next;

  cad_corpus_want_duplicates (corpus);
  while ((next = cad_corpus_next (corpus, &error)) != NULL) {
    g_autoptr (CadDocument) document = next;

    add_article (&check, document, audit->files->len);
    /* an article that comes twice repeats all of its paragraphs */
    if (audit->duplicate == duplicates)
      add_closing (&check, document, audit->files->len);
    duplicates = audit->duplicate;
  }
  CliStatus status = error != NULL ? cli_fail (error) : print_check (&check, corpus);

  check_clear (&check);
  return status;
}

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

static CliStatus
print_converted (const CliOptions *options, CadCorpusWriter *writer, CadCorpusForm form)
{
  g_autoptr (GError) error = NULL;

  if (form != CAD_CORPUS_TEI) {
    g_autoptr (GString) out = cad_corpus_writer_file (writer);

    return cli_print (options, out);
  }
  if (options->output == NULL)
    return cli_usage_error ("corpus", _ ("TEI is a folder: name it with -o"));
  g_autoptr (GHashTable) files = cad_corpus_writer_files (writer);

  return cad_output_folder (options->output, files, &error) ? CLI_DONE : cli_fail (error);
}

static const char *const forms[] = { "jsonl", "csv", "iramuteq", "tei", NULL };

static CliStatus
run_convert (const CliOptions *options, CadCorpus *corpus)
{
  g_autoptr (GError) error = NULL;
  CadCorpusForm form = 0;
  CadDocument *document;

  while (forms[form] != NULL && !cli_is_format (options, forms[form]))
    form++;
  g_autoptr (CadCorpusWriter) writer = cad_corpus_writer_new (form);

  while ((document = cad_corpus_next (corpus, &error)) != NULL)
    cad_corpus_writer_add (writer, document);
  if (error != NULL)
    return cli_fail (error);
  CliStatus status = print_converted (options, writer, form);

  say_audit (options, corpus, cad_corpus_writer_changed (writer));
  return status != CLI_DONE ? status : cad_corpus_audit (corpus)->read > 0 ? CLI_DONE : CLI_NOTHING;
}

static const struct {
  const char *name;
  CliStatus (*run) (const CliOptions *options, CadCorpus *corpus);
} subcommands[] = { { "check", run_check }, { "convert", run_convert } };

static CliStatus
run (CliOptions *options, const CadCorpusOptions *reading)
{
  g_autoptr (GError) error = NULL;
  const char *name = options->arguments != NULL ? options->arguments[0] : "";
  guint i = 0;

  while (i < G_N_ELEMENTS (subcommands) && !g_str_equal (name, subcommands[i].name))
    i++;
  if (i == G_N_ELEMENTS (subcommands))
    return cli_usage_error ("corpus", _ ("say check or convert"));
  if (options->arguments[1] == NULL)
    return cli_usage_error ("corpus", _ ("name a corpus: a folder, a text or a file of records"));
  gboolean converting = i == 1;
  gboolean is_form = g_strv_contains (forms, options->format);

  if (options->format != NULL && converting != is_form && !(converting && cli_is_format (options, "text")))
    return cli_usage_error ("corpus",
                            _ ("check has the formats text and tsv; convert has jsonl, csv, iramuteq and tei"));
  if (converting && !is_form) {
    g_free (options->format);
    options->format = g_strdup ("jsonl");
  }
  g_autoptr (CadCorpus) corpus = cad_corpus_open_with ((const char *const *) options->arguments + 1, reading, &error);

  return corpus != NULL ? subcommands[i].run (options, corpus) : cli_fail (error);
}

int
cli_corpus (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "jsonl", "csv", "iramuteq", "tei", NULL };
  g_auto (CliOptions) options = { 0 };
  CadCorpusOptions reading = { 0 };
  const GOptionEntry own[] = {
    { "text", 0, 0, G_OPTION_ARG_STRING, &reading.text, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &reading.source, NULL, NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &reading.date, NULL, NULL },
    { "title", 0, 0, G_OPTION_ARG_STRING, &reading.title, NULL, NULL },
    { "id", 0, 0, G_OPTION_ARG_STRING, &reading.id, NULL, NULL },
    { "url", 0, 0, G_OPTION_ARG_STRING, &reading.url, NULL, NULL },
    { "text-language", 0, 0, G_OPTION_ARG_STRING, &reading.language, NULL, NULL },
    { "no-headers", 0, 0, G_OPTION_ARG_NONE, &reading.no_headers, NULL, NULL },
    { "no-extract", 0, 0, G_OPTION_ARG_NONE, &reading.no_extract, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "corpus", help, formats, own };
  CliStatus status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON)
    status = run (&options, &reading);
  const char *const given[] = { reading.text, reading.source, reading.date,    reading.title,
                                reading.id,   reading.url,    reading.language };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_free ((char *) given[i]);
  return status;
}
