/* SPDX-License-Identifier: MIT
 * extends.c - a lexicon that takes another one over */
#include "reader.h"

#include <string.h>

/* The ids of axes, sets, choices and wordings are their first field. */
static const char *
id_of (gconstpointer entry)
{
  return *(char *const *) entry;
}

static gpointer
find (const GPtrArray *entries, const char *id)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (id_of (entries->pdata[i]), id))
      return entries->pdata[i];
  return NULL;
}

static void forget_terms (GPtrArray *terms);

static void
forget_condition (CadCondition *condition)
{
  if (condition != NULL)
    forget_terms (condition->terms);
}

static void
forget_terms (GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    CadTerm *term = terms->pdata[i];

    term->line = term->column = 0;
    forget_condition (term->near);
    forget_condition (term->not_near);
  }
}

static void
forget_proofs (GPtrArray *proofs)
{
  for (guint i = 0; i < proofs->len; i++)
    ((CadProof *) proofs->pdata[i])->line = ((CadProof *) proofs->pdata[i])->column = 0;
}

static void
forget_wording (gpointer entry, G_GNUC_UNUSED gpointer data)
{
  CadWording *wording = entry;

  wording->line = wording->column = 0;
  forget_terms (wording->terms);
  forget_terms (wording->except);
  forget_condition (wording->near);
  forget_condition (wording->not_near);
  forget_proofs (wording->found);
  forget_proofs (wording->not_found);
}

static void
forget_choice (gpointer entry, G_GNUC_UNUSED gpointer data)
{
  CadChoice *choice = entry;

  choice->line = choice->column = 0;
  g_ptr_array_foreach (choice->wordings, forget_wording, NULL);
}

static void
forget_set (gpointer entry, G_GNUC_UNUSED gpointer data)
{
  CadTermSet *set = entry;

  set->line = set->column = 0;
  forget_terms (set->terms);
}

/* Moves the entries of @base that @own has not itself into @own. The order is that of @base, then what is new; an entry of
 * @own that @base has too takes its place. */
static void
inherit (GPtrArray *own, GPtrArray *base, GFunc forget)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();
  guint n = own->len;

  for (guint i = 0; i < base->len;) {
    gpointer mine = find (own, id_of (base->pdata[i])), entry = mine;

    if (mine == NULL) {
      entry = g_ptr_array_steal_index (base, i);
      if (forget != NULL)
        forget (entry, NULL);
      g_ptr_array_add (own, entry);
    } else
      i++;
    g_ptr_array_add (order, entry);
  }
  for (guint i = 0; i < n; i++)
    if (!g_ptr_array_find (order, own->pdata[i], NULL))
      g_ptr_array_add (order, own->pdata[i]);
  if (order->len > 0)
    memcpy (own->pdata, order->pdata, order->len * sizeof (gpointer));
}

static void
inherit_title (CadTitle *own, CadTitle *base)
{
  GHashTable *mine = own->by_language;

  if (g_hash_table_size (mine) > 0)
    return;
  own->by_language = base->by_language;
  base->by_language = mine;
}

/* A choice of both has the wordings of both. */
static void
inherit_choice (CadChoice *own, CadChoice *base)
{
  inherit_title (&own->title, &base->title);
  if (own->axis == NULL)
    own->axis = g_steal_pointer (&base->axis);
  inherit (own->wordings, base->wordings, forget_wording);
}

void
cad_lexicon_extend (CadLexicon *own, CadLexicon *base)
{
  for (guint i = 0; i < own->choices->len; i++) {
    CadChoice *choice = own->choices->pdata[i], *theirs = find (base->choices, choice->id);

    if (theirs != NULL)
      inherit_choice (choice, theirs);
  }
  if (own->about->len == 0) {
    GPtrArray *mine = own->about;

    own->about = base->about;
    base->about = mine;
    forget_terms (own->about);
  }
  inherit (own->axes, base->axes, NULL);
  inherit (own->actors, base->actors, forget_set);
  inherit (own->lists, base->lists, forget_set);
  inherit (own->choices, base->choices, forget_choice);
  inherit (own->loaded, base->loaded, forget_wording);
}
