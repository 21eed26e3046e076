/* SPDX-License-Identifier: MIT
 * lexicon-flat.c - what is asked of a lexicon once it is compiled, laid flat and read back */
#include "reader.h"

#include <string.h>

static void
put_title (GByteArray *out, const CadTitle *title)
{
  g_autoptr (GList) languages = g_list_sort (g_hash_table_get_keys (title->by_language), (GCompareFunc) g_strcmp0);

  cad_flat_put_number (out, g_hash_table_size (title->by_language));
  for (const GList *language = languages; language != NULL; language = language->next) {
    cad_flat_put_text (out, language->data);
    cad_flat_put_text (out, g_hash_table_lookup (title->by_language, language->data));
  }
}

static void
read_title (CadFlat *flat, CadTitle *title)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    char *language = cad_flat_dup (flat), *text = cad_flat_dup (flat);

    g_hash_table_insert (title->by_language, language != NULL ? language : g_strdup (""), text);
  }
}

static void
put_place (GByteArray *out, guint line, guint column)
{
  cad_flat_put_number (out, (guint64) line << 32 | column);
}

static void
read_place (CadFlat *flat, guint *line, guint *column)
{
  guint64 place = cad_flat_number (flat);

  *line = place >> 32;
  *column = (guint) place;
}

/* A name is never missing. */
static char *
read_name (CadFlat *flat)
{
  char *name = cad_flat_dup (flat);

  return name != NULL ? name : g_strdup ("");
}

static void
put_terms (GByteArray *out, const GPtrArray *terms)
{
  cad_flat_put_number (out, terms->len);
  for (guint i = 0; i < terms->len; i++) {
    const CadTerm *term = terms->pdata[i];

    cad_flat_put_text (out, term->text);
    put_place (out, term->line, term->column);
  }
}

static void
read_terms (CadFlat *flat, GPtrArray *terms)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    CadTerm *term = g_new0 (CadTerm, 1);

    term->text = read_name (flat);
    read_place (flat, &term->line, &term->column);
    term->elements = g_ptr_array_new ();
    g_ptr_array_add (terms, term);
  }
}

static void
put_wordings (GByteArray *out, const GPtrArray *wordings)
{
  cad_flat_put_number (out, wordings->len);
  for (guint i = 0; i < wordings->len; i++) {
    const CadWording *wording = wordings->pdata[i];

    cad_flat_put_text (out, wording->id);
    put_title (out, &wording->title);
    cad_flat_put_bytes (out, &wording->lean, sizeof wording->lean);
    cad_flat_put_number (out, (guint64) wording->match << 1 | (wording->has_lean != FALSE));
    cad_flat_put_text (out, wording->source);
    put_place (out, wording->line, wording->column);
    put_terms (out, wording->terms);
  }
}

static void
read_wordings (CadFlat *flat, GPtrArray *wordings)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    const char *id = cad_flat_text (flat);
    CadWording *wording = cad_wording_new (id != NULL ? id : "", CAD_MATCH_STEM);
    gsize length;

    g_ptr_array_add (wordings, wording);
    read_title (flat, &wording->title);
    gconstpointer lean = cad_flat_bytes (flat, &length);

    if (length == sizeof wording->lean)
      memcpy (&wording->lean, lean, length);
    guint64 bits = cad_flat_number (flat);

    wording->match = bits >> 1;
    wording->has_lean = bits & 1;
    wording->source = cad_flat_dup (flat);
    read_place (flat, &wording->line, &wording->column);
    read_terms (flat, wording->terms);
  }
}

static void
put_choices (GByteArray *out, const GPtrArray *choices)
{
  cad_flat_put_number (out, choices->len);
  for (guint i = 0; i < choices->len; i++) {
    const CadChoice *choice = choices->pdata[i];

    cad_flat_put_text (out, choice->id);
    put_title (out, &choice->title);
    cad_flat_put_text (out, choice->axis);
    put_place (out, choice->line, choice->column);
    put_wordings (out, choice->wordings);
  }
}

static void
read_choices (CadFlat *flat, GPtrArray *choices)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    const char *id = cad_flat_text (flat);
    CadChoice *choice = cad_choice_new (id != NULL ? id : "");

    g_ptr_array_add (choices, choice);
    read_title (flat, &choice->title);
    choice->axis = cad_flat_dup (flat);
    read_place (flat, &choice->line, &choice->column);
    read_wordings (flat, choice->wordings);
  }
}

static void
put_axes (GByteArray *out, const GPtrArray *axes)
{
  cad_flat_put_number (out, axes->len);
  for (guint i = 0; i < axes->len; i++) {
    const CadAxis *axis = axes->pdata[i];

    cad_flat_put_text (out, axis->id);
    put_title (out, &axis->title);
    put_title (out, &axis->minus);
    put_title (out, &axis->plus);
  }
}

static void
read_axes (CadFlat *flat, GPtrArray *axes)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    const char *id = cad_flat_text (flat);
    CadAxis *axis = cad_axis_new (id != NULL ? id : "");

    g_ptr_array_add (axes, axis);
    read_title (flat, &axis->title);
    read_title (flat, &axis->minus);
    read_title (flat, &axis->plus);
  }
}

static void
put_actors (GByteArray *out, const GPtrArray *actors)
{
  cad_flat_put_number (out, actors->len);
  for (guint i = 0; i < actors->len; i++) {
    const CadTermSet *actor = actors->pdata[i];

    cad_flat_put_text (out, actor->id);
    put_title (out, &actor->title);
    put_place (out, actor->line, actor->column);
  }
}

static void
read_actors (CadFlat *flat, GPtrArray *actors)
{
  guint n = cad_flat_count (flat);

  for (guint i = 0; i < n && !flat->failed; i++) {
    const char *id = cad_flat_text (flat);
    CadTermSet *actor = cad_term_set_new (id != NULL ? id : "");

    g_ptr_array_add (actors, actor);
    read_title (flat, &actor->title);
    read_place (flat, &actor->line, &actor->column);
  }
}

void
cad_lexicon_put (const CadLexicon *lexicon, GByteArray *out)
{
  cad_flat_put_text (out, lexicon->id);
  cad_flat_put_text (out, lexicon->language);
  cad_flat_put_number (out, lexicon->version);
  cad_flat_put_text (out, lexicon->licence);
  cad_flat_put_text (out, lexicon->sha256);
  cad_flat_put_number (out, lexicon->match);
  put_title (out, &lexicon->title);
  put_axes (out, lexicon->axes);
  put_actors (out, lexicon->actors);
  put_choices (out, lexicon->choices);
  put_wordings (out, lexicon->loaded);
}

CadLexicon *
cad_lexicon_read (CadFlat *flat)
{
  g_autoptr (CadLexicon) lexicon = cad_lexicon_new ();

  lexicon->id = read_name (flat);
  lexicon->language = read_name (flat);
  lexicon->version = cad_flat_number (flat);
  lexicon->licence = cad_flat_dup (flat);
  lexicon->sha256 = read_name (flat);
  lexicon->match = cad_flat_number (flat);
  read_title (flat, &lexicon->title);
  read_axes (flat, lexicon->axes);
  read_actors (flat, lexicon->actors);
  read_choices (flat, lexicon->choices);
  read_wordings (flat, lexicon->loaded);
  return !flat->failed ? g_steal_pointer (&lexicon) : NULL;
}
