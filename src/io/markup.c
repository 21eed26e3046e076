/* SPDX-License-Identifier: MIT
 * markup.c - the only file that names the XML library: its events become a tree of ours, so that depth and size are ours */
#include "markup.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#define DEPTH_MOST 256
#define DEPTH_STOP 1024 /* the parser's own time grows with its stack: beyond this the rest stays unread */
#define NODES_MOST 4000000
#define BLOCK      (64 * 1024)

/* The library asks for this before threads use it. */
__attribute__ ((constructor)) static void
begin (void)
{
  xmlInitParser ();
}

static gpointer
allocate (CadMarkup *markup, gsize size)
{
  if (markup->blocks->len == 0 || markup->used + size > BLOCK) {
    g_ptr_array_add (markup->blocks, g_malloc0 (BLOCK));
    markup->used = 0;
  }
  gpointer place = (char *) markup->blocks->pdata[markup->blocks->len - 1] + markup->used;

  markup->used += (size + 15) & ~(gsize) 15;
  return place;
}

static CadMarkup *
markup_new (void)
{
  CadMarkup *markup = g_new0 (CadMarkup, 1);

  markup->strings = g_string_chunk_new (16 * 1024);
  markup->blocks = g_ptr_array_new_with_free_func (g_free);
  markup->root = allocate (markup, sizeof (CadNode));
  markup->root->name = "";
  markup->open = markup->root;
  return markup;
}

void
cad_markup_free (CadMarkup *markup)
{
  if (markup == NULL)
    return;
  g_string_chunk_free (markup->strings);
  g_ptr_array_unref (markup->blocks);
  g_free (markup);
}

static CadNode *
append (CadMarkup *markup)
{
  CadNode *node = allocate (markup, sizeof *node), *parent = markup->open;

  node->parent = parent;
  if (parent->last != NULL)
    parent->last->next = node;
  else
    parent->first = node;
  parent->last = node;
  markup->n_nodes++;
  return node;
}

static void
open_element (CadMarkup *markup, const char *name)
{
  markup->depth++;
  if (markup->depth > DEPTH_MOST || markup->n_nodes > NODES_MOST) {
    markup->cut = TRUE;
    if (markup->depth > DEPTH_STOP || markup->n_nodes > NODES_MOST)
      xmlStopParser (markup->parser);
    return;
  }
  CadNode *node = append (markup);

  node->name = g_string_chunk_insert_const (markup->strings, name);
  markup->open = node;
}

static void
add_attribute (CadMarkup *markup, const char *name, const char *value, gsize length)
{
  if (markup->depth > DEPTH_MOST || markup->n_nodes > NODES_MOST || markup->open->name == NULL)
    return;
  CadAttribute *attribute = allocate (markup, sizeof *attribute);

  attribute->name = g_string_chunk_insert_const (markup->strings, name);
  attribute->value = g_string_chunk_insert_len (markup->strings, value, length);
  attribute->next = markup->open->attributes;
  markup->open->attributes = attribute;
  markup->n_nodes++;
}

/* Below the depth allowed elements are left out, their text is not. */
static void
close_element (CadMarkup *markup)
{
  if (markup->depth == 0)
    return;
  if (markup->depth <= DEPTH_MOST && markup->open->parent != NULL && markup->n_nodes <= NODES_MOST)
    markup->open = markup->open->parent;
  markup->depth--;
}

static void
on_characters (void *data, const xmlChar *characters, int length)
{
  CadMarkup *markup = data;

  if (markup->n_nodes > NODES_MOST) {
    markup->cut = TRUE;
    return;
  }
  append (markup)->text = g_string_chunk_insert_len (markup->strings, (const char *) characters, length);
}

static const char *
without_prefix (const xmlChar *name)
{
  const char *colon = strchr ((const char *) name, ':');

  return colon != NULL && colon[1] != '\0' ? colon + 1 : (const char *) name;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar **attributes)
{
  CadMarkup *markup = data;

  open_element (markup, without_prefix (name));
  for (guint i = 0; attributes != NULL && attributes[i] != NULL; i += 2) {
    const char *value = attributes[i + 1] != NULL ? (const char *) attributes[i + 1] : "";

    add_attribute (markup, without_prefix (attributes[i]), value, strlen (value));
  }
}

static void
on_end (void *data, const xmlChar *name)
{
  (void) name;
  close_element (data);
}

/* Only the five entities of XML itself: what a document declares is neither read nor expanded. */
static xmlEntityPtr
on_entity (void *data, const xmlChar *name)
{
  (void) data;
  return xmlGetPredefinedEntity (name);
}

static xmlSAXHandler
handler (void)
{
  xmlSAXHandler sax = { 0 };

  sax.initialized = 1; /* names and attributes in the manner of SAX 1, for both parsers */
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.getEntity = on_entity;
  sax.characters = on_characters;
  sax.ignorableWhitespace = on_characters;
  sax.cdataBlock = on_characters;
  return sax;
}

CadMarkup *
cad_markup_html (const char *text, gsize length, GError **error)
{
  (void) error;
  CadMarkup *markup = markup_new ();
  xmlSAXHandler sax = handler ();

  sax.cdataBlock = NULL; /* scripts and styles */
  htmlParserCtxtPtr context = htmlCreatePushParserCtxt (&sax, markup, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

  if (context == NULL)
    return markup;
  markup->parser = context;
  htmlCtxtUseOptions (context, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC);
  htmlParseChunk (context, text, (int) length, 0);
  htmlParseChunk (context, NULL, 0, 1);
  xmlFreeDoc (context->myDoc);
  context->myDoc = NULL;
  htmlFreeParserCtxt (context);
  return markup;
}

/* The declaration speaks of the bytes as they were before they were decoded. */
static const char *
after_declaration (const char *text, gsize *length)
{
  const char *end = g_str_has_prefix (text, "<?xml") ? g_strstr_len (text, MIN (*length, 1024), "?>") : NULL;

  if (end == NULL)
    return text;
  *length -= end + 2 - text;
  return end + 2;
}

CadMarkup *
cad_markup_xml (const char *text, gsize length, GError **error)
{
  (void) error;
  CadMarkup *markup = markup_new ();
  xmlSAXHandler sax = handler ();
  const char *from = after_declaration (text + strspn (text, " \t\r\n"), &length);

  length = strlen (from);
  xmlParserCtxtPtr context = xmlCreatePushParserCtxt (&sax, markup, NULL, 0, NULL);

  if (context == NULL)
    return markup;
  markup->parser = context;
  xmlCtxtUseOptions (context, XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                                  XML_PARSE_IGNORE_ENC);
  xmlParseChunk (context, from, (int) length, 0);
  xmlParseChunk (context, NULL, 0, 1);
  xmlFreeDoc (context->myDoc);
  context->myDoc = NULL;
  xmlFreeParserCtxt (context);
  return markup;
}
