/* SPDX-License-Identifier: MIT
 * copies.c - cadrage corpus copies: who prints the same text, and who changed which word of it */
#include "copies.h"

#include <cadrage/render-copies.h>

static CadCorpus *
open_place (const CliPlace *place, GError **error)
{
  if (g_strv_contains (place->paths, "-")) {
    g_set_error_literal (error, CAD_ERROR, CAD_ERROR_USAGE,
                         _ ("shared texts are looked for by reading twice: name a file instead of standard input"));
    return NULL;
  }
  return cli_corpus_open (place->options, place->paths, place->source != NULL, error);
}

gboolean
cli_copies_add (CadCopies *copies, const CliPlace *place, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CadCorpus) corpus = open_place (place, error);
  g_autoptr (CadShingler) shingler = cad_shingler_new ();
  CadDocument *next;

  while (corpus != NULL && (next = cad_corpus_next (corpus, &failure)) != NULL) {
    g_autoptr (CadDocument) document = next;

    cad_copies_add (copies, document, place->source, shingler);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return corpus != NULL;
}

static gboolean
compare_article (CadShared *shared, const CliPlace *place, CliReaders *readers, CadDocument *document, GError **error)
{
  g_autoptr (GError) failure = NULL;
  GPtrArray *lexicons = NULL;

  if (!cad_shared_wants (shared, document, place->source))
    return TRUE;
  CadReader *reader = cli_readers_find (readers, document, &lexicons, &failure);

  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  if (reader == NULL)
    return TRUE;
  if (place->source != NULL) {
    g_free (document->source);
    document->source = g_strdup (place->source);
  }
  cad_shared_add (shared, cad_reader_read (reader, document), lexicons, cad_reader_language (reader));
  return TRUE;
}

gboolean
cli_shared_add (CadShared *shared, const CliPlace *place, CliKnowledge *knowledge, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (CadCorpus) corpus = NULL;
  g_autoptr (CliReaders) readers = cli_readers_new (knowledge);
  CadDocument *next;
  gboolean fine = TRUE;

  if (shared->copies->clusters->len == 0)
    return TRUE;
  corpus = open_place (place, error);
  while (corpus != NULL && fine && (next = cad_corpus_next (corpus, &failure)) != NULL) {
    g_autoptr (CadDocument) document = next;

    fine = compare_article (shared, place, readers, document, error);
  }
  if (failure != NULL) {
    g_propagate_error (error, g_steal_pointer (&failure));
    return FALSE;
  }
  return corpus != NULL && fine;
}

static CliStatus
print (const CliOptions *options, const CadShared *shared, gboolean wordings)
{
  CadTerminal terminal;
  GString *out;

  cli_terminal (options, &terminal);
  if (cli_is_format (options, "json"))
    out = cad_render_copies_json (shared);
  else if (cli_is_format (options, "tsv"))
    out = wordings ? cad_render_copies_wordings_tsv (shared) : cad_render_copies_tsv (shared);
  else
    out = cad_render_copies_text (shared, options->interface, &terminal);
  CliStatus status = cli_print (options, out);

  g_string_free (out, TRUE);
  return status != CLI_DONE ? status : shared->copies->clusters->len > 0 ? CLI_DONE : CLI_NOTHING;
}

CliStatus
cli_corpus_copies (const CliOptions *options, gboolean wordings)
{
  g_autoptr (GError) error = NULL;
  const CliPlace place = { options, (const char *const *) options->arguments + 1, NULL };
  g_autoptr (CadCopies) copies = cad_copies_new ();
  g_autoptr (CliKnowledge) knowledge = cli_knowledge_new (options, &error);

  if (knowledge == NULL || !cli_copies_add (copies, &place, &error))
    return cli_fail (error);
  cad_copies_find (copies);
  g_autoptr (CadShared) shared = cad_shared_new (g_steal_pointer (&copies));

  if (!cli_shared_add (shared, &place, knowledge, &error))
    return cli_fail (error);
  cad_shared_finish (shared);
  return print (options, shared, wordings);
}
