/* SPDX-License-Identifier: MIT
 * boilerplate.h - reading boilerplate.tsv of a language pack, inside the lexicon layer */
#pragma once

#include <cadrage/boilerplate.h>
#include <cadrage/language.h>

G_BEGIN_DECLS

/* Returns: (transfer full) or NULL when the pack has no such table; faults are added to @report */
CadBoilerplate *cad_boilerplate_parse (const char *id, CadLanguageSource source, gpointer data, GString *report);

G_END_DECLS
