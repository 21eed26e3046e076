/* SPDX-License-Identifier: MIT
 * merge.h - tally files added up line by line: memory grows neither with the articles nor, past a small block each, with the files */
#pragma once

#include <cadrage/lines.h>

G_BEGIN_DECLS

/* Gives the sum of the tallies at @paths (NULL-terminated; "-" is standard input) to @sink, bit by bit: what it got is right only
 * when TRUE is returned. FALSE with @error (CAD_ERROR_READ, or CAD_ERROR_FORMAT when one is no whole tally or they cannot be
 * added up). */
gboolean cad_merge_files (const char *const *paths, const CadSumRules *rules, CadSumSink sink, gpointer data,
                          GError **error);

G_END_DECLS
