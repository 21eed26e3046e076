/* SPDX-License-Identifier: MIT
 * markup.h - HTML and XML as a tree of ours, within limits; behind it the only file that names the XML library */
#pragma once

#include <cadrage/error.h>

G_BEGIN_DECLS

typedef struct _CadNode CadNode;

typedef struct _CadAttribute {
  const char *name; /* lower case in HTML; without prefix */
  const char *value;
  struct _CadAttribute *next;
} CadAttribute;

/* An element, or a text when @name is NULL. Strings belong to the tree. */
struct _CadNode {
  const char *name; /* lower case in HTML; without prefix */
  const char *text;
  CadAttribute *attributes;
  CadNode *parent, *first, *last, *next;
};

typedef struct {
  CadNode *root; /* no element itself: the document */
  gboolean cut;  /* the limits on depth or size were met: what came after is missing */
  GStringChunk *strings;
  GPtrArray *blocks; /* of memory */
  gsize used;
  gpointer parser;
  CadNode *open; /* where parsing stands */
  guint depth, n_nodes;
} CadMarkup;

/* @text is valid UTF-8 without NUL, whatever encoding it declares; no text fails.
 * Returns: (transfer full) or NULL with @error (CAD_ERROR_READ) when the plug-in of formats.h cannot be loaded */
CadMarkup *cad_markup_html (const char *text, gsize length, GError **error);
CadMarkup *cad_markup_xml (const char *text, gsize length, GError **error);
void cad_markup_free (CadMarkup *markup);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CadMarkup, cad_markup_free)

/* How much of a page stands before a tag with more than 2,000 attributes: the parsers take the square of their number. */
gsize cad_markup_bounded (const char *text, gsize length);

/* The node after @node in the order of the document, below @root; NULL at the end. */
CadNode *cad_node_next (const CadNode *node, const CadNode *root);
/* The same without what is inside @node. */
CadNode *cad_node_after (const CadNode *node, const CadNode *root);

gboolean cad_node_is (const CadNode *node, const char *name);
const char *cad_node_attribute (const CadNode *node, const char *name); /* or NULL */
/* Whether the class attribute holds the letters @part. */
gboolean cad_node_has_class (const CadNode *node, const char *part);

/* The first element called @name below @root, or NULL. */
CadNode *cad_node_find (const CadNode *root, const char *name);

/* What a reader sees below @node: blanks folded, blocks on lines of their own, paragraphs after an empty line, neither scripts
 * nor styles. Returns: (transfer full) */
char *cad_node_text (const CadNode *node);
/* The same on one line. */
char *cad_node_line (const CadNode *node);
/* Adds the text of @node to @out as a paragraph, when there is one. */
void cad_node_add_paragraph (const CadNode *node, GString *out);
/* The same without the elements below for which @leave_out says so. */
typedef gboolean (*CadNodeTest) (const CadNode *node, gpointer data);
void cad_node_add_part (const CadNode *node, CadNodeTest leave_out, gpointer data, GString *out);

G_END_DECLS
