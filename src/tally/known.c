/* SPDX-License-Identifier: MIT
 * known.c - where the names of a lexicon stand in a tally, so that a mention need not be looked up by its names */
#include "store.h"

#define NOT_MET G_MAXUINT32

struct _CadKnown {
  const CadLexicon *lexicon; /* borrowed: with its hash only a name for itself */
  char *sha256;
  guint *firsts;  /* of each choice, then of the loaded words: index of @keys */
  guint32 *keys;  /* by wording or group, or NOT_MET */
  guint32 *sides; /* by actor */
};

void
cad_known_free (CadKnown *known)
{
  g_free (known->sha256);
  g_free (known->firsts);
  g_free (known->keys);
  g_free (known->sides);
  g_free (known);
}

/* Returns: (transfer full) @n numbers that are not met */
static guint32 *
new_numbers (guint n)
{
  guint32 *numbers = g_new (guint32, n);

  for (guint i = 0; i < n; i++)
    numbers[i] = NOT_MET;
  return numbers;
}

static CadKnown *
known_new (const CadLexicon *lexicon)
{
  CadKnown *known = g_new (CadKnown, 1);
  guint n = 0;

  known->lexicon = lexicon;
  known->sha256 = g_strdup (lexicon->sha256);
  known->firsts = g_new (guint, lexicon->choices->len + 1);
  for (guint i = 0; i < lexicon->choices->len; i++) {
    known->firsts[i] = n;
    n += ((const CadChoice *) lexicon->choices->pdata[i])->wordings->len;
  }
  known->firsts[lexicon->choices->len] = n;
  known->keys = new_numbers (n + lexicon->loaded->len);
  known->sides = new_numbers (lexicon->actors->len);
  return known;
}

static CadKnown *
known_of (CadTally *tally, const CadLexicon *lexicon)
{
  GPtrArray *all = cad_tally_store (tally)->known;

  for (guint i = 0; i < all->len; i++) {
    CadKnown *known = all->pdata[i];

    if (known->lexicon == lexicon && g_strcmp0 (known->sha256, lexicon->sha256) == 0)
      return known;
  }
  g_ptr_array_add (all, known_new (lexicon));
  return all->pdata[all->len - 1];
}

static guint32
intern_key (CadTally *tally, const CadLexicon *lexicon, const CadMention *mention)
{
  if (mention->choice == CAD_LOADED) {
    const CadWording *group = lexicon->loaded->pdata[mention->wording];

    return cad_tally_intern_key (tally, &(CadKey){ lexicon->id, group->id, (char *) "", TRUE });
  }
  const CadChoice *choice = lexicon->choices->pdata[mention->choice];
  const CadWording *wording = choice->wordings->pdata[mention->wording];

  return cad_tally_intern_key (tally, &(CadKey){ lexicon->id, choice->id, wording->id, FALSE });
}

guint32
cad_known_key (CadTally *tally, const CadLexicon *lexicon, const CadMention *mention)
{
  CadKnown *known = known_of (tally, lexicon);
  guint choice = mention->choice == CAD_LOADED ? lexicon->choices->len : mention->choice;
  guint32 *key = &known->keys[known->firsts[choice] + mention->wording];

  if (*key == NOT_MET)
    *key = intern_key (tally, lexicon, mention);
  return *key;
}

guint32
cad_known_side (CadTally *tally, const CadLexicon *lexicon, guint actor)
{
  guint32 *side = &known_of (tally, lexicon)->sides[actor];

  if (*side == NOT_MET) {
    g_autofree char *name = g_strconcat (lexicon->id, ":", ((const CadTermSet *) lexicon->actors->pdata[actor])->id,
                                         NULL);

    *side = cad_tally_intern_side (tally, name);
  }
  return *side;
}
