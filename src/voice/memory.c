/* SPDX-License-Identifier: MIT
 * memory.c - who spoke last: the sentences before a mention are read only when a rule asks, and only as far as they tell */
#include "page.h"

#define CARRIED_OVER 2   /* sentences that a quotation without a cue may stand behind its speaker */
#define LONG_AGO     999 /* sentences: the age of what is not known */

void
page_forget (Page *page)
{
  page->known = (Place){ 0, 0 };
  page->known_memory = (Memory){ TRUE, TRUE, NO_RANGE, NO_RANGE, NO_RANGE, 0 };
}

void
page_know_nothing (Page *page)
{
  page->now = (Memory){ FALSE, FALSE, NO_RANGE, NO_RANGE, NO_RANGE, LONG_AGO };
}

static void
read_between (Page *page, Place from, Place to)
{
  for (page->place = from; page->place.paragraph <= to.paragraph;
       page->place = (Place){ page->place.paragraph + 1, 0 }) {
    guint end = page_enter (page);

    if (page->place.paragraph == to.paragraph)
      end = to.macro;
    for (; page->place.macro < end; page->place.macro++)
      page_read_macro (page);
  }
}

/* Finds out what was known when the sentence at work began: reads the sentences before it in its paragraph, then also
 * those of 1, 2, 4 paragraphs before until nothing is asked that only earlier ones tell. What was found out before is
 * the farthest to go, so all sentences are read a few times at most. */
static void
look_back (Page *page)
{
  Page past = *page;

  past.scopes = page->past_scopes;
  past.looks_back = TRUE;
  past.in_relative = FALSE;
  for (guint n = 0;; n = MAX (1, 2 * n)) {
    gboolean all = page->place.paragraph - page->known.paragraph <= n;

    page_know_nothing (&past);
    if (all)
      past.now = page->known_memory;
    past.asks_further = FALSE;
    read_between (&past, all ? page->known : (Place){ page->place.paragraph - n, 0 }, page->place);
    if (all || (past.now.has_speaker && past.now.has_actor && !past.asks_further))
      break;
  }
  page->before = page->known_memory = past.now;
  page->known = page->place;
}

static void
ask_earlier (Page *page)
{
  if (page->looks_back) {
    page->asks_further = TRUE;
    return;
  }
  if (!page->before.has_speaker || !page->before.has_actor)
    look_back (page);
  if (!page->now.has_speaker)
    page->now.speaker = range_is_empty (page->before.speaker) ? page->now.pronoun : page->before.speaker;
  if (!page->now.has_actor)
    page->now.actor = page->before.actor;
  page->now.has_speaker = page->now.has_actor = TRUE;
}

Range
page_speaker (Page *page)
{
  if (!page->now.has_speaker)
    ask_earlier (page);
  return page->now.speaker;
}

Range
page_actor (Page *page)
{
  if (!page->now.has_actor)
    ask_earlier (page);
  return page->now.actor;
}

Range
page_prior_speaker (Page *page)
{
  ask_earlier (page);
  return page->before.age <= CARRIED_OVER ? page->before.speaker : NO_RANGE;
}

void
page_set_speaker (Page *page, Range speaker)
{
  page->now.speaker = page->now.actor = speaker;
  page->now.has_speaker = page->now.has_actor = TRUE;
  page->now.age = 0;
}

void
page_set_pronoun (Page *page, Range pronoun)
{
  Range *place = page->now.has_speaker ? &page->now.speaker : &page->now.pronoun;

  if (range_is_empty (*place))
    *place = pronoun;
  page->now.age = 0;
}

void
page_settle_actor (Page *page)
{
  Range before = page->before.has_actor ? page->before.actor : NO_RANGE, subject;

  if (page->now.has_actor && !range_is_empty (page->now.actor) && page->now.actor.first != before.first)
    return;
  subject = page_main_subject (page);
  if (!page_can_speak (page, subject) || page_is_pronoun (page, subject))
    return;
  page->now.actor = subject;
  page->now.has_actor = TRUE;
}
