/* SPDX-License-Identifier: MIT
 * gnuplot.c - runs gnuplot on all charts of a report at once and takes what it made */
#include <cadrage/gnuplot.h>

#include "gnuplot-check.h"
#include "gnuplot-process.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define PACKAGE          "gnuplot-nox"
#define SECONDS          30
#define STATUS_OLD       3
#define STATUS_NO_PNG    4
#define STATUS_NOT_CAGED 126

/* Only two numbers of ours stand before it: how many charts there are and which family is installed. */
static const char driver[] =
    "if (GPVAL_VERSION < 5.2) exit status 3\n"
    "if (strstrt(GPVAL_TERMINALS, 'pngcairo') == 0) exit status 4\n"
    "family = font == 1 ? 'Inter' : 'DejaVu Sans'\n"
    "do for [chart = 0:charts - 1] {\n"
    "  cd sprintf('%d', chart)\n"
    "  load 'numbers.gp'\n"
    "  vector = 0\n"
    "  set terminal pngcairo noenhanced size 2 * width,2 * height font family.',12' fontscale 2 \\\n"
    "    linewidth 2 pointscale 2 background rgb '#ffffff'\n"
    "  set output 'chart.png'\n"
    "  load 'chart.gp'\n"
    "  set output\n"
    "  vector = 1\n"
    "  set terminal svg noenhanced size width,height dynamic font family.',12' fontscale 4.0 / 3 \\\n"
    "    background rgb '#ffffff'\n"
    "  set output 'chart.svg'\n"
    "  load 'chart.gp'\n"
    "  set output\n"
    "  cd '..'\n"
    "}\n";

void
cad_picture_clear (CadPicture *picture)
{
  g_clear_pointer (&picture->png, g_bytes_unref);
  g_clear_pointer (&picture->svg, g_bytes_unref);
}

/* Returns: FALSE */
static gboolean G_GNUC_PRINTF (2, 3) chart_fault (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_propagate_error (error, g_error_new_valist (CAD_ERROR, CAD_ERROR_CHART, format, arguments));
  va_end (arguments);
  return FALSE;
}

/* Depth first; links are removed, not followed. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    remove_tree (inner);
  }
  g_remove (path);
}

static gboolean
has_inter (void)
{
  const char *const argv[] = { "fc-match", "-f", "%{family}", "Inter", NULL };
  g_autofree char *answer = NULL;

  return g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                       &answer, NULL, NULL, NULL) &&
         g_str_has_prefix (answer, "Inter");
}

static gboolean
write_bytes (const char *folder, const char *name, const char *bytes, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) fault = NULL;

  if (g_file_set_contents_full (path, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &fault))
    return TRUE;
  return chart_fault (error, "%s", fault->message);
}

static gboolean
lay_out_chart (const char *scratch, guint index, const CadChart *chart, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%u", index);
  g_autofree char *folder = g_build_filename (scratch, number, NULL);
  GHashTableIter iter;
  gpointer name, bytes;

  if (g_mkdir (folder, 0700) != 0)
    return chart_fault (error, _ ("cannot make %s"), folder);
  g_hash_table_iter_init (&iter, chart->files);
  while (g_hash_table_iter_next (&iter, &name, &bytes)) {
    gsize length;
    const char *start = g_bytes_get_data (bytes, &length);

    if (!write_bytes (folder, name, start, length, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
lay_out (const char *scratch, GPtrArray *charts, GError **error)
{
  g_autofree char *script = g_strdup_printf ("charts = %u\nfont = %d\n%s", charts->len, has_inter () ? 1 : 0, driver);

  for (guint i = 0; i < charts->len; i++) {
    if (!lay_out_chart (scratch, i, charts->pdata[i], error))
      return FALSE;
  }
  return write_bytes (scratch, "run.gp", script, strlen (script), error);
}

static gboolean
judge (const CadOutcome *outcome, GError **error)
{
  if (outcome->late)
    return chart_fault (error, "%s", _ ("gnuplot took too long and was stopped"));
  switch (outcome->status) {
  case 0:
    return TRUE;
  case STATUS_OLD:
    return chart_fault (error, _ ("gnuplot is too old: 5.2 or newer is needed (package %s)"), PACKAGE);
  case STATUS_NO_PNG:
    return chart_fault (error, _ ("this gnuplot cannot make PNG pictures: install the package %s"), PACKAGE);
  case STATUS_NOT_CAGED:
    return chart_fault (error, "%s", _ ("cannot confine gnuplot on this system"));
  default:
    return chart_fault (error, _ ("gnuplot failed: %s"), outcome->talk);
  }
}

static gboolean
run (const char *program, const char *scratch, guint charts, GError **error)
{
  const CadCage cage = { program, scratch, SECONDS + charts };
  const char *const arguments[] = { "-d", "run.gp", NULL };
  g_auto (CadOutcome) outcome = { 0 };

  return cad_cage_run (&cage, arguments, &outcome, error) && judge (&outcome, error);
}

static GBytes *
read_picture (const char *scratch, guint index, const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%u/%s", scratch, index, name);
  char *bytes;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) ? g_bytes_new_take (bytes, length) : g_bytes_new (NULL, 0);
}

static gboolean
take_picture (const char *scratch, guint index, const CadChart *chart, CadPicture *picture, GError **error)
{
  g_autoptr (GBytes) svg = read_picture (scratch, index, "chart.svg");

  picture->png = read_picture (scratch, index, "chart.png");
  if (!cad_check_png (picture->png, 2 * chart->width, 2 * chart->height) || !cad_check_svg (svg))
    return chart_fault (error, _ ("gnuplot made a damaged picture of chart '%s'"), chart->name);
  picture->svg = cad_chart_dress_svg (chart, svg, error);
  return picture->svg != NULL;
}

static GArray *
take_pictures (const char *scratch, GPtrArray *charts, GError **error)
{
  g_autoptr (GArray) pictures = g_array_new (FALSE, TRUE, sizeof (CadPicture));

  g_array_set_clear_func (pictures, (GDestroyNotify) cad_picture_clear);
  g_array_set_size (pictures, charts->len);
  for (guint i = 0; i < charts->len; i++) {
    if (!take_picture (scratch, i, charts->pdata[i], &g_array_index (pictures, CadPicture, i), error))
      return NULL;
  }
  return g_steal_pointer (&pictures);
}

static void
hold_signals (sigset_t *before)
{
  sigset_t ending;

  sigemptyset (&ending);
  sigaddset (&ending, SIGINT);
  sigaddset (&ending, SIGTERM);
  sigaddset (&ending, SIGHUP);
  pthread_sigmask (SIG_BLOCK, &ending, before);
}

GArray *
cad_gnuplot_render (GPtrArray *charts, GError **error)
{
  g_autofree char *found = g_find_program_in_path ("gnuplot");
  g_autofree char *program = found != NULL ? g_canonicalize_filename (found, NULL) : NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *scratch = NULL;
  GArray *pictures = NULL;
  sigset_t before;

  if (program == NULL) {
    chart_fault (error, _ ("gnuplot is not installed: install the package %s to get charts"), PACKAGE);
    return NULL;
  }
  hold_signals (&before);
  scratch = g_dir_make_tmp ("cadrage-XXXXXX", &fault);
  if (scratch == NULL)
    chart_fault (error, "%s", fault->message);
  else {
    if (lay_out (scratch, charts, error) && run (program, scratch, charts->len, error))
      pictures = take_pictures (scratch, charts, error);
    remove_tree (scratch);
  }
  pthread_sigmask (SIG_SETMASK, &before, NULL);
  return pictures;
}
