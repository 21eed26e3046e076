/* SPDX-License-Identifier: MIT
 * classes.h - the distinct word tests of all terms, and the sets of them that patterns are made of */
#pragma once

#include <cadrage/lexicon.h>
#include <cadrage/vocabulary.h>

G_BEGIN_DECLS

/* A predicate is one test of one word: a stem, a written form, a wildcard, perhaps with a capital. A class is a set of
 * predicates: what may stand at one place of a pattern. Both are numbered from 0 and interned. */
typedef struct _CadClasses CadClasses;

/* @rules is borrowed. Returns: (transfer full) */
CadClasses *cad_classes_new (const CadTextRules *rules);
void cad_classes_free (CadClasses *classes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadClasses, cad_classes_free)

const CadTextRules *cad_classes_rules (const CadClasses *classes);

/* The class of a term's word; a word by stem brings the variants that the language has for it. */
guint32 cad_classes_word (CadClasses *classes, CadWordMode mode, gboolean capital, const char *word);

/* The class that holds what any of @members (of guint32, classes) holds. */
guint32 cad_classes_unite (CadClasses *classes, const GArray *members);

/* Adds to @symbols (of guint32) the classes that @word belongs to, each once. */
void cad_classes_test (const CadClasses *classes, const CadWord *word, GArray *symbols);

guint cad_classes_count (const CadClasses *classes);

/* Lays flat what testing words needs; and fills new classes with it, which can then be asked but not added to. */
void cad_classes_put (const CadClasses *classes, GByteArray *out);
void cad_classes_read (CadClasses *classes, CadFlat *flat);

/* A word that class @index may find, with a capital where one is asked for; there are cad_classes_samples() of them.
 * The first is always found; the others are guesses at other forms. Returns: (transfer full) */
char *cad_classes_sample (const CadClasses *classes, guint32 index, guint which);
guint cad_classes_samples (const CadClasses *classes, guint32 index);

G_END_DECLS
