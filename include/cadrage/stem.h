/* SPDX-License-Identifier: MIT
 * stem.h - one Snowball stemmer; a thread of its own needs one of its own */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _CadStemmer CadStemmer;

/* Returns: (transfer full) NULL when @name is NULL or no stemmer has it: words then stay as they are */
CadStemmer *cad_stemmer_new (const char *name);
void cad_stemmer_free (CadStemmer *stemmer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadStemmer, cad_stemmer_free)

/* The stem of @norm: @norm itself, or bytes that stay valid until the next call. @stemmer may be NULL. */
const char *cad_stemmer_stem (CadStemmer *stemmer, const char *norm);

G_END_DECLS
