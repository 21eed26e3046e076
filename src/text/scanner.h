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
  const char *wide;     /* the last place that sixteen bytes can be read from, or NULL */
  guint room;           /* tokens that there is room for */
  guint32 next;         /* CadTokenFlags of the token to come */
  gboolean ending;      /* a sentence may have ended: the token to come decides */
  gboolean after_lower; /* the mark that may have ended it stood right after a small letter */
  gboolean wrapped;     /* a single line break is a space */
  gboolean elides;      /* the language has elisions */
  gboolean glues;       /* the language has glue words */
  gboolean single_quotes;
} CadScanner;

/* Makes room for more tokens. */
void cad_scanner_grow (CadScanner *scanner);

/* After a token was pushed that begins a paragraph, or while a sentence may be ending: begins what it begins. */
void cad_scanner_begin (CadScanner *scanner, CadToken *token);

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
cad_scanner_pushed (CadScanner *scanner, CadToken *token)
{
  guint32 flags = scanner->next;

  scanner->next = 0;
  if (G_UNLIKELY ((flags & CAD_TOKEN_PARAGRAPH) != 0 || scanner->ending))
    cad_scanner_begin (scanner, token);
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
  scanner->tokens->words += !(scanner->next & CAD_TOKEN_HYPHEN);
  cad_scanner_pushed (scanner, token);
}

/* Called with each token pushed while a sentence may be ending: TRUE when the token begins a new one. */
gboolean cad_sentence_begins (CadScanner *scanner, const CadToken *token);

/* Called after a mark was pushed: notes whether a sentence may end with it. */
void cad_sentence_mark (CadScanner *scanner, guint index);

/* Whether lines of [text, end) are broken to fit a width rather than to begin a paragraph. */
gboolean cad_lines_are_wrapped (const char *text, const char *end);

/* At the first sight of a type: cuts it when it is words run together, and notes that it was tried. */
void cad_repair_type (CadVocabulary *vocabulary, guint32 type, const char *word, gsize length);

/* Reads the word, elided form, or number at scanner->p; and those behind it that need no closer look. */
void cad_words_read (CadScanner *scanner);

G_END_DECLS
