/* SPDX-License-Identifier: MIT
 * statistics.c - how often intervals hold the truth and tests reject, by simulation: prints the tables of docs/statistics.md */
#include <math.h>

#include <cadrage/comparison.h>

#include "../../src/stats/random.h"
#include "../statistics/counts.h"

#define DRAWS    1000
#define MENTIONS 8 /* of the choice in each article */
#define CHOICES  4

static const guint articles[] = { 5, 20, 100 };
static const guint effects[] = { 1, 3, 7 };

/* How alike mentions of one article are, so that the variance of a share is @effect times that of independent mentions. */
static double
likeness (guint effect)
{
  return (effect - 1.0) / (MENTIONS - 1.0);
}

/* Shares that an article settles on: Dirichlet around @p. */
static void
draw_shares (CadRandom *random, const double *p, guint n, double alike, double *shares)
{
  double sum = 0;

  for (guint i = 0; i < n; i++) {
    shares[i] = alike > 0 ? cad_random_gamma (random, p[i] * (1 - alike) / alike) : p[i];
    sum += shares[i];
  }
  for (guint i = 0; i < n; i++)
    shares[i] = sum > 0 ? shares[i] / sum : p[i];
}

static void
add_article (GString *rows, CadRandom *random, const char *source, guint article, const double p[3], guint effect)
{
  static const char names[] = "xyz";

  for (guint c = 0; c < CHOICES; c++) {
    double shares[3];
    guint counts[3] = { 0, 0, 0 };

    draw_shares (random, p, 3, likeness (effect), shares);
    for (guint m = 0; m < MENTIONS; m++) {
      double u = cad_random_uniform (random);

      counts[u < shares[0] ? 0 : u < shares[0] + shares[1] ? 1 : 2]++;
    }
    for (guint w = 0; w < 3; w++)
      g_string_append_printf (rows, "%s c%u %c %u %u own\n", source, c, names[w], counts[w], article);
  }
}

static void
add_source (GString *rows, CadRandom *random, const char *source, guint n, const double p[3], guint effect)
{
  for (guint i = 0; i < n; i++)
    add_article (rows, random, source, i, p, effect);
}

static CadLean
lean_of (const CadTally *tally, guint64 seed)
{
  g_autoptr (GArray) terms = g_array_new (FALSE, FALSE, sizeof (CadLeanTerm));

  for (guint c = 0; c < CHOICES; c++) {
    add_term (terms, tally, c, "x", 1);
    add_term (terms, tally, c, "y", 0);
    add_term (terms, tally, c, "z", -1);
  }
  return cad_stats_lean (tally, &(CadSelection){ 0, CAD_MASK_OWN, seed }, terms);
}

static gboolean
holds (const CadEstimate *estimate, double truth)
{
  return estimate->low <= truth && truth <= estimate->high;
}

typedef struct {
  guint share, lean, naive;
} Held;

static Held
count_held (guint n, guint effect)
{
  static const double p[3] = { 0.4, 0.4, 0.2 };
  CadRandom random;
  Held held = { 0, 0, 0 };

  cad_random_init (&random, CAD_SEED_DEFAULT, 1000 * n + effect);
  for (guint draw = 0; draw < DRAWS; draw++) {
    g_autoptr (GString) rows = g_string_new (NULL);

    add_source (rows, &random, "S", n, p, effect);
    g_autoptr (CadTally) tally = tally_of (rows->str);
    const guint32 keys[] = { key_of (tally, "c0", "x"), key_of (tally, "c0", "y"), key_of (tally, "c0", "z") };
    CadEstimate shares[3];
    CadLean lean = lean_of (tally, draw);

    cad_stats_shares (tally, &(CadSelection){ 0, CAD_MASK_OWN, draw }, keys, 3, shares);
    CadEstimate naive = cad_stats_wilson (shares[0].n, shares[0].total);

    held.share += holds (&shares[0], 0.4);
    held.naive += holds (&naive, 0.4);
    held.lean += holds (&lean.estimate, 0.2);
  }
  return held;
}

static double
percent (guint n, guint of)
{
  return 100.0 * n / of;
}

static void
print_coverage (void)
{
  g_print (
      "| articles | design effect | share | lean | share, Wilson over mentions |\n| --- | --- | --- | --- | --- |\n");
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (effects); j++) {
      Held held = count_held (articles[i], effects[j]);

      g_print ("| %u | %u | %.1f | %.1f | %.1f |\n", articles[i], effects[j], percent (held.share, DRAWS),
               percent (held.lean, DRAWS), percent (held.naive, DRAWS));
    }
}

/* How many of @draws samples of two sources, whose shares of the first wording differ by @difference, have p <= 0.05. */
static guint
count_rejected (guint n, double difference, guint effect, guint draws)
{
  const double of_a[3] = { 0.4 + difference / 2, 0.4 - difference / 2, 0.2 };
  const double of_b[3] = { 0.4 - difference / 2, 0.4 + difference / 2, 0.2 };
  CadRandom random;
  guint rejected = 0;

  cad_random_init (&random, CAD_SEED_DEFAULT, 1000000 * effect + 1000 * n + (guint64) (100 * difference));
  for (guint draw = 0; draw < draws; draw++) {
    g_autoptr (GString) rows = g_string_new (NULL);
    g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_autoptr (GArray) sources = g_array_new (FALSE, FALSE, sizeof (int));

    add_source (rows, &random, "A", n, of_a, effect);
    add_source (rows, &random, "B", n, of_b, effect);
    g_autoptr (CadTally) tally = tally_of (rows->str);

    for (int i = 0; i < 2; i++)
      g_array_append_val (sources, i);
    for (guint i = 0; i < 3; i++) {
      guint32 key = key_of (tally, "c0", (const char[]){ "xyz"[i], '\0' });

      g_array_append_val (keys, key);
    }
    rejected += cad_contest (tally, sources, keys, draw).p <= 0.05;
  }
  return rejected;
}

static void
print_rejections (void)
{
  g_print ("| articles each | design effect | p <= 0.05 |\n| --- | --- | --- |\n");
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    for (guint j = 0; j < G_N_ELEMENTS (effects); j++)
      g_print ("| %u | %u | %.1f |\n", articles[i], effects[j],
               percent (count_rejected (articles[i], 0, effects[j], 2 * DRAWS), 2 * DRAWS));
}

static void
print_power (void)
{
  static const guint sizes[] = { 5, 10, 20, 50, 100 };
  static const double differences[] = { 0.1, 0.2, 0.3 };

  g_print ("| articles each | 10 points | 20 points | 30 points |\n| --- | --- | --- | --- |\n");
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++) {
    g_print ("| %u |", sizes[i]);
    for (guint j = 0; j < G_N_ELEMENTS (differences); j++)
      g_print (" %.0f |", percent (count_rejected (sizes[i], differences[j], 3, DRAWS / 2), DRAWS / 2));
    g_print ("\n");
  }
}

int
main (void)
{
  g_print ("## Coverage\n\nPer cent of %d samples whose 95 %% interval holds the truth.\n\n", DRAWS);
  print_coverage ();
  g_print ("\n## Tests where there is no difference\n\nPer cent of %d pairs of sources with the same habits whose "
           "permutation "
           "test says p <= 0.05.\n\n",
           2 * DRAWS);
  print_rejections ();
  g_print ("\n## Power\n\nPer cent of %d pairs with p <= 0.05, by articles and by how many points the shares of two "
           "wordings "
           "differ; design effect 3.\n\n",
           DRAWS / 2);
  print_power ();
  return 0;
}
