/* SPDX-License-Identifier: MIT
 * reasons.c - the rules of the voice layer said in words */
#include "reasons.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "places.h"

#define REACH_MOST 60 /* code points of the scope that are shown */

static const struct {
  const char *rule;
  const char *reason;
} reasons[] = {
  { "own", N_ ("no cue: the outlet speaks") },
  { "that", N_ ("a clause with “that” follows a reporting verb") },
  { "bare-clause", N_ ("a clause without “that” follows a reporting verb") },
  { "whether", N_ ("an indirect question follows a reporting verb") },
  { "infinitive", N_ ("an infinitive follows a reporting verb") },
  { "of-infinitive", N_ ("what somebody is accused of, or told to do") },
  { "to-infinitive", N_ ("what somebody is called on to do") },
  { "to-noun", N_ ("what somebody calls for") },
  { "on-noun", N_ ("what somebody insists on") },
  { "noun", N_ ("the object of a verb that gives the speaker’s word for it") },
  { "object", N_ ("the object of a verb that gives the speaker’s word for it") },
  { "gerund", N_ ("a reporting verb in -ing") },
  { "naming", N_ ("a verb of naming: the name is the speaker’s") },
  { "passive-naming", N_ ("somebody else’s name for it: called, described as … by") },
  { "what-is-called", N_ ("“what somebody calls”") },
  { "self-description", N_ ("what somebody says of himself") },
  { "accused", N_ ("an accusation, whoever makes it") },
  { "impersonal", N_ ("reported without saying by whom") },
  { "incise", N_ ("a reporting clause set off by a comma or a quotation mark") },
  { "source-first", N_ ("a source named first: according to") },
  { "source-middle", N_ ("a source named in the middle: according to") },
  { "source-last", N_ ("a source named last: according to") },
  { "colon", N_ ("a speaker and a colon") },
  { "subject", N_ ("a fragment in quotation marks, with the speaker as subject") },
  { "parenthesis", N_ ("the speaker stands in brackets") },
  { "carried", N_ ("a quotation without a speaker of its own: the last one speaks on") },
  { "gapped", N_ ("a second speaker without a verb of his own") },
  { "interview", N_ ("a dash of dialogue") },
  { "headline", N_ ("a headline that names its source") },
  { "scare-quotes", N_ ("a few words in quotation marks and nobody who says them") },
  { "doubt", N_ ("a word of distance: so-called, alleged") },
  { "pretext", N_ ("a pretext: under the guise of") },
  { "conditional", N_ ("the conditional of hearsay") },
  { "rumour", N_ ("a word of rumour: reportedly") },
  { "untrue", N_ ("a speaker says that it is not true") },
  { "name", N_ ("a name or title in quotation marks") },
};

const char *
cad_reason (const char *rule)
{
  if (rule == NULL)
    return "";
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].rule, rule) == 0)
      return _ (reasons[i].reason);
  return rule;
}

/* The text of @span, cut to its begin and end when it is long. */
static char *
shortened (const CadReading *reading, CadSpan span)
{
  g_autofree char *text = cad_reading_text (reading, span);
  glong length = g_utf8_strlen (text, -1);

  if (length <= REACH_MOST)
    return g_steal_pointer (&text);
  g_autofree char *head = g_utf8_substring (text, 0, REACH_MOST * 2 / 3);
  g_autofree char *tail = g_utf8_substring (text, length - REACH_MOST / 3, length);

  return g_strdup_printf ("%s … %s", g_strchomp (head), g_strchug (tail));
}

char *
cad_reason_line (const CadReading *reading, const CadVoice *voice)
{
  GString *line = g_string_new (_ ("because: "));

  g_string_append (line, cad_reason (voice->rule));
  if (voice->cue.len > 0) {
    g_autofree char *cue = shortened (reading, voice->cue);

    g_string_append_printf (line, _ (" · cue “%s”"), cue);
  }
  if (voice->scope.len > 0) {
    g_autofree char *reach = shortened (reading, voice->scope);

    g_string_append_printf (line, _ (" · reaches “%s”"), reach);
  }
  g_string_append_printf (line, _ (" · confidence %u"), voice->confidence);
  return g_string_free (line, FALSE);
}

static void
add_fact (GString *line, const char *format, const char *fact)
{
  const char *hole = strstr (format, "%s");

  if (fact != NULL && *fact != '\0' && hole != NULL)
    g_string_append_printf (line, "%.*s%s%s", (int) (hole - format), format, fact, hole + 2);
}

char *
cad_reason_of_excerpt (const CadExcerpt *excerpt)
{
  GString *line = g_string_new (NULL);

  if (excerpt->rule != NULL)
    g_string_append_printf (line, "%s%s", _ ("because: "), cad_reason (excerpt->rule));
  else
    g_string_append (line, _ ("its tally does not say why"));
  add_fact (line, _ (" · cue “%s”"), excerpt->cue);
  add_fact (line, _ (" · speaker: %s"), excerpt->speaker);
  add_fact (line, _ (" · verb: %s"), excerpt->verb);
  g_string_append_printf (line, _ (" · confidence %u"), excerpt->confidence);
  return g_string_free (line, FALSE);
}
