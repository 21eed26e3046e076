/* SPDX-License-Identifier: MIT
 * paragraphs.h - paragraphs that the site wrote around an article, inside the text layer */
#pragma once

#include <cadrage/boilerplate.h>
#include <cadrage/damage.h>

G_BEGIN_DECLS

/* Adds the paragraphs of the body that are boilerplate, or the headline once more, behind what @damages holds: residues, by
 * place, of which tags part paragraphs as line ends do. */
void cad_paragraphs_find (const CadDocument *document, const CadBoilerplate *boilerplate, GArray *damages);

G_END_DECLS
