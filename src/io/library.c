/* SPDX-License-Identifier: MIT
 * library.c - finds and loads lexicons and language packs on disk */
#include <cadrage/library.h>

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/input.h>
#include <cadrage/names.h>

#include "cache.h"

#define LEXICON_LARGEST (8 * 1024 * 1024)

static gboolean
is_library (const char *folder)
{
  g_autofree char *languages = g_build_filename (folder, "languages", NULL);

  return g_file_test (languages, G_FILE_TEST_IS_DIR);
}

char *
cad_library_dir (GError **error)
{
  const char *named = g_getenv ("CADRAGE_DATA_DIR");

  if (named != NULL && *named != '\0') {
    if (is_library (named))
      return g_strdup (named);
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("CADRAGE_DATA_DIR is '%s', where no folder 'languages' is"),
                 named);
    return NULL;
  }
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : ".");
  g_autofree char *built = g_build_filename (folder, "..", "lexicons", NULL);
  g_autofree char *beside = g_build_filename (folder, "..", "share", "cadrage", "lexicons", NULL);
  const char *const candidates[] = { built, beside, CADRAGE_DATADIR "/lexicons" };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (is_library (candidates[i]))
      return g_strdup (candidates[i]);
  g_set_error (error, CAD_ERROR, CAD_ERROR_READ,
               _ ("no lexicons found beside the program nor in '%s'; set CADRAGE_DATA_DIR to their folder"),
               CADRAGE_DATADIR "/lexicons");
  return NULL;
}

static gint
by_name (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_lexicons_of (GPtrArray *ids, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  if (dir == NULL)
    return;
  for (const char *name; (name = g_dir_read_name (dir)) != NULL;)
    if (g_str_has_suffix (name, ".yaml"))
      g_ptr_array_add (ids, g_strndup (name, strlen (name) - strlen (".yaml")));
}

/* Folders of languages that hold lexicons ("fr", "en"), sorted. */
static GPtrArray *
lexicon_languages (const char *library)
{
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (library, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (library, name, NULL);

    if (!g_str_equal (name, "languages") && g_file_test (path, G_FILE_TEST_IS_DIR))
      g_ptr_array_add (languages, g_strdup (name));
  }
  g_ptr_array_sort (languages, by_name);
  return languages;
}

GPtrArray *
cad_library_languages (GError **error)
{
  g_autoptr (GPtrArray) ids = cad_library_lexicons (NULL, error);

  if (ids == NULL)
    return NULL;
  GPtrArray *languages = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < ids->len; i++) {
    g_autofree char *language = g_strndup (ids->pdata[i], strcspn (ids->pdata[i], "/"));

    if (languages->len == 0 || !g_str_equal (languages->pdata[languages->len - 1], language))
      g_ptr_array_add (languages, g_steal_pointer (&language));
  }
  return languages;
}

/* Ids are "haut-karabakh" for one language and "en/general" where two languages have the same name. */
GPtrArray *
cad_library_lexicons (const char *language, GError **error)
{
  g_autofree char *library = cad_library_dir (error);

  if (library == NULL)
    return NULL;
  g_autoptr (GPtrArray) languages = lexicon_languages (library);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < languages->len; i++) {
    if (language != NULL && !g_str_equal (language, languages->pdata[i]))
      continue;
    g_autofree char *folder = g_build_filename (library, languages->pdata[i], NULL);
    g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func (g_free);

    add_lexicons_of (here, folder);
    for (guint j = 0; j < here->len; j++)
      g_ptr_array_add (ids, g_strdup_printf ("%s/%s", (char *) languages->pdata[i], (char *) here->pdata[j]));
  }
  g_ptr_array_sort (ids, by_name);
  return ids;
}

/* The file that a shipped id means: "fr/general", or "general" for the first language that has it. */
static char *
shipped_path (const char *library, const char *name)
{
  g_autofree char *file = g_strconcat (name, ".yaml", NULL);

  if (strchr (name, '/') != NULL) {
    g_autofree char *path = g_build_filename (library, file, NULL);

    return g_file_test (path, G_FILE_TEST_IS_REGULAR) ? g_steal_pointer (&path) : NULL;
  }
  g_autoptr (GPtrArray) languages = lexicon_languages (library);

  /* French first: the program's users are French-speaking first */
  g_ptr_array_insert (languages, 0, g_strdup ("fr"));
  for (guint i = 0; i < languages->len; i++) {
    g_autofree char *path = g_build_filename (library, languages->pdata[i], file, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
      return g_steal_pointer (&path);
  }
  return NULL;
}

static void
unknown_lexicon (const char *name, GError **error)
{
  g_autoptr (GPtrArray) ids = cad_library_lexicons (NULL, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    const char *slash = strchr (ids->pdata[i], '/');

    g_ptr_array_add (names, ids->pdata[i]);
    g_ptr_array_add (names, (char *) slash + 1);
  }
  g_ptr_array_add (names, NULL);
  const char *nearest = cad_names_nearest (name, (const char *const *) names->pdata);

  if (nearest != NULL)
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("no lexicon '%s'; did you mean '%s'?"), name, nearest);
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_USAGE, _ ("no lexicon '%s'; `cadrage lexicon list` shows them"), name);
}

static GBytes *
load (const char *path, GError **error)
{
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!cad_input_file (path, &bytes, &length, error))
    return NULL;
  if (length > LEXICON_LARGEST) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s: larger than 8 MB; this is no lexicon"), path);
    return NULL;
  }
  return g_bytes_new_take (g_steal_pointer (&bytes), length);
}

char *
cad_library_path (const char *name, GError **error)
{
  g_autofree char *library = NULL;

  if (g_str_has_suffix (name, ".yaml") || g_str_has_suffix (name, ".yml") || g_path_is_absolute (name) ||
      g_str_has_prefix (name, "./") || g_str_has_prefix (name, "../"))
    return g_strdup (name);
  library = cad_library_dir (error);
  if (library == NULL)
    return NULL;
  char *path = shipped_path (library, name);

  if (path == NULL)
    unknown_lexicon (name, error);
  return path;
}

/* Whence a source reads, and where it notes what it read. */
typedef struct {
  const char *place; /* the path of a lexicon, the folder of a pack */
  CadSources *sources;
} Loader;

static GBytes *
load_noted (const char *path, const Loader *loader, GError **error)
{
  GBytes *bytes = load (path, error);

  if (loader->sources != NULL && bytes != NULL)
    cad_sources_note (loader->sources, path, bytes);
  else if (loader->sources != NULL)
    cad_sources_spoil (loader->sources);
  return bytes;
}

/* CadLexiconSource: the place is the path of the lexicon that says `extends`; a file name is taken relative to it. */
static GBytes *
extended (const char *name, gpointer data, GError **error)
{
  const Loader *loader = data;
  g_autofree char *path = NULL;

  if (g_str_has_suffix (name, ".yaml") && !g_path_is_absolute (name)) {
    g_autofree char *folder = g_path_get_dirname (loader->place);

    path = g_build_filename (folder, name, NULL);
  } else {
    path = cad_library_path (name, error);
    if (loader->sources != NULL)
      cad_sources_spoil (loader->sources); /* what a name means changes with the files there are */
  }
  return path != NULL ? load_noted (path, loader, error) : NULL;
}

static CadLibraryFile *
read_noted (const char *name, CadSources *sources, GError **error)
{
  g_autofree char *path = cad_library_path (name, error);
  Loader loader = { path, sources };
  GBytes *bytes = path != NULL ? load_noted (path, &loader, error) : NULL;

  if (bytes == NULL)
    return NULL;
  CadLibraryFile *file = g_new0 (CadLibraryFile, 1);
  gsize length = 0;
  const char *text = g_bytes_get_data (bytes, &length);

  file->path = g_steal_pointer (&path);
  file->bytes = bytes;
  file->faults = cad_faults_new (file->path, text, length);
  loader.place = file->path;
  file->lexicon = cad_lexicon_parse (bytes, file->faults, extended, &loader);
  if (file->lexicon != NULL)
    file->lexicon->file = g_strdup (file->path);
  return file;
}

CadLibraryFile *
cad_library_read (const char *name, GError **error)
{
  return read_noted (name, NULL, error);
}

void
cad_library_file_free (CadLibraryFile *file)
{
  if (file == NULL)
    return;
  cad_lexicon_free (file->lexicon);
  cad_faults_free (file->faults);
  g_bytes_unref (file->bytes);
  g_free (file->path);
  g_free (file);
}

CadLexicon *
cad_library_lexicon (const char *name, GPtrArray *warnings, GError **error)
{
  return cad_library_lexicon_noted (name, warnings, NULL, error);
}

CadLexicon *
cad_library_lexicon_noted (const char *name, GPtrArray *warnings, CadSources *sources, GError **error)
{
  g_autoptr (CadLibraryFile) file = read_noted (name, sources, error);

  if (file == NULL || !cad_faults_propagate (file->faults, error))
    return NULL;
  if (warnings != NULL && cad_faults_count (file->faults, CAD_FAULT_WARNING) > 0)
    g_ptr_array_add (warnings, cad_faults_to_string (file->faults));
  return g_steal_pointer (&file->lexicon);
}

/* CadLanguageSource: the place is the folder of the pack. */
static GBytes *
pack_file (const char *name, gpointer data)
{
  const Loader *loader = data;
  g_autofree char *path = g_build_filename (loader->place, name, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return load_noted (path, loader, NULL);
  if (loader->sources != NULL)
    cad_sources_note (loader->sources, path, NULL);
  return NULL;
}

/* Returns: (transfer full) the folder of the pack, or NULL with @error */
static char *
pack_folder (const char *id, GError **error)
{
  g_autofree char *library = cad_library_dir (error);

  return library != NULL ? g_build_filename (library, "languages", id, NULL) : NULL;
}

CadLanguage *
cad_library_language (const char *id, GError **error)
{
  return cad_library_language_noted (id, NULL, error);
}

CadLanguage *
cad_library_language_noted (const char *id, CadSources *sources, GError **error)
{
  g_autofree char *folder = pack_folder (id, error);
  Loader loader = { folder, sources };

  return folder != NULL ? cad_language_parse (id, pack_file, &loader, error) : NULL;
}

CadLanguage *
cad_library_language_rules (const char *id, CadSources *sources, GError **error)
{
  g_autofree char *folder = pack_folder (id, error);
  Loader loader = { folder, sources };

  return folder != NULL ? cad_language_parse_rules (id, pack_file, &loader, error) : NULL;
}
