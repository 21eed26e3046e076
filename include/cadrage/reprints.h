/* SPDX-License-Identifier: MIT
 * reprints.h - the texts that articles share, for people and for programs: into memory, never into a file */
#pragma once

#include <cadrage/render.h>
#include <cadrage/shared.h>

G_BEGIN_DECLS

/* One row an article of a cluster: cluster, articles, sources, agencies, source, article, date, title, first,
 * likeness. */
GString *cad_render_copies_tsv (const CadShared *shared);

/* One row a changed word: the first article's side, then the other's. */
GString *cad_render_copies_wordings_tsv (const CadShared *shared);

/* Both, as {"articles": N, "copies": [...]} */
GString *cad_render_copies_json (const CadShared *shared);

/* @interface is "fr" or "en". */
GString *cad_render_copies_text (const CadShared *shared, const char *interface, const CadTerminal *terminal);

G_END_DECLS
