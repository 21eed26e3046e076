/* SPDX-License-Identifier: MIT
 * test-output.c - a file is there whole or not at all */
#include <cadrage/output.h>

#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char *folder, *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  (void) data;
  fixture->folder = g_dir_make_tmp ("cadrage-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "result", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  (void) data;
  g_unlink (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* How many names the folder holds. */
static guint
count_names (const Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
assert_holds (const Fixture *fixture, const char *expected)
{
  g_autofree char *bytes = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, expected);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CadOutput *output = cad_output_open (fixture->path, &error);

  (void) data;
  g_assert_no_error (error);
  g_assert_true (cad_output_add (output, "un ", 3, &error) && cad_output_add (output, "deux", 4, &error));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (cad_output_end (output, &error));
  cad_output_free (output);
  assert_holds (fixture, "un deux");
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static void
test_given_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_true (cad_output_file (fixture->path, "avant", 5, &error));
  CadOutput *output = cad_output_open (fixture->path, &error);

  g_assert_true (cad_output_add (output, "après", 6, &error));
  cad_output_free (output);
  g_assert_no_error (error);
  assert_holds (fixture, "avant");
  g_assert_cmpuint (count_names (fixture), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", "result", NULL);
  g_autoptr (GError) error = NULL;

  (void) data;
  g_assert_null (cad_output_open (fixture->folder, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_null (cad_output_open (nowhere, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, nowhere));
}

static void
test_device (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  (void) fixture;
  (void) data;
  g_assert_true (cad_output_file ("/dev/null", "rien", 4, &error));
  g_assert_no_error (error);
  g_assert_false (cad_output_file ("/dev/full", "rien", 4, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_WRITE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/output/a-file-appears-when-it-is-whole", Fixture, NULL, set_up, test_whole, tear_down);
  g_test_add ("/output/what-was-given-up-leaves-the-old-file", Fixture, NULL, set_up, test_given_up, tear_down);
  g_test_add ("/output/a-place-that-cannot-be-written-is-named", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/output/a-device-is-written-to-as-it-is", Fixture, NULL, set_up, test_device, tear_down);
  return g_test_run ();
}
