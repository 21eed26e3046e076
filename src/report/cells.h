/* SPDX-License-Identifier: MIT
 * cells.h - cells of a TSV row: text that no spreadsheet takes for a formula, numbers the same in every locale */
#pragma once

#include <cadrage/stats.h>

G_BEGIN_DECLS

/* Each appends the cell and a tab; cad_row_end turns the last tab into the end of the line. NULL and NAN are empty. */
void cad_cell_text (GString *out, const char *text);
void cad_cell_integer (GString *out, guint64 value);
void cad_cell_number (GString *out, double value);
void cad_cell_exact (GString *out, double value); /* with all its digits */
void cad_row_end (GString *out);

/* value, low, high. */
void cad_cell_estimate (GString *out, const CadEstimate *estimate);

/* "bootstrap", "wilson", "poisson", "dirichlet", "" */
const char *cad_interval_name (CadInterval interval);

G_END_DECLS
