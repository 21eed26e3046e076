/* SPDX-License-Identifier: MIT
 * lexicon-parts.h - the parts of `cadrage lexicon` */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

CliStatus cli_lexicon_show (const CliOptions *options, const char *const *names);

/* Without @names: all shipped lexicons. @stems: also what every word of a term became. */
CliStatus cli_lexicon_check (const CliOptions *options, const char *const *names, gboolean stems);

/* Compiles the shipped lexicons into the folder @names[0]. */
CliStatus cli_lexicon_compile (const CliOptions *options, const char *const *names, gboolean stems);

/* The stems of all terms of @lexicon, and the other words of the lexicon that share them. */
void cli_lexicon_stems (GString *out, const CadLexicon *lexicon, const CadTextRules *rules);

guint cli_lexicon_count_wordings (const CadLexicon *lexicon);

G_END_DECLS
