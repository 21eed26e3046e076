/* SPDX-License-Identifier: MIT
 * cues.c - asking the cue tables of a language */
#include "cues.h"

#include <string.h>

const char *const cad_class_names[] = { "determiner",
                                        "of",
                                        "to",
                                        "preposition",
                                        "have",
                                        "be",
                                        "clitic",
                                        "reflexive",
                                        "pronoun",
                                        "first-person",
                                        "one",
                                        "negation",
                                        "that",
                                        "relative",
                                        "and",
                                        "but",
                                        "adverb",
                                        "as",
                                        "on",
                                        "against",
                                        "by",
                                        "whether",
                                        "infinitive-mark",
                                        "not-before-that",
                                        "subordinator",
                                        "time",
                                        "role",
                                        "place",
                                        "agency",
                                        "document",
                                        "anonymous",
                                        "report",
                                        "word",
                                        "titled",
                                        "called",
                                        "denial",
                                        "untrue",
                                        "modal",
                                        "title",
                                        "nounlike",
                                        "carrier",
                                        "what",
                                        "evaluation",
                                        "modal-participle",
                                        "if",
                                        "without",
                                        "finite",
                                        "trigger",
                                        "prenominal",
                                        "country",
                                        "object",
                                        "closing-and",
                                        NULL };
G_STATIC_ASSERT (G_N_ELEMENTS (cad_class_names) == CAD_N_WORD_CLASSES + 1);
G_STATIC_ASSERT (CAD_N_CLASSES <= 64);

const char *
cad_stance_name (CadStance stance)
{
  static const char *const names[] = { "",          "neutral",   "asserting",    "doubting",
                                       "endorsing", "admitting", "presupposing", "denying" };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == CAD_N_STANCES);
  return names[stance];
}

guint32
cad_cues_intern (CadCues *cues, const char *text)
{
  guint32 number = cad_texts_enter (&cues->texts, text);

  if (number == cues->words->len) {
    CadCueWord word = { 0 };

    g_array_append_val (cues->words, word);
  }
  return number;
}

guint32
cad_cues_intern_word (CadCues *cues, const char *word)
{
  g_autofree char *norm = cad_text_normalise (word, -1);

  return cad_cues_intern (cues, norm);
}

void
cad_cues_add_ending (CadCues *cues, CadCueEnding ending)
{
  guchar last = ending.length > 0 ? ending.text[ending.length - 1] : 0;

  ending.next = cues->last[last];
  g_array_append_val (cues->endings, ending);
  cues->last[last] = cues->endings->len;
}

/* The last or the first letter of the ending differs nearly always. */
static gboolean
ends_in (const char *word, gsize length, const char *end, gsize cut)
{
  if (cut == 0 || length < cut)
    return cut == 0;
  return word[length - 1] == end[cut - 1] && word[length - cut] == end[0] &&
         memcmp (word + length - cut, end, cut) == 0;
}

static gboolean
is_conditional_base (const CadCues *cues, const char *base)
{
  if (g_hash_table_contains (cues->cond_words, base))
    return TRUE;
  if (g_hash_table_contains (cues->cond_exceptions, base))
    return FALSE;
  for (guint i = 0; i < cues->cond_bases->len; i++) {
    const char *end = cues->cond_bases->pdata[i];

    if (g_str_has_suffix (base, end))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_conditional (const CadCues *cues, const char *norm, gsize length)
{
  for (guint i = 0; i < cues->cond_ends->len; i++) {
    const char *end = cues->cond_ends->pdata[i];
    gsize cut = strlen (end);

    if (length <= cut || !ends_in (norm, length, end, cut))
      continue;
    g_autofree char *base = g_strndup (norm, length - cut);

    if (is_conditional_base (cues, base))
      return TRUE;
  }
  return FALSE;
}

/* By the endings whose last byte is @last. */
static guint64
classes_by_ending (const CadCues *cues, const char *norm, gsize length, guchar last)
{
  guint64 classes = 0;

  for (guint i = cues->last[last]; i != 0;) {
    const CadCueEnding *ending = &g_array_index (cues->endings, CadCueEnding, i - 1);

    if (length >= ending->at_least && ends_in (norm, length, ending->text, ending->length))
      classes |= cad_bit (ending->class);
    i = ending->next;
  }
  return classes;
}

static guint64
ending_classes (const CadCues *cues, const char *norm, gsize length)
{
  guint64 classes = classes_by_ending (cues, norm, length, 0);

  if (length > 0)
    classes |= classes_by_ending (cues, norm, length, norm[length - 1]);
  return classes == 0 || g_hash_table_contains (cues->unending, norm) ? 0 : classes;
}

guint64
cad_cues_classes (const CadCues *cues, const CadWord *word, guint32 *entry)
{
  guint32 number = cad_texts_find_hashed (&cues->texts, word->norm, word->hash);
  guint64 classes = 0;

  *entry = number != CAD_TEXTS_NONE ? number : 0;
  if (*entry != 0)
    classes = cad_cues_word (cues, number)->classes;
  if (word->flags & CAD_WORD_CAPITAL)
    classes |= cad_bit (CAD_CLASS_CAPITAL);
  if (word->flags & CAD_WORD_CAPITALS) /* US is a country, WHO an organisation */
    classes &= ~(cad_bit (CAD_CLASS_FIRST_PERSON) | cad_bit (CAD_CLASS_RELATIVE));
  if (word->flags & CAD_WORD_NUMBER)
    return classes;
  if ((classes & (cad_bit (CAD_N_WORD_CLASSES) - 1) & ~(cad_bit (CAD_CLASS_HAVE) | cad_bit (CAD_CLASS_BE))) !=
      0) /* what words.tsv says is not guessed again */
    return classes | (is_conditional (cues, word->norm, word->length) ? cad_bit (CAD_CLASS_CONDITIONAL) : 0);
  if (is_conditional (cues, word->norm, word->length))
    classes |= cad_bit (CAD_CLASS_CONDITIONAL);
  return classes | ending_classes (cues, word->norm, word->length);
}

static const CadCueForm *
form_at (const CadCues *cues, guint32 number)
{
  return number != 0 ? &g_array_index (cues->forms, CadCueForm, number) : NULL;
}

const CadCueForm *
cad_cues_first_form (const CadCues *cues, guint32 entry)
{
  return form_at (cues, cad_cues_word (cues, entry)->form);
}

const CadCueForm *
cad_cues_next_form (const CadCues *cues, const CadCueForm *form)
{
  return form_at (cues, form->next);
}

const CadCueVerb *
cad_cues_verb (const CadCues *cues, guint32 verb)
{
  return &g_array_index (cues->verbs, CadCueVerb, verb);
}

guint32
cad_cues_step (const CadCues *cues, guint32 node, guint32 entry)
{
  if (node == 0)
    return cad_cues_word (cues, entry)->first;
  return cad_cues_node (cues, node)->next & cad_cue_mask (entry) ? cad_pairs_get (&cues->edges, node, entry) : 0;
}

const CadPhrase *
cad_cues_phrase (const CadCues *cues, guint32 node)
{
  guint32 phrase = cad_cues_node (cues, node)->phrase;

  return phrase != 0 ? &g_array_index (cues->phrases, CadPhrase, phrase) : NULL;
}
