/* SPDX-License-Identifier: MIT
 * resource.h - the files under reports/ that are compiled in */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Made of the files by reports/embed.sh; the last has no name. */
typedef struct {
  const char *name; /* "charts/chart.gp" */
  const guint8 *bytes;
  gsize length;
} CadResource;

extern const CadResource cad_resources[];

/* The file @name, which must be one of them. Returns: (transfer full) */
GBytes *cad_resource (const char *name);

G_END_DECLS
