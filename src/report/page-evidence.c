/* SPDX-License-Identifier: MIT
 * page-evidence.c - the sentences behind the figures of a page */
#include "page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"
#include "reasons.h"

static const char *
group_class (CadVoiceKind kind)
{
  static const char *const classes[CAD_N_VOICE_GROUPS] = { "own", "reported", "hedged", "named" };

  return classes[cad_voice_group (kind)];
}

/* The mention, and why it has its voice: shown when the mention is pointed at or focused. */
static void
add_mention (const CadPage *page, const CadExcerpt *excerpt, const char *mention, const char *id)
{
  g_autofree char *reason = cad_reason_of_excerpt (excerpt);

  cad_html_open (page->out, "mark", "class", group_class (excerpt->voice), "tabindex", "0", "aria-describedby", id,
                 NULL);
  cad_html_text (page->out, mention);
  cad_html_close (page->out, "mark");
  cad_html_open (page->out, "span", "class", "why", "role", "tooltip", "id", id, "lang",
                 page->report->settings.interface, NULL);
  cad_html_element (page->out, "b", NULL, cad_label_voice (excerpt->voice));
  cad_html_markup (page->out, " ");
  cad_html_text (page->out, reason);
  cad_html_close (page->out, "span");
}

static void
add_sentence (const CadPage *page, const CadExcerpt *excerpt, const char *language, const char *id)
{
  gsize length = strlen (excerpt->sentence);
  gsize start = MIN (excerpt->start, length), end = MIN (start + excerpt->len, length);
  g_autofree char *left = g_strndup (excerpt->sentence, start);
  g_autofree char *mention = g_strndup (excerpt->sentence + start, end - start);

  cad_html_open (page->out, "blockquote", "lang", language, NULL);
  cad_html_text (page->out, left);
  add_mention (page, excerpt, mention, id);
  cad_html_text (page->out, excerpt->sentence + end);
  cad_html_close (page->out, "blockquote");
}

static void
add_item (const CadPage *page, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  cad_html_markup (page->out, " · ");
  if (label != NULL)
    cad_html_text (page->out, label);
  cad_html_text (page->out, text);
}

static void
add_place (const CadPage *page, const CadExcerpt *excerpt)
{
  const CadArticle *article = &g_array_index (page->report->tally->articles, CadArticle, excerpt->article);
  g_autofree char *date = cad_number_date (page->report->settings.interface, article->date);
  g_autofree char *at = cad_number_count (page->report->settings.interface, excerpt->offset);
  g_autofree char *place = g_strdup_printf (_ ("%s, character %s"), article->id, at);

  add_item (page, NULL, date);
  add_item (page, NULL, article->title);
  add_item (page, NULL, place);
}

static void
add_excerpt (const CadPage *page, const CadExcerpt *excerpt, const char *language, const char *id)
{
  g_autofree char *class = g_strconcat ("v-", group_class (excerpt->voice), NULL);
  g_autofree char *tag = g_strconcat ("tag ", group_class (excerpt->voice), NULL);

  cad_html_open (page->out, "li", "class", class, NULL);
  add_sentence (page, excerpt, language, id);
  cad_html_markup (page->out, "<p class=\"meta\">");
  cad_html_element (page->out, "span", tag, cad_label_voice (excerpt->voice));
  add_item (page, NULL, excerpt->speaker);
  add_item (page, _ ("verb: "), excerpt->verb);
  add_item (page, _ ("cue: "), excerpt->cue);
  add_place (page, excerpt);
  if (excerpt->repaired)
    add_item (page, NULL, _ ("repaired"));
  cad_html_markup (page->out, "</p></li>\n");
}

static void
add_cell_title (const CadPage *page, const CadEvidence *evidence, guint source, guint wording)
{
  g_autofree char *name = cad_label_source (page->report, source);
  g_autofree char *cell = cad_page_cell_id (evidence->kind, evidence->index, source, wording);
  g_autofree char *back = g_strconcat ("#", cell, NULL);

  cad_html_markup (page->out, "<h4>");
  cad_html_text (page->out, name);
  cad_html_markup (page->out, " · ");
  cad_html_text (page->out, cad_label_wording (page->report, g_ptr_array_index (evidence->wordings, wording)));
  cad_html_markup (page->out, " ");
  cad_html_open (page->out, "a", "class", "back", "href", back, NULL);
  cad_html_text (page->out, _ ("back to the figure"));
  cad_html_markup (page->out, "</a></h4><ul>\n");
}

static void
add_cell (const CadPage *page, const CadEvidence *evidence, guint source, guint wording)
{
  const CadCell *cell = &evidence->cells[(gsize) source * evidence->wordings->len + wording];
  g_autofree char *id = cad_page_cell_id (evidence->kind, evidence->index, source, wording);
  g_autofree char *target = g_strconcat ("e-", id, NULL);
  guint shown = 0, most = cad_page_shown (page, cell), total = cad_page_kept (cell);

  if (most == 0)
    return;
  cad_html_open (page->out, "div", "class", "cell", "id", target, NULL);
  add_cell_title (page, evidence, source, wording);
  for (guint i = 0; i < cell->excerpts->len && shown < most; i++) {
    const CadExcerpt *excerpt = g_ptr_array_index (cell->excerpts, i);

    if (excerpt->voice == CAD_VOICE_NAMED)
      continue;
    g_autofree char *why = g_strdup_printf ("w-%s-%u", id, shown);

    add_excerpt (page, excerpt, evidence->language, why);
    shown++;
  }
  cad_html_markup (page->out, "</ul>");
  if (shown < total) {
    g_autofree char *rest = g_strdup_printf (
        ngettext ("%u more sentence is in evidence.tsv.", "%u more sentences are in evidence.tsv.", total - shown),
        total - shown);

    cad_page_paragraph (page, "meta", rest);
  }
  cad_html_markup (page->out, "</div>\n");
}

/* Nobody shall think that the page holds all. */
static void
add_rest (const CadPage *page, guint shown, guint total)
{
  const char *interface = page->report->settings.interface;
  g_autofree char *here = cad_number_count (interface, shown), *all = cad_number_count (interface, total);
  g_autofree char *line = g_strdup_printf (
      _ ("%s of %s are on this page, those of the most frequent wordings first; all "
         "are in evidence.tsv."),
      here, all);

  cad_page_paragraph (page, "meta", line);
}

void
cad_page_evidence (const CadPage *page, const CadEvidence *evidence)
{
  gsize n_cells = (gsize) page->report->sources->len * evidence->wordings->len;
  g_autofree char *id = cad_page_id (evidence->kind, evidence->index);
  g_autofree char *target = g_strconcat ("e-", id, NULL);
  guint total = 0, shown = 0;

  for (gsize i = 0; i < n_cells; i++) {
    total += cad_page_kept (&evidence->cells[i]);
    shown += cad_page_shown (page, &evidence->cells[i]);
  }
  if (total == 0)
    return;
  g_autofree char *n = cad_number_count (page->report->settings.interface, total);
  g_autofree char *title = g_strdup_printf (
      ngettext ("%s sentence behind these figures", "%s sentences behind these figures", total), n);

  g_autofree char *summary = evidence->title != NULL ? g_strdup_printf (_ ("%s: %s"), evidence->title, title) : NULL;

  cad_html_open (page->out, "details", "class", "evidence", "id", target, NULL);
  cad_html_element (page->out, "summary", NULL, summary != NULL ? summary : title);
  if (shown < total)
    add_rest (page, shown, total);
  for (guint source = 0; source < page->report->sources->len; source++)
    for (guint wording = 0; wording < evidence->wordings->len; wording++)
      add_cell (page, evidence, source, wording);
  cad_html_close (page->out, "details");
}
