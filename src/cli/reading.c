/* SPDX-License-Identifier: MIT
 * reading.c - a corpus read article by article, and what was refused said at the end */
#include "work.h"

#include <cadrage/copies.h>

#define MESSAGES_SHOWN 10

static void
say_cleaned (const CliPass *pass)
{
  g_autofree char *words = g_strdup_printf ("%" G_GUINT64_FORMAT, pass->left_out);

  if (pass->cleaned > 0)
    cli_warn (pass->options,
              ngettext ("%u article has words that are none of its own (links, lines of the site); left out: %s "
                        "(--no-clean counts them)",
                        "%u articles have words that are none of their own (links, lines of the site); left out: %s "
                        "(--no-clean counts them)",
                        pass->cleaned),
              pass->cleaned, words);
}

static void
say_first (const CliOptions *options, const GPtrArray *said)
{
  for (guint i = 0; i < MIN (said->len, MESSAGES_SHOWN); i++)
    cli_warn (options, "%s", (char *) g_ptr_array_index (said, i));
  if (said->len > MESSAGES_SHOWN)
    cli_warn (options, _ ("... and %u more remarks on what was read"), said->len - MESSAGES_SHOWN);
}

static void
say_audit (const CliPass *pass)
{
  const CliOptions *options = pass->options;
  const CadCorpusAudit *audit = cad_corpus_audit (pass->corpus);

  cli_knowledge_remark (pass->knowledge);
  say_first (options, audit->messages);
  say_first (options, audit->remarks);
  if (pass->foreign > 0)
    cli_warn (options,
              ngettext ("%u article is in a language without lexicon and was left out",
                        "%u articles are in languages without lexicon and were left out", pass->foreign),
              pass->foreign);
  if (pass->repeated > 0)
    cli_warn (options,
              ngettext ("%u article repeats a text that was published before and was left out",
                        "%u articles repeat a text that was published before and were left out", pass->repeated),
              pass->repeated);
  if (pass->off_topic > 0)
    cli_warn (options,
              ngettext ("%u article is not about the topic of a lexicon: that lexicon was not used on it",
                        "%u articles are not about the topic of a lexicon: that lexicon was not used on them",
                        pass->off_topic),
              pass->off_topic);
  say_cleaned (pass);
  if (audit->refused + audit->empty > 0)
    cli_warn (options, _ ("%u of %u articles read, %u empty, %u refused"), audit->read, audit->announced, audit->empty,
              audit->refused);
}

/* With --strict a remark is a failure, as soon as it is made. */
static gboolean
is_acceptable (const CliPass *pass, GError **error)
{
  const CadCorpusAudit *audit = cad_corpus_audit (pass->corpus);

  if (!pass->options->strict || audit->messages->len == 0)
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("stopped by --strict: %s"), (char *) audit->messages->pdata[0]);
  return FALSE;
}

/* Without any article there is nothing to go on with. */
static gboolean
is_something (const CadCorpusAudit *audit, GError **error)
{
  if (audit->read > 0)
    return TRUE;
  if (audit->refused > 0)
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_READ, _ ("no article could be read"));
  else
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_NOTHING, _ ("no text: there is nothing to count"));
  return FALSE;
}

/* Whether @document is a copy to be left out; counts it as such. */
static gboolean
take_surplus (CliPass *pass, const CadDocument *document)
{
  if (pass->surplus == NULL)
    return FALSE;
  guint64 key = cad_copies_key (document, pass->source);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (pass->surplus, &key));

  if (n == 0)
    return FALSE;
  g_hash_table_replace (pass->surplus, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n - 1));
  pass->repeated++;
  return TRUE;
}

/* Hands all articles over. FALSE with @error when reading fails; when an article fails the crew knows. */
static gboolean
read_all (CliPass *pass, CliCrew *crew, GError **error)
{
  CliProgress *progress = cli_progress_new (pass);
  GError *failure = NULL;
  gboolean going = TRUE;

  while (going) {
    g_autoptr (CadDocument) document = cad_corpus_next (pass->corpus, &failure);

    going = failure == NULL && is_acceptable (pass, &failure) && document != NULL &&
            (take_surplus (pass, document) || cli_crew_add (crew, g_steal_pointer (&document)));
    cli_progress_tick (progress);
  }
  cli_progress_end (progress);
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

gboolean
cli_read_corpus (CliPass *pass, GError **error)
{
  g_autoptr (GError) failure = NULL;
  CliCrew *crew = cli_crew_new (pass);

  read_all (pass, crew, &failure);
  if (!cli_crew_finish (crew, error)) /* of articles before the one that could not be read */
    return FALSE;
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  say_audit (pass);
  return is_something (cad_corpus_audit (pass->corpus), error);
}
