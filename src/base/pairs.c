/* SPDX-License-Identifier: MIT
 * pairs.c - open addressing with linear probing, at most half full */
#include <cadrage/pairs.h>

#define LEAST_SLOTS 64

void
cad_pairs_init (CadPairs *pairs)
{
  pairs->slots = g_new0 (CadPair, LEAST_SLOTS);
  pairs->view = FALSE;
  pairs->n = 0;
  pairs->mask = LEAST_SLOTS - 1;
}

void
cad_pairs_clear (CadPairs *pairs)
{
  if (!pairs->view)
    g_free (pairs->slots);
  pairs->slots = NULL;
}

void
cad_pairs_put (const CadPairs *pairs, GByteArray *out)
{
  cad_flat_put_number (out, pairs->n);
  cad_flat_put_bytes (out, pairs->slots, (pairs->mask + 1) * sizeof (CadPair));
}

void
cad_pairs_read (CadPairs *pairs, CadFlat *flat)
{
  guint n = cad_flat_number (flat);
  gsize length;
  gconstpointer slots = cad_flat_bytes (flat, &length);
  gsize n_slots = length / sizeof (CadPair);

  if (flat->failed || length % sizeof (CadPair) != 0 || n_slots < LEAST_SLOTS || n_slots > G_MAXINT ||
      (n_slots & (n_slots - 1)) != 0 || n > n_slots / 2) {
    flat->failed = TRUE;
    cad_pairs_init (pairs);
    return;
  }
  pairs->slots = (CadPair *) slots;
  pairs->view = TRUE;
  pairs->n = n;
  pairs->mask = n_slots - 1;
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

  g_return_if_fail (value != 0 && !pairs->view);
  if (pairs->n * 2 > pairs->mask)
    grow (pairs);
  CadPair *slot = find (pairs, key);

  pairs->n += slot->value == 0;
  slot->key = key;
  slot->value = value;
}
