/* SPDX-License-Identifier: MIT
 * map.h - sources and wordings on one plane: correspondence analysis of the wordings in own voice */
#pragma once

#include <cadrage/correspondence.h>
#include <cadrage/report.h>

G_BEGIN_DECLS

/* A source or a wording. */
typedef struct {
  const CadChoiceTable *table; /* NULL for a source */
  guint index;                 /* of the source or of the wording */
  guint64 n;                   /* mentions in own voice */
} CadMapItem;

typedef struct {
  const CadReport *report;    /* borrowed */
  const CadLexicon *lexicon;  /* borrowed */
  GArray *sources, *wordings; /* of CadMapItem, the most used first; the rows and columns of @analysis */
  CadCorrespondence *analysis;
} CadMap;

/* The map of the most used wordings of a lexicon and of the sources that use them. Returns: (transfer full) NULL when
 * there are too few of either for two axes */
CadMap *cad_map_new (const CadReport *report, guint lexicon);
void cad_map_free (CadMap *map);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadMap, cad_map_free)

/* The wording of an item that is not a source. */
const CadWording *cad_map_wording (const CadMapItem *item);

/* Part of the differences that @axis shows, from 0 to 1. */
double cad_map_part (const CadMap *map, guint axis);

/* Every point of every map, one row each. Returns: (transfer full) */
GString *cad_render_map_tsv (const CadReport *report);

G_END_DECLS
