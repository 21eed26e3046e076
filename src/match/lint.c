/* SPDX-License-Identifier: MIT
 * lint.c - terms that cannot do what their author meant: tried on samples of themselves */
#include "trial.h"

#include <string.h>

#define MOST_SAMPLES 64 /* of one pattern */

typedef struct {
  const CadMatcher *matcher;
  CadTrial *trial;
  CadFaults *faults;
} Lint;

/* What became of a term's samples. */
typedef enum {
  FATE_NONE,     /* nothing of the choice was found */
  FATE_TAKEN,    /* another wording, listed before, takes the same words */
  FATE_EXCEPTED, /* found, but for the exceptions */
  FATE_FOUND,
} Fate;

static const CadTarget *
target_at (const Lint *lint, guint index)
{
  return &g_array_index (lint->matcher->targets, CadTarget, index);
}

static const CadWording *
wording_of (const Lint *lint, const CadTarget *target)
{
  CadMention mention = { .lexicon = target->lexicon, .choice = target->choice, .wording = target->wording };

  return cad_trial_wording (lint->trial, &mention);
}

static gboolean
is_conditional (const CadTarget *target)
{
  return target->near.group != CAD_NO_GROUP || target->not_near.group != CAD_NO_GROUP;
}

/* The words of @pattern as they may stand in a text. Returns: (transfer full) */
static char *
sample_text (const Lint *lint, const CadPattern *pattern, guint which)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pattern->steps.n; i++) {
    const CadStep *step = &pattern->steps.steps[i];
    g_autofree char *word = cad_classes_sample (lint->matcher->classes, step->class, which);

    if (text->len > 0 && text->str[text->len - 1] != '\'')
      g_string_append_c (text, ' ');
    g_string_append (text, word);
  }
  return g_string_free (text, FALSE);
}

/* The target of the term that found the mention. */
static const CadTarget *
target_of (const Lint *lint, const CadMention *mention)
{
  for (guint i = 0; i < lint->matcher->targets->len; i++) {
    const CadTarget *target = target_at (lint, i);

    if (target->term == mention->term && target->lexicon == mention->lexicon && target->choice == mention->choice)
      return target;
  }
  g_assert_not_reached ();
}

static Fate
fate_of_sample (const Lint *lint, const CadTarget *target, const char *text, CadFindFlags flags,
                const CadTarget **taker)
{
  const GArray *mentions = cad_trial_run (lint->trial, text, flags);
  Fate fate = FATE_NONE;

  for (guint i = 0; i < mentions->len; i++) {
    const CadMention *mention = &g_array_index (mentions, CadMention, i);

    if (mention->lexicon != target->lexicon || mention->choice != target->choice)
      continue;
    if (mention->wording == target->wording)
      return FATE_FOUND;
    *taker = target_of (lint, mention);
    if (is_conditional (*taker))
      return FATE_FOUND;
    fate = FATE_TAKEN;
  }
  return fate;
}

static Fate
fate_of_pattern (const Lint *lint, const CadTarget *target, const CadPattern *pattern, const CadTarget **taker)
{
  Fate best = FATE_NONE;
  guint n = 1;

  for (guint i = 0; i < pattern->steps.n; i++)
    n = MAX (n, cad_classes_samples (lint->matcher->classes, pattern->steps.steps[i].class));
  for (guint i = 0; i < MIN (n, MOST_SAMPLES) && best != FATE_FOUND; i++) {
    g_autofree char *text = sample_text (lint, pattern, i);
    Fate fate = fate_of_sample (lint, target, text, CAD_FIND_ANYWHERE | CAD_FIND_EXCEPTED, taker);

    if (fate == FATE_FOUND && fate_of_sample (lint, target, text, CAD_FIND_ANYWHERE, taker) != FATE_FOUND)
      fate = FATE_EXCEPTED;
    best = MAX (best, fate);
  }
  return best;
}

static void
lint_term (const Lint *lint, const CadTarget *target)
{
  const CadTerm *term = target->term;
  const CadTarget *taker = NULL;
  Fate best = FATE_NONE;

  for (guint i = 0; i < target->n_patterns && best != FATE_FOUND; i++) {
    Fate fate = fate_of_pattern (
        lint, target, &g_array_index (lint->matcher->patterns, CadPattern, target->first_pattern + i), &taker);

    best = MAX (best, fate);
  }
  if (best == FATE_NONE)
    cad_faults_add (lint->faults, term->line, term->column, "'%s' can never match: no text is read as these words",
                    term->text);
  else if (best == FATE_EXCEPTED)
    cad_faults_add (lint->faults, term->line, term->column, "'%s' can never match: an exception of '%s' cancels it",
                    term->text, wording_of (lint, target)->id);
  else if (best == FATE_TAKEN)
    cad_faults_warn (lint->faults, term->line, term->column,
                     "'%s' is shadowed: '%s' of '%s' (line %u, column %u) takes the same words first", term->text,
                     taker->term->text, wording_of (lint, taker)->id, taker->term->line, taker->term->column);
}

/* Tells that @target has a pattern that an unconditional term of another wording had before. */
static void
report_double (const Lint *lint, const CadTarget *target, const CadTarget *earlier)
{
  void (*report) (CadFaults *, guint, guint, const char *, ...) = target->choice == CAD_LOADED ? cad_faults_warn
                                                                                               : cad_faults_add;

  report (lint->faults, target->term->line, target->term->column,
          "'%s' stands under '%s' and, as '%s', under '%s' (line %u, column %u): only the first counts",
          target->term->text, wording_of (lint, target)->id, earlier->term->text, wording_of (lint, earlier)->id,
          earlier->term->line, earlier->term->column);
}

/* The choice and the steps of a pattern, as a key. */
static GBytes *
pattern_key (const CadTarget *target, const CadPattern *pattern)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();

  g_byte_array_append (key, (const guint8 *) &target->choice, sizeof target->choice);
  g_byte_array_append (key, (const guint8 *) pattern->steps.steps, pattern->steps.n * sizeof (CadStep));
  return g_byte_array_free_to_bytes (g_steal_pointer (&key));
}

/* Whether @target has been told to be a double. */
static gboolean
lint_double (const Lint *lint, const CadTarget *target, GHashTable *known)
{
  const CadTarget *double_of = NULL;

  for (guint i = 0; i < target->n_patterns; i++) {
    const CadPattern *pattern = &g_array_index (lint->matcher->patterns, CadPattern, target->first_pattern + i);
    g_autoptr (GBytes) key = pattern_key (target, pattern);
    const CadTarget *earlier = g_hash_table_lookup (known, key);

    if (earlier == NULL)
      g_hash_table_insert (known, g_steal_pointer (&key), (gpointer) target);
    else if (earlier->wording != target->wording && !is_conditional (earlier))
      double_of = earlier;
  }
  if (double_of != NULL)
    report_double (lint, target, double_of);
  return double_of != NULL;
}

void
cad_matcher_lint (const CadMatcher *matcher, guint lexicon, CadFaults *faults)
{
  g_return_if_fail (lexicon < matcher->lexicons->len);
  g_autoptr (CadTrial) trial = cad_trial_new (matcher);
  g_autoptr (GHashTable)
      known = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  Lint lint = { matcher, trial, faults };

  for (guint i = 0; i < matcher->targets->len; i++) {
    const CadTarget *target = target_at (&lint, i);

    if (target->lexicon != lexicon || lint_double (&lint, target, known))
      continue;
    lint_term (&lint, target);
  }
}
