/* SPDX-License-Identifier: MIT
 * proofs.c - the proofs of a lexicon: what must be found in a sentence, and what must not */
#include "compiled.h"

#include "trial.h"

/* One wording, as the faults name it. */
typedef struct {
  const CadWording *wording;
  guint lexicon, choice, index;
} Place;

static gboolean
is_of_choice (const CadMention *mention, const Place *place)
{
  return mention->lexicon == place->lexicon && mention->choice == place->choice;
}

static const CadMention *
find_mention (const GArray *mentions, const Place *place)
{
  for (guint i = 0; i < mentions->len; i++) {
    const CadMention *mention = &g_array_index (mentions, CadMention, i);

    if (is_of_choice (mention, place) && mention->wording == place->index)
      return mention;
  }
  return NULL;
}

/* What the choice has been found as: `reconquest "reprendre", control "sous contrôle"`, or "nothing". */
static char *
describe (const CadTrial *trial, const GArray *mentions, const Place *place)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++) {
    const CadMention *mention = &g_array_index (mentions, CadMention, i);
    g_autofree char *text = cad_trial_text (trial, mention);

    if (is_of_choice (mention, place))
      g_string_append_printf (out, "%s%s \"%s\"", out->len > 0 ? ", " : "", cad_trial_wording (trial, mention)->id,
                              text);
  }
  if (out->len == 0)
    g_string_append (out, "nothing");
  return g_string_free (out, FALSE);
}

/* What may have kept a wording from being found, the narrower reasons first. */
static const CadFindFlags reasons[] = { CAD_FIND_EXCEPTED, CAD_FIND_BESIDE, CAD_FIND_ANYWHERE,
                                        CAD_FIND_ANYWHERE | CAD_FIND_EXCEPTED };

/* "within 8 words", or "in the sentence". Returns: (transfer full) */
static char *
describe_distance (const CadCondition *own, const CadCondition *inherited)
{
  const CadCondition *condition = own != NULL ? own : inherited;

  if (condition == NULL || condition->within == 0)
    return g_strdup ("in the sentence");
  return g_strdup_printf ("within %u words", condition->within);
}

/* Why @seen did not count, when it counts with @reason. Returns: (transfer full) */
static char *
describe_reason (CadFindFlags reason, const char *seen, const CadMention *mention, const CadWording *wording)
{
  const CadTerm *term = mention->term;
  g_autofree char *near = describe_distance (term->near, wording->near);
  g_autofree char *beside = describe_distance (term->not_near, wording->not_near);

  if (reason == CAD_FIND_EXCEPTED)
    return g_strdup_printf ("'%s' was seen, but stands inside an exception", seen);
  if (reason == CAD_FIND_BESIDE)
    return g_strdup_printf ("'%s' was seen, but a term of its not-near condition stands %s", seen, beside);
  if (reason == CAD_FIND_ANYWHERE)
    return g_strdup_printf ("'%s' was seen, but no term of its near condition stands %s", seen, near);
  return g_strdup_printf ("'%s' was seen, but its exceptions and conditions rule it out", seen);
}

/* Why @place was not found in @text, or NULL when nothing like it was seen. Returns: (transfer full) (nullable) */
static char *
explain (CadTrial *trial, const Place *place, const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    const CadMention *mention = find_mention (cad_trial_run (trial, text, reasons[i]), place);

    if (mention != NULL) {
      g_autofree char *seen = cad_trial_text (trial, mention);

      return describe_reason (reasons[i], seen, mention, place->wording);
    }
  }
  return NULL;
}

static void
fail_found (CadTrial *trial, const Place *place, const CadProof *proof, const char *found, CadFaults *faults)
{
  g_autofree char *why = explain (trial, place, proof->text);

  cad_faults_add (faults, proof->line, proof->column, "proof fails: '%s' not found here (found: %s%s%s)",
                  place->wording->id, found, why != NULL ? "; " : "", why != NULL ? why : "");
}

static guint
prove_found (CadTrial *trial, const Place *place, CadFaults *faults)
{
  gboolean by_others = place->wording->found->len > 0;

  for (guint i = 0; i < place->wording->found->len; i++) {
    const CadProof *proof = place->wording->found->pdata[i];
    const GArray *mentions = cad_trial_run (trial, proof->text, CAD_FIND_ALL);
    g_autofree char *found = describe (trial, mentions, place);
    gboolean missing = find_mention (mentions, place) == NULL;

    by_others &= missing && !g_str_equal (found, "nothing");
    if (missing)
      fail_found (trial, place, proof, found, faults);
  }
  if (by_others)
    cad_faults_warn (faults, place->wording->line, place->wording->column,
                     "'%s' is shadowed: other wordings of its choice are found in all of its proofs",
                     place->wording->id);
  return place->wording->found->len;
}

static guint
prove_not_found (CadTrial *trial, const Place *place, CadFaults *faults)
{
  for (guint i = 0; i < place->wording->not_found->len; i++) {
    const CadProof *proof = place->wording->not_found->pdata[i];
    const GArray *mentions = cad_trial_run (trial, proof->text, CAD_FIND_ALL);
    const CadMention *mention = find_mention (mentions, place);

    if (mention != NULL) {
      g_autofree char *text = cad_trial_text (trial, mention);

      cad_faults_add (faults, proof->line, proof->column,
                      "proof fails: '%s' must not be found here (found: \"%s\", by the term '%s')", place->wording->id,
                      text, mention->term->text);
    }
  }
  return place->wording->not_found->len;
}

static guint
prove_wordings (CadTrial *trial, const GPtrArray *wordings, Place place, CadFaults *faults)
{
  guint n = 0;

  for (place.index = 0; place.index < wordings->len; place.index++) {
    place.wording = wordings->pdata[place.index];
    n += prove_found (trial, &place, faults);
    n += prove_not_found (trial, &place, faults);
  }
  return n;
}

guint
cad_matcher_prove (const CadMatcher *matcher, guint lexicon, CadFaults *faults)
{
  g_return_val_if_fail (lexicon < matcher->lexicons->len, 0);
  const CadLexicon *proved = matcher->lexicons->pdata[lexicon];
  g_autoptr (CadTrial) trial = cad_trial_new (matcher);
  Place place = { NULL, lexicon, 0, 0 };
  guint n = 0;

  for (place.choice = 0; place.choice < proved->choices->len; place.choice++)
    n += prove_wordings (trial, ((const CadChoice *) proved->choices->pdata[place.choice])->wordings, place, faults);
  place.choice = CAD_LOADED;
  return n + prove_wordings (trial, proved->loaded, place, faults);
}
