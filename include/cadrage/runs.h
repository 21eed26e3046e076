/* SPDX-License-Identifier: MIT
 * runs.h - counts that are put away in temporary files when they are more than memory should hold, and added up at the end */
#pragma once

#include <cadrage/tally.h>

G_BEGIN_DECLS

typedef struct {
  const char *folder; /* where the files are; they bear no names, so that nothing is left of them whatever happens */
  gsize limit;        /* bytes that a tally may take in memory (cad_tally_size) */
  guint fan;          /* at least 2: as many files become one, so that few are open however many there were */
} CadRunRules;

typedef struct _CadRuns CadRuns;

/* Copies @rules. Returns: (transfer full) */
CadRuns *cad_runs_new (const CadRunRules *rules);
void cad_runs_free (CadRuns *runs);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadRuns, cad_runs_free)

/* Puts @tally away when it is over the limit; *@put says whether it was, and that its counts should be given up. Several threads may
 * call this at a time. FALSE with @error (CAD_ERROR_WRITE, CAD_ERROR_READ), now and from then on, when a file could not be
 * written. */
gboolean cad_runs_offer (CadRuns *runs, const CadTally *tally, gboolean *put, GError **error);

/* Puts @tally away, however small. */
gboolean cad_runs_add (CadRuns *runs, const CadTally *tally, GError **error);

/* FALSE with @error when one of the calls before has failed. */
gboolean cad_runs_check (CadRuns *runs, GError **error);

/* Whether nothing was put away. */
gboolean cad_runs_are_empty (CadRuns *runs);

/* Gives the lines of the tally that holds all counts put away to @sink: those of cad_tally_write, had they stayed together. */
gboolean cad_runs_sum (CadRuns *runs, CadSumSink sink, gpointer data, GError **error);

G_END_DECLS
