/* SPDX-License-Identifier: MIT
 * distances.h - how far apart the wordings of any two sources are */
#pragma once

#include <cadrage/report.h>

G_BEGIN_DECLS

/* One for each lexicon that two sources share a choice of. Returns: (transfer full) of CadDistanceTable, owned */
GPtrArray *cad_distances_new (const CadReport *report);

const CadEstimate *cad_distance_between (const CadReport *report, const CadDistanceTable *table, guint a, guint b);

/* The sources with a distance to another; beyond @most those with the fewest words are left out. *@found is how many there
 * are. Returns: (transfer full) of guint */
GArray *cad_distance_sources (const CadReport *report, const CadDistanceTable *table, guint most, guint *found);

/* So many sources are shown on a page. */
#define CAD_DISTANCES_SHOWN 24

G_END_DECLS
