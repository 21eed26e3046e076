/* SPDX-License-Identifier: MIT
 * text.c - a report for a reader at a terminal: leans, then each choice by source */
#include <cadrage/render.h>

#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "headline.h"
#include "labels.h"
#include "model.h"
#include "numbers.h"
#include "screen.h"

#define SCALE_COLUMNS 31

static guint
names_width (const CadCard *card)
{
  guint width = 0;

  for (guint i = 0; i < card->report->sources->len; i++) {
    g_autofree char *name = cad_label_source (card->report, i);

    width = MAX (width, cad_screen_width (name));
  }
  return MIN (width, card->terminal->columns / 4);
}

static void
add_name (const CadCard *card, guint source, guint width)
{
  g_autofree char *name = cad_label_source (card->report, source);

  g_string_append (card->out, "    ");
  cad_screen_fit (card->out, name, width);
  g_string_append (card->out, "  ");
}

static void
add_lean (const CadCard *card, const CadAxisTable *table, guint source, guint width)
{
  const CadLean *lean = &table->own[source];
  g_autofree char *value = cad_words_lean (card->report, &lean->estimate);
  g_autofree char *verdict = cad_label_lean (card->report, table->axis, lean);
  g_autofree char *evidence = cad_words_evidence (card->report, lean);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", verdict, value, evidence);

  add_name (card, source, width);
  cad_card_scale (card, lean, SCALE_COLUMNS);
  g_string_append_c (card->out, '\n');
  cad_card_paragraph (card, width + 6, line);
}

static void
add_leans (const CadCard *card, guint width)
{
  for (guint i = 0; i < card->report->axes->len; i++) {
    const CadAxisTable *table = g_ptr_array_index (card->report->axes, i);

    cad_card_heading (card, cad_label_axis (card->report, table->axis));
    g_string_append_printf (card->out, "%*s", (int) width + 6, "");
    cad_screen_fit (card->out, cad_label_pole (card->report, table->axis, -1), SCALE_COLUMNS / 2);
    cad_screen_fit_right (card->out, cad_label_pole (card->report, table->axis, 1), SCALE_COLUMNS - SCALE_COLUMNS / 2);
    g_string_append_c (card->out, '\n');
    g_autofree guint *order = cad_sources_by_lean (card->report, table);

    for (guint j = 0; j < card->report->sources->len; j++)
      add_lean (card, table, order[j], width);
  }
}

/* One line a source that names the choice: the wordings it says itself, most said first. */
static void
add_source (const CadCard *card, const CadChoiceTable *table, guint source, guint width)
{
  const CadCell *cells = table->cells + (gsize) source * table->n_wordings;
  g_autoptr (GString) line = g_string_new (NULL);
  CadWrap wrap = { .width = card->terminal->columns, .indent = width + 6, .column = width + 6 };

  for (guint i = 0; i < table->n_wordings; i++) {
    const CadWording *wording = g_ptr_array_index (table->choice->wordings, i);
    g_autofree char *share = cad_words_share (card->report, &cells[i].own);

    if (cad_cell_count (&cells[i], CAD_MASK_OWN) > 0)
      g_string_append_printf (line, "%s%s %s", line->len > 0 ? "; " : "", cad_label_wording (card->report, wording),
                              share);
  }
  add_name (card, source, width);
  cad_screen_wrap (card->out, line->len > 0 ? line->str : _ ("not named in its own voice"), &wrap);
  g_string_append_c (card->out, '\n');
}

GString *
cad_render_text (const CadReport *report, const CadTerminal *terminal)
{
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };
  guint width = names_width (&card);
  g_autofree char *headline = cad_headline (report);

  cad_screen_style (card.out, terminal, "1");
  cad_card_paragraph (&card, 0, headline);
  cad_screen_style (card.out, terminal, "0");
  cad_card_warnings (&card);
  add_leans (&card, width);
  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    cad_card_heading (&card, cad_label_choice (report, table->choice));
    for (guint source = 0; source < report->sources->len; source++)
      add_source (&card, table, source, width);
  }
  return card.out;
}
