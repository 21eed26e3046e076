/* SPDX-License-Identifier: MIT
 * pool.c - many small pieces of memory that are given back together */
#include "pool.h"

#include <string.h>

#define BLOCK (32 * 1024) /* bytes */
#define UNIT  8

void
cad_pool_init (CadPool *pool)
{
  *pool = (CadPool){ .blocks = g_ptr_array_new_with_free_func (g_free) };
}

void
cad_pool_clear (CadPool *pool)
{
  g_clear_pointer (&pool->blocks, g_ptr_array_unref);
}

gpointer
cad_pool_take (CadPool *pool, gsize size)
{
  gsize whole = (size + UNIT - 1) / UNIT * UNIT;

  if (whole > pool->left) {
    pool->left = MAX (BLOCK, whole);
    pool->at = g_malloc0 (pool->left);
    g_ptr_array_add (pool->blocks, pool->at);
  }
  gpointer piece = pool->at;

  pool->at += whole;
  pool->left -= whole;
  return piece;
}

char *
cad_pool_text (CadPool *pool, const char *text, gsize length)
{
  char *copy = cad_pool_take (pool, length + 1);

  memcpy (copy, text, length);
  return copy;
}
