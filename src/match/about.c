/* SPDX-License-Identifier: MIT
 * about.c - whether a text is about what a lexicon is about */
#include "compiled.h"

static gboolean
stands_in (const CadTrie *trie, const CadView *view, guint sentence, guint64 bits, GArray *matches)
{
  const CadTokens *tokens = view->tokens;
  const CadFacts *facts = cad_vocabulary_facts_at (tokens->vocabulary, 0);
  CadView part = { tokens, tokens->sentences[sentence + 1], view->learnt };

  for (guint i = tokens->sentences[sentence]; i < part.end; i++) {
    if ((facts[tokens->tokens[i].facts].classes[0] & bits) != bits)
      continue;
    cad_trie_walk (trie, &part, i, matches);
    if (matches->len > 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
cad_view_is_about (const CadView *view, const CadMatcher *matcher, guint lexicon, GArray *matches)
{
  g_return_val_if_fail (lexicon < matcher->about->len, TRUE);
  guint32 group = g_array_index (matcher->about, guint32, lexicon);

  if (group == CAD_NO_GROUP)
    return TRUE;
  guint64 bits = CAD_BEGINS_ABOUT | cad_group_bit (group);

  g_array_set_size (matches, 0);
  for (guint i = 0; i < view->tokens->n_sentences; i++)
    if (stands_in (matcher->contexts->pdata[group], view, i, bits, matches))
      return TRUE;
  return FALSE;
}
