/* SPDX-License-Identifier: MIT
 * pairs.c - open addressing with linear probing, at most half full */
#include <cadrage/pairs.h>

#define LEAST_SLOTS 64

void
cad_pairs_init (CadPairs *pairs)
{
  pairs->slots = g_new0 (CadPair, LEAST_SLOTS);
  pairs->n = 0;
  pairs->mask = LEAST_SLOTS - 1;
}

void
cad_pairs_clear (CadPairs *pairs)
{
  g_clear_pointer (&pairs->slots, g_free);
}

static CadPair *
find (CadPairs *pairs, guint64 key)
{
  guint32 i = (key * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)) >> 32 & pairs->mask;

  while (pairs->slots[i].value != 0 && pairs->slots[i].key != key)
    i = (i + 1) & pairs->mask;
  return &pairs->slots[i];
}

static void
grow (CadPairs *pairs)
{
  CadPair *old = pairs->slots;
  guint32 n_old = pairs->mask + 1;

  pairs->mask = n_old * 2 - 1;
  pairs->slots = g_new0 (CadPair, n_old * 2);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].value != 0)
      *find (pairs, old[i].key) = old[i];
  g_free (old);
}

void
cad_pairs_set (CadPairs *pairs, guint32 first, guint32 second, guint32 value)
{
  guint64 key = (guint64) first << 32 | second;

  g_return_if_fail (value != 0);
  if (pairs->n * 2 > pairs->mask)
    grow (pairs);
  CadPair *slot = find (pairs, key);

  pairs->n += slot->value == 0;
  slot->key = key;
  slot->value = value;
}
