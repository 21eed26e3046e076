/* SPDX-License-Identifier: MIT
 * charts.c - the charts of a report, in order of display */
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>

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

char *
cad_chart_method (const CadReport *report)
{
  g_autofree char *draws = cad_number_count (report->settings.interface, CAD_BOOTSTRAP_DRAWS);

  return g_strdup_printf (_ ("Bootstrap over articles (%s draws, seed %" G_GUINT64_FORMAT
                             "); with fewer than %u articles: Wilson or Dirichlet."),
                          draws, report->settings.seed, (guint) CAD_MIN_ARTICLES);
}

/* Two lexicons may have a choice or an axis of one name. */
static void
add_chart (GPtrArray *charts, GHashTable *taken, CadChart *chart)
{
  if (chart == NULL)
    return;
  for (guint round = 2; g_hash_table_contains (taken, chart->name); round++) {
    g_autofree char *stem = g_steal_pointer (&chart->name);

    chart->name = g_strdup_printf ("%s-%u", stem, round);
  }
  g_hash_table_add (taken, chart->name);
  g_ptr_array_add (charts, chart);
}

GPtrArray *
cad_charts_new (const CadReport *report)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_chart_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < report->axes->len; i++)
    add_chart (charts, taken, cad_chart_leans (report, i));
  for (guint i = 0; i < report->choices->len; i++)
    add_chart (charts, taken, cad_chart_shares (report, i));
  return charts;
}
