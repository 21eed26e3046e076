/* SPDX-License-Identifier: MIT
 * shingles.c - five words in a row as one number, for all places of a text */
#include <cadrage/shingles.h>

#include <string.h>

#include <cadrage/names.h>
#include <cadrage/tokens.h>

#define BASE      G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) /* of the polynomial; odd */
#define BITS_MOST 20

struct _CadShingler {
  CadTextRules rules; /* none: the same words in every language */
  CadVocabulary *vocabulary;
  CadTokens *tokens;
  GArray *words;    /* of guint64: the hashes of the words in turn */
  GArray *shingles; /* of guint32, two halves: as found, as sorted */
  GArray *counts;   /* of guint32, for sorting */
};

/* The test of a vocabulary: the hash of the word stands in place of its classes, so that a word is hashed once. */
static guint64
hash_word (const CadWord *word, GArray *symbols, gpointer data)
{
  (void) symbols;
  (void) data;
  return cad_hash64 (word->norm, strlen (word->norm), 0);
}

CadShingler *
cad_shingler_new (void)
{
  CadShingler *shingler = g_new0 (CadShingler, 1);

  cad_text_rules_init (&shingler->rules);
  shingler->vocabulary = cad_vocabulary_new (&shingler->rules);
  cad_vocabulary_set_test (shingler->vocabulary, 0, hash_word, NULL);
  shingler->tokens = cad_tokens_new ();
  shingler->words = g_array_new (FALSE, FALSE, sizeof (guint64));
  shingler->shingles = g_array_new (FALSE, FALSE, sizeof (guint32));
  shingler->counts = g_array_new (FALSE, FALSE, sizeof (guint32));
  return shingler;
}

void
cad_shingler_free (CadShingler *shingler)
{
  if (shingler == NULL)
    return;
  cad_tokens_free (shingler->tokens);
  cad_vocabulary_free (shingler->vocabulary);
  cad_text_rules_clear (&shingler->rules);
  g_array_unref (shingler->words);
  g_array_unref (shingler->shingles);
  g_array_unref (shingler->counts);
  g_free (shingler);
}

static void
collect_words (CadShingler *shingler)
{
  const CadTokens *tokens = shingler->tokens;

  g_array_set_size (shingler->words, tokens->n_tokens);
  guint64 *words = (guint64 *) (void *) shingler->words->data;
  guint n = 0;

  for (guint i = 0; i < tokens->n_tokens; i++)
    if (tokens->tokens[i].kind == CAD_TOKEN_WORD)
      words[n++] = cad_vocabulary_classes (shingler->vocabulary, tokens->tokens[i].type, 0);
  g_array_set_size (shingler->words, n);
}

/* The 32 bits of a polynomial that depend on all of it. */
static guint32
fold (guint64 sum)
{
  sum ^= sum >> 29;
  return (sum * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9)) >> 32;
}

/* A polynomial of the words rolls over the text. Returns: how many numbers stand in @found */
static guint
roll (const guint64 *words, guint n_words, guint32 *found)
{
  guint length = MIN (n_words, CAD_SHINGLE_WORDS), n = 0;
  guint64 sum = 0, highest = 1;

  for (guint i = 1; i < length; i++)
    highest *= BASE;
  for (guint i = 0; i < n_words; i++) {
    if (i >= length)
      sum -= words[i - length] * highest;
    sum = sum * BASE + words[i];
    if (i + 1 >= length)
      found[n++] = fold (sum);
  }
  return n;
}

/* Numbers as even as these are sorted by their leading bits and a look at their neighbours. */
static void
sort_even (const guint32 *from, guint n, guint32 *to, GArray *counts)
{
  guint bits = MIN (g_bit_storage (n), BITS_MOST), shift = 32 - bits;

  g_array_set_size (counts, (1u << bits) + 1);
  guint32 *starts = (guint32 *) (void *) counts->data;

  memset (starts, 0, counts->len * sizeof *starts);
  for (guint i = 0; i < n; i++)
    starts[(from[i] >> shift) + 1]++;
  for (guint i = 1; i < counts->len; i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < n; i++)
    to[starts[from[i] >> shift]++] = from[i];
  for (guint i = 1; i < n; i++) {
    guint32 value = to[i];
    guint at = i;

    for (; at > 0 && to[at - 1] > value; at--)
      to[at] = to[at - 1];
    to[at] = value;
  }
}

static guint
keep_distinct (guint32 *sorted, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (kept == 0 || sorted[kept - 1] != sorted[i])
      sorted[kept++] = sorted[i];
  return kept;
}

const guint32 *
cad_shingler_read (CadShingler *shingler, const CadDocument *document, guint *n)
{
  cad_tokens_read (shingler->tokens, document, shingler->vocabulary);
  collect_words (shingler);
  g_array_set_size (shingler->shingles, 2 * shingler->words->len);
  guint32 *found = (guint32 *) (void *) shingler->shingles->data;
  guint32 *sorted = found != NULL ? found + shingler->words->len : NULL;
  guint n_found = roll ((const guint64 *) (const void *) shingler->words->data, shingler->words->len, found);

  if (n_found > 0)
    sort_even (found, n_found, sorted, shingler->counts);
  *n = keep_distinct (sorted, n_found);
  return sorted;
}
