/* SPDX-License-Identifier: MIT
 * term.h - what the lexicon layer does with terms and conditions */
#pragma once

#include <cadrage/lexicon.h>

G_BEGIN_DECLS

void cad_condition_free (CadCondition *condition);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTerm, cad_term_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadCondition, cad_condition_free)

G_END_DECLS
