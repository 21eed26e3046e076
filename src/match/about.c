/* SPDX-License-Identifier: MIT
 * about.c - whether a text is about what a lexicon is about */
#include "compiled.h"

static gboolean
stands_in_sentence (const CadTrie *trie, const CadTokens *tokens, const guint32 *bounds, guint64 bit, GArray *matches)
{
  for (guint i = bounds[0]; i < bounds[1]; i++) {
    if (!(cad_token_bits (tokens, i) & bit))
      continue;
    cad_trie_walk (trie, tokens, i, bounds[1], matches);
    if (matches->len > 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
cad_matcher_is_about (const CadMatcher *matcher, const CadTokens *tokens, guint lexicon)
{
  g_return_val_if_fail (lexicon < matcher->about->len, TRUE);
  guint32 group = g_array_index (matcher->about, guint32, lexicon);
  g_autoptr (GArray) matches = NULL;
  gboolean found = FALSE;

  if (group == CAD_NO_GROUP)
    return TRUE;
  matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  for (guint i = 0; i < tokens->n_sentences && !found; i++)
    found = stands_in_sentence (matcher->contexts->pdata[group], tokens, &tokens->sentences[i], cad_group_bit (group),
                                matches);
  return found;
}
