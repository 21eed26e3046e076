/* SPDX-License-Identifier: MIT
 * corpus-folder.c - folders of texts, with or without a manifest, and single texts */
#include "corpus-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include <cadrage/input.h>

#include "folder-names.h"
#include "records.h"
#include "tree.h"

#define MANIFEST     "corpus.tsv"
#define XTZ_MANIFEST "metadata.csv" /* of a TXM corpus: rows by id */
#define FIRST_NAMES  8 /* cut off while nobody knows how long articles are: a part of what is wanted at most */

/* What is known of a folder before anything in it is read; then it does not change. */
typedef struct {
  CadStreamFolder place;
  CadFolderNames names;
  GHashTable *rows; /* path -> Row, owned; NULL without manifest */
  GHashTable *ids;  /* id -> Row, owned; NULL without a table of a TXM corpus */
} Tree;

/* The files of a tree from @at to @until: all of them, or a part that was cut off. */
typedef struct {
  CadCorpusInput input;
  Tree *tree; /* of the whole */
  gboolean is_part;
  guint at, until;
  const char *next;  /* name of the file at @at */
  CadStream *stream; /* of the present file; or NULL, before the first */
  CadCorpusInput *file;
  const char *path; /* of @file */
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
tree_free (Tree *tree)
{
  close (tree->place.descriptor);
  g_free ((char *) tree->place.path);
  cad_folder_names_clear (&tree->names);
  g_clear_pointer (&tree->rows, g_hash_table_unref);
  g_clear_pointer (&tree->ids, g_hash_table_unref);
  g_free (tree);
}

static void
folder_close (CadCorpusInput *input)
{
  Folder *folder = (Folder *) input;

  if (folder->file != NULL)
    folder->file->class->close (folder->file);
  cad_stream_free (folder->stream);
  if (!folder->is_part)
    tree_free (folder->tree);
  g_free (folder);
}

/* The source of a path without manifest: the first-level folder, else the corpus folder itself. */
static char *
source_of (const Folder *folder, const char *path)
{
  const char *slash = strchr (path, '/');

  if (slash != NULL)
    return g_strndup (path, slash - path);
  g_autofree char *whole = g_canonicalize_filename (folder->tree->place.path, NULL);

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
  const Row *row = g_hash_table_lookup (folder->tree->ids, name);

  return row != NULL ? row : g_hash_table_lookup (folder->tree->ids, document->id);
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
  const Tree *tree = folder->tree;
  const Row *by_path = tree->rows != NULL ? g_hash_table_lookup (tree->rows, folder->path) : NULL;
  const Row *by_id = tree->ids != NULL ? row_by_id (folder, document) : NULL;

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

  return cad_corpus_has_ending (path, endings);
}

static void
enter_next (Folder *folder, CadCorpus *corpus)
{
  const char *path = folder->next;
  g_autoptr (GError) failure = NULL;
  gboolean one = is_one_text (path);

  folder->next = cad_folder_names_after (path);
  folder->at++;
  folder->path = path;
  cad_corpus_set_asked (corpus, FALSE);
  if (one && !cad_corpus_takes (corpus, path, strlen (path)))
    return;
  if (folder->stream == NULL)
    folder->stream = cad_stream_new_folder (&folder->tree->place);
  if (cad_stream_open_below (folder->stream, path, &failure)) {
    cad_corpus_set_asked (corpus, one);
    cad_corpus_set_source_known (corpus, TRUE);
    folder->file = cad_corpus_members_new (folder->stream, TRUE);
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
    cad_corpus_counts (corpus)->ignored += folder->tree->names.ignored;
  *more = folder->file != NULL || folder->at < folder->until;
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

  return (folder->at + inside) / folder->until;
}

static Folder *
folder_part (const Folder *folder)
{
  Folder *part = g_new0 (Folder, 1);

  part->input.class = folder->input.class;
  part->tree = folder->tree;
  part->is_part = TRUE;
  part->next = folder->next;
  part->at = part->until = folder->at;
  part->path = folder->path;
  return part;
}

/* Files that hold one text or a few, by their names; of any other, what its own reader cuts off. */
static CadCorpusInput *
folder_cut (CadCorpusInput *input, const CadCorpusMeasure *most, gsize mean)
{
  Folder *folder = (Folder *) input;
  guint wanted = mean > 0 ? most->bytes / mean : FIRST_NAMES;
  guint until = folder->at + MIN (CLAMP (wanted, 1, most->articles), folder->until - folder->at);
  Folder *part;

  if (folder->file != NULL) {
    CadCorpusInput *inside = folder->file->class->cut (folder->file, most, mean);

    if (inside == NULL)
      return NULL;
    part = folder_part (folder);
    part->file = inside;
    return &part->input;
  }
  if (folder->at == until || !is_one_text (folder->next))
    return NULL;
  part = folder_part (folder);
  for (; part->until < until && is_one_text (folder->next); part->until++)
    folder->next = cad_folder_names_after (folder->next);
  folder->at = part->until;
  return &part->input;
}

static gsize
folder_held (const CadCorpusInput *input)
{
  const CadCorpusInput *file = ((const Folder *) input)->file;

  return file != NULL && file->class->held != NULL ? file->class->held (file) : 0;
}

static const CadCorpusClass folder_class = {
  "folder", folder_next, folder_close, folder_share, folder_cut, folder_held
};

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
add_manifest_paths (Tree *tree, const char *manifest, GError **error)
{
  GHashTableIter iter;
  gpointer path;
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal); /* into the names */
  g_autoptr (GPtrArray) added = g_ptr_array_new ();
  g_autoptr (GString) missing = g_string_new (NULL);
  const char *name = cad_folder_names_first (&tree->names);

  for (guint i = 0; i < tree->names.n; i++, name = cad_folder_names_after (name))
    g_hash_table_add (known, (gpointer) name);
  g_hash_table_iter_init (&iter, tree->rows);
  while (g_hash_table_iter_next (&iter, &path, NULL)) {
    if (g_hash_table_contains (known, path))
      continue;
    if (cad_tree_has_file (tree->place.path, path))
      g_ptr_array_add (added, path);
    else
      g_string_append_printf (missing, "%s'%s'", missing->len > 0 ? ", " : "", (char *) path);
  }
  cad_folder_names_add (&tree->names, added);
  if (missing->len == 0)
    return TRUE;
  g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, _ ("%s: names files that are not below the folder: %s"), manifest,
               missing->str);
  return FALSE;
}

/* corpus.tsv by path; metadata.csv by id, when it is one. */
static gboolean
read_manifests (Tree *tree, CadCorpus *corpus, GError **error)
{
  g_autofree char *by_path = g_build_filename (tree->place.path, MANIFEST, NULL);
  g_autofree char *by_id = g_build_filename (tree->place.path, XTZ_MANIFEST, NULL);
  const Manifest paths = { by_path, CAD_FIELD_PATH, _ ("a manifest needs a column 'path'"), TRUE };
  const Manifest ids = { by_id, CAD_FIELD_ID, _ ("a table of metadata needs a column 'id'"), FALSE };

  if (g_file_test (by_path, G_FILE_TEST_EXISTS)) {
    tree->rows = read_manifest (corpus, &paths, error);
    if (tree->rows == NULL || !add_manifest_paths (tree, by_path, error))
      return FALSE;
  }
  if (!g_file_test (by_id, G_FILE_TEST_EXISTS))
    return TRUE;
  tree->ids = read_manifest (corpus, &ids, error);
  return tree->ids != NULL;
}

CadCorpusInput *
cad_corpus_folder_open (CadCorpus *corpus, const char *path, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (descriptor < 0) {
    cad_input_fail (path, errno, error);
    return NULL;
  }
  Tree *tree = g_new0 (Tree, 1);

  tree->place.path = g_strdup (path);
  tree->place.descriptor = descriptor;
  cad_folder_names_init (&tree->names, &tree->place, corpus);
  gboolean fine = read_manifests (tree, corpus, error);

  if (fine && tree->names.n == 0) {
    g_set_error (error, CAD_ERROR, CAD_ERROR_READ, _ ("no texts in '%s': neither .txt files nor a %s"), path, MANIFEST);
    fine = FALSE;
  }
  if (!fine) {
    tree_free (tree);
    return NULL;
  }
  Folder *folder = g_new0 (Folder, 1);

  folder->input.class = &folder_class;
  folder->tree = tree;
  folder->until = tree->names.n;
  folder->next = cad_folder_names_first (&tree->names);
  return &folder->input;
}
