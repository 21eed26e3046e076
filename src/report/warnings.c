/* SPDX-License-Identifier: MIT
 * warnings.c - what a reader must know before believing a report */
#include <glib/gi18n-lib.h>

#include <string.h>

#include "labels.h"
#include "model.h"
#include "numbers.h"

#define DOMINANT       0.6  /* share of all mentions that one source gives */
#define MATERIAL       0.05 /* share of the articles that are copies of another source's */
#define NAMES_SHOWN    5
#define MESSAGES_SHOWN 3

static void
warn (CadReport *report, char *message)
{
  g_ptr_array_add (report->warnings, message);
}

static char *
list_names (const CadReport *report, GPtrArray *names)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < MIN (names->len, NAMES_SHOWN); i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  if (names->len > NAMES_SHOWN) {
    g_autofree char *rest = cad_number_count (report->settings.interface, names->len - NAMES_SHOWN);

    g_string_append_printf (list, _ (" and %s more"), rest);
  }
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* What was not read, and the first reasons. */
static void
warn_unread (CadReport *report)
{
  const CadReportCorpus *corpus = report->settings.corpus;
  const char *interface = report->settings.interface;

  if (corpus == NULL)
    return;
  g_autofree char *read = cad_number_count (interface, corpus->read);
  g_autofree char *announced = cad_number_count (interface, corpus->announced);
  g_autofree char *empty = cad_number_count (interface, corpus->empty);
  g_autofree char *refused = cad_number_count (interface, corpus->refused);

  if (corpus->empty + corpus->refused > 0)
    warn (report, g_strdup_printf (_ ("Not all was read: %s of %s articles, %s empty, %s refused."), read, announced,
                                   empty, refused));
  for (guint i = 0; corpus->messages != NULL && i < MIN (corpus->messages->len, MESSAGES_SHOWN); i++)
    warn (report, g_strdup_printf (_ ("On reading: %s"), (const char *) g_ptr_array_index (corpus->messages, i)));
}

static void
warn_few_articles (CadReport *report)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->sources->len; i++)
    if (g_array_index (report->sources, CadSourceRow, i).articles < CAD_MIN_ARTICLES)
      g_ptr_array_add (names, cad_label_source (report, i));
  if (names->len == 0 || report->tally->articles->len < 2)
    return;
  g_autofree char *list = list_names (report, names);

  warn (report,
        g_strdup_printf (ngettext ("Fewer than %u articles from %s: its intervals take mentions for independent "
                                   "and are likely too narrow.",
                                   "Fewer than %u articles each from %s: their intervals take mentions for "
                                   "independent and are likely too narrow.",
                                   names->len),
                         CAD_MIN_ARTICLES, list));
}

static guint64
framing_mentions (const CadSourceRow *row)
{
  return row->groups[CAD_VOICES_OWN] + row->groups[CAD_VOICES_ATTRIBUTED] + row->groups[CAD_VOICES_HEDGED];
}

static void
warn_dominant_source (CadReport *report)
{
  guint64 total = 0;

  for (guint i = 0; i < report->sources->len; i++)
    total += framing_mentions (&g_array_index (report->sources, CadSourceRow, i));
  for (guint i = 0; report->sources->len > 1 && i < report->sources->len; i++) {
    guint64 n = framing_mentions (&g_array_index (report->sources, CadSourceRow, i));

    if (total == 0 || n < DOMINANT * total)
      continue;
    g_autofree char *name = cad_label_source (report, i);
    g_autofree char *share = cad_number_percent (report->settings.interface, (double) n / total);

    warn (report, g_strdup_printf (_ ("%s gives %s of all mentions: figures over all sources mostly tell about it."),
                                   name, share));
  }
}

static void
warn_count (CadReport *report, guint64 n, const char *message)
{
  g_autofree char *count = cad_number_count (report->settings.interface, n);
  const char *hole = strstr (message, "%s");

  if (n > 0 && hole != NULL)
    warn (report, g_strdup_printf ("%.*s%s%s", (int) (hole - message), message, count, hole + 2));
}

static void
warn_doubts (CadReport *report)
{
  guint64 marks = 0, repaired = 0, replaced = 0;

  for (guint i = 0; i < report->sources->len; i++) {
    const CadSourceRow *row = &g_array_index (report->sources, CadSourceRow, i);

    marks += row->doubtful_marks;
    repaired += row->repaired;
    replaced += row->replaced;
  }
  warn_count (
      report, marks,
      ngettext ("%s quotation mark is never closed or has no opening one: the voices near it may be wrong.",
                "%s quotation marks are never closed or have no opening one: the voices near them may be wrong.",
                marks));
  warn_count (report, repaired,
              ngettext ("%s word ran together with another and was cut out of it: its mentions are marked as repaired.",
                        "%s words ran together with others and were cut out of them: their mentions are marked as "
                        "repaired.",
                        repaired));
  warn_count (report, replaced,
              ngettext ("%s byte was no text and was replaced: a word may have been lost.",
                        "%s bytes were no text and were replaced: words may have been lost.", replaced));
}

static void
warn_languages (CadReport *report)
{
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();

  for (guint i = 0; i < report->tally->lexicons->len; i++) {
    CadTallyLexicon *lexicon = g_ptr_array_index (report->tally->lexicons, i);

    if (lexicon->language != NULL &&
        !g_ptr_array_find_with_equal_func (languages, lexicon->language, g_str_equal, NULL))
      g_ptr_array_add (languages, lexicon->language);
  }
  if (languages->len < 2)
    return;
  g_autofree char *list = list_names (report, languages);

  warn (report,
        g_strdup_printf (_ ("Articles in several languages (%s): compare sources only inside one lexicon."), list));
}

/* Articles that repeat what another source had published make both look alike. */
static void
warn_copies (CadReport *report)
{
  const CadShared *shared = report->settings.shared;
  guint repeated = shared != NULL ? cad_shared_repeated (shared) : 0;

  if (repeated == 0 || repeated < MATERIAL * shared->copies->articles->len)
    return;
  g_autofree char *n = cad_number_count (report->settings.interface, repeated);
  g_autofree char *all = cad_number_count (report->settings.interface, shared->copies->articles->len);

  warn (report,
        report->settings.once
            ? g_strdup_printf (_ ("%s of %s articles repeat a text that another source had published: each text is "
                                  "counted once, for the source that published it first."),
                               n, all)
            : g_strdup_printf (_ ("%s of %s articles repeat a text that another source had published: such sources "
                                  "look more alike than they are, and intervals are too narrow. --once counts each "
                                  "text once."),
                               n, all));
}

void
cad_model_warnings (CadReport *report)
{
  warn_unread (report);
  warn_few_articles (report);
  warn_dominant_source (report);
  warn_copies (report);
  warn_languages (report);
  warn_doubts (report);
}
