/* SPDX-License-Identifier: MIT
 * work.h - inside of a pass: the workers that pieces of a corpus are handed to, and what a terminal shows meanwhile */
#pragma once

#include "cli.h"

G_BEGIN_DECLS

/* With --strict a remark is a failure, as soon as it is made. FALSE with @error when @read, the corpus of @pass or a piece of it,
 * has one. */
gboolean cli_pass_accepts (const CliPass *pass, const CadCorpus *read, GError **error);

/* As many threads as @pass asks for, the caller's among them; more are started only when articles wait. */
typedef struct _CliCrew CliCrew;

/* Borrows @pass. Returns: (transfer full) */
CliCrew *cli_crew_new (CliPass *pass);

/* Takes @piece of the pass's corpus. FALSE when an article has failed, so that no more are wanted. */
gboolean cli_crew_add (CliCrew *crew, CadCorpus *piece);

/* Waits for the last article, ends the work and frees @crew. FALSE with the @error of the first article that failed, in the
 * order of the corpus; what comes after it was not put out. */
gboolean cli_crew_finish (CliCrew *crew, GError **error);

/* One line on a terminal's standard error, renewed while a long corpus is read. */
typedef struct _CliProgress CliProgress;

/* Borrows the corpus of @pass. Returns: (transfer full) or NULL when nothing is to be shown */
CliProgress *cli_progress_new (const CliPass *pass);

/* To be called for each piece; looks at the clock. */
void cli_progress_tick (CliProgress *progress);

/* Clears the line and frees @progress. */
void cli_progress_end (CliProgress *progress);

G_END_DECLS
