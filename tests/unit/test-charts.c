/* SPDX-License-Identifier: MIT
 * test-charts.c - the charts of a report as data files: names, order, places, words */
#include "chart-fixture.h"

#include <cadrage/charts.h>
#include <string.h>

#include "../../src/report/chart-colour.h"
#include "../../src/report/chart-ink.h"

typedef struct {
  double left, top, right, bottom;
  char *text;
} Label;

static void
label_clear (gpointer label)
{
  g_free (((Label *) label)->text);
}

static char *
unquote (const char *quoted)
{
  GString *text = g_string_new (NULL);

  g_assert_cmpint (quoted[0], ==, '"');
  for (const char *p = quoted + 1; *p != '"'; p++) {
    g_assert_cmpint (*p, !=, '\0');
    if (*p == '\\')
      p++;
    g_string_append_c (text, *p);
  }
  return g_string_free (text, FALSE);
}

static Label
read_label (CadInk ink, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  double x = g_ascii_strtod (fields[0], NULL), y = g_ascii_strtod (fields[1], NULL);
  const CadInkFace *face = cad_ink_face (ink);
  Label label = { 0 };
  double width;

  g_assert_cmpuint (g_strv_length (fields), ==, 4);
  label.text = unquote (fields[3]);
  width = cad_ink_width (label.text, ink);
  label.left = x - width * (face->anchor == CAD_ANCHOR_LEFT ? 0.0 : face->anchor == CAD_ANCHOR_CENTRE ? 0.5 : 1.0);
  label.right = label.left + width;
  label.top = y - face->px * 0.55;
  label.bottom = y + face->px * 0.55;
  if (ink == CAD_INK_SLANT) {
    label.top = y - width * sin (40.0 * G_PI / 180.0) - face->px * 0.5;
    label.right = x + width * cos (40.0 * G_PI / 180.0) + face->px * 0.5;
  }
  return label;
}

static void
read_sheet (const CadChart *chart, CadInk ink, GArray *labels)
{
  g_autofree char *name = g_strconcat (cad_ink_face (ink)->file, ".tsv", NULL);
  GBytes *bytes = g_hash_table_lookup (chart->files, name);

  if (bytes == NULL)
    return;
  g_autofree char *sheet = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (sheet), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    Label label = read_label (ink, lines[i]);

    g_array_append_val (labels, label);
  }
}

static GArray *
read_labels (const CadChart *chart, gboolean slanted)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, label_clear);
  for (CadInk ink = 0; ink < CAD_N_INKS; ink++) {
    if (slanted || ink != CAD_INK_SLANT)
      read_sheet (chart, ink, labels);
  }
  return labels;
}

static GPtrArray *
charts_of (const char *interface, guint n, gboolean hostile)
{
  g_autoptr (GPtrArray) names = fixture_names (n, hostile);

  fixture_speak (interface);

  CadReport *report = fixture_report (interface, (const char *const *) names->pdata, n);
  GPtrArray *charts = cad_charts_new (report);

  fixture_report_free (report);
  return charts;
}

static const CadChart *
find (GPtrArray *charts, const char *name)
{
  for (guint i = 0; i < charts->len; i++) {
    const CadChart *chart = charts->pdata[i];

    if (strcmp (chart->name, name) == 0)
      return chart;
  }
  g_error ("no chart %s", name);
}

/* Sentences may run over several labels. */
static gboolean
says (const CadChart *chart, const char *text)
{
  g_autoptr (GArray) labels = read_labels (chart, TRUE);
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < labels->len; i++)
    g_string_append_printf (all, "%s ", g_array_index (labels, Label, i).text);
  return strstr (all->str, text) != NULL;
}

static void
test_each_choice_and_axis (void)
{
  static const char *const names[] = { "leans-camp",
                                       "shares-territory-taken",
                                       "shares-entity-status",
                                       "shares-end-of-fighting",
                                       "wordings-heat-camp",
                                       "timeline-camp",
                                       "distances-haut-karabakh",
                                       "map-haut-karabakh",
                                       "voices" };
  static const CadChartSubject subjects[] = { CAD_CHART_OF_AXIS,      CAD_CHART_OF_CHOICE, CAD_CHART_OF_CHOICE,
                                              CAD_CHART_OF_CHOICE,    CAD_CHART_OF_AXIS,   CAD_CHART_OF_TIMELINE,
                                              CAD_CHART_OF_DISTANCES, CAD_CHART_OF_MAP,    CAD_CHART_OF_SOURCES };
  static const guint indexes[] = { 0, 0, 1, 2, 0, 0, 0, 0, 0 };
  g_autoptr (GPtrArray) charts = charts_of ("en", 6, FALSE);

  g_assert_cmpuint (charts->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < charts->len; i++) {
    const CadChart *chart = charts->pdata[i];

    g_assert_cmpstr (chart->name, ==, names[i]);
    g_assert_cmpint (chart->subject, ==, subjects[i]);
    g_assert_cmpuint (chart->index, ==, indexes[i]);
    g_assert_true (g_hash_table_contains (chart->files, "chart.gp"));
    g_assert_cmpuint (strlen (chart->description), >, 60);
  }
}

static void
check_places (const CadChart *chart)
{
  g_autoptr (GArray) labels = read_labels (chart, FALSE);
  g_autoptr (GArray) all = read_labels (chart, TRUE);

  g_assert_cmpuint (labels->len, >, 5);
  for (guint i = 0; i < all->len; i++) {
    const Label *a = &g_array_index (all, Label, i);

    if (a->left < 0 || a->top < 0 || a->right > chart->width || a->bottom > chart->height)
      g_error ("%s: '%s' leaves the canvas", chart->name, a->text);
  }
  for (guint i = 0; i < labels->len; i++) {
    for (guint j = i + 1; j < labels->len; j++) {
      const Label *a = &g_array_index (labels, Label, i), *b = &g_array_index (labels, Label, j);

      if (a->left < b->right && b->left < a->right && a->top < b->bottom && b->top < a->bottom)
        g_error ("%s: '%s' lies on '%s'", chart->name, a->text, b->text);
    }
  }
}

static void
test_no_overlap (gconstpointer interface)
{
  static const guint sizes[] = { 1, 2, 6, 60 };

  if (fixture_speak (interface) != g_str_equal (interface, "fr")) {
    g_test_skip ("no French catalogue");
    return;
  }
  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++) {
    g_autoptr (GPtrArray) charts = charts_of (interface, sizes[i / 2], i % 2);

    g_assert_cmpuint (charts->len, >=, 5);
    for (guint chart = 0; chart < charts->len; chart++)
      check_places (charts->pdata[chart]);
  }
}

static int
compare_left (gconstpointer a, gconstpointer b)
{
  const Label *one = a, *other = b;

  return one->top != other->top ? (one->top > other->top) - (one->top < other->top)
                                : (one->left > other->left) - (one->left < other->left);
}

static void
test_minus_to_plus (void)
{
  static const char *const order[] = { "occupation", "capture", "control", "reconquest", "liberation" };
  g_autoptr (GPtrArray) charts = charts_of ("en", 6, FALSE);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, label_clear);
  read_sheet (find (charts, "shares-territory-taken"), CAD_INK_SMALL_LEFT, labels);
  g_array_sort (labels, compare_left);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    g_assert_nonnull (strstr (g_array_index (labels, Label, i).text, order[i]));
}

static void
test_sources_by_lean (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("en", 6, FALSE);
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, label_clear);
  read_sheet (find (charts, "shares-territory-taken"), CAD_INK_TEXT_RIGHT, labels);
  g_array_sort (labels, compare_left);
  g_assert_cmpuint (labels->len, ==, 5);
  g_assert_cmpstr (g_array_index (labels, Label, 0).text, ==, "Agence Est");
  g_assert_cmpstr (g_array_index (labels, Label, 4).text, ==, "Radio Monde");
}

/* In panels of a third of the canvas, ten months wide: a line joins neighbours only. */
static void
test_no_line_through_gaps (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("en", 6, FALSE);
  GBytes *bytes = g_hash_table_lookup (find (charts, "timeline-camp")->files, "strokes.tsv");
  g_autofree char *sheet = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (g_strchomp (sheet), "\n", -1);
  double month = (900.0 - 2 * 24.0) / 3 / FIXTURE_PERIODS;

  g_assert_cmpuint (g_strv_length (lines), >, 20);
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

    g_assert_cmpfloat (g_ascii_strtod (fields[2], NULL), >, 0);
    g_assert_cmpfloat (g_ascii_strtod (fields[2], NULL), <, month);
  }
  g_assert_true (says (find (charts, "timeline-camp"), "3 articles without a date are left out."));
}

static void
test_few_and_missing (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("en", 10, FALSE);

  g_assert_true (says (find (charts, "shares-territory-taken"), "n = 3, too few"));
  g_assert_true (says (find (charts, "shares-territory-taken"), "Without a mention in own voice: 1 source."));
  g_assert_true (says (find (charts, "shares-entity-status"), "“enclave” (never)"));
  g_assert_false (says (find (charts, "shares-territory-taken"), "(never)"));
}

static void
test_insufficient (void)
{
  g_autoptr (GPtrArray) many = charts_of ("en", 10, FALSE);
  g_autoptr (GPtrArray) one = charts_of ("en", 1, FALSE);

  g_assert_true (says (find (many, "leans-camp"), "insufficient evidence"));
  g_assert_true (says (find (many, "leans-camp"), "n = 5 · 2 choices"));
  g_assert_false (says (find (one, "leans-camp"), "insufficient evidence"));
}

static void
test_too_many (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("en", 400, FALSE);
  const CadChart *leans = find (charts, "leans-camp");

  g_assert_cmpuint (leans->height, <, 3000);
  g_assert_true (says (leans, "The 299 sources with the fewest mentions are only in the table."));
  check_places (leans);
}

static void
test_french (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("fr", 6, FALSE);

  if (!fixture_speak ("fr")) {
    g_test_skip ("no French catalogue");
    return;
  }
  g_assert_true (says (find (charts, "leans-camp"), "−0,5"));
  g_assert_true (says (find (charts, "leans-camp"), "2\u202f000 tirages"));
  g_assert_true (says (find (charts, "leans-camp"), "95\u202f%"));
  g_assert_true (says (find (charts, "shares-territory-taken"), "«\u202flibération\u202f»"));
  g_assert_true (
      says (find (charts, "shares-territory-taken"), "Prise de Chouchi\u00a0: le mot que choisit chaque média"));
}

static void
test_names (void)
{
  g_autoptr (GPtrArray) names = fixture_names (3, FALSE);
  CadReport *report = fixture_report ("en", (const char *const *) names->pdata, 3);
  CadChoiceTable *table = report->choices->pdata[0];

  CadChoice *choice = (CadChoice *) table->choice;

  g_free (choice->id);
  choice->id = g_strdup ("../é \"x\"");
  g_ptr_array_add (report->choices, table);
  g_autoptr (GPtrArray) charts = cad_charts_new (report);

  g_assert_cmpstr (((CadChart *) charts->pdata[1])->name, ==, "shares--------x-");
  g_assert_cmpstr (((CadChart *) charts->pdata[4])->name, ==, "shares--------x--2");
  g_ptr_array_set_size (report->choices, (int) report->choices->len - 1);
  fixture_report_free (report);
}

static void
test_same_bytes (void)
{
  g_autoptr (GPtrArray) once = charts_of ("fr", 6, TRUE);
  g_autoptr (GPtrArray) again = charts_of ("fr", 6, TRUE);

  for (guint i = 0; i < once->len; i++) {
    const CadChart *a = once->pdata[i], *b = again->pdata[i];
    GHashTableIter iter;
    gpointer name, bytes;

    g_assert_cmpuint (g_hash_table_size (a->files), ==, g_hash_table_size (b->files));
    g_hash_table_iter_init (&iter, a->files);
    while (g_hash_table_iter_next (&iter, &name, &bytes))
      g_assert_true (g_bytes_equal (bytes, g_hash_table_lookup (b->files, name)));
  }
}

static void
test_constant_script (void)
{
  g_autoptr (GPtrArray) tame = charts_of ("en", 2, FALSE);
  g_autoptr (GPtrArray) wild = charts_of ("en", 60, TRUE);
  GBytes *script = g_hash_table_lookup (find (tame, "leans-camp")->files, "chart.gp");

  for (guint i = 0; i < wild->len; i++) {
    const CadChart *chart = wild->pdata[i];
    GBytes *numbers = g_hash_table_lookup (chart->files, "numbers.gp");
    g_autofree char *text = g_strndup (g_bytes_get_data (numbers, NULL), g_bytes_get_size (numbers));

    g_assert_true (g_bytes_equal (script, g_hash_table_lookup (chart->files, "chart.gp")));
    g_assert_true (g_regex_match_simple ("^width = [0-9]+\nheight = [0-9]+\nsheets = [0-9]+\n$", text, 0, 0));
  }
}

static void
test_script_knows_sheets (void)
{
  g_autoptr (GPtrArray) charts = charts_of ("en", 2, FALSE);
  GBytes *bytes = g_hash_table_lookup (find (charts, "leans-camp")->files, "chart.gp");
  g_autofree char *script = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  for (CadInk ink = 0; ink < CAD_N_INKS; ink++) {
    g_autofree char *line = g_strdup_printf ("(sheets & %u) { plot '%s.tsv'", 64u << ink, cad_ink_face (ink)->file);

    g_assert_nonnull (strstr (script, line));
  }
}

static void
test_clean (void)
{
  g_autofree char *controls = cad_ink_clean ("a\tb\nc\033[31m\007 \u202eturned\u202c \ufeff");
  g_autofree char *latin = cad_ink_clean ("caf\xe9");
  g_autofree char *nothing = cad_ink_clean (" \xc2\x85\u2066 ");

  g_assert_cmpstr (controls, ==, "a b c[31m turned");
  g_assert_cmpstr (latin, ==, "caf\ufffd");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_fit_and_wrap (void)
{
  const char *text = "The Intergalactic Observatory of Unreasonably Long Media Names";
  g_autofree char *cut = cad_ink_fit (text, CAD_INK_SMALL_RIGHT, 120.0);
  g_autoptr (GPtrArray) two = cad_ink_wrap (text, CAD_INK_SMALL_RIGHT, 240.0, 2);
  g_autoptr (GPtrArray) endless = cad_ink_wrap ("WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", CAD_INK_TITLE, 100.0, 3);

  g_assert_true (g_str_has_suffix (cut, "…"));
  g_assert_cmpfloat (cad_ink_width (cut, CAD_INK_SMALL_RIGHT), <=, 120.0);
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpstr (two->pdata[0], ==, "The Intergalactic Observatory of");
  g_assert_cmpuint (endless->len, ==, 3);
  for (guint i = 0; i < endless->len; i++)
    g_assert_cmpfloat (cad_ink_width (endless->pdata[i], CAD_INK_TITLE), <=, 100.0);
}

static void
test_colours (void)
{
  g_assert_cmphex (cad_colour_lean (-1.0), ==, 0x542788);
  g_assert_cmphex (cad_colour_lean (-0.5), ==, 0x998ec3);
  g_assert_cmphex (cad_colour_lean (0.0), ==, 0xd8daeb);
  g_assert_cmphex (cad_colour_lean (0.5), ==, 0xf1a340);
  g_assert_cmphex (cad_colour_lean (1.0), ==, 0xb35806);
  g_assert_cmpfloat_with_epsilon (cad_colour_contrast (0x000000, 0xffffff), 21.0, 1e-9);
  for (double lean = -1.0; lean <= 1.0; lean += 0.05) {
    guint32 colour = cad_colour_lean (lean);

    g_assert_cmpfloat (cad_colour_contrast (colour, cad_colour_on (colour)), >=, 4.5);
  }
  for (guint i = 0; i < 4; i++) {
    for (guint j = i + 1; j < 4; j++)
      g_assert_cmphex (cad_colour_tint (0.0, i), !=, cad_colour_tint (0.0, j));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_speak ("fr"); /* GLib decides at its first text whether there are translations at all */
  g_test_add_func ("/charts/each-choice-and-axis-has-its-chart", test_each_choice_and_axis);
  g_test_add_data_func ("/charts/no-two-texts-overlap-in-english", "en", test_no_overlap);
  g_test_add_data_func ("/charts/no-two-texts-overlap-in-french", "fr", test_no_overlap);
  g_test_add_func ("/charts/wordings-stand-from-minus-to-plus", test_minus_to_plus);
  g_test_add_func ("/charts/sources-stand-by-their-mean-lean", test_sources_by_lean);
  g_test_add_func ("/charts/a-line-joins-neighbouring-periods-only", test_no_line_through_gaps);
  g_test_add_func ("/charts/few-missing-and-avoided-are-said", test_few_and_missing);
  g_test_add_func ("/charts/insufficient-evidence-is-said-where-it-is", test_insufficient);
  g_test_add_func ("/charts/beyond-a-hundred-sources-the-rest-is-counted", test_too_many);
  g_test_add_func ("/charts/french-numbers-and-quotation-marks", test_french);
  g_test_add_func ("/charts/names-are-safe-and-differ", test_names);
  g_test_add_func ("/charts/same-report-same-bytes", test_same_bytes);
  g_test_add_func ("/charts/no-word-reaches-the-script", test_constant_script);
  g_test_add_func ("/charts/the-script-paints-every-sheet", test_script_knows_sheets);
  g_test_add_func ("/charts/labels-lose-controls-and-turns", test_clean);
  g_test_add_func ("/charts/labels-are-cut-and-wrapped-to-their-room", test_fit_and_wrap);
  g_test_add_func ("/charts/colours-follow-the-lean-and-carry-readable-text", test_colours);
  return g_test_run ();
}
