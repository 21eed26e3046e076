/* SPDX-License-Identifier: MIT
 * compare-text.c - two sources side by side for a reader at a terminal */
#include <cadrage/render.h>

#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "compare.h"
#include "labels.h"
#include "model.h"
#include "numbers.h"
#include "screen.h"

#define BAR_MOST      20
#define LABEL_DIVISOR 4 /* a label takes at most this part of a line */

/* How the columns of a comparison are shared out: a label, then for each source a bar and the words of a share. */
typedef struct {
  guint label, side, bar;
} Columns;

static guint
widest_share (const CadReport *report, const CadCell *cells, guint n)
{
  guint width = 0;

  for (guint i = 0; i < n; i++) {
    g_autofree char *words = cad_words_share (report, &cells[i].own);

    width = MAX (width, cad_screen_width (words));
  }
  return width;
}

static Columns
share_out (const CadContrast *contrast, guint columns)
{
  Columns shared = { .label = 0 };
  guint words = 0;

  for (guint i = 0; i < contrast->choices->len; i++) {
    const CadChoiceContrast *choice = &g_array_index (contrast->choices, CadChoiceContrast, i);

    for (guint j = 0; j < choice->table->n_wordings; j++) {
      const char *label = cad_label_wording (contrast->report, g_ptr_array_index (choice->table->choice->wordings, j));

      shared.label = MAX (shared.label, cad_card_label_width (&label, 1, columns / LABEL_DIVISOR));
    }
    words = MAX (words, widest_share (contrast->report, choice->a, choice->table->n_wordings));
    words = MAX (words, widest_share (contrast->report, choice->b, choice->table->n_wordings));
  }
  shared.side = (columns - shared.label - 6) / 2;
  shared.bar = shared.side > words + 4 ? MIN (shared.side - words - 1, BAR_MOST) : 0;
  return shared;
}

static void
add_names (const CadCard *card, const CadContrast *contrast, const Columns *columns)
{
  g_autofree char *a = cad_label_source (card->report, contrast->a);
  g_autofree char *b = cad_label_source (card->report, contrast->b);

  cad_screen_style (card->out, card->terminal, "1");
  g_string_append_printf (card->out, "%*s", (int) columns->label + 4, "");
  cad_screen_fit (card->out, a, columns->side);
  g_string_append (card->out, "  ");
  cad_screen_fit (card->out, b, MIN (columns->side, cad_screen_width (b)));
  cad_screen_style (card->out, card->terminal, "0");
  g_string_append_c (card->out, '\n');
}

static void
add_cell (const CadCard *card, const CadCell *cell, const Columns *columns)
{
  g_autofree char *words = cad_words_share (card->report, &cell->own);

  if (columns->bar > 0) {
    cad_card_bar (card, cell->own.value, columns->bar);
    g_string_append_c (card->out, ' ');
  }
  cad_screen_fit (card->out, words, columns->side - (columns->bar > 0 ? columns->bar + 1 : 0));
}

static void
trim_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/* What may be said of one wording, or NULL: its interval must leave out 0, and the test over the whole choice, corrected for
 * the number of choices, must agree. */
static char *
say_difference (const CadCard *card, const CadContrast *contrast, const CadChoiceContrast *choice, guint i)
{
  const CadEstimate *difference = &choice->comparison->wordings[i].difference;
  const char *interface = card->report->settings.interface;

  if (!isfinite (difference->low) || (difference->low <= 0 && difference->high >= 0) ||
      choice->verdict != CAD_CONTRAST_DIFFERENT)
    return NULL;
  g_autofree char *name = cad_label_source (card->report, difference->value > 0 ? contrast->a : contrast->b);
  g_autofree char *points = cad_number_decimal (interface, 100 * fabs (difference->value), 0, CAD_NUMBER_PLAIN);
  double near = MIN (fabs (difference->low), fabs (difference->high));
  double far = MAX (fabs (difference->low), fabs (difference->high));
  g_autofree char *low = cad_number_decimal (interface, 100 * near, 0, CAD_NUMBER_PLAIN);
  g_autofree char *high = cad_number_decimal (interface, 100 * far, 0, CAD_NUMBER_PLAIN);
  const CadWording *wording = g_ptr_array_index (choice->table->choice->wordings, i);

  return g_strdup_printf (_ ("%s says “%s” more: by %s points [%s–%s]"), name,
                          cad_label_wording (card->report, wording), points, low, high);
}

/* The source that never names the choice in its own voice, or -1. */
static int
silent_source (const CadContrast *contrast, const CadChoiceContrast *choice)
{
  if (choice->table->own[contrast->a] == 0)
    return contrast->a;
  return choice->table->own[contrast->b] == 0 ? (int) contrast->b : -1;
}

/* What the test over the whole choice says, with q over all choices compared. */
static void
add_test (const CadCard *card, const CadChoiceContrast *choice, guint said)
{
  const CadChoiceComparison *comparison = choice->comparison;
  const char *interface = card->report->settings.interface;
  g_autoptr (GString) line = g_string_new (choice->verdict == CAD_CONTRAST_INSUFFICIENT ? _ ("insufficient evidence")
                                           : said == 0                                  ? _ ("no clear difference")
                                                                                        : "");
  g_autofree char *p = cad_number_p (interface, comparison->p), *q = cad_number_p (interface, comparison->q);

  if (comparison->test == CAD_TEST_PERMUTATION)
    g_string_append_printf (line, _ ("%sp %s, q %s (articles permuted)"), line->len > 0 ? " · " : "", p, q);
  if (comparison->test == CAD_TEST_EXACT || comparison->test == CAD_TEST_CHI_SQUARE)
    g_string_append_printf (line, _ ("%sp %s, q %s (exact test; few articles, mentions taken for independent)"),
                            line->len > 0 ? " · " : "", p, q);
  if (line->len > 0)
    cad_card_paragraph (card, 4, line->str);
}

/* Wordings that @source uses and the other never: a fact about these articles, whatever the tests say. */
static void
add_avoided (const CadCard *card, const CadContrast *contrast, const CadChoiceContrast *choice, guint source)
{
  const CadCell *used = source == contrast->a ? choice->a : choice->b;
  const CadCell *other = source == contrast->a ? choice->b : choice->a;
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < choice->table->n_wordings; i++)
    if (used[i].own.n > 0 && other[i].own.n == 0) {
      const CadWording *wording = g_ptr_array_index (choice->table->choice->wordings, i);

      g_string_append_printf (list, _ ("%s“%s”"), list->len > 0 ? ", " : "", cad_label_wording (card->report, wording));
    }
  if (list->len == 0)
    return;
  g_autofree char *name = cad_label_source (card->report, source);
  g_autofree char *line = g_strdup_printf (_ ("only %s says %s"), name, list->str);

  cad_card_paragraph (card, 4, line);
}

static void
add_findings (const CadCard *card, const CadContrast *contrast, const CadChoiceContrast *choice)
{
  int silent = silent_source (contrast, choice);
  guint said = 0;

  if (silent >= 0) {
    g_autofree char *name = cad_label_source (card->report, silent);
    g_autofree char *line = g_strdup_printf (_ ("%s does not name it in its own voice"), name);

    cad_card_paragraph (card, 4, line);
    return;
  }
  for (guint i = 0; i < choice->table->n_wordings; i++) {
    g_autofree char *line = say_difference (card, contrast, choice, i);

    if (line == NULL)
      continue;
    cad_card_paragraph (card, 4, line);
    said++;
  }
  add_avoided (card, contrast, choice, contrast->a);
  add_avoided (card, contrast, choice, contrast->b);
  add_test (card, choice, said);
}

static void
add_choice (const CadCard *card, const CadContrast *contrast, const CadChoiceContrast *choice, const Columns *columns)
{
  g_string_append_c (card->out, '\n');
  cad_card_paragraph (card, 2, cad_label_choice (card->report, choice->table->choice));
  for (guint i = 0; i < choice->table->n_wordings; i++) {
    const CadWording *wording = g_ptr_array_index (choice->table->choice->wordings, i);

    g_string_append (card->out, "    ");
    cad_screen_fit (card->out, cad_label_wording (card->report, wording), columns->label);
    g_string_append (card->out, " ");
    add_cell (card, &choice->a[i], columns);
    g_string_append (card->out, " ");
    add_cell (card, &choice->b[i], columns);
    trim_line (card->out);
  }
  add_findings (card, contrast, choice);
}

static void
add_source_lean (const CadCard *card, const CadAxisTable *table, guint source)
{
  const CadLean *lean = &table->own[source];
  g_autofree char *name = cad_label_source (card->report, source);
  g_autofree char *value = cad_words_lean (card->report, &lean->estimate);
  g_autofree char *evidence = cad_words_evidence (card->report, lean);
  g_autofree char *verdict = cad_label_lean (card->report, table->axis, lean);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", verdict, value, evidence);
  guint width = card->terminal->columns / 4;

  g_string_append (card->out, "    ");
  cad_screen_fit (card->out, name, width);
  g_string_append (card->out, " −1 ");
  cad_card_scale (card, lean, 31);
  g_string_append (card->out, " +1\n");
  cad_card_paragraph (card, 8, line);
}

static char *
say_axis (const CadCard *card, const CadContrast *contrast, const CadAxisContrast *axis)
{
  g_autofree char *a = cad_label_source (card->report, contrast->a);
  g_autofree char *b = cad_label_source (card->report, contrast->b);
  g_autofree char *by = cad_words_lean (card->report, &axis->comparison.difference);

  if (axis->comparison.verdict == CAD_VERDICT_INSUFFICIENT)
    return g_strdup (_ ("insufficient evidence"));
  if (axis->comparison.verdict == CAD_VERDICT_NONE)
    return g_strdup_printf (_ ("no clear difference: %s"), by);
  return g_strdup_printf (_ ("%s leans more to “%s” than %s: difference %s"), a,
                          cad_label_pole (card->report, axis->table->axis, axis->comparison.difference.value), b, by);
}

static void
add_axis (const CadCard *card, const CadContrast *contrast, const CadAxisContrast *axis)
{
  g_autofree char *line = say_axis (card, contrast, axis);

  cad_card_paragraph (card, 2, cad_label_axis (card->report, axis->table->axis));
  add_source_lean (card, axis->table, contrast->a);
  add_source_lean (card, axis->table, contrast->b);
  cad_card_paragraph (card, 4, line);
}

static void
add_source_line (const CadCard *card, guint source)
{
  const CadSourceRow *row = &g_array_index (card->report->sources, CadSourceRow, source);
  const char *interface = card->report->settings.interface;
  g_autofree char *name = cad_label_source (card->report, source);
  g_autofree char *n = cad_number_count (interface, row->articles), *words = cad_number_count (interface, row->words);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", row->articles), n);
  g_autofree char *of = g_strdup_printf (ngettext ("%s word", "%s words", row->words), words);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", name, articles, of);

  cad_card_paragraph (card, 0, line);
}

static void
add_distance (const CadCard *card, const CadContrast *contrast)
{
  const char *interface = card->report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, contrast->distance.value, 2, CAD_NUMBER_PLAIN);
  g_autofree char *range = cad_number_range (interface, &contrast->distance, 2, CAD_NUMBER_PLAIN);
  g_autofree char *line = NULL;

  if (isfinite (contrast->distance.value) && contrast->distance_insufficient)
    line = g_strdup_printf (_ ("Framing distance: insufficient evidence (%s %s)"), value, range);
  else if (isfinite (contrast->distance.value))
    line = g_strdup_printf (_ ("Framing distance: %s %s (0: the same words, 1: never the same word)"), value, range);
  else
    line = g_strdup (_ ("Framing distance: none, for the two share no choice"));
  cad_card_paragraph (card, 0, line);
}

static void
add_speakers (const CadCard *card, guint a, guint b)
{
  const guint sources[] = { a, b };
  gboolean headed = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++) {
    const CadSourceRow *row = &g_array_index (card->report->sources, CadSourceRow, sources[i]);
    g_autofree char *name = cad_label_source (card->report, sources[i]);

    if (row->speakers->len == 0)
      continue;
    if (!headed)
      cad_card_heading (card, _ ("Who is made to speak"));
    headed = TRUE;
    cad_card_paragraph (card, 0, name);
    cad_card_speakers (card, row);
  }
}

GString *
cad_render_compare_text (const CadReport *report, guint a, guint b, const CadTerminal *terminal)
{
  g_autoptr (CadContrast) contrast = cad_contrast_new (report, a, b);
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };
  Columns columns = share_out (contrast, terminal->columns);

  add_source_line (&card, a);
  add_source_line (&card, b);
  cad_card_warnings (&card);
  add_distance (&card, contrast);
  cad_card_heading (&card, _ ("Lean of their own words"));
  for (guint i = 0; i < contrast->axes->len; i++)
    add_axis (&card, contrast, &g_array_index (contrast->axes, CadAxisContrast, i));
  cad_card_heading (&card, _ ("What they name, and how (own voice)"));
  add_names (&card, contrast, &columns);
  for (guint i = 0; i < contrast->choices->len; i++)
    add_choice (&card, contrast, &g_array_index (contrast->choices, CadChoiceContrast, i), &columns);
  add_speakers (&card, a, b);
  cad_card_correction (&card);
  return card.out;
}
