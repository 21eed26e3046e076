/* SPDX-License-Identifier: MIT
 * cues-frames.c - frames.tsv: phrases as a tree of words
 *
 * A phrase is words separated by blanks, hyphens and behind apostrophes, as the tokeniser separates them. a|b stands for
 * either, {dire} for every form of a verb of forms.tsv, @class for every word of a class. */
#include "cues.h"
#include "cues-table.h"

#include <string.h>

static const char *const kind_names[] = { "source",      "source-strict", "no-source", "insertion",   "rumour",
                                          "rumour-that", "report-that",   "doubt",     "doubt-after", "pretext",
                                          "quoted-by",   "quoting",       "asked-by",  "break",       "guard",
                                          "hypothesis",  "pronoun",       "untrue",    "called",      "accused",
                                          "name-before", "known",         "view",      NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (kind_names) == CAD_N_PHRASE_KINDS + 1);

typedef struct {
  CadCues *cues;
  CadTable table;
  GPtrArray *steps;               /* of GArray of guint32: the words that each step may be */
  GArray *members[CAD_N_CLASSES]; /* owned: the words of each class, once they have been asked for */
  guint32 phrase;
} Frames;

/* Phrases add no words to the classes that can be named in them. */
static GArray *
words_of_class (Frames *frames, guint class)
{
  GArray **members = &frames->members[class];

  if (*members != NULL)
    return g_array_ref (*members);
  *members = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 1; i < frames->cues->words->len; i++)
    if (cad_cues_word (frames->cues, i)->classes & cad_bit (class))
      g_array_append_val (*members, i);
  return g_array_ref (*members);
}

static GArray *
forms_of_lemma (const CadCues *cues, const char *lemma)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint32));
  GArray *forms = g_hash_table_lookup (cues->lemmas, lemma);

  if (forms != NULL)
    g_array_append_vals (found, forms->data, forms->len);
  return found;
}

/* What one piece of a phrase stands for; empty after a fault. */
static GArray *
step_of_piece (Frames *frames, const char *piece)
{
  gsize length = strlen (piece);
  GArray *step;

  if (piece[0] == '{' && piece[length - 1] == '}') {
    g_autofree char *lemma = g_strndup (piece + 1, length - 2);

    step = forms_of_lemma (frames->cues, lemma);
    if (step->len == 0)
      cad_table_fault (&frames->table, 1, "the verb '%s' is not in forms.tsv", lemma);
  } else if (piece[0] == '@') {
    guint class = 0;

    while (cad_class_names[class] != NULL && strcmp (cad_class_names[class], piece + 1) != 0)
      class ++;
    step = words_of_class (frames, MIN (class, CAD_N_CLASSES - 1));
    if (step->len == 0)
      cad_table_fault (&frames->table, 1, "no word has the class '%s'", piece + 1);
  } else {
    g_auto (GStrv) words = g_strsplit (piece, "|", 0);

    step = g_array_new (FALSE, FALSE, sizeof (guint32));
    for (guint i = 0; words[i] != NULL; i++) {
      guint32 number = cad_cues_intern_word (frames->cues, words[i]);

      g_array_append_val (step, number);
    }
  }
  return step;
}

/* Cuts @pattern as the tokeniser cuts text: « d'après la soi-disant » is d', après, la, soi, disant. */
static void
split_pattern (Frames *frames, const char *pattern)
{
  g_autoptr (GString) piece = g_string_new (NULL);

  g_ptr_array_set_size (frames->steps, 0);
  for (const char *p = pattern;; p++) {
    gboolean in_class = piece->len > 0 && piece->str[0] == '@';

    if (*p == '\'')
      g_string_append_c (piece, *p);
    if (*p != '\0' && *p != ' ' && *p != '\'' && (*p != '-' || in_class)) {
      g_string_append_c (piece, *p);
      continue;
    }
    if (*p == '\'' && p[1] == '|')
      continue;
    if (piece->len > 0)
      g_ptr_array_add (frames->steps, step_of_piece (frames, piece->str));
    g_string_truncate (piece, 0);
    if (*p == '\0')
      return;
  }
}

static guint32
child_of (CadCues *cues, guint32 node, guint32 word)
{
  guint32 child = cad_cues_step (cues, node, word);
  CadCueNode none = { 0 };

  if (child != 0)
    return child;
  child = cues->nodes->len;
  g_array_append_val (cues->nodes, none);
  if (node == 0) {
    cad_cues_word (cues, word)->first = child;
  } else {
    cad_cues_node (cues, node)->next |= cad_cue_mask (word);
    cad_pairs_set (&cues->edges, node, word, child);
  }
  return child;
}

static void
add_paths (Frames *frames, guint32 node, guint depth)
{
  const GArray *step;

  if (depth == frames->steps->len) {
    CadCueNode *end = cad_cues_node (frames->cues, node);

    if (end->phrase == 0)
      end->phrase = frames->phrase;
    return;
  }
  step = frames->steps->pdata[depth];
  for (guint i = 0; i < step->len; i++) {
    guint32 word = g_array_index (step, guint32, i);

    if (depth == 0)
      cad_cues_word (frames->cues, word)->classes |= cad_bit (CAD_CLASS_STARTS);
    add_paths (frames, child_of (frames->cues, node, word), depth + 1);
  }
}

static void
read_row (CadTable *table, gpointer data)
{
  Frames *frames = data;
  CadPhrase phrase = { .line = table->line };
  int kind = cad_table_choice (table, 0, kind_names), stance = 0;
  guint64 paths = 1;

  for (stance = CAD_N_STANCES - 1; stance > 0; stance--)
    if (strcmp (cad_stance_name (stance), table->cells[2]) == 0)
      break;
  if (stance == 0 && strcmp (table->cells[2], "none") != 0)
    cad_table_fault (table, 2, "'%s' is no stance", table->cells[2]);
  frames->table = *table;
  split_pattern (frames, table->cells[1]);
  for (guint i = 0; i < frames->steps->len; i++)
    paths *= ((const GArray *) frames->steps->pdata[i])->len;
  if (frames->steps->len == 0 || paths > 4096)
    cad_table_fault (table, 1, frames->steps->len == 0 ? "an empty phrase" : "a phrase with more than 4096 readings");
  if (kind < 0 || frames->steps->len == 0 || paths > 4096)
    return;
  phrase.kind = kind;
  phrase.stance = stance;
  frames->phrase = frames->cues->phrases->len;
  g_array_append_val (frames->cues->phrases, phrase);
  add_paths (frames, 0, 0);
}

void
cad_cues_read_frames (CadCues *cues, GBytes *bytes, CadFaults *faults)
{
  static const char *const columns[] = { "kind", "phrase", "stance", "note", NULL };
  static const CadTableShape shape = { "frames", columns, read_row };
  Frames frames = { .cues = cues, .table = { .faults = faults } };
  CadTable table = { .faults = faults };

  frames.steps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  cad_table_read (bytes, &shape, &table, &frames);
  g_ptr_array_unref (frames.steps);
  for (guint i = 0; i < CAD_N_CLASSES; i++)
    g_clear_pointer (&frames.members[i], g_array_unref);
}
