/* SPDX-License-Identifier: MIT
 * verbs.c - reporting verbs as they stand in a sentence: auxiliaries, clitics, negation, tense */
#include "page.h"

#define LIGHT (cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_CLITIC))

/* What stands left of a form, up to the first word of its group. */
typedef struct {
  guint32 first;
  gboolean have, be, reflexive, negated;
  gboolean past; /* « a été »: be is a participle itself */
  guint32 pronoun;
} Left;

/* The inverted pronoun at @i (« -t-il », « -elle »), or NOWHERE. */
static guint32
inverted_pronoun (const Page *page, guint32 i)
{
  guint64 pronoun = cad_bit (CAD_CLASS_PRONOUN) | cad_bit (CAD_CLASS_ONE) | cad_bit (CAD_CLASS_FIRST_PERSON);

  for (guint n = 0; n < 2 && i != NOWHERE && is_joined (page, i); n++) {
    if (is_any (page, i, pronoun))
      return i;
    i = page_next (page, i);
  }
  return NOWHERE;
}

/* Does a clitic stand at @i and no determiner of a noun? Only what the verb's group can hold passes. */
static gboolean
is_group_word (const Page *page, guint32 i)
{
  if (is_any (page, i, cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_PRONOUN)))
    return FALSE;
  return is_any (page, i, LIGHT);
}

static Left
look_left (const Page *page, guint32 at)
{
  Left left = { .first = at, .pronoun = NOWHERE };
  guint32 i = page_previous (page, at);

  for (guint n = 0; n < 8 && i != NOWHERE; n++) {
    gboolean auxiliary = is_any (page, i, cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE));

    if (is_joined (page, i)) {
      guint32 before = page_previous (page, i);
      guint32 from = before != NOWHERE && is_joined (page, before) ? before : i;

      if (left.pronoun == NOWHERE && inverted_pronoun (page, from) == i)
        left.pronoun = i;
      else if (left.pronoun == NOWHERE || inverted_pronoun (page, i) != left.pronoun)
        return left;
    } else if (auxiliary && !left.have) {
      left.past = left.be;
      left.have |= is_any (page, i, cad_bit (CAD_CLASS_HAVE));
      left.be |= is_any (page, i, cad_bit (CAD_CLASS_BE));
    } else if (!is_group_word (page, i)) {
      return left;
    }
    left.reflexive |= is_any (page, i, cad_bit (CAD_CLASS_REFLEXIVE));
    left.negated |= is_any (page, i, cad_bit (CAD_CLASS_NEGATION));
    left.first = i;
    i = page_previous (page, i);
  }
  return left;
}

/* « une demande », « la nouvelle annonce »: more often a noun, and behind a determiner always one. */
static gboolean
is_noun (const Page *page, guint32 at)
{
  guint32 before = page_previous (page, at), earlier = before != NOWHERE ? page_previous (page, before) : NOWHERE;
  guint64 nominal = cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) |
                    cad_bit (CAD_CLASS_PREPOSITION);
  guint64 subject = cad_bit (CAD_CLASS_PRONOUN) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_FIRST_PERSON) |
                    cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_AS);

  guint64 names = cad_bit (CAD_CLASS_CAPITAL) | cad_bit (CAD_CLASS_ROLE) | cad_bit (CAD_CLASS_PLACE);

  if (before == NOWHERE)
    return is_any (page, at, cad_bit (CAD_CLASS_NOUNLIKE));
  if (is_any (page, before, nominal)) {
    if (is_any (page, before, cad_bit (CAD_CLASS_CLITIC)) && earlier != NOWHERE && is_any (page, earlier, subject))
      return FALSE;
    if (is_any (page, before, cad_bit (CAD_CLASS_OBJECT)) && earlier != NOWHERE && is_word (page, earlier) &&
        is_any (page, earlier, names) &&
        !is_any (page, at, cad_bit (CAD_CLASS_NOUNLIKE) | cad_bit (CAD_CLASS_PARTICIPLE)))
      return FALSE; /* « Bakou les accuse » */
    return !is_any (page, at, cad_bit (CAD_CLASS_INFINITIVE) | cad_bit (CAD_CLASS_GERUND)) ||
           is_any (page, at, cad_bit (CAD_CLASS_NOUNLIKE)) ||
           !is_any (page, before, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION));
  }
  if (!is_any (page, at, cad_bit (CAD_CLASS_NOUNLIKE)) || earlier == NOWHERE)
    return FALSE;
  return is_any (page, earlier, cad_bit (CAD_CLASS_DETERMINER)) &&
         is_any (page, before, cad_bit (CAD_CLASS_PRENOMINAL));
}

/* Do the tail's words follow? Gives the token of the last one. */
static gboolean
has_tail (const Page *page, const CadCueVerb *verb, guint32 at, guint32 *last)
{
  guint32 i = at;

  for (guint t = 0; t < verb->n_tail; t++) {
    guint skipped = 0;

    i = page_next (page, i);
    while (i != NOWHERE && skipped++ < 3 && unit_at (page, i)->entry != verb->tail[t] &&
           (is_any (page, i, LIGHT) || is_joined (page, i)))
      i = page_next (page, i);
    if (i == NOWHERE || unit_at (page, i)->entry != verb->tail[t])
      return FALSE;
  }
  *last = i;
  return TRUE;
}

/* The tense in which a form is used here, or 0 when it is none of its own. */
static guint
tense_here (const CadCueForm *form, const Left *left)
{
  if (left->have || left->be) {
    if (form->tenses & (CAD_TENSE_PARTICIPLE | CAD_TENSE_GERUND))
      return CAD_TENSE_FINITE;
    return left->have && !left->be && (form->tenses & CAD_TENSE_INFINITIVE) ? CAD_TENSE_INFINITIVE : 0;
  }
  if (form->tenses & CAD_TENSE_FINITE)
    return CAD_TENSE_FINITE;
  if (form->tenses & CAD_TENSE_INFINITIVE)
    return CAD_TENSE_INFINITIVE;
  if (form->tenses & CAD_TENSE_GERUND)
    return CAD_TENSE_GERUND;
  return CAD_TENSE_PARTICIPLE;
}

/* How well @verb fits: reflexives want their pronoun, and the longest tail wins; 0 does not fit. */
static guint
fit (const Page *page, const CadCueVerb *verb, const Left *left, guint32 at)
{
  guint32 last = at;

  if (verb->reflexive && !left->reflexive)
    return 0;
  if (!has_tail (page, verb, at, &last))
    return 0;
  return 1 + 2 * verb->n_tail + (verb->reflexive ? 1 : 0);
}

static gboolean
is_agent_next (const Page *page, guint32 i)
{
  guint32 next = page_next (page, i);

  return next != NOWHERE && is_any (page, next, cad_bit (CAD_CLASS_BY)) &&
         is_any (page, i, cad_bit (CAD_CLASS_PARTICIPLE));
}

gboolean
page_read_cue (const Page *page, guint32 i, Cue *cue)
{
  const Unit *unit = unit_at (page, i);
  Left left;
  guint best = 0;

  if (!(unit->classes & cad_bit (CAD_CLASS_CUE)) || unit->guarded || is_joined (page, i))
    return FALSE;
  left = look_left (page, i);
  if (!left.have && !left.be && is_noun (page, i))
    return FALSE;
  for (const CadCueForm *form = cad_cues_first_form (page->cues, unit->entry); form != NULL;
       form = cad_cues_next_form (page->cues, form)) {
    const CadCueVerb *verb = cad_cues_verb (page->cues, form->verb);
    guint tense = tense_here (form, &left), score = tense != 0 ? fit (page, verb, &left, i) : 0;

    if (score <= best)
      continue;
    best = score;
    cue->verb = verb;
    cue->tense = tense;
    cue->passive = left.be && !left.reflexive && (form->tenses & CAD_TENSE_PARTICIPLE) != 0;
    cue->group = (Range){ left.first, i };
    has_tail (page, verb, i, &cue->group.last);
  }
  if (best == 0 || (left.reflexive && !left.have && !cue->verb->reflexive && cue->verb->kind != CAD_CUE_ACCUSE))
    return FALSE;
  if (cue->tense == CAD_TENSE_FINITE && !left.have && !left.be && is_agent_next (page, i))
    cue->tense = CAD_TENSE_PARTICIPLE; /* « described by Baku as » */
  cue->at = i;
  cue->negated = left.negated;
  cue->pronoun = left.pronoun != NOWHERE          ? left.pronoun
                 : page_next (page, i) != NOWHERE ? inverted_pronoun (page, page_next (page, i))
                                                  : NOWHERE;
  cue->inverted = cue->pronoun != NOWHERE;
  if (cue->inverted && cue->pronoun > cue->group.last)
    cue->group.last = cue->pronoun;
  return TRUE;
}
