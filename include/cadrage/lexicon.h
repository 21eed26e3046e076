/* SPDX-License-Identifier: MIT
 * lexicon.h - a lexicon as its YAML says it: choices, wordings, leans, actors, lists, loaded words, terms and proofs */
#pragma once

#include <cadrage/error.h>
#include <cadrage/faults.h>
#include <cadrage/flat.h>
#include <cadrage/rules.h>

G_BEGIN_DECLS

typedef enum {
  CAD_MATCH_STEM,  /* words of a term are found by their stems */
  CAD_MATCH_EXACT, /* words of a term are found as written, in any case */
  CAD_MATCH_FORM,  /* exact, and what * and ? say */
} CadMatchMode;

typedef enum {
  CAD_ELEMENT_WORD, /* one word; hyphenated words of a term are several, the later ones with @joined */
  CAD_ELEMENT_LIST, /* @name: any term of a list or an actor */
  CAD_ELEMENT_ANY,  /* (a|b c|d): any of */
  CAD_ELEMENT_GAP,  /* ..3: up to three words between, inside one sentence */
} CadElementKind;

typedef enum {
  CAD_WORD_BY_STEM,
  CAD_WORD_BY_FORM, /* =form, or match: exact */
  CAD_WORD_BY_WILDCARD,
} CadWordMode;

/* One element of a term. @text is normalised (cad_text_normalise) for words, the bare name for lists. A wildcard word
 * holds * (any letters, or none) and ? (one letter).
 * The term parser knows no language: it splits after an apostrophe with up to six letters before it. Where the rules of a
 * language do not split (prud'homme), the word before and the @elided one are one word of a text. */
typedef struct {
  CadElementKind kind;
  CadWordMode mode;     /* words */
  gboolean optional;    /* stood in [ ] */
  gboolean joined;      /* words: a hyphen stood before it in the term */
  gboolean elided;      /* words: an apostrophe stood before it in the term: l' + azerbaïdjan */
  gboolean capital;     /* words: written with a capital after =: the text must have one too */
  guint gap;            /* gaps: the most words between */
  char *text;           /* words and lists, owned */
  GPtrArray *sequences; /* CAD_ELEMENT_ANY: of GPtrArray of CadElement, owned */
} CadElement;

typedef struct _CadCondition CadCondition;

typedef struct {
  char *text;             /* as written */
  guint line, column;     /* of the lexicon file; 0 when taken over by `extends` (so everywhere below) */
  GPtrArray *elements;    /* of CadElement, owned */
  CadCondition *near;     /* or NULL: the wording's holds */
  CadCondition *not_near; /* or NULL */
} CadTerm;

/* near: {of: [...], within: N}: one of the terms stands in the same sentence, at most @within words away. */
struct _CadCondition {
  GPtrArray *terms; /* of CadTerm, owned */
  guint within;     /* words; 0: anywhere in the sentence */
};

/* A text in several languages: "fr" -> "antiterrorisme". */
typedef struct {
  GHashTable *by_language; /* owned */
} CadTitle;

typedef struct {
  char *text;
  guint line, column;
} CadProof;

/* A wording of a choice, or a group of loaded words. */
typedef struct {
  char *id;
  CadTitle title;
  double lean; /* [-1, 1]; 0 when the choice has no axis */
  gboolean has_lean;
  char *source; /* the grounds of the lean, or NULL */
  CadMatchMode match;
  GPtrArray *terms;  /* of CadTerm, owned */
  GPtrArray *except; /* of CadTerm, owned: a one-word exception without = or * holds by form, since by stem it would
                           cancel every mention or none */
  CadCondition *near;
  CadCondition *not_near;
  GPtrArray *found;     /* of CadProof, owned: sentences in which the wording must be found */
  GPtrArray *not_found; /* of CadProof, owned: `not`, sentences in which it must not */
  guint line, column;
} CadWording;

typedef struct {
  char *id;
  CadTitle title;
  char *axis;          /* id of an axis, or NULL */
  GPtrArray *wordings; /* of CadWording, owned */
  guint line, column;
} CadChoice;

typedef struct {
  char *id;
  CadTitle title;
  CadTitle minus, plus; /* poles */
} CadAxis;

/* An actor (somebody who can speak or act) or a plain list of words. */
typedef struct {
  char *id;
  CadTitle title;   /* actors */
  GPtrArray *terms; /* of CadTerm, owned */
  guint line, column;
} CadTermSet;

typedef struct {
  char *id;
  char *language; /* "fr" */
  guint version;
  char *licence;
  CadTitle title;
  char *sha256; /* of the file's bytes, hexadecimal; with `extends`, of the bytes and the other lexicon's sha256 */
  char *file;   /* name shown in messages */
  CadMatchMode match;
  GPtrArray *about; /* of CadTerm: one of them stands in every text about the lexicon's topic; empty: any text may be */
  GPtrArray *axes;  /* of CadAxis */
  GPtrArray *actors;  /* of CadTermSet */
  GPtrArray *lists;   /* of CadTermSet */
  GPtrArray *choices; /* of CadChoice */
  GPtrArray *loaded;  /* of CadWording */
} CadLexicon;

/* Gives the bytes of the lexicon that `extends: NAME` means. Returns: (transfer full) or NULL with @error set */
typedef GBytes *(*CadLexiconSource) (const char *name, gpointer data, GError **error);

/* Parses the YAML @bytes of @file. Every fault goes to @faults (made with the same bytes); the lexicon is NULL when one
 * of them is an error. @source may be NULL (then `extends` is a fault). Returns: (transfer full) (nullable) */
CadLexicon *cad_lexicon_parse (GBytes *bytes, CadFaults *faults, CadLexiconSource source, gpointer data);
void cad_lexicon_free (CadLexicon *lexicon);

/* Lays flat what is asked of a lexicon that is compiled: terms without their elements, no lists, no proofs. Reading it back
 * gives NULL after a fault. */
void cad_lexicon_put (const CadLexicon *lexicon, GByteArray *out);
CadLexicon *cad_lexicon_read (CadFlat *flat);

/* A lexicon without terms, for counts made elsewhere: @id, and what cad_lexicon_outline_add names. Returns: (transfer full) */
CadLexicon *cad_lexicon_outline (const char *id);

/* Adds @wording to @choice, either at first sight; an empty wording is a group of loaded words. */
void cad_lexicon_outline_add (CadLexicon *lexicon, const char *choice, const char *wording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadLexicon, cad_lexicon_free)

/* Parses one term. Faults are added at @line, @column. Returns: (transfer full) NULL after a fault */
CadTerm *cad_term_parse (const char *text, CadMatchMode match, guint line, guint column, CadFaults *faults);
void cad_term_free (CadTerm *term);

/* The title in @language, else in English, else in any, else @fallback. Returns: (transfer none) */
const char *cad_title_get (const CadTitle *title, const char *language, const char *fallback);

const CadAxis *cad_lexicon_axis (const CadLexicon *lexicon, const char *id);
const CadTermSet *cad_lexicon_actor (const CadLexicon *lexicon, const char *id);
const CadTermSet *cad_lexicon_list (const CadLexicon *lexicon, const char *id);

/* Number of terms and of proofs, for `lexicon list`. */
guint cad_lexicon_count_terms (const CadLexicon *lexicon);
guint cad_lexicon_count_proofs (const CadLexicon *lexicon);

G_END_DECLS
