/* SPDX-License-Identifier: MIT
 * tally.c - a tally's life, and how an article's mentions become counts */
#include "quote.h"

#include <string.h>

#define ARTICLE_BYTES 320 /* the struct in an array that doubles, its name in a table, four allocations */
#define TEXT_BYTES    32  /* a date, or what a title costs beside its letters */
#define NAME_BYTES    128 /* a name and its place in a table */

static void
lexicon_free (gpointer data)
{
  CadTallyLexicon *lexicon = data;

  g_free (lexicon->id);
  g_free (lexicon->language);
  g_free (lexicon->sha256);
  g_free (lexicon);
}

static void
key_free (gpointer data)
{
  CadKey *key = data;

  g_free (key->lexicon);
  g_free (key->choice);
  g_free (key->wording);
  g_free (key);
}

static void
article_clear (gpointer data)
{
  CadArticle *article = data;

  g_free (article->id);
  g_free (article->date);
  g_free (article->title);
  g_free (article->counts);
  g_free (article->speeches);
}

CadTally *
cad_tally_new (guint excerpts_per_cell)
{
  CadTally *tally = g_new0 (CadTally, 1);
  CadTallyStore *store = g_new0 (CadTallyStore, 1);

  tally->lexicons = g_ptr_array_new_with_free_func (lexicon_free);
  tally->sources = g_ptr_array_new_with_free_func (g_free);
  tally->keys = g_ptr_array_new_with_free_func (key_free);
  tally->sides = g_ptr_array_new_with_free_func (g_free);
  tally->verbs = g_ptr_array_new_with_free_func (g_free);
  tally->articles = g_array_new (FALSE, TRUE, sizeof (CadArticle));
  g_array_set_clear_func (tally->articles, article_clear);
  tally->excerpts = g_ptr_array_new ();
  tally->excerpts_per_cell = excerpts_per_cell;
  tally->priv = store;
  store->sample = cad_sample_new ();
  store->known = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_known_free);
  store->counts = g_array_new (FALSE, FALSE, sizeof (CadCount));
  store->speeches = g_array_new (FALSE, FALSE, sizeof (CadSpeech));
  cad_tally_reindex (tally);
  cad_tally_intern_side (tally, "");
  cad_tally_intern_verb (tally, "");
  return tally;
}

void
cad_tally_free (CadTally *tally)
{
  if (tally == NULL)
    return;
  CadTallyStore *store = cad_tally_store (tally);

  g_hash_table_unref (store->sources);
  g_hash_table_unref (store->keys);
  g_hash_table_unref (store->sides);
  g_hash_table_unref (store->verbs);
  g_hash_table_unref (store->articles);
  cad_sample_free (store->sample);
  g_ptr_array_unref (store->known);
  g_array_unref (store->counts);
  g_array_unref (store->speeches);
  g_free (store);
  g_ptr_array_unref (tally->lexicons);
  g_ptr_array_unref (tally->sources);
  g_ptr_array_unref (tally->keys);
  g_ptr_array_unref (tally->sides);
  g_ptr_array_unref (tally->verbs);
  g_array_unref (tally->articles);
  g_ptr_array_unref (tally->excerpts);
  g_free (tally->part);
  g_free (tally);
}

static void
declare_choice (CadTally *tally, const CadLexicon *lexicon, const CadChoice *choice)
{
  for (guint i = 0; i < choice->wordings->len; i++) {
    const CadWording *wording = choice->wordings->pdata[i];

    cad_tally_intern_key (tally, &(CadKey){ lexicon->id, choice->id, wording->id, FALSE });
  }
}

void
cad_tally_list_lexicon (CadTally *tally, const CadTallyLexicon *lexicon)
{
  int index = cad_tally_find_lexicon (tally, lexicon->id);

  if (index >= 0) {
    CadTallyLexicon *known = tally->lexicons->pdata[index];

    known->texts += lexicon->texts;
    if (g_strcmp0 (lexicon->language, known->language) >= 0)
      return;
    cad_tally_add_lexicon (tally, lexicon);
    tally->lexicons->pdata[index] = g_ptr_array_steal_index (tally->lexicons, tally->lexicons->len - 1);
    ((CadTallyLexicon *) tally->lexicons->pdata[index])->texts = known->texts;
    lexicon_free (known);
    return;
  }
  cad_tally_add_lexicon (tally, lexicon);
}

void
cad_tally_declare (CadTally *tally, const CadLexicon *lexicon)
{
  int index = cad_tally_find_lexicon (tally, lexicon->id);

  g_return_if_fail (index >= 0 || tally->lexicons->len < CAD_TALLY_LEXICONS);
  if (index >= 0 &&
      g_strcmp0 (((const CadTallyLexicon *) tally->lexicons->pdata[index])->language, lexicon->language) == 0)
    return;
  cad_tally_list_lexicon (tally,
                          &(CadTallyLexicon){ lexicon->id, lexicon->language, lexicon->version, lexicon->sha256 });
  for (guint i = 0; i < lexicon->choices->len; i++)
    declare_choice (tally, lexicon, lexicon->choices->pdata[i]);
  for (guint i = 0; i < lexicon->loaded->len; i++) {
    const CadWording *group = lexicon->loaded->pdata[i];

    cad_tally_intern_key (tally, &(CadKey){ lexicon->id, group->id, (char *) "", TRUE });
  }
}

/* One article on its way into the tally. */
typedef struct {
  CadTally *tally;
  const CadReading *reading;
  GPtrArray *lexicons;
  const char *id; /* of the document */
  guint32 article;
} Adding;

static void
sample_mention (const Adding *adding, guint index, const CadCount *count)
{
  const CadReadMention *mention = &g_array_index (adding->reading->mentions, CadReadMention, index);
  CadExcerpt excerpt = {
    .article = adding->article,
    .key = count->key,
    .voice = count->voice,
    .stance = count->stance,
    .confidence = mention->voice.confidence,
    .repaired = mention->mention.repaired,
  };
  CadQuote quote;

  if (adding->tally->excerpts_per_cell == 0)
    return;
  excerpt.offset = cad_document_codepoints (adding->reading->document, mention->mention.span.start);
  excerpt.hash = cad_excerpt_hash (adding->id, excerpt.offset);
  if (!cad_sample_wants (adding->tally, &excerpt))
    return;
  cad_excerpt_quote (&excerpt, &quote, adding->reading, index);
  if (count->side > 0)
    excerpt.side = adding->tally->sides->pdata[count->side];
  cad_sample_take (adding->tally, &excerpt);
}

static void
add_mention (const Adding *adding, guint index)
{
  const CadReadMention *mention = &g_array_index (adding->reading->mentions, CadReadMention, index);
  const CadLexicon *lexicon = adding->lexicons->pdata[mention->mention.lexicon];
  const CadTallyStore *store = cad_tally_store (adding->tally);
  const CadVoice *voice = &mention->voice;
  const CadCount count = {
    .key = cad_known_key (adding->tally, lexicon, &mention->mention),
    .side = mention->side >= 0 ? cad_known_side (adding->tally, lexicon, mention->side) : 0,
    .voice = voice->kind,
    .stance = voice->stance,
    .n = 1,
  };

  cad_counts_enter (store->counts, &count);
  sample_mention (adding, index, &count);
  if (voice->kind == CAD_VOICE_OWN || (voice->speaker.len == 0 && mention->side < 0))
    return;
  const CadSpeech speech = {
    .verb = cad_tally_intern_verb (adding->tally, voice->verb != NULL ? voice->verb : ""),
    .side = count.side,
    .stance = count.stance,
    .n = 1,
  };

  cad_speeches_enter (store->speeches, &speech);
}

static void
describe (CadArticle *article, const CadReading *reading)
{
  const CadDocument *document = reading->document;

  if (!cad_article_is_block (article)) {
    cad_article_describe (&article->date, document->date);
    cad_article_describe (&article->title, document->title);
  }
  article->texts++;
  article->words += reading->tokens->words;
  article->repaired += reading->tokens->repaired;
  article->doubtful_marks += reading->marks.doubtful;
  article->replaced += document->replaced;
}

/* The set of those of @lexicons that are declared; each has read one text more. */
static guint64
count_lexicons (CadTally *tally, GPtrArray *lexicons)
{
  guint64 set = 0;

  for (guint i = 0; i < lexicons->len; i++) {
    int index = cad_tally_find_lexicon (tally, ((const CadLexicon *) lexicons->pdata[i])->id);

    if (index < 0 || (set >> index & 1))
      continue;
    set |= G_GUINT64_CONSTANT (1) << index;
    ((CadTallyLexicon *) tally->lexicons->pdata[index])->texts++;
  }
  return set;
}

static guint32
place_article (CadTally *tally, const CadDocument *document, const char *id, guint64 lexicons)
{
  guint32 source = cad_tally_intern_source (tally, document->source != NULL ? document->source : "");
  guint n_blocks = cad_tally_store (tally)->n_blocks;
  g_autofree char *block = n_blocks > 0 ? cad_tally_block_id (tally, id, lexicons, n_blocks) : NULL;

  return cad_tally_intern_article (tally, source, block != NULL ? block : id);
}

/* With what its place among the articles costs. */
static gsize
article_size (const CadArticle *article)
{
  return article->texts == 0 ? 0
                             : ARTICLE_BYTES + strlen (article->id) + (article->date != NULL ? TEXT_BYTES : 0) +
                                   (article->title != NULL ? TEXT_BYTES + strlen (article->title) : 0) +
                                   article->n_counts * sizeof (CadCount) + article->n_speeches * sizeof (CadSpeech);
}

void
cad_tally_use_blocks (CadTally *tally, guint n_blocks)
{
  g_return_if_fail (tally->articles->len == 0);
  cad_tally_store (tally)->n_blocks = n_blocks;
}

gsize
cad_tally_size (const CadTally *tally)
{
  const CadTallyStore *store = cad_tally_store (tally);

  return store->size + store->sampled + (tally->sources->len + tally->keys->len + tally->verbs->len) * NAME_BYTES;
}

void
cad_tally_add (CadTally *tally, const CadReading *reading, GPtrArray *lexicons)
{
  const CadDocument *document = reading->document;
  const char *id = document->id != NULL ? document->id : "";
  CadTallyStore *store = cad_tally_store (tally);
  guint64 set = count_lexicons (tally, lexicons);
  const Adding adding = { tally, reading, lexicons, id, place_article (tally, document, id, set) };
  CadArticle *article = cad_tally_article (tally, adding.article);

  store->size -= article_size (article);
  describe (article, reading);
  article->lexicons |= set;
  for (guint i = 0; i < reading->mentions->len; i++)
    add_mention (&adding, i);
  cad_article_add_counts (article, store->counts);
  cad_article_add_speeches (article, store->speeches);
  store->size += article_size (article);
}

int
cad_tally_key (const CadTally *tally, const char *lexicon, const char *choice, const char *wording)
{
  int index = cad_tally_find_key (tally, &(CadKey){ (char *) lexicon, (char *) choice, (char *) wording, FALSE });

  if (index < 0 && *lexicon != '\0')
    index = cad_tally_find_key (tally, &(CadKey){ (char *) "", (char *) choice, (char *) wording, FALSE });
  return index;
}
