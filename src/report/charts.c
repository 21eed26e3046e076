/* SPDX-License-Identifier: MIT
 * charts.c - the charts of a report, in order of display */
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

void
cad_chart_free (CadChart *chart)
{
  if (chart == NULL)
    return;
  g_free (chart->name);
  g_free (chart->title);
  g_free (chart->description);
  g_clear_pointer (&chart->files, g_hash_table_unref);
  g_free (chart);
}

const char *
cad_chart_source (const CadReport *report, guint source)
{
  const char *name = g_array_index (report->sources, CadSourceRow, source).name;

  return name != NULL && *name != '\0' ? name : _ ("source unknown");
}

char *
cad_chart_method (const CadReport *report, const char *few)
{
  g_autofree char *draws = cad_number_count (report->settings.interface, CAD_BOOTSTRAP_DRAWS);
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, report->settings.seed);

  /* Translators: draws, seed, a number of articles, the name of another method */
  return g_strdup_printf (_ ("bootstrap over articles (%s draws, seed %s); with fewer than %u articles, %s"), draws,
                          seed, (guint) CAD_MIN_ARTICLES, few);
}

char *
cad_chart_count_note (const char *interface, guint64 n)
{
  g_autofree char *count = cad_number_count (interface, n);

  /* Translators: a count of mentions at the end of a bar */
  return n < CAD_MIN_MENTIONS ? g_strdup_printf (_ ("n = %s, too few"), count) : g_strdup_printf (_ ("n = %s"), count);
}

static int
compare_sizes (gconstpointer a, gconstpointer b)
{
  const CadChartRow *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return one->source < other->source ? -1 : one->source > other->source;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const CadChartRow *one = a, *other = b;

  if (isnan (one->place) != isnan (other->place))
    return isnan (one->place) ? 1 : -1;
  if (!isnan (one->place) && one->place != other->place)
    return one->place > other->place ? -1 : 1;
  return one->source < other->source ? -1 : one->source > other->source;
}

guint
cad_chart_rank_rows (GArray *rows, guint most)
{
  guint found = rows->len;

  g_array_sort (rows, compare_sizes);
  g_array_set_size (rows, MIN (found, most));
  g_array_sort (rows, compare_places);
  return found;
}

char *
cad_chart_left_out (const CadReport *report, guint found, guint shown)
{
  guint left_out = found - shown;
  g_autofree char *count = cad_number_count (report->settings.interface, left_out);

  if (left_out == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%s source with the fewest mentions is only in the table.",
                                    "The %s sources with the fewest mentions are only in the table.", left_out),
                          count);
}

/* The charts so far, and their names: two lexicons may have a choice or an axis of one name. */
typedef struct {
  GPtrArray *charts;
  GHashTable *taken;
} Gallery;

static void
hang (Gallery *gallery, CadChart *chart, CadChartSubject subject, guint index)
{
  if (chart == NULL)
    return;
  for (guint round = 2; g_hash_table_contains (gallery->taken, chart->name); round++) {
    g_autofree char *stem = g_steal_pointer (&chart->name);

    chart->name = g_strdup_printf ("%s-%u", stem, round);
  }
  chart->subject = subject;
  chart->index = index;
  g_hash_table_add (gallery->taken, chart->name);
  g_ptr_array_add (gallery->charts, chart);
}

GPtrArray *
cad_charts_new (const CadReport *report)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  Gallery gallery = { g_ptr_array_new_with_free_func ((GDestroyNotify) cad_chart_free), taken };

  for (guint i = 0; i < report->axes->len; i++)
    hang (&gallery, cad_chart_leans (report, i), CAD_CHART_OF_AXIS, i);
  for (guint i = 0; i < report->choices->len; i++)
    hang (&gallery, cad_chart_shares (report, i), CAD_CHART_OF_CHOICE, i);
  for (guint i = 0; i < report->axes->len; i++)
    hang (&gallery, cad_chart_heat (report, i), CAD_CHART_OF_AXIS, i);
  for (guint i = 0; i < report->axes->len; i++)
    hang (&gallery, cad_chart_time (report, i), CAD_CHART_OF_TIMELINE, i);
  for (guint i = 0; i < report->distances->len; i++)
    hang (&gallery, cad_chart_distances (report, i), CAD_CHART_OF_DISTANCES, i);
  for (guint i = 0; i < report->lexicons->len; i++)
    hang (&gallery, cad_chart_map (report, i), CAD_CHART_OF_MAP, 0);
  hang (&gallery, cad_chart_voices (report), CAD_CHART_OF_SOURCES, 0);
  return gallery.charts;
}
