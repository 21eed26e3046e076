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
  CadSteps *store;
  const CadTextRules *rules;
  const CadLexicon *lexicon;
  GHashTable *lists;    /* name -> GArray of CadSequence: what each list expands to */
  GPtrArray *merged;    /* of CadElement, owned: words of several elements */
  guint64 lengths[256]; /* by first byte: a bit for each length in bytes that prefixes have */
  Failure failure;
};

static void
merged_free (gpointer data)
{
  g_free (((CadElement *) data)->text);
  g_free (data);
}

static void
learn_prefixes (CadExpander *expander)
{
  GHashTableIter iter;
  gpointer key;

  if (expander->rules->prefixes == NULL)
    return;
  g_hash_table_iter_init (&iter, expander->rules->prefixes);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (strlen (key) <= PREFIX_MOST)
      expander->lengths[*(const guchar *) key] |= G_GUINT64_CONSTANT (1) << strlen (key);
}

CadExpander *
cad_expander_new (CadClasses *classes, CadSteps *store, const CadLexicon *lexicon)
{
  CadExpander *expander = g_new0 (CadExpander, 1);

  expander->classes = classes;
  expander->store = store;
  expander->rules = cad_classes_rules (classes);
  expander->lexicon = lexicon;
  expander->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  expander->merged = g_ptr_array_new_with_free_func (merged_free);
  learn_prefixes (expander);
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

static GArray *
sequences_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (CadSequence));
}

static void
add_sequence (GArray *sequences, CadSequence sequence)
{
  g_array_append_val (sequences, sequence);
}

static CadSequence
sequence_at (const GArray *sequences, guint index)
{
  return g_array_index (sequences, CadSequence, index);
}

/* One sequence without any step. */
static GArray *
nothing_new (void)
{
  GArray *sequences = sequences_new ();

  add_sequence (sequences, (CadSequence){ NULL, 0 });
  return sequences;
}

/* Each of @heads followed by each of @tails. */
static GArray *
product (CadExpander *expander, const GArray *heads, const GArray *tails)
{
  if ((guint64) heads->len * tails->len > MOST_PATTERNS) {
    expander->failure = FAILED_TOO_MANY;
    return sequences_new ();
  }
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (CadSequence), heads->len * tails->len);

  g_array_set_size (result, heads->len * tails->len);
  for (guint i = 0, n = 0; i < heads->len; i++)
    for (guint j = 0; j < tails->len; j++, n++)
      g_array_index (result, CadSequence, n) = cad_steps_join (expander->store, sequence_at (heads, i),
                                                               sequence_at (tails, j));
  return result;
}

static gboolean
is_word (const CadSequence *sequence)
{
  return sequence->n == 1 && sequence->steps->class != IS_GAP;
}

/* Alternatives of one word become one class, so that a long list of words is one step. It comes first. Returns: (transfer full) */
static GArray *
merge_words (CadExpander *expander, GArray *sequences)
{
  g_autoptr (GArray) words = g_array_sized_new (FALSE, FALSE, sizeof (guint32), sequences->len);
  guint n = 0, n_words = 0;

  for (guint i = 0; i < sequences->len; i++)
    n_words += is_word (&g_array_index (sequences, CadSequence, i));
  if (n_words == 0 || sequences->len == 1)
    return g_array_ref (sequences);
  GArray *result = g_array_sized_new (FALSE, FALSE, sizeof (CadSequence), sequences->len);

  g_array_set_size (words, n_words);
  g_array_set_size (result, sequences->len - n_words + 1);
  for (guint i = 0, place = 1; i < sequences->len; i++) {
    CadSequence sequence = sequence_at (sequences, i);

    if (!is_word (&sequence))
      g_array_index (result, CadSequence, place++) = sequence;
    else {
      g_array_index (words, guint32, n++) = sequence.steps->class;
      g_array_index (result, CadSequence, 0) = sequence;
    }
  }
  if (n > 1) {
    CadStep step = { cad_classes_unite (expander->classes, words), 0 };

    g_array_index (result, CadSequence, 0) = cad_steps_one (expander->store, step);
  }
  return result;
}

/* The length of the elision that @word begins with, or 0. */
static gsize
elision_length (const CadTextRules *rules, const char *word)
{
  const char *p = strchr (word, '\'');

  if (p == NULL || (rules->unsplit != NULL && g_hash_table_contains (rules->unsplit, word)))
    return 0;
  for (; p != NULL && p[1] != '\0'; p = strchr (p + 1, '\'')) {
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
add_split (CadExpander *expander, const CadElement *element, const char *word, GArray *sequences)
{
  GHashTable *prefixes = expander->rules->prefixes;
  guint64 lengths = expander->lengths[(guchar) *word];

  if (lengths == 0 || *word == '\0' || *word == '*' || *word == '?')
    return;
  for (const char *rest = g_utf8_next_char (word); *rest != '\0' && (gsize) (rest - word) <= PREFIX_MOST;
       rest = g_utf8_next_char (rest)) {
    char prefix[PREFIX_MOST + 1];

    if ((lengths >> (rest - word) & 1) == 0)
      continue;
    memcpy (prefix, word, rest - word);
    prefix[rest - word] = '\0';
    if (!g_hash_table_contains (prefixes, prefix) || g_utf8_strlen (rest, -1) < SHORTEST_STEM)
      continue;
    CadStep *steps = cad_steps_take (expander->store, 2);

    steps[0] = word_step (expander, CAD_WORD_BY_FORM, element->capital, prefix);
    steps[1] = word_step (expander, element->mode, FALSE, rest);
    add_sequence (sequences, (CadSequence){ steps, 2 });
  }
}

/* Adds the alternatives of one word of a term: what leans on it with an apostrophe is a word of its own. */
static void
add_word (CadExpander *expander, const CadElement *element, GArray *sequences)
{
  CadSequence head = { NULL, 0 };
  const char *word = element->text;
  gboolean capital = element->capital;
  guint from = sequences->len;

  for (gsize length; (length = elision_length (expander->rules, word)) > 0; word += length) {
    g_autofree char *elision = g_strndup (word, length);
    CadWordMode mode = element->mode == CAD_WORD_BY_STEM ? CAD_WORD_BY_STEM : CAD_WORD_BY_FORM;
    CadStep step = word_step (expander, mode, capital, elision);

    head = cad_steps_join (expander->store, head, cad_steps_one (expander->store, step));
    capital = FALSE;
  }
  add_sequence (sequences, cad_steps_one (expander->store, word_step (expander, element->mode, capital, word)));
  add_split (expander, element, word, sequences);
  for (guint i = from; head.n > 0 && i < sequences->len; i++)
    g_array_index (sequences, CadSequence, i) = cad_steps_join (expander->store, head, sequence_at (sequences, i));
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
static GArray *
expand_chain (CadExpander *expander, const GPtrArray *elements, guint from, guint n)
{
  g_autoptr (GArray) result = sequences_new ();

  add_word (expander, elements->pdata[from], result);
  if (n == 1)
    return g_steal_pointer (&result);
  for (guint i = 1; i < n && expander->failure == FAILED_NOT; i++) {
    g_autoptr (GArray) word = sequences_new ();

    add_word (expander, elements->pdata[from + i], word);
    GArray *longer = product (expander, result, word);

    g_array_unref (result);
    result = longer;
  }
  CadElement whole = glue (elements, from, n);
  g_autofree char *text = whole.text;

  add_sequence (result, cad_steps_one (expander->store, word_step (expander, whole.mode, whole.capital, text)));
  return g_steal_pointer (&result);
}

static GArray *expand_elements (CadExpander *expander, GPtrArray *elements, guint depth);

static const CadTermSet *
find_set (const CadExpander *expander, const char *name)
{
  const CadTermSet *set = cad_lexicon_list (expander->lexicon, name);

  return set != NULL ? set : cad_lexicon_actor (expander->lexicon, name);
}

static gboolean
is_one_word (const GPtrArray *elements)
{
  const CadElement *first = elements->len == 1 ? elements->pdata[0] : NULL;

  return first != NULL && first->kind == CAD_ELEMENT_WORD && !first->optional;
}

static void
add_expanded (CadExpander *expander, GPtrArray *elements, guint depth, GArray *sequences)
{
  if (is_one_word (elements)) {
    add_word (expander, elements->pdata[0], sequences);
    return;
  }
  g_autoptr (GArray) added = expand_elements (expander, elements, depth);

  g_array_append_vals (sequences, added->data, added->len);
}

/* All terms of a list or an actor; kept, since a list stands in many terms. */
static GArray *
expand_list (CadExpander *expander, const char *name, guint depth)
{
  GArray *known = g_hash_table_lookup (expander->lists, name);

  if (known != NULL)
    return g_array_ref (known);
  const CadTermSet *set = find_set (expander, name);
  g_autoptr (GArray) sequences = sequences_new ();

  if (depth > DEEPEST)
    expander->failure = FAILED_TOO_DEEP;
  for (guint i = 0; set != NULL && i < set->terms->len && expander->failure == FAILED_NOT; i++)
    add_expanded (expander, ((const CadTerm *) set->terms->pdata[i])->elements, depth + 1, sequences);
  GArray *merged = merge_words (expander, sequences);

  g_hash_table_insert (expander->lists, g_strdup (name), g_array_ref (merged));
  return merged;
}

static GArray *
expand_any (CadExpander *expander, const GPtrArray *alternatives, guint depth)
{
  g_autoptr (GArray) sequences = sequences_new ();

  for (guint i = 0; i < alternatives->len && expander->failure == FAILED_NOT; i++)
    add_expanded (expander, alternatives->pdata[i], depth, sequences);
  return merge_words (expander, sequences);
}

/* The alternatives of the elements from @from on that hang together; @n becomes their number. */
static GArray *
expand_element (CadExpander *expander, const GPtrArray *elements, guint from, guint *n, guint depth)
{
  const CadElement *element = elements->pdata[from];
  CadStep gap = { IS_GAP, element->gap };
  GArray *result = NULL;

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
    add_sequence (result, cad_steps_one (expander->store, gap));
    break;
  }
  if (element->optional) {
    g_autoptr (GArray) required = result;

    result = g_array_copy (required);
    add_sequence (result, (CadSequence){ NULL, 0 });
  }
  return result;
}

static GArray *
expand_elements (CadExpander *expander, GPtrArray *written, guint depth)
{
  g_autoptr (GPtrArray) elements = regroup (expander, written);
  g_autoptr (GArray) result = NULL;

  for (guint i = 0, n; i < elements->len && expander->failure == FAILED_NOT; i += n) {
    g_autoptr (GArray) alternatives = expand_element (expander, elements, i, &n, depth);
    GArray *longer = result == NULL ? g_array_ref (alternatives) : product (expander, result, alternatives);

    g_clear_pointer (&result, g_array_unref);
    result = longer;
  }
  return result != NULL ? g_steal_pointer (&result) : nothing_new ();
}

static gboolean
has_gap (const CadSequence *sequence)
{
  for (guint i = 0; i < sequence->n; i++)
    if (sequence->steps[i].class == IS_GAP)
      return TRUE;
  return FALSE;
}

/* Gaps become the property of the step behind them; the term's parser lets none stand at either end. */
static CadSequence
fold_gaps (CadExpander *expander, CadSequence sequence)
{
  if (!has_gap (&sequence))
    return sequence;
  CadStep *steps = cad_steps_take (expander->store, sequence.n);
  guint32 gap = 0;
  guint n = 0;

  for (guint i = 0; i < sequence.n; i++) {
    CadStep step = sequence.steps[i];

    if (step.class == IS_GAP) {
      gap += step.gap;
      continue;
    }
    step.gap = gap;
    gap = 0;
    steps[n++] = step;
  }
  return (CadSequence){ steps, n };
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

GArray *
cad_expander_term (CadExpander *expander, const CadTerm *term, GError **error)
{
  expander->failure = FAILED_NOT;
  g_autoptr (GArray) sequences = expand_elements (expander, term->elements, 0);

  if (expander->failure != FAILED_NOT) {
    g_hash_table_remove_all (expander->lists);
    set_error (expander, term, error);
    return NULL;
  }
  g_autoptr (GArray) merged = merge_words (expander, sequences);
  GArray *patterns = g_array_sized_new (FALSE, FALSE, sizeof (CadSequence), merged->len);
  guint kept = 0;

  g_array_set_size (patterns, merged->len);
  for (guint i = 0; i < merged->len; i++) {
    CadSequence pattern = fold_gaps (expander, sequence_at (merged, i));

    if (pattern.n > 0)
      g_array_index (patterns, CadSequence, kept++) = pattern;
  }
  g_array_set_size (patterns, kept);
  return patterns;
}
