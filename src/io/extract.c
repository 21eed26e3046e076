/* SPDX-License-Identifier: MIT
 * extract.c - the article of a page: where most of its paragraphs stand together, and little of it is links */
#include "pages.h"

#include <string.h>

#define PARAGRAPH_LEAST 25 /* bytes: shorter ones prove nothing */
#define HINT            25.0
#define SIBLING_SHARE   0.2 /* of the best score: then a neighbour belongs to the article */

typedef struct {
  double score;
  gsize text, links; /* bytes of text below, and of those in links */
  gboolean unlikely; /* by its name or class */
} Worth;

typedef struct {
  GHashTable *worths; /* CadNode -> Worth, owned */
  const CadNode *root;
} Extraction;

static Worth *
worth_of (const Extraction *extraction, const CadNode *node)
{
  Worth *worth = g_hash_table_lookup (extraction->worths, node);

  if (worth == NULL) {
    worth = g_new0 (Worth, 1);
    g_hash_table_insert (extraction->worths, (gpointer) node, worth);
  }
  return worth;
}

static gboolean
names_one_of (const CadNode *node, const char *const *parts)
{
  const char *class = cad_node_attribute (node, "class"), *id = cad_node_attribute (node, "id");

  for (guint i = 0; parts[i] != NULL; i++)
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

static gboolean
is_unlikely (const CadNode *node)
{
  static const char *const elements[] = { "nav",    "footer", "aside",    "form",  "header", "script", "style",
                                          "button", "select", "noscript", "title", "head",   "svg",    NULL };
  static const char *const hints[] = { "comment", "share",      "social",     "related",   "sidebar",    "cookie",
                                       "menu",    "newsletter", "promo",      "banner",    "breadcrumb", "footer",
                                       "popup",   "subscri",    "author-box", "authorbox", "widget",     "consent",
                                       "advert",  "navbar",     NULL };
  static const char *const likely[] = { "article-body", "articlebody", "entry-content", "post-content", NULL };

  if (g_strv_contains (elements, node->name))
    return TRUE;
  if (g_str_equal (node->name, "body") || g_str_equal (node->name, "article") || g_str_equal (node->name, "html"))
    return FALSE;
  return names_one_of (node, hints) && !names_one_of (node, likely);
}

static double
hint_of (const CadNode *node)
{
  static const char *const good[] = { "article", "content", "entry", "post", "story", "text", "body", NULL };

  if (g_str_equal (node->name, "article"))
    return HINT;
  return names_one_of (node, good) ? HINT : 0.0;
}

static gboolean
is_paragraph (const CadNode *node)
{
  return cad_node_is (node, "p") || cad_node_is (node, "pre") || cad_node_is (node, "blockquote");
}

static gsize
letters_of (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += (guchar) *text > ' ';
  return n;
}

static gboolean
is_inside_link (const CadNode *node)
{
  for (guint i = 0; node != NULL && i < 8; i++, node = node->parent)
    if (cad_node_is (node, "a"))
      return TRUE;
  return FALSE;
}

/* Text goes to all that hold it, as far as the depth limit lets them be. */
static void
weigh_texts (Extraction *extraction)
{
  for (const CadNode *node = extraction->root->first; node != NULL;) {
    gboolean skip = node->name != NULL && is_unlikely (node);
    gsize letters = node->text != NULL ? letters_of (node->text) : 0;
    gboolean link = letters > 0 && is_inside_link (node);

    if (skip)
      worth_of (extraction, node)->unlikely = TRUE;
    for (const CadNode *up = node->parent; letters > 0 && up != NULL; up = up->parent) {
      Worth *worth = worth_of (extraction, up);

      worth->text += letters;
      worth->links += link ? letters : 0;
    }
    node = skip ? cad_node_after (node, extraction->root) : cad_node_next (node, extraction->root);
  }
}

static double
link_share (const Worth *worth)
{
  return worth->text > 0 ? (double) worth->links / (double) worth->text : 0.0;
}

static void
score_paragraphs (Extraction *extraction)
{
  for (const CadNode *node = extraction->root->first; node != NULL;) {
    const Worth *own = g_hash_table_lookup (extraction->worths, node);
    gboolean skip = own != NULL && own->unlikely;

    if (!skip && own != NULL && is_paragraph (node) && own->text >= PARAGRAPH_LEAST && link_share (own) < 0.5) {
      double score = 1.0 + MIN ((double) own->text / 100.0, 5.0);

      worth_of (extraction, node->parent)->score += score;
      if (node->parent->parent != NULL)
        worth_of (extraction, node->parent->parent)->score += score / 2;
    }
    node = skip ? cad_node_after (node, extraction->root) : cad_node_next (node, extraction->root);
  }
}

static double
final_score (const CadNode *node, const Worth *worth)
{
  return worth->score > 0 ? (worth->score + hint_of (node)) * (1.0 - link_share (worth)) : 0.0;
}

/* In the order of the document, so that equal scores give the same page twice. */
static const CadNode *
best_node (Extraction *extraction, double *best)
{
  const CadNode *found = NULL;

  *best = 0.0;
  for (const CadNode *node = extraction->root->first; node != NULL; node = cad_node_next (node, extraction->root)) {
    const Worth *worth = node->name != NULL ? g_hash_table_lookup (extraction->worths, node) : NULL;
    double score = worth != NULL ? final_score (node, worth) : 0.0;

    if (score > *best) {
      *best = score;
      found = node;
    }
  }
  return found;
}

static gboolean
is_block_of_text (const CadNode *node)
{
  static const char *const names[] = { "p", "pre", "blockquote", "h2", "h3", "h4", "ul", "ol", "table", "dl", NULL };

  return node->name != NULL && g_strv_contains (names, node->name);
}

/* The paragraphs below @node that are not links, buttons or boxes. */
static void
add_blocks (Extraction *extraction, const CadNode *node, GString *out)
{
  for (const CadNode *n = node; n != NULL;) {
    const Worth *worth = g_hash_table_lookup (extraction->worths, n);
    gboolean skip = worth != NULL && worth->unlikely && n != node;
    gboolean block = !skip && is_block_of_text (n);

    if (block && worth != NULL && link_share (worth) < 0.6)
      cad_node_add_paragraph (n, out);
    n = skip || block ? cad_node_after (n, node) : cad_node_next (n, node);
  }
}

static void
add_with_siblings (Extraction *extraction, const CadNode *best, double score, GString *out)
{
  for (const CadNode *node = best->parent->first; node != NULL; node = node->next) {
    const Worth *worth = node->name != NULL ? g_hash_table_lookup (extraction->worths, node) : NULL;

    if (worth == NULL || worth->unlikely)
      continue;
    if (node == best || final_score (node, worth) > score * SIBLING_SHARE ||
        (is_paragraph (node) && worth->text > 80 && link_share (worth) < 0.25))
      add_blocks (extraction, node, out);
  }
}

/* A page without paragraphs (lines behind <br>) gives what its best box holds. */
char *
cad_extract_main (const CadMarkup *markup)
{
  Extraction extraction = { .root = markup->root, .worths = g_hash_table_new_full (NULL, NULL, NULL, g_free) };
  GString *out = g_string_new (NULL);
  double score = 0.0;

  weigh_texts (&extraction);
  score_paragraphs (&extraction);
  const CadNode *best = best_node (&extraction, &score);

  if (best != NULL && best->parent != NULL)
    add_with_siblings (&extraction, best, score, out);
  const CadNode *article = cad_node_find (markup->root, "article");

  if (out->len == 0 && article != NULL)
    cad_node_add_paragraph (article, out);
  g_hash_table_unref (extraction.worths);
  return g_string_free (out, FALSE);
}
