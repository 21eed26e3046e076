/* SPDX-License-Identifier: MIT
 * vocabulary.c - every written form once: an open-addressing table over a store of strings that never move */
#include "store.h"

#include <cadrage/texts.h>

#include "normal.h"

#define FIRST_SIZE      1024
#define ROOM            (32 * 1024 * 1024) /* 300,000 types */
#define BLOCK_SIZE      (1u << CAD_STORE_BLOCK_BITS)
#define LONGEST_WRITTEN 255 /* bytes */

#define ALL_BITS G_MAXUINT64

const CadStoreKey cad_store_kept[CAD_STORE_SHORT + 1] = {
  { 0, 0 },
  { ALL_BITS >> 56, 0 },
  { ALL_BITS >> 48, 0 },
  { ALL_BITS >> 40, 0 },
  { ALL_BITS >> 32, 0 },
  { ALL_BITS >> 24, 0 },
  { ALL_BITS >> 16, 0 },
  { ALL_BITS >> 8, 0 },
  { ALL_BITS, 0 },
  { ALL_BITS, ALL_BITS >> 56 },
  { ALL_BITS, ALL_BITS >> 48 },
  { ALL_BITS, ALL_BITS >> 40 },
  { ALL_BITS, ALL_BITS >> 32 },
  { ALL_BITS, ALL_BITS >> 24 },
  { ALL_BITS, ALL_BITS >> 16 },
  { ALL_BITS, ALL_BITS >> 8 },
  { ALL_BITS, ALL_BITS },
};

static void
make_table (CadVocabulary *vocabulary, gsize size)
{
  vocabulary->entries = g_aligned_alloc0 (size, sizeof (CadStoreEntry), 64);
  vocabulary->mask = size - 1;
  vocabulary->shift = 64 - g_bit_storage (size - 1);
}

/* After anything was added to the facts. */
static void
lay_open (CadVocabulary *vocabulary)
{
  vocabulary->table.facts = (const CadFacts *) vocabulary->facts.facts->data;
  vocabulary->table.n_facts = vocabulary->facts.facts->len;
  vocabulary->table.of = (const guint32 *) vocabulary->facts_of->data;
}

static void
make_store (CadVocabulary *vocabulary)
{
  make_table (vocabulary, FIRST_SIZE);
  vocabulary->chunks = g_ptr_array_new_with_free_func (g_free);
  vocabulary->facts_of = g_array_new (FALSE, FALSE, sizeof (guint32));
  cad_fact_store_init (&vocabulary->facts);
  vocabulary->cuts = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  vocabulary->blocks = g_ptr_array_new_with_free_func (g_free);
  vocabulary->block_used = BLOCK_SIZE;
  vocabulary->n_types = 0;
  vocabulary->bytes = 0;
  lay_open (vocabulary);
}

static void
clear_store (CadVocabulary *vocabulary)
{
  g_aligned_free (vocabulary->entries);
  g_ptr_array_unref (vocabulary->chunks);
  g_array_unref (vocabulary->facts_of);
  cad_fact_store_clear (&vocabulary->facts);
  g_hash_table_unref (vocabulary->cuts);
  g_ptr_array_unref (vocabulary->blocks);
}

static void
read_shapes (CadWordShapes *shapes, GHashTable *set)
{
  GHashTableIter iter;
  gpointer key;

  shapes->set = set;
  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const char *word = key;
    gsize length = strlen (word);

    if (length > 0) {
      shapes->first[(guchar) word[0]] |= 1u << MIN (length, 31);
      shapes->last[(guchar) word[length - 1]] |= 1u << MIN (length, 31);
    }
  }
}

CadVocabulary *
cad_vocabulary_new (const CadTextRules *rules)
{
  CadVocabulary *vocabulary = g_new0 (CadVocabulary, 1);

  vocabulary->rules = rules;
  vocabulary->room = ROOM;
  vocabulary->stemmer = cad_stemmer_new (rules->stemmer);
  vocabulary->scratch = g_array_new (FALSE, FALSE, sizeof (guint32));
  read_shapes (&vocabulary->shapes[CAD_STORE_ELISIONS], rules->elisions);
  read_shapes (&vocabulary->shapes[CAD_STORE_GLUE_BEFORE], rules->glue_before);
  read_shapes (&vocabulary->shapes[CAD_STORE_GLUE_AFTER], rules->glue_after);
  read_shapes (&vocabulary->shapes[CAD_STORE_UNSPLIT], rules->unsplit);
  read_shapes (&vocabulary->shapes[CAD_STORE_ABBREVIATIONS], rules->abbreviations);
  cad_unsplit_init (&vocabulary->unsplit, rules);
  make_store (vocabulary);
  return vocabulary;
}

void
cad_vocabulary_free (CadVocabulary *vocabulary)
{
  if (vocabulary == NULL)
    return;
  clear_store (vocabulary);
  g_array_unref (vocabulary->scratch);
  cad_stemmer_free (vocabulary->stemmer);
  g_free (vocabulary);
}

void
cad_vocabulary_set_test (CadVocabulary *vocabulary, guint slot, CadWordTest test, gpointer data)
{
  g_return_if_fail (slot < CAD_VOCABULARY_SLOTS);
  g_return_if_fail (vocabulary->n_types == 0);

  vocabulary->tests[slot] = test;
  vocabulary->data[slot] = data;
}

void
cad_vocabulary_set_room (CadVocabulary *vocabulary, gsize bytes)
{
  vocabulary->room = bytes;
}

const CadTextRules *
cad_vocabulary_rules (const CadVocabulary *vocabulary)
{
  return vocabulary->rules;
}

void
cad_vocabulary_trim (CadVocabulary *vocabulary)
{
  if (vocabulary->bytes <= vocabulary->room)
    return;
  clear_store (vocabulary);
  make_store (vocabulary);
  vocabulary->table.emptied++;
}

/* Room for @size bytes, which fit a block; sets @handle when it is not NULL. */
static char *
store_bytes (CadVocabulary *vocabulary, gsize size, guint32 *handle)
{
  gsize start = (vocabulary->block_used + 3) & ~(gsize) 3;
  char *block;

  if (start + size > BLOCK_SIZE) {
    g_ptr_array_add (vocabulary->blocks, g_malloc (BLOCK_SIZE));
    vocabulary->bytes += BLOCK_SIZE;
    start = 0;
  }
  block = vocabulary->blocks->pdata[vocabulary->blocks->len - 1];
  vocabulary->block_used = start + size;
  if (handle != NULL)
    *handle = (vocabulary->blocks->len - 1) << CAD_STORE_BLOCK_BITS | (guint32) start;
  return block + start;
}

static const char *
store_string (CadVocabulary *vocabulary, const char *string, gsize length, guint32 *handle)
{
  char *stored = store_bytes (vocabulary, length + 1, handle);

  memcpy (stored, string, length);
  stored[length] = '\0';
  return stored;
}

/* Of a word in valid UTF-8. */
static guint32
capital_flags (const char *word, gsize length)
{
  guint letters = 0, upper = 0;
  gboolean first_upper = FALSE;

  for (const char *p = word; p < word + length; p = g_utf8_next_char (p)) {
    gunichar c = (guchar) *p < 0x80 ? (guchar) *p : g_utf8_get_char (p);

    if (!(c < 0x80 ? g_ascii_isalpha (c) : g_unichar_isalpha (c)))
      continue;
    if (c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c) || g_unichar_istitle (c)) {
      upper++;
      first_upper |= letters == 0;
    }
    letters++;
  }
  return (first_upper ? CAD_WORD_CAPITAL : 0) | (letters > 1 && upper == letters ? CAD_WORD_CAPITALS : 0);
}

static gboolean
is_in (const CadVocabulary *vocabulary, CadStoreSet set, const CadWord *word)
{
  const CadWordShapes *shapes = &vocabulary->shapes[set];
  const char *norm = word->norm;
  guint length = word->length;

  return length > 0 &&
         (shapes->first[(guchar) norm[0]] & shapes->last[(guchar) norm[length - 1]]) >> MIN (length, 31) & 1 &&
         g_hash_table_contains (shapes->set, norm);
}

/* A written form as it is to be asked for. */
typedef struct {
  CadWord word;
  char small[LONGEST_WRITTEN + 1]; /* its normal form when it is plain Latin, as nearly all are */
  char *other;                     /* the same of all others, owned */
} Form;

static void
form_init (Form *form, const CadVocabulary *vocabulary, const char *word, gsize length)
{
  CadWord *read = &form->word;

  *read = (CadWord){ .norm = form->small, .stemmer = vocabulary->stemmer };
  form->other = NULL;
  if (!cad_normal_latin (word, length, form->small, &read->flags)) {
    read->norm = form->other = cad_text_normalise (word, length);
    read->flags = g_utf8_validate (word, length, NULL) ? capital_flags (word, length) : 0;
  }
  read->length = strlen (read->norm);
  read->hash = cad_texts_hash (read->norm, read->length);
  if (g_ascii_isdigit (*read->norm))
    read->flags |= CAD_WORD_NUMBER;
  if (is_in (vocabulary, CAD_STORE_ELISIONS, read) && read->norm[read->length - 1] == '\'')
    read->flags |= CAD_WORD_ELISION;
}

static void
form_clear (Form *form)
{
  g_free (form->other);
}

static gboolean
leads_unsplit (const CadTextRules *rules, const char *elision)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, rules->unsplit);
  while (g_hash_table_iter_next (&iter, &word, NULL))
    if (g_str_has_prefix (word, elision))
      return TRUE;
  return FALSE;
}

static guint8
traits_of (const CadVocabulary *vocabulary, const CadWord *word)
{
  gunichar first = g_utf8_get_char (word->norm);
  gboolean single = *word->norm != '\0' && *g_utf8_next_char (word->norm) == '\0';
  guint8 traits = 0;

  if (word->flags & CAD_WORD_ELISION)
    traits |= CAD_TRAIT_ELISION | (leads_unsplit (vocabulary->rules, word->norm) ? CAD_TRAIT_LEADS : 0);
  if (is_in (vocabulary, CAD_STORE_UNSPLIT, word))
    traits |= CAD_TRAIT_UNSPLIT;
  if (is_in (vocabulary, CAD_STORE_ABBREVIATIONS, word))
    traits |= CAD_TRAIT_ABBREVIATION;
  if (single && word->flags & CAD_WORD_CAPITAL)
    traits |= CAD_TRAIT_INITIAL;
  if (g_unichar_islower (first) && !(word->flags & CAD_WORD_CAPITAL))
    traits |= CAD_TRAIT_LOWER;
  return traits;
}

static CadStoreEntry *
free_slot (CadVocabulary *vocabulary, CadStoreKey key)
{
  guint64 i = cad_store_slot (vocabulary, key);

  while (vocabulary->entries[i].type != 0)
    i = (i + 1) & vocabulary->mask;
  return &vocabulary->entries[i];
}

static void
grow_table (CadVocabulary *vocabulary)
{
  CadStoreEntry *old = vocabulary->entries;
  gsize size = vocabulary->mask + 1;

  make_table (vocabulary, size * 2);
  for (gsize i = 0; i < size; i++)
    if (old[i].type != 0)
      *free_slot (vocabulary, old[i].key) = old[i];
  g_aligned_free (old);
}

static const CadStoreEntry *
insert_entry (CadVocabulary *vocabulary, const CadStoreEntry *entry)
{
  CadStoreEntry *slot;

  if ((guint64) vocabulary->n_types * 4 > vocabulary->mask * 3)
    grow_table (vocabulary);
  slot = free_slot (vocabulary, entry->key);
  *slot = *entry;
  return slot;
}

static const guint32 *
store_symbols (CadVocabulary *vocabulary, const guint32 *symbols, guint n)
{
  gsize size = n * sizeof (guint32);
  guint32 *stored = (guint32 *) store_bytes (vocabulary, size, NULL);

  memcpy (stored, symbols, size);
  return stored;
}

/* Puts what the tests say of @word in @facts; its symbols are those of the scratch array. Returns: whether they say anything */
static gboolean
ask_tests (CadVocabulary *vocabulary, const CadWord *word, CadFacts *facts)
{
  GArray *symbols = vocabulary->scratch;
  guint from[CAD_VOCABULARY_SLOTS];
  gboolean any = FALSE;

  g_array_set_size (symbols, 0);
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++) {
    from[slot] = symbols->len;
    if (vocabulary->tests[slot] != NULL)
      facts->classes[slot] = vocabulary->tests[slot](word, symbols, vocabulary->data[slot]);
    facts->n[slot] = MIN (symbols->len - from[slot], BLOCK_SIZE / sizeof (guint32));
    any |= facts->classes[slot] != 0 || facts->n[slot] > 0;
  }
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++)
    facts->symbols[slot] = facts->n[slot] > 0 ? &g_array_index (symbols, guint32, from[slot]) : NULL;
  return any;
}

/* Returns the number of the type's facts, 0 when no test has anything to say. */
static guint32
test_word (CadVocabulary *vocabulary, const CadWord *word)
{
  CadFacts facts = { 0 };
  guint32 known;

  if (!ask_tests (vocabulary, word, &facts))
    return 0;
  known = cad_fact_store_find (&vocabulary->facts, &facts);
  if (known != 0 || vocabulary->facts.facts->len > CAD_FACTS_MASK)
    return known;
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++)
    if (facts.n[slot] > 0)
      facts.symbols[slot] = store_symbols (vocabulary, facts.symbols[slot], facts.n[slot]);
  vocabulary->bytes += sizeof facts + 2 * sizeof (guint32);
  return cad_fact_store_add (&vocabulary->facts, &facts);
}

/* The written form is kept when it is no key by itself, and serves as the normal form when it is one. Returns: its handle */
static guint32
store_forms (CadVocabulary *vocabulary, CadWord *form, const char *word, gsize length)
{
  gboolean same = form->length == length && memcmp (form->norm, word, length) == 0;
  guint32 raw = 0;

  if (same || length > CAD_STORE_SHORT) {
    const char *stored = store_string (vocabulary, word, length, &raw);

    if (same)
      form->norm = stored;
  }
  if (!same)
    form->norm = store_string (vocabulary, form->norm, form->length, NULL);
  return raw;
}

static CadWord *
add_word (CadVocabulary *vocabulary)
{
  guint32 type = vocabulary->n_types++;

  if ((type & CAD_STORE_CHUNK_MASK) == 0)
    g_ptr_array_add (vocabulary->chunks, g_new (CadWord, CAD_STORE_CHUNK_MASK + 1));
  return (CadWord *) vocabulary->chunks->pdata[type >> CAD_STORE_CHUNK_BITS] + (type & CAD_STORE_CHUNK_MASK);
}

const CadStoreEntry *
cad_vocabulary_enter (CadVocabulary *vocabulary, CadStoreKey key, const char *word, gsize length)
{
  CadStoreEntry entry = { .key = key, .length = length };
  Form form;

  form_init (&form, vocabulary, word, length);
  entry.raw = store_forms (vocabulary, &form.word, word, length);
  entry.facts = test_word (vocabulary, &form.word);
  entry.facts |= (guint32) traits_of (vocabulary, &form.word) << CAD_STORE_TRAITS_SHIFT;
  *add_word (vocabulary) = form.word;
  entry.type = vocabulary->n_types;
  form_clear (&form);
  g_array_append_val (vocabulary->facts_of, entry.facts);
  lay_open (vocabulary);
  vocabulary->bytes += 2 * sizeof (CadStoreEntry) + sizeof (CadWord) + sizeof entry.facts;
  return insert_entry (vocabulary, &entry);
}

const CadStoreEntry *
cad_vocabulary_refresh (CadVocabulary *vocabulary, const char *word, gsize length)
{
  const CadStoreEntry *entry = cad_vocabulary_look_up (vocabulary, word, length);

  vocabulary->entries[entry - vocabulary->entries].facts = vocabulary->table.of[cad_store_type (entry)];
  return entry;
}

gboolean
cad_vocabulary_knows (CadVocabulary *vocabulary, const char *word, gsize length)
{
  Form form;

  form_init (&form, vocabulary, word, length);
  g_array_set_size (vocabulary->scratch, 0);
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++)
    if (vocabulary->tests[slot] != NULL)
      vocabulary->tests[slot](&form.word, vocabulary->scratch, vocabulary->data[slot]);
  form_clear (&form);
  return vocabulary->scratch->len > 0;
}

guint32
cad_vocabulary_type (CadVocabulary *vocabulary, const char *word, gsize length)
{
  gsize used = MIN (length, CAD_STORE_WORD_MAX);

  while (used < length && used > 0 && ((guchar) word[used] & 0xC0) == 0x80)
    used--;
  return cad_store_type (cad_vocabulary_look_up (vocabulary, word, used));
}

const CadWord *
cad_vocabulary_word (const CadVocabulary *vocabulary, guint32 type)
{
  g_return_val_if_fail (type < vocabulary->n_types, NULL);

  return (const CadWord *) vocabulary->chunks->pdata[type >> CAD_STORE_CHUNK_BITS] + (type & CAD_STORE_CHUNK_MASK);
}
