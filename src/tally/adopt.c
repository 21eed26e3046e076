/* SPDX-License-Identifier: MIT
 * adopt.c - counts made elsewhere meet the lexicon that they are counts of, or get an outline of one */
#include "store.h"

#include <string.h>

static gboolean
has_id (GPtrArray *wordings, const char *id)
{
  for (guint i = 0; i < wordings->len; i++)
    if (strcmp (((const CadWording *) wordings->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static const CadChoice *
find_choice (const CadLexicon *lexicon, const char *id)
{
  for (guint i = 0; i < lexicon->choices->len; i++)
    if (strcmp (((const CadChoice *) lexicon->choices->pdata[i])->id, id) == 0)
      return lexicon->choices->pdata[i];
  return NULL;
}

/* TRUE when @key could be meant for @lexicon; *@known says whether the lexicon has the wording. */
static gboolean
concerns (const CadLexicon *lexicon, const CadKey *key, gboolean *known)
{
  const CadChoice *choice = key->loaded ? NULL : find_choice (lexicon, key->choice);

  if (*key->lexicon != '\0' && strcmp (key->lexicon, lexicon->id) != 0)
    return FALSE;
  *known = key->loaded ? has_id (lexicon->loaded, key->choice)
                       : choice != NULL && has_id (choice->wordings, key->wording);
  return *known || choice != NULL || *key->lexicon != '\0';
}

guint
cad_tally_adopt (CadTally *tally, const CadLexicon *lexicon)
{
  guint left = 0;

  g_return_val_if_fail (cad_tally_find_lexicon (tally, lexicon->id) < 0, 0);
  g_return_val_if_fail (tally->lexicons->len < CAD_TALLY_LEXICONS, 0);
  for (guint i = 0; i < tally->keys->len; i++) {
    CadKey *key = tally->keys->pdata[i];
    gboolean known;

    if (!concerns (lexicon, key, &known))
      continue;
    left += !known;
    if (known && *key->lexicon == '\0' &&
        cad_tally_find_key (tally, &(CadKey){ lexicon->id, key->choice, key->wording }) < 0) {
      g_free (key->lexicon);
      key->lexicon = g_strdup (lexicon->id);
    }
  }
  cad_tally_reindex (tally);
  cad_tally_declare (tally, lexicon);
  for (guint i = 0; i < tally->articles->len; i++)
    cad_tally_article (tally, i)->lexicons |= G_GUINT64_CONSTANT (1) << (tally->lexicons->len - 1);
  cad_tally_count_texts (tally, tally->lexicons->len - 1);
  cad_tally_finish (tally);
  return left;
}

CadLexicon *
cad_tally_outline (const CadTally *tally, const char *id)
{
  CadLexicon *outline = NULL;

  for (guint i = 0; i < tally->keys->len; i++) {
    const CadKey *key = tally->keys->pdata[i];

    if (strcmp (key->lexicon, id) != 0)
      continue;
    if (outline == NULL)
      outline = cad_lexicon_outline (id);
    cad_lexicon_outline_add (outline, key->choice, key->wording);
  }
  return outline;
}
