/* SPDX-License-Identifier: MIT
 * extract-worth.c - letters, links and names of the elements of a page */
#include "extract-worth.h"

#include <string.h>

#define PARAGRAPH_LEAST 25   /* letters: shorter lines prove nothing */
#define LINKS_MOST      0.5  /* of a paragraph */
#define TEASER_LONGEST  700  /* letters of a box that only announces another page */
#define WHOLE_LEAST     0.25 /* of the page's text: a box with the headline that has so much is no side box */
#define WHOLE_UNTITLED  0.6  /* the same where no headline is marked */

static const char *const inline_names[] = { "a",    "b",    "i",     "em",    "strong", "span",    "u",
                                            "font", "mark", "q",     "cite",  "abbr",   "time",    "sub",
                                            "sup",  "s",    "small", "big",   "code",   "kbd",     "var",
                                            "del",  "ins",  "bdi",   "bdo",   "wbr",    "acronym", "tt",
                                            "dfn",  "ruby", "br",    "label", "img",    "data",    NULL };

static const char *const hidden_names[] = { "script", "style",  "noscript", "template", "svg",
                                            "math",   "iframe", "object",   "select",   "button",
                                            "option", "head",   "title",    "textarea", NULL };

static const char *const side_names[] = { "nav",     "footer", "aside", "form",        "figure",      "figcaption",
                                          "address", "dialog", "menu",  "amp-sidebar", "amp-consent", NULL };

static const char *const side_roles[] = { "navigation", "complementary", "banner", "contentinfo", "search",
                                          "dialog",     "alertdialog",   "menu",   NULL };

/* In classes and ids of what is beside an article. */
static const char *const side_hints[] = {
  "comment",   "disqus",     "respond",   "reaction",   "share",   "sharing", "social",     "related",
  "recommend", "sidebar",    "cookie",    "consent",    "gdpr",    "rgpd",    "didomi",     "onetrust",
  "menu",      "navbar",     "nav-",      "newsletter", "promo",   "banner",  "breadcrumb", "footer",
  "popup",     "modal",      "subscri",   "abonne",     "offer",   "author",  "byline",     "signature",
  "widget",    "advert",     "sponsor",   "outbrain",   "taboola", "teaser",  "toolbar",    "pagination",
  "most-read", "lire-aussi", "read-also", "copyright",  "caption", "meta",    "tags",       "skip-link",
  "masthead",  "login",      "search",    "print-only", "credit",  NULL
};

/* Beginnings of class names that speak of the page around, not of what the element is. */
static const char *const page_prefixes[] = { "has-",   "with-",  "no-",      "is-", "not-", "page",
                                             "layout", "single", "template", "js-", "wp-",  NULL };

static const char *const likely_hints[] = { "article-body", "articlebody",     "article__body",    "entry-content",
                                            "post-content", "article-content", "article__content", NULL };

static gboolean
holds_one_of (const char *text, const char *const *parts)
{
  for (guint i = 0; parts[i] != NULL; i++)
    if (strstr (text, parts[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
begins_with_one_of (const char *text, const char *const *beginnings)
{
  for (guint i = 0; beginnings[i] != NULL; i++)
    if (g_str_has_prefix (text, beginnings[i]))
      return TRUE;
  return FALSE;
}

/* Whether a class or the id of @node holds one of @parts. */
static gboolean
is_called (const CadNode *node, const char *const *parts)
{
  static const char *const attributes[] = { "class", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++) {
    const char *value = cad_node_attribute (node, attributes[i]);
    g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;
    g_auto (GStrv) words = lower != NULL ? g_strsplit_set (lower, " \t\r\n", -1) : NULL;

    for (guint j = 0; words != NULL && words[j] != NULL; j++)
      if (!begins_with_one_of (words[j], page_prefixes) && holds_one_of (words[j], parts))
        return TRUE;
  }
  return FALSE;
}

static gboolean
is_hidden (const CadNode *node)
{
  const char *style = cad_node_attribute (node, "style");

  return g_strv_contains (hidden_names, node->name) || cad_node_attribute (node, "hidden") != NULL ||
         (style != NULL && (strstr (style, "display:none") != NULL || strstr (style, "display: none") != NULL));
}

/* The head of a site, not that of an article. */
static gboolean
is_site_header (const CadWorth *worth)
{
  if (!cad_node_is (worth->node, "header"))
    return FALSE;
  for (const CadNode *up = worth->node->parent; up != NULL; up = up->parent)
    if (cad_node_is (up, "article") || cad_node_is (up, "main"))
      return FALSE;
  return TRUE;
}

static gboolean
is_side_box (const CadWorth *worth)
{
  const char *role = cad_node_attribute (worth->node, "role");

  if (g_strv_contains (side_names, worth->node->name) || is_site_header (worth))
    return TRUE;
  if (role != NULL && g_strv_contains (side_roles, role))
    return TRUE;
  return is_called (worth->node, side_hints) && !is_called (worth->node, likely_hints);
}

/* What holds the headline, or what is called an article's body, and much of the text is no side box, whatever its name. */
static gboolean
is_whole (const CadWorth *worth, const CadWorth *page)
{
  static const char *const names[] = { "html", "body", "main", "article", "", NULL };
  double share = page->text > 0 ? (double) worth->text / (double) page->text : 0;

  if (g_strv_contains (names, worth->node->name))
    return TRUE;
  if (worth->has_body || worth->has_title)
    return share >= WHOLE_LEAST;
  return !page->has_title && share >= WHOLE_UNTITLED;
}

gboolean
cad_node_is_heading (const CadNode *node)
{
  return node->name[0] == 'h' && node->name[1] >= '2' && node->name[1] <= '6' && node->name[2] == '\0';
}

/* A headline that is a link announces another page: it and the lines with it are a teaser. */
static void
leave_out_teaser (CadWorth *heading)
{
  CadWorth *box = heading->parent;

  while (box != NULL && box->text == heading->text)
    box = box->parent;
  if (box != NULL && box->text < TEASER_LONGEST && !box->has_title && box->parent != NULL)
    box->left_out = TRUE;
  heading->left_out = TRUE;
}

static void
mark (CadWorths *worths)
{
  const CadWorth *page = worths->order->pdata[0];

  for (guint i = 1; i < worths->order->len; i++) {
    CadWorth *worth = worths->order->pdata[i];

    if (cad_node_is_heading (worth->node) && worth->text > 0 && cad_worth_link_share (worth) > 0.7)
      leave_out_teaser (worth);
    else if (!worth->left_out)
      worth->left_out = is_side_box (worth) && !is_whole (worth, page);
  }
  for (guint i = 1; i < worths->order->len; i++) {
    CadWorth *worth = worths->order->pdata[i];

    worth->left_out |= worth->parent->left_out;
  }
}

static gsize
letters_of (const char *text)
{
  gsize n = 0;

  for (; *text != '\0'; text++)
    n += (guchar) *text > ' ';
  return n;
}

static CadWorth *
add (CadWorths *worths, const CadNode *node, CadWorth *parent)
{
  CadWorth *worth = g_new0 (CadWorth, 1);
  gboolean inlined = parent != NULL && g_strv_contains (inline_names, node->name);

  worth->node = node;
  worth->parent = parent;
  worth->block = inlined ? parent->block : worth;
  worth->inside_link = cad_node_is (node, "a") || (parent != NULL && parent->inside_link);
  worth->has_title = cad_node_is (node, "h1");
  worth->has_body = is_called (node, likely_hints) ||
                    g_strcmp0 (cad_node_attribute (node, "itemprop"), "articleBody") == 0;
  g_ptr_array_add (worths->order, worth);
  g_hash_table_insert (worths->worth, (gpointer) node, worth);
  return worth;
}

static void
add_text (CadWorth *worth, const char *text)
{
  gsize letters = letters_of (text);

  worth->text += letters;
  worth->block->own += letters;
  if (!worth->inside_link)
    return;
  worth->links += letters;
  worth->block->own_links += letters;
}

/* From the last element to the first, so that each has all of its own when it is added to the one above. */
static void
sum_up (CadWorths *worths)
{
  for (guint i = worths->order->len - 1; i > 0; i--) {
    const CadWorth *worth = worths->order->pdata[i];

    worth->parent->text += worth->text;
    worth->parent->links += worth->links;
    worth->parent->has_title |= worth->has_title;
    worth->parent->has_body |= worth->has_body;
  }
}

static void
sum_paragraphs (CadWorths *worths)
{
  for (guint i = worths->order->len - 1; i > 0; i--) {
    CadWorth *worth = worths->order->pdata[i];

    if (!worth->left_out && cad_worth_is_paragraph (worth))
      worth->paragraphs += worth->own;
    worth->parent->paragraphs += worth->paragraphs;
  }
}

CadWorths *
cad_worths_new (const CadNode *root)
{
  CadWorths *worths = g_new0 (CadWorths, 1);

  worths->order = g_ptr_array_new_with_free_func (g_free);
  worths->worth = g_hash_table_new (NULL, NULL);
  add (worths, root, NULL);
  for (const CadNode *node = root->first; node != NULL;) {
    gboolean hidden = node->name != NULL && is_hidden (node);
    CadWorth *parent = g_hash_table_lookup (worths->worth, node->parent);

    if (node->text != NULL)
      add_text (parent, node->text);
    else if (!hidden)
      add (worths, node, parent);
    node = hidden ? cad_node_after (node, root) : cad_node_next (node, root);
  }
  sum_up (worths);
  mark (worths);
  sum_paragraphs (worths);
  return worths;
}

void
cad_worths_free (CadWorths *worths)
{
  if (worths == NULL)
    return;
  g_hash_table_unref (worths->worth);
  g_ptr_array_unref (worths->order);
  g_free (worths);
}

CadWorth *
cad_worths_get (const CadWorths *worths, const CadNode *node)
{
  return g_hash_table_lookup (worths->worth, node);
}

double
cad_worth_link_share (const CadWorth *worth)
{
  return worth->text > 0 ? (double) worth->links / (double) worth->text : 0.0;
}

gboolean
cad_worth_is_paragraph (const CadWorth *worth)
{
  return worth->block == worth && worth->own >= PARAGRAPH_LEAST && !cad_node_is_heading (worth->node) &&
         !cad_node_is (worth->node, "h1") && (double) worth->own_links < LINKS_MOST * (double) worth->own;
}
