/* SPDX-License-Identifier: MIT
 * page.c - a report as one HTML page that asks nothing of the network */
#include "page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dispatches.h"
#include "headline.h"
#include "labels.h"
#include "numbers.h"
#include "resource.h"
#include "timeline.h"

static char *
count_words (const CadReport *report)
{
  const char *interface = report->settings.interface;
  guint64 words = 0;

  for (guint i = 0; i < report->sources->len; i++)
    words += g_array_index (report->sources, CadSourceRow, i).words;
  g_autofree char *n_sources = cad_number_count (interface, report->sources->len);
  g_autofree char *n_articles = cad_number_count (interface, report->tally->articles->len);
  g_autofree char *n_words = cad_number_count (interface, words);
  g_autofree char *sources = g_strdup_printf (ngettext ("%s source", "%s sources", report->sources->len), n_sources);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", report->tally->articles->len),
                                               n_articles);
  g_autofree char *of = g_strdup_printf (ngettext ("%s word", "%s words", words), n_words);

  return g_strdup_printf ("%s · %s · %s", sources, articles, of);
}

static void
add_summary (const CadPage *page)
{
  g_autofree char *counts = count_words (page->report);
  g_autofree char *headline = cad_headline (page->report);

  cad_page_paragraph (page, "headline", headline);
  cad_page_paragraph (page, "meta", counts);
}

static void
add_link (const CadPage *page, const char *id, const char *label)
{
  g_autofree char *target = g_strconcat ("#", id, NULL);

  cad_html_markup (page->out, "<li>");
  cad_html_open (page->out, "a", "href", target, NULL);
  cad_html_text (page->out, label);
  cad_html_markup (page->out, "</a></li>");
}

static void
add_choice_links (const CadPage *page)
{
  cad_html_markup (page->out, "<li><a href=\"#choices\">");
  cad_html_text (page->out, _ ("What is named how"));
  cad_html_markup (page->out, "</a><ul>");
  for (guint i = 0; i < page->report->choices->len; i++) {
    const CadChoiceTable *table = g_ptr_array_index (page->report->choices, i);
    g_autofree char *id = cad_page_id ('c', i);

    add_link (page, id, cad_label_choice (page->report, table->choice));
  }
  cad_html_markup (page->out, "</ul></li>");
}

static void
add_contents (const CadPage *page)
{
  cad_html_markup (page->out, "<ul>");
  if (page->report->warnings->len > 0)
    add_link (page, "warnings", _ ("Before you read the figures"));
  add_link (page, "leans", _ ("Which way the words lean"));
  if (page->report->choices->len > 0)
    add_choice_links (page);
  if (page->report->loaded->len > 0)
    add_link (page, "loaded", _ ("Loaded words"));
  if (page->report->distances->len > 0)
    add_link (page, "distances", _ ("How far apart the sources are"));
  if (cad_timeline_is_shown (page->report))
    add_link (page, "time", _ ("Over time"));
  if (cad_copies_are_shown (page->report))
    add_link (page, "copies", _ ("Shared dispatches"));
  add_link (page, "sources", _ ("The sources, and whom they let speak"));
  add_link (page, "method", _ ("Method"));
  if (page->tables != NULL && page->tables->len > 0)
    add_link (page, "data", _ ("The data"));
  cad_html_markup (page->out, "</ul>");
}

/* Only a script can make the switch work: it is hidden until one does. */
static void
add_switch (const CadPage *page)
{
  static const char *const voices[] = { "own", "reported", "hedged" };

  cad_html_markup (page->out, "<div id=\"voices\" hidden=\"\" role=\"group\"");
  cad_html_attribute (page->out, "aria-label", _ ("Voices shown"));
  cad_html_markup (page->out, "><span>");
  cad_html_text (page->out, _ ("Voices shown"));
  cad_html_markup (page->out, "</span>");
  for (guint i = 0; i < G_N_ELEMENTS (voices); i++) {
    cad_html_open (page->out, "button", "type", "button", "class", voices[i], "data-voice", voices[i], "aria-pressed",
                   "true", NULL);
    cad_html_text (page->out, cad_label_group (CAD_VOICES_OWN + i));
    cad_html_close (page->out, "button");
  }
  cad_html_markup (page->out, "</div>\n");
}

static void
add_main (const CadPage *page)
{
  cad_page_warnings (page);
  add_switch (page);
  cad_page_leans (page);
  if (page->report->choices->len > 0)
    cad_page_choices (page);
  cad_page_loaded (page);
  if (page->report->distances->len > 0)
    cad_page_distances (page);
  if (cad_timeline_is_shown (page->report))
    cad_page_time (page);
  if (cad_copies_are_shown (page->report))
    cad_page_copies (page);
  cad_page_sources (page);
  cad_page_method (page);
  cad_page_downloads (page);
}

static void
add_footer (const CadPage *page)
{
  g_autofree char *program = g_strdup_printf (_ ("Made by cadrage %s."), page->report->settings.version);

  cad_page_paragraph (page, NULL, program);
}

typedef void (*PartFunc) (const CadPage *page);

static char *
render_part (const CadPage *page, PartFunc add)
{
  CadPage part = *page;

  part.out = g_string_new (NULL);
  add (&part);
  return g_string_free (part.out, FALSE);
}

/* Once without sentences, to see for how many there is room. */
static char *
render_main (const CadPage *page)
{
  g_autofree char *bare = render_part (page, add_main);
  g_autoptr (GHashTable) budget = cad_page_budget (page->report, strlen (bare));
  CadPage full = *page;

  full.budget = budget;
  return render_part (&full, add_main);
}

static char *
read_resource (const char *name)
{
  g_autoptr (GBytes) bytes = cad_resource (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* "w34" is a width of 34 %. */
static char *
style_with_widths (void)
{
  g_autofree char *style = read_resource ("html/style.css");
  GString *out = g_string_new (style);

  for (guint i = 1; i <= 100; i++)
    g_string_append_printf (out, ".w%u{--w:%u%%}\n", i, i);
  return g_string_free (out, FALSE);
}

static char *
security_policy (const char *style, const char *script)
{
  g_autofree char *style_hash = cad_html_hash (style, strlen (style));
  g_autofree char *script_hash = cad_html_hash (script, strlen (script));

  return g_strdup_printf ("default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; "
                          "form-action 'none'",
                          style_hash, script_hash);
}

GString *
cad_render_html (const CadReport *report, GPtrArray *charts, GPtrArray *svgs, GPtrArray *tables)
{
  CadPage page = { .report = report, .charts = charts, .svgs = svgs, .tables = tables };
  g_autofree char *template = read_resource ("html/page.html");
  g_autofree char *style = style_with_widths ();
  g_autofree char *script = read_resource ("html/script.js");
  g_autofree char *policy = security_policy (style, script);
  g_autofree char *summary = render_part (&page, add_summary);
  g_autofree char *contents = render_part (&page, add_contents);
  g_autofree char *body = render_main (&page);
  g_autofree char *footer = render_part (&page, add_footer);
  const char *title = report->settings.title != NULL ? report->settings.title : _ ("How the sources name things");
  const CadHole holes[] = { { "language", cad_number_is_french (report->settings.interface) ? "fr" : "en" },
                            { "policy", policy },
                            { "version", report->settings.version },
                            { "title", title },
                            { "style", style },
                            { "skip", _ ("Skip to the report") },
                            { "summary", summary },
                            { "contents", _ ("Contents") },
                            { "contents-list", contents },
                            { "main", body },
                            { "footer", footer },
                            { "script", script },
                            { NULL } };

  return cad_html_fill (template, holes);
}
