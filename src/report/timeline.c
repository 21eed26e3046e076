/* SPDX-License-Identifier: MIT
 * timeline.c - the figures of a report by month or by year: a tally a period, and of each the same statistics */
#include "timeline.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "labels.h"
#include "model.h"
#include "numbers.h"

#define MONTHS 12

static gboolean
is_number (const char *text, guint digits)
{
  for (guint i = 0; i < digits; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return !g_ascii_isdigit (text[digits]);
}

int
cad_period_number (const char *date, CadBy by)
{
  if (date == NULL || !is_number (date, 4))
    return -1;
  int year = atoi (date);

  if (by == CAD_BY_YEAR)
    return year;
  if (date[4] != '-' || !is_number (date + 5, 2))
    return -1;
  int month = atoi (date + 5);

  return month >= 1 && month <= MONTHS ? MONTHS * year + month - 1 : -1;
}

/* What the dates of a tally tell. */
typedef struct {
  guint days, years; /* articles of a known month; of which only the year is known */
  int first, last;   /* months */
} Span;

static Span
span_of (const CadTally *tally)
{
  Span span = { 0 };

  for (guint i = 0; i < tally->articles->len; i++) {
    const char *date = g_array_index (tally->articles, CadArticle, i).date;
    int month = cad_period_number (date, CAD_BY_MONTH);

    if (month < 0) {
      span.years += cad_period_number (date, CAD_BY_YEAR) >= 0;
      continue;
    }
    span.first = span.days == 0 ? month : MIN (span.first, month);
    span.last = span.days == 0 ? month : MAX (span.last, month);
    span.days++;
  }
  return span;
}

/* Months, when they are few and most articles say theirs. */
static CadBy
choose (const Span *span)
{
  return span->days > span->years && span->last - span->first < CAD_MONTHS_MOST ? CAD_BY_MONTH : CAD_BY_YEAR;
}

static void
period_clear (gpointer period)
{
  g_free (((CadPeriod *) period)->name);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint one = ((const CadPeriod *) a)->number, other = ((const CadPeriod *) b)->number;

  return (one > other) - (one < other);
}

static char *
period_name (guint number, CadBy by)
{
  return by == CAD_BY_YEAR ? g_strdup_printf ("%04u", number)
                           : g_strdup_printf ("%04u-%02u", number / MONTHS, number % MONTHS + 1);
}

static void
find_periods (CadTimeline *timeline, const CadTally *tally)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < tally->articles->len; i++) {
    const char *date = g_array_index (tally->articles, CadArticle, i).date;
    int number = cad_period_number (date, timeline->by);

    if (number < 0) {
      timeline->coarse += cad_period_number (date, CAD_BY_YEAR) >= 0;
      timeline->undated += cad_period_number (date, CAD_BY_YEAR) < 0;
      continue;
    }
    gpointer place = g_hash_table_lookup (places, GINT_TO_POINTER (number + 1));

    if (place != NULL) {
      g_array_index (timeline->periods, CadPeriod, GPOINTER_TO_UINT (place) - 1).articles++;
      continue;
    }
    CadPeriod period = { period_name (number, timeline->by), number, 1 };

    g_array_append_val (timeline->periods, period);
    g_hash_table_insert (places, GINT_TO_POINTER (number + 1), GUINT_TO_POINTER (timeline->periods->len));
  }
  g_array_sort (timeline->periods, compare_numbers);
}

typedef struct {
  CadBy by;
  int number;
} Wanted;

static gboolean
is_wanted (const CadTally *tally, const CadArticle *article, gpointer data)
{
  const Wanted *wanted = data;

  (void) tally;
  return cad_period_number (article->date, wanted->by) == wanted->number;
}

static CadSelection
selection_of (const CadReport *report, guint row)
{
  return (CadSelection){ .source = cad_timeline_is_all (report, row) ? -1 : (int) row,
                         .voices = CAD_MASK_OWN,
                         .seed = report->settings.seed };
}

/* The figures of one period, whose articles alone are in @part. */
typedef struct {
  const CadReport *report;
  const CadTimeline *timeline;
  const CadTally *part;
  guint period;
} Filling;

static void
fill_choice (const Filling *filling, guint choice)
{
  const CadChoiceTable *table = g_ptr_array_index (filling->report->choices, choice);
  CadEstimate *shares = g_ptr_array_index (filling->timeline->shares, choice);
  guint n_rows = filling->timeline->n_rows;
  g_autofree guint32 *keys = g_new (guint32, table->n_wordings + 1);

  for (guint i = 0; i < table->n_wordings; i++)
    keys[i] = table->cells[i].key;
  for (guint row = 0; row < n_rows; row++) {
    CadSelection selection = selection_of (filling->report, row);

    cad_stats_shares (filling->part, &selection, keys, table->n_wordings,
                      shares + ((gsize) filling->period * n_rows + row) * table->n_wordings);
  }
}

static void
fill_axis (const Filling *filling, guint axis)
{
  const CadAxisTable *table = g_ptr_array_index (filling->report->axes, axis);
  CadLean *leans = g_ptr_array_index (filling->timeline->leans, axis);
  guint n_rows = filling->timeline->n_rows;
  g_autoptr (GArray) terms = cad_report_lean_terms (filling->report, table->lexicon, table->axis);

  for (guint row = 0; row < n_rows; row++) {
    CadSelection selection = selection_of (filling->report, row);

    leans[(gsize) filling->period * n_rows + row] = cad_stats_lean (filling->part, &selection, terms);
  }
}

static void
fill_period (const CadReport *report, const CadTimeline *timeline, const CadTally *tally, guint period)
{
  Wanted wanted = { timeline->by, g_array_index (timeline->periods, CadPeriod, period).number };
  g_autoptr (CadTally) part = cad_tally_filter (tally, is_wanted, &wanted);
  Filling filling = { report, timeline, part, period };

  for (guint i = 0; i < report->choices->len; i++)
    fill_choice (&filling, i);
  for (guint i = 0; i < report->axes->len; i++)
    fill_axis (&filling, i);
}

static void
make_room (CadTimeline *timeline, const CadReport *report)
{
  gsize rows = (gsize) timeline->periods->len * timeline->n_rows;

  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    g_ptr_array_add (timeline->shares, g_new0 (CadEstimate, rows * table->n_wordings + 1));
  }
  for (guint i = 0; i < report->axes->len; i++)
    g_ptr_array_add (timeline->leans, g_new0 (CadLean, rows + 1));
}

CadTimeline *
cad_timeline_new (const CadReport *report, CadBy by)
{
  Span span = span_of (report->tally);

  if (by == CAD_BY_NOTHING || span.days + span.years == 0)
    return NULL;
  CadTimeline *timeline = g_new0 (CadTimeline, 1);

  timeline->by = by == CAD_BY_SPAN ? choose (&span) : by;
  timeline->periods = g_array_new (FALSE, FALSE, sizeof (CadPeriod));
  g_array_set_clear_func (timeline->periods, period_clear);
  timeline->n_rows = report->sources->len + (report->sources->len > 1);
  timeline->shares = g_ptr_array_new_with_free_func (g_free);
  timeline->leans = g_ptr_array_new_with_free_func (g_free);
  find_periods (timeline, report->tally);
  make_room (timeline, report);
  for (guint i = 0; i < timeline->periods->len; i++)
    fill_period (report, timeline, report->tally, i);
  return timeline;
}

void
cad_timeline_free (CadTimeline *timeline)
{
  if (timeline == NULL)
    return;
  g_array_unref (timeline->periods);
  g_ptr_array_unref (timeline->shares);
  g_ptr_array_unref (timeline->leans);
  g_free (timeline);
}

gboolean
cad_timeline_is_shown (const CadReport *report)
{
  return report->timeline != NULL && report->timeline->periods->len > 1;
}

gboolean
cad_timeline_is_all (const CadReport *report, guint row)
{
  return row == report->sources->len;
}

const CadPeriod *
cad_timeline_period (const CadReport *report, guint period)
{
  return &g_array_index (report->timeline->periods, CadPeriod, period);
}

const CadLean *
cad_timeline_lean (const CadReport *report, guint axis, guint period, guint row)
{
  const CadLean *leans = g_ptr_array_index (report->timeline->leans, axis);

  return &leans[(gsize) period * report->timeline->n_rows + row];
}

const CadEstimate *
cad_timeline_shares (const CadReport *report, guint choice, guint period, guint row)
{
  const CadChoiceTable *table = g_ptr_array_index (report->choices, choice);
  const CadEstimate *shares = g_ptr_array_index (report->timeline->shares, choice);

  return &shares[((gsize) period * report->timeline->n_rows + row) * table->n_wordings];
}

guint64
cad_timeline_lean_mentions (const CadReport *report, guint axis, guint row)
{
  guint64 n = 0;

  for (guint period = 0; period < report->timeline->periods->len; period++)
    n += cad_timeline_lean (report, axis, period, row)->estimate.n;
  return n;
}

guint64
cad_timeline_choice_mentions (const CadReport *report, guint choice, guint row)
{
  const CadChoiceTable *table = g_ptr_array_index (report->choices, choice);
  guint64 n = 0;

  for (guint period = 0; table->n_wordings > 0 && period < report->timeline->periods->len; period++)
    n += cad_timeline_shares (report, choice, period, row)->total;
  return n;
}

char *
cad_timeline_row_name (const CadReport *report, guint row)
{
  return cad_timeline_is_all (report, row) ? g_strdup (_ ("all sources")) : cad_label_source (report, row);
}

char *
cad_timeline_title (const CadReport *report, guint axis)
{
  const CadAxisTable *table = g_ptr_array_index (report->axes, axis);

  return g_strdup_printf (report->timeline->by == CAD_BY_MONTH ? _ ("%s: month by month") : _ ("%s: year by year"),
                          cad_label_axis (report, table->axis));
}

char *
cad_timeline_left_out (const CadReport *report)
{
  const CadTimeline *timeline = report->timeline;
  const char *interface = report->settings.interface;
  g_autofree char *undated = cad_number_count (interface, timeline->undated);
  g_autofree char *coarse = cad_number_count (interface, timeline->coarse);
  g_autofree char *no_date = timeline->undated == 0
                                 ? NULL
                                 : g_strdup_printf (ngettext ("%s article without a date is left out.",
                                                              "%s articles without a date are left out.",
                                                              timeline->undated),
                                                    undated);
  g_autofree char *no_month =
      timeline->coarse == 0
          ? NULL
          : g_strdup_printf (ngettext ("%s article of which only the year is known is left out.",
                                       "%s articles of which only the year is known are left out.", timeline->coarse),
                             coarse);

  if (no_date == NULL)
    return g_steal_pointer (&no_month);
  return no_month == NULL ? g_steal_pointer (&no_date) : g_strjoin (" ", no_date, no_month, NULL);
}
