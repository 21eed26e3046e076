/* SPDX-License-Identifier: MIT
 * corpus.h - reads corpora article by article, whatever they were written with */
#pragma once

#include <cadrage/document.h>

G_BEGIN_DECLS

/* What became of the articles of one file. */
typedef struct {
  char *name;
  const char *format; /* "text", "JSON Lines", "Europresse" ... */
  guint announced, read, refused, empty, duplicate, damaged, undated;
} CadCorpusFile;

/* What became of the files and records named. */
typedef struct {
  guint announced, read, refused, empty;
  guint duplicate; /* read, but the same text came before; 0 unless asked for */
  guint damaged;   /* read, but bytes, marks or cells were doubtful */
  guint undated;   /* read, but their date cannot be understood and was left empty */
  guint ignored;   /* files of a folder that are no articles by their names */
  guint others;    /* of other parts than the one that is wanted */
  guint64 bytes;
  GPtrArray *messages; /* of char*: what was refused or doubtful, and why */
  GPtrArray *remarks;  /* of char*: what was done to get at the text */
  GPtrArray *files;    /* of CadCorpusFile, owned: the first ten thousand */
} CadCorpusAudit;

/* How to read; all zero is the default. Column names are as in the file's header, or their number from 1. */
typedef struct {
  const char *text, *source, *date, *title, *id, *url, *language;
  gboolean no_headers;  /* the first line of a table is an article: columns are named by number */
  gboolean no_extract;  /* all text of an HTML page, not only its article */
  gboolean any_source;  /* nobody asks for the sources: that a table names none is not said */
  gboolean content_ids; /* a record without id is named by a hash of what it holds, wherever it stands */
  guint part,
      n_parts; /* only what belongs to part @part, from 1, of @n_parts: texts by a hash of their paths below a folder, records
                         * by one of their bytes, all else by their ids. 0: all */
} CadCorpusOptions;

typedef struct _CadCorpus CadCorpus;

/* Opens @paths (NULL-terminated; "-" is standard input). Returns: (transfer full) NULL with @error (CAD_ERROR_READ) */
CadCorpus *cad_corpus_open (const char *const *paths, GError **error);

/* The same with @options, which are copied; their strings are borrowed. */
CadCorpus *cad_corpus_open_with (const char *const *paths, const CadCorpusOptions *options, GError **error);

/* A corpus of one file in memory, called @name; @bytes are borrowed. */
CadCorpus *cad_corpus_open_bytes (const char *name, const char *bytes, gsize length, GError **error);
void cad_corpus_free (CadCorpus *corpus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCorpus, cad_corpus_free)

/* The next article, or NULL at the end (without @error) or when reading fails. A file in which nothing is found although it
 * is not empty is a failure. Returns: (transfer full) (nullable) */
CadDocument *cad_corpus_next (CadCorpus *corpus, GError **error);

/* About how much of a corpus is cut off at a time. */
typedef struct {
  guint articles;
  gsize bytes;
} CadCorpusMeasure;

/* The articles that come next, as a corpus of their own that one other thread may read, while this one is cut further: files are not
 * opened and lines not taken apart before, where that is possible. What was read already, and an error, wait in it.
 * Returns: (transfer full) NULL at the end */
CadCorpus *cad_corpus_cut (CadCorpus *corpus, const CadCorpusMeasure *most);

/* Bytes of texts that wait in what was cut off. */
gsize cad_corpus_held (const CadCorpus *piece);

/* Takes @piece, whose articles have been read, and adds its audit: in the order in which the pieces were cut, one at a time. */
void cad_corpus_join (CadCorpus *corpus, CadCorpus *piece);

/* Of a corpus that is cut: only the articles that @wants (called in their order, by the thread that cuts) are given. */
void cad_corpus_want_only (CadCorpus *corpus, gboolean (*wants) (gpointer data, const CadDocument *document),
                           gpointer data);

const CadCorpusAudit *cad_corpus_audit (const CadCorpus *corpus);

/* About how much of the corpus has been read, from 0 to 1; 0 also when nobody knows how much there is (a pipe). */
double cad_corpus_share_read (const CadCorpus *corpus);

/* Asks for a checksum, before the first article: it costs as much as the counting. */
void cad_corpus_want_sha256 (CadCorpus *corpus);

/* What the corpus is, of all parts and in any order: the same for two parts of one corpus. 0 without parts. */
guint64 cad_corpus_fingerprint (const CadCorpus *corpus);

/* Asks for texts that come twice to be counted, before the first article. */
void cad_corpus_want_duplicates (CadCorpus *corpus);

/* SHA-256 of everything read so far, in order, or NULL when nobody wanted it. Returns: (transfer full) (nullable) */
char *cad_corpus_sha256 (const CadCorpus *corpus);

typedef enum { CAD_CORPUS_JSONL, CAD_CORPUS_CSV, CAD_CORPUS_IRAMUTEQ, CAD_CORPUS_TEI } CadCorpusForm;

/* Collects articles for a file, or a folder of TEI, of another form. */
typedef struct _CadCorpusWriter CadCorpusWriter;

CadCorpusWriter *cad_corpus_writer_new (CadCorpusForm form);
void cad_corpus_writer_free (CadCorpusWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCorpusWriter, cad_corpus_writer_free)

/* Takes @document. */
void cad_corpus_writer_add (CadCorpusWriter *writer, CadDocument *document);

/* The file, when the form is one: what of it was not given yet. Returns: (transfer full) */
GString *cad_corpus_writer_file (CadCorpusWriter *writer);
/* Bytes that can be had from there before the last article: 0 where all articles must be known first. */
gsize cad_corpus_writer_ready (const CadCorpusWriter *writer);
/* The folder's files: name -> GBytes. Returns: (transfer full) */
GHashTable *cad_corpus_writer_files (CadCorpusWriter *writer);

/* Values and texts that the form cannot hold as they were. */
guint cad_corpus_writer_changed (const CadCorpusWriter *writer);

G_END_DECLS
