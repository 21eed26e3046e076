/* SPDX-License-Identifier: MIT
 * alignment.c - sentences of two texts brought together by the pairs of words they share, then word by word */
#include <cadrage/alignment.h>

#include <stdlib.h>

#define LEAST_SHARED  0.35 /* of the pairs of words of two sentences */
#define COMMON        64   /* a pair of words in more sentences tells nothing */
#define CHANGED_WORDS 500  /* between the first and the last change of a sentence */

/* Two neighbouring words and the sentence they stand in. */
typedef struct {
  guint64 pair;
  guint32 sentence;
} Neighbours;

typedef struct {
  double score;
  guint32 sentence;
} Best;

typedef struct {
  const CadWordText *a, *b;
  GArray *index;         /* of Neighbours: those of b, sorted */
  guint32 *shared;       /* by sentence of b: pairs it shares with the sentence of a in hand */
  GArray *met;           /* of guint32: the sentences of b where @shared is not 0 */
  Best *best_a, *best_b; /* by sentence */
} Matching;

static guint
length_of (const CadWordText *text, guint sentence)
{
  return text->sentences[sentence + 1] - text->sentences[sentence];
}

/* The pair that begins with word @at; the last word of a sentence stands alone. */
static guint64
pair_at (const CadWordText *text, guint at, guint end)
{
  guint64 next = at + 1 < end ? text->words[at + 1] : 0;

  return (text->words[at] ^ next * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
}

static int
by_pair (gconstpointer a, gconstpointer b)
{
  const Neighbours *x = a, *y = b;

  if (x->pair != y->pair)
    return x->pair < y->pair ? -1 : 1;
  return (x->sentence > y->sentence) - (x->sentence < y->sentence);
}

static GArray *
index_pairs (const CadWordText *text)
{
  GArray *index = g_array_sized_new (FALSE, FALSE, sizeof (Neighbours), text->n_words);

  for (guint sentence = 0; sentence < text->n_sentences; sentence++)
    for (guint i = text->sentences[sentence]; i < text->sentences[sentence + 1]; i++) {
      Neighbours item = { pair_at (text, i, text->sentences[sentence + 1]), sentence };

      g_array_append_val (index, item);
    }
  g_array_sort (index, by_pair);
  return index;
}

/* The first place of @pair in the index, or where it would stand. */
static guint
find_pair (const GArray *index, guint64 pair)
{
  guint low = 0, high = index->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (index, Neighbours, middle).pair < pair)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

static void
count_pair (Matching *matching, guint64 pair)
{
  const GArray *index = matching->index;
  guint first = find_pair (index, pair), end = first;

  while (end < index->len && end - first <= COMMON && g_array_index (index, Neighbours, end).pair == pair)
    end++;
  if (end - first > COMMON)
    return;
  for (guint i = first; i < end; i++) {
    guint32 sentence = g_array_index (index, Neighbours, i).sentence;

    if (i > first && g_array_index (index, Neighbours, i - 1).sentence == sentence)
      continue;
    if (matching->shared[sentence]++ == 0)
      g_array_append_val (matching->met, sentence);
  }
}

/* A higher score wins, then the sentence nearer to @own place, then the earlier one. */
static gboolean
is_better (double score, guint32 sentence, const Best *best, guint32 own)
{
  if (score != best->score)
    return score > best->score;
  int distance = abs ((int) sentence - (int) own), other = abs ((int) best->sentence - (int) own);

  return distance != other ? distance < other : sentence < best->sentence;
}

static void
match_sentence (Matching *matching, guint32 sentence)
{
  const CadWordText *a = matching->a, *b = matching->b;

  for (guint i = a->sentences[sentence]; i < a->sentences[sentence + 1]; i++)
    count_pair (matching, pair_at (a, i, a->sentences[sentence + 1]));
  for (guint i = 0; i < matching->met->len; i++) {
    guint32 other = g_array_index (matching->met, guint32, i);
    double score = 2.0 * matching->shared[other] / (length_of (a, sentence) + length_of (b, other));

    if (is_better (score, other, &matching->best_a[sentence], sentence))
      matching->best_a[sentence] = (Best){ score, other };
    if (is_better (score, sentence, &matching->best_b[other], other))
      matching->best_b[other] = (Best){ score, sentence };
    matching->shared[other] = 0;
  }
  g_array_set_size (matching->met, 0);
}

/* The words of a sentence of each text that are to be aligned. */
typedef struct {
  const guint64 *a, *b;
  guint first_a, first_b, n_a, n_b;
} Stretch;

/* Aligns what both begin and end with. */
static void
trim (Stretch *stretch, guint32 *words)
{
  while (stretch->n_a > 0 && stretch->n_b > 0 && stretch->a[stretch->first_a] == stretch->b[stretch->first_b]) {
    words[stretch->first_a++] = stretch->first_b++;
    stretch->n_a--;
    stretch->n_b--;
  }
  while (stretch->n_a > 0 && stretch->n_b > 0 &&
         stretch->a[stretch->first_a + stretch->n_a - 1] == stretch->b[stretch->first_b + stretch->n_b - 1]) {
    stretch->n_a--;
    stretch->n_b--;
    words[stretch->first_a + stretch->n_a] = stretch->first_b + stretch->n_b;
  }
}

/* lengths[i * (n_b + 1) + j] is the length of the longest common subsequence of what follows i in a and j in b. */
static guint16 *
common_lengths (const Stretch *stretch)
{
  guint columns = stretch->n_b + 1;
  guint16 *lengths = g_new0 (guint16, (gsize) (stretch->n_a + 1) * columns);

  for (guint i = stretch->n_a; i-- > 0;)
    for (guint j = stretch->n_b; j-- > 0;) {
      guint16 *cell = lengths + (gsize) i * columns + j;

      *cell = stretch->a[stretch->first_a + i] == stretch->b[stretch->first_b + j] ? cell[columns + 1] + 1
                                                                                   : MAX (cell[columns], cell[1]);
    }
  return lengths;
}

static void
align_stretch (const Stretch *stretch, guint32 *words)
{
  if (stretch->n_a == 0 || stretch->n_b == 0 || stretch->n_a > CHANGED_WORDS || stretch->n_b > CHANGED_WORDS)
    return;
  g_autofree guint16 *lengths = common_lengths (stretch);
  guint columns = stretch->n_b + 1, i = 0, j = 0;

  while (i < stretch->n_a && j < stretch->n_b) {
    const guint16 *cell = lengths + (gsize) i * columns + j;

    if (stretch->a[stretch->first_a + i] == stretch->b[stretch->first_b + j]) {
      words[stretch->first_a + i++] = stretch->first_b + j++;
    } else if (cell[columns] >= cell[1]) {
      i++;
    } else {
      j++;
    }
  }
}

static void
align_sentences (const Matching *matching, CadAlignment *alignment)
{
  const CadWordText *a = matching->a, *b = matching->b;

  for (guint i = 0; i < a->n_sentences; i++) {
    const Best *best = &matching->best_a[i];

    if (best->score < LEAST_SHARED || matching->best_b[best->sentence].sentence != i)
      continue;
    Stretch stretch = { a->words,         b->words,
                        a->sentences[i],  b->sentences[best->sentence],
                        length_of (a, i), length_of (b, best->sentence) };

    alignment->sentences[i] = best->sentence;
    trim (&stretch, alignment->words);
    align_stretch (&stretch, alignment->words);
  }
}

static guint32 *
new_places (guint n)
{
  guint32 *places = g_new (guint32, MAX (1, n));

  for (guint i = 0; i < n; i++)
    places[i] = CAD_ALIGNED_NONE;
  return places;
}

void
cad_alignment_init (CadAlignment *alignment, const CadWordText *a, const CadWordText *b)
{
  g_autoptr (GArray) index = index_pairs (b);
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *shared = g_new0 (guint32, MAX (1, b->n_sentences));
  g_autofree Best *best_a = g_new0 (Best, MAX (1, a->n_sentences)), *best_b = g_new0 (Best, MAX (1, b->n_sentences));
  Matching matching = { a, b, index, shared, met, best_a, best_b };

  alignment->words = new_places (a->n_words);
  alignment->sentences = new_places (a->n_sentences);
  for (guint i = 0; i < a->n_sentences; i++)
    match_sentence (&matching, i);
  align_sentences (&matching, alignment);
}

void
cad_alignment_clear (CadAlignment *alignment)
{
  g_clear_pointer (&alignment->words, g_free);
  g_clear_pointer (&alignment->sentences, g_free);
}
