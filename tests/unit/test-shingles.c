/* SPDX-License-Identifier: MIT */
#include <string.h>

#include <cadrage/shingles.h>

#include "edits.h"

static GArray *
shingles_of (const char *text)
{
  g_autoptr (CadShingler) shingler = cad_shingler_new ();
  g_autoptr (CadDocument) document = edits_document ("a", text);
  GArray *set = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint n;
  const guint32 *shingles = cad_shingler_read (shingler, document, &n);

  return g_array_append_vals (set, shingles, n);
}

static double
jaccard_of (const char *a, const char *b)
{
  g_autoptr (GArray) x = shingles_of (a), y = shingles_of (b);

  return cad_jaccard ((guint32 *) (void *) x->data, x->len, (guint32 *) (void *) y->data, y->len);
}

static void
counts_runs_of_five_words (void)
{
  g_autoptr (GArray) seven = shingles_of ("un deux trois quatre cinq six sept");
  g_autoptr (GArray) five = shingles_of ("un deux trois quatre cinq");
  g_autoptr (GArray) two = shingles_of ("un deux");
  g_autoptr (GArray) none = shingles_of ("... — !");
  g_autoptr (GArray) again = shingles_of ("la la la la la la la la la");

  g_assert_cmpuint (seven->len, ==, 3);
  g_assert_cmpuint (five->len, ==, 1);
  g_assert_cmpuint (two->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (again->len, ==, 1);
}

static void
case_marks_and_spaces_make_no_difference (void)
{
  g_assert_cmpfloat (jaccard_of ("L'armée a pris, hier soir, la ville.", "l’Armée a pris hier\nsoir — la VILLE"), ==,
                     1);
  g_assert_cmpfloat (jaccard_of ("un deux trois quatre cinq", "un deux trois quatre six"), ==, 0);
}

/* Sets of 200 that share more and more: what lies above the floor is exact, what lies below is 0 or exact. */
static void
a_floor_changes_nothing_above_it (void)
{
  guint32 a[200], b[200];
  guint cut = 0;

  for (guint shared = 0; shared <= 200; shared++) {
    for (guint32 i = 0; i < 200; i++) {
      a[i] = 3 * i;
      b[i] = 3 * i + (i >= shared);
    }
    double exact = cad_jaccard (a, 200, b, 200), found = cad_jaccard_above (a, 200, b, 200, 0.5);

    g_assert_cmpfloat (exact, ==, shared / (400.0 - shared));
    g_assert_true (found == exact || (found == 0 && exact < 0.5));
    cut += found != exact;
  }
  g_assert_cmpuint (cut, >, 50);
}

static void
the_order_of_words_makes_a_difference (void)
{
  g_assert_cmpfloat (jaccard_of ("un deux trois quatre cinq", "deux un trois quatre cinq"), ==, 0);
  g_assert_cmpfloat (jaccard_of ("un deux trois quatre cinq six", "deux trois quatre cinq six sept"), ==, 1.0 / 3);
}

static void
shingles_are_sorted_and_distinct_and_as_many_as_the_words_say (void)
{
  guint64 state = 3;

  for (guint i = 0; i < 50; i++) {
    g_autoptr (GPtrArray) article = edits_article (&state), edited = edits_edited (article, &state);
    g_autofree char *a = edits_text (article), *b = edits_text (edited);
    g_autoptr (GArray) set = shingles_of (a);
    g_autoptr (GHashTable) truth = edits_shingles (a);

    for (guint j = 1; j < set->len; j++)
      g_assert_cmpuint (g_array_index (set, guint32, j - 1), <, g_array_index (set, guint32, j));
    g_assert_cmpuint (set->len, ==, g_hash_table_size (truth));
    g_assert_cmpfloat (jaccard_of (a, b), ==, edits_jaccard (a, b));
  }
}

/* 40 pairs of sets for each index and size; the standard error of a mean is then 0.044 / sqrt (40) at most. */
static void
check_sketches (guint size, double jaccard)
{
  guint shared = 2 * size * jaccard / (1 + jaccard) + 0.5;
  double truth = (double) shared / (2 * size - shared), sum = 0;

  for (guint trial = 0; trial < 40; trial++) {
    g_autofree guint32 *a = g_new (guint32, size), *b = g_new (guint32, size);
    guint32 x[CAD_SKETCH_SIZE], y[CAD_SKETCH_SIZE];

    for (guint i = 0; i < size; i++) {
      a[i] = trial * 1000003u + i;
      b[i] = i < shared ? a[i] : a[i] + 500000;
    }
    cad_sketch (a, size, x);
    cad_sketch (b, size, y);
    sum += cad_sketch_likeness (x, y);
  }
  g_assert_cmpfloat (ABS (sum / 40 - truth), <, 0.025);
}

static void
sketches_estimate_the_jaccard_index_of_small_and_large_sets (void)
{
  static const guint sizes[] = { 1, 7, 60, 400, 5000 };
  static const double indexes[] = { 0, 0.2, 0.5, 0.8, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (indexes); j++)
      check_sketches (sizes[i], indexes[j]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shingles/counts-runs-of-five-words", counts_runs_of_five_words);
  g_test_add_func ("/shingles/case-marks-and-spaces-make-no-difference", case_marks_and_spaces_make_no_difference);
  g_test_add_func ("/shingles/a-floor-changes-nothing-above-it", a_floor_changes_nothing_above_it);
  g_test_add_func ("/shingles/the-order-of-words-makes-a-difference", the_order_of_words_makes_a_difference);
  g_test_add_func ("/shingles/are-sorted-distinct-and-as-many-as-the-words-say",
                   shingles_are_sorted_and_distinct_and_as_many_as_the_words_say);
  g_test_add_func ("/shingles/sketches-estimate-the-jaccard-index",
                   sketches_estimate_the_jaccard_index_of_small_and_large_sets);
  return g_test_run ();
}
