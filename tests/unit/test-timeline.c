/* SPDX-License-Identifier: MIT
 * test-timeline.c - the figures of a report by month or year */
#include <math.h>

#include <cadrage/render.h>

#include "../../src/report/timeline.h"
#include "report-fixture.h"

static void
dates_say_their_month_and_year (void)
{
  static const struct {
    const char *date;
    int month, year;
  } cases[] = {
    { "2020-10-01", 12 * 2020 + 9, 2020 },
    { "2020-10", 12 * 2020 + 9, 2020 },
    { "2020-10-01T12:00:00Z", 12 * 2020 + 9, 2020 },
    { "2020-13", -1, 2020 },
    { "2020-00", -1, 2020 },
    { "2020", -1, 2020 },
    { "20201", -1, -1 },
    { "October 2020", -1, -1 },
    { "", -1, -1 },
    { NULL, -1, -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_assert_cmpint (cad_period_number (cases[i].date, CAD_BY_MONTH), ==, cases[i].month);
    g_assert_cmpint (cad_period_number (cases[i].date, CAD_BY_YEAR), ==, cases[i].year);
  }
}

static void
each_month_counts_for_itself (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_SPAN);
  const CadTimeline *timeline = world.report->timeline;

  g_assert_cmpint (timeline->by, ==, CAD_BY_MONTH);
  g_assert_cmpuint (timeline->periods->len, ==, 2);
  g_assert_cmpstr (cad_timeline_period (world.report, 1)->name, ==, "2020-11");
  g_assert_cmpuint (timeline->coarse, ==, 1);
  g_assert_cmpuint (timeline->undated, ==, 0);
  const CadEstimate *october = cad_timeline_shares (world.report, 0, 0, 1);
  const CadEstimate *november = cad_timeline_shares (world.report, 0, 1, 1);

  g_assert_cmpuint (october[0].n, ==, 3);
  g_assert_cmpuint (october[0].total, ==, 3);
  g_assert_cmpuint (november[0].n, ==, 2);
  g_assert_cmpuint (november[0].total, ==, 3);
  g_assert_cmpfloat_with_epsilon (november[0].value, 2.0 / 3, 1e-12);
  /* the other source says nothing in November: no value, not 0 */
  g_assert_true (isnan (cad_timeline_shares (world.report, 0, 1, 0)[0].value));
  world_clear (&world);
}

static void
all_sources_together_are_the_last_row (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_YEAR);
  g_assert_cmpuint (world.report->timeline->n_rows, ==, 3);
  g_assert_true (cad_timeline_is_all (world.report, 2));
  for (guint i = 0; i < 3; i++) {
    guint64 sum = cad_timeline_shares (world.report, 0, 0, 0)[i].n + cad_timeline_shares (world.report, 0, 0, 1)[i].n;

    g_assert_cmpuint (cad_timeline_shares (world.report, 0, 0, 2)[i].n, ==, sum);
  }
  world_clear (&world);
}

static void
one_period_has_the_figures_of_the_report (void)
{
  World world;

  world_init (&world, fixture_counts, CAD_BY_YEAR);
  const CadAxisTable *axis = g_ptr_array_index (world.report->axes, 0);
  const CadLean *whole = &axis->own[0], *year = cad_timeline_lean (world.report, 0, 0, 0);

  g_assert_cmpuint (year->estimate.n, ==, whole->estimate.n);
  g_assert_cmpfloat (year->estimate.value, ==, whole->estimate.value);
  g_assert_cmpfloat (year->estimate.low, ==, whole->estimate.low);
  g_assert_cmpfloat (year->estimate.high, ==, whole->estimate.high);
  world_clear (&world);
}

static void
without_dates_there_is_no_timeline (void)
{
  World world;

  world_init (&world, "source\tchoice\twording\tn\nA\ttown\tx\t4\n", CAD_BY_SPAN);
  g_assert_null (world.report->timeline);
  GString *json = cad_render_timeline_json (world.report);

  g_assert_nonnull (strstr (json->str, "\"seed\""));
  g_string_free (json, TRUE);
  world_clear (&world);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline/dates-say-their-month-and-year", dates_say_their_month_and_year);
  g_test_add_func ("/timeline/each-month-counts-for-itself", each_month_counts_for_itself);
  g_test_add_func ("/timeline/all-sources-together-are-the-last-row", all_sources_together_are_the_last_row);
  g_test_add_func ("/timeline/one-period-has-the-figures-of-the-report", one_period_has_the_figures_of_the_report);
  g_test_add_func ("/timeline/without-dates-there-is-no-timeline", without_dates_there_is_no_timeline);
  return g_test_run ();
}
