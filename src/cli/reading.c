/* SPDX-License-Identifier: MIT
 * reading.c - a corpus read piece by piece, and what was refused said at the end */
#include "work.h"

#include <cadrage/copies.h>

#define MESSAGES_SHOWN 10
#define PIECE_ARTICLES 64 /* small ones go together */
#define PIECE_BYTES    (256 * 1024)

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

/* Whether @document is no copy to be left out; counts those. */
static gboolean
is_original (gpointer data, const CadDocument *document)
{
  CliPass *pass = data;
  guint64 key = cad_copies_key (document, pass->source);
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (pass->surplus, &key));

  if (n == 0)
    return TRUE;
  g_hash_table_replace (pass->surplus, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (n - 1));
  pass->repeated++;
  return FALSE;
}

gboolean
cli_pass_accepts (const CliPass *pass, const CadCorpus *read, GError **error)
{
  const CadCorpusAudit *audit = cad_corpus_audit (read);

  if (!pass->options->strict || audit->messages->len == 0)
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("stopped by --strict: %s"), (char *) audit->messages->pdata[0]);
  return FALSE;
}

gboolean
cli_read_corpus (CliPass *pass, GError **error)
{
  const CadCorpusMeasure most = { pass->work->is_slow ? 1 : PIECE_ARTICLES, PIECE_BYTES };
  gboolean going = TRUE;

  if (!cli_pass_accepts (pass, pass->corpus, error)) /* what was said when it was opened */
    return FALSE;
  CliCrew *crew = cli_crew_new (pass);

  if (pass->surplus != NULL)
    cad_corpus_want_only (pass->corpus, is_original, pass);
  while (going) {
    CadCorpus *piece = cad_corpus_cut (pass->corpus, &most);

    going = piece != NULL && cli_crew_add (crew, piece);
  }
  if (!cli_crew_finish (crew, error))
    return FALSE;
  say_audit (pass);
  return is_something (cad_corpus_audit (pass->corpus), error);
}
