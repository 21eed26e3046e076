/* SPDX-License-Identifier: MIT
 * units.c - the classes and phrases of a paragraph's tokens */
#include "page.h"

guint64
cad_voices_test (const CadWord *word, GArray *symbols, gpointer data)
{
  const CadLanguage *language = data;
  guint32 entry = 0;
  guint64 classes;

  if (language->cues == NULL)
    return word->flags & CAD_WORD_CAPITAL ? cad_bit (CAD_CLASS_CAPITAL) : 0;
  classes = cad_cues_classes (language->cues, word, &entry);
  if (entry != 0)
    g_array_append_val (symbols, entry);
  return classes;
}

static inline void
read_unit (Page *page, guint32 i)
{
  const CadFacts *facts = cad_tokens_facts (page->tokens, i);

  *unit_at (page, i) = (Unit){
    .classes = facts->classes[1],
    .entry = facts->n[1] > 0 ? facts->symbols[1][0] : 0,
  };
}

/* The longest phrase that begins at @i; returns its length. */
static guint
match_phrase (Page *page, guint32 i)
{
  Unit *unit = unit_at (page, i);
  guint32 node = 0;

  for (guint32 j = i; j < page->end && unit_at (page, j)->entry != 0; j++) {
    const CadPhrase *phrase;

    node = cad_cues_step (page->cues, node, unit_at (page, j)->entry);
    if (node == 0)
      break;
    phrase = cad_cues_phrase (page->cues, node);
    if (phrase == NULL)
      continue;
    unit->phrase = phrase;
    unit->phrase_length = j - i + 1;
  }
  return unit->phrase_length;
}

static void
match_phrases (Page *page)
{
  for (guint32 i = page->base; i < page->end; i++) {
    guint length;

    if (!is_any (page, i, cad_bit (CAD_CLASS_STARTS)))
      continue;
    length = match_phrase (page, i);
    if (length == 0)
      continue;
    for (guint32 j = i; j < i + length; j++)
      unit_at (page, j)->guarded = unit_at (page, i)->phrase->kind == CAD_PHRASE_GUARD;
    i += length - 1;
  }
}

void
page_make_room (Page *page)
{
  if (page->room >= page->tokens->n_tokens)
    return;
  g_free (page->units);
  page->room = MAX (page->tokens->n_tokens, 2 * page->room);
  page->units = g_new (Unit, page->room);
}

void
page_read_units (Page *page)
{
  page->level = 0;
  for (guint32 i = page->base; i < page->end; i++)
    read_unit (page, i);
  if (page->cues != NULL)
    match_phrases (page);
}

guint32
page_quote_above (const Page *page, guint32 i)
{
  guint32 number = unit_at (page, i)->quote;

  while (number != page->level && number != 0) {
    guint32 outer = g_array_index (page->quotes, Quote, number).outer;

    if (outer == page->level)
      return number;
    number = outer;
  }
  return 0;
}

guint32
page_behind_quote (const Page *page, guint32 i)
{
  guint32 number = page_quote_above (page, i);
  guint32 j = number != 0 ? g_array_index (page->quotes, Quote, number).inside.last + 1 : i;

  return j > page->macro.last ? NOWHERE : j;
}

guint32
page_previous (const Page *page, guint32 i)
{
  guint32 j, number;

  if (i <= page->macro.first)
    return NOWHERE;
  j = i - 1;
  number = page_quote_above (page, j);
  if (number != 0) {
    guint32 first = g_array_index (page->quotes, Quote, number).inside.first;

    if (first <= page->macro.first)
      return NOWHERE;
    j = first - 1;
  }
  return j;
}

guint32
page_quote_from (const Page *page, guint32 i)
{
  if (!is_quote (page, i) || i + 1 >= page->end)
    return 0;
  return unit_at (page, i + 1)->quote != unit_at (page, i)->quote ? page_quote_above (page, i + 1) : 0;
}

gboolean
is_phrase (const Page *page, guint32 i, CadPhraseKind kind)
{
  const CadPhrase *phrase = unit_at (page, i)->phrase;

  return phrase != NULL && phrase->kind == kind;
}
