/* SPDX-License-Identifier: MIT
 * tokens.c - one forward pass over a document: words, marks, sentences, paragraphs */
#include <cadrage/tokens.h>

#include "scanner.h"

#define RUN_MAX 250 /* bytes at most of a run of one sign that is one token */

CadTokens *
cad_tokens_new (void)
{
  CadTokens *tokens = g_new0 (CadTokens, 1);

  tokens->priv = g_new0 (CadCapacity, 1);
  return tokens;
}

void
cad_tokens_free (CadTokens *tokens)
{
  if (tokens == NULL)
    return;
  g_free (tokens->tokens);
  g_free (tokens->sentences);
  g_free (tokens->paragraphs);
  g_free (tokens->quotes);
  g_free (tokens->priv);
  g_free (tokens);
}

static void
append_index (guint32 **indices, guint *n, guint *capacity, guint32 index)
{
  if (*n + 1 >= *capacity) {
    *capacity = MAX (64, *capacity * 2);
    *indices = g_renew (guint32, *indices, *capacity);
  }
  (*indices)[(*n)++] = index;
}

static void
begin_sentence (CadScanner *scanner, guint index)
{
  CadTokens *tokens = scanner->tokens;
  CadCapacity *capacity = tokens->priv;

  tokens->tokens[index].flags |= CAD_TOKEN_SENTENCE;
  append_index (&tokens->sentences, &tokens->n_sentences, &capacity->sentences, index);
  scanner->ending = FALSE;
}

static void
begin_paragraph (CadScanner *scanner, guint index)
{
  CadTokens *tokens = scanner->tokens;
  CadCapacity *capacity = tokens->priv;

  append_index (&tokens->paragraphs, &tokens->n_paragraphs, &capacity->paragraphs, index);
  begin_sentence (scanner, index);
}

void
cad_scanner_grow (CadScanner *scanner)
{
  CadTokens *tokens = scanner->tokens;
  CadCapacity *capacity = tokens->priv;

  capacity->tokens = MAX (1024, capacity->tokens * 2);
  tokens->tokens = g_renew (CadToken, tokens->tokens, capacity->tokens);
  scanner->room = capacity->tokens;
}

void
cad_scanner_begin (CadScanner *scanner, guint index)
{
  const CadToken *token = &scanner->tokens->tokens[index];

  if (token->flags & CAD_TOKEN_PARAGRAPH)
    begin_paragraph (scanner, index);
  else if (cad_sentence_begins (scanner, token))
    begin_sentence (scanner, index);
}

/* Takes down where the mark stands when it is one that is looked for. */
static void
note_mark (CadScanner *scanner, guint index)
{
  CadTokens *tokens = scanner->tokens;
  const CadToken *token = &tokens->tokens[index];

  if (token->kind == CAD_TOKEN_QUOTE)
    append_index (&tokens->quotes, &tokens->n_quotes, &((CadCapacity *) tokens->priv)->quotes, index);
  else if (token->mark == CAD_MARK_DASH)
    tokens->dashes += scanner->text[token->start] != '-';
}

void
cad_scanner_pushed_mark (CadScanner *scanner, guint index)
{
  cad_scanner_pushed (scanner, index);
  note_mark (scanner, index);
  cad_sentence_mark (scanner, index);
}

static void
push_mark (CadScanner *scanner, gsize length, CadMark mark)
{
  cad_token_set_mark (cad_scanner_take (scanner, scanner->p, length), mark, scanner->next);
  scanner->next = 0;
  scanner->p += length;
  cad_scanner_pushed_mark (scanner, scanner->tokens->n_tokens - 1);
}

/* How often the ASCII sign at @p stands there in a row. */
static gsize
run_length (const CadScanner *scanner, const char *p)
{
  gsize length = 1;

  while (length < RUN_MAX && p + length < scanner->end && p[length] == *p)
    length++;
  return length;
}

static gboolean
letter_at (const CadScanner *scanner, const char *p)
{
  return p < scanner->end && cad_char_is_letter (p);
}

static gboolean
word_before (const CadScanner *scanner)
{
  const CadTokens *tokens = scanner->tokens;

  return tokens->n_tokens > 0 && scanner->next == 0 && tokens->tokens[tokens->n_tokens - 1].kind == CAD_TOKEN_WORD;
}

/* In languages with single quotes ' and ’ and ‘ say by their place what they are. */
static CadMark
single_quote (const CadScanner *scanner, CadChar read)
{
  const char *next = scanner->p + read.length;
  gboolean opens = letter_at (scanner, next) && !g_ascii_isdigit (*next);

  if (!scanner->single_quotes || (read.mark == CAD_MARK_OTHER && *scanner->p != '\''))
    return CAD_MARK_OTHER;
  if (read.mark == CAD_QUOTE_SINGLE_OPEN)
    return CAD_QUOTE_SINGLE_OPEN;
  if (read.mark == CAD_QUOTE_SINGLE_CLOSE)
    return scanner->next & CAD_TOKEN_SPACE && opens ? CAD_MARK_OTHER : CAD_QUOTE_SINGLE_CLOSE;
  if (opens && !word_before (scanner))
    return CAD_QUOTE_SINGLE_OPEN;
  return scanner->next & CAD_TOKEN_SPACE ? CAD_MARK_OTHER : CAD_QUOTE_SINGLE_CLOSE;
}

static void
read_apostrophe (CadScanner *scanner, CadChar read)
{
  const char *p = scanner->p;

  if ((*p == '\'' || *p == '`') && p + 1 < scanner->end && p[1] == *p)
    push_mark (scanner, 2, CAD_QUOTE_DOUBLED);
  else
    push_mark (scanner, read.length, single_quote (scanner, read));
}

static void
read_hyphen (CadScanner *scanner, CadChar read)
{
  gsize length = *scanner->p == '-' ? run_length (scanner, scanner->p) : read.length;
  const char *next = scanner->p + length;
  gboolean dash = length > read.length || (scanner->next & CAD_TOKEN_SPACE && !letter_at (scanner, next));

  push_mark (scanner, length, dash ? CAD_MARK_DASH : CAD_MARK_OTHER);
}

static void
read_mark (CadScanner *scanner, CadChar read)
{
  const char *p = scanner->p;
  gboolean may_run = *p == '.' || (read.length == 1 && read.mark == CAD_MARK_OTHER);
  gsize run = may_run ? run_length (scanner, p) : read.length;

  if (*p == '.' && run > 1)
    push_mark (scanner, run, CAD_MARK_ELLIPSIS);
  else if ((*p == '<' || *p == '>') && run == 2)
    push_mark (scanner, 2, *p == '<' ? CAD_QUOTE_GUILLEMET_OPEN : CAD_QUOTE_GUILLEMET_CLOSE);
  else if (read.mark == CAD_MARK_OTHER)
    push_mark (scanner, run, CAD_MARK_OTHER);
  else
    push_mark (scanner, read.length, read.mark);
}

/* One break, or in wrapped text two, begins a paragraph; spaces between breaks do not count. */
const char *
cad_scanner_pass_breaks (const CadScanner *scanner, const char *p, guint32 *next)
{
  const char *start = p;
  guint breaks = 0;

  for (; p < scanner->end; p++) {
    CadCharClass class = cad_byte_class (p);

    if (class == CAD_CHAR_NEWLINE)
      breaks += !(*p == '\n' && p > start && p[-1] == '\r');
    else if (class != CAD_CHAR_SPACE)
      break;
  }
  *next |= CAD_TOKEN_SPACE | (breaks > (scanner->wrapped ? 1 : 0) ? CAD_TOKEN_PARAGRAPH : 0);
  return p;
}

static void
read_other (CadScanner *scanner)
{
  CadChar read = cad_char_read (scanner->p);

  switch (read.class) {
  case CAD_CHAR_LETTER:
    cad_words_read (scanner);
    break;
  case CAD_CHAR_SPACE:
    scanner->next |= CAD_TOKEN_SPACE;
    scanner->p += read.length;
    break;
  case CAD_CHAR_NEWLINE:
    scanner->next |= CAD_TOKEN_SPACE | CAD_TOKEN_PARAGRAPH;
    scanner->p += read.length;
    break;
  case CAD_CHAR_APOSTROPHE:
    read_apostrophe (scanner, read);
    break;
  case CAD_CHAR_HYPHEN:
    read_hyphen (scanner, read);
    break;
  case CAD_CHAR_COMBINING:
  case CAD_CHAR_IGNORED:
    scanner->p += read.length;
    break;
  default:
    read_mark (scanner, read);
  }
}

static void
scan (CadScanner *scanner)
{
  while (scanner->p < scanner->end) {
    CadCharClass class = cad_byte_class (scanner->p);

    if (class == CAD_CHAR_SPACE) {
      scanner->next |= CAD_TOKEN_SPACE;
      scanner->p++;
    } else if (cad_byte_begins_word (scanner->p))
      cad_batch_read (scanner);
    else if (class == CAD_CHAR_NEWLINE)
      scanner->p = cad_scanner_pass_breaks (scanner, scanner->p, &scanner->next);
    else
      read_other (scanner);
  }
}

/* Reads on to @stop. */
static void
scan_until (CadScanner *scanner, const char *stop)
{
  scanner->end = stop;
  scan (scanner);
}

static void
leave_out (CadScanner *scanner, const CadDamage *damage)
{
  scanner->p = scanner->text + damage->span.start;
  scanner->next &= ~CAD_TOKEN_HYPHEN;
  if (damage->gap == CAD_GAP_MARK) {
    push_mark (scanner, damage->span.len, damage->mark);
    return;
  }
  scanner->p += damage->span.len;
  if (damage->gap != CAD_GAP_NOTHING)
    scanner->next |= CAD_TOKEN_SPACE;
  if (damage->gap == CAD_GAP_PARAGRAPH)
    scanner->next |= CAD_TOKEN_PARAGRAPH;
}

static void
close_indices (CadTokens *tokens)
{
  CadCapacity *capacity = tokens->priv;

  append_index (&tokens->sentences, &tokens->n_sentences, &capacity->sentences, tokens->n_tokens);
  append_index (&tokens->paragraphs, &tokens->n_paragraphs, &capacity->paragraphs, tokens->n_tokens);
  tokens->n_sentences--;
  tokens->n_paragraphs--;
}

void
cad_tokens_read (CadTokens *tokens, const CadDocument *document, CadVocabulary *vocabulary)
{
  cad_tokens_read_without (tokens, document, NULL, vocabulary);
}

void
cad_tokens_read_without (CadTokens *tokens, const CadDocument *document, const GArray *damages,
                         CadVocabulary *vocabulary)
{
  const CadTextRules *rules = cad_vocabulary_rules (vocabulary);
  const char *body = document->text + document->body;
  const char *end = document->text + document->length;
  CadScanner scanner = {
    .tokens = tokens,
    .vocabulary = vocabulary,
    .text = document->text,
    .p = body,
    .room = ((const CadCapacity *) tokens->priv)->tokens,
    .next = CAD_TOKEN_SPACE | CAD_TOKEN_PARAGRAPH,
    .wrapped = cad_lines_are_wrapped (body, end),
    .elides = g_hash_table_size (rules->elisions) > 0,
    .glues = g_hash_table_size (rules->glue_before) > 0 || g_hash_table_size (rules->glue_after) > 0,
    .single_quotes = rules->single_quotes,
  };

  cad_vocabulary_trim (vocabulary);
  tokens->document = document;
  tokens->vocabulary = vocabulary;
  tokens->n_tokens = tokens->n_sentences = tokens->n_paragraphs = tokens->n_quotes = tokens->dashes = 0;
  tokens->words = tokens->repaired = 0;
  for (guint i = 0; damages != NULL && i < damages->len; i++) {
    const CadDamage *damage = &g_array_index (damages, CadDamage, i);

    scan_until (&scanner, document->text + damage->span.start);
    leave_out (&scanner, damage);
  }
  scan_until (&scanner, end);
  close_indices (tokens);
}

/* The last of @n indices that is not beyond @index. */
static guint
find_index (const guint32 *indices, guint n, guint index)
{
  guint low = 0, high = n;

  while (low + 1 < high) {
    guint middle = low + (high - low) / 2;

    if (indices[middle] <= index)
      low = middle;
    else
      high = middle;
  }
  return low;
}

guint
cad_tokens_sentence (const CadTokens *tokens, guint index)
{
  g_return_val_if_fail (index < tokens->n_tokens, 0);

  return find_index (tokens->sentences, tokens->n_sentences, index);
}

guint
cad_tokens_paragraph (const CadTokens *tokens, guint index)
{
  g_return_val_if_fail (index < tokens->n_tokens, 0);

  return find_index (tokens->paragraphs, tokens->n_paragraphs, index);
}

CadSpan
cad_tokens_span (const CadTokens *tokens, guint first, guint last)
{
  guint32 start = tokens->tokens[first].start;

  return (CadSpan){ start, tokens->tokens[last].start + tokens->tokens[last].len - start };
}
