/* SPDX-License-Identifier: MIT
 * test-short-reads.c - a file is read to its end where the system gives a little at a time, as some mounted folders do */
#include <cadrage/corpus.h>
#include <glib/gstdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST   1000 /* bytes of a read */
#define LENGTH 70001

/* Stands for that of the C library in this program. */
ssize_t
read (int descriptor, void *buffer, size_t room)
{
  return syscall (SYS_read, descriptor, buffer, MIN (room, MOST));
}

static void
check (const char *path, gsize length)
{
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CadCorpus) corpus = cad_corpus_open (paths, &error);

  g_assert_no_error (error);
  g_autoptr (CadDocument) document = cad_corpus_next (corpus, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  g_assert_cmpuint (document->length, ==, length);
}

static void
test_folder (void)
{
  const gsize lengths[] = { 1, MOST, MOST + 1, 5 * MOST, LENGTH };
  g_autofree char *folder = g_dir_make_tmp ("cadrage-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.txt", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *text = g_strnfill (lengths[i], 'a');

    g_assert_true (g_file_set_contents (path, text, lengths[i], NULL));
    check (folder, lengths[i]);
    check (path, lengths[i]);
  }
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream/a-read-that-comes-short-is-not-the-end", test_folder);
  return g_test_run ();
}
