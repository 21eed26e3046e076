/* SPDX-License-Identifier: MIT
 * pending.h - counts read in any order, kept by article until all are there */
#pragma once

#include "store.h"

G_BEGIN_DECLS

typedef struct _CadPending CadPending;

CadPending *cad_pending_new (void);
void cad_pending_free (CadPending *pending);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadPending, cad_pending_free)

void cad_pending_count (CadPending *pending, guint32 article, CadCount count);
void cad_pending_speech (CadPending *pending, guint32 article, CadSpeech speech);

/* Gives every article its counts. */
void cad_pending_settle (CadPending *pending, CadTally *tally);

G_END_DECLS
