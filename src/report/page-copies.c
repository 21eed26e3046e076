/* SPDX-License-Identifier: MIT
 * page-copies.c - the texts that several articles of a page's corpus share, and whose words were changed in them */
#include "page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dispatches.h"
#include "numbers.h"

#define ROWS_SHOWN 60

/* "3", linked to what the list of dispatches says of it. */
static void
add_number (const CadPage *page, const CadDispatch *dispatch)
{
  g_autofree char *id = cad_page_id ('d', dispatch->index), *target = g_strconcat ("#", id, NULL);
  g_autofree char *number = cad_number_count (page->report->settings.interface, dispatch->index + 1);

  cad_html_markup (page->out, "<tr><th scope=\"row\">");
  cad_html_open (page->out, "a", "href", target, NULL);
  cad_html_text (page->out, number);
  cad_html_markup (page->out, "</a></th>");
}

/* The sentence with the words in it marked. */
static void
add_sentence (const CadPage *page, const CadVariant *variant, guint side)
{
  const CadVariantSide *own = &variant->sides[side];
  g_autofree char *left = g_strndup (own->sentence, own->at);

  cad_html_open (page->out, "blockquote", "lang", variant->lexicon->language, NULL);
  cad_html_text (page->out, left);
  if (*own->text != '\0' && g_str_has_prefix (own->sentence + own->at, own->text)) {
    cad_html_element (page->out, "mark", NULL, own->text);
    cad_html_text (page->out, own->sentence + own->at + strlen (own->text));
  } else {
    cad_html_text (page->out, own->sentence + own->at);
  }
  cad_html_close (page->out, "blockquote");
}

static void
add_side (const CadPage *page, const CadVariant *variant, guint side, const CadCopy *copy)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *source = cad_dispatch_source (copy), *date = cad_number_date (interface, copy->date);
  g_autofree char *label = cad_dispatch_side (variant, side, interface);

  cad_html_markup (page->out, "<td>");
  cad_html_element (page->out, "b", NULL, source);
  cad_html_text (page->out, label);
  if (*copy->date != '\0')
    cad_html_element (page->out, "small", NULL, date);
  add_sentence (page, variant, side);
  cad_html_markup (page->out, "</td>");
}

static void
add_variant (const CadPage *page, const CadDispatch *dispatch, guint i)
{
  const CadVariant *variant = cad_dispatch_variant (dispatch, i);

  add_number (page, dispatch);
  cad_page_cell (page, cad_dispatch_subject (variant, page->report->settings.interface));
  add_side (page, variant, 0, cad_dispatch_member (dispatch, 0));
  add_side (page, variant, 1, cad_dispatch_other (dispatch, i));
  cad_html_markup (page->out, "</tr>\n");
}

/* What a table that is too long for a page leaves to the data. */
static void
add_rest (const CadPage *page, guint n, guint shown, const char *table)
{
  g_autofree char *rest = n > shown ? cad_number_count (page->report->settings.interface, n - shown) : NULL;
  g_autofree char *line = rest != NULL ? g_strdup_printf (_ ("%s more rows are in %s."), rest, table) : NULL;

  if (line != NULL)
    cad_page_paragraph (page, "meta", line);
}

static void
add_variants (const CadPage *page, const CadShared *shared)
{
  CadDispatch dispatch = { .shared = shared };
  guint shown = 0;

  if (shared->variants->len == 0) {
    cad_page_paragraph (page, NULL, _ ("In none of them is a thing that the lexicons know named differently."));
    return;
  }
  cad_page_paragraph (
      page, NULL,
      _ ("Same event, same text, another word: who prints a dispatch and changes a word in it has chosen "
         "that word. The version that came first stands on the left."));
  cad_page_table (page, "copies-wordings", NULL, _ ("Words changed in a text that another article had printed before"));
  cad_page_head (page, NULL, _ ("Text"));
  cad_page_head (page, NULL, _ ("What is named"));
  cad_page_head (page, NULL, _ ("In the first version"));
  cad_page_head (page, NULL, _ ("In the other version"));
  cad_page_body (page);
  while (shown < ROWS_SHOWN && cad_dispatch_next (&dispatch))
    for (guint i = 0; i < dispatch.n_variants && shown < ROWS_SHOWN; i++, shown++)
      add_variant (page, &dispatch, i);
  cad_page_table_end (page);
  add_rest (page, shared->variants->len, shown, "copies-wordings.tsv");
}

/* Sources in the order of publication, each once. */
static void
add_sources (const CadPage *page, const CadDispatch *dispatch)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  cad_html_markup (page->out, "<td>");
  for (guint i = 0; i < dispatch->cluster->members->len; i++) {
    const CadCopy *copy = cad_dispatch_member (dispatch, i);
    g_autofree char *source = cad_dispatch_source (copy);

    if (!g_hash_table_add (seen, copy->source))
      continue;
    cad_html_text (page->out, i > 0 ? ", " : "");
    cad_html_text (page->out, source);
  }
  cad_html_markup (page->out, "</td>");
}

static void
add_dispatch (const CadPage *page, const CadDispatch *dispatch)
{
  const CadCopy *first = cad_dispatch_member (dispatch, 0);
  g_autofree char *id = cad_page_id ('d', dispatch->index), *agencies = cad_dispatch_agencies (dispatch->agencies);
  g_autofree char *number = cad_number_count (page->report->settings.interface, dispatch->index + 1);

  cad_html_open (page->out, "tr", "id", id, NULL);
  cad_html_open (page->out, "th", "scope", "row", NULL);
  cad_html_text (page->out, number);
  cad_html_close (page->out, "th");
  cad_page_cell (page, *first->title != '\0' ? first->title : first->id);
  cad_page_cell (page, agencies);
  add_sources (page, dispatch);
  cad_page_count (page, dispatch->cluster->members->len);
  cad_html_markup (page->out, "</tr>\n");
}

/* The texts of the first rows, and those of which a changed word is shown. */
static void
add_dispatches (const CadPage *page, const CadShared *shared)
{
  CadDispatch dispatch = { .shared = shared };
  guint shown = 0;

  cad_page_table (page, "copies-texts", NULL, _ ("Texts that several articles print, the most widespread first"));
  cad_page_head (page, NULL, _ ("Text"));
  cad_page_head (page, NULL, _ ("First version"));
  cad_page_head (page, NULL, _ ("Credited to"));
  cad_page_head (page, NULL, _ ("Sources, in the order of publication"));
  cad_page_head (page, "number", _ ("Articles"));
  cad_page_body (page);
  while (cad_dispatch_next (&dispatch))
    if (shown < ROWS_SHOWN || (dispatch.n_variants > 0 && dispatch.variants < ROWS_SHOWN)) {
      add_dispatch (page, &dispatch);
      shown++;
    }
  cad_page_table_end (page);
  add_rest (page, shared->copies->clusters->len, shown, "copies.tsv");
}

gboolean
cad_copies_are_shown (const CadReport *report)
{
  return report->settings.shared != NULL && report->settings.shared->copies->clusters->len > 0;
}

void
cad_page_copies (const CadPage *page)
{
  const CadShared *shared = page->report->settings.shared;
  const char *interface = page->report->settings.interface;
  guint n = shared->copies->clusters->len;
  g_autofree char *texts = cad_number_count (interface, n);
  g_autofree char *repeated = cad_number_count (interface, cad_shared_repeated (shared));
  g_autofree char *summary = g_strdup_printf (
      ngettext (
          "%s text stands in several articles; articles that repeat the text of another source: %s. Texts are the "
          "same here when more than half of their runs of five words are.",
          "%s texts stand in several articles each; articles that repeat the text of another source: %s. Texts are "
          "the same here when more than half of their runs of five words are.",
          n),
      texts, repeated);

  cad_page_section (page, 2, "copies", _ ("Shared dispatches"));
  cad_page_paragraph (page, NULL, summary);
  add_variants (page, shared);
  add_dispatches (page, shared);
  cad_html_markup (page->out, "</section>\n");
}
