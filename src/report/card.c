/* SPDX-License-Identifier: MIT
 * card.c - the score of one article for a reader at a terminal */
#include <cadrage/render.h>

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "labels.h"
#include "marks.h"
#include "model.h"
#include "numbers.h"
#include "screen.h"

#define BAR_COLUMNS   8
#define SHARE_COLUMNS 18
#define SCALE_COLUMNS 41

static void
append_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", part);
}

static void
append_lexicons (GString *line, const CadReport *report)
{
  for (guint i = 0; i < report->lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (report->lexicons, i);
    g_autofree char *part = g_strdup_printf ("%s (v%u)", lexicon->id, lexicon->version);

    append_part (line, part);
  }
}

static void
add_head (const CadCard *card, const CadReading *reading)
{
  const CadDocument *document = reading->document;
  const char *interface = card->report->settings.interface;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *source = document->source != NULL ? cad_screen_clean (document->source, -1) : NULL;
  g_autofree char *title = document->title != NULL ? cad_screen_clean (document->title, -1) : NULL;
  g_autofree char *date = cad_number_date (interface, document->date);
  g_autofree char *clean_date = date != NULL ? cad_screen_clean (date, -1) : NULL;
  g_autofree char *n = cad_number_count (interface, reading->tokens->words);
  g_autofree char *words = g_strdup_printf (ngettext ("%s word", "%s words", reading->tokens->words), n);

  append_part (line, source);
  append_part (line, clean_date);
  append_part (line, words);
  append_part (line, cad_report_language (card->report, document));
  append_lexicons (line, card->report);
  if (title != NULL) {
    cad_screen_style (card->out, card->terminal, "1");
    cad_card_paragraph (card, 0, title);
    cad_screen_style (card->out, card->terminal, "0");
  }
  cad_card_paragraph (card, 0, line->str);
  cad_card_warnings (card);
}

/* Own voice first, then reported voices, then the order of the lexicon. */
static int
by_use (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadCell *cells = data, *x = &cells[*(const guint *) a], *y = &cells[*(const guint *) b];
  guint64 own_x = cad_cell_count (x, CAD_MASK_OWN), own_y = cad_cell_count (y, CAD_MASK_OWN);
  guint64 all_x = cad_cell_count (x, CAD_MASK_ALL), all_y = cad_cell_count (y, CAD_MASK_ALL);

  if (own_x != own_y)
    return own_x > own_y ? -1 : 1;
  if (all_x != all_y)
    return all_x > all_y ? -1 : 1;
  return *(const guint *) a < *(const guint *) b ? -1 : 1;
}

static void
add_wording (const CadCard *card, const CadCell *cell, const char *label, guint width)
{
  guint64 reported = cad_cell_count (cell, CAD_MASK_REPORTED);
  g_autofree char *share = cad_words_share (card->report, &cell->own);
  g_autofree char *n = cad_number_count (card->report->settings.interface, reported);
  g_autofree char *beside = g_strdup_printf (ngettext ("+ %s reported", "+ %s reported", reported), n);

  g_string_append (card->out, "    ");
  cad_screen_fit (card->out, label, width);
  g_string_append (card->out, " ");
  cad_card_bar (card, cell->own.value, BAR_COLUMNS);
  g_string_append (card->out, " ");
  if (reported > 0) {
    cad_screen_fit (card->out, share, SHARE_COLUMNS);
    g_string_append_printf (card->out, " %s", beside);
  } else {
    g_string_append (card->out, share);
  }
  g_string_append_c (card->out, '\n');
}

static guint *
wordings_by_use (const CadChoiceTable *table)
{
  guint *order = g_new (guint, MAX (1, table->n_wordings));

  for (guint i = 0; i < table->n_wordings; i++)
    order[i] = i;
  g_qsort_with_data (order, table->n_wordings, sizeof *order, by_use, table->cells);
  return order;
}

static void
add_choice (const CadCard *card, const CadChoiceTable *table, guint width)
{
  g_autofree guint *order = wordings_by_use (table);
  g_autoptr (GString) avoided = g_string_new (NULL);

  cad_card_paragraph (card, 2, cad_label_choice (card->report, table->choice));
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadCell *cell = &table->cells[order[i]];
    const CadWording *wording = g_ptr_array_index (table->choice->wordings, order[i]);
    const char *label = cad_label_wording (card->report, wording);

    if (cad_cell_count (cell, CAD_MASK_ALL) > 0)
      add_wording (card, cell, label, width);
    else
      g_string_append_printf (avoided, "%s%s", avoided->len > 0 ? ", " : "", label);
  }
  if (avoided->len == 0)
    return;
  g_autofree char *line = g_strdup_printf (_ ("not used: %s"), avoided->str);

  cad_screen_style (card->out, card->terminal, "2");
  cad_card_paragraph (card, 4, line);
  cad_screen_style (card->out, card->terminal, "0");
}

static guint
wordings_width (const CadReport *report, guint most)
{
  guint width = 0;

  for (guint i = 0; i < report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (report->choices, i);

    for (guint j = 0; j < table->n_wordings; j++) {
      const char *label = cad_label_wording (report, g_ptr_array_index (table->choice->wordings, j));

      if (cad_cell_count (&table->cells[j], CAD_MASK_ALL) > 0)
        width = MAX (width, cad_card_label_width (&label, 1, most));
    }
  }
  return width;
}

static void
add_choices (const CadCard *card)
{
  guint width = wordings_width (card->report, card->terminal->columns * 2 / 5);

  cad_card_heading (card, _ ("What is named, and how"));
  if (card->report->choices->len == 0)
    cad_card_paragraph (card, 2, _ ("Nothing that the lexicons call contested is named."));
  for (guint i = 0; i < card->report->choices->len; i++)
    add_choice (card, g_ptr_array_index (card->report->choices, i), width);
}

static void
add_lean (const CadCard *card, const CadAxisTable *table)
{
  const CadLean *lean = &table->own[0];
  g_autofree char *value = cad_words_lean (card->report, &lean->estimate);
  g_autofree char *evidence = cad_words_evidence (card->report, lean);
  g_autofree char *verdict = cad_label_lean (card->report, table->axis, lean);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", verdict, value, evidence);

  cad_card_paragraph (card, 2, cad_label_axis (card->report, table->axis));
  g_string_append (card->out, "    −1 ");
  cad_card_scale (card, lean, SCALE_COLUMNS);
  g_string_append (card->out, " +1\n       ");
  cad_screen_fit (card->out, cad_label_pole (card->report, table->axis, -1), SCALE_COLUMNS / 2);
  cad_screen_fit_right (card->out, cad_label_pole (card->report, table->axis, 1), SCALE_COLUMNS - SCALE_COLUMNS / 2);
  g_string_append_c (card->out, '\n');
  cad_card_paragraph (card, 4, line);
}

static void
add_leans (const CadCard *card)
{
  if (card->report->axes->len == 0)
    return;
  cad_card_heading (card, _ ("Lean of its own words"));
  for (guint i = 0; i < card->report->axes->len; i++)
    add_lean (card, g_ptr_array_index (card->report->axes, i));
}

static void
add_loaded (const CadCard *card)
{
  const char *interface = card->report->settings.interface;

  if (card->report->loaded->len == 0)
    return;
  cad_card_heading (card, _ ("Loaded words"));
  for (guint i = 0; i < card->report->loaded->len; i++) {
    const CadLoadedTable *table = g_ptr_array_index (card->report->loaded, i);
    g_autofree char *own = cad_number_count (interface, cad_cell_count (&table->cells[0], CAD_MASK_OWN));
    g_autofree char *reported = cad_number_count (interface, cad_cell_count (&table->cells[0], CAD_MASK_REPORTED));
    g_autofree char *rate = cad_number_decimal (interface, table->cells[0].own.value, 1, CAD_NUMBER_PLAIN);
    g_autofree char *line = g_strdup_printf (_ ("%s: %s in own voice (%s per 1,000 words), %s reported"),
                                             cad_label_wording (card->report, table->group), own, rate, reported);

    cad_card_paragraph (card, 2, line);
  }
}

GString *
cad_render_score_text (const CadReport *report, const CadReading *reading, const CadTerminal *terminal)
{
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };

  add_head (&card, reading);
  if (report->sources->len > 0) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, 0);

    add_choices (&card);
    add_leans (&card);
    if (row->speakers->len > 0) {
      cad_card_heading (&card, _ ("Who is made to speak"));
      cad_card_speakers (&card, row);
    }
    add_loaded (&card);
  }
  if (reading->mentions->len > 0) {
    cad_card_heading (&card, _ ("The sentences"));
    cad_card_legend (&card, reading);
    g_string_append_c (card.out, '\n');
    cad_card_sentences (&card, reading);
  }
  return card.out;
}
