/* SPDX-License-Identifier: MIT
 * page-method.c - warnings, definitions, what a report rests on, downloads */
#include "page.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "labels.h"
#include "numbers.h"

void
cad_page_warnings (const CadPage *page)
{
  if (page->report->warnings->len == 0)
    return;
  cad_html_markup (page->out, "<section class=\"warnings\" id=\"warnings\" aria-labelledby=\"warnings-title\">");
  cad_html_open (page->out, "h2", "id", "warnings-title", NULL);
  cad_html_text (page->out, _ ("Before you read the figures"));
  cad_html_markup (page->out, "</h2><ul>");
  for (guint i = 0; i < page->report->warnings->len; i++)
    cad_html_element (page->out, "li", NULL, g_ptr_array_index (page->report->warnings, i));
  cad_html_markup (page->out, "</ul></section>\n");
}

typedef struct {
  const char *term, *meaning;
} Definition;

static void
add_definitions (const CadPage *page)
{
  static const Definition definitions[] = {
    { N_ ("Mention"), N_ ("One place in an article where a term of the lexicon is found, inside no exception of it.") },
    { N_ ("Own voice"),
      N_ ("The source asserts or names by itself. Reported: quoted, part-quoted, attributed or denied by "
          "a speaker. Hedged: marked as not the source’s word, or as hearsay. A word that only stands in "
          "a title or a name is not counted.") },
    { N_ ("Share"),
      N_ ("Mentions of a wording among those of its choice, in the same voice. Interval: percentile bootstrap "
          "over articles (2,000 draws) with 5 articles or more, else Wilson’s score interval (1927).") },
    { N_ ("Lean"),
      N_ ("For each choice the mean lean of the wordings said; choices are weighted N/(N+3), so that no single "
          "one drowns the others. Interval: bootstrap over articles, else each choice’s Dirichlet "
          "posterior. With fewer than 3 choices or 8 mentions: insufficient evidence. Below 0.1, "
          "a lean whose interval is clear of 0 is called slight.") },
    { N_ ("Loaded in own voice"),
      N_ ("Share of own-voice mentions on wordings whose lean is 0.5 or more to either side.") },
    { N_ ("Loaded words left to others"), N_ ("Share of such mentions that stand in a reported or hedged voice.") },
    { N_ ("Rate"), N_ ("Mentions per 1,000 words, with the exact Poisson interval (Garwood 1936) or the bootstrap.") },
    { N_ ("Verbs: asserting"), N_ ("The verb makes the words a firm claim: affirm, assure, insist.") },
    { N_ ("Verbs: doubting"), N_ ("The verb keeps a distance from what is said: claim, allege.") },
    { N_ ("Verbs: endorsing"), N_ ("The verb takes what is said for established: show, prove, point out.") },
    { N_ ("Verbs: admitting"), N_ ("The verb makes what is said a concession against oneself: admit, concede.") },
    { N_ ("Verbs: presupposing"),
      N_ ("The verb speaks of what is said as a fact that is known: deplore, denounce, welcome.") },
    { N_ ("Verbs: denying"), N_ ("The verb rejects what is said: deny, dispute, reject.") },
    { N_ ("What it does not say"),
      N_ ("Who is right, or whether a text is true. The lean of a wording is a claim of the "
          "lexicon, which names its grounds.") },
  };

  cad_html_markup (page->out, "<dl>");
  for (guint i = 0; i < G_N_ELEMENTS (definitions); i++) {
    cad_html_element (page->out, "dt", NULL, _ (definitions[i].term));
    cad_html_element (page->out, "dd", NULL, _ (definitions[i].meaning));
  }
  cad_html_markup (page->out, "</dl>\n");
}

static void
add_fact (const CadPage *page, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  cad_html_element (page->out, "dt", NULL, label);
  cad_html_markup (page->out, "<dd>");
  cad_html_element (page->out, "code", NULL, value);
  cad_html_markup (page->out, "</dd>");
}

/* What became of the corpus, and the first messages. */
static void
add_corpus (const CadPage *page)
{
  const CadReportCorpus *corpus = page->report->settings.corpus;
  const char *interface = page->report->settings.interface;

  if (corpus == NULL)
    return;
  guint n = corpus->messages != NULL ? corpus->messages->len : 0;
  g_autofree char *announced = cad_number_count (interface, corpus->announced);
  g_autofree char *read = cad_number_count (interface, corpus->read);
  g_autofree char *empty = cad_number_count (interface, corpus->empty);
  g_autofree char *refused = cad_number_count (interface, corpus->refused);
  g_autofree char *words = g_strdup_printf (_ ("%s announced, %s read, %s empty, %s refused"), announced, read, empty,
                                            refused);

  cad_html_element (page->out, "dt", NULL, _ ("Articles of the corpus"));
  cad_html_element (page->out, "dd", NULL, words);
  if (n == 0)
    return;
  cad_html_element (page->out, "dt", NULL, _ ("What was said on reading"));
  for (guint i = 0; i < MIN (n, CAD_REPORT_MESSAGES); i++)
    cad_html_element (page->out, "dd", NULL, g_ptr_array_index (corpus->messages, i));
  if (n <= CAD_REPORT_MESSAGES)
    return;
  g_autofree char *left = cad_number_count (interface, n - CAD_REPORT_MESSAGES);
  g_autofree char *rest = g_strdup_printf (ngettext ("%s more message", "%s more messages", n - CAD_REPORT_MESSAGES),
                                           left);

  cad_html_element (page->out, "dd", NULL, rest);
}

static void
add_facts (const CadPage *page)
{
  const CadReportSettings *settings = &page->report->settings;
  g_autofree char *seed = g_strdup_printf ("%" G_GUINT64_FORMAT, settings->seed);
  g_autofree char *program = g_strdup_printf ("cadrage %s", settings->version);

  cad_html_markup (page->out, "<dl class=\"facts\">");
  add_fact (page, _ ("Command"), settings->command);
  add_fact (page, _ ("Program"), program);
  add_fact (page, _ ("Seed of the draws"), seed);
  add_fact (page, _ ("SHA-256 of the corpus"), settings->corpus_sha256);
  add_corpus (page);
  for (guint i = 0; i < page->report->lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (page->report->lexicons, i);
    g_autofree char *label = g_strdup_printf (_ ("Lexicon %s, version %u"), lexicon->id, lexicon->version);

    add_fact (page, label, lexicon->sha256);
  }
  cad_html_markup (page->out, "</dl>\n");
}

void
cad_page_method (const CadPage *page)
{
  cad_page_section (page, 2, "method", _ ("Method"));
  add_definitions (page);
  cad_html_markup (page->out, "<h3>");
  cad_html_text (page->out, _ ("To do it again"));
  cad_html_markup (page->out, "</h3>");
  add_facts (page);
  cad_html_markup (page->out, "</section>\n");
}

/* A page must stay light enough to be sent: what goes beyond is only in the folder. */
#define INSIDE_MOST (192 * 1024)

static guint
count_rows (const GString *bytes)
{
  guint n = 0;

  for (gsize i = 0; i < bytes->len; i++)
    n += bytes->str[i] == '\n';
  return n > 0 ? n - 1 : 0;
}

static void
add_download (const CadPage *page, const CadTable *table, gsize *room)
{
  g_autofree char *n = cad_number_count (page->report->settings.interface, count_rows (table->bytes));
  g_autofree char *rows = g_strdup_printf (ngettext ("%s row", "%s rows", count_rows (table->bytes)), n);

  cad_html_markup (page->out, "<li>");
  if (table->bytes->len <= *room) {
    *room -= table->bytes->len;
    cad_html_markup (page->out, "<a");
    cad_html_attribute (page->out, "download", table->name);
    cad_html_data_link (page->out, "text/tab-separated-values;charset=utf-8", table->bytes);
    cad_html_markup (page->out, ">");
    cad_html_text (page->out, table->name);
    cad_html_markup (page->out, "</a> ");
  } else {
    cad_html_element (page->out, "code", NULL, table->name);
    cad_html_text (page->out, _ (" (too long for the page: in the folder tables) "));
  }
  cad_html_element (page->out, "small", NULL, rows);
  cad_html_markup (page->out, "</li>");
}

void
cad_page_downloads (const CadPage *page)
{
  gsize room = INSIDE_MOST;

  if (page->tables == NULL || page->tables->len == 0)
    return;
  cad_page_section (page, 2, "data", _ ("The data"));
  cad_page_paragraph (page, NULL,
                      _ ("Every table of this page, one row an observation, separated by tabs. They lie inside "
                         "the page: saving one asks nothing of the network."));
  cad_html_markup (page->out, "<ul class=\"downloads\">");
  for (guint i = 0; i < page->tables->len; i++)
    add_download (page, g_ptr_array_index (page->tables, i), &room);
  cad_html_markup (page->out, "</ul></section>\n");
}
