/* SPDX-License-Identifier: MIT
 * tape.h - the lines of one tally file, read forwards in blocks. No file stays open between them, so that any number can be read */
#pragma once

#include <cadrage/lines.h>

G_BEGIN_DECLS

typedef struct _CadTape CadTape;

/* @mode CAD_SUM_TALLIES: the file must be a whole tally; else only its lines must be sorted. @block: bytes read at a time.
 * Returns: (transfer full) before the first line, or NULL with @error (CAD_ERROR_READ) */
CadTape *cad_tape_new (const char *path, CadSumMode mode, gsize block, GError **error);

/* The same for the lines of the file open at @descriptor (borrowed), as from its start; @name is what messages call it. */
CadTape *cad_tape_new_open (int descriptor, const char *name, gsize block);
void cad_tape_free (CadTape *tape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadTape, cad_tape_free)

/* Goes to the next line; *@more is FALSE behind the last. FALSE with @error when the file cannot be read or is no tally. */
gboolean cad_tape_next (CadTape *tape, gboolean *more, GError **error);

/* The line, until the next one. */
const CadTallyLine *cad_tape_line (const CadTape *tape);
CadLineOrigin cad_tape_origin (const CadTape *tape);

/* A hash of the totals, check and end of a tally that was read to its end; 0 when it has no article. */
guint64 cad_tape_signature (const CadTape *tape);

/* Adds the lines of @tapes (of CadTape) up as @rules say, and gives them to @sink. */
gboolean cad_tapes_merge (GPtrArray *tapes, const CadSumRules *rules, CadSumSink sink, gpointer data, GError **error);

G_END_DECLS
