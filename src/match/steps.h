/* SPDX-License-Identifier: MIT
 * steps.h - the steps that patterns are made of, in one store */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One word of a pattern. */
typedef struct {
  guint32 class;
  guint32 gap; /* the most words that may stand between it and the word before it; 0: it follows directly */
} CadStep;

/* Steps one after the other. They belong to a store and are never changed, so that sequences can share them. */
typedef struct {
  const CadStep *steps;
  guint n;
} CadSequence;

/* Holds steps until it is freed. */
typedef struct _CadSteps CadSteps;

CadSteps *cad_steps_new (void);
void cad_steps_free (CadSteps *store);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadSteps, cad_steps_free)

/* Room for @n steps, for the caller to fill in. */
CadStep *cad_steps_take (CadSteps *store, guint n);

/* A sequence of one step. */
CadSequence cad_steps_one (CadSteps *store, CadStep step);

/* @head followed by @tail. */
CadSequence cad_steps_join (CadSteps *store, CadSequence head, CadSequence tail);

G_END_DECLS
