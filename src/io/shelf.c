/* SPDX-License-Identifier: MIT
 * shelf.c - what reads one language, compiled; kept in the user's cache from one start to the next */
#include <cadrage/shelf.h>

#include "cache.h"

CadShelf *
cad_shelf_new (CadLanguage *language, GPtrArray *lexicons, GError **error)
{
  g_autoptr (CadShelf) shelf = g_new0 (CadShelf, 1);

  shelf->language = language;
  shelf->lexicons = lexicons;
  shelf->matcher = cad_matcher_new (lexicons, &language->rules, error);
  return shelf->matcher != NULL ? g_steal_pointer (&shelf) : NULL;
}

void
cad_shelf_free (CadShelf *shelf)
{
  if (shelf == NULL)
    return;
  cad_matcher_free (shelf->matcher);
  g_clear_pointer (&shelf->lexicons, g_ptr_array_unref);
  cad_language_free (shelf->language);
  g_clear_pointer (&shelf->kept, g_bytes_unref);
  g_free (shelf);
}

/* CadLanguageSource: @data are sources, of which one is the pack's file @name. */
static GBytes *
noted_file (const char *name, gpointer data)
{
  GBytes *bytes = cad_sources_find_named (data, name);

  return bytes != NULL ? g_bytes_ref (bytes) : NULL;
}

static void
read_lexicons (CadFlat *flat, GPtrArray *lexicons)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    CadLexicon *lexicon = cad_lexicon_read (flat);

    if (lexicon != NULL)
      g_ptr_array_add (lexicons, lexicon);
  }
}

CadShelf *
cad_shelf_find (const char *const *key)
{
  g_autoptr (CadSources) sources = NULL;
  g_autoptr (GBytes) payload = cad_cache_get (key, &sources);
  g_autoptr (CadShelf) shelf = NULL;
  gsize length;

  if (payload == NULL)
    return NULL;
  const guint8 *bytes = g_bytes_get_data (payload, &length);
  CadFlat flat = { bytes, bytes + length, FALSE };

  shelf = g_new0 (CadShelf, 1);
  shelf->kept = g_bytes_ref (payload);
  shelf->lexicons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);
  shelf->language = cad_language_read (&flat, noted_file, sources);
  read_lexicons (&flat, shelf->lexicons);
  if (shelf->language != NULL && !flat.failed)
    shelf->matcher = cad_matcher_read (&flat, shelf->lexicons, &shelf->language->rules);
  return shelf->matcher != NULL ? g_steal_pointer (&shelf) : NULL;
}

void
cad_shelf_keep (const CadShelf *shelf, const char *const *key, const CadSources *sources)
{
  g_autoptr (GByteArray) payload = g_byte_array_new ();

  cad_language_put (shelf->language, payload);
  cad_flat_put_number (payload, shelf->lexicons->len);
  for (guint i = 0; i < shelf->lexicons->len; i++)
    cad_lexicon_put (shelf->lexicons->pdata[i], payload);
  cad_matcher_put (shelf->matcher, payload);
  cad_cache_put (key, sources, payload);
}
