/* SPDX-License-Identifier: MIT
 * program.c - which program this is, and what came with it */
#include "program.h"

#include <link.h>
#include <string.h>

#include <cadrage/names.h>

#define WORD 4 /* bytes: what the parts of a note are aligned to */

typedef struct {
  guint64 sum;
  guint n_seen;
  guint n_objects, n_known; /* that matter; of which there is a build id */
} Identity;

static gsize
aligned (gsize length)
{
  return (length + WORD - 1) / WORD * WORD;
}

/* The linker's sum of all that the object was made of. Returns: whether there is one among the notes */
static gboolean
add_build_id (const guint8 *notes, gsize length, Identity *identity)
{
  ElfW (Nhdr) note;

  while (length >= sizeof note) {
    memcpy (&note, notes, sizeof note);
    gsize name = aligned (note.n_namesz), all = sizeof note + name + aligned (note.n_descsz);

    if (name > length || all > length)
      return FALSE;
    if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof "GNU" &&
        memcmp (notes + sizeof note, "GNU", sizeof "GNU") == 0) {
      identity->sum = cad_hash64 (notes + sizeof note + name, note.n_descsz, identity->sum);
      return TRUE;
    }
    notes += all;
    length -= all;
  }
  return FALSE;
}

/* The program itself comes first; its name is empty with one C library, its path with another. */
static int
add_object (struct dl_phdr_info *object, gsize size, gpointer data)
{
  Identity *identity = data;

  (void) size;
  if (identity->n_seen++ > 0 && strstr (object->dlpi_name, "libstemmer") == NULL)
    return 0;
  identity->n_objects++;
  for (guint i = 0; i < object->dlpi_phnum; i++) {
    const ElfW (Phdr) *part = &object->dlpi_phdr[i];

    if (part->p_type != PT_NOTE ||
        !add_build_id ((const guint8 *) (object->dlpi_addr + part->p_vaddr), part->p_memsz, identity))
      continue;
    identity->n_known++;
    break;
  }
  return 0;
}

guint64
cad_program_identity (void)
{
  const guint glib[2] = { glib_major_version, glib_minor_version }; /* whose tables of letters we use */
  Identity identity = { cad_hash64 (CADRAGE_VERSION, strlen (CADRAGE_VERSION), 0) };

  dl_iterate_phdr (add_object, &identity);
  if (identity.n_known < identity.n_objects)
    return 0;
  return cad_hash64 (glib, sizeof glib, identity.sum) | 1;
}

char *
cad_program_file (const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_path_get_dirname (program != NULL ? program : ".");
  char *const candidates[] = { g_build_filename (folder, name, NULL),
                               g_build_filename (folder, "..", "lib", "cadrage", name, NULL),
                               g_build_filename (CADRAGE_LIBDIR, name, NULL) };
  char *found = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    if (found == NULL && g_file_test (candidates[i], G_FILE_TEST_IS_REGULAR))
      found = candidates[i];
    else
      g_free (candidates[i]);
  return found;
}
