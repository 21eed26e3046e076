/* SPDX-License-Identifier: MIT
 * single-page.c - one saved web page: its article and what its head says of it */
#include "pages.h"

#include <string.h>

static const struct {
  const char *name; /* of a meta element, by `property`, `name` or `itemprop` */
  CadCorpusField field;
} metas[] = {
  { "og:site_name", CAD_FIELD_SOURCE }, { "og:title", CAD_FIELD_TITLE }, { "article:published_time", CAD_FIELD_DATE },
  { "datePublished", CAD_FIELD_DATE },  { "dc.date", CAD_FIELD_DATE },   { "dcterms.created", CAD_FIELD_DATE },
  { "date", CAD_FIELD_DATE },           { "pubdate", CAD_FIELD_DATE },   { "og:url", CAD_FIELD_URL },
};

static void
take_meta (CadPageArticle *article, const CadNode *meta)
{
  static const char *const keys[] = { "property", "name", "itemprop" };
  const char *content = cad_node_attribute (meta, "content");

  for (guint k = 0; content != NULL && k < G_N_ELEMENTS (keys); k++) {
    const char *name = cad_node_attribute (meta, keys[k]);

    for (guint i = 0; name != NULL && i < G_N_ELEMENTS (metas); i++)
      if (g_ascii_strcasecmp (name, metas[i].name) == 0)
        cad_page_set (article, metas[i].field, g_strdup (content));
    if (g_strcmp0 (name, "author") == 0)
      cad_page_extra (article, "author", content);
  }
}

static void
take_link (CadPageArticle *article, const CadNode *link)
{
  if (g_strcmp0 (cad_node_attribute (link, "rel"), "canonical") == 0)
    cad_page_set (article, CAD_FIELD_URL, g_strdup (cad_node_attribute (link, "href")));
}

static void
take_language (CadPageArticle *article, const CadNode *html)
{
  const char *language = cad_node_attribute (html, "lang");

  if (language != NULL)
    cad_page_set (article, CAD_FIELD_LANGUAGE, g_ascii_strdown (language, strcspn (language, "-_")));
}

static void
take_head (CadPage *page, CadPageArticle *article)
{
  const CadNode *root = page->markup->root;

  cad_page_set (article, CAD_FIELD_DATE, cad_extract_data (page->markup, "datePublished"));
  for (const CadNode *node = root->first; node != NULL; node = cad_node_next (node, root)) {
    if (cad_node_is (node, "meta"))
      take_meta (article, node);
    else if (cad_node_is (node, "link"))
      take_link (article, node);
    else if (cad_node_is (node, "html"))
      take_language (article, node);
    else if (cad_node_is (node, "time"))
      cad_page_set (article, CAD_FIELD_DATE, g_strdup (cad_node_attribute (node, "datetime")));
  }
  const CadNode *h1 = cad_node_find (root, "h1"), *title = cad_node_find (root, "title");

  if (h1 != NULL)
    cad_page_set (article, CAD_FIELD_TITLE, g_strstrip (cad_node_line (h1)));
  if (title != NULL)
    cad_page_set (article, CAD_FIELD_TITLE, g_strstrip (cad_node_line (title)));
}

void
cad_page_read_single (CadPage *page)
{
  const CadNode *body = cad_node_find (page->markup->root, "body");
  g_autofree char *all = cad_node_text (body != NULL ? body : page->markup->root);
  g_autofree char *data = page->no_extract ? NULL : cad_extract_data (page->markup, "articleBody");
  g_autofree char *main = page->no_extract ? g_strdup (all) : cad_extract_main (page->markup);
  gsize length = strlen (all);

  if (cad_extract_prefers_data (data, main)) {
    g_free (main);
    main = g_steal_pointer (&data);
    length = MAX (length, strlen (main));
  }
  if (length == 0)
    return;
  CadPageArticle *article = cad_page_add (page);

  take_head (page, article);
  if (*main == '\0')
    cad_page_set (article, CAD_FIELD_TEXT, g_steal_pointer (&all));
  else {
    page->kept = MIN (strlen (main) * 100 / length, 100);
    cad_page_set (article, CAD_FIELD_TEXT, g_steal_pointer (&main));
  }
}
