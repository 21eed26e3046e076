/* SPDX-License-Identifier: MIT
 * scanner.h - the state of one pass over a document, inside the text layer */
#pragma once

#include <cadrage/tokens.h>

#include "chars.h"
#include "store.h"

G_BEGIN_DECLS

typedef struct {
  guint tokens, sentences, paragraphs;
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

/* Adds @token, which lacks its flags. */
static inline void
cad_scanner_push (CadScanner *scanner, CadToken token)
{
  CadTokens *tokens = scanner->tokens;
  CadToken *place;

  if (G_UNLIKELY (tokens->n_tokens == scanner->room))
    cad_scanner_grow (scanner);
  place = &tokens->tokens[tokens->n_tokens++];
  token.flags = scanner->next;
  *place = token;
  scanner->next = 0;
  if (G_UNLIKELY ((token.flags & CAD_TOKEN_PARAGRAPH) != 0 || scanner->ending))
    cad_scanner_begin (scanner, place);
}

static inline void
cad_scanner_push_word (CadScanner *scanner, const char *start, gsize length, guint32 type, guint32 facts)
{
  scanner->tokens->words += !(scanner->next & CAD_TOKEN_HYPHEN);
  cad_scanner_push (scanner, (CadToken){ .start = start - scanner->text,
                                         .type = type,
                                         .len = length,
                                         .kind = CAD_TOKEN_WORD,
                                         .facts = facts & CAD_FACTS_MASK });
}

/* Called with each token pushed while a sentence may be ending: TRUE when the token begins a new one. */
gboolean cad_sentence_begins (CadScanner *scanner, const CadToken *token);

/* Called after a mark was pushed: notes whether a sentence may end with it. */
void cad_sentence_mark (CadScanner *scanner, guint index);

/* Whether lines of [text, end) are broken to fit a width rather than to begin a paragraph. */
gboolean cad_lines_are_wrapped (const char *text, const char *end);

/* At the first sight of a type: cuts it when it is words run together, and notes that it was tried. */
void cad_repair_type (CadVocabulary *vocabulary, guint32 type, const char *word, gsize length);

/* Reads one word, elided form, or number at scanner->p. */
void cad_word_read (CadScanner *scanner);

G_END_DECLS
