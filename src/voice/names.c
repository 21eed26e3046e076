/* SPDX-License-Identifier: MIT
 * names.c - words given as names, and views that a phrase gives to somebody without a verb of saying */
#include "page.h"

/* The name that begins at @from: capitals, and what joins them. */
static Range
name_from (const Page *page, guint32 from)
{
  Range name = NO_RANGE;

  for (guint32 i = from, n = 0; i != NOWHERE && n < 6 && is_word (page, i); i = page_next (page, i), n++) {
    gboolean capital = is_capital (page, i) || is_joined (page, i);

    if (!capital && !is_any (page, i, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_DETERMINER)))
      break;
    if (capital)
      name = (Range){ range_is_empty (name) ? i : name.first, i };
  }
  return name;
}

/* The name that ends at @last. */
static Range
name_up_to (const Page *page, guint32 last)
{
  Range name = NO_RANGE;

  for (guint32 i = last, n = 0; i != NOWHERE && n < 6 && is_word (page, i); i = page_previous (page, i), n++) {
    if (!is_capital (page, i) && !is_joined (page, i))
      break;
    name = (Range){ i, last };
  }
  return name;
}

static void
add_name (Page *page, Range cue, Range name)
{
  Scope scope = { .kind = SCOPE_NAMED, .priority = PRIORITY_NAMING, .rule = "name", .confidence = 85 };

  scope.cue = cue;
  scope.speaker = NO_RANGE;
  scope.reach = name;
  page_add_scope (page, &scope);
}

/* « Choucha est le nom azéri de Chouchi », « (Choucha en azéri) »: at the head of a clause or behind a mark. */
static void
add_name_before (Page *page, Range cue)
{
  guint32 last = page_previous (page, cue.first);
  Range name = last != NOWHERE ? name_up_to (page, last) : NO_RANGE;
  guint32 before = range_is_empty (name) ? NOWHERE : page_previous (page, name.first);

  if (before == NOWHERE || !is_word (page, before) || is_any (page, before, cad_bit (CAD_CLASS_AND)))
    add_name (page, cue, name);
}

/* « known to settlers as Newland »: the name is theirs. */
static void
add_known (Page *page, Range cue)
{
  guint32 from = page_next (page, cue.last), as, first;
  Range name = from != NOWHERE ? page_name_right (page, from) : NO_RANGE;
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_NAMING, .rule = "naming", .confidence = 85 };

  as = range_is_empty (name) ? NOWHERE : page_next (page, name.last);
  if (as == NOWHERE || !is_any (page, as, cad_bit (CAD_CLASS_AS)))
    return;
  first = page_next (page, as);
  if (first == NOWHERE)
    return;
  scope.cue = cue;
  scope.speaker = page_refine_speaker (page, name, &scope.flags);
  scope.reach = (Range){ first, page_noun_end (page, first) };
  page_add_scope (page, &scope);
}

/* « Erevan y voit une agression », « n'y voit aucune agression ». */
static void
add_view (Page *page, Range cue, const CadPhrase *phrase)
{
  guint32 before = page_previous (page, cue.first), from = page_next (page, cue.last);
  gboolean denies = before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_NEGATION));
  Scope scope = { .kind = denies ? SCOPE_DENIED : SCOPE_ATTRIBUTED, .priority = PRIORITY_NAMING, .rule = "view" };
  Range name = before != NOWHERE ? page_name_left (page, before) : NO_RANGE;

  from = from != NOWHERE ? page_skip_insertions (page, from) : NOWHERE;
  if (from == NOWHERE || range_is_empty (name))
    return;
  scope.cue = cue;
  scope.stance = denies ? CAD_STANCE_DENYING : phrase->stance;
  scope.confidence = 85;
  scope.speaker = page_refine_speaker (page, name, &scope.flags);
  scope.reach = (Range){ from, page_noun_end (page, from) };
  page_add_scope (page, &scope);
}

/* « La version de Bakou : une opération »: a noun of saying, of whom, and a colon. */
static void
add_version (Page *page, guint32 colon)
{
  guint32 i = page_clause_begin (page, colon), of, last = page_previous (page, colon), next = page_next (page, colon);
  Scope scope = { .kind = SCOPE_ATTRIBUTED, .priority = PRIORITY_FRAME, .rule = "colon", .confidence = 85 };
  Range name;

  if (i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)))
    i = page_next (page, i);
  of = i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_REPORT)) ? page_next (page, i) : NOWHERE;
  if (of == NOWHERE || of >= last || next == NOWHERE || !is_any (page, of, cad_bit (CAD_CLASS_OF)))
    return;
  name = page_name_right (page, page_next (page, of));
  if (name.last != last || !page_can_speak (page, name))
    return;
  scope.cue = (Range){ i, colon };
  scope.speaker = page_refine_speaker (page, name, &scope.flags);
  scope.reach = (Range){ next, page_reach_end (page, next) };
  page_add_scope (page, &scope);
}

void
page_add_names (Page *page)
{
  guint64 kinds = phrase_bit (CAD_PHRASE_CALLED) | phrase_bit (CAD_PHRASE_NAME_BEFORE) | phrase_bit (CAD_PHRASE_KNOWN) |
                  phrase_bit (CAD_PHRASE_VIEW);

  if (!page->colon && !has_phrase (page, kinds))
    return;
  for (guint32 i = page->macro.first; i != NOWHERE; i = page_next (page, i)) {
    const CadPhrase *phrase = unit_at (page, i)->phrase;
    Range cue = { i, MIN (i + unit_at (page, i)->phrase_length - 1, page->macro.last) };

    if (is_mark (page, i, CAD_MARK_COLON) && i > page->macro.first)
      add_version (page, i);
    if (phrase == NULL)
      continue;
    if (phrase->kind == CAD_PHRASE_CALLED)
      add_name (page, cue, name_from (page, page_next (page, cue.last)));
    else if (phrase->kind == CAD_PHRASE_NAME_BEFORE)
      add_name_before (page, cue);
    else if (phrase->kind == CAD_PHRASE_KNOWN)
      add_known (page, cue);
    else if (phrase->kind == CAD_PHRASE_VIEW)
      add_view (page, cue, phrase);
  }
}
