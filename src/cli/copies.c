/* SPDX-License-Identifier: MIT
 * copies.c - cadrage corpus copies: who prints the same text, and who changed which word of it */
#include "cli-copies.h"

#include <cadrage/reprints.h>

/* Standard input, a named pipe, what a shell writes <(...). */
static gboolean
is_stream (const char *path)
{
  return g_str_equal (path, "-") ||
         (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR | G_FILE_TEST_IS_DIR));
}

gboolean
cli_place_is_lasting (const CliPlace *place)
{
  for (guint i = 0; place->paths[i] != NULL; i++)
    if (is_stream (place->paths[i]))
      return FALSE;
  return TRUE;
}

/* The texts of @place. */
static CadCorpus *
open_place (const CliPlace *place, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  if (!cli_place_is_lasting (place)) {
    g_set_error_literal (
        error, CAD_ERROR, CAD_ERROR_USAGE,
        _ ("shared texts are found by reading twice: name a file instead of standard input or a pipe"));
    return NULL;
  }
  for (guint i = 0; place->paths[i] != NULL; i++)
    if (!cli_holds_counts (place->paths[i]))
      g_ptr_array_add (texts, (gpointer) place->paths[i]);
  g_ptr_array_add (texts, NULL);
  return cli_corpus_open (place->options, (const char *const *) texts->pdata, place->source != NULL, error);
}

static gboolean
add_place (CadCopies *copies, const CliPlace *place, GError **error)
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

CadCopies *
cli_copies_find (const CliPlace *places, guint n_places, GError **error)
{
  g_autoptr (CadCopies) copies = cad_copies_new ();

  for (guint i = 0; i < n_places; i++)
    if (!add_place (copies, &places[i], error))
      return NULL;
  cad_copies_find (copies);
  return g_steal_pointer (&copies);
}

gboolean
cli_copies_surplus (const CliPlace *places, guint n_places, GHashTable **surplus, GError **error)
{
  if (!places->options->once)
    return TRUE;
  g_autoptr (CadCopies) copies = cli_copies_find (places, n_places, error);

  if (copies != NULL)
    *surplus = cad_copies_surplus (copies);
  return copies != NULL;
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

CadShared *
cli_shared_new (CadCopies *copies, const CliPlace *place, CliKnowledge *knowledge, GError **error)
{
  g_autoptr (CadShared) shared = cad_shared_new (copies);
  g_autoptr (CliReaders) readers = cli_readers_new (knowledge);
  g_autoptr (CadCorpus) corpus = NULL;
  g_autoptr (GError) failure = NULL;
  CadDocument *next;
  gboolean fine = TRUE;

  if (copies->clusters->len > 0 && (corpus = open_place (place, error)) == NULL)
    return NULL;
  while (corpus != NULL && fine && (next = cad_corpus_next (corpus, &failure)) != NULL) {
    g_autoptr (CadDocument) document = next;

    fine = compare_article (shared, place, readers, document, error);
  }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (fine) {
    cad_shared_finish (shared);
    return g_steal_pointer (&shared);
  }
  return NULL;
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
  g_autoptr (CliKnowledge) knowledge = cli_knowledge_new (options, &error);
  g_autoptr (CadCopies) copies = knowledge != NULL ? cli_copies_find (&place, 1, &error) : NULL;

  g_autoptr (CadShared) shared = copies != NULL ? cli_shared_new (g_steal_pointer (&copies), &place, knowledge, &error)
                                                : NULL;

  return shared != NULL ? print (options, shared, wordings) : cli_fail (error);
}
