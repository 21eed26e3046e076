/* SPDX-License-Identifier: MIT
 * scanner.h - the state of one pass over a document, inside the text layer */
#pragma once

#include <cadrage/tokens.h>

#include "chars.h"
#include "store.h"

G_BEGIN_DECLS

typedef struct {
  guint tokens, sentences, paragraphs, quotes;
} CadCapacity;

typedef struct {
  CadTokens *tokens;
  CadVocabulary *vocabulary;
  const char *text;
  const char *p;
  const char *end;
  guint room;          /* tokens that there is room for */
  guint32 next;        /* CadTokenFlags of the token to come */
  gboolean ending;     /* a sentence may have ended: the token to come decides */
  const char *touched; /* the end of the word that the mark stood right after which may have ended it, or NULL */
  gboolean wrapped;    /* a single line break is a space */
  gboolean elides;     /* the language has elisions */
  gboolean glues;      /* the language has glue words */
  gboolean single_quotes;
} CadScanner;

/* Makes room for more tokens. */
void cad_scanner_grow (CadScanner *scanner);

/* After token @index was pushed that begins a paragraph, or while a sentence may be ending: begins what it begins. */
void cad_scanner_begin (CadScanner *scanner, guint index);

/* After token @index was pushed. */
static inline void
cad_scanner_pushed (CadScanner *scanner, guint index)
{
  if (scanner->tokens->tokens[index].flags & CAD_TOKEN_PARAGRAPH || scanner->ending)
    cad_scanner_begin (scanner, index);
}

/* After the mark @index was pushed: the same, and takes down what it means to what follows. */
void cad_scanner_pushed_mark (CadScanner *scanner, guint index);

/* Passes over the line breaks at @p, and the spaces among them, which go into the flags of the token to come. */
const char *cad_scanner_pass_breaks (const CadScanner *scanner, const char *p, guint32 *next);

/* The next token, with its place set. The rest must be set before cad_scanner_pushed(). */
static inline CadToken *
cad_scanner_take (CadScanner *scanner, const char *start, gsize length)
{
  CadTokens *tokens = scanner->tokens;
  CadToken *token;

  if (G_UNLIKELY (tokens->n_tokens == scanner->room))
    cad_scanner_grow (scanner);
  token = &tokens->tokens[tokens->n_tokens++];
  token->start = start - scanner->text;
  token->len = length;
  return token;
}

static inline void
cad_token_set_mark (CadToken *token, CadMark mark, guint32 flags)
{
  token->type = CAD_STORE_NONE;
  token->kind = mark >= CAD_QUOTE_GUILLEMET_OPEN ? CAD_TOKEN_QUOTE : CAD_TOKEN_MARK;
  token->mark = mark;
  token->flags = flags;
  token->facts = 0;
}

/* @facts can have traits. */
static inline void
cad_scanner_push_word (CadScanner *scanner, const char *start, gsize length, guint32 type, guint32 facts)
{
  CadToken *token = cad_scanner_take (scanner, start, length);

  token->type = type;
  token->kind = CAD_TOKEN_WORD;
  token->mark = CAD_MARK_OTHER;
  token->flags = scanner->next;
  token->facts = facts;
  scanner->next = 0;
  scanner->tokens->words += !(token->flags & CAD_TOKEN_HYPHEN);
  cad_scanner_pushed (scanner, scanner->tokens->n_tokens - 1);
}

/* Called with each token pushed while a sentence may be ending: TRUE when the token begins a new one. */
gboolean cad_sentence_begins (CadScanner *scanner, const CadToken *token);

/* Called after a mark was pushed: notes whether a sentence may end with it. */
void cad_sentence_mark (CadScanner *scanner, guint index);

/* Whether lines of [text, end) are broken to fit a width rather than to begin a paragraph. */
gboolean cad_lines_are_wrapped (const char *text, const char *end);

/* At the first sight of a type: cuts it when it is words run together, and notes that it was tried. */
void cad_repair_type (CadVocabulary *vocabulary, guint32 type, const char *word, gsize length);

/* Whether a sign between two digits of a number stands at @p, in a word that begins at @start: 4.000, 13:00, 20,5. */
static inline gboolean
cad_words_number_goes_on (const char *start, const char *p)
{
  return (*p == '.' || *p == ',' || *p == ':') && g_ascii_isdigit (*start) && g_ascii_isdigit (p[-1]) &&
         g_ascii_isdigit (p[1]);
}

/* Reads the word, elided form, or number at scanner->p. */
void cad_words_read (CadScanner *scanner);

/* Reads on as long as words and marks need no closer look; or the one word at scanner->p that does. */
void cad_batch_read (CadScanner *scanner);

G_END_DECLS
