/* SPDX-License-Identifier: MIT
 * test-merge.c - tally files added up: many at a time, in memory that does not grow with them. `-m slow`: a thousand files of ten
 * thousand articles (7 GB below TMPDIR) */
#include <cadrage/merge.h>

#include <glib/gstdio.h>
#include <sys/resource.h>
#include <unistd.h>

#include "../statistics/readings.h"

#define MERGE_ONLY "--merge" /* FOLDER N FILES: what the test runs itself with, to know the memory of a merge alone */

static char *
path_of (const char *folder, guint number)
{
  return g_strdup_printf ("%s/%u.tally", folder, number);
}

/* An article of a few mentions, with a number of its own. */
static Article *
article_numbered (guint32 number)
{
  static const char text[] = "Le ministère « libère » la région, disait-on.";
  g_autofree char *source = g_strdup_printf ("journal %u", number % 7), *id = g_strdup_printf ("%08u", number);
  Article *article = article_new (source, id, text, strlen (text));

  article->document.title = g_strdup_printf ("Titre %u", number);
  for (guint i = 0; i < 1 + number % 3; i++)
    article_mention (article, i % 2, (number + i) % 3, article_span (article, i % 2 ? "libère" : "région"));
  return article;
}

/* Writes tallies of @n_articles each to @folder. Returns: (transfer full) the tally of all of them when there are few */
static CadTally *
write_tallies (const char *folder, guint n_tallies, guint n_articles)
{
  CadLexicon *lexicon = lexicon_of ("camp", "aaaa");
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  CadTally *all = cad_tally_new (2);

  g_ptr_array_add (lexicons, lexicon);
  cad_tally_declare (all, lexicon);
  for (guint t = 0; t < n_tallies; t++) {
    g_autoptr (CadTally) tally = cad_tally_new (2);
    g_autofree char *path = path_of (folder, t);

    cad_tally_declare (tally, lexicon);
    for (guint i = 0; i < n_articles; i++) {
      g_autoptr (Article) article = article_numbered (i * n_tallies + t);

      cad_tally_add (tally, &article->reading, lexicons);
      if (n_tallies * n_articles < 10000)
        cad_tally_add (all, &article->reading, lexicons);
    }
    g_autoptr (GString) text = cad_tally_write (tally);

    g_assert_true (g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  }
  lexicon_clear (lexicon);
  return all;
}

static char **
paths_of (const char *folder, guint n)
{
  char **paths = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    paths[i] = path_of (folder, i);
  return paths;
}

static void
remove_tallies (const char *folder, guint n)
{
  g_auto (GStrv) paths = paths_of (folder, n);

  for (guint i = 0; i < n; i++)
    g_unlink (paths[i]);
  g_rmdir (folder);
}

static gboolean
collect (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) error;
  g_string_append_len (data, bytes, length);
  return TRUE;
}

static gboolean
count (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) bytes;
  (void) error;
  *(guint64 *) data += length;
  return TRUE;
}

static void
test_many (void)
{
  const CadSumRules rules = { 0 };
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autoptr (CadTally) all = write_tallies (folder, 300, 5);
  g_auto (GStrv) paths = paths_of (folder, 300);
  g_autoptr (GString) expected = cad_tally_write (all), found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  struct rlimit limit, low;

  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  low = (struct rlimit){ 32, limit.rlim_max };
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &low), ==, 0);
  g_assert_true (cad_merge_files ((const char *const *) paths, &rules, collect, found, &error));
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &limit), ==, 0);
  g_assert_no_error (error);
  g_assert_true (g_str_equal (found->str, expected->str));
  remove_tallies (folder, 300);
}

/* In one block, in many, and in blocks smaller than a line. */
static void
test_long_lines (void)
{
  const CadSumRules rules = { 0 };
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *path = path_of (folder, 0),
                  *title = g_strnfill (3000000, 'x');
  CadLexicon *lexicon = lexicon_of ("camp", "aaaa");
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (CadTally) tally = cad_tally_new (2);
  g_autoptr (Article) article = article_numbered (1), second = article_numbered (2);
  g_autoptr (GString) found = g_string_new (NULL);
  const char *const paths[] = { path, NULL };

  g_ptr_array_add (lexicons, lexicon);
  cad_tally_declare (tally, lexicon);
  g_free (article->document.title);
  article->document.title = g_steal_pointer (&title);
  cad_tally_add (tally, &article->reading, lexicons);
  cad_tally_add (tally, &second->reading, lexicons);
  g_autoptr (GString) text = cad_tally_write (tally);

  g_assert_true (g_file_set_contents_full (path, text->str, text->len, G_FILE_SET_CONTENTS_NONE, 0644, NULL));
  g_assert_true (cad_merge_files (paths, &rules, collect, found, NULL));
  g_assert_true (g_str_equal (found->str, text->str));
  remove_tallies (folder, 1);
  lexicon_clear (lexicon);
}

static gboolean
spoil (const char *bytes, gsize length, gpointer data, GError **error)
{
  (void) bytes;
  (void) length;
  (void) error;
  return g_file_set_contents (data, "!sample|2\t0\n", -1, NULL);
}

static void
test_changed (void)
{
  const CadSumRules rules = { 0 };
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *first = path_of (folder, 0);
  g_autoptr (CadTally) all = write_tallies (folder, 2, 4000);
  g_auto (GStrv) paths = paths_of (folder, 2);
  g_autoptr (GError) error = NULL;

  g_assert_false (cad_merge_files ((const char *const *) paths, &rules, spoil, first, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "was changed while it was read"));
  remove_tallies (folder, 2);
}

/* The most memory, in kB, of a process that does nothing but merge. */
static guint64
memory_of_merge (guint n_tallies, guint n_articles)
{
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL), *n = g_strdup_printf ("%u", n_tallies), *out = NULL;
  g_autoptr (CadTally) all = write_tallies (folder, n_tallies, n_articles);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char *command[] = { self, (char *) MERGE_ONLY, folder, n, NULL };
  int status = 1;

  g_assert_true (g_spawn_sync (NULL, command, NULL, 0, NULL, NULL, &out, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  remove_tallies (folder, n_tallies);
  return g_ascii_strtoull (out, NULL, 10);
}

/* Under the address sanitizer freed memory is kept back, so that there is nothing to measure. */
static gboolean
keeps_freed_memory (void)
{
#ifdef __SANITIZE_ADDRESS__
  return TRUE;
#else
  return FALSE;
#endif
}

static void
test_memory (void)
{
  if (keeps_freed_memory ()) {
    g_test_skip ("the address sanitizer keeps freed memory back");
    return;
  }
  guint large = g_test_slow () ? 10000 : 200;
  guint64 least = memory_of_merge (1000, 20), most = memory_of_merge (1000, large);

  g_test_message ("1000 tallies of 20 articles: %" G_GUINT64_FORMAT " kB; of %u: %" G_GUINT64_FORMAT " kB", least,
                  large, most);
  g_assert_cmpuint (most, <, 128 * 1024);
  g_assert_cmpuint (most, <, least + 48 * 1024); /* full blocks are at most 32 MB */
}

static int
merge_only (const char *folder, const char *n)
{
  const CadSumRules rules = { 0 };
  g_auto (GStrv) paths = paths_of (folder, g_ascii_strtoull (n, NULL, 10));
  guint64 bytes = 0;
  struct rusage usage;

  if (!cad_merge_files ((const char *const *) paths, &rules, count, &bytes, NULL) ||
      getrusage (RUSAGE_SELF, &usage) != 0)
    return 1;
  g_print ("%ld\n", usage.ru_maxrss);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], MERGE_ONLY))
    return merge_only (argv[2], argv[3]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/merge/more-files-than-may-be-open", test_many);
  g_test_add_func ("/merge/lines-longer-than-a-block", test_long_lines);
  g_test_add_func ("/merge/a-file-that-changes-is-refused", test_changed);
  g_test_add_func ("/merge/memory-does-not-grow-with-articles", test_memory);
  return g_test_run ();
}
