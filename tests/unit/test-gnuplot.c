/* SPDX-License-Identifier: MIT
 * test-gnuplot.c - gnuplot paints whole pictures, executes nothing of strangers and leaves nothing behind */
#include "chart-fixture.h"

#include <cadrage/gnuplot.h>
#include <glib/gstdio.h>
#include <string.h>

#include "../../src/io/gnuplot-check.h"
#include "../../src/io/gnuplot-process.h"
#include "../../src/report/chart-ink.h"

/* A folder for one test; it is also where scratch directories are made. */
typedef struct {
  char *folder, *canary, *path;
} Room;

static void
room_set_up (Room *room, gconstpointer data)
{
  room->folder = g_build_filename (g_get_tmp_dir (), g_test_subprocess () ? "inner" : "room", NULL);
  room->canary = g_build_filename (room->folder, "canary", NULL);
  room->path = g_strdup (g_getenv ("PATH"));
  g_assert_cmpint (g_mkdir (room->folder, 0700), ==, 0);
  (void) data;
}

static guint
count_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
remove_entries (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *entry = g_build_filename (path, name, NULL);

    if (g_file_test (entry, G_FILE_TEST_IS_DIR))
      remove_entries (entry);
    g_remove (entry);
  }
}

/* Nothing of a run may stay in the folder for temporary files. */
static void
room_tear_down (Room *room, gconstpointer data)
{
  g_setenv ("PATH", room->path, TRUE);
  remove_entries (room->folder);
  g_remove (room->folder);
  g_assert_cmpuint (count_entries (g_get_tmp_dir ()), ==, 0);
  g_free (room->folder);
  g_free (room->canary);
  g_free (room->path);
  (void) data;
}

static gboolean
have_gnuplot (void)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");

  if (program == NULL)
    g_test_skip ("gnuplot is not installed");
  return program != NULL;
}

static GPtrArray *
charts_of (guint n)
{
  g_autoptr (GPtrArray) names = fixture_names (n, FALSE);

  CadReport *report = fixture_report ("en", (const char *const *) names->pdata, n);
  GPtrArray *charts = cad_charts_new (report);

  fixture_report_free (report);
  return charts;
}

/* A program of our own that stands for gnuplot. */
static char *
fake_gnuplot (const Room *room, const char *script)
{
  g_autofree char *text = g_strconcat ("#!/bin/sh\n", script, "\n", NULL);
  char *program = g_build_filename (room->folder, "gnuplot", NULL);

  g_assert_true (g_file_set_contents_full (program, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  g_setenv ("PATH", room->folder, TRUE);
  return program;
}

static char *
failure_of (const Room *room, const char *script)
{
  g_autofree char *program = fake_gnuplot (room, script);
  g_autoptr (GPtrArray) charts = charts_of (2);
  g_autoptr (GError) error = NULL;

  g_assert_null (cad_gnuplot_render (charts, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_CHART);
  return g_strdup (error->message);
}

static void
assert_in (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("no %s in %s", part, text);
}

static void
test_whole_pictures (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = charts_of (6);
  g_autoptr (GError) error = NULL;

  if (!have_gnuplot ())
    return;
  g_autoptr (GArray) pictures = cad_gnuplot_render (charts, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (pictures->len, ==, charts->len);
  for (guint i = 0; i < charts->len; i++) {
    const CadChart *chart = charts->pdata[i];
    const CadPicture *picture = &g_array_index (pictures, CadPicture, i);
    g_autofree char *svg = g_strndup (g_bytes_get_data (picture->svg, NULL), g_bytes_get_size (picture->svg));

    g_assert_true (cad_check_png (picture->png, 2 * chart->width, 2 * chart->height));
    assert_in (svg, chart->title);
    assert_in (svg, "font-family=\"Inter, DejaVu Sans, sans-serif\"");
    assert_in (svg, "Radio Volga</text>");
    g_assert_null (strstr (svg, "gnuplot"));
  }
  (void) room;
  (void) data;
}

static void
test_same_pictures (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = charts_of (2);

  if (!have_gnuplot ())
    return;
  g_autoptr (GArray) once = cad_gnuplot_render (charts, NULL);
  g_autoptr (GArray) again = cad_gnuplot_render (charts, NULL);

  for (guint i = 0; i < charts->len; i++) {
    g_assert_true (g_bytes_equal (g_array_index (once, CadPicture, i).png, g_array_index (again, CadPicture, i).png));
    g_assert_true (g_bytes_equal (g_array_index (once, CadPicture, i).svg, g_array_index (again, CadPicture, i).svg));
  }
  (void) room;
  (void) data;
}

/* The hostile names with the canary's full path in them. */
static GPtrArray *
armed_names (const Room *room)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fixture_hostile); i++) {
    GString *name = g_string_new (fixture_hostile[i]);

    g_string_replace (name, "canary", room->canary, 0);
    g_ptr_array_add (names, g_string_free (name, FALSE));
  }
  return names;
}

static GPtrArray *
hostile_charts (const Room *room)
{
  g_autoptr (GPtrArray) names = armed_names (room);
  CadReport *report = fixture_report ("en", (const char *const *) names->pdata, names->len);
  CadChoiceTable *table = report->choices->pdata[0];

  for (guint i = 0; i < table->n_wordings; i++) {
    CadWording *wording = table->choice->wordings->pdata[i];

    g_hash_table_insert (wording->title.by_language, g_strdup ("en"), g_strdup (names->pdata[2 * i]));
  }
  for (guint i = 0; i < names->len; i++) /* each source is shown */
    table->own[i] += table->cells[i * table->n_wordings].counts[CAD_VOICE_OWN] = 9;
  g_hash_table_insert (((CadChoice *) table->choice)->title.by_language, g_strdup ("en"), g_strdup (names->pdata[0]));

  GPtrArray *charts = cad_charts_new (report);

  fixture_report_free (report);
  return charts;
}

static void
test_hostile_names_show (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = hostile_charts (room);
  g_autoptr (GError) error = NULL;

  if (!have_gnuplot ())
    return;
  g_autoptr (GArray) pictures = cad_gnuplot_render (charts, &error);

  g_assert_no_error (error);
  g_assert_false (g_file_test (room->canary, G_FILE_TEST_EXISTS));
  GBytes *bytes = g_array_index (pictures, CadPicture, 1).svg;
  g_autofree char *svg = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char *labels = strstr (svg, "</desc>");

  g_assert_nonnull (labels);
  for (guint i = 0; i < G_N_ELEMENTS (fixture_hostile); i++) {
    g_autofree char *clean = cad_ink_clean (*fixture_hostile[i] != '\0' ? fixture_hostile[i] : "source unknown");
    g_autofree char *begin = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 7));
    g_autofree char *escaped = g_markup_escape_text (g_strchomp (begin), -1);
    g_autofree char *shown = g_strconcat (">", escaped, NULL);

    assert_in (labels, shown);
  }
  assert_in (labels, ">back\\slash \\n \\101 \\t \\</text>");
  assert_in (labels, ">L_e {/=30 Big} ^2 @x &amp;y ~z</text>");
  (void) data;
}

/* Without the cage: the script itself gives nothing to execute. */
static void
test_hostile_names_uncaged (Room *room, gconstpointer data)
{
  const char *const argv[] = { "gnuplot",  "-d", "-e", "set terminal svg noenhanced; set output 'out.svg'",
                               "chart.gp", NULL };
  g_autoptr (GPtrArray) charts = hostile_charts (room);

  if (!have_gnuplot ())
    return;
  for (guint i = 0; i < charts->len; i++) {
    GHashTableIter iter;
    gpointer name, bytes;
    int status;

    g_hash_table_iter_init (&iter, ((CadChart *) charts->pdata[i])->files);
    while (g_hash_table_iter_next (&iter, &name, &bytes)) {
      g_autofree char *path = g_build_filename (room->folder, name, NULL);

      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
    }
    g_assert_true (g_spawn_sync (room->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL,
                                 NULL, NULL, NULL, NULL, &status, NULL));
    g_assert_cmpint (status, ==, 0);
    g_assert_false (g_file_test (room->canary, G_FILE_TEST_EXISTS));
  }
  (void) data;
}

/* gnuplot's own shell escape works without the cage and fails in it. */
static void
test_cage_forbids_programs (Room *room, gconstpointer data)
{
  g_autofree char *program = g_find_program_in_path ("gnuplot");
  g_autofree char *command = g_strdup_printf ("system('touch %s')", room->canary);
  const char *const free_argv[] = { program, "-d", "-e", command, NULL };
  const char *const arguments[] = { "-d", "-e", command, NULL };
  const CadCage cage = { program, room->folder, 10 };
  g_auto (CadOutcome) outcome = { 0 };

  if (!have_gnuplot ())
    return;
  g_spawn_sync (NULL, (char **) free_argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, NULL, NULL);
  g_assert_true (g_file_test (room->canary, G_FILE_TEST_EXISTS));
  g_remove (room->canary);
  g_assert_true (cad_cage_run (&cage, arguments, &outcome, NULL));
  g_assert_false (g_file_test (room->canary, G_FILE_TEST_EXISTS));
  (void) data;
}

static void
test_clean_environment (Room *room, gconstpointer data)
{
  g_autofree char *program = fake_gnuplot (room,
                                           "echo \"[$HOME][$PATH][$LC_ALL][$SECRET][$PWD]\" >&2; read x && echo input");
  g_autofree char *expected = g_strdup_printf ("[%s][/usr/bin:/bin][C.UTF-8][][%s]", room->folder, room->folder);
  const char *const arguments[] = { NULL };
  const CadCage cage = { program, room->folder, 10 };
  g_auto (CadOutcome) outcome = { 0 };

  g_setenv ("SECRET", "s3cret", TRUE);
  g_assert_true (cad_cage_run (&cage, arguments, &outcome, NULL));
  g_assert_cmpstr (outcome.talk, ==, expected);
  (void) data;
}

static void
test_time_limit (Room *room, gconstpointer data)
{
  static const char *const scripts[] = { "while :; do :; done", "kill -STOP $$", "exec 2>&-; kill -STOP $$" };
  const char *const arguments[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++) {
    g_autofree char *program = fake_gnuplot (room, scripts[i]);
    const CadCage cage = { program, room->folder, 1 };
    g_auto (CadOutcome) outcome = { 0 };
    gint64 start = g_get_monotonic_time ();

    g_assert_true (cad_cage_run (&cage, arguments, &outcome, NULL));
    g_assert_cmpint (outcome.status, ==, -1);
    g_assert_cmpint (g_get_monotonic_time () - start, <, 4 * G_USEC_PER_SEC);
  }
  (void) data;
}

static void
test_talk_is_bounded (Room *room, gconstpointer data)
{
  g_autofree char *message = failure_of (room, "i=0; while [ $i -lt 20000 ]; do echo \"line $i of many\" >&2; "
                                               "i=$((i + 1)); done; exit 1");

  assert_in (message, "line 0 of many line 1 of many");
  g_assert_cmpuint (strlen (message), <, 5000);
  g_assert_null (strchr (message, '\n'));
  (void) data;
}

static void
test_missing (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = charts_of (2);
  g_autoptr (GError) error = NULL;

  g_setenv ("PATH", room->folder, TRUE);
  g_assert_null (cad_gnuplot_render (charts, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_CHART);
  assert_in (error->message, "gnuplot-nox");
  (void) data;
}

static void
test_unfit (Room *room, gconstpointer data)
{
  g_autofree char *old = failure_of (room, "exit 3");
  g_autofree char *poor = failure_of (room, "exit 4");
  g_autofree char *broken = failure_of (room, "exit 1");
  g_autofree char *killed = failure_of (room, "kill -SEGV $$");

  assert_in (old, "5.2");
  assert_in (poor, "PNG");
  assert_in (broken, "gnuplot failed");
  assert_in (killed, "gnuplot failed");
  (void) data;
}

static void
test_damaged (Room *room, gconstpointer data)
{
  g_autofree char *nothing = failure_of (room, "exit 0");
  g_autofree char *empty = failure_of (room, ">0/chart.png; >0/chart.svg");
  g_autofree char *cut = failure_of (room, "for i in 0 1 2 3 4; do printf '\\211PNG\\r\\n\\032\\n' >$i/chart.png; "
                                           "echo '<svg></svg>' >$i/chart.svg; done");

  assert_in (nothing, "damaged picture of chart 'leans-camp'");
  assert_in (empty, "damaged picture");
  assert_in (cut, "damaged picture");
  (void) data;
}

/* The signal ends the program, but only when the scratch directory is gone. */
static void
test_called_off (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = charts_of (2);

  if (g_test_subprocess ()) {
    cad_gnuplot_render (charts, NULL);
    return;
  }
  g_autofree char *inner = g_build_filename (g_get_tmp_dir (), "inner", NULL);
  g_autofree char *program = fake_gnuplot (room, "kill -TERM $PPID; kill -STOP $$");
  gint64 start = g_get_monotonic_time ();

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  (void) data;
}

static void
test_png_check (Room *room, gconstpointer data)
{
  g_autoptr (GPtrArray) charts = charts_of (2);
  const CadChart *chart = charts->pdata[0];

  if (!have_gnuplot ())
    return;
  g_autoptr (GArray) pictures = cad_gnuplot_render (charts, NULL);
  GBytes *png = g_array_index (pictures, CadPicture, 0).png;
  gsize length = g_bytes_get_size (png);

  g_assert_true (cad_check_png (png, 2 * chart->width, 2 * chart->height));
  g_assert_false (cad_check_png (png, 2 * chart->width, chart->height));
  for (gsize cut = 0; cut < length; cut += cut < 200 ? 1 : 997) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (png, 0, cut);

    g_assert_false (cad_check_png (part, 2 * chart->width, 2 * chart->height));
  }
  (void) room;
  (void) data;
}

static void
add (const char *claim, void (*test) (Room *, gconstpointer))
{
  g_test_add (claim, Room, NULL, room_set_up, test, room_tear_down);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  if (!g_test_subprocess ()) {
    folder = g_mkdtemp (g_strdup ("/tmp/cadrage-test-XXXXXX"));
    g_setenv ("TMPDIR", folder, TRUE);
  }
  add ("/gnuplot/makes-whole-pictures", test_whole_pictures);
  add ("/gnuplot/same-charts-same-pictures", test_same_pictures);
  add ("/gnuplot/hostile-names-are-shown-and-execute-nothing", test_hostile_names_show);
  add ("/gnuplot/hostile-names-execute-nothing-without-the-cage-either", test_hostile_names_uncaged);
  add ("/gnuplot/no-program-starts-in-the-cage", test_cage_forbids_programs);
  add ("/gnuplot/nothing-of-the-user-s-environment", test_clean_environment);
  add ("/gnuplot/stopped-when-its-time-is-over", test_time_limit);
  add ("/gnuplot/what-it-says-is-bounded", test_talk_is_bounded);
  add ("/gnuplot/called-off-it-cleans-up-and-dies", test_called_off);
  add ("/gnuplot/missing-names-the-package", test_missing);
  add ("/gnuplot/old-poor-and-failing-ones-are-told-apart", test_unfit);
  add ("/gnuplot/damaged-pictures-are-refused", test_damaged);
  add ("/gnuplot/a-png-cut-anywhere-is-damaged", test_png_check);
  status = g_test_run ();
  if (folder != NULL)
    g_rmdir (folder);
  return status;
}
