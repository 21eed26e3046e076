/* SPDX-License-Identifier: MIT
 * agreement-render.c - how far coders agree, for people and for machines */
#include <cadrage/render.h>

#include <math.h>

#include <cadrage/json.h>
#include <glib/gi18n-lib.h>

#include "cells.h"
#include "numbers.h"

GString *
cad_render_agreement_json (const CadCodings *codings, const CadAgreement *agreements, guint64 seed)
{
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.digits = CAD_DIGITS_EXACT;
  cad_json_open (&json, NULL, '{');
  cad_json_integer (&json, "units", agreements[0].units);
  cad_json_integer (&json, "codes", agreements[0].codes);
  cad_json_integer (&json, "coders", codings->coders->len);
  cad_json_integer (&json, "values", codings->values->len);
  cad_json_number (&json, "agreement", agreements[0].agreement);
  cad_json_integer (&json, "seed", (gint64) seed);
  cad_json_open (&json, "alphas", '[');
  for (guint i = 0; i < cad_codings_metrics (codings); i++) {
    cad_json_open (&json, NULL, '{');
    cad_json_string (&json, "metric", cad_metric_name (i));
    cad_json_number (&json, "alpha", agreements[i].alpha);
    cad_json_number (&json, "low", agreements[i].low);
    cad_json_number (&json, "high", agreements[i].high);
    cad_json_close (&json, '}');
  }
  cad_json_close (&json, ']');
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}

GString *
cad_render_agreement_tsv (const CadCodings *codings, const CadAgreement *agreements)
{
  GString *out = g_string_new ("metric\talpha\tlow\thigh\tagreement\tunits\tcodes\n");

  for (guint i = 0; i < cad_codings_metrics (codings); i++) {
    cad_cell_text (out, cad_metric_name (i));
    cad_cell_exact (out, agreements[i].alpha);
    cad_cell_exact (out, agreements[i].low);
    cad_cell_exact (out, agreements[i].high);
    cad_cell_exact (out, agreements[i].agreement);
    cad_cell_integer (out, agreements[i].units);
    cad_cell_integer (out, agreements[i].codes);
    cad_row_end (out);
  }
  return out;
}

static const char *
label_metric (CadMetric metric)
{
  static const char *const labels[CAD_N_METRICS] = { N_ ("values as names"), N_ ("as ranks"), N_ ("as amounts"),
                                                     N_ ("as proportions") };

  return _ (labels[metric]);
}

static void
add_alpha (GString *out, const char *interface, CadMetric metric, const CadAgreement *agreement)
{
  g_autofree char *alpha = cad_number_decimal (interface, agreement->alpha, 3, CAD_NUMBER_PLAIN);
  g_autofree char *low = cad_number_decimal (interface, agreement->low, 3, CAD_NUMBER_PLAIN);
  g_autofree char *high = cad_number_decimal (interface, agreement->high, 3, CAD_NUMBER_PLAIN);

  if (isnan (agreement->alpha))
    g_string_append_printf (out, _ ("  alpha, %s: insufficient evidence\n"), label_metric (metric));
  else if (isnan (agreement->low))
    g_string_append_printf (out, _ ("  alpha, %s: %s (too few units for an interval)\n"), label_metric (metric), alpha);
  else
    g_string_append_printf (out, _ ("  alpha, %s: %s [%s, %s]\n"), label_metric (metric), alpha, low, high);
}

GString *
cad_render_agreement_text (const CadCodings *codings, const CadAgreement *agreements, const char *interface)
{
  GString *out = g_string_new (NULL);
  g_autofree char *equal = cad_number_percent (interface, agreements[0].agreement);

  g_string_append_printf (out, _ ("%u units coded by two of %u coders or more, %u codes, %u values\n"),
                          agreements[0].units, codings->coders->len, agreements[0].codes, codings->values->len);
  if (agreements[0].units > 0)
    g_string_append_printf (out, _ ("  equal pairs of codes: %s\n"), equal);
  for (guint i = 0; i < cad_codings_metrics (codings); i++)
    add_alpha (out, interface, i, &agreements[i]);
  return out;
}
