/* SPDX-License-Identifier: MIT
 * unsplit.c - how the words that stay whole go on behind an elided form */
#include "unsplit.h"

#include <string.h>

/* Whether both bytes are small letters of ASCII, or together one of Latin-1: no other spelling than its capitals has a normal
 * form that begins so. */
static gboolean
is_plain (const char *p)
{
  return (g_ascii_islower (p[0]) && g_ascii_islower (p[1])) || (guchar) p[0] == 0xC3;
}

static void
add_behind (CadUnsplit *unsplit, const char *word, const char *behind)
{
  guint32 *bits = unsplit->behind[(guchar) word[0] & 31];

  if (is_plain (behind) && (g_ascii_islower (word[0]) || (guchar) word[0] == 0xC3))
    bits[(guchar) behind[0] & 31] |= 1u << ((guchar) behind[1] & 31);
  else
    memset (unsplit, 0xFF, sizeof *unsplit);
}

void
cad_unsplit_init (CadUnsplit *unsplit, const CadTextRules *rules)
{
  GHashTableIter iter;
  gpointer key;

  memset (unsplit, 0, sizeof *unsplit);
  g_hash_table_iter_init (&iter, rules->unsplit);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    const char *word = key;

    for (const char *p = strchr (word, '\''); p != NULL; p = strchr (p + 1, '\'')) {
      g_autofree char *elided = g_strndup (word, p + 1 - word);

      if (g_hash_table_contains (rules->elisions, elided))
        add_behind (unsplit, word, p + 1);
    }
  }
}
