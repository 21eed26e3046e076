/* SPDX-License-Identifier: MIT
 * normalise.c - the normal form in which words of texts and terms of lexicons meet */
#include <cadrage/vocabulary.h>

#include <string.h>

#include "chars.h"
#include "normal.h"

typedef struct {
  gunichar from;
  const char *to;
} Fold;

/* Ligatures of spelling, and those that typesetting leaves in texts taken from PDF. */
static const Fold folds[] = {
  { 0x00E6, "ae" },  { 0x0153, "oe" },  { 0xFB00, "ff" }, { 0xFB01, "fi" }, { 0xFB02, "fl" },
  { 0xFB03, "ffi" }, { 0xFB04, "ffl" }, { 0xFB05, "st" }, { 0xFB06, "st" },
};

static const char *
find_fold (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (folds); i++)
    if (folds[i].from == c)
      return folds[i].to;
  return NULL;
}

/* Of the two bytes of a letter from U+00C0 to U+00FF the second one, or 0. */
static inline guchar
latin_letter (const char *p, const char *end)
{
  guchar next = (guchar) *p == 0xC3 && p + 1 < end ? (guchar) p[1] : 0, small = next | 0x20;

  return next < 0x80 || next > 0xBF || small == 0xA6 || small == 0xB7 || small == 0xBF ? 0 : next;
}

/* What a byte of plain Latin is. */
#define SMALL   0x10
#define CAPITAL 0x20 /* also the bit that small letters have and capitals lack */
#define OTHER   0x40
#define LOOK    0x80 /* half a letter, or no plain Latin */

static const guint8 kinds[256] = {
  [0] = LOOK,   [1 ... '@'] = OTHER,   ['A' ... 'Z'] = CAPITAL, ['[' ... '_'] = OTHER,
  ['`'] = LOOK, ['a' ... 'z'] = SMALL, ['{' ... 0x7F] = OTHER,  [0x80 ... 0xFF] = LOOK,
};

/* @first is what the first letter is, @seen what all characters are. */
static guint16
latin_flags (guint first, guint seen, guint capitals, gboolean inner)
{
  guint16 flags = first & CAPITAL ? CAD_WORD_CAPITAL : 0;

  if (capitals > 1 && !(seen & SMALL))
    flags |= CAD_WORD_CAPITALS;
  if (seen != 0 && !(seen & OTHER))
    flags |= inner ? CAD_WORD_LATIN | CAD_WORD_INNER : CAD_WORD_LATIN;
  return flags;
}

gboolean
cad_normal_latin (const char *word, gsize length, char *small, guint16 *flags)
{
  guint first = 0, seen = 0, capitals = 0, inner = 0, before = 0;

  for (const char *p = word, *end = word + length; p < end; p++) {
    guchar byte = *p;
    guint kind = kinds[byte];

    if (kind == LOOK) {
      byte = latin_letter (p, end);
      if (byte == 0)
        return FALSE;
      *small++ = *p++;
      kind = byte < 0xA0 ? CAPITAL : SMALL;
    }
    *small++ = byte | (kind & CAPITAL);
    if (!(seen & (SMALL | CAPITAL)))
      first = kind;
    seen |= kind;
    capitals += kind == CAPITAL;
    inner |= kind == CAPITAL && before == SMALL;
    before = kind;
  }
  *small = '\0';
  *flags = latin_flags (first, seen, capitals, inner);
  return TRUE;
}

static char *
without_ignored (const char *word, gsize length)
{
  GString *kept = g_string_sized_new (length);
  const char *end = word + length;

  for (const char *p = word; p < end; p = g_utf8_next_char (p))
    if (cad_char_class (g_utf8_get_char (p)) != CAD_CHAR_IGNORED)
      g_string_append_len (kept, p, g_utf8_next_char (p) - p);
  return g_string_free (kept, FALSE);
}

static void
append_folded (GString *folded, gunichar c)
{
  gunichar lower = g_unichar_tolower (c);
  const char *fold = find_fold (lower);
  CadCharClass class = cad_char_class (lower);

  if (fold != NULL)
    g_string_append (folded, fold);
  else if (class == CAD_CHAR_APOSTROPHE)
    g_string_append_c (folded, '\'');
  else if (class == CAD_CHAR_HYPHEN)
    g_string_append_c (folded, '-');
  else
    g_string_append_unichar (folded, lower);
}

static char *
folded (const char *composed)
{
  GString *result = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (result, g_utf8_get_char (p));
  return g_string_free (result, FALSE);
}

/* Letters below U+0280 are composed as they stand, and so are their small letters. */
static gboolean
is_composed_latin (const char *valid)
{
  for (const char *p = valid; *p != '\0'; p++)
    if (cad_byte_class (p) == CAD_CHAR_WIDE && ((guchar) *p & 0xC0) != 0x80)
      return FALSE;
  return TRUE;
}

char *
cad_text_normalise (const char *word, gssize length)
{
  gsize bytes = length < 0 ? strlen (word) : (gsize) length;
  g_autofree char *valid = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *lower = g_malloc (bytes + 1);
  guint16 flags;

  if (cad_normal_latin (word, bytes, lower, &flags))
    return g_steal_pointer (&lower);
  g_clear_pointer (&lower, g_free);
  valid = g_utf8_make_valid (word, bytes);
  if (is_composed_latin (valid))
    return folded (valid);
  kept = without_ignored (valid, strlen (valid));
  composed = g_utf8_normalize (kept, -1, G_NORMALIZE_NFC);
  lower = folded (composed);
  return g_utf8_normalize (lower, -1, G_NORMALIZE_NFC);
}
