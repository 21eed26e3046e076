/* SPDX-License-Identifier: MIT
 * lexicon-stems.c - what stemming made of the words of a lexicon */
#include "lexicon-parts.h"

typedef struct {
  const CadTextRules *rules;
  GHashTable *words; /* stem -> GPtrArray of char*: the words of the lexicon that have it, owned */
  GString *out;
} Stems;

typedef void (*WordFunc) (Stems *stems, const CadElement *element, gpointer data);

static void
each_word (Stems *stems, const GPtrArray *elements, WordFunc func, gpointer data)
{
  for (guint i = 0; i < elements->len; i++) {
    const CadElement *element = elements->pdata[i];

    if (element->kind == CAD_ELEMENT_WORD)
      func (stems, element, data);
    for (guint j = 0; element->sequences != NULL && j < element->sequences->len; j++)
      each_word (stems, element->sequences->pdata[j], func, data);
  }
}

static void
collect (Stems *stems, const CadElement *element, gpointer data)
{
  char *stem = cad_text_stem (stems->rules, element->text);
  GPtrArray *words = g_hash_table_lookup (stems->words, stem);

  (void) data;
  if (words == NULL) {
    words = g_ptr_array_new_with_free_func (g_free);
    g_hash_table_insert (stems->words, g_strdup (stem), words);
  }
  if (!g_ptr_array_find_with_equal_func (words, element->text, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (element->text));
  g_free (stem);
}

/* `opération -> oper (also: opérer)`; words by form or with wildcards have no stem. */
static void
show_word (Stems *stems, const CadElement *element, gpointer data)
{
  gboolean *first = data;
  g_autofree char *stem = cad_text_stem (stems->rules, element->text);
  const GPtrArray *words = g_hash_table_lookup (stems->words, stem);
  guint others = 0;

  g_string_append (stems->out, *first ? "" : "; ");
  *first = FALSE;
  if (element->mode != CAD_WORD_BY_STEM) {
    g_string_append_printf (stems->out, "%s %s", element->text,
                            element->mode == CAD_WORD_BY_FORM ? _ ("as written") : _ ("by letters"));
    return;
  }
  g_string_append_printf (stems->out, "%s → %s", element->text, stem);
  for (guint i = 0; i < words->len; i++) {
    if (g_str_equal (words->pdata[i], element->text))
      continue;
    g_string_append_printf (stems->out, "%s%s", others++ == 0 ? _ (" (also: ") : ", ", (char *) words->pdata[i]);
  }
  g_string_append (stems->out, others > 0 ? ")" : "");
}

static void
show_terms (Stems *stems, const char *head, const GPtrArray *terms)
{
  g_string_append_printf (stems->out, "%s\n", head);
  for (guint i = 0; i < terms->len; i++) {
    const CadTerm *term = terms->pdata[i];
    gboolean first = TRUE;

    g_string_append_printf (stems->out, "  %s: ", term->text);
    each_word (stems, term->elements, show_word, &first);
    g_string_append_c (stems->out, '\n');
  }
}

typedef void (*TermsFunc) (Stems *stems, const char *head, const GPtrArray *terms);

static void
collect_terms (Stems *stems, const char *head, const GPtrArray *terms)
{
  (void) head;
  for (guint i = 0; i < terms->len; i++)
    each_word (stems, ((const CadTerm *) terms->pdata[i])->elements, collect, NULL);
}

static void
each_terms (Stems *stems, const CadLexicon *lexicon, TermsFunc func)
{
  const GPtrArray *const sets[] = { lexicon->actors, lexicon->lists };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    for (guint j = 0; j < sets[i]->len; j++) {
      const CadTermSet *set = sets[i]->pdata[j];
      g_autofree char *head = g_strconcat ("@", set->id, NULL);

      func (stems, head, set->terms);
    }
  for (guint i = 0; i < lexicon->choices->len; i++) {
    const CadChoice *choice = lexicon->choices->pdata[i];

    for (guint j = 0; j < choice->wordings->len; j++) {
      const CadWording *wording = choice->wordings->pdata[j];
      g_autofree char *head = g_strdup_printf ("%s / %s", choice->id, wording->id);

      func (stems, head, wording->terms);
    }
  }
  for (guint i = 0; i < lexicon->loaded->len; i++) {
    const CadWording *group = lexicon->loaded->pdata[i];

    func (stems, group->id, group->terms);
  }
}

void
cli_lexicon_stems (GString *out, const CadLexicon *lexicon, const CadTextRules *rules)
{
  g_autoptr (GHashTable)
      words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Stems stems = { rules, words, out };

  each_terms (&stems, lexicon, collect_terms);
  each_terms (&stems, lexicon, show_terms);
  g_string_append_c (out, '\n');
}
