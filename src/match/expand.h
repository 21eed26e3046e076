/* SPDX-License-Identifier: MIT
 * expand.h - terms written out as linear patterns: no list, no alternative, no optional word is left in them */
#pragma once

#include "classes.h"

G_BEGIN_DECLS

/* One word of a pattern. */
typedef struct {
  guint32 class;
  guint32 gap; /* the most words that may stand between it and the word before it; 0: it follows directly */
} CadStep;

typedef struct _CadExpander CadExpander;

/* Both are borrowed. Returns: (transfer full) */
CadExpander *cad_expander_new (CadClasses *classes, const CadLexicon *lexicon);
void cad_expander_free (CadExpander *expander);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadExpander, cad_expander_free)

/* All patterns of @term, none empty. NULL with @error set (CAD_ERROR_FORMAT) when there are too many or when its lists
 * hold themselves. Returns: (transfer full) (nullable) of GArray of CadStep */
GPtrArray *cad_expander_term (CadExpander *expander, const CadTerm *term, GError **error);

G_END_DECLS
