/* SPDX-License-Identifier: MIT
 * rules.h - what the tokeniser must know of a language; a language pack fills it */
#pragma once

#include <cadrage/boilerplate.h>

G_BEGIN_DECLS

/* All words are normalised as cad_text_normalise() does; all sets are keys of a GHashTable, owned. */
typedef struct {
  char *stemmer;             /* name of the Snowball stemmer ("french"), or NULL: words stay as they are */
  GHashTable *elisions;      /* set: "l'", "d'", "qu'", "jusqu'": split off the word they lean on */
  GHashTable *unsplit;       /* set: "aujourd'hui", "prud'homme": apostrophe words that stay whole */
  GHashTable *abbreviations; /* set, without the dot: "m", "mme", "gén": their dot ends no sentence */
  GHashTable *glue_before;   /* set: function words that broken pages glue before a word: "ont", "dans" */
  GHashTable *glue_after; /* set: function words glued after a word: "à", "un", "d'un" is "d'" + "un"; one of a single
                                letter is cut off any small word of five letters more, so no word may end in it */
  GHashTable *unglued;    /* set: whole words that look glued but are words: "surprise" */
  GHashTable *variants;   /* "le" -> GPtrArray of "la", "les", "l'": a plain term word also finds these */
  GHashTable *prefixes;   /* set: "anti", "contre", "auto": `anti-x`, `anti x` and `antix` are one */
  GHashTable *function_words;  /* set: "avec", "est": what a text's language is told by, with elisions and variants, */
  GHashTable *letters;         /* set: "à", "ç": and by these */
  CadBoilerplate *boilerplate; /* what sites write around articles, or NULL */
  gboolean single_quotes;      /* ' and ‘ ’ can be quotation marks (never in French) */
} CadTextRules;

/* Empty rules: no stemmer, no elision; enough for a language without a pack. */
void cad_text_rules_init (CadTextRules *rules);
void cad_text_rules_clear (CadTextRules *rules);

G_END_DECLS
