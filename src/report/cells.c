/* SPDX-License-Identifier: MIT
 * cells.c - cells of a TSV row */
#include "cells.h"

#include <cadrage/json.h>

#include <math.h>
#include <string.h>

#include "screen.h"

/* A spreadsheet runs a cell that begins like this, quoted or not (CWE-1236). */
static gboolean
is_formula (const char *text)
{
  char *end;

  if (text[0] == '\0' || strchr ("=+-@", text[0]) == NULL)
    return FALSE;
  g_ascii_strtod (text, &end);
  return end == text || *end != '\0';
}

void
cad_cell_text (GString *out, const char *text)
{
  if (text != NULL) {
    g_autofree char *clean = cad_screen_clean (text, -1);

    if (is_formula (clean))
      g_string_append_c (out, '\'');
    g_string_append (out, clean);
  }
  g_string_append_c (out, '\t');
}

void
cad_cell_integer (GString *out, guint64 value)
{
  g_string_append_printf (out, "%" G_GUINT64_FORMAT "\t", value);
}

void
cad_cell_number (GString *out, double value)
{
  if (isfinite (value))
    cad_number_append (out, value);
  g_string_append_c (out, '\t');
}

void
cad_cell_exact (GString *out, double value)
{
  if (isfinite (value))
    cad_number_append_digits (out, value, CAD_DIGITS_EXACT);
  g_string_append_c (out, '\t');
}

void
cad_row_end (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] == '\t')
    out->str[out->len - 1] = '\n';
}

void
cad_cell_estimate (GString *out, const CadEstimate *estimate)
{
  cad_cell_number (out, estimate->value);
  cad_cell_number (out, estimate->low);
  cad_cell_number (out, estimate->high);
}

const char *
cad_interval_name (CadInterval interval)
{
  static const char *const names[] = { "", "bootstrap", "wilson", "poisson", "dirichlet" };

  return interval < G_N_ELEMENTS (names) ? names[interval] : "";
}
