/* SPDX-License-Identifier: MIT
 * language-detect.c - the language of a text, by small words and by letters */
#include <cadrage/language.h>

#include <string.h>

#include <cadrage/vocabulary.h>

#define SAMPLE_BYTES (4 * 1024) /* of a text, which tell its language */
#define LONGEST      64         /* bytes of a word that is looked at */

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019;
}

/* Moves *@at behind the next run of letters, and the apostrophe at its end: "l’". Returns: how many bytes it has, 0 at @end */
static gsize
next_word (const char **at, const char *end)
{
  const char *start;

  while (*at < end && !g_unichar_isalpha (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  start = *at;
  while (*at < end && g_unichar_isalpha (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  if (*at < end && is_apostrophe (g_utf8_get_char (*at)))
    *at = g_utf8_next_char (*at);
  return *at - start;
}

static gboolean
has_letter (GHashTable *letters, const char *word)
{
  for (const char *at = word; *at != '\0'; at = g_utf8_next_char (at)) {
    char letter[7] = "";

    if ((guchar) *at < 0x80)
      continue;
    g_unichar_to_utf8 (g_utf8_get_char (at), letter);
    if (g_hash_table_contains (letters, letter))
      return TRUE;
  }
  return FALSE;
}

static gboolean
speaks_for (const CadTextRules *rules, const char *word)
{
  return g_hash_table_contains (rules->function_words, word) || g_hash_table_contains (rules->elisions, word) ||
         g_hash_table_contains (rules->variants, word) || has_letter (rules->letters, word);
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
cad_language_detect (const GPtrArray *languages, const char *text, gsize length)
{
  g_autofree guint *counts = g_new0 (guint, MAX (1, languages->len));
  const char *end = sample_end (text, length);
  guint best = 0;
  gsize n;

  for (const char *at = text; (n = next_word (&at, end)) > 0;) {
    if (n > LONGEST)
      continue;
    g_autofree char *word = cad_text_normalise (at - n, n);

    for (guint i = 0; i < languages->len; i++)
      counts[i] += speaks_for (&((const CadLanguage *) languages->pdata[i])->rules, word);
  }
  for (guint i = 1; i < languages->len; i++)
    if (counts[i] > counts[best])
      best = i;
  return best;
}
