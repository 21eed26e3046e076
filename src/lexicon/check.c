/* SPDX-License-Identifier: MIT
 * check.c - faults that only the whole lexicon shows: names without meaning, circles, leans that cannot be weighed */
#include "reader.h"

#include <string.h>

#include <cadrage/names.h>

typedef void (*TermFunc) (const CadTerm *term, const CadLexiconReader *reader);

static void
each_term (const GPtrArray *terms, TermFunc func, const CadLexiconReader *reader)
{
  for (guint i = 0; i < terms->len; i++) {
    const CadTerm *term = terms->pdata[i];
    const CadCondition *const conditions[] = { term->near, term->not_near };

    func (term, reader);
    for (guint j = 0; j < G_N_ELEMENTS (conditions); j++)
      if (conditions[j] != NULL)
        each_term (conditions[j]->terms, func, reader);
  }
}

static void
each_wording_term (const CadWording *wording, TermFunc func, const CadLexiconReader *reader)
{
  const CadCondition *const conditions[] = { wording->near, wording->not_near };

  each_term (wording->terms, func, reader);
  each_term (wording->except, func, reader);
  for (guint j = 0; j < G_N_ELEMENTS (conditions); j++)
    if (conditions[j] != NULL)
      each_term (conditions[j]->terms, func, reader);
}

/* The column of @name where it stands as @name in the term. */
static guint
name_column (const CadTerm *term, const char *name)
{
  gsize length = strlen (name);

  for (const char *p = term->text; (p = strchr (p, '@')) != NULL; p++) {
    gboolean whole = strncmp (p + 1, name, length) == 0 && !g_ascii_isalnum (p[1 + length]) && p[1 + length] != '-' &&
                     p[1 + length] != '_';

    if (whole)
      return term->column + g_utf8_strlen (term->text, p - term->text);
  }
  return term->column;
}

static void
unknown_set (const CadTerm *term, const char *name, const CadLexiconReader *reader)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  const GPtrArray *const both[] = { reader->lexicon->lists, reader->lexicon->actors };
  guint column = name_column (term, name);

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (guint j = 0; j < both[i]->len; j++)
      g_ptr_array_add (names, ((const CadTermSet *) both[i]->pdata[j])->id);
  g_ptr_array_add (names, NULL);
  const char *nearest = cad_names_nearest (name, (const char *const *) names->pdata);

  if (nearest != NULL)
    cad_faults_add (reader->faults, term->line, column, "no list or actor '@%s'; did you mean '@%s'?", name, nearest);
  else
    cad_faults_add (reader->faults, term->line, column, "no list or actor '@%s'", name);
}

static void
check_names (const GPtrArray *elements, const CadTerm *term, const CadLexiconReader *reader)
{
  for (guint i = 0; i < elements->len; i++) {
    const CadElement *element = elements->pdata[i];

    if (element->kind == CAD_ELEMENT_LIST && !g_hash_table_contains (reader->sets, element->text))
      unknown_set (term, element->text, reader);
    for (guint j = 0; element->sequences != NULL && j < element->sequences->len; j++)
      check_names (element->sequences->pdata[j], term, reader);
  }
}

static void
check_term (const CadTerm *term, const CadLexiconReader *reader)
{
  check_names (term->elements, term, reader);
}

static void
check_twice (const GPtrArray *terms, const CadLexiconReader *reader)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < terms->len; i++) {
    const CadTerm *term = terms->pdata[i];

    if (term->near == NULL && term->not_near == NULL && !g_hash_table_add (seen, term->text))
      cad_faults_warn (reader->faults, term->line, term->column, "the term '%s' stands twice here", term->text);
  }
}

static void
check_wordings (const GPtrArray *wordings, const CadLexiconReader *reader)
{
  for (guint i = 0; i < wordings->len; i++) {
    const CadWording *wording = wordings->pdata[i];

    if (wording->line == 0)
      continue;
    each_wording_term (wording, check_term, reader);
    check_twice (wording->terms, reader);
  }
}

static void
check_axis (const CadChoice *choice, const CadLexiconReader *reader)
{
  const CadYamlNode *place = g_hash_table_lookup (reader->places, choice);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (choice->axis == NULL || place == NULL || cad_lexicon_axis (reader->lexicon, choice->axis) != NULL)
    return;
  for (guint i = 0; i < reader->lexicon->axes->len; i++)
    g_ptr_array_add (names, ((const CadAxis *) reader->lexicon->axes->pdata[i])->id);
  g_ptr_array_add (names, NULL);
  const char *nearest = cad_names_nearest (choice->axis, (const char *const *) names->pdata);

  if (nearest != NULL)
    cad_yaml_fault (place, reader->faults, "no axis '%s'; did you mean '%s'?", choice->axis, nearest);
  else
    cad_yaml_fault (place, reader->faults, "no axis '%s' under 'axes'", choice->axis);
}

static void
check_leans (const CadChoice *choice, const CadLexiconReader *reader)
{
  gboolean minus = FALSE, plus = FALSE, neutral = FALSE;

  for (guint i = 0; i < choice->wordings->len; i++) {
    const CadWording *wording = choice->wordings->pdata[i];
    const CadYamlNode *place = g_hash_table_lookup (reader->places, wording);

    if (choice->axis == NULL && wording->has_lean && place != NULL)
      cad_yaml_fault (place, reader->faults, "a lean without axis: the choice '%s' names none", choice->id);
    if (choice->axis != NULL && !wording->has_lean && place == NULL && wording->line > 0)
      cad_faults_warn (reader->faults, wording->line, wording->column,
                       "'%s' has no lean on the axis '%s'; lean: 0 says that it is neutral", wording->id, choice->axis);
    minus = minus || wording->lean < 0;
    plus = plus || wording->lean > 0;
    neutral = neutral || wording->lean == 0;
  }
  if (choice->axis == NULL || minus + plus + neutral != 1)
    return;
  if (neutral)
    cad_faults_warn (reader->faults, choice->line, choice->column, "no wording of '%s' leans: nothing can be weighed",
                     choice->id);
  else
    cad_faults_warn (reader->faults, choice->line, choice->column,
                     "all wordings of '%s' lean the same way: nothing can be weighed", choice->id);
}

static void
check_choices (const CadLexiconReader *reader)
{
  for (guint i = 0; i < reader->lexicon->choices->len; i++) {
    const CadChoice *choice = reader->lexicon->choices->pdata[i];

    if (choice->line == 0)
      continue;
    if (choice->wordings->len == 0)
      cad_faults_add (reader->faults, choice->line, choice->column, "the choice '%s' has no wordings", choice->id);
    check_axis (choice, reader);
    check_leans (choice, reader);
    check_wordings (choice->wordings, reader);
  }
}

/* A loaded group and a choice, a list and an actor share their names. */
static void
check_shared_ids (const CadLexiconReader *reader)
{
  const CadLexicon *lexicon = reader->lexicon;
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < lexicon->choices->len; i++)
    g_hash_table_add (choices, ((const CadChoice *) lexicon->choices->pdata[i])->id);
  for (guint i = 0; i < lexicon->loaded->len; i++) {
    const CadWording *group = lexicon->loaded->pdata[i];

    if (g_hash_table_contains (choices, group->id))
      cad_faults_add (reader->faults, group->line, group->column, "'%s' is both a choice and a group of loaded words",
                      group->id);
  }
  for (guint i = 0; i < lexicon->lists->len; i++) {
    const CadTermSet *list = lexicon->lists->pdata[i];

    if (cad_lexicon_actor (lexicon, list->id) != NULL)
      cad_faults_add (reader->faults, list->line, list->column,
                      "'%s' is both a list and an actor; @%s would mean either", list->id, list->id);
  }
}

/* Where the walk through the lists is. */
typedef enum { SET_NEW, SET_OPEN, SET_DONE } SetState;

typedef struct {
  const CadLexiconReader *reader;
  GHashTable *states; /* CadTermSet -> SetState */
} Walk;

static void walk_set (Walk *walk, const CadTermSet *set);

static void
walk_elements (Walk *walk, const GPtrArray *elements, const CadTerm *term)
{
  for (guint i = 0; i < elements->len; i++) {
    const CadElement *element = elements->pdata[i];
    const CadTermSet *set = element->kind == CAD_ELEMENT_LIST ? g_hash_table_lookup (walk->reader->sets, element->text)
                                                              : NULL;

    if (set != NULL && GPOINTER_TO_UINT (g_hash_table_lookup (walk->states, set)) == SET_OPEN)
      cad_faults_add (walk->reader->faults, term->line, name_column (term, element->text),
                      "'@%s' goes in a circle: here it becomes a part of itself", element->text);
    else if (set != NULL)
      walk_set (walk, set);
    for (guint j = 0; element->sequences != NULL && j < element->sequences->len; j++)
      walk_elements (walk, element->sequences->pdata[j], term);
  }
}

static void
walk_set (Walk *walk, const CadTermSet *set)
{
  if (g_hash_table_contains (walk->states, set))
    return;
  g_hash_table_insert (walk->states, (gpointer) set, GUINT_TO_POINTER (SET_OPEN));
  for (guint i = 0; i < set->terms->len; i++) {
    const CadTerm *term = set->terms->pdata[i];

    walk_elements (walk, term->elements, term);
  }
  g_hash_table_insert (walk->states, (gpointer) set, GUINT_TO_POINTER (SET_DONE));
}

static void
check_sets (const GPtrArray *sets, const CadLexiconReader *reader)
{
  for (guint i = 0; i < sets->len; i++) {
    const CadTermSet *set = sets->pdata[i];

    if (set->line == 0)
      continue;
    each_term (set->terms, check_term, reader);
    check_twice (set->terms, reader);
  }
}

static void
collect_sets (const GPtrArray *from, GHashTable *sets)
{
  for (guint i = 0; i < from->len; i++) {
    CadTermSet *set = from->pdata[i];

    if (!g_hash_table_contains (sets, set->id))
      g_hash_table_insert (sets, set->id, set);
  }
}

static void
check_circles (const CadLexiconReader *reader)
{
  g_autoptr (GHashTable) states = g_hash_table_new (NULL, NULL);
  Walk walk = { reader, states };

  for (guint i = 0; i < reader->lexicon->lists->len; i++)
    walk_set (&walk, reader->lexicon->lists->pdata[i]);
  for (guint i = 0; i < reader->lexicon->actors->len; i++)
    walk_set (&walk, reader->lexicon->actors->pdata[i]);
}

void
cad_lexicon_check (CadLexiconReader *reader)
{
  g_autoptr (GHashTable) sets = g_hash_table_new (g_str_hash, g_str_equal);

  collect_sets (reader->lexicon->lists, sets);
  collect_sets (reader->lexicon->actors, sets);
  reader->sets = sets;
  check_shared_ids (reader);
  check_sets (reader->lexicon->lists, reader);
  check_sets (reader->lexicon->actors, reader);
  check_circles (reader);
  if (reader->lexicon->about->len > 0)
    each_term (reader->lexicon->about, check_term, reader);
  check_choices (reader);
  check_wordings (reader->lexicon->loaded, reader);
  reader->sets = NULL;
}
