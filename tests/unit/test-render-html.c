/* SPDX-License-Identifier: MIT
 * test-render-html.c - the page of a report: escaping, policy, links */
#include "report-fixture.h"

#include <cadrage/render.h>

#include "../../src/report/html.h"

static const char hostile_counts[] =
    "source\tarticle\tlexicon\tchoice\twording\tvoice\tn\twords\tdate\n"
    "\"><script>alert(1)</script>\t</script><img src=x onerror=alert(1)>\tislands\t"
    "taking\toccupation\town\t6\t400\t2020-10-01\n"
    "]]>javascript:alert(1)\tc1\tislands\ttaking\tliberation\town\t4\t500\tx\" y='z'\n";

static GString *
page_of (const char *counts, const char *sentence)
{
  g_autoptr (CadLexicon) lexicon = fixture_lexicon ();
  g_autoptr (GPtrArray) lexicons = g_ptr_array_new ();
  g_autoptr (CadTally) tally = fixture_tally_of (counts, lexicon);
  const CadReportSettings settings = { .interface = "en",
                                       .version = "0.0.0",
                                       .title = "<b>\"Title\"</b>",
                                       .command = "cadrage report '</code><script>' {{markup:main}}",
                                       .seed = 7 };

  if (sentence != NULL)
    fixture_add_excerpt (tally, "occupation", sentence, "occupation");
  g_ptr_array_add (lexicons, lexicon);
  g_autoptr (CadReport) report = cad_report_new (tally, lexicons, &settings);
  g_autoptr (GPtrArray) tables = cad_render_tables (report);

  return cad_render_html (report, NULL, NULL, tables);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + 1, part))
    n++;
  return n;
}

static void
what_was_read_is_text (void)
{
  GString *page = page_of (hostile_counts, "The occupation </script><script>alert(2)</script> \" onload=\"x went on.");

  g_assert_cmpuint (count (page->str, "<script"), ==, 1);
  g_assert_cmpuint (count (page->str, "</script"), ==, 1);
  g_assert_cmpuint (count (page->str, "<img"), ==, 0);
  g_assert_cmpuint (count (page->str, "<b>\""), ==, 0);
  g_assert_nonnull (strstr (page->str, "&lt;script&gt;alert(1)&lt;/script&gt;"));
  g_assert_nonnull (strstr (page->str, "{{markup:main}}"));
  g_string_free (page, TRUE);
}

static void
markup_has_no_style_or_event (void)
{
  GString *page = page_of (fixture_counts, "The occupation went on.");
  g_autoptr (GRegex) regex = g_regex_new ("<[a-z][^>]* (style|on[a-z]+|src|srcset)=", 0, 0, NULL);

  g_assert_false (g_regex_match (regex, page->str, 0, NULL));
  g_assert_cmpuint (count (page->str, "http://"), ==, 0);
  g_assert_cmpuint (count (page->str, "https://"), ==, 0);
  g_string_free (page, TRUE);
}

/* The text between @open and @close. */
static char *
between (const char *text, const char *open, const char *close)
{
  const char *start = strstr (text, open);

  g_assert_nonnull (start);
  start += strlen (open);
  return g_strndup (start, strstr (start, close) - start);
}

static void
the_policy_holds_the_hashes (void)
{
  GString *page = page_of (fixture_counts, NULL);
  g_autofree char *style = between (page->str, "<style>", "</style>");
  g_autofree char *script = between (page->str, "<script>", "</script>");
  g_autofree char *style_hash = cad_html_hash (style, strlen (style));
  g_autofree char *script_hash = cad_html_hash (script, strlen (script));
  g_autofree char *policy = between (page->str, "Content-Security-Policy\" content=\"", "\">");

  g_assert_cmpuint (strlen (style), >, 1000);
  g_assert_nonnull (strstr (policy, style_hash));
  g_assert_nonnull (strstr (policy, script_hash));
  g_assert_nonnull (strstr (policy, "default-src &#39;none&#39;"));
  g_string_free (page, TRUE);
}

static void
every_link_arrives (void)
{
  GString *page = page_of (fixture_counts, "The occupation went on.");
  guint links = 0;

  for (const char *at = strstr (page->str, "href=\"#"); at != NULL; at = strstr (at + 1, "href=\"#")) {
    g_autofree char *target = between (at, "href=\"#", "\"");
    g_autofree char *id = g_strdup_printf (" id=\"%s\"", target);

    g_assert_cmpuint (count (page->str, id), ==, 1);
    links++;
  }
  g_assert_cmpuint (links, >, 8);
  g_string_free (page, TRUE);
}

static void
an_avoided_wording_is_shown (void)
{
  GString *page = page_of (fixture_counts, NULL);

  g_assert_nonnull (strstr (page->str, "<b>0%</b>0/6 "));
  g_string_free (page, TRUE);
}

static void
a_figure_leads_to_its_sentence_and_back (void)
{
  GString *page = page_of (fixture_counts, "The occupation went on.");

  g_assert_nonnull (strstr (page->str, "href=\"#e-c0-s0-w2\""));
  g_assert_nonnull (strstr (page->str, "id=\"e-c0-s0-w2\""));
  g_assert_nonnull (strstr (page->str, "href=\"#c0-s0-w2\""));
  g_assert_nonnull (strstr (page->str, "The <mark class=\"own\" tabindex=\"0\" aria-describedby=\"w-c0-s0-w2-0\">"
                                       "occupation</mark><span class=\"why\" role=\"tooltip\" id=\"w-c0-s0-w2-0\""));
  g_assert_nonnull (strstr (page->str, "speaker: the ministry · confidence 90</span> went on."));
  g_string_free (page, TRUE);
}

static void
downloads_are_the_tables (void)
{
  GString *page = page_of (fixture_counts, NULL);
  g_autofree char *base64 = between (
      page->str, "download=\"sources.tsv\" href=\"data:text/tab-separated-values;charset=utf-8;base64,", "\"");
  gsize length;
  g_autofree guchar *bytes = g_base64_decode (base64, &length);

  g_assert_true (g_str_has_prefix ((char *) bytes, "source\tarticles\twords\t"));
  g_string_free (page, TRUE);
}

static void
holes_are_filled_by_type (void)
{
  const CadHole holes[] = { { "a", "<&>'\"" }, { "b", "<i>" }, { NULL } };
  GString *out = cad_html_fill ("[{{text:a}}] <p title=\"{{attribute:a}}\">{{markup:b}}", holes);

  g_assert_cmpstr (out->str, ==, "[&lt;&amp;&gt;&#39;&quot;] <p title=\"&lt;&amp;&gt;&#39;&quot;\"><i>");
  g_string_free (out, TRUE);
}

static void
a_report_of_nothing_is_a_page (void)
{
  GString *page = page_of ("source\tchoice\twording\tn\n", NULL);

  g_assert_nonnull (strstr (page->str, "Nothing that the lexicons call contested"));
  g_assert_true (g_str_has_suffix (page->str, "</html>\n"));
  g_string_free (page, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/what-was-read-is-text", what_was_read_is_text);
  g_test_add_func ("/html/markup-has-no-style-or-event", markup_has_no_style_or_event);
  g_test_add_func ("/html/the-policy-holds-the-hashes", the_policy_holds_the_hashes);
  g_test_add_func ("/html/every-link-arrives", every_link_arrives);
  g_test_add_func ("/html/an-avoided-wording-is-shown", an_avoided_wording_is_shown);
  g_test_add_func ("/html/a-figure-leads-to-its-sentence-and-back", a_figure_leads_to_its_sentence_and_back);
  g_test_add_func ("/html/downloads-are-the-tables", downloads_are_the_tables);
  g_test_add_func ("/html/holes-are-filled-by-type", holes_are_filled_by_type);
  g_test_add_func ("/html/a-report-of-nothing-is-a-page", a_report_of_nothing_is_a_page);
  return g_test_run ();
}
