/* SPDX-License-Identifier: MIT
 * test-svg.c - pictures made fit for a page */
#include <cadrage/charts.h>
#include <cadrage/error.h>
#include <string.h>

static char *
dress (const char *body, GError **error)
{
  char name[] = "leans-camp", title[] = "Title <1> & more", description[] = "All \"numbers\"";
  CadChart chart = { name, title, description, 900, 500, NULL, -1, 0 };
  g_autofree char *text = g_strconcat ("<?xml version=\"1.0\"?>\n<svg viewBox=\"0 0 900 500\">", body, "</svg>\n",
                                       NULL);
  g_autoptr (GBytes) svg = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) dressed = cad_chart_dress_svg (&chart, svg, error);

  return dressed != NULL ? g_strndup (g_bytes_get_data (dressed, NULL), g_bytes_get_size (dressed)) : NULL;
}

static void
assert_has (const char *svg, const char *part)
{
  if (strstr (svg, part) == NULL)
    g_error ("no %s in %s", part, svg);
}

static void
assert_lacks (const char *svg, const char *part)
{
  if (strstr (svg, part) != NULL)
    g_error ("%s in %s", part, svg);
}

static void
test_named_for_readers (void)
{
  g_autofree char *svg = dress ("<title>Gnuplot</title><desc>Produced by GNUPLOT</desc><rect x='1'/>", NULL);

  assert_has (svg, "role=\"img\" aria-labelledby=\"leans-camp-title leans-camp-desc\"");
  assert_has (svg, "<title id=\"leans-camp-title\">Title &lt;1&gt; &amp; more</title>");
  assert_has (svg, "<desc id=\"leans-camp-desc\">All &quot;numbers&quot;</desc>");
  assert_has (svg, "viewBox=\"0 0 900 500\"");
  assert_lacks (svg, "GNUPLOT");
  assert_lacks (svg, "Gnuplot");
}

static void
test_ids_are_prefixed (void)
{
  g_autofree char *svg = dress (
      "<defs><circle id='gpPt5' r='1'/><use xlink:href='#gpPt5' id='gpPt6' fill='currentColor'/>"
      "<path id='gpPt0' d='M0,0'/></defs><g id='gnuplot_canvas'><use xlink:href='#gpPt6' "
      "transform='translate(1,2) scale(3)' color='rgb(  0, 1,255)'/></g>",
      NULL);

  assert_has (svg, "<circle r=\"1\" id=\"leans-camp-gpPt5\"/>");
  assert_has (svg, "id=\"leans-camp-gpPt6\" xlink:href=\"#leans-camp-gpPt5\"");
  assert_has (svg, "xlink:href=\"#leans-camp-gpPt6\"/>");
  assert_has (svg, "transform=\"translate(1,2) scale(3)\"");
  assert_has (svg, "color=\"#0001ff\"");
  assert_lacks (svg, "gpPt0");
  assert_lacks (svg, "gnuplot_canvas");
}

static void
test_no_styles (void)
{
  g_autofree char *svg = dress (
      "<g style=\"italic\" font-family='Inter:Bold'><text style='font-size:12; position:fixed'>x</text></g>", NULL);

  assert_lacks (svg, " style=");
  assert_lacks (svg, "position");
  assert_has (svg, "font-style=\"italic\" font-weight=\"bold\"");
  assert_has (svg, "<text font-size=\"12\">x</text>");
}

static void
test_only_the_known (void)
{
  g_autofree char *svg = dress (
      "<script>alert(1)</script><g onclick='alert(2)'><rect x='1' onload='a()' fill='url(http://x/#y)'/>"
      "<use xlink:href='http://evil/#a'/><use href='data:x'/><use xlink:href='javascript:a()'/>"
      "<image xlink:href='http://evil/x.png'/><foreignObject><p>hidden</p></foreignObject>"
      "<text>kept<tspan>lost</tspan><script>x</script></text><a href='http://evil'><text>gone</text></a></g>"
      "<filter id='f'><feFlood/></filter>",
      NULL);

  static const char *const lost[] = { "script", "alert",   "onclick", "onload", "url",  "evil",   "data:",
                                      "image",  "foreign", "hidden",  "tspan",  "lost", "filter", "gone" };

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    assert_lacks (svg, lost[i]);
  assert_has (svg, "<rect x=\"1\"/>");
  assert_has (svg, "<text>kept</text>");
}

static void
test_text_stays_text (void)
{
  g_autofree char *svg = dress ("<text>&lt;b&gt; &amp;amp; ]]&gt; « é » \xd5\x80</text>", NULL);

  assert_has (svg, "<text>&lt;b&gt; &amp;amp; ]]&gt; « é » \xd5\x80</text>");
}

static void
test_empty_groups_go (void)
{
  g_autofree char *svg = dress ("<g a='1'><g></g><g fill='none'><g/></g><g><rect y='2'/></g></g><g/>", NULL);

  assert_has (svg, "</desc>\n<g>\n<g>\n<rect y=\"2\"/>\n</g>\n</g>\n</svg>");
}

static void
test_damaged (void)
{
  static const char *const bodies[] = { "<g>", "</g>", "<text>\xff</text>", "<text>&nosuch;</text>", "<g a=1/>" };
  char name[] = "x";
  CadChart chart = { name, name, name, 1, 1, NULL, -1, -1 };

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++) {
    g_autoptr (GError) error = NULL;
    g_autofree char *svg = dress (bodies[i], &error);

    g_assert_null (svg);
    g_assert_error (error, CAD_ERROR, CAD_ERROR_CHART);
  }
  static const char *const files[] = { "", "<html/>", "<svg", "plain" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = g_bytes_new (files[i], strlen (files[i]));

    g_assert_null (cad_chart_dress_svg (&chart, bytes, &error));
    g_assert_error (error, CAD_ERROR, CAD_ERROR_CHART);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/svg/has-title-description-and-role", test_named_for_readers);
  g_test_add_func ("/svg/names-inside-bear-the-chart-s-name", test_ids_are_prefixed);
  g_test_add_func ("/svg/styles-become-attributes", test_no_styles);
  g_test_add_func ("/svg/only-known-elements-and-attributes-pass", test_only_the_known);
  g_test_add_func ("/svg/text-stays-the-same-text", test_text_stays_text);
  g_test_add_func ("/svg/groups-without-content-go", test_empty_groups_go);
  g_test_add_func ("/svg/damaged-pictures-are-refused", test_damaged);
  return g_test_run ();
}
