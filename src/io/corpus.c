/* SPDX-License-Identifier: MIT
 * corpus.c - a corpus is a list of inputs, read one article at a time, and the audit of what became of them */
#include "corpus-state.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/input.h>
#include <cadrage/names.h>

#define TEXTS_MOST 4000000 /* texts whose repetition is seen: 64 MB */

const CadCorpusOptions *
cad_corpus_options (const CadCorpus *corpus)
{
  return &corpus->options;
}

void
cad_corpus_set_source_known (CadCorpus *corpus, gboolean known)
{
  corpus->place.source_known = known;
}

gboolean
cad_corpus_is_source_known (const CadCorpus *corpus)
{
  return corpus->place.source_known || corpus->options.any_source;
}

static void
note_encoding (CadCorpus *corpus, const CadDocument *document)
{
  if (document->replaced > 0) {
    const char *first = strstr (document->text, "\xEF\xBF\xBD");
    guint32 at = first != NULL ? cad_document_codepoints (document, first - document->text) : 0;

    corpus->audit.damaged++;
    cad_corpus_note (corpus, _ ("%s: %u invalid bytes became U+FFFD, the first at character %u"), document->id,
                     document->replaced, at);
  }
  if (strcmp (document->encoding, "Windows-1252") == 0)
    cad_corpus_note (corpus, _ ("%s: not UTF-8; read as Windows-1252"), document->id);
}

static gboolean
is_seen (CadCorpus *corpus, const CadDocument *document)
{
  if (corpus->seen == NULL)
    return FALSE;
  guint64 hash = cad_hash64 (document->text + document->body, document->length - document->body, 0);

  if (g_hash_table_contains (corpus->seen, GSIZE_TO_POINTER (hash)))
    return TRUE;
  if (g_hash_table_size (corpus->seen) < TEXTS_MOST)
    g_hash_table_add (corpus->seen, GSIZE_TO_POINTER (hash));
  return FALSE;
}

CadDocument *
cad_corpus_take_document (CadCorpus *corpus, CadDocument *document)
{
  corpus->audit.bytes += document->length;
  if (corpus->checksum != NULL)
    g_checksum_update (corpus->checksum, (const guchar *) document->text, document->length);
  if (document->text[document->body + strspn (document->text + document->body, " \t\r\n")] == '\0') {
    corpus->audit.empty++;
    cad_corpus_note (corpus, _ ("%s: empty"), document->id);
    cad_document_free (document);
    return NULL;
  }
  note_encoding (corpus, document);
  corpus->audit.duplicate += is_seen (corpus, document);
  corpus->audit.read++;
  return document;
}

/* Takes @document, or notes why there is none. */
static CadDocument *
take_or_refuse (CadCorpus *corpus, const char *id, CadDocument *document, const GError *error)
{
  if (document != NULL)
    return cad_corpus_take_document (corpus, document);
  corpus->audit.refused++;
  cad_corpus_note (corpus, _ ("%s: refused: %s"), id, error->message);
  return NULL;
}

CadDocument *
cad_corpus_take (CadCorpus *corpus, const char *id, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;
  CadDocument *document = cad_document_new (id, bytes, length, &error);

  return take_or_refuse (corpus, id, document, error);
}

/* A name that does not depend on the place, so that a corpus can be cut anywhere. */
static void
name_by_content (CadDocument *document, const CadCorpusItem *item, const char *text, gsize length)
{
  guint64 hash = cad_hash64 (text, length, 0);

  for (guint i = 0; i < CAD_N_FIELDS; i++)
    if (i != CAD_FIELD_TEXT && i != CAD_FIELD_PATH && item->cells[i] != NULL)
      hash = cad_hash64 (item->cells[i], strlen (item->cells[i]), hash + i);
  g_free (document->id);
  document->id = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash);
}

CadDocument *
cad_corpus_take_item (CadCorpus *corpus, const char *id, const CadCorpusItem *item)
{
  const char *text = item->cells[CAD_FIELD_TEXT] != NULL ? item->cells[CAD_FIELD_TEXT] : "";
  gsize length = item->length > 0 ? item->length : strlen (text);
  g_autoptr (GError) error = NULL;
  CadDocument *document = item->is_valid ? cad_document_new_valid (id, text, length, &error)
                                         : cad_document_new (id, text, length, &error);

  if (document != NULL && item->is_valid) {
    document->replaced = item->replaced;
    document->encoding = item->odd ? "Windows-1252" : "UTF-8";
  }
  document = take_or_refuse (corpus, id, document, error);
  if (document != NULL)
    cad_corpus_item_apply (item, corpus, document);
  if (document != NULL && corpus->options.content_ids && item->cells[CAD_FIELD_ID] == NULL)
    name_by_content (document, item, text, length);
  return document;
}

static void
input_free (gpointer data)
{
  CadCorpusInput *input = data;

  input->class->close (input);
}

CadCorpus *
cad_corpus_new (const CadCorpusOptions *options)
{
  CadCorpus *corpus = g_new0 (CadCorpus, 1);

  if (options != NULL)
    corpus->options = *options;
  corpus->inputs = g_ptr_array_new_with_free_func (input_free);
  corpus->audit.messages = g_ptr_array_new_with_free_func (g_free);
  corpus->audit.remarks = g_ptr_array_new_with_free_func (g_free);
  corpus->audit.files = g_ptr_array_new_with_free_func (cad_corpus_file_free);
  return corpus;
}

static CadCorpusInput *
open_input (CadCorpus *corpus, const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return cad_corpus_folder_open (corpus, path, error);
  if (!g_str_equal (path, "-") && !g_file_test (path, G_FILE_TEST_EXISTS)) {
    cad_input_fail (path, ENOENT, error);
    return NULL;
  }
  return cad_corpus_file_open (corpus, path, error);
}

CadCorpus *
cad_corpus_open_with (const char *const *paths, const CadCorpusOptions *options, GError **error)
{
  g_autoptr (CadCorpus) corpus = cad_corpus_new (options);

  for (guint i = 0; paths[i] != NULL; i++) {
    CadCorpusInput *input = open_input (corpus, paths[i], error);

    if (input == NULL)
      return NULL;
    g_ptr_array_add (corpus->inputs, input);
  }
  return g_steal_pointer (&corpus);
}

CadCorpus *
cad_corpus_open (const char *const *paths, GError **error)
{
  return cad_corpus_open_with (paths, NULL, error);
}

CadCorpus *
cad_corpus_open_bytes (const char *name, const char *bytes, gsize length, GError **error)
{
  CadStream *stream = cad_stream_new_bytes (name, bytes, length, error);

  if (stream == NULL)
    return NULL;
  CadCorpus *corpus = cad_corpus_new (NULL);

  g_ptr_array_add (corpus->inputs, cad_corpus_members_new (stream, FALSE));
  return corpus;
}

void
cad_corpus_free (CadCorpus *corpus)
{
  if (corpus == NULL)
    return;
  g_ptr_array_unref (corpus->inputs);
  g_clear_pointer (&corpus->documents, g_ptr_array_unref);
  g_clear_error (&corpus->failure);
  g_ptr_array_unref (corpus->audit.messages);
  g_ptr_array_unref (corpus->audit.remarks);
  g_ptr_array_unref (corpus->audit.files);
  g_clear_pointer (&corpus->seen, g_hash_table_unref);
  g_clear_pointer (&corpus->file, cad_corpus_file_free);
  g_clear_pointer (&corpus->checksum, g_checksum_free);
  g_free (corpus);
}

gboolean
cad_corpus_takes (CadCorpus *corpus, const char *bytes, gsize length)
{
  if (corpus->options.n_parts == 0 || corpus->place.all_asked || corpus->one_asked)
    return TRUE;
  guint64 hash = cad_hash64 (bytes, length, 0);
  gboolean takes = hash % corpus->options.n_parts == corpus->options.part - 1;

  corpus->fingerprint += cad_hash64 (&hash, sizeof hash, 0);
  corpus->one_asked = takes;
  corpus->audit.others += !takes;
  return takes;
}

void
cad_corpus_set_asked (CadCorpus *corpus, gboolean asked)
{
  corpus->place.all_asked = asked;
}

static gboolean
is_wanted (CadCorpus *corpus, const CadDocument *document)
{
  gboolean wanted = cad_corpus_takes (corpus, document->id, strlen (document->id));

  if (!wanted)
    corpus->audit.read--;
  return wanted;
}

guint64
cad_corpus_fingerprint (const CadCorpus *corpus)
{
  return corpus->fingerprint;
}

CadDocument *
cad_corpus_read (CadCorpus *corpus, CadCorpus *into, GError **error)
{
  CadCorpusInput *input = corpus->inputs->pdata[corpus->at];
  g_autoptr (GError) failure = NULL;
  gboolean more = TRUE;

  into->one_asked = FALSE;
  CadDocument *document = input->class->next (input, into, &more, &failure);

  if (document != NULL && !is_wanted (into, document))
    g_clear_pointer (&document, cad_document_free);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (!more) {
    into->place.all_asked = FALSE;
    corpus->at++;
  }
  return document;
}

/* The next of the articles that were read when @corpus was cut off. */
static CadDocument *
take_ready (CadCorpus *corpus)
{
  return corpus->documents != NULL && corpus->given < corpus->documents->len
             ? g_steal_pointer (&corpus->documents->pdata[corpus->given++])
             : NULL;
}

CadDocument *
cad_corpus_next (CadCorpus *corpus, GError **error)
{
  CadDocument *document = take_ready (corpus);

  while (document == NULL && corpus->failure == NULL && corpus->at < corpus->inputs->len)
    document = cad_corpus_read (corpus, corpus, &corpus->failure);
  if (document == NULL && corpus->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&corpus->failure));
  return document;
}

const CadCorpusAudit *
cad_corpus_audit (const CadCorpus *corpus)
{
  return &corpus->audit;
}

double
cad_corpus_share_read (const CadCorpus *corpus)
{
  double share = 0;

  if (corpus->at >= corpus->inputs->len)
    return 1;
  const CadCorpusInput *input = corpus->inputs->pdata[corpus->at];

  if (input->class->share != NULL)
    share = input->class->share (input);
  return share < 0 ? 0 : (corpus->at + share) / corpus->inputs->len;
}

void
cad_corpus_want_sha256 (CadCorpus *corpus)
{
  if (corpus->checksum == NULL)
    corpus->checksum = g_checksum_new (G_CHECKSUM_SHA256);
}

void
cad_corpus_want_duplicates (CadCorpus *corpus)
{
  if (corpus->seen == NULL)
    corpus->seen = g_hash_table_new (NULL, NULL);
}

char *
cad_corpus_sha256 (const CadCorpus *corpus)
{
  if (corpus->checksum == NULL)
    return NULL;
  g_autoptr (GChecksum) copy = g_checksum_copy (corpus->checksum);

  return g_strdup (g_checksum_get_string (copy));
}
