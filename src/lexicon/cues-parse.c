/* SPDX-License-Identifier: MIT
 * cues-parse.c - filling the cue tables from the files of a pack */
#include "cues.h"
#include "cues-table.h"

#include <string.h>

typedef struct {
  CadCues *cues;
  GHashTable *verbs_of; /* lemma of forms.tsv, owned -> GArray of guint32: the verbs that use its forms */
} Tables;

static const char *const kind_names[] = { "say",   "believe",  "direct", "accuse", "name",
                                          "value", "perceive", "manner", "deny",   NULL };
static const char *const weight_names[] = { "low", "middle", "high", NULL };
static const char *const yes_names[] = { "no", "yes", NULL };
static const char *const frame_names[] = { "that",   "infinitive", "noun",      "of",      "to",
                                           "as",     "on",         "against",   "whether", "quote",
                                           "gerund", "object",     "adjective", "bare",    NULL };

static CadStance
read_stance (CadTable *table, guint cell)
{
  const char *names[CAD_N_STANCES + 1] = { NULL };

  for (guint i = 0; i < CAD_N_STANCES; i++)
    names[i] = cad_stance_name (i);
  return MAX (0, cad_table_choice (table, cell, names));
}

static guint32
read_frames (CadTable *table, guint cell)
{
  g_auto (GStrv) words = g_strsplit (table->cells[cell], " ", 0);
  guint32 frames = 0;

  for (guint i = 0; words[i] != NULL; i++) {
    guint f = 0;

    while (frame_names[f] != NULL && strcmp (frame_names[f], words[i]) != 0)
      f++;
    if (frame_names[f] != NULL)
      frames |= 1u << f;
    else if (words[i][0] != '\0')
      cad_table_fault (table, cell, "unknown frame '%s'", words[i]);
  }
  return frames;
}

static void
read_tail (CadCues *cues, CadTable *table, guint cell, CadCueVerb *verb)
{
  g_auto (GStrv) words = g_strsplit_set (table->cells[cell], " -", 0);

  for (guint i = 0; words[i] != NULL && words[i][0] != '\0'; i++) {
    if (verb->n_tail == CAD_TAIL_WORDS) {
      cad_table_fault (table, cell, "at most %d words may follow a verb", CAD_TAIL_WORDS);
      return;
    }
    verb->tail[verb->n_tail++] = cad_cues_intern_word (cues, words[i]);
  }
}

static void
read_verb (CadTable *table, gpointer data)
{
  Tables *tables = data;
  CadCueVerb verb = { 0 };
  GArray *users = g_hash_table_lookup (tables->verbs_of, table->cells[1]);
  guint32 number = tables->cues->verbs->len;

  verb.lemma = g_strdup (table->cells[0]);
  read_tail (tables->cues, table, 2, &verb);
  verb.reflexive = cad_table_choice (table, 3, yes_names) == 1;
  verb.kind = MAX (0, cad_table_choice (table, 4, kind_names));
  verb.stance = read_stance (table, 5);
  verb.frames = read_frames (table, 6);
  verb.incise = cad_table_choice (table, 7, yes_names) == 1;
  verb.weight = MAX (0, cad_table_choice (table, 8, weight_names));
  g_array_append_val (tables->cues->verbs, verb);
  if (users == NULL) {
    users = g_array_new (FALSE, FALSE, sizeof (guint32));
    g_hash_table_insert (tables->verbs_of, g_strdup (table->cells[1]), users);
  }
  g_array_append_val (users, number);
}

/* The place in the forms of a word where @verb stands or belongs. */
static guint32 *
place_of (CadCues *cues, CadCueWord *word, guint32 verb)
{
  guint32 *place = &word->form;

  while (*place != 0 && g_array_index (cues->forms, CadCueForm, *place).verb != verb)
    place = &g_array_index (cues->forms, CadCueForm, *place).next;
  return place;
}

/* One form: each verb that uses it gets it with this tense. */
static void
add_form (CadCues *cues, guint32 number, const GArray *users, guint32 tense)
{
  CadCueWord *word = cad_cues_word (cues, number);

  word->classes |= cad_bit (CAD_CLASS_CUE);
  for (guint i = 0; i < users->len; i++) {
    CadCueForm form = { g_array_index (users, guint32, i), tense, 0 };
    guint32 *place = place_of (cues, word, form.verb);

    if (*place != 0) {
      g_array_index (cues->forms, CadCueForm, *place).tenses |= tense;
      continue;
    }
    *place = cues->forms->len;
    g_array_append_val (cues->forms, form);
  }
}

static void
read_forms (CadTable *table, gpointer data)
{
  static const guint32 tenses[] = { CAD_TENSE_FINITE, CAD_TENSE_INFINITIVE, CAD_TENSE_PARTICIPLE, CAD_TENSE_GERUND };
  static const guint classes[] = { CAD_CLASS_FINITE, CAD_CLASS_INFINITIVE, CAD_CLASS_PARTICIPLE, CAD_CLASS_GERUND };
  Tables *tables = data;
  GArray *users = g_hash_table_lookup (tables->verbs_of, table->cells[0]);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (!g_hash_table_insert (tables->cues->lemmas, g_strdup (table->cells[0]), all))
    cad_table_fault (table, 0, "'%s' stands twice", table->cells[0]);
  for (guint t = 0; t < G_N_ELEMENTS (tenses); t++) {
    for (char *rest = table->cells[t + 1], *form; (form = cad_table_word (&rest)) != NULL;) {
      guint32 number = cad_cues_intern_word (tables->cues, form);

      if (number == 0)
        continue;
      g_array_append_val (all, number);
      cad_cues_word (tables->cues, number)->classes |= cad_bit (classes[t]);
      if (users != NULL)
        add_form (tables->cues, number, users, tenses[t]);
    }
  }
}

static void
read_class (CadTable *table, gpointer data)
{
  Tables *tables = data;
  int class = cad_table_choice (table, 0, cad_class_names);

  for (char *rest = table->cells[1], *word; class >= 0 && (word = cad_table_word (&rest)) != NULL;) {
    guint32 number = cad_cues_intern_word (tables->cues, word);

    if (number != 0)
      cad_cues_word (tables->cues, number)->classes |= cad_bit (class);
  }
}

static void
read_ending (CadTable *table, gpointer data)
{
  static const char *const names[] = { "infinitive", "participle", "gerund", "finite", "adverb", "not", NULL };
  static const guint classes[] = { CAD_CLASS_INFINITIVE, CAD_CLASS_PARTICIPLE, CAD_CLASS_GERUND, CAD_CLASS_FINITE,
                                   CAD_CLASS_ADVERB };
  Tables *tables = data;
  g_auto (GStrv) words = g_strsplit (table->cells[2], " ", 0);
  int class = cad_table_choice (table, 0, names);
  guint64 at_least = 0;

  if (!g_ascii_string_to_unsigned (table->cells[1], 10, 0, 40, &at_least, NULL))
    cad_table_fault (table, 1, "'%s' is no number of letters", table->cells[1]);
  for (guint i = 0; words[i] != NULL && class >= 0; i++) {
    char *norm = cad_text_normalise (words[i], -1);
    CadCueEnding ending = { .text = norm, .at_least = at_least, .length = strlen (norm) };

    if (class == G_N_ELEMENTS (classes)) {
      g_hash_table_add (tables->cues->unending, norm);
      continue;
    }
    ending.class = classes[class];
    cad_cues_add_ending (tables->cues, ending);
  }
}

static void
read_conditional (CadTable *table, gpointer data)
{
  static const char *const names[] = { "cut", "base", "word", "except", NULL };
  Tables *tables = data;
  CadCues *cues = tables->cues;
  g_auto (GStrv) words = g_strsplit (table->cells[1], " ", 0);
  int rule = cad_table_choice (table, 0, names);

  for (guint i = 0; words[i] != NULL && rule >= 0; i++) {
    char *norm = cad_text_normalise (words[i], -1);

    if (rule == 0)
      g_ptr_array_add (cues->cond_ends, norm);
    else if (rule == 1)
      g_ptr_array_add (cues->cond_bases, norm);
    else
      g_hash_table_add (rule == 2 ? cues->cond_words : cues->cond_exceptions, norm);
  }
}

void
cad_cues_report (GString *report, const CadFaults *faults)
{
  if (cad_faults_count (faults, CAD_FAULT_ERROR) == 0)
    return;
  g_autofree char *text = cad_faults_to_string (faults);

  g_string_append_printf (report, "%s\n", text);
}

static void
clear_verb (gpointer data)
{
  g_free (((CadCueVerb *) data)->lemma);
}

static void
clear_ending (gpointer data)
{
  g_free (((CadCueEnding *) data)->text);
}

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

CadCues *
cad_cues_new (void)
{
  CadCues *cues = g_new0 (CadCues, 1);
  CadCueForm no_form = { 0 };
  CadPhrase nobody = { 0 };
  CadCueNode root = { 0 };

  cad_texts_init (&cues->texts);
  cues->words = g_array_new (FALSE, FALSE, sizeof (CadCueWord));
  cad_cues_intern (cues, "");
  cues->forms = g_array_new (FALSE, FALSE, sizeof (CadCueForm));
  g_array_append_val (cues->forms, no_form);
  cues->verbs = g_array_new (FALSE, FALSE, sizeof (CadCueVerb));
  g_array_set_clear_func (cues->verbs, clear_verb);
  cues->lemmas = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  cues->phrases = g_array_new (FALSE, FALSE, sizeof (CadPhrase));
  g_array_append_val (cues->phrases, nobody);
  cues->nodes = g_array_new (FALSE, FALSE, sizeof (CadCueNode));
  g_array_append_val (cues->nodes, root);
  cad_pairs_init (&cues->edges);
  cues->endings = g_array_new (FALSE, FALSE, sizeof (CadCueEnding));
  g_array_set_clear_func (cues->endings, clear_ending);
  cues->unending = new_set ();
  cues->cond_ends = g_ptr_array_new_with_free_func (g_free);
  cues->cond_bases = g_ptr_array_new_with_free_func (g_free);
  cues->cond_words = new_set ();
  cues->cond_exceptions = new_set ();
  return cues;
}

void
cad_cues_free (CadCues *cues)
{
  if (cues == NULL)
    return;
  cad_texts_clear (&cues->texts);
  cad_flat_array_clear (&cues->words, cues->view);
  cad_flat_array_clear (&cues->forms, cues->view);
  g_array_unref (cues->verbs);
  g_hash_table_unref (cues->lemmas);
  cad_flat_array_clear (&cues->phrases, cues->view);
  cad_flat_array_clear (&cues->nodes, cues->view);
  cad_pairs_clear (&cues->edges);
  g_array_unref (cues->endings);
  g_hash_table_unref (cues->unending);
  g_ptr_array_unref (cues->cond_ends);
  g_ptr_array_unref (cues->cond_bases);
  g_hash_table_unref (cues->cond_words);
  g_hash_table_unref (cues->cond_exceptions);
  g_free (cues);
}

/* Verbs whose forms are nowhere would never be found. */
static void
check_verbs (Tables *tables, const char *id, GString *report)
{
  GHashTableIter iter;
  gpointer lemma;

  g_hash_table_iter_init (&iter, tables->verbs_of);
  while (g_hash_table_iter_next (&iter, &lemma, NULL))
    if (!g_hash_table_contains (tables->cues->lemmas, lemma))
      g_string_append_printf (report, "%s/verbs.tsv: the forms of '%s' are not in forms.tsv\n", id, (char *) lemma);
}

static const char *const verb_columns[] = { "lemma",  "forms",  "tail",   "reflexive", "class", "stance",
                                            "frames", "incise", "weight", "note",      NULL };
static const char *const form_columns[] = { "lemma", "finite", "infinitive", "participle", "gerund", NULL };
static const char *const class_columns[] = { "class", "words", NULL };
static const char *const ending_columns[] = { "class", "letters", "endings", NULL };
static const char *const conditional_columns[] = { "rule", "text", NULL };

CadCues *
cad_cues_parse (const char *id, CadLanguageSource source, gpointer data, GString *report)
{
  static const CadTableShape files[] = {
    { "verbs", verb_columns, read_verb },
    { "forms", form_columns, read_forms },
    { "words", class_columns, read_class },
    { "endings", ending_columns, read_ending },
    { "conditional", conditional_columns, read_conditional },
    { "frames", NULL, NULL }, /* last: its signs @ and {} ask the others */
  };
  g_autoptr (GHashTable)
      users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  Tables tables = { cad_cues_new (), users };
  guint n_files = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *file = g_strdup_printf ("%s.tsv", files[i].name);
    g_autofree char *shown = g_strdup_printf ("%s/%s", id, file);
    g_autoptr (GBytes) bytes = source (file, data);
    gsize length = 0;
    const char *text = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;
    g_autoptr (CadFaults) faults = cad_faults_new (shown, text, length);
    CadTable table = { .faults = faults };

    if (bytes == NULL)
      continue;
    n_files++;
    if (files[i].row != NULL)
      cad_table_read (bytes, &files[i], &table, &tables);
    else
      cad_cues_read_frames (tables.cues, bytes, faults);
    cad_cues_report (report, faults);
  }
  check_verbs (&tables, id, report);
  if (n_files == 0)
    g_clear_pointer (&tables.cues, cad_cues_free);
  return tables.cues;
}
