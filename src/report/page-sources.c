/* SPDX-License-Identifier: MIT
 * page-sources.c - loaded words, the sources' profiles and whom they let speak */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"

static void
add_rate (const CadPage *page, const CadLoadedTable *table, guint index, guint source)
{
  const CadCell *cell = &table->cells[source];
  const char *interface = page->report->settings.interface;
  g_autofree char *id = cad_page_cell_id ('l', index, source, 0);
  g_autofree char *target = cad_page_shown (page, cell) > 0 ? g_strconcat ("e-", id, NULL) : NULL;
  g_autofree char *rate = cad_number_decimal (interface, cell->own.value, 2, CAD_NUMBER_PLAIN);
  g_autofree char *range = cad_number_range (interface, &cell->own, 2, CAD_NUMBER_PLAIN);

  cad_page_open_number (page, id, cell->own.value);
  cad_page_voices (page, cell, &(CadCellWords){ rate, range, target });
  cad_html_close (page->out, "td");
}

static void
add_loaded_evidence (const CadPage *page, const CadLoadedTable *table, guint index)
{
  g_autoptr (GPtrArray) group = g_ptr_array_new ();
  CadEvidence evidence = {
    table->cells, group, table->lexicon->language, cad_label_wording (page->report, table->group), 'l', index
  };

  g_ptr_array_add (group, (gpointer) table->group);
  cad_page_evidence (page, &evidence);
}

void
cad_page_loaded (const CadPage *page)
{
  const CadReport *report = page->report;

  if (report->loaded->len == 0)
    return;
  cad_page_section (page, 2, "loaded", _ ("Loaded words"));
  cad_page_paragraph (page, NULL,
                      _ ("Words that carry a judgement by themselves and have no fixed alternative: counted "
                         "per 1,000 words, not as shares."));
  cad_page_table (page, "loaded-rates", NULL,
                  _ ("In own voice per 1,000 words, with the count, the words read and the interval at 95%"));
  cad_page_head (page, NULL, _ ("Source"));
  for (guint i = 0; i < report->loaded->len; i++)
    cad_page_head (page, "number",
                   cad_label_wording (report, ((const CadLoadedTable *) g_ptr_array_index (report->loaded, i))->group));
  cad_page_body (page);
  for (guint source = 0; source < report->sources->len; source++) {
    cad_page_row (page, source);
    for (guint i = 0; i < report->loaded->len; i++)
      add_rate (page, g_ptr_array_index (report->loaded, i), i, source);
    cad_html_markup (page->out, "</tr>\n");
  }
  cad_page_table_end (page);
  for (guint i = 0; i < report->loaded->len; i++)
    add_loaded_evidence (page, g_ptr_array_index (report->loaded, i), i);
  cad_html_markup (page->out, "</section>\n");
}

static guint64
framing_mentions (const CadSourceRow *row)
{
  return row->groups[CAD_VOICES_OWN] + row->groups[CAD_VOICES_ATTRIBUTED] + row->groups[CAD_VOICES_HEDGED];
}

static void
add_segment (const CadPage *page, const char *class, double from, double share)
{
  char x[G_ASCII_DTOSTR_BUF_SIZE], width[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (x, sizeof x, "%.1f", 100 * from);
  g_ascii_formatd (width, sizeof width, "%.1f", 100 * share);
  cad_html_open (page->out, "rect", "class", class, "x", x, "width", width, "height", "4", NULL);
  cad_html_close (page->out, "rect");
}

static void
add_composition (const CadPage *page, const CadSourceRow *row)
{
  static const char *const classes[] = { "own", "reported", "hedged" };
  double total = framing_mentions (row), at = 0;

  cad_html_markup (page->out, "<td class=\"plot\"><svg class=\"bar wide\" viewBox=\"0 0 100 4\" "
                              "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
  for (guint i = 0; total > 0 && i < G_N_ELEMENTS (classes); i++) {
    add_segment (page, classes[i], at, row->groups[i] / total);
    at += row->groups[i] / total;
  }
  cad_html_markup (page->out, "</svg></td>");
}

static void
add_period (const CadPage *page, const CadSourceRow *row)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *first = cad_number_date (interface, row->first_date);
  g_autofree char *last = cad_number_date (interface, row->last_date);

  cad_html_markup (page->out, "<td class=\"period\">");
  cad_html_text (page->out, first != NULL ? first : _ ("no date"));
  if (first != NULL && !g_str_equal (row->first_date, row->last_date)) {
    cad_html_markup (page->out, " –<br>");
    cad_html_text (page->out, last);
  }
  cad_html_markup (page->out, "</td>");
}

static void
add_profile (const CadPage *page, guint source)
{
  const CadSourceRow *row = &g_array_index (page->report->sources, CadSourceRow, source);
  guint64 total = framing_mentions (row);

  cad_page_row (page, source);
  cad_page_count (page, row->articles);
  cad_page_count (page, row->words);
  add_period (page, row);
  cad_page_count (page, total);
  add_composition (page, row);
  for (guint group = CAD_VOICES_OWN; group < CAD_VOICES_NAMED; group++)
    cad_page_share (page, &row->voices[group]);
  cad_html_markup (page->out, "</tr>\n");
}

static void
add_profiles (const CadPage *page)
{
  cad_page_table (page, "profiles", NULL,
                  _ ("What was read of each source, and in whose voice it names contested things"));
  cad_page_head (page, NULL, _ ("Source"));
  cad_page_head (page, "number", _ ("Articles"));
  cad_page_head (page, "number", _ ("Words"));
  cad_page_head (page, NULL, _ ("Period"));
  cad_page_head (page, "number", _ ("Mentions"));
  cad_page_head (page, NULL, _ ("Voices"));
  cad_page_head (page, "number voice own", cad_label_group (CAD_VOICES_OWN));
  cad_page_head (page, "number voice reported", cad_label_group (CAD_VOICES_ATTRIBUTED));
  cad_page_head (page, "number voice hedged", cad_label_group (CAD_VOICES_HEDGED));
  cad_page_body (page);
  for (guint source = 0; source < page->report->sources->len; source++)
    add_profile (page, source);
  cad_page_table_end (page);
}

static void
add_speaker (const CadPage *page, guint source, const CadSpeakerRow *speaker)
{
  cad_page_row (page, source);
  cad_page_cell (page, cad_label_side (page->report, speaker));
  cad_page_count (page, speaker->mentions);
  cad_page_share (page, &speaker->share);
  for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++)
    cad_page_count (page, speaker->stances[stance]);
  cad_html_markup (page->out, "</tr>\n");
}

static gboolean
has_speakers (const CadReport *report)
{
  for (guint i = 0; i < report->sources->len; i++)
    if (g_array_index (report->sources, CadSourceRow, i).speakers->len > 0)
      return TRUE;
  return FALSE;
}

static void
add_speakers (const CadPage *page)
{
  cad_page_table (page, "speakers", NULL,
                  _ ("Mentions left to somebody else’s voice, by side, and the verbs that report them"));
  cad_page_head (page, NULL, _ ("Source"));
  cad_page_head (page, NULL, _ ("Side"));
  cad_page_head (page, "number", _ ("Mentions"));
  cad_page_head (page, "number", _ ("Share of known sides"));
  for (guint stance = CAD_STANCE_NEUTRAL; stance < CAD_N_STANCES; stance++)
    cad_page_head (page, "number", cad_label_stance (stance));
  cad_page_body (page);
  for (guint source = 0; source < page->report->sources->len; source++) {
    GArray *rows = g_array_index (page->report->sources, CadSourceRow, source).speakers;

    for (guint i = 0; i < rows->len; i++)
      add_speaker (page, source, &g_array_index (rows, CadSpeakerRow, i));
  }
  cad_page_table_end (page);
}

void
cad_page_sources (const CadPage *page)
{
  cad_page_section (page, 2, "sources", _ ("The sources, and whom they let speak"));
  add_profiles (page);
  cad_page_charts (page, CAD_CHART_OF_SOURCES, 0);
  if (has_speakers (page->report))
    add_speakers (page);
  cad_page_verbs (page);
  cad_html_markup (page->out, "</section>\n");
}
