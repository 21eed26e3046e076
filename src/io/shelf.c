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

/* Returns: (transfer full) of CadLanguage, NULL unless all @n are there */
static GPtrArray *
find_rules (const char *const *key, guint n)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_language_free);
  g_autoptr (CadSources) sources = NULL;
  g_autoptr (GBytes) payload = cad_cache_get (key, &sources);
  gsize length = 0;
  const guint8 *bytes = payload != NULL ? g_bytes_get_data (payload, &length) : NULL;
  CadFlat flat = { bytes, bytes + length, FALSE };

  while (payload != NULL && found->len < n) {
    CadLanguage *language = cad_language_read (&flat, noted_file, sources);

    if (language == NULL)
      return NULL;
    g_ptr_array_add (found, language);
  }
  return found->len == n ? g_steal_pointer (&found) : NULL;
}

static GPtrArray *
load_rules (const char *const *key, const GPtrArray *languages, GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_language_free);
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (CadSources) sources = cad_sources_new ();

  for (guint i = 0; i < languages->len; i++) {
    CadLanguage *language = cad_library_language_rules (languages->pdata[i], sources, error);

    if (language == NULL)
      return NULL;
    g_ptr_array_add (loaded, language);
    cad_language_put (language, payload);
  }
  cad_cache_put (key, sources, payload);
  return g_steal_pointer (&loaded);
}

GPtrArray *
cad_shelf_rules (const GPtrArray *languages, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *library = cad_library_dir (error);

  if (library == NULL)
    return NULL;
  g_strv_builder_add_many (builder, library, "rules", NULL);
  for (guint i = 0; i < languages->len; i++)
    g_strv_builder_add (builder, languages->pdata[i]);
  g_auto (GStrv) key = g_strv_builder_end (builder);
  GPtrArray *rules = find_rules ((const char *const *) key, languages->len);

  return rules != NULL ? rules : load_rules ((const char *const *) key, languages, error);
}
