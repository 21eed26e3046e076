/* SPDX-License-Identifier: MIT
 * reader.h - the parts that make a CadLexicon of a YAML tree */
#pragma once

#include "term.h"
#include "yaml.h"

G_BEGIN_DECLS

typedef struct {
  CadLexicon *lexicon;
  CadFaults *faults;
  GHashTable *places; /* CadChoice or CadWording -> CadYamlNode (its axis or lean), borrowed */
  GHashTable *sets;   /* name -> CadTermSet: lists, then actors, borrowed; filled when the lexicon is whole */
} CadLexiconReader;

/* lexicon.c */
CadTitle cad_title_new (void);
GPtrArray *cad_terms_new (void);
CadLexicon *cad_lexicon_new (void);
CadAxis *cad_axis_new (const char *id);
CadTermSet *cad_term_set_new (const char *id);
CadChoice *cad_choice_new (const char *id);
CadWording *cad_wording_new (const char *id, CadMatchMode match);

/* reader.c: values that occur all over a lexicon */
gboolean cad_read_id (const CadYamlNode *key, const char *what, CadLexiconReader *reader);
void cad_read_title (const CadYamlNode *node, const char *what, CadTitle *title, CadLexiconReader *reader);
CadMatchMode cad_read_match (const CadYamlNode *mapping, CadMatchMode otherwise, CadLexiconReader *reader);

/* wording.c */
void cad_read_terms (const CadYamlNode *node, const char *what, CadMatchMode match, GPtrArray *terms,
                     CadLexiconReader *reader);
void cad_read_choices (const CadYamlNode *node, CadLexiconReader *reader);
void cad_read_loaded (const CadYamlNode *node, CadLexiconReader *reader);

/* extends.c: moves into @own what @base has and it has not itself; @base is only good to be freed then. What is taken over
 * has line 0, since it has no place in this file. */
void cad_lexicon_extend (CadLexicon *own, CadLexicon *base);

/* check.c: what shows only when the whole lexicon is there */
void cad_lexicon_check (CadLexiconReader *reader);

G_END_DECLS
