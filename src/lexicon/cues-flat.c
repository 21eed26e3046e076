/* SPDX-License-Identifier: MIT
 * cues-flat.c - the cue tables laid flat, and read back */
#include "cues.h"

#include <string.h>

static void
put_texts (GByteArray *out, const GPtrArray *texts)
{
  cad_flat_put_number (out, texts->len);
  for (guint i = 0; i < texts->len; i++)
    cad_flat_put_text (out, texts->pdata[i]);
}

static void
read_texts (CadFlat *flat, GPtrArray *texts)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    char *text = cad_flat_dup (flat);

    if (text != NULL)
      g_ptr_array_add (texts, text);
  }
}

static void
put_verbs (GByteArray *out, const GArray *verbs)
{
  g_autoptr (GArray) bare = g_array_copy ((GArray *) verbs);

  for (guint i = 0; i < bare->len; i++)
    g_array_index (bare, CadCueVerb, i).lemma = NULL;
  cad_flat_put_array (out, bare);
  for (guint i = 0; i < verbs->len; i++)
    cad_flat_put_text (out, g_array_index (verbs, CadCueVerb, i).lemma);
}

/* The arrays below hold pointers that are yet to be set. */
static void
read_verbs (CadFlat *flat, GArray *verbs)
{
  g_autoptr (GArray) read = cad_flat_array (flat, sizeof (CadCueVerb));

  for (guint i = 0; i < read->len && !flat->failed; i++) {
    CadCueVerb verb = g_array_index (read, CadCueVerb, i);

    verb.lemma = cad_flat_dup (flat);
    g_array_append_val (verbs, verb);
  }
}

static void
put_endings (GByteArray *out, const GArray *endings)
{
  g_autoptr (GArray) bare = g_array_copy ((GArray *) endings);

  for (guint i = 0; i < bare->len; i++)
    g_array_index (bare, CadCueEnding, i).text = NULL;
  cad_flat_put_array (out, bare);
  for (guint i = 0; i < endings->len; i++)
    cad_flat_put_text (out, g_array_index (endings, CadCueEnding, i).text);
}

static void
read_endings (CadFlat *flat, CadCues *cues)
{
  g_autoptr (GArray) read = cad_flat_array (flat, sizeof (CadCueEnding));

  for (guint i = 0; i < read->len && !flat->failed; i++) {
    CadCueEnding ending = g_array_index (read, CadCueEnding, i);

    ending.text = cad_flat_dup (flat);
    if (ending.text == NULL || strlen (ending.text) != ending.length) {
      flat->failed = TRUE;
      g_free (ending.text);
      return;
    }
    cad_cues_add_ending (cues, ending);
  }
}

void
cad_cues_put (const CadCues *cues, GByteArray *out)
{
  cad_texts_put (&cues->texts, out);
  cad_flat_put_array (out, cues->words);
  cad_flat_put_array (out, cues->forms);
  put_verbs (out, cues->verbs);
  cad_flat_put_array (out, cues->phrases);
  cad_flat_put_array (out, cues->nodes);
  cad_pairs_put (&cues->edges, out);
  put_endings (out, cues->endings);
  cad_flat_put_set (out, cues->unending);
  put_texts (out, cues->cond_ends);
  put_texts (out, cues->cond_bases);
  cad_flat_put_set (out, cues->cond_words);
  cad_flat_put_set (out, cues->cond_exceptions);
}

CadCues *
cad_cues_read (CadFlat *flat)
{
  CadCues *cues = cad_cues_new ();

  cues->view = TRUE;
  cad_texts_clear (&cues->texts);
  cad_texts_read (&cues->texts, flat);
  cad_flat_replace (&cues->words, flat);
  cad_flat_replace (&cues->forms, flat);
  read_verbs (flat, cues->verbs);
  cad_flat_replace (&cues->phrases, flat);
  cad_flat_replace (&cues->nodes, flat);
  cad_pairs_clear (&cues->edges);
  cad_pairs_read (&cues->edges, flat);
  read_endings (flat, cues);
  cad_flat_set (flat, cues->unending);
  read_texts (flat, cues->cond_ends);
  read_texts (flat, cues->cond_bases);
  cad_flat_set (flat, cues->cond_words);
  cad_flat_set (flat, cues->cond_exceptions);
  if (flat->failed)
    g_clear_pointer (&cues, cad_cues_free);
  return cues;
}
