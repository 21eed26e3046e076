/* SPDX-License-Identifier: MIT
 * corpus-files.c - the files inside a stream, each by the reader that its content asks for, and single texts */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "unpack.h"

#define TEXT_LARGEST ((gsize) 1 << 30)
#define TEXT_DAMAGE  32 /* UTF-16 of which more than every 32nd byte is broken is no text */
#define LEAST_DAMAGE 2

typedef struct {
  CadCorpusInput input;
  CadStream *stream;
  gboolean of_folder;
  CadCorpusInput *reader; /* of the present file, or NULL between two */
  gboolean found;         /* something in the present file */
  gboolean any;           /* a file was inside */
} Members;

static void
members_close (CadCorpusInput *input)
{
  Members *members = (Members *) input;

  if (members->reader != NULL)
    members->reader->class->close (members->reader);
  if (!members->of_folder)
    cad_stream_free (members->stream);
  g_free (members);
}

/* A fault of one file among many is a remark of the audit; of the only one, a failure. */
static void
refuse_file (Members *members, CadCorpus *corpus, GError *fault, GError **error)
{
  if (!members->of_folder && !cad_stream_is_archive (members->stream)) {
    g_propagate_error (error, fault);
    return;
  }
  cad_corpus_counts (corpus)->refused++;
  cad_corpus_note (corpus, "%s", fault->message);
  g_error_free (fault);
}

static GError *
nested (const CadStream *stream)
{
  return g_error_new (CAD_ERROR, CAD_ERROR_READ, _ ("%s: an archive inside an archive is not opened"),
                      cad_stream_name (stream));
}

/* FALSE at the end; an archive with nothing inside is a fault. */
static gboolean
find_next (Members *members, CadCorpus *corpus, GError **error)
{
  if (cad_stream_next (members->stream, error)) {
    members->any = TRUE;
    return TRUE;
  }
  if (*error == NULL && !members->any)
    refuse_file (
        members, corpus,
        g_error_new (CAD_ERROR, CAD_ERROR_READ, _ ("%s: no file in this archive"), cad_stream_name (members->stream)),
        error);
  return FALSE;
}

static gboolean
enter_next (Members *members, CadCorpus *corpus, GError **error)
{
  g_autoptr (GError) fault = NULL;
  gsize length = 0;

  if (!find_next (members, corpus, error))
    return FALSE;
  const char *head = cad_stream_head (members->stream, &length);

  if (cad_unpack_is_packed (head, length)) {
    cad_corpus_file_begin (corpus, cad_stream_name (members->stream));
    refuse_file (members, corpus, nested (members->stream), error);
    cad_corpus_file_end (corpus, "archive");
    return *error == NULL;
  }
  members->found = FALSE;
  cad_corpus_file_begin (corpus, cad_stream_name (members->stream));
  members->reader = cad_corpus_detect (corpus, members->stream) (corpus, members->stream, &fault);
  if (members->reader != NULL)
    return TRUE;
  refuse_file (members, corpus, g_steal_pointer (&fault), error);
  cad_corpus_file_end (corpus, "?");
  return *error == NULL;
}

/* What decoding the file as a whole had to say. */
static void
note_encoding (const Members *members, CadCorpus *corpus)
{
  const char *name = cad_stream_name (members->stream);
  guint replaced = cad_stream_replaced (members->stream);

  if (cad_stream_is_unmarked (members->stream))
    cad_corpus_note (corpus, _ ("%s: without a byte-order mark; read as UTF-16"), name);
  if (replaced == 0)
    return;
  cad_corpus_counts (corpus)->damaged++;
  cad_corpus_note (corpus, _ ("%s: %u invalid units of UTF-16 became U+FFFD"), name, replaced);
}

static void
leave_file (Members *members, CadCorpus *corpus, GError **error)
{
  const char *format = members->reader->class->format;

  note_encoding (members, corpus);
  if (!members->found && !cad_stream_is_empty (members->stream)) /* it is not what it seemed to be */
    refuse_file (members, corpus,
                 g_error_new (CAD_ERROR, CAD_ERROR_READ, _ ("%s: no article found (read as %s)"),
                              cad_stream_name (members->stream), format),
                 error);
  cad_corpus_file_end (corpus, format);
  members->reader->class->close (members->reader);
  members->reader = NULL;
}

/* Records and texts seen so far. */
static guint
seen (CadCorpus *corpus)
{
  const CadCorpusAudit *counts = cad_corpus_counts (corpus);

  return counts->announced + counts->refused + counts->others;
}

static CadDocument *
members_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Members *members = (Members *) input;
  g_autoptr (GError) failure = NULL;
  CadDocument *document = NULL;
  guint before = seen (corpus);

  if (members->reader == NULL) {
    *more = enter_next (members, corpus, &failure);
    members->found |= seen (corpus) != before;
  } else {
    gboolean inside = TRUE;

    document = members->reader->class->next (members->reader, corpus, &inside, &failure);
    members->found |= seen (corpus) != before;
    if (document == NULL && failure == NULL && !inside)
      leave_file (members, corpus, &failure);
    *more = failure == NULL;
  }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return document;
}

static double
members_share (const CadCorpusInput *input)
{
  return cad_stream_share (((const Members *) input)->stream);
}

static CadCorpusInput *
members_cut (CadCorpusInput *input, const CadCorpusMeasure *most, gsize mean)
{
  CadCorpusInput *reader = ((Members *) input)->reader;

  return reader != NULL && reader->class->cut != NULL ? reader->class->cut (reader, most, mean) : NULL;
}

static const CadCorpusClass members_class = { "files", members_next, members_close, members_share, members_cut, NULL };

CadCorpusInput *
cad_corpus_members_new (CadStream *stream, gboolean of_folder)
{
  Members *members = g_new0 (Members, 1);

  members->input.class = &members_class;
  members->stream = stream;
  members->of_folder = of_folder;
  return &members->input;
}

CadCorpusInput *
cad_corpus_file_open (CadCorpus *corpus, const char *path, GError **error)
{
  CadStream *stream = cad_stream_open (path, path, error);

  (void) corpus;
  return stream != NULL ? cad_corpus_members_new (stream, FALSE) : NULL;
}

typedef struct {
  CadCorpusInput input;
  CadStream *stream; /* borrowed */
  gboolean done;
} Text;

static void
text_close (CadCorpusInput *input)
{
  g_free (input);
}

static gboolean
is_unknown (const CadDocument *document, CadCorpusField field)
{
  return (field == CAD_FIELD_DATE && document->date == NULL) ||
         (field == CAD_FIELD_SOURCE && document->source == NULL) ||
         (field == CAD_FIELD_TITLE && document->title == NULL) || (field == CAD_FIELD_URL && document->url == NULL) ||
         (field == CAD_FIELD_LANGUAGE && document->language == NULL);
}

/* What the text layer leaves of a header block: `Date: mercredi 16 décembre 2020`, and `Author: ...`, which no field is. */
static void
read_header (CadCorpus *corpus, CadDocument *document)
{
  g_autofree char *head = g_strndup (document->text, document->body);
  g_auto (GStrv) lines = g_strsplit_set (head, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *colon = strchr (lines[i], ':');

    if (colon == NULL)
      continue;
    *colon = '\0';
    const char *name = g_strstrip (lines[i]);
    CadCorpusField field = cad_corpus_field (corpus, name);
    CadCorpusItem item = { 0 };

    item.cells[field] = colon + 1;
    if (is_unknown (document, field))
      cad_corpus_item_apply (&item, corpus, document);
    else if (field == CAD_FIELD_UNKNOWN)
      cad_corpus_extra (document, name, colon + 1);
  }
}

static CadDocument *
text_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Text *text = (Text *) input;
  gsize length = 0;

  *more = !text->done;
  if (text->done)
    return NULL;
  text->done = TRUE;
  g_autofree char *all = NULL;
  const char *bytes = cad_stream_whole (text->stream, &length);

  if (bytes == NULL)
    bytes = all = cad_stream_read_all (text->stream, TEXT_LARGEST, &length, error);
  if (bytes == NULL)
    return NULL;
  cad_corpus_counts (corpus)->announced++;
  if (cad_stream_replaced (text->stream) > LEAST_DAMAGE && cad_stream_replaced (text->stream) > length / TEXT_DAMAGE) {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, _ ("%s: refused: %s"), cad_stream_name (text->stream), _ ("binary file"));
    return NULL;
  }
  CadDocument *document = cad_corpus_take (corpus, cad_stream_name (text->stream), bytes, length);

  if (document != NULL && document->body > 0)
    read_header (corpus, document);
  return document;
}

static const CadCorpusClass text_class = { "text", text_next, text_close };

CadCorpusInput *
cad_corpus_text_open (CadCorpus *corpus, CadStream *stream, GError **error)
{
  Text *text = g_new0 (Text, 1);

  (void) corpus;
  (void) error;
  text->input.class = &text_class;
  text->stream = stream;
  return &text->input;
}
