/* SPDX-License-Identifier: MIT
 * corpus-cut.c - a corpus is cut into pieces that other threads read */
#include "corpus-state.h"

static CadCorpus *
piece_new (CadCorpus *corpus)
{
  CadCorpus *piece = cad_corpus_new (&corpus->options);

  piece->place = corpus->place;
  piece->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_document_free);
  if (corpus->place.in_file)
    piece->file = g_new0 (CadCorpusFile, 1);
  return piece;
}

static gboolean
is_enough (const CadCorpus *piece, const CadCorpusMeasure *most)
{
  return piece->failure != NULL || piece->documents->len >= most->articles || piece->held >= most->bytes;
}

/* What needs all texts in their order is done by the thread that cuts. */
static gboolean
needs_order (const CadCorpus *corpus)
{
  return corpus->seen != NULL || corpus->checksum != NULL || corpus->wants != NULL;
}

/* A piece of the present input that is not read yet, added to @piece; FALSE when it must be read here. */
static gboolean
add_part (CadCorpus *corpus, CadCorpus *piece, const CadCorpusMeasure *most)
{
  CadCorpusInput *input = corpus->inputs->pdata[corpus->at];
  gsize mean = g_atomic_int_get (&corpus->mean);
  CadCorpusInput *part = input->class->cut != NULL ? input->class->cut (input, most, mean) : NULL;

  if (part == NULL)
    return FALSE;
  g_ptr_array_add (piece->inputs, part);
  if (part->class->held != NULL)
    piece->held += part->class->held (part);
  return TRUE;
}

static void
add_document (const CadCorpus *corpus, CadCorpus *piece, CadDocument *document)
{
  if (document == NULL)
    return;
  if (corpus->wants != NULL && !corpus->wants (corpus->wants_data, document)) {
    cad_document_free (document);
    return;
  }
  piece->held += document->length;
  g_ptr_array_add (piece->documents, document);
}

/* Articles of several inputs, up to what is enough or to a part that need not be read here. */
static void
fill (CadCorpus *corpus, CadCorpus *piece, const CadCorpusMeasure *most)
{
  gboolean ordered = needs_order (corpus);

  piece->seen = corpus->seen;
  piece->checksum = corpus->checksum;
  while (corpus->at < corpus->inputs->len && !is_enough (piece, most) && (ordered || !add_part (corpus, piece, most)))
    add_document (corpus, piece, cad_corpus_read (corpus, piece, &piece->failure));
  piece->seen = NULL;
  piece->checksum = NULL;
}

CadCorpus *
cad_corpus_cut (CadCorpus *corpus, const CadCorpusMeasure *most)
{
  if (corpus->at >= corpus->inputs->len)
    return NULL;
  CadCorpus *piece = piece_new (corpus);

  fill (corpus, piece, most);
  corpus->place = piece->place;
  corpus->place.in_file = piece->file != NULL;
  if (piece->failure != NULL)
    corpus->at = corpus->inputs->len;
  return piece;
}

gsize
cad_corpus_held (const CadCorpus *piece)
{
  return piece->held;
}

void
cad_corpus_join (CadCorpus *corpus, CadCorpus *piece)
{
  cad_corpus_add_audit (corpus, piece);
  corpus->fingerprint += piece->fingerprint;
  if (corpus->audit.announced > 0)
    g_atomic_int_set (&corpus->mean, (gint) MIN (corpus->audit.bytes / corpus->audit.announced, G_MAXINT));
  cad_corpus_free (piece);
}

void
cad_corpus_want_only (CadCorpus *corpus, gboolean (*wants) (gpointer data, const CadDocument *document), gpointer data)
{
  corpus->wants = wants;
  corpus->wants_data = data;
}
