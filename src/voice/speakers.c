/* SPDX-License-Identifier: MIT
 * speakers.c - the names of those who speak, left and right of what tells that they do */
#include "page.h"

#define VERBS                                                                                                          \
  (cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_CONDITIONAL) | cad_bit (CAD_CLASS_FINITE) |  \
   cad_bit (CAD_CLASS_MODAL))
#define SPEAKING                                                                                                       \
  (cad_bit (CAD_CLASS_ROLE) | cad_bit (CAD_CLASS_PLACE) | cad_bit (CAD_CLASS_AGENCY) | cad_bit (CAD_CLASS_DOCUMENT) |  \
   cad_bit (CAD_CLASS_ANONYMOUS) | cad_bit (CAD_CLASS_TITLE))

gboolean
page_is_pronoun (const Page *page, Range name)
{
  return !range_is_empty (name) && name.first >= page->base &&
         ((name.first == name.last && is_any (page, name.first, cad_bit (CAD_CLASS_PRONOUN))) ||
          is_phrase (page, name.first, CAD_PHRASE_PRONOUN));
}

gboolean
page_can_speak (const Page *page, Range name)
{
  if (range_is_empty (name))
    return FALSE;
  if (name.first < page->base)
    return TRUE;
  for (guint32 i = name.first; i <= name.last; i++)
    if (is_any (page, i, SPEAKING) || (is_capital (page, i) && i != page->macro.first))
      return TRUE;
  return is_capital (page, name.first) &&
         !is_any (page, name.first, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_PREPOSITION));
}

/* A verb that is no noun here: behind a determiner it is one. */
static gboolean
is_verb (const Page *page, guint32 i)
{
  guint32 before;

  if (!is_any (page, i, VERBS) || is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)))
    return FALSE;
  if (is_any (page, i, cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE)))
    return !is_joined (page, i);
  if (is_capital (page, i) && i != page->macro.first)
    return FALSE;
  before = page_previous (page, i);
  return before == NOWHERE ||
         !is_any (page, before,
                  cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_PREPOSITION));
}

/* What a name on the left cannot hold. */
static gboolean
stops_left (const Page *page, guint32 i)
{
  if (!is_word (page, i))
    return !is_mark (page, i, CAD_MARK_SLASH) && !is_mark (page, i, CAD_MARK_PERIOD);
  if (is_any (page, i,
              cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_BUT) | cad_bit (CAD_CLASS_RELATIVE) |
                  cad_bit (CAD_CLASS_WHETHER)))
    return TRUE;
  if (is_any (page, i, cad_bit (CAD_CLASS_SUBORDINATOR)) && !is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)))
    return TRUE;
  return is_verb (page, i);
}

/* At « et »: does a clause of its own end before it? Then the name begins behind it. */
static gboolean
joins_clauses (const Page *page, guint32 i)
{
  guint32 j = page_previous (page, i);

  for (guint n = 0; n < 12 && j != NOWHERE; n++, j = page_previous (page, j)) {
    if (!is_word (page, j))
      return FALSE;
    if (is_verb (page, j))
      return TRUE;
  }
  return FALSE;
}

/* Cuts what is no part of the name from its front: dates, adverbs, what a preposition leads. */
static Range
trim_front (const Page *page, Range name)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_TIME) | cad_bit (CAD_CLASS_AND) |
                  cad_bit (CAD_CLASS_NEGATION);

  while (name.first <= name.last) {
    if (is_phrase (page, name.first, CAD_PHRASE_INSERTION))
      name.first += unit_at (page, name.first)->phrase_length;
    else if (is_any (page, name.first, light) && !is_any (page, name.first, SPEAKING | cad_bit (CAD_CLASS_DETERMINER)))
      name.first++;
    else if (name.first < name.last && is_any (page, name.first, cad_bit (CAD_CLASS_DETERMINER)) &&
             is_any (page, name.first + 1, cad_bit (CAD_CLASS_TIME)) && !is_any (page, name.first + 1, SPEAKING))
      name.first += 2;
    else if (!is_word (page, name.first))
      name.first++;
    else
      return name;
  }
  return NO_RANGE;
}

/* « Dans la ville le maire »: a preposition leads to the second noun. */
static Range
skip_preposition (const Page *page, Range name)
{
  if (is_any (page, name.first, cad_bit (CAD_CLASS_TO)) && !is_capital (page, name.first))
    return NO_RANGE;
  if (!is_any (page, name.first, cad_bit (CAD_CLASS_PREPOSITION)))
    return name;
  for (guint32 i = name.first + 2; i < name.last; i++)
    if (is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) &&
        !is_any (page, i - 1, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_PREPOSITION)) &&
        !is_any (page, i, cad_bit (CAD_CLASS_OF)))
      return (Range){ i, name.last };
  return NO_RANGE;
}

/* The tokens that end at @last and begin behind the first thing that no name holds. */
static Range
collect_left (const Page *page, guint32 last)
{
  Range name = { last, last };
  guint32 i = last;

  for (guint n = 0; n < LONGEST_NAME && i != NOWHERE; n++) {
    if (stops_left (page, i) || (is_any (page, i, cad_bit (CAD_CLASS_AND)) && joins_clauses (page, i)))
      break;
    if (is_mark (page, i, CAD_MARK_PERIOD) && i + 1 <= page->macro.last &&
        (page->tokens->tokens[i + 1].flags & CAD_TOKEN_SENTENCE))
      break;
    name.first = i;
    i = page_previous (page, i);
  }
  return name;
}

/* Passes over what may stand between a name and its verb: adverbs, dates, a parenthesis, qui. */
static guint32
pass_left (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_TIME);

  for (guint n = 0; n < LONGEST_NAME && i != NOWHERE; n++) {
    if (is_mark (page, i, CAD_MARK_CLOSE_PAREN)) {
      while (i != NOWHERE && !is_mark (page, i, CAD_MARK_OPEN_PAREN))
        i = page_previous (page, i);
      i = i != NOWHERE ? page_previous (page, i) : i;
    } else if (is_any (page, i, light) && !is_any (page, i, SPEAKING | cad_bit (CAD_CLASS_DETERMINER))) {
      i = page_previous (page, i);
    } else {
      return i;
    }
  }
  return i;
}

/* From the comma at @i: the comma that opens the apposition it closes, or NOWHERE. */
static guint32
apposition_begin (const Page *page, guint32 i)
{
  guint32 j = page_previous (page, i);

  for (guint n = 0; n < LONGEST_NAME && j != NOWHERE; n++, j = page_previous (page, j)) {
    if (is_mark (page, j, CAD_MARK_COMMA))
      return j;
    if (is_mark (page, j, CAD_MARK_COLON) || is_mark (page, j, CAD_MARK_SEMICOLON))
      return NOWHERE;
  }
  return NOWHERE;
}

/* « Le chef de la milice, Oleg Ivanov, a dit »: an apposition that names the same one belongs to the name. */
static gboolean
is_apposed_name (const Page *page, guint32 comma, guint32 last)
{
  guint32 first = page_next (page, comma);

  if (first == NOWHERE || first > last || last - first > 10)
    return FALSE;
  if (!is_capital (page, first) && is_any (page, first,
                                           cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_PARTICIPLE) |
                                               cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_ADVERB)))
    return FALSE;
  return is_any (page, first,
                 cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CAPITAL) | cad_bit (CAD_CLASS_ROLE)) &&
         !page_has_verb (page, first, last);
}

Range
page_name_left (const Page *page, guint32 from)
{
  guint32 i = from, apposed = NOWHERE;
  Range name;

  i = pass_left (page, i);
  if (i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_RELATIVE))) {
    i = page_previous (page, i);
    if (i != NOWHERE && (is_mark (page, i, CAD_MARK_COMMA) || is_mark (page, i, CAD_MARK_OPEN_PAREN)))
      i = page_previous (page, i);
  }
  for (guint n = 0; n < 2 && i != NOWHERE && is_mark (page, i, CAD_MARK_COMMA); n++) {
    guint32 comma = apposition_begin (page, i);

    if (comma == NOWHERE)
      return NO_RANGE;
    if (is_apposed_name (page, comma, page_previous (page, i)))
      apposed = MAX (page_previous (page, i), apposed == NOWHERE ? 0 : apposed);
    i = page_previous (page, comma);
  }
  if (i == NOWHERE || stops_left (page, i))
    return NO_RANGE;
  name = trim_front (page, collect_left (page, i));
  if (!range_is_empty (name))
    name = skip_preposition (page, name);
  if (!range_is_empty (name) && apposed != NOWHERE && page_can_speak (page, name))
    name.last = apposed;
  return name;
}

/* What a name on the right cannot hold. */
static gboolean
stops_right (const Page *page, guint32 i, guint32 first)
{
  guint64 stop = cad_bit (CAD_CLASS_PREPOSITION) | cad_bit (CAD_CLASS_THAT) | cad_bit (CAD_CLASS_BUT) |
                 cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_SUBORDINATOR) | cad_bit (CAD_CLASS_AS) |
                 cad_bit (CAD_CLASS_GERUND);

  if (!is_word (page, i)) {
    if (is_mark (page, i, CAD_MARK_PERIOD))
      return i == first || !is_any (page, i - 1, cad_bit (CAD_CLASS_TITLE)) || is_joined (page, i - 1) ||
             page_next (page, i) == NOWHERE;
    return !is_mark (page, i, CAD_MARK_SLASH);
  }
  if (i == first)
    return FALSE;
  if (is_phrase (page, i, CAD_PHRASE_INSERTION) || is_phrase (page, i, CAD_PHRASE_QUOTED_BY) ||
      is_phrase (page, i, CAD_PHRASE_ASKED_BY) || is_phrase (page, i, CAD_PHRASE_QUOTING))
    return TRUE;
  if (is_any (page, i, cad_bit (CAD_CLASS_PREPOSITION)) && is_any (page, i - 1, cad_bit (CAD_CLASS_PARTICIPLE)) &&
      i > first + 1)
    return FALSE;
  if (is_any (page, i, cad_bit (CAD_CLASS_GERUND)) && is_any (page, i - 1, cad_bit (CAD_CLASS_DETERMINER)))
    return FALSE;
  if (is_any (page, i, stop) && !is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) && !is_joined (page, i))
    return !is_capital (page, i);
  if (is_any (page, i, cad_bit (CAD_CLASS_TIME)) && !is_any (page, i, SPEAKING))
    return TRUE;
  return is_verb (page, i);
}

/* « Selon Bakou l'armée a libéré », « selon le syndicat une trahison »: a noun and then a determiner are two names. */
static gboolean
second_name (const Page *page, guint32 i, guint32 first)
{
  guint64 nouns = cad_bit (CAD_CLASS_PLACE) | cad_bit (CAD_CLASS_AGENCY) | cad_bit (CAD_CLASS_ROLE);
  guint64 leads = cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO) | cad_bit (CAD_CLASS_PREPOSITION) |
                  cad_bit (CAD_CLASS_AND) | cad_bit (CAD_CLASS_DETERMINER);

  return i > first && is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) && !is_joined (page, i) &&
         !is_capital (page, i) && !is_any (page, i, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO)) &&
         is_any (page, i - 1, nouns) && !is_any (page, i - 1, leads);
}

Range
page_name_right (const Page *page, guint32 from)
{
  Range name = { from, from };
  guint32 i = from;

  if (page_is_pronoun (page, name))
    return name;
  name = NO_RANGE;
  for (guint n = 0; n < LONGEST_NAME + 4 && i != NOWHERE; n++) {
    guint32 next = page_next (page, i);

    if (stops_right (page, i, from) || second_name (page, i, from))
      break;
    if (is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) && next != NOWHERE &&
        is_any (page, next, cad_bit (CAD_CLASS_TIME)) && i != from)
      break;
    if (is_any (page, i, cad_bit (CAD_CLASS_AND)) &&
        (next == NOWHERE || stops_right (page, next, from) ||
         !page_can_speak (page, (Range){ next, MIN (next + 2, page->macro.last) })))
      break;
    if (range_is_empty (name))
      name.first = i;
    name.last = i;
    i = next;
  }
  return name;
}

/* « Le préfet, lui, préfère »: without a verb that is known, what stands before the first comma. */
Range
page_name_at_head (const Page *page)
{
  Range name = is_word (page, page->macro.first) ? page_name_right (page, page->macro.first) : NO_RANGE;
  guint32 behind = range_is_empty (name) ? NOWHERE : page_next (page, name.last);

  return behind != NOWHERE && is_mark (page, behind, CAD_MARK_COMMA) ? name : NO_RANGE;
}

Range
page_main_subject (const Page *page)
{
  guint32 start = page->macro.first, i = start;
  Range name;

  for (guint n = 0; i != NOWHERE && n < 60; n++, i = page_next (page, i)) {
    if (is_mark (page, i, CAD_MARK_COLON))
      start = NOWHERE;
    if (i != page->macro.first && is_verb (page, i) && !is_any (page, i, cad_bit (CAD_CLASS_CLITIC)))
      break;
  }
  if (i == NOWHERE && start != NOWHERE)
    return page_name_at_head (page);
  if (start == NOWHERE)
    return NO_RANGE;
  i = page_previous (page, i);
  while (i != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_CLITIC) | cad_bit (CAD_CLASS_NEGATION)) &&
         !is_any (page, i, cad_bit (CAD_CLASS_PRONOUN)))
    i = page_previous (page, i);
  name = i == NOWHERE ? NO_RANGE : page_name_left (page, i);
  return name;
}

/* The name that follows the phrase at @i. */
static Range
name_behind (const Page *page, guint32 i)
{
  guint32 next = page_next (page, i + unit_at (page, i)->phrase_length - 1);

  return next == NOWHERE ? NO_RANGE : page_name_right (page, next);
}

/* The first word of the name that tells what speaks decides what it is. */
static guint32
flags_of (const Page *page, Range name)
{
  guint64 classes = 0;

  for (guint32 i = name.first; i <= name.last && classes == 0; i++)
    classes = unit_at (page, i)->classes & SPEAKING;
  return (classes & cad_bit (CAD_CLASS_AGENCY) ? CAD_VOICE_RELAY : 0) |
         (classes & cad_bit (CAD_CLASS_DOCUMENT) ? CAD_VOICE_DOCUMENT : 0) |
         (classes & cad_bit (CAD_CLASS_ANONYMOUS) ? CAD_VOICE_ANONYMOUS : 0);
}

/* Is it « le ministère » and no more? */
static gboolean
can_be_short (const Page *page, Range name)
{
  return name.last == name.first + 1 && is_any (page, name.first, cad_bit (CAD_CLASS_DETERMINER)) &&
         is_any (page, name.last, cad_bit (CAD_CLASS_ROLE));
}

/* « le ministère », when « le ministère de la Défense de l'Azerbaïdjan » spoke before: the same word. */
static gboolean
is_short_for (const Page *page, Range name, Range earlier)
{
  const CadToken *tokens = page->tokens->tokens;

  if (range_is_empty (earlier) || earlier.last < earlier.first + 2 || earlier.last >= name.first)
    return FALSE;
  return tokens[earlier.first + 1].type == tokens[name.last].type && tokens[earlier.first + 1].kind == CAD_TOKEN_WORD;
}

/* Whom the relay @relay quotes: « l'AFP, citant deux élus, », « Citant deux élus, l'AFP », « rapporte l'AFP, citant … ». */
static Range
quoted_source (const Page *page, Range relay)
{
  guint32 i = page_next (page, relay.last), before = relay.last;

  if (i != NOWHERE && is_phrase (page, i, CAD_PHRASE_QUOTING))
    return name_behind (page, i);
  if (is_phrase (page, page->macro.first, CAD_PHRASE_QUOTING) && page->macro.first < relay.first)
    return name_behind (page, page->macro.first);
  for (guint n = 0; n < 60 && i != NOWHERE; n++, before = i, i = page_next (page, i))
    if (is_mark (page, before, CAD_MARK_COMMA) && is_phrase (page, i, CAD_PHRASE_QUOTING))
      return name_behind (page, i);
    else if (is_mark (page, i, CAD_MARK_SEMICOLON))
      return NO_RANGE;
  return NO_RANGE;
}

Range
page_refine_speaker (Page *page, Range name, guint32 *flags)
{
  Range earlier = NO_RANGE;

  if (!range_holds (page->macro, name.first)) {
    *flags |= range_is_empty (name) ? 0 : CAD_VOICE_CARRIED;
    return name;
  }
  if (flags_of (page, name) & CAD_VOICE_RELAY) {
    Range source = quoted_source (page, name);

    name = range_is_empty (source) ? name : source;
  }
  for (guint32 i = name.first; i + 1 < name.last; i++)
    if (is_any (page, i, cad_bit (CAD_CLASS_CARRIER)) && i <= name.first + 2 &&
        is_any (page, i + 1, cad_bit (CAD_CLASS_OF))) {
      guint32 head = i + 2;

      name.first = is_any (page, i + 1, cad_bit (CAD_CLASS_DETERMINER)) ? i + 1 : head;
      break;
    }
  *flags |= flags_of (page, name);
  if (page_is_pronoun (page, name))
    earlier = page_actor (page);
  if (range_is_empty (earlier) && can_be_short (page, name) && is_short_for (page, name, page_speaker (page)))
    earlier = page_speaker (page);
  if (range_is_empty (earlier))
    return name;
  *flags |= CAD_VOICE_CARRIED;
  return earlier;
}
