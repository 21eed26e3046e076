/* SPDX-License-Identifier: MIT
 * detector.c - the language of a text: every article without one is asked, so a word costs little more than its bytes */
#include <cadrage/detector.h>

#include <string.h>

#include <cadrage/texts.h>

#include "chars.h"

#define SAMPLE_BYTES (4 * 1024) /* of a text, which tell its language */
#define LONGEST      64         /* bytes of a word that is looked at */

typedef guint64 Languages; /* a bit each */

struct _CadDetector {
  const CadTextRules **rules;
  guint n;
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
  return strncmp (p, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
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
    Languages speakers = ask (detector, &p, end);

    for (guint i = 0; i < detector->n; i++)
      counts[i] += speakers >> i & 1;
  }
  for (guint i = 1; i < detector->n; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}
