/* SPDX-License-Identifier: MIT
 * agencies.h - whose dispatch an article says it prints */
#pragma once

#include <cadrage/language.h>
#include <cadrage/tokens.h>

G_BEGIN_DECLS

/* The table agencies.tsv of a pack. Returns: (transfer full) NULL without the table; faults are added to @report */
CadAgencies *cad_agencies_parse (const char *id, CadLanguageSource source, gpointer data, GString *report);

/* Agencies of no pack, to which names can be added. Returns: (transfer full) */
CadAgencies *cad_agencies_new (void);
void cad_agencies_free (CadAgencies *agencies);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadAgencies, cad_agencies_free)

/* Adds @name as a way to write @agency. A word in capitals is found in capitals only, one with a first capital with
 * one. */
void cad_agencies_add (CadAgencies *agencies, const char *name, const char *agency);

/* The agency that is called @name, or NULL. */
const char *cad_agencies_named (const CadAgencies *agencies, const char *name);

/* Adds to @credits (of char*, borrowed) the agencies that @tokens credit and that are not yet in it: in brackets,
 * before the dash of a dateline, or in a line of its own at the begin or end, behind the words of @language (NULL:
 * none) such as `avec`. An agency that is only cited is not credited. O(tokens). */
void cad_agencies_credited (const CadAgencies *agencies, const CadAgencies *language, const CadTokens *tokens,
                            GPtrArray *credits);

G_END_DECLS
