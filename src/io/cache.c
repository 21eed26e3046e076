/* SPDX-License-Identifier: MIT
 * cache.c - what was made of files, kept as long as the files are the same: in the user's cache folder, or beside the program
 *
 * A file of the cache is a Head, then the files it was made of, byte for byte, then the payload. Nothing in it is believed
 * unless the sum is right, and nothing in it is current unless every one of the files is still the same. */
#include "cache.h"

#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cadrage/names.h>

#include "program.h"

#define MAGIC     G_GUINT64_CONSTANT (0x3165676172646163) /* "cadrage1", in the byte order of the machine that wrote it */
#define LARGEST   ((gsize) 256 << 20)
#define KEPT_MOST 16          /* files in the folder */
#define FOLDER    "cadrage"   /* of the user's cache */
#define SHIPPED   "compiled"  /* beside the program */
#define BLOCK     (32 * 1024) /* of a source, read at a time */
#define DIGITS    16          /* of the names of files */

typedef struct {
  guint64 magic;
  guint64 program; /* identity of the program */
  guint64 length;  /* of the whole file */
  guint64 sum;     /* of what follows */
} Head;

typedef struct {
  char *path;
  GBytes *bytes; /* or NULL: no file */
} Source;

struct _CadSources {
  GPtrArray *list; /* of Source, owned */
  gboolean spoilt;
};

static void
source_free (gpointer data)
{
  Source *source = data;

  g_free (source->path);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

CadSources *
cad_sources_new (void)
{
  CadSources *sources = g_new0 (CadSources, 1);

  sources->list = g_ptr_array_new_with_free_func (source_free);
  return sources;
}

void
cad_sources_free (CadSources *sources)
{
  if (sources == NULL)
    return;
  g_ptr_array_unref (sources->list);
  g_free (sources);
}

GBytes *
cad_sources_find_named (const CadSources *sources, const char *name)
{
  /* packs are noted last: a lexicon may have the name of one of their files */
  for (guint i = sources->list->len; i-- > 0;) {
    const Source *source = sources->list->pdata[i];
    const char *slash = strrchr (source->path, '/');

    if (g_str_equal (slash != NULL ? slash + 1 : source->path, name))
      return source->bytes;
  }
  return NULL;
}

void
cad_sources_note (CadSources *sources, const char *path, GBytes *bytes)
{
  Source *source = g_new (Source, 1);

  source->path = g_strdup (path);
  source->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_ptr_array_add (sources->list, source);
}

void
cad_sources_add (CadSources *sources, const CadSources *more)
{
  for (guint i = 0; i < more->list->len; i++) {
    const Source *source = more->list->pdata[i];

    cad_sources_note (sources, source->path, source->bytes);
  }
  sources->spoilt |= more->spoilt;
}

void
cad_sources_add_of (CadSources *sources, const CadSources *more, const char *folder)
{
  for (guint i = 0; i < more->list->len; i++) {
    const Source *source = more->list->pdata[i];

    if (cad_cache_inside (folder, source->path) != NULL)
      cad_sources_note (sources, source->path, source->bytes);
  }
}

void
cad_sources_spoil (CadSources *sources)
{
  sources->spoilt = TRUE;
}

static gboolean
is_off (void)
{
  const char *wish = g_getenv ("CADRAGE_CACHE");

  return wish != NULL && g_str_equal (wish, "off");
}

/* The name of the file of @key. */
static char *
name_of (const char *const *key, guint64 hash)
{
  for (; *key != NULL; key++)
    hash = cad_hash64 (*key, strlen (*key) + 1, hash);
  return g_strdup_printf ("%016" G_GINT64_MODIFIER "x", hash);
}

/* The user's file of @key, another one for each library that he works with. */
static char *
path_of (const char *const *key, const char *library)
{
  g_autofree char *name = name_of (key, cad_hash64 (library, strlen (library), 0));

  return g_build_filename (g_get_user_cache_dir (), FOLDER, name, NULL);
}

/* The file of @key that came with the program, or NULL. */
static char *
shipped_path_of (const char *const *key)
{
  g_autofree char *name = name_of (key, 0);
  g_autofree char *file = g_build_filename (SHIPPED, name, NULL);

  return cad_program_file (file);
}

const char *
cad_cache_inside (const char *library, const char *path)
{
  gsize length = strlen (library);

  return g_str_has_prefix (path, library) && path[length] == '/' ? path + length + 1 : NULL;
}

typedef struct {
  gpointer place;
  gsize length;
} Mapping;

static void
unmap (gpointer data)
{
  Mapping *mapping = data;

  munmap (mapping->place, mapping->length);
  g_free (mapping);
}

/* Populated at once: all of it is summed, and a fault for each page would cost more than reading it. */
static GBytes *
map (int file, gsize length)
{
  gpointer place = mmap (NULL, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0);

  if (place == MAP_FAILED)
    return NULL;
  Mapping *mapping = g_new (Mapping, 1);

  *mapping = (Mapping){ place, length };
  return g_bytes_new_with_free_func (place, length, unmap, mapping);
}

/* Who may have written what is believed: the user, and those who could as well have changed the program. */
static gboolean
is_trusted (uid_t owner)
{
  struct stat program;

  return owner == geteuid () || owner == 0 || (stat ("/proc/self/exe", &program) == 0 && owner == program.st_uid);
}

/* All bytes of a file that nobody else can have written, or NULL. Nobody cuts it either: it is only ever replaced. */
static GBytes *
read_trusted (const char *path)
{
  int file = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  gboolean fine = file >= 0 && fstat (file, &status) == 0 && S_ISREG (status.st_mode) && is_trusted (status.st_uid) &&
                  (status.st_mode & (S_IWGRP | S_IWOTH)) == 0 && status.st_size >= (off_t) sizeof (Head) &&
                  status.st_size <= (off_t) LARGEST;
  GBytes *bytes = fine ? map (file, status.st_size) : NULL;

  if (file >= 0)
    close (file);
  return bytes;
}

/* What the head says is so. */
static gboolean
is_whole (GBytes *kept)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (kept, &length);
  guint64 program = cad_program_identity ();
  Head head;

  memcpy (&head, bytes, sizeof head);
  return head.magic == MAGIC && program != 0 && head.program == program && head.length == length &&
         head.sum == cad_flat_sum (bytes + sizeof head, length - sizeof head);
}

/* Whether @file holds @length bytes, those of @then. */
static gboolean
holds (int file, const guint8 *then, gsize length)
{
  guint8 block[BLOCK];
  gssize n;

  while ((n = read (file, block, sizeof block)) > 0) {
    if ((gsize) n > length || memcmp (block, then, n) != 0)
      return FALSE;
    then += n;
    length -= n;
  }
  return n == 0 && length == 0;
}

/* Whether the file @path is as it was. */
static gboolean
is_still (const char *path, const guint8 *then, gsize length)
{
  int file = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  gboolean same = file >= 0 && fstat (file, &status) == 0 && S_ISREG (status.st_mode) && holds (file, then, length);

  if (file >= 0)
    close (file);
  return same;
}

/* Whether the file @path is as @kept says next. */
static gboolean
is_current (CadFlat *flat, const char *path, GBytes *kept, CadSources *sources)
{
  const guint8 *start = g_bytes_get_data (kept, NULL);
  gboolean is_file = cad_flat_number (flat) != 0;
  gsize length;
  const guint8 *bytes = cad_flat_bytes (flat, &length);

  if (flat->failed || (is_file ? !is_still (path, bytes, length) : g_file_test (path, G_FILE_TEST_IS_REGULAR)))
    return FALSE;
  g_autoptr (GBytes) then = is_file && length > 0 ? g_bytes_new_from_bytes (kept, bytes - start, length) : NULL;

  cad_sources_note (sources, path, then);
  return TRUE;
}

/* Reads the sources, which lie in @kept, and holds them against the files. */
static gboolean
are_current (CadFlat *flat, const char *library, GBytes *kept, CadSources *sources)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n; i++) {
    gboolean inside = cad_flat_number (flat) != 0;
    const char *text = cad_flat_text (flat);

    if (text == NULL)
      return FALSE;
    g_autofree char *path = inside ? g_build_filename (library, text, NULL) : g_strdup (text);

    if (!is_current (flat, path, kept, sources))
      return FALSE;
  }
  return !flat->failed;
}

static gboolean
is_key (CadFlat *flat, const char *const *key)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n; i++, key++)
    if (g_strcmp0 (cad_flat_text (flat), *key) != 0 || *key == NULL)
      return FALSE;
  return *key == NULL && !flat->failed;
}

/* The payload of the file @path. */
static GBytes *
get_from (const char *path, const char *library, const char *const *key, CadSources **sources)
{
  g_autoptr (GBytes) kept = path != NULL ? read_trusted (path) : NULL;
  g_autoptr (CadSources) noted = cad_sources_new ();
  gsize length;

  if (kept == NULL || !is_whole (kept))
    return NULL;
  const guint8 *bytes = g_bytes_get_data (kept, &length);
  CadFlat flat = { bytes + sizeof (Head), bytes + length, FALSE };

  if (!is_key (&flat, key) || !are_current (&flat, library, kept, noted))
    return NULL;
  *sources = g_steal_pointer (&noted);
  return g_bytes_new_from_bytes (kept, flat.at - bytes, flat.end - flat.at);
}

GBytes *
cad_cache_get (const char *const *key, CadSources **sources)
{
  g_autofree char *library = is_off () ? NULL : cad_library_dir (NULL);

  if (library == NULL)
    return NULL;
  g_autofree char *shipped = shipped_path_of (key), *own = path_of (key, library);
  GBytes *payload = get_from (shipped, library, key, sources);

  return payload != NULL ? payload : get_from (own, library, key, sources);
}

static void
put_source (GByteArray *out, const Source *source, const char *library)
{
  const char *inside = cad_cache_inside (library, source->path);
  gsize length = 0;
  gconstpointer bytes = source->bytes != NULL ? g_bytes_get_data (source->bytes, &length) : NULL;

  cad_flat_put_number (out, inside != NULL);
  cad_flat_put_text (out, inside != NULL ? inside : source->path);
  cad_flat_put_number (out, source->bytes != NULL);
  cad_flat_put_bytes (out, bytes, length);
}

static GByteArray *
lay_out (const char *library, const char *const *key, const CadSources *sources, const GByteArray *payload)
{
  GByteArray *out = g_byte_array_new ();
  Head head = { .magic = MAGIC, .program = cad_program_identity () };

  g_byte_array_append (out, (const guint8 *) &head, sizeof head);
  cad_flat_put_number (out, g_strv_length ((char **) key));
  for (; *key != NULL; key++)
    cad_flat_put_text (out, *key);
  cad_flat_put_number (out, sources->list->len);
  for (guint i = 0; i < sources->list->len; i++)
    put_source (out, sources->list->pdata[i], library);
  g_byte_array_append (out, payload->data, payload->len);
  head.length = out->len;
  head.sum = cad_flat_sum (out->data + sizeof head, out->len - sizeof head);
  memcpy (out->data, &head, sizeof head);
  return out;
}

typedef struct {
  char *path;
  gint64 written;
} Kept;

static void
kept_clear (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static gint
by_age (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Kept *) a)->written, y = ((const Kept *) b)->written;

  return x > y ? -1 : x < y;
}

/* A file that was kept here, or one on its way to be: ".x1Y2z3" stands behind its name. Others may have a folder of this name. */
static gboolean
is_ours (const char *name)
{
  return strspn (name, "0123456789abcdef") == DIGITS && (name[DIGITS] == '\0' || name[DIGITS] == '.');
}

/* Deletes the files written longest ago when there are many: of lexicons and programs that are no more. */
static void
prune (const char *folder)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  struct stat status;

  g_array_set_clear_func (all, kept_clear);
  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    if (!is_ours (name))
      continue;
    Kept kept = { g_build_filename (folder, name, NULL), 0 };

    if (lstat (kept.path, &status) == 0)
      kept.written = status.st_mtim.tv_sec * G_GINT64_CONSTANT (1000000000) + status.st_mtim.tv_nsec;
    g_array_append_val (all, kept);
  }
  g_array_sort (all, by_age);
  for (guint i = KEPT_MOST; i < all->len; i++)
    unlink (g_array_index (all, Kept, i).path);
}

/* The bytes of the file of @key, or NULL when what it holds could not be believed later. */
static GByteArray *
file_of (const char *library, const char *const *key, const CadSources *sources, const GByteArray *payload)
{
  if (sources->spoilt || cad_program_identity () == 0)
    return NULL;
  g_autoptr (GByteArray) out = lay_out (library, key, sources, payload);

  return out->len <= LARGEST ? g_steal_pointer (&out) : NULL;
}

gboolean
cad_cache_is_there (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), FOLDER, NULL);

  return !is_off () && g_mkdir_with_parents (folder, 0700) == 0 && access (folder, W_OK) == 0;
}

void
cad_cache_put (const char *const *key, const CadSources *sources, const GByteArray *payload)
{
  g_autofree char *library = cad_cache_is_there () ? cad_library_dir (NULL) : NULL;
  g_autoptr (GByteArray) out = library != NULL ? file_of (library, key, sources, payload) : NULL;

  if (out == NULL)
    return;
  g_autofree char *path = path_of (key, library);
  g_autofree char *folder = g_path_get_dirname (path);

  g_file_set_contents_full (path, (const char *) out->data, out->len, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
  prune (folder);
}

gboolean
cad_cache_put_in (const char *folder, const char *const *key, const CadSources *sources, const GByteArray *payload,
                  GError **error)
{
  g_autofree char *library = cad_library_dir (error);
  g_autoptr (GByteArray) out = library != NULL ? file_of (library, key, sources, payload) : NULL;
  g_autofree char *name = name_of (key, 0);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (out == NULL)
    return library != NULL;
  return g_file_set_contents_full (path, (const char *) out->data, out->len, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                   error);
}
