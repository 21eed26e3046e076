/* SPDX-License-Identifier: MIT
 * tokens.h - the words, marks, sentences and paragraphs of one document, in one pass */
#pragma once

#include <cadrage/damage.h>
#include <cadrage/span.h>
#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

typedef enum {
  CAD_TOKEN_WORD,  /* holds a letter or a digit; @type is valid */
  CAD_TOKEN_MARK,  /* punctuation */
  CAD_TOKEN_QUOTE, /* quotation mark */
} CadTokenKind;

typedef enum {
  CAD_MARK_OTHER,
  CAD_MARK_PERIOD,
  CAD_MARK_QUESTION,
  CAD_MARK_EXCLAMATION,
  CAD_MARK_ELLIPSIS, /* … or ... */
  CAD_MARK_COMMA,
  CAD_MARK_SEMICOLON,
  CAD_MARK_COLON,
  CAD_MARK_DASH, /* - between spaces, – — */
  CAD_MARK_SLASH,
  CAD_MARK_OPEN_PAREN, /* ( [ { */
  CAD_MARK_CLOSE_PAREN,
  CAD_QUOTE_GUILLEMET_OPEN,  /* « << */
  CAD_QUOTE_GUILLEMET_CLOSE, /* » >> */
  CAD_QUOTE_CURLY_OPEN,      /* “ */
  CAD_QUOTE_CURLY_CLOSE,     /* ” */
  CAD_QUOTE_LOW,             /* „ ‟ */
  CAD_QUOTE_ANGLE_OPEN,      /* ‹ */
  CAD_QUOTE_ANGLE_CLOSE,     /* › */
  CAD_QUOTE_STRAIGHT,        /* " */
  CAD_QUOTE_DOUBLED,         /* '' or `` */
  CAD_QUOTE_SINGLE_OPEN,     /* ‘ or ' before a word, in languages with single quotes */
  CAD_QUOTE_SINGLE_CLOSE,    /* ’ or ' after a word, in languages with single quotes */
} CadMark;

typedef enum {
  CAD_TOKEN_SPACE = 1 << 0,     /* white space (or the text's begin) before it */
  CAD_TOKEN_HYPHEN = 1 << 1,    /* a word joined to the word before it by a hyphen: cessez, -le, -feu */
  CAD_TOKEN_REPAIRED = 1 << 2,  /* cut out of words run together */
  CAD_TOKEN_SENTENCE = 1 << 3,  /* first of its sentence */
  CAD_TOKEN_PARAGRAPH = 1 << 4, /* first of its paragraph */
} CadTokenFlags;

typedef struct {
  guint32 start; /* bytes of the document's text */
  guint32 type;  /* of the vocabulary, for words */
  guint16 len;
  guint8 kind;        /* CadTokenKind */
  guint8 mark;        /* CadMark, for marks and quotes */
  guint32 flags : 8;  /* of CadTokenFlags */
  guint32 facts : 24; /* number of what the vocabulary's tests said of its type; 0 for marks and quotes */
} CadToken;

/* Buffers are kept from document to document. Sentences and paragraphs are given by their first token, with one more
 * entry at the end (n_tokens), so that sentence i is tokens [sentences[i], sentences[i + 1]). */
typedef struct {
  const CadDocument *document; /* borrowed */
  CadVocabulary *vocabulary;   /* borrowed */
  CadToken *tokens;
  guint32 *sentences;
  guint32 *paragraphs;
  guint32 *quotes; /* the quotation marks */
  guint n_tokens, n_sentences, n_paragraphs, n_quotes;
  guint dashes;   /* marks that are dashes and no hyphens */
  guint words;    /* words as users count them: an elided form is one, a hyphenated compound is one */
  guint repaired; /* words that were run together and have been cut */
  gpointer priv;  /* capacities */
} CadTokens;

CadTokens *cad_tokens_new (void);
void cad_tokens_free (CadTokens *tokens);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTokens, cad_tokens_free)

/* Reads @document (from its body on); what @tokens held before is gone. Never fails. Trims the vocabulary first. */
void cad_tokens_read (CadTokens *tokens, const CadDocument *document, CadVocabulary *vocabulary);

/* The same without the stretches @damages (as cad_damage_find() gives them, or NULL): no token lies in them. */
void cad_tokens_read_without (CadTokens *tokens, const CadDocument *document, const GArray *damages,
                              CadVocabulary *vocabulary);

/* The sentence (paragraph) that holds token @index. */
guint cad_tokens_sentence (const CadTokens *tokens, guint index);
guint cad_tokens_paragraph (const CadTokens *tokens, guint index);

/* The span of tokens [first, last], from the first byte of one to the last byte of the other. */
CadSpan cad_tokens_span (const CadTokens *tokens, guint first, guint last);

static inline const CadWord *
cad_tokens_word (const CadTokens *tokens, guint index)
{
  const CadToken *token = &tokens->tokens[index];

  return token->kind == CAD_TOKEN_WORD ? cad_vocabulary_word (tokens->vocabulary, token->type) : NULL;
}

/* What the vocabulary's tests said of token @index; nothing of a mark. Valid until the vocabulary's next type is entered. */
static inline const CadFacts *
cad_tokens_facts (const CadTokens *tokens, guint index)
{
  return cad_vocabulary_facts_at (tokens->vocabulary, tokens->tokens[index].facts);
}

G_END_DECLS
