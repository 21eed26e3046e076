/* SPDX-License-Identifier: MIT
 * lexicon-show.c - cadrage lexicon show: a lexicon for a reader */
#include "lexicon-parts.h"

#include <string.h>

#define INDENT 4

typedef struct {
  const CliOptions *options;
  CadTerminal terminal;
  const CadLexicon *lexicon;
  GString *out;
} Show;

static const char *
title (const Show *show, const CadTitle *from, const char *id)
{
  return cad_title_get (from, show->options->interface, id);
}

/* Text in lines of the terminal's width, the first after @head, all @indent deep. */
static void
add_wrapped (Show *show, guint indent, const char *head, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  guint column = indent + g_utf8_strlen (head, -1), start = column;

  g_string_append_printf (show->out, "%*s%s", indent, "", head);
  for (guint i = 0; words[i] != NULL; i++) {
    guint width = g_utf8_strlen (words[i], -1);

    if (width == 0)
      continue;
    if (column > start && column + 1 + width > show->terminal.columns) {
      g_string_append_printf (show->out, "\n%*s", indent + 2, "");
      column = start = indent + 2;
    } else if (column > start) {
      g_string_append_c (show->out, ' ');
      column++;
    }
    g_string_append (show->out, words[i]);
    column += width;
  }
  g_string_append_c (show->out, '\n');
}

static void
add_bold (Show *show, const char *text)
{
  g_string_append_printf (show->out, show->terminal.colour ? "\033[1m%s\033[0m" : "%s", text);
}

static void
add_name (Show *show, const CadTitle *from, const char *id)
{
  const char *name = title (show, from, id);

  add_bold (show, name);
  if (!g_str_equal (name, id))
    g_string_append_printf (show->out, " (%s)", id);
  g_string_append_c (show->out, '\n');
}

/* A lean as people write it: −0,5. Returns: (transfer full) */
static char *
lean_text (const Show *show, double lean)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gboolean french = g_str_equal (show->options->interface, "fr");
  g_auto (GStrv) parts = g_strsplit (g_ascii_formatd (buffer, sizeof buffer, "%.3g", ABS (lean)), ".", 2);
  g_autofree char *number = g_strjoinv (french ? "," : ".", parts);

  return g_strconcat (lean < 0 ? "−" : lean > 0 ? "+" : "", number, NULL);
}

static char *
join_terms (const GPtrArray *terms)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < terms->len; i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "; " : "", ((const CadTerm *) terms->pdata[i])->text);
  return g_string_free (out, FALSE);
}

static void
add_terms (Show *show, const char *head, const GPtrArray *terms)
{
  if (terms->len == 0)
    return;
  g_autofree char *text = join_terms (terms);

  add_wrapped (show, 2 * INDENT, head, text);
}

static void
add_condition (Show *show, const char *head, const CadCondition *condition)
{
  if (condition == NULL)
    return;
  g_autofree char *terms = join_terms (condition->terms);
  g_autofree char *within = g_strdup_printf (
      ngettext (" (at most %u word away)", " (at most %u words away)", condition->within), condition->within);
  g_autofree char *text = g_strconcat (terms, condition->within > 0 ? within : _ (" (in the same sentence)"), NULL);

  add_wrapped (show, 2 * INDENT, head, text);
}

static void
add_wording (Show *show, const CadWording *wording, const char *lean)
{
  g_string_append_printf (show->out, "%*s%s%s", INDENT, "", lean != NULL ? lean : "", lean != NULL ? "  " : "");
  add_name (show, &wording->title, wording->id);
  add_terms (show, _ ("terms: "), wording->terms);
  add_condition (show, _ ("only near: "), wording->near);
  add_condition (show, _ ("not near: "), wording->not_near);
  add_terms (show, _ ("except: "), wording->except);
  if (wording->source != NULL)
    add_wrapped (show, 2 * INDENT, _ ("source: "), wording->source);
}

static gint
by_lean (gconstpointer a, gconstpointer b)
{
  const CadWording *x = *(CadWording *const *) a, *y = *(CadWording *const *) b;

  return x->lean < y->lean ? -1 : x->lean > y->lean;
}

static void
add_choice (Show *show, const CadChoice *choice)
{
  const CadAxis *axis = choice->axis != NULL ? cad_lexicon_axis (show->lexicon, choice->axis) : NULL;
  g_autoptr (GPtrArray) wordings = g_ptr_array_copy (choice->wordings, NULL, NULL);

  g_ptr_array_set_free_func (wordings, NULL);
  g_string_append_c (show->out, '\n');
  add_name (show, &choice->title, choice->id);
  if (axis != NULL) {
    const char *minus = title (show, &axis->minus, "−1"), *plus = title (show, &axis->plus, "+1");

    g_string_append_printf (show->out, "%*s", INDENT, "");
    g_string_append_printf (show->out, _ ("%s: −1 %s … +1 %s\n"), title (show, &axis->title, axis->id), minus, plus);
    g_ptr_array_sort (wordings, by_lean);
  }
  for (guint i = 0; i < wordings->len; i++) {
    const CadWording *wording = wordings->pdata[i];
    g_autofree char *lean = axis != NULL ? lean_text (show, wording->lean) : NULL;

    add_wording (show, wording, lean);
  }
}

static void
add_head (Show *show)
{
  const CadLexicon *lexicon = show->lexicon;
  guint terms = cad_lexicon_count_terms (lexicon), proofs = cad_lexicon_count_proofs (lexicon);

  add_bold (show, title (show, &lexicon->title, lexicon->id));
  g_string_append_printf (show->out, _ ("\n%s, language %s, version %u"), lexicon->id, lexicon->language,
                          lexicon->version);
  if (lexicon->licence != NULL)
    g_string_append_printf (show->out, ", %s", lexicon->licence);
  g_string_append (show->out, ", ");
  g_string_append_printf (show->out, ngettext ("%u term", "%u terms", terms), terms);
  g_string_append (show->out, ", ");
  g_string_append_printf (show->out, ngettext ("%u proof", "%u proofs", proofs), proofs);
  g_string_append_c (show->out, '\n');
}

static void
add_sets (Show *show, const char *head, const GPtrArray *sets)
{
  if (sets->len == 0)
    return;
  g_string_append_c (show->out, '\n');
  add_bold (show, head);
  g_string_append_c (show->out, '\n');
  for (guint i = 0; i < sets->len; i++) {
    const CadTermSet *set = sets->pdata[i];
    g_autofree char *text = join_terms (set->terms);
    g_autofree char *name = g_strdup_printf ("@%s (%s): ", set->id, title (show, &set->title, set->id));
    g_autofree char *bare = g_strdup_printf ("@%s: ", set->id);

    add_wrapped (show, INDENT, g_hash_table_size (set->title.by_language) > 0 ? name : bare, text);
  }
}

static void
add_lexicon (Show *show)
{
  const CadLexicon *lexicon = show->lexicon;

  add_head (show);
  for (guint i = 0; i < lexicon->choices->len; i++)
    add_choice (show, lexicon->choices->pdata[i]);
  if (lexicon->loaded->len > 0) {
    g_string_append_c (show->out, '\n');
    add_bold (show, _ ("Loaded words, counted per 1,000 words"));
    g_string_append_c (show->out, '\n');
  }
  for (guint i = 0; i < lexicon->loaded->len; i++)
    add_wording (show, lexicon->loaded->pdata[i], NULL);
  add_sets (show, _ ("Actors"), lexicon->actors);
  add_sets (show, _ ("Lists"), lexicon->lists);
}

CliStatus
cli_lexicon_show (const CliOptions *options, const char *const *names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) out = g_string_new (NULL);
  Show show = { .options = options, .out = out };

  cli_terminal (options, &show.terminal);
  for (guint i = 0; names[i] != NULL; i++) {
    g_autoptr (CadLexicon) lexicon = cad_library_lexicon (names[i], NULL, &error);

    if (lexicon == NULL)
      return cli_fail (error);
    g_string_append (out, i > 0 ? "\n\n" : "");
    show.lexicon = lexicon;
    add_lexicon (&show);
  }
  return cli_print (options, out);
}
