/* SPDX-License-Identifier: MIT
 * quotes.c - which quotation marks belong together, and what is inside them */
#include "page.h"

#include <string.h>

typedef struct {
  guint32 at;
  guint32 sentence; /* where the sentence it stands in ends, as far as it has been looked for */
  gboolean ended;   /* it does end there */
  guint8 mark;
} Opener;

typedef struct {
  Page *page;
  Opener stack[DEEPEST];
  guint depth;
  guint32 last_close[CAD_QUOTE_SINGLE_CLOSE + 1]; /* by mark: its last place in the paragraph, or NOWHERE */
  GArray *found;                                  /* the page's */
} Pairing;

static guint8
mark_at (const Page *page, guint32 i)
{
  return page->tokens->tokens[i].mark;
}

/* Does @closer end what @opener began? */
static gboolean
belongs (guint8 opener, guint8 closer)
{
  switch (opener) {
  case CAD_QUOTE_GUILLEMET_OPEN:
    return closer == CAD_QUOTE_GUILLEMET_CLOSE;
  case CAD_QUOTE_CURLY_OPEN:
    return closer == CAD_QUOTE_CURLY_CLOSE;
  case CAD_QUOTE_LOW:
    return closer == CAD_QUOTE_CURLY_OPEN || closer == CAD_QUOTE_CURLY_CLOSE || closer == CAD_QUOTE_LOW;
  case CAD_QUOTE_ANGLE_OPEN:
    return closer == CAD_QUOTE_ANGLE_CLOSE;
  case CAD_QUOTE_SINGLE_OPEN:
    return closer == CAD_QUOTE_SINGLE_CLOSE;
  default:
    return opener == closer;
  }
}

static gboolean
is_opener (guint8 mark)
{
  return mark == CAD_QUOTE_GUILLEMET_OPEN || mark == CAD_QUOTE_CURLY_OPEN || mark == CAD_QUOTE_LOW ||
         mark == CAD_QUOTE_ANGLE_OPEN || mark == CAD_QUOTE_SINGLE_OPEN;
}

static gboolean
ends_sentence (const Page *page, guint32 i)
{
  return is_mark (page, i, CAD_MARK_PERIOD) || is_mark (page, i, CAD_MARK_QUESTION) ||
         is_mark (page, i, CAD_MARK_EXCLAMATION) || is_mark (page, i, CAD_MARK_ELLIPSIS);
}

static gboolean
begins_sentence (const Page *page, guint32 i)
{
  return (page->tokens->tokens[i].flags & (CAD_TOKEN_SENTENCE | CAD_TOKEN_PARAGRAPH)) != 0;
}

static void
close_quote (Pairing *pairing, guint32 first, guint32 last, guint32 flags)
{
  Quote quote = { 0 };

  if (first > last)
    return;
  quote.inside = (Range){ first, last };
  quote.whole = quote.inside;
  quote.flags = flags;
  g_array_append_val (pairing->found, quote);
}

/* Takes the opening mark at stack[@level] and all above it; what they enclose ends at @close (a mark) or, when it is
 * NOWHERE, with the token @last. */
static void
pop (Pairing *pairing, guint level, guint32 close, guint32 last)
{
  const Opener *opener = &pairing->stack[level];
  guint32 end = close != NOWHERE ? close - 1 : last;
  guint before = pairing->found->len;

  pairing->depth = level;
  close_quote (pairing, opener->at + 1, end, close == NOWHERE ? CAD_VOICE_UNCLOSED : 0);
  if (pairing->found->len > before) {
    Quote *quote = &g_array_index (pairing->found, Quote, before);

    quote->whole = (Range){ opener->at, close != NOWHERE ? close : end };
    quote->mark = opener->mark;
  }
  if (close == NOWHERE || !belongs (opener->mark, mark_at (pairing->page, close)))
    pairing->page->marks.doubtful++;
}

/* The end of the sentence that holds @i, not beyond @limit. */
static guint32
sentence_end (const Page *page, guint32 i, guint32 limit)
{
  guint32 j = i + 1;

  while (j < limit && !begins_sentence (page, j))
    j++;
  return j - 1;
}

/* Does the sentence of @opener end before @i? What was looked at once is not looked at again. */
static gboolean
has_ended (const Page *page, Opener *opener, guint32 i)
{
  while (!opener->ended && opener->sentence + 1 < i) {
    opener->ended = begins_sentence (page, opener->sentence + 1);
    opener->sentence += !opener->ended;
  }
  return opener->ended || ends_sentence (page, i - 1);
}

/* The same opening mark again: when a sentence ended in between, the first one was never closed. */
static void
reopen (Pairing *pairing, guint32 i)
{
  for (guint d = 0; d < pairing->depth; d++) {
    Opener *opener = &pairing->stack[d];

    if (opener->mark != mark_at (pairing->page, i) || !has_ended (pairing->page, opener, i))
      continue;
    pop (pairing, d, NOWHERE, opener->sentence);
    return;
  }
}

static void
push (Pairing *pairing, guint32 i)
{
  reopen (pairing, i);
  if (pairing->depth == DEEPEST)
    pop (pairing, DEEPEST - 1, NOWHERE, sentence_end (pairing->page, pairing->stack[DEEPEST - 1].at, i));
  pairing->stack[pairing->depth++] = (Opener){ .at = i, .sentence = i + 1, .mark = mark_at (pairing->page, i) };
}

/* A closing mark that nothing opened: what it ends began with the sentence or behind a colon. */
static void
close_stray (Pairing *pairing, guint32 i)
{
  const Page *page = pairing->page;
  guint32 from = i, floor = page->base;

  if (pairing->found->len > 0)
    floor = g_array_index (pairing->found, Quote, pairing->found->len - 1).whole.last + 1;
  pairing->page->marks.doubtful++;
  if (from == floor)
    return;
  do
    from--;
  while (from > floor && i - from < LONGEST_SCOPE && !begins_sentence (page, from) &&
         !is_mark (page, from - 1, CAD_MARK_COLON));
  if (from >= i)
    return;
  close_quote (pairing, from, i - 1, CAD_VOICE_STRAY);
  g_array_index (pairing->found, Quote, pairing->found->len - 1).whole = (Range){ from, i };
}

static void
close_mark (Pairing *pairing, guint32 i)
{
  guint8 mark = mark_at (pairing->page, i);

  for (guint d = pairing->depth; d > 0; d--)
    if (belongs (pairing->stack[d - 1].mark, mark)) {
      pop (pairing, d - 1, i, 0);
      return;
    }
  if (mark == CAD_QUOTE_SINGLE_CLOSE)
    return;
  if (pairing->depth > 0)
    pop (pairing, 0, i, 0);
  else
    close_stray (pairing, i);
}

/* Was the innermost quotation opened by « or “, and does neither » nor ” follow @i? */
static gboolean
is_left_open (const Pairing *pairing, guint32 i)
{
  guint8 mark = pairing->stack[pairing->depth - 1].mark;
  guint32 last;

  if (mark != CAD_QUOTE_GUILLEMET_OPEN && mark != CAD_QUOTE_CURLY_OPEN)
    return FALSE;
  last = pairing->last_close[mark == CAD_QUOTE_CURLY_OPEN ? CAD_QUOTE_CURLY_CLOSE : CAD_QUOTE_GUILLEMET_CLOSE];
  return last == NOWHERE || last < i;
}

/* A straight mark closes its like; or a « or “ that nothing else will close, when what follows is no new quotation. */
static void
straight_mark (Pairing *pairing, guint32 i)
{
  const Page *page = pairing->page;
  guint8 mark = mark_at (page, i);
  gboolean spaced = (page->tokens->tokens[i].flags & CAD_TOKEN_SPACE) != 0;
  gboolean word_next = i + 1 < page->end && is_word (page, i + 1) &&
                       !(page->tokens->tokens[i + 1].flags & CAD_TOKEN_SPACE);

  for (guint d = pairing->depth; d > 0; d--)
    if (pairing->stack[d - 1].mark == mark) {
      pop (pairing, d - 1, i, 0);
      return;
    }
  if (pairing->depth > 0 && !(spaced && word_next) && is_left_open (pairing, i)) {
    pop (pairing, pairing->depth - 1, i, 0);
    return;
  }
  push (pairing, i);
}

/* The paragraph is over: an opening mark at its head goes on in the next one, any other ends with its sentence. */
static void
close_rest (Pairing *pairing)
{
  Page *page = pairing->page;

  page->open_mark = 0;
  while (pairing->depth > 0) {
    Opener opener = pairing->stack[pairing->depth - 1];
    gboolean at_head = pairing->depth == 1 && opener.at <= page->base + 1;

    if (at_head)
      page->open_mark = opener.mark;
    pop (pairing, pairing->depth - 1, NOWHERE, at_head ? page->end - 1 : sentence_end (page, opener.at, page->end));
  }
}

static gint
by_place (gconstpointer a, gconstpointer b)
{
  const Quote *x = a, *y = b;

  if (x->inside.first != y->inside.first)
    return x->inside.first < y->inside.first ? -1 : 1;
  return x->inside.last > y->inside.last ? -1 : x->inside.last < y->inside.last;
}

static void
count_words (const Page *page, Quote *quote)
{
  for (guint32 i = quote->inside.first; i <= quote->inside.last; i++)
    quote->words += is_word (page, i) && !is_joined (page, i);
}

/* Numbers the quotations from the outer to the inner ones, and tells each token in which it stands. Quotations that
 * cross are cut. */
static void
nest (Pairing *pairing)
{
  Page *page = pairing->page;
  guint32 open = 0;

  if (pairing->found->len > 1)
    g_array_sort (pairing->found, by_place);
  for (guint q = 0; q < pairing->found->len; q++) {
    Quote quote = g_array_index (pairing->found, Quote, q);
    guint32 number = page->quotes->len;

    while (open != 0 && g_array_index (page->quotes, Quote, open).inside.last < quote.inside.first)
      open = g_array_index (page->quotes, Quote, open).outer;
    if (open != 0) {
      const Quote *outer = &g_array_index (page->quotes, Quote, open);

      quote.inside.last = MIN (quote.inside.last, outer->inside.last);
      quote.whole.last = MIN (quote.whole.last, outer->inside.last);
    }
    quote.outer = open;
    count_words (page, &quote);
    g_array_append_val (page->quotes, quote);
    for (guint32 i = quote.inside.first; i <= quote.inside.last; i++)
      unit_at (page, i)->quote = number;
    open = number;
  }
}

/* A paragraph whose first mark repeats or answers the one left open in the last goes on with it. */
static gboolean
continues (const Page *page, guint8 open_mark)
{
  guint8 mark = mark_at (page, page->base);

  return open_mark != 0 && is_quote (page, page->base) && (mark == open_mark || belongs (open_mark, mark));
}

/* Turns of an interview: every sentence that a dash begins. */
static void
add_turns (Pairing *pairing)
{
  Page *page = pairing->page;

  for (guint32 i = page->base; i < page->end; i++) {
    guint32 end;

    if (!is_mark (page, i, CAD_MARK_DASH) ||
        !(begins_sentence (page, i) || (i > page->base && ends_sentence (page, i - 1))))
      continue;
    end = i + 1;
    while (end < page->end && !(is_mark (page, end, CAD_MARK_DASH) && ends_sentence (page, end - 1)))
      end++;
    close_quote (pairing, i + 1, end - 1, 0);
    if (pairing->found->len > 0)
      g_array_index (pairing->found, Quote, pairing->found->len - 1).dash = TRUE;
    i = end - 1;
  }
}

static void
pair_mark (Pairing *pairing, guint32 i)
{
  Page *page = pairing->page;
  guint8 mark = mark_at (page, i);

  page->marks.marks++;
  if (i == page->base && !is_opener (mark) && continues (page, page->open_mark))
    push (pairing, i);
  else if (mark == CAD_QUOTE_CURLY_OPEN && pairing->depth > 0 &&
           pairing->stack[pairing->depth - 1].mark == CAD_QUOTE_LOW)
    close_mark (pairing, i);
  else if (is_opener (mark))
    push (pairing, i);
  else if (mark == CAD_QUOTE_STRAIGHT || mark == CAD_QUOTE_DOUBLED)
    straight_mark (pairing, i);
  else
    close_mark (pairing, i);
}

static void
pair_marks (Pairing *pairing)
{
  Page *page = pairing->page;
  const CadTokens *tokens = page->tokens;
  guint first = page->mark;

  g_array_set_size (pairing->found, 0);
  while (page->mark < tokens->n_quotes && tokens->quotes[page->mark] < page->end)
    page->mark++;
  for (guint m = 0; m < G_N_ELEMENTS (pairing->last_close); m++)
    pairing->last_close[m] = NOWHERE;
  for (guint q = first; q < page->mark; q++)
    pairing->last_close[mark_at (page, tokens->quotes[q])] = tokens->quotes[q];
  for (guint q = first; q < page->mark; q++)
    pair_mark (pairing, tokens->quotes[q]);
  close_rest (pairing);
}

void
page_pair_quotes (Page *page)
{
  Pairing pairing = { .page = page, .found = page->found };
  gboolean continued = continues (page, page->open_mark);
  guint first = page->quotes->len;

  pair_marks (&pairing);
  if (page->dialogue && pairing.found->len == 0)
    add_turns (&pairing);
  nest (&pairing);
  if (continued && page->quotes->len > first)
    g_array_index (page->quotes, Quote, first).continued = TRUE;
}

void
page_pass_quotes (Page *page)
{
  Pairing pairing = { .page = page, .found = page->found };

  if (page->mark < page->tokens->n_quotes && page->tokens->quotes[page->mark] < page->end)
    pair_marks (&pairing);
  else
    page->open_mark = 0; /* most paragraphs have no marks */
}
