/* SPDX-License-Identifier: MIT
 * about.c - whether a text is about what a lexicon is about */
#include "compiled.h"

/* Whether @trie finds something that begins at token @index. */
static gboolean
stands_at (const CadTrie *trie, const CadTokens *tokens, guint index, GArray *matches)
{
  guint end = tokens->sentences[cad_tokens_sentence (tokens, index) + 1];

  cad_trie_walk (trie, &(CadView){ tokens, NULL }, index, end, matches);
  return matches->len > 0;
}

gboolean
cad_matcher_is_about (const CadMatcher *matcher, const CadTokens *tokens, guint lexicon)
{
  g_return_val_if_fail (lexicon < matcher->about->len, TRUE);
  guint32 group = g_array_index (matcher->about, guint32, lexicon);
  const CadFacts *facts = cad_vocabulary_facts_at (tokens->vocabulary, 0);
  g_autoptr (GArray) matches = NULL;
  guint64 bit = cad_group_bit (group);
  gboolean found = FALSE;

  if (group == CAD_NO_GROUP)
    return TRUE;
  matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  for (guint i = 0; i < tokens->n_tokens && !found; i++)
    found = facts[tokens->tokens[i].facts].classes[0] & bit &&
            stands_at (matcher->contexts->pdata[group], tokens, i, matches);
  return found;
}
