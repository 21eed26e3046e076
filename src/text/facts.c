/* SPDX-License-Identifier: MIT
 * facts.c - what tests say of types, each saying kept once: inflected forms share theirs, and the table stays in the cache */
#include "facts.h"

#include <string.h>

#define FIRST_SLOTS 256

void
cad_fact_store_init (CadFactStore *store)
{
  CadFacts nothing = { 0 };

  store->facts = g_array_new (FALSE, FALSE, sizeof (CadFacts));
  g_array_append_val (store->facts, nothing);
  store->slots = g_new0 (guint32, FIRST_SLOTS);
  store->mask = FIRST_SLOTS - 1;
}

void
cad_fact_store_clear (CadFactStore *store)
{
  g_array_unref (store->facts);
  g_free (store->slots);
}

static guint32
hash_of (const CadFacts *facts)
{
  guint64 hash = 0;

  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++) {
    hash = (hash ^ facts->classes[slot] ^ facts->n[slot]) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
    for (guint i = 0; i < facts->n[slot]; i++)
      hash = ((hash ^ hash >> 32) ^ facts->symbols[slot][i]) * G_GUINT64_CONSTANT (0xD6E8FEB86659FD93);
  }
  return hash >> 32;
}

static gboolean
say_the_same (const CadFacts *a, const CadFacts *b)
{
  for (guint slot = 0; slot < CAD_VOCABULARY_SLOTS; slot++)
    if (a->classes[slot] != b->classes[slot] || a->n[slot] != b->n[slot] ||
        (a->n[slot] > 0 && memcmp (a->symbols[slot], b->symbols[slot], a->n[slot] * sizeof (guint32)) != 0))
      return FALSE;
  return TRUE;
}

guint32
cad_fact_store_find (const CadFactStore *store, const CadFacts *facts)
{
  for (guint32 i = hash_of (facts) & store->mask; store->slots[i] != 0; i = (i + 1) & store->mask)
    if (say_the_same (&g_array_index (store->facts, CadFacts, store->slots[i]), facts))
      return store->slots[i];
  return 0;
}

static void
enter (CadFactStore *store, guint32 number)
{
  guint32 i = hash_of (&g_array_index (store->facts, CadFacts, number)) & store->mask;

  while (store->slots[i] != 0)
    i = (i + 1) & store->mask;
  store->slots[i] = number;
}

guint32
cad_fact_store_add (CadFactStore *store, const CadFacts *facts)
{
  guint32 number = store->facts->len;

  g_array_append_vals (store->facts, facts, 1);
  if (number * 2 > store->mask) {
    g_free (store->slots);
    store->mask = store->mask * 2 + 1;
    store->slots = g_new0 (guint32, store->mask + 1);
    for (guint32 i = 1; i < number; i++)
      enter (store, i);
  }
  enter (store, number);
  return number;
}
