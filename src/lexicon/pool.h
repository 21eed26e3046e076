/* SPDX-License-Identifier: MIT
 * pool.h - many small pieces of memory that are given back together */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  GPtrArray *blocks; /* owned */
  guint8 *at;        /* in the last of them */
  gsize left;
} CadPool;

void cad_pool_init (CadPool *pool);
void cad_pool_clear (CadPool *pool);

/* Zeroed, and aligned to eight bytes. */
gpointer cad_pool_take (CadPool *pool, gsize size);

/* A copy of @length bytes, with a NUL behind them. */
char *cad_pool_text (CadPool *pool, const char *text, gsize length);

G_END_DECLS
