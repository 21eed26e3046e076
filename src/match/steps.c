/* SPDX-License-Identifier: MIT
 * steps.c - the steps that patterns are made of, in one store */
#include "steps.h"

#include <string.h>

#define BLOCK 4096 /* steps */

struct _CadSteps {
  GPtrArray *blocks; /* of CadStep, owned */
  guint used, size;  /* steps of the last block */
};

CadSteps *
cad_steps_new (void)
{
  CadSteps *store = g_new0 (CadSteps, 1);

  store->blocks = g_ptr_array_new_with_free_func (g_free);
  return store;
}

void
cad_steps_free (CadSteps *store)
{
  if (store == NULL)
    return;
  g_ptr_array_unref (store->blocks);
  g_free (store);
}

CadStep *
cad_steps_take (CadSteps *store, guint n)
{
  if (store->size - store->used < n) {
    store->size = MAX (n, BLOCK);
    store->used = 0;
    g_ptr_array_add (store->blocks, g_new (CadStep, store->size));
  }
  CadStep *block = store->blocks->len > 0 ? store->blocks->pdata[store->blocks->len - 1] : NULL;

  if (block == NULL)
    return NULL;
  store->used += n;
  return block + store->used - n;
}

CadSequence
cad_steps_one (CadSteps *store, CadStep step)
{
  CadStep *steps = cad_steps_take (store, 1);

  *steps = step;
  return (CadSequence){ steps, 1 };
}

CadSequence
cad_steps_join (CadSteps *store, CadSequence head, CadSequence tail)
{
  if (head.n == 0)
    return tail;
  if (tail.n == 0)
    return head;
  CadStep *steps = cad_steps_take (store, head.n + tail.n);

  memcpy (steps, head.steps, head.n * sizeof (CadStep));
  memcpy (steps + head.n, tail.steps, tail.n * sizeof (CadStep));
  return (CadSequence){ steps, head.n + tail.n };
}
