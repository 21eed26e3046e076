/* SPDX-License-Identifier: MIT
 * sentences.c - where sentences end, decided by the token after the mark, and how lines are broken */
#include "scanner.h"
#include "utf8.h"

#define PEEK_BYTES   24 /* how far past opening marks the first letter of a sentence is looked for */
#define LIST_NUMBER  3  /* digits at most of a number like `12.` that begins a list item */
#define SAMPLE_LINES 200
#define WRAP_LEAST   50
#define WRAP_MOST    90

static guint8
word_traits (const CadScanner *scanner, const CadToken *token)
{
  return cad_vocabulary_traits (scanner->vocabulary, token->type);
}

static gboolean
is_terminator (const CadToken *token)
{
  return token->kind == CAD_TOKEN_MARK && token->mark >= CAD_MARK_PERIOD && token->mark <= CAD_MARK_ELLIPSIS;
}

static gboolean
is_space_at (const CadScanner *scanner, const char *p)
{
  CadCharClass class;

  if (p >= scanner->end)
    return TRUE;
  class = cad_byte_class (p) == CAD_CHAR_WIDE ? cad_char_read (p).class : cad_byte_class (p);
  return class == CAD_CHAR_SPACE || class == CAD_CHAR_NEWLINE;
}

/* Whether @token, a mark or quote, is taken along with the sentence before it. */
static gboolean
is_closer (const CadScanner *scanner, const CadToken *token)
{
  switch (token->mark) {
  case CAD_MARK_CLOSE_PAREN:
  case CAD_QUOTE_GUILLEMET_CLOSE:
  case CAD_QUOTE_CURLY_CLOSE:
  case CAD_QUOTE_ANGLE_CLOSE:
  case CAD_QUOTE_SINGLE_CLOSE:
    return TRUE;
  case CAD_QUOTE_STRAIGHT:
  case CAD_QUOTE_DOUBLED:
    return !(token->flags & CAD_TOKEN_SPACE) || is_space_at (scanner, scanner->text + token->start + token->len);
  default:
    return FALSE;
  }
}

/* Whether the first letter after @p, past opening marks and spaces, is no small one. */
static gboolean
can_begin_at (const CadScanner *scanner, const char *p)
{
  const char *limit = MIN (scanner->end, p + PEEK_BYTES);

  for (; p < limit; p = g_utf8_next_char (p))
    if (cad_char_is_letter (p))
      return !g_unichar_islower (g_utf8_get_char (p));
  return TRUE;
}

static gboolean
stands_after_small_letter (const char *p)
{
  return p != NULL && g_unichar_islower (g_utf8_get_char (g_utf8_prev_char (p)));
}

gboolean
cad_sentence_begins (CadScanner *scanner, const CadToken *token)
{
  gboolean spaced = (token->flags & CAD_TOKEN_SPACE) != 0;

  if (token->kind == CAD_TOKEN_WORD) {
    scanner->ending = FALSE;
    if (spaced)
      return !(word_traits (scanner, token) & CAD_TRAIT_LOWER);
    return cad_vocabulary_word (scanner->vocabulary, token->type)->flags & CAD_WORD_CAPITAL &&
           stands_after_small_letter (scanner->touched);
  }
  if (is_terminator (token) || is_closer (scanner, token))
    return FALSE;
  scanner->ending = FALSE;
  if (token->mark >= CAD_MARK_COMMA && token->mark <= CAD_MARK_COLON)
    return FALSE;
  if (!spaced && token->mark != CAD_QUOTE_GUILLEMET_OPEN && token->mark != CAD_QUOTE_CURLY_OPEN)
    return FALSE;
  return can_begin_at (scanner, scanner->text + token->start + token->len);
}

/* Whether the dot after the word @before belongs to it: M., J., or the `1.` of a list. */
static gboolean
dot_belongs_to_word (const CadScanner *scanner, const CadToken *before)
{
  guint8 traits = word_traits (scanner, before);

  if (traits & (CAD_TRAIT_ABBREVIATION | CAD_TRAIT_INITIAL))
    return TRUE;
  return before->flags & CAD_TOKEN_SENTENCE && before->len <= LIST_NUMBER &&
         cad_vocabulary_word (scanner->vocabulary, before->type)->flags & CAD_WORD_NUMBER;
}

void
cad_sentence_mark (CadScanner *scanner, guint index)
{
  const CadToken *token = &scanner->tokens->tokens[index];
  const CadToken *before = index > 0 ? token - 1 : NULL;
  gboolean touches;

  if (!is_terminator (token))
    return;
  touches = before != NULL && before->kind == CAD_TOKEN_WORD && !(token->flags & CAD_TOKEN_SPACE);
  if (touches && token->mark == CAD_MARK_PERIOD && dot_belongs_to_word (scanner, before))
    return;
  if (touches)
    scanner->touched = scanner->text + before->start + before->len;
  else if (!scanner->ending)
    scanner->touched = NULL;
  scanner->ending = TRUE;
}

typedef struct {
  guint lines, fitting, ended;
} WrapCount;

/* @byte from @p on, or @end; @last is what this said for an earlier @p. */
static const char *
find_byte (const char *p, const char *end, char byte, const char *last)
{
  const char *found = last >= p ? last : memchr (p, byte, end - p);

  return found != NULL ? found : end;
}

static const char *
after_break (const char *p, const char *end)
{
  if (end - p >= 2 && p[0] == '\r' && p[1] == '\n')
    return p + 2;
  return p < end ? p + 1 : p;
}

static gboolean
is_blank_line (const char *p, const char *end)
{
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  return p >= end || *p == '\n' || *p == '\r';
}

static gboolean
ends_sentence (const char *line, const char *end)
{
  static const char *const endings[] = { ".", "!", "?", ":", "\"", "\xC2\xBB", "\xE2\x80\xA6", "\xE2\x80\x9D" };

  while (end > line && g_ascii_isspace (end[-1]))
    end--;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize length = strlen (endings[i]);

    if ((gsize) (end - line) >= length && memcmp (end - length, endings[i], length) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
count_line (WrapCount *count, const char *line, const char *end)
{
  count->lines++;
  if (end - line >= WRAP_LEAST && end - line <= WRAP_MOST * 4) {
    gsize length = cad_utf8_count (line, end);

    count->fitting += length >= WRAP_LEAST && length <= WRAP_MOST;
  }
  count->ended += ends_sentence (line, end);
}

/* The last line of a block is short by nature and says nothing. */
gboolean
cad_lines_are_wrapped (const char *text, const char *end)
{
  WrapCount count = { 0 };
  const char *feed = NULL, *carriage = NULL;

  for (const char *p = text; p < end && count.lines < SAMPLE_LINES;) {
    feed = find_byte (p, end, '\n', feed);
    carriage = find_byte (p, end, '\r', carriage);
    const char *stop = MIN (feed, carriage);
    const char *next = after_break (stop, end);

    if (!is_blank_line (p, end) && !is_blank_line (next, end))
      count_line (&count, p, stop);
    p = next;
  }
  return count.lines >= 3 && count.fitting * 2 > count.lines && count.ended * 2 < count.lines;
}
