/* SPDX-License-Identifier: MIT
 * extract.c - the article of a page: where most of its paragraphs stand together, and little of it is links */
#include "pages.h"

#include <string.h>

#include "extract-worth.h"

#define HINT          25.0 /* paragraphs' worth of a name such as "article" */
#define BODY_HINT     100.0
#define LETTERS_EACH  100.0 /* letters that are worth one point */
#define LINE_MOST     5.0   /* points of one paragraph; */
#define BOX_MOST      50.0  /* of a box with lines of its own, which may be all of the article */
#define SIBLING_LEAST 80    /* letters of a paragraph that stands beside the article's box */
#define CLIMB_MOST    4     /* levels */
#define NARROW_SHARE  0.6   /* of a box's paragraphs: then the rest is beside the article */
#define BLOCK_LINKS   0.6   /* a block with more of links is a list of them */

static gboolean
names_one_of (const CadNode *node, const char *const *parts)
{
  const char *class = cad_node_attribute (node, "class"), *id = cad_node_attribute (node, "id");

  for (guint i = 0; parts[i] != NULL; i++)
    if ((class != NULL && strcasestr (class, parts[i]) != NULL) || (id != NULL && strcasestr (id, parts[i]) != NULL))
      return TRUE;
  return FALSE;
}

static double
hint_of (const CadNode *node)
{
  static const char *const good[] = { "article", "content", "entry", "post", "story", "text", "body", NULL };
  const char *property = cad_node_attribute (node, "itemprop");

  if (property != NULL && strstr (property, "articleBody") != NULL)
    return BODY_HINT;
  return cad_node_is (node, "article") || names_one_of (node, good) ? HINT : 0.0;
}

static gboolean
is_line_of_text (const CadNode *node)
{
  static const char *const names[] = { "p", "pre", "blockquote", "li", "dd", "dt", NULL };

  return g_strv_contains (names, node->name);
}

/* A paragraph speaks for what holds it, and less for what holds that. */
static void
score (CadWorths *worths)
{
  static const double shares[] = { 1.0, 0.5, 0.17, 0.12 };

  for (guint i = 1; i < worths->order->len; i++) {
    CadWorth *worth = worths->order->pdata[i], *up = worth->parent;

    if (worth->left_out || !cad_worth_is_paragraph (worth))
      continue;
    gboolean line = is_line_of_text (worth->node);
    double points = 1.0 + MIN ((double) worth->own / LETTERS_EACH, line ? LINE_MOST : BOX_MOST);

    worth->score += line ? 0 : points;
    for (guint j = 0; up != NULL && j < G_N_ELEMENTS (shares); j++, up = up->parent)
      up->score += points * shares[j];
  }
}

static double
final_score (const CadWorth *worth)
{
  return worth->score > 0 ? (worth->score + hint_of (worth->node)) * (1.0 - cad_worth_link_share (worth)) : 0.0;
}

/* In the order of the document, so that equal scores give the same page twice. */
static CadWorth *
best_of (const CadWorths *worths)
{
  CadWorth *found = NULL;
  double best = 0;

  for (guint i = 1; i < worths->order->len; i++) {
    CadWorth *worth = worths->order->pdata[i];
    double points = worth->left_out ? 0 : final_score (worth);

    if (points > best) {
      best = points;
      found = worth;
    }
  }
  return found;
}

/* From a box to the one in it that has most of its paragraphs: what else it holds is small. */
static CadWorth *
narrowed (const CadWorths *worths, CadWorth *worth)
{
  CadWorth *inner = worth;

  while (inner != NULL) {
    worth = inner;
    inner = NULL;
    for (const CadNode *node = worth->node->first; node != NULL && inner == NULL; node = node->next) {
      CadWorth *below = node->name != NULL ? cad_worths_get (worths, node) : NULL;

      if (below != NULL && !below->left_out && below->score > 0 &&
          (double) below->paragraphs > NARROW_SHARE * (double) worth->paragraphs)
        inner = below;
    }
  }
  return worth;
}

static gboolean
looks_like (const CadNode *a, const CadNode *b)
{
  return g_strcmp0 (a->name, b->name) == 0 &&
         g_strcmp0 (cad_node_attribute (a, "class"), cad_node_attribute (b, "class")) == 0;
}

static gboolean
has_twin (const CadWorths *worths, const CadWorth *worth)
{
  for (const CadNode *node = worth->parent->node->first; node != NULL; node = node->next) {
    const CadWorth *other = node->name != NULL ? cad_worths_get (worths, node) : NULL;

    if (other != NULL && other != worth && other->paragraphs >= SIBLING_LEAST && looks_like (node, worth->node))
      return TRUE;
  }
  return FALSE;
}

/* Chapters, posts of a live blog, blocks of an editor: where boxes like the best one stand beside it, all of them are meant. */
static CadWorth *
with_twins (const CadWorths *worths, CadWorth *best)
{
  CadWorth *found = best, *worth = best;

  for (guint i = 0; i < CLIMB_MOST && worth->parent != NULL && worth->parent->parent != NULL; i++) {
    if (has_twin (worths, worth))
      found = worth->parent;
    worth = worth->parent;
  }
  return found;
}

/* The outermost box that holds no other paragraphs: what stands beside the article stands beside that. */
static CadWorth *
with_wrappers (CadWorth *worth)
{
  while (worth->parent->parent != NULL && worth->parent->paragraphs == worth->paragraphs)
    worth = worth->parent;
  return worth;
}

/* Tables that lay a page out hold paragraphs; those that hold figures do not. */
static gboolean
is_block (const CadWorth *worth)
{
  static const char *const names[] = { "p", "pre", "blockquote", "ul", "ol", "dl", NULL };
  const CadNode *node = worth->node;

  if (cad_node_is (node, "table"))
    return worth->paragraphs * 2 < worth->text;
  return g_strv_contains (names, node->name) ||
         (cad_worth_is_paragraph (worth) && worth->own == worth->paragraphs && !cad_node_is (node, "body"));
}

typedef struct {
  const CadWorths *worths;
  GString *out;
  const CadNode *heading; /* waits for a block that it heads */
} Page;

static gboolean
is_left_out (const CadNode *node, gpointer data)
{
  const Page *page = data;
  const CadWorth *worth = node->name != NULL ? cad_worths_get (page->worths, node) : NULL;

  return node->name != NULL && (worth == NULL ? !cad_node_is (node, "br") : worth->left_out);
}

static void
add_block (Page *page, const CadWorth *worth)
{
  if (worth->text > 0 && cad_worth_link_share (worth) < BLOCK_LINKS) {
    if (page->heading != NULL)
      cad_node_add_part (page->heading, is_left_out, page, page->out);
    cad_node_add_part (worth->node, is_left_out, page, page->out);
  }
  if (worth->text > 0)
    page->heading = NULL;
}

/* The paragraphs below @node that are not links, buttons or boxes, and lines that stand by themselves among them. */
static void
add_blocks (Page *page, const CadNode *node)
{
  for (const CadNode *n = node; n != NULL;) {
    const CadWorth *worth = n->name != NULL ? cad_worths_get (page->worths, n) : NULL;
    gboolean skip = n->name != NULL && (worth == NULL || worth->left_out);
    gboolean block = !skip && worth != NULL && is_block (worth);

    if (block)
      add_block (page, worth);
    else if (!skip && worth != NULL && cad_node_is_heading (n))
      page->heading = n;
    n = skip || block ? cad_node_after (n, node) : cad_node_next (n, node);
  }
}

/* Twins of the article's box, paragraphs of some length, the article's header, and before it a box of nothing but a paragraph. */
static gboolean
belongs_beside (const CadWorth *worth, const CadWorth *main, gboolean before)
{
  if (worth == main || looks_like (worth->node, main->node))
    return TRUE;
  if (cad_node_is (worth->node, "header"))
    return worth->paragraphs > 0;
  if (before && worth->paragraphs >= SIBLING_LEAST && worth->paragraphs * 10 >= worth->text * 9 && worth->links == 0)
    return TRUE;
  return cad_worth_is_paragraph (worth) && worth->own >= SIBLING_LEAST && worth->paragraphs == worth->own;
}

static void
add_with_siblings (Page *page, const CadWorth *main)
{
  gboolean before = TRUE;

  for (const CadNode *node = main->node->parent->first; node != NULL; node = node->next) {
    const CadWorth *worth = node->name != NULL ? cad_worths_get (page->worths, node) : NULL;

    before &= node != main->node;
    if (worth != NULL && !worth->left_out && belongs_beside (worth, main, before))
      add_blocks (page, node);
    page->heading = NULL;
  }
}

char *
cad_extract_main (const CadMarkup *markup)
{
  g_autoptr (CadWorths) worths = cad_worths_new (markup->root);
  Page page = { .worths = worths, .out = g_string_new (NULL) };

  score (worths);
  CadWorth *best = best_of (worths);

  if (best != NULL && best->parent != NULL)
    add_with_siblings (&page, with_wrappers (with_twins (worths, narrowed (worths, best))));
  return g_string_free (page.out, FALSE);
}
