/* SPDX-License-Identifier: MIT
 * cli-copies.h - the texts that the articles of a corpus share: found in one way through it, compared in another */
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

/* Finds the texts that the articles of all @places share; tallies and tables of counts among their paths are passed over.
 * Returns: (transfer full) or NULL with @error, also for standard input and pipes, which cannot be read twice */
CadCopies *cli_copies_find (const CliPlace *places, guint n_places, GError **error);

/* The copies to leave out of @places with --once (*@surplus is then owned by the caller), none without. */
gboolean cli_copies_surplus (const CliPlace *places, guint n_places, GHashTable **surplus, GError **error);

/* Whether the articles of @place can be read twice. */
gboolean cli_place_is_lasting (const CliPlace *place);

/* Takes @copies, found at @place, and reads their articles again with @knowledge for agencies and changed words.
 * Returns: (transfer full) finished, or NULL with @error */
CadShared *cli_shared_new (CadCopies *copies, const CliPlace *place, CliKnowledge *knowledge, GError **error);

/* cadrage corpus copies, of the arguments behind the first; @wordings: of the tables the one of changed words. */
CliStatus cli_corpus_copies (const CliOptions *options, gboolean wordings);

G_END_DECLS
