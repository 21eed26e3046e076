/* SPDX-License-Identifier: MIT
 * page-verbs.c - the verbs with which the sources of a page let the sides speak */
#include "page.h"

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"
#include "verbs.h"

#define VERBS_SHOWN 10

static const CadStance totals[] = { CAD_STANCE_NEUTRAL, CAD_STANCE_DOUBTING, CAD_STANCE_ENDORSING };

static gboolean
has_verbs (const CadReport *report)
{
  for (guint i = 0; i < report->sources->len; i++)
    if (g_array_index (report->sources, CadSourceRow, i).verbs->len > 0)
      return TRUE;
  return FALSE;
}

/* The language of the verbs: that of the side's lexicon, else of the first one. */
static const char *
verb_language (const CadReport *report, const CadVerbRow *verb)
{
  if (verb->lexicon != NULL)
    return verb->lexicon->language;
  return report->lexicons->len > 0 ? ((const CadLexicon *) g_ptr_array_index (report->lexicons, 0))->language : NULL;
}

/* "prétendre 3 (doubting)" */
static void
add_verb (const CadPage *page, const CadVerbRow *verb)
{
  g_autofree char *n = cad_number_count (page->report->settings.interface, verb->n);
  g_autofree char *stance = g_strdup_printf (" (%s)", cad_label_stance (verb->stance));

  cad_html_open (page->out, "span", "lang", verb_language (page->report, verb), NULL);
  cad_html_text (page->out, verb->verb);
  cad_html_markup (page->out, "</span> ");
  cad_html_text (page->out, n);
  if (verb->stance != CAD_STANCE_NEUTRAL && verb->stance != CAD_STANCE_NONE)
    cad_html_element (page->out, "i", NULL, stance);
}

static void
add_verb_list (const CadPage *page, const CadSourceRow *row, const CadVerbSide *side)
{
  guint n = side->end - side->first, shown = MIN (n, VERBS_SHOWN);

  cad_html_markup (page->out, "<td class=\"verbs\">");
  for (guint i = 0; i < shown; i++) {
    cad_html_markup (page->out, i > 0 ? ", " : "");
    add_verb (page, &g_array_index (row->verbs, CadVerbRow, side->first + i));
  }
  if (shown < n) {
    g_autofree char *rest = cad_number_count (page->report->settings.interface, n - shown);
    g_autofree char *more = g_strdup_printf (_ (" and %s more"), rest);

    cad_html_text (page->out, more);
  }
  cad_html_markup (page->out, "</td>");
}

static void
add_row (const CadPage *page, guint source, const CadVerbSide *side)
{
  const CadSourceRow *row = &g_array_index (page->report->sources, CadSourceRow, source);
  const CadVerbRow *first = &g_array_index (row->verbs, CadVerbRow, side->first);
  const CadSpeakerRow speaker = { .lexicon = first->lexicon, .actor = first->actor };

  cad_page_row (page, source);
  cad_page_cell (page, cad_label_side (page->report, &speaker));
  add_verb_list (page, row, side);
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    cad_page_count (page, side->stances[totals[i]]);
  cad_html_markup (page->out, "</tr>\n");
}

void
cad_page_verbs (const CadPage *page)
{
  const CadReport *report = page->report;

  if (!has_verbs (report))
    return;
  cad_page_table (page, "verbs", NULL, _ ("The verbs that report each side, the most used first, and their colour"));
  cad_page_head (page, NULL, _ ("Source"));
  cad_page_head (page, NULL, _ ("Side"));
  cad_page_head (page, NULL, _ ("Verbs"));
  for (guint i = 0; i < G_N_ELEMENTS (totals); i++)
    cad_page_head (page, "number", cad_label_stance (totals[i]));
  cad_page_body (page);
  for (guint source = 0; source < report->sources->len; source++) {
    CadVerbSide side = { 0 };

    while (cad_verb_side_next (&g_array_index (report->sources, CadSourceRow, source), &side))
      add_row (page, source, &side);
  }
  cad_page_table_end (page);
}
