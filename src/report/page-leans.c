/* SPDX-License-Identifier: MIT
 * page-leans.c - the leans of a page: one table an axis */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "headline.h"
#include "labels.h"
#include "numbers.h"

#define PLOT_WIDTH 200.0
#define PLOT_EDGE  6.0

static void
add_at (const CadPage *page, const char *name, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.1f", PLOT_EDGE + (value + 1) / 2 * (PLOT_WIDTH - 2 * PLOT_EDGE));
  cad_html_attribute (page->out, name, number);
}

static void
add_interval (const CadPage *page, const CadEstimate *estimate)
{
  if (!isfinite (estimate->low) || !isfinite (estimate->high))
    return;
  cad_html_markup (page->out, "<line class=\"interval\" y1=\"10\" y2=\"10\"");
  add_at (page, "x1", estimate->low);
  add_at (page, "x2", estimate->high);
  cad_html_markup (page->out, "></line>");
}

/* The lean on its axis: a full mark, or a hollow one when the evidence is insufficient. */
static void
add_plot (const CadPage *page, const CadLean *lean)
{
  cad_html_markup (page->out, "<td class=\"plot\"><svg class=\"plot\" viewBox=\"0 0 200 20\" aria-hidden=\"true\">"
                              "<line class=\"axis\" x1=\"6\" x2=\"194\" y1=\"10\" y2=\"10\"></line>"
                              "<line class=\"zero\" x1=\"100\" x2=\"100\" y1=\"1\" y2=\"19\"></line>");
  add_interval (page, &lean->estimate);
  if (isfinite (lean->estimate.value)) {
    const char *class = lean->verdict == CAD_VERDICT_INSUFFICIENT
                            ? "hollow"
                            : cad_page_lean_class (lean->estimate.value > 0 ? 1 : -1);

    cad_html_open (page->out, "circle", "class", lean->verdict == CAD_VERDICT_NONE ? "n" : class, "cy", "10", "r", "5",
                   NULL);
    g_string_truncate (page->out, page->out->len - 1);
    add_at (page, "cx", lean->estimate.value);
    cad_html_markup (page->out, "></circle>");
  }
  cad_html_markup (page->out, "</svg></td>");
}

static void
add_value (const CadPage *page, const CadLean *lean)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *value = cad_number_decimal (interface, lean->estimate.value, 2, CAD_NUMBER_SIGNED);
  g_autofree char *range = cad_number_range (interface, &lean->estimate, 2, CAD_NUMBER_SIGNED);

  cad_page_open_number (page, NULL, lean->estimate.value);
  cad_html_element (page->out, "b", NULL, value);
  if (*range != '\0')
    cad_html_element (page->out, "small", NULL, range);
  cad_html_close (page->out, "td");
}

/* Loaded words left to others, beside how much the source leaves to others anyway. */
static void
add_borrowed (const CadPage *page, const CadAxisTable *table, guint source)
{
  const CadEstimate *quoting = &g_array_index (page->report->sources, CadSourceRow, source).quoting;
  g_autofree char *usual = cad_number_percent (page->report->settings.interface, quoting->value);
  g_autofree char *baseline = g_strdup_printf (_ ("all words: %s"), usual);

  cad_page_share_beside (page, &table->borrowed[source], quoting->total > 0 ? baseline : NULL);
}

static void
add_row (const CadPage *page, const CadAxisTable *table, guint source)
{
  const CadLean *own = &table->own[source];
  g_autofree char *verdict = cad_label_lean (page->report, table->axis, own);
  g_autofree char *evidence = cad_words_evidence (page->report, own);

  cad_page_row (page, source);
  add_plot (page, own);
  add_value (page, own);
  cad_html_markup (page->out, "<td>");
  cad_html_text (page->out, verdict);
  cad_html_markup (page->out, "<small>");
  cad_html_open (page->out, "a", "href", page->report->choices->len > 0 ? "#choices" : "#leans", NULL);
  cad_html_text (page->out, evidence);
  cad_html_markup (page->out, "</a></small></td>");
  add_value (page, &table->reported[source]);
  cad_page_share (page, &table->loadedness[source]);
  add_borrowed (page, table, source);
  cad_html_markup (page->out, "</tr>\n");
}

/* The head of the plot names both poles. */
static void
add_plot_head (const CadPage *page, const CadAxis *axis)
{
  cad_html_markup (page->out, "<th scope=\"col\" class=\"poles\"><span class=\"minus\">◀ ");
  cad_html_text (page->out, cad_label_pole (page->report, axis, -1));
  cad_html_markup (page->out, "</span> <span class=\"plus\">");
  cad_html_text (page->out, cad_label_pole (page->report, axis, 1));
  cad_html_markup (page->out, " ▶</span></th>");
}

static void
add_axis (const CadPage *page, guint index)
{
  const CadAxisTable *table = g_ptr_array_index (page->report->axes, index);
  g_autofree char *id = cad_page_id ('a', index), *table_id = g_strconcat (id, "-table", NULL);

  cad_page_section (page, 3, id, cad_label_axis (page->report, table->axis));
  cad_page_charts (page, CAD_CHART_OF_AXIS, index);
  cad_page_table (page, table_id, cad_label_axis (page->report, table->axis),
                  _ ("lean from −1 to +1 with its interval at 95%; a hollow mark: insufficient evidence"));
  cad_page_head (page, NULL, _ ("Source"));
  add_plot_head (page, table->axis);
  cad_page_head (page, "number", _ ("Lean in own voice"));
  cad_page_head (page, NULL, _ ("Verdict"));
  cad_page_head (page, "number", _ ("Lean of reported voices"));
  cad_page_head (page, "number", _ ("Loaded in own voice"));
  cad_page_head (page, "number", _ ("Loaded words left to others"));
  cad_page_body (page);
  g_autofree guint *order = cad_sources_by_lean (page->report, table);

  for (guint i = 0; i < page->report->sources->len; i++)
    add_row (page, table, order[i]);
  cad_page_table_end (page);
  cad_html_markup (page->out, "</section>\n");
}

void
cad_page_leans (const CadPage *page)
{
  cad_page_section (page, 2, "leans", _ ("Which way the words lean"));
  if (page->report->axes->len == 0)
    cad_page_paragraph (page, NULL, _ ("No wording found here leans to a side."));
  else
    cad_page_paragraph (
        page, NULL,
        _ ("A lean is the mean of the leans of the wordings a source chooses in its own voice, choice by "
           "choice. It tells whose words a source speaks, not what it thinks, nor who is right."));
  for (guint i = 0; i < page->report->axes->len; i++)
    add_axis (page, i);
  cad_html_markup (page->out, "</section>\n");
}
