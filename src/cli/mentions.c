/* SPDX-License-Identifier: MIT
 * mentions.c - cadrage mentions: every mention with its sentence */
#include "cli.h"

#include <string.h>

#include <cadrage/names.h>

#define FLUSH_BYTES (64 * 1024)

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
    "      --source NAME         only this source");

typedef struct {
  const CliOptions *options;
  char *choice, *wording, *voice, *source;
  CadTerminal terminal;
  GString *out;
  GArray *kept;        /* of CadReadMention: those of the article that pass the filters */
  GHashTable *sources; /* set of the names met, owned; NULL without --source */
  guint found;
} Concordance;

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

static gboolean
flush (Concordance *self, gsize above)
{
  if (self->options->output != NULL || self->out->len <= above)
    return TRUE;
  gboolean written = cli_print (self->options, self->out) == CLI_DONE;

  g_string_truncate (self->out, 0);
  return written;
}

static gboolean
add_article (const CadReading *reading, GPtrArray *lexicons, gpointer data, GError **error)
{
  Concordance *self = data;
  CadReading shown = *reading;

  if (self->sources != NULL && reading->document->source != NULL)
    g_hash_table_add (self->sources, g_strdup (reading->document->source));
  if (self->source != NULL && g_strcmp0 (self->source, reading->document->source) != 0)
    return TRUE;
  g_array_set_size (self->kept, 0);
  for (guint i = 0; i < reading->mentions->len; i++) {
    const CadReadMention *item = &g_array_index (reading->mentions, CadReadMention, i);

    if (passes (self, item, lexicons))
      g_array_append_vals (self->kept, item, 1);
  }
  shown.mentions = self->kept;
  self->found += self->kept->len;
  if (cli_is_format (self->options, "tsv"))
    cad_render_mentions_tsv (self->out, &shown, lexicons);
  else if (cli_is_format (self->options, "json"))
    cad_render_mentions_json (self->out, &shown, lexicons);
  else
    cad_render_mentions_text (self->out, &shown, lexicons, &self->terminal);
  if (flush (self, FLUSH_BYTES))
    return TRUE;
  g_set_error_literal (error, CAD_ERROR, CAD_ERROR_WRITE, _ ("stopped: the mentions cannot be written"));
  return FALSE;
}

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

  if (knowledge == NULL)
    return cli_fail (error);
  CliPass pass = { .options = options, .knowledge = knowledge, .corpus = corpus, .func = add_article, .data = self };

  if (cli_is_format (options, "tsv"))
    cad_render_mentions_head (self->out);
  if (!cli_read_corpus (&pass, &error))
    return cli_fail (error);
  if (options->output != NULL && cli_print (options, self->out) != CLI_DONE)
    return CLI_FAILED;
  if (!flush (self, 0))
    return CLI_FAILED;
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
    self.out = g_string_new (NULL);
    self.kept = g_array_new (FALSE, FALSE, sizeof (CadReadMention));
    if (self.source != NULL)
      self.sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    status = run (&self, &options);
    g_clear_pointer (&self.sources, g_hash_table_unref);
    g_string_free (self.out, TRUE);
    g_array_unref (self.kept);
  }
  g_free (self.choice);
  g_free (self.wording);
  g_free (self.voice);
  g_free (self.source);
  return status;
}
