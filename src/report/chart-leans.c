/* SPDX-License-Identifier: MIT
 * chart-leans.c - where each source leans on one axis, in its own and in reported voices, with 95 % intervals */
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  const CadReport *report;
  const CadAxisTable *table;
  const char *interface;
  GArray *rows;                         /* of CadChartRow */
  guint found;                          /* sources with a lean in some voice */
  gboolean own, reported, insufficient; /* marks that are shown */
} Leans;

static gboolean
is_known (const CadLean *lean)
{
  return !isnan (lean->estimate.value);
}

static gboolean
is_doubtful (const CadLean *lean)
{
  return is_known (lean) && lean->verdict == CAD_VERDICT_INSUFFICIENT;
}

static void
find_rows (Leans *leans)
{
  leans->rows = g_array_new (FALSE, FALSE, sizeof (CadChartRow));
  for (guint source = 0; source < leans->report->sources->len; source++) {
    const CadLean *own = &leans->table->own[source];
    const CadLean *reported = &leans->table->reported[source];
    CadChartRow row = { source, own->estimate.n + reported->estimate.n, own->estimate.value };

    if (!is_known (own) && !is_known (reported))
      continue;
    leans->insufficient |= is_doubtful (own) || is_doubtful (reported);
    leans->own |= is_known (own) && !is_doubtful (own);
    leans->reported |= is_known (reported) && !is_doubtful (reported);
    g_array_append_val (leans->rows, row);
  }
  leans->found = cad_chart_rank_rows (leans->rows, CAD_CHART_ROWS_MAX);
}

static const CadChartRow *
row_at (const Leans *leans, guint i)
{
  return &g_array_index (leans->rows, CadChartRow, i);
}

static const char *
source_name (const Leans *leans, const CadChartRow *row)
{
  return cad_chart_source (leans->report, row->source);
}

static char *
row_note (const Leans *leans, const CadChartRow *row)
{
  const CadLean *own = &leans->table->own[row->source];
  g_autofree char *n = cad_number_count (leans->interface, own->estimate.n);

  if (!is_known (own))
    return g_strdup_printf (_ ("n = %s"), n);
  /* Translators: mentions in own voice and choices behind a lean */
  return g_strdup_printf (ngettext ("n = %s · %u choice", "n = %s · %u choices", own->choices), n, own->choices);
}

static void
place_rows (const Leans *leans, CadLanes *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < leans->rows->len; i++) {
    g_ptr_array_add (names, (char *) source_name (leans, row_at (leans, i)));
    g_ptr_array_add (notes, row_note (leans, row_at (leans, i)));
  }
  cad_lanes_init (rows, names, notes);
}

static double
paint_legend (const Leans *leans, CadCanvas *canvas, double left, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  if (leans->own)
    cad_frame_legend_add (items, CAD_SHAPE_DISC, CAD_COLOUR_OWN, _ ("own voice"));
  if (leans->reported)
    cad_frame_legend_add (items, CAD_SHAPE_RING, CAD_COLOUR_OTHER, _ ("reported or distanced"));
  if (leans->insufficient)
    cad_frame_legend_add (items, CAD_SHAPE_RING, CAD_COLOUR_PALE, _ ("insufficient evidence"));
  return cad_frame_legend (canvas, items, left, top);
}

static double
place_of (const CadLanes *rows, double lean)
{
  return rows->left + (CLAMP (lean, -1.0, 1.0) + 1.0) / 2.0 * (rows->right - rows->left);
}

static void
paint_grid (const Leans *leans, CadCanvas *canvas, const CadLanes *rows)
{
  for (int i = -2; i <= 2; i++) {
    double x = place_of (rows, i / 2.0);
    g_autofree char *tick = cad_number_decimal (leans->interface, i / 2.0, i % 2 == 0 ? 0 : 1, CAD_NUMBER_SIGNED);
    CadBox line = { x - 0.5, rows->top - 4.0, x + 0.5, cad_lanes_bottom (rows) + 4.0 };

    cad_canvas_box (canvas, line, i == 0 ? CAD_COLOUR_AXIS : CAD_COLOUR_GRID);
    cad_canvas_text (canvas, CAD_INK_SMALL_CENTRE, (CadSpot){ x, cad_lanes_bottom (rows) + 16.0 }, CAD_COLOUR_GREY,
                     tick);
  }
}

static void
paint_interval (CadCanvas *canvas, const CadLanes *rows, const CadEstimate *estimate, CadBox *band, guint32 colour)
{
  if (isnan (estimate->low) || isnan (estimate->high))
    return;
  band->left = place_of (rows, estimate->low);
  band->right = place_of (rows, estimate->high);
  cad_canvas_box (canvas, *band, colour);
}

static void
paint_own (CadCanvas *canvas, const CadLanes *rows, const CadLean *lean, double y)
{
  gboolean doubtful = is_doubtful (lean);
  guint32 colour = doubtful ? CAD_COLOUR_PALE : CAD_COLOUR_OWN;
  CadBox band = { 0, y - (doubtful ? 1.0 : 1.75), 0, y + (doubtful ? 1.0 : 1.75) };

  if (!is_known (lean))
    return;
  paint_interval (canvas, rows, &lean->estimate, &band, cad_colour_mix (colour, CAD_COLOUR_WHITE, 0.55));
  cad_frame_shape (canvas, doubtful ? CAD_SHAPE_RING : CAD_SHAPE_DISC,
                   (CadSpot){ place_of (rows, lean->estimate.value), y }, colour);
}

static void
paint_reported (CadCanvas *canvas, const CadLanes *rows, const CadLean *lean, double y)
{
  guint32 colour = is_doubtful (lean) ? CAD_COLOUR_PALE : CAD_COLOUR_OTHER;
  CadBox band = { 0, y - 1.0, 0, y + 1.0 };

  if (!is_known (lean))
    return;
  paint_interval (canvas, rows, &lean->estimate, &band, cad_colour_mix (colour, CAD_COLOUR_WHITE, 0.55));
  cad_frame_shape (canvas, CAD_SHAPE_RING, (CadSpot){ place_of (rows, lean->estimate.value), y }, colour);
}

static void
paint_rows (const Leans *leans, CadCanvas *canvas, const CadLanes *rows)
{
  for (guint i = 0; i < leans->rows->len; i++) {
    const CadChartRow *row = row_at (leans, i);
    const CadLean *own = &leans->table->own[row->source];
    const CadLean *reported = &leans->table->reported[row->source];
    double half = is_known (own) && is_known (reported) ? 5.0 : 0.0;
    guint32 ink = is_known (own) && !is_doubtful (own) ? CAD_COLOUR_TEXT : CAD_COLOUR_GREY;
    g_autofree char *note = row_note (leans, row);

    cad_lanes_name (rows, canvas, i, ink, source_name (leans, row));
    paint_reported (canvas, rows, reported, cad_lanes_middle (rows, i) + half);
    paint_own (canvas, rows, own, cad_lanes_middle (rows, i) - half);
    cad_lanes_note (rows, canvas, i, CAD_COLOUR_GREY, note);
  }
}

static char *
foot_text (const Leans *leans)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *method = cad_chart_method (leans->report, _ ("Dirichlet posterior"));
  g_autofree char *intervals = g_strdup_printf (_ ("95%% intervals: %s."), method);
  g_autofree char *left_out = cad_chart_left_out (leans->report, leans->found, leans->rows->len);
  g_autofree char *scarce = g_strdup_printf (_ ("Insufficient evidence: fewer than %u choices or %u mentions."),
                                             (guint) CAD_LEAN_MIN_CHOICES, (guint) CAD_LEAN_MIN_MENTIONS);

  g_ptr_array_add (sentences, _ ("n = mentions in own voice, and the choices they name."));
  if (leans->insufficient)
    g_ptr_array_add (sentences, scarce);
  if (*left_out != '\0')
    g_ptr_array_add (sentences, left_out);
  g_ptr_array_add (sentences, intervals);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

static char *
describe (const Leans *leans)
{
  GString *words = g_string_new (NULL);
  guint shown = MIN (leans->rows->len, CAD_CHART_ROWS_TOLD);

  for (guint i = 0; i < shown; i++) {
    const CadChartRow *row = row_at (leans, i);
    const CadEstimate *own = &leans->table->own[row->source].estimate;
    g_autofree char *name = cad_ink_clean (source_name (leans, row));
    g_autofree char *value = cad_number_decimal (leans->interface, own->value, 2, CAD_NUMBER_SIGNED);
    g_autofree char *low = cad_number_decimal (leans->interface, own->low, 2, CAD_NUMBER_SIGNED);
    g_autofree char *high = cad_number_decimal (leans->interface, own->high, 2, CAD_NUMBER_SIGNED);
    g_autofree char *note = row_note (leans, row);

    if (isnan (own->value))
      g_string_append_printf (words, _ ("%s: no mention in own voice."), name);
    else if (isnan (own->low))
      g_string_append_printf (words, _ ("%s: %s, %s."), name, value, note);
    else
      g_string_append_printf (words, _ ("%s: %s, between %s and %s, %s."), name, value, low, high, note);
    g_string_append_c (words, ' ');
  }
  g_string_append (words, _ ("All numbers are in the table."));
  return g_string_free (words, FALSE);
}

static CadChart *
paint (const Leans *leans)
{
  const CadAxis *axis = leans->table->axis;
  g_autofree char *title = g_strdup_printf (_ ("%s: where each source leans"),
                                            cad_title_get (&axis->title, leans->interface, axis->id));
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("leans", axis->id, title);
  CadLanes rows;
  /* xgettext:no-c-format */
  const char *subtitle = _ ("From −1 to +1, with 95% intervals; a source can relay words that it does not use itself");
  double y = cad_frame_head (canvas, title, subtitle);

  place_rows (leans, &rows);
  rows.top = paint_legend (leans, canvas, rows.left, y + 12.0) + 12.0;
  paint_grid (leans, canvas, &rows);
  paint_rows (leans, canvas, &rows);
  y = cad_lanes_poles (&rows, canvas, cad_lanes_bottom (&rows) + 27.0, axis, leans->interface);

  g_autofree char *foot = foot_text (leans);

  cad_frame_foot (canvas, y + 12.0, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (leans);
  return chart;
}

CadChart *
cad_chart_leans (const CadReport *report, guint axis)
{
  Leans leans = { report, report->axes->pdata[axis], report->settings.interface };

  find_rows (&leans);

  CadChart *chart = leans.rows->len > 0 ? paint (&leans) : NULL;

  g_array_unref (leans.rows);
  return chart;
}
