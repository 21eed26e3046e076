/* SPDX-License-Identifier: MIT
 * counting.c - from the paths of a command line to one finished tally */
#include "cli.h"

#include <string.h>

#include <glib/gstdio.h>

#include <cadrage/input.h>
#include <cadrage/lines.h>

#define TALLY_HEAD 64 /* bytes that show whether a file is a tally */

gboolean
cli_count_init (CliCount *count, const CliOptions *options, guint excerpts_per_cell, GError **error)
{
  memset (count, 0, sizeof *count);
  count->options = options;
  count->tally = cad_tally_new (excerpts_per_cell);
  count->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  count->sha256 = g_string_new (NULL);
  count->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  count->messages = g_ptr_array_new_with_free_func (g_free);
  count->corpus.messages = count->messages;
  count->files = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_report_file_free);
  count->corpus.files = count->files;
  count->knowledge = cli_knowledge_new (options, error);
  return count->knowledge != NULL;
}

void
cli_count_clear (CliCount *count)
{
  if (cli_frees_at_end ())
    cad_tally_free (count->tally);
  cad_runs_free (count->runs);
  cli_knowledge_free (count->knowledge);
  g_clear_pointer (&count->outlines, g_ptr_array_unref);
  g_clear_pointer (&count->surplus, g_hash_table_unref);
  g_clear_pointer (&count->messages, g_ptr_array_unref);
  g_clear_pointer (&count->files, g_ptr_array_unref);
  g_clear_error (&count->mixed);
  g_clear_pointer (&count->taken, g_hash_table_unref);
  if (count->sha256 != NULL)
    g_string_free (count->sha256, TRUE);
}

/* What one worker counts. */
typedef struct {
  const CliCount *count;
  CadTally *tally;      /* owned */
  GHashTable *declared; /* set of lexicons, owned */
} CountState;

static void
start_tally (CountState *state)
{
  cad_tally_free (state->tally);
  state->tally = cad_tally_new (state->count->tally->excerpts_per_cell);
  cad_tally_use_blocks (state->tally, state->count->blocks);
  g_hash_table_remove_all (state->declared);
}

static gpointer
count_begin (gpointer data)
{
  CountState *state = g_new0 (CountState, 1);

  state->count = data;
  state->declared = g_hash_table_new (NULL, NULL);
  start_tally (state);
  return state;
}

static void
count_article (gpointer data, const CadReading *reading, GPtrArray *lexicons, GString *out)
{
  CountState *state = data;
  gboolean put = FALSE;

  (void) out;
  for (guint i = 0; i < lexicons->len; i++)
    if (g_hash_table_add (state->declared, lexicons->pdata[i]))
      cad_tally_declare (state->tally, lexicons->pdata[i]);
  cad_tally_add (state->tally, reading, lexicons);
  if (state->count->runs != NULL)
    cad_runs_offer (state->count->runs, state->tally, &put, NULL);
  if (put)
    start_tally (state);
}

/* Whether counts could be put away. */
static gboolean
count_check (gpointer data, GError **error)
{
  const CliCount *count = data;

  return count->runs == NULL || cad_runs_check (count->runs, error);
}

static void
count_end (gpointer data, gpointer own)
{
  CliCount *count = data;
  CountState *state = own;

  if (count->mixed != NULL || !cad_tally_agrees (count->tally, state->tally, &count->mixed)) {
    cad_tally_free (state->tally);
  } else if (count->runs == NULL || cad_runs_are_empty (count->runs)) {
    cad_tally_absorb (count->tally, state->tally);
  } else {
    cad_runs_add (count->runs, state->tally, NULL); /* that it failed is known when they are added up */
    cad_tally_free (state->tally);
  }
  g_hash_table_unref (state->declared);
  g_free (state);
}

static const CliWork counting = { count_begin, count_article, NULL, count_end, FALSE, count_check };

static gboolean
has_column (char **cells, const char *name)
{
  for (guint i = 0; cells[i] != NULL; i++)
    if (g_ascii_strcasecmp (g_strstrip (cells[i]), name) == 0)
      return TRUE;
  return FALSE;
}

typedef enum { INPUT_TEXTS, INPUT_TALLY, INPUT_COUNTS } InputKind;

/* What the first line of a file says it is. */
static InputKind
kind_of (const char *path, const char *bytes, gsize length)
{
  g_autofree char *head = g_strndup (bytes, strcspn (bytes, "\r\n"));
  g_auto (GStrv) cells = g_strsplit (head, "\t", -1);

  if (g_str_has_suffix (path, ".tally") || cad_tally_looks_like (bytes, length))
    return INPUT_TALLY;
  if (has_column (cells, "choice") && has_column (cells, "wording") && has_column (cells, "n"))
    return INPUT_COUNTS;
  return INPUT_TEXTS;
}

/* Declares the lexicons that a tally says it was made with; of those that are not at hand only the names of what is counted are
 * known. */
static void
declare_known (CliCount *count, const CadTally *tally, const char *path)
{
  for (guint i = 0; i < tally->lexicons->len; i++) {
    const CadTallyLexicon *said = tally->lexicons->pdata[i];
    const CadLexicon *lexicon = cli_knowledge_lexicon (count->knowledge, said->id, said->language, NULL);

    if (lexicon != NULL && g_str_equal (lexicon->sha256, said->sha256))
      cad_tally_declare (count->tally, lexicon);
    else if (lexicon == NULL)
      cli_warn (
          count->options,
          _ ("%s: the lexicon '%s' (version %u, %.12s) is not at hand; name its file with -l to see its labels and "
             "leans"),
          path, said->id, said->version, said->sha256);
    else
      cli_warn (count->options,
                _ ("%s: made with version %u (%.12s) of the lexicon '%s', not with version %u (%.12s) that is at hand; "
                   "name its file with -l to see its labels and leans"),
                path, said->version, said->sha256, said->id, lexicon->version, lexicon->sha256);
  }
}

/* A table says choices and wordings; what these are, and where they lean, the lexicons at hand know. */
static gboolean
adopt_all (CliCount *count, CadTally *tally, const char *path, GError **error)
{
  if (!cli_knowledge_load (count->knowledge, error))
    return FALSE;
  g_autoptr (GPtrArray) lexicons = cli_knowledge_lexicons (count->knowledge);

  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = lexicons->pdata[i];
    guint left = cad_tally_adopt (tally, lexicon);

    if (left > 0)
      cli_warn (
          count->options,
          ngettext ("%s: %u wording is not in the lexicon '%s'", "%s: %u wordings are not in the lexicon '%s'", left),
          path, left, lexicon->id);
  }
  return TRUE;
}

/* The counts of one source take the name it has on the command line. */
static gboolean
rename_source (CadTally *tally, const char *path, const char *source, GError **error)
{
  if (tally->sources->len != 1) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("'%s' holds %u sources; name two of them with --corpus '%s'"),
                 path, tally->sources->len, path);
    return FALSE;
  }
  g_free (tally->sources->pdata[0]);
  tally->sources->pdata[0] = g_strdup (source);
  return TRUE;
}

/* What lies at @path, its lexicons declared. Returns: (transfer full) */
static CadTally *
read_counts (CliCount *count, const char *path, const char *bytes, gsize length, GError **error)
{
  gboolean table = kind_of (path, bytes, length) == INPUT_COUNTS;
  g_autoptr (CadTally) tally = table ? cad_tally_read_counts (path, bytes, length, error)
                                     : cad_tally_read (path, bytes, length, error);

  if (tally == NULL)
    return NULL;
  if (table && !adopt_all (count, tally, path, error))
    return NULL;
  if (!table)
    declare_known (count, tally, path);
  return g_steal_pointer (&tally);
}

static gboolean
merge_counts (CliCount *count, const char *path, GString *bytes, const char *source, GError **error)
{
  g_autoptr (CadTally) tally = read_counts (count, path, bytes->str, bytes->len, error);
  g_autofree char *sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes->str, bytes->len);

  if (tally == NULL || (source != NULL && !rename_source (tally, path, source, error)))
    return FALSE;
  if (source == NULL && tally->articles->len > 0 && !g_hash_table_add (count->taken, g_strdup (sha256))) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s: the same counts are there twice"), path);
    return FALSE;
  }
  g_string_append (count->sha256, sha256);
  return cad_tally_merge (count->tally, tally, error);
}

gboolean
cli_is_tally (const char *path)
{
  char head[TALLY_HEAD];
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_fopen (path, "rb")
                                                          : NULL; /* a pipe gives its bytes once */
  gsize length = file != NULL ? fread (head, 1, sizeof head, file) : 0;

  if (file != NULL)
    fclose (file);
  return cad_tally_looks_like (head, length);
}

gboolean
cli_holds_counts (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  if (!g_str_has_suffix (path, ".tsv"))
    return g_str_has_suffix (path, ".tally") || cli_is_tally (path);
  return cad_input_file (path, &bytes, &length, NULL) && kind_of (path, bytes, length) != INPUT_TEXTS;
}

/* Takes @path when it holds counts; *@taken says so. */
static gboolean
take_counts (CliCount *count, const char *path, const char *source, gboolean *taken, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  *taken = FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  if (!g_str_has_suffix (path, ".tsv") && !g_str_has_suffix (path, ".tally") && !cli_is_tally (path))
    return TRUE;
  if (!cad_input_file (path, &bytes, &length, error))
    return FALSE;
  *taken = kind_of (path, bytes, length) != INPUT_TEXTS;
  if (*taken && count->options->columns.n_parts > 0) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("--shard takes texts, and '%s' holds counts"), path);
    return FALSE;
  }
  return !*taken || merge_counts (count, path, &(GString){ .str = bytes, .len = length }, source, error);
}

static void
add_audit (CliCount *count, const CadCorpusAudit *audit)
{
  count->corpus.announced += audit->announced;
  count->corpus.read += audit->read;
  count->corpus.empty += audit->empty;
  count->corpus.refused += audit->refused;
  for (guint i = 0; i < audit->messages->len; i++)
    g_ptr_array_add (count->messages, g_strdup (audit->messages->pdata[i]));
  for (guint i = 0; i < audit->files->len; i++) {
    const CadCorpusFile *said = audit->files->pdata[i];
    CadReportFile *file = g_new (CadReportFile, 1);

    *file = (CadReportFile){ .name = g_strdup (said->name),
                             .format = said->format,
                             .announced = said->announced,
                             .read = said->read,
                             .empty = said->empty,
                             .refused = said->refused,
                             .damaged = said->damaged,
                             .undated = said->undated };
    g_ptr_array_add (count->files, file);
  }
}

static gboolean
count_texts (CliCount *count, const char *const *paths, const char *source, GError **error)
{
  g_autoptr (CadCorpus) corpus = cli_corpus_open (count->options, paths, source != NULL, error);

  if (corpus == NULL)
    return FALSE;
  CliPass pass = { .options = count->options,
                   .knowledge = count->knowledge,
                   .corpus = corpus,
                   .source = source,
                   .surplus = count->surplus,
                   .work = &counting,
                   .data = count };

  if (count->wants_sha256)
    cad_corpus_want_sha256 (corpus);
  gboolean fine = cli_read_corpus (&pass, error);

  count->fingerprint += cad_corpus_fingerprint (corpus);
  if (!fine)
    return FALSE;
  if (count->mixed != NULL) {
    g_propagate_error (error, g_steal_pointer (&count->mixed));
    return FALSE;
  }
  add_audit (count, cad_corpus_audit (corpus));
  g_autofree char *sha256 = cad_corpus_sha256 (corpus);

  if (sha256 != NULL)
    g_string_append (count->sha256, sha256);
  return TRUE;
}

gboolean
cli_count_add (CliCount *count, const char *const *paths, const char *source, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();

  for (guint i = 0; paths[i] != NULL; i++) {
    gboolean taken = FALSE;

    if (!take_counts (count, paths[i], source, &taken, error))
      return FALSE;
    if (!taken)
      g_ptr_array_add (texts, (gpointer) paths[i]);
  }
  if (texts->len == 0)
    return TRUE;
  g_ptr_array_add (texts, NULL);
  return count_texts (count, (const char *const *) texts->pdata, source, error);
}

static gboolean
has_mention (const CadTally *tally)
{
  for (guint i = 0; i < tally->articles->len; i++)
    if (g_array_index (tally->articles, CadArticle, i).n_counts > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_lexicon (GPtrArray *lexicons, const char *id)
{
  for (guint i = 0; i < lexicons->len; i++)
    if (g_str_equal (((const CadLexicon *) lexicons->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/* Another version of a lexicon says nothing of the counts. */
static void
drop_other_versions (const CadTally *tally, GPtrArray *lexicons)
{
  for (guint i = 0; i < tally->lexicons->len; i++) {
    const CadTallyLexicon *said = tally->lexicons->pdata[i];

    for (guint j = lexicons->len; j-- > 0;) {
      const CadLexicon *lexicon = lexicons->pdata[j];

      if (g_str_equal (lexicon->id, said->id) && g_str_equal (lexicon->language, said->language) &&
          !g_str_equal (lexicon->sha256, said->sha256))
        g_ptr_array_remove_index (lexicons, j);
    }
  }
}

/* Keys of counts that no lexicon at hand has get a lexicon that only names them. */
static void
add_outlines (CliCount *count, GPtrArray *lexicons)
{
  for (guint i = 0; i < count->tally->keys->len; i++) {
    const CadKey *key = count->tally->keys->pdata[i];
    CadLexicon *outline = has_lexicon (lexicons, key->lexicon) ? NULL : cad_tally_outline (count->tally, key->lexicon);

    if (outline == NULL)
      continue;
    g_ptr_array_add (count->outlines, outline);
    g_ptr_array_add (lexicons, outline);
  }
}

GPtrArray *
cli_count_finish (CliCount *count, GError **error)
{
  cad_tally_finish (count->tally);
  if (!has_mention (count->tally)) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_NOTHING,
                 ngettext ("no mention: the lexicons found nothing in %u article",
                           "no mention: the lexicons found nothing in %u articles", count->tally->articles->len),
                 count->tally->articles->len);
    return NULL;
  }
  GPtrArray *lexicons = cli_knowledge_lexicons (count->knowledge);

  drop_other_versions (count->tally, lexicons);
  add_outlines (count, lexicons);
  return lexicons;
}
