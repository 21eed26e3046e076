/* SPDX-License-Identifier: MIT
 * residue.h - markup and addresses inside a text, inside the text layer */
#pragma once

#include <cadrage/damage.h>

G_BEGIN_DECLS

/* Adds tags, entities, XPath, addresses and names of pictures of the document's body to @damages, by place. */
void cad_residue_find (const CadDocument *document, GArray *damages);

G_END_DECLS
