/* SPDX-License-Identifier: MIT
 * batch.c - many words at a time: first where they end, then what the vocabulary says of them, then where sentences begin
 *
 * The table of all words is larger than the caches near a core: the entries of a whole batch are on their way before the first
 * is asked for. */
#include "letters.h"
#include "scanner.h"

#define BATCH       32 /* tokens: more are read in vain when one needs a closer look */
#define BEHIND      4  /* bytes looked at behind a window of letters */
#define RIGHT_QUOTE "\xE2\x80\x99"
#define ELIDED_MOST 6 /* letters of a form that may be elided: lorsqu */

/* Of the traits that a word is asked for, it must have these and must not have the others. */
#define WANTED (CAD_TRAIT_SEEN | CAD_TRAIT_ELISION)

/* A word whose end is known. */
typedef struct {
  CadStoreKey key;
  CadToken *token;
  guint32 slot;
  guint8 asked; /* traits that tell whether it needs a closer look */
} Seen;

/* Where the next token begins, and goes to. */
typedef struct {
  const char *p;
  CadToken *token;
  guint32 next; /* its CadTokenFlags */
} Place;

typedef struct {
  CadToken *tokens; /* the scanner's, with room for those of the batch */
  Place end;
  Seen words[BATCH];
  guint n_words, n_turns;
  guint8 turns[BATCH]; /* tokens that count for more than themselves: see is_turn() */
} Batch;

/* The length with its apostrophe, of @length bytes, of what may be an elided form. */
static inline guint
elided_length (const CadScanner *scanner, const char *p, guint letters, guint length)
{
  const char *behind = p + letters + length;

  if (!scanner->elides || letters > ELIDED_MOST || cad_unsplit_may_begin (&scanner->vocabulary->unsplit, p, behind))
    return 0;
  return letters + length;
}

/* The length of the word at @p, or with its apostrophe of what may be an elided form; 0 when a closer look is needed. */
static inline guint
simple_length (const CadScanner *scanner, const char *p, guint letters)
{
  const char *stop = p + letters;
  CadChar read;

  if (letters >= CAD_LETTERS_BLOCK)
    return 0;
  if (G_LIKELY (*stop == ' '))
    return letters;
  switch (cad_byte_class (stop)) {
  case CAD_CHAR_SPACE:
  case CAD_CHAR_NEWLINE:
  case CAD_CHAR_HYPHEN:
    return letters;
  case CAD_CHAR_MARK:
    return cad_words_number_goes_on (p, stop) ? 0 : letters;
  case CAD_CHAR_APOSTROPHE:
    return stop[0] != stop[1] ? elided_length (scanner, p, letters, 1) : 0;
  case CAD_CHAR_WIDE:
    if (memcmp (stop, RIGHT_QUOTE, 3) == 0)
      return elided_length (scanner, p, letters, 3);
    read = cad_char_read (stop);
    return read.class == CAD_CHAR_SPACE || read.class == CAD_CHAR_MARK ? letters : 0;
  default:
    return 0;
  }
}

/* Marks that sentences or quotations are told by; first tokens of paragraphs; words joined to others. */
static inline gboolean
is_turn (CadMark mark, guint32 flags)
{
  return flags & (CAD_TOKEN_PARAGRAPH | CAD_TOKEN_HYPHEN) || mark >= CAD_QUOTE_GUILLEMET_OPEN ||
         mark == CAD_MARK_DASH || (mark >= CAD_MARK_PERIOD && mark <= CAD_MARK_ELLIPSIS);
}

static inline void
see_token (const CadScanner *scanner, Batch *batch, const Place *at, guint length, CadMark mark)
{
  if (is_turn (mark, at->next))
    batch->turns[batch->n_turns++] = at->token - batch->tokens;
  at->token->start = at->p - scanner->text;
  at->token->len = length;
}

static inline void
see_word (const CadScanner *scanner, Batch *batch, Seen *seen, const Place *at, guint length)
{
  const CadVocabulary *vocabulary = scanner->vocabulary;

  seen->key = cad_store_key_in_block (at->p, length);
  seen->slot = cad_store_slot (vocabulary, seen->key);
  __builtin_prefetch (&vocabulary->entries[seen->slot]);
  seen->token = at->token;
  see_token (scanner, batch, at, length, CAD_MARK_OTHER);
  at->token->kind = CAD_TOKEN_WORD;
  at->token->mark = CAD_MARK_OTHER;
  at->token->flags = at->next;
}

/* Passes over one mark or what separates words. FALSE when it needs a closer look. */
static gboolean
see_other (const CadScanner *scanner, Batch *batch, Place *at)
{
  CadChar read = cad_char_read (at->p);

  if (cad_byte_class (at->p) == CAD_CHAR_NEWLINE) {
    at->p = cad_scanner_pass_breaks (scanner, at->p, &at->next);
    return TRUE;
  }
  if (read.class == CAD_CHAR_SPACE) {
    at->next |= CAD_TOKEN_SPACE;
    at->p += read.length;
    return TRUE;
  }
  if (read.class != CAD_CHAR_MARK || (read.length == 1 && at->p[1] == at->p[0]))
    return FALSE;
  see_token (scanner, batch, at, read.length, read.mark);
  cad_token_set_mark (at->token, read.mark, at->next);
  at->p += read.length;
  at->next = *at->p == ' ' ? CAD_TOKEN_SPACE : 0;
  at->p += *at->p == ' ';
  at->token++;
  return TRUE;
}

/* What stands between two words goes into the flags. */
static inline void
pass_separator (Place *at)
{
  at->next = 0;
  if (*at->p == ' ') {
    at->next = CAD_TOKEN_SPACE;
    at->p++;
  } else if (*at->p == '-' && cad_char_is_letter (at->p + 1)) {
    at->next = CAD_TOKEN_HYPHEN;
    at->p++;
  }
}

static void
see (const CadScanner *scanner, Batch *batch)
{
  guint8 asked = scanner->glues ? CAD_TRAIT_SEEN | CAD_TRAIT_CUT : 0;
  CadLettersWindow window = { 0 };
  Place at = { scanner->p, batch->tokens, scanner->next };
  Seen *seen = batch->words;

  while (at.token < batch->tokens + BATCH) {
    guint letters, length;

    if (at.p > window.last && !cad_letters_open (&window, at.p, scanner->end - at.p - BEHIND))
      break;
    letters = cad_letters_run (&window, at.p);
    if (letters == 0) {
      Place other = at; /* so that what is used again and again stays in registers */

      if (!see_other (scanner, batch, &other))
        break;
      at = other;
      continue;
    }
    length = simple_length (scanner, at.p, letters);
    if (length == 0)
      break;
    see_word (scanner, batch, seen, &at, length);
    at.p += length;
    at.token++;
    if (length == letters) {
      (seen++)->asked = asked;
      pass_separator (&at);
    } else {
      (seen++)->asked = CAD_TRAIT_ELISION;
      at.next = 0;
    }
  }
  batch->end = at;
  batch->n_words = seen - batch->words;
}

static inline gboolean
is_as_asked (const CadStoreEntry *entry, const Seen *seen)
{
  return ((cad_store_traits (entry) ^ WANTED) & seen->asked) == 0;
}

/* The entry of a word that is not in its first slot, or not known to be whole; NULL when it must be read with care. */
static G_GNUC_NO_INLINE const CadStoreEntry *
look_closer (CadScanner *scanner, const Seen *seen)
{
  CadVocabulary *vocabulary = scanner->vocabulary;
  const char *start = scanner->text + seen->token->start;
  const CadStoreEntry *entry = cad_vocabulary_entry (vocabulary, seen->key, start, seen->token->len);

  if (seen->asked & CAD_TRAIT_SEEN && !(cad_store_traits (entry) & CAD_TRAIT_SEEN)) {
    cad_repair_type (vocabulary, cad_store_type (entry), start, seen->token->len);
    entry = cad_vocabulary_refresh (vocabulary, start, seen->token->len);
  }
  return is_as_asked (entry, seen) ? entry : NULL;
}

/* Returns the first token that must be read with care, or the batch's end. */
static CadToken *
look_up (CadScanner *scanner, const Batch *batch)
{
  const CadStoreEntry *entries = scanner->vocabulary->entries;
  guint i;

  for (i = 0; i < batch->n_words; i++) {
    const Seen *seen = &batch->words[i];
    const CadStoreEntry *entry = &entries[seen->slot];

    if (entry->key.low != seen->key.low || entry->key.high != seen->key.high || !is_as_asked (entry, seen)) {
      entry = look_closer (scanner, seen);
      entries = scanner->vocabulary->entries;
      if (entry == NULL)
        break;
    }
    seen->token->type = cad_store_type (entry);
    seen->token->facts = entry->facts;
  }
  scanner->tokens->words += i;
  return i < batch->n_words ? batch->words[i].token : batch->end.token;
}

/* Lets the sentences that the tokens up to @stop decide upon begin. Returns: the first token behind */
static guint
settle_ending (CadScanner *scanner, guint index, guint stop)
{
  while (scanner->ending && index < stop)
    cad_scanner_begin (scanner, index++);
  return stop;
}

/* Takes the first @n tokens of the batch for good. */
static void
settle (CadScanner *scanner, const Batch *batch, guint n)
{
  CadTokens *tokens = scanner->tokens;
  guint base = tokens->n_tokens, done = base;

  for (guint i = 0; i < batch->n_turns && batch->turns[i] < n; i++) {
    const CadToken *turn = &batch->tokens[batch->turns[i]];

    done = settle_ending (scanner, done, base + batch->turns[i]);
    if (turn->kind == CAD_TOKEN_WORD) {
      tokens->words -= (turn->flags & CAD_TOKEN_HYPHEN) != 0;
      cad_scanner_pushed (scanner, done);
    } else
      cad_scanner_pushed_mark (scanner, done);
    done++;
  }
  settle_ending (scanner, done, base + n);
  tokens->n_tokens += n;
}

void
cad_batch_read (CadScanner *scanner)
{
  Batch batch;
  CadToken *stop;

  if (scanner->room - scanner->tokens->n_tokens < BATCH)
    cad_scanner_grow (scanner);
  batch.tokens = scanner->tokens->tokens + scanner->tokens->n_tokens;
  batch.n_turns = 0;
  see (scanner, &batch);
  stop = look_up (scanner, &batch);
  settle (scanner, &batch, stop - batch.tokens);
  if (stop == batch.end.token) {
    scanner->p = batch.end.p;
    scanner->next = batch.end.next;
  } else {
    scanner->p = scanner->text + stop->start;
    scanner->next = stop->flags;
  }
  if (stop != batch.end.token || stop == batch.tokens)
    cad_words_read (scanner);
}
