/* SPDX-License-Identifier: MIT
 * names.c - nearest names, stable hashes */
#include <cadrage/names.h>

#include <string.h>

#define LONGEST 64

/* Edit distance with transpositions (optimal string alignment), on bytes. */
static guint
distance (const char *a, const char *b)
{
  gsize m = MIN (strlen (a), LONGEST), n = MIN (strlen (b), LONGEST);
  guint rows[3][LONGEST + 1];

  for (gsize j = 0; j <= n; j++)
    rows[0][j] = j;
  for (gsize i = 1; i <= m; i++) {
    guint *row = rows[i % 3], *up = rows[(i + 2) % 3], *upup = rows[(i + 1) % 3];

    row[0] = i;
    for (gsize j = 1; j <= n; j++) {
      guint cost = g_ascii_tolower (a[i - 1]) != g_ascii_tolower (b[j - 1]);

      row[j] = MIN (MIN (up[j] + 1, row[j - 1] + 1), up[j - 1] + cost);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = MIN (row[j], upup[j - 2] + 1);
    }
  }
  return rows[m % 3][n];
}

const char *
cad_names_nearest (const char *name, const char *const *names)
{
  const char *best = NULL;
  guint least = MAX (2, strlen (name) / 3) + 1;

  for (guint i = 0; names[i] != NULL; i++) {
    guint d = distance (name, names[i]);

    if (d < least) {
      least = d;
      best = names[i];
    }
  }
  return best;
}

/* The finaliser of MurmurHash3 (Appleby, public domain). */
static guint64
mix (guint64 h)
{
  h ^= h >> 33;
  h *= G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  h ^= h >> 33;
  h *= G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return h ^ h >> 33;
}

guint64
cad_hash64 (const void *bytes, gsize length, guint64 seed)
{
  const guint8 *p = bytes;
  guint64 h = seed ^ length * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  for (; length >= 8; length -= 8, p += 8) {
    guint64 word;

    memcpy (&word, p, 8);
    h = mix (h ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  }
  if (length > 0) {
    guint64 word = 0;

    memcpy (&word, p, length);
    h = mix (h ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  }
  return mix (h);
}
