/* SPDX-License-Identifier: MIT
 * gnuplot-process.h - a child process in a cage: no shell, no network, nothing of the user's environment, limits */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

typedef struct {
  const char *program; /* absolute path */
  const char *scratch; /* its working directory and home */
  guint seconds;       /* then it is killed, with all it started */
} CadCage;

/* How a process ended. */
typedef struct {
  int status;    /* exit status, or -1 when a signal ended it */
  gboolean late; /* killed by us */
  char *talk;    /* owned: the first kilobytes of its stderr, on one line */
} CadOutcome;

void cad_outcome_clear (CadOutcome *outcome);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CadOutcome, cad_outcome_clear)

/* Runs the program with @arguments (NULL-terminated, without its own name) to its end. stdin and stdout are empty.
 * FALSE with @error (CAD_ERROR_CHART) when it cannot be started. */
gboolean cad_cage_run (const CadCage *cage, const char *const *arguments, CadOutcome *outcome, GError **error);

G_END_DECLS
