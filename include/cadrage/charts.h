/* SPDX-License-Identifier: MIT
 * charts.h - charts of a report: geometry, colours and labels as data files for a constant gnuplot script.
 * Nothing here runs gnuplot */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* What a chart is about, and where it belongs. */
typedef enum {
  CAD_CHART_OF_SOURCES,
  CAD_CHART_OF_CHOICE,
  CAD_CHART_OF_AXIS,
  CAD_CHART_OF_TIMELINE, /* of an axis */
  CAD_CHART_OF_DISTANCES,
  CAD_CHART_OF_MAP,
} CadChartSubject;

typedef struct {
  char *name;          /* file name without extension: "leans-camp", "shares-territory-taken" */
  char *title;         /* what is compared, for people */
  char *description;   /* for screen readers: the main numbers in words */
  guint width, height; /* CSS pixels */
  GHashTable *files;   /* file name -> GBytes: the data files and "chart.gp", owned */
  CadChartSubject subject;
  guint index; /* of report->choices, report->axes or report->distances; else 0 */
} CadChart;

void cad_chart_free (CadChart *chart);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadChart, cad_chart_free)

/* All charts of a report, in order of display. Returns: (transfer full) of CadChart */
GPtrArray *cad_charts_new (const CadReport *report);

/* Makes gnuplot's @svg fit to be put into a page: ids prefixed with @chart's name, title and description, role, no style
 * attributes; only known elements and attributes. Returns: (transfer full) or NULL with @error (CAD_ERROR_CHART) */
GBytes *cad_chart_dress_svg (const CadChart *chart, GBytes *svg, GError **error);

G_END_DECLS
