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

static guint
prove_found (CadTrial *trial, const Place *place, CadFaults *faults)
{
  gboolean by_others = place->wording->found->len > 0;

  for (guint i = 0; i < place->wording->found->len; i++) {
    const CadProof *proof = place->wording->found->pdata[i];
    const GArray *mentions = cad_trial_run (trial, proof->text, CAD_FIND_ALL);
    g_autofree char *found = describe (trial, mentions, place);

    if (find_mention (mentions, place) == NULL)
      cad_faults_add (faults, proof->line, proof->column, "proof fails: '%s' not found here (found: %s)",
                      place->wording->id, found);
    by_others &= find_mention (mentions, place) == NULL && !g_str_equal (found, "nothing");
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
