/* SPDX-License-Identifier: MIT
 * keyness-render.c - loaded words of two sources as JSON, as a table and for a reader */
#include <math.h>

#include <glib/gi18n-lib.h>

#include <cadrage/json.h>
#include <cadrage/permutation.h>

#include "blocks.h"
#include "cells.h"
#include "keyness.h"
#include "labels.h"
#include "numbers.h"
#include "screen.h"
#include "writers.h"

static double
signed_g2 (CadUses uses)
{
  return cad_uses_sign (uses) < 0 ? 0 - cad_g2 (uses) : cad_g2 (uses);
}

/* The measures that need nothing but the four cells, under the names of all formats. */
typedef struct {
  const char *name;
  double (*measure) (CadUses uses);
} Measure;

static double
p_of_chi2 (CadUses uses)
{
  return cad_chi2_upper (cad_chi2 (uses), 1);
}

static double
p_of_g2 (CadUses uses)
{
  return cad_chi2_upper (cad_g2 (uses), 1);
}

static const Measure measures[] = {
  { "chi2", cad_chi2 },
  { "chi2_yates", cad_chi2_yates },
  { "p_chi2", p_of_chi2 },
  { "g2", signed_g2 },
  { "p_g2", p_of_g2 },
  { "log_ratio", cad_log_ratio },
  { "specificity", cad_specificity },
};

/* A measure of a word that neither source used, or of sources without words, is no number. */
static double
measure (const CadKeynessRow *row, guint i)
{
  return isnan (row->fisher) ? NAN : measures[i].measure (row->uses);
}

static void
write_side (CadJson *json, const char *key, const CadEstimate *rate, const double uses[2])
{
  cad_json_open (json, key, '{');
  cad_json_integer (json, "n", (gint64) uses[0]);
  cad_json_integer (json, "total", (gint64) uses[1]);
  cad_json_number (json, "rate", uses[1] > 0 ? 1000 * uses[0] / uses[1] : NAN);
  cad_json_number (json, "low", rate->low);
  cad_json_number (json, "high", rate->high);
  cad_json_close (json, '}');
}

static void
write_row (CadJson *json, const CadKeyness *keyness, const CadKeynessRow *row)
{
  const CadCell *cells = row->table->cells;

  cad_json_open (json, NULL, '{');
  cad_json_string (json, "lexicon", row->table->lexicon->id);
  cad_json_string (json, "term", row->table->group->id);
  write_side (json, "a", &cells[keyness->pair->a].own, (const double[]){ row->uses.f1, row->uses.n1 });
  write_side (json, "b", &cells[keyness->pair->b].own, (const double[]){ row->uses.f2, row->uses.n2 });
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    cad_json_number (json, measures[i].name, measure (row, i));
  cad_json_number (json, "lrc", row->lrc);
  cad_json_number (json, "odds_ratio", row->odds_ratio);
  cad_json_boolean (json, "odds_ratio_infinite", row->infinite);
  cad_json_number (json, "log_odds", row->log_odds.value);
  cad_json_number (json, "variance", row->log_odds.variance);
  cad_json_number (json, "z", row->log_odds.z);
  cad_json_number (json, "fisher", row->fisher);
  cad_json_string (json, "test", cad_test_name (row->test));
  cad_json_number (json, "p", row->p);
  cad_json_number (json, "q", row->q);
  cad_json_string (json, "verdict", cad_contrast_verdict_name (row->verdict));
  cad_json_close (json, '}');
}

static const char *
source_name (const CadReport *report, guint source)
{
  return g_array_index (report->sources, CadSourceRow, source).name;
}

GString *
cad_render_keyness_json (const CadReport *report, const CadKeynessPair *pair)
{
  g_autoptr (CadKeyness) keyness = cad_keyness_new (report, pair);
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 2;
  json.digits = CAD_DIGITS_EXACT;
  cad_json_open (&json, NULL, '{');
  cad_json_string (&json, "cadrage", report->settings.version);
  cad_write_lexicons (&json, report->lexicons);
  cad_json_string (&json, "a", source_name (report, pair->a));
  cad_json_string (&json, "b", source_name (report, pair->b));
  cad_json_integer (&json, "total_a", (gint64) keyness->words[0]);
  cad_json_integer (&json, "total_b", (gint64) keyness->words[1]);
  cad_json_integer (&json, "prior", (gint64) keyness->prior);
  cad_json_integer (&json, "seed", (gint64) report->settings.seed);
  cad_json_integer (&json, "permutations", CAD_PERMUTATIONS);
  cad_json_integer (&json, "family", keyness->family);
  cad_json_string (&json, "correction", cad_correction_name (keyness->report->settings.correction));
  cad_json_open (&json, "loaded", '[');
  for (guint i = 0; i < keyness->rows->len; i++)
    write_row (&json, keyness, &g_array_index (keyness->rows, CadKeynessRow, i));
  cad_json_close (&json, ']');
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}

static void
add_table_row (GString *out, const CadKeynessRow *row)
{
  cad_cell_text (out, row->table->lexicon->id);
  cad_cell_text (out, row->table->group->id);
  cad_cell_integer (out, (guint64) row->uses.f1);
  cad_cell_integer (out, (guint64) row->uses.n1);
  cad_cell_integer (out, (guint64) row->uses.f2);
  cad_cell_integer (out, (guint64) row->uses.n2);
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    cad_cell_exact (out, measure (row, i));
  cad_cell_exact (out, row->lrc);
  cad_cell_exact (out, row->odds_ratio);
  cad_cell_text (out, row->infinite ? "true" : "false");
  cad_cell_exact (out, row->log_odds.value);
  cad_cell_exact (out, row->log_odds.z);
  cad_cell_exact (out, row->fisher);
  cad_cell_text (out, cad_test_name (row->test));
  cad_cell_exact (out, row->p);
  cad_cell_exact (out, row->q);
  cad_cell_text (out, cad_contrast_verdict_name (row->verdict));
  cad_row_end (out);
}

GString *
cad_render_keyness_tsv (const CadReport *report, const CadKeynessPair *pair)
{
  g_autoptr (CadKeyness) keyness = cad_keyness_new (report, pair);
  GString *out = g_string_new ("lexicon\tterm\ta_n\ta_total\tb_n\tb_total\t");

  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    g_string_append_printf (out, "%s\t", measures[i].name);
  g_string_append (out, "lrc\todds_ratio\todds_ratio_infinite\tlog_odds\tz\tfisher\ttest\tp\tq\tverdict\n");
  for (guint i = 0; i < keyness->rows->len; i++)
    add_table_row (out, &g_array_index (keyness->rows, CadKeynessRow, i));
  return out;
}

static int
by_z (gconstpointer a, gconstpointer b)
{
  const CadKeynessRow *x = *(CadKeynessRow *const *) a, *y = *(CadKeynessRow *const *) b;
  double u = isnan (x->log_odds.z) ? 0 : x->log_odds.z, v = isnan (y->log_odds.z) ? 0 : y->log_odds.z;

  if (u != v)
    return u > v ? -1 : 1;
  return g_strcmp0 (x->table->group->id, y->table->group->id);
}

/* "12 (0.31)": mentions, and their rate per 1,000 words. */
static char *
say_rate (const CadReport *report, double n, double words)
{
  const char *interface = report->settings.interface;
  g_autofree char *count = cad_number_count (interface, (guint64) n);
  g_autofree char *rate = cad_number_decimal (interface, words > 0 ? 1000 * n / words : NAN, 2, CAD_NUMBER_PLAIN);

  return g_strdup_printf ("%s (%s)", count, rate);
}

static char *
say_row (const CadReport *report, const CadKeynessRow *row)
{
  const char *interface = report->settings.interface;
  g_autofree char *ratio = cad_number_decimal (interface, measure (row, 5), 2, CAD_NUMBER_SIGNED);
  g_autofree char *lrc = cad_number_decimal (interface, row->lrc, 2, CAD_NUMBER_SIGNED);
  g_autofree char *g2 = cad_number_decimal (interface, measure (row, 3), 1, CAD_NUMBER_SIGNED);
  g_autofree char *z = cad_number_decimal (interface, row->log_odds.z, 2, CAD_NUMBER_SIGNED);
  g_autofree char *odds = row->infinite ? g_strdup (_ ("infinite"))
                                        : cad_number_decimal (interface, row->odds_ratio, 2, CAD_NUMBER_PLAIN);
  g_autofree char *q = cad_number_p (interface, row->q);
  static const char *const verdicts[] = { N_ ("insufficient evidence"), N_ ("no clear difference"), N_ ("different") };

  return g_strdup_printf (_ ("%s · log ratio %s (LRC %s) · G² %s · odds ratio %s · z %s · q %s"),
                          _ (verdicts[row->verdict]), ratio, lrc, g2, odds, z, q);
}

static void
add_row (const CadCard *card, const CadKeyness *keyness, const CadKeynessRow *row)
{
  g_autofree char *a = say_rate (card->report, row->uses.f1, row->uses.n1);
  g_autofree char *b = say_rate (card->report, row->uses.f2, row->uses.n2);
  g_autofree char *of_a = cad_label_source (card->report, keyness->pair->a);
  g_autofree char *of_b = cad_label_source (card->report, keyness->pair->b);
  g_autofree char *head = g_strdup_printf ("%s: %s %s · %s %s", cad_label_wording (card->report, row->table->group),
                                           of_a, a, of_b, b);
  g_autofree char *line = say_row (card->report, row);

  cad_card_paragraph (card, 2, head);
  cad_card_paragraph (card, 4, line);
}

GString *
cad_render_keyness_text (const CadReport *report, const CadKeynessPair *pair, const CadTerminal *terminal)
{
  g_autoptr (CadKeyness) keyness = cad_keyness_new (report, pair);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  CadCard card = { .out = g_string_new (NULL), .report = report, .terminal = terminal };

  for (guint i = 0; i < keyness->rows->len; i++)
    g_ptr_array_add (sorted, &g_array_index (keyness->rows, CadKeynessRow, i));
  g_ptr_array_sort (sorted, by_z);
  cad_card_warnings (&card);
  cad_card_heading (&card,
                    _ ("Loaded words in own voice: mentions (per 1,000 words), most typical of the first first"));
  if (keyness->words[0] == 0 || keyness->words[1] == 0)
    cad_card_paragraph (&card, 2, _ ("insufficient evidence: no number of words; say it with --totals NA,NB"));
  if (sorted->len == 0)
    cad_card_paragraph (&card, 2, _ ("insufficient evidence: no loaded word"));
  for (guint i = 0; i < sorted->len; i++)
    add_row (&card, keyness, sorted->pdata[i]);
  cad_card_correction (&card);
  return card.out;
}
