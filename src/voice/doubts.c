/* SPDX-License-Identifier: MIT
 * doubts.c - distance and hearsay: words the outlet keeps at arm's length without naming anybody */
#include "page.h"

/* « la soi-disant opération antiterroriste »: the words behind, to the end of the noun's group. */
static guint32
doubted_end (const Page *page, guint32 from)
{
  guint64 stop = cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_RELATIVE) |
                 cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_BUT) | cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) |
                 cad_bit (CAD_CLASS_CLITIC) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_NEGATION);
  guint32 last = from;

  for (guint32 i = from, n = 0; i != NOWHERE && n < 5; i = page_next (page, i), n++) {
    if (i != from && (!is_word (page, i) || is_any (page, i, stop)))
      break;
    last = i;
  }
  return last;
}

/* The noun before @at: « les terroristes présumés », with its adjectives, to its determiner. */
static guint32
doubted_begin (const Page *page, guint32 at)
{
  guint64 stop = cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) |
                 cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_HAVE) |
                 cad_bit (CAD_CLASS_BE);
  guint32 first = NOWHERE, i = page_previous (page, at);

  if (i != NOWHERE && is_mark (page, i, CAD_MARK_COMMA))
    i = page_previous (page, i);
  for (guint n = 0; n < 4 && i != NOWHERE && is_word (page, i) && !is_any (page, i, stop); n++) {
    first = i;
    i = page_previous (page, i);
  }
  return first;
}

static void
add_doubt (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last), before = page_previous (page, at), next;
  gboolean behind = before != NOWHERE && is_word (page, before) &&
                    !is_any (page, before,
                             cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) |
                                 cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_BE) |
                                 cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_CLITIC));
  Scope scope = { .kind = SCOPE_DISTANCED, .priority = PRIORITY_DOUBT, .stance = unit->phrase->stance };

  scope.cue = (Range){ at, last };
  scope.speaker = NO_RANGE;
  scope.rule = "doubt";
  scope.confidence = 95;
  next = page_next (page, last);
  scope.reach = next != NOWHERE && is_word (page, next) ? (Range){ next, doubted_end (page, next) } : NO_RANGE;
  if (unit->phrase->kind == CAD_PHRASE_DOUBT_AFTER || behind) {
    scope.reach = (Range){ doubted_begin (page, at), at };
    scope.priority = PRIORITY_DOUBT_AFTER;
    scope.confidence = 85;
  }
  page_add_scope (page, &scope);
}

/* « sous prétexte de », « officiellement pour »: the reason is not the outlet's. */
static void
add_pretext (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last), from = page_next (page, last);
  Scope scope = { .kind = SCOPE_DISTANCED, .priority = PRIORITY_FRAME, .stance = unit->phrase->stance };

  if (from == NOWHERE)
    return;
  scope.rule = "pretext";
  scope.confidence = 85;
  scope.cue = (Range){ at, last };
  scope.speaker = NO_RANGE;
  scope.reach = (Range){ from, page_noun_end (page, from) };
  page_add_scope (page, &scope);
}

/* The clause that holds @at: from a comma, a conjunction or a relative pronoun to the next comma. */
static Range
clause_around (const Page *page, guint32 at)
{
  Range clause = { at, at };
  guint32 i = at;

  for (guint n = 0; n < 60; n++) {
    i = page_previous (page, i);
    if (i == NOWHERE || is_mark (page, i, CAD_MARK_COMMA) || is_mark (page, i, CAD_MARK_SEMICOLON) ||
        is_mark (page, i, CAD_MARK_COLON) ||
        is_any (page, i, cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_THAT)) ||
        (is_any (page, i, cad_bit (CAD_CLASS_AND)) && page_has_verb (page, page_clause_begin (page, i), i)))
      break;
    clause.first = i;
  }
  i = at;
  for (guint n = 0; n < 60; n++) {
    i = page_next (page, i);
    if (i == NOWHERE || is_mark (page, i, CAD_MARK_COMMA) || is_mark (page, i, CAD_MARK_SEMICOLON))
      break;
    clause.last = i;
  }
  return clause;
}

static void
add_rumour (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last);
  guint32 before = page_previous (page, at), anchor = before;
  Scope scope = { .kind = SCOPE_HEARSAY, .priority = PRIORITY_HEARSAY, .stance = unit->phrase->stance };

  scope.rule = "rumour";
  scope.confidence = 90;
  scope.cue = (Range){ at, last };
  scope.speaker = NO_RANGE;
  if (before != NOWHERE && is_mark (page, before, CAD_MARK_COMMA) && unit->phrase_length > 1)
    anchor = page_previous (page, before);
  scope.reach = clause_around (page, anchor == NOWHERE || unit->phrase_length == 1 ? at : anchor);
  page_add_scope (page, &scope);
}

void
page_add_doubts (Page *page)
{
  guint64 kinds = phrase_bit (CAD_PHRASE_DOUBT) | phrase_bit (CAD_PHRASE_DOUBT_AFTER) |
                  phrase_bit (CAD_PHRASE_PRETEXT) | phrase_bit (CAD_PHRASE_RUMOUR);

  if (!has_phrase (page, kinds))
    return;
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i)) {
    const CadPhrase *phrase = unit_at (page, i)->phrase;

    if (phrase == NULL)
      continue;
    if (phrase->kind == CAD_PHRASE_DOUBT || phrase->kind == CAD_PHRASE_DOUBT_AFTER)
      add_doubt (page, i);
    else if (phrase->kind == CAD_PHRASE_PRETEXT)
      add_pretext (page, i);
    else if (phrase->kind == CAD_PHRASE_RUMOUR)
      add_rumour (page, i);
  }
}

/* Is the whole sentence hypothetical: « si », « au cas où », a « sans » at its head, a question? */
static gboolean
is_hypothetical (const Page *page)
{
  if (is_any (page, page->macro.first, cad_bit (CAD_CLASS_WITHOUT)) ||
      is_mark (page, page->macro.last, CAD_MARK_QUESTION))
    return TRUE;
  for (guint32 i = page->macro.first, n = 0; i != NOWHERE && n < LONGEST_SCOPE; i = page_next (page, i), n++) {
    guint32 next = page_next (page, i);

    if (is_phrase (page, i, CAD_PHRASE_HYPOTHESIS))
      return TRUE;
    if (is_any (page, i, cad_bit (CAD_CLASS_IF)) && next != NOWHERE &&
        is_any (page, next,
                cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_PRONOUN) | cad_bit (CAD_CLASS_ONE) |
                    cad_bit (CAD_CLASS_CAPITAL) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_FIRST_PERSON)) &&
        !is_any (page, next, cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE)))
      return TRUE;
  }
  return FALSE;
}

/* At the comma of « aurait, lui aussi, participé »: behind the comma that closes it; else @i. */
static guint32
pass_insertion (const Page *page, guint32 i)
{
  guint32 j = page_next (page, i);

  if (!is_mark (page, i, CAD_MARK_COMMA))
    return i;
  for (guint n = 0; n < 10 && j != NOWHERE; n++, j = page_next (page, j))
    if (is_mark (page, j, CAD_MARK_COMMA))
      return page_has_verb (page, page_next (page, i), j) ? i : page_next (page, j);
  return i;
}

/* The participle of the conditional auxiliary at @i, past adverbs and negation, or NOWHERE. */
static guint32
participle_behind (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_CLITIC) |
                  cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_BE);

  i = page_next (page, i);
  i = i != NOWHERE ? pass_insertion (page, i) : i;
  for (guint n = 0; n < 7 && i != NOWHERE && is_word (page, i); n++, i = page_next (page, i)) {
    if (is_any (page, i, cad_bit (CAD_CLASS_PARTICIPLE) | cad_bit (CAD_CLASS_MODAL_PARTICIPLE)))
      return i;
    if (!is_any (page, i, light) && n > 2)
      return NOWHERE;
  }
  return NOWHERE;
}

/* How sure the conditional at @i is hearsay; 0 when it is not. */
static guint8
hearsay_confidence (const Page *page, guint32 i)
{
  guint64 auxiliary = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE);
  guint32 next = page_next (page, i), participle, before = page_previous (page, i);

  if (is_any (page, i, cad_bit (CAD_CLASS_MODAL)) || (next != NOWHERE && is_joined (page, next)))
    return 0;
  if (!is_any (page, i, auxiliary))
    return before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_DETERMINER)) &&
                   !is_any (page, before, cad_bit (CAD_CLASS_CLITIC))
               ? 0
               : 45;
  participle = participle_behind (page, i);
  if (is_any (page, i, cad_bit (CAD_CLASS_HAVE)))
    return participle == NOWHERE || is_any (page, participle, cad_bit (CAD_CLASS_MODAL_PARTICIPLE)) ? 0 : 95;
  if (next == NOWHERE || is_any (page, next, cad_bit (CAD_CLASS_EVALUATION)) ||
      (before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_WHAT) | cad_bit (CAD_CLASS_FIRST_PERSON))))
    return 0;
  return participle != NOWHERE || is_any (page, next, cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_TO)) ? 50
                                                                                                                : 45;
}

void
page_add_hearsay (Page *page)
{
  gint hypothetical = -1;

  if (!(page->classes & cad_bit (CAD_CLASS_CONDITIONAL)))
    return;
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i)) {
    Scope scope = { .kind = SCOPE_HEARSAY, .priority = PRIORITY_HEARSAY, .rule = "conditional" };
    guint32 participle;

    if (!is_any (page, i, cad_bit (CAD_CLASS_CONDITIONAL)))
      continue;
    if (hypothetical < 0)
      hypothetical = is_hypothetical (page);
    scope.confidence = hearsay_confidence (page, i);
    if (hypothetical || scope.confidence == 0)
      continue;
    if (scope.confidence < 90)
      scope.priority = PRIORITY_WEAK_HEARSAY;
    scope.cue = (Range){ i, i };
    scope.speaker = NO_RANGE;
    scope.stance = CAD_STANCE_DOUBTING;
    scope.reach = clause_around (page, i);
    participle = participle_behind (page, i);
    if (participle != NOWHERE && participle > scope.reach.last)
      scope.reach.last = clause_around (page, participle).last;
    page_add_scope (page, &scope);
  }
}
