/* SPDX-License-Identifier: MIT
 * wording.c - choices, wordings and loaded groups of the YAML tree */
#include "reader.h"

#include <math.h>

#define WITHIN_MOST  1000
#define CHOICES_MOST 10000 /* of one lexicon; and of wordings of one choice */

static const char *const choice_keys[] = { "title", "axis", "wordings", NULL };
static const char *const wording_keys[] = { "title", "lean",  "source",   "terms",  "found", "not",
                                            "near",  "match", "not-near", "except", NULL };
static const char *const loaded_keys[] = { "title", "source",   "terms",  "found", "not",
                                           "near",  "not-near", "except", "match", NULL };
static const char *const condition_keys[] = { "of", "within", NULL };
static const char *const term_keys[] = { "term", "near", "not-near", NULL };

static CadTerm *
read_plain_term (const CadYamlNode *node, CadMatchMode match, CadLexiconReader *reader)
{
  const char *text = cad_yaml_text (node, "a term", reader->faults);

  return text != NULL ? cad_term_parse (text, match, node->line, node->column, reader->faults) : NULL;
}

/* near: [...] or near: {of: [...], within: N} */
static CadCondition *
read_condition (const CadYamlNode *mapping, const char *key, CadMatchMode match, CadLexiconReader *reader)
{
  static const guint range[2] = { 1, WITHIN_MOST };
  const CadYamlNode *node = cad_yaml_get (mapping, key), *of = node;
  g_autofree char *what = g_strdup_printf ("'%s'", key);
  g_autoptr (CadCondition) condition = NULL;

  if (node == NULL)
    return NULL;
  condition = g_new0 (CadCondition, 1);
  condition->terms = cad_terms_new ();
  if (node->kind == CAD_YAML_TEXT) {
    cad_yaml_fault (node, reader->faults, "%s must be a list [...] or {of: [...], within: 8}, not a text", what);
    return NULL;
  }
  if (node->kind != CAD_YAML_LIST) {
    if (!cad_yaml_mapping (node, what, condition_keys, reader->faults))
      return NULL;
    of = cad_yaml_get (node, "of");
    cad_yaml_integer (cad_yaml_get (node, "within"), "'within'", range, &condition->within, reader->faults);
    if (of == NULL && !node->cut)
      cad_yaml_fault (node, reader->faults, "%s needs 'of': {of: [...], within: 8}, or is a list alone", what);
  }
  if (cad_yaml_list (of, what, reader->faults))
    for (guint i = 0; i < of->items->len; i++) {
      CadTerm *term = read_plain_term (of->items->pdata[i], match, reader);

      if (term != NULL)
        g_ptr_array_add (condition->terms, term);
    }
  if (of != NULL && of->kind == CAD_YAML_LIST && of->items->len == 0 && !of->cut)
    cad_yaml_fault (of, reader->faults, "%s names no terms", what);
  return g_steal_pointer (&condition);
}

/* A term that has its own conditions: {term: reprendre, near: ...} */
static CadTerm *
read_term_mapping (const CadYamlNode *node, CadMatchMode match, CadLexiconReader *reader)
{
  const CadYamlNode *text = cad_yaml_get (node, "term");

  if (text == NULL && node->cut)
    return NULL;
  if (text == NULL) {
    cad_yaml_fault (node, reader->faults,
                    "a term must be a text or {term: ..., near: ...}; a text with « : » inside "
                    "must stand in quotation marks: \"x : y\"");
    return NULL;
  }
  cad_yaml_mapping (node, "a term", term_keys, reader->faults);

  g_autoptr (CadTerm) term = read_plain_term (text, match, reader);
  g_autoptr (CadCondition) near = read_condition (node, "near", match, reader);
  g_autoptr (CadCondition) not_near = read_condition (node, "not-near", match, reader);

  if (term == NULL)
    return NULL;
  term->near = g_steal_pointer (&near);
  term->not_near = g_steal_pointer (&not_near);
  return g_steal_pointer (&term);
}

void
cad_read_terms (const CadYamlNode *node, const char *what, CadMatchMode match, GPtrArray *terms,
                CadLexiconReader *reader)
{
  if (!cad_yaml_list (node, what, reader->faults))
    return;
  if (node->items->len == 0 && !node->cut)
    cad_yaml_fault (node, reader->faults, "%s is an empty list", what);
  for (guint i = 0; i < node->items->len; i++) {
    const CadYamlNode *item = node->items->pdata[i];
    CadTerm *term = item->kind == CAD_YAML_MAPPING ? read_term_mapping (item, match, reader)
                                                   : read_plain_term (item, match, reader);

    if (term != NULL)
      g_ptr_array_add (terms, term);
  }
}

/* By its stem a one-word exception would cancel every mention or none: `offensif` is the stem of `offensive`. */
static void
read_except (const CadYamlNode *node, CadWording *wording, CadLexiconReader *reader)
{
  cad_read_terms (node, "'except'", wording->match, wording->except, reader);
  for (guint i = 0; i < wording->except->len; i++) {
    const CadTerm *term = wording->except->pdata[i];
    CadElement *element = term->elements->pdata[0];

    if (term->elements->len == 1 && element->kind == CAD_ELEMENT_WORD && element->mode == CAD_WORD_BY_STEM)
      element->mode = CAD_WORD_BY_FORM;
  }
}

static void
read_proofs (const CadYamlNode *node, const char *what, GPtrArray *proofs, CadLexiconReader *reader)
{
  if (!cad_yaml_list (node, what, reader->faults))
    return;
  for (guint i = 0; i < node->items->len; i++) {
    const CadYamlNode *item = node->items->pdata[i];
    const char *text = cad_yaml_text (item, "a proof", reader->faults);

    if (text == NULL)
      continue;
    CadProof *proof = g_new0 (CadProof, 1);

    proof->text = g_strdup (text);
    proof->line = item->line;
    proof->column = item->column;
    g_ptr_array_add (proofs, proof);
  }
}

static void
read_lean (const CadYamlNode *node, const char *id, CadWording *wording, CadLexiconReader *reader)
{
  const CadYamlNode *lean = cad_yaml_get (node, "lean");

  if (lean != NULL)
    g_hash_table_insert (reader->places, wording, (gpointer) lean);
  if (!cad_yaml_number (lean, "'lean'", &wording->lean, reader->faults))
    return;
  wording->has_lean = TRUE;
  if (fabs (wording->lean) > 1)
    cad_yaml_fault (lean, reader->faults, "'lean' lies between -1 and 1, not at %s", lean->text);
  else if (wording->lean != 0 && cad_yaml_get (node, "source") == NULL && !node->cut)
    cad_faults_warn (reader->faults, lean->line, lean->column,
                     "the wording '%s' leans but has no 'source': say who uses it so", id);
}

static void
read_wording (const CadYamlNode *node, CadWording *wording, CadLexiconReader *reader)
{
  const CadYamlNode *terms = cad_yaml_get (node, "terms");

  wording->match = cad_read_match (node, reader->lexicon->match, reader);
  cad_read_title (cad_yaml_get (node, "title"), "'title'", &wording->title, reader);
  wording->source = g_strdup (cad_yaml_text (cad_yaml_get (node, "source"), "'source'", reader->faults));
  if (terms == NULL && !node->cut)
    cad_faults_add (reader->faults, wording->line, wording->column, "'%s' has no terms", wording->id);
  cad_read_terms (terms, "'terms'", wording->match, wording->terms, reader);
  read_except (cad_yaml_get (node, "except"), wording, reader);
  wording->near = read_condition (node, "near", wording->match, reader);
  wording->not_near = read_condition (node, "not-near", wording->match, reader);
  read_proofs (cad_yaml_get (node, "found"), "'found'", wording->found, reader);
  read_proofs (cad_yaml_get (node, "not"), "'not'", wording->not_found, reader);
}

static CadWording *
add_wording (const CadYamlNode *key, GPtrArray *wordings, CadLexiconReader *reader)
{
  CadWording *wording = cad_wording_new (key->text, reader->lexicon->match);

  wording->line = key->line;
  wording->column = key->column;
  g_ptr_array_add (wordings, wording);
  return wording;
}

static void
read_wordings (const CadYamlNode *node, CadChoice *choice, CadLexiconReader *reader)
{
  if (!cad_yaml_mapping (node, "'wordings'", NULL, reader->faults))
    return;
  if (node->keys->len > CHOICES_MOST) {
    cad_yaml_fault (node, reader->faults, "a choice has at most %d wordings", CHOICES_MOST);
    return;
  }
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i], *value = node->items->pdata[i];

    if (!cad_read_id (key, "a wording", reader) || !cad_yaml_mapping (value, "a wording", wording_keys, reader->faults))
      continue;
    CadWording *wording = add_wording (key, choice->wordings, reader);

    read_wording (value, wording, reader);
    read_lean (value, key->text, wording, reader);
  }
}

static void
read_choice (const CadYamlNode *key, const CadYamlNode *node, CadLexiconReader *reader)
{
  const CadYamlNode *axis = cad_yaml_get (node, "axis");
  CadChoice *choice = cad_choice_new (key->text);

  choice->line = key->line;
  choice->column = key->column;
  g_ptr_array_add (reader->lexicon->choices, choice);
  cad_read_title (cad_yaml_get (node, "title"), "'title'", &choice->title, reader);
  choice->axis = g_strdup (cad_yaml_text (axis, "'axis'", reader->faults));
  if (axis != NULL)
    g_hash_table_insert (reader->places, choice, (gpointer) axis);
  read_wordings (cad_yaml_get (node, "wordings"), choice, reader);
}

void
cad_read_choices (const CadYamlNode *node, CadLexiconReader *reader)
{
  if (!cad_yaml_mapping (node, "'choices'", NULL, reader->faults))
    return;
  if (node->keys->len > CHOICES_MOST) {
    cad_yaml_fault (node, reader->faults, "a lexicon has at most %d choices", CHOICES_MOST);
    return;
  }
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i], *value = node->items->pdata[i];

    if (cad_read_id (key, "a choice", reader) && cad_yaml_mapping (value, "a choice", choice_keys, reader->faults))
      read_choice (key, value, reader);
  }
}

void
cad_read_loaded (const CadYamlNode *node, CadLexiconReader *reader)
{
  if (!cad_yaml_mapping (node, "'loaded'", NULL, reader->faults))
    return;
  if (node->keys->len > CHOICES_MOST) {
    cad_yaml_fault (node, reader->faults, "a lexicon has at most %d groups of loaded words", CHOICES_MOST);
    return;
  }
  for (guint i = 0; i < node->keys->len; i++) {
    const CadYamlNode *key = node->keys->pdata[i], *value = node->items->pdata[i];

    if (cad_read_id (key, "a group of loaded words", reader) &&
        cad_yaml_mapping (value, "a group of loaded words", loaded_keys, reader->faults))
      read_wording (value, add_wording (key, reader->lexicon->loaded, reader), reader);
  }
}
