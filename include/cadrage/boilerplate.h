/* SPDX-License-Identifier: MIT
 * boilerplate.h - phrases by which a paragraph is known to be no part of an article; a language pack fills them */
#pragma once

#include <cadrage/flat.h>

G_BEGIN_DECLS

/* How a phrase stands in a paragraph that is none of the article's. */
typedef enum {
  CAD_BOILERPLATE_WHOLE,  /* the paragraph is nothing but such phrases: "Partagez votre avis" */
  CAD_BOILERPLATE_FILLER, /* what may stand beside them: names of months */
  CAD_BOILERPLATE_BYLINE, /* names follow, and nothing else: "Par" */
  CAD_BOILERPLATE_JOINER, /* stands between two names: "et", "de la" */
  CAD_BOILERPLATE_LINK,   /* the title of another article follows: "Lire aussi" */
  CAD_BOILERPLATE_NOTICE, /* what begins so speaks to the reader about the site: "Nous utilisons des cookies" */
  CAD_BOILERPLATE_AUTHOR, /* follows a name in a box on who wrote the article: "est correspondant" */
  CAD_N_BOILERPLATES
} CadBoilerplateKind;

/* "whole", "filler" ... The names are those of the packs' tables. */
const char *cad_boilerplate_name (CadBoilerplateKind kind);

typedef struct _CadBoilerplate CadBoilerplate;

CadBoilerplate *cad_boilerplate_new (void);
void cad_boilerplate_free (CadBoilerplate *boilerplate);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadBoilerplate, cad_boilerplate_free)

/* Adds @phrase: words, a|b for either, ... for any words between. Returns: FALSE when it begins or ends with ... or holds no
 * word */
gboolean cad_boilerplate_add (CadBoilerplate *boilerplate, CadBoilerplateKind kind, const char *phrase);

/* Lays it flat. */
void cad_boilerplate_put (const CadBoilerplate *boilerplate, GByteArray *out);

/* What was laid flat, in the bytes themselves, which must outlive it. Returns: (transfer full) or NULL after a fault */
CadBoilerplate *cad_boilerplate_read (CadFlat *flat);

G_END_DECLS
