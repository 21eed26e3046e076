/* SPDX-License-Identifier: MIT
 * library.h - where lexicons and language packs lie on disk */
#pragma once

#include <cadrage/language.h>
#include <cadrage/lexicon.h>

G_BEGIN_DECLS

/* The data directory: CADRAGE_DATA_DIR, else beside the program, else where it was installed.
 * Returns: (transfer full) or NULL with @error set */
char *cad_library_dir (GError **error);

/* The files that something was made of, with their bytes. */
typedef struct _CadSources CadSources;

CadSources *cad_sources_new (void);

/* Adds to @sources what is noted in @more. */
void cad_sources_add (CadSources *sources, const CadSources *more);
void cad_sources_free (CadSources *sources);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadSources, cad_sources_free)

/* The file that the lexicon @name is. Returns: (transfer full) or NULL with @error when there is no such lexicon */
char *cad_library_path (const char *name, GError **error);

/* Loads the lexicon @name: a path when it holds a slash or ends in .yaml, else a shipped id. The message of an unknown name
 * gives the nearest one. Warnings of the file are appended to @warnings (of char*) when that is not NULL.
 * Returns: (transfer full) or NULL with @error set */
CadLexicon *cad_library_lexicon (const char *name, GPtrArray *warnings, GError **error);

/* The same, noting in @sources (or NULL) what was read. */
CadLexicon *cad_library_lexicon_noted (const char *name, GPtrArray *warnings, CadSources *sources, GError **error);

/* What a lexicon file holds, whatever is wrong with it. */
typedef struct {
  char *path;
  GBytes *bytes;
  CadFaults *faults;
  CadLexicon *lexicon; /* NULL when one of @faults is an error */
} CadLibraryFile;

/* Reads the lexicon @name as cad_library_lexicon() does, but leaves the faults to the caller.
 * Returns: (transfer full) or NULL with @error set when there is no such file or it cannot be read */
CadLibraryFile *cad_library_read (const char *name, GError **error);
void cad_library_file_free (CadLibraryFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadLibraryFile, cad_library_file_free)

/* Ids of the shipped lexicons of @language (NULL: of all), sorted. Returns: (transfer full) of char* */
GPtrArray *cad_library_lexicons (const char *language, GError **error);

/* The languages that have shipped lexicons, sorted. Returns: (transfer full) of char*, or NULL with @error */
GPtrArray *cad_library_languages (GError **error);

/* Returns: (transfer full) or NULL with @error set; a language without a pack is no error */
CadLanguage *cad_library_language (const char *id, GError **error);

/* The same, noting in @sources (or NULL) what was read and what was not there. */
CadLanguage *cad_library_language_noted (const char *id, CadSources *sources, GError **error);

/* The same with the rules of the pack alone, enough to tell whether a text is in the language; noted in @sources (or NULL). */
CadLanguage *cad_library_language_rules (const char *id, CadSources *sources, GError **error);

G_END_DECLS
