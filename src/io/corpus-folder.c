/* SPDX-License-Identifier: MIT
 * corpus-folder.c - folders of texts, with or without a manifest, and single texts */
#include "corpus-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include <cadrage/names.h>

#include "records.h"
#include "tree.h"

#define MANIFEST     "corpus.tsv"
#define XTZ_MANIFEST "metadata.csv" /* of a TXM corpus: rows by id */
#define FOLDERS_DEEP 16

typedef struct {
  CadCorpusInput input;
  char *folder;
  GPtrArray *paths; /* of char*, owned: relative to @folder, sorted */
  GHashTable *rows; /* path -> Row, owned; NULL without manifest */
  GHashTable *ids;  /* id -> Row, owned; NULL without a table of a TXM corpus */
  CadCorpusInput *file;
  const char *path; /* of @file */
  guint at, ignored;
} Folder;

/* One line of a manifest. */
typedef struct {
  char *cells[CAD_N_FIELDS + 1];
  GPtrArray *extra; /* of char* "name=value", or NULL */
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < CAD_N_FIELDS; i++)
    g_free (row->cells[i]);
  g_clear_pointer (&row->extra, g_ptr_array_unref);
  g_free (row);
}

static void
folder_close (CadCorpusInput *input)
{
  Folder *folder = (Folder *) input;

  if (folder->file != NULL)
    folder->file->class->close (folder->file);
  g_free (folder->folder);
  g_ptr_array_unref (folder->paths);
  g_clear_pointer (&folder->rows, g_hash_table_unref);
  g_clear_pointer (&folder->ids, g_hash_table_unref);
  g_free (folder);
}

/* The source of a path without manifest: the first-level folder, else the corpus folder itself. */
static char *
source_of (const Folder *folder, const char *path)
{
  const char *slash = strchr (path, '/');

  if (slash != NULL)
    return g_strndup (path, slash - path);
  g_autofree char *whole = g_canonicalize_filename (folder->folder, NULL);

  return g_path_get_basename (whole);
}

/* A TXM table names files without their endings, or the texts' own ids. */
static const Row *
row_by_id (const Folder *folder, const CadDocument *document)
{
  g_autofree char *name = g_path_get_basename (folder->path);
  char *dot = strrchr (name, '.');

  if (dot != NULL)
    *dot = '\0';
  const Row *row = g_hash_table_lookup (folder->ids, name);

  return row != NULL ? row : g_hash_table_lookup (folder->ids, document->id);
}

static void
apply_row (const Row *row, gboolean with_id, CadCorpus *corpus, CadDocument *document)
{
  CadCorpusItem item = { .extra = row->extra };

  memcpy (item.cells, row->cells, sizeof row->cells);
  if (!with_id)
    item.cells[CAD_FIELD_ID] = NULL;
  cad_corpus_item_apply (&item, corpus, document);
}

static void
apply_metadata (const Folder *folder, CadCorpus *corpus, CadDocument *document)
{
  const Row *by_path = folder->rows != NULL ? g_hash_table_lookup (folder->rows, folder->path) : NULL;
  const Row *by_id = folder->ids != NULL ? row_by_id (folder, document) : NULL;

  if (by_id != NULL)
    apply_row (by_id, g_str_equal (document->id, folder->path), corpus, document);
  if (by_path != NULL)
    apply_row (by_path, TRUE, corpus, document);
  if (document->source == NULL)
    document->source = source_of (folder, folder->path);
}

static CadDocument *
take_from (Folder *folder, CadCorpus *corpus)
{
  g_autoptr (GError) failure = NULL;
  gboolean more = TRUE;
  CadDocument *document = folder->file->class->next (folder->file, corpus, &more, &failure);

  if (failure != NULL) {
    cad_corpus_counts (corpus)->refused++;
    cad_corpus_note (corpus, "%s", failure->message);
    cad_corpus_file_end (corpus, "?");
  }
  if (!more || failure != NULL) {
    cad_corpus_set_source_known (corpus, FALSE);
    folder->file->class->close (folder->file);
    folder->file = NULL;
  }
  return document;
}

/* Whether a file holds one text, or a few, by its name: it is not cut into parts. */
static gboolean
is_one_text (const char *path)
{
  static const char *const endings[] = { ".txt", ".text", ".html", ".htm", ".xhtml", ".xml", ".tei", NULL };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static void
enter_next (Folder *folder, CadCorpus *corpus)
{
  if (folder->at > 0) /* the list of a large folder takes more than its texts */
    g_clear_pointer (&folder->paths->pdata[folder->at - 1], g_free);
  const char *path = folder->paths->pdata[folder->at++];
  g_autofree char *whole = g_build_filename (folder->folder, path, NULL);
  g_autoptr (GError) failure = NULL;
  gboolean one = is_one_text (path);

  folder->path = path;
  cad_corpus_set_asked (corpus, FALSE);
  if (one && !cad_corpus_takes (corpus, cad_hash64 (path, strlen (path), 0)))
    return;
  CadStream *stream = cad_stream_open (whole, path, &failure);

  if (stream != NULL) {
    cad_corpus_set_asked (corpus, one);
    cad_corpus_set_source_known (corpus, TRUE);
    folder->file = cad_corpus_members_new (stream, TRUE);
    return;
  }
  cad_corpus_counts (corpus)->refused++;
  cad_corpus_note (corpus, "%s", failure->message);
}

static CadDocument *
folder_next (CadCorpusInput *input, CadCorpus *corpus, gboolean *more, GError **error)
{
  Folder *folder = (Folder *) input;

  (void) error;
  if (folder->at == 0 && folder->file == NULL)
    cad_corpus_counts (corpus)->ignored += folder->ignored;
  *more = folder->file != NULL || folder->at < folder->paths->len;
  if (folder->file == NULL && *more)
    enter_next (folder, corpus);
  if (folder->file == NULL)
    return NULL;
  CadDocument *document = take_from (folder, corpus);

  if (document != NULL)
    apply_metadata (folder, corpus, document);
  return document;
}

static double
folder_share (const CadCorpusInput *input)
{
  const Folder *folder = (const Folder *) input;
  double inside = folder->file != NULL ? MAX (folder->file->class->share (folder->file), 0) - 1 : 0;

  return (folder->at + inside) / folder->paths->len;
}

static const CadCorpusClass folder_class = { "folder", folder_next, folder_close, folder_share };

/* What may hold articles; other files of a folder (pictures, notes) are only counted. */
static gboolean
is_readable_name (const char *name)
{
  static const char *const endings[] = { ".txt", ".text",  ".jsonl", ".ndjson", ".csv",  ".tsv", ".html",
                                         ".htm", ".xhtml", ".xml",   ".tei",    ".warc", ".gz",  ".zst",
                                         ".xz",  ".bz2",   ".zip",   ".tar",    ".tgz",  NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_manifest (const char *relative)
{
  return g_str_equal (relative, MANIFEST) || g_str_equal (relative, XTZ_MANIFEST);
}

static void
collect (Folder *folder, CadCorpus *corpus, const char *below, guint depth)
{
  g_autofree char *path = g_build_filename (folder->folder, below, NULL);
  g_autoptr (GDir) dir = depth < FOLDERS_DEEP ? g_dir_open (path, 0, NULL) : NULL;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *relative = *below != '\0' ? g_build_filename (below, name, NULL) : g_strdup (name);

    if (*name == '.' || is_manifest (relative))
      continue;
    CadTreeKind kind = cad_tree_kind (folder->folder, relative);

    if (kind == CAD_TREE_LINK)
      cad_corpus_note (corpus, _ ("%s: a link out of the folder or to a folder is not followed"), relative);
    if (kind == CAD_TREE_FOLDER)
      collect (folder, corpus, relative, depth + 1);
    else if (kind == CAD_TREE_FILE && is_readable_name (name))
      g_ptr_array_add (folder->paths, g_steal_pointer (&relative));
    else
      folder->ignored++;
  }
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static Row *
manifest_row (GPtrArray *cells, GPtrArray *head, const CadCorpusField *columns)
{
  Row *row = g_new0 (Row, 1);

  for (guint i = 0; i < MIN (cells->len, head->len); i++) {
    const char *value = cad_corpus_without_guard (cells->pdata[i]);

    if (*value == '\0')
      continue;
    if (columns[i] != CAD_FIELD_UNKNOWN) {
      g_free (row->cells[columns[i]]);
      row->cells[columns[i]] = g_strdup (value);
      continue;
    }
    if (row->extra == NULL)
      row->extra = g_ptr_array_new_with_free_func (g_free);
    g_ptr_array_add (row->extra, g_strdup_printf ("%s=%s", (char *) head->pdata[i], value));
  }
  return row;
}

/* A table that says more of the articles: its rows by the column @key. */
typedef struct {
  const char *path;
  CadCorpusField key;
  const char *missing; /* what is wrong when there is no such column */
  gboolean every;      /* each line needs the key */
} Manifest;

static gboolean
add_row (GHashTable *rows, const Manifest *manifest, Row *row, guint line, GError **error)
{
  const char *key = row->cells[manifest->key];

  if (key != NULL) {
    g_hash_table_replace (rows, g_strdup (key), row);
    return TRUE;
  }
  row_free (row);
  if (manifest->every)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s:%u:1: no path in this line"), manifest->path, line);
  return !manifest->every;
}

/* Reads all lines of a manifest of at most @length bytes. Returns: (transfer full) or NULL with @error */
static GHashTable *
read_manifest (CadCorpus *corpus, const Manifest *manifest, GError **error)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, row_free);
  g_autoptr (CadStream) stream = cad_stream_open (manifest->path, manifest->path, error);
  g_autofree CadCorpusField *columns = NULL;
  gsize length = 0;
  gboolean has_key = FALSE;

  if (stream == NULL || !cad_stream_next (stream, error))
    return NULL;
  g_autoptr (CadRecordFile) file = cad_record_file_new (stream);
  char *line = cad_record_file_next (file, '\0', &length, error);
  g_autofree char *first = g_strdup (line != NULL ? line : "");
  char delimiter = manifest->key == CAD_FIELD_PATH ? '\t' : cad_corpus_delimiter (first, strlen (first));
  g_autoptr (GPtrArray) head = cad_corpus_split (first + (g_str_has_prefix (first, "\xef\xbb\xbf") ? 3 : 0), delimiter);

  columns = g_new0 (CadCorpusField, head->len);
  cad_corpus_fields (corpus, head, columns);
  for (guint i = 0; i < head->len; i++)
    has_key |= columns[i] == manifest->key;
  if (!has_key && (error == NULL || *error == NULL))
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:1:1: %s", manifest->path, manifest->missing);
  if (!has_key)
    return NULL;
  g_autoptr (GError) failure = NULL;

  while (failure == NULL && (line = cad_record_file_next (file, delimiter, &length, &failure)) != NULL) {
    if (length == 0)
      continue;
    g_autoptr (GPtrArray) cells = cad_corpus_split (line, delimiter);

    add_row (rows, manifest, manifest_row (cells, head, columns), cad_record_file_line (file), &failure);
  }
  if (failure == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
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
    if (g_hash_table_contains (known, path))
      continue;
    if (cad_tree_has_file (folder->folder, path))
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

/* corpus.tsv by path; metadata.csv by id, when it is one. */
static gboolean
read_manifests (Folder *folder, CadCorpus *corpus, GError **error)
{
  g_autofree char *by_path = g_build_filename (folder->folder, MANIFEST, NULL);
  g_autofree char *by_id = g_build_filename (folder->folder, XTZ_MANIFEST, NULL);
  const Manifest paths = { by_path, CAD_FIELD_PATH, _ ("a manifest needs a column 'path'"), TRUE };
  const Manifest ids = { by_id, CAD_FIELD_ID, _ ("a table of metadata needs a column 'id'"), FALSE };

  if (g_file_test (by_path, G_FILE_TEST_EXISTS)) {
    folder->rows = read_manifest (corpus, &paths, error);
    if (folder->rows == NULL || !add_manifest_paths (folder, by_path, error))
      return FALSE;
  }
  if (!g_file_test (by_id, G_FILE_TEST_EXISTS))
    return TRUE;
  folder->ids = read_manifest (corpus, &ids, error);
  return folder->ids != NULL;
}

CadCorpusInput *
cad_corpus_folder_open (CadCorpus *corpus, const char *path, GError **error)
{
  Folder *folder = g_new0 (Folder, 1);

  folder->input.class = &folder_class;
  folder->folder = g_strdup (path);
  folder->paths = g_ptr_array_new_with_free_func (g_free);
  collect (folder, corpus, "", 0);
  gboolean fine = read_manifests (folder, corpus, error);

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
