/* SPDX-License-Identifier: MIT
 * reading.c - one article read: tokens, mentions, voices, sides */
#include <cadrage/reading.h>

#define WORDS_TO_JUDGE 100 /* a shorter text need not name what it is about */

struct _CadReader {
  CadKnowledge knowledge;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadFinder *finder;
  GArray *left_out; /* of CadDamage */
  GArray *strange;  /* of guint8, one a lexicon: the article is not about what it is about */
  GArray *found;    /* of CadMention */
  GArray *spans;    /* of CadSpan: those of @found */
  CadVoices *voices;
  GArray *spoken; /* of CadVoice: those of @found */
  CadReading reading;
};

CadReader *
cad_reader_new (const CadKnowledge *knowledge)
{
  CadReader *reader = g_new0 (CadReader, 1);

  reader->knowledge = *knowledge;
  reader->vocabulary = cad_vocabulary_new (&knowledge->language->rules);
  cad_vocabulary_set_test (reader->vocabulary, 0, cad_matcher_test, (gpointer) knowledge->matcher);
  cad_vocabulary_set_test (reader->vocabulary, 1, cad_voices_test, (gpointer) knowledge->language);
  reader->tokens = cad_tokens_new ();
  reader->finder = cad_finder_new (knowledge->matcher);
  reader->left_out = g_array_new (FALSE, FALSE, sizeof (CadDamage));
  reader->strange = g_array_new (FALSE, TRUE, sizeof (guint8));
  reader->found = g_array_new (FALSE, FALSE, sizeof (CadMention));
  reader->spans = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  reader->voices = cad_voices_new (knowledge->language);
  reader->spoken = g_array_new (FALSE, FALSE, sizeof (CadVoice));
  reader->reading.mentions = g_array_new (FALSE, FALSE, sizeof (CadReadMention));
  reader->reading.tokens = reader->tokens;
  return reader;
}

void
cad_reader_free (CadReader *reader)
{
  if (reader == NULL)
    return;
  g_array_unref (reader->reading.mentions);
  g_array_unref (reader->spoken);
  cad_voices_free (reader->voices);
  g_array_unref (reader->spans);
  g_array_unref (reader->found);
  g_array_unref (reader->strange);
  g_array_unref (reader->left_out);
  cad_finder_free (reader->finder);
  cad_tokens_free (reader->tokens);
  cad_vocabulary_free (reader->vocabulary);
  g_free (reader);
}

/* The actor that speaks, as the lexicon of the mention knows actors. */
static int
side_of (const CadReader *reader, const CadMention *mention, const CadVoice *voice)
{
  if (voice->speaker.len == 0)
    return -1;
  return cad_matcher_actor (reader->knowledge.matcher, reader->tokens, voice->speaker_first, voice->speaker_last,
                            mention->lexicon);
}

/* Notes the lexicons that the article is not about. Returns: how many there are */
static guint
judge (CadReader *reader)
{
  guint n_lexicons = cad_matcher_lexicons (reader->knowledge.matcher)->len, n_strange = 0;

  g_array_set_size (reader->strange, n_lexicons);
  for (guint i = 0; i < n_lexicons; i++) {
    gboolean strange = reader->tokens->words >= WORDS_TO_JUDGE &&
                       !cad_finder_is_about (reader->finder, reader->tokens, i);

    g_array_index (reader->strange, guint8, i) = strange;
    n_strange += strange;
  }
  return n_strange;
}

static void
collect_spans (CadReader *reader)
{
  g_array_set_size (reader->spans, 0);
  for (guint i = 0; i < reader->found->len; i++)
    g_array_append_val (reader->spans, g_array_index (reader->found, CadMention, i).span);
}

static void
collect_mentions (CadReader *reader)
{
  g_array_set_size (reader->reading.mentions, 0);
  for (guint i = 0; i < reader->found->len; i++) {
    CadReadMention mention = { g_array_index (reader->found, CadMention, i),
                               g_array_index (reader->spoken, CadVoice, i), -1 };

    mention.side = side_of (reader, &mention.mention, &mention.voice);
    g_array_append_val (reader->reading.mentions, mention);
  }
}

const CadReading *
cad_reader_read (CadReader *reader, const CadDocument *document)
{
  CadReading *reading = &reader->reading;

  reading->document = document;
  reading->marks = (CadMarkCounts){ 0 };
  if (!reader->knowledge.keeps_all)
    cad_damage_find (document, &reader->knowledge.language->rules, reader->left_out);
  reading->left_out = cad_damage_words (document, reader->left_out);
  cad_tokens_read_without (reader->tokens, document, reader->left_out, reader->vocabulary);
  reading->off_topic = judge (reader);
  cad_finder_find_without (reader->finder, reader->tokens, reader->strange, reader->found);
  collect_spans (reader);
  cad_voices_find (reader->voices, reader->tokens, reader->spans, reader->spoken, &reading->marks);
  g_assert (reader->spoken->len == reader->found->len);
  collect_mentions (reader);
  return reading;
}

void
cad_reader_set_room (CadReader *reader, gsize bytes)
{
  cad_vocabulary_set_room (reader->vocabulary, bytes);
}

const CadLanguage *
cad_reader_language (const CadReader *reader)
{
  return reader->knowledge.language;
}

CadSpan
cad_reading_sentence (const CadReading *reading, guint index)
{
  const CadTokens *tokens = reading->tokens;

  g_return_val_if_fail (index < tokens->n_sentences, ((CadSpan){ 0, 0 }));
  return cad_tokens_span (tokens, tokens->sentences[index], tokens->sentences[index + 1] - 1);
}
