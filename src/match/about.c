/* SPDX-License-Identifier: MIT
 * about.c - whether a text is about what a lexicon is about */
#include "compiled.h"

static gboolean
stands_in_sentence (const CadTrie *trie, const CadView *view, guint32 bounds[2], guint64 bit, GArray *matches)
{
  for (guint i = bounds[0]; i < bounds[1]; i++) {
    if (!(cad_view_bits (view, i) & bit))
      continue;
    cad_trie_walk (trie, view, i, bounds[1], matches);
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
  CadView view;

  if (group == CAD_NO_GROUP)
    return TRUE;
  matches = g_array_new (FALSE, FALSE, sizeof (CadMatch));
  cad_view_init (&view, tokens, 0, tokens->n_tokens);
  for (guint i = 0; i < tokens->n_sentences && !found; i++)
    found = stands_in_sentence (matcher->contexts->pdata[group], &view, &tokens->sentences[i], cad_group_bit (group),
                                matches);
  cad_view_clear (&view);
  return found;
}
