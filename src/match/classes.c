/* SPDX-License-Identifier: MIT
 * classes.c - word tests found by stem, by form and by wildcard */
#include "classes.h"
#include "keys.h"

#include <string.h>

#include <cadrage/sieve.h>

#define LONGEST_WORD 128 /* bytes; what is longer is no word of a term */

/* Nothing here holds a pointer, so that all of it can be laid flat. */
typedef struct {
  CadWordMode mode;
  gboolean capital;
  guint32 sample;      /* of samples: the word of the term it came from */
  guint32 alone;       /* the class that holds nothing else, plus one, or 0 */
  guint32 first, last; /* of memberships: the classes it is in; 0: none */
} Predicate;

typedef struct {
  guint32 class;
  guint32 next; /* of the same predicate, or 0 */
} Membership;

/* The predicates of a class: a stretch of members. */
typedef struct {
  guint32 first, n;
} Class;

struct _CadClasses {
  const CadTextRules *rules;
  GArray *predicates;  /* of Predicate */
  CadTexts samples;    /* of the predicates */
  GArray *memberships; /* of Membership; the first is nobody's */
  GArray *classes;     /* of Class */
  GArray *members;     /* of guint32: predicates, sorted within a class */
  CadKeys plain;
  CadKeys initial;           /* the first letter without its accent: Etat, Epuration */
  CadKeys bare;              /* no accent at all: LIBERATION */
  CadSieve sieve;            /* the stems of @plain and @initial */
  gboolean view;             /* the arrays above lie in bytes that were read */
  CadTexts by_key;           /* for compiling only, so below: mode, capital and text, by predicate */
  CadTexts by_word;          /* the same of a word as it was asked for */
  GArray *word_classes;      /* of guint32: the class of each of @by_word */
  GHashTable *by_predicates; /* GBytes of sorted predicates -> number of a class */
  GString *key;              /* being looked up in one of these */
  CadStemmer *stemmer;       /* one thread's */
};

CadClasses *
cad_classes_new (const CadTextRules *rules)
{
  CadClasses *classes = g_new0 (CadClasses, 1);
  Membership none = { 0 };

  classes->rules = rules;
  classes->predicates = g_array_new (FALSE, FALSE, sizeof (Predicate));
  cad_texts_init (&classes->samples);
  classes->memberships = g_array_new (FALSE, FALSE, sizeof (Membership));
  g_array_append_val (classes->memberships, none);
  classes->classes = g_array_new (FALSE, FALSE, sizeof (Class));
  classes->members = g_array_new (FALSE, FALSE, sizeof (guint32));
  cad_keys_init (&classes->plain);
  cad_keys_init (&classes->initial);
  cad_keys_init (&classes->bare);
  cad_sieve_init (&classes->sieve, rules->stemmer);
  cad_texts_init (&classes->by_key);
  cad_texts_init (&classes->by_word);
  classes->word_classes = g_array_new (FALSE, FALSE, sizeof (guint32));
  classes->by_predicates = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);
  classes->key = g_string_new (NULL);
  classes->stemmer = cad_stemmer_new (rules->stemmer);
  return classes;
}

void
cad_classes_free (CadClasses *classes)
{
  if (classes == NULL)
    return;
  cad_flat_array_clear (&classes->predicates, classes->view);
  cad_texts_clear (&classes->samples);
  cad_flat_array_clear (&classes->memberships, classes->view);
  cad_flat_array_clear (&classes->classes, classes->view);
  g_array_unref (classes->members);
  cad_keys_clear (&classes->plain);
  cad_keys_clear (&classes->initial);
  cad_keys_clear (&classes->bare);
  cad_sieve_clear (&classes->sieve);
  cad_texts_clear (&classes->by_key);
  cad_texts_clear (&classes->by_word);
  g_array_unref (classes->word_classes);
  g_hash_table_unref (classes->by_predicates);
  g_string_free (classes->key, TRUE);
  cad_stemmer_free (classes->stemmer);
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
enter_without_accents (CadClasses *classes, CadWordMode mode, const char *key, const char *word, guint32 predicate)
{
  if (g_str_is_ascii (word) && g_str_is_ascii (key)) {
    cad_keys_enter (&classes->bare, mode, key, predicate);
    return;
  }
  g_autofree char *initial = begins_bare (key) ? NULL : unaccent (key, 1);
  g_autofree char *letters = unaccent (word, G_MAXSIZE);
  const char *bare = letters;

  if (initial != NULL && strcmp (initial, key) != 0) {
    cad_keys_enter (&classes->initial, mode, initial, predicate);
    if (mode == CAD_WORD_BY_STEM)
      cad_sieve_add (&classes->sieve, initial);
  }
  if (mode == CAD_WORD_BY_STEM)
    bare = strcmp (letters, word) == 0 ? key : cad_stemmer_stem (classes->stemmer, letters);
  cad_keys_enter (&classes->bare, mode, bare, predicate);
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

static Predicate *
predicate_at (const CadClasses *classes, guint32 number)
{
  return &g_array_index (classes->predicates, Predicate, number);
}

static guint32
intern_predicate (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word)
{
  g_autofree char *key = g_strdup (mode == CAD_WORD_BY_STEM ? cad_stemmer_stem (classes->stemmer, word) : word);
  guint32 number = cad_texts_enter (&classes->by_key, key_of (classes, mode, capital, key));

  if (number < classes->predicates->len) {
    /* Words of one stem can differ in it once their accents are gone. */
    if (mode == CAD_WORD_BY_STEM)
      enter_without_accents (classes, mode, key, word, number);
    return number;
  }
  Predicate predicate = { .mode = mode, .capital = capital, .sample = cad_texts_enter (&classes->samples, word) };

  g_array_append_val (classes->predicates, predicate);
  cad_keys_enter (&classes->plain, mode, key, number);
  if (mode == CAD_WORD_BY_STEM)
    cad_sieve_add (&classes->sieve, key);
  enter_without_accents (classes, mode, key, word, number);
  return number;
}

static gint
by_number (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* Makes the class of @predicates. */
static guint32
add_class (CadClasses *classes, const GArray *predicates)
{
  Class class = { classes->members->len, predicates->len };
  Membership membership = { classes->classes->len, 0 };

  for (guint i = 0; i < predicates->len; i++) {
    Predicate *predicate = predicate_at (classes, g_array_index (predicates, guint32, i));
    guint32 place = classes->memberships->len;

    if (predicate->first == 0)
      predicate->first = place;
    else
      g_array_index (classes->memberships, Membership, predicate->last).next = place;
    predicate->last = place;
    g_array_append_val (classes->memberships, membership);
  }
  g_array_append_vals (classes->members, predicates->data, predicates->len);
  g_array_append_val (classes->classes, class);
  return membership.class;
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
  Predicate *only = kept == 1 ? predicate_at (classes, g_array_index (predicates, guint32, 0)) : NULL;

  if (only != NULL && only->alone > 0)
    return only->alone - 1;
  g_autoptr (GBytes) key = only == NULL ? g_bytes_new (predicates->data, kept * sizeof (guint32)) : NULL;

  if (only == NULL && g_hash_table_lookup_extended (classes->by_predicates, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  guint32 number = add_class (classes, predicates);

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
  guint32 known = cad_texts_enter (&classes->by_word, key_of (classes, mode, capital, word));

  if (known == classes->word_classes->len) {
    guint32 number = intern_word (classes, mode, capital, word);

    g_array_append_val (classes->word_classes, number);
  }
  return g_array_index (classes->word_classes, guint32, known);
}

static const Class *
class_at (const CadClasses *classes, guint32 number)
{
  return &g_array_index (classes->classes, Class, number);
}

guint32
cad_classes_unite (CadClasses *classes, const GArray *members)
{
  guint n = 0;

  for (guint i = 0; i < members->len; i++)
    n += class_at (classes, g_array_index (members, guint32, i))->n;
  g_autoptr (GArray) predicates = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);
  guint32 *place = (guint32 *) g_array_set_size (predicates, n)->data;

  for (guint i = 0; i < members->len; i++) {
    const Class *class = class_at (classes, g_array_index (members, guint32, i));

    for (guint j = 0; j < class->n; j++)
      *place++ = g_array_index (classes->members, guint32, class->first + j);
  }
  return intern_class (classes, predicates);
}

/* The word being tested, and where its classes go. */
typedef struct {
  const CadClasses *classes;
  const CadKeys *keys;
  const CadWord *word;
  GArray *symbols;
  guint from; /* where this word's symbols begin */
} Test;

static void
accept (const Test *test, guint32 number)
{
  const Predicate *predicate = predicate_at (test->classes, number);
  const Membership *membership;

  if (predicate->capital && !(test->word->flags & (CAD_WORD_CAPITAL | CAD_WORD_CAPITALS)))
    return;
  for (guint32 i = predicate->first; i != 0; i = membership->next) {
    membership = &g_array_index (test->classes->memberships, Membership, i);
    if (!contains (test->symbols, test->from, membership->class))
      g_array_append_val (test->symbols, membership->class);
  }
}

/* @hash is that of @text. */
static void
accept_all (const Test *test, const CadKeyTable *table, const char *text, guint32 hash)
{
  const CadKeyLink *link;

  for (guint32 i = cad_keys_find (table, text, hash); i != 0; i = link->next) {
    link = &g_array_index (test->keys->links, CadKeyLink, i);
    accept (test, link->predicate);
  }
}

/* A form or a stem with its hash. */
typedef struct {
  const char *text; /* or NULL for a stem that is none of those that are sought */
  gsize length;
  guint32 hash;
} Key;

static Key
key_from (const char *text)
{
  gsize length = strlen (text);

  return (Key){ text, length, cad_texts_hash (text, length) };
}

static void
accept_wildcards (const Test *test, guchar bucket, Key form)
{
  const GArray *wildcards = test->keys->wildcards[bucket];
  guchar last = form.text[form.length - 1];

  for (guint i = 0; wildcards != NULL && i < wildcards->len; i++) {
    const CadWildcard *wildcard = &g_array_index (wildcards, CadWildcard, i);

    if ((wildcard->last == 0 || wildcard->last == last) && g_pattern_spec_match_string (wildcard->spec, form.text))
      accept (test, wildcard->predicate);
  }
}

static void
look_up (Test *test, const CadKeys *keys, Key form, Key stem)
{
  test->keys = keys;
  accept_all (test, &keys->forms, form.text, form.hash);
  if (stem.text != NULL)
    accept_all (test, &keys->stems, stem.text, stem.hash);
  if (form.length == 0)
    return;
  accept_wildcards (test, 0, form);
  accept_wildcards (test, (guchar) form.text[0], form);
}

/* A word in capitals, which may lack its accents. Without them a stemmer sees fewer endings, « LIBEREE » keeps its e: so it
 * is asked twice. */
static void
look_up_bare (Test *test)
{
  CadStemmer *stemmer = test->word->stemmer;
  g_autofree char *bare = unaccent (test->word->norm, G_MAXSIZE);
  g_autofree char *stem = g_strdup (cad_stemmer_stem (stemmer, bare));
  Key again;

  look_up (test, &test->classes->bare, key_from (bare), key_from (stem));
  again = key_from (cad_stemmer_stem (stemmer, stem));
  accept_all (test, &test->classes->bare.stems, again.text, again.hash);
}

void
cad_classes_test (const CadClasses *classes, const CadWord *word, GArray *symbols)
{
  Test test = { classes, NULL, word, symbols, symbols->len };
  Key form = { word->norm, word->length, word->hash }, stem = { NULL };

  if (word->length == 0 || word->length > LONGEST_WORD)
    return;
  if (cad_sieve_passes (&classes->sieve, word))
    stem = key_from (cad_word_stem (word));
  look_up (&test, &classes->plain, form, stem);
  if (word->flags & CAD_WORD_CAPITALS)
    look_up_bare (&test);
  else if (word->flags & CAD_WORD_CAPITAL)
    look_up (&test, &classes->initial, form, stem);
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
  return g_array_index (classes->classes, Class, index).n * G_N_ELEMENTS (endings);
}

char *
cad_classes_sample (const CadClasses *classes, guint32 index, guint which)
{
  const Class *class = &g_array_index (classes->classes, Class, index);
  guint place = class->first + which / G_N_ELEMENTS (endings) % class->n;
  const Predicate *predicate = predicate_at (classes, g_array_index (classes->members, guint32, place));
  const char *sample = cad_texts_get (&classes->samples, predicate->sample);
  g_autofree char *word = NULL;

  if (predicate->mode == CAD_WORD_BY_WILDCARD)
    word = fill_wildcard (sample);
  else if (predicate->mode == CAD_WORD_BY_STEM && !g_str_has_suffix (sample, "'"))
    word = g_strconcat (sample, endings[which % G_N_ELEMENTS (endings)], NULL);
  else
    word = g_strdup (sample);
  if (!predicate->capital || *word == '\0')
    return g_steal_pointer (&word);
  const char *rest = g_utf8_next_char (word);
  g_autofree char *first = g_utf8_strup (word, rest - word);

  return g_strconcat (first, rest, NULL);
}

void
cad_classes_put (const CadClasses *classes, GByteArray *out)
{
  cad_flat_put_array (out, classes->predicates);
  cad_flat_put_array (out, classes->memberships);
  cad_flat_put_array (out, classes->classes);
  cad_keys_put (&classes->plain, out);
  cad_keys_put (&classes->initial, out);
  cad_keys_put (&classes->bare, out);
  cad_sieve_put (&classes->sieve, out);
}

static void
replace_keys (CadKeys *keys, CadFlat *flat)
{
  cad_keys_clear (keys);
  cad_keys_read (keys, flat);
}

void
cad_classes_read (CadClasses *classes, CadFlat *flat)
{
  classes->view = TRUE;
  cad_flat_replace (&classes->predicates, flat);
  cad_flat_replace (&classes->memberships, flat);
  cad_flat_replace (&classes->classes, flat);
  replace_keys (&classes->plain, flat);
  replace_keys (&classes->initial, flat);
  replace_keys (&classes->bare, flat);
  cad_sieve_clear (&classes->sieve);
  cad_sieve_read (&classes->sieve, classes->rules->stemmer, flat);
}
