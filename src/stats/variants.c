/* SPDX-License-Identifier: MIT
 * variants.c - mentions of one version of a text held against what stands opposite in the other */
#include <cadrage/variants.h>

#include <string.h>

#include <cadrage/alignment.h>
#include <cadrage/names.h>

#define MENTION_WORDS  64 /* no mention is longer */
#define SENTENCE_BYTES 900
#define AROUND_BYTES   300 /* of a longer sentence: on both sides of the words */

typedef struct {
  const CadLexicon *lexicon;
  const CadChoice *choice; /* NULL for a loaded word */
  const CadWording *wording;
  CadVoiceKind voice;
  CadSpan span;
  guint32 first, end; /* words */
} Mention;

struct _CadVersion {
  char *text;
  GArray *words;     /* of guint64 */
  GArray *spans;     /* of CadSpan, those of the words */
  GArray *sentences; /* of guint32: the first word of each, and the end */
  GArray *extents;   /* of CadSpan: the bytes of the sentences */
  GArray *mentions;  /* of Mention, by place */
};

const char *
cad_variant_name (CadVariantKind kind)
{
  static const char *const names[CAD_N_VARIANTS] = { "wording", "words", "voice" };

  return names[kind];
}

const char *
cad_variant_choice (const CadVariant *variant)
{
  return variant->choice != NULL ? variant->choice->id : variant->loaded->id;
}

static void
copy_words (CadVersion *version, const CadTokens *tokens)
{
  guint sentence = 0;

  for (guint i = 0; i < tokens->n_tokens; i++) {
    const CadToken *token = &tokens->tokens[i];
    const CadWord *word = cad_tokens_word (tokens, i);

    for (; sentence < tokens->n_sentences && tokens->sentences[sentence] == i; sentence++)
      g_array_append_val (version->sentences, version->words->len);
    if (word == NULL)
      continue;
    guint64 hash = cad_hash64 (word->norm, strlen (word->norm), 0);
    CadSpan span = { token->start, token->len };

    g_array_append_val (version->words, hash);
    g_array_append_val (version->spans, span);
  }
  g_array_append_val (version->sentences, version->words->len);
}

static void
copy_extents (CadVersion *version, const CadReading *reading)
{
  for (guint i = 0; i < reading->tokens->n_sentences; i++) {
    CadSpan extent = cad_reading_sentence (reading, i);

    g_array_append_val (version->extents, extent);
  }
}

/* The first word that does not end before byte @at. */
static guint
word_at (const CadVersion *version, guint32 at)
{
  guint low = 0, high = version->spans->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (cad_span_end (g_array_index (version->spans, CadSpan, middle)) <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
copy_mentions (CadVersion *version, const CadReading *reading, GPtrArray *lexicons)
{
  for (guint i = 0; i < reading->mentions->len; i++) {
    const CadReadMention *read = &g_array_index (reading->mentions, CadReadMention, i);
    const CadLexicon *lexicon = lexicons->pdata[read->mention.lexicon];
    gboolean loaded = read->mention.choice == CAD_LOADED;
    const CadChoice *choice = loaded ? NULL : lexicon->choices->pdata[read->mention.choice];
    const CadWording *wording = (loaded ? lexicon->loaded : choice->wordings)->pdata[read->mention.wording];
    CadSpan span = read->mention.span;
    Mention mention = { lexicon,
                        choice,
                        wording,
                        read->voice.kind,
                        span,
                        word_at (version, span.start),
                        word_at (version, cad_span_end (span) - 1) + 1 };

    g_array_append_val (version->mentions, mention);
  }
}

CadVersion *
cad_version_new (const CadReading *reading, GPtrArray *lexicons)
{
  CadVersion *version = g_new0 (CadVersion, 1);

  version->text = g_strndup (reading->document->text, reading->document->length);
  version->words = g_array_new (FALSE, FALSE, sizeof (guint64));
  version->spans = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  version->sentences = g_array_new (FALSE, FALSE, sizeof (guint32));
  version->extents = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  version->mentions = g_array_new (FALSE, FALSE, sizeof (Mention));
  copy_words (version, reading->tokens);
  copy_extents (version, reading);
  copy_mentions (version, reading, lexicons);
  return version;
}

void
cad_version_free (CadVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->text);
  g_array_unref (version->words);
  g_array_unref (version->spans);
  g_array_unref (version->sentences);
  g_array_unref (version->extents);
  g_array_unref (version->mentions);
  g_free (version);
}

static CadWordText
words_of (const CadVersion *version)
{
  return (CadWordText){ (const guint64 *) (const void *) version->words->data,
                        (const guint32 *) (const void *) version->sentences->data, version->words->len,
                        version->sentences->len - 1 };
}

/* Words [first, end) of a version. */
typedef struct {
  guint32 first, end;
} Words;

/* The sentence that holds word @word. */
static guint
sentence_of (const CadVersion *version, guint32 word)
{
  guint low = 0, high = version->sentences->len - 1;

  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (version->sentences, guint32, middle) <= word)
      low = middle;
    else
      high = middle;
  }
  return low;
}

static Words
sentence_words (const CadVersion *version, guint sentence)
{
  return (Words){ g_array_index (version->sentences, guint32, sentence),
                  g_array_index (version->sentences, guint32, sentence + 1) };
}

/* One version seen from the other. */
typedef struct {
  const CadVersion *from, *to;
  CadAlignment alignment;
  guint side; /* of @from in the variants */
} View;

/* What stands in @view->to opposite @mention: between the nearest neighbours of the mention that both share. FALSE
 * when its sentence is in one version only, when too much stands there, or when nothing does at the edge of a
 * sentence: to cut is not to reword. */
static gboolean
find_opposite (const View *view, const Mention *mention, Words *opposite)
{
  guint sentence = sentence_of (view->from, mention->first);
  guint32 version = view->alignment.sentences[sentence];
  const guint32 *words = view->alignment.words;

  if (version == CAD_ALIGNED_NONE)
    return FALSE;
  Words here = sentence_words (view->from, sentence), there = sentence_words (view->to, version);
  guint32 before = mention->first, after = mention->end;

  while (before > here.first && words[before - 1] == CAD_ALIGNED_NONE)
    before--;
  while (after < here.end && words[after] == CAD_ALIGNED_NONE)
    after++;
  opposite->first = before > here.first ? words[before - 1] + 1 : there.first;
  opposite->end = after < here.end ? words[after] : there.end;
  if (opposite->first == opposite->end && (before == here.first || after >= here.end))
    return FALSE;
  return opposite->end - opposite->first <= CAD_VARIANT_WORDS_MOST;
}

static gboolean
is_same_choice (const Mention *a, const Mention *b)
{
  return a->lexicon == b->lexicon && a->choice == b->choice && (a->choice != NULL || a->wording == b->wording);
}

/* The first mention that can reach word @word. */
static guint
mention_near (const CadVersion *version, guint32 word)
{
  guint low = 0, high = version->mentions->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (version->mentions, Mention, middle).first + MENTION_WORDS < word)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* The mention of the same choice among @words of @version, one of the same wording first; or NULL. */
static const Mention *
find_mention (const CadVersion *version, Words words, const Mention *like)
{
  const Mention *found = NULL;

  for (guint i = mention_near (version, words.first); i < version->mentions->len; i++) {
    const Mention *mention = &g_array_index (version->mentions, Mention, i);

    if (mention->first >= words.end)
      break;
    if (mention->end <= words.first || !is_same_choice (mention, like))
      continue;
    if (mention->wording == like->wording)
      return mention;
    found = found != NULL ? found : mention;
  }
  return found;
}

/* The bytes of @words, at a place without words none. */
static CadSpan
span_of (const CadVersion *version, Words words)
{
  if (words.first >= words.end)
    return (CadSpan){ words.first < version->spans->len ? g_array_index (version->spans, CadSpan, words.first).start
                                                        : strlen (version->text),
                      0 };
  CadSpan first = g_array_index (version->spans, CadSpan, words.first);
  CadSpan last = g_array_index (version->spans, CadSpan, words.end - 1);

  return (CadSpan){ first.start, cad_span_end (last) - first.start };
}

static char *
text_of (const CadVersion *version, CadSpan span)
{
  return g_strndup (version->text + span.start, span.len);
}

/* The sentence around @span, and where @span stands in it. */
static void
fill_sentence (CadVariantSide *side, const CadVersion *version, guint sentence, CadSpan span)
{
  CadSpan extent = g_array_index (version->extents, CadSpan, sentence);
  const char *text = version->text;
  guint32 start = extent.start, end = cad_span_end (extent);

  if (extent.len > SENTENCE_BYTES) {
    start = MAX (start, span.start - MIN (span.start, AROUND_BYTES));
    end = MIN (end, cad_span_end (span) + AROUND_BYTES);
  }
  while (start > extent.start && ((guchar) text[start] & 0xc0) == 0x80)
    start--;
  while (end < cad_span_end (extent) && ((guchar) text[end] & 0xc0) == 0x80)
    end++;
  while (start < span.start && g_ascii_isspace (text[start]))
    start++;
  const char *before = start > extent.start && extent.len > SENTENCE_BYTES ? "…" : "";
  g_autofree char *cut = g_strchomp (text_of (version, (CadSpan){ start, end - start }));

  side->sentence = g_strconcat (before, cut, end < cad_span_end (extent) ? "…" : "", NULL);
  side->at = MIN (span.start - MIN (start, span.start) + strlen (before), strlen (side->sentence));
}

static void
fill_side (CadVariantSide *side, const CadVersion *version, const Mention *mention, Words words)
{
  CadSpan span = mention != NULL ? mention->span : span_of (version, words);
  guint32 place = mention != NULL ? mention->first : MIN (words.first, MAX (1, version->words->len) - 1);

  side->wording = mention != NULL ? mention->wording : NULL;
  side->voice = mention != NULL ? mention->voice : CAD_VOICE_OWN;
  side->start = span.start;
  side->text = text_of (version, span);
  fill_sentence (side, version, sentence_of (version, place), span);
}

void
cad_variant_free (CadVariant *variant)
{
  if (variant == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (variant->sides); i++) {
    g_free (variant->sides[i].text);
    g_free (variant->sides[i].sentence);
  }
  g_free (variant);
}

static gboolean
stands_unchanged (const View *view, const Mention *mention)
{
  for (guint32 i = mention->first; i < mention->end; i++)
    if (view->alignment.words[i] == CAD_ALIGNED_NONE)
      return FALSE;
  return TRUE;
}

static void
add_variant (const View *view, const Mention *mention, const Mention *other, Words opposite, GPtrArray *variants)
{
  CadVariant *variant = g_new0 (CadVariant, 1);

  variant->kind = other == NULL                        ? CAD_VARIANT_WORDS
                  : other->wording != mention->wording ? CAD_VARIANT_WORDING
                                                       : CAD_VARIANT_VOICE;
  variant->lexicon = mention->lexicon;
  variant->choice = mention->choice;
  variant->loaded = mention->choice == NULL ? mention->wording : NULL;
  fill_side (&variant->sides[view->side], view->from, mention, (Words){ mention->first, mention->end });
  fill_side (&variant->sides[1 - view->side], view->to, other, opposite);
  g_ptr_array_add (variants, variant);
}

/* Adds what the mentions of @view->from have opposite. Seen from the second version, only what the first has no
 * mention for. */
static void
add_view (const View *view, GPtrArray *variants)
{
  for (guint i = 0; i < view->from->mentions->len; i++) {
    const Mention *mention = &g_array_index (view->from->mentions, Mention, i);
    Words opposite;

    if (mention->first >= view->from->words->len || !find_opposite (view, mention, &opposite))
      continue;
    const Mention *other = find_mention (view->to, opposite, mention);

    if (other == NULL ? stands_unchanged (view, mention)
                      : view->side == 1 || (other->wording == mention->wording &&
                                            cad_voice_group (other->voice) == cad_voice_group (mention->voice)))
      continue;
    add_variant (view, mention, other, opposite, variants);
  }
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const CadVariant *x = *(CadVariant *const *) a, *y = *(CadVariant *const *) b;

  for (guint i = 0; i < G_N_ELEMENTS (x->sides); i++)
    if (x->sides[i].start != y->sides[i].start)
      return x->sides[i].start < y->sides[i].start ? -1 : 1;
  return strcmp (x->lexicon->id, y->lexicon->id);
}

GPtrArray *
cad_variants_find (const CadVersion *a, const CadVersion *b)
{
  GPtrArray *variants = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_variant_free);
  CadWordText words_a = words_of (a), words_b = words_of (b);
  View there = { .from = a, .to = b, .side = 0 }, back = { .from = b, .to = a, .side = 1 };

  cad_alignment_init (&there.alignment, &words_a, &words_b);
  cad_alignment_init (&back.alignment, &words_b, &words_a);
  add_view (&there, variants);
  add_view (&back, variants);
  g_ptr_array_sort (variants, by_place);
  cad_alignment_clear (&there.alignment);
  cad_alignment_clear (&back.alignment);
  return variants;
}
