/* SPDX-License-Identifier: MIT
 * sieve.c - what the French and the English stemmer can make of a word, read off their rules
 *
 * Accents aside, a stem is the beginning of its word, or has another ending in place of one of the word's; what the word
 * loses then begins with one of a few letters; and a word that ends in another letter than some stays as it is.
 * tests/unit/test-sieve.c holds this against the stemmers themselves. */
#include <cadrage/sieve.h>

#include <string.h>

#define LONGEST      64 /* letters: a longer word passes */
#define MOST_ENDINGS 8
#define CELL_BITS    16 /* of the number of cells; two lie in a byte */

/* Bits of a cell, which is found by the first letters of a word. */
#define BEGINS  1u /* a word that has one of the stems can begin with them, */
#define STEM    2u /* and they are the stem, */
#define ENDINGS 4u /* or what stands for its ending in the word ends here */

typedef struct {
  const char *of_stem, *of_word;
} Ending;

struct _CadStemHabits {
  const char *stemmer;
  Ending endings[MOST_ENDINGS];
  const char *lost; /* the first letters of what words lose */
  const char *last; /* the last letters of words that lose something */
};

static const CadStemHabits habits[] = {
  { "french",
    { { "iqu", "ic" },
      { "ent", "enc" },
      { "ent", "em" },
      { "ant", "am" },
      { "abl", "abi" },
      { "al", "au" },
      { "eux", "eus" },
      { "i", "y" } },
    "aeilmnstx",
    "aefilnrstxz" },
  { "english",
    { { "ie", "y" },
      { "e", "a" },
      { "e", "i" },
      { "e", "o" },
      { "e", "y" },
      { "bl", "bi" },
      { "y", "i" },
      { "i", "y" } },
    "abdefgilmnoprsty",
    "cdegilmnrsty" },
};

static void
find_habits (CadSieve *sieve, const char *stemmer)
{
  sieve->habits = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (habits); i++)
    if (g_strcmp0 (habits[i].stemmer, stemmer) == 0)
      sieve->habits = &habits[i];
}

void
cad_sieve_init (CadSieve *sieve, const char *stemmer)
{
  find_habits (sieve, stemmer);
  sieve->cells = g_array_new (FALSE, TRUE, sizeof (guint8));
  g_array_set_size (sieve->cells, (1u << CELL_BITS) / 2);
  sieve->view = FALSE;
}

void
cad_sieve_clear (CadSieve *sieve)
{
  cad_flat_array_clear (&sieve->cells, sieve->view);
}

/* The letters from U+00E0 on without their accents; a blank where there is none. */
static const char bases[] = "aaaaaa ceeeeiiii nooooo  uuuuy y";
G_STATIC_ASSERT (sizeof bases == 33);

/* The letter at *@p without its accent, behind which *@p stands then; 0 for any other sign. */
static inline char
read_letter (const char **p)
{
  const char *at = (*p)++;
  char letter = *at;

  if ((guchar) letter == 0xC3 && (guchar) at[1] >= 0xA0) {
    letter = bases[at[1] & 0x1F];
    (*p)++;
  }
  return letter >= 'a' && letter <= 'z' ? letter : 0;
}

static inline guint64
mix (guint64 sum, char letter)
{
  return (sum ^ (guchar) letter) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
}

static inline guint
cell_at (const CadSieve *sieve, guint64 sum)
{
  guint cell = sum >> (64 - CELL_BITS);

  return g_array_index (sieve->cells, guint8, cell / 2) >> (cell % 2 * 4);
}

static inline void
mark (CadSieve *sieve, guint64 sum, guint bits)
{
  guint cell = sum >> (64 - CELL_BITS);

  g_array_index (sieve->cells, guint8, cell / 2) |= bits << (cell % 2 * 4);
}

/* @bits are those of the last of @n letters. */
static void
mark_all (CadSieve *sieve, const char *letters, guint n, guint bits)
{
  guint64 sum = 0;

  for (guint i = 0; i < n; i++) {
    sum = mix (sum, letters[i]);
    mark (sieve, sum, i + 1 == n ? BEGINS | bits : BEGINS);
  }
}

/* Puts a word's ending in place of the one that the stem of @n letters has. */
static void
add_ending (CadSieve *sieve, char *letters, guint n, const Ending *ending)
{
  gsize cut = strlen (ending->of_stem), put = strlen (ending->of_word);

  if (n < cut || memcmp (letters + n - cut, ending->of_stem, cut) != 0)
    return;
  memcpy (letters + n - cut, ending->of_word, put);
  mark_all (sieve, letters, n - cut + put, ENDINGS);
  memcpy (letters + n - cut, ending->of_stem, cut);
}

/* Only words of nothing but letters are asked for; what another stem begins with may be what such a word begins with. */
void
cad_sieve_add (CadSieve *sieve, const char *stem)
{
  char letters[LONGEST + 1] = "";
  guint n = 0;
  gboolean plain = TRUE;

  g_return_if_fail (!sieve->view);
  if (sieve->habits == NULL)
    return;
  for (const char *p = stem; *p != '\0' && plain && n < LONGEST; n += plain) {
    letters[n] = read_letter (&p);
    plain = letters[n] != 0;
  }
  mark_all (sieve, letters, n, plain ? STEM : 0);
  for (guint i = 0; plain && i < MOST_ENDINGS && sieve->habits->endings[i].of_stem != NULL; i++)
    add_ending (sieve, letters, n, &sieve->habits->endings[i]);
}

/* Whether the stemmer takes something from words that end as @word does. */
static gboolean
may_lose (const CadStemHabits *of, const CadWord *word)
{
  const char *last = word->norm + word->length - 1;

  if ((guchar) *last >= 0x80)
    last--;
  return strchr (of->last, read_letter (&last)) != NULL;
}

gboolean
cad_sieve_passes (const CadSieve *sieve, const CadWord *word)
{
  const char *end = word->norm + word->length;
  guint64 sum = 0;
  guint cell = 0;

  if (sieve->habits == NULL || !(word->flags & CAD_WORD_LATIN) || word->length > LONGEST)
    return TRUE;
  for (const char *p = word->norm; p < end;) {
    char letter = read_letter (&p);

    if (letter == 0 || (cell & STEM && strchr (sieve->habits->lost, letter) != NULL && may_lose (sieve->habits, word)))
      return TRUE;
    sum = mix (sum, letter);
    cell = cell_at (sieve, sum);
    if (!(cell & BEGINS))
      return FALSE;
    if (cell & ENDINGS && may_lose (sieve->habits, word))
      return TRUE;
  }
  return (cell & STEM) != 0;
}

void
cad_sieve_put (const CadSieve *sieve, GByteArray *out)
{
  cad_flat_put_array (out, sieve->cells);
}

void
cad_sieve_read (CadSieve *sieve, const char *stemmer, CadFlat *flat)
{
  find_habits (sieve, stemmer);
  sieve->view = TRUE;
  sieve->cells = cad_flat_view (flat, sizeof (guint8));
  if (!flat->failed && sieve->cells->len == (1u << CELL_BITS) / 2)
    return;
  flat->failed = TRUE;
  cad_sieve_clear (sieve);
  cad_sieve_init (sieve, stemmer);
}
