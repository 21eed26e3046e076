/* SPDX-License-Identifier: MIT
 * chart-voices.c - whose words each source's mentions are: its own, somebody else's, words it holds at a distance */
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>

static const struct {
  CadVoiceGroup group;
  guint32 colour;
  const char *name;
} voices[] = {
  { CAD_VOICES_OWN, CAD_COLOUR_OWN, N_ ("own voice") },
  { CAD_VOICES_ATTRIBUTED, 0xe8935a, N_ ("quoted or attributed") },
  { CAD_VOICES_HEDGED, 0xf6d3b5, N_ ("distanced or hearsay") },
};

typedef struct {
  CadChartRow row; /* its place: the share of own voice, few mentions last */
  const CadSourceRow *source;
} Row;

typedef struct {
  const CadReport *report;
  const char *interface;
  GArray *rows; /* of Row */
  guint found;
} Voices;

static double
share_of (const Row *row, guint voice)
{
  return (double) row->source->groups[voices[voice].group] / row->row.n;
}

static void
find_rows (Voices *all)
{
  all->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  for (guint i = 0; i < all->report->sources->len; i++) {
    Row row = { { i }, &g_array_index (all->report->sources, CadSourceRow, i) };

    for (guint voice = 0; voice < G_N_ELEMENTS (voices); voice++)
      row.row.n += row.source->groups[voices[voice].group];
    if (row.row.n == 0)
      continue;
    row.row.place = row.row.n < CAD_MIN_MENTIONS ? share_of (&row, 0) - 1.0 : share_of (&row, 0);
    g_array_append_val (all->rows, row);
  }
  all->found = cad_chart_rank_rows (all->rows, CAD_CHART_ROWS_MAX);
}

static void
place_rows (const Voices *all, CadLanes *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < all->rows->len; i++) {
    const Row *row = &g_array_index (all->rows, Row, i);

    g_ptr_array_add (names, (char *) cad_chart_source (all->report, row->row.source));
    g_ptr_array_add (notes, cad_chart_count_note (all->interface, row->row.n));
  }
  cad_lanes_init (rows, names, notes);
}

static double
paint_legend (CadCanvas *canvas, double left, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  for (guint i = 0; i < G_N_ELEMENTS (voices); i++)
    cad_frame_legend_add (items, CAD_SHAPE_BOX, voices[i].colour, _ (voices[i].name));
  return cad_frame_legend (canvas, items, left, top);
}

static void
paint_row (const Voices *all, const CadLanes *rows, CadCanvas *canvas, guint i)
{
  const Row *row = &g_array_index (all->rows, Row, i);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (CadPart));
  g_autofree char *note = cad_chart_count_note (all->interface, row->row.n);
  CadStack stack = { parts, rows->left, rows->right - rows->left, row->row.n < CAD_MIN_MENTIONS };

  for (guint voice = 0; voice < G_N_ELEMENTS (voices); voice++) {
    CadPart part = { share_of (row, voice), voices[voice].colour };

    g_array_append_val (parts, part);
  }
  cad_lanes_name (rows, canvas, i, stack.few ? CAD_COLOUR_GREY : CAD_COLOUR_TEXT,
                  cad_chart_source (all->report, row->row.source));
  cad_lanes_bar (rows, canvas, i, &stack);
  cad_lanes_note (rows, canvas, i, CAD_COLOUR_GREY, note);
}

static char *
describe (const Voices *all)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (all->rows->len, CAD_CHART_ROWS_TOLD); i++) {
    const Row *row = &g_array_index (all->rows, Row, i);
    g_autofree char *name = cad_ink_clean (cad_chart_source (all->report, row->row.source));
    g_autofree char *own = cad_number_percent (all->interface, share_of (row, 0));
    g_autofree char *note = cad_chart_count_note (all->interface, row->row.n);

    /* Translators: source, share, "n = 12" */
    g_string_append_printf (words, _ ("%s: %s in own voice, %s."), name, own, note);
    g_string_append_c (words, ' ');
  }
  g_string_append (words, _ ("All numbers are in the table."));
  return g_string_free (words, FALSE);
}

static CadChart *
paint (const Voices *all)
{
  const char *title = _ ("Whose words: the voices in each source");
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("voices", "", title);
  g_autofree char *left_out = cad_chart_left_out (all->report, all->found, all->rows->len);
  g_autofree char *foot = g_strjoin (*left_out == '\0' ? "" : " ", _ ("n = mentions of all choices and loaded words."),
                                     left_out, NULL);
  CadLanes rows;
  double y = cad_frame_head (canvas, title,
                             _ ("Share of mentions in the source’s own voice and in the words of others, in %"));

  place_rows (all, &rows);
  rows.top = paint_legend (canvas, rows.left, y + 14.0) + 12.0;
  for (guint i = 0; i < all->rows->len; i++)
    paint_row (all, &rows, canvas, i);
  cad_frame_foot (canvas, cad_lanes_bottom (&rows) + 16.0, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (all);
  return chart;
}

CadChart *
cad_chart_voices (const CadReport *report)
{
  Voices all = { report, report->settings.interface };

  find_rows (&all);

  CadChart *chart = all.rows->len > 0 ? paint (&all) : NULL;

  g_array_unref (all.rows);
  return chart;
}
