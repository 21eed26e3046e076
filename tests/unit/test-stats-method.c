/* SPDX-License-Identifier: MIT
 * test-stats-method.c - the worked examples of docs/method.md, recomputed as they are printed there */
#include <cadrage/comparison.h>
#include <cadrage/keyness.h>
#include <cadrage/resemblance.h>

#include "../statistics/counts.h"
#include "../statistics/oracles.h"

#define PAGE "docs/method.md"

typedef struct {
  CadTally *tally;
  GArray *terms;
  int matin, soir;
  GPtrArray *comparisons; /* of CadChoiceComparison: ville, action, territoire */
} Example;

typedef void (*Compute) (const Example *example, double *figures);

typedef struct {
  const char *name;
  guint n;
  Compute compute;
} Figure;

static char *
read_page (void)
{
  char *text = NULL;

  if (!g_file_get_contents (PAGE, &text, NULL, NULL))
    g_error ("cannot read " PAGE ": run the tests from the top of the tree");
  return text;
}

/* The page's table of counts as a count table. */
static CadTally *
example_tally (const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; lines[i] != NULL; i++) {
    if (!g_str_has_prefix (lines[i], "| Le ") && !g_str_has_prefix (lines[i], "| source | article |"))
      continue;
    g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);

    for (guint c = 1; cells[c + 1] != NULL; c++)
      g_string_append_printf (table, "%s%s", c > 1 ? "\t" : "", g_strstrip (cells[c]));
    g_string_append_c (table, '\n');
  }
  CadTally *tally = cad_tally_read_counts (PAGE, table->str, table->len, &error);

  g_assert_no_error (error);
  return tally;
}

static void
add_wording (Example *example, guint32 choice, const char *name, const char *wording, double lean)
{
  CadLeanTerm term = { key_of (example->tally, name, wording), choice, lean };

  g_array_append_val (example->terms, term);
}

static void
example_init (Example *example, const char *page)
{
  example->tally = example_tally (page);
  example->matin = source_of (example->tally, "Le Matin");
  example->soir = source_of (example->tally, "Le Soir");
  example->terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));
  add_wording (example, 0, "ville", "liberation", 1);
  add_wording (example, 0, "ville", "prise", 0);
  add_wording (example, 0, "ville", "occupation", -1);
  add_wording (example, 1, "action", "antiterrorisme", 1);
  add_wording (example, 1, "action", "operation", 0);
  add_wording (example, 1, "action", "agression", -1);
  add_wording (example, 2, "territoire", "region", 0.5);
  add_wording (example, 2, "territoire", "republique", -1);
  example->comparisons = g_ptr_array_new_with_free_func ((GDestroyNotify) cad_choice_comparison_free);
  for (guint first = 0; first < 8; first += 3) {
    guint32 keys[3];
    guint n = MIN (3, 8 - first);

    for (guint i = 0; i < n; i++)
      keys[i] = g_array_index (example->terms, CadLeanTerm, first + i).key;
    g_ptr_array_add (
        example->comparisons,
        cad_comparison_choice (example->tally, (const int[]){ example->matin, example->soir }, keys, n, 1));
  }
  cad_comparison_correct (example->comparisons, CAD_CORRECTION_BH);
}

static void
example_clear (Example *example)
{
  cad_tally_free (example->tally);
  g_array_unref (example->terms);
  g_ptr_array_unref (example->comparisons);
}

static CadSelection
matin_own (const Example *example)
{
  return (CadSelection){ example->matin, CAD_MASK_OWN, CAD_SEED_DEFAULT };
}

static void
give (CadEstimate estimate, double *figures)
{
  figures[0] = estimate.value;
  figures[1] = estimate.low;
  figures[2] = estimate.high;
}

static const CadChoiceComparison *
comparison_of (const Example *example, guint choice)
{
  return example->comparisons->pdata[choice];
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
all_resamples (const Example *example, double *figures)
{
  const double n[] = { 3, 1, 0 }, of[] = { 4, 5, 2 };
  double shares[27];

  (void) example;
  for (guint i = 0; i < 27; i++) {
    guint a = i / 9, b = i / 3 % 3, c = i % 3;

    shares[i] = (n[a] + n[b] + n[c]) / (of[a] + of[b] + of[c]);
  }
  qsort (shares, 27, sizeof *shares, compare_doubles);
  figures[0] = cad_quantile (shares, 27, 0.025);
  figures[1] = cad_quantile (shares, 27, 0.5);
  figures[2] = cad_quantile (shares, 27, 0.975);
}

static void
share_liberation (const Example *example, double *figures)
{
  give (comparison_of (example, 0)->wordings[0].a, figures);
}

static void
share_occupation (const Example *example, double *figures)
{
  give (comparison_of (example, 0)->wordings[2].a, figures);
}

static void
rate_violence (const Example *example, double *figures)
{
  CadSelection selection = matin_own (example);

  give (cad_stats_rate (example->tally, &selection, (guint32[]){ key_of (example->tally, "violence", "") }, 1),
        figures);
}

static void
silence (const Example *example, double *figures)
{
  CadSelection selection = { example->matin, CAD_MASK_ALL, 1 };
  guint32 keys[3];

  for (guint i = 0; i < 3; i++)
    keys[i] = g_array_index (example->terms, CadLeanTerm, i).key;
  give (cad_stats_silence (example->tally, &selection, keys, 3), figures);
}

static void
lean_matin (const Example *example, double *figures)
{
  CadSelection selection = matin_own (example);

  figures[0] = cad_stats_lean (example->tally, &selection, example->terms).estimate.value;
}

static void
lean_soir (const Example *example, double *figures)
{
  CadSelection selection = { example->soir, CAD_MASK_OWN, 1 };

  figures[0] = cad_stats_lean (example->tally, &selection, example->terms).estimate.value;
}

static void
loadedness (const Example *example, double *figures)
{
  CadSelection selection = matin_own (example);

  give (cad_stats_loadedness (example->tally, &selection, example->terms), figures);
}

static void
borrowed (const Example *example, double *figures)
{
  CadSelection selection = matin_own (example);

  give (cad_stats_borrowed (example->tally, &selection, example->terms), figures);
}

static void
quoting (const Example *example, double *figures)
{
  CadSelection selection = matin_own (example);
  CadEstimate voices[CAD_VOICES_NAMED];

  cad_stats_voices (example->tally, &selection, voices);
  give (cad_stats_quoting (voices), figures);
}

static void
difference_share (const Example *example, double *figures)
{
  give (comparison_of (example, 0)->wordings[0].difference, figures);
}

static void
difference_lean (const Example *example, double *figures)
{
  const int sources[] = { example->matin, example->soir };

  figures[0] = cad_comparison_lean (example->tally, sources, example->terms, 1).difference.value;
}

static void
p_ville (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 0)->p;
}

static void
p_action (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 1)->p;
}

static void
p_territoire (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 2)->p;
}

static void
q_ville (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 0)->q;
}

static void
q_action (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 1)->q;
}

static void
q_territoire (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 2)->q;
}

static void
log_odds (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 0)->wordings[0].log_odds;
}

static void
z (const Example *example, double *figures)
{
  figures[0] = comparison_of (example, 0)->wordings[0].z;
}

static void
distance (const Example *example, double *figures)
{
  figures[0] = cad_stats_distance (example->tally, example->matin, example->soir, example->terms, 1).value;
}

static const CadUses uses = { 30, 60, 10, 60 };

static void
chi_square (const Example *example, double *figures)
{
  (void) example;
  figures[0] = cad_chi2 (uses);
}

static void
g2 (const Example *example, double *figures)
{
  (void) example;
  figures[0] = cad_g2 (uses);
}

static void
log_ratio (const Example *example, double *figures)
{
  (void) example;
  figures[0] = cad_log_ratio (uses);
}

static void
specificity (const Example *example, double *figures)
{
  (void) example;
  figures[0] = cad_specificity (uses);
}

static void
resemblance (const Example *example, double *figures)
{
  static const char table[] = "source\tchoice\twording\tn\n?\tville\tliberation\t1\n";
  g_autoptr (CadTally) article = cad_tally_read_counts ("article", table, sizeof table - 1, NULL);
  CadResemblance found;

  cad_resemblance_init (&found, example->tally, article, example->terms);
  figures[0] = found.posterior[example->matin];
  cad_resemblance_clear (&found);
}

static const Figure known[] = {
  { "27 resamples", 3, all_resamples },
  { "share of liberation in Le Matin", 3, share_liberation },
  { "share of occupation in Le Matin", 3, share_occupation },
  { "rate of violence in Le Matin", 3, rate_violence },
  { "silence of Le Matin", 3, silence },
  { "lean of Le Matin", 1, lean_matin },
  { "lean of Le Soir", 1, lean_soir },
  { "loadedness of Le Matin", 3, loadedness },
  { "borrowed voice of Le Matin", 3, borrowed },
  { "quoting of Le Matin", 3, quoting },
  { "difference of liberation", 3, difference_share },
  { "difference of leans", 1, difference_lean },
  { "p of ville", 1, p_ville },
  { "p of action", 1, p_action },
  { "p of territoire", 1, p_territoire },
  { "q of ville", 1, q_ville },
  { "q of action", 1, q_action },
  { "q of territoire", 1, q_territoire },
  { "log-odds of liberation", 1, log_odds },
  { "z of liberation", 1, z },
  { "distance", 1, distance },
  { "chi-square", 1, chi_square },
  { "G2", 1, g2 },
  { "log ratio", 1, log_ratio },
  { "specificity", 1, specificity },
  { "resemblance to Le Matin", 1, resemblance },
};

/* A line `name = number number ...` of the page. */
static void
check_line (const Example *example, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " = ", 2);
  double figures[3];

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++) {
    if (!g_str_equal (known[i].name, parts[0]))
      continue;
    g_auto (GStrv) numbers = g_strsplit (parts[1], " ", -1);

    known[i].compute (example, figures);
    g_assert_cmpuint (g_strv_length (numbers), ==, known[i].n);
    for (guint k = 0; k < known[i].n; k++)
      assert_near (figures[k], g_ascii_strtod (numbers[k], NULL), 0.00050001, line);
    return;
  }
  g_error ("nothing computes '%s'", parts[0]);
}

static void
test_page (void)
{
  g_autofree char *page = read_page ();
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  gboolean inside = FALSE;
  guint checked = 0;
  Example example;

  example_init (&example, page);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], "```")) {
      inside = g_str_equal (lines[i], "```figures");
    } else if (inside) {
      check_line (&example, lines[i]);
      checked++;
    }
  }
  g_assert_cmpuint (checked, ==, G_N_ELEMENTS (known));
  example_clear (&example);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/every-figure-of-the-page-is-what-the-program-computes", test_page);
  return g_test_run ();
}
