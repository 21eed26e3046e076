/* SPDX-License-Identifier: MIT
 * folder-names.c - folders are listed without looking at their files one by one */
#include "folder-names.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include <cadrage/input.h>

#include "tree.h"

#define MANIFEST     "corpus.tsv"
#define XTZ_MANIFEST "metadata.csv"
#define FOLDERS_DEEP 16

/* One folder of the tree. */
typedef struct {
  CadFolderNames *names;
  const CadStreamFolder *folder; /* the uppermost */
  CadCorpus *corpus;
  GString *below; /* path of this one with / behind it, empty for the uppermost */
  guint depth;
} Walk;

/* What may hold articles; other files of a folder (pictures, notes) are only counted. */
static gboolean
is_readable_name (const char *name)
{
  static const char *const endings[] = { ".txt", ".text",  ".jsonl", ".ndjson", ".csv",  ".tsv", ".html",
                                         ".htm", ".xhtml", ".xml",   ".tei",    ".warc", ".gz",  ".zst",
                                         ".xz",  ".bz2",   ".zip",   ".tar",    ".tgz",  NULL };

  return cad_corpus_has_ending (name, endings);
}

static gboolean
is_manifest (const Walk *walk, const char *name)
{
  return walk->depth == 0 && (g_str_equal (name, MANIFEST) || g_str_equal (name, XTZ_MANIFEST));
}

/* Most file systems say what an entry is; only links, and what others hold, are looked at. */
static CadTreeKind
kind_of (const Walk *walk, const struct dirent *entry)
{
  if (entry->d_type == DT_REG)
    return CAD_TREE_FILE;
  if (entry->d_type == DT_DIR)
    return CAD_TREE_FOLDER;
  g_autofree char *path = g_strconcat (walk->below->str, entry->d_name, NULL);

  return cad_tree_kind (walk->folder->path, path);
}

static void
take_entry (const Walk *walk, const struct dirent *entry, GPtrArray *found, GStringChunk *chunk)
{
  const char *name = entry->d_name;

  if (*name == '.' || is_manifest (walk, name))
    return;
  CadTreeKind kind = kind_of (walk, entry);

  if (kind == CAD_TREE_LINK) {
    g_autofree char *path = g_strconcat (walk->below->str, name, NULL);

    cad_corpus_note (walk->corpus, _ ("%s: a link out of the folder or to a folder is not followed"), path);
  }
  if (kind == CAD_TREE_FOLDER) {
    g_autofree char *folder = g_strconcat (name, "/", NULL);

    g_ptr_array_add (found, g_string_chunk_insert (chunk, folder));
  } else if (kind == CAD_TREE_FILE && is_readable_name (name)) {
    g_ptr_array_add (found, g_string_chunk_insert (chunk, name));
  } else {
    walk->names->ignored++;
  }
}

/* Returns: NULL when it is not looked into, which is noted, since texts may be missed */
static DIR *
open_folder (const Walk *walk)
{
  if (walk->depth == FOLDERS_DEEP) {
    cad_corpus_note (walk->corpus, _ ("%s: folders are not looked into below %u others"), walk->below->str,
                     FOLDERS_DEEP);
    return NULL;
  }
  g_autoptr (GError) failure = NULL;
  const char *path = walk->depth > 0 ? walk->below->str : ".";
  int descriptor = openat (walk->folder->descriptor, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = descriptor >= 0 ? fdopendir (descriptor) : NULL;

  if (dir != NULL)
    return dir;
  int code = errno;
  g_autofree char *whole = g_build_filename (walk->folder->path, walk->below->str, NULL);

  cad_input_fail (whole, code, &failure);
  cad_corpus_note (walk->corpus, "%s", failure->message);
  if (descriptor >= 0)
    close (descriptor);
  return NULL;
}

static gint
by_bytes (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_name (CadFolderNames *names, const char *below, const char *name)
{
  g_string_append (names->names, below);
  g_string_append_len (names->names, name, strlen (name) + 1);
  names->n++;
}

/* Each folder's entries are sorted by themselves, folders with / behind their names: that is the order of all paths. */
static void
collect (Walk *walk)
{
  DIR *dir = open_folder (walk);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (4096);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  if (dir == NULL)
    return;
  for (const struct dirent *entry; (entry = readdir (dir)) != NULL;)
    take_entry (walk, entry, found, chunk);
  closedir (dir);
  g_ptr_array_sort (found, by_bytes);
  for (guint i = 0; i < found->len; i++) {
    const char *name = found->pdata[i];
    gsize length = walk->below->len;

    if (!g_str_has_suffix (name, "/")) {
      add_name (walk->names, walk->below->str, name);
      continue;
    }
    g_string_append (walk->below, name);
    walk->depth++;
    collect (walk);
    walk->depth--;
    g_string_truncate (walk->below, length);
  }
}

void
cad_folder_names_init (CadFolderNames *names, const CadStreamFolder *folder, CadCorpus *corpus)
{
  Walk walk = { names, folder, corpus, g_string_new (NULL), 0 };

  names->names = g_string_new (NULL);
  names->n = names->ignored = 0;
  collect (&walk);
  g_string_free (walk.below, TRUE);
}

void
cad_folder_names_clear (CadFolderNames *names)
{
  g_string_free (names->names, TRUE);
}

void
cad_folder_names_add (CadFolderNames *names, const GPtrArray *paths)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  const char *name = names->names->str;
  CadFolderNames sorted = { g_string_new (NULL), 0, names->ignored };

  for (guint i = 0; i < names->n; i++, name = cad_folder_names_after (name))
    g_ptr_array_add (all, (gpointer) name);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (all, paths->pdata[i]);
  g_ptr_array_sort (all, by_bytes);
  for (guint i = 0; i < all->len; i++)
    add_name (&sorted, "", all->pdata[i]);
  cad_folder_names_clear (names);
  *names = sorted;
}

const char *
cad_folder_names_after (const char *name)
{
  return name + strlen (name) + 1;
}
