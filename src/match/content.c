/* SPDX-License-Identifier: MIT
 * content.c - what terms say, as a key: lists of the same terms are compiled once */
#include "content.h"

#include <string.h>

static void add_elements (GByteArray *key, const GPtrArray *elements);

static void
add_number (GByteArray *key, guint32 number)
{
  g_byte_array_append (key, (const guint8 *) &number, sizeof number);
}

static void
add_element (GByteArray *key, const CadElement *element)
{
  guint8 head[] = {
    element->kind, element->mode, element->optional, element->joined, element->elided, element->capital
  };
  const char *text = element->text != NULL ? element->text : "";

  g_byte_array_append (key, head, sizeof head);
  add_number (key, element->gap);
  g_byte_array_append (key, (const guint8 *) text, strlen (text) + 1);
  if (element->kind != CAD_ELEMENT_ANY)
    return;
  add_number (key, element->sequences->len);
  for (guint i = 0; i < element->sequences->len; i++)
    add_elements (key, element->sequences->pdata[i]);
}

static void
add_elements (GByteArray *key, const GPtrArray *elements)
{
  add_number (key, elements->len);
  for (guint i = 0; i < elements->len; i++)
    add_element (key, elements->pdata[i]);
}

GBytes *
cad_content_of (const GPtrArray *terms)
{
  GByteArray *key = g_byte_array_new ();

  for (guint i = 0; i < terms->len; i++)
    add_elements (key, ((const CadTerm *) terms->pdata[i])->elements);
  return g_byte_array_free_to_bytes (key);
}
