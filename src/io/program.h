/* SPDX-License-Identifier: MIT
 * program.h - which program this is, and what came with it */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number that no other build of the program has, nor the same one with another stemmer; the same wherever it is installed.
 * 0: cannot be told. */
guint64 cad_program_identity (void);

/* Where the file @name lies that came with the program: beside one that was just built, else where it was installed.
 * Returns: (transfer full) (nullable) */
char *cad_program_file (const char *name);

G_END_DECLS
