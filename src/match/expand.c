/* SPDX-License-Identifier: MIT
 * expand.c - from the elements of a term to its linear patterns */
#include "expand.h"

#include <string.h>

#define MOST_PATTERNS 4096 /* of one term */
#define DEEPEST       8    /* lists inside lists */
#define SHORTEST_STEM 4    /* letters that must be left behind a prefix */
#define PREFIX_MOST   60   /* bytes */
#define IS_GAP        G_MAXUINT32

typedef enum { FAILED_NOT, FAILED_TOO_MANY, FAILED_TOO_DEEP } Failure;

struct _CadExpander {
  CadClasses *classes;
  const CadTextRules *rules;
  const CadLexicon *lexicon;
  GHashTable *lists; /* name -> GPtrArray of GArray of CadStep: what each list expands to */
  GPtrArray *merged; /* of CadElement, owned: words of several elements */
  gsize longest;     /* bytes of the longest prefix of the language */
  Failure failure;
};

static void
merged_free (gpointer data)
{
  g_free (((CadElement *) data)->text);
  g_free (data);
}

static gsize
longest_key (GHashTable *set)
{
  GHashTableIter iter;
  gpointer key;
  gsize longest = 0;

  if (set == NULL)
    return 0;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    longest = MAX (longest, strlen (key));
  return longest;
}

CadExpander *
cad_expander_new (CadClasses *classes, const CadLexicon *lexicon)
{
  CadExpander *expander = g_new0 (CadExpander, 1);

  expander->classes = classes;
  expander->rules = cad_classes_rules (classes);
  expander->lexicon = lexicon;
  expander->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  expander->merged = g_ptr_array_new_with_free_func (merged_free);
  expander->longest = MIN (longest_key (expander->rules->prefixes), PREFIX_MOST);
  return expander;
}

void
cad_expander_free (CadExpander *expander)
{
  if (expander == NULL)
    return;
  g_ptr_array_unref (expander->merged);
  g_hash_table_unref (expander->lists);
  g_free (expander);
}

static GPtrArray *
sequences_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
}

static GArray *
sequence_new (const CadStep *steps, guint n)
{
  GArray *sequence = g_array_new (FALSE, FALSE, sizeof (CadStep));

  if (n > 0)
    g_array_append_vals (sequence, steps, n);
  return sequence;
}

/* Adds the @added alternatives to @sequences. */
static void
extend (GPtrArray *sequences, const GPtrArray *added)
{
  for (guint i = 0; i < added->len; i++)
    g_ptr_array_add (sequences, g_array_ref (added->pdata[i]));
}

/* Each of @heads followed by each of @tails. No sequence is changed once it is made, so that they can be shared. */
static GPtrArray *
product (CadExpander *expander, const GPtrArray *heads, const GPtrArray *tails)
{
  if ((guint64) heads->len * tails->len > MOST_PATTERNS) {
    expander->failure = FAILED_TOO_MANY;
    return sequences_new ();
  }
  GPtrArray *result = sequences_new ();

  for (guint i = 0; i < heads->len; i++)
    for (guint j = 0; j < tails->len; j++) {
      const GArray *head = heads->pdata[i], *tail = tails->pdata[j];
      GArray *sequence = sequence_new ((const CadStep *) head->data, head->len);

      g_array_append_vals (sequence, tail->data, tail->len);
      g_ptr_array_add (result, sequence);
    }
  return result;
}

/* Alternatives of one word become one class, so that a long list of words is one step. */
static GPtrArray *
merge_words (CadExpander *expander, GPtrArray *sequences)
{
  g_autoptr (GPtrArray) owned = sequences;
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  GPtrArray *result = sequences_new ();

  for (guint i = 0; i < owned->len; i++) {
    GArray *sequence = owned->pdata[i];
    const CadStep *step = (const CadStep *) sequence->data;

    if (sequence->len == 1 && step->class != IS_GAP)
      g_array_append_val (words, step->class);
    else
      g_ptr_array_add (result, g_array_ref (sequence));
  }
  if (words->len > 0) {
    guint32 first = g_array_index (words, guint32, 0);
    CadStep step = { words->len > 1 ? cad_classes_unite (expander->classes, words) : first, 0 };

    g_ptr_array_insert (result, 0, sequence_new (&step, 1));
  }
  return result;
}

/* The length of the elision that @word begins with, or 0. */
static gsize
elision_length (const CadTextRules *rules, const char *word)
{
  if (rules->unsplit != NULL && g_hash_table_contains (rules->unsplit, word))
    return 0;
  for (const char *p = strchr (word, '\''); p != NULL && p[1] != '\0'; p = strchr (p + 1, '\'')) {
    g_autofree char *head = g_strndup (word, p + 1 - word);

    if (rules->elisions != NULL && g_hash_table_contains (rules->elisions, head))
      return p + 1 - word;
  }
  return 0;
}

/* The elements from @from on as one word, written without what separates them. */
static CadElement
glue (const GPtrArray *elements, guint from, guint n)
{
  CadElement word = *(const CadElement *) elements->pdata[from];
  GString *text = g_string_new (NULL);

  for (guint i = from; i < from + n; i++) {
    const CadElement *element = elements->pdata[i];

    g_string_append (text, element->text);
    if (word.mode != CAD_WORD_BY_WILDCARD)
      word.mode = element->mode;
  }
  word.text = g_string_free (text, FALSE);
  return word;
}

static gboolean
has_elided (const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    if (((const CadElement *) elements->pdata[i])->elided)
      return TRUE;
  return FALSE;
}

/* The term's parser splits at every apostrophe; the words that the language does not split there are put together again. */
static GPtrArray *
regroup (CadExpander *expander, GPtrArray *elements)
{
  if (!has_elided (elements))
    return g_ptr_array_ref (elements);
  GPtrArray *result = g_ptr_array_sized_new (elements->len);

  for (guint i = 0, n; i < elements->len; i += n) {
    gpointer element = elements->pdata[i];

    for (n = 1; i + n < elements->len && ((const CadElement *) elements->pdata[i + n])->elided;)
      n++;
    CadElement whole = n > 1 ? glue (elements, i, n) : (CadElement){ .text = NULL };

    if (n > 1 && elision_length (expander->rules, whole.text) == 0) {
      element = g_memdup2 (&whole, sizeof whole);
      g_ptr_array_add (expander->merged, element);
    } else {
      g_free (whole.text);
      n = 1;
    }
    g_ptr_array_add (result, element);
  }
  return result;
}

static CadStep
word_step (CadExpander *expander, CadWordMode mode, gboolean capital, const char *word)
{
  CadStep step = { cad_classes_word (expander->classes, mode, capital, word), 0 };

  return step;
}

/* `antiterroriste` is found as `anti terroriste` too: one more alternative for each prefix of the language it begins with. */
static void
add_split (CadExpander *expander, const CadElement *element, const char *word, GPtrArray *sequences)
{
  GHashTable *prefixes = expander->rules->prefixes;

  if (prefixes == NULL || *word == '\0' || *word == '*' || *word == '?')
    return;
  for (const char *rest = g_utf8_next_char (word); *rest != '\0' && (gsize) (rest - word) <= expander->longest;
       rest = g_utf8_next_char (rest)) {
    char prefix[PREFIX_MOST + 1] = "";

    memcpy (prefix, word, rest - word);
    if (!g_hash_table_contains (prefixes, prefix) || g_utf8_strlen (rest, -1) < SHORTEST_STEM)
      continue;
    CadStep steps[] = { word_step (expander, CAD_WORD_BY_FORM, element->capital, prefix),
                        word_step (expander, element->mode, FALSE, rest) };

    g_ptr_array_add (sequences, sequence_new (steps, 2));
  }
}

/* One word of a term: what leans on it with an apostrophe is a word of its own. */
static GPtrArray *
expand_word (CadExpander *expander, const CadElement *element)
{
  g_autoptr (GPtrArray) heads = NULL;
  g_autoptr (GPtrArray) tails = sequences_new ();
  const char *word = element->text;
  gboolean capital = element->capital;

  for (gsize length; (length = elision_length (expander->rules, word)) > 0; word += length) {
    g_autofree char *elision = g_strndup (word, length);
    CadWordMode mode = element->mode == CAD_WORD_BY_STEM ? CAD_WORD_BY_STEM : CAD_WORD_BY_FORM;
    CadStep step = word_step (expander, mode, capital, elision);

    if (heads == NULL) {
      heads = sequences_new ();
      g_ptr_array_add (heads, sequence_new (NULL, 0));
    }
    g_array_append_val ((GArray *) heads->pdata[0], step);
    capital = FALSE;
  }
  CadStep step = word_step (expander, element->mode, capital, word);

  g_ptr_array_add (tails, sequence_new (&step, 1));
  add_split (expander, element, word, tails);
  return heads == NULL ? g_steal_pointer (&tails) : product (expander, heads, tails);
}

static gboolean
is_prefix (const CadExpander *expander, const CadElement *element)
{
  GHashTable *prefixes = expander->rules->prefixes;

  return prefixes != NULL && g_hash_table_contains (prefixes, element->text);
}

/* How many elements from @from on can be written as one word: joined by hyphens, or a prefix and its word. */
static guint
chain_length (const CadExpander *expander, const GPtrArray *elements, guint from)
{
  const CadElement *element = elements->pdata[from];
  guint n = 1;

  if (element->kind != CAD_ELEMENT_WORD || element->optional)
    return 1;
  for (; from + n < elements->len; n++) {
    const CadElement *next = elements->pdata[from + n];

    if (next->kind != CAD_ELEMENT_WORD || next->optional)
      break;
    if (!next->joined && !(n == 1 && is_prefix (expander, element)))
      break;
  }
  return n;
}

/* The words one after the other, and as one word: `cessez-le-feu`, `cessezlefeu`. */
static GPtrArray *
expand_chain (CadExpander *expander, const GPtrArray *elements, guint from, guint n)
{
  if (n == 1)
    return expand_word (expander, elements->pdata[from]);
  g_autoptr (GPtrArray) result = sequences_new ();

  g_ptr_array_add (result, sequence_new (NULL, 0));
  for (guint i = 0; i < n && expander->failure == FAILED_NOT; i++) {
    g_autoptr (GPtrArray) word = expand_word (expander, elements->pdata[from + i]);
    GPtrArray *longer = product (expander, result, word);

    g_ptr_array_unref (result);
    result = longer;
  }
  CadElement whole = glue (elements, from, n);
  g_autofree char *text = whole.text;
  CadStep step = word_step (expander, whole.mode, whole.capital, text);

  g_ptr_array_add (result, sequence_new (&step, 1));
  return g_steal_pointer (&result);
}

static GPtrArray *expand_elements (CadExpander *expander, GPtrArray *elements, guint depth);

static const CadTermSet *
find_set (const CadExpander *expander, const char *name)
{
  const CadTermSet *set = cad_lexicon_list (expander->lexicon, name);

  return set != NULL ? set : cad_lexicon_actor (expander->lexicon, name);
}

/* All terms of a list or an actor; kept, since a list stands in many terms. */
static GPtrArray *
expand_list (CadExpander *expander, const char *name, guint depth)
{
  GPtrArray *known = g_hash_table_lookup (expander->lists, name);
  const CadTermSet *set = find_set (expander, name);

  if (known != NULL)
    return g_ptr_array_ref (known);
  GPtrArray *sequences = sequences_new ();

  if (depth > DEEPEST)
    expander->failure = FAILED_TOO_DEEP;
  for (guint i = 0; set != NULL && i < set->terms->len && expander->failure == FAILED_NOT; i++) {
    const CadTerm *term = set->terms->pdata[i];
    g_autoptr (GPtrArray) added = expand_elements (expander, term->elements, depth + 1);

    extend (sequences, added);
  }
  sequences = merge_words (expander, sequences);
  g_hash_table_insert (expander->lists, g_strdup (name), g_ptr_array_ref (sequences));
  return sequences;
}

static GPtrArray *
expand_any (CadExpander *expander, const GPtrArray *alternatives, guint depth)
{
  GPtrArray *sequences = sequences_new ();

  for (guint i = 0; i < alternatives->len && expander->failure == FAILED_NOT; i++) {
    g_autoptr (GPtrArray) added = expand_elements (expander, alternatives->pdata[i], depth);

    extend (sequences, added);
  }
  return merge_words (expander, sequences);
}

/* The alternatives of the elements from @from on that hang together; @n becomes their number. */
static GPtrArray *
expand_element (CadExpander *expander, const GPtrArray *elements, guint from, guint *n, guint depth)
{
  const CadElement *element = elements->pdata[from];
  CadStep gap = { IS_GAP, element->gap };
  GPtrArray *result = NULL;

  *n = 1;
  switch (element->kind) {
  case CAD_ELEMENT_WORD:
    *n = chain_length (expander, elements, from);
    result = expand_chain (expander, elements, from, *n);
    break;
  case CAD_ELEMENT_LIST:
    result = expand_list (expander, element->text, depth);
    break;
  case CAD_ELEMENT_ANY:
    result = expand_any (expander, element->sequences, depth);
    break;
  case CAD_ELEMENT_GAP:
    result = sequences_new ();
    g_ptr_array_add (result, sequence_new (&gap, 1));
    break;
  }
  if (element->optional) {
    g_autoptr (GPtrArray) required = result;

    result = sequences_new ();
    extend (result, required);
    g_ptr_array_add (result, sequence_new (NULL, 0));
  }
  return result;
}

static GPtrArray *
expand_elements (CadExpander *expander, GPtrArray *written, guint depth)
{
  g_autoptr (GPtrArray) elements = regroup (expander, written);
  g_autoptr (GPtrArray) result = NULL;

  for (guint i = 0, n; i < elements->len && expander->failure == FAILED_NOT; i += n) {
    g_autoptr (GPtrArray) alternatives = expand_element (expander, elements, i, &n, depth);
    GPtrArray *longer = result == NULL ? g_ptr_array_ref (alternatives) : product (expander, result, alternatives);

    g_clear_pointer (&result, g_ptr_array_unref);
    result = longer;
  }
  if (result == NULL) {
    result = sequences_new ();
    g_ptr_array_add (result, sequence_new (NULL, 0));
  }
  return g_steal_pointer (&result);
}

static gboolean
has_gap (const GArray *sequence)
{
  for (guint i = 0; i < sequence->len; i++)
    if (g_array_index (sequence, CadStep, i).class == IS_GAP)
      return TRUE;
  return FALSE;
}

/* Gaps become the property of the step behind them; the term's parser lets none stand at either end. */
static GArray *
fold_gaps (GArray *sequence)
{
  if (!has_gap (sequence))
    return g_array_ref (sequence);
  GArray *pattern = sequence_new (NULL, 0);
  guint32 gap = 0;

  for (guint i = 0; i < sequence->len; i++) {
    CadStep step = g_array_index (sequence, CadStep, i);

    if (step.class == IS_GAP) {
      gap += step.gap;
      continue;
    }
    step.gap = gap;
    gap = 0;
    g_array_append_val (pattern, step);
  }
  return pattern;
}

static void
set_error (const CadExpander *expander, const CadTerm *term, GError **error)
{
  const char *file = expander->lexicon->file != NULL ? expander->lexicon->file : expander->lexicon->id;

  if (expander->failure == FAILED_TOO_MANY)
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u:%u: '%s' stands for more than %d patterns", file,
                 term->line, term->column, term->text, MOST_PATTERNS);
  else
    g_set_error (error, CAD_ERROR, CAD_ERROR_FORMAT, "%s:%u:%u: '%s' uses a list that holds itself", file, term->line,
                 term->column, term->text);
}

GPtrArray *
cad_expander_term (CadExpander *expander, const CadTerm *term, GError **error)
{
  expander->failure = FAILED_NOT;
  g_autoptr (GPtrArray) sequences = expand_elements (expander, term->elements, 0);

  if (expander->failure != FAILED_NOT) {
    g_hash_table_remove_all (expander->lists);
    set_error (expander, term, error);
    return NULL;
  }
  sequences = merge_words (expander, g_steal_pointer (&sequences));
  GPtrArray *patterns = sequences_new ();

  for (guint i = 0; i < sequences->len; i++) {
    g_autoptr (GArray) pattern = fold_gaps (sequences->pdata[i]);

    if (pattern->len > 0)
      g_ptr_array_add (patterns, g_steal_pointer (&pattern));
  }
  return patterns;
}
