/* SPDX-License-Identifier: MIT
 * chart-shares.c - the wordings of one choice: a bar a source, from one pole's wordings to the other's */
#include "chart-kinds.h"
#include "numbers.h"

#include <glib/gi18n-lib.h>

typedef struct {
  guint index; /* of the choice's wordings */
  double lean;
  guint64 n; /* own voice, all sources */
  guint32 colour;
  char *title;
} Segment;

typedef struct {
  CadChartRow row; /* its place: the mean lean; without an axis the share of the commonest wording, few mentions last */
  double minus;    /* share left of the middle */
} Bar;

typedef struct {
  const CadReport *report;
  const CadChoiceTable *table;
  const CadAxis *axis; /* NULL: bars begin at the left */
  const char *interface;
  GArray *segments; /* of Segment, from minus to plus */
  GArray *bars;     /* of Bar, from above */
  guint found;      /* sources with a mention in own voice */
  guint silent;     /* and without */
} Shares;

static guint64
own_count (const Shares *shares, guint source, guint wording)
{
  return shares->table->cells[source * shares->table->n_wordings + wording].counts[CAD_VOICE_OWN];
}

static const CadAxis *
leaning_axis (const CadChoiceTable *table)
{
  gboolean leans = FALSE;

  if (table->choice->axis == NULL)
    return NULL;
  for (guint i = 0; i < table->n_wordings; i++)
    leans |= ((const CadWording *) table->choice->wordings->pdata[i])->lean != 0.0;
  return leans ? cad_lexicon_axis (table->lexicon, table->choice->axis) : NULL;
}

static void
segment_clear (gpointer segment)
{
  g_free (((Segment *) segment)->title);
}

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const Segment *one = a, *other = b;

  if (one->lean != other->lean)
    return one->lean < other->lean ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static void
colour_segments (Shares *shares)
{
  guint same = 0;

  for (guint i = 0; i < shares->segments->len; i++) {
    Segment *segment = &g_array_index (shares->segments, Segment, i);

    same = i > 0 && segment[-1].lean == segment->lean ? same + 1 : 0;
    segment->colour = shares->axis != NULL ? cad_colour_tint (segment->lean, same) : cad_colour_series (i);
  }
}

static void
find_segments (Shares *shares)
{
  const CadChoiceTable *table = shares->table;

  shares->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (shares->segments, segment_clear);
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = table->choice->wordings->pdata[i];
    Segment segment = { i, shares->axis != NULL ? wording->lean : 0.0, 0, 0,
                        cad_ink_clean (cad_title_get (&wording->title, shares->interface, wording->id)) };

    for (guint source = 0; source < shares->report->sources->len; source++)
      segment.n += own_count (shares, source, i);
    g_array_append_val (shares->segments, segment);
  }
  g_array_sort (shares->segments, compare_segments);
  colour_segments (shares);
}

static guint
commonest (const Shares *shares)
{
  guint best = 0;

  for (guint i = 1; i < shares->segments->len; i++) {
    if (g_array_index (shares->segments, Segment, i).n > g_array_index (shares->segments, Segment, best).n)
      best = i;
  }
  return g_array_index (shares->segments, Segment, best).index;
}

static gboolean
is_few (const Bar *bar)
{
  return bar->row.n < CAD_MIN_MENTIONS;
}

static Bar
measure_bar (const Shares *shares, guint source, guint main_wording)
{
  Bar bar = { { source, shares->table->own[source], 0.0 }, 0.0 };

  if (shares->axis == NULL && is_few (&bar))
    bar.row.place = -1.0;

  for (guint i = 0; i < shares->segments->len && bar.row.n > 0; i++) {
    const Segment *segment = &g_array_index (shares->segments, Segment, i);
    double share = (double) own_count (shares, source, segment->index) / bar.row.n;

    if (shares->axis == NULL)
      bar.row.place += segment->index == main_wording ? share : 0.0;
    else {
      bar.row.place += segment->lean * share;
      bar.minus += segment->lean < 0.0 ? share : segment->lean == 0.0 ? share / 2 : 0.0;
    }
  }
  return bar;
}

static void
find_bars (Shares *shares)
{
  guint main_wording = commonest (shares);

  shares->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  for (guint source = 0; source < shares->report->sources->len; source++) {
    Bar bar = measure_bar (shares, source, main_wording);

    if (bar.row.n > 0)
      g_array_append_val (shares->bars, bar);
    else
      shares->silent++;
  }
  shares->found = cad_chart_rank_rows (shares->bars, CAD_CHART_ROWS_MAX);
}

static const char *
source_name (const Shares *shares, const Bar *bar)
{
  return cad_chart_source (shares->report, bar->row.source);
}

static void
place_rows (const Shares *shares, CadLanes *rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < shares->bars->len; i++) {
    const Bar *bar = &g_array_index (shares->bars, Bar, i);

    g_ptr_array_add (names, (char *) source_name (shares, bar));
    g_ptr_array_add (notes, cad_chart_count_note (shares->interface, bar->row.n));
  }
  cad_lanes_init (rows, names, notes);
}

static double
paint_legend (const Shares *shares, CadCanvas *canvas, double left, double top)
{
  g_autoptr (GArray) items = cad_frame_legend_new ();

  for (guint i = 0; i < shares->segments->len; i++) {
    const Segment *segment = &g_array_index (shares->segments, Segment, i);
    g_autofree char *quoted = g_strdup_printf (_ ("“%s”"), segment->title);
    g_autofree char *never = g_strdup_printf (_ ("%s (never)"), quoted);

    cad_frame_legend_add (items, segment->n > 0 ? CAD_SHAPE_BOX : CAD_SHAPE_FRAME, segment->colour,
                          segment->n > 0 ? quoted : never);
  }
  return cad_frame_legend (canvas, items, left, top);
}

/* Where share 0 of each bar would lie if it had no minus side, and how many pixels share 1 is. */
typedef struct {
  double middle, unit;
} Scale;

static Scale
find_scale (const Shares *shares, const CadLanes *rows)
{
  double left = shares->axis != NULL ? 0.12 : 0.0;
  double right = left;

  for (guint i = 0; i < shares->bars->len; i++) {
    const Bar *bar = &g_array_index (shares->bars, Bar, i);

    left = MAX (left, bar->minus);
    right = MAX (right, 1.0 - bar->minus);
  }
  double unit = (rows->right - rows->left) / (left + right);

  return (Scale){ rows->left + left * unit, unit };
}

static GArray *
bar_parts (const Shares *shares, const Bar *bar)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (CadPart));

  for (guint i = 0; i < shares->segments->len; i++) {
    const Segment *segment = &g_array_index (shares->segments, Segment, i);
    CadPart part = { (double) own_count (shares, bar->row.source, segment->index) / bar->row.n, segment->colour };

    g_array_append_val (parts, part);
  }
  return parts;
}

static void
paint_bars (const Shares *shares, CadCanvas *canvas, const CadLanes *rows)
{
  Scale scale = find_scale (shares, rows);
  CadBox axis = { scale.middle - 0.5, rows->top - 6.0, scale.middle + 0.5, cad_lanes_bottom (rows) + 6.0 };

  cad_canvas_box (canvas, axis, CAD_COLOUR_AXIS);
  for (guint i = 0; i < shares->bars->len; i++) {
    const Bar *bar = &g_array_index (shares->bars, Bar, i);
    g_autofree char *note = cad_chart_count_note (shares->interface, bar->row.n);
    g_autoptr (GArray) parts = bar_parts (shares, bar);
    CadStack stack = { parts, scale.middle - bar->minus * scale.unit, scale.unit, is_few (bar) };

    cad_lanes_name (rows, canvas, i, is_few (bar) ? CAD_COLOUR_GREY : CAD_COLOUR_TEXT, source_name (shares, bar));
    cad_lanes_bar (rows, canvas, i, &stack);
    cad_lanes_note (rows, canvas, i, CAD_COLOUR_GREY, note);
  }
}

static char *
foot_text (const Shares *shares)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  g_autofree char *method = cad_chart_method (shares->report, _ ("Wilson’s"));
  g_autofree char *intervals = g_strdup_printf (_ ("95%% intervals, in the table: %s."), method);
  g_autofree char *left_out = cad_chart_left_out (shares->report, shares->found, shares->bars->len);
  g_autofree char *silent = g_strdup_printf (ngettext ("Without a mention in own voice: %u source.",
                                                       "Without a mention in own voice: %u sources.", shares->silent),
                                             shares->silent);

  g_ptr_array_add (sentences, _ ("n = mentions in own voice."));
  if (shares->axis != NULL)
    g_ptr_array_add (sentences, _ ("Bars are centred on the neutral wordings."));
  if (shares->silent > 0)
    g_ptr_array_add (sentences, silent);
  if (*left_out != '\0')
    g_ptr_array_add (sentences, left_out);
  g_ptr_array_add (sentences, intervals);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

static const Segment *
main_segment (const Shares *shares, const Bar *bar)
{
  const Segment *best = &g_array_index (shares->segments, Segment, 0);

  for (guint i = 1; i < shares->segments->len; i++) {
    const Segment *segment = &g_array_index (shares->segments, Segment, i);

    if (own_count (shares, bar->row.source, segment->index) > own_count (shares, bar->row.source, best->index))
      best = segment;
  }
  return best;
}

static char *
describe (const Shares *shares)
{
  GString *words = g_string_new (NULL);
  guint shown = MIN (shares->bars->len, CAD_CHART_ROWS_TOLD);

  for (guint i = 0; i < shown; i++) {
    const Bar *bar = &g_array_index (shares->bars, Bar, i);
    const Segment *segment = main_segment (shares, bar);
    g_autofree char *name = cad_ink_clean (source_name (shares, bar));
    g_autofree char *note = cad_chart_count_note (shares->interface, bar->row.n);
    g_autofree char *share = cad_number_percent (
        shares->interface, (double) own_count (shares, bar->row.source, segment->index) / bar->row.n);

    /* Translators: source, its commonest wording, share, "n = 12" */
    g_string_append_printf (words, _ ("%s: mostly “%s”, %s, %s."), name, segment->title, share, note);
    g_string_append_c (words, ' ');
  }
  g_string_append (words, _ ("All numbers are in the table."));
  return g_string_free (words, FALSE);
}

static CadChart *
paint (const Shares *shares)
{
  const CadChoice *choice = shares->table->choice;
  g_autofree char *title = g_strdup_printf (_ ("%s: the wording each source chooses"),
                                            cad_title_get (&choice->title, shares->interface, choice->id));
  g_autoptr (CadCanvas) canvas = cad_canvas_new (CAD_CHART_WIDTH);
  CadChart *chart = cad_chart_new ("shares", choice->id, title);
  CadLanes rows;
  double y = cad_frame_head (canvas, title,
                             _ ("Share of each wording in the source’s own voice (quotations excluded), in %"));

  place_rows (shares, &rows);
  rows.top = paint_legend (shares, canvas, rows.left, y + 14.0) + 14.0;
  paint_bars (shares, canvas, &rows);
  y = cad_lanes_bottom (&rows) + 10.0;
  if (shares->axis != NULL)
    y = cad_lanes_poles (&rows, canvas, y, shares->axis, shares->interface);

  g_autofree char *foot = foot_text (shares);

  cad_frame_foot (canvas, y + 14.0, foot);
  cad_chart_take (chart, canvas);
  chart->description = describe (shares);
  return chart;
}

CadChart *
cad_chart_shares (const CadReport *report, guint choice)
{
  const CadChoiceTable *table = report->choices->pdata[choice];
  Shares shares = { report, table, leaning_axis (table), report->settings.interface };

  find_segments (&shares);
  find_bars (&shares);

  CadChart *chart = shares.bars->len > 0 ? paint (&shares) : NULL;

  g_array_unref (shares.segments);
  g_array_unref (shares.bars);
  return chart;
}
