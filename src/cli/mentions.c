/* SPDX-License-Identifier: MIT
 * mentions.c - cadrage mentions: every mention with its sentence */
#include "cli-copies.h"

#include <string.h>

#include <cadrage/names.h>

static const char help[] = N_ (
    "Usage: cadrage mentions [OPTION...] CORPUS...\n"
    "\n"
    "Every mention of a contested thing with its sentence, voice and speaker (a concordance).\n"
    "\n"
    "  cadrage mentions corpus/ --choice territory-taken --voice own\n"
    "  cadrage mentions -l haut-karabakh -f tsv corpus/ > mentions.tsv\n"
    "\n"
    "CORPUS is a folder of texts, a text, or a file of records (.jsonl, .csv, .tsv); - is standard input.\n"
    "\n"
    "  -l, --lexicon NAME|FILE   a lexicon; may be repeated (default: all of the text's language)\n"
    "  -L, --language CODE       language of the texts (default: what they say, else found out)\n"
    "  -f, --format FORMAT       text, tsv or json (one object a line)\n"
    "  -o, --output FILE         write there instead of standard output\n"
    "      --choice ID           only this choice (or group of loaded words)\n"
    "      --wording ID          only this wording\n"
    "      --voice NAME          only this voice: own, quoted, partial, attributed, distanced,\n"
    "                            hearsay, denied, named\n"
    "      --once                each shared text once, by who published it first\n"
    "      --source NAME         only this source");

typedef struct {
  const CliOptions *options;
  char *choice, *wording, *voice, *source;
  CadTerminal terminal;
  CliPrinter *printer;
  GHashTable *sources; /* set of the names met, owned; NULL without --source */
  guint found;
} Concordance;

/* What one worker finds. */
typedef struct {
  const Concordance *concordance;
  GArray *kept;        /* of CadReadMention: those of the article that pass the filters */
  GHashTable *sources; /* as in Concordance */
  guint found;
} Finding;

static gboolean
passes (const Concordance *self, const CadReadMention *item, GPtrArray *lexicons)
{
  const CadLexicon *lexicon = lexicons->pdata[item->mention.lexicon];
  const CadChoice *choice = item->mention.choice != CAD_LOADED ? lexicon->choices->pdata[item->mention.choice] : NULL;
  const CadWording *wording = (choice != NULL ? choice->wordings : lexicon->loaded)->pdata[item->mention.wording];

  if (self->choice != NULL && g_strcmp0 (self->choice, choice != NULL ? choice->id : wording->id) != 0)
    return FALSE;
  if (self->wording != NULL && (choice == NULL || !g_str_equal (self->wording, wording->id)))
    return FALSE;
  return self->voice == NULL || g_str_equal (self->voice, cad_voice_name (item->voice.kind));
}

static GHashTable *
set_of_names (const char *source)
{
  return source != NULL ? g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) : NULL;
}

static gpointer
begin (gpointer data)
{
  Finding *finding = g_new0 (Finding, 1);

  finding->concordance = data;
  finding->kept = g_array_new (FALSE, FALSE, sizeof (CadReadMention));
  finding->sources = set_of_names (finding->concordance->source);
  return finding;
}

static void
render (const Concordance *self, const CadReading *shown, GPtrArray *lexicons, GString *out)
{
  if (cli_is_format (self->options, "tsv"))
    cad_render_mentions_tsv (out, shown, lexicons);
  else if (cli_is_format (self->options, "json"))
    cad_render_mentions_json (out, shown, lexicons);
  else
    cad_render_mentions_text (out, shown, lexicons, &self->terminal);
}

static void
add_article (gpointer data, const CadReading *reading, GPtrArray *lexicons, GString *out)
{
  Finding *finding = data;
  const Concordance *self = finding->concordance;
  CadReading shown = *reading;

  if (finding->sources != NULL && reading->document->source != NULL)
    g_hash_table_add (finding->sources, g_strdup (reading->document->source));
  if (self->source != NULL && g_strcmp0 (self->source, reading->document->source) != 0)
    return;
  g_array_set_size (finding->kept, 0);
  for (guint i = 0; i < reading->mentions->len; i++) {
    const CadReadMention *item = &g_array_index (reading->mentions, CadReadMention, i);

    if (passes (self, item, lexicons))
      g_array_append_vals (finding->kept, item, 1);
  }
  shown.mentions = finding->kept;
  finding->found += finding->kept->len;
  render (self, &shown, lexicons, out);
}

static gboolean
emit (gpointer data, const GString *out, GError **error)
{
  const Concordance *self = data;

  return cli_printer_add (self->printer, out->str, out->len, error);
}

static void
end (gpointer data, gpointer own)
{
  Concordance *self = data;
  Finding *finding = own;
  GHashTableIter iter;
  gpointer name;

  self->found += finding->found;
  if (finding->sources != NULL)
    g_hash_table_iter_init (&iter, finding->sources);
  while (finding->sources != NULL && g_hash_table_iter_next (&iter, &name, NULL))
    g_hash_table_add (self->sources, g_strdup (name));
  g_clear_pointer (&finding->sources, g_hash_table_unref);
  g_array_unref (finding->kept);
  g_free (finding);
}

static const CliWork finding_mentions = { begin, add_article, emit, end, FALSE };

static void
add_id (GPtrArray *ids, const CadWording *wording)
{
  g_ptr_array_add (ids, wording->id);
}

/* The ids that --choice (or --wording) could have meant. */
static GPtrArray *
ids_of (GPtrArray *lexicons, gboolean wordings)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = lexicons->pdata[i];

    for (guint j = 0; j < lexicon->choices->len; j++) {
      const CadChoice *choice = lexicon->choices->pdata[j];

      if (!wordings)
        g_ptr_array_add (ids, choice->id);
      for (guint k = 0; wordings && k < choice->wordings->len; k++)
        add_id (ids, choice->wordings->pdata[k]);
    }
    for (guint j = 0; !wordings && j < lexicon->loaded->len; j++)
      add_id (ids, lexicon->loaded->pdata[j]);
  }
  return ids;
}

/* CLI_USAGE after a message when @name is none of @known (NULL-terminated by this call). */
static CliStatus
check_name (const char *option, const char *name, GPtrArray *known)
{
  g_ptr_array_add (known, NULL);
  if (name == NULL || g_strv_contains ((const char *const *) known->pdata, name))
    return CLI_GO_ON;
  const char *nearest = cad_names_nearest (name, (const char *const *) known->pdata);

  if (nearest != NULL)
    return cli_usage_error ("mentions", _ ("%s: no '%s'; did you mean '%s'?"), option, name, nearest);
  return cli_usage_error ("mentions", _ ("%s: no '%s'"), option, name);
}

/* Nothing was found: because a filter names nothing there is, or because there is nothing. */
static CliStatus
explain_nothing (const Concordance *self, const CliKnowledge *knowledge)
{
  g_autoptr (GPtrArray) lexicons = cli_knowledge_lexicons (knowledge);
  g_autoptr (GPtrArray) choices = ids_of (lexicons, FALSE);
  g_autoptr (GPtrArray) wordings = ids_of (lexicons, TRUE);
  CliStatus status = check_name ("--choice", self->choice, choices);

  if (status == CLI_GO_ON)
    status = check_name ("--wording", self->wording, wordings);
  if (status == CLI_GO_ON && self->sources != NULL) {
    g_autoptr (GPtrArray) sources = g_ptr_array_new ();
    GHashTableIter iter;
    gpointer name;

    g_hash_table_iter_init (&iter, self->sources);
    while (g_hash_table_iter_next (&iter, &name, NULL))
      g_ptr_array_add (sources, name);

    status = check_name ("--source", self->source, sources);
  }
  if (status != CLI_GO_ON)
    return status;
  cli_warn (self->options, _ ("no mention found"));
  return CLI_NOTHING;
}

static int
run (Concordance *self, const CliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpus) corpus = cli_corpus_open (options, (const char *const *) options->arguments, FALSE, &error);
  g_autoptr (CliKnowledge) knowledge = corpus != NULL ? cli_knowledge_new (options, &error) : NULL;
  g_autoptr (GHashTable) surplus = NULL;
  const CliPlace place = { options, (const char *const *) options->arguments, NULL };

  if (knowledge == NULL || !cli_copies_surplus (&place, 1, &surplus, &error))
    return cli_fail (error);
  CliPass pass = { .options = options,
                   .knowledge = knowledge,
                   .corpus = corpus,
                   .surplus = surplus,
                   .work = &finding_mentions,
                   .data = self };
  g_autoptr (CliPrinter) printer = cli_printer_new (options, &error);
  g_autoptr (GString) head = g_string_new (NULL);

  if (cli_is_format (options, "tsv"))
    cad_render_mentions_head (head);
  self->printer = printer;
  if (printer == NULL || !cli_printer_add (printer, head->str, head->len, &error) || !cli_read_corpus (&pass, &error) ||
      !cli_printer_end (printer, &error))
    return cli_fail (error);
  return self->found > 0 ? CLI_DONE : explain_nothing (self, knowledge);
}

static gboolean
is_voice (const char *name)
{
  for (guint i = 0; i < CAD_N_VOICES; i++)
    if (name == NULL || g_str_equal (name, cad_voice_name (i)))
      return TRUE;
  return FALSE;
}

int
cli_mentions (int argc, char **argv)
{
  static const char *const formats[] = { "text", "tsv", "json", NULL };
  g_auto (CliOptions) options = { 0 };
  Concordance self = { .options = &options };
  const GOptionEntry own[] = {
    { "once", 0, 0, G_OPTION_ARG_NONE, &options.once, NULL, NULL },
    { "choice", 0, 0, G_OPTION_ARG_STRING, &self.choice, NULL, NULL },
    { "wording", 0, 0, G_OPTION_ARG_STRING, &self.wording, NULL, NULL },
    { "voice", 0, 0, G_OPTION_ARG_STRING, &self.voice, NULL, NULL },
    { "source", 0, 0, G_OPTION_ARG_STRING, &self.source, NULL, NULL },
    { NULL },
  };
  const CliUsage usage = { "mentions", help, formats, own, TRUE };
  int status = cli_options_parse (&options, &usage, argc, argv);

  if (status == CLI_GO_ON && options.arguments == NULL)
    status = cli_usage_error (usage.name, _ ("name a corpus: a folder, a text or a file of records"));
  if (status == CLI_GO_ON && !is_voice (self.voice))
    status = cli_usage_error (usage.name, _ ("no voice '%s'"), self.voice);
  if (status == CLI_GO_ON) {
    cli_terminal (&options, &self.terminal);
    self.sources = set_of_names (self.source);
    status = run (&self, &options);
    g_clear_pointer (&self.sources, g_hash_table_unref);
  }
  g_free (self.choice);
  g_free (self.wording);
  g_free (self.voice);
  g_free (self.source);
  return status;
}
