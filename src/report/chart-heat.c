/* SPDX-License-Identifier: MIT
 * chart-heat.c - which leaning wordings each source uses more or less than the others, as a table of colours */
#include "chart-grid.h"
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define COLUMNS_MAX 14
#define FULL_COLOUR 0.5 /* a difference of so much has the full colour */
#define COLOUR_MORE 0x01665e
#define COLOUR_LESS 0x565d69

typedef struct {
  const CadChoiceTable *table;
  guint wording;
  double lean;
  guint64 n;   /* own voice, all sources */
  double mean; /* of the sources' shares */
  char *title;
} Column;

typedef struct {
  const CadReport *report;
  const CadAxisTable *axis;
  const char *interface;
  GArray *columns; /* of Column */
  GArray *rows;    /* of CadChartRow */
  guint found;
} Heat;

static const CadWording *
wording_of (const Column *column)
{
  return column->table->choice->wordings->pdata[column->wording];
}

/* NAN when there are too few mentions of the choice. */
static double
share_of (const Column *column, guint source)
{
  const CadChoiceTable *table = column->table;
  const CadCell *cell = &table->cells[source * table->n_wordings + column->wording];

  return table->own[source] < CAD_MIN_MENTIONS ? NAN : (double) cell->counts[CAD_VOICE_OWN] / table->own[source];
}

static void
measure_column (const Heat *heat, Column *column)
{
  double sum = 0.0;
  guint n = 0;

  for (guint source = 0; source < heat->report->sources->len; source++) {
    const CadCell *cell = &column->table->cells[source * column->table->n_wordings + column->wording];
    double share = share_of (column, source);

    column->n += cell->counts[CAD_VOICE_OWN];
    sum += isnan (share) ? 0.0 : share;
    n += !isnan (share);
  }
  column->mean = n > 1 ? sum / n : NAN;
}

static void
column_clear (gpointer column)
{
  g_free (((Column *) column)->title);
}

static void
add_columns (Heat *heat, const CadChoiceTable *table)
{
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = table->choice->wordings->pdata[i];
    Column column = { table, i, wording->lean };

    measure_column (heat, &column);
    if (column.lean == 0.0 || isnan (column.mean) || column.mean == 0.0)
      continue;
    column.title = cad_ink_clean (cad_title_get (&wording->title, heat->interface, wording->id));
    g_array_append_val (heat->columns, column);
  }
}

static int
compare_use (gconstpointer a, gconstpointer b)
{
  const Column *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return g_strcmp0 (wording_of (one)->id, wording_of (other)->id);
}

static int
compare_leans (gconstpointer a, gconstpointer b)
{
  const Column *one = a, *other = b;

  if (one->lean != other->lean)
    return one->lean < other->lean ? -1 : 1;
  return compare_use (a, b);
}

static void
find_columns (Heat *heat)
{
  heat->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (heat->columns, column_clear);
  for (guint i = 0; i < heat->report->choices->len; i++) {
    const CadChoiceTable *table = heat->report->choices->pdata[i];

    if (table->lexicon == heat->axis->lexicon && g_strcmp0 (table->choice->axis, heat->axis->axis->id) == 0)
      add_columns (heat, table);
  }
  g_array_sort (heat->columns, compare_use);
  if (heat->columns->len > COLUMNS_MAX)
    g_array_set_size (heat->columns, COLUMNS_MAX);
  g_array_sort (heat->columns, compare_leans);
}

static gboolean
has_share (const Heat *heat, guint source)
{
  for (guint i = 0; i < heat->columns->len; i++) {
    if (!isnan (share_of (&g_array_index (heat->columns, Column, i), source)))
      return TRUE;
  }
  return FALSE;
}

static void
find_rows (Heat *heat)
{
  heat->rows = g_array_new (FALSE, FALSE, sizeof (CadChartRow));
  for (guint source = 0; source < heat->report->sources->len; source++) {
    const CadEstimate *own = &heat->axis->own[source].estimate;
    CadChartRow row = { source, own->n, own->value };

    if (has_share (heat, source))
      g_array_append_val (heat->rows, row);
  }
  heat->found = cad_chart_rank_rows (heat->rows, CAD_CHART_ROWS_MAX);
}

static const char *
source_name (const Heat *heat, guint row)
{
  return cad_chart_source (heat->report, g_array_index (heat->rows, CadChartRow, row).source);
}

static guint32
colour_of (double difference)
{
  double depth = MIN (fabs (difference) / FULL_COLOUR, 1.0);

  return cad_colour_mix (0xf6f6f4, difference < 0 ? COLOUR_LESS : COLOUR_MORE, pow (depth, 0.8));
}

static void
paint_cell (const Heat *heat, const CadGrid *grid, CadCanvas *canvas, guint row, guint column)
{
  const Column *wording = &g_array_index (heat->columns, Column, column);
  double share = share_of (wording, g_array_index (heat->rows, CadChartRow, row).source);
  double difference = share - wording->mean;
  g_autofree char *number = cad_number_decimal (heat->interface, 100.0 * difference, 0, CAD_NUMBER_SIGNED);

  cad_grid_cell (grid, canvas, cad_grid_box (grid, row, column), isnan (share) ? 0 : colour_of (difference),
                 isnan (share) ? NULL : number);
}

static void
paint_cells (const Heat *heat, const CadGrid *grid, CadCanvas *canvas)
{
  for (guint column = 0; column < heat->columns->len; column++) {
    double lean = g_array_index (heat->columns, Column, column).lean;

    cad_grid_heading (grid, canvas, column, lean < 0 ? CAD_COLOUR_MINUS : CAD_COLOUR_PLUS);
  }
  for (guint row = 0; row < heat->rows->len; row++) {
    cad_lanes_name (&grid->lanes, canvas, row, CAD_COLOUR_TEXT, source_name (heat, row));
    for (guint column = 0; column < heat->columns->len; column++)
      paint_cell (heat, grid, canvas, row, column);
  }
}

static double
paint_scale (CadCanvas *canvas, const CadLanes *rows, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  cad_frame_legend_add (items, CAD_SHAPE_BOX, colour_of (-0.3), _ ("less than the others"));
  cad_frame_legend_add (items, CAD_SHAPE_BOX, colour_of (0.3), _ ("more than the others"));
  return cad_frame_legend (canvas, items, rows->left, top);
}

static char *
describe (const Heat *heat)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < MIN (heat->rows->len, CAD_CHART_ROWS_TOLD); i++) {
    const Column *best = NULL;
    double most = -INFINITY;
    g_autofree char *name = cad_ink_clean (source_name (heat, i));

    for (guint column = 0; column < heat->columns->len; column++) {
      const Column *each = &g_array_index (heat->columns, Column, column);
      double difference = share_of (each, g_array_index (heat->rows, CadChartRow, i).source) - each->mean;

      if (!isnan (difference) && difference > most) {
        most = difference;
        best = each;
      }
    }
    g_autofree char *points = cad_number_decimal (heat->interface, 100.0 * most, 0, CAD_NUMBER_SIGNED);

    g_string_append_printf (words, _ ("%s: most of all “%s”, %s points."), name, best->title, points);
    g_string_append_c (words, ' ');
  }
  g_string_append (words, _ ("All numbers are in the table."));
  return g_string_free (words, FALSE);
}

static void
place_cells (const Heat *heat, CadGrid *grid, GPtrArray *headings)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < heat->rows->len; i++)
    g_ptr_array_add (names, (char *) source_name (heat, i));
  for (guint i = 0; i < heat->columns->len; i++)
    g_ptr_array_add (headings, g_array_index (heat->columns, Column, i).title);
  cad_grid_init (grid, names, headings);
}

static char *
foot_text (const Heat *heat)
{
  g_autofree char *left_out = cad_chart_left_out (heat->report, heat->found, heat->rows->len);
  g_autofree char *dots = g_strdup_printf (_ ("“·”: fewer than %u mentions of the choice."), (guint) CAD_MIN_MENTIONS);

  return g_strjoin (" ", _ ("Own voice; the wordings that lean and are used most, in the colour of their pole."), dots,
                    *left_out == '\0' ? NULL : left_out, NULL);
}

static CadChart *
paint (const Heat *heat)
{
  const CadAxis *axis = heat->axis->axis;
  g_autofree char *title = g_strdup_printf (_ ("%s: who says what"),
                                            cad_title_get (&axis->title, heat->interface, axis->id));
  g_autofree char *foot = foot_text (heat);
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("wordings-heat", axis->id, title);
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  CadGrid grid;
  double y = cad_frame_head (
      canvas, title, _ ("Share of a wording in its choice, minus the mean of the sources, in percentage points"));

  place_cells (heat, &grid, headings);
  cad_grid_place (&grid, y + 8.0);
  paint_cells (heat, &grid, canvas);
  y = paint_scale (canvas, &grid.lanes, cad_lanes_bottom (&grid.lanes) + 8.0);
  cad_frame_foot (canvas, y + 10.0, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (heat);
  return chart;
}

CadChart *
cad_chart_heat (const CadReport *report, guint axis)
{
  Heat heat = { report, report->axes->pdata[axis], report->settings.interface };

  find_columns (&heat);
  find_rows (&heat);

  CadChart *chart = heat.rows->len > 1 && heat.columns->len > 1 ? paint (&heat) : NULL;

  g_array_unref (heat.columns);
  g_array_unref (heat.rows);
  return chart;
}
