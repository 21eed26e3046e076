/* SPDX-License-Identifier: MIT
 * fuzz-corpus.c - a libFuzzer target: whatever the bytes are, reading them ends, and every text is valid UTF-8 */
#include <cadrage/corpus.h>
#include <cadrage/damage.h>

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length);

/* What is left out of an article lies in its body, in order. */
static void
check_damage (const CadDocument *document)
{
  g_autoptr (GArray) damages = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  gsize at = document->body;
  CadTextRules rules;

  cad_text_rules_init (&rules);
  rules.boilerplate = cad_boilerplate_new ();
  cad_boilerplate_add (rules.boilerplate, CAD_BOILERPLATE_LINK, "lire|a a|aussi");
  cad_boilerplate_add (rules.boilerplate, CAD_BOILERPLATE_NOTICE, "a ... b ... c");
  cad_boilerplate_add (rules.boilerplate, CAD_BOILERPLATE_BYLINE, "par|a");
  cad_damage_survey (document, &rules, damages);
  cad_damage_find (document, &rules, damages);
  for (guint i = 0; i < damages->len; i++) {
    CadSpan span = g_array_index (damages, CadDamage, i).span;

    g_assert_cmpuint (span.start, >=, at);
    at = cad_span_end (span);
  }
  g_assert_cmpuint (at, <=, document->length);
  cad_text_rules_clear (&rules);
}

/* FUZZ_NAME gives the file its suffix, and so the reader when the content shows no other. */
int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize length)
{
  g_autoptr (CadCorpus) corpus = cad_corpus_open_bytes (FUZZ_NAME, (const char *) bytes, length, NULL);
  CadDocument *document;

  while (corpus != NULL && (document = cad_corpus_next (corpus, NULL)) != NULL) {
    g_assert_true (g_utf8_validate (document->text, document->length, NULL));
    g_assert_cmpuint (document->body, <=, document->length);
    check_damage (document);
    cad_document_free (document);
  }
  return 0;
}
