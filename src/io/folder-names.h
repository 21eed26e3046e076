/* SPDX-License-Identifier: MIT
 * folder-names.h - the files below a folder that may hold articles, by name */
#pragma once

#include "corpus-private.h"

G_BEGIN_DECLS

/* One after the other, each relative to the folder and with a NUL behind it, in the order of their bytes. */
typedef struct {
  GString *names;
  guint n;
  guint ignored; /* files that are no articles by their names */
} CadFolderNames;

/* Finds the files of @folder. Links that are not followed, and folders that cannot be read, are noted in @corpus. */
void cad_folder_names_init (CadFolderNames *names, const CadStreamFolder *folder, CadCorpus *corpus);
void cad_folder_names_clear (CadFolderNames *names);

/* Adds @paths (of char*, copied) at their places. */
void cad_folder_names_add (CadFolderNames *names, const GPtrArray *paths);

static inline const char *
cad_folder_names_first (const CadFolderNames *names)
{
  return names->names->str;
}

/* The name behind @name, when that is not the last. */
const char *cad_folder_names_after (const char *name);

G_END_DECLS
