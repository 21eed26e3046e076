/* SPDX-License-Identifier: MIT
 * page-choices.c - each choice of a page: what is said of it, its table by source, its sentences */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "model.h"
#include "numbers.h"

#define MAJORITIES_SHOWN 6

static double
lean_of (const CadChoiceTable *table, const CadWording *wording)
{
  return wording->has_lean && table->choice->axis != NULL ? wording->lean : NAN;
}

/* The wording that a source says in most of its mentions, as far as the interval allows, or -1. */
static int
majority (const CadChoiceTable *table, guint source)
{
  for (guint i = 0; i < table->n_wordings; i++) {
    const CadEstimate *share = &table->cells[(gsize) source * table->n_wordings + i].own;

    if (share->total >= CAD_MIN_MENTIONS && isfinite (share->low) && share->low > 0.5)
      return i;
  }
  return -1;
}

static char *
say_majority (const CadPage *page, const CadChoiceTable *table, guint source, guint wording)
{
  const CadEstimate *share = &table->cells[(gsize) source * table->n_wordings + wording].own;
  const char *interface = page->report->settings.interface;
  g_autofree char *name = cad_label_source (page->report, source);
  g_autofree char *percent = cad_number_percent (interface, share->value);
  g_autofree char *range = cad_number_percent_range (share);
  g_autofree char *n = cad_number_count (interface, share->n), *total = cad_number_count (interface, share->total);

  /* Translators: source, wording, share, interval, count, total */
  return g_strdup_printf (_ ("%s mostly says “%s” (%s [%s], %s/%s)"), name,
                          cad_label_wording (page->report, g_ptr_array_index (table->choice->wordings, wording)),
                          percent, range, n, total);
}

static void
add_finding (const CadPage *page, const CadChoiceTable *table)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint said = 0;

  for (guint source = 0; source < page->report->sources->len && said < MAJORITIES_SHOWN; source++) {
    int wording = majority (table, source);

    if (wording < 0)
      continue;
    g_autofree char *words = say_majority (page, table, source, wording);

    g_string_append_printf (line, "%s%s", said++ > 0 ? _ ("; ") : "", words);
  }
  if (said == 0)
    g_string_append (line, _ ("No source clearly says one wording more often than all others together"));
  g_string_append_c (line, '.');
  cad_page_paragraph (page, "finding", line->str);
}

static void
add_wording_head (const CadPage *page, const CadChoiceTable *table, const CadWording *wording)
{
  double lean = lean_of (table, wording);
  g_autofree char *class = g_strconcat ("number lean ", cad_page_lean_class (lean), NULL);
  g_autofree char *value = cad_number_decimal (page->report->settings.interface, lean, 2, CAD_NUMBER_SIGNED);

  cad_html_open (page->out, "th", "scope", "col", "class", class, NULL);
  cad_html_text (page->out, cad_label_wording (page->report, wording));
  if (isfinite (lean))
    cad_html_element (page->out, "small", NULL, value);
  cad_html_close (page->out, "th");
}

/* A style attribute is forbidden: the style sheet has a class for each per cent. */
static void
add_bar (const CadPage *page, double share, double lean)
{
  if (isfinite (share))
    g_string_append_printf (page->out, "<i class=\"bar %s w%ld\"></i>", cad_page_lean_class (lean),
                            lround (100 * CLAMP (share, 0, 1)));
}

static void
add_cell (const CadPage *page, const CadChoiceTable *table, guint index, guint source, guint i)
{
  const CadCell *cell = &table->cells[(gsize) source * table->n_wordings + i];
  const char *interface = page->report->settings.interface;
  g_autofree char *id = cad_page_cell_id ('c', index, source, i);
  g_autofree char *target = cad_page_shown (page, cell) > 0 ? g_strconcat ("e-", id, NULL) : NULL;
  g_autofree char *percent = cad_number_percent (interface, cell->own.value);
  g_autofree char *range = cad_number_percent_range (&cell->own);
  g_autofree char *bracketed = g_strconcat ("[", range, "]", NULL);
  gboolean few = cell->own.total > 0 && cell->own.total < CAD_MIN_MENTIONS;
  g_autofree char *figure = g_strconcat (percent, few ? "†" : "", NULL);

  cad_page_open_number (page, id, cell->own.value);
  add_bar (page, cell->own.value, lean_of (table, g_ptr_array_index (table->choice->wordings, i)));
  cad_page_voices (page, cell, &(CadCellWords){ figure, bracketed, target });
  cad_html_close (page->out, "td");
}

static void
add_row (const CadPage *page, const CadChoiceTable *table, guint index, guint source)
{
  const CadEstimate *silence = &table->silence[source];
  const char *interface = page->report->settings.interface;
  g_autofree char *naming = cad_number_count (interface, silence->total - MIN (silence->n, silence->total));
  g_autofree char *articles = cad_number_count (interface, silence->total);
  g_autofree char *named = silence->total > 0 ? g_strdup_printf ("%s/%s", naming, articles) : g_strdup ("–");

  cad_page_row (page, source);
  for (guint i = 0; i < table->n_wordings; i++)
    add_cell (page, table, index, source, i);
  cad_page_number (page, 1 - silence->value, named);
  cad_html_markup (page->out, "</tr>\n");
}

static void
add_table (const CadPage *page, const CadChoiceTable *table, guint index)
{
  g_autofree char *id = cad_page_id ('t', index);

  cad_page_table (page, id, cad_label_choice (page->report, table->choice),
                  _ ("share of each wording in the source’s own voice, with its count and its interval at 95%"));
  cad_page_head (page, NULL, _ ("Source"));
  for (guint i = 0; i < table->n_wordings; i++)
    add_wording_head (page, table, g_ptr_array_index (table->choice->wordings, i));
  cad_page_head (page, "number", _ ("Articles that name it"));
  cad_page_body (page);
  for (guint source = 0; source < page->report->sources->len; source++)
    add_row (page, table, index, source);
  cad_page_table_end (page);
}

static gboolean
has_few (const CadPage *page, const CadChoiceTable *table)
{
  for (guint source = 0; source < page->report->sources->len; source++)
    if (table->own[source] > 0 && table->own[source] < CAD_MIN_MENTIONS)
      return TRUE;
  return FALSE;
}

static void
add_choice (const CadPage *page, const CadChoiceTable *table, guint index)
{
  g_autofree char *id = cad_page_id ('c', index);
  CadEvidence evidence = { table->cells, table->choice->wordings, table->lexicon->language, NULL, 'c', index };

  cad_page_section (page, 3, id, cad_label_choice (page->report, table->choice));
  add_finding (page, table);
  cad_page_charts (page, CAD_CHART_OF_CHOICE, index);
  add_table (page, table, index);
  if (has_few (page, table))
    cad_page_paragraph (page, "meta", _ ("† fewer than 5 mentions: read the counts, not the share."));
  cad_page_evidence (page, &evidence);
  cad_html_markup (page->out, "</section>\n");
}

static void
add_unmentioned (const CadPage *page)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < page->report->unmentioned->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? _ ("; ") : "",
                            cad_label_choice (page->report, g_ptr_array_index (page->report->unmentioned, i)));
  if (list->len == 0)
    return;
  g_autofree char *line = g_strdup_printf (_ ("Choices that no source names: %s."), list->str);

  cad_page_paragraph (page, "meta", line);
}

/* Titles, code names, words as topics: found, but nobody's choice of words. */
static void
add_names (const CadPage *page)
{
  guint64 names = 0;

  for (guint i = 0; i < page->report->sources->len; i++)
    names += g_array_index (page->report->sources, CadSourceRow, i).groups[CAD_VOICES_NAMED];
  if (names == 0)
    return;
  g_autofree char *n = cad_number_count (page->report->settings.interface, names);
  g_autofree char *line = g_strdup_printf (ngettext ("%s mention stands only in a name or a title and is not counted.",
                                                     "%s mentions stand only in names or titles and are not counted.",
                                                     names),
                                           n);

  cad_page_paragraph (page, "meta", line);
}

void
cad_page_choices (const CadPage *page)
{
  cad_page_section (page, 2, "choices", _ ("What is named how"));
  cad_page_paragraph (
      page, NULL,
      _ ("Each choice is one contested thing that every writer must name somehow. The colours follow the "
         "lean that the lexicon gives to a wording. A count leads to its sentences."));
  for (guint i = 0; i < page->report->choices->len; i++)
    add_choice (page, g_ptr_array_index (page->report->choices, i), i);
  add_unmentioned (page);
  add_names (page);
  cad_html_markup (page->out, "</section>\n");
}
