/* SPDX-License-Identifier: MIT
 * language.h - a language pack: what tokens and voices need to know of one language, all of it data */
#pragma once

#include <cadrage/detector.h>
#include <cadrage/error.h>
#include <cadrage/faults.h>
#include <cadrage/flat.h>
#include <cadrage/rules.h>

G_BEGIN_DECLS

/* The cue tables; only the voice layer looks inside (src/voice works through cad_language_* of this header). */
typedef struct _CadCues CadCues;

/* The news agencies that a text may credit (agencies.h). */
typedef struct _CadAgencies CadAgencies;

typedef struct {
  char *id; /* "fr" */
  CadTextRules rules;
  CadCues *cues;         /* NULL for a language without a pack: quotation marks alone decide voices */
  CadAgencies *agencies; /* NULL when the pack names none */
} CadLanguage;

#define CAD_LANGUAGE_FILE "language.yaml" /* the file that every pack has */

/* Gives the bytes of the pack's file @name ("language.yaml", "verbs.tsv"), or NULL when there is none.
 * Returns: (transfer full) (nullable) */
typedef GBytes *(*CadLanguageSource) (const char *name, gpointer data);

/* Reads the pack of @id. When the source has no file at all the language is bare (no pack). Faults of all its files are in
 * the error. Returns: (transfer full) or NULL with @error set (CAD_ERROR_FORMAT) */
CadLanguage *cad_language_parse (const char *id, CadLanguageSource source, gpointer data, GError **error);

/* Reads the rules of the pack alone, which tell languages apart: without the tables that tell voices, and without their
 * faults. Otherwise as cad_language_parse. */
CadLanguage *cad_language_parse_rules (const char *id, CadLanguageSource source, gpointer data, GError **error);
void cad_language_free (CadLanguage *language);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadLanguage, cad_language_free)

/* Lays @language flat, and reads it back; small tables are read from @source again.
 * Returns: (transfer full) NULL when the bytes are none of cad_language_put() */
void cad_language_put (const CadLanguage *language, GByteArray *out);
CadLanguage *cad_language_read (CadFlat *flat, CadLanguageSource source, gpointer data);

gboolean cad_language_has_pack (const CadLanguage *language);

/* Tells @languages (of CadLanguage) apart by their rules; they must outlive it. Returns: (transfer full) */
CadDetector *cad_language_detector (const GPtrArray *languages);

G_END_DECLS
