/* SPDX-License-Identifier: MIT
 * sentences.c - sentences with their quotations whole, and how far words reach in them */
#include "page.h"

/* Is a report over at @i, whatever stands before? A parenthesis that opens inside is passed over. */
static gboolean
ends_report (const Page *page, guint32 i)
{
  return is_mark (page, i, CAD_MARK_SEMICOLON) || is_mark (page, i, CAD_MARK_CLOSE_PAREN);
}

static gboolean
is_final (const Page *page, guint32 i)
{
  return is_mark (page, i, CAD_MARK_PERIOD) || is_mark (page, i, CAD_MARK_QUESTION) ||
         is_mark (page, i, CAD_MARK_EXCLAMATION) || is_mark (page, i, CAD_MARK_ELLIPSIS);
}

/* Does a new sentence begin at @i, a token outside quotations, given that @before ended just before it? */
static gboolean
begins_macro (const Page *page, guint32 i, guint32 before)
{
  const Quote *quote = &g_array_index (page->quotes, Quote, before);

  if (before == 0)
    return (page->tokens->tokens[i].flags & CAD_TOKEN_SENTENCE) != 0;
  if (quote->dash)
    return TRUE;
  if (page->tokens->tokens[i].flags & CAD_TOKEN_SENTENCE)
    return !is_mark (page, i, CAD_MARK_COMMA);
  return is_final (page, quote->inside.last) && (is_capital (page, i) || is_quote (page, i));
}

/* The quotation that the token before @i ends, when @i stands at the level; 0 when none. */
static guint32
quote_ended (const Page *page, guint32 i)
{
  return i > page->base ? page_quote_above (page, i - 1) : 0;
}

/* Adds the sentence [@first, @last]; its quotations are from @quote on. Returns: the first quotation behind it */
static guint
add_macro (Page *page, guint32 first, guint32 last, guint quote)
{
  Macro macro = { { first, last }, quote };

  g_array_append_val (page->macros, macro);
  while (quote < page->quotes->len && g_array_index (page->quotes, Quote, quote).inside.first <= last)
    quote++;
  return quote;
}

/* A paragraph without quotations falls into its sentences. */
static void
split_plain (Page *page, guint quote)
{
  const guint32 *sentences = page->tokens->sentences;

  for (guint s = cad_tokens_sentence (page->tokens, page->base); sentences[s] < page->end; s++)
    add_macro (page, sentences[s], sentences[s + 1] - 1, quote);
}

void
page_split_macros (Page *page, guint quote)
{
  guint32 start = page->base, closed = 0;

  page->level = 0;
  page->macro = (Range){ page->base, page->end - 1 };
  if (page->quotes->len == quote) {
    split_plain (page, quote);
    return;
  }
  for (guint32 i = page->base; i != NOWHERE; i = page_next (page, i)) {
    guint32 ended = quote_ended (page, i);

    if (ended != 0 && is_quote (page, i) && i <= g_array_index (page->quotes, Quote, ended).whole.last) {
      closed = ended;
      continue;
    }
    if (i > start && begins_macro (page, i, MAX (closed, ended))) {
      quote = add_macro (page, start, i - 1, quote);
      start = i;
    }
    closed = 0;
  }
  add_macro (page, start, page->end - 1, quote);
}

/* « , et la foule a hué le juge »: behind a comma and et, a clause with a subject of its own and no que is the outlet's. */
static gboolean
is_free_clause (const Page *page, guint32 and)
{
  guint64 verb = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_FINITE);
  guint32 i = page_next (page, and);
  Range name;

  if (i == NOWHERE || !is_any (page, and, cad_bit (CAD_CLASS_CLOSING_AND)) || !is_word (page, i) ||
      !is_any (page, i, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_CAPITAL)) ||
      is_any (page, i, cad_bit (CAD_CLASS_OF) | cad_bit (CAD_CLASS_TO)))
    return FALSE;
  name = page_name_right (page, i);
  i = range_is_empty (name) ? NOWHERE : page_next (page, name.last);
  return i != NOWHERE && is_any (page, i, verb) && page_has_verb (page, i, i);
}

static gboolean
is_that_clause (const Page *page, guint32 from)
{
  guint32 before = page_previous (page, from);

  return before != NOWHERE && is_any (page, before, cad_bit (CAD_CLASS_THAT));
}

/* A comma at @i ends the report when what follows turns back to the outlet: « , mais », « , tandis que ». */
static gboolean
breaks_at_comma (const Page *page, guint32 i, guint32 from, gboolean subordinate)
{
  guint32 next = page_next (page, i);

  if (subordinate || next == NOWHERE)
    return TRUE;
  if (is_any (page, next, cad_bit (CAD_CLASS_BUT))) {
    guint32 behind = page_next (page, next);

    return behind == NOWHERE || !is_any (page, behind, cad_bit (CAD_CLASS_THAT));
  }
  return is_phrase (page, next, CAD_PHRASE_BREAK) ||
         (is_that_clause (page, from) && is_free_clause (page, next) && page_has_verb (page, from, i));
}

guint32
page_reach_end (const Page *page, guint32 from)
{
  gboolean subordinate = page->in_relative || (from > page->macro.first &&
                                               is_any (page, page->macro.first, cad_bit (CAD_CLASS_SUBORDINATOR)));
  guint32 last = from;
  gint parens = 0;

  for (guint32 i = from; i != NOWHERE && i - from < LONGEST_SCOPE; i = page_next (page, i)) {
    parens += is_mark (page, i, CAD_MARK_OPEN_PAREN);
    if (ends_report (page, i) && parens == 0)
      return last;
    if (is_mark (page, i, CAD_MARK_COMMA) && parens == 0 && breaks_at_comma (page, i, from, subordinate))
      return last;
    parens -= is_mark (page, i, CAD_MARK_CLOSE_PAREN);
    last = i;
  }
  return last;
}

/* « et a lancé », « et exige »: the sentence goes on with another verb. */
static gboolean
is_verb_coordinated (const Page *page, guint32 i)
{
  guint32 next = page_next (page, i);
  guint64 verb = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_FINITE) |
                 cad_bit (CAD_CLASS_CONDITIONAL);

  for (guint n = 0; n < 3 && next != NOWHERE; n++) {
    if (is_any (page, next, verb) &&
        !is_any (page, next, cad_bit (CAD_CLASS_DETERMINER) | cad_bit (CAD_CLASS_NOUNLIKE)))
      return TRUE;
    if (!is_any (page, next, cad_bit (CAD_CLASS_CLITIC) | cad_bit (CAD_CLASS_NEGATION) | cad_bit (CAD_CLASS_ADVERB)))
      return FALSE;
    next = page_next (page, next);
  }
  return FALSE;
}

guint32
page_noun_end (const Page *page, guint32 from)
{
  guint32 last = from;

  for (guint32 i = from; i != NOWHERE && i - from < 40; i = page_next (page, i)) {
    if (ends_report (page, i) || is_mark (page, i, CAD_MARK_COMMA) || is_mark (page, i, CAD_MARK_COLON) ||
        is_mark (page, i, CAD_MARK_OPEN_PAREN))
      break;
    if (i != from &&
        is_any (page, i, cad_bit (CAD_CLASS_SUBORDINATOR) | cad_bit (CAD_CLASS_RELATIVE) | cad_bit (CAD_CLASS_BUT)))
      break;
    if (i != from && is_any (page, i, cad_bit (CAD_CLASS_AND)) && is_verb_coordinated (page, i))
      break;
    last = i;
  }
  return last;
}

guint32
page_skip_insertions (const Page *page, guint32 i)
{
  guint64 light = cad_bit (CAD_CLASS_ADVERB) | cad_bit (CAD_CLASS_TIME) | cad_bit (CAD_CLASS_NEGATION);
  guint steps = 0;

  while (i != NOWHERE && steps++ < 8) {
    guint32 next = page_next (page, i);

    if (is_phrase (page, i, CAD_PHRASE_INSERTION))
      i = MIN (i + unit_at (page, i)->phrase_length - 1, page->macro.last);
    else if (next != NOWHERE && is_any (page, i, cad_bit (CAD_CLASS_DETERMINER)) &&
             is_any (page, next, cad_bit (CAD_CLASS_TIME)))
      i = next;
    else if (is_any (page, i, cad_bit (CAD_CLASS_THAT)))
      return i;
    else if (!is_any (page, i, light) &&
             !(is_word (page, i) && g_ascii_isdigit (page->tokens->document->text[page->tokens->tokens[i].start])))
      return i;
    i = page_next (page, i);
  }
  return i;
}

guint32
page_clause_begin (const Page *page, guint32 i)
{
  guint32 first = i;

  for (guint n = 0; n < LONGEST_SCOPE; n++) {
    guint32 before = page_previous (page, first);

    if (before == NOWHERE || is_mark (page, before, CAD_MARK_SEMICOLON))
      break;
    first = before;
  }
  return first;
}

/* The first half of a compound: porte-parole, but not dit-il. */
static gboolean
is_compound (const Page *page, guint32 i)
{
  guint64 inverted = cad_bit (CAD_CLASS_PRONOUN) | cad_bit (CAD_CLASS_ONE) | cad_bit (CAD_CLASS_FIRST_PERSON) |
                     cad_bit (CAD_CLASS_CLITIC);

  return i + 1 < page->end && is_joined (page, i + 1) && !is_any (page, i + 1, inverted);
}

gboolean
page_has_verb (const Page *page, guint32 first, guint32 last)
{
  guint64 verb = cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE) | cad_bit (CAD_CLASS_FINITE) |
                 cad_bit (CAD_CLASS_CONDITIONAL) | cad_bit (CAD_CLASS_MODAL);

  if (first == NOWHERE)
    return FALSE;
  for (guint32 i = first; i != NOWHERE && i <= last; i = page_next (page, i))
    if (is_any (page, i, verb) && !is_any (page, i, cad_bit (CAD_CLASS_NOUNLIKE)) && !is_compound (page, i))
      return TRUE;
  return FALSE;
}
