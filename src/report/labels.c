/* SPDX-License-Identifier: MIT
 * labels.c - names for people, in the interface's language */
#include "labels.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "screen.h"

#define SLIGHT 0.1 /* a lean below this is small, whatever its interval */

char *
cad_label_source (const CadReport *report, guint source)
{
  const char *name = g_ptr_array_index (report->tally->sources, source);

  if (name == NULL || *name == '\0')
    return g_strdup (_ ("source unknown"));
  return cad_screen_clean (name, -1);
}

const char *
cad_label_choice (const CadReport *report, const CadChoice *choice)
{
  return cad_title_get (&choice->title, report->settings.interface, choice->id);
}

const char *
cad_label_wording (const CadReport *report, const CadWording *wording)
{
  return cad_title_get (&wording->title, report->settings.interface, wording->id);
}

const char *
cad_label_axis (const CadReport *report, const CadAxis *axis)
{
  return cad_title_get (&axis->title, report->settings.interface, axis->id);
}

const char *
cad_label_lexicon (const CadReport *report, const CadLexicon *lexicon)
{
  return cad_title_get (&lexicon->title, report->settings.interface, lexicon->id);
}

const char *
cad_label_side (const CadReport *report, const CadSpeakerRow *row)
{
  if (row->actor == NULL)
    return _ ("other or unknown speaker");
  return cad_title_get (&row->actor->title, report->settings.interface, row->actor->id);
}

const char *
cad_label_pole (const CadReport *report, const CadAxis *axis, double value)
{
  return cad_title_get (value < 0 ? &axis->minus : &axis->plus, report->settings.interface, value < 0 ? "−1" : "+1");
}

const char *
cad_label_voice (CadVoiceKind kind)
{
  static const char *const names[CAD_N_VOICES] = {
    [CAD_VOICE_OWN] = N_ ("own voice"),       [CAD_VOICE_QUOTED] = N_ ("quoted"),
    [CAD_VOICE_PARTIAL] = N_ ("part-quoted"), [CAD_VOICE_ATTRIBUTED] = N_ ("attributed"),
    [CAD_VOICE_DISTANCED] = N_ ("distanced"), [CAD_VOICE_HEARSAY] = N_ ("hearsay"),
    [CAD_VOICE_DENIED] = N_ ("denied"),       [CAD_VOICE_NAMED] = N_ ("as a name"),
  };

  return kind < CAD_N_VOICES ? _ (names[kind]) : "";
}

const char *
cad_label_group (CadVoiceGroup group)
{
  static const char *const names[CAD_N_VOICE_GROUPS] = {
    [CAD_VOICES_OWN] = N_ ("own voice"),
    [CAD_VOICES_ATTRIBUTED] = N_ ("reported"),
    [CAD_VOICES_HEDGED] = N_ ("hedged"),
    [CAD_VOICES_NAMED] = N_ ("as a name"),
  };

  return group < CAD_N_VOICE_GROUPS ? _ (names[group]) : "";
}

const char *
cad_label_stance (CadStance stance)
{
  static const char *const names[CAD_N_STANCES] = {
    [CAD_STANCE_NONE] = N_ ("no verb"),
    [CAD_STANCE_NEUTRAL] = N_ ("neutral"),
    [CAD_STANCE_ASSERTING] = N_ ("asserting"),
    [CAD_STANCE_DOUBTING] = N_ ("doubting"),
    [CAD_STANCE_ENDORSING] = N_ ("endorsing"),
    [CAD_STANCE_ADMITTING] = N_ ("admitting"),
    [CAD_STANCE_PRESUPPOSING] = N_ ("presupposing"),
    [CAD_STANCE_DENYING] = N_ ("denying"),
  };

  return stance < CAD_N_STANCES ? _ (names[stance]) : "";
}

const char *
cad_label_interval (CadInterval interval)
{
  static const char *const names[] = {
    [CAD_INTERVAL_NONE] = "",
    [CAD_INTERVAL_BOOTSTRAP] = N_ ("bootstrap over articles"),
    [CAD_INTERVAL_WILSON] = N_ ("Wilson"),
    [CAD_INTERVAL_POISSON] = N_ ("exact Poisson"),
    [CAD_INTERVAL_DIRICHLET] = N_ ("Dirichlet posterior"),
  };

  return interval != CAD_INTERVAL_NONE && interval < G_N_ELEMENTS (names) ? _ (names[interval]) : "";
}

char *
cad_label_verdict (const CadReport *report, const CadAxis *axis, CadVerdict verdict)
{
  switch (verdict) {
  case CAD_VERDICT_MINUS:
    return g_strdup_printf (_ ("leans to “%s”"), cad_label_pole (report, axis, -1));
  case CAD_VERDICT_PLUS:
    return g_strdup_printf (_ ("leans to “%s”"), cad_label_pole (report, axis, 1));
  case CAD_VERDICT_NONE:
    return g_strdup (_ ("no clear lean"));
  default:
    return g_strdup (_ ("insufficient evidence"));
  }
}

gboolean
cad_lean_is_slight (const CadLean *lean)
{
  gboolean clear = lean->verdict == CAD_VERDICT_MINUS || lean->verdict == CAD_VERDICT_PLUS;

  return clear && fabs (lean->estimate.value) < SLIGHT;
}

char *
cad_label_lean (const CadReport *report, const CadAxis *axis, const CadLean *lean)
{
  if (!cad_lean_is_slight (lean))
    return cad_label_verdict (report, axis, lean->verdict);
  return g_strdup_printf (_ ("leans slightly to “%s”"), cad_label_pole (report, axis, lean->estimate.value));
}

const char *
cad_report_language (const CadReport *report, const CadDocument *document)
{
  if (document->language != NULL || report->lexicons->len == 0)
    return document->language;
  return ((const CadLexicon *) g_ptr_array_index (report->lexicons, 0))->language;
}
