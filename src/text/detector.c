/* SPDX-License-Identifier: MIT
 * detector.c - the language of a text: every article without one is asked, so a word costs little more than its bytes */
#include <cadrage/detector.h>

#include <string.h>

#include <cadrage/texts.h>

#include "chars.h"

#define SAMPLE_BYTES (4 * 1024) /* of a text, which tell its language */
#define LONGEST      64         /* bytes of a word that is looked at */

#define SHORT 8 /* bytes of one that is read at once */

typedef guint64 Languages; /* a bit each */

/* A short word: its bytes, the first one lowest, with zeros behind them. */
typedef struct {
  guint64 bytes; /* 0 in an empty slot */
  Languages speakers;
} Short;

struct _CadDetector {
  const CadTextRules **rules;
  guint n;
  Short *shorts;    /* those of @words, found by their bytes */
  guint mask;       /* slots, a power of two, less one */
  CadTexts words;   /* those that speak for a language */
  GArray *speakers; /* of Languages, by number of the word */
  gsize longest;    /* bytes of one of @words */
  guchar small[64]; /* of the two bytes of U+00C0 to U+00FF the second one in a normal form, or 0 where it is another */
  Languages latin[64]; /* those that these letters speak for */
};

static void
add_words (CadDetector *detector, guint language, GHashTable *words)
{
  GHashTableIter iter;
  gpointer word;

  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, &word, NULL)) {
    guint32 number = cad_texts_enter (&detector->words, word);

    if (number == detector->speakers->len)
      g_array_set_size (detector->speakers, number + 1);
    g_array_index (detector->speakers, Languages, number) |= (Languages) 1 << language;
    detector->longest = MAX (detector->longest, strlen (word));
  }
}

static inline guint64
load_short (const char *p)
{
  guint64 bytes;

  memcpy (&bytes, p, SHORT);
  return GUINT64_FROM_LE (bytes);
}

/* The slot of a short word, or the empty one where it would stand. */
static inline Short *
short_of (const CadDetector *detector, guint64 bytes)
{
  guint i = bytes * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15) >> 40;

  while (detector->shorts[i & detector->mask].bytes != 0 && detector->shorts[i & detector->mask].bytes != bytes)
    i++;
  return &detector->shorts[i & detector->mask];
}

static void
enter_shorts (CadDetector *detector)
{
  guint slots = 16;

  while (slots < 2 * cad_texts_count (&detector->words))
    slots *= 2;
  detector->shorts = g_new0 (Short, slots);
  detector->mask = slots - 1;
  for (guint32 i = 0; i < cad_texts_count (&detector->words); i++) {
    const char *word = cad_texts_get (&detector->words, i);
    char bytes[SHORT] = { 0 };
    gsize length = strlen (word);

    if (length == 0 || length > SHORT) /* a word of invisible marks alone has no letters */
      continue;
    memcpy (bytes, word, length);
    *short_of (detector, load_short (bytes)) = (Short){ load_short (bytes),
                                                        g_array_index (detector->speakers, Languages, i) };
  }
}

static gboolean
has_letter (const CadTextRules *rules, gunichar c)
{
  char letter[7] = "";

  g_unichar_to_utf8 (c, letter);
  return g_hash_table_contains (rules->letters, letter);
}

static void
add_latin (CadDetector *detector, guint letter)
{
  char written[3] = { (char) 0xC3, (char) (0x80 + letter), '\0' };
  g_autofree char *norm = cad_text_normalise (written, 2);
  gunichar c = g_utf8_get_char (norm);

  if (strlen (norm) != 2 || c < 0xC0 || c > 0xFF)
    return;
  detector->small[letter] = norm[1];
  for (guint i = 0; i < detector->n; i++)
    detector->latin[letter] |= (Languages) has_letter (detector->rules[i], c) << i;
}

CadDetector *
cad_detector_new (const CadTextRules *const *rules, guint n)
{
  CadDetector *detector = g_new0 (CadDetector, 1);

  detector->n = MIN (n, CAD_DETECTOR_MOST);
  detector->rules = g_memdup2 (rules, detector->n * sizeof *rules);
  detector->speakers = g_array_new (FALSE, TRUE, sizeof (Languages));
  cad_texts_init (&detector->words);
  for (guint i = 0; i < detector->n; i++) {
    add_words (detector, i, rules[i]->function_words);
    add_words (detector, i, rules[i]->elisions);
    add_words (detector, i, rules[i]->variants);
  }
  enter_shorts (detector);
  for (guint letter = 0; letter < G_N_ELEMENTS (detector->small); letter++)
    add_latin (detector, letter);
  return detector;
}

void
cad_detector_free (CadDetector *detector)
{
  if (detector == NULL)
    return;
  g_free (detector->rules);
  g_free (detector->shorts);
  g_array_unref (detector->speakers);
  cad_texts_clear (&detector->words);
  g_free (detector);
}

static inline gboolean
is_alpha (const char *p)
{
  CadCharClass class = cad_byte_class (p);

  if (class == CAD_CHAR_WIDE)
    return g_unichar_isalpha (g_utf8_get_char (p));
  return class == CAD_CHAR_LATIN ? !cad_char_is_times (p) : g_ascii_isalpha (*p);
}

/* The bytes of the apostrophe at @p, or 0. */
static inline gsize
apostrophe (const char *p)
{
  if (*p == '\'')
    return 1;
  return (guchar) p[0] == 0xE2 && (guchar) p[1] == 0x80 && (guchar) p[2] == 0x99 ? 3 : 0;
}

static Languages
speakers_of (const CadDetector *detector, const char *norm, gsize length)
{
  if (length > detector->longest)
    return 0;
  guint32 number = cad_texts_find_hashed (&detector->words, norm, cad_texts_hash (norm, length));

  return number != CAD_TEXTS_NONE ? g_array_index (detector->speakers, Languages, number) : 0;
}

typedef struct {
  char norm[LONGEST + 2]; /* its normal form, unless it is odd */
  gsize length;           /* of that, but for the apostrophe */
  Languages letters;      /* those that its letters speak for */
  gboolean odd;           /* not of plain Latin letters */
} Word;

/* Adds the letter beyond ASCII at @p. */
static void
add_wide (const CadDetector *detector, const char *p, Word *word)
{
  guint letter = p[1] & 0x3F;

  if ((guchar) *p != 0xC3 || detector->small[letter] == 0) {
    word->odd = TRUE;
    return;
  }
  word->norm[word->length++] = *p;
  word->norm[word->length++] = detector->small[letter];
  word->letters |= detector->latin[letter];
}

/* The end of the letters from @p on. */
static const char *
read_letters (const CadDetector *detector, const char *p, const char *end, Word *word)
{
  word->length = word->letters = word->odd = 0;
  while (p < end && word->length < LONGEST) {
    if (g_ascii_isalpha (*p))
      word->norm[word->length++] = *p++ | 0x20;
    else if ((guchar) *p < 0x80 || !is_alpha (p))
      return p;
    else {
      add_wide (detector, p, word);
      p = g_utf8_next_char (p);
    }
  }
  while (p < end && is_alpha (p))
    p = g_utf8_next_char (p);
  return p;
}

/* The languages that an odd word speaks for. */
static Languages
ask_odd (const CadDetector *detector, const char *word, gsize length)
{
  g_autofree char *norm = cad_text_normalise (word, length);
  Languages speakers = speakers_of (detector, norm, strlen (norm));

  for (const char *p = norm; *p != '\0'; p = g_utf8_next_char (p))
    for (guint i = 0; (guchar) *p >= 0x80 && i < detector->n; i++)
      speakers |= (Languages) has_letter (detector->rules[i], g_utf8_get_char (p)) << i;
  return speakers;
}

/* Those of the word whose letters begin at *@at, which moves behind it, and the apostrophe at its end. */
static Languages
ask (const CadDetector *detector, const char **at, const char *end)
{
  const char *start = *at;
  Word word;

  *at = read_letters (detector, start, end, &word);
  gsize mark = *at < end ? apostrophe (*at) : 0;

  *at += mark;
  if (*at - start > LONGEST)
    return 0;
  if (word.odd)
    return ask_odd (detector, start, *at - start);
  if (mark > 0)
    word.norm[word.length++] = '\'';
  word.norm[word.length] = '\0';
  return word.letters | speakers_of (detector, word.norm, word.length);
}

/* Moves *@at behind the word that begins there when all of it are letters of ASCII, fewer than eight, and perhaps an apostrophe.
 * Returns: its normal form as Short has it, or 0 when it is another one, and *@at stays */
static inline guint64
read_short (const char **at, const char *end)
{
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101), highs = ones * 0x80;
  const char *p = *at;

  if (end - p < SHORT)
    return 0;
  /* the highest bit of each byte says whether it is a letter: no sum of seven bits runs over into the next byte */
  guint64 small = load_short (p) | ones * 0x20, seven = small & ~highs;
  guint64 letters = (seven + ones * (0x80 - 'a')) & ~(seven + ones * (0x7F - 'z')) & ~small & highs;

  if (letters == highs)
    return 0;
  guint bits = __builtin_ctzll (letters ^ highs) - 7;
  gsize mark;

  p += bits / 8;
  mark = apostrophe (p);
  if ((guchar) *p >= 0x80 && mark == 0)
    return 0;
  *at = p + mark;
  return (small & (((guint64) 1 << bits) - 1)) | (guint64) (mark > 0 ? '\'' : 0) << bits;
}

static const char *
sample_end (const char *text, gsize length)
{
  gsize end = MIN (length, SAMPLE_BYTES);

  while (end > 0 && end < length && ((guchar) text[end] & 0xc0) == 0x80)
    end--;
  return text + end;
}

guint
cad_detector_find (const CadDetector *detector, const char *text, gsize length)
{
  const char *end = sample_end (text, length), *p = text;
  guint counts[CAD_DETECTOR_MOST] = { 0 }, best = 0;

  while (p < end) {
    if (!is_alpha (p)) {
      p = g_utf8_next_char (p);
      continue;
    }
    guint64 bytes = read_short (&p, end);
    Languages speakers = bytes != 0 ? short_of (detector, bytes)->speakers : ask (detector, &p, end);

    for (guint i = 0; i < detector->n; i++)
      counts[i] += speakers >> i & 1;
  }
  for (guint i = 1; i < detector->n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}
