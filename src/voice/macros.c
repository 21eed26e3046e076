/* SPDX-License-Identifier: MIT
 * macros.c - paragraphs and sentences read: all that the rules find in them */
#include "page.h"

static Paragraph *
paragraph_at_work (const Page *page)
{
  return &g_array_index (page->paragraphs, Paragraph, page->place.paragraph);
}

guint
page_enter (Page *page)
{
  Paragraph *paragraph = paragraph_at_work (page);

  page->base = paragraph->base;
  page->end = paragraph->end;
  if (paragraph->n_macros > 0)
    return paragraph->n_macros;
  page->mark = paragraph->mark;
  page->open_mark = paragraph->open_mark;
  paragraph->quote = page->quotes->len;
  paragraph->macro = page->macros->len;
  page_read_units (page);
  page_pair_quotes (page);
  page_split_macros (page, paragraph->quote);
  paragraph->n_quotes = page->quotes->len - paragraph->quote;
  paragraph->n_macros = page->macros->len - paragraph->macro;
  return paragraph->n_macros;
}

/* Sees what the sentence at work holds. */
static void
survey (Page *page)
{
  page->classes = page->phrases = 0;
  page->colon = FALSE;
  for (guint32 i = page->macro.first; i <= page->macro.last; i++) {
    const Unit *unit = unit_at (page, i);

    page->classes |= unit->classes;
    page->colon |= is_mark (page, i, CAD_MARK_COLON);
    if (unit->phrase != NULL)
      page->phrases |= phrase_bit (unit->phrase->kind);
  }
}

/* Cues inside a quotation: for incises between its marks and for quotations in it. Who speaks in there is not remembered,
 * only that somebody does. */
static void
read_inside (Page *page, guint32 number)
{
  const Range inside = g_array_index (page->quotes, Quote, number).inside;
  Range macro = page->macro, subject = page->subject;
  Memory outside = page->now;
  guint32 first = inside.first;

  page->level = number;
  for (guint32 i = first; i <= inside.last; i++) {
    if (i < inside.last && !(page->tokens->tokens[i + 1].flags & CAD_TOKEN_SENTENCE))
      continue;
    page->macro = (Range){ first, i };
    page->now.actor = NO_RANGE;
    page->now.has_actor = TRUE;
    page_add_verbs (page);
    first = i + 1;
  }
  outside.age = page->now.age;
  page->now = outside;
  page->level = 0;
  page->macro = macro;
  page->subject = subject;
}

Range
page_macro_at (const Page *page, guint macro)
{
  return g_array_index (page->macros, Macro, paragraph_at_work (page)->macro + macro).reach;
}

void
page_read_macro (Page *page)
{
  const Paragraph *paragraph = paragraph_at_work (page);
  const Macro macro = g_array_index (page->macros, Macro, paragraph->macro + page->place.macro);
  guint end = paragraph->quote + paragraph->n_quotes;

  g_array_set_size (page->scopes, 0);
  page->macro = macro.reach;
  page->level = 0;
  page->subject = NO_RANGE;
  page->before = page->now;
  page->now.age++;
  if (page->cues == NULL)
    return;
  survey (page);
  page_add_verbs (page);
  page_add_frames (page);
  page_add_names (page);
  page_add_doubts (page);
  page_add_hearsay (page);
  for (guint q = macro.quote; q < end && g_array_index (page->quotes, Quote, q).inside.first <= macro.reach.last; q++)
    if (g_array_index (page->quotes, Quote, q).words >= 4)
      read_inside (page, q);
  if (page->looks_back || paragraph->n_quotes > 0) /* only quotations ask behind the last rule */
    page_settle_actor (page);
}
