/* SPDX-License-Identifier: MIT
 * resource.h - the files under reports/ that are compiled in */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "charts/chart.gp": one of reports/resources.xml. Returns: (transfer full) */
GBytes *cad_resource (const char *name);

G_END_DECLS
