/* SPDX-License-Identifier: MIT
 * metadata.h - what an article's first lines say of it, inside the text layer */
#pragma once

#include <cadrage/document.h>

G_BEGIN_DECLS

/* Reads a leading date line or header block of the document's text and sets its body. */
void cad_metadata_read (CadDocument *document);

G_END_DECLS
