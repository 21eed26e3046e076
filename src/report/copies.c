/* SPDX-License-Identifier: MIT
 * copies.c - the texts that articles share, as tables and JSON, and the words that all renderings use */
#include "dispatches.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cells.h"
#include "labels.h"
#include "numbers.h"
#include "screen.h"

gboolean
cad_dispatch_next (CadDispatch *dispatch)
{
  const CadShared *shared = dispatch->shared;
  guint index = dispatch->cluster != NULL ? dispatch->index + 1 : 0;
  guint first = dispatch->variants + dispatch->n_variants, end = first;

  if (index >= shared->copies->clusters->len)
    return FALSE;
  while (end < shared->variants->len && ((CadSharedVariant *) shared->variants->pdata[end])->cluster == index)
    end++;
  *dispatch = (CadDispatch){ shared, index,      shared->copies->clusters->pdata[index], shared->agencies->pdata[index],
                             first,  end - first };
  return TRUE;
}

const CadCopy *
cad_dispatch_member (const CadDispatch *dispatch, guint i)
{
  return dispatch->shared->copies->articles->pdata[g_array_index (dispatch->cluster->members, guint, i)];
}

const CadVariant *
cad_dispatch_variant (const CadDispatch *dispatch, guint i)
{
  return ((CadSharedVariant *) dispatch->shared->variants->pdata[dispatch->variants + i])->variant;
}

const CadCopy *
cad_dispatch_other (const CadDispatch *dispatch, guint i)
{
  const CadSharedVariant *item = dispatch->shared->variants->pdata[dispatch->variants + i];

  return dispatch->shared->copies->articles->pdata[item->other];
}

char *
cad_dispatch_agencies (const GPtrArray *agencies)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < agencies->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", (const char *) agencies->pdata[i]);
  return cad_screen_clean (names->str, names->len);
}

char *
cad_dispatch_source (const CadCopy *copy)
{
  return *copy->source != '\0' ? cad_screen_clean (copy->source, -1) : g_strdup (_ ("source unknown"));
}

const char *
cad_dispatch_subject (const CadVariant *variant, const char *interface)
{
  if (variant->choice != NULL)
    return cad_title_get (&variant->choice->title, interface, variant->choice->id);
  return cad_title_get (&variant->loaded->title, interface, variant->loaded->id);
}

char *
cad_dispatch_side (const CadVariant *variant, guint side, const char *interface)
{
  const CadVariantSide *own = &variant->sides[side];
  g_autofree char *text = cad_screen_clean (own->text, -1);

  if (own->wording == NULL)
    return *text != '\0' ? g_strdup_printf (_ ("other words: “%s”"), text) : g_strdup (_ ("left out"));
  const char *wording = cad_title_get (&own->wording->title, interface, own->wording->id);

  return g_strdup_printf ("%s (%s)", wording, cad_label_voice (own->voice));
}

char *
cad_dispatch_summary (const CadDispatch *dispatch, const char *interface)
{
  guint n = dispatch->cluster->members->len;
  g_autofree char *n_articles = cad_number_count (interface, n);
  g_autofree char *n_sources = cad_number_count (interface, dispatch->cluster->sources);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", n), n_articles);
  g_autofree char *sources = g_strdup_printf (ngettext ("%s source", "%s sources", dispatch->cluster->sources),
                                              n_sources);
  g_autofree char *agencies = cad_dispatch_agencies (dispatch->agencies);

  if (*agencies == '\0')
    return g_strdup_printf ("%s · %s", articles, sources);
  g_autofree char *credited = g_strdup_printf (_ ("credited to %s"), agencies);

  return g_strdup_printf ("%s · %s · %s", articles, sources, credited);
}

static void
add_member (GString *out, const CadDispatch *dispatch, guint i)
{
  const CadCopy *copy = cad_dispatch_member (dispatch, i);
  g_autofree char *agencies = cad_dispatch_agencies (dispatch->agencies);

  cad_cell_integer (out, dispatch->index + 1);
  cad_cell_integer (out, dispatch->cluster->members->len);
  cad_cell_integer (out, dispatch->cluster->sources);
  cad_cell_text (out, agencies);
  cad_cell_text (out, copy->source);
  cad_cell_text (out, copy->id);
  cad_cell_text (out, copy->date);
  cad_cell_text (out, copy->title);
  cad_cell_text (out, i == 0 ? "true" : "false");
  cad_cell_number (out, copy->likeness);
  cad_row_end (out);
}

GString *
cad_render_copies_tsv (const CadShared *shared)
{
  GString *out = g_string_new ("cluster\tarticles\tsources\tagencies\tsource\tarticle\tdate\ttitle\tfirst\tlikeness\n");
  CadDispatch dispatch = { .shared = shared };

  while (cad_dispatch_next (&dispatch))
    for (guint i = 0; i < dispatch.cluster->members->len; i++)
      add_member (out, &dispatch, i);
  return out;
}

static gboolean
has_lean (const CadVariant *variant, const CadWording *wording)
{
  return wording != NULL && wording->has_lean && variant->choice != NULL && variant->choice->axis != NULL;
}

static void
add_side (GString *out, const CadVariant *variant, guint side, const CadCopy *copy)
{
  const CadVariantSide *own = &variant->sides[side];

  cad_cell_text (out, copy->source);
  cad_cell_text (out, copy->id);
  cad_cell_text (out, copy->date);
  cad_cell_text (out, own->wording != NULL && variant->choice != NULL ? own->wording->id : NULL);
  if (has_lean (variant, own->wording))
    cad_cell_number (out, own->wording->lean);
  else
    cad_cell_text (out, NULL);
  cad_cell_text (out, own->wording != NULL ? cad_voice_name (own->voice) : NULL);
  cad_cell_text (out, own->text);
  cad_cell_text (out, own->sentence);
}

static void
add_wording (GString *out, const CadDispatch *dispatch, guint i)
{
  const CadVariant *variant = cad_dispatch_variant (dispatch, i);

  cad_cell_integer (out, dispatch->index + 1);
  cad_cell_text (out, cad_variant_name (variant->kind));
  cad_cell_text (out, variant->lexicon->id);
  cad_cell_text (out, cad_variant_choice (variant));
  add_side (out, variant, 0, cad_dispatch_member (dispatch, 0));
  add_side (out, variant, 1, cad_dispatch_other (dispatch, i));
  cad_row_end (out);
}

GString *
cad_render_copies_wordings_tsv (const CadShared *shared)
{
  GString *out = g_string_new (
      "cluster\tkind\tlexicon\tchoice\tfirst_source\tfirst_article\tfirst_date\tfirst_wording\t"
      "first_lean\tfirst_voice\tfirst_text\tfirst_sentence\tsource\tarticle\tdate\twording\tlean\t"
      "voice\ttext\tsentence\n");
  CadDispatch dispatch = { .shared = shared };

  while (cad_dispatch_next (&dispatch))
    for (guint i = 0; i < dispatch.n_variants; i++)
      add_wording (out, &dispatch, i);
  return out;
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static void
write_article (CadJson *json, const CadCopy *copy)
{
  cad_json_string (json, "source", or_null (copy->source));
  cad_json_string (json, "article", copy->id);
  cad_json_string (json, "date", or_null (copy->date));
}

static void
write_side (CadJson *json, const CadVariant *variant, guint index, const CadCopy *copy)
{
  static const char *const keys[] = { "first", "other" };
  const CadVariantSide *side = &variant->sides[index];

  cad_json_open (json, keys[index], '{');
  write_article (json, copy);
  cad_json_string (json, "wording", side->wording != NULL && variant->choice != NULL ? side->wording->id : NULL);
  if (has_lean (variant, side->wording))
    cad_json_number (json, "lean", side->wording->lean);
  else
    cad_json_null (json, "lean");
  cad_json_string (json, "voice", side->wording != NULL ? cad_voice_name (side->voice) : NULL);
  cad_json_string (json, "text", side->text);
  cad_json_string (json, "sentence", side->sentence);
  cad_json_close (json, '}');
}

static void
write_dispatch (CadJson *json, const CadDispatch *dispatch)
{
  cad_json_open (json, NULL, '{');
  cad_json_open (json, "agencies", '[');
  for (guint i = 0; i < dispatch->agencies->len; i++)
    cad_json_string (json, NULL, dispatch->agencies->pdata[i]);
  cad_json_close (json, ']');
  cad_json_integer (json, "sources", dispatch->cluster->sources);
  cad_json_open (json, "articles", '[');
  for (guint i = 0; i < dispatch->cluster->members->len; i++) {
    const CadCopy *copy = cad_dispatch_member (dispatch, i);

    cad_json_open (json, NULL, '{');
    write_article (json, copy);
    cad_json_string (json, "title", or_null (copy->title));
    cad_json_number (json, "likeness", copy->likeness);
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_open (json, "wordings", '[');
  for (guint i = 0; i < dispatch->n_variants; i++) {
    const CadVariant *variant = cad_dispatch_variant (dispatch, i);

    cad_json_open (json, NULL, '{');
    cad_json_string (json, "kind", cad_variant_name (variant->kind));
    cad_json_string (json, "lexicon", variant->lexicon->id);
    cad_json_string (json, "choice", cad_variant_choice (variant));
    write_side (json, variant, 0, cad_dispatch_member (dispatch, 0));
    write_side (json, variant, 1, cad_dispatch_other (dispatch, i));
    cad_json_close (json, '}');
  }
  cad_json_close (json, ']');
  cad_json_close (json, '}');
}

void
cad_write_copies (CadJson *json, const CadShared *shared)
{
  CadDispatch dispatch = { .shared = shared };

  cad_json_open (json, "copies", '[');
  while (cad_dispatch_next (&dispatch))
    write_dispatch (json, &dispatch);
  cad_json_close (json, ']');
}

GString *
cad_render_copies_json (const CadShared *shared)
{
  GString *out = g_string_new (NULL);
  CadJson json;

  cad_json_init (&json, out);
  json.lines = 4;
  cad_json_open (&json, NULL, '{');
  cad_json_integer (&json, "articles", shared->copies->articles->len);
  cad_json_integer (&json, "repeated", cad_shared_repeated (shared));
  cad_write_copies (&json, shared);
  cad_json_close (&json, '}');
  g_string_append_c (out, '\n');
  return out;
}
