/* SPDX-License-Identifier: MIT
 * verbs.c - the verbs that report, by source and side */
#include "verbs.h"

#include <string.h>

#include "model.h"

/* What the articles of a source say with one verb; sides without a lexicon are side 0. */
typedef struct {
  guint32 source, verb;
  guint16 side;
  guint8 stance;
  guint64 n;
} Said;

static int
by_place (gconstpointer a, gconstpointer b)
{
  const Said *x = a, *y = b;

  if (x->source != y->source)
    return x->source < y->source ? -1 : 1;
  if (x->side != y->side)
    return x->side < y->side ? -1 : 1;
  if (x->verb != y->verb)
    return x->verb < y->verb ? -1 : 1;
  return (x->stance > y->stance) - (x->stance < y->stance);
}

static void
add_speeches (GArray *all, const CadReport *report, const CadArticle *article, const CadSpeakerRow *sides)
{
  for (guint i = 0; i < article->n_speeches; i++) {
    const CadSpeech *speech = &article->speeches[i];
    const char *verb = g_ptr_array_index (report->tally->verbs, speech->verb);
    Said said = { article->source, speech->verb, speech->side, speech->stance, speech->n };

    if (sides[speech->side].actor == NULL)
      said.side = 0;
    if (*verb != '\0')
      g_array_append_val (all, said);
  }
}

/* Adds up what is the same, in place. */
static void
add_up (GArray *all)
{
  guint kept = 0;

  g_array_sort (all, by_place);
  for (guint i = 0; i < all->len; i++) {
    const Said *next = &g_array_index (all, Said, i);
    Said *last = kept > 0 ? &g_array_index (all, Said, kept - 1) : NULL;

    if (last != NULL && by_place (last, next) == 0)
      last->n += next->n;
    else
      g_array_index (all, Said, kept++) = *next;
  }
  g_array_set_size (all, kept);
}

/* Known sides first by name, then the most used verb. */
static int
by_use (gconstpointer a, gconstpointer b)
{
  const CadVerbRow *x = a, *y = b;

  if ((x->actor == NULL) != (y->actor == NULL))
    return x->actor == NULL ? 1 : -1;
  if (x->lexicon != y->lexicon)
    return strcmp (x->lexicon->id, y->lexicon->id);
  if (x->actor != y->actor)
    return strcmp (x->actor->id, y->actor->id);
  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  int order = strcmp (x->verb, y->verb);

  return order != 0 ? order : (x->stance > y->stance) - (x->stance < y->stance);
}

void
cad_model_verbs (CadReport *report, const CadSpeakerRow *sides)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Said));

  for (guint i = 0; i < report->tally->articles->len; i++)
    add_speeches (all, report, &g_array_index (report->tally->articles, CadArticle, i), sides);
  add_up (all);
  for (guint i = 0; i < report->sources->len; i++)
    g_array_index (report->sources, CadSourceRow, i).verbs = g_array_new (FALSE, FALSE, sizeof (CadVerbRow));
  for (guint i = 0; i < all->len; i++) {
    const Said *said = &g_array_index (all, Said, i);
    const CadSpeakerRow *side = &sides[said->side];
    CadVerbRow row = { side->actor != NULL ? side->lexicon : NULL, side->actor,
                       g_ptr_array_index (report->tally->verbs, said->verb), said->stance, said->n };

    g_array_append_val (g_array_index (report->sources, CadSourceRow, said->source).verbs, row);
  }
  for (guint i = 0; i < report->sources->len; i++)
    g_array_sort (g_array_index (report->sources, CadSourceRow, i).verbs, by_use);
}

gboolean
cad_verb_side_next (const CadSourceRow *row, CadVerbSide *side)
{
  CadVerbSide next = { .first = side->end, .end = side->end };

  if (next.first >= row->verbs->len)
    return FALSE;
  const CadVerbRow *first = &g_array_index (row->verbs, CadVerbRow, next.first);

  for (; next.end < row->verbs->len; next.end++) {
    const CadVerbRow *verb = &g_array_index (row->verbs, CadVerbRow, next.end);

    if (verb->actor != first->actor || verb->lexicon != first->lexicon)
      break;
    next.stances[verb->stance] += verb->n;
  }
  *side = next;
  return TRUE;
}
