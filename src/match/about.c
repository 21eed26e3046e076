/* SPDX-License-Identifier: MIT
 * about.c - whether a text is about what a lexicon is about */
#include "compiled.h"

/* Whether a pattern of @group begins at token @index. */
static gboolean
begins_at (const CadTrie *group, const CadView *view, guint index, GArray *matches)
{
  CadView part = *view;

  part.end = view->tokens->sentences[cad_tokens_sentence (view->tokens, index) + 1];
  cad_trie_walk (group, &part, index, matches);
  return matches->len > 0;
}

gboolean
cad_view_is_about (const CadView *view, const CadMatcher *matcher, guint lexicon, GArray *matches)
{
  g_return_val_if_fail (lexicon < matcher->about->len, TRUE);
  guint32 group = g_array_index (matcher->about, guint32, lexicon);

  if (group == CAD_NO_GROUP)
    return TRUE;
  const CadTokens *tokens = view->tokens;
  const guint8 *begin = view->begin;

  g_array_set_size (matches, 0);
  for (guint i = 0, n = tokens->n_tokens; i < n; i++)
    if (begin[tokens->tokens[i].facts] & CAD_BEGINS_ABOUT && cad_token_bits (tokens, i) & cad_group_bit (group) &&
        begins_at (matcher->contexts->pdata[group], view, i, matches))
      return TRUE;
  return FALSE;
}
