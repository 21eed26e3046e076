/* SPDX-License-Identifier: MIT
 * test-stats-agreement.c - how far coders agree */
#include <cadrage/agreement.h>
#include <cadrage/error.h>

#include <string.h>

#include "../../src/stats/random.h"
#include "../statistics/oracles.h"

static CadCodings *
read_codings (const char *rows)
{
  g_autofree char *text = g_strconcat ("unit\tcoder\tvalue\n", rows, NULL);
  g_autoptr (GError) error = NULL;
  CadCodings *codings;

  g_strdelimit (text, " ", '\t');
  codings = cad_codings_read ("codes", text, strlen (text), &error);
  g_assert_no_error (error);
  return codings;
}

/* Two coders, four units, one disagreement: observed 1/4; expected from 5 a and 3 b in 8: 30/56. */
static void
test_by_hand (void)
{
  g_autoptr (CadCodings) codings = read_codings ("1 x a\n1 y a\n2 x a\n2 y a\n3 x b\n3 y b\n4 x a\n4 y b\n5 x b\n");
  CadAgreement agreement = cad_agreement (codings, CAD_METRIC_NOMINAL, 1);

  g_assert_cmpuint (agreement.units, ==, 4);
  g_assert_cmpuint (agreement.codes, ==, 8);
  g_assert_null (codings->numbers);
  assert_near (agreement.agreement, 3.0 / 4, 1e-15, "agreement");
  assert_near (agreement.alpha, 1 - (1.0 / 4) / (30.0 / 56), 1e-15, "alpha");
  g_assert_true (isnan (agreement.low));
}

static void
test_nothing_varies (void)
{
  g_autoptr (CadCodings) codings = read_codings ("1 x a\n1 y a\n2 x a\n2 y a\n");
  CadAgreement agreement = cad_agreement (codings, CAD_METRIC_NOMINAL, 1);

  g_assert_true (isnan (agreement.alpha));
  assert_near (agreement.agreement, 1, 0, "agreement");
}

/* Coders who toss a coin do not agree; those who copy do. */
static void
test_chance (void)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  CadRandom random;

  cad_random_init (&random, 1, 1);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (rows, "u%u x %u\nu%u y %u\n", i, cad_random_index (&random, 2), i,
                            cad_random_index (&random, 2));
  g_autoptr (CadCodings) codings = read_codings (rows->str);
  CadAgreement agreement = cad_agreement (codings, CAD_METRIC_NOMINAL, 1);

  assert_near (agreement.alpha, 0, 0.08, "alpha of chance");
  g_assert_true (agreement.low < 0 && agreement.high > 0 && agreement.high - agreement.low < 0.12);
}

/* Values are ordered as numbers, not as words. */
static void
test_order (void)
{
  g_autoptr (CadCodings) codings = read_codings ("1 x 10\n1 y 9\n2 x 2\n2 y 2\n");

  g_assert_cmpstr (codings->values->pdata[0], ==, "2");
  g_assert_cmpstr (codings->values->pdata[2], ==, "10");
  g_assert_nonnull (codings->numbers);
}

static void
test_faults (void)
{
  const char text[] = "unit\tcoder\tvalue\r\n1\tx\ta\r\n1\tx\tb\r\n2\r\n\ty\ta\r\n";
  g_autoptr (GError) error = NULL;

  g_assert_null (cad_codings_read ("codes.tsv", text, strlen (text), &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "codes.tsv:3:"));
  g_assert_nonnull (strstr (error->message, "coder 'x' has coded unit '1' before"));
  g_assert_nonnull (strstr (error->message, "codes.tsv:4:"));
  g_assert_nonnull (strstr (error->message, "codes.tsv:5:"));
  g_clear_error (&error);
  g_assert_null (cad_codings_read ("codes.tsv", "unit\tvalue\n", 11, &error));
  g_assert_nonnull (strstr (error->message, "no column 'coder'"));
  g_clear_error (&error);
  g_assert_null (cad_codings_read ("codes.tsv", "", 0, &error));
  g_assert_error (error, CAD_ERROR, CAD_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/alpha-by-hand", test_by_hand);
  g_test_add_func ("/agreement/nothing-varies-is-no-value", test_nothing_varies);
  g_test_add_func ("/agreement/chance-is-no-agreement", test_chance);
  g_test_add_func ("/agreement/numbers-are-ordered-as-numbers", test_order);
  g_test_add_func ("/agreement/every-wrong-line-is-named", test_faults);
  return g_test_run ();
}
