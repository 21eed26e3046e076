/* SPDX-License-Identifier: MIT
 * lexicon.c - the lexicon in memory: making, freeing, looking up, counting */
#include "reader.h"

CadTitle
cad_title_new (void)
{
  return (CadTitle){ g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free) };
}

static void
title_clear (CadTitle *title)
{
  g_clear_pointer (&title->by_language, g_hash_table_unref);
}

static void
term_destroy (gpointer term)
{
  cad_term_free (term);
}

static void
proof_free (gpointer data)
{
  CadProof *proof = data;

  g_free (proof->text);
  g_free (proof);
}

GPtrArray *
cad_terms_new (void)
{
  return g_ptr_array_new_with_free_func (term_destroy);
}

CadWording *
cad_wording_new (const char *id, CadMatchMode match)
{
  CadWording *wording = g_new0 (CadWording, 1);

  wording->id = g_strdup (id);
  wording->title = cad_title_new ();
  wording->match = match;
  wording->terms = cad_terms_new ();
  wording->except = cad_terms_new ();
  wording->found = g_ptr_array_new_with_free_func (proof_free);
  wording->not_found = g_ptr_array_new_with_free_func (proof_free);
  return wording;
}

static void
wording_free (gpointer data)
{
  CadWording *wording = data;

  g_free (wording->id);
  g_free (wording->source);
  title_clear (&wording->title);
  g_ptr_array_unref (wording->terms);
  g_ptr_array_unref (wording->except);
  g_ptr_array_unref (wording->found);
  g_ptr_array_unref (wording->not_found);
  cad_condition_free (wording->near);
  cad_condition_free (wording->not_near);
  g_free (wording);
}

CadChoice *
cad_choice_new (const char *id)
{
  CadChoice *choice = g_new0 (CadChoice, 1);

  choice->id = g_strdup (id);
  choice->title = cad_title_new ();
  choice->wordings = g_ptr_array_new_with_free_func (wording_free);
  return choice;
}

static void
choice_free (gpointer data)
{
  CadChoice *choice = data;

  g_free (choice->id);
  g_free (choice->axis);
  title_clear (&choice->title);
  g_ptr_array_unref (choice->wordings);
  g_free (choice);
}

CadAxis *
cad_axis_new (const char *id)
{
  CadAxis *axis = g_new0 (CadAxis, 1);

  axis->id = g_strdup (id);
  axis->title = cad_title_new ();
  axis->minus = cad_title_new ();
  axis->plus = cad_title_new ();
  return axis;
}

static void
axis_free (gpointer data)
{
  CadAxis *axis = data;

  g_free (axis->id);
  title_clear (&axis->title);
  title_clear (&axis->minus);
  title_clear (&axis->plus);
  g_free (axis);
}

CadTermSet *
cad_term_set_new (const char *id)
{
  CadTermSet *set = g_new0 (CadTermSet, 1);

  set->id = g_strdup (id);
  set->title = cad_title_new ();
  set->terms = cad_terms_new ();
  return set;
}

static void
term_set_free (gpointer data)
{
  CadTermSet *set = data;

  g_free (set->id);
  title_clear (&set->title);
  g_ptr_array_unref (set->terms);
  g_free (set);
}

CadLexicon *
cad_lexicon_new (void)
{
  CadLexicon *lexicon = g_new0 (CadLexicon, 1);

  lexicon->title = cad_title_new ();
  lexicon->about = cad_terms_new ();
  lexicon->axes = g_ptr_array_new_with_free_func (axis_free);
  lexicon->actors = g_ptr_array_new_with_free_func (term_set_free);
  lexicon->lists = g_ptr_array_new_with_free_func (term_set_free);
  lexicon->choices = g_ptr_array_new_with_free_func (choice_free);
  lexicon->loaded = g_ptr_array_new_with_free_func (wording_free);
  return lexicon;
}

void
cad_lexicon_free (CadLexicon *lexicon)
{
  if (lexicon == NULL)
    return;
  g_free (lexicon->id);
  g_free (lexicon->language);
  g_free (lexicon->licence);
  g_free (lexicon->sha256);
  g_free (lexicon->file);
  title_clear (&lexicon->title);
  g_ptr_array_unref (lexicon->about);
  g_ptr_array_unref (lexicon->axes);
  g_ptr_array_unref (lexicon->actors);
  g_ptr_array_unref (lexicon->lists);
  g_ptr_array_unref (lexicon->choices);
  g_ptr_array_unref (lexicon->loaded);
  g_free (lexicon);
}

const char *
cad_title_get (const CadTitle *title, const char *language, const char *fallback)
{
  const char *text = language != NULL ? g_hash_table_lookup (title->by_language, language) : NULL;
  GHashTableIter iter;
  gpointer key, value;
  const char *first = NULL;

  if (text == NULL)
    text = g_hash_table_lookup (title->by_language, "en");
  if (text != NULL)
    return text;
  /* the first by its language, since a hash table has no order of its own */
  g_hash_table_iter_init (&iter, title->by_language);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (first == NULL || g_strcmp0 (key, first) < 0) {
      first = key;
      text = value;
    }
  return text != NULL ? text : fallback;
}

const CadAxis *
cad_lexicon_axis (const CadLexicon *lexicon, const char *id)
{
  for (guint i = 0; i < lexicon->axes->len; i++) {
    const CadAxis *axis = lexicon->axes->pdata[i];

    if (g_strcmp0 (axis->id, id) == 0)
      return axis;
  }
  return NULL;
}

static const CadTermSet *
find_set (const GPtrArray *sets, const char *id)
{
  for (guint i = 0; i < sets->len; i++) {
    const CadTermSet *set = sets->pdata[i];

    if (g_strcmp0 (set->id, id) == 0)
      return set;
  }
  return NULL;
}

const CadTermSet *
cad_lexicon_actor (const CadLexicon *lexicon, const char *id)
{
  return find_set (lexicon->actors, id);
}

const CadTermSet *
cad_lexicon_list (const CadLexicon *lexicon, const char *id)
{
  return find_set (lexicon->lists, id);
}

static guint
wording_terms (const CadWording *wording)
{
  return wording->terms->len;
}

static guint
wording_proofs (const CadWording *wording)
{
  return wording->found->len + wording->not_found->len;
}

static guint
sum (const CadLexicon *lexicon, guint (*count) (const CadWording *wording))
{
  guint n = 0;

  for (guint i = 0; i < lexicon->choices->len; i++) {
    const CadChoice *choice = lexicon->choices->pdata[i];

    for (guint j = 0; j < choice->wordings->len; j++)
      n += count (choice->wordings->pdata[j]);
  }
  for (guint i = 0; i < lexicon->loaded->len; i++)
    n += count (lexicon->loaded->pdata[i]);
  return n;
}

guint
cad_lexicon_count_terms (const CadLexicon *lexicon)
{
  return sum (lexicon, wording_terms);
}

guint
cad_lexicon_count_proofs (const CadLexicon *lexicon)
{
  return sum (lexicon, wording_proofs);
}
