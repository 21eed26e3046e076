/* SPDX-License-Identifier: MIT
 * page-distances.c - who frames like whom: the distances of all pairs of sources, and the map */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "compare.h"
#include "distances.h"
#include "labels.h"
#include "numbers.h"

static void
add_pair (const CadPage *page, const CadDistanceTable *table, guint a, guint b)
{
  const CadEstimate *distance = cad_distance_between (page->report, table, a, b);
  const char *interface = page->report->settings.interface;
  gboolean doubtful = distance->total > 0 && cad_distance_is_insufficient (page->report, distance, a, b);
  g_autofree char *value = cad_number_decimal (interface, distance->value, 2, CAD_NUMBER_PLAIN);
  g_autofree char *range = cad_number_range (interface, distance, 2, CAD_NUMBER_PLAIN);
  g_autofree char *other = cad_label_source (page->report, b);

  cad_page_row (page, a);
  cad_page_cell (page, other);
  cad_page_open_number (page, NULL, distance->value);
  cad_html_element (page->out, "b", NULL, value);
  cad_html_element (page->out, "small", NULL, range);
  cad_html_close (page->out, "td");
  cad_page_count (page, distance->total);
  cad_page_count (page, distance->n);
  cad_page_cell (page, doubtful ? _ ("insufficient evidence") : "");
  cad_html_markup (page->out, "</tr>\n");
}

static int
compare_indexes (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

static void
add_table (const CadPage *page, const CadDistanceTable *table, guint index)
{
  g_autofree char *id = cad_page_id ('p', index);
  guint found;
  g_autoptr (GArray) sources = cad_distance_sources (page->report, table, CAD_DISTANCES_SHOWN, &found);

  g_array_sort (sources, compare_indexes);
  cad_page_table (page, id, NULL,
                  found > sources->len
                      ? _ ("Framing distance of each pair of the sources with the most words; all pairs are in "
                           "distances.tsv")
                      : _ ("Framing distance of each pair of sources, with its interval at 95% where it was drawn"));
  cad_page_head (page, NULL, _ ("Source"));
  cad_page_head (page, NULL, _ ("Other source"));
  cad_page_head (page, "number", _ ("Distance"));
  cad_page_head (page, "number", _ ("Choices both name"));
  cad_page_head (page, "number", _ ("Mentions of them"));
  cad_page_head (page, NULL, _ ("Remark"));
  cad_page_body (page);
  for (guint i = 0; i < sources->len; i++)
    for (guint j = i + 1; j < sources->len; j++)
      add_pair (page, table, g_array_index (sources, guint, i), g_array_index (sources, guint, j));
  cad_page_table_end (page);
}

void
cad_page_distances (const CadPage *page)
{
  cad_page_section (page, 2, "distances", _ ("How far apart the sources are"));
  cad_page_paragraph (page, NULL,
                      _ ("The framing distance tells how differently two sources word what both name: 0 with the same "
                         "words, 1 when they never use the same word."));
  for (guint i = 0; i < page->report->distances->len; i++) {
    cad_page_charts (page, CAD_CHART_OF_DISTANCES, i);
    add_table (page, g_ptr_array_index (page->report->distances, i), i);
  }
  cad_page_charts (page, CAD_CHART_OF_MAP, 0);
  cad_html_markup (page->out, "</section>\n");
}
