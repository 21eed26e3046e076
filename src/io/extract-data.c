/* SPDX-License-Identifier: MIT
 * extract-data.c - the article as the page's data for machines give it (JSON-LD), where they and the page agree */
#include "pages.h"

#include <string.h>

#include "json-scan.h"

#define BODY_LEAST 200 /* bytes: shorter ones are summaries */
#define WORD_LEAST 6   /* bytes: shorter words are in every text */
#define SAME_TEXT  0.8 /* of one text's words are in the other: they are of the same article, */
#define WHOLE_TEXT 0.95
#define MUCH_OTHER 0.7 /* and below this much of the text is something else */

/* The string that stands behind the key @name in @json, unescaped. Returns: (transfer full) or NULL */
static char *
string_of (const char *json, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\"", name);
  const char *found = strstr (json, key);
  const char *start = found != NULL ? found + strlen (key) : NULL;
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (CadJsonMember));

  if (start == NULL)
    return NULL;
  start += strspn (start, " \t\r\n:");
  const char *end = *start == '"' ? start + 1 : start;

  while (*end != '\0' && *end != '"')
    end += *end == '\\' && end[1] != '\0' ? 2 : 1;
  g_autofree char *object = g_strdup_printf ("{\"a\":%.*s\"}", (int) (end - start), start);

  if (!cad_json_scan (object, strlen (object), members))
    return NULL;
  CadJsonValue *value = &g_array_index (members, CadJsonMember, 0).value;

  cad_json_unescape (value);
  return g_strdup (value->start);
}

static gboolean
is_data (const CadNode *node)
{
  const char *type = cad_node_is (node, "script") ? cad_node_attribute (node, "type") : NULL;

  return type != NULL && strcmp (type, "application/ld+json") == 0;
}

char *
cad_extract_data (const CadMarkup *markup, const char *name)
{
  for (const CadNode *node = markup->root->first; node != NULL; node = cad_node_next (node, markup->root)) {
    if (!is_data (node))
      continue;
    GString *json = g_string_new (NULL);

    for (const CadNode *text = node->first; text != NULL; text = text->next)
      g_string_append (json, text->text != NULL ? text->text : "");
    char *value = string_of (json->str, name);

    g_string_free (json, TRUE);
    if (value != NULL)
      return value;
  }
  return NULL;
}

/* The longer words of @text. */
static GHashTable *
words_of (const char *text)
{
  GHashTable *words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (*text != '\0') {
    gsize n = 0;

    while ((guchar) text[n] >= 0x80 || g_ascii_isalnum (text[n]))
      n++;
    if (n >= WORD_LEAST)
      g_hash_table_add (words, g_strndup (text, n));
    text += MAX (n, 1);
  }
  return words;
}

static double
share_in (GHashTable *words, GHashTable *others)
{
  GHashTableIter iter;
  gpointer word;
  guint n = 0, found = 0;

  g_hash_table_iter_init (&iter, words);
  for (; g_hash_table_iter_next (&iter, &word, NULL); n++)
    found += g_hash_table_contains (others, word);
  return n > 0 ? (double) found / n : 0;
}

gboolean
cad_extract_prefers_data (const char *body, const char *main)
{
  if (body == NULL || strlen (body) < BODY_LEAST || strchr (body, '<') != NULL)
    return FALSE;
  g_autoptr (GHashTable) in_body = words_of (body);
  g_autoptr (GHashTable) in_main = words_of (main);
  double of_main = share_in (in_main, in_body), of_body = share_in (in_body, in_main);
  gboolean cut = g_str_has_suffix (body, "…") || g_str_has_suffix (body, "...");

  if (g_hash_table_size (in_main) == 0)
    return TRUE;
  return (of_main >= SAME_TEXT && of_body < SAME_TEXT) || (of_body >= WHOLE_TEXT && of_main < MUCH_OTHER && !cut);
}
