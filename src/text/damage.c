/* SPDX-License-Identifier: MIT
 * damage.c - which stretches of a text are none of the article's: residues, and paragraphs of the site's own */
#include <cadrage/damage.h>

#include <string.h>

#include "boilerplate.h"
#include "paragraphs.h"
#include "residue.h"

const char *
cad_damage_name (CadDamageKind kind)
{
  static const char *const names[CAD_N_DAMAGES] = { "marks",       "glued",     "mojibake", "agency",
                                                    "boilerplate", "headlines", "markup",   "links" };

  return names[kind];
}

gboolean
cad_damage_is_left_out (CadDamageKind kind)
{
  return kind >= CAD_DAMAGE_BOILERPLATE;
}

static int
by_place (gconstpointer a, gconstpointer b)
{
  const CadDamage *x = a, *y = b;

  return x->span.start != y->span.start ? (x->span.start < y->span.start ? -1 : 1) : (int) y->kind - (int) x->kind;
}

/* What lies inside another stretch goes with it. */
static void
merge (GArray *damages)
{
  guint kept = 0;

  g_array_sort (damages, by_place);
  for (guint i = 0; i < damages->len; i++) {
    CadDamage damage = g_array_index (damages, CadDamage, i);
    CadDamage *last = kept > 0 ? &g_array_index (damages, CadDamage, kept - 1) : NULL;

    if (last == NULL || damage.span.start >= cad_span_end (last->span))
      g_array_index (damages, CadDamage, kept++) = damage;
    else if (cad_span_end (damage.span) > cad_span_end (last->span))
      last->span.len = cad_span_end (damage.span) - last->span.start;
  }
  g_array_set_size (damages, kept);
}

void
cad_damage_find (const CadDocument *document, const CadTextRules *rules, GArray *damages)
{
  guint residues;

  g_array_set_size (damages, 0);
  cad_residue_find (document, damages);
  residues = damages->len;
  if (rules->boilerplate != NULL)
    cad_paragraphs_find (document, rules->boilerplate, damages);
  if (damages->len > residues)
    merge (damages);
}

guint
cad_damage_words (const CadDocument *document, const GArray *damages)
{
  guint n = 0;

  for (guint i = 0; i < damages->len; i++) {
    const CadDamage *damage = &g_array_index (damages, CadDamage, i);

    if (cad_damage_is_left_out (damage->kind) && damage->gap != CAD_GAP_MARK)
      n += cad_line_count (document->text, damage->span);
  }
  return n;
}
