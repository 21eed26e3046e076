/* SPDX-License-Identifier: MIT
 * reading.h - one article read with the lexicons of its language: tokens, mentions, voices, sides */
#pragma once

#include <cadrage/matcher.h>
#include <cadrage/voices.h>

G_BEGIN_DECLS

/* What is read with: everything in it is shared and only read. */
typedef struct {
  const CadLanguage *language;
  const CadMatcher *matcher;
  gboolean keeps_all; /* also what is no text of the article (damage.h) is counted */
} CadKnowledge;

/* A worker: its own vocabulary and buffers, kept from article to article. */
typedef struct _CadReader CadReader;

typedef struct {
  CadMention mention;
  CadVoice voice;
  int side; /* index of the lexicon's actors that the speaker belongs to, or -1 */
} CadReadMention;

/* Borrowed from the reader, valid until the next article. */
typedef struct {
  const CadDocument *document;
  const CadTokens *tokens;
  GArray *mentions; /* of CadReadMention, by place */
  CadMarkCounts marks;
  guint left_out;  /* words that are no text of the article (damage.h): none of @tokens */
  guint off_topic; /* how many of the lexicons are not about what the article is about: their mentions were left out */
} CadReading;

/* @knowledge is copied; what it points to is borrowed. Returns: (transfer full) */
CadReader *cad_reader_new (const CadKnowledge *knowledge);
void cad_reader_free (CadReader *reader);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadReader, cad_reader_free)

/* How many bytes its vocabulary may take (vocabulary.h), where there are several readers. */
void cad_reader_set_room (CadReader *reader, gsize bytes);

/* Returns: (transfer none) */
const CadReading *cad_reader_read (CadReader *reader, const CadDocument *document);

/* The language it was made with. Returns: (transfer none) */
const CadLanguage *cad_reader_language (const CadReader *reader);

/* The bytes of sentence @index of the reading's text. */
CadSpan cad_reading_sentence (const CadReading *reading, guint index);

G_END_DECLS
