/* SPDX-License-Identifier: MIT
 * trial.c - a matcher tried on single sentences: proofs and samples of terms */
#include "trial.h"

#include <string.h>

struct _CadTrial {
  const CadMatcher *matcher;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadFinder *finder;
  CadDocument *document; /* of the last run */
  GArray *mentions;
};

CadTrial *
cad_trial_new (const CadMatcher *matcher)
{
  CadTrial *trial = g_new0 (CadTrial, 1);

  trial->matcher = matcher;
  trial->vocabulary = cad_vocabulary_new (matcher->rules);
  cad_vocabulary_set_test (trial->vocabulary, 0, cad_matcher_test, (gpointer) matcher);
  trial->tokens = cad_tokens_new ();
  trial->finder = cad_finder_new (matcher);
  trial->mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  return trial;
}

void
cad_trial_free (CadTrial *trial)
{
  if (trial == NULL)
    return;
  g_array_unref (trial->mentions);
  cad_finder_free (trial->finder);
  cad_tokens_free (trial->tokens);
  cad_document_free (trial->document);
  cad_vocabulary_free (trial->vocabulary);
  g_free (trial);
}

const GArray *
cad_trial_run (CadTrial *trial, const char *text, CadFindFlags flags)
{
  CadDocument *document = cad_document_new ("", text, strlen (text), NULL);

  g_array_set_size (trial->mentions, 0);
  if (document == NULL)
    return trial->mentions;
  cad_tokens_read (trial->tokens, document, trial->vocabulary);
  g_clear_pointer (&trial->document, cad_document_free);
  trial->document = document;
  cad_finder_find_with (trial->finder, trial->tokens, flags, trial->mentions);
  return trial->mentions;
}

char *
cad_trial_text (const CadTrial *trial, const CadMention *mention)
{
  return g_strndup (trial->document->text + mention->span.start, mention->span.len);
}

const CadWording *
cad_trial_wording (const CadTrial *trial, const CadMention *mention)
{
  const CadLexicon *lexicon = trial->matcher->lexicons->pdata[mention->lexicon];

  if (mention->choice == CAD_LOADED)
    return lexicon->loaded->pdata[mention->wording];
  return ((const CadChoice *) lexicon->choices->pdata[mention->choice])->wordings->pdata[mention->wording];
}
