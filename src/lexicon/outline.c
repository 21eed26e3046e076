/* SPDX-License-Identifier: MIT
 * outline.c - a lexicon that only names things: what counts made elsewhere are counts of */
#include <string.h>

#include "reader.h"

CadLexicon *
cad_lexicon_outline (const char *id)
{
  CadLexicon *lexicon = cad_lexicon_new ();

  lexicon->id = g_strdup (id);
  lexicon->language = g_strdup ("");
  lexicon->licence = g_strdup ("");
  lexicon->sha256 = g_strdup ("");
  lexicon->file = g_strdup ("");
  return lexicon;
}

static CadChoice *
find_choice (CadLexicon *lexicon, const char *id)
{
  for (guint i = 0; i < lexicon->choices->len; i++)
    if (strcmp (((CadChoice *) lexicon->choices->pdata[i])->id, id) == 0)
      return lexicon->choices->pdata[i];
  CadChoice *choice = cad_choice_new (id);

  g_ptr_array_add (lexicon->choices, choice);
  return choice;
}

static void
add_wording (GPtrArray *wordings, const char *id)
{
  for (guint i = 0; i < wordings->len; i++)
    if (strcmp (((CadWording *) wordings->pdata[i])->id, id) == 0)
      return;
  g_ptr_array_add (wordings, cad_wording_new (id, CAD_MATCH_EXACT));
}

void
cad_lexicon_outline_add (CadLexicon *lexicon, const char *choice, const char *wording)
{
  if (*wording == '\0')
    add_wording (lexicon->loaded, choice);
  else
    add_wording (find_choice (lexicon, choice)->wordings, wording);
}
