/* SPDX-License-Identifier: MIT
 * tally.h - the counts of articles: everything later is computed from these, never from text. Tallies add up */
#pragma once

#include <cadrage/lines.h>
#include <cadrage/reading.h>

G_BEGIN_DECLS

/* What is counted: a wording of a choice, or a group of loaded words (@loaded, @choice = group, @wording = ""). */
typedef struct {
  char *lexicon, *choice, *wording;
  gboolean loaded;
} CadKey;

typedef struct {
  guint32 key;   /* index of tally->keys */
  guint16 side;  /* index of tally->sides: "lexicon:actor"; 0 is "" (no speaker or no side) */
  guint8 voice;  /* CadVoiceKind */
  guint8 stance; /* CadStance */
  guint64 n;
} CadCount;

/* Who was made to speak by which verb: one mention a count. */
typedef struct {
  guint32 verb; /* index of tally->verbs */
  guint16 side;
  guint8 stance;
  guint64 n;
} CadSpeech;

typedef struct {
  guint32 source;   /* index of tally->sources */
  char *id;         /* "": the counts of a whole source, not of one article */
  char *date;       /* or NULL */
  char *title;      /* or NULL */
  guint64 lexicons; /* set of 1 << index of tally->lexicons: what it was read with */
  guint64 texts;    /* that were counted: articles of a block, else 1 unless the corpus had the id twice */
  guint64 words;
  guint64 repaired, doubtful_marks, replaced;
  CadCount *counts; /* n_counts, sorted */
  guint32 n_counts;
  CadSpeech *speeches;
  guint32 n_speeches;
} CadArticle;

/* One place in an article, kept as evidence: the sentence with the mention marked by code-unit offsets into it. */
typedef struct {
  guint64 hash;    /* of article id and offset: the sample keeps the smallest */
  guint32 article; /* index of tally->articles */
  guint32 key;
  guint8 voice, stance;
  guint8 confidence;
  gboolean repaired;
  guint32 offset;     /* code point of the mention in its article */
  guint32 start, len; /* the mention, bytes of @sentence */
  char *sentence;
  char *speaker, *verb, *cue, *side; /* or NULL */
  char *rule;                        /* that gave the voice: CadVoice.rule, or NULL */
  gsize size;                        /* of all in bytes: the texts lie behind the struct */
} CadExcerpt;

typedef struct {
  char *id; /* lexicon id */
  char *language;
  guint version;
  char *sha256;
  guint64 texts; /* that were read with it */
} CadTallyLexicon;

typedef struct {
  GPtrArray *lexicons; /* of CadTallyLexicon, owned */
  GPtrArray *sources;  /* of char*, owned, in order of first sight until cad_tally_finish sorts them */
  GPtrArray *keys;     /* of CadKey, owned */
  GPtrArray *sides;    /* of char*, owned */
  GPtrArray *verbs;    /* of char*, owned */
  GArray *articles;    /* of CadArticle */
  GPtrArray *excerpts; /* of CadExcerpt, owned: at most @excerpts_per_cell for each source, key and voice */
  guint excerpts_per_cell;
  char *part; /* "CORPUS|N|I", owned, when these are the counts of part I of N only; else NULL */
  gpointer priv;
} CadTally;

#define CAD_TALLY_LEXICONS 64 /* the most lexicons one tally can hold */

/* @excerpts_per_cell 0 keeps none. Returns: (transfer full) */
CadTally *cad_tally_new (guint excerpts_per_cell);
void cad_tally_free (CadTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTally, cad_tally_free)

/* Declares a lexicon, so that all its wordings are keys even when never seen. Of an id and language that are declared already
 * nothing changes; of several languages with one id, the first by language is listed. */
void cad_tally_declare (CadTally *tally, const CadLexicon *lexicon);

/* Adds one article, read with the declared lexicons (@lexicons: of const CadLexicon, as the mentions number them). A second
 * article of the same source and id is added to the first. */
void cad_tally_add (CadTally *tally, const CadReading *reading, GPtrArray *lexicons);

/* Adds all of @other to @tally. FALSE with @error, and @tally as it was, when they were made with different versions of a
 * lexicon or both hold the same article. */
gboolean cad_tally_merge (CadTally *tally, const CadTally *other, GError **error);

/* FALSE with @error when both name a lexicon of one id and language, but not the same. */
gboolean cad_tally_agrees (const CadTally *tally, const CadTally *other, GError **error);

/* Takes @other, counted with the same lexicons, into @tally as if its articles had been added there: those that both hold add up. */
void cad_tally_absorb (CadTally *tally, CadTally *other);

/* The same counts with each source's articles that were read with the same lexicons put together in @n_blocks blocks by a hash of
 * their ids, without their titles and dates: smaller, and blocks can be resampled as articles are. Blocks of the same name add up
 * when tallies are merged. Returns: (transfer full) finished */
CadTally *cad_tally_block (const CadTally *tally, guint n_blocks);

/* Says that these are the counts of part @part (from 1) of @n_parts of a corpus called @corpus (letters, digits, "._-"). Tallies of
 * parts are refused by cad_tally_read; those of all parts, added up as lines, are the whole. */
void cad_tally_set_part (CadTally *tally, const char *corpus, guint n_parts, guint part);

/* From here on cad_tally_add puts articles into blocks at once; nothing may have been added before. */
void cad_tally_use_blocks (CadTally *tally, guint n_blocks);

/* About how many bytes of memory that takes which cad_tally_add has added. */
gsize cad_tally_size (const CadTally *tally);

#define CAD_BLOCK_MARK '\x1F' /* begins the id of a block */

static inline gboolean
cad_article_is_block (const CadArticle *article)
{
  return *article->id == CAD_BLOCK_MARK;
}

/* Gives the keys of a count table that name no lexicon, or @lexicon itself, to @lexicon where it has such a wording, and declares it:
 * the table's articles then count as read with it. Must come before anything else declares it.
 * Returns: how many keys of its choices it has no wording for; they stay as they were */
guint cad_tally_adopt (CadTally *tally, const CadLexicon *lexicon);

/* An outline of the choices, wordings and loaded groups that are counted for a lexicon named @id ("" for keys without one), for a
 * reader who has no such lexicon. Returns: (transfer full) or NULL when there are none */
CadLexicon *cad_tally_outline (const CadTally *tally, const char *id);

/* Whether an article of @tally is wanted. */
typedef gboolean (*CadArticleTest) (const CadTally *tally, const CadArticle *article, gpointer data);

/* The tally of those articles that @wanted accepts (those of a month), with all sources and keys, so that their indexes are those
 * of @tally, when that is finished. The excerpts are those of @tally's sample. Returns: (transfer full) finished */
CadTally *cad_tally_filter (const CadTally *tally, CadArticleTest wanted, gpointer data);

/* Sorts lexicons, sources, keys, sides, verbs and articles (by source, then id) bytewise, so that nothing depends on the order
 * of reading or merging, and fills @excerpts. Indexes taken before are void. Statistics need a finished tally. */
void cad_tally_finish (CadTally *tally);

/* The index of the key, or of the one without a lexicon (from a count table) of the same name, or -1. */
int cad_tally_key (const CadTally *tally, const char *lexicon, const char *choice, const char *wording);

/* The tally as `key TAB integer` lines sorted bytewise (interface.md). Returns: (transfer full) */
GString *cad_tally_write (const CadTally *tally);

typedef enum {
  CAD_TALLY_WHOLE,
  CAD_TALLY_WHOLE_BY_TWO, /* the same; two threads write it, and the excerpts are held in memory once more */
  CAD_TALLY_RUN, /* some of the counts of one corpus, for CAD_SUM_RUNS: other runs may have the same articles */
} CadTallyForm;

/* The same lines bit by bit. FALSE with @error when @sink stops. */
gboolean cad_tally_write_to (const CadTally *tally, CadTallyForm form, CadSumSink sink, gpointer data, GError **error);

/* Reads such lines; refuses truncated, doubled or damaged ones, and parts of a whole, with file:line. Returns: (transfer full) finished, or NULL */
CadTally *cad_tally_read (const char *file, const char *text, gsize length, GError **error);

/* Reads a count table (TSV with a header: source, choice, wording, n, and optionally article, voice, words, lexicon, date; other
 * columns are left alone). Without `article` each source is one article with the id "". `words` is the article's total and
 * may stand on one or all of its rows. An empty wording is a group of loaded words.
 * Returns: (transfer full) finished, or NULL with @error naming every wrong line */
CadTally *cad_tally_read_counts (const char *file, const char *text, gsize length, GError **error);

G_END_DECLS
