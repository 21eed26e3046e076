/* SPDX-License-Identifier: MIT
 * tree.c - files below a folder, and nothing outside it */
#include "tree.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

gboolean
cad_tree_has_file (const char *folder, const char *path)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  char *above = realpath (folder, NULL), *below = realpath (whole, NULL);
  gsize n = above != NULL ? strlen (above) : 0;
  gboolean inside = below != NULL && n > 0 && strncmp (below, above, n) == 0 &&
                    (below[n] == '/' || above[n - 1] == '/');

  inside = inside && !g_path_is_absolute (path) && g_file_test (below, G_FILE_TEST_IS_REGULAR);
  free (above);
  free (below);
  return inside;
}

CadTreeKind
cad_tree_kind (const char *folder, const char *path)
{
  g_autofree char *whole = g_build_filename (folder, path, NULL);
  struct stat status;

  if (lstat (whole, &status) != 0)
    return CAD_TREE_NOTHING;
  if (S_ISLNK (status.st_mode))
    return cad_tree_has_file (folder, path) ? CAD_TREE_FILE : CAD_TREE_LINK;
  return S_ISREG (status.st_mode) ? CAD_TREE_FILE : S_ISDIR (status.st_mode) ? CAD_TREE_FOLDER : CAD_TREE_NOTHING;
}
