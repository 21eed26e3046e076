/* SPDX-License-Identifier: MIT
 * reading.c - a corpus read article by article, and what was refused said at the end */
#include "cli.h"

#define MESSAGES_SHOWN 10

static gboolean
read_one (CliPass *pass, CliReaders *readers, CadDocument *document, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GPtrArray *lexicons = NULL;
  CadReader *reader = cli_readers_find (readers, document, &lexicons, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (reader == NULL) {
    pass->foreign++;
    return TRUE;
  }
  if (pass->source != NULL) {
    g_free (document->source);
    document->source = g_strdup (pass->source);
  }
  const CadReading *reading = cad_reader_read (reader, document);

  pass->off_topic += reading->off_topic > 0;
  return pass->func (reading, lexicons, pass->data, error);
}

static void
say_audit (const CliPass *pass)
{
  const CliOptions *options = pass->options;
  const CadCorpusAudit *audit = cad_corpus_audit (pass->corpus);

  for (guint i = 0; i < MIN (audit->messages->len, MESSAGES_SHOWN); i++)
    cli_warn (options, "%s", (char *) audit->messages->pdata[i]);
  for (guint i = 0; i < MIN (audit->remarks->len, MESSAGES_SHOWN); i++)
    cli_warn (options, "%s", (char *) audit->remarks->pdata[i]);
  if (audit->messages->len > MESSAGES_SHOWN)
    cli_warn (options, _ ("... and %u more remarks on what was read"), audit->messages->len - MESSAGES_SHOWN);
  if (pass->foreign > 0)
    cli_warn (options,
              ngettext ("%u article is in a language without lexicon and was left out",
                        "%u articles are in languages without lexicon and were left out", pass->foreign),
              pass->foreign);
  if (pass->off_topic > 0)
    cli_warn (options,
              ngettext ("%u article is not about the topic of a lexicon: that lexicon was not used on it",
                        "%u articles are not about the topic of a lexicon: that lexicon was not used on them",
                        pass->off_topic),
              pass->off_topic);
  if (audit->refused + audit->empty > 0)
    cli_warn (options, _ ("%u of %u articles read, %u empty, %u refused"), audit->read, audit->announced, audit->empty,
              audit->refused);
}

/* With --strict a remark is a failure; without any article there is nothing to go on with. */
static gboolean
judge (const CliOptions *options, const CadCorpusAudit *audit, GError **error)
{
  if (options->strict && audit->messages->len > 0) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("stopped by --strict: %s"), (char *) audit->messages->pdata[0]);
    return FALSE;
  }
  if (audit->read > 0)
    return TRUE;
  if (audit->refused > 0)
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_READ, _ ("no article could be read"));
  else
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_NOTHING, _ ("no text: there is nothing to count"));
  return FALSE;
}

gboolean
cli_read_corpus (CliPass *pass, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CliReaders) readers = cli_readers_new (pass->knowledge);
  CadDocument *next;
  gboolean fine = TRUE;

  while (fine && (next = cad_corpus_next (pass->corpus, &failure)) != NULL) {
    g_autoptr (CadDocument) document = next;

    fine = read_one (pass, readers, document, error);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  cli_knowledge_remark (pass->knowledge);
  say_audit (pass);
  return fine && judge (pass->options, cad_corpus_audit (pass->corpus), error);
}
