/* SPDX-License-Identifier: MIT
 * agreement.h - how far coders agree: Krippendorff's alpha, for who checks a lexicon or a voice against people */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAD_METRIC_NOMINAL,  /* values are names */
  CAD_METRIC_ORDINAL,  /* numbers of which only the order counts */
  CAD_METRIC_INTERVAL, /* numbers whose differences count */
  CAD_METRIC_RATIO,    /* numbers from 0 whose proportions count */
  CAD_N_METRICS
} CadMetric;

const char *cad_metric_name (CadMetric metric);

/* What coders said of units. A coder says one thing of a unit or nothing. */
typedef struct {
  GPtrArray *units, *coders; /* of char*, owned, in order of first sight */
  GPtrArray *values;         /* of char*, owned: sorted by number when all are numbers, else bytewise */
  double *numbers;           /* owned: the values as numbers, or NULL when one is none */
  GArray *codes;             /* of CadCode, sorted by unit, then coder */
} CadCodings;

typedef struct {
  guint32 unit, coder, value; /* indexes */
  guint32 line;               /* of the table, from 1 */
} CadCode;

/* Reads TSV with a header that names the columns unit, coder and value; others are left alone, and an empty value says that the
 * coder said nothing. Returns: (transfer full) or NULL with @error (CAD_ERROR_FORMAT) naming every wrong line */
CadCodings *cad_codings_read (const char *file, const char *text, gsize length, GError **error);
void cad_codings_free (CadCodings *codings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCodings, cad_codings_free)

/* How many metrics, from the nominal on, its values can be compared by. */
static inline guint
cad_codings_metrics (const CadCodings *codings)
{
  return codings->numbers != NULL ? CAD_N_METRICS : 1;
}

typedef struct {
  double alpha, low, high; /* NAN when nothing varies or no unit was coded twice; interval at 95 % by drawing units */
  double agreement;        /* share of pairs of codes of one unit that are equal */
  guint units, codes;      /* that can be compared: units with two codes or more */
} CadAgreement;

/* Krippendorff's alpha (2011, "Computing Krippendorff's Alpha-Reliability"); metrics but the nominal want numbers. */
CadAgreement cad_agreement (const CadCodings *codings, CadMetric metric, guint64 seed);

G_END_DECLS
