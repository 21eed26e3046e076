/* SPDX-License-Identifier: MIT
 * node.c - walking the tree of a page, and its text as a reader sees it */
#include "markup.h"

#include <string.h>

CadNode *
cad_node_after (const CadNode *node, const CadNode *root)
{
  while (node != NULL && node != root) {
    if (node->next != NULL)
      return node->next;
    node = node->parent;
  }
  return NULL;
}

CadNode *
cad_node_next (const CadNode *node, const CadNode *root)
{
  return node->first != NULL ? node->first : cad_node_after (node, root);
}

gboolean
cad_node_is (const CadNode *node, const char *name)
{
  return node->name != NULL && strcmp (node->name, name) == 0;
}

const char *
cad_node_attribute (const CadNode *node, const char *name)
{
  for (const CadAttribute *a = node->attributes; a != NULL; a = a->next)
    if (strcmp (a->name, name) == 0)
      return a->value;
  return NULL;
}

gboolean
cad_node_has_class (const CadNode *node, const char *part)
{
  const char *class = node->name != NULL ? cad_node_attribute (node, "class") : NULL;

  return class != NULL && strcasestr (class, part) != NULL;
}

CadNode *
cad_node_find (const CadNode *root, const char *name)
{
  for (CadNode *node = root->first; node != NULL; node = cad_node_next (node, root))
    if (cad_node_is (node, name))
      return node;
  return NULL;
}

typedef enum { FLOW_INLINE, FLOW_LINE, FLOW_PARAGRAPH, FLOW_HIDDEN } Flow;

static Flow
flow_of (const CadNode *node)
{
  static const struct {
    Flow flow;
    const char *names;
  } kinds[] = {
    { FLOW_PARAGRAPH,
      " p h1 h2 h3 h4 h5 h6 blockquote article section header footer aside nav main figure table ul ol dl pre "
      "form fieldset head ab lg quote list paragraph hr " },
    { FLOW_LINE, " br div li tr dt dd td th option figcaption caption address lb l item label legend title textarea " },
    { FLOW_HIDDEN, " script style noscript template svg math iframe object select button " },
  };
  g_autofree char *padded = g_strdup_printf (" %s ", node->name);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strstr (kinds[i].names, padded) != NULL)
      return kinds[i].flow;
  return FLOW_INLINE;
}

/* The text as far as it is written, and the break that stands before the next word. */
typedef struct {
  GString *out;
  gsize start;
  Flow pending;
  gboolean blank;
  CadNodeTest leave_out; /* or NULL */
  gpointer data;         /* of @leave_out */
} Writer;

static void
write_break (Writer *writer)
{
  if (writer->out->len > writer->start) {
    if (writer->pending == FLOW_PARAGRAPH)
      g_string_append (writer->out, "\n\n");
    else if (writer->pending == FLOW_LINE)
      g_string_append_c (writer->out, '\n');
    else if (writer->blank)
      g_string_append_c (writer->out, ' ');
  }
  writer->pending = FLOW_INLINE;
  writer->blank = FALSE;
}

static void
write_text (Writer *writer, const char *text)
{
  while (*text != '\0') {
    gsize blanks = strspn (text, " \t\r\n\f\v");

    writer->blank |= blanks > 0;
    text += blanks;
    gsize n = strcspn (text, " \t\r\n\f\v");

    if (n == 0)
      return;
    write_break (writer);
    g_string_append_len (writer->out, text, n);
    text += n;
  }
}

static void
ask_break (Writer *writer, const CadNode *node)
{
  Flow flow = flow_of (node);

  if (flow != FLOW_HIDDEN)
    writer->pending = MAX (writer->pending, flow);
  /* <w>mots</w><w>coupés</w>: tokens stand apart unless the file puts them together itself */
  writer->blank |= strcmp (node->name, "w") == 0 && node->next != NULL && cad_node_is (node->next, "w");
}

static gboolean
is_mark (gunichar c)
{
  return c == '"' || c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 || c == 0x203A;
}

/* The first sign that a reader sees below @node. */
static gunichar
first_sign (const CadNode *node)
{
  for (const CadNode *n = node; n != NULL; n = cad_node_next (n, node)) {
    const char *p = n->text != NULL ? n->text + strspn (n->text, " \t\r\n") : "";

    if (*p != '\0')
      return g_utf8_get_char (p);
  }
  return 0;
}

/* <q> is shown with marks, unless the text brings its own. */
static void
write_mark (Writer *writer, const CadNode *node, const char *mark)
{
  if (!cad_node_is (node, "q") || is_mark (first_sign (node)) || first_sign (node) == 0)
    return;
  if (strcmp (mark, "”") != 0)
    write_text (writer, mark);
  else
    g_string_append (writer->out, mark);
}

/* Iterative: the tree may be as deep as the parser allows. */
static void
write_tree (Writer *writer, const CadNode *root)
{
  const CadNode *node = root;

  while (node != NULL) {
    gboolean hidden = node->name != NULL && node != root &&
                      (flow_of (node) == FLOW_HIDDEN ||
                       (writer->leave_out != NULL && writer->leave_out (node, writer->data)));

    if (node->text != NULL)
      write_text (writer, node->text);
    else if (!hidden)
      ask_break (writer, node);
    if (node->name != NULL)
      write_mark (writer, node, "“");
    if (node->first != NULL && !hidden) {
      node = node->first;
      continue;
    }
    if (node->name != NULL && !hidden)
      ask_break (writer, node);
    while (node != root && node->next == NULL) {
      node = node->parent;
      write_mark (writer, node, "”");
      ask_break (writer, node);
    }
    node = node != root ? node->next : NULL;
  }
}

void
cad_node_add_paragraph (const CadNode *node, GString *out)
{
  cad_node_add_part (node, NULL, NULL, out);
}

void
cad_node_add_part (const CadNode *node, CadNodeTest leave_out, gpointer data, GString *out)
{
  Writer writer = { .out = out, .start = 0, .pending = FLOW_PARAGRAPH, .leave_out = leave_out, .data = data };

  write_tree (&writer, node);
}

char *
cad_node_text (const CadNode *node)
{
  GString *out = g_string_new (NULL);
  Writer writer = { .out = out };

  write_tree (&writer, node);
  return g_string_free (out, FALSE);
}

char *
cad_node_line (const CadNode *node)
{
  char *text = cad_node_text (node);

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\n')
      *p = ' ';
  return text;
}
