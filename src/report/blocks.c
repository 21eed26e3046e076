/* SPDX-License-Identifier: MIT
 * blocks.c - the parts that cards on a terminal are built of */
#include "blocks.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"
#include "screen.h"

void
cad_card_heading (const CadCard *card, const char *title)
{
  CadWrap wrap = { .width = card->terminal->columns };

  g_string_append_c (card->out, '\n');
  cad_screen_style (card->out, card->terminal, "1");
  cad_screen_wrap (card->out, title, &wrap);
  cad_screen_style (card->out, card->terminal, "0");
  g_string_append_c (card->out, '\n');
}

void
cad_card_paragraph (const CadCard *card, guint indent, const char *text)
{
  CadWrap wrap = { .width = card->terminal->columns, .indent = indent, .column = indent };

  g_string_append_printf (card->out, "%*s", (int) indent, "");
  cad_screen_wrap (card->out, text, &wrap);
  g_string_append_c (card->out, '\n');
}

void
cad_card_warnings (const CadCard *card)
{
  for (guint i = 0; i < card->report->warnings->len; i++) {
    g_autofree char *line = g_strconcat ("! ", (char *) g_ptr_array_index (card->report->warnings, i), NULL);

    cad_card_paragraph (card, 0, line);
  }
}

void
cad_card_bar (const CadCard *card, double share, guint width)
{
  guint filled = isfinite (share) ? lround (CLAMP (share, 0, 1) * width) : 0;

  if (filled == 0 && share > 0)
    filled = 1;
  for (guint i = 0; i < width; i++)
    g_string_append (card->out, i < filled ? "█" : "·");
}

static guint
scale_column (double value, guint width)
{
  return lround ((CLAMP (value, -1, 1) + 1) / 2 * (width - 1));
}

void
cad_card_scale (const CadCard *card, const CadLean *lean, guint width)
{
  const CadEstimate *estimate = &lean->estimate;
  gboolean shown = isfinite (estimate->value), interval = isfinite (estimate->low) && isfinite (estimate->high);
  guint middle = scale_column (0, width), value = shown ? scale_column (estimate->value, width) : 0;
  guint low = interval ? scale_column (estimate->low, width) : 0;
  guint high = interval ? scale_column (estimate->high, width) : 0;

  for (guint i = 0; i < width; i++) {
    const char *mark = i == 0 ? "├" : i + 1 == width ? "┤" : i == middle ? "┼" : "─";

    if (interval && i >= low && i <= high)
      mark = "━";
    if (shown && i == value)
      mark = lean->verdict == CAD_VERDICT_INSUFFICIENT ? "○" : "●";
    g_string_append (card->out, mark);
  }
}

char *
cad_words_share (const CadReport *report, const CadEstimate *share)
{
  const char *interface = report->settings.interface;
  g_autofree char *n = cad_number_count (interface, share->n);
  g_autofree char *total = cad_number_count (interface, share->total);
  g_autofree char *percent = cad_number_percent (interface, share->value);
  g_autofree char *range = cad_number_percent_range (share);

  if (share->total == 0)
    return g_strdup ("–");
  return g_strdup_printf ("%s/%s %s [%s]", n, total, percent, range);
}

char *
cad_words_lean (const CadReport *report, const CadEstimate *lean)
{
  const char *interface = report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, lean->value, 2, CAD_NUMBER_SIGNED);
  g_autofree char *range = cad_number_range (interface, lean, 2, CAD_NUMBER_SIGNED);

  return g_strconcat (value, *range != '\0' ? " " : "", range, NULL);
}

char *
cad_words_evidence (const CadReport *report, const CadLean *lean)
{
  const char *interface = report->settings.interface;
  g_autofree char *n = cad_number_count (interface, lean->estimate.n);
  g_autofree char *choices = cad_number_count (interface, lean->choices);
  g_autofree char *mentions = g_strdup_printf (ngettext ("%s mention", "%s mentions", lean->estimate.n), n);
  g_autofree char *of = g_strdup_printf (ngettext ("%s choice", "%s choices", lean->choices), choices);

  return g_strdup_printf ("%s, %s", mentions, of);
}

/* "neutral 2, endorsing 1" */
static char *
list_stances (const CadReport *report, const CadSpeakerRow *row)
{
  GString *list = g_string_new (NULL);

  for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++) {
    if (row->stances[stance] == 0)
      continue;
    g_autofree char *n = cad_number_count (report->settings.interface, row->stances[stance]);

    g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : "", cad_label_stance (stance), n);
  }
  return g_string_free (list, FALSE);
}

guint
cad_card_label_width (const char *const *labels, guint n, guint most)
{
  guint width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, cad_screen_width (labels[i]));
  return MIN (width, most);
}

void
cad_card_speakers (const CadCard *card, const CadSourceRow *row)
{
  guint width = 0;

  for (guint i = 0; i < row->speakers->len; i++) {
    const char *side = cad_label_side (card->report, &g_array_index (row->speakers, CadSpeakerRow, i));

    width = MAX (width, cad_card_label_width (&side, 1, card->terminal->columns / 2));
  }
  for (guint i = 0; i < row->speakers->len; i++) {
    const CadSpeakerRow *speaker = &g_array_index (row->speakers, CadSpeakerRow, i);
    g_autofree char *stances = list_stances (card->report, speaker);
    g_autofree char *n = cad_number_count (card->report->settings.interface, speaker->mentions);
    CadWrap wrap = { .width = card->terminal->columns, .indent = width + 10, .column = width + 10 };

    g_string_append (card->out, "  ");
    cad_screen_fit (card->out, cad_label_side (card->report, speaker), width);
    cad_screen_fit_right (card->out, n, 6);
    g_string_append (card->out, *stances != '\0' ? "  " : "");
    cad_screen_wrap (card->out, stances, &wrap);
    g_string_append_c (card->out, '\n');
  }
}

void
cad_card_correction (const CadCard *card)
{
  static const char *const notes[CAD_N_CORRECTIONS] = {
    NULL,
    N_ ("q: corrected for the number of tests after Benjamini and Yekutieli"),
    N_ ("q: corrected for the number of tests after Holm"),
    N_ ("q: corrected for the number of tests after Hochberg"),
    N_ ("q: corrected for the number of tests after Bonferroni"),
    N_ ("q: not corrected for the number of tests"),
  };
  const char *note = notes[card->report->settings.correction];

  if (note == NULL)
    return;
  g_string_append_c (card->out, '\n');
  cad_card_paragraph (card, 0, _ (note));
}
