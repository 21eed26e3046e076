/* SPDX-License-Identifier: MIT
 * sources.c - what a source's articles amount to, and who gets to speak in them */
#include "model.h"

#include <math.h>
#include <string.h>

static const CadEstimate no_estimate = { .value = NAN, .low = NAN, .high = NAN };

static void
add_dates (CadSourceRow *row, const char *date)
{
  if (date == NULL || *date == '\0')
    return;
  if (row->first_date == NULL || strcmp (date, row->first_date) < 0)
    row->first_date = date;
  if (row->last_date == NULL || strcmp (date, row->last_date) > 0)
    row->last_date = date;
}

static void
add_article (CadSourceRow *row, const CadArticle *article)
{
  row->articles += cad_article_is_block (article) ? article->texts : 1;
  row->words += article->words;
  row->repaired += article->repaired;
  row->doubtful_marks += article->doubtful_marks;
  row->replaced += article->replaced;
  add_dates (row, article->date);
  for (guint i = 0; i < article->n_counts; i++)
    row->groups[cad_voice_group (article->counts[i].voice)] += article->counts[i].n;
}

/* Side 0 of an attributed mention is a speaker whose side is not known; elsewhere it is nobody. */
static gboolean
is_spoken (const CadCount *count)
{
  CadVoiceGroup group = cad_voice_group (count->voice);

  return group == CAD_VOICES_ATTRIBUTED || (count->side != 0 && group == CAD_VOICES_HEDGED);
}

static void
add_speech (CadSpeakerRow *rows, const CadArticle *article)
{
  for (guint i = 0; i < article->n_counts; i++) {
    const CadCount *count = &article->counts[i];

    if (!is_spoken (count))
      continue;
    rows[count->side].mentions += count->n;
    rows[count->side].stances[count->stance] += count->n;
  }
}

static void
name_side (const CadReport *report, const char *side, CadSpeakerRow *row)
{
  for (guint i = 0; i < report->lexicons->len; i++) {
    const CadLexicon *lexicon = g_ptr_array_index (report->lexicons, i);
    gsize length = strlen (lexicon->id);

    if (!g_str_has_prefix (side, lexicon->id) || side[length] != ':')
      continue;
    row->lexicon = lexicon;
    row->actor = cad_lexicon_actor (lexicon, side + length + 1);
  }
}

static void
name_sides (const CadReport *report, CadSpeakerRow *sides)
{
  for (guint i = 1; i < report->tally->sides->len; i++)
    name_side (report, g_ptr_array_index (report->tally->sides, i), &sides[i]);
}

static int
by_mentions (gconstpointer a, gconstpointer b)
{
  const CadSpeakerRow *x = a, *y = b;

  if ((x->actor == NULL) != (y->actor == NULL))
    return x->actor == NULL ? 1 : -1;
  if (x->mentions != y->mentions)
    return x->mentions > y->mentions ? -1 : 1;
  return x->actor != NULL ? strcmp (x->actor->id, y->actor->id) : 0;
}

/* Which share of what is said each known side of @source gets to say. */
static void
balance_voices (const CadReport *report, guint source, GArray *rows)
{
  const CadSelection reported = { (int) source, CAD_MASK_REPORTED, report->settings.seed };
  g_autofree guint *sides = g_new (guint, rows->len + 1);
  g_autofree CadEstimate *shares = g_new (CadEstimate, rows->len + 1);
  guint n = 0;

  while (n < rows->len && g_array_index (rows, CadSpeakerRow, n).actor != NULL) {
    sides[n] = g_array_index (rows, CadSpeakerRow, n).side;
    n++;
  }
  cad_stats_balance (report->tally, &reported, sides, n, shares);
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, CadSpeakerRow, i).share = i < n ? shares[i] : no_estimate;
}

static void
estimate_voices (const CadReport *report, guint source, CadSourceRow *row)
{
  const CadSelection all = { (int) source, CAD_MASK_ALL, report->settings.seed };

  balance_voices (report, source, row->speakers);
  cad_stats_voices (report->tally, &all, row->voices);
  row->quoting = cad_stats_quoting (row->voices);
}

/* Sides that no lexicon of the report knows are added to the unknown one. */
static GArray *
speaker_rows (const CadReport *report, CadSpeakerRow *sides)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (CadSpeakerRow));

  for (guint i = 1; i < report->tally->sides->len; i++) {
    name_side (report, g_ptr_array_index (report->tally->sides, i), &sides[i]);
    sides[i].side = i;
    if (sides[i].actor != NULL && sides[i].mentions > 0)
      g_array_append_val (rows, sides[i]);
    for (guint j = 0; sides[i].actor == NULL && j < CAD_N_STANCES; j++)
      sides[0].stances[j] += sides[i].stances[j];
    if (sides[i].actor == NULL)
      sides[0].mentions += sides[i].mentions;
  }
  if (sides[0].mentions > 0)
    g_array_append_val (rows, sides[0]);
  g_array_sort (rows, by_mentions);
  return rows;
}

void
cad_model_sources (CadModelling *modelling)
{
  CadReport *report = modelling->report;
  const CadTally *tally = report->tally;
  guint n_sides = MAX (1, tally->sides->len);
  g_autofree CadSpeakerRow *sides = g_new0 (CadSpeakerRow, (gsize) MAX (1, modelling->n_sources) * n_sides);

  g_array_set_size (report->sources, modelling->n_sources);
  for (guint i = 0; i < tally->articles->len; i++) {
    const CadArticle *article = &g_array_index (tally->articles, CadArticle, i);

    add_article (&g_array_index (report->sources, CadSourceRow, article->source), article);
    add_speech (sides + (gsize) article->source * n_sides, article);
  }
  for (guint i = 0; i < modelling->n_sources; i++) {
    CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, i);

    row->name = g_ptr_array_index (tally->sources, i);
    row->speakers = speaker_rows (report, sides + (gsize) i * n_sides);
    estimate_voices (report, i, row);
  }
  name_sides (report, sides);
  cad_model_verbs (report, sides);
}
