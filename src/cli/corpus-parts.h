/* SPDX-License-Identifier: MIT
 * corpus-parts.h - the parts of cadrage corpus */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/* What was read and what is damaged. CLI_NOTHING when anything is. */
CliStatus cli_corpus_check (const CliOptions *options, CadCorpus *corpus);

G_END_DECLS
