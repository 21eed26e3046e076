/* SPDX-License-Identifier: MIT
 * expand.h - terms written out as linear patterns: no list, no alternative, no optional word is left in them */
#pragma once

#include "classes.h"
#include "steps.h"

G_BEGIN_DECLS

typedef struct _CadExpander CadExpander;

/* All are borrowed; @store receives the steps of the patterns. Returns: (transfer full) */
CadExpander *cad_expander_new (CadClasses *classes, CadSteps *store, const CadLexicon *lexicon);
void cad_expander_free (CadExpander *expander);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadExpander, cad_expander_free)

/* All patterns of @term, none empty. NULL with @error set (CAD_ERROR_FORMAT) when there are too many or when its lists
 * hold themselves. Returns: (transfer full) (nullable) of CadSequence */
GArray *cad_expander_term (CadExpander *expander, const CadTerm *term, GError **error);

G_END_DECLS
