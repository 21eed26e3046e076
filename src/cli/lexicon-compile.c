/* SPDX-License-Identifier: MIT
 * lexicon-compile.c - cadrage lexicon compile: the shipped lexicons as they lie beside an installed program */
#include "lexicon-parts.h"

#include <cadrage/shelf.h>

CliStatus
cli_lexicon_compile (const CliOptions *options, const char *const *names, gboolean stems)
{
  g_autoptr (GError) error = NULL;

  (void) options;
  (void) stems;
  if (names[0] == NULL || names[1] != NULL)
    return cli_usage_error ("lexicon", _ ("name the folder that the compiled lexicons are to be put into"));
  return cad_shelf_keep_shipped (names[0], &error) ? CLI_DONE : cli_fail (error);
}
