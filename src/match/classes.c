/* SPDX-License-Identifier: MIT
 * classes.c - word tests found by stem, by form and by wildcard */
#include "classes.h"

#include <string.h>

#include <cadrage/stem.h>

#define BUCKETS      256 /* wildcards by their first byte; those that begin with * or ? in bucket 0 */
#define LONGEST_WORD 128 /* bytes; what is longer is no word of a term */

typedef struct {
  CadWordMode mode;
  gboolean capital;
  char *sample;    /* the word of the term it came from */
  guint32 alone;   /* the class that holds nothing else, plus one, or 0 */
  GArray *classes; /* of guint32: the classes it is in */
} Predicate;

typedef struct {
  GPatternSpec *spec;
  guint32 predicate;
} Wildcard;

/* The predicates of one key, one after the other. */
typedef struct {
  guint32 predicate;
  guint32 next; /* of keys->links, plus one, or 0 */
} Link;

/* How words are looked up: as they are, or with accents left out on one side or both. */
typedef struct {
  GHashTable *forms; /* word -> the first of its links, plus one */
  GHashTable *stems;
  GArray *links;              /* of Link */
  GArray *wildcards[BUCKETS]; /* of Wildcard, or NULL */
} Keys;

struct _CadClasses {
  const CadTextRules *rules;
  GPtrArray *predicates;     /* of Predicate, owned */
  GHashTable *by_key;        /* mode, capital and text -> number of a predicate */
  GHashTable *by_word;       /* the same of a word as it was asked for -> number of its class */
  GString *key;              /* being looked up in one of these */
  CadStemmer *stemmer;       /* for compiling only: one thread's */
  GPtrArray *classes;        /* of GArray of guint32, sorted: predicates, owned */
  GHashTable *by_predicates; /* GBytes of such an array -> number of a class */
  Keys plain;
  Keys initial; /* the first letter without its accent: Etat, Epuration */
  Keys bare;    /* no accent at all: LIBERATION */
};

static void
predicate_free (gpointer data)
{
  Predicate *predicate = data;

  g_free (predicate->sample);
  g_array_unref (predicate->classes);
  g_free (predicate);
}

static void
wildcard_clear (gpointer data)
{
  g_pattern_spec_free (((Wildcard *) data)->spec);
}

static void
keys_init (Keys *keys)
{
  keys->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keys->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  keys->links = g_array_new (FALSE, FALSE, sizeof (Link));
}

static void
keys_clear (Keys *keys)
{
  g_hash_table_unref (keys->forms);
  g_hash_table_unref (keys->stems);
  g_array_unref (keys->links);
  for (guint i = 0; i < BUCKETS; i++)
    g_clear_pointer (&keys->wildcards[i], g_array_unref);
}

CadClasses *
cad_classes_new (const CadTextRules *rules)
{
  CadClasses *classes = g_new0 (CadClasses, 1);

  classes->rules = rules;
  classes->predicates = g_ptr_array_new_with_free_func (predicate_free);
  classes->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  classes->by_word = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  classes->key = g_string_new (NULL);
  classes->stemmer = cad_stemmer_new (rules->stemmer);
  classes->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  classes->by_predicates = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  keys_init (&classes->plain);
  keys_init (&classes->initial);
  keys_init (&classes->bare);
  return classes;
}

void
cad_classes_free (CadClasses *classes)
{
  if (classes == NULL)
    return;
  keys_clear (&classes->plain);
  keys_clear (&classes->initial);
  keys_clear (&classes->bare);
  g_hash_table_unref (classes->by_predicates);
  g_ptr_array_unref (classes->classes);
  g_hash_table_unref (classes->by_key);
  g_hash_table_unref (classes->by_word);
  g_string_free (classes->key, TRUE);
  cad_stemmer_free (classes->stemmer);
  g_ptr_array_unref (classes->predicates);
  g_free (classes);
}

const CadTextRules *
cad_classes_rules (const CadClasses *classes)
{
  return classes->rules;
}

guint
cad_classes_count (const CadClasses *classes)
{
  return classes->classes->len;
}

/* The letters of U+00C0 to U+00FF without their accents; a blank where there is none. */
static const char bases[] = "AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y";
G_STATIC_ASSERT (sizeof bases == 65);

/* A word of ASCII and such letters without accents, or NULL when it holds others. */
static char *
unaccent_latin (const char *word)
{
  g_autofree char *plain = g_malloc (strlen (word) + 1);
  char *out = plain;

  for (const char *p = word; *p != '\0'; p++) {
    if ((guchar) *p < 0x80) {
      *out++ = *p;
      continue;
    }
    if ((guchar) *p != 0xC3)
      return NULL;
    p++;
    if (bases[*p & 0x3F] == ' ') {
      *out++ = '\xC3';
      *out++ = *p;
    } else
      *out++ = bases[*p & 0x3F];
  }
  *out = '\0';
  return g_steal_pointer (&plain);
}

/* Whether the first letter is one of ASCII and no combining mark can follow it. */
static gboolean
begins_bare (const char *word)
{
  return word[0] != '\0' && (guchar) word[0] < 0x80 && ((guchar) word[1] < 0x80 || (guchar) word[1] == 0xC3);
}

/* @word, in normal form, without the accents of its first @letters letters. Returns: (transfer full) */
static char *
unaccent (const char *word, gsize letters)
{
  char *plain = letters == G_MAXSIZE ? unaccent_latin (word) : begins_bare (word) ? g_strdup (word) : NULL;

  if (plain != NULL)
    return plain;
  g_autofree char *parts = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
  GString *out = g_string_new (NULL);
  gsize seen = 0;

  for (const char *p = parts; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean accent = g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK;

    seen += !accent;
    if (!accent || seen > letters)
      g_string_append_unichar (out, c);
  }
  g_autofree char *result = g_string_free (out, FALSE);

  return g_utf8_normalize (result, -1, G_NORMALIZE_NFC);
}

static gboolean
contains (const GArray *numbers, guint from, guint32 number)
{
  for (guint i = from; i < numbers->len; i++)
    if (g_array_index (numbers, guint32, i) == number)
      return TRUE;
  return FALSE;
}

static void
add_key (Keys *keys, GHashTable *table, const char *key, guint32 predicate)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (table, key)), added = keys->links->len + 1;
  Link link = { predicate, 0 }, *last = NULL;

  if (number == 0)
    g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (added));
  for (; number > 0; number = last->next) {
    last = &g_array_index (keys->links, Link, number - 1);
    if (last->predicate == predicate)
      return;
  }
  if (last != NULL)
    last->next = added;
  g_array_append_val (keys->links, link);
}

static void
add_wildcard (Keys *keys, const char *pattern, guint32 predicate)
{
  guchar first = *pattern == '*' || *pattern == '?' ? 0 : (guchar) *pattern;
  Wildcard wildcard = { g_pattern_spec_new (pattern), predicate };

  if (keys->wildcards[first] == NULL) {
    keys->wildcards[first] = g_array_new (FALSE, FALSE, sizeof (Wildcard));
    g_array_set_clear_func (keys->wildcards[first], wildcard_clear);
  }
  g_array_append_val (keys->wildcards[first], wildcard);
}

/* Makes @predicate found by @key (a stem when the mode says so) in @keys. */
static void
enter (Keys *keys, CadWordMode mode, const char *key, guint32 predicate)
{
  if (mode == CAD_WORD_BY_WILDCARD)
    add_wildcard (keys, key, predicate);
  else
    add_key (keys, mode == CAD_WORD_BY_STEM ? keys->stems : keys->forms, key, predicate);
}

static void
enter_without_accents (CadClasses *classes, CadWordMode mode, const char *key, const char *word, guint32 predicate)
{
  g_autofree char *initial = begins_bare (key) ? NULL : unaccent (key, 1);
  g_autofree char *letters = unaccent (word, G_MAXSIZE);
  const char *bare = letters;

  if (initial != NULL && strcmp (initial, key) != 0)
    enter (&classes->initial, mode, initial, predicate);
  if (mode == CAD_WORD_BY_STEM)
    bare = strcmp (letters, word) == 0 ? key : cad_stemmer_stem (classes->stemmer, letters);
  enter (&classes->bare, mode, bare, predicate);
}

/* Valid until the next call. */
static const char *
key_of (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word)
{
  g_string_truncate (classes->key, 0);
  g_string_append_c (classes->key, '0' + mode);
  g_string_append_c (classes->key, capital ? '1' : '0');
  g_string_append (classes->key, word);
  return classes->key->str;
}

static guint32
intern_predicate (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word)
{
  g_autofree char *key = g_strdup (mode == CAD_WORD_BY_STEM ? cad_stemmer_stem (classes->stemmer, word) : word);
  const char *name = key_of (classes, mode, capital, key);
  gpointer found;
  guint32 number = classes->predicates->len;

  if (g_hash_table_lookup_extended (classes->by_key, name, NULL, &found)) {
    number = GPOINTER_TO_UINT (found);
    /* Words of one stem can differ in it once their accents are gone. */
    if (mode == CAD_WORD_BY_STEM)
      enter_without_accents (classes, mode, key, word, number);
    return number;
  }
  Predicate *predicate = g_new0 (Predicate, 1);

  predicate->mode = mode;
  predicate->capital = capital;
  predicate->sample = g_strdup (word);
  predicate->classes = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (classes->predicates, predicate);
  g_hash_table_insert (classes->by_key, g_strdup (name), GUINT_TO_POINTER (number));
  enter (&classes->plain, mode, key, number);
  enter_without_accents (classes, mode, key, word, number);
  return number;
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* The class of @predicates, which are sorted and made unique. */
static guint32
intern_class (CadClasses *classes, GArray *predicates)
{
  guint kept = 0;
  gpointer found;

  if (predicates->len > 1)
    g_array_sort (predicates, by_number);
  for (guint i = 0; i < predicates->len; i++) {
    guint32 number = g_array_index (predicates, guint32, i);

    if (kept == 0 || g_array_index (predicates, guint32, kept - 1) != number)
      g_array_index (predicates, guint32, kept++) = number;
  }
  g_array_set_size (predicates, kept);
  Predicate *only = kept == 1 ? classes->predicates->pdata[g_array_index (predicates, guint32, 0)] : NULL;

  if (only != NULL && only->alone > 0)
    return only->alone - 1;
  g_autoptr (GBytes) key = only == NULL ? g_bytes_new (predicates->data, kept * sizeof (guint32)) : NULL;

  if (only == NULL && g_hash_table_lookup_extended (classes->by_predicates, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  guint32 number = classes->classes->len;

  for (guint i = 0; i < kept; i++) {
    Predicate *predicate = classes->predicates->pdata[g_array_index (predicates, guint32, i)];

    g_array_append_val (predicate->classes, number);
  }
  g_ptr_array_add (classes->classes, g_array_ref (predicates));
  if (only != NULL)
    only->alone = number + 1;
  else
    g_hash_table_insert (classes->by_predicates, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

static guint32
intern_word (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word)
{
  g_autoptr (GArray) predicates = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 predicate = intern_predicate (classes, mode, capital, word);
  GHashTable *table = mode == CAD_WORD_BY_STEM ? classes->rules->variants : NULL;
  const GPtrArray *variants = table != NULL ? g_hash_table_lookup (table, word) : NULL;

  g_array_append_val (predicates, predicate);
  for (guint i = 0; variants != NULL && i < variants->len; i++) {
    predicate = intern_predicate (classes, CAD_WORD_BY_FORM, FALSE, variants->pdata[i]);
    g_array_append_val (predicates, predicate);
  }
  return intern_class (classes, predicates);
}

guint32
cad_classes_word (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word)
{
  gpointer found;

  if (g_hash_table_lookup_extended (classes->by_word, key_of (classes, mode, capital, word), NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_autofree char *key = g_strdup (classes->key->str);
  guint32 number = intern_word (classes, mode, capital, word);

  g_hash_table_insert (classes->by_word, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

guint32
cad_classes_unite (CadClasses *classes, const GArray *members)
{
  g_autoptr (GArray) predicates = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < members->len; i++) {
    const GArray *member = classes->classes->pdata[g_array_index (members, guint32, i)];

    g_array_append_vals (predicates, member->data, member->len);
  }
  return intern_class (classes, predicates);
}

/* The word being tested, and where its classes go. */
typedef struct {
  const CadClasses *classes;
  const Keys *keys;
  guint32 flags;
  GArray *symbols;
  guint from; /* where this word's symbols begin */
} Test;

static void
accept (const Test *test, guint32 number)
{
  const Predicate *predicate = test->classes->predicates->pdata[number];

  if (predicate->capital && !(test->flags & (CAD_WORD_CAPITAL | CAD_WORD_CAPITALS)))
    return;
  for (guint i = 0; i < predicate->classes->len; i++) {
    guint32 symbol = g_array_index (predicate->classes, guint32, i);

    if (!contains (test->symbols, test->from, symbol))
      g_array_append_val (test->symbols, symbol);
  }
}

static void
accept_all (const Test *test, GHashTable *table, const char *key)
{
  guint32 number = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  while (number > 0) {
    const Link *link = &g_array_index (test->keys->links, Link, number - 1);

    accept (test, link->predicate);
    number = link->next;
  }
}

static void
accept_wildcards (const Test *test, guchar bucket, const char *form)
{
  const GArray *wildcards = test->keys->wildcards[bucket];

  for (guint i = 0; wildcards != NULL && i < wildcards->len; i++) {
    const Wildcard *wildcard = &g_array_index (wildcards, Wildcard, i);

    if (g_pattern_spec_match_string (wildcard->spec, form))
      accept (test, wildcard->predicate);
  }
}

static void
look_up (Test *test, const Keys *keys, const char *form, const char *stem)
{
  test->keys = keys;
  accept_all (test, keys->forms, form);
  accept_all (test, keys->stems, stem);
  accept_wildcards (test, 0, form);
  if (*form != '\0')
    accept_wildcards (test, (guchar) *form, form);
}

/* A word in capitals, which may lack its accents. Without them a stemmer sees fewer endings, « LIBEREE » keeps its e: so it
 * is asked twice. */
static void
look_up_bare (Test *test, const char *norm)
{
  g_autofree char *bare = unaccent (norm, G_MAXSIZE);
  g_autofree char *stem = cad_text_stem (test->classes->rules, bare);
  g_autofree char *again = cad_text_stem (test->classes->rules, stem);

  look_up (test, &test->classes->bare, bare, stem);
  accept_all (test, test->classes->bare.stems, again);
}

void
cad_classes_test (const CadClasses *classes, const CadWord *word, GArray *symbols)
{
  Test test = { classes, NULL, word->flags, symbols, symbols->len };

  if (*word->norm == '\0' || strlen (word->norm) > LONGEST_WORD)
    return;
  look_up (&test, &classes->plain, word->norm, word->stem);
  if (word->flags & CAD_WORD_CAPITALS)
    look_up_bare (&test, word->norm);
  else if (word->flags & CAD_WORD_CAPITAL)
    look_up (&test, &classes->initial, word->norm, word->stem);
}

/* A word that the wildcard matches: nothing for *, a letter for ?. */
static char *
fill_wildcard (const char *pattern)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p != '\0'; p++)
    if (*p != '*')
      g_string_append_c (out, *p == '?' ? 'x' : *p);
  if (out->len == 0)
    g_string_append_c (out, 'x');
  return g_string_free (out, FALSE);
}

static const char *const endings[] = { "", "s", "e", "es" };

guint
cad_classes_samples (const CadClasses *classes, guint32 index)
{
  return ((const GArray *) classes->classes->pdata[index])->len * G_N_ELEMENTS (endings);
}

char *
cad_classes_sample (const CadClasses *classes, guint32 index, guint which)
{
  const GArray *members = classes->classes->pdata[index];
  guint number = g_array_index (members, guint32, which / G_N_ELEMENTS (endings) % members->len);
  const Predicate *predicate = classes->predicates->pdata[number];
  g_autofree char *word = NULL;

  if (predicate->mode == CAD_WORD_BY_WILDCARD)
    word = fill_wildcard (predicate->sample);
  else if (predicate->mode == CAD_WORD_BY_STEM && !g_str_has_suffix (predicate->sample, "'"))
    word = g_strconcat (predicate->sample, endings[which % G_N_ELEMENTS (endings)], NULL);
  else
    word = g_strdup (predicate->sample);
  if (!predicate->capital || *word == '\0')
    return g_steal_pointer (&word);
  const char *rest = g_utf8_next_char (word);
  g_autofree char *first = g_utf8_strup (word, rest - word);

  return g_strconcat (first, rest, NULL);
}
