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
  guint32 next;         /* CadTokenFlags of the token to come */
  gboolean ending;      /* a sentence may have ended: the token to come decides */
  gboolean after_lower; /* the mark that may have ended it stood right after a small letter */
  gboolean wrapped;     /* a single line break is a space */
  gboolean elides;      /* the language has elisions */
  gboolean glues;       /* the language has glue words */
  gboolean single_quotes;
} CadScanner;

/* Adds the token [start, end) with the flags to come; a word's type is @type. */
CadToken *cad_scanner_push (CadScanner *scanner, const char *start, const char *end, CadTokenKind kind, guint32 value);

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
