/* SPDX-License-Identifier: MIT
 * corpus.c - a corpus is a list of inputs, each a folder, a text or a file of records, read one article at a time */
#include "corpus-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/input.h>

#define MESSAGES_MOST 1000 /* audit messages kept; more are only counted */

struct _CadCorpus {
  GPtrArray *inputs; /* of CadCorpusInput, owned */
  guint at;
  CadCorpusAudit audit;
  GChecksum *checksum;
};

void
cad_corpus_note (CadCorpus *corpus, const char *format, ...)
{
  va_list args;

  if (corpus->audit.messages->len >= MESSAGES_MOST)
    return;
  va_start (args, format);
  g_ptr_array_add (corpus->audit.messages, g_strdup_vprintf (format, args));
  va_end (args);
}

CadCorpusAudit *
cad_corpus_counts (CadCorpus *corpus)
{
  return &corpus->audit;
}

/* One text becomes a document, or a line of the audit. */
CadDocument *
cad_corpus_take (CadCorpus *corpus, const char *id, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new (id, bytes, length, &error);

  corpus->audit.bytes += length;
  g_checksum_update (corpus->checksum, (const guchar *) bytes, length);
  if (document == NULL) {
    corpus->audit.refused++;
    cad_corpus_note (corpus, _ ("%s: refused: %s"), id, error->message);
    return NULL;
  }
  if (document->replaced > 0)
    cad_corpus_note (corpus, _ ("%s: %u invalid bytes became U+FFFD"), id, document->replaced);
  if (strcmp (document->encoding, "Windows-1252") == 0)
    cad_corpus_note (corpus, _ ("%s: not UTF-8; read as Windows-1252"), id);
  if (document->text[document->body + strspn (document->text + document->body, " \t\r\n")] == '\0') {
    corpus->audit.empty++;
    cad_corpus_note (corpus, _ ("%s: empty"), id);
    cad_document_free (document);
    return NULL;
  }
  corpus->audit.read++;
  return document;
}

static void
input_free (gpointer data)
{
  CadCorpusInput *input = data;

  input->class->close (input);
}

/* What @path is: a folder, a file of records by its name, else one text. */
static CadCorpusInput *
open_input (const char *path, GError **error)
{
  if (g_str_equal (path, "-"))
    return cad_corpus_text_open (path, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return cad_corpus_folder_open (path, error);
  if (!g_file_test (path, G_FILE_TEST_EXISTS)) {
    cad_input_fail (path, ENOENT, error);
    return NULL;
  }
  if (g_str_has_suffix (path, ".jsonl") || g_str_has_suffix (path, ".ndjson"))
    return cad_corpus_json_open (path, error);
  if (g_str_has_suffix (path, ".tsv") || g_str_has_suffix (path, ".csv"))
    return cad_corpus_columns_open (path, error);
  return cad_corpus_text_open (path, error);
}

CadCorpus *
cad_corpus_open (const char *const *paths, GError **error)
{
  g_autoptr (CadCorpus) corpus = g_new0 (CadCorpus, 1);

  corpus->inputs = g_ptr_array_new_with_free_func (input_free);
  corpus->audit.messages = g_ptr_array_new_with_free_func (g_free);
  corpus->checksum = g_checksum_new (G_CHECKSUM_SHA256);
  for (guint i = 0; paths[i] != NULL; i++) {
    CadCorpusInput *input = open_input (paths[i], error);

    if (input == NULL)
      return NULL;
    g_ptr_array_add (corpus->inputs, input);
  }
  return g_steal_pointer (&corpus);
}

void
cad_corpus_free (CadCorpus *corpus)
{
  if (corpus == NULL)
    return;
  g_ptr_array_unref (corpus->inputs);
  g_ptr_array_unref (corpus->audit.messages);
  g_checksum_free (corpus->checksum);
  g_free (corpus);
}

CadDocument *
cad_corpus_next (CadCorpus *corpus, GError **error)
{
  while (corpus->at < corpus->inputs->len) {
    CadCorpusInput *input = corpus->inputs->pdata[corpus->at];
    gboolean more = TRUE;

    while (more) {
      g_autoptr (GError) failure = NULL;
      CadDocument *document = input->class->next (input, corpus, &more, &failure);

      if (document != NULL)
        return document;
      if (failure != NULL) {
        g_propagate_error (error, g_steal_pointer (&failure));
        return NULL;
      }
    }
    corpus->at++;
  }
  return NULL;
}

const CadCorpusAudit *
cad_corpus_audit (const CadCorpus *corpus)
{
  return &corpus->audit;
}

char *
cad_corpus_sha256 (const CadCorpus *corpus)
{
  g_autoptr (GChecksum) copy = g_checksum_copy (corpus->checksum);

  return g_strdup (g_checksum_get_string (copy));
}
