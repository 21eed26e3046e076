/* SPDX-License-Identifier: MIT
 * page-time.c - the timeline of a page: leans of each source, and the wordings of all together, by month or year */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"
#include "timeline.h"

#define ROWS_MOST  24 /* as many as the chart has panels */
#define CELLS_MOST 1200

static void
add_period_heads (const CadPage *page)
{
  for (guint i = 0; i < page->report->timeline->periods->len; i++)
    cad_page_head (page, "number", cad_timeline_period (page->report, i)->name);
}

/* What a figure is written with. */
typedef struct {
  const char *figure, *counts, *range;
} Words;

/* A dash where nothing was mentioned. */
static void
add_figure (const CadPage *page, const CadEstimate *estimate, const Words *words)
{
  cad_page_open_number (page, NULL, estimate->value);
  cad_html_text (page->out, words->figure);
  if (estimate->total > 0)
    cad_page_beside (page, words->counts, words->range);
  cad_html_close (page->out, "td");
}

static void
add_lean (const CadPage *page, const CadLean *lean)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, lean->estimate.value, 2, CAD_NUMBER_SIGNED);
  g_autofree char *figure = g_strconcat (
      value, lean->estimate.n > 0 && lean->verdict == CAD_VERDICT_INSUFFICIENT ? "†" : "", NULL);
  g_autofree char *range = cad_number_range (interface, &lean->estimate, 2, CAD_NUMBER_SIGNED);
  g_autofree char *n = cad_number_count (interface, lean->estimate.n);

  add_figure (page, &lean->estimate, &(Words){ figure, n, range });
}

static void
add_lean_row (const CadPage *page, guint axis, guint row)
{
  g_autofree char *name = cad_timeline_row_name (page->report, row);

  if (cad_timeline_lean_mentions (page->report, axis, row) == 0)
    return;
  g_autofree char *section = cad_page_id ('a', axis);
  g_autofree char *target = g_strconcat ("#", section, NULL);

  cad_page_row_link (page, target, name);
  for (guint period = 0; period < page->report->timeline->periods->len; period++)
    add_lean (page, cad_timeline_lean (page->report, axis, period, row));
  cad_html_markup (page->out, "</tr>\n");
}

typedef struct {
  const CadReport *report;
  guint axis;
} Ranking;

static int
by_mentions (gconstpointer a, gconstpointer b, gpointer data)
{
  const Ranking *ranking = data;
  guint one = *(const guint *) a, other = *(const guint *) b;
  guint64 n = cad_timeline_lean_mentions (ranking->report, ranking->axis, one);
  guint64 other_n = cad_timeline_lean_mentions (ranking->report, ranking->axis, other);

  if (n != other_n)
    return n > other_n ? -1 : 1;
  return one < other ? -1 : one > other;
}

static int
by_number (gconstpointer a, gconstpointer b)
{
  guint one = *(const guint *) a, other = *(const guint *) b;

  return (one > other) - (one < other);
}

/* The sources with most mentions in their order, then all together. Returns: (transfer full) of guint */
static GArray *
rows_shown (const CadPage *page, guint axis)
{
  Ranking ranking = { page->report, axis };
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint row = 0; row < page->report->sources->len; row++)
    g_array_append_val (rows, row);
  g_array_sort_with_data (rows, by_mentions, &ranking);
  g_array_set_size (rows, MIN (rows->len, ROWS_MOST));
  g_array_sort (rows, by_number);
  for (guint row = page->report->sources->len; row < page->report->timeline->n_rows; row++)
    g_array_append_val (rows, row);
  return rows;
}

static void
add_axis (const CadPage *page, guint axis)
{
  const CadAxisTable *table = g_ptr_array_index (page->report->axes, axis);
  g_autofree char *id = cad_page_id ('y', axis), *table_id = g_strconcat (id, "-table", NULL);

  g_autofree char *title = g_strdup_printf (_ ("%s, over time"), cad_label_axis (page->report, table->axis));

  cad_page_section (page, 3, id, title);
  cad_page_charts (page, CAD_CHART_OF_TIMELINE, axis);
  cad_page_table (page, table_id, cad_label_axis (page->report, table->axis),
                  _ ("lean in own voice in each period, with the mentions behind it and its interval at 95%; "
                     "†: insufficient evidence"));
  cad_page_head (page, NULL, _ ("Source"));
  add_period_heads (page);
  cad_page_body (page);
  g_autoptr (GArray) rows = rows_shown (page, axis);

  for (guint i = 0; i < rows->len; i++)
    add_lean_row (page, axis, g_array_index (rows, guint, i));
  cad_page_table_end (page);
  if (page->report->sources->len > ROWS_MOST)
    cad_page_paragraph (page, "meta", _ ("The sources with the most mentions; all of them are in timeline.tsv."));
  cad_html_markup (page->out, "</section>\n");
}

/* Mentions of a wording by all sources in all periods. */
static guint64
said_of (const CadPage *page, guint choice, guint wording)
{
  guint64 n = 0;

  for (guint period = 0; period < page->report->timeline->periods->len; period++)
    n += cad_timeline_shares (page->report, choice, period, page->report->timeline->n_rows - 1)[wording].n;
  return n;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  guint64 one = *(const guint64 *) a, other = *(const guint64 *) b;

  return (one < other) - (one > other);
}

/* One wording of a choice, of all sources together. */
static void
add_wording (const CadPage *page, guint choice, guint wording)
{
  const CadChoiceTable *table = g_ptr_array_index (page->report->choices, choice);
  guint row = page->report->timeline->n_rows - 1;
  g_autofree char *section = cad_page_id ('c', choice), *target = g_strconcat ("#", section, NULL);

  cad_page_row_link (page, target,
                     cad_label_wording (page->report, g_ptr_array_index (table->choice->wordings, wording)));
  cad_page_cell (page, cad_label_choice (page->report, table->choice));
  for (guint period = 0; period < page->report->timeline->periods->len; period++)
    cad_page_share (page, cad_timeline_shares (page->report, choice, period, row) + wording);
  cad_html_markup (page->out, "</tr>\n");
}

/* How often a wording must be said to be on the page, so that so many cells are enough. */
static guint64
least_said (const CadPage *page)
{
  guint most = CELLS_MOST / page->report->timeline->periods->len;
  g_autoptr (GArray) said = g_array_new (FALSE, FALSE, sizeof (guint64));

  for (guint choice = 0; choice < page->report->choices->len; choice++) {
    const CadChoiceTable *table = g_ptr_array_index (page->report->choices, choice);

    for (guint i = 0; i < table->n_wordings; i++) {
      guint64 n = said_of (page, choice, i);

      g_array_append_val (said, n);
    }
  }
  if (said->len <= most)
    return 0;
  g_array_sort (said, by_size);
  return g_array_index (said, guint64, most) + 1;
}

static void
add_choices (const CadPage *page)
{
  guint64 least = least_said (page);

  cad_page_table (page, "time-choices", NULL,
                  _ ("Share of each wording in own voice in each period, all sources together, with its count and "
                     "its interval at 95%; each source apart is in timeline.tsv"));
  cad_page_head (page, NULL, _ ("Wording"));
  cad_page_head (page, NULL, _ ("Choice"));
  add_period_heads (page);
  cad_page_body (page);
  for (guint choice = 0; choice < page->report->choices->len; choice++) {
    const CadChoiceTable *table = g_ptr_array_index (page->report->choices, choice);

    for (guint i = 0; i < table->n_wordings; i++)
      if (said_of (page, choice, i) >= least)
        add_wording (page, choice, i);
  }
  cad_page_table_end (page);
  if (least > 0)
    cad_page_paragraph (page, "meta", _ ("The wordings said most; all of them are in timeline.tsv."));
}

void
cad_page_time (const CadPage *page)
{
  g_autofree char *left_out = cad_timeline_left_out (page->report);

  cad_page_section (page, 2, "time", _ ("Over time"));
  cad_page_paragraph (page, NULL,
                      page->report->timeline->by == CAD_BY_MONTH
                          ? _ ("Each month is counted for itself. Where nothing is mentioned, there is no figure and "
                               "no line; a few mentions make a wide interval.")
                          : _ ("Each year is counted for itself. Where nothing is mentioned, there is no figure and "
                               "no line; a few mentions make a wide interval."));
  if (page->report->timeline->n_rows > 1)
    cad_page_paragraph (
        page, NULL, _ ("All sources together also change when another source writes more: read each source first."));
  if (left_out != NULL)
    cad_page_paragraph (page, "meta", left_out);
  for (guint i = 0; i < page->report->axes->len; i++)
    add_axis (page, i);
  if (page->report->choices->len > 0)
    add_choices (page);
  cad_html_markup (page->out, "</section>\n");
}
