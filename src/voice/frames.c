/* SPDX-License-Identifier: MIT
 * frames.c - « selon Bakou », « pour Ankara, »: sources named without a verb */
#include "page.h"

/* Does nothing but connectors and dates stand before @i in its clause? */
static gboolean
is_initial (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_BUT) |
                  cad_bit (CAD_CLASS_TIME);
  guint32 before = page_previous (page, i);

  for (guint n = 0; n < 4 && before != NOWHERE; n++) {
    if (is_mark (page, before, CAD_MARK_SEMICOLON) || is_mark (page, before, CAD_MARK_COLON) ||
        is_mark (page, before, CAD_MARK_DASH))
      return TRUE;
    if (!is_any (page, before, light) && !is_mark (page, before, CAD_MARK_COMMA))
      return FALSE;
    before = page_previous (page, before);
  }
  return before == NOWHERE;
}

/* Behind the end of an initial frame: past « , rôle … , », or the first word without a comma. */
static guint32
behind_initial (const Page *page, guint32 end)
{
  guint32 i = page_next (page, end), after;

  if (i == NOWHERE)
    return NOWHERE;
  if (is_mark (page, i, CAD_MARK_OPEN_PAREN)) {
    while (i != NOWHERE && !is_mark (page, i, CAD_MARK_CLOSE_PAREN))
      i = page_next (page, i);
    i = i != NOWHERE ? page_next (page, i) : NOWHERE;
  }
  if (i == NOWHERE || !is_mark (page, i, CAD_MARK_COMMA))
    return i;
  after = page_next (page, i);
  for (guint32 j = after, n = 0; n < LONGEST_NAME && j != NOWHERE; n++, j = page_next (page, j)) {
    if (is_mark (page, j, CAD_MARK_COMMA)) {
      guint32 behind = page_next (page, j);
      gboolean apposed = behind != NOWHERE && !page_has_verb (page, after, j) &&
                         is_any (page, after, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_ROLE)) &&
                         is_any (page, behind,
                                 cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CAPITAL) |
                                     cad_bit (CAD_CLASS_PRONOUN)) &&
                         page_can_speak (page, (Range){ after, page_previous (page, j) });

      return apposed ? behind : after;
    }
    if (!is_word (page, j))
      break;
  }
  return after;
}

static void
add_initial (Page *page, Scope *scope, guint32 end)
{
  guint32 from = behind_initial (page, end);

  if (from == NOWHERE)
    return;
  scope->rule = "source-first";
  scope->confidence = 90;
  scope->reach = (Range){ from, page_reach_end (page, from) };
  page_add_scope (page, scope);
}

/* Is the word at @i an auxiliary, a verb, or the participle of an auxiliary before it: what wants a complement? */
static gboolean
is_verb_end (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_NEGATION);

  if (!is_word (page, i))
    return FALSE;
  if (page_has_verb (page, i, i))
    return TRUE;
  if (!is_any (page, i, cad_bit (CAD_CLASS_PARTICIPLE)))
    return FALSE;
  i = page_previous (page, i);
  for (guint n = 0; n < 4 && i != NOWHERE; n++, i = page_previous (page, i))
    if (is_any (page, i, cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE)))
      return TRUE;
    else if (!is_any (page, i, light))
      return FALSE;
  return FALSE;
}

/* « L'Ukraine a, selon Moscou, bombardé »: the comma parts a verb from what it governs. */
static gboolean
is_interrupted (const Page *page, guint32 comma)
{
  guint32 last = page_previous (page, comma);

  return last != NOWHERE && is_verb_end (page, last);
}

/* In the middle or at the end: what stands before it in the clause, and between two commas also what follows. */
static void
add_later (Page *page, Scope *scope, guint32 at, guint32 end)
{
  guint32 before = page_previous (page, at), behind = page_next (page, end), next;

  if (before == NOWHERE)
    return;
  if (behind != NOWHERE && is_mark (page, before, CAD_MARK_COMMA) && page_is_pronoun (page, (Range){ end, end }) &&
      is_word (page, behind)) {
    scope->rule = "source-middle"; /* « des familles, selon lui affamées » */
    scope->confidence = 75;
    scope->reach = (Range){ behind, page_noun_end (page, behind) };
    page_add_scope (page, scope);
    return;
  }
  scope->rule = "source-last";
  scope->confidence = 85;
  scope->reach = (Range){ page_clause_begin (page, before), before };
  page_add_scope (page, scope);
  if (behind == NOWHERE)
    return;
  if (is_mark (page, before, CAD_MARK_COMMA) && is_mark (page, behind, CAD_MARK_COMMA))
    next = page_next (page, behind);
  else if (is_verb_end (page, before) && (is_word (page, behind) || is_quote (page, behind)))
    next = behind; /* « est selon l'opposition une trahison » */
  else
    return;
  if (next == NOWHERE || (next != behind && page_has_verb (page, scope->reach.first, before) &&
                          !is_interrupted (page, before) && !is_any (page, next, cad_bit (CAD_CLASS_THAT))))
    return;
  scope->rule = "source-middle";
  scope->confidence = 75;
  scope->reach = (Range){ next, page_reach_end (page, next) };
  page_add_scope (page, scope);
}

/* « pour Ankara, »: at the head or behind a comma, somebody who can speak, a comma, and no infinitive. */
static gboolean
is_strict_source (const Page *page, guint32 at, Range name)
{
  guint32 before = page_previous (page, at), behind = page_next (page, name.last), first = page_next (page, at);

  if (first == NOWHERE || is_any (page, first, cad_bit (CAD_CLASS_INFINITIVE)) || !page_can_speak (page, name))
    return FALSE;
  if (behind == NOWHERE || !(is_mark (page, behind, CAD_MARK_COMMA) || is_mark (page, behind, CAD_MARK_PERIOD)))
    return FALSE;
  if (before != NOWHERE && !is_mark (page, before, CAD_MARK_COMMA) && !is_initial (page, at))
    return FALSE;
  return before == NOWHERE || is_initial (page, at) || is_mark (page, before, CAD_MARK_COMMA);
}

void
page_place_source (Page *page, Scope *scope, Range name)
{
  guint32 at = scope->cue.first, end = MAX (name.last, scope->cue.last);

  scope->speaker = page_refine_speaker (page, name, &scope->flags);
  if (scope->flags & CAD_VOICE_RELAY)
    scope->priority = PRIORITY_RELAY;
  if (is_initial (page, at))
    add_initial (page, scope, end);
  else
    add_later (page, scope, at, end);
  if (scope->flags & (CAD_VOICE_RELAY | CAD_VOICE_CARRIED))
    return;
  page_set_speaker (page, scope->speaker);
}

/* Who is named behind « selon » at @from. In front of a quotation a word for words speaks for nobody (« selon la formule
 * « tolérance zéro » »), unless « du ministre » follows. */
static Range
source_name (const Page *page, guint32 from)
{
  guint32 i = from;

  for (guint n = 0; n < 2 && i != NOWHERE && is_word (page, i) && !is_any (page, i, cad_bit (CAD_CLASS_WORD)); n++)
    i = page_next (page, i);
  i = i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_WORD)) ? page_next (page, i) : NOWHERE;
  if (i == NOWHERE || page_quote_from (page, i) == 0)
    return page_name_right (page, from);
  for (guint n = 0; n < 2 && i != NOWHERE; n++) /* past the opening and the closing mark */
    i = page_next (page, i);
  i = i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_OF)) ? page_next (page, i) : NOWHERE;
  return i != NOWHERE ? page_name_right (page, i) : NO_RANGE;
}

static void
add_source (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last), from = page_next (page, last);
  Range name = from != NOWHERE ? source_name (page, from) : NO_RANGE;
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_FRAME, .stance = unit->phrase->stance };

  if (range_is_empty (name))
    return;
  if (unit->phrase->kind == CAD_PHRASE_SOURCE_STRICT && !is_strict_source (page, last, name))
    return;
  scope.cue = (Range){ at, last };
  page_place_source (page, &scope, name);
}

/* « est accusé d'agression », by whom if it says so. */
static void
add_accused (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last), from = page_next (page, last), by = from;
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_VERB, .stance = unit->phrase->stance };

  if (from == NOWHERE)
    return;
  scope.rule = "accused";
  scope.confidence = 80;
  scope.cue = (Range){ at, last };
  scope.speaker = NO_RANGE;
  scope.reach = (Range){ from, page_noun_end (page, from) };
  for (guint n = 0; n < 14 && by != NOWHERE && !is_any (page, by, cad_bit (CAD_CLASS_BY)); n++)
    by = page_next (page, by);
  if (by != NOWHERE && is_any (page, by, cad_bit (CAD_CLASS_BY)) && page_next (page, by) != NOWHERE) {
    Range agent = page_name_right (page, page_next (page, by));

    if (page_can_speak (page, agent))
      scope.speaker = page_refine_speaker (page, agent, &scope.flags);
  }
  page_add_scope (page, &scope);
}

/* « il a été annoncé que », « il paraît que ». */
static void
add_impersonal (Page *page, guint32 at, ScopeKind kind)
{
  const Unit *unit = unit_at (page, at);
  guint32 last = MIN (at + unit->phrase_length - 1, page->macro.last), from = page_next (page, last);
  Scope scope = { .kind = kind, .priority = PRIORITY_INCISE, .stance = unit->phrase->stance };

  if (from == NOWHERE)
    return;
  scope.rule = kind == SCOPE_HEARSAY ? "rumour" : "impersonal";
  scope.confidence = 95;
  scope.cue = (Range){ at, last };
  scope.speaker = NO_RANGE;
  scope.flags = CAD_VOICE_ANONYMOUS;
  scope.reach = (Range){ from, page_reach_end (page, from) };
  page_add_scope (page, &scope);
}

/* « Les allégations de bombardements sont fausses, selon Erevan »: what a noun of saying holds is rejected. */
static void
add_untrue (Page *page, guint32 at)
{
  const Unit *unit = unit_at (page, at);
  guint32 begin = page_clause_begin (page, at), noun = NOWHERE;
  Scope scope = { .kind = SCOPE_DENIED, .priority = PRIORITY_DENIAL, .stance = CAD_STANCE_DENYING };

  for (guint32 i = begin, n = 0; i != NOWHERE && i < at && n < 60; i = page_next (page, i), n++)
    if (is_any (page, i, cad_bit (CAD_CLASS_REPORT)))
      noun = i;
    else if (is_any (page, i, cad_bit (CAD_CLASS_THAT)))
      noun = noun != NOWHERE ? noun : i;
  if (noun == NOWHERE || page_next (page, noun) == NOWHERE)
    return;
  scope.rule = "untrue";
  scope.confidence = 80;
  scope.cue = (Range){ at, MIN (at + unit->phrase_length - 1, page->macro.last) };
  scope.speaker = NO_RANGE;
  scope.reach = (Range){ page_next (page, noun), page_previous (page, at) };
  for (guint s = page->scopes->len; s > 0 && page->scopes->len - s < 64; s--) {
    const Scope *outer = &g_array_index (page->scopes, Scope, s - 1);

    if (!range_holds (outer->reach, at) || range_is_empty (outer->speaker) || outer->kind != SCOPE_ATTRIBUTED)
      continue;
    scope.speaker = outer->speaker;
    scope.flags = outer->flags;
  }
  if (!range_is_empty (scope.speaker))
    page_add_scope (page, &scope);
}

void
page_add_frames (Page *page)
{
  guint64 kinds = phrase_bit (CAD_PHRASE_SOURCE) | phrase_bit (CAD_PHRASE_SOURCE_STRICT) |
                  phrase_bit (CAD_PHRASE_ACCUSED) | phrase_bit (CAD_PHRASE_REPORT_THAT) |
                  phrase_bit (CAD_PHRASE_RUMOUR_THAT) | phrase_bit (CAD_PHRASE_UNTRUE);

  if (!has_phrase (page, kinds))
    return;
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i)) {
    const CadPhrase *phrase = unit_at (page, i)->phrase;

    if (phrase == NULL)
      continue;
    if (phrase->kind == CAD_PHRASE_SOURCE || phrase->kind == CAD_PHRASE_SOURCE_STRICT)
      add_source (page, i);
    else if (phrase->kind == CAD_PHRASE_ACCUSED)
      add_accused (page, i);
    else if (phrase->kind == CAD_PHRASE_REPORT_THAT)
      add_impersonal (page, i, SCOPE_ATTRIBUTED);
    else if (phrase->kind == CAD_PHRASE_RUMOUR_THAT)
      add_impersonal (page, i, SCOPE_HEARSAY);
  }
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i))
    if (is_phrase (page, i, CAD_PHRASE_UNTRUE))
      add_untrue (page, i);
}
