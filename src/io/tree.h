/* SPDX-License-Identifier: MIT
 * tree.h - what lies in a folder, and what only seems to */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CAD_TREE_NOTHING, /* or what is neither file nor folder: a pipe, a device */
  CAD_TREE_FILE,
  CAD_TREE_FOLDER,
  CAD_TREE_LINK /* out of the folder, or to a folder: not followed */
} CadTreeKind;

/* What lies at @path (relative) in @folder; a link to a file below the folder is that file. */
CadTreeKind cad_tree_kind (const char *folder, const char *path);

/* Whether @path (relative) is a file that really lies below @folder, whatever links or dots are on the way. */
gboolean cad_tree_has_file (const char *folder, const char *path);

G_END_DECLS
