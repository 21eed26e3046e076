/* SPDX-License-Identifier: MIT
 * numbers.h - numbers and dates as people of the interface's language write them. All: (transfer full) */
#pragma once

#include <cadrage/stats.h>

G_BEGIN_DECLS

typedef enum {
  CAD_NUMBER_PLAIN,
  CAD_NUMBER_SIGNED, /* +0.42 −0.42 0.00 */
} CadNumberSign;

/* A decimal comma and U+2212 in French, U+2212 in English; "–" when there is no value. */
char *cad_number_decimal (const char *interface, double value, guint decimals, CadNumberSign sign);

/* 12 345 (U+202F) or 12,345 */
char *cad_number_count (const char *interface, guint64 value);

/* A share of 1 in per cent, without decimals: 34 % or 34% */
char *cad_number_percent (const char *interface, double share);

/* "21–49": two percentages without their sign; "" when there is no interval. */
char *cad_number_percent_range (const CadEstimate *estimate);

/* "[−0,10 ; +0,70]" or "[−0.10, +0.70]"; "" when there is no interval. */
char *cad_number_range (const char *interface, const CadEstimate *estimate, guint decimals, CadNumberSign sign);

/* "= 0.012", "< 0.001" */
char *cad_number_p (const char *interface, double p);

/* "16 décembre 2020", "1er mai 2021", "décembre 2020", "2020"; a date of another form as it is; NULL for NULL. */
char *cad_number_date (const char *interface, const char *date);

gboolean cad_number_is_french (const char *interface);

G_END_DECLS
