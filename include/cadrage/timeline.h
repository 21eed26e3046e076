/* SPDX-License-Identifier: MIT
 * timeline.h - the figures of a report by month or by year */
#pragma once

#include <cadrage/stats.h>

G_BEGIN_DECLS

typedef enum {
  CAD_BY_NOTHING,
  CAD_BY_SPAN, /* by month up to CAD_MONTHS_MOST months, else by year */
  CAD_BY_MONTH,
  CAD_BY_YEAR,
} CadBy;

#define CAD_MONTHS_MOST 36

typedef struct {
  char *name;     /* "2023-09" or "2023", owned */
  guint number;   /* months or years counted through: neighbours differ by 1 */
  guint articles; /* of all sources */
} CadPeriod;

/* All figures are of own voice. A figure without mentions has total 0 (a lean: n 0) and no value: nobody may draw a line
 * through it. */
typedef struct {
  CadBy by;        /* CAD_BY_MONTH or CAD_BY_YEAR */
  GArray *periods; /* of CadPeriod: those with an article, in order; a gap between numbers is a period without one */
  guint undated;   /* articles without a date that can be read */
  guint coarse;    /* articles of which only the year is known: in no month */
  guint n_rows;    /* the sources of the report; then, when there are several, all of them together */
  GPtrArray
      *shares; /* for each choice of the report its CadEstimate[]: [(period * n_rows + row) * n_wordings + wording] */
  GPtrArray *leans; /* for each axis of the report its CadLean[]: [period * n_rows + row] */
} CadTimeline;

void cad_timeline_free (CadTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTimeline, cad_timeline_free)

/* The number of the month or year that @date ("2023-09-19", "2023-09", "2023", or longer) lies in, or -1 when it does not say. */
int cad_period_number (const char *date, CadBy by);

G_END_DECLS
