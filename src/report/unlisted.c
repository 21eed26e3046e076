/* SPDX-License-Identifier: MIT
 * unlisted.c - choices that were counted without a lexicon at hand: shown by their ids, without leans */
#include "model.h"

#include <string.h>

static void
title_init (CadTitle *title)
{
  title->by_language = g_hash_table_new (g_str_hash, g_str_equal);
}

static void
wording_free (gpointer data)
{
  CadWording *wording = data;

  g_free (wording->id);
  g_hash_table_unref (wording->title.by_language);
  g_free (wording);
}

static CadWording *
wording_new (const char *id)
{
  CadWording *wording = g_new0 (CadWording, 1);

  wording->id = g_strdup (id);
  title_init (&wording->title);
  return wording;
}

static void
choice_free (gpointer data)
{
  CadChoice *choice = data;

  g_free (choice->id);
  g_hash_table_unref (choice->title.by_language);
  g_ptr_array_unref (choice->wordings);
  g_free (choice);
}

static CadChoice *
choice_new (const char *id)
{
  CadChoice *choice = g_new0 (CadChoice, 1);

  choice->id = g_strdup (id);
  title_init (&choice->title);
  choice->wordings = g_ptr_array_new_with_free_func (wording_free);
  return choice;
}

static void
lexicon_free (gpointer data)
{
  CadLexicon *lexicon = data;

  g_free (lexicon->id);
  g_hash_table_unref (lexicon->title.by_language);
  g_ptr_array_unref (lexicon->axes);
  g_ptr_array_unref (lexicon->actors);
  g_ptr_array_unref (lexicon->lists);
  g_ptr_array_unref (lexicon->choices);
  g_ptr_array_unref (lexicon->loaded);
  g_free (lexicon);
}

static CadLexicon *
lexicon_new (const char *id)
{
  CadLexicon *lexicon = g_new0 (CadLexicon, 1);

  lexicon->id = g_strdup (id);
  title_init (&lexicon->title);
  lexicon->axes = g_ptr_array_new ();
  lexicon->actors = g_ptr_array_new ();
  lexicon->lists = g_ptr_array_new ();
  lexicon->choices = g_ptr_array_new_with_free_func (choice_free);
  lexicon->loaded = g_ptr_array_new_with_free_func (wording_free);
  return lexicon;
}

static const CadChoice *
find_choice (const CadLexicon *lexicon, const char *id)
{
  for (guint i = 0; i < lexicon->choices->len; i++) {
    const CadChoice *choice = g_ptr_array_index (lexicon->choices, i);

    if (g_str_equal (choice->id, id))
      return choice;
  }
  return NULL;
}

static gboolean
has_group (const CadLexicon *lexicon, const char *id)
{
  for (guint i = 0; i < lexicon->loaded->len; i++)
    if (g_str_equal (((const CadWording *) g_ptr_array_index (lexicon->loaded, i))->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
is_listed (GPtrArray *lexicons, const CadKey *key)
{
  for (guint i = 0; i < lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (lexicons, i);

    if (g_str_equal (lexicon->id, key->lexicon) &&
        (key->loaded ? has_group (lexicon, key->choice) : find_choice (lexicon, key->choice) != NULL))
      return TRUE;
  }
  return FALSE;
}

static CadLexicon *
lexicon_of (GPtrArray *made, const char *id)
{
  for (guint i = 0; i < made->len; i++) {
    CadLexicon *lexicon = g_ptr_array_index (made, i);

    if (g_str_equal (lexicon->id, id))
      return lexicon;
  }
  CadLexicon *lexicon = lexicon_new (id);

  g_ptr_array_add (made, lexicon);
  return lexicon;
}

static void
add_key (CadLexicon *lexicon, const CadKey *key)
{
  if (key->loaded) {
    g_ptr_array_add (lexicon->loaded, wording_new (key->choice));
    return;
  }
  CadChoice *choice = (CadChoice *) find_choice (lexicon, key->choice);

  if (choice == NULL) {
    choice = choice_new (key->choice);
    g_ptr_array_add (lexicon->choices, choice);
  }
  g_ptr_array_add (choice->wordings, wording_new (key->wording));
}

GPtrArray *
cad_report_unlisted (const CadTally *tally, GPtrArray *lexicons)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (lexicon_free);

  for (guint i = 0; i < tally->keys->len; i++) {
    const CadKey *key = g_ptr_array_index (tally->keys, i);

    if (!is_listed (lexicons, key))
      add_key (lexicon_of (made, key->lexicon), key);
  }
  return made;
}
