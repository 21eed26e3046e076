/* SPDX-License-Identifier: MIT
 * chart-time.c - leans on one axis by month or year: a panel a source, all sources together in grey behind */
#include "chart-kinds.h"
#include "numbers.h"
#include "timeline.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define PANELS_MAX   24
#define TICKS        26.0 /* room for the numbers left of the panels */
#define GAP          24.0
#define HEADING      24.0
#define LINE         16.0 /* of a name in two lines */
#define PLOT         92.0
#define FOOT         32.0 /* below the plot, with the periods' names */
#define EDGE         6.0  /* left and right of the first and last period */
#define COLOUR_ALL   0xb9bec6
#define COLOUR_BAND  0xd3e6f1
#define COLOUR_FAINT 0xe6e8eb /* the band of insufficient evidence */

typedef struct {
  const CadReport *report;
  const char *interface;
  guint axis;
  GArray *rows; /* of CadChartRow: the panels */
  guint found;
  guint first, last; /* numbers of periods */
} Time;

/* Where panels stand. */
typedef struct {
  guint columns;
  double left, top, width; /* of the first one */
  double heading, pitch;   /* above each plot; from one row to the next */
} Panels;

static const CadChartRow *
row_at (const Time *time, guint i)
{
  return &g_array_index (time->rows, CadChartRow, i);
}

static const CadLean *
lean_at (const Time *time, guint period, guint row)
{
  return cad_timeline_lean (time->report, time->axis, period, row);
}

static gboolean
is_known (const CadLean *lean)
{
  return lean->estimate.n > 0 && !isnan (lean->estimate.value);
}

static gboolean
is_doubtful (const CadLean *lean)
{
  return lean->verdict == CAD_VERDICT_INSUFFICIENT;
}

static guint
period_count (const Time *time)
{
  return time->report->timeline->periods->len;
}

static void
find_rows (Time *time)
{
  const CadAxisTable *table = time->report->axes->pdata[time->axis];

  time->rows = g_array_new (FALSE, FALSE, sizeof (CadChartRow));
  for (guint source = 0; source < time->report->sources->len; source++) {
    CadChartRow row = { source, cad_timeline_lean_mentions (time->report, time->axis, source),
                        table->own[source].estimate.value };

    if (row.n > 0)
      g_array_append_val (time->rows, row);
  }
  time->found = cad_chart_rank_rows (time->rows, PANELS_MAX);
  time->first = cad_timeline_period (time->report, 0)->number;
  time->last = cad_timeline_period (time->report, period_count (time) - 1)->number;
}

static Panels
lay_out (const Time *time, double top)
{
  guint n = time->rows->len;
  Panels panels = { .columns = n <= 2 ? MAX (n, 1) : n <= 6 ? 3 : 4, .left = CAD_CHART_MARGIN + TICKS, .top = top };
  double room = CAD_CHART_WIDTH - CAD_CHART_MARGIN - panels.left;

  panels.width = (room - GAP * (panels.columns - 1)) / panels.columns;
  panels.heading = HEADING;
  for (guint i = 0; i < n; i++) {
    g_autofree char *name = cad_ink_clean (cad_chart_source (time->report, row_at (time, i)->source));

    if (cad_ink_width (name, CAD_INK_STRONG_LEFT) > panels.width)
      panels.heading = HEADING + LINE;
  }
  panels.pitch = panels.heading + PLOT + FOOT;
  return panels;
}

/* The plot of panel @i. */
static CadBox
plot_of (const Panels *panels, guint i)
{
  double left = panels->left + (panels->width + GAP) * (i % panels->columns);
  double top = panels->top + panels->pitch * (i / panels->columns) + panels->heading;

  return (CadBox){ left, top, left + panels->width, top + PLOT };
}

static double
y_of (CadBox plot, double lean)
{
  return plot.bottom - (CLAMP (lean, -1.0, 1.0) + 1.0) / 2.0 * (plot.bottom - plot.top);
}

static double
x_of (const Time *time, CadBox plot, guint period)
{
  double passed = cad_timeline_period (time->report, period)->number - time->first;

  return plot.left + EDGE + passed / (time->last - time->first) * (plot.right - plot.left - 2 * EDGE);
}

static CadSpot
spot_of (const Time *time, CadBox plot, guint period, guint row)
{
  return (CadSpot){ x_of (time, plot, period), y_of (plot, lean_at (time, period, row)->estimate.value) };
}

/* Whether a line may be drawn from @period to the next one: both have mentions, and no period lies between. */
static gboolean
goes_on (const Time *time, guint period, guint row)
{
  return period + 1 < period_count (time) &&
         cad_timeline_period (time->report, period + 1)->number ==
             cad_timeline_period (time->report, period)->number + 1 &&
         is_known (lean_at (time, period, row)) && is_known (lean_at (time, period + 1, row));
}

static void
paint_frame (const Time *time, CadCanvas *canvas, CadBox plot, gboolean ticks)
{
  for (int lean = -1; lean <= 1; lean++) {
    double y = y_of (plot, lean);
    g_autofree char *number = cad_number_decimal (time->interface, lean, 0, CAD_NUMBER_SIGNED);

    cad_canvas_line (canvas, (CadSpot){ plot.left, y }, (CadSpot){ plot.right, y },
                     lean == 0 ? CAD_COLOUR_AXIS : CAD_COLOUR_GRID);
    if (ticks)
      cad_canvas_text (canvas, CAD_INK_SMALL_RIGHT, (CadSpot){ plot.left - 6.0, y }, CAD_COLOUR_GREY, number);
  }
}

/* The first and the last period below the plot, and between them the mentions. */
static void
paint_foot (const Time *time, CadCanvas *canvas, CadBox plot, guint64 mentions)
{
  g_autofree char *n = cad_number_count (time->interface, mentions);
  g_autofree char *note = g_strdup_printf (_ ("n = %s"), n);
  const char *first = cad_timeline_period (time->report, 0)->name;
  const char *last = cad_timeline_period (time->report, period_count (time) - 1)->name;
  double half = cad_ink_width (first, CAD_INK_TINY_CENTRE) / 2, y = plot.bottom + 12.0;

  cad_canvas_text (canvas, CAD_INK_TINY_CENTRE, (CadSpot){ plot.left + half, y }, CAD_COLOUR_GREY, first);
  cad_canvas_text (canvas, CAD_INK_TINY_CENTRE, (CadSpot){ plot.right - half, y }, CAD_COLOUR_GREY, last);

  g_autofree char *fitted = cad_ink_fit (note, CAD_INK_TINY_CENTRE, plot.right - plot.left - 4 * half - 8.0);

  cad_canvas_text (canvas, CAD_INK_TINY_CENTRE, (CadSpot){ (plot.left + plot.right) / 2, y }, CAD_COLOUR_GREY, fitted);
}

/* The name above the plot, in two lines when it needs them. */
static void
paint_heading (const Time *time, CadCanvas *canvas, CadBox plot, const CadChartRow *row)
{
  g_autofree char *clean = cad_ink_clean (cad_chart_source (time->report, row->source));
  g_autoptr (GPtrArray) lines = cad_ink_balance (clean, CAD_INK_STRONG_LEFT, plot.right - plot.left, 2);

  for (guint i = 0; i < lines->len; i++)
    cad_canvas_text (canvas, CAD_INK_STRONG_LEFT, (CadSpot){ plot.left, plot.top - 14.0 - LINE * (lines->len - 1 - i) },
                     CAD_COLOUR_TEXT, lines->pdata[i]);
}

static gboolean
has_interval (const CadLean *lean)
{
  return is_known (lean) && !isnan (lean->estimate.low) && !isnan (lean->estimate.high);
}

/* A band from period to period while both have an interval and the same weight; a bar where nothing joins. */
static void
paint_intervals (const Time *time, CadCanvas *canvas, CadBox plot, guint row)
{
  gboolean joined = FALSE;

  for (guint period = 0; period < period_count (time); period++) {
    const CadLean *lean = lean_at (time, period, row);
    const CadEstimate *here = &lean->estimate;
    double x = x_of (time, plot, period);
    CadBox bar = { x - 1.5, y_of (plot, here->high), x + 1.5, y_of (plot, here->low) };
    gboolean next = goes_on (time, period, row) && has_interval (lean) &&
                    has_interval (lean_at (time, period + 1, row));

    if (next) {
      const CadLean *after = lean_at (time, period + 1, row);
      double end = x_of (time, plot, period + 1);
      const CadSpot corners[] = { { x, bar.top },
                                  { end, y_of (plot, after->estimate.high) },
                                  { end, y_of (plot, after->estimate.low) },
                                  { x, bar.bottom } };

      cad_canvas_band (canvas, corners, G_N_ELEMENTS (corners),
                       is_doubtful (lean) || is_doubtful (after) ? COLOUR_FAINT : COLOUR_BAND);
    } else if (!joined && has_interval (lean)) {
      cad_canvas_box (canvas, bar, is_doubtful (lean) ? COLOUR_FAINT : COLOUR_BAND);
    }
    joined = next;
  }
}

/* All sources together, for comparison. */
static void
paint_all (const Time *time, CadCanvas *canvas, CadBox plot)
{
  guint row = time->report->timeline->n_rows - 1;

  for (guint period = 0; row > 0 && period < period_count (time); period++)
    if (goes_on (time, period, row))
      cad_canvas_line (canvas, spot_of (time, plot, period, row), spot_of (time, plot, period + 1, row), COLOUR_ALL);
}

static void
paint_leans (const Time *time, CadCanvas *canvas, CadBox plot, guint row)
{
  gboolean dense = (plot.right - plot.left) / (time->last - time->first + 1) < 12.0;
  double radius = dense ? 2.0 : 3.0;

  for (guint period = 0; period < period_count (time); period++) {
    const CadLean *lean = lean_at (time, period, row);

    if (!is_known (lean))
      continue;
    CadSpot spot = spot_of (time, plot, period, row);

    if (goes_on (time, period, row)) {
      gboolean doubtful = is_doubtful (lean) || is_doubtful (lean_at (time, period + 1, row));

      cad_canvas_stroke (canvas, spot, spot_of (time, plot, period + 1, row),
                         doubtful ? CAD_COLOUR_PALE : CAD_COLOUR_OWN);
    }
    cad_canvas_disc (canvas, spot, radius, is_doubtful (lean) ? CAD_COLOUR_PALE : CAD_COLOUR_OWN);
    if (is_doubtful (lean))
      cad_canvas_disc (canvas, spot, radius - 1.2, CAD_COLOUR_WHITE);
  }
}

static void
paint_panel (const Time *time, CadCanvas *canvas, const Panels *panels, guint i)
{
  const CadChartRow *row = row_at (time, i);
  CadBox plot = plot_of (panels, i);

  paint_heading (time, canvas, plot, row);
  paint_frame (time, canvas, plot, i % panels->columns == 0);
  paint_foot (time, canvas, plot, row->n);
  paint_intervals (time, canvas, plot, row->source);
  paint_all (time, canvas, plot);
  paint_leans (time, canvas, plot, row->source);
}

static gboolean
any_doubtful (const Time *time)
{
  for (guint i = 0; i < time->rows->len; i++)
    for (guint period = 0; period < period_count (time); period++) {
      const CadLean *lean = lean_at (time, period, row_at (time, i)->source);

      if (is_known (lean) && is_doubtful (lean))
        return TRUE;
    }
  return FALSE;
}

static double
paint_legend (const Time *time, CadCanvas *canvas, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  cad_frame_legend_add (items, CAD_SHAPE_DISC, CAD_COLOUR_OWN, _ ("own voice"));
  if (any_doubtful (time))
    cad_frame_legend_add (items, CAD_SHAPE_RING, CAD_COLOUR_PALE, _ ("insufficient evidence"));
  cad_frame_legend_add (items, CAD_SHAPE_BOX, COLOUR_BAND, _ ("interval"));
  if (time->report->timeline->n_rows > 1)
    cad_frame_legend_add (items, CAD_SHAPE_BOX, COLOUR_ALL, _ ("all sources"));
  return cad_frame_legend (canvas, items, CAD_CHART_MARGIN, top);
}

static char *
foot_text (const Time *time)
{
  g_autofree char *method = cad_chart_method (time->report, _ ("Dirichlet posterior"));
  g_autofree char *intervals = g_strdup_printf (_ ("95%% intervals: %s."), method);
  g_autofree char *rest = cad_chart_left_out (time->report, time->found, time->rows->len);
  g_autofree char *left_out = cad_timeline_left_out (time->report);
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();

  g_ptr_array_add (sentences, _ ("n = mentions in own voice. Lines join neighbouring periods with mentions only."));
  if (left_out != NULL)
    g_ptr_array_add (sentences, left_out);
  if (*rest != '\0')
    g_ptr_array_add (sentences, rest);
  g_ptr_array_add (sentences, intervals);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/* The first and last period of each source. */
static char *
describe (const Time *time)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (time->rows->len, CAD_CHART_ROWS_TOLD); i++) {
    guint source = row_at (time, i)->source, first = 0, last = period_count (time) - 1;
    g_autofree char *name = cad_ink_clean (cad_chart_source (time->report, source));

    while (!is_known (lean_at (time, first, source)))
      first++;
    while (!is_known (lean_at (time, last, source)))
      last--;
    g_autofree char *from = cad_number_decimal (time->interface, lean_at (time, first, source)->estimate.value, 2,
                                                CAD_NUMBER_SIGNED);
    g_autofree char *to = cad_number_decimal (time->interface, lean_at (time, last, source)->estimate.value, 2,
                                              CAD_NUMBER_SIGNED);

    /* Translators: source, first period, its lean, last period, its lean */
    g_string_append_printf (words, _ ("%s: %s, %s; %s, %s."), name, cad_timeline_period (time->report, first)->name,
                            from, cad_timeline_period (time->report, last)->name, to);
    g_string_append_c (words, ' ');
  }
  g_string_append (words, _ ("All numbers are in the table."));
  return g_string_free (words, FALSE);
}

static CadChart *
paint (const Time *time)
{
  const CadAxis *axis = ((const CadAxisTable *) time->report->axes->pdata[time->axis])->axis;
  g_autofree char *title = cad_timeline_title (time->report, time->axis);
  g_autofree char *subtitle = g_strdup_printf (_ ("Lean from −1, %s, to +1, %s; own voice"),
                                               cad_title_get (&axis->minus, time->interface, "−1"),
                                               cad_title_get (&axis->plus, time->interface, "+1"));
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("timeline", axis->id, title);
  double y = cad_frame_head (canvas, title, subtitle);
  Panels panels = lay_out (time, paint_legend (time, canvas, y + 10.0) + 8.0);
  guint lines = (time->rows->len + panels.columns - 1) / panels.columns;
  g_autofree char *foot = foot_text (time);

  for (guint i = 0; i < time->rows->len; i++)
    paint_panel (time, canvas, &panels, i);
  cad_frame_foot (canvas, panels.top + panels.pitch * lines, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (time);
  return chart;
}

CadChart *
cad_chart_time (const CadReport *report, guint axis)
{
  Time time = { .report = report, .interface = report->settings.interface, .axis = axis };

  if (!cad_timeline_is_shown (report))
    return NULL;
  find_rows (&time);

  CadChart *chart = time.rows->len > 0 ? paint (&time) : NULL;

  g_array_unref (time.rows);
  return chart;
}
