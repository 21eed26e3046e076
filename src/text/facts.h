/* SPDX-License-Identifier: MIT
 * facts.h - what tests say of types, each saying kept once, inside the text layer */
#pragma once

#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

typedef struct {
  GArray *facts;  /* of CadFacts, each once; the first says nothing */
  guint32 *slots; /* numbers of facts by their hash, 0 in an empty slot */
  guint32 mask;   /* slots, a power of two, less one */
} CadFactStore;

void cad_fact_store_init (CadFactStore *store);
void cad_fact_store_clear (CadFactStore *store);

/* The number of the facts that say what @facts say, or 0. */
guint32 cad_fact_store_find (const CadFactStore *store, const CadFacts *facts);

/* Adds @facts, which are new and whose symbols must outlive the store. Returns: their number */
guint32 cad_fact_store_add (CadFactStore *store, const CadFacts *facts);

G_END_DECLS
