/* SPDX-License-Identifier: MIT
 * factiva.c - Factiva exports: HTML with two-letter labels or without, and XML */
#include "pages.h"

#include <string.h>

/* frArticle: the language of the interface, and of the article when nothing else says */
static char *
language_of (const CadNode *article)
{
  const char *class = cad_node_attribute (article, "class");
  const char *found = class != NULL ? strstr (class, "Article") : NULL;

  if (found == NULL || found - class < 2 || !g_ascii_islower (found[-1]) || !g_ascii_islower (found[-2]) ||
      (found - class > 2 && found[-3] != ' '))
    return NULL;
  return g_strndup (found - 2, 2);
}

static char *
language_named (const char *name)
{
  static const char *const names[][2] = { { "français", "fr" }, { "french", "fr" },   { "anglais", "en" },
                                          { "english", "en" },  { "allemand", "de" }, { "german", "de" },
                                          { "russe", "ru" },    { "russian", "ru" } };
  g_autofree char *lower = g_utf8_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (lower, names[i][0]) == 0)
      return g_strdup (names[i][1]);
  return NULL;
}

/* "Document AFPFR00020230919ej9j0" */
static char *
accession_number (const char *value)
{
  const char *last = strrchr (value, ' ');

  return g_strdup (last != NULL ? last + 1 : value);
}

static void
take_label (CadPageArticle *article, const char *label, const char *value)
{
  if (strcmp (label, "HD") == 0)
    cad_page_set (article, CAD_FIELD_TITLE, g_strdup (value));
  else if (strcmp (label, "PD") == 0)
    cad_page_set (article, CAD_FIELD_DATE, g_strdup (value));
  else if (strcmp (label, "SN") == 0)
    cad_page_set (article, CAD_FIELD_SOURCE, g_strdup (value));
  else if (strcmp (label, "LA") == 0)
    cad_page_set (article, CAD_FIELD_LANGUAGE, language_named (value));
  else if (strcmp (label, "AN") == 0)
    cad_page_set (article, CAD_FIELD_ID, accession_number (value));
  else if (strcmp (label, "LP") != 0 && strcmp (label, "TD") != 0)
    cad_page_extra (article, label, value);
}

static const CadNode *
next_cell (const CadNode *cell)
{
  for (cell = cell->next; cell != NULL; cell = cell->next)
    if (cad_node_is (cell, "td"))
      return cell;
  return NULL;
}

static gboolean
is_label (const char *text)
{
  gsize n = strlen (text);

  return n >= 2 && n <= 3 && strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

/* The labelled rows; the cells of LP and TD hold the text, as paragraphs or without. */
static gboolean
read_labels (CadPageArticle *article, const CadNode *root, GString *cells)
{
  gboolean any = FALSE;

  for (const CadNode *node = root; node != NULL; node = cad_node_next (node, root)) {
    const CadNode *value = cad_node_is (node, "td") ? next_cell (node) : NULL;

    if (value == NULL)
      continue;
    g_autofree char *label = g_strstrip (cad_node_line (node));

    if (!is_label (label))
      continue;
    g_autofree char *text = g_strstrip (cad_node_line (value));

    any = TRUE;
    take_label (article, label, text);
    if (strcmp (label, "LP") == 0 || strcmp (label, "TD") == 0)
      cad_node_add_paragraph (value, cells);
  }
  return any;
}

static gboolean
is_word_count (const char *line)
{
  gsize digits = strspn (line, "0123456789  ., ");

  return digits > 0 && g_ascii_isdigit (*line) &&
         (g_str_has_prefix (line + digits, "mots") || g_str_has_prefix (line + digits, "words"));
}

/* The second layout: a headline, then divs for words, date, time and source, in this order but without names. */
static void
read_unlabelled (CadPageArticle *article, const CadNode *root)
{
  gboolean dated = FALSE;

  for (const CadNode *node = root->first; node != NULL; node = cad_node_next (node, root)) {
    gboolean headline = cad_node_has_class (node, "Headline");

    if (!headline && (!cad_node_is (node, "div") || cad_node_find (node, "div") != NULL))
      continue;
    g_autofree char *line = g_strstrip (cad_node_line (node));
    g_autofree char *date = cad_corpus_date (line);
    gboolean is_time = g_ascii_isdigit (*line) && strchr (line, ':') != NULL && strlen (line) <= 10;

    if (headline) {
      cad_page_set (article, CAD_FIELD_TITLE, g_steal_pointer (&line));
    } else if (!dated && date != NULL && strlen (line) < 40) {
      dated = TRUE;
      cad_page_set (article, CAD_FIELD_DATE, g_steal_pointer (&date));
    } else if (dated && !is_time && !is_word_count (line) && article->fields[CAD_FIELD_SOURCE] == NULL) {
      cad_page_set (article, CAD_FIELD_SOURCE, g_steal_pointer (&line));
    } else if (g_str_has_prefix (line, "Document ") && strchr (line + 9, ' ') == NULL) {
      cad_page_set (article, CAD_FIELD_ID, accession_number (line));
    }
  }
}

static void
read_article (CadPage *page, const CadNode *root)
{
  CadPageArticle *article = cad_page_add (page);
  GString *text = g_string_new (NULL), *cells = g_string_new (NULL);

  if (!read_labels (article, root, cells))
    read_unlabelled (article, root);
  cad_page_set (article, CAD_FIELD_LANGUAGE, language_of (root));
  for (const CadNode *node = root->first; node != NULL;) {
    gboolean paragraph = cad_node_is (node, "p") && cad_node_has_class (node, "articleParagraph");

    if (paragraph)
      cad_node_add_paragraph (node, text);
    node = paragraph ? cad_node_after (node, root) : cad_node_next (node, root);
  }
  cad_page_set (article, CAD_FIELD_TEXT, g_strdup (text->len > 0 ? text->str : cells->str));
  g_string_free (text, TRUE);
  g_string_free (cells, TRUE);
}

static gboolean
is_article (const CadNode *node)
{
  const char *class = cad_node_is (node, "div") ? cad_node_attribute (node, "class") : NULL;
  g_auto (GStrv) words = class != NULL ? g_strsplit (class, " ", 8) : NULL;

  return words != NULL && g_strv_contains ((const char *const *) words, "article");
}

void
cad_page_read_factiva_html (CadPage *page)
{
  const CadNode *root = page->markup->root;

  for (const CadNode *node = root->first; node != NULL;) {
    gboolean found = is_article (node);

    if (found)
      read_article (page, node);
    node = found ? cad_node_after (node, root) : cad_node_next (node, root);
  }
}

static char *
line_of (const CadNode *root, const char *name)
{
  const CadNode *node = cad_node_find (root, name);

  return node != NULL ? g_strstrip (cad_node_line (node)) : NULL;
}

static void
read_xml_article (CadPage *page, const CadNode *root)
{
  static const struct {
    const char *name;
    CadCorpusField field;
  } names[] = { { "accessionNo", CAD_FIELD_ID },
                { "baseLanguage", CAD_FIELD_LANGUAGE },
                { "headline", CAD_FIELD_TITLE },
                { "sourceName", CAD_FIELD_SOURCE } };
  CadPageArticle *article = cad_page_add (page);
  const CadNode *date = cad_node_find (root, "publicationDate");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    cad_page_set (article, names[i].field, line_of (root, names[i].name));
  if (date != NULL)
    cad_page_set (article, CAD_FIELD_DATE, g_strstrip (cad_node_line (date)));
  for (const CadNode *node = root->first; node != NULL; node = cad_node_next (node, root)) {
    if (cad_node_is (node, "leadParagraph") || cad_node_is (node, "tailParagraphs"))
      cad_node_add_paragraph (node, text);
    if (cad_node_is (node, "newsSubject"))
      cad_page_extra (article, "newsSubject", cad_node_attribute (node, "code"));
  }
  g_autofree char *copyright = line_of (root, "copyright");

  cad_page_extra (article, "copyright", copyright);
  cad_page_set (article, CAD_FIELD_TEXT, g_string_free (text, FALSE));
}

void
cad_page_read_factiva_xml (CadPage *page)
{
  const CadNode *root = page->markup->root;

  for (const CadNode *node = root->first; node != NULL;) {
    gboolean found = cad_node_is (node, "article");

    if (found)
      read_xml_article (page, node);
    node = found ? cad_node_after (node, root) : cad_node_next (node, root);
  }
}
