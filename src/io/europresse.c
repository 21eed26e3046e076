/* SPDX-License-Identifier: MIT
 * europresse.c - Europresse exports: the same classes of spans in articles (now) and in tables (before) */
#include "pages.h"

#include <string.h>

typedef struct {
  CadPage *page;
  CadPageArticle *article; /* the present one, or NULL before the first */
  GString *text;           /* its body so far */
  GString *loose;          /* paragraphs outside any body container */
} Reader;

static void
finish_article (Reader *reader)
{
  if (reader->article != NULL)
    cad_page_set (reader->article, CAD_FIELD_TEXT,
                  g_strdup (reader->text->len > 0 ? reader->text->str : reader->loose->str));
  g_string_truncate (reader->text, 0);
  g_string_truncate (reader->loose, 0);
}

/* "L'Indécapant, no. 123": the number is none of the name. */
static char *
source_name (const CadNode *node)
{
  char *name = cad_node_line (node);
  static const char *const marks[] = { ", no.", ", no ", ", n°", ", nº", " (site web)", " (web)" };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++) {
    char *found = strcasestr (name, marks[i]);

    if (found != NULL)
      *found = '\0';
  }
  return g_strstrip (name);
}

/* news·20230919·IND·0q1503_12560: an id, and a date when the header has none. */
static void
take_number (Reader *reader, const CadNode *node)
{
  g_autofree char *number = g_strstrip (cad_node_line (node));
  g_auto (GStrv) parts = g_strsplit (number, "·", 3);

  if (parts[0] != NULL && parts[1] != NULL) {
    g_autofree char *date = cad_corpus_date (parts[1]);

    cad_page_set (reader->article, CAD_FIELD_DATE, g_steal_pointer (&date));
  }
  cad_page_set (reader->article, CAD_FIELD_ID, g_steal_pointer (&number));
}

static void
take_header (Reader *reader, const CadNode *node)
{
  g_autofree char *header = cad_node_line (node);
  g_autofree char *date = cad_corpus_date (header);

  cad_page_extra (reader->article, "header", header);
  cad_page_set (reader->article, CAD_FIELD_DATE, g_steal_pointer (&date));
}

static void
take_authors (Reader *reader, const CadNode *node)
{
  g_autofree char *authors = g_strstrip (cad_node_line (node));

  cad_page_extra (reader->article, "author", authors);
}

/* What the class of @node says it is; FALSE when what is inside must be looked at. */
static gboolean
take_node (Reader *reader, const CadNode *node)
{
  if (cad_node_has_class (node, "DocPublicationName")) {
    finish_article (reader);
    reader->article = cad_page_add (reader->page);
    cad_page_set (reader->article, CAD_FIELD_SOURCE, source_name (node));
    return TRUE;
  }
  if (reader->article == NULL)
    return FALSE;
  if (cad_node_has_class (node, "DocHeader"))
    take_header (reader, node);
  else if (cad_node_has_class (node, "titreArticle"))
    cad_page_set (reader->article, CAD_FIELD_TITLE, g_strstrip (cad_node_line (node)));
  else if (cad_node_has_class (node, "docAuthors"))
    take_authors (reader, node);
  else if (cad_node_has_class (node, "lblNodoc"))
    take_number (reader, node);
  else if (cad_node_has_class (node, "docOcurrContainer") || cad_node_has_class (node, "DocText"))
    cad_node_add_paragraph (node, reader->text);
  else if (cad_node_is (node, "p") && !cad_node_has_class (node, "apd-wrapper"))
    cad_node_add_paragraph (node, reader->loose);
  else
    return FALSE;
  return TRUE;
}

/* The copyright line and the notices of the service; the document's number stands among them. */
static gboolean
is_footer (const CadNode *node)
{
  return cad_node_is (node, "footer") || cad_node_is (node, "aside");
}

static void
read_footer (Reader *reader, const CadNode *footer)
{
  for (const CadNode *node = footer; reader->article != NULL && node != NULL; node = cad_node_next (node, footer))
    if (node->name != NULL && cad_node_has_class (node, "lblNodoc")) {
      take_number (reader, node);
      return;
    }
}

void
cad_page_read_europresse (CadPage *page)
{
  const CadNode *root = page->markup->root;
  Reader reader = { .page = page, .text = g_string_new (NULL), .loose = g_string_new (NULL) };
  const CadNode *node = root->first;

  while (node != NULL) {
    gboolean whole = TRUE;

    if (is_footer (node))
      read_footer (&reader, node);
    else
      whole = node->name != NULL && take_node (&reader, node);
    page->announced += cad_node_is (node, "article");
    node = whole ? cad_node_after (node, root) : cad_node_next (node, root);
  }
  finish_article (&reader);
  g_string_free (reader.text, TRUE);
  g_string_free (reader.loose, TRUE);
}
