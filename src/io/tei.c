/* SPDX-License-Identifier: MIT
 * tei.c - TEI and XTZ: texts with their attributes, their header or a table beside them */
#include "pages.h"

#include <string.h>

/* What the attributes of <text> say; those of no field are kept by their names. */
static void
take_attributes (CadPageArticle *article, const CadNode *text)
{
  static const struct {
    const char *name;
    CadCorpusField field;
  } names[] = { { "id", CAD_FIELD_ID },         { "source", CAD_FIELD_SOURCE },    { "date", CAD_FIELD_DATE },
                { "title", CAD_FIELD_TITLE },   { "titre", CAD_FIELD_TITLE },      { "url", CAD_FIELD_URL },
                { "lang", CAD_FIELD_LANGUAGE }, { "language", CAD_FIELD_LANGUAGE } };

  for (const CadAttribute *a = text->attributes; a != NULL; a = a->next) {
    guint i = 0;

    while (i < G_N_ELEMENTS (names) && strcmp (a->name, names[i].name) != 0)
      i++;
    if (i < G_N_ELEMENTS (names))
      cad_page_set (article, names[i].field, g_strdup (a->value));
    else
      cad_page_extra (article, a->name, a->value);
  }
}

static char *
line_below (const CadNode *root, const char *outer, const char *inner)
{
  const CadNode *node = cad_node_find (root, outer);

  node = node != NULL ? cad_node_find (node, inner) : NULL;
  return node != NULL ? g_strstrip (cad_node_line (node)) : NULL;
}

static void
take_header (CadPageArticle *article, const CadNode *header)
{
  const CadNode *date = cad_node_find (header, "date");

  cad_page_set (article, CAD_FIELD_TITLE, line_below (header, "titleStmt", "title"));
  cad_page_set (article, CAD_FIELD_SOURCE, line_below (header, "sourceDesc", "publisher"));
  cad_page_set (article, CAD_FIELD_SOURCE, line_below (header, "publicationStmt", "publisher"));
  if (date == NULL)
    return;
  const char *when = cad_node_attribute (date, "when");

  cad_page_set (article, CAD_FIELD_DATE, when != NULL ? g_strdup (when) : g_strstrip (cad_node_line (date)));
}

/* The enclosing <TEI>, or NULL. */
static const CadNode *
tei_of (const CadNode *text)
{
  const CadNode *node = text;

  while (node != NULL && !cad_node_is (node, "TEI"))
    node = node->parent;
  return node;
}

void
cad_page_read_tei (CadPage *page)
{
  const CadNode *root = page->markup->root, *known = NULL, *header = NULL;

  for (const CadNode *node = root->first; node != NULL;) {
    if (!cad_node_is (node, "text")) {
      node = cad_node_next (node, root);
      continue;
    }
    CadPageArticle *article = cad_page_add (page);
    const CadNode *tei = tei_of (node);

    take_attributes (article, node);
    if (tei != NULL) {
      const char *id = cad_node_attribute (tei, "id");

      cad_page_set (article, CAD_FIELD_ID, g_strdup (id));
      cad_page_set (article, CAD_FIELD_LANGUAGE, g_strdup (cad_node_attribute (tei, "lang")));
      header = tei != known ? cad_node_find (tei, "teiHeader") : header;
      known = tei;
      if (header != NULL)
        take_header (article, header);
    }
    cad_page_set (article, CAD_FIELD_TEXT, cad_node_text (node));
    node = cad_node_after (node, root);
  }
}
