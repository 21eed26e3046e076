/* SPDX-License-Identifier: MIT
 * page-parts.c - sections, tables and charts of a page */
#include "page.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "model.h"
#include "numbers.h"

char *
cad_page_id (char kind, guint i)
{
  return g_strdup_printf ("%c%u", kind, i);
}

char *
cad_page_cell_id (char kind, guint i, guint source, guint wording)
{
  return g_strdup_printf ("%c%u-s%u-w%u", kind, i, source, wording);
}

void
cad_page_section (const CadPage *page, guint level, const char *id, const char *title)
{
  const char *tag = level == 2 ? "h2" : "h3";
  g_autofree char *heading = g_strconcat (id, "-title", NULL);

  cad_html_open (page->out, "section", "id", id, "aria-labelledby", heading, NULL);
  cad_html_open (page->out, tag, "id", heading, NULL);
  cad_html_text (page->out, title);
  cad_html_close (page->out, tag);
}

void
cad_page_paragraph (const CadPage *page, const char *class, const char *text)
{
  cad_html_element (page->out, "p", class, text);
}

void
cad_page_table (const CadPage *page, const char *id, const char *subject, const char *measure)
{
  g_autofree char *caption = subject != NULL ? g_strdup_printf (_ ("%s: %s"), subject, measure) : g_strdup (measure);
  g_autofree char *title = g_strconcat (id, "-caption", NULL);

  cad_html_open (page->out, "div", "class", "scroll", "role", "region", "tabindex", "0", "aria-labelledby", title,
                 NULL);
  cad_html_open (page->out, "table", "class", "sortable", "data-filter", _ ("Filter the rows"), NULL);
  cad_html_open (page->out, "caption", "id", title, NULL);
  cad_html_element (page->out, "span", NULL, caption);
  cad_html_markup (page->out, "</caption><thead><tr>");
}

void
cad_page_head (const CadPage *page, const char *class, const char *label)
{
  cad_html_open (page->out, "th", "scope", "col", "class", class, NULL);
  cad_html_text (page->out, label);
  cad_html_close (page->out, "th");
}

void
cad_page_body (const CadPage *page)
{
  cad_html_markup (page->out, "</tr></thead><tbody>\n");
}

void
cad_page_table_end (const CadPage *page)
{
  cad_html_markup (page->out, "</tbody></table></div>\n");
}

void
cad_page_row (const CadPage *page, guint source)
{
  g_autofree char *name = cad_label_source (page->report, source);

  cad_html_markup (page->out, "<tr><th scope=\"row\">");
  cad_html_text (page->out, name);
  cad_html_markup (page->out, "</th>");
}

void
cad_page_row_link (const CadPage *page, const char *target, const char *name)
{
  cad_html_markup (page->out, "<tr><th scope=\"row\">");
  cad_html_open (page->out, "a", "href", target, NULL);
  cad_html_text (page->out, name);
  cad_html_markup (page->out, "</a></th>");
}

void
cad_page_cell (const CadPage *page, const char *text)
{
  cad_html_element (page->out, "td", NULL, text);
}

void
cad_page_open_number (const CadPage *page, const char *id, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (number, sizeof number, "%.4g", value);
  if (isfinite (value))
    cad_html_open (page->out, "td", "id", id, "data-v", number, NULL);
  else
    cad_html_open (page->out, "td", "id", id, "class", "number", NULL);
}

void
cad_page_number (const CadPage *page, double value, const char *text)
{
  cad_page_open_number (page, NULL, value);
  cad_html_text (page->out, text);
  cad_html_close (page->out, "td");
}

void
cad_page_count (const CadPage *page, guint64 value)
{
  g_autofree char *text = cad_number_count (page->report->settings.interface, value);

  cad_page_number (page, value, text);
}

void
cad_page_beside (const CadPage *page, const char *counts, const char *range)
{
  cad_html_markup (page->out, "<small>");
  cad_html_text (page->out, counts);
  cad_html_markup (page->out, " ");
  cad_html_element (page->out, "span", "range", range);
  cad_html_markup (page->out, "</small>");
}

void
cad_page_share_beside (const CadPage *page, const CadEstimate *share, const char *beside)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *percent = cad_number_percent (interface, share->value);
  g_autofree char *range = cad_number_percent_range (share);
  g_autofree char *n = cad_number_count (interface, share->n), *total = cad_number_count (interface, share->total);
  g_autofree char *counts = g_strdup_printf ("%s/%s", n, total), *bounds = g_strdup_printf ("[%s]", range);

  cad_page_open_number (page, NULL, share->value);
  cad_html_text (page->out, percent);
  if (share->total > 0)
    cad_page_beside (page, counts, bounds);
  if (beside != NULL)
    cad_html_element (page->out, "small", NULL, beside);
  cad_html_close (page->out, "td");
}

void
cad_page_share (const CadPage *page, const CadEstimate *share)
{
  cad_page_share_beside (page, share, NULL);
}

const char *
cad_page_lean_class (double lean)
{
  if (!isfinite (lean))
    return "n";
  if (fabs (lean) < 0.125)
    return "z";
  if (lean > 0)
    return lean >= 0.75 ? "p2" : "p1";
  return lean <= -0.75 ? "m2" : "m1";
}

static void
add_chart (const CadPage *page, const CadChart *chart, GBytes *svg)
{
  gsize length;
  const char *markup = g_bytes_get_data (svg, &length);

  cad_html_open (page->out, "figure", "class", "chart", "role", "region", "tabindex", "0", "aria-label", chart->title,
                 NULL);
  /* the picture was dressed: only known elements and attributes */
  g_string_append_len (page->out, markup, length);
  cad_html_markup (page->out, "</figure>\n");
}

void
cad_page_charts (const CadPage *page, CadChartSubject subject, guint index)
{
  for (guint i = 0; page->charts != NULL && page->svgs != NULL && i < page->charts->len; i++) {
    const CadChart *chart = g_ptr_array_index (page->charts, i);
    GBytes *svg = i < page->svgs->len ? g_ptr_array_index (page->svgs, i) : NULL;

    if (svg != NULL && chart->subject == subject && chart->index == index)
      add_chart (page, chart, svg);
  }
}

/* A link to the evidence, or plain text when none was kept. */
static const char *
open_counts (const CadPage *page, const char *class, const char *evidence)
{
  g_autofree char *target = evidence != NULL ? g_strconcat ("#", evidence, NULL) : NULL;
  const char *tag = target != NULL ? "a" : "span";

  cad_html_open (page->out, tag, "class", class, target != NULL ? "href" : NULL, target, NULL);
  return tag;
}

/* Takes @words. */
static void
add_beside (const CadPage *page, const char *class, char *words, const char *evidence)
{
  g_autofree char *text = words;

  cad_html_open (page->out, "small", "class", class, NULL);
  if (evidence != NULL) {
    const char *tag = open_counts (page, "counts", evidence);

    cad_html_text (page->out, text);
    cad_html_close (page->out, tag);
  } else {
    cad_html_text (page->out, text);
  }
  cad_html_close (page->out, "small");
}

static void
add_counts (const CadPage *page, const CadCell *cell, const char *evidence)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *n = cad_number_count (interface, cell->own.n),
                  *total = cad_number_count (interface, cell->own.total);
  g_autofree char *counts = g_strdup_printf ("%s/%s", n, total);

  if (cell->own.n == 0 || evidence == NULL) {
    cad_html_text (page->out, counts);
    return;
  }
  const char *tag = open_counts (page, "counts", evidence);

  cad_html_text (page->out, counts);
  cad_html_element (page->out, "span", "hidden", _ (" sentences"));
  cad_html_close (page->out, tag);
}

void
cad_page_voices (const CadPage *page, const CadCell *cell, const CadCellWords *words)
{
  const char *interface = page->report->settings.interface;
  guint64 reported = cad_cell_count (cell, CAD_MASK_ATTRIBUTED), hedged = cad_cell_count (cell, CAD_MASK_HEDGED);
  g_autofree char *n_reported = cad_number_count (interface, reported);
  g_autofree char *n_hedged = cad_number_count (interface, hedged);

  cad_html_markup (page->out, "<span class=\"v-own\">");
  cad_html_element (page->out, "b", NULL, words->figure);
  if (cell->own.total > 0) {
    add_counts (page, cell, words->evidence);
    cad_html_markup (page->out, " ");
    cad_html_element (page->out, "span", "range", words->range);
  }
  cad_html_markup (page->out, "</span>");
  if (reported > 0)
    add_beside (page, "v-reported", g_strdup_printf (ngettext ("+ %s reported", "+ %s reported", reported), n_reported),
                words->evidence);
  if (hedged > 0)
    add_beside (page, "v-hedged", g_strdup_printf (ngettext ("+ %s hedged", "+ %s hedged", hedged), n_hedged),
                words->evidence);
}
