/* SPDX-License-Identifier: MIT
 * corpus-folder.c - folders of texts, with or without a manifest, and single texts */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/input.h>

#define MANIFEST     "corpus.tsv"
#define FOLDERS_DEEP 16

typedef struct {
  CadCorpusInput input;
  char *folder;     /* NULL: the paths are files named by the user */
  GPtrArray *paths; /* of char*, owned: relative to @folder, sorted */
  GHashTable *rows; /* path -> char** of CAD_N_FIELDS cells, owned; NULL without manifest */
  guint at;
  gboolean announced;
} Folder;

static void
folder_close (CadCorpusInput *input)
{
  Folder *folder = (Folder *) input;

  g_free (folder->folder);
  g_ptr_array_unref (folder->paths);
  g_clear_pointer (&folder->rows, g_hash_table_unref);
  g_free (folder);
}

/* The source of a path without manifest: the first-level folder, else the corpus folder itself. */
static char *
source_of (const Folder *folder, const char *path)
{
  const char *slash = strchr (path, '/');

  if (folder->folder == NULL)
    return NULL;
  if (slash != NULL)
    return g_strndup (path, slash - path);
  g_autofree char *whole = g_canonicalize_filename (folder->folder, NULL);

  return g_path_get_basename (whole);
}

static void
apply_metadata (const Folder *folder, const char *path, CadDocument *document)
{
  char **row = folder->rows != NULL ? g_hash_table_lookup (folder->rows, path) : NULL;
  CadCorpusFields fields = { 0 };

  if (row != NULL)
    fields = (CadCorpusFields){ .id = row[CAD_FIELD_ID],
                                .source = row[CAD_FIELD_SOURCE],
                                .date = row[CAD_FIELD_DATE],
                                .title = row[CAD_FIELD_TITLE],
                                .url = row[CAD_FIELD_URL],
                                .language = row[CAD_FIELD_LANGUAGE] };
  cad_corpus_fields_apply (&fields, document);
  if (document->source == NULL)
    document->source = source_of (folder, path);
}

static CadDocument *
folder_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Folder *folder = (Folder *) input;
  g_autofree char *bytes = NULL;
  gsize length = 0;

  if (!folder->announced) {
    cad_corpus_counts (corpus)->announced += folder->paths->len;
    folder->announced = TRUE;
  }
  *more = folder->at < folder->paths->len;
  if (!*more)
    return NULL;
  const char *path = folder->paths->pdata[folder->at++];
  g_autofree char *whole = folder->folder != NULL ? g_build_filename (folder->folder, path, NULL) : g_strdup (path);
  g_autoptr (GError) failure = NULL;

  if (!cad_input_file (whole, &bytes, &length, &failure)) {
    if (folder->folder == NULL) {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, "%s", failure->message);
    return NULL;
  }
  CadDocument *document = cad_corpus_take (corpus, path, bytes, length);

  if (document != NULL)
    apply_metadata (folder, path, document);
  return document;
}

static const CadCorpusClass folder_class = { folder_next, folder_close };

static gboolean
is_text_name (const char *name)
{
  return *name != '.' && (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".text"));
}

static void
collect (Folder *folder, const char *below, guint depth)
{
  g_autofree char *path = g_build_filename (folder->folder, below, NULL);
  g_autoptr (GDir) dir = depth < FOLDERS_DEEP ? g_dir_open (path, 0, NULL) : NULL;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *relative = *below != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);

    if (is_text_name (name)) {
      g_ptr_array_add (folder->paths, g_steal_pointer (&relative));
      continue;
    }
    g_autofree char *child = g_build_filename (folder->folder, relative, NULL);

    if (*name != '.' && g_file_test (child, G_FILE_TEST_IS_DIR))
      collect (folder, relative, depth + 1);
  }
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The row's cells by field, or NULL when it names no path. */
static char **
manifest_row (GPtrArray *cells, const CadCorpusField *columns, guint n_columns)
{
  char **row = g_new0 (char *, CAD_N_FIELDS + 1);

  /* a GStrv ends at its first NULL, so every field gets a string */
  for (guint i = 0; i < CAD_N_FIELDS; i++)
    row[i] = g_strdup ("");
  for (guint i = 0; i < MIN (cells->len, n_columns); i++)
    if (columns[i] != CAD_FIELD_UNKNOWN) {
      g_free (row[columns[i]]);
      row[columns[i]] = g_strdup (cells->pdata[i]);
    }
  if (*row[CAD_FIELD_PATH] == '\0')
    g_clear_pointer (&row, g_strfreev);
  return row;
}

static gboolean
read_manifest (Folder *folder, const char *path, char *text, GError **error)
{
  CadCorpusField columns[64];
  guint n_columns = 0;
  g_auto (GStrv) lines = g_strsplit (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, "\n", -1);
  g_autoptr (GPtrArray) head = cad_corpus_split (g_strchomp (lines[0]), '\t');
  gboolean has_path = FALSE;

  for (; n_columns < MIN (head->len, G_N_ELEMENTS (columns)); n_columns++) {
    columns[n_columns] = cad_corpus_field (head->pdata[n_columns]);
    has_path |= columns[n_columns] == CAD_FIELD_PATH;
  }
  if (!has_path) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s:1:1: a manifest needs a column 'path'"), path);
    return FALSE;
  }
  folder->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  for (guint i = 1; lines[i] != NULL; i++) {
    if (*g_strchomp (lines[i]) == '\0')
      continue;
    g_autoptr (GPtrArray) cells = cad_corpus_split (lines[i], '\t');
    char **row = manifest_row (cells, columns, n_columns);

    if (row == NULL) {
      g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s:%u:1: no path in this line"), path, i + 1);
      return FALSE;
    }
    g_hash_table_replace (folder->rows, g_strdup (row[CAD_FIELD_PATH]), row);
  }
  return TRUE;
}

/* Files that the manifest names must exist, whatever their suffix; all faults at once. */
static gboolean
add_manifest_paths (Folder *folder, const char *manifest, GError **error)
{
  GHashTableIter iter;
  gpointer path;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < folder->paths->len; i++)
    g_hash_table_add (known, folder->paths->pdata[i]);
  g_hash_table_iter_init (&iter, folder->rows);
  while (g_hash_table_iter_next (&iter, &path, NULL)) {
    g_autofree char *whole = g_build_filename (folder->folder, path, NULL);

    if (g_hash_table_contains (known, path))
      continue;
    if (strstr (path, "..") == NULL && !g_path_is_absolute (path) && g_file_test (whole, G_FILE_TEST_IS_REGULAR))
      g_ptr_array_add (folder->paths, g_strdup (path));
    else
      g_string_append_printf (missing, "%s'%s'", missing->len > 0 ? ", " : "", (char *) path);
  }
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s: names files that are not below the folder: %s"), manifest,
               missing->str);
  return FALSE;
}

CadCorpusInput *
cad_corpus_folder_open (const char *path, GError **error)
{
  Folder *folder = g_new0 (Folder, 1);
  g_autofree char *manifest = g_build_filename (path, MANIFEST, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean fine = TRUE;

  folder->input.class = &folder_class;
  folder->folder = g_strdup (path);
  folder->paths = g_ptr_array_new_with_free_func (g_free);
  collect (folder, "", 0);
  if (g_file_test (manifest, G_FILE_TEST_EXISTS))
    fine = cad_input_file (manifest, &text, &length, error) && read_manifest (folder, manifest, text, error) &&
           add_manifest_paths (folder, manifest, error);
  if (fine && folder->paths->len == 0) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("no texts in '%s': neither .txt files nor a %s"), path, MANIFEST);
    fine = FALSE;
  }
  if (!fine) {
    folder_close (&folder->input);
    return NULL;
  }
  g_ptr_array_sort (folder->paths, by_bytes);
  return &folder->input;
}

CadCorpusInput *
cad_corpus_text_open (const char *path, GError **error)
{
  Folder *folder = g_new0 (Folder, 1);

  (void) error;
  folder->input.class = &folder_class;
  folder->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (folder->paths, g_strdup (path));
  return &folder->input;
}
