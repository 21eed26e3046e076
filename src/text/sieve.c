/* SPDX-License-Identifier: MIT
 * sieve.c - what the French and the English stemmer can make of a word, read off their rules
 *
 * Accents aside, a stem is the beginning of its word with one of a few tails behind it; what the word has in its place begins
 * with one of a few letters; and a word that ends in another letter than some stays as it is. tests/unit/test-sieve.c holds
 * this against the stemmers themselves. */
#include <cadrage/sieve.h>

#include <string.h>

#define LONGEST    64 /* letters: a longer word passes */
#define MOST_TAILS 6
#define CELL_BITS  16 /* of the number of cells; four lie in a byte */

/* Bits of a cell, found by the first letters of a word. */
#define BEGINS 1u /* a stem begins with them */
#define PARTS  2u /* and here a word that has it can part from it */

typedef struct {
  const char *text;
  guint after; /* letters at least */
} Tail;

struct _CadStemHabits {
  const char *stemmer;
  Tail tails[MOST_TAILS];
  const char *removed; /* the first letters of what a word loses */
  const char *ends;    /* the last letters of words that lose something */
};

static const CadStemHabits habits[] = {
  { "french", /* (b)ayissement: (b)ai */
    { { "qu", 2 }, { "nt", 2 }, { "i", 1 }, { "l", 2 }, { "t", 2 }, { "x", 2 } },
    "aceilmnstuxy",
    "aefilnrstxz" },
  { "english", /* dying: die */
    { { "ie", 1 }, { "e", 2 }, { "i", 2 }, { "l", 2 }, { "y", 2 } },
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
  g_array_set_size (sieve->cells, (1u << CELL_BITS) / 4);
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

/* Puts the letters of @norm without their accents in @letters. Returns: how many, or 0 when there are other signs, or too many */
static guint
read_letters (const char *norm, char *letters)
{
  guint n = 0;

  for (const char *p = norm; *p != '\0'; p++) {
    char letter = *p;

    if ((guchar) letter == 0xC3 && (guchar) p[1] >= 0xA0)
      letter = bases[*++p & 0x1F];
    if (letter < 'a' || letter > 'z' || n == LONGEST)
      return 0;
    letters[n++] = letter;
  }
  return n;
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

  return g_array_index (sieve->cells, guint8, cell / 4) >> (cell % 4 * 2);
}

static inline void
mark (CadSieve *sieve, guint64 sum, guint bits)
{
  guint cell = sum >> (64 - CELL_BITS);

  g_array_index (sieve->cells, guint8, cell / 4) |= bits << (cell % 4 * 2);
}

/* Whether the last @n letters of @stem, which has @length, can be a tail. */
static gboolean
is_tail (const CadStemHabits *of, const char *stem, guint length, guint n)
{
  for (guint i = 0; i < MOST_TAILS && of->tails[i].text != NULL; i++)
    if (strlen (of->tails[i].text) == n && length - n >= of->tails[i].after &&
        memcmp (stem + length - n, of->tails[i].text, n) == 0)
      return TRUE;
  return FALSE;
}

/* A stem that holds other signs than letters is that of no word that is asked for. */
void
cad_sieve_add (CadSieve *sieve, const char *stem)
{
  char letters[LONGEST];
  guint n = sieve->habits != NULL ? read_letters (stem, letters) : 0;
  guint64 sum = 0;

  g_return_if_fail (!sieve->view);
  for (guint i = 1; i <= n; i++) {
    sum = mix (sum, letters[i - 1]);
    mark (sieve, sum, i == n || is_tail (sieve->habits, letters, n, n - i) ? BEGINS | PARTS : BEGINS);
  }
}

gboolean
cad_sieve_passes (const CadSieve *sieve, const char *norm)
{
  char letters[LONGEST];
  guint n = sieve->habits != NULL ? read_letters (norm, letters) : 0;
  guint64 sum = 0;

  if (n == 0)
    return TRUE;
  const char *removed = strchr (sieve->habits->ends, letters[n - 1]) != NULL ? sieve->habits->removed : "";

  for (guint i = 1; i <= n; i++) {
    guint cell;

    sum = mix (sum, letters[i - 1]);
    cell = cell_at (sieve, sum);
    if (!(cell & BEGINS))
      return FALSE;
    if (cell & PARTS && (i == n || strchr (removed, letters[i]) != NULL))
      return TRUE;
  }
  return FALSE;
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
  if (!flat->failed && sieve->cells->len == (1u << CELL_BITS) / 4)
    return;
  flat->failed = TRUE;
  cad_sieve_clear (sieve);
  cad_sieve_init (sieve, stemmer);
}
