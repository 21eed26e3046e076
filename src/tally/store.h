/* SPDX-License-Identifier: MIT
 * store.h - inside of a tally: names found by content, counts folded, the sample of excerpts */
#pragma once

#include <cadrage/tally.h>

G_BEGIN_DECLS

/* The sample of excerpts (excerpt.c). */
typedef struct _CadSample CadSample;

/* The private part of a tally. Tables map a name to its index; their keys are borrowed from the arrays. */
typedef struct {
  GHashTable *sources;  /* of char* */
  GHashTable *keys;     /* of CadKey */
  GHashTable *sides;    /* of char* */
  GHashTable *verbs;    /* of char* */
  GHashTable *articles; /* of the hash of source and id */
  CadSample *sample;
  GPtrArray *known;          /* of CadKnown, owned: the lexicons that articles were read with */
  GArray *counts, *speeches; /* of CadCount, CadSpeech: scratch, those of the article that is added */
  guint n_blocks;            /* in which articles are put when they are added, 0: none */
  gsize size;                /* of what was added, */
  gsize sampled;             /* and of the sample */
} CadTallyStore;

static inline CadTallyStore *
cad_tally_store (const CadTally *tally)
{
  return tally->priv;
}

static inline CadArticle *
cad_tally_article (const CadTally *tally, guint32 index)
{
  return &((CadArticle *) (void *) tally->articles->data)[index];
}

/* The index of the name, entered at first sight. */
guint32 cad_tally_intern_source (CadTally *tally, const char *name);
guint32 cad_tally_intern_side (CadTally *tally, const char *name);
guint32 cad_tally_intern_verb (CadTally *tally, const char *name);
guint32 cad_tally_intern_key (CadTally *tally, const CadKey *key);
guint32 cad_tally_intern_article (CadTally *tally, guint32 source, const char *id);

/* The index of the name, or -1. */
int cad_tally_find_article (const CadTally *tally, const char *source, const char *id);
int cad_tally_find_lexicon (const CadTally *tally, const char *id);
int cad_tally_find_key (const CadTally *tally, const CadKey *key);

/* The ids of the lexicons of the set, sorted, with commas between. Returns: (transfer full) */
char *cad_tally_lexicon_list (const CadTally *tally, guint64 set);

/* Enters a copy of @lexicon; its id must be new. */
void cad_tally_add_lexicon (CadTally *tally, const CadTallyLexicon *lexicon);

/* The same for any id. When texts of several languages were read with lexicons of one id, the first by language is the one
 * that is listed, whichever came first, with the texts of all. */
void cad_tally_list_lexicon (CadTally *tally, const CadTallyLexicon *lexicon);

/* The id of the block that takes article @id, read with the @lexicons of the set. Returns: (transfer full) */
char *cad_tally_block_id (const CadTally *tally, const char *id, guint64 lexicons, guint n_blocks);

/* Counts anew how many texts were read with lexicon @index. */
void cad_tally_count_texts (CadTally *tally, guint index);

/* Fills the tables anew after the arrays have been sorted. */
void cad_tally_reindex (CadTally *tally);

/* Adds @count, @speech to those of the array, which stays sorted. */
void cad_counts_enter (GArray *counts, const CadCount *count);
void cad_speeches_enter (GArray *speeches, const CadSpeech *speech);

/* Adds @counts (of CadCount), @speeches (of CadSpeech) to the article's, sorted and folded; the arrays are emptied. */
void cad_article_add_counts (CadArticle *article, GArray *counts);
void cad_article_add_speeches (CadArticle *article, GArray *speeches);

/* Keeps the smaller of what is known and @text, so that the order of reading does not matter. */
void cad_article_describe (char **known, const char *text);

/* --- where the names of a lexicon stand in a tally, entered when they are first met (known.c) --- */

typedef struct _CadKnown CadKnown;

void cad_known_free (CadKnown *known);
guint32 cad_known_key (CadTally *tally, const CadLexicon *lexicon, const CadMention *mention);

/* @actor: index of the lexicon's actors. */
guint32 cad_known_side (CadTally *tally, const CadLexicon *lexicon, guint actor);

/* --- the sample of excerpts (excerpt.c) --- */

CadSample *cad_sample_new (void);
void cad_sample_free (CadSample *sample);

guint64 cad_excerpt_hash (const char *article_id, guint32 offset);

/* Whether @excerpt, whose texts are not needed, could enter the sample of its cell. */
gboolean cad_sample_wants (const CadTally *tally, const CadExcerpt *excerpt);

/* Takes a copy of @excerpt into the sample unless there are better ones. */
void cad_sample_take (CadTally *tally, const CadExcerpt *excerpt);

/* All excerpts of the sample, cell by cell in no order. Returns: (transfer container) of CadExcerpt */
GPtrArray *cad_sample_list (const CadTally *tally);

/* Fills the sample's table anew with @excerpts, all its own (those that have no place are freed), after indexes have changed. */
void cad_sample_refill (CadTally *tally, GPtrArray *excerpts);

G_END_DECLS
