/* SPDX-License-Identifier: MIT
 * stages.c - what each stage of a tally costs: nanoseconds a token, and under callgrind instructions a byte
 *
 * stages FOLDER LEXICON... reads every file below FOLDER, then walks the articles twice: the first walk meets every type
 * anew, the second only looks types up, and is the one that is printed. */
#include <glib.h>
#include <string.h>

#include <cadrage/library.h>
#include <cadrage/tally.h>

typedef enum {
  STAGE_READ,
  STAGE_DECODE,
  STAGE_TYPES, /* what the first walk over the words costs beyond the second */
  STAGE_TOKENISE,
  STAGE_LOOK_UP, /* again, alone: a part of the tokeniser's work */
  STAGE_MATCH,
  STAGE_ABOUT,
  STAGE_VOICE,
  STAGE_TALLY,
  STAGE_WRITE,
  N_STAGES
} Stage;

static const char *const stage_names[N_STAGES] = { "read",  "decode", "first sight", "tokenise", "(look up)",
                                                   "match", "about",  "voice",       "tally",    "write" };

typedef struct {
  GPtrArray *lexicons;
  CadLanguage *language;
  CadMatcher *matcher;
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  CadFinder *finder;
  CadVoices *voices;
  GArray *mentions, *spans, *spoken;
  CadReading reading;
  CadTally *tally;
  gint64 spent[N_STAGES]; /* nanoseconds */
  guint64 n_tokens, n_bytes, n_articles;
  guint32 types; /* keeps the compiler from leaving the look-ups out */
} Bench;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_MONOTONIC, &time);
  return (gint64) time.tv_sec * 1000000000 + time.tv_nsec;
}

/* Functions of their own, so that a profile of calls tells the stages apart. */
static __attribute__ ((noinline)) GBytes *
stage_read (const char *path)
{
  char *bytes;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) ? g_bytes_new_take (bytes, length) : NULL;
}

static __attribute__ ((noinline)) CadDocument *
stage_decode (const char *id, GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return cad_document_new (id, data, length, NULL);
}

static __attribute__ ((noinline)) void
stage_types (Bench *bench, const CadDocument *document)
{
  bench->types++;
  cad_tokens_read (bench->tokens, document, bench->vocabulary);
}

static __attribute__ ((noinline)) void
stage_tokenise (Bench *bench, const CadDocument *document)
{
  cad_tokens_read (bench->tokens, document, bench->vocabulary);
}

static __attribute__ ((noinline)) void
stage_look_up (Bench *bench, const CadDocument *document)
{
  for (guint i = 0; i < bench->tokens->n_tokens; i++) {
    const CadToken *token = &bench->tokens->tokens[i];

    if (token->kind == CAD_TOKEN_WORD)
      bench->types ^= cad_vocabulary_type (bench->vocabulary, document->text + token->start, token->len);
  }
}

static __attribute__ ((noinline)) void
stage_match (Bench *bench)
{
  cad_finder_find (bench->finder, bench->tokens, bench->mentions);
}

static __attribute__ ((noinline)) void
stage_about (Bench *bench)
{
  for (guint i = 0; i < bench->lexicons->len; i++)
    bench->reading.off_topic += !cad_finder_is_about (bench->finder, bench->tokens, i);
}

static __attribute__ ((noinline)) void
stage_voice (Bench *bench)
{
  g_array_set_size (bench->spans, 0);
  g_array_set_size (bench->reading.mentions, 0);
  for (guint i = 0; i < bench->mentions->len; i++)
    g_array_append_val (bench->spans, g_array_index (bench->mentions, CadMention, i).span);
  cad_voices_find (bench->voices, bench->tokens, bench->spans, bench->spoken, &bench->reading.marks);
  for (guint i = 0; i < bench->mentions->len; i++) {
    CadReadMention read = { g_array_index (bench->mentions, CadMention, i), g_array_index (bench->spoken, CadVoice, i),
                            -1 };

    if (read.voice.speaker.len > 0)
      read.side = cad_matcher_actor (bench->matcher, bench->tokens, read.voice.speaker_first, read.voice.speaker_last,
                                     read.mention.lexicon);
    g_array_append_val (bench->reading.mentions, read);
  }
}

static __attribute__ ((noinline)) void
stage_tally (Bench *bench)
{
  cad_tally_add (bench->tally, &bench->reading, bench->lexicons);
}

static __attribute__ ((noinline)) GString *
stage_write (Bench *bench)
{
  cad_tally_finish (bench->tally);
  return cad_tally_write (bench->tally);
}

static gint64
spend (Bench *bench, Stage stage, gint64 since)
{
  gint64 at = now ();

  bench->spent[stage] += at - since;
  return at;
}

static void
walk (Bench *bench, const char *path)
{
  gint64 at = now ();
  g_autoptr (GBytes) bytes = stage_read (path);

  at = spend (bench, STAGE_READ, at);
  g_autoptr (CadDocument) document = bytes != NULL ? stage_decode (path, bytes) : NULL;

  at = spend (bench, STAGE_DECODE, at);
  if (document == NULL)
    return;
  stage_tokenise (bench, document);
  at = spend (bench, STAGE_TOKENISE, at);
  stage_look_up (bench, document);
  at = spend (bench, STAGE_LOOK_UP, at);
  stage_match (bench);
  at = spend (bench, STAGE_MATCH, at);
  stage_about (bench);
  at = spend (bench, STAGE_ABOUT, at);
  bench->reading.document = document;
  stage_voice (bench);
  at = spend (bench, STAGE_VOICE, at);
  stage_tally (bench);
  spend (bench, STAGE_TALLY, at);
  bench->n_tokens += bench->tokens->n_tokens;
  bench->n_bytes += document->length;
  bench->n_articles++;
}

/* The paths of the files below @path, in the order of the directory. */
static void
list_files (const char *path, GPtrArray *paths)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_file_test (file, G_FILE_TEST_IS_DIR))
      list_files (file, paths);
    else
      g_ptr_array_add (paths, g_steal_pointer (&file));
  }
}

static void
meet (Bench *bench, const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;
  gboolean read = g_file_get_contents (path, &bytes, &length, NULL);
  g_autoptr (CadDocument) document = read ? cad_document_new (path, bytes, length, NULL) : NULL;
  gint64 at = now ();

  if (document != NULL)
    stage_types (bench, document);
  spend (bench, STAGE_TYPES, at);
}

static gboolean
learn (Bench *bench, char **names)
{
  g_autoptr (GError) error = NULL;

  bench->lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  for (guint i = 0; names[i] != NULL; i++) {
    CadLexicon *lexicon = cad_library_lexicon (names[i], NULL, &error);

    if (lexicon == NULL)
      break;
    g_ptr_array_add (bench->lexicons, lexicon);
  }
  if (error == NULL)
    bench->language = cad_library_language (((CadLexicon *) bench->lexicons->pdata[0])->language, &error);
  if (error == NULL)
    bench->matcher = cad_matcher_new (bench->lexicons, &bench->language->rules, &error);
  if (error == NULL)
    return TRUE;
  g_printerr ("stages: %s\n", error->message);
  return FALSE;
}

static void
prepare (Bench *bench)
{
  bench->vocabulary = cad_vocabulary_new (&bench->language->rules);
  cad_vocabulary_set_test (bench->vocabulary, 0, cad_matcher_test, bench->matcher);
  cad_vocabulary_set_test (bench->vocabulary, 1, cad_voices_test, bench->language);
  bench->tokens = cad_tokens_new ();
  bench->finder = cad_finder_new (bench->matcher);
  bench->mentions = g_array_new (FALSE, FALSE, sizeof (CadMention));
  bench->spans = g_array_new (FALSE, FALSE, sizeof (CadSpan));
  bench->voices = cad_voices_new (bench->language);
  bench->spoken = g_array_new (FALSE, FALSE, sizeof (CadVoice));
  bench->reading.tokens = bench->tokens;
  bench->reading.mentions = g_array_new (FALSE, FALSE, sizeof (CadReadMention));
  bench->tally = cad_tally_new (20);
  for (guint i = 0; i < bench->lexicons->len; i++)
    cad_tally_declare (bench->tally, bench->lexicons->pdata[i]);
}

static void
print (const Bench *bench)
{
  gint64 total = 0;

  g_print ("%" G_GUINT64_FORMAT " articles, %.1f MB, %" G_GUINT64_FORMAT " tokens\n", bench->n_articles,
           bench->n_bytes / 1e6, bench->n_tokens);
  g_print ("%-12s %10s %10s\n", "stage", "ns/token", "ns/byte");
  for (guint i = 0; i < N_STAGES; i++) {
    g_print ("%-12s %10.2f %10.3f\n", stage_names[i], (double) bench->spent[i] / bench->n_tokens,
             (double) bench->spent[i] / bench->n_bytes);
    total += i == STAGE_LOOK_UP ? 0 : bench->spent[i];
  }
  g_print ("%-12s %10.2f %10.3f  = %.0f MB/s\n", "all", (double) total / bench->n_tokens,
           (double) total / bench->n_bytes, bench->n_bytes * 1e3 / total);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Bench bench = { 0 };
  gint64 at;

  if (argc < 3 || !learn (&bench, argv + 2)) {
    g_printerr ("usage: stages FOLDER LEXICON...\n");
    return 2;
  }
  prepare (&bench);
  list_files (argv[1], paths);
  for (guint i = 0; i < paths->len; i++)
    meet (&bench, paths->pdata[i]);
  for (guint i = 0; i < paths->len; i++)
    walk (&bench, paths->pdata[i]);
  bench.spent[STAGE_TYPES] -= MIN (bench.spent[STAGE_TOKENISE], bench.spent[STAGE_TYPES]);
  at = now ();
  GString *written = stage_write (&bench);

  spend (&bench, STAGE_WRITE, at);
  if (bench.n_tokens > 0)
    print (&bench);
  g_string_free (written, TRUE);
  return bench.n_tokens > 0 ? 0 : 1;
}
