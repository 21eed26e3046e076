/* SPDX-License-Identifier: MIT
 * copies.h - the texts that the articles of a corpus share: found in one way through it, compared in another */
#pragma once

#include "cli.h"

#include <cadrage/shared.h>

G_BEGIN_DECLS

/* Where articles are read from, twice. */
typedef struct {
  const CliOptions *options;
  const char *const *paths; /* NULL-terminated */
  const char *source;       /* of every article, or NULL: what the corpus says */
} CliPlace;

/* Adds the articles of @place to @copies. FALSE with @error, also for standard input, which cannot be read twice. */
gboolean cli_copies_add (CadCopies *copies, const CliPlace *place, GError **error);

/* Reads the articles that @shared wants, of the @knowledge that finds their mentions. */
gboolean cli_shared_add (CadShared *shared, const CliPlace *place, CliKnowledge *knowledge, GError **error);

/* cadrage corpus copies, of the arguments behind the first; @wordings: of the tables the one of changed words. */
CliStatus cli_corpus_copies (const CliOptions *options, gboolean wordings);

G_END_DECLS
