/* SPDX-License-Identifier: MIT
 * headline.c - what a report found, in words that its intervals allow */
#include "headline.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "blocks.h"
#include "labels.h"
#include "numbers.h"

typedef struct {
  int least, most; /* sources that lean furthest to either pole with an interval clear of 0, or -1 */
  guint judged;    /* sources with enough evidence */
} Extremes;

static guint64
axis_mentions (const CadReport *report, const CadAxisTable *table)
{
  guint64 n = 0;

  for (guint i = 0; i < report->sources->len; i++)
    n += table->own[i].estimate.n;
  return n;
}

const CadAxisTable *
cad_headline_axis (const CadReport *report)
{
  const CadAxisTable *best = NULL;

  for (guint i = 0; i < report->axes->len; i++) {
    const CadAxisTable *table = g_ptr_array_index (report->axes, i);

    if (best == NULL || axis_mentions (report, table) > axis_mentions (report, best))
      best = table;
  }
  return best;
}

static int
by_lean (gconstpointer a, gconstpointer b, gpointer data)
{
  const CadLean *leans = data;
  guint i = *(const guint *) a, j = *(const guint *) b;
  gboolean judged_i = leans[i].verdict != CAD_VERDICT_INSUFFICIENT;
  gboolean judged_j = leans[j].verdict != CAD_VERDICT_INSUFFICIENT;
  double x = leans[i].estimate.value, y = leans[j].estimate.value;

  if (judged_i != judged_j)
    return judged_i ? -1 : 1;
  if (isnan (x) != isnan (y))
    return isnan (x) ? 1 : -1;
  if (x != y && !isnan (x))
    return x > y ? -1 : 1;
  return (i > j) - (i < j);
}

guint *
cad_sources_by_lean (const CadReport *report, const CadAxisTable *table)
{
  guint *order = g_new (guint, MAX (1, report->sources->len));

  for (guint i = 0; i < report->sources->len; i++)
    order[i] = i;
  g_qsort_with_data (order, report->sources->len, sizeof *order, by_lean, table->own);
  return order;
}

static Extremes
find_extremes (const CadReport *report, const CadAxisTable *table)
{
  Extremes found = { .least = -1, .most = -1 };

  for (guint i = 0; i < report->sources->len; i++) {
    const CadLean *lean = &table->own[i];

    found.judged += lean->verdict != CAD_VERDICT_INSUFFICIENT;
    if (lean->verdict == CAD_VERDICT_MINUS &&
        (found.least < 0 || lean->estimate.value < table->own[found.least].estimate.value))
      found.least = i;
    if (lean->verdict == CAD_VERDICT_PLUS &&
        (found.most < 0 || lean->estimate.value > table->own[found.most].estimate.value))
      found.most = i;
  }
  return found;
}

/* "Gazette leans to “southern” (+0.83 [+0.33, +1.00], 12 mentions, 3 choices)" */
static char *
say_source (const CadReport *report, const CadAxisTable *table, guint source)
{
  const CadLean *lean = &table->own[source];
  g_autofree char *name = cad_label_source (report, source);
  g_autofree char *value = cad_words_lean (report, &lean->estimate);
  g_autofree char *evidence = cad_words_evidence (report, lean);

  return g_strdup_printf (cad_lean_is_slight (lean) ? _ ("%s leans slightly to “%s” (%s; %s)")
                                                    : _ ("%s leans to “%s” (%s; %s)"),
                          name, cad_label_pole (report, table->axis, lean->estimate.value), value, evidence);
}

static char *
say_extremes (const CadReport *report, const CadAxisTable *table, const Extremes *found)
{
  g_autofree char *least = found->least >= 0 ? say_source (report, table, found->least) : NULL;
  g_autofree char *most = found->most >= 0 ? say_source (report, table, found->most) : NULL;

  if (least != NULL && most != NULL)
    return g_strdup_printf (_ ("In its own voice, %s; %s."), most, least);
  if (least != NULL || most != NULL)
    return g_strdup_printf (_ ("In its own voice, %s; no source clearly leans the other way."),
                            most != NULL ? most : least);
  g_autofree char *judged = cad_number_count (report->settings.interface, found->judged);

  return g_strdup_printf (ngettext ("No clear lean: the interval of the %s source with enough mentions reaches 0.",
                                    "No clear lean: the intervals of all %s sources with enough mentions reach 0.",
                                    found->judged),
                          judged);
}

char *
cad_headline (const CadReport *report)
{
  const CadAxisTable *table = cad_headline_axis (report);

  if (report->choices->len == 0 && report->loaded->len == 0)
    return g_strdup (_ ("Nothing that the lexicons call contested is named in these articles."));
  if (table == NULL)
    return g_strdup (_ ("No wording found here leans to a side: the figures are shares and rates alone."));
  Extremes found = find_extremes (report, table);

  if (found.judged == 0)
    return g_strdup (_ ("Insufficient evidence: no source names enough contested things in its own voice to say which "
                        "way it leans."));
  return say_extremes (report, table, &found);
}
