/* SPDX-License-Identifier: MIT
 * shelf.c - what reads one language, compiled; kept from one start to the next */
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
  g_clear_pointer (&shelf->pack, g_bytes_unref);
  g_free (shelf);
}

static GPtrArray *
load_lexicons (const GPtrArray *ids, GPtrArray *warnings, CadSources *sources, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_lexicon_free);

  for (guint i = 0; i < ids->len; i++) {
    CadLexicon *lexicon = cad_library_lexicon_noted (ids->pdata[i], warnings, sources, error);

    if (lexicon == NULL)
      return NULL;
    g_ptr_array_add (found, lexicon);
  }
  return g_steal_pointer (&found);
}

typedef struct {
  const char *language;
  CadSources *sources;
  GError *error;
} PackWork;

static gpointer
load_pack (gpointer data)
{
  PackWork *work = data;

  return cad_library_language_noted (work->language, work->sources, &work->error);
}

/* The pack is read beside the lexicons: both take equally long. */
CadShelf *
cad_shelf_compile (const char *language, const GPtrArray *ids, GPtrArray *warnings, CadSources *sources, GError **error)
{
  g_autoptr (CadSources) pack_sources = cad_sources_new ();
  PackWork work = { language, pack_sources, NULL };
  GThread *thread = g_thread_new ("pack", load_pack, &work);
  g_autoptr (GPtrArray) lexicons = load_lexicons (ids, warnings, sources, error);
  g_autoptr (CadLanguage) pack = g_thread_join (thread);

  cad_sources_add (sources, pack_sources);
  if (lexicons != NULL && pack != NULL)
    return cad_shelf_new (g_steal_pointer (&pack), g_steal_pointer (&lexicons), error);
  if (work.error != NULL && lexicons != NULL)
    g_propagate_error (error, g_steal_pointer (&work.error));
  g_clear_error (&work.error);
  return NULL;
}

GStrv
cad_shelf_key_shipped (const char *language, const GPtrArray *ids)
{
  g_autoptr (GStrvBuilder) key = g_strv_builder_new ();

  g_strv_builder_add_many (key, "shipped", language, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_strv_builder_add (key, ids->pdata[i]);
  return g_strv_builder_end (key);
}

/* Files of the library by their place in it, wherever it lies. */
GStrv
cad_shelf_key_named (const char *language, const char *const *names)
{
  g_autoptr (GStrvBuilder) key = g_strv_builder_new ();
  g_autofree char *library = cad_library_dir (NULL);

  if (library == NULL)
    return NULL;
  g_strv_builder_add_many (key, "named", language != NULL ? language : "", NULL);
  for (; *names != NULL; names++) {
    g_autofree char *path = cad_library_path (*names, NULL);
    const char *inside = path != NULL ? cad_cache_inside (library, path) : NULL;

    if (path == NULL)
      return NULL;
    g_strv_builder_add_many (key, inside != NULL ? "library" : "file", inside != NULL ? inside : path, NULL);
  }
  return g_strv_builder_end (key);
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

static GByteArray *
lay_flat (const CadShelf *shelf)
{
  GByteArray *payload = g_byte_array_new ();

  if (shelf->pack != NULL) /* what was read back is as it was laid */
    g_byte_array_append (payload, g_bytes_get_data (shelf->pack, NULL), g_bytes_get_size (shelf->pack));
  else
    cad_language_put (shelf->language, payload);
  cad_flat_put_number (payload, shelf->lexicons->len);
  for (guint i = 0; i < shelf->lexicons->len; i++)
    cad_lexicon_put (shelf->lexicons->pdata[i], payload);
  cad_matcher_put (shelf->matcher, payload);
  return payload;
}

void
cad_shelf_keep (const CadShelf *shelf, const char *const *key, const CadSources *sources)
{
  if (!cad_cache_is_there ())
    return;
  g_autoptr (GByteArray) payload = lay_flat (shelf);

  cad_cache_put (key, sources, payload);
}

/* The pack of @language that the compiled shipped lexicons begin with; *@lies_in becomes its bytes.
 * Returns: (transfer full) (nullable) */
static CadLanguage *
find_pack (const char *language, CadSources *sources, GBytes **lies_in)
{
  g_autoptr (GPtrArray) ids = cad_library_lexicons (language, NULL);
  g_autofree char *library = cad_library_dir (NULL);
  g_auto (GStrv) key = ids != NULL ? cad_shelf_key_shipped (language, ids) : NULL;
  g_autoptr (CadSources) noted = NULL;
  g_autoptr (GBytes) payload = key != NULL ? cad_cache_get ((const char *const *) key, &noted) : NULL;
  gsize length = 0;
  const guint8 *bytes = payload != NULL ? g_bytes_get_data (payload, &length) : NULL;
  CadFlat flat = { bytes, bytes + length, FALSE };
  CadLanguage *pack = payload != NULL ? cad_language_read (&flat, noted_file, noted) : NULL;

  if (pack == NULL)
    return NULL;
  g_autofree char *folder = g_build_filename (library, "languages", language, NULL);

  if (sources != NULL)
    cad_sources_add_of (sources, noted, folder);
  *lies_in = g_bytes_new_from_bytes (payload, 0, flat.at - bytes);
  return pack;
}

CadShelf *
cad_shelf_new_for (const char *language, GPtrArray *lexicons, CadSources *sources, GError **error)
{
  g_autoptr (GPtrArray) own = lexicons;
  g_autoptr (GBytes) lies_in = NULL;
  CadLanguage *pack = find_pack (language, sources, &lies_in);

  if (pack == NULL)
    pack = cad_library_language_noted (language, sources, error);
  CadShelf *shelf = pack != NULL ? cad_shelf_new (pack, g_steal_pointer (&own), error) : NULL;

  if (shelf != NULL)
    shelf->pack = g_steal_pointer (&lies_in);
  return shelf;
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

/* @payload becomes what find_rules() reads. */
static GPtrArray *
load_rules (const GPtrArray *languages, CadSources *sources, GByteArray *payload, GError **error)
{
  g_autoptr (GPtrArray) loaded = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_language_free);

  for (guint i = 0; i < languages->len; i++) {
    CadLanguage *language = cad_library_language_rules (languages->pdata[i], sources, error);

    if (language == NULL)
      return NULL;
    g_ptr_array_add (loaded, language);
    cad_language_put (language, payload);
  }
  return g_steal_pointer (&loaded);
}

static GStrv
key_of_rules (const GPtrArray *languages)
{
  g_autoptr (GStrvBuilder) key = g_strv_builder_new ();

  g_strv_builder_add (key, "rules");
  for (guint i = 0; i < languages->len; i++)
    g_strv_builder_add (key, languages->pdata[i]);
  return g_strv_builder_end (key);
}

GPtrArray *
cad_shelf_rules (const GPtrArray *languages, GError **error)
{
  g_auto (GStrv) key = key_of_rules (languages);
  GPtrArray *rules = find_rules ((const char *const *) key, languages->len);

  if (rules != NULL)
    return rules;
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (CadSources) sources = cad_sources_new ();

  rules = load_rules (languages, sources, payload, error);
  if (rules != NULL)
    cad_cache_put ((const char *const *) key, sources, payload);
  return rules;
}

/* Compiles @ids and keeps that under @key, if it would go without a word. */
static gboolean
keep_compiled (const char *folder, const char *language, const GPtrArray *ids, const char *const *key, GError **error)
{
  g_autoptr (CadSources) sources = cad_sources_new ();
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CadShelf) shelf = cad_shelf_compile (language, ids, warnings, sources, error);

  if (shelf == NULL || warnings->len > 0)
    return shelf != NULL;
  g_autoptr (GByteArray) payload = lay_flat (shelf);

  return cad_cache_put_in (folder, key, sources, payload, error);
}

static gboolean
keep_language (const char *folder, const char *language, GError **error)
{
  g_autoptr (GPtrArray) ids = cad_library_lexicons (language, error);
  g_auto (GStrv) key = ids != NULL ? cad_shelf_key_shipped (language, ids) : NULL;

  if (ids == NULL || !keep_compiled (folder, language, ids, (const char *const *) key, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    const char *const name[] = { ids->pdata[i], NULL };
    g_auto (GStrv) key_alone = cad_shelf_key_named (NULL, name);
    g_autoptr (GPtrArray) alone = g_ptr_array_new ();

    g_ptr_array_add (alone, ids->pdata[i]);
    if (!keep_compiled (folder, language, alone, (const char *const *) key_alone, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
keep_rules (const char *folder, const GPtrArray *languages, GError **error)
{
  g_auto (GStrv) key = key_of_rules (languages);
  g_autoptr (GByteArray) payload = g_byte_array_new ();
  g_autoptr (CadSources) sources = cad_sources_new ();
  g_autoptr (GPtrArray) rules = load_rules (languages, sources, payload, error);

  return rules != NULL && cad_cache_put_in (folder, (const char *const *) key, sources, payload, error);
}

gboolean
cad_shelf_keep_shipped (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) languages = cad_library_languages (error);

  if (languages == NULL)
    return FALSE;
  for (guint i = 0; i < languages->len; i++)
    if (!keep_language (folder, languages->pdata[i], error))
      return FALSE;
  return keep_rules (folder, languages, error);
}
