/* SPDX-License-Identifier: MIT
 * fuzz-corpus.c - a libFuzzer target: whatever the bytes are, reading them ends, and every text is valid UTF-8 */
#include <cadrage/corpus.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);

/* FUZZ_NAME gives the file its suffix, and so the reader when the content shows no other. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (CadCorpus) corpus = cad_corpus_open_bytes (FUZZ_NAME, (const char *) bytes, length, NULL);
  CadDocument *document;

  while (corpus != NULL && (document = cad_corpus_next (corpus, NULL)) != NULL) {
    g_assert_true (g_utf8_validate (document->text, document->length, NULL));
    g_assert_cmpuint (document->body, <=, document->length);
    cad_document_free (document);
  }
  return 0;
}
