/* SPDX-License-Identifier: MIT
 * corpus-audit.c - what became of the articles of a corpus, of its files and of its pieces */
#include "corpus-state.h"

#define MESSAGES_MOST 1000  /* audit messages kept; more are only counted */
#define FILES_MOST    10000 /* files with a line of their own */

static void
add_message (GPtrArray *messages, const char *format, va_list args)
{
  if (messages->len < MESSAGES_MOST)
    g_ptr_array_add (messages, g_strdup_vprintf (format, args));
}

void
cad_corpus_note (CadCorpus *corpus, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_message (corpus->audit.messages, format, args);
  va_end (args);
}

void
cad_corpus_remark (CadCorpus *corpus, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  add_message (corpus->audit.remarks, format, args);
  va_end (args);
}

CadCorpusAudit *
cad_corpus_counts (CadCorpus *corpus)
{
  return &corpus->audit;
}

void
cad_corpus_file_free (gpointer data)
{
  CadCorpusFile *file = data;

  g_free (file->name);
  g_free (file);
}

void
cad_corpus_file_begin (CadCorpus *corpus, const char *name)
{
  g_clear_pointer (&corpus->file, cad_corpus_file_free);
  corpus->before = corpus->audit;
  corpus->file = g_new0 (CadCorpusFile, 1);
  corpus->file->name = g_strdup (name);
}

/* Adds to the present file what was counted since the last time. */
static void
count_file (CadCorpus *corpus)
{
  CadCorpusFile *file = corpus->file;
  const CadCorpusAudit *now = &corpus->audit, *before = &corpus->before;

  file->announced += now->announced - before->announced;
  file->read += now->read - before->read;
  file->refused += now->refused - before->refused;
  file->empty += now->empty - before->empty;
  file->duplicate += now->duplicate - before->duplicate;
  file->damaged += now->damaged - before->damaged;
  file->undated += now->undated - before->undated;
  corpus->before = corpus->audit;
}

/* Takes @file. */
static void
add_file (CadCorpus *corpus, CadCorpusFile *file)
{
  if (corpus->audit.files->len < FILES_MOST)
    g_ptr_array_add (corpus->audit.files, file);
  else
    cad_corpus_file_free (file);
}

void
cad_corpus_file_end (CadCorpus *corpus, const char *format)
{
  if (corpus->file == NULL)
    return;
  count_file (corpus);
  corpus->file->format = format;
  add_file (corpus, g_steal_pointer (&corpus->file));
}

/* Adds what is known of @file, a later part of the present one. Takes @file. */
static void
continue_file (CadCorpus *corpus, CadCorpusFile *file)
{
  if (corpus->file != NULL) {
    corpus->file->announced += file->announced;
    corpus->file->read += file->read;
    corpus->file->refused += file->refused;
    corpus->file->empty += file->empty;
    corpus->file->duplicate += file->duplicate;
    corpus->file->damaged += file->damaged;
    corpus->file->undated += file->undated;
    corpus->file->format = file->format;
  }
  cad_corpus_file_free (file);
}

/* A file without a name is the rest of the one that the pieces before left open. */
static void
add_files (CadCorpus *corpus, CadCorpus *piece)
{
  GPtrArray *files = piece->audit.files;

  for (guint i = 0; i < files->len; i++) {
    CadCorpusFile *file = g_steal_pointer (&files->pdata[i]);

    if (file->name != NULL) {
      add_file (corpus, file);
    } else {
      continue_file (corpus, file);
      if (corpus->file != NULL)
        add_file (corpus, g_steal_pointer (&corpus->file));
    }
  }
  g_ptr_array_set_free_func (files, NULL);
  if (piece->file == NULL)
    return;
  count_file (piece);
  if (piece->file->name == NULL) {
    continue_file (corpus, g_steal_pointer (&piece->file));
  } else {
    g_clear_pointer (&corpus->file, cad_corpus_file_free);
    corpus->file = g_steal_pointer (&piece->file);
  }
}

static void
move_messages (GPtrArray *to, GPtrArray *from)
{
  for (guint i = 0; i < from->len && to->len < MESSAGES_MOST; i++)
    g_ptr_array_add (to, g_steal_pointer (&from->pdata[i]));
}

void
cad_corpus_add_audit (CadCorpus *corpus, CadCorpus *piece)
{
  CadCorpusAudit *all = &corpus->audit;
  const CadCorpusAudit *new = &piece->audit;

  all->announced += new->announced;
  all->read += new->read;
  all->refused += new->refused;
  all->empty += new->empty;
  all->duplicate += new->duplicate;
  all->damaged += new->damaged;
  all->undated += new->undated;
  all->ignored += new->ignored;
  all->others += new->others;
  all->bytes += new->bytes;
  move_messages (all->messages, new->messages);
  move_messages (all->remarks, new->remarks);
  add_files (corpus, piece);
}
