/* SPDX-License-Identifier: MIT
 * timeline-text.c - leans and shares by month or year for a reader at a terminal */
#include <cadrage/render.h>

#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "labels.h"
#include "numbers.h"
#include "screen.h"
#include "timeline.h"

#define SCALE_COLUMNS       31
#define SCALE_COLUMNS_LEAST 21
#define NARROW              80   /* columns of a terminal with a shorter scale */
#define SIDED               0.25 /* a wording with a lean beyond is drawn on its side */

/* How a line is shared out: the name of a period, the drawing, the words. */
typedef struct {
  guint name, drawing, words;
} Columns;

static char *
period_label (const CadReport *report, guint period)
{
  return cad_number_date (report->settings.interface, cad_timeline_period (report, period)->name);
}

/* A run of periods without a mention, between the neighbours @before and @after. */
static char *
gap_label (const CadReport *report, guint first, guint last)
{
  g_autofree char *from = period_label (report, first);
  g_autofree char *to = period_label (report, last);

  return first == last ? g_steal_pointer (&from) : g_strdup_printf ("%s – %s", from, to);
}

static Columns
share_out (const CadCard *card)
{
  Columns columns = { .drawing = card->terminal->columns < NARROW ? SCALE_COLUMNS_LEAST : SCALE_COLUMNS };

  for (guint i = 0; i < card->report->timeline->periods->len; i++) {
    g_autofree char *label = period_label (card->report, i);

    columns.name = MAX (columns.name, cad_screen_width (label));
  }
  columns.words = 4 + columns.name + 1 + columns.drawing + 2;
  return columns;
}

static void
add_name (const CadCard *card, const Columns *columns, guint period)
{
  g_autofree char *label = period_label (card->report, period);

  g_string_append (card->out, "    ");
  cad_screen_fit (card->out, label, columns->name);
  g_string_append_c (card->out, ' ');
}

static void
add_words (const CadCard *card, const Columns *columns, const char *words)
{
  CadWrap wrap = { .width = card->terminal->columns, .indent = columns->words, .column = columns->words };

  g_string_append (card->out, "  ");
  cad_screen_wrap (card->out, words, &wrap);
  g_string_append_c (card->out, '\n');
}

/* Periods [@first, @end) have articles, but no mention. */
static void
add_gap (const CadCard *card, guint first, guint end)
{
  if (first == end)
    return;
  g_autofree char *label = gap_label (card->report, first, end - 1);
  g_autofree char *line = g_strdup_printf (_ ("%s: no mention"), label);

  cad_screen_style (card->out, card->terminal, "2");
  cad_card_paragraph (card, 4, line);
  cad_screen_style (card->out, card->terminal, "0");
}

static void
add_lean (const CadCard *card, const Columns *columns, guint period, const CadLean *lean)
{
  g_autofree char *value = cad_words_lean (card->report, &lean->estimate);
  g_autofree char *evidence = cad_words_evidence (card->report, lean);
  g_autofree char *words = g_strdup_printf ("%s · %s", value, evidence);

  add_name (card, columns, period);
  cad_card_scale (card, lean, columns->drawing);
  add_words (card, columns, words);
}

static void
add_lean_row (const CadCard *card, const Columns *columns, guint axis, guint row)
{
  g_autofree char *name = cad_timeline_row_name (card->report, row);
  guint n = card->report->timeline->periods->len, seen = 0;

  if (cad_timeline_lean_mentions (card->report, axis, row) == 0)
    return;
  cad_card_paragraph (card, 2, name);
  for (guint period = 0; period < n; period++) {
    const CadLean *lean = cad_timeline_lean (card->report, axis, period, row);

    if (lean->estimate.n == 0)
      continue;
    add_gap (card, seen, period);
    add_lean (card, columns, period, lean);
    seen = period + 1;
  }
  add_gap (card, seen, n);
}

static void
add_axis (const CadCard *card, const Columns *columns, guint axis)
{
  const CadAxisTable *table = g_ptr_array_index (card->report->axes, axis);
  guint half = columns->drawing / 2;

  cad_card_heading (card, cad_label_axis (card->report, table->axis));
  g_string_append_printf (card->out, "%*s", (int) columns->name + 5, "");
  cad_screen_fit (card->out, cad_label_pole (card->report, table->axis, -1), half);
  cad_screen_fit_right (card->out, cad_label_pole (card->report, table->axis, 1), columns->drawing - half);
  g_string_append_c (card->out, '\n');
  for (guint row = 0; row < card->report->timeline->n_rows; row++)
    add_lean_row (card, columns, axis, row);
}

/* A bar of all wordings: those that lean to −1, those between, those that lean to +1. */
static void
add_bar (const CadCard *card, const Columns *columns, const CadChoiceTable *table, const CadEstimate *shares)
{
  static const char *const fills[] = { "▒", "░", "█" };
  double parts[G_N_ELEMENTS (fills)] = { 0 }, sum = 0;
  guint drawn = 0;

  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = g_ptr_array_index (table->choice->wordings, i);
    double lean = wording->has_lean && table->choice->axis != NULL ? wording->lean : 0;

    parts[lean <= -SIDED ? 0 : lean >= SIDED ? 2 : 1] += shares[i].value;
  }
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++) {
    sum += parts[i];
    for (guint end = lround (sum * columns->drawing); drawn < end; drawn++)
      g_string_append (card->out, fills[i]);
  }
}

static void
add_shares (const CadCard *card, const Columns *columns, guint period, const CadChoiceTable *table,
            const CadEstimate *shares)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < table->n_wordings; i++) {
    g_autofree char *share = cad_words_share (card->report, &shares[i]);

    if (shares[i].n > 0)
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? "; " : "",
                              cad_label_wording (card->report, g_ptr_array_index (table->choice->wordings, i)), share);
  }
  add_name (card, columns, period);
  add_bar (card, columns, table, shares);
  add_words (card, columns, words->str);
}

/* The row of all sources, or of the only one. */
static void
add_choice (const CadCard *card, const Columns *columns, guint choice)
{
  const CadChoiceTable *table = g_ptr_array_index (card->report->choices, choice);
  guint row = card->report->timeline->n_rows - 1, n = card->report->timeline->periods->len, seen = 0;

  if (cad_timeline_choice_mentions (card->report, choice, row) == 0)
    return;
  cad_card_heading (card, cad_label_choice (card->report, table->choice));
  for (guint period = 0; period < n; period++) {
    const CadEstimate *shares = cad_timeline_shares (card->report, choice, period, row);

    if (shares[0].total == 0)
      continue;
    add_gap (card, seen, period);
    add_shares (card, columns, period, table, shares);
    seen = period + 1;
  }
  add_gap (card, seen, n);
}

static void
add_head (const CadCard *card)
{
  const CadTimeline *timeline = card->report->timeline;
  g_autofree char *first = period_label (card->report, 0);
  g_autofree char *last = period_label (card->report, timeline->periods->len - 1);
  g_autofree char *left_out = cad_timeline_left_out (card->report);
  g_autofree char *line = g_strdup_printf (timeline->by == CAD_BY_MONTH ? _ ("By month, from %s to %s; own voice")
                                                                        : _ ("By year, from %s to %s; own voice"),
                                           first, last);

  cad_card_paragraph (card, 0, line);
  if (left_out != NULL)
    cad_card_paragraph (card, 0, left_out);
  cad_card_warnings (card);
}

GString *
cad_render_timeline_text (const CadReport *report, const CadTerminal *terminal)
{
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };

  if (report->timeline == NULL || report->timeline->periods->len == 0)
    return card.out;
  Columns columns = share_out (&card);

  add_head (&card);
  for (guint i = 0; i < report->axes->len; i++)
    add_axis (&card, &columns, i);
  if (report->choices->len > 0 && report->sources->len > 1)
    cad_card_heading (&card, _ ("What all sources together name, and how (each source: -f tsv)"));
  if (report->axes->len > 0 && report->choices->len > 0)
    cad_card_paragraph (&card, 2, _ ("▒ words that lean to −1 · ░ between · █ words that lean to +1"));
  for (guint i = 0; i < report->choices->len; i++)
    add_choice (&card, &columns, i);
  return card.out;
}
