/* SPDX-License-Identifier: MIT
 * variants.h - where two versions of one text name a contested thing differently: same event, same text, another word */
#pragma once

#include <cadrage/reading.h>

G_BEGIN_DECLS

/* What is kept of an article to compare its words with those of another version: text, words, mentions. */
typedef struct _CadVersion CadVersion;

/* @lexicons are those of the reader (of const CadLexicon); they must outlive the version. Returns: (transfer full) */
CadVersion *cad_version_new (const CadReading *reading, GPtrArray *lexicons);
void cad_version_free (CadVersion *version);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadVersion, cad_version_free)

typedef enum {
  CAD_VARIANT_WORDING, /* another wording of the same choice */
  CAD_VARIANT_WORDS,   /* a wording in one version, words that no lexicon lists, or none, in the other */
  CAD_VARIANT_VOICE,   /* the same wording, in another group of voices: put between quotation marks, for instance */
  CAD_N_VARIANTS
} CadVariantKind;

/* "wording", "words", "voice": the names of the machine formats. */
const char *cad_variant_name (CadVariantKind kind);

/* What one version says there. */
typedef struct {
  const CadWording *wording; /* NULL: words without a mention of the choice */
  CadVoiceKind voice;        /* with a wording */
  guint32 start;             /* byte of the text */
  char *text;                /* the mention or the words, owned; "" for none */
  guint32 at;                /* byte of the sentence where @text begins */
  char *sentence;            /* owned; cut around the text when it is longer than a screen */
} CadVariantSide;

typedef struct {
  CadVariantKind kind;
  const CadLexicon *lexicon;
  const CadChoice *choice;  /* NULL for loaded words */
  const CadWording *loaded; /* their group, or NULL */
  CadVariantSide sides[2];
} CadVariant;

void cad_variant_free (CadVariant *variant);

/* The id of the choice, or of the group of loaded words. */
const char *cad_variant_choice (const CadVariant *variant);

#define CAD_VARIANT_WORDS_MOST 12

/* The places where @a and @b differ, in the order of @a. A place is a mention of either, and what stands opposite it:
 * the words between the neighbours that both versions of the sentence share, at most CAD_VARIANT_WORDS_MOST. Sentences
 * that only one version has do not count: to cut is not to reword. Returns: (transfer full) of CadVariant, owned */
GPtrArray *cad_variants_find (const CadVersion *a, const CadVersion *b);

G_END_DECLS
